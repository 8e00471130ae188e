"""What the parts of the planner page share: the fields of its forms, its tables, and how it refuses."""

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st

from dashboard.figures import word_tables
from dashboard.figures.planner import planner_counts, planner_words
from dashboard.figures.planner.planner_words import InputError
from dashboard.figures.word_tables import Table
from dashboard.plan_link import MOST_GROUPS
from dashboard.text import Lang, plain, translator


def groups(key: str, label: str, first: Sequence[str], lang: Lang) -> list[str]:
    """Choose groups in the reader's order, from those with a name here or under a name that the reader types."""
    t = translator(lang)
    names = {group: planner_words.group_label(group, lang) for group in planner_counts.GROUPS}
    typed = [group for group in st.session_state.get(key, ()) if group not in names]
    return st.multiselect(
        label,
        [*names, *typed],
        default=first_value(key, list(first)),
        format_func=lambda group: names.get(group, group),
        key=key,
        max_selections=MOST_GROUPS,
        accept_new_options=True,
        placeholder=t("Pilih kelompok atau tulis nama lain"),
        persist_state="session",
    )


def first_value(key: str, value: Any) -> Any:
    """Return the value a field begins with; none once the session holds one, since Streamlit warns of two."""
    return None if key in st.session_state else value


def number(
    key: str,
    label: str,
    value: int | None,
    help_text: str | None = None,
    width: int | Literal["stretch"] = 175,
) -> int | None:
    """Ask for a whole number, which may stay empty; nothing is refused here, so that the reason can be said in full."""
    return st.number_input(
        label, value=first_value(key, value), step=1, format="%d", key=key, help=help_text, placeholder="—",
        width=width, persist_state="session",
    )  # fmt: skip


def table(found: Table) -> None:
    """Show a table that wraps, folds on a phone and prints."""
    st.html(word_tables.html(found))


def refused(error: InputError, lang: Lang) -> None:
    """Show what was refused and why."""
    t = translator(lang)
    lines = "\n".join(f"- {plain(line)}" for line in planner_words.problems(error))
    said = t("Isian ini belum dapat dihitung; yang sudah diisi tidak berubah.")
    st.error(f"{said}\n\n{lines}")
