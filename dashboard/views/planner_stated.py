"""The budgets that sources state for a government: each a click away from the plan, and set beside what it pays for."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard import cache
from dashboard.cache import Dataset, Plan, Plausibility
from dashboard.figures.compliance import compliance_lists
from dashboard.figures.compliance.compliance_lists import StatedBudget
from dashboard.figures.origin import Sources
from dashboard.text import Lang, plain


def show(
    region: str, dataset: Dataset, as_of: dt.date, sources: Sources, lang: Lang, key: str
) -> Sequence[StatedBudget]:
    """Show a button for each stated budget, which puts it into the field `key`; return them."""
    stated = compliance_lists.stated_budgets(cache.compliance(dataset, as_of), region, sources, lang)
    for place, each in enumerate(stated):
        st.button(
            plain(each.words), key=f"stated_{key}_{place}", type="tertiary", on_click=_take, args=(key, each.amount_idr)
        )
    return stated


def beside(plan: Plan, stated: Sequence[StatedBudget]) -> Plausibility | None:
    """Return the plan's budget beside what its persons cost, None where no source states that budget.

    Raises:
        InputError: more persons together than there can be.
    """
    printed = {each.amount_idr: each.as_printed for each in stated}
    return cache.plausible(plan, printed[plan.budget_idr]) if plan.budget_idr in printed else None


def _take(key: str, amount: int) -> None:
    st.session_state[key] = amount
