"""The largest rises and falls as they leave the building, of the measure and of the count behind it."""

from dashboard import change_answer
from dashboard.figures.change import change_charts, change_tables, change_words
from dashboard.figures.change.change_exhibit import bars, columns, framed, source
from dashboard.figures.chart_look import sized
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION
from dashboard.state import Selection

KIND, COUNTS = "change_ranking", "change_counts"


def exhibit(selection: Selection) -> Exhibit:
    """Return the ranking by change of an address.

    Raises:
        NoFigureError: there are no two periods that can be subtracted, or the regions cannot be ranked.
    """
    answer, told = change_answer.changed(selection, is_ranked=True)
    names, series = bars(told, "main")
    return framed(
        KIND,
        told,
        lambda width, height: sized(change_charts.ranking(told, "main", LIGHT, width), width, height, LIGHT),
        answer.sources,
        answer.codes,
        chart="bars",
        categories=names,
        series=series,
    )


def counts(selection: Selection) -> Exhibit:
    """Return the ranking by change of the count behind the measure of an address.

    Raises:
        NoFigureError: there are no two periods that can be subtracted, or the regions cannot be ranked.
    """
    answer, told = change_answer.changed(selection, is_ranked=True)
    names, series = bars(told, "count_change")
    table, reference = (
        columns(change_tables.count_rows(told, answer.sources, codes)) for codes in (answer.codes, [NATION])
    )
    return framed(
        COUNTS,
        told,
        lambda width, height: sized(
            change_charts.ranking(told, "count_change", LIGHT, width // 3), width, height, LIGHT
        ),
        answer.sources,
        answer.codes,
        title=change_words.count_title(told),
        subtitle=change_words.count_subtitle(told),
        note=" ".join(
            filter(None, [getattr(told.count.definition, told.lang), change_words.extremes_text(told, len(names))])
        ),
        source=source(change_tables.without_base(told.later), answer.sources, told),
        unit=told.count_unit,
        table=table,
        reference=reference,
        chart="bars",
        categories=names,
        series=series,
    )
