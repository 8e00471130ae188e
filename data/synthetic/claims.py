"""Invented claims and benefits of each regency and city by month, on the invented participants."""

import numpy as np
from numpy.typing import NDArray

from data.synthetic.cube import MONTHS, YEARS, Series
from data.synthetic.participants import WAGE, Participants

Floats = NDArray[np.float64]

PROGRAMMES = ("employment_injury", "death", "old_age", "pension", "job_loss")
PROGRAMME_SERIES = (*(Series(programme=programme) for programme in PROGRAMMES), Series(programme="all"))
JOB_LOSS = PROGRAMMES.index("job_loss")
JOB_LOSS_FROM = "2022-02"  # the first month in which JKP was paid

# Claims per 1,000 active participants in a month (old age, pension and job loss: wage workers only), and their yearly
# course: round numbers chosen for plausibility.
PER_1000 = (0.72, 0.24, 7.0, 0.42, 0.19)
COURSE = (
    (0.80, 0.82, 0.90, 0.95, 1.00, 1.05, 1.08),
    (0.80, 0.90, 1.10, 0.95, 1.00, 1.02, 1.04),
    (0.90, 1.10, 1.20, 1.30, 1.05, 1.00, 1.02),
    (0.40, 0.50, 0.65, 0.80, 1.00, 1.15, 1.30),
    (0.00, 0.00, 0.00, 0.25, 1.00, 1.10, 1.35),
)
WAGE_ONLY = (False, False, True, True, True)
# Rupiah per claim. A death claim pays Rp42 million since PP 82/2019 (December 2019), Rp24 million before, and now and
# then a scholarship besides; the others are round averages with a wide spread.
DEATH_BENEFIT, DEATH_BENEFIT_BEFORE, DEATH_BENEFIT_FROM = 42_000_000, 24_000_000, "2019-12"
SCHOLARSHIP_CHANCE, SCHOLARSHIP = 0.15, 12_000_000
AVERAGE = {"employment_injury": 8_200_000, "old_age": 13_500_000, "pension": 4_200_000, "job_loss": 6_500_000}
LEAST = 50_000


def claims(people: Participants, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Invent cases and rupiah, each of shape (regencies, PROGRAMMES, months), NaN where a region did not report."""
    active = people.active
    paying = {True: active[:, WAGE], False: active.sum(axis=1)}
    base = np.stack([paying[is_wage_only] for is_wage_only in WAGE_ONLY], axis=1)
    course = np.repeat(np.array(COURSE), 12, axis=1) * _season()
    local = rng.lognormal(0, 0.25, (len(active), len(PROGRAMMES), 1))
    expected = base / 1000 * np.array(PER_1000)[:, None] * course * local
    cases = rng.poisson(np.nan_to_num(expected)).astype(float)
    cases[:, JOB_LOSS, : MONTHS.index(JOB_LOSS_FROM)] = 0
    benefits = np.stack([_benefits(p, cases[:, line], rng) for line, p in enumerate(PROGRAMMES)], axis=1)
    silent = np.isnan(expected)
    return np.where(silent, np.nan, cases), np.where(silent, np.nan, benefits)


def _season() -> Floats:
    """Return the months' factors by programme: fewer accidents in the closures of 2020, more deaths in mid-2021."""
    season = np.ones((len(PROGRAMMES), len(MONTHS)))
    injury, death, old_age = (PROGRAMMES.index(p) for p in ("employment_injury", "death", "old_age"))
    season[injury, MONTHS.index("2020-04") : MONTHS.index("2020-08")] = 0.7
    season[death, MONTHS.index("2021-07") : MONTHS.index("2021-09")] = 1.6
    # Contracts that end with the year, and before the holiday in spring, are claimed in the months after.
    season[old_age] = np.tile([1.25, 1.1, 1.0, 0.9, 1.1, 1.1, 1.0, 1.0, 1.0, 0.95, 0.9, 0.7], len(YEARS))
    return season


def _benefits(programme: str, cases: Floats, rng: np.random.Generator) -> Floats:
    """Return whole rupiah, zero where there is no case."""
    if programme == "death":
        each = np.where(np.array(MONTHS) < DEATH_BENEFIT_FROM, DEATH_BENEFIT_BEFORE, DEATH_BENEFIT)
        return cases * each + SCHOLARSHIP * rng.binomial(cases.astype(int), SCHOLARSHIP_CHANCE)
    above = AVERAGE[programme] - LEAST
    # The sum of n gamma-distributed amounts of shape a is gamma-distributed with shape n * a.
    shape = 0.6
    amounts = rng.gamma(np.maximum(cases * shape, 1e-9), above / shape)
    return np.where(cases > 0, LEAST * cases + np.rint(amounts), 0)
