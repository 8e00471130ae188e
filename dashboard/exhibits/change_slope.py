"""The slopes of a few regions as they leave the building."""

from dashboard import change_answer
from dashboard.figures import formats
from dashboard.figures.change import change_charts, change_tables, change_words
from dashboard.figures.change.change_exhibit import columns, framed, lines
from dashboard.figures.chart_look import sized
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION
from dashboard.state import Selection

KIND = "change_slope"


def exhibit(selection: Selection) -> Exhibit:
    """Return the slopes of the regions that an address draws, or of those that rose and fell most.

    Raises:
        NoFigureError: there are no two periods that can be subtracted.
    """
    answer, told = change_answer.changed(selection)
    panels = (told.earlier, told.later)
    # Of the ends of a ranking nothing can be counted; what is said beside them must be of all regions.
    codes = answer.codes if answer.is_of_extremes else told.drawn
    table, reference = (change_tables.level_rows(told, panels, answer.sources, shown) for shown in (codes, [NATION]))
    definition = getattr(told.indicator.definition, told.lang)
    drawn = change_words.extremes_text(told, len(told.drawn)) if answer.is_of_extremes else ""
    return framed(
        KIND,
        told,
        lambda width, height: sized(change_charts.slopes(told, LIGHT, height), width, height, LIGHT),
        answer.sources,
        codes,
        subtitle=change_words.levels_subtitle(told),
        note=" ".join(filter(None, [definition, drawn, *change_words.breaks_text(told, [*told.drawn, NATION])])),
        unit=told.indicator.unit,
        table=columns(table),
        reference=columns(reference),
        chart="lines",
        categories=tuple(formats.period_text(moment, told.lang) for moment in (told.moments[0], told.moments[-1])),
        series=lines(told),
    )
