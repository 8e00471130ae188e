"""What the page of one region asks of data: the region beside others, its targets' cost, and what sources say of it.

Kept apart from dashboard.cache, whose rules hold here too: keyed by the data version, bounded, nothing to be changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cache
from dashboard.cache import Dataset, Distance, Panel, RegionFacts, Stated
from dashboard.figures.maps import locator as locator_figure
from dashboard.figures.region import standing_strip, workforce_lines
from dashboard.figures.theme import THEMES, ThemeName
from dashboard.state import Selection
from dashboard.text import Lang, translator
from data import catalogue, contributions, regions, standing
from data import statements as said
from data.arithmetic import MONTHS_OF_A_YEAR
from data.catalogue import Measure
from data.contributions import Contribution
from data.errors import NoFigureError
from data.fields import NATION
from data.indicators import DIMENSIONS, Slice, level_of, no_figure
from data.standing import Compared, Standing
from data.statements import Statement
from geo import layers


def compared(dataset: Dataset, region_code: str) -> tuple[Compared, ...]:
    """Return every measure that a region has beside the territories that hold it, see data.standing.compared."""
    return _compared(dataset, cache.version(dataset), region_code)


@st.cache_data(max_entries=64, show_spinner=False)
def _compared(dataset: Dataset, version: str, region_code: str) -> tuple[Compared, ...]:
    return _beside(dataset, catalogue.measures(dataset), region_code)


def _beside(dataset: Dataset, measures: Sequence[Measure], region_code: str) -> tuple[Compared, ...]:
    def choices(measure: Measure) -> pd.DataFrame:
        return cache.choices(dataset, measure.indicator)

    def panels(measure: Measure, cut: Slice, level: str) -> Panel:
        return cache.panel(dataset, measure.indicator, cut, level)

    return standing.compared(measures, choices, panels, region_code)


def standings(dataset: Dataset, region_code: str, compared: Compared) -> tuple[Standing, ...]:
    """Return the place of a region among those of each territory that holds it, the nearest first."""
    level = standing.PANEL_LEVELS[level_of(region_code)]
    found = cache.panel(dataset, compared.measure.indicator, compared.cut, level)
    places = (standing.standing(found, region_code, among) for among in standing.circles(region_code))
    return tuple(place for place in places if place)


def lowest_contribution(region_code: str, as_of: date) -> Contribution | None:
    """Return the lowest known contribution that a budget of a region can plan a year with from a day, if any."""
    return contributions.lowest(f"{as_of:%Y-%m}", MONTHS_OF_A_YEAR, region_code)


def distances(dataset: Dataset, region_code: str, as_of: date) -> tuple[tuple[Distance, Stated | None], ...]:
    """Return how far a region is from each target that applies to it, at the lowest known contribution."""
    contribution = lowest_contribution(region_code, as_of)
    return cache.distances(dataset, region_code, as_of, contribution) if contribution else ()


def ranked(dataset: Dataset, region_code: str) -> tuple[tuple[Standing, ...], ...]:
    """Return the places of a region by each rate that allows one: of each measure the whole, or its first cut."""
    return _ranked(dataset, cache.version(dataset), region_code)


@st.cache_data(max_entries=64, show_spinner=False)
def _ranked(dataset: Dataset, version: str, region_code: str) -> tuple[tuple[Standing, ...], ...]:
    first: dict[str, Compared] = {}
    for each in compared(dataset, region_code):
        if each.measure.definition.kind == "rate":
            first.setdefault(each.measure.indicator, each)
    found = (standings(dataset, region_code, each) for each in first.values())
    return tuple(places for places in found if places)


def strip(dataset: Dataset, region_code: str, place: int, theme: ThemeName, lang: Lang) -> dict[str, Any]:
    """Return the strip of the widest circle of `ranked(...)[place]`, as Vega-Lite."""
    return _strip(dataset, cache.version(dataset), region_code, place, theme, lang)


# Altair checks every property against its schema, which takes longer than all the rest of the page.
@st.cache_data(max_entries=256, show_spinner=False)
def _strip(
    dataset: Dataset, version: str, region_code: str, place: int, theme: ThemeName, lang: Lang
) -> dict[str, Any]:
    return standing_strip.strip(ranked(dataset, region_code)[place][-1], THEMES[theme], lang).to_dict()


def standing_of(selection: Selection) -> Standing:
    """Return the place of an address' region among the widest circle of its like, by the rate and period that it names.

    Without a period, or with one that has no such figure, the newest is taken.

    Raises:
        NoFigureError: the address names no region, or none that can be ranked by any rate.
    """
    dataset: Dataset = "synthetic" if selection.data == "synthetic" else "published"
    region, _ = cache.find_region(selection.region)
    if region:
        wanted = (selection.indicator, selection.segment or "total")
        named = [
            each
            for each in compared(dataset, region.code)
            if (each.measure.indicator, each.cut.segment) == wanted
            and each.measure.definition.kind == "rate"
            and selection.programme in ("", each.cut.programme)
        ]
        of_then = [replace(each, cut=then) for each in named if (then := _then(dataset, each, selection.period))]
        found = (standings(dataset, region.code, each) for each in (*of_then, *named))
        for places in (*found, *ranked(dataset, region.code)):
            if places:
                return places[-1]
    name = region.name if region else selection.region or "Indonesia"
    raise NoFigureError(
        f"Wilayah {name[:80]!r} tidak punya angka yang dapat diurutkan di antara wilayah setingkat. Pilih wilayah lain."
    )


def naming(selection: Selection, standing: Standing) -> Selection:
    """Return the address that names the rate and the period of a standing."""
    panel = standing.panel
    return selection.changed(
        indicator=panel.measure.indicator,
        segment=panel.cut.segment,
        programme=panel.cut.programme,
        period=panel.cut.period,
    )


def _then(dataset: Dataset, each: Compared, period: str) -> Slice | None:
    """Return the cut of a measure in another period, None where no figures are of it."""
    then = replace(each.cut, period=period)
    names = [*DIMENSIONS, "period"]
    offered = cache.choices(dataset, each.measure.indicator)[names]
    return then if (offered == [getattr(then, name) for name in names]).all(axis=1).any() else None


def figure_of(panel: Panel, region_code: str) -> Mapping[str, Any]:
    """Return PANEL_COLUMNS of a region, an office or the nation, without a value where the panel has none."""
    return standing.row_of(panel, region_code) or no_figure(region_code)


def opening_rate(dataset: Dataset, region_code: str) -> Compared | None:
    """Return the rate of members with which the map opens, for one region; None where it has none."""
    # Not taken from `compared`, which is slow the first time, while this stands at the top of the page.
    return next(iter(_beside(dataset, catalogue.measures(dataset)[:1], region_code)), None)


def statements(dataset: Dataset, region_code: str) -> tuple[Statement, ...]:
    """Return what sources say of a region without its being a figure; nothing of the sample, which has no sources."""
    return said.of_region(region_code) if dataset == "published" else ()


def locator(region_code: str, theme: ThemeName, lang: Lang) -> str:
    """Return where a region lies as an image in HTML: a regency in its province, all else in the nation.

    "" for the nation itself. A branch has no outline of its own: the regions that it serves are shown, or its province.
    """
    return _locator(region_code, cache.manifest().version, theme, lang)


@st.cache_data(max_entries=128, show_spinner=False)
def _locator(region_code: str, version: str, theme: ThemeName, lang: Lang) -> str:
    region = regions.get(region_code)
    if region.level == "nation":
        return ""
    chosen = {region_code}
    if region.level in ("kanwil", "branch"):
        chosen = {served.region.code for served in regions.served_by(region_code)} or {region.province_code}
    province = region.province_code if all("." in code for code in chosen) else ""
    shapes = cache.shapes(layers.detail_name(province) if province else layers.PROVINCES)
    t = translator(lang)
    words = t("Letak {region}", region=region.name)
    return locator_figure.locator(shapes, chosen, THEMES[theme], words)


def surveyed(selection: Selection, day: date) -> RegionFacts:
    """Return what is published of an address' region, the nation without one, that the labour force survey gives.

    Raises:
        NoFigureError: the address asks for the sample, which has no survey, or for a region that has none.
    """
    if selection.data == "synthetic":
        raise NoFigureError("Data contoh tidak memuat Sakernas. Pilih angka terbitan.")
    region, _ = cache.find_region(selection.region or NATION)
    if region:
        facts = cache.region_facts("published", region.code, day)
        if not workforce_lines.estimates(facts).empty:
            return facts
    name = region.name if region else selection.region
    raise NoFigureError(
        f"Sakernas tidak memuat wilayah {name[:80]!r}. Pilih Indonesia, provinsi, kabupaten, atau kota."
    )
