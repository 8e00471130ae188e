"""Data and sources: what became of every received row, which sums were checked, and who said what."""

import streamlit as st

from dashboard import state
from dashboard.exhibits import data_tables
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import translator
from dashboard.views.desk_link import desk_link


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    t = translator(language(selection))
    st.header(t("Data dan sumber"))
    st.write(t("Setiap baris yang diterima menjadi pengamatan, bukti, target, atau ditolak dengan alasan."))
    _table(selection, "data_files")
    _folded(selection, "data_rows")
    st.subheader(t("Pemeriksaan"))
    st.write(
        t("Jumlah bagian dibandingkan dengan total yang disebut sumber. Bila berbeda, kedua angka tetap ditampilkan.")
    )
    _table(selection, "data_checks")
    st.subheader(t("Angka, bukti, dan target"))
    _folded(selection, data_tables.SINGLE)
    _folded(selection, "data_evidence")
    _folded(selection, "data_targets")
    st.subheader(t("Daftar sumber"))
    _table(selection, "data_sources")
    st.subheader(t("Daftar istilah"))
    _table(selection, "data_glossary")


def _table(selection: Selection, kind: str) -> None:
    lang = language(selection)
    title, table = data_tables.shown(kind, lang)
    st.dataframe(table, hide_index=True, alt=title)
    desk_link(selection, kind, lang, title)


def _folded(selection: Selection, kind: str) -> None:
    """A long table that is made and sent only once it is opened."""
    title = data_tables.TABLES[kind].title(translator(language(selection)))
    with st.expander(title, key=f"open_{kind}", on_change="rerun") as fold:
        if fold.open:
            _table(selection, kind)
