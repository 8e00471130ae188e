"""Plans and targets of one region: lists against enrolment, what a budget covers, how far it is to each target."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import cache, planner_answer, state
from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.planner_answer import DEFAULT_REGION, FIRST_DAY, LAST_DAY, Asked
from dashboard.question import NATION
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import address, pickers, planner_budget, planner_link, planner_lists, planner_targets

EXAMPLES = (DEFAULT_REGION, "14.08", "18", "16.71", NATION)


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    asked = planner_answer.asked(selection)
    names = planner_answer.names()
    t = translator(asked.lang)
    if asked.is_synthetic:
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, asked.lang))}</p>')
    st.header(t("Rencana dan target"))
    _notices(selection, asked, names)
    # What was typed for one place means nothing at another; the session keeps it for its own.
    _controls(selection.changed(plan=""), asked, names)
    planner_link.open_plan(selection, asked)
    parts = {"rekonsiliasi": t("Rekonsiliasi"), "anggaran": t("Rencana anggaran"), "target": t("Jarak ke target")}
    led = [f'<a class="jm-more" href="#{to}" target="_self">{escape(words)}</a>' for to, words in parts.items()]
    st.html(f"<p>{' · '.join(led)}</p>")
    counts = cache.counted_groups(asked.dataset, asked.region)
    sources = cache.sources(asked.dataset)
    planner_lists.show(selection, asked, counts, sources)
    typed = planner_budget.show(selection, asked, counts, sources)
    planner_targets.show(selection, asked, typed, sources)


def _notices(selection: Selection, asked: Asked, names: Mapping[str, str]) -> None:
    t = translator(asked.lang)
    words = []
    if selection.region not in ("", asked.region):
        refused = t("Wilayah {value} tidak dapat dipakai di halaman ini. Yang ditampilkan: {shown}.")
        words.append(refused.format(value=selection.region, shown=names[asked.region]))
    if selection.as_of not in ("", asked.as_of.isoformat()):
        refused = t("Tanggal {value} tidak dapat dipakai. Yang ditampilkan: {shown}.")
        words.append(refused.format(value=selection.as_of, shown=formats.date_text(asked.as_of, asked.lang)))
    for notice in words:
        st.warning(plain(notice), icon=":material/info:")


def _controls(selection: Selection, asked: Asked, names: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="shortcuts"):
        for code in EXAMPLES:
            name = names[code].split(" · ")[0]
            st.button(
                name, key=f"planner_{code}", type="tertiary", on_click=address.change, args=(selection, "region", code)
            )
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.region(selection, asked.region, asked.lang, key="planner_region", width=330)
        pickers.dataset(selection, asked.dataset, asked.lang, key="planner_data")
        pickers.day(selection, asked.as_of, FIRST_DAY, LAST_DAY, asked.lang, key="planner_day")
