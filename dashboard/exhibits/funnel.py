"""The funnel plot as it leaves the building."""

from functools import partial

from dashboard import cache_change, change_answer
from dashboard.documents.table_file import checked
from dashboard.figures.change import change_method, interval_charts
from dashboard.figures.chart_look import sized
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import file_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection
from dashboard.text import translator

KIND = "funnel"


def exhibit(selection: Selection) -> Exhibit:
    """Return the funnel plot of the later period of an address.

    Raises:
        NoFigureError: a funnel plot of the measure would mislead.
    """
    answer = change_answer.judged(selection)
    asked, panel, lang = answer.asked, answer.panel, answer.asked.lang
    t = translator(lang)
    measure = asked.measure
    drawn = cache_change.funnel(
        measure.dataset, measure.indicator, asked.cut, asked.level, answer.codes, is_old=answer.span.is_old
    )
    name = partial(map_builder.region_name, vintage=panel.vintage, lang=lang)
    named = [answer.chosen, *change_method.outermost(drawn)]
    rows = cache_change.rows(panel, answer.codes)
    table, shared = file_table(panel, rows, answer.sources, lang)
    nation, _ = file_table(panel, cache_change.rows(panel, [change_answer.NATION]), answer.sources, lang)
    publishers = map_builder.publishers([*rows["source_id"], *rows["denominator_source_id"]], answer.sources)
    return Exhibit(
        kind=KIND,
        lang=lang,
        title=t("{what}: lebih dari kebetulan?", what=map_builder.title(panel, lang, asked.within)),
        subtitle=map_builder.subtitle(panel, lang),
        note=" ".join([change_method.funnel_means(lang), change_method.funnel_counts(drawn, lang)]),
        source=t("Sumber: {publishers}", publishers=map_builder.short_list(publishers, lang)),
        credit="",
        band=getattr(map_builder.SYNTHETIC_BAND, lang) if measure.dataset == "synthetic" else "",
        place=map_builder.region_name(asked.within or change_answer.NATION, panel.vintage, lang),
        period=asked.cut.period,
        unit=measure.definition.unit,
        plot=lambda width, height: sized(
            interval_charts.funnel(drawn, measure, name, named, LIGHT, lang, height), width, height, LIGHT
        ),
        table=checked(table.assign(**shared)),
        reference=checked(nation.assign(**shared)),
    )
