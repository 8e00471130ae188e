"""Invented workers and participants of each regency and city by month, on the true workforce's magnitudes.

Every share and rate below is a round number chosen so that the nation looks familiar; none is an estimate.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.synthetic.cube import MONTHS, Places, Series

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SEGMENTS = ("wage_workers", "own_account_workers", "construction_workers", "migrant_workers")
WAGE, OWN, CONSTRUCTION, MIGRANT = range(4)
SEGMENT_SERIES = (*(Series(segment=segment) for segment in SEGMENTS), Series())

# Eligible workers per employed resident: wage workers from the wage employed (civil servants, military and police
# left out), own-account workers from all others, construction and migrants from all employed.
ELIGIBLE_SHARE = {"wage": 0.80, "own_account": 0.52, "construction": 0.045, "migrant": 0.0022}
LEAST_WAGE_SHARE = 0.01  # the survey met no wage employee in a few highland regencies in some years

# Active per eligible of an average region, by month; straight lines between.
RATE_MONTHS = ("2019-01", "2019-12", "2020-06", "2020-12", "2021-12", "2022-12", "2023-12", "2024-12", "2025-12")
RATES = (
    (0.56, 0.58, 0.50, 0.52, 0.54, 0.58, 0.62, 0.64, 0.65),
    (0.05, 0.06, 0.04, 0.05, 0.07, 0.11, 0.17, 0.21, 0.23),
    (0.62, 0.65, 0.48, 0.54, 0.60, 0.67, 0.69, 0.70, 0.70),
    (0.50, 0.55, 0.35, 0.30, 0.34, 0.48, 0.58, 0.63, 0.66),
)
# The whole region's rate is then drawn into this band, so that no region looks impossible.
LOWEST, HIGHEST = 0.15, 0.80
OVERFULL_CITY, OVERFULL_FROM, OVERFULL_RATE = "36.72", "2024-01", 1.06  # one rate above 1, to try its flag

# Worker groups: members per employed resident, and whether their number follows the share of Muslims.
GROUPS: dict[str, tuple[float, bool]] = {
    "non_asn": (0.008, False),
    "neighbourhood_heads": (0.009, False),
    "village_officials": (0.0055, False),
    "health_cadres": (0.010, False),
    "quran_teachers": (0.006, True),
    "mosque_caretakers": (0.003, True),
    "funeral_workers": (0.0006, True),
    "election_organisers": (0.030, False),
    "vulnerable_workers": (0.035, False),
}
GROUP_SERIES = tuple(Series(worker_group=group) for group in GROUPS)
# Rough share of Muslims where they are not nearly everyone; only there to keep mosque staff few in Papua and Bali.
MUSLIM_SHARE = {
    "12": 0.65, "51": 0.10, "53": 0.10, "61": 0.60, "71": 0.30, "81": 0.50,
    "91": 0.25, "92": 0.40, "93": 0.45, "94": 0.10, "95": 0.02, "96": 0.35,
}  # fmt: skip
JAKARTA = "31"  # has no villages with officials of their own, nor have cities
# Share of the election organisers in office: general election in February 2024, regional ones in November.
ORGANISERS_IN_OFFICE = {"2023": 0.10, "2024": 0.20, "2024-01": 1.0, "2024-02": 1.0, "2024-03": 0.5, "2024-11": 0.6}


@dataclass(frozen=True)
class Workforce:
    """Employed residents and wage employees of each regency and city (rows) in August 2019-2025 (columns)."""

    employed: Floats
    wage_employees: Floats


@dataclass(frozen=True)
class Participants:
    """Whole numbers of workers, shape (regencies, lines, months), NaN where a region did not report.

    eligible, active, enrolled: lines are SEGMENTS. groups: active participants, lines are GROUPS; they overlap each
    other and the segments, so they never add up to a total.
    adopted: the month (place in MONTHS, may lie beyond both ends) in which a region took each group in, shape
    (regencies, groups).
    """

    eligible: Floats
    active: Floats
    enrolled: Floats
    groups: Floats
    adopted: Floats


def participants(workforce: Workforce, where: Places, rng: np.random.Generator) -> Participants:
    """Invent the participants of every regency and city in every month."""
    employed, wage_employees = _by_month(workforce.employed), _by_month(workforce.wage_employees)
    eligible = _eligible(employed, wage_employees, rng)
    reports = _reports(len(where.is_city), rng)
    groups, adopted = _groups(employed, where, rng)
    active = _active(eligible, wage_employees / employed, where, rng)
    organisers = groups[:, list(GROUPS).index("election_organisers")]
    active[:, WAGE] = np.minimum(active[:, WAGE] + organisers, eligible[:, WAGE])
    _overfill(active, eligible, where)
    groups = np.minimum(groups, active.sum(axis=1, keepdims=True))
    dormant = _share(rng.normal(-0.85, 0.35, (len(eligible), 1, 1))) * np.maximum(eligible - active, 0)
    enrolled = active + np.rint(dormant)
    return Participants(*(_unless(reports, counts) for counts in (eligible, active, enrolled, groups)), adopted)


def _by_month(augusts: Floats) -> Floats:
    """Return straight lines between the Augusts, level before the first and after the last."""
    months = np.arange(len(MONTHS))
    return np.array([np.interp(months, np.arange(augusts.shape[1]) * 12 + 7, row) for row in augusts])


def _eligible(employed: Floats, wage_employees: Floats, rng: np.random.Generator) -> Floats:
    wages = np.maximum(wage_employees, LEAST_WAGE_SHARE * employed)
    some = rng.lognormal(0, (0.25, 0.9), (len(employed), 2))
    lines = (
        ELIGIBLE_SHARE["wage"] * wages,
        ELIGIBLE_SHARE["own_account"] * (employed - wages),
        ELIGIBLE_SHARE["construction"] * employed * some[:, :1],
        ELIGIBLE_SHARE["migrant"] * employed * some[:, 1:],
    )
    return np.rint(np.stack(lines, axis=1))


def _active(eligible: Floats, wage_share: Floats, where: Places, rng: np.random.Generator) -> Floats:
    regions, _, months = eligible.shape
    at = [MONTHS.index(month) for month in RATE_MONTHS]
    usual = np.array([np.interp(np.arange(months), at, row) for row in RATES])
    local = 0.6 * where.is_city[:, None] + 1.6 * (wage_share - wage_share.mean())
    local = local + rng.normal(0, 0.50, (regions, 1)) + rng.normal(0, 0.004, (regions, 1)) * np.arange(months)
    wobble = rng.normal(0, 0.01, (regions, 4, months))
    # Building work peaks late in the year; contracts lapse in January.
    season = np.zeros((4, months))
    season[CONSTRUCTION] = -0.25 * np.cos(2 * np.pi * (np.arange(months) % 12 + 1) / 12)
    season[WAGE, ::12] = -0.03
    rates = _share(np.log(usual / (1 - usual)) + season + local[:, None] + wobble)
    whole = (rates * eligible).sum(axis=1, keepdims=True) / eligible.sum(axis=1, keepdims=True)
    target = LOWEST + (HIGHEST - LOWEST) * whole
    # Raising moves each segment the same part of the way to full, lowering the same part of the way to none.
    raised = rates + (1 - rates) * (target - whole) / (1 - whole)
    return np.rint(np.where(target > whole, raised, rates * target / whole) * eligible)


def _overfill(active: Floats, eligible: Floats, where: Places) -> None:
    city, start = where.regencies.index(OVERFULL_CITY), MONTHS.index(OVERFULL_FROM)
    wanted = OVERFULL_RATE * eligible[city, :, start:].sum(axis=0)
    others = active[city, OWN:, start:].sum(axis=0)
    active[city, WAGE, start:] = np.rint(wanted - others)


def _groups(employed: Floats, where: Places, rng: np.random.Generator) -> tuple[Floats, Floats]:
    regions, months = employed.shape
    muslims = np.array([MUSLIM_SHARE.get(province, 1.0) for province in where.province])
    adopted = np.rint(rng.normal(42, 30, (regions, len(GROUPS))))
    ceiling = rng.uniform(0.3, 0.95, (regions, len(GROUPS)))
    lines = []
    for line, (group, (share, is_muslim)) in enumerate(GROUPS.items()):
        members = share * employed * rng.lognormal(0, 0.3, (regions, 1))
        if is_muslim:
            members = members * muslims[:, None]
        if group == "village_officials":
            members = members * ~(where.is_city | (where.province == JAKARTA))[:, None]
        if group == "election_organisers":
            members = members * [ORGANISERS_IN_OFFICE.get(m, ORGANISERS_IN_OFFICE.get(m[:4], 0.0)) for m in MONTHS]
            taken_in = np.ones((regions, months))
        else:
            taken_in = _share((np.arange(months) - adopted[:, line, None]) / 5)
        lines.append(members * ceiling[:, line, None] * taken_in)
    return np.rint(np.stack(lines, axis=1)), adopted


def _reports(regions: int, rng: np.random.Generator) -> Bools:
    """Return which regions reported in which months: two began late, a dozen have gaps, one is late with the last."""
    reports = np.ones((regions, len(MONTHS)), dtype=bool)
    silent = rng.choice(regions, 15, replace=False)
    reports[silent[:2], : MONTHS.index("2021-01")] = False
    reports[silent[2], -1] = False
    for region in silent[3:]:
        start = rng.integers(0, len(MONTHS) - 12)
        reports[region, start : start + rng.integers(2, 10)] = False
    return reports


def _unless(reports: Bools, counts: Floats) -> Floats:
    return np.where(reports[:, None], counts, np.nan)


def _share(odds: Floats) -> Floats:
    """Return the share between 0 and 1 of a logarithm of odds."""
    return 1 / (1 + np.exp(-odds))
