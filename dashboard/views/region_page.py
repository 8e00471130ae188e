"""The page of one region: all that is known of it, each figure with its source, and what is not known."""

import datetime as dt
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import cache, state
from dashboard.cache import Dataset, Region, RegionFacts
from dashboard.figures import map_builder, region_tables
from dashboard.figures.region_headline import as_of_day, headline
from dashboard.figures.region_tables import Rows, Sources, Table
from dashboard.question import language, path
from dashboard.state import Selection
from dashboard.text import Lang, Translator, plain, translator
from dashboard.views import address, pickers

# The regions of the five articles that the dashboard has to be able to tell.
ARTICLES = ("15.71", "14.08", "16.71", "36.74", "63")
VINTAGE = "current"


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    dataset: Dataset = "synthetic" if selection.data == "synthetic" else "published"
    if dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    region, likely = cache.find_region(selection.region) if selection.region else (None, ())
    picked = region.code if region else ""
    pickers.region(selection, picked, lang, key="pick_place", width=400, has_label=False)
    if region is None:
        _ask(selection, [each.code for each in likely], translator(lang))
        return
    _place(selection, region)
    as_of = as_of_day(selection.as_of, dt.date.today())
    facts = cache.region_facts(dataset, region.code, as_of)
    _sections(facts, selection, cache.sources(dataset), lang)


def _ask(selection: Selection, likely: list[str], t: Translator) -> None:
    """Ask for a region, and offer the likely ones where the address names none that is known."""
    if selection.region:
        st.warning(t("Wilayah {value} tidak dikenal.", value=plain(f"“{selection.region}”")), icon=":material/info:")
    st.write(t("Pilih satu wilayah untuk melihat semua yang diketahui tentangnya, dan apa yang tidak diketahui."))
    if likely:
        _choose(selection, likely, t("Mungkin maksud Anda"))
    else:
        _choose(selection, ARTICLES, t("Mulai dari wilayah yang diberitakan"))


def _choose(selection: Selection, codes: Sequence[str], heading: str) -> None:
    st.markdown(f"**{heading}**")
    with st.container(horizontal=True, key="choose"):
        for code in codes:
            name = map_builder.region_name(code, VINTAGE, language(selection))
            st.button(f"{name} ({code})", key=f"go_{code}", on_click=address.change, args=(selection, "region", code))


def _place(selection: Selection, region: Region) -> None:
    """The region's name, and the territories that hold it, each one click away."""
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        for holder in path(region.code, VINTAGE)[:-1]:
            st.button(
                f"{holder.name} ›",
                key=f"crumb_{holder.code}",
                type="tertiary",
                on_click=address.change,
                args=(selection, "region", holder.code),
            )
        st.header(f"{plain(region.name)} ({region.code})")


def _sections(facts: RegionFacts, selection: Selection, sources: Sources, lang: Lang) -> None:
    t = translator(lang)

    def section(heading: str, rows: Rows) -> None:
        _table(heading, region_tables.figures(heading, rows, sources, lang), t)

    st.html(headline(facts, sources, lang))
    section(t("Kepesertaan"), facts.enrolment)
    section(t("Kelompok pekerja yang didaftarkan"), facts.groups)
    section(t("Klaim dan manfaat"), facts.claims)
    if len(facts.other):
        section(t("Iuran, kejaksaan, dan angka lain"), facts.other)
    _offices(facts, sources, lang)
    _compliance(facts, selection, sources, lang)
    _table(t("Target yang disebut untuk wilayah ini"), region_tables.targets(facts, sources, lang), t)
    _table(t("Pertentangan dan pemeriksaan"), region_tables.checks(facts, sources, lang), t)
    section(t("Penduduk bekerja menurut Sakernas"), facts.workforce)
    if len(facts.survey_before):
        with st.expander(t("Tahun survei sebelumnya")):
            st.html(region_tables.html(region_tables.figures("Sakernas", facts.survey_before, sources, lang)))
    if len(facts.former):
        st.subheader(t("Menurut batas provinsi sebelum pemekaran 2022"))
        st.write(t("Angka berikut mencakup wilayah lain juga; jangan disandingkan dengan angka di atas."))
        _html(region_tables.figures(t("Batas lama"), facts.former, sources, lang, has_place=True))
    if facts.region.level == "province":
        _regencies(facts, selection, lang)
    st.subheader(t("Yang tidak diketahui"))
    st.write(
        t("Tidak satu pun sumber yang diterima menyebut hal berikut untuk wilayah ini. Tidak ada bukan berarti nol.")
    )
    st.html(region_tables.unknown(facts.unknown, lang))
    _table(t("Semua sumber wilayah ini"), region_tables.listed_sources(facts, sources, lang), t)


def _table(heading: str, table: Table, t: Translator) -> None:
    st.subheader(heading)
    if table.rows:
        _html(table)
    else:
        st.caption(t("Tidak ada angka atau naskah yang diterima."))


def _html(table: Table) -> None:
    st.html(region_tables.html(table))


def _offices(facts: RegionFacts, sources: Sources, lang: Lang) -> None:
    t = translator(lang)
    if not facts.offices:
        return
    st.subheader(t("Kantor BPJS Ketenagakerjaan"))
    st.write(t("Angka kantor adalah angka seluruh wilayah layanannya dan tidak dibagi ke kabupaten atau kota."))
    _html(region_tables.offices(facts.offices, lang))
    if len(facts.of_offices):
        _html(region_tables.figures(t("Angka kantor"), facts.of_offices, sources, lang, has_place=True))


def _compliance(facts: RegionFacts, selection: Selection, sources: Sources, lang: Lang) -> None:
    t = translator(lang)
    _table(t("Bukti kepatuhan Inpres 2/2021"), region_tables.evidence(facts, sources, lang), t)
    if len(facts.not_used):
        _html(region_tables.not_used(facts, sources, lang))
    query = urlencode(state.write(selection.changed(region=facts.region.code)))
    words = escape(t("Status tiap kewajiban"))
    st.html(f'<a class="jm-more" href="kepatuhan?{escape(query)}">{words}</a>')


def _regencies(facts: RegionFacts, selection: Selection, lang: Lang) -> None:
    t = translator(lang)
    table = region_tables.regencies(facts, lang)
    _table(t("Kabupaten dan kota yang punya angka"), table, t)
    if table.rows:
        _choose(selection, list(facts.regencies["region_code"]), t("Buka halaman wilayah"))
