"""What chance can do, as it leaves the building: the funnel plot, and the extreme rates with their intervals."""

from collections.abc import Sequence
from functools import partial

from dashboard import cache_change, change_answer
from dashboard.cache_change import Funnel
from dashboard.change_answer import Answer
from dashboard.documents.table_file import checked
from dashboard.figures.change import change_method, interval_charts
from dashboard.figures.chart_look import sized
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import file_table
from dashboard.figures.press.exhibit import Exhibit, Plot
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection
from dashboard.text import translator

KIND, EXTREMES = "funnel", "extremes"


def exhibit(selection: Selection) -> Exhibit:
    """Return the funnel plot of the later period of an address.

    Raises:
        NoFigureError: a funnel plot of the measure would mislead.
    """
    answer = change_answer.judged(selection)
    measure, lang = answer.asked.measure, answer.asked.lang
    t = translator(lang)
    drawn = _drawn(answer)
    name = partial(map_builder.region_name, vintage=answer.panel.vintage, lang=lang)
    named = [answer.chosen, *change_method.outermost(drawn)]
    return _framed(
        KIND,
        answer,
        answer.codes,
        lambda width, height: sized(
            interval_charts.funnel(drawn, measure, name, named, LIGHT, lang, height), width, height, LIGHT
        ),
        t("{what}: lebih dari kebetulan?", what=map_builder.title(answer.panel, lang, answer.asked.within)),
        [change_method.funnel_means(lang), change_method.funnel_counts(drawn, lang)],
    )


def extremes(selection: Selection) -> Exhibit:
    """Return the highest and the lowest rates of the later period of an address with their intervals.

    Its data are of all regions that were judged: only so do they say that these are the highest and the lowest.

    Raises:
        NoFigureError: intervals of the measure would mislead.
    """
    answer = change_answer.judged(selection)
    measure, lang = answer.asked.measure, answer.asked.lang
    t = translator(lang)
    drawn = _drawn(answer)
    name = partial(map_builder.region_name, vintage=answer.panel.vintage, lang=lang)
    rows = change_method.extreme_rows(drawn)
    return _framed(
        EXTREMES,
        answer,
        drawn.regions["region_code"].to_list(),
        lambda width, height: sized(
            interval_charts.whiskers(rows, drawn.target, measure, name, LIGHT, lang, width // 3), width, height, LIGHT
        ),
        t("{what}: tertinggi dan terendah", what=map_builder.title(answer.panel, lang, answer.asked.within)),
        [getattr(measure.definition.definition, lang), change_method.extremes_mean(rows, drawn, lang)],
    )


def _drawn(answer: Answer) -> Funnel:
    asked = answer.asked
    return cache_change.funnel(
        asked.measure.dataset, asked.measure.indicator, asked.cut, asked.level, answer.codes, is_old=answer.span.is_old
    )


def _framed(kind: str, answer: Answer, codes: Sequence[str], plot: Plot, title: str, notes: Sequence[str]) -> Exhibit:
    asked, panel, lang = answer.asked, answer.panel, answer.asked.lang
    t = translator(lang)
    rows = cache_change.rows(panel, codes)
    table, shared = file_table(panel, rows, answer.sources, lang)
    nation, _ = file_table(panel, cache_change.rows(panel, [change_answer.NATION]), answer.sources, lang)
    publishers = map_builder.publishers([*rows["source_id"], *rows["denominator_source_id"]], answer.sources)
    return Exhibit(
        kind=kind,
        lang=lang,
        title=title,
        subtitle=map_builder.subtitle(panel, lang),
        note=" ".join(notes),
        source=t("Sumber: {publishers}", publishers=map_builder.short_list(publishers, lang)),
        credit="",
        band=getattr(map_builder.SYNTHETIC_BAND, lang) if asked.measure.dataset == "synthetic" else "",
        place=map_builder.region_name(asked.within or change_answer.NATION, panel.vintage, lang),
        period=asked.cut.period,
        unit=asked.measure.definition.unit,
        plot=plot,
        table=checked(table.assign(**shared)),
        reference=checked(nation.assign(**shared)),
    )
