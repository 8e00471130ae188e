"""The map: choose what is counted, see where, read one figure in a sentence, and ask where it comes from."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from dashboard import cache, state
from dashboard.exhibits import map as map_exhibit
from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.question import Question, chosen_measure, path, question
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import address, map_frame, pickers, reading
from dashboard.views.desk_link import desk_link
from dashboard.views.shortcuts import usual_views


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    measure, _ = chosen_measure(selection)
    asked = question(selection, cache.choices(measure.dataset, measure.indicator))
    if measure.dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, asked.lang))}</p>')
    for notice in asked.notices:
        st.warning(plain(notice.text(asked.lang)), icon=":material/info:")
    _shortcuts(selection, asked)
    _controls(selection, asked)
    made = map_exhibit.mapped(asked)
    panel, joined, figure, sources = made.panel, made.joined, made.figure, made.sources
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="place"):
            _breadcrumb(selection, asked, panel.vintage)
            pickers.region(selection, selection.region, asked.lang, key="pick_region", width=290, has_label=False)
        map_frame.show(selection, figure, cache.manifest())
        desk_link(selection, map_exhibit.KIND, asked.lang)
    with right:
        reading.show(panel, joined, asked, sources)
    reading.table(panel, joined, asked, sources)
    t = translator(asked.lang)
    desk_link(selection, map_exhibit.TABLE, asked.lang, t("Semua angka pada peta"))


def _shortcuts(selection: Selection, asked: Question) -> None:
    """The views that people ask for first, one click away."""
    t = translator(asked.lang)
    with st.container(horizontal=True, vertical_alignment="center", key="shortcuts"):
        for label, view in usual_views(t).items():
            st.button(
                label,
                key=f"view_{label}",
                type="tertiary",
                on_click=address.go,
                args=(view.changed(lang=selection.lang),),
            )


def _controls(selection: Selection, asked: Question) -> None:
    t = translator(asked.lang)
    measure = asked.measure

    def word(dimension: str) -> Callable[[str], str]:
        return partial(map_builder.word, dimension=dimension, lang=asked.lang)

    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        datasets = pickers.dataset_names(asked.lang)
        pickers.choice(selection, t("Data"), "data", list(datasets), measure.dataset, datasets.__getitem__, width=145)
        labels = {each.indicator: map_builder.label(each, asked.lang) for each in cache.measures(measure.dataset)}
        pickers.choice(
            selection, t("Indikator"), "indicator", list(labels), measure.indicator, labels.__getitem__, width=330
        )
        cut = asked.cut
        pickers.choice(selection, t("Program"), "programme", asked.programmes, cut.programme, word("programme"))
        pickers.choice(selection, t("Segmen"), "segment", asked.segments, cut.segment, word("segment"))
        pickers.choice(selection, t("Kelompok pekerja"), "group", asked.groups, cut.worker_group, word("group"))
        pickers.choice(selection, t("Jenis manfaat"), "benefit", asked.benefits, cut.benefit_kind, word("benefit"))
        period = partial(formats.period_text, lang=asked.lang)
        if not measure.as_printed:
            pickers.choice(selection, t("Periode"), "period", list(asked.periods), cut.period, period, width=150)
        levels = {"province": t("Provinsi"), "regency": t("Kabupaten/kota")}
        if not asked.within:
            pickers.choice(selection, t("Tingkat"), "level", asked.levels, asked.level, levels.__getitem__, width=150)


def _breadcrumb(selection: Selection, asked: Question, vintage: str) -> None:
    here = asked.chosen or asked.within
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        *above, region = path(here, vintage)
        pickers.above(selection, above)
        st.markdown(f"**{region.name}**")
