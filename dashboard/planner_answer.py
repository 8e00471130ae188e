"""What the planner page and its exhibits answer: all that follows from one address, made through the caches."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard import cache, plan_link
from dashboard.cache import Contribution, Dataset, Plan, Plausibility
from dashboard.figures.compliance import compliance_lists
from dashboard.figures.compliance.compliance_lists import StatedBudget
from dashboard.figures.region import region_list
from dashboard.plan_link import PlanEntries
from dashboard.question import NATION, day_of, language
from dashboard.state import Selection
from dashboard.text import Lang
from data.arithmetic import Step
from data.contributions import OTHER

DEFAULT_REGION = "15.71"
FIRST_DAY, LAST_DAY = dt.date(2015, 1, 1), dt.date(2045, 12, 31)


@dataclass(frozen=True)
class Asked:
    """What the page is about, and how it speaks; what an address cannot have is replaced."""

    region: str
    dataset: Dataset
    as_of: dt.date
    lang: Lang

    @property
    def scope(self) -> str:
        """What keeps the entries for one region and data set apart from those for another."""
        return f"{self.region}_{self.dataset}"

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are sample data."""
        return self.dataset == "synthetic"

    @property
    def is_province(self) -> bool:
        """Whether the region holds regencies whose distances can be set side by side."""
        return "." not in self.region and self.region != NATION


@dataclass(frozen=True)
class Planned:
    """A plan, and where a source states its very budget that source, beside what the plan's persons cost."""

    plan: Plan
    stated: StatedBudget | None
    beside: Plausibility | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every line of the calculation of both."""
        return (*self.plan.steps, *(self.beside.steps if self.beside else ()))


def names() -> Mapping[str, str]:
    """Return what the page can be about: name and code by code, the nation last."""
    return {**region_list.names(), NATION: f"Indonesia · {NATION}"}


def asked(selection: Selection) -> Asked:
    """Return what an address asks for, Kota Jambi and today where it does not say."""
    region = selection.region if selection.region in names() else DEFAULT_REGION
    dataset: Dataset = "synthetic" if selection.data == "synthetic" else "published"
    day = day_of(selection.as_of, FIRST_DAY, LAST_DAY) or dt.date.today()
    return Asked(region, dataset, day, language(selection))


def entries(selection: Selection) -> PlanEntries | None:
    """Return what was typed according to an address, None where it cannot be read."""
    return plan_link.from_text(selection.plan, choosable()) if selection.plan else PlanEntries()


def choosable() -> Collection[str]:
    """Return the identifiers of the contributions that can be chosen, the first one first."""
    return [*(each.contribution_id for each in cache.known_contributions()), OTHER]


def contribution(typed: PlanEntries) -> Contribution:
    """Return the contribution that was chosen, or the first.

    Raises:
        InputError: it is another one, whose amount is missing or out of bounds.
    """
    if typed.contribution == OTHER:
        return cache.other_contribution(typed.other_idr)
    known = cache.known_contributions()
    return next((each for each in known if each.contribution_id == typed.contribution), known[0])


def stated_budgets(asked: Asked) -> Sequence[StatedBudget]:
    """Return the budgets that sources state for the region."""
    judged = cache.compliance(asked.dataset, asked.as_of)
    return compliance_lists.stated_budgets(judged, asked.region, cache.sources(asked.dataset), asked.lang)


def planned(asked: Asked, typed: PlanEntries) -> Planned:
    """Return what the budget covers, see data.planner.plan and contribution for the errors."""
    plan = cache.planned(typed.budget_idr, typed.months, contribution(typed), typed.groups, typed.start)
    stated = next((each for each in stated_budgets(asked) if each.amount_idr == plan.budget_idr), None)
    return Planned(plan, stated, cache.plausible(plan, stated.as_printed) if stated else None)
