"""Open what an address holds in the forms of the planner page, and make the links that hold what the forms do."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import plan_link, planner_answer, state
from dashboard.documents import listing_file, table_file
from dashboard.exhibits import BUILDERS
from dashboard.figures.planner import planner_words
from dashboard.figures.planner.planner_words import PARTS
from dashboard.plan_link import PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import translator
from dashboard.views.desk_link import desk_link

CONTRIBUTION, OTHER_AMOUNT = "contribution", "other_amount"


def budget_key(scope: str) -> str:
    """Return the key of the field of the budget."""
    return f"budget_{scope}"


def months_key(scope: str) -> str:
    """Return the key of the field of the number of months."""
    return f"months_{scope}"


def start_key(asked: Asked) -> str:
    """Return the key of the field of the first month, which starts anew with another day."""
    return f"start_{asked.scope}_{asked.as_of:%Y-%m}"


def order_key(scope: str) -> str:
    """Return the key of the groups of a plan."""
    return f"order_{scope}"


def persons_key(scope: str, group: str) -> str:
    """Return the key of how many persons of a group there are in a plan."""
    return f"persons_{order_key(scope)}_{group}"


def lists_key(scope: str) -> str:
    """Return the key of the groups of a reconciliation."""
    return f"groups_{scope}"


def part_key(scope: str, group: str, part: str) -> str:
    """Return the key of one count of a group in a reconciliation."""
    return f"{part}_{scope}_{group}"


def target_key(scope: str) -> str:
    """Return the key of the target by which the regencies are measured."""
    return f"regencies_{scope}"


def open_plan(selection: Selection, asked: Asked) -> None:
    """Put what the address holds into the forms, once; what cannot be read is told and left out."""
    entries = planner_answer.entries(selection)
    if entries is None:
        t = translator(asked.lang)
        st.warning(t("Rencana dalam alamat ini tidak dapat dibaca; isilah kembali."), icon=":material/info:")
    elif selection.plan and st.session_state.get("plan_opened") != (asked.scope, selection.plan):
        st.session_state["plan_opened"] = (asked.scope, selection.plan)
        for key, value in _form(entries, asked).items():
            st.session_state[key] = value


def take(selection: Selection, asked: Asked, entries: PlanEntries, kind: str, title: str, words: str = "") -> None:
    """Show the ways by which the result of these entries leaves the page: to the press desk, as a table, as a link.

    kind: a code of dashboard.exhibits.BUILDERS, which makes the result again. words: of the link that opens this page
    with the entries, none where empty.
    """
    t = translator(asked.lang)
    there = _holding(selection, asked, entries)
    if there is None:
        st.caption(t("Isian ini terlalu panjang untuk sebuah tautan. Kurangi kelompoknya atau pendekkan namanya."))
        return
    place = planner_words.place_name(asked.region, asked.lang)
    with st.container(horizontal=True, vertical_alignment="center", key=f"taken_{kind}_{entries.target}"):
        desk_link(there, kind, asked.lang, title)
        st.download_button(
            t("Unduh tabel (CSV)"),
            data=lambda: table_file.csv_bytes(listing_file.frame(BUILDERS[kind](there))),
            file_name=table_file.file_name(f"{asked.as_of:%Y-%m}", title, place, "csv", synthetic=asked.is_synthetic),
            mime="text/csv",
            icon=":material/table:",
            key=f"download_{kind}_{entries.target}",
            on_click="ignore",
        )
        if words:
            query = urlencode(state.write(there))
            st.html(f'<a class="jm-more" href="rencana?{escape(query)}" target="_self">{escape(words)}</a>')


def _holding(selection: Selection, asked: Asked, entries: PlanEntries) -> Selection | None:
    """Return the selection of these entries at this place and day, None where no address can hold them."""
    text = plan_link.to_text(entries)
    if plan_link.from_text(text, planner_answer.choosable()) != entries:
        return None
    return selection.changed(region=asked.region, as_of=asked.as_of.isoformat(), plan=text)


def _form(entries: PlanEntries, asked: Asked) -> dict[str, object]:
    """Return what goes into which field; parts of which the address says nothing stay as they are."""
    scope = asked.scope
    form: dict[str, object] = {}
    if entries.groups:
        form |= {
            budget_key(scope): entries.budget_idr,
            months_key(scope): entries.months,
            start_key(asked): entries.start,
            order_key(scope): [name for name, _ in entries.groups],
        }
        form |= {persons_key(scope, name): persons for name, persons in entries.groups}
    if entries.contribution:
        form |= {CONTRIBUTION: entries.contribution, OTHER_AMOUNT: entries.other_idr}
    if entries.target:
        form[target_key(scope)] = entries.target
    if entries.listed:
        form[lists_key(scope)] = [each.group for each in entries.listed]
        form |= {part_key(scope, each.group, part): getattr(each, part) for each in entries.listed for part in PARTS}
    return form
