"""The map as it leaves the building: the same regions, classes and words as on the map page."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard import cache
from dashboard.cache import Panel
from dashboard.documents.table_file import checked
from dashboard.figures import formats, word_tables
from dashboard.figures.chart_look import empty
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.maps.reading_table import extremes, file_table, rankable, reading_table, row_of
from dashboard.figures.origin import Sources
from dashboard.figures.press import press_map, press_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION, Question, chosen_measure, holders, question
from dashboard.state import Selection
from dashboard.text import translator

KIND, TABLE = "map", "map_table"
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
    asked, made = _asked(selection)
    figure, told = made.figure, _told(made)
    t = translator(asked.lang)
    plain = _described(asked, made)
    ends = [t("Angka pada peta: wilayah dengan nilai tertinggi dan terendah.")] if told else []
    return replace(
        plain,
        note=" ".join([plain.note, *ends]),
        credit=figure.credit,
        plot=lambda width, height: press_map.plot(figure, cache.grounds(figure.layer), width, height, told=told),
    )


def table(selection: Selection) -> Exhibit:
    """Return everything on the map of an address as a table, the highest value first.

    Raises:
        BrokenDataError: the data hold nothing of the chosen measure.
    """
    asked, made = _asked(selection)
    t = translator(asked.lang)
    again = cache.all_recomputed(made.panel, made.joined)
    words = reading_table(made.panel, made.joined, made.sources, again, asked.lang)
    figures = made.joined.set_index("region_code")[["value", "obs_status"]].loc[words[t("Kode")]]
    # A picture has no head that says "in per cent", so each value says its unit.
    words[t("Nilai")] = [
        formats.status_or_value(value, made.figure.unit, status, asked.lang)
        for value, status in figures.itertuples(index=False, name=None)
    ]
    listing = word_tables.of_frame(made.figure.title, words, asked.lang)
    return replace(
        _described(asked, made),
        kind=TABLE,
        plot=lambda width, height: press_table.plot(listing, width, height, asked.lang),
        listing=listing,
    )


def _asked(selection: Selection) -> tuple[Question, Mapped]:
    measure, _ = chosen_measure(selection)
    asked = question(selection, cache.choices(measure.dataset, measure.indicator))
    return asked, mapped(asked)


def _described(asked: Question, made: Mapped) -> Exhibit:
    """Return everything that goes with the figures of a map, before they are drawn in any way."""
    figure, panel = made.figure, made.panel
    definition = getattr(panel.measure.definition.definition, asked.lang)
    holding = [asked.within, *holders(asked.within, panel.vintage)] if asked.within else [NATION]
    above = pd.DataFrame([row_of(panel, made.joined, code) for code in holding])
    return Exhibit(
        kind=KIND,
        lang=asked.lang,
        title=figure.title,
        subtitle=figure.subtitle,
        note=" ".join([definition, *map_builder.remarks(panel, made.joined, asked.lang)]),
        source=figure.source,
        credit="",
        band=figure.band,
        place=map_builder.region_name(asked.within or NATION, panel.vintage, asked.lang),
        period=panel.cut.period,
        unit=figure.unit,
        plot=lambda width, height: empty(LIGHT, asked.lang, width, height),
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
