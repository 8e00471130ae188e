"""Counts and rates of regions at one moment: pure functions, tables in and tables out.

Provinces, regional offices and the nation are sums of their parts; a rate of theirs is sum over sum, never a mean of
rates. A sum of which a part is missing is not given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from data import regions
from data.catalogue import Measure
from data.fields import NATION, NOT_STATED, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, Difference, Indicator, Ratio
from data.periods import august_of, end_month

DIMENSIONS = ("segment", "programme", "worker_group", "benefit_kind")
WHOLE = {"segment": "total", "programme": NOT_STATED, "worker_group": "all", "benefit_kind": "all"}
STATUS_ORDER = ("suppressed", "missing", "estimated", "provisional", "reported")

PANEL_COLUMNS = (
    "region_code", "value", "numerator", "denominator_value", "period", "denominator_period", "basis",
    "denominator", "obs_status", "flags", "as_printed", "source_id", "denominator_source_id",
)  # fmt: skip


@dataclass(frozen=True)
class Slice:
    """Which cut of a measure: one segment, programme, worker group and benefit kind in one period.

    period is "" for figures as printed, where each region keeps its own.
    """

    segment: str = "total"
    programme: str = NOT_STATED
    worker_group: str = "all"
    period: str = ""
    benefit_kind: str = "all"

    def filters(self) -> dict[str, str]:
        """Return the equality filters that select this cut in the store."""
        cut = {name: getattr(self, name) for name in DIMENSIONS}
        return cut | {"period": self.period} if self.period else cut


@dataclass(frozen=True)
class Panel:
    """The values of one measure for the regions of one level.

    table: PANEL_COLUMNS, one row per region that has any row in the source; NaN where missing or suppressed.
    nation: the same columns for the whole country, as a mapping; its value is None when a part is missing.
    upper: the same columns for the provinces and the eleven regional offices above a table of regencies.
    vintage: the division of the country that the regions follow.
    """

    measure: Measure
    cut: Slice
    level: str
    vintage: str
    table: pd.DataFrame
    nation: Mapping[str, object]
    upper: pd.DataFrame


def level_of(code: str) -> str:
    """Return nation, province, regency (cities too), kanwil or branch for a region code."""
    if code == NATION:
        return "nation"
    if code.startswith("KW-"):
        return "kanwil"
    if code.startswith("KC-"):
        return "branch"
    return "regency" if "." in code else "province"


def counted(indicator: Indicator) -> tuple[str, str | None]:
    """Return the indicator whose rows hold the count, and the one it is set against (None for a plain count)."""
    if isinstance(indicator.formula, Ratio):
        return indicator.formula.numerator, indicator.formula.denominator
    if isinstance(indicator.formula, Difference):
        return indicator.formula.minuend, indicator.formula.subtrahend
    return indicator.code, None


def denominator_cut(indicator: Indicator, cut: Slice) -> Slice:
    """Return the cut of the denominator that belongs to a cut of the numerator."""
    if isinstance(indicator.formula, Difference):
        return cut
    assert isinstance(indicator.formula, Ratio)
    shared = {name: getattr(cut, name) if name in indicator.formula.shared else WHOLE[name] for name in DIMENSIONS}
    periods = {"same": cut.period, "end": end_month(cut.period), "august": august_of(cut.period)}
    return Slice(**shared, period=periods[indicator.formula.denominator_period])


def choices(measure: Measure, numerators: pd.DataFrame, denominators: pd.DataFrame | None) -> pd.DataFrame:
    """Return the cuts that can be counted: columns segment, programme, worker_group, benefit_kind, period, level.

    numerators, denominators: distinct combinations of DIMENSIONS, period and region_code among the observations of
    the measure. A cut is offered only where its denominator exists too.
    """
    offered = _cuts(numerators)
    if denominators is None:
        return offered
    known = set(_cuts(denominators).itertuples(index=False, name=None))
    keep = []
    for *dimensions, period, level in offered.itertuples(index=False, name=None):
        against = denominator_cut(measure.definition, Slice(*dimensions[:3], period=period, benefit_kind=dimensions[3]))
        keep.append((*(getattr(against, name) for name in DIMENSIONS), against.period, level) in known)
    return offered[keep].reset_index(drop=True)


def panel(
    measure: Measure, cut: Slice, level: str, numerators: pd.DataFrame, denominators: pd.DataFrame | None
) -> Panel:
    """Count one measure for the provinces or the regencies.

    numerators: the observations of the cut, all levels. denominators: the same for the denominator, or None for a
    plain count.
    """
    vintage = VINTAGE_OLD_PAPUA if (numerators["region_vintage"] == VINTAGE_OLD_PAPUA).any() else VINTAGE_CURRENT
    counts = _counts(numerators)
    if denominators is None:
        bases = None
        parts = _plain(counts)
    else:
        bases = as_vintage(_counts(denominators), vintage)
        parts = combine(measure.definition, counts, bases)
    table = _of_level(parts, level)
    nation, kanwil = _above(measure.definition, counts, bases, vintage)
    upper = pd.concat([_of_level(parts, "province"), kanwil], ignore_index=True)
    return Panel(measure, cut, level, vintage, table, nation, upper)


def combine(indicator: Indicator, counts: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Return PANEL_COLUMNS for a rate or gap, one row per region of either table.

    A region without a usable count or base gets no value and the weaker status of the two; a rate above 1 (above
    `per`) is flagged and kept; a numerator and denominator on different known bases are flagged.
    """
    both = counts.merge(bases, on="region_code", how="outer", suffixes=("", "_base"))
    for column, default in (("obs_status", "missing"), ("flags", ""), ("basis", "unstated"), ("source_id", "")):
        both[column] = both[column].fillna(default)
        both[f"{column}_base"] = both[f"{column}_base"].fillna(default)
    for column in ("period", "period_base", "as_printed"):
        both[column] = both[column].fillna("")
    value, above = _formula(indicator, both["value"], both["value_base"])
    mixed = (both["basis"] != both["basis_base"]) & ~both[["basis", "basis_base"]].isin(["unstated"]).any(axis=1)
    flags = [
        _joined(a, b, "above_one" if high else "", "basis_mixed" if mix else "")
        for a, b, high, mix in zip(both["flags"], both["flags_base"], above, mixed, strict=True)
    ]
    statuses = [weaker(a, b) for a, b in zip(both["obs_status"], both["obs_status_base"], strict=True)]
    # A count over an empty base is no rate; the cell says so instead of showing infinity.
    statuses = ["missing" if s not in ("suppressed",) and pd.isna(v) else s for s, v in zip(statuses, value, strict=True)]
    return pd.DataFrame(
        {
            "region_code": both["region_code"],
            "value": value,
            "numerator": both["value"],
            "denominator_value": both["value_base"],
            "period": both["period"],
            "denominator_period": both["period_base"],
            "basis": both["basis"],
            "denominator": counted(indicator)[1],
            "obs_status": statuses,
            "flags": flags,
            "as_printed": "",
            "source_id": both["source_id"],
            "denominator_source_id": both["source_id_base"],
        }
    )[list(PANEL_COLUMNS)]


def as_vintage(counts: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Return the counts with today's provinces summed into those of an earlier division of the country.

    Regencies, offices and the nation are unchanged.
    """
    if vintage == VINTAGE_CURRENT:
        return counts
    provinces = counts["region_code"].map(level_of) == "province"
    rows = [counts[~provinces]]
    for region in regions.provinces(vintage):
        members = [member.code for member in regions.current_provinces_of(region.code, vintage)]
        rows.append(_sum(counts[provinces], members, region.code))
    return pd.concat(rows, ignore_index=True)


def newest_printed(rows: pd.DataFrame, published: Mapping[str, str], level: str) -> pd.DataFrame:
    """Return PANEL_COLUMNS with the newest figure per region as its source printed it.

    published: date of publication by source_id, which decides between figures of the same period. Other figures of
    the same region and period that differ are why a row carries the flag disputed_sources.
    """
    rows = rows[(rows["region_code"].map(level_of) == level) & (rows["region_vintage"] == VINTAGE_CURRENT)]
    ordered = rows.assign(_end=rows["period"].map(end_month), _date=rows["source_id"].map(published).fillna(""))
    ordered = ordered.sort_values(["region_code", "_end", "_date", "source_id"], kind="stable")
    return _plain(ordered.drop_duplicates("region_code", keep="last"))


def rankable(table: pd.DataFrame) -> tuple[str, ...]:
    """Return the columns whose disagreement forbids a ranking; empty when the regions can be ranked.

    Regions are ranked only when their period, denominator, its period and the basis agree.
    """
    shown = table[table["value"].notna()]
    return tuple(
        column
        for column in ("period", "denominator", "denominator_period", "basis")
        if shown[column].nunique() > 1 or (shown[column] == NOT_STATED).any()
    )


def extremes(table: pd.DataFrame, count: int = 5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the highest and the lowest regions, ties in order of their code; no region is in both."""
    shown = table[table["value"].notna()].sort_values(["value", "region_code"], ascending=[False, True])
    count = min(count, len(shown) // 2)
    lowest = shown.tail(count).sort_values(["value", "region_code"])
    return shown.head(count).reset_index(drop=True), lowest.reset_index(drop=True)


def no_total() -> Mapping[str, object]:
    """Return the row of a total that cannot be given."""
    empty = dict.fromkeys(PANEL_COLUMNS, "")
    unknown = dict.fromkeys(("value", "numerator", "denominator_value"), float("nan"))
    return empty | unknown | {"region_code": NATION, "obs_status": "missing", "basis": "unstated"}


def weaker(first: str, second: str) -> str:
    """Return the status that a figure made of two others deserves."""
    return min(first, second, key=STATUS_ORDER.index)


def _cuts(combinations: pd.DataFrame) -> pd.DataFrame:
    cuts = combinations.assign(level=combinations["region_code"].map(level_of))
    columns = [*DIMENSIONS, "period", "level"]
    return cuts[cuts["level"].isin(["province", "regency"])][columns].drop_duplicates().reset_index(drop=True)


def _counts(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["region_code", "value", "period", "basis", "obs_status", "flags", "as_printed", "source_id"]
    return rows[columns].reset_index(drop=True)


def _plain(counts: pd.DataFrame) -> pd.DataFrame:
    named = {"numerator": counts["value"], "denominator_value": float("nan"), "denominator_period": ""}
    denominator = counts["denominator"] if "denominator" in counts else ""
    return counts.assign(**named, denominator=denominator, denominator_source_id="")[list(PANEL_COLUMNS)].reset_index(
        drop=True
    )


def _of_level(parts: pd.DataFrame, level: str) -> pd.DataFrame:
    return parts[parts["region_code"].map(level_of) == level].sort_values("region_code").reset_index(drop=True)


def _above(
    indicator: Indicator, counts: pd.DataFrame, bases: pd.DataFrame | None, vintage: str
) -> tuple[Mapping[str, object], pd.DataFrame]:
    """Return the nation's row and the table of the regional offices."""
    provinces = regions.provinces(vintage)
    wanted = {NATION: [region.code for region in provinces]}
    for region in provinces:
        wanted.setdefault(region.kanwil_code, []).append(region.code)
    numerators = _totals(counts, wanted)
    parts = _plain(numerators) if bases is None else combine(indicator, numerators, _totals(bases, wanted))
    is_nation = parts["region_code"] == NATION
    return parts[is_nation].iloc[0].to_dict(), parts[~is_nation].sort_values("region_code").reset_index(drop=True)


def _totals(counts: pd.DataFrame, wanted: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Return each wanted total: as stored (summed before small counts were hidden), else the sum of its provinces."""
    stored = set(counts["region_code"])
    rows = [
        counts[counts["region_code"] == code] if code in stored else _sum(counts, members, code)
        for code, members in wanted.items()
    ]
    return pd.concat(rows, ignore_index=True)


def _sum(counts: pd.DataFrame, members: Iterable[str], code: str) -> pd.DataFrame:
    members = set(members)
    parts = counts[counts["region_code"].isin(members)]
    absent = members - set(parts["region_code"])
    status = "missing" if absent else min(parts["obs_status"], key=STATUS_ORDER.index)
    known = status not in ("missing", "suppressed")
    flags = _joined(*parts["flags"]) if len(members) == 1 else ""
    row = {
        "region_code": code,
        "value": parts["value"].sum() if known else float("nan"),
        "period": _only(parts["period"]),
        "basis": _only(parts["basis"]) or "unstated",
        "obs_status": status,
        "flags": flags,
        "as_printed": "",
        "source_id": ";".join(sorted(set(parts["source_id"]))),
    }
    return pd.DataFrame([row])


def _formula(indicator: Indicator, counts: pd.Series, bases: pd.Series) -> tuple[pd.Series, pd.Series]:
    if isinstance(indicator.formula, Difference):
        return counts - bases, pd.Series(False, index=counts.index)
    assert isinstance(indicator.formula, Ratio)
    ratio = counts / bases.where(bases > 0)
    is_part_of_base = indicator.unit in ("share", "per_100")
    return ratio * indicator.formula.per, (ratio > 1) & is_part_of_base


def _only(values: pd.Series) -> str:
    distinct = values.unique()
    return str(distinct[0]) if len(distinct) == 1 else ""


def _joined(*flags: str) -> str:
    return ";".join(sorted({flag for text in flags for flag in text.split(";") if flag}))
