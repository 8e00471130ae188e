"""The budgets that sources state for a government, each a click away from the plan."""

import streamlit as st

from dashboard import planner_answer
from dashboard.planner_answer import Asked
from dashboard.text import plain


def show(asked: Asked, key: str) -> None:
    """Show a button for each stated budget, which puts it into the field `key`."""
    for place, each in enumerate(planner_answer.stated_budgets(asked)):
        st.button(
            plain(each.words), key=f"stated_{key}_{place}", type="tertiary", on_click=_take, args=(key, each.amount_idr)
        )


def _take(key: str, amount: int) -> None:
    st.session_state[key] = amount
