"""Open the plan of an address in the form, and show the link that carries the plan on the page."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import plan_link, state
from dashboard.plan_link import PlanEntries
from dashboard.state import Selection
from dashboard.text import Lang, translator


def open_plan(scope: str, start_key: str, contributions: list[str], lang: Lang) -> None:
    """Put the plan of the address into the form, once; a plan that cannot be read is told and left out."""
    text = st.query_params.get(plan_link.PARAMETER, "")
    if not text:
        return
    entries = plan_link.from_text(text, contributions)
    if entries is None:
        t = translator(lang)
        st.warning(t("Rencana dalam alamat ini tidak dapat dibaca; isilah kembali."), icon=":material/info:")
    elif st.session_state.get("plan_opened") != (scope, text):
        st.session_state["plan_opened"] = (scope, text)
        for key, value in _form(entries, scope, start_key).items():
            st.session_state[key] = value


def show_link(selection: Selection, entries: PlanEntries, lang: Lang) -> None:
    """Show the link to the plan on the page, to be copied or kept."""
    t = translator(lang)
    query = urlencode(state.write(selection) | {plan_link.PARAMETER: plan_link.to_text(entries)})
    words = escape(t("Tautan ke rencana ini, untuk disalin atau disimpan"))
    st.html(f'<a class="jm-more" href="rencana?{escape(query)}" target="_self">{words}</a>')


def _form(entries: PlanEntries, scope: str, start_key: str) -> dict[str, object]:
    order = f"order_{scope}"
    form: dict[str, object] = {
        f"budget_{scope}": entries.budget_idr,
        f"months_{scope}": entries.months,
        start_key: entries.start,
        "contribution": entries.contribution,
        "other_amount": entries.other_idr,
        order: [name for name, _ in entries.groups],
    }
    return form | {f"persons_{order}_{name}": persons for name, persons in entries.groups}
