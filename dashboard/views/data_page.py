"""Data and sources: what became of every received row, which sums were checked, and who said what."""

import streamlit as st

from dashboard import cache, state
from dashboard.figures import data_tables
from dashboard.question import language
from dashboard.text import translator


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    st.header(t("Data dan sumber"))
    accounts, checks = cache.table("published", "accounts"), cache.table("published", "checks")
    st.write(
        t("Setiap baris yang diterima menjadi pengamatan, bukti, target, atau ditolak dengan alasan. Tidak ada yang hilang.")
    )
    st.dataframe(data_tables.accounting(accounts, lang), hide_index=True, alt=t("Baris menurut berkas"))
    with st.expander(t("Semua baris yang diterima"), key="all_rows", on_change="rerun") as opened:
        if opened.open:
            st.dataframe(data_tables.rows(accounts, lang), hide_index=True, alt=t("Semua baris yang diterima"))
    st.subheader(t("Pemeriksaan jumlah"))
    st.write(
        t("Jumlah bagian dibandingkan dengan total yang disebut sumber. Bila berbeda, kedua angka tetap ditampilkan.")
    )
    st.dataframe(data_tables.checks(checks, lang), hide_index=True, alt=t("Pemeriksaan jumlah"))
    st.subheader(t("Daftar sumber"))
    st.dataframe(
        data_tables.sources(cache.table("published", "sources"), lang),
        hide_index=True,
        alt=t("Daftar sumber"),
        column_config={t("Alamat"): st.column_config.LinkColumn()},
    )
    st.subheader(t("Daftar istilah"))
    st.dataframe(data_tables.glossary(lang), hide_index=True, alt=t("Daftar istilah"))
