"""How far a region is from a named target: workers still to enrol, per month until its date, and the yearly cost.

A distance needs a count and a base of the target's own kind, from one source and period. What cannot be compared is
not counted, and the reason is given; what a source merely does not say is counted, and said.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

import pandas as pd

from data import regions
from data.arithmetic import MONTHS_OF_A_YEAR, Step, count, filled, joined, rupiah
from data.contributions import Contribution, check_holds, months_through
from data.fields import NOT_STATED, VINTAGE_CURRENT, Text
from data.periods import end_month
from data.targets import Target
from data.totals import UNSTATED
from data.totals import joined as joined_flags

SEMESTA = "eligible_workers"
STATED = "workers_to_target"
# Whoever has at least JKK and JKM is a member; a count for a further programme is of some of the members only.
WHOLE_MEMBERSHIP = (NOT_STATED, "all", "employment_injury;death")
DECIMALS = 6
COUNTS = ("base", "members", "goal", "to_enrol", "months_left", "per_month", "cost_per_year_idr")
TABLE_COLUMNS = (
    "region_code", "target_id", "target_region_code", "target_value", "period", *COUNTS, "state", "reasons", "caveats",
    "flags", "origin", "source_id",
)  # fmt: skip

STATES: dict[str, Text] = {
    "reached": Text("target sudah tercapai", "the target has been reached"),
    "to_enrol": Text("masih ada pekerja yang harus didaftarkan", "workers are still to be enrolled"),
    "unknown": Text("tidak dapat dihitung", "cannot be calculated"),
}
REASONS: dict[str, Text] = {
    "members_missing": Text("jumlah pesertanya tidak ada", "there is no count of participants"),
    "members_suppressed": Text("jumlah pesertanya disembunyikan", "the count of participants is suppressed"),
    "base_missing": Text("jumlah semestanya tidak ada", "there is no base"),
    "base_suppressed": Text("jumlah semestanya disembunyikan", "the base is suppressed"),
    "base_zero": Text("semestanya nol", "the base is zero"),
    "indicator_differs": Text("yang dihitung bukan yang ditargetkan", "what is counted is not what is targeted"),
    "denominator_differs": Text(
        "penyebutnya bukan penyebut target (misalnya penduduk bekerja menurut Sakernas, bukan semesta)",
        "the denominator is not the target's (say employed residents of Sakernas, not the semesta)",
    ),
    "basis_differs": Text(
        "dasar pencatatan peserta, semesta dan target tidak sama",
        "participants, base and target are not counted on the same basis",
    ),
    "group_differs": Text("segmen atau kelompoknya bukan milik target", "the segment or group is not the target's"),
    "region_differs": Text("peserta dan semesta dari wilayah berbeda", "participants and base are of two regions"),
    "period_differs": Text("periode peserta dan semesta berbeda", "participants and base are of two periods"),
    "source_differs": Text("peserta dan semesta dari sumber berbeda", "participants and base are of two sources"),
    "later_than_asked": Text("angkanya lebih baru dari tanggal hitung", "the figure is later than the date asked for"),
    "persons_elsewhere": Text(
        "target berupa jumlah orang hanya berlaku di wilayahnya sendiri",
        "a target in persons holds in its own region only",
    ),
    "sample_target": Text("target contoh bukan untuk angka terbitan", "a sample target is not for published figures"),
}  # fmt: skip
CAVEATS: dict[str, Text] = {
    "binds_another": Text(
        "target ini mengikat wilayah lain; di sini hanya sebagai pembanding",
        "the target binds another region; here it only serves as a yardstick",
    ),
    "denominator_not_stated": Text(
        "penyebut target tidak disebut; dihitung atas semesta",
        "the denominator of the target is not stated; reckoned over the semesta",
    ),
    "basis_not_stated": Text(
        "dasar pencatatan tidak disebut untuk semua angkanya", "the basis of counting is not stated for all its figures"
    ),
    "period_not_stated": Text("periode angkanya tidak disebut", "the period of the figures is not stated"),
    "old_figure": Text(
        "angkanya lebih dari setahun lebih lama dari tanggal hitung", "the figures are over a year older than the date"
    ),
    "total_or_added": Text(
        "tidak disebut apakah target itu jumlah seluruhnya atau tambahannya",
        "it is not stated whether the target is the whole number or what is added",
    ),
    "target_passed": Text("tanggal target sudah lewat", "the target's date has passed"),
    "target_undated": Text("tahun target tidak disebut", "the year of the target is not stated"),
}
_GOAL = Text("Pekerja yang harus menjadi peserta", "Workers who should be participants")
_TO_ENROL = Text("Masih harus didaftarkan", "Still to enrol")
_PER_MONTH = Text("Per bulan sampai tanggal target", "Per month until the target's date")
_COST = Text("Iuran setahun bagi mereka", "Their contributions for a year")
_ROUNDED_UP = Text("{}, dibulatkan ke atas", "{}, rounded up")
_AT_LEAST_ZERO = Text("{}, paling sedikit nol", "{}, at least zero")


@dataclass(frozen=True)
class Figure:
    """One observation as a distance needs it; value is None where it is missing or suppressed."""

    region_code: str
    indicator: str
    period: str
    segment: str
    worker_group: str
    basis: str
    value: int | None
    as_printed: str
    obs_status: str
    flags: str
    origin: str
    source_id: str


@dataclass(frozen=True)
class Distance:
    """From where a region stands to a target, in persons and rupiah.

    state: one of STATES. reasons: codes of REASONS, empty unless the state is unknown. caveats: codes of CAVEATS.
    goal, to_enrol: None if unknown. months_left: the month of as_of counts as one; 0 where the date has passed, None
    where the target has none. per_month: None where nothing or no month is left. cost_per_year_idr: None if unknown.
    flags: those of both figures, and above_one where more are enrolled than should be.
    """

    target: Target
    base: Figure | None
    members: Figure | None
    as_of: dt.date
    contribution: Contribution
    state: str
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    goal: int | None = None
    to_enrol: int | None = None
    months_left: int | None = None
    per_month: int | None = None
    cost_per_year_idr: int | None = None
    flags: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Stated:
    """Workers to a target as a source states them, beside ours; the source names no target.

    difference: stated - ours.
    """

    value: int
    as_printed: str
    period: str
    source_id: str
    difference: int


def figure(row: Mapping[str, Any]) -> Figure:
    """Return one row of the observations as a figure."""
    value = None if pd.isna(row["value"]) else round(row["value"])
    names = [name for name in Figure.__dataclass_fields__ if name != "value"]
    return Figure(value=value, **{name: row[name] for name in names})


def figures(
    target: Target, observations: pd.DataFrame, region_code: str, as_of: dt.date
) -> tuple[Figure | None, Figure | None]:
    """Return the base and the members of a region that a target asks for, the newest up to the month of as_of.

    They are of one source and period where any source gives both, else the newest of each. A target in persons needs
    no base. observations: as in data.fields.
    """
    rows = observations[
        (observations["region_code"] == region_code)
        & (observations["region_vintage"] == VINTAGE_CURRENT)
        & (observations["segment"] == target.segment)
        & (observations["worker_group"] == target.worker_group)
        & observations["programme"].isin(WHOLE_MEMBERSHIP)
        & observations["indicator"].isin((_base(target), _indicator(target)))
    ]
    known = [figure(row) for row in rows.to_dict("records")]
    known = sorted((each for each in known if end_month(each.period) <= f"{as_of:%Y-%m}"), key=_age)
    bases = {(each.source_id, each.period): each for each in known if each.indicator == _base(target)}
    members = {(each.source_id, each.period): each for each in known if each.indicator == _indicator(target)}
    if target.unit == "persons":
        return None, _last(members)
    paired = {key: each for key, each in members.items() if key in bases}
    if paired:
        key = list(paired)[-1]
        return bases[key], paired[key]
    return _last(bases), _last(members)


def distance(
    target: Target, base: Figure | None, members: Figure | None, as_of: dt.date, contribution: Contribution
) -> Distance:
    """Count what is still to be done on a date, and what it would cost at a contribution for the year from then.

    to_enrol = target x base, rounded up, - members, at least 0; a target in persons is the goal itself.

    Raises:
        InputError: the contribution does not hold for the twelve months from as_of.
    """
    check_holds(contribution, f"{as_of:%Y-%m}", MONTHS_OF_A_YEAR)
    reasons = tuple(_reasons(target, base, members, as_of))
    caveats = tuple(_caveats(target, base, members, as_of))
    if reasons or members is None or members.value is None:
        return Distance(target, base, members, as_of, contribution, "unknown", reasons, caveats)
    goal, formula = _goal(target, base)
    to_enrol = max(0, goal - members.value)
    months_left = months_through(f"{as_of:%Y-%m}", target.end) if target.end else None
    per_month = -(-to_enrol // months_left) if to_enrol and months_left else None
    cost = to_enrol * contribution.amount_idr * MONTHS_OF_A_YEAR
    enrolling = filled(_AT_LEAST_ZERO, joined(" − ", count(goal), count(members.value)))
    steps = [Step(_GOAL, formula, goal, "persons"), Step(_TO_ENROL, enrolling, to_enrol, "persons")]
    if months_left and per_month:
        spread = filled(_ROUNDED_UP, joined(" ÷ ", count(to_enrol), count(months_left)))
        steps.append(Step(_PER_MONTH, spread, per_month, "persons"))
    yearly = joined(" × ", count(to_enrol), rupiah(contribution.amount_idr), count(MONTHS_OF_A_YEAR))
    is_above = base is not None and base.value is not None and members.value > base.value
    flags = joined_flags(base.flags if base else "", members.flags, "above_one" if is_above else "")
    return Distance(
        target, base, members, as_of, contribution, "to_enrol" if to_enrol else "reached", (), caveats, goal, to_enrol,
        months_left, per_month, cost, flags, (*steps, Step(_COST, yearly, cost, "idr")),
    )  # fmt: skip


def stated(found: Distance, observations: pd.DataFrame) -> Stated | None:
    """Return the published number of workers to a target that belongs beside a distance, or None.

    It is of the same region, group, source and period as the members, and of the year of the target, which is the
    region's own.
    """
    members, target = found.members, found.target
    if found.to_enrol is None or members is None:
        return None
    if target.region_code != members.region_code or target.end[:4] != members.period[:4]:
        return None
    wanted = {"indicator": STATED} | {
        name: getattr(members, name) for name in ("region_code", "period", "segment", "worker_group", "source_id")
    }
    rows = observations[(observations[list(wanted)] == list(wanted.values())).all(axis=1)]
    if rows.empty:
        return None
    row = figure(rows.iloc[0].to_dict())
    if row.value is None:
        return None
    return Stated(row.value, row.as_printed, row.period, row.source_id, row.value - found.to_enrol)


def by_regency(
    target: Target,
    named: Sequence[Target],
    observations: pd.DataFrame,
    province_code: str,
    as_of: dt.date,
    contribution: Contribution,
) -> pd.DataFrame:
    """Return TABLE_COLUMNS, one row per regency and city of a province, by code; counts are Int64.

    A regency's own target of the same instrument and period takes the place of `target`; the others are measured by
    `target` itself, with the caveat that it binds another region. named: all targets. reasons and caveats: codes
    joined by semicolons.

    Raises:
        InputError: the contribution does not hold for the twelve months from as_of.
    """
    own = {each.region_code: each for each in named if _kind(each) == _kind(target)}
    parts = dict(iter(observations.groupby("region_code")))
    rows = []
    for region in regions.regencies(province_code):
        goal, part = own.get(region.code, target), parts.get(region.code, observations.iloc[:0])
        found = distance(goal, *figures(goal, part, region.code, as_of), as_of, contribution)
        rows.append({"region_code": region.code} | _cells(found))
    return pd.DataFrame(rows, columns=list(TABLE_COLUMNS)).astype(dict.fromkeys(COUNTS, "Int64"))


def explained(codes: Sequence[str]) -> Text:
    """Return codes of REASONS and CAVEATS in words, joined by semicolons."""
    return joined("; ", *((REASONS | CAVEATS)[code] for code in codes))


def _base(target: Target) -> str:
    # Press targets name no denominator; what they speak of is Universal Coverage, which is reckoned over the semesta.
    return SEMESTA if target.denominator == NOT_STATED else target.denominator


def _indicator(target: Target) -> str:
    return target.indicator if target.unit == "persons" else "active_participants"


def _kind(target: Target) -> tuple[str, ...]:
    return (target.instrument, target.period, target.indicator, target.segment, target.worker_group, target.unit)


def _age(each: Figure) -> tuple[str, str]:
    return end_month(each.period), each.source_id


def _last(found: Mapping[tuple[str, str], Figure]) -> Figure | None:
    return list(found.values())[-1] if found else None


def _absence(name: str, each: Figure | None) -> list[str]:
    if each is None or each.value is None:
        return [f"{name}_suppressed" if each and each.obs_status == "suppressed" else f"{name}_missing"]
    return []


def _reasons(target: Target, base: Figure | None, members: Figure | None, as_of: dt.date) -> list[str]:
    is_share = target.unit == "share"
    there = [each for each in (base if is_share else None, members) if each]
    found = [*(_absence("base", base) if is_share else []), *_absence("members", members)]
    tests = {
        "base_zero": is_share and base is not None and base.value == 0,
        "indicator_differs": members is not None and members.indicator != _indicator(target),
        "denominator_differs": is_share and base is not None and base.indicator != _base(target),
        "basis_differs": _mixes_bases(target, there),
        "group_differs": any(
            (each.segment, each.worker_group) != (target.segment, target.worker_group) for each in there
        ),
        "region_differs": len({each.region_code for each in there}) > 1,
        "period_differs": len({each.period for each in there}) > 1,
        "source_differs": len({each.source_id for each in there}) > 1,
        "later_than_asked": any(end_month(each.period) > f"{as_of:%Y-%m}" for each in there),
        "persons_elsewhere": not is_share and any(each.region_code != target.region_code for each in there),
        "sample_target": target.origin == "synthetic" and any(each.origin != "synthetic" for each in there),
    }
    return found + [code for code, holds in tests.items() if holds]


def _mixes_bases(target: Target, there: Sequence[Figure]) -> bool:
    """Whether figures and target are counted on different bases.

    Members counted where their employer is registered are not the residents of a region, even if the rest is unsaid.
    """
    bases = {each.basis for each in there}
    known = (bases | {target.basis}) - {UNSTATED}
    return len(known) > 1 or (UNSTATED in bases and "registration" in bases)


def _caveats(target: Target, base: Figure | None, members: Figure | None, as_of: dt.date) -> list[str]:
    there = [each for each in (base, members) if each]
    tests = {
        "binds_another": any(each.region_code != target.region_code for each in there),
        "denominator_not_stated": target.unit == "share" and target.denominator == NOT_STATED,
        "basis_not_stated": UNSTATED in {target.basis, *(each.basis for each in there)},
        "period_not_stated": any(not each.period for each in there),
        "old_figure": any(each.period and _months_old(each, as_of) > MONTHS_OF_A_YEAR for each in there),
        "total_or_added": target.unit == "persons",
        "target_undated": not target.end,
        "target_passed": bool(target.end) and target.end < f"{as_of:%Y-%m}",
    }
    return [code for code, holds in tests.items() if holds]


def _months_old(each: Figure, as_of: dt.date) -> int:
    return months_through(end_month(each.period), f"{as_of:%Y-%m}") - 1


def _goal(target: Target, base: Figure | None) -> tuple[int, Text]:
    # Shares are stored as floats; rounding to what was printed keeps 38.39% of 2,800,000 from becoming one more.
    if base is None or base.value is None:
        goal = int(Decimal(str(target.value)).to_integral_value(ROUND_CEILING))
        return goal, count(goal)
    share = Decimal(str(round(target.value, DECIMALS)))
    goal = int((share * base.value).to_integral_value(ROUND_CEILING))
    percent = f"{(share * 100).normalize():f}%"
    product = joined(" × ", Text(percent.replace(".", ","), percent), count(base.value))
    return goal, filled(_ROUNDED_UP, product)


def _cells(found: Distance) -> dict[str, object]:
    base, members, target = found.base, found.members, found.target
    there = [each for each in (base, members) if each]
    return {
        "target_id": target.target_id,
        "target_region_code": target.region_code,
        "target_value": target.value,
        "period": members.period if members else "",
        "base": base.value if base else None,
        "members": members.value if members else None,
        "goal": found.goal,
        "to_enrol": found.to_enrol,
        "months_left": found.months_left,
        "per_month": found.per_month,
        "cost_per_year_idr": found.cost_per_year_idr,
        "state": found.state,
        "reasons": ";".join(found.reasons),
        "caveats": ";".join(found.caveats),
        "flags": found.flags,
        "origin": ";".join(sorted({each.origin for each in there})),
        "source_id": ";".join(sorted({each.source_id for each in there})),
    }
