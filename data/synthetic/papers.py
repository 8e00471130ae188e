"""Invented papers of the local governments (regulations, budgets, agreements) and invented targets."""

import numpy as np
import pandas as pd

from data.fields import EVIDENCE_COLUMNS, NATION, TARGET_COLUMNS, VINTAGE_CURRENT
from data.synthetic.cube import MONTHS, YEARS, Places
from data.synthetic.participants import GROUPS, Participants

AGREED = ("non_asn", "neighbourhood_heads", "village_officials")
BUDGETED = ("non_asn", "vulnerable_workers")
BUDGET_YEARS = ("2023", "2024", "2025")
CONTRIBUTION = 16_800  # rupiah per person and month: JKK 10,000 and JKM 6,800 for the lowest income
TARGETS = {"2024": 0.45, "2025": 0.50}
NOTES = {"note_id": "data contoh, bukan angka resmi", "note_en": "sample data, not official"}
Paper = tuple[str, str, str, str, float, str]


def evidence(people: Participants, where: Places, source_id: str, rng: np.random.Generator) -> pd.DataFrame:
    """Invent regulations, agreements and budgets from the month in which a region took a group in.

    A period `from/to` is a paper's validity; some have expired. Budgets are of planned members in full hundreds, never
    of the counted ones, so that a hidden count does not show through its budget.
    """
    rows = []
    for region, code in enumerate(where.regencies):
        months = dict(zip(GROUPS, people.adopted[region], strict=True))
        # Papers older than the sample are dated to its first month; later than its last, they do not exist yet.
        taken = {group: max(int(month), 0) for group, month in months.items() if month < len(MONTHS)}
        agreed = [group for group in AGREED if group in taken]
        if where.is_city[region] and "village_officials" in agreed:
            agreed.remove("village_officials")
        papers = [_regulation(min(taken.values()), rng)] if taken else []
        papers += [_agreement(group, taken[group], rng) for group in agreed]
        papers += [
            _budget(group, year, rng)
            for group in BUDGETED
            for year in BUDGET_YEARS
            if group in taken and MONTHS[taken[group]] < year and rng.random() < 0.9
        ]
        rows += [(code, *paper) for paper in papers]
    columns = ["region_code", "evidence_kind", "worker_group", "instrument", "period", "value", "unit"]
    return _finished(pd.DataFrame(rows, columns=columns), "evidence_id", EVIDENCE_COLUMNS, source_id)


def _regulation(first: int, rng: np.random.Generator) -> Paper:
    instrument = "peraturan daerah" if rng.random() < 0.3 else "peraturan kepala daerah"
    return ("regulation", "all", instrument, _valid(first, 60), np.nan, "text")


def _agreement(group: str, first: int, rng: np.random.Generator) -> Paper:
    months = int(rng.integers(1, 5)) * 12
    return ("agreement", group, "perjanjian kerja sama", _valid(first, months), np.nan, "text")


def _budget(group: str, year: str, rng: np.random.Generator) -> Paper:
    planned = int(rng.integers(1, 60)) * 100
    return ("budget", group, "APBD", year, float(planned * CONTRIBUTION * 12), "idr")


def targets(where: Places, source_id: str, rng: np.random.Generator) -> pd.DataFrame:
    """Invent a coverage target per year for the nation, the provinces and half of the regencies and cities."""
    codes = [*(code for code in where.codes if len(code) == len(NATION)), *where.regencies[::2]]
    rows = [
        (code, year, "coverage_rate", "total", "all", "target contoh", share if code == NATION else own, "share")
        for year, share in TARGETS.items()
        for code, own in zip(codes, np.round(share + rng.normal(0, 0.06, len(codes)), 3), strict=True)
    ]
    columns = ["region_code", "period", "indicator", "segment", "worker_group", "instrument", "value", "unit"]
    return _finished(pd.DataFrame(rows, columns=columns), "target_id", TARGET_COLUMNS, source_id)


def _valid(first: int, months: int) -> str:
    """Return the interval that starts at a place in MONTHS and lasts so many months."""
    last = int(YEARS[0]) * 12 + first + months - 1
    return f"{MONTHS[first]}/{last // 12}-{last % 12 + 1:02d}"


def _finished(rows: pd.DataFrame, identifier: str, columns: tuple[str, ...], source_id: str) -> pd.DataFrame:
    numbers = [str(number) for number in range(1, len(rows) + 1)]
    return rows.assign(
        **{identifier: [f"{source_id}-{identifier[:-3]}-{number}" for number in numbers]},
        region_vintage=VINTAGE_CURRENT,
        as_printed="",
        origin="synthetic",
        source_id=source_id,
        source_row=numbers,
        **NOTES,
    )[list(columns)]
