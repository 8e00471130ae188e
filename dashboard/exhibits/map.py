"""The map as it leaves the building: the same regions, classes and words as on the map page."""

from dataclasses import dataclass

import pandas as pd

from dashboard import cache
from dashboard.cache import Panel
from dashboard.documents.table_file import checked
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.maps.reading_table import extremes, file_table, rankable, row_of
from dashboard.figures.origin import Sources
from dashboard.figures.press import press_map
from dashboard.figures.press.exhibit import Exhibit
from dashboard.question import NATION, Question, chosen_measure, holders, question
from dashboard.state import Selection
from dashboard.text import translator

KIND = "map"
# At each end, of regions named with their figures.
TOLD = 3


@dataclass(frozen=True)
class Mapped:
    """What the map of one question is made of.

    joined: the panel's table, one row per region of the figure's layer.
    """

    panel: Panel
    joined: pd.DataFrame
    figure: MapFigure
    sources: Sources


def mapped(asked: Question) -> Mapped:
    """Return the map that answers a question."""
    measure = asked.measure
    panel = cache.panel(measure.dataset, measure.indicator, asked.cut, asked.level)
    layer = cache.layer_for(panel, asked.within)
    joined = cache.joined(panel, layer, asked.within)
    manifest = cache.manifest()
    sources = cache.sources(measure.dataset)
    figure = map_builder.map_figure(
        panel,
        joined,
        cache.breaks(measure.dataset, measure.indicator, asked.cut, asked.level),
        layer=layer,
        within=asked.within,
        chosen=asked.chosen,
        sources=sources,
        credit=manifest.credit_id if asked.lang == "id" else manifest.credit_en,
        lang=asked.lang,
    )
    return Mapped(panel, joined, figure, sources)


def exhibit(selection: Selection) -> Exhibit:
    """Return the map of an address.

    Raises:
        BrokenDataError: the data hold nothing of the chosen measure.
    """
    measure, _ = chosen_measure(selection)
    asked = question(selection, cache.choices(measure.dataset, measure.indicator))
    made = mapped(asked)
    figure, panel = made.figure, made.panel
    definition = getattr(panel.measure.definition.definition, asked.lang)
    holding = [asked.within, *holders(asked.within, panel.vintage)] if asked.within else [NATION]
    above = pd.DataFrame([row_of(panel, made.joined, code) for code in holding])
    told = _told(made)
    t = translator(asked.lang)
    ends = [t("Angka pada peta: wilayah dengan nilai tertinggi dan terendah.")] if told else []
    return Exhibit(
        kind=KIND,
        lang=asked.lang,
        title=figure.title,
        subtitle=figure.subtitle,
        note=" ".join([definition, *ends, *map_builder.remarks(panel, made.joined, asked.lang)]),
        source=figure.source,
        credit=figure.credit,
        band=figure.band,
        place=map_builder.region_name(asked.within or NATION, panel.vintage, asked.lang),
        period=panel.cut.period,
        unit=figure.unit,
        plot=lambda width, height: press_map.plot(figure, cache.grounds(figure.layer), width, height, told=told),
        table=_rows(made, made.joined, asked),
        reference=_rows(made, above, asked),
    )


def _told(made: Mapped) -> tuple[str, ...]:
    """Return the regencies with the highest and the lowest rates, where ranking them is honest.

    A figure that others share is not singled out of them.
    """
    panel, joined = made.panel, made.joined
    if panel.level != "regency" or made.figure.kind != "rate" or panel.measure.as_printed or rankable(joined):
        return ()
    highest, lowest = (part["value"].tolist() for part in extremes(joined, TOLD + 1))
    if len(highest) <= TOLD:
        return ()
    is_told = (joined["value"] > highest[TOLD]) | (joined["value"] < lowest[TOLD])
    return tuple(joined.loc[is_told, "region_code"])


def _rows(made: Mapped, rows: pd.DataFrame, asked: Question) -> pd.DataFrame:
    table, shared = file_table(made.panel, rows, made.sources, asked.lang)
    return checked(table.assign(**shared))
