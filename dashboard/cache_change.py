"""The caches of change over time, keyed by the version of the data like all others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard import cache
from dashboard.cache import Dataset
from data import catalogue, change, intervals
from data.indicators import Panel, Slice, complete
from data.intervals import Funnel, Refusal
from geo import classes


@dataclass(frozen=True)
class Changes:
    """The change of one measure in all regions of a level, the nation among them.

    points: data.change.SERIES_COLUMNS. table: data.change.CHANGE_COLUMNS. trends: data.change.TREND_COLUMNS.
    unrankable: the columns that forbid a ranking.
    """

    points: pd.DataFrame
    table: pd.DataFrame
    trends: pd.DataFrame
    unrankable: tuple[str, ...]


def changes(
    dataset: Dataset, indicator: str, cut: Slice, level: str, moments: Sequence[str], *, is_old: bool
) -> Changes:
    """Return the change from the first to the last of the moments; the cut's own period is the last."""
    return _changes(dataset, cache.version(dataset), indicator, cut, level, tuple(moments), is_old)


def ranked(table: pd.DataFrame, indicator: str, dataset: Dataset) -> pd.DataFrame:
    """Return changes with what is mapped and ranked, and their ranks, see data.change.ranked."""
    return change.ranked(table, catalogue.measure(dataset, indicator).definition)


def centred_breaks(values: pd.Series) -> tuple[float, ...]:
    """Return the class breaks of differences, see geo.classes.centred_breaks."""
    return classes.centred_breaks(values)


def refusal(panel: Panel) -> Refusal | None:
    """Return why no funnel plot of a panel may be drawn, or None."""
    return intervals.refusal(panel.measure, panel.table, float(str(panel.nation["value"])))


def funnel(dataset: Dataset, indicator: str, cut: Slice, level: str, codes: Sequence[str], *, is_old: bool) -> Funnel:
    """Return the funnel plot of some regions against the nation; only for what `refusal` does not refuse."""
    return _funnel(dataset, cache.version(dataset), indicator, cut, level, tuple(codes), is_old)


def rows(panel: Panel, codes: Sequence[str]) -> pd.DataFrame:
    """Return the figures of some regions or of the nation, in the order of the codes, unknown ones as missing."""
    known = pd.concat([panel.table, pd.DataFrame([dict(panel.nation)])], ignore_index=True)
    return complete(known, codes)


@st.cache_data(max_entries=64, show_spinner=False)
def _changes(
    dataset: Dataset,
    version: str,
    indicator: str,
    cut: Slice,
    level: str,
    moments: tuple[str, ...],
    is_old: bool,
) -> Changes:
    definition = catalogue.measure(dataset, indicator).definition
    cuts = [replace(cut, period=moment) for moment in moments]
    panels = [cache.panel(dataset, indicator, each, level, is_old=is_old) for each in cuts]
    points = change.series(panels)
    table = change.change(points, definition, moments[0], moments[-1])
    ends = (panels[0], panels[-1])
    return Changes(points, table, change.trends(points, moments[-1]), change.unrankable(ends))


@st.cache_data(max_entries=64, show_spinner=False)
def _funnel(
    dataset: Dataset, version: str, indicator: str, cut: Slice, level: str, codes: tuple[str, ...], is_old: bool
) -> Funnel:
    panel = cache.panel(dataset, indicator, cut, level, is_old=is_old)
    here = panel.table[panel.table["region_code"].isin(codes)]
    return intervals.funnel(panel.measure, here, float(str(panel.nation["value"])))
