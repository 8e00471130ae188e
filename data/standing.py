"""How a region stands: beside the territories that hold it, and among its like.

Nothing is compared of which period, denominator or basis of counting differ or are not stated: the reason takes the
place of the difference. A rank is given under the same rule, see data.indicators.rankable.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from data import regions
from data.catalogue import Measure
from data.comparison import is_redrawn
from data.fields import INDICATORS, NATION, PROGRAMMES, SEGMENTS, VINTAGE_CURRENT, Ratio, Text
from data.indicators import DIMENSIONS, WHOLE, Panel, Slice, complete, counted, level_of, no_figure, rankable
from data.periods import end_month, months
from data.ranks import ranks

Row = Mapping[str, Any]
# How a panel is had: a measure, a cut and a level.
Panels = Callable[[Measure, Slice, str], Panel]
Choices = Callable[[Measure], pd.DataFrame]
# Whose figures a panel of that level holds; a regional office is a sum of provinces.
PANEL_LEVELS = {"province": "province", "regency": "regency", "kanwil": "province"}
COMPLETE_ENOUGH = 0.95

REASONS: dict[str, Text] = {
    "no_figure": Text("tidak ada angkanya", "there is no figure"),
    "suppressed": Text("angkanya disembunyikan", "the figure is suppressed"),
    "period": Text("periodenya berbeda atau tidak disebut", "the periods differ or are not stated"),
    "denominator": Text("penyebutnya berbeda atau tidak disebut", "the denominators differ or are not stated"),
    "denominator_period": Text("periode penyebutnya berbeda", "the periods of the denominators differ"),
    "basis": Text(
        "dasar pencatatannya berbeda atau tidak disebut", "the bases of counting differ or are not stated"
    ),
    "source": Text("dari sumber lain", "from another source"),
}  # fmt: skip


class Reference(NamedTuple):
    """The figure of a territory that holds a region.

    row: PANEL_COLUMNS. reasons: codes of REASONS that forbid a comparison, empty where it is allowed; then difference
    is own - theirs (of a rate) or part is own / theirs (of a count, 0-1), the other being None.
    """

    region_code: str
    row: Row
    reasons: tuple[str, ...]
    difference: float | None = None
    part: float | None = None


@dataclass(frozen=True)
class Compared:
    """One cut of a measure for a region, beside the territories that hold it, the nearest first.

    own: PANEL_COLUMNS. vintage: the division of the country that the figures follow.
    """

    measure: Measure
    cut: Slice
    vintage: str
    own: Row
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Standing:
    """The place of a region among its like.

    among: code of the territory whose regions are ranked, NATION for all provinces or all regional offices.
    table: PANEL_COLUMNS, one row per region of it; its value is NaN without a figure. reasons: what forbids a ranking,
    see data.indicators.rankable; then rank is 0. rank: 1 is the highest value, and regions with equal values share the
    better place. ties: how many others have the same value. count: regions with a figure. gap: own value - median.
    gap_counted: the gap in units of the numerator (persons, cases, rupiah): gap x denominator / per.
    """

    panel: Panel
    region_code: str
    among: str
    table: pd.DataFrame
    own: Row
    reasons: tuple[str, ...]
    rank: int
    ties: int
    count: int
    median: float
    gap: float
    gap_counted: float


def compared(measures: Sequence[Measure], choices: Choices, panels: Panels, region_code: str) -> tuple[Compared, ...]:
    """Set every cut of the measures that a region has beside its province, its regional office and the nation.

    Of each cut the newest period in which the region has a row is taken, whole periods before parts of a year. Cuts
    are by segment and programme; worker groups and kinds of benefit have no totals to be set beside.
    """
    found = []
    for measure, cut in cuts(measures, choices, region_code):
        panel = panels(measure, cut, PANEL_LEVELS[level_of(region_code)])
        own = row_of(panel, region_code)
        if own is not None and own["obs_status"] != "missing":
            references = tuple(_reference(panel, own, code) for code in _holders(region_code))
            found.append(Compared(measure, panel.cut, panel.vintage, own, references))
    return tuple(found)


def cuts(measures: Sequence[Measure], choices: Choices, region_code: str) -> list[tuple[Measure, Slice]]:
    """Return the cuts of the measures that exist at a region's level, each in its newest whole period.

    The nation and the branches have none: nothing holds the one, and the others share no denominator with a region.
    """
    level = PANEL_LEVELS.get(level_of(region_code))
    found = []
    for measure in measures if level else ():
        offered = choices(measure)
        is_whole = (offered[["worker_group", "benefit_kind"]] == [WHOLE["worker_group"], WHOLE["benefit_kind"]]).all(
            axis=1
        )
        offered = offered[is_whole & (offered["level"] == level)]
        each = dict(iter(offered.groupby(list(DIMENSIONS))))
        for key in sorted(each, key=_place):
            period = "" if measure.as_printed else newest_period(each[key])
            found.append((measure, Slice(**dict(zip(DIMENSIONS, key, strict=True)), period=period)))
    return found


def newest_period(offered: pd.DataFrame) -> str:
    """Return the newest period that holds nearly as many regions as any, a whole one before a part of a year.

    offered: period and regions, see data.panels.choices. Of periods that end together the longest is taken, since a
    year says more of a flow than its last month and a stock has only months.
    """
    counts = offered.groupby("period")["regions"].sum()
    full = [str(period) for period in counts[counts >= COMPLETE_ENOUGH * counts.max()].index]
    return max(full, key=lambda period: ("/" not in period, end_month(period), months(period)))


def standing(panel: Panel, region_code: str, among: str) -> Standing | None:
    """Return the place of a region among those of a territory; None without a value or without another to rank.

    Figures as printed are scattered snapshots and never ranked, so that they have no place either.

    among: the province of a regency, the regional office or the nation for a province, the nation for an office.
    """
    own = row_of(panel, region_code)
    if panel.measure.as_printed or own is None or pd.isna(own["value"]):
        return None
    codes = peers(region_code, among, panel.vintage)
    rows = complete(pd.concat([panel.table, panel.upper]), codes)
    values = rows.set_index("region_code")["value"].dropna()
    if len(values) < 2:
        return None
    reasons = rankable(rows)
    value, median = float(own["value"]), float(values.median())
    return Standing(
        panel=panel,
        region_code=region_code,
        among=among,
        table=rows,
        own=own,
        reasons=reasons,
        rank=0 if reasons else int(ranks(values)[region_code]),
        ties=int((values == value).sum()) - 1,
        count=len(values),
        median=median,
        gap=value - median,
        gap_counted=(value - median) * float(own["denominator_value"]) / _per(panel.measure),
    )


def peers(region_code: str, among: str, vintage: str = VINTAGE_CURRENT) -> list[str]:
    """Return the codes of the regions among which a region is ranked, itself included."""
    level = level_of(region_code)
    if level == "regency":
        return [region.code for region in regions.regencies(among)]
    if level == "kanwil":
        return [region.code for region in regions.kanwils()]
    return [region.code for region in regions.provinces(vintage) if among in (NATION, region.kanwil_code)]


def circles(region_code: str) -> tuple[str, ...]:
    """Return the territories among whose regions a region is ranked, the nearest first."""
    region = regions.get(region_code)
    if region.level in ("regency", "city"):
        return (region.province_code,)
    if region.level == "province":
        return (region.kanwil_code, NATION)
    return (NATION,) if region.level == "kanwil" else ()


def row_of(panel: Panel, region_code: str) -> Row | None:
    """Return PANEL_COLUMNS of a region, an office or the nation; None where the panel's division lacks the region.

    A province drawn in an older shape under today's code is another territory, so that it has none either.
    """
    if is_redrawn(region_code, panel.vintage):
        return None
    return _row(panel, region_code)


def _row(panel: Panel, region_code: str) -> Row | None:
    if region_code == NATION:
        return panel.nation
    for table in (panel.table, panel.upper):
        rows = table[table["region_code"] == region_code]
        if len(rows):
            return rows.iloc[0].to_dict()
    return None


def _place(key: tuple[str, ...]) -> tuple[int, ...]:
    """Return where a cut stands: by the order of the segments, then of the programmes."""
    segment, programme = key[0], key[1].split(";")
    return list(SEGMENTS).index(segment), len(programme), list(PROGRAMMES).index(programme[0])


def _holders(region_code: str) -> list[str]:
    region = regions.get(region_code)
    held = [region.province_code, region.kanwil_code, NATION]
    return [code for code in held if code and code != region_code]


def _reference(panel: Panel, own: Row, code: str) -> Reference:
    row: Row = row_of(panel, code) or no_figure(code)
    if pd.isna(row["value"]):
        return Reference(code, row, ("suppressed" if row["obs_status"] == "suppressed" else "no_figure",))
    if pd.isna(own["value"]):
        return Reference(code, row, ("suppressed",))
    reasons = rankable(pd.DataFrame([own, row]))
    if panel.measure.as_printed and own["source_id"] != row["source_id"]:
        reasons = (*reasons, "source")
    if reasons:
        return Reference(code, row, reasons)
    mine, theirs = float(own["value"]), float(row["value"])
    if panel.measure.definition.kind == "rate":
        return Reference(code, row, (), difference=mine - theirs)
    return Reference(code, row, (), part=mine / theirs if theirs else None)


def _per(measure: Measure) -> int:
    formula = INDICATORS[measure.indicator].formula
    return formula.per if isinstance(formula, Ratio) else 1


def numerator_unit(measure: Measure) -> str:
    """Return the unit of what a rate counts: persons, cases or rupiah."""
    return INDICATORS[counted(measure.definition)[0]].unit
