"""The series of a few regions through all points between two periods, as they leave the building."""

from dataclasses import replace

from dashboard import cache, change_answer
from dashboard.figures import formats
from dashboard.figures.change import change_charts, change_tables, change_words
from dashboard.figures.change.change_exhibit import columns, framed
from dashboard.figures.chart_look import sized
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.stretches import stretches
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION
from dashboard.state import Selection

KIND = "change_path"


def exhibit(selection: Selection) -> Exhibit:
    """Return the series of the regions that an address draws, or of those that rose and fell most.

    Raises:
        NoFigureError: there are no two periods that can be subtracted.
    """
    answer, told = change_answer.changed(selection)
    asked = answer.asked
    dataset, indicator = asked.measure.dataset, asked.measure.indicator
    panels = [
        cache.panel(dataset, indicator, replace(asked.cut, period=moment), asked.level, is_old=answer.span.is_old)
        for moment in told.moments
    ]
    # What is said of the last period must be of all regions, not of the ends of a ranking alone.
    codes = answer.codes if answer.is_of_extremes else told.drawn
    table, reference = (
        columns(change_tables.level_rows(told, panels, answer.sources, shown)) for shown in (codes, [NATION])
    )
    definition = getattr(told.indicator.definition, told.lang)
    drawn = change_words.extremes_text(told, len(told.drawn)) if answer.is_of_extremes else ""
    breaks = change_words.breaks_text(told, change_charts.on_lines(told))
    return framed(
        KIND,
        told,
        lambda width, height: sized(change_charts.path(told, LIGHT, height), width, height, LIGHT),
        answer.sources,
        codes,
        subtitle=change_words.levels_subtitle(told),
        note=" ".join(filter(None, [definition, drawn, *breaks])),
        unit=told.indicator.unit,
        table=table,
        reference=reference,
        chart="lines",
        categories=tuple(formats.period_text(moment, told.lang) for moment in told.moments),
        series=stretches(
            told.points.rename(columns={"moment": "period"}), told.drawn, told.name, told.moments, told.lang
        ),
    )
