"""The budget plan of the planner page: budget, months, contribution and groups, and who is paid for."""

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard import cache, planner_answer
from dashboard.cache import Contribution
from dashboard.exhibits import contributions, planner_budget
from dashboard.figures.origin import Sources, definition_list
from dashboard.figures.planner import planner_counts, planner_tables, planner_words
from dashboard.figures.planner.planner_words import OTHER, InputError
from dashboard.plan_link import PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import planner_link, planner_parts, planner_stated
from dashboard.views.desk_link import desk_link


def show(selection: Selection, asked: Asked, counts: pd.DataFrame, sources: Sources) -> PlanEntries:
    """Show the form and the plan; return what was typed."""
    lang, scope = asked.lang, asked.scope
    t = translator(lang)
    st.subheader(t("Rencana anggaran"), anchor="anggaran")
    entries = _terms(asked)
    entries, contribution = _contribution(entries, lang)
    with st.expander(t("Semua iuran yang diketahui, dengan sumber dan masa berlakunya")):
        known = planner_tables.contributions_table(cache.known_contributions(), lang)
        planner_parts.table(known)
        desk_link(selection.changed(plan=""), contributions.KIND, lang, known.title)
    first = planner_counts.first_plan(counts)
    chosen = planner_parts.groups(planner_link.order_key(scope), t("Kelompok, dari yang didahulukan"), first, lang)
    groups = tuple(
        (group, _persons(scope, place, group, counts, sources, lang)) for place, group in enumerate(chosen, 1)
    )
    entries = replace(entries, groups=groups)
    if contribution is None:
        return entries
    if entries.budget_idr is None and not st.session_state.get(f"asked_{scope}"):
        st.info(t("Isi anggaran dan jumlah orang untuk melihat siapa yang terbayar."), icon=":material/edit:")
        return entries
    # A budget that was typed and then emptied is a fault to be named, not a form still untouched.
    st.session_state[f"asked_{scope}"] = True
    _result(selection, asked, entries, counts, sources)
    return entries


def _terms(asked: Asked) -> PlanEntries:
    lang, scope = asked.lang, asked.scope
    t = translator(lang)
    key, start_key = planner_link.budget_key(scope), planner_link.start_key(asked)
    with st.container(horizontal=True, key="plan_terms"):
        budget = planner_parts.number(key, t("Anggaran (rupiah)"), None, width=230)
        months = planner_parts.number(planner_link.months_key(scope), t("Jumlah bulan"), 12, width=150)
        start = st.text_input(
            t("Bulan mulai (tahun-bulan)"),
            value=planner_parts.first_value(start_key, f"{asked.as_of:%Y-%m}"),
            key=start_key,
            max_chars=7,
            width=190,
            persist_state="session",
        )
    if budget:
        st.caption(plain(planner_words.money(budget, lang)))
    planner_stated.show(asked, key)
    return PlanEntries(budget, months, start)


def _contribution(entries: PlanEntries, lang: Lang) -> tuple[PlanEntries, Contribution | None]:
    """The entries with the chosen contribution, and what is known of it; None while the reader's own is refused."""
    t = translator(lang)
    known = {each.contribution_id: each for each in cache.known_contributions()}
    labels = {code: planner_words.contribution_label(each, lang) for code, each in known.items()}
    labels[OTHER] = t("Iuran lain, isi sendiri")
    chosen = st.selectbox(
        t("Iuran per orang per bulan"),
        list(labels),
        format_func=labels.__getitem__,
        key=planner_link.CONTRIBUTION,
        width=520,
        persist_state="session",
    )
    entries = replace(entries, contribution=chosen)
    if chosen == OTHER:
        amount = planner_parts.number(planner_link.OTHER_AMOUNT, t("Iuran lain (rupiah)"), None, width=230)
        entries = replace(entries, other_idr=amount)
    else:
        st.html(definition_list(planner_words.contribution_facts(known[chosen], lang)))
    try:
        return entries, planner_answer.contribution(entries)
    except InputError as error:
        planner_parts.refused(error, lang)
        return entries, None


def _persons(scope: str, place: int, group: str, counts: pd.DataFrame, sources: Sources, lang: Lang) -> int | None:
    t = translator(lang)
    with st.container(horizontal=True, vertical_alignment="bottom", width=460):
        # Escapes would be read aloud, so only a name that the reader typed gets them.
        name = planner_words.group_label(group, lang) if group in planner_counts.GROUPS else plain(group)
        published = planner_counts.published_count(counts, group)
        origin = plain(planner_counts.published_words(counts, group, sources, lang))
        key = planner_link.persons_key(scope, group)
        persons = planner_parts.number(key, f"{place} · {name}", published, origin, width="stretch")
        order = planner_link.order_key(scope)
        is_first = place == 1
        st.button(
            t("Dahulukan"), key=f"up_{order}_{group}", disabled=is_first, on_click=_put_forward, args=(order, group)
        )
    return persons


def _put_forward(key: str, group: str) -> None:
    """Bring a group one place forward."""
    order = list(st.session_state[key])
    place = order.index(group)
    order[place - 1 : place + 1] = [group, order[place - 1]]
    st.session_state[key] = order


def _result(selection: Selection, asked: Asked, entries: PlanEntries, counts: pd.DataFrame, sources: Sources) -> None:
    lang = asked.lang
    t = translator(lang)
    try:
        made = planner_answer.planned(asked, entries)
    except InputError as error:
        planner_parts.refused(error, lang)
        return
    told, *more = planner_words.plan_sentences(made.plan, lang)
    st.html(f'<p class="jm-headline">{escape(told)}</p><p>{escape(" ".join(more))}</p>')
    notes = planner_words.plan_notes(made.plan, lang)
    if made.stated:
        notes.append(planner_words.stated_words(made.stated, made.beside, sources, lang))
    for note in notes:
        st.caption(plain(note))
    table = planner_tables.plan_table(made.plan, counts, sources, lang)
    planner_parts.table(table)
    words = t("Tautan ke rencana ini, untuk disalin atau disimpan")
    planner_link.take(selection, asked, entries, planner_budget.KIND, table.title, words)
    steps = planner_tables.steps_table(made.steps, lang)
    with st.expander(steps.title):
        planner_parts.table(steps)
        planner_link.take(selection, asked, entries, planner_budget.STEPS, f"{steps.title}, {table.title}")
