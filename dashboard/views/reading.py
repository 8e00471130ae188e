"""Beside and below the map: one figure in a sentence, the extremes, the table, and where each number comes from."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.cache import Panel
from dashboard.documents import table_file
from dashboard.figures import formats, origin
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import (
    extremes,
    file_table,
    flag_words,
    marked_words,
    rankable,
    reading_table,
    row_of,
)
from dashboard.question import NATION, Question, holders
from dashboard.text import Translator, captions, plain, translator

Sources = Mapping[str, Mapping[str, str]]
Row = Mapping[str, Any]
TABLE_HEIGHT = 420


def show(panel: Panel, joined: pd.DataFrame, asked: Question, sources: Sources) -> None:
    """Show the chosen region's figure, what it is set against, and the highest and lowest regions."""
    t = translator(asked.lang)
    ask = partial(_ask_origin, panel, joined, asked, sources)
    here = asked.chosen or asked.within or NATION
    _headline(panel, row_of(panel, joined, here), asked, sources)
    st.button(t("Dari mana angka ini?"), key="origin_here", icon=":material/source:", on_click=_remember, args=(here,))
    if asked.chosen:
        # The region's page speaks of today's regions, so a province drawn in its old shape leads there by its code.
        query = urlencode(state.write(state.read(st.query_params).changed(region=asked.chosen)))
        words = escape(t("Semua yang diketahui tentang wilayah ini"))
        st.html(f'<a class="jm-more" href="wilayah?{escape(query)}">{words}</a>')
    _references(panel, joined, asked, here)
    _explanations(panel, joined, asked)
    _extremes(panel, joined, asked, t)
    if code := st.session_state.pop("origin_of", ""):
        ask(code)


def table(panel: Panel, joined: pd.DataFrame, asked: Question, sources: Sources) -> None:
    """Show everything on the map as a sortable table, one row per region, with its download."""
    t = translator(asked.lang)
    shown = reading_table(panel, joined, sources, cache.all_recomputed(panel, joined), asked.lang)
    st.header(t("Semua angka pada peta"), anchor=False)
    st.dataframe(
        shown,
        hide_index=True,
        height=TABLE_HEIGHT,
        key="table",
        on_select=partial(_row_selected, list(shown[t("Kode")])),
        selection_mode="single-row",
        placeholder="—",
        column_config={
            name: st.column_config.NumberColumn(format="localized") for name in shown.select_dtypes("number")
        },
        alt=map_builder.title(panel, asked.lang) + ". " + map_builder.subtitle(panel, asked.lang),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("Unduh tabel (CSV)"),
            data=lambda: table_file.csv_file(*file_table(panel, joined, sources, asked.lang)),
            file_name=file_name(panel, asked, "csv"),
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
        )
        st.caption(t("Pilih satu baris (papan tik: Shift+Spasi) untuk melihat asal angkanya."))


def file_name(panel: Panel, asked: Question, extension: table_file.Extension) -> str:
    """Return the name of a file with the figures of the page."""
    return table_file.file_name(
        panel.cut.period,
        map_builder.title(panel, asked.lang),
        map_builder.region_name(asked.chosen or asked.within or NATION, panel.vintage, asked.lang),
        extension,
        synthetic=panel.measure.dataset == "synthetic",
    )


def _remember(code: str) -> None:
    # A dialog opens during a run, and a click is handled before it: this carries the click over, once.
    st.session_state["origin_of"] = code


def _row_selected(codes: list[str]) -> None:
    rows = st.session_state["table"]["selection"]["rows"]
    # A second click on a row takes its mark away; the reader still wants to know about it.
    code = codes[rows[0]] if rows else st.session_state.get("marked_row", "")
    st.session_state["marked_row"] = code
    _remember(code)


def _headline(panel: Panel, row: Row, asked: Question, sources: Sources) -> None:
    unit = panel.measure.definition.unit
    name = map_builder.region_name(str(row["region_code"]), panel.vintage, asked.lang)
    if pd.isna(row["value"]):
        status = formats.status_or_value(row["value"], unit, str(row["obs_status"]), asked.lang)
        words = getattr(captions.NO_VALUE, asked.lang).format(region=escape(name), status=escape(status))
        st.html(f'<p class="jm-headline"><strong>—</strong>{words}</p>')
        return
    value = escape(formats.value_headline(row["value"], unit, asked.lang))
    words = captions.sentence(panel.measure.indicator, panel.measure.as_printed, asked.lang).format(
        value=f"<strong>{value}</strong>",
        region=escape(name),
        cut=escape(_cut(panel, asked)),
        period=escape(formats.period_text(str(row["period"]), asked.lang)),
        base_period=escape(formats.period_text(str(row["denominator_period"]), asked.lang)),
        publisher=escape(map_builder.publishers([str(row["source_id"])], sources)),
    )
    marks = "".join(f"<li>{escape(words)}</li>" for words in flag_words(str(row["flags"]), asked.lang))
    st.html(f'<p class="jm-headline">{words}</p>' + (f'<ul class="jm-flags">{marks}</ul>' if marks else ""))
    if again := cache.recomputed(panel, row):
        t = translator(asked.lang)
        how = t("Dihitung ulang dari jumlah dan penyebut terbitan")
        st.caption(f"{how}: {origin.recomputation(again, asked.lang)}")


def _cut(panel: Panel, asked: Question) -> str:
    cut = panel.cut
    return captions.cut_words(cut.segment, cut.programme, cut.worker_group, asked.lang, cut.benefit_kind)


def _references(panel: Panel, joined: pd.DataFrame, asked: Question, here: str) -> None:
    """Set the region's figure beside those of the territories that hold it, where they are comparable."""
    if panel.measure.as_printed or here == NATION:
        return
    unit = panel.measure.definition.unit
    with st.container(key="references"):
        for code in holders(here, panel.vintage):
            row = row_of(panel, joined, code)
            value = formats.status_or_value(row["value"], unit, str(row["obs_status"]), asked.lang)
            _figure_button("reference", row, value, panel, asked)


def _explanations(panel: Panel, joined: pd.DataFrame, asked: Question) -> None:
    for words in map_builder.remarks(panel, joined, asked.lang):
        st.caption(words)


def _extremes(panel: Panel, joined: pd.DataFrame, asked: Question, t: Translator) -> None:
    disagreeing = ("period", "denominator") if panel.measure.as_printed else rankable(joined)
    if disagreeing:
        names = {
            "period": t("periode"),
            "denominator": t("penyebut"),
            "denominator_period": t("periode penyebut"),
            "basis": t("dasar pencatatan"),
        }
        *listed, last = (names[column] for column in disagreeing)
        reasons = t("{first} dan {last}", first=", ".join(listed), last=last) if listed else last
        st.info(t("Tidak ada peringkat: {reasons} berbeda antarwilayah.", reasons=reasons), icon=":material/balance:")
        return
    highest, lowest = extremes(joined)
    one, two = st.columns(2)
    with one.container(key="highest"):
        _ranked("highest", t("Tertinggi"), highest, panel, asked)
    with two.container(key="lowest"):
        _ranked("lowest", t("Terendah"), lowest, panel, asked)
    st.caption(plain(map_builder.subtitle(panel, asked.lang)))


def _ranked(end: str, heading: str, rows: pd.DataFrame, panel: Panel, asked: Question) -> None:
    st.markdown(f"**{heading}**")
    unit = panel.measure.definition.unit
    for row in rows.to_dict("records"):
        _figure_button(end, row, formats.value_short(row["value"], unit, asked.lang), panel, asked)


def _figure_button(place: str, row: Row, value: str, panel: Panel, asked: Question) -> None:
    """A region's name and figure, which open where the figure comes from."""
    code = str(row["region_code"])
    remarks = marked_words(str(row["flags"]), asked.lang)
    name = map_builder.region_name(code, panel.vintage, asked.lang)
    st.button(
        f"{plain(name)} **{plain(value)}**{' ⚑' if remarks else ''}",
        key=f"{place}_{code}",
        type="tertiary",
        help="; ".join(remarks) or None,
        on_click=_remember,
        args=(code,),
    )


def _ask_origin(panel: Panel, joined: pd.DataFrame, asked: Question, sources: Sources, code: str) -> None:
    t = translator(asked.lang)
    row = row_of(panel, joined, code)
    name = map_builder.region_name(code, panel.vintage, asked.lang)

    def body() -> None:
        st.markdown(f"**{plain(name)}**: {plain(map_builder.title(panel, asked.lang))}")
        recomputed = cache.recomputed(panel, row)
        st.html(origin.definition_list(origin.facts(row, panel.measure.indicator, sources, recomputed, asked.lang)))

    opened: Callable[[], None] = st.dialog(t("Dari mana angka ini?"), width="large")(body)
    opened()
