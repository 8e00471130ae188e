"""From a snapshot to a panel: which observations answer a question about one measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from data import change, indicators, periods, regions, store
from data.catalogue import Measure
from data.fields import NATION, NOT_STATED, SEGMENTS, VINTAGE_CURRENT
from data.indicators import DIMENSIONS, Panel, Slice
from data.store import Snapshot
from data.totals import COUNT_COLUMNS

MOMENTS_FOR_CLASSES = 12
MOMENTS_OVER_TIME = 36
FACETS = 6
SNAPSHOTS_IN_USE = 8


@dataclass(frozen=True)
class Recomputed:
    """A printed rate counted again from the count and the base of the same source, both as shares 0-1.

    difference: stated - computed.
    """

    computed: float
    difference: float


def choices(snapshot: Snapshot, measure: Measure) -> pd.DataFrame:
    """Return the cuts that can be counted, see data.indicators.choices for the columns."""
    numerator, denominator = _counted(measure)
    columns = [*DIMENSIONS, "period", "region_vintage"]
    numerators = store.combinations(
        snapshot, columns, indicator=numerator, source_id=_source_ids(snapshot, measure.tables)
    )
    denominators = None
    if denominator:
        sources = _source_ids(snapshot, measure.denominator_tables)
        denominators = store.combinations(snapshot, columns, indicator=denominator, source_id=sources)
    return indicators.choices(measure, numerators, denominators)


def panel(snapshot: Snapshot, measure: Measure, cut: Slice, level: str, *, is_old: bool = False) -> Panel:
    """Count one measure for all regions of a level; is_old: in the provinces before the 2022 Papua split.

    For a measure as printed the panel holds the newest figure of each region and no total: figures of different
    dates and denominators are never added.

    Raises:
        TwoFiguresError: a region has several figures of the cut, and the measure is not as printed.
    """
    numerator, denominator = _counted(measure)
    numerators = _rows(snapshot, numerator, measure.tables, [cut])
    if measure.as_printed:
        return _printed(snapshot, measure, cut, level, numerators)
    denominators = None
    if denominator:
        against = indicators.denominator_cut(measure.definition, cut)
        denominators = _rows(snapshot, denominator, measure.denominator_tables, [against])
    return indicators.panel(measure, cut, level, numerators, denominators, is_old=is_old)


def values_for_classes(snapshot: Snapshot, measure: Measure, cut: Slice, level: str) -> pd.Series:
    """Return the values from which the classes of a map are made, pooled over comparable periods.

    The classes of a map must not move with the period, or the same colour would mean something else each time.
    Flows are pooled with flows over as many months: at most MOMENTS_FOR_CLASSES periods, evenly spread, the newest
    among them.
    """
    if measure.as_printed:
        return panel(snapshot, measure, cut, level).table["value"]
    moments = _thinned(_alike(choices(snapshot, measure), measure, cut, level), MOMENTS_FOR_CLASSES)
    tables = _counts_and_bases(snapshot, measure, [replace(cut, period=moment) for moment in moments])
    return pd.concat([indicators.values(measure, level, *pair) for pair in tables], ignore_index=True)


OVER_TIME_COLUMNS = (*indicators.PANEL_COLUMNS, "vintage", "run", "breaks")


def over_time(snapshot: Snapshot, measure: Measure, cut: Slice, level: str, codes: Sequence[str]) -> pd.DataFrame:
    """Return the values of some regions, and of the nation, in every period like that of the cut: OVER_TIME_COLUMNS.

    Flows are set beside flows over as many months; of more than MOMENTS_OVER_TIME periods every second (third, ...) is
    taken, the newest among them. vintage: the division of the country that the period's figures
    follow. run, breaks: see data.change.series. Ordered by period and then as in codes. Empty for figures as printed,
    which are no series.
    """
    if measure.as_printed:
        return pd.DataFrame(columns=list(OVER_TIME_COLUMNS))
    moments = _thinned(_alike(choices(snapshot, measure), measure, cut, level), MOMENTS_OVER_TIME)[::-1]
    cuts = [replace(cut, period=moment) for moment in moments]
    upper = (region.code for region in regions.all_regions() if region.level in ("province", "kanwil"))
    wanted = {*codes, NATION, *upper}
    # The other provinces tell which of the chosen ones were computed backwards.
    beside = [region.code for region in regions.provinces() if level == "province" and region.code not in codes]
    found = []
    for each, (counts, bases) in zip(cuts, _counts_and_bases(snapshot, measure, cuts), strict=True):
        of_those = counts[counts["region_code"].isin(wanted)]
        theirs = None if bases is None else bases[bases["region_code"].isin(wanted)]
        made = indicators.panel(measure, each, level, of_those, theirs)
        rows = indicators.complete(made.table, [*codes, *beside])
        rows = pd.concat([rows, pd.DataFrame([dict(made.nation)])])
        found.append(rows.assign(period=each.period, moment=each.period, vintage=made.vintage))
    if not found:
        return pd.DataFrame(columns=list(OVER_TIME_COLUMNS))
    table = change.with_runs(pd.concat(found, ignore_index=True))
    return table[table["region_code"].isin([*codes, NATION])][list(OVER_TIME_COLUMNS)].reset_index(drop=True)


def facets(offered: pd.DataFrame, measure: Measure, cut: Slice, level: str) -> tuple[Slice, ...]:
    """Return at most FACETS cuts that may share one scale: comparable periods, or else segments of the one period.

    offered: what choices returns. The newest periods that end in the same month of their years, in order of time; the
    cut itself alone where neither periods nor segments differ, or figures are as printed.
    """
    if measure.as_printed:
        return (cut,)
    month = periods.end_month(cut.period)[-2:]
    alike = _alike(offered, measure, cut, level)
    moments = [period for period in alike if periods.end_month(period)[-2:] == month][-FACETS:]
    if len(moments) > 1:
        return tuple(replace(cut, period=moment) for moment in moments)
    others = [name for name in (*DIMENSIONS, "period") if name != "segment"]
    same = (offered[others] == [getattr(cut, name) for name in others]).all(axis=1) & (offered["level"] == level)
    there = set(offered.loc[same, "segment"])
    segments = [segment for segment in SEGMENTS if segment in there and segment != NOT_STATED]
    return tuple(replace(cut, segment=segment) for segment in segments[:FACETS]) or (cut,)


def recomputed(checks: pd.DataFrame, row: Mapping[str, object]) -> Recomputed | None:
    """Return the recomputation that belongs to a printed rate, or None where the source gives no count or base."""
    found = checks[
        (checks["kind"] == "recomputed_rate")
        & (checks["region_code"] == row["region_code"])
        & (checks["period"] == row["period"])
        & (checks["source_id"] == row["source_id"])
        & (checks["stated"] == row["value"])
    ]
    return Recomputed(found["computed"].iloc[0], found["difference"].iloc[0]) if len(found) else None


def _counted(measure: Measure) -> tuple[str, str | None]:
    if measure.as_printed:
        return measure.indicator, None
    return indicators.counted(measure.definition)


def _counts_and_bases(
    snapshot: Snapshot, measure: Measure, cuts: Sequence[Slice]
) -> list[tuple[pd.DataFrame, pd.DataFrame | None]]:
    """Return the observations of each cut, which differ in their period only, and those of its denominator."""
    numerator, denominator = _counted(measure)
    numerators = _rows(snapshot, numerator, measure.tables, cuts)
    if denominator is None:
        return [(numerators[numerators["period"] == each.period], None) for each in cuts]
    bases = {each: indicators.denominator_cut(measure.definition, each) for each in cuts}
    denominators = _rows(snapshot, denominator, measure.denominator_tables, list(bases.values()))
    return [
        (numerators[numerators["period"] == each.period], denominators[denominators["period"] == base.period])
        for each, base in bases.items()
    ]


def _alike(offered: pd.DataFrame, measure: Measure, cut: Slice, level: str) -> list[str]:
    """Return the periods of the cut whose values are of one kind, the earliest first."""
    same_cut = (offered[list(DIMENSIONS)] == [getattr(cut, name) for name in DIMENSIONS]).all(axis=1)
    there = sorted(offered[same_cut & (offered["level"] == level)]["period"].unique(), key=periods.end_month)
    if not measure.definition.stock:
        there = [period for period in there if periods.months(period) == periods.months(cut.period)]
    return there


def _thinned(moments: Sequence[str], most: int) -> Sequence[str]:
    """Return at most so many of the periods, evenly spread, the newest first."""
    return moments[::-1][:: -(-len(moments) // most) or 1]


@lru_cache(maxsize=SNAPSHOTS_IN_USE)
def _sources(snapshot: Snapshot) -> tuple[tuple[str, str, str], ...]:
    """Return source_id, the stems of its received files joined by semicolons, and its date of publication."""
    columns = ["source_id", "file", "published_date"]
    return tuple(store.read(snapshot, "sources")[columns].itertuples(index=False, name=None))


def _source_ids(snapshot: Snapshot, tables: tuple[str, ...]) -> list[str]:
    return [source_id for source_id, files, _ in _sources(snapshot) if set(files.split(";")) & set(tables)]


def _rows(snapshot: Snapshot, indicator: str, tables: tuple[str, ...], cuts: Sequence[Slice]) -> pd.DataFrame:
    """Return the observations of cuts that differ in their period only."""
    filters: dict[str, str | Sequence[str]] = {**cuts[0].filters()}
    if cuts[0].period:
        filters["period"] = sorted({cut.period for cut in cuts})
    columns = [*COUNT_COLUMNS, "region_vintage"]
    sources = _source_ids(snapshot, tables)
    return store.observations(snapshot, columns, indicator=indicator, source_id=sources, **filters)


def _printed(snapshot: Snapshot, measure: Measure, cut: Slice, level: str, rows: pd.DataFrame) -> Panel:
    published = {source_id: date for source_id, _, date in _sources(snapshot)}

    def newest(at: str) -> pd.DataFrame:
        return indicators.newest_printed(rows, published, at)

    nation = newest("nation")
    total = nation.iloc[0].to_dict() if len(nation) else indicators.no_figure(NATION)
    provinces = indicators.complete(newest("province"), [region.code for region in regions.provinces()])
    kanwil = indicators.complete(newest("kanwil"), [region.code for region in regions.kanwils()])
    upper = pd.concat([provinces, kanwil], ignore_index=True)
    return Panel(measure, cut, level, VINTAGE_CURRENT, newest(level), total, upper)
