"""Data and sources: what became of every received row, which sums were checked, and who said what."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.figures import data_tables
from dashboard.question import language
from dashboard.text import translator

DATASET = "published"


def show() -> None:
    """Show the page."""
    lang = language(state.read(st.query_params))
    t = translator(lang)
    st.header(t("Data dan sumber"))
    accounts = cache.table(DATASET, "accounts")
    sources = cache.table(DATASET, "sources")
    st.write(t("Setiap baris yang diterima menjadi pengamatan, bukti, target, atau ditolak dengan alasan."))
    _table(t("Baris menurut berkas"), data_tables.accounting(accounts, lang))
    _folded("rows", t("Semua baris yang diterima"), lambda: data_tables.rows(accounts, lang))
    st.subheader(t("Pemeriksaan"))
    st.write(
        t("Jumlah bagian dibandingkan dengan total yang disebut sumber. Bila berbeda, kedua angka tetap ditampilkan.")
    )
    _table(t("Pemeriksaan"), data_tables.checks(cache.table(DATASET, "checks"), lang))
    st.subheader(t("Angka, bukti, dan target"))
    observations = lambda: data_tables.single_figures(cache.table(DATASET, "observations"), sources, lang)  # noqa: E731
    _folded("single", t("Angka tunggal dari berita dan laporan, sebagaimana tercetak"), observations)
    _folded("evidence", t("Bukti"), lambda: data_tables.evidence(cache.table(DATASET, "evidence"), lang))
    _folded("targets", t("Target"), lambda: data_tables.targets(cache.table(DATASET, "targets"), lang))
    st.subheader(t("Daftar sumber"))
    _table(t("Daftar sumber"), data_tables.sources(sources, lang))
    st.subheader(t("Daftar istilah"))
    _table(t("Daftar istilah"), data_tables.glossary(lang))


def _table(title: str, table: pd.DataFrame) -> None:
    st.dataframe(table, hide_index=True, alt=title)


def _folded(key: str, title: str, table: Callable[[], pd.DataFrame]) -> None:
    """A long table that is made and sent only once it is opened."""
    with st.expander(title, key=f"open_{key}", on_change="rerun") as fold:
        if fold.open:
            _table(title, table())
