"""Counts and rates of regions at one moment: pure functions, tables in and tables out.

Provinces, regional offices and the nation are sums of their parts; a rate of theirs is sum over sum, never a mean of
rates. A sum of which a part is missing is not given.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data import regions, totals
from data.catalogue import Measure
from data.errors import SHOWN, JamsosMapError
from data.fields import (
    NATION,
    NOT_STATED,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    VINTAGE_UNRESOLVED,
    Difference,
    Indicator,
    Ratio,
)
from data.periods import august_of, end_month
from data.totals import COUNT_COLUMNS, UNSTATED, joined, weakest

LEVELS = ("province", "regency")
DIMENSIONS = ("segment", "programme", "worker_group", "benefit_kind")
WHOLE = {"segment": "total", "programme": NOT_STATED, "worker_group": "all", "benefit_kind": "all"}
CUT = (*DIMENSIONS, "period", "level")

PANEL_COLUMNS = (
    "region_code", "value", "numerator", "denominator_value", "period", "denominator_period", "basis",
    "denominator", "obs_status", "flags", "as_printed", "source_id", "denominator_source_id",
)  # fmt: skip


class TwoFiguresError(JamsosMapError):
    """Regions with more than one figure for one cut and period, of which a map could show only one."""

    def __init__(self, indicator: str, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        more = f" … dan {len(codes) - SHOWN} lagi" if len(codes) > SHOWN else ""
        super().__init__(
            f"Ada lebih dari satu angka {indicator} pada periode yang sama untuk wilayah "
            f"{', '.join(codes[:SHOWN])}{more}. Pisahkan sumbernya di data/catalogue.py."
        )


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
    nation: the same columns for the whole country, as a mapping; its value is NaN when it cannot be given.
    upper: the same columns for every province and each of the eleven regional offices.
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
    whole, base_period = _base(indicator)
    kept = {name: whole.get(name, getattr(cut, name)) for name in DIMENSIONS}
    return Slice(**kept, period=base_period(cut.period))


def choices(measure: Measure, numerators: pd.DataFrame, denominators: pd.DataFrame | None) -> pd.DataFrame:
    """Return the cuts that can be counted: columns CUT, vintage, and regions (how many have a row).

    numerators, denominators: what data.store.combinations gives for DIMENSIONS, period and region_vintage.
    A cut is offered only where its denominator exists too. Figures as printed have one row per division of the
    country, and regions counts all their figures; other cuts have one row, of the earliest division in it.
    """
    offered = numerators.rename(columns={"region_vintage": "vintage", "rows": "regions"})
    offered = offered[offered["level"].isin(LEVELS)]
    if measure.as_printed:
        return offered.reset_index(drop=True)
    offered = offered[offered["vintage"] != VINTAGE_UNRESOLVED]
    if denominators is not None:
        offered = offered[_has_base(measure.definition, offered, denominators)]
    if isinstance(measure.definition.formula, Ratio) and measure.definition.formula.of_programme:
        # All programmes are the whole of all programmes; nothing can be read from that.
        offered = offered[offered["programme"] != measure.definition.formula.of_programme]
    # "before…" sorts before "current": one region in its old shape makes the whole cut an old one.
    return offered.groupby(list(CUT), as_index=False).agg(regions=("regions", "sum"), vintage=("vintage", "min"))


def panel(
    measure: Measure,
    cut: Slice,
    level: str,
    numerators: pd.DataFrame,
    denominators: pd.DataFrame | None,
    *,
    is_old: bool = False,
) -> Panel:
    """Count one measure for the provinces or the regencies.

    numerators: the observations of the cut, all levels, with COUNT_COLUMNS and region_vintage. denominators: the same
    for the denominator, or None for a plain count. is_old: follow the provinces before the 2022 Papua split even where
    both tables know today's.

    Raises:
        TwoFiguresError: a region has several figures.
    """
    vintage, counts, bases = _prepared(measure, numerators, denominators, is_old=is_old)
    counts = totals.with_totals(counts, vintage)
    bases = None if bases is None else totals.with_totals(bases, vintage)
    parts = _plain(counts) if bases is None else combine(measure.definition, counts, bases)
    provinces = complete(_of_level(parts, "province"), [region.code for region in regions.provinces(vintage)])
    upper = pd.concat([provinces, _of_level(parts, "kanwil")], ignore_index=True)
    nation = _of_level(parts, "nation").iloc[0].to_dict()
    return Panel(measure, cut, level, vintage, _of_level(parts, level), nation, upper)


def values(measure: Measure, level: str, numerators: pd.DataFrame, denominators: pd.DataFrame | None) -> pd.Series:
    """Return the values of the table of the panel that `panel` makes of the same tables, in any order."""
    _, counts, bases = _prepared(measure, numerators, denominators)
    shown = _by_region(counts, level)
    if bases is None:
        return shown
    first, second = shown.align(_by_region(bases, level), join="outer")
    return _formula(measure.definition, first, second)[0]


def combine(indicator: Indicator, counts: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Return PANEL_COLUMNS for a rate or gap, one row per region of either table.

    counts, bases: COUNT_COLUMNS, one row per region.
    A gap is a count and has no denominator: its two parts stand in numerator and denominator_value all the same.
    A region without a usable count or base gets no value and the weaker status of the two. A rate above 1 (above
    `per`), or a gap below 0, is flagged and kept; a numerator and denominator on different known bases are flagged.
    """
    both = counts.merge(bases, on="region_code", how="outer", suffixes=("", "_base"))
    defaults = {"obs_status": "missing", "basis": UNSTATED, "flags": "", "period": "", "source_id": ""}
    both = both.fillna(defaults | {f"{name}_base": text for name, text in defaults.items()})
    value, above = _formula(indicator, both["value"], both["value_base"])
    is_stated = (both["basis"] != UNSTATED) & (both["basis_base"] != UNSTATED)
    mixed = is_stated & (both["basis"] != both["basis_base"])
    return pd.DataFrame(
        {
            "region_code": both["region_code"],
            "value": value,
            "numerator": both["value"],
            "denominator_value": both["value_base"],
            "period": both["period"],
            "denominator_period": both["period_base"],
            "basis": both["basis"],
            "denominator": counted(indicator)[1] if isinstance(indicator.formula, Ratio) else "",
            "obs_status": _statuses(both["obs_status"], both["obs_status_base"], value),
            "flags": [
                joined(first, second, "above_one" if high else "", "basis_mixed" if mix else "")
                for first, second, high, mix in zip(both["flags"], both["flags_base"], above, mixed, strict=True)
            ],
            "as_printed": "",
            "source_id": both["source_id"],
            "denominator_source_id": both["source_id_base"],
        }
    )


def newest_printed(rows: pd.DataFrame, published: Mapping[str, str], level: str) -> pd.DataFrame:
    """Return PANEL_COLUMNS with the newest figure per region of today as its source printed it.

    published: date of publication by source_id, ISO and as far as it is known, or NOT_STATED. It decides between
    figures of the same period, a known date before an unknown one; and no figure is newer than its publication.
    A figure of which another source states a different value on the same terms is flagged disputed_sources.
    """
    rows = rows[(rows["region_code"].map(level_of) == level) & (rows["region_vintage"] == VINTAGE_CURRENT)]
    dates = [published.get(source, NOT_STATED).replace(NOT_STATED, "") for source in rows["source_id"]]
    ends = [_known_by(end_month(period), date) for period, date in zip(rows["period"], dates, strict=True)]
    alike = rows.groupby(["region_code", "period", "denominator", "basis"])
    disputed = (alike["value"].transform("nunique") > 1) & (alike["source_id"].transform("nunique") > 1)
    marked = [
        joined(text, "disputed_sources") if so else text for text, so in zip(rows["flags"], disputed, strict=True)
    ]
    flags = pd.Series(marked, index=rows.index, dtype="str")
    ordered = rows.assign(flags=flags, _end=ends, _date=dates)
    ordered = ordered.sort_values(["region_code", "_end", "_date", "source_id"], kind="stable")
    return _plain(ordered.drop_duplicates("region_code", keep="last"))


def rankable(table: pd.DataFrame) -> tuple[str, ...]:
    """Return the columns that forbid a ranking; empty when the regions can be ranked.

    Regions are ranked only when their period, denominator, its period and the basis agree and are stated.
    """
    shown = table[table["value"].notna()]
    columns = ("period", "denominator", "denominator_period", "basis")
    return tuple(column for column in columns if not _agree(shown[column], is_needed=column == "period"))


def extremes(table: pd.DataFrame, count: int = 5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the highest and the lowest regions, ties in order of their code; no region is in both.

    Of fewer than 2 * count regions each end gets half; a middle one, and a single one, is in neither.
    """
    shown = table[table["value"].notna()].sort_values(["value", "region_code"], ascending=[False, True])
    count = min(count, len(shown) // 2)
    lowest = shown.tail(count).sort_values(["value", "region_code"])
    return shown.head(count).reset_index(drop=True), lowest.reset_index(drop=True)


def no_figure(region_code: str) -> Mapping[str, object]:
    """Return the row of PANEL_COLUMNS for a region of which nothing is known."""
    empty = dict.fromkeys(PANEL_COLUMNS, "")
    unknown = dict.fromkeys(("value", "numerator", "denominator_value"), float("nan"))
    return empty | unknown | {"region_code": region_code, "obs_status": "missing", "basis": UNSTATED}


def complete(table: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Return the table with a row for each of the codes, in their order."""
    known = {str(row["region_code"]): row for row in table.to_dict("records")}
    rows = [known.get(code) or no_figure(code) for code in codes]
    return pd.DataFrame(rows, columns=list(PANEL_COLUMNS))


def _base(indicator: Indicator) -> tuple[Mapping[str, str], Callable[[str], str]]:
    """Return the dimensions in which the denominator differs from the numerator, and its period for that of it."""
    if isinstance(indicator.formula, Difference):
        return {}, str
    assert isinstance(indicator.formula, Ratio)
    periods: dict[str, Callable[[str], str]] = {"same": str, "end": end_month, "august": august_of}
    whole = {name: word for name, word in WHOLE.items() if name not in indicator.formula.shared}
    if indicator.formula.of_programme:
        whole["programme"] = indicator.formula.of_programme
    return whole, periods[indicator.formula.denominator_period]


def _has_base(indicator: Indicator, offered: pd.DataFrame, denominators: pd.DataFrame) -> pd.Series:
    whole, base_period = _base(indicator)
    periods = {period: base_period(period) for period in offered["period"].unique()}
    against = offered.assign(**whole, period=offered["period"].map(periods))[list(CUT)]
    known = set(denominators[list(CUT)].itertuples(index=False, name=None))
    return pd.Series(
        [cut in known for cut in against.itertuples(index=False, name=None)], index=offered.index, dtype=bool
    )


def _prepared(
    measure: Measure, numerators: pd.DataFrame, denominators: pd.DataFrame | None, *, is_old: bool = False
) -> tuple[str, pd.DataFrame, pd.DataFrame | None]:
    """Return the division of the country that both tables can follow, and both tables in it."""
    tables = [numerators] if denominators is None else [numerators, denominators]
    is_old = is_old or any((table["region_vintage"] == VINTAGE_OLD_PAPUA).any() for table in tables)
    vintage = VINTAGE_OLD_PAPUA if is_old else VINTAGE_CURRENT
    numerator, denominator = counted(measure.definition)
    bases = None if denominators is None or denominator is None else _counts(denominator, denominators, vintage)
    return vintage, _counts(numerator, numerators, vintage), bases


def _counts(indicator: str, rows: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Return COUNT_COLUMNS, one row per region, today's provinces summed into those of an earlier division.

    Rows of which the division is not known are left out, as they have no place on a map.
    """
    rows = rows[rows["region_vintage"] != VINTAGE_UNRESOLVED]
    counts = rows[list(COUNT_COLUMNS)].reset_index(drop=True)
    repeated = counts["region_code"].duplicated()
    if repeated.any():
        raise TwoFiguresError(indicator, sorted(set(counts["region_code"][repeated])))
    is_so_already = vintage == VINTAGE_CURRENT or (rows["region_vintage"] == vintage).any()
    return counts if is_so_already else totals.of_earlier_provinces(counts, vintage)


def _plain(counts: pd.DataFrame) -> pd.DataFrame:
    added = {"numerator": counts["value"], "denominator_value": float("nan")}
    texts = {"denominator_period": "", "denominator_source_id": ""}
    return counts.assign(**added, **texts)[list(PANEL_COLUMNS)].reset_index(drop=True)


def _of_level(parts: pd.DataFrame, level: str) -> pd.DataFrame:
    return parts[parts["region_code"].map(level_of) == level].sort_values("region_code").reset_index(drop=True)


def _by_region(counts: pd.DataFrame, level: str) -> pd.Series:
    return _of_level(counts, level).set_index("region_code")["value"]


def _formula(indicator: Indicator, counts: pd.Series, bases: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the values, and where a part is larger than its whole."""
    if isinstance(indicator.formula, Difference):
        return counts - bases, counts < bases
    assert isinstance(indicator.formula, Ratio)
    usable = bases.where(bases > 0)
    is_part_of_base = indicator.unit in ("share", "per_100")
    # Multiplied first, as whole numbers are exact: 1,100 in 1,000 is 110 in 100, not 110.00000000000001.
    return counts * indicator.formula.per / usable, (counts > usable) & is_part_of_base


def _statuses(first: pd.Series, second: pd.Series, value: pd.Series) -> list[str]:
    both = [weakest(pair) for pair in zip(first, second, strict=True)]
    # A count over an empty base is no rate; the cell says so instead of showing infinity.
    return ["missing" if pd.isna(v) and s != "suppressed" else s for s, v in zip(both, value, strict=True)]


def _known_by(end: str, date: str) -> str:
    """Return the end of a period or, where that lies behind the date of publication (both ISO), the month of that."""
    return min(end, date[:7]) if len(date) >= len("2025-01") else end


def _agree(texts: pd.Series, is_needed: bool) -> bool:
    distinct = set(texts)
    unknown = {NOT_STATED, UNSTATED, *([""] if is_needed else [])}
    return len(distinct) <= 1 and not distinct & unknown
