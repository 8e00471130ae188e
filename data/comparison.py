"""Regions side by side: whether their figures may be compared, their ranks, and their distance to a reference.

Nothing is ranked or subtracted whose period, denominator, basis of counting or status differ or are not stated: the
codes of what differs stand in place of the figure.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

import pandas as pd

from data import regions
from data.catalogue import Measure
from data.errors import NoFigureError
from data.fields import INDICATORS, NATION, VINTAGE_CURRENT, Ratio, Text
from data.indicators import PANEL_COLUMNS, Panel, Slice, complete, counted, level_of, no_figure, rankable
from data.ranks import ranks

FEWEST, MOST = 2, 6
MOST_INDICATORS = 4
# Rupiah are not people or cases: an amount that would be needed to reach a rate says nothing to anyone.
COUNTABLE = ("persons", "cases")

REASONS: dict[str, Text] = {
    "printed": Text(
        "angka cetak dari sumber dan tanggal yang berlainan", "printed figures of different sources and dates"
    ),
    "period": Text("periode berbeda atau tidak disebut", "periods differ or are not stated"),
    "denominator": Text("penyebut berbeda atau tidak disebut", "denominators differ or are not stated"),
    "denominator_period": Text("periode penyebut berbeda", "periods of the denominators differ"),
    "basis": Text("dasar pencatatan berbeda atau tidak disebut", "bases of counting differ or are not stated"),
    "obs_status": Text("status angka berbeda", "statuses of the figures differ"),
}

STANDING_COLUMNS = ("region_code", "within", "rank", "of", "reasons")
GAP_COLUMNS = ("region_code", "reference", "difference", "needed", "reasons")


class NothingToCompareError(NoFigureError):
    """Fewer than two regions were chosen, or there are no figures at their level."""

    def __init__(self, codes: Sequence[str]) -> None:
        named = ", ".join(codes) or "tidak ada"
        super().__init__(
            f"Tidak ada yang dapat dibandingkan (wilayah: {named}). Pilih dua sampai enam wilayah setingkat yang punya "
            "angka, di halaman Bandingkan."
        )


@dataclass(frozen=True)
class Compared:
    """One cut of a measure for the chosen regions, in their order.

    vintage: the division of the country that the figures follow. rows: PANEL_COLUMNS of the chosen regions.
    holders: PANEL_COLUMNS of the provinces, regional offices and the nation that hold them, each once, the nation last.
    other_land: chosen regions whose code meant other land in that division, and that have no figure for it.
    reasons: what forbids to compare the chosen regions with each other, codes of REASONS.
    standings: see standings. gaps: see gaps. everyone: region_code and value of every region of the level with a value.
    without: how many regions of the level have none, by the status that says why.
    """

    measure: Measure
    cut: Slice
    level: str
    vintage: str
    rows: pd.DataFrame
    holders: pd.DataFrame
    other_land: tuple[str, ...]
    reasons: tuple[str, ...]
    standings: pd.DataFrame
    gaps: pd.DataFrame
    everyone: pd.DataFrame
    without: Mapping[str, int]


def compare(panel: Panel, codes: Sequence[str]) -> Compared:
    """Set regions of the panel's level side by side; codes: distinct codes of today."""
    rows = rows_of(panel, codes)
    holding = dict.fromkeys(holder for code in codes for holder in holders_of(code, panel.vintage))
    ordered = sorted(holding, key=lambda code: (code == NATION, code.startswith("KW-"), code))
    valued = panel.table[panel.table["value"].notna()]
    return Compared(
        measure=panel.measure,
        cut=panel.cut,
        level=panel.level,
        vintage=panel.vintage,
        rows=rows,
        holders=rows_of(panel, ordered),
        other_land=tuple(code for code in codes if is_redrawn(code, panel.vintage)),
        reasons=withheld(panel.measure, rows),
        standings=standings(panel, codes),
        gaps=gaps(panel, codes),
        everyone=valued[["region_code", "value"]].reset_index(drop=True),
        without=_without(panel),
    )


def _without(panel: Panel) -> dict[str, int]:
    listed = regions.provinces(panel.vintage) if panel.level == "province" else regions.regencies()
    whole = complete(panel.table, [region.code for region in listed])
    return whole.loc[whole["value"].isna(), "obs_status"].value_counts().to_dict()


def rows_of(panel: Panel, codes: Sequence[str]) -> pd.DataFrame:
    """Return PANEL_COLUMNS of regions, offices or the nation, in order; without a figure where the panel has none.

    A province that has the code, but not the land, of one in the panel's older division has no figure either.
    """
    tables = [*panel.upper.to_dict("records"), *panel.table.to_dict("records"), panel.nation]
    known = {str(row["region_code"]): row for row in tables}
    found = [no_figure(c) if is_redrawn(c, panel.vintage) else known.get(c) or no_figure(c) for c in codes]
    return pd.DataFrame(found, columns=list(PANEL_COLUMNS))


def holders_of(code: str, vintage: str) -> tuple[str, ...]:
    """Return the territories that hold a region and can be set beside it: its province, its Kanwil, the nation.

    A Kanwil that serves one province only is that province again, and is left out.
    """
    region = regions.get(code)
    served = regions.provinces_of_kanwil(region.kanwil_code)
    holders = (region.province_code, region.kanwil_code if len(served) > 1 else "", NATION)
    return tuple(holder for holder in holders if holder and not is_redrawn(holder, vintage))


def withheld(measure: Measure, rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the codes of REASONS that forbid to compare the rows with each other; empty when they may be compared.

    rows: PANEL_COLUMNS; rows without a value forbid nothing.
    """
    printed = ("printed",) if measure.as_printed else ()
    statuses = rows.loc[rows["value"].notna(), "obs_status"]
    return (*printed, *rankable(rows), *(("obs_status",) if statuses.nunique() > 1 else ()))


def standings(panel: Panel, codes: Sequence[str]) -> pd.DataFrame:
    """Return the place of each region within its province, its Kanwil and the nation: STANDING_COLUMNS.

    rank: 1 is the highest value, ties share the better rank; <NA> without a value or with reasons. of: how many
    regions there have a value. reasons: codes of REASONS that forbid the ranking, found over all who would be ranked.
    """
    holding = {code: holders_of(code, panel.vintage) for code in codes}
    rankings = {within: _ranking(panel, within) for within in dict.fromkeys(chain(*holding.values()))}
    found = []
    for code, holders in holding.items():
        for within in holders:
            places, of, reasons = rankings[within]
            is_ranked = not reasons and not is_redrawn(code, panel.vintage)
            found.append((code, within, places.get(code, pd.NA) if is_ranked else pd.NA, of, reasons))
    return pd.DataFrame(found, columns=list(STANDING_COLUMNS)).astype({"rank": "Int64"})


def gaps(panel: Panel, codes: Sequence[str]) -> pd.DataFrame:
    """Return the distance of each region's rate to those of its province, its Kanwil and the nation: GAP_COLUMNS.

    difference: own rate - reference, in the stored unit. needed: see needed_to_reach. Both are missing for counts,
    without a value, and with reasons.
    """
    holding = {code: holders_of(code, panel.vintage) for code in codes}
    rows = rows_of(panel, [*codes, *dict.fromkeys(chain(*holding.values()))])
    places = {str(code): place for place, code in enumerate(rows["region_code"])}
    found = []
    for code, holders in holding.items():
        for reference in holders:
            pair = rows.iloc[[places[code], places[reference]]]
            reasons = withheld(panel.measure, pair)
            own, other = pair.iloc[0], pair.iloc[1]
            is_given = panel.measure.definition.kind == "rate" and not reasons and pair["value"].notna().all()
            difference = own["value"] - other["value"] if is_given else math.nan
            found.append((code, reference, difference, _needed(panel.measure, pair) if is_given else pd.NA, reasons))
    return pd.DataFrame(found, columns=list(GAP_COLUMNS)).astype({"difference": "float64", "needed": "Int64"})


def needed_to_reach(numerator: float, denominator: float, of: float, whole: float) -> int:
    """Return how many more the numerator must count for the rate to reach of / whole, the denominator staying as is.

    The smallest whole count whose rate is at least the reference, minus the numerator: 30 of 200 against 1 in 5 needs
    10 more; 50 of 200 is 10 above it, so -10. Counted in fractions, so that no rounding adds a person.
    """
    least = math.ceil(Fraction(of) * Fraction(denominator) / Fraction(whole))
    return least - math.floor(numerator)


def has_count(measure: Measure) -> bool:
    """Return whether the distance to a reference can be said in persons or cases."""
    is_ratio = isinstance(measure.definition.formula, Ratio) and not measure.as_printed
    return is_ratio and count_unit(measure) in COUNTABLE


def count_unit(measure: Measure) -> str:
    """Return the unit of what a rate counts: persons, cases or rupiah."""
    return INDICATORS[counted(measure.definition)[0]].unit


def _needed(measure: Measure, pair: pd.DataFrame) -> object:
    parts = [float(pair.iloc[place][name]) for place in (0, 1) for name in ("numerator", "denominator_value")]
    if not has_count(measure) or any(math.isnan(part) for part in parts):
        return pd.NA
    return needed_to_reach(*parts)


def _ranking(panel: Panel, within: str) -> tuple[pd.Series, int, tuple[str, ...]]:
    """Return the ranks of a territory's regions by code, how many have a value, and what forbids to rank them."""
    members = panel.table
    if within != NATION:
        provinces = (within,)
        if level_of(within) == "kanwil":
            served = regions.provinces(panel.vintage)
            provinces = tuple(province.code for province in served if province.kanwil_code == within)
        members = members[members["region_code"].str[:2].isin(provinces)]
    values = members.set_index("region_code")["value"]
    return ranks(values), int(values.notna().sum()), withheld(panel.measure, members)


def is_redrawn(code: str, vintage: str) -> bool:
    """Return whether a province of today has not the land that its code had, if any, in an earlier division."""
    if vintage == VINTAGE_CURRENT or level_of(code) != "province":
        return False
    drawn = {old.code for old in regions.provinces(vintage)}
    return code not in drawn or len(regions.current_provinces_of(code, vintage)) > 1
