"""What can be mapped from each dataset: an indicator and the received tables it may be counted from.

A map never mixes tables of different makers, so each measure names its own. Which segments, programmes, periods and
levels exist follows from the observations themselves, see data.indicators.choices.
"""

from dataclasses import dataclass

from data.fields import INDICATORS, Indicator
from data.store import Dataset


@dataclass(frozen=True)
class Measure:
    """One indicator of one dataset.

    tables: stems of the received files that hold the counts (numerators).
    denominator_tables: the same for the denominators; empty where there is no denominator.
    as_printed: True where the value is what each source printed, of any date and denominator: the newest per region
        is shown and nothing is ranked.
    """

    dataset: Dataset
    indicator: str
    tables: tuple[str, ...]
    denominator_tables: tuple[str, ...] = ()
    as_printed: bool = False

    @property
    def definition(self) -> Indicator:
        """The indicator's label, unit and formula."""
        return INDICATORS[self.indicator]


KEMNAKER = ("kemnaker_provinces",)
SAKERNAS = ("workforce_sakernas",)
SAKERNAS_STATUS = ("workforce_status_provinces",)
PRESS = ("published_facts", "articles")
SAMPLE = ("sample",)

MEASURES: tuple[Measure, ...] = (
    Measure("published", "participants_per_100_employed", KEMNAKER, SAKERNAS),
    Measure("published", "active_participants", KEMNAKER),
    Measure("published", "coverage_rate", PRESS, as_printed=True),
    Measure("published", "claims_per_1000", KEMNAKER, KEMNAKER),
    Measure("published", "benefits_per_1000_idr", KEMNAKER, KEMNAKER),
    Measure("published", "benefits_per_claim_idr", KEMNAKER, KEMNAKER),
    Measure("published", "claims_paid", KEMNAKER),
    Measure("published", "benefits_paid_idr", KEMNAKER),
    Measure("published", "employed_persons", SAKERNAS),
    Measure("published", "labour_force", SAKERNAS),
    Measure("published", "wage_employees", SAKERNAS),
    Measure("published", "wage_employee_share", SAKERNAS, SAKERNAS),
    Measure("published", "formal_employed_persons", SAKERNAS),
    Measure("published", "formal_employment_share", SAKERNAS, SAKERNAS),
    Measure("published", "own_account_workers", SAKERNAS_STATUS),
    Measure("published", "own_account_assisted", SAKERNAS_STATUS),
    Measure("published", "employers_with_permanent_workers", SAKERNAS_STATUS),
    Measure("published", "casual_workers", SAKERNAS_STATUS),
    Measure("published", "unpaid_family_workers", SAKERNAS_STATUS),
    Measure("synthetic", "coverage_rate", SAMPLE, SAMPLE),
    Measure("synthetic", "coverage_gap", SAMPLE, SAMPLE),
    Measure("synthetic", "active_participants", SAMPLE),
    Measure("synthetic", "enrolled_workers", SAMPLE),
    Measure("synthetic", "eligible_workers", SAMPLE),
    Measure("synthetic", "claims_per_1000", SAMPLE, SAMPLE),
    Measure("synthetic", "benefits_per_1000_idr", SAMPLE, SAMPLE),
    Measure("synthetic", "benefits_per_claim_idr", SAMPLE, SAMPLE),
    Measure("synthetic", "programme_share_of_claims", SAMPLE, SAMPLE),
    Measure("synthetic", "programme_share_of_benefits", SAMPLE, SAMPLE),
    Measure("synthetic", "claims_paid", SAMPLE),
    Measure("synthetic", "benefits_paid_idr", SAMPLE),
)


def measures(dataset: Dataset) -> tuple[Measure, ...]:
    """Return the measures of one dataset, the opening one first."""
    return tuple(measure for measure in MEASURES if measure.dataset == dataset)


def measure(dataset: Dataset, indicator: str) -> Measure:
    """Return one measure.

    Raises:
        KeyError: the dataset does not map that indicator.
    """
    for candidate in measures(dataset):
        if candidate.indicator == indicator:
            return candidate
    raise KeyError(indicator)
