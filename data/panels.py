"""From a snapshot to a panel: which observations answer a question about one measure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data import indicators, store
from data.catalogue import Measure
from data.fields import VINTAGE_CURRENT
from data.indicators import DIMENSIONS, Panel, Slice
from data.store import Snapshot

MOMENTS_FOR_CLASSES = 12


@dataclass(frozen=True)
class Recomputed:
    """A printed rate counted again from the count and the base of the same source, both as shares 0-1.

    difference: stated - computed.
    """

    computed: float
    difference: float


def choices(snapshot: Snapshot, measure: Measure) -> pd.DataFrame:
    """Return the cuts that can be counted, with how many regions each holds and their division of the country.

    Columns: segment, programme, worker_group, benefit_kind, period, level, regions, vintage.
    """
    numerator, denominator = _counted(measure)
    columns = [*DIMENSIONS, "period", "region_code"]
    sources = _source_ids(snapshot, measure.tables)
    numerators = store.combinations(
        snapshot, [*columns, "region_vintage"], indicator=numerator, source_id=sources
    )
    denominators = None
    if denominator:
        sources = _source_ids(snapshot, measure.denominator_tables)
        denominators = store.combinations(snapshot, columns, indicator=denominator, source_id=sources)
    offered = indicators.choices(measure, numerators, denominators)
    counted = numerators.assign(level=numerators["region_code"].map(indicators.level_of))
    # "before…" sorts before "current": one region in its old shape makes the whole cut an old one.
    found = counted.groupby([*DIMENSIONS, "period", "level"]).agg(
        regions=("region_code", "nunique"), vintage=("region_vintage", "min")
    )
    return offered.merge(found.reset_index(), how="left")


def panel(snapshot: Snapshot, measure: Measure, cut: Slice, level: str) -> Panel:
    """Count one measure for all regions of a level.

    For a measure as printed the panel holds the newest figure of each region and no total: figures of different
    dates and denominators are never added.
    """
    numerator, denominator = _counted(measure)
    numerators = _rows(snapshot, numerator, measure.tables, cut)
    if measure.as_printed:
        return _printed(snapshot, measure, cut, level, numerators)
    denominators = None
    if denominator:
        against = indicators.denominator_cut(measure.definition, cut)
        denominators = _rows(snapshot, denominator, measure.denominator_tables, against)
    return indicators.panel(measure, cut, level, numerators, denominators)


def values_for_classes(snapshot: Snapshot, measure: Measure, cut: Slice, level: str) -> pd.Series:
    """Return the values from which the classes of a map are made, pooled over comparable periods.

    The classes of a map must not move with the period, or the same colour would mean something else each time.
    Years are pooled with years and months with months, at most MOMENTS_FOR_CLASSES of them, evenly spread.
    """
    if measure.as_printed:
        return panel(snapshot, measure, cut, level).table["value"]
    offered = choices(snapshot, measure)
    same_cut = (offered[list(DIMENSIONS)] == [getattr(cut, name) for name in DIMENSIONS]).all(axis=1)
    periods = offered[same_cut & (offered["level"] == level)]["period"]
    alike = sorted(text for text in set(periods) if len(text) == len(cut.period))
    step = -(-len(alike) // MOMENTS_FOR_CLASSES)
    moments = alike[::-1][::step]
    tables = [panel(snapshot, measure, replace(cut, period=moment), level).table["value"] for moment in moments]
    return pd.concat(tables, ignore_index=True)


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


def _source_ids(snapshot: Snapshot, tables: tuple[str, ...]) -> list[str]:
    sources = store.read(snapshot, "sources")
    return sorted(sources.loc[sources["file"].isin(tables), "source_id"])


def _rows(snapshot: Snapshot, indicator: str, tables: tuple[str, ...], cut: Slice) -> pd.DataFrame:
    return store.observations(snapshot, indicator=indicator, source_id=_source_ids(snapshot, tables), **cut.filters())


def _printed(snapshot: Snapshot, measure: Measure, cut: Slice, level: str, rows: pd.DataFrame) -> Panel:
    published = store.read(snapshot, "sources").set_index("source_id")["published_date"].to_dict()
    table = indicators.newest_printed(rows, published, level)
    nation = indicators.newest_printed(rows, published, "nation")
    total = nation.iloc[0].to_dict() if len(nation) else indicators.no_total()
    upper = [indicators.newest_printed(rows, published, above) for above in ("province", "kanwil")]
    return Panel(measure, cut, level, VINTAGE_CURRENT, table, total, pd.concat(upper, ignore_index=True))
