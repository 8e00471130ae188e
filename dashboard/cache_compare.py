"""The caches of the comparison of regions, keyed by the versions of the data and of the layers like all others."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import cache
from dashboard.cache import Dataset
from dashboard.compare_question import Comparison, comparison
from dashboard.figures.compare.compare_groups import GROUP_SIZE, Group
from dashboard.figures.compare.compare_maps import SmallMaps
from dashboard.state import Selection
from data import catalogue, panels, regions, similar
from data.catalogue import Measure
from data.comparison import FEWEST, Compared, NothingToCompareError, compare
from data.fields import VINTAGE_CURRENT
from data.indicators import Panel, Slice
from data.periods import end_month
from data.similar import Weights
from geo import layers, neighbours
from geo.small_maps import Drawing, fitted

# What the structure of a region is taken from, whatever the page shows: the sample has no formal share.
SIZE, FORMAL = "employed_persons", "formal_employment_share"


def asked(selection: Selection) -> Comparison:
    """Return what the address asks to compare."""
    return comparison(selection, cache.choices)


def measures(dataset: Dataset) -> tuple[Measure, ...]:
    """Return what can be compared from a dataset."""
    return cache.measures(dataset)


def all_compared(asked: Comparison) -> list[Compared]:
    """Return every indicator of a comparison, for the chosen regions in their order."""
    return [
        compared(asked.dataset, each.measure.indicator, each.cut, asked.level, asked.regions) for each in asked.asked
    ]


def comparable(asked: Comparison) -> list[Compared]:
    """Return every indicator of a comparison that there is something to show of.

    Raises:
        NothingToCompareError: fewer than two regions, or no figures at their level.
    """
    if len(asked.regions) < FEWEST or not asked.asked:
        raise NothingToCompareError(asked.regions)
    return all_compared(asked)


def course(asked: Comparison, shown: Compared) -> pd.DataFrame:
    """Return one indicator over time for the chosen regions and the nation, see data.panels.over_time."""
    indicator = shown.measure.indicator
    return _over_time(asked.dataset, cache.version(asked.dataset), indicator, shown.cut, shown.level, asked.regions)


def small_maps(asked: Comparison, shown: Compared) -> SmallMaps:
    """Return what the small maps of one indicator show; a code that meant other land then is not outlined there."""
    panels = facets(asked.dataset, shown.measure.indicator, shown.cut, asked.level)
    chosen = tuple(code for code in asked.regions if code not in shown.other_land)
    breaks = cache.breaks(asked.dataset, shown.measure.indicator, shown.cut, asked.level)
    return SmallMaps(panels, chosen, breaks, asked.lang)


def drawing(asked: Comparison, shown: Compared, width: int, tallest: int) -> Drawing:
    """Return the places of the small maps of one indicator, in pixels."""
    return places(asked.level, asked.regions, width, tallest, shown.vintage)


def compared(dataset: Dataset, indicator: str, cut: Slice, level: str, codes: Sequence[str]) -> Compared:
    """Return one cut of a measure for the chosen regions, see data.comparison.compare."""
    return _compared(dataset, cache.version(dataset), indicator, cut, level, tuple(codes))


def facets(dataset: Dataset, indicator: str, cut: Slice, level: str) -> tuple[Panel, ...]:
    """Return what the small maps of a measure show: at most six comparable periods, or its segments without them."""
    cuts = panels.facets(cache.choices(dataset, indicator), catalogue.measure(dataset, indicator), cut, level)
    return tuple(cache.panel(dataset, indicator, each, level) for each in cuts)


def places(level: str, codes: Sequence[str], width: int, tallest: int, vintage: str = VINTAGE_CURRENT) -> Drawing:
    """Return the shapes of a small map: of provinces all of them, of regencies those of the chosen ones' provinces."""
    provinces = tuple(sorted({code[:2] for code in codes})) if level == "regency" else ()
    layer = layers.REGENCIES
    if level == "province":
        layer = layers.PROVINCES if vintage == VINTAGE_CURRENT else layers.PROVINCES_BEFORE_2022
    elif len(provinces) == 1:
        layer = layers.detail_name(provinces[0])
    return _places(layer, cache.manifest().version, provinces, width, tallest)


# --- groups -------------------------------------------------------------------------------------------


def kanwils() -> dict[str, str]:
    """Return the names of the regional offices that serve several provinces, by code."""
    several = [kanwil for kanwil in regions.kanwils() if len(regions.provinces_of_kanwil(kanwil.code)) > 1]
    return {kanwil.code: kanwil.name for kanwil in several}


def provinces() -> dict[str, str]:
    """Return the names of today's provinces by code."""
    return {province.code: province.name for province in regions.provinces()}


def of_kanwil(code: str) -> Group:
    """Return the provinces of a regional office, at most six: those with most employed residents."""
    return _largest("province", [region.code for region in regions.provinces_of_kanwil(code)])


def of_province(code: str) -> Group:
    """Return the regencies and cities of a province, at most six: those with most employed residents."""
    return _largest("regency", [region.code for region in regions.regencies(code)])


def touching(code: str, level: str) -> Group:
    """Return a region and those that share a border with it, at most six in all: those with most employed residents."""
    beside = _touching(layers.PROVINCES if level == "province" else layers.REGENCIES, cache.manifest().version)
    found = _largest(level, beside.get(code, ()), GROUP_SIZE - 1)
    return Group((code, *found.codes) if found.codes else (), found.of, found.period)


def alike(code: str, level: str, weights: str) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return the region's own structure, that of the regions most like it, and the period; empty without inputs.

    weights: as data.similar.Weights writes them.
    """
    period = survey_period(level)
    table = _structure(cache.version("published"), level, period)
    own = table[table["region_code"] == code]
    return own, similar.nearest(table, code, GROUP_SIZE - 1, Weights.read(weights)), period


def alike_sources(level: str) -> tuple[str, ...]:
    """Return the identifiers of the sources that the structure of regions is taken from; none without a survey."""
    period = survey_period(level)
    if not period:
        return ()
    tables = [cache.panel("published", each, Slice(period=period), level).table for each in (SIZE, FORMAL)]
    texts = [text for table in tables for name in ("source_id", "denominator_source_id") for text in table[name]]
    return tuple(dict.fromkeys(single for text in texts for single in text.split(";") if single))


def alike_group(code: str, level: str, weights: str) -> Group:
    """Return a region and the five most like it; empty where its structure is not known."""
    _, found, period = alike(code, level, weights)
    return Group((code, *found["region_code"]) if len(found) else (), len(found), period)


def _largest(level: str, codes: Sequence[str], most: int = GROUP_SIZE) -> Group:
    period = survey_period(level)
    employed = _survey(SIZE, level, period)
    by_size = sorted(codes, key=lambda code: (-employed.get(code, 0), code))
    return Group(tuple(sorted(by_size[:most])), len(codes), period)


def survey_period(level: str) -> str:
    """Return the newest survey that has both inputs of the structure; "" without one."""
    ends = []
    for indicator in (SIZE, FORMAL):
        offered = cache.choices("published", indicator)
        ends.append(set(offered.loc[offered["level"] == level, "period"]))
    return max(ends[0] & ends[1], key=end_month, default="")


def _survey(indicator: str, level: str, period: str) -> pd.Series:
    if not period:
        return pd.Series(dtype=float)
    return cache.panel("published", indicator, Slice(period=period), level).table.set_index("region_code")["value"]


@st.cache_data(max_entries=256, show_spinner=False)
def _compared(
    dataset: Dataset, version: str, indicator: str, cut: Slice, level: str, codes: tuple[str, ...]
) -> Compared:
    return compare(cache.panel(dataset, indicator, cut, level), codes)


@st.cache_data(max_entries=64, show_spinner=False)
def _over_time(
    dataset: Dataset, version: str, indicator: str, cut: Slice, level: str, codes: tuple[str, ...]
) -> pd.DataFrame:
    return panels.over_time(cache.snapshot(dataset), catalogue.measure(dataset, indicator), cut, level, codes)


@st.cache_data(max_entries=4, show_spinner=False)
def _structure(version: str, level: str, period: str) -> pd.DataFrame:
    return similar.structure(_survey(SIZE, level, period), _survey(FORMAL, level, period))


@st.cache_data(max_entries=4, show_spinner=False)
def _touching(layer: str, version: str) -> dict[str, tuple[str, ...]]:
    return neighbours.neighbours(layers.load(layer))


@st.cache_data(max_entries=32, show_spinner=False)
def _places(layer: str, version: str, provinces: tuple[str, ...], width: int, tallest: int) -> Drawing:
    shapes = layers.geometries(layer)
    if provinces:
        shapes = shapes[shapes["region_code"].str[:2].isin(provinces)]
    return fitted(shapes, width, tallest)
