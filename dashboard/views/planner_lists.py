"""The reconciliation of the planner page: the counts of each group, and what follows from them."""

import pandas as pd
import streamlit as st

from dashboard import cache
from dashboard.exhibits import planner_reconciliation
from dashboard.figures.origin import Sources
from dashboard.figures.planner import planner_counts, planner_tables, planner_words
from dashboard.figures.planner.planner_words import InputError
from dashboard.plan_link import Listed, PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import planner_link, planner_parts


def show(selection: Selection, asked: Asked, counts: pd.DataFrame, sources: Sources) -> None:
    """Show the form and the result; counts: what sources publish of the region's groups."""
    lang = asked.lang
    t = translator(lang)
    st.subheader(t("Rekonsiliasi daftar dan kepesertaan"), anchor="rekonsiliasi")
    st.write(t("Isi jumlah orang per kelompok yang iurannya ditanggung. Biarkan kosong yang belum diketahui."))
    st.caption(getattr(planner_words.NO_NAMES_NOTE, lang))
    entries = PlanEntries(listed=_listed(asked, counts, sources))
    if not any(count is not None for _, *counted in entries.listed for count in counted):
        st.info(t("Isi jumlah orang untuk melihat kekurangannya."), icon=":material/edit:")
        return
    try:
        found = cache.reconciled(entries.listed)
    except InputError as error:
        planner_parts.refused(error, lang)
        return
    table = planner_tables.reconciliation_table(found, counts, sources, lang)
    planner_parts.table(table)
    if unknown := getattr(found.unknown, lang):
        st.info(plain(unknown), icon=":material/help:")
    words = t("Tautan ke rekonsiliasi ini, untuk disalin atau disimpan")
    planner_link.take(selection, asked, entries, planner_reconciliation.KIND, table.title, words)
    if found.steps:
        steps = planner_tables.steps_table(found.steps, lang)
        with st.expander(steps.title):
            planner_parts.table(steps)
            title = f"{steps.title}, {table.title}"
            planner_link.take(selection, asked, entries, planner_reconciliation.STEPS, title)


def _listed(asked: Asked, counts: pd.DataFrame, sources: Sources) -> tuple[Listed, ...]:
    """The fields of each chosen group, and what they hold."""
    lang, scope = asked.lang, asked.scope
    t = translator(lang)
    first = planner_counts.first_groups(counts)
    chosen = planner_parts.groups(planner_link.lists_key(scope), t("Kelompok yang dibandingkan"), first, lang)
    listed = []
    for place, group in enumerate(chosen):
        with st.container(border=True):
            named, counted = st.columns([1, 2.6], vertical_alignment="center")
            named.markdown(f"**{plain(planner_words.group_label(group, lang))}**")
            named.caption(plain(planner_counts.published_words(counts, group, sources, lang)))
            published = {"enrolled": planner_counts.published_count(counts, group)}
            with counted.container(horizontal=True, key=f"list_{place}"):
                parts = [
                    planner_parts.number(
                        planner_link.part_key(scope, group, part),
                        getattr(label, lang),
                        published.get(part),
                        getattr(meaning, lang),
                    )
                    for part, (label, meaning) in planner_words.PARTS.items()
                ]
        listed.append(Listed(group, *parts))
    return tuple(listed)
