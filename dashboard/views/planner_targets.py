"""How far the region of the planner page is from each named target, and each regency of a province."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard import cache, planner_answer
from dashboard.cache import Contribution, Distance, Stated
from dashboard.exhibits import planner_distance
from dashboard.figures import formats
from dashboard.figures.origin import Sources, definition_list
from dashboard.figures.planner import planner_tables, planner_words
from dashboard.figures.planner.planner_words import InputError
from dashboard.plan_link import PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import planner_link, planner_parts

Found = tuple[tuple[Distance, Stated | None], ...]


def show(selection: Selection, asked: Asked, typed: PlanEntries, sources: Sources) -> None:
    """Show the distances; typed: what the budget plan holds, whose contribution is meant here too."""
    t = translator(asked.lang)
    st.subheader(t("Jarak ke target"), anchor="target")
    day = formats.date_text(asked.as_of, asked.lang)
    st.write(t("Hanya target yang bernama, sebagaimana terbit. Dihitung per {day}.", day=day))
    entries = PlanEntries(contribution=typed.contribution, other_idr=typed.other_idr)
    try:
        contribution = planner_answer.contribution(entries)
    except InputError:
        # The form of the budget plan says what is wrong.
        st.info(t("Pilih dulu iuran yang dapat dipakai."), icon=":material/help:")
        return
    try:
        found = cache.distances(asked.dataset, asked.region, asked.as_of, contribution)
    except InputError as error:
        planner_parts.refused(error, asked.lang)
        return
    if not found:
        st.info(t("Tidak ada target bernama untuk wilayah ini."), icon=":material/help:")
        return
    table = planner_tables.targets_table(found, sources, asked.lang)
    planner_parts.table(table)
    if known := planner_tables.known_of_targets(found, sources, asked.lang):
        st.caption(plain(known))
    planner_link.take(selection, asked, entries, planner_distance.KIND, table.title)
    for each, stated in found:
        _distance(selection, asked, entries, each, stated, sources)
    if asked.is_province:
        _regencies(selection, asked, entries, found, contribution, sources)


def _distance(
    selection: Selection,
    asked: Asked,
    entries: PlanEntries,
    found: Distance,
    stated: Stated | None,
    sources: Sources,
) -> None:
    lang = asked.lang
    t = translator(lang)
    title = planner_words.target_title(found.target, lang)
    short = planner_words.distance_short(found, lang)
    with st.expander(f"**{plain(title)}** — {plain(short)}"):
        st.html(f"<p>{escape(planner_words.distance_sentence(found, stated, lang))}</p>")
        caveats = planner_words.distance_caveats(found, lang)
        if caveats:
            beside = t("Perlu diketahui")
            st.caption(f"{beside}: {plain('; '.join(caveats))}")
        st.html(definition_list(planner_words.distance_facts(found, stated, sources, lang)))
        if found.steps:
            steps = planner_tables.steps_table(found.steps, lang)
            st.markdown(f"**{steps.title}**")
            planner_parts.table(steps)
            of_this = replace(entries, target=found.target.target_id)
            planner_link.take(selection, asked, of_this, planner_distance.STEPS, f"{steps.title}, {title}")


def _regencies(
    selection: Selection,
    asked: Asked,
    entries: PlanEntries,
    found: Found,
    contribution: Contribution,
    sources: Sources,
) -> None:
    lang = asked.lang
    t = translator(lang)
    st.subheader(t("Jarak tiap kabupaten dan kota"))
    targets = {each.target.target_id: each.target for each, _ in found}
    titles = {code: planner_words.target_title(target, lang) for code, target in targets.items()}
    key = planner_link.target_key(asked.scope)
    if st.session_state.get(key) not in titles:
        st.session_state.pop(key, None)
    chosen = st.selectbox(t("Target"), list(titles), format_func=titles.__getitem__, key=key, width=520)
    target = targets[chosen]
    measured = cache.regency_distances(asked.dataset, target, asked.region, asked.as_of, contribution)
    table = planner_tables.regency_table(measured, target.unit, sources, lang)
    planner_parts.table(table)
    if known := planner_tables.known_of_regencies(measured, sources, lang):
        st.caption(plain(known))
    of_this = replace(entries, target=chosen)
    planner_link.take(selection, asked, of_this, planner_distance.REGENCIES, f"{table.title}, {titles[chosen]}")
