"""The page of one region: all that is known of it, each figure with its source, and what is not known."""

import datetime as dt
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard import cache, cache_region, state
from dashboard.cache import Dataset, Region
from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.figures.region import region_tiles
from dashboard.figures.region.region_headline import as_of_day, headline
from dashboard.question import NATION, language, path
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import pickers, region_beside, region_duties, region_figures
from dashboard.views.region_figures import VINTAGE, choose
from dashboard.views.region_parts import Asked, theme

# The regions of the five articles that the dashboard has to be able to tell.
ARTICLES = ("15.71", "14.08", "16.71", "36.74", "63")


class Section(NamedTuple):
    """One part of the page: its place in the address, its heading, what shows it, and whether there is any of it."""

    anchor: str
    heading: str
    show: Callable[[Asked], None]
    is_there: bool = True


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    dataset: Dataset = "synthetic" if selection.data == "synthetic" else "published"
    if dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    region, likely = cache.find_region(selection.region) if selection.region else (None, ())
    picked = region.code if region else ""
    left, right = st.columns([3, 1], vertical_alignment="center")
    with left:
        pickers.region(selection, picked, lang, key="pick_place", width=400, has_label=False, has_offices=True)
        if region is None:
            _ask(selection, [each.code for each in likely], lang)
            return
        _place(selection, region)
        as_of = as_of_day(selection.as_of, dt.date.today())
        facts = cache.region_facts(dataset, region.code, as_of)
        asked = Asked(selection, dataset, facts, cache.sources(dataset), lang)
        _seen(asked)
        st.html(headline(facts, asked.sources, lang))
    with right, st.container(key="locator"):
        _locator(asked)
    _essentials(asked)
    shown = [section for section in _sections(asked) if section.is_there]
    _contents(shown, lang)
    for section in shown:
        st.subheader(section.heading, anchor=section.anchor)
        section.show(asked)


def _ask(selection: Selection, likely: list[str], lang: Lang) -> None:
    """Ask for a region, and offer the likely ones where the address names none that is known."""
    t = translator(lang)
    if selection.region:
        st.warning(t("Wilayah {value} tidak dikenal.", value=plain(f"“{selection.region}”")), icon=":material/info:")
    st.write(t("Pilih satu wilayah untuk melihat semua yang diketahui tentangnya, dan apa yang tidak diketahui."))
    if likely:
        choose(selection, likely, t("Mungkin maksud Anda"), lang)
    else:
        choose(selection, ARTICLES, t("Mulai dari wilayah yang diberitakan"), lang)


def _place(selection: Selection, region: Region) -> None:
    """The region's name, and the territories that hold it, each one click away."""
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        pickers.above(selection, path(region.code, VINTAGE)[:-1], nation=NATION)
        st.header(f"{plain(region.name)} ({region.code})", anchor=False)


def _seen(asked: Asked) -> None:
    """When and where this view was seen, for paper."""
    query = urlencode(state.write(asked.selection))
    words = asked.t(
        "JamsosMap, dilihat {today}; bukti dan target dinilai per {day}. Alamat: {address}",
        today=formats.date_text(dt.date.today(), asked.lang),
        day=formats.date_text(asked.facts.as_of, asked.lang),
        address=f"{st.context.url or '/wilayah'}?{query}",
    )
    st.html(f'<p class="jm-seen">{escape(words)}</p>')


def _locator(asked: Asked) -> None:
    """Where the region lies, with the origin of the boundaries."""
    if drawn := cache_region.locator(asked.code, theme().name, asked.lang):
        manifest = cache.manifest()
        st.html(drawn)
        st.caption(plain(manifest.credit_id if asked.lang == "id" else manifest.credit_en))


def _essentials(asked: Asked) -> None:
    """A few key figures."""
    distances = [found for found, _ in region_duties.distances(asked)]
    opening = cache_region.opening_rate(asked.dataset, asked.code)
    score = region_duties.score(asked)
    tiles = region_tiles.tiles(asked.facts, opening, score, distances, asked.sources, asked.lang)
    st.html(region_tiles.html(tiles))


def _contents(shown: Sequence[Section], lang: Lang) -> None:
    t = translator(lang)
    links = "".join(f'<a href="#{section.anchor}">{escape(section.heading)}</a>' for section in shown)
    name = t("Isi halaman")
    st.html(f'<nav class="jm-toc" aria-label="{escape(name)}">{links}</nav>')


def _sections(asked: Asked) -> tuple[Section, ...]:
    """The sections in the order in which an official asks for them; sources come last."""
    facts, t = asked.facts, asked.t
    is_office = facts.region.level in ("kanwil", "branch")
    return (
        Section("kepesertaan", t("Kepesertaan"), region_figures.enrolment),
        Section(
            "perbandingan",
            t("Dibandingkan dengan wilayah yang menaunginya"),
            region_beside.beside,
            bool(cache_region.compared(asked.dataset, asked.code)),
        ),
        Section(
            "kedudukan",
            t("Kedudukan di antara wilayah setingkat"),
            region_beside.standing,
            bool(cache_region.ranked(asked.dataset, asked.code)),
        ),
        Section("kelompok", t("Kelompok pekerja yang didaftarkan"), region_figures.groups),
        Section("klaim", t("Klaim dan manfaat"), region_figures.claims),
        Section("kepatuhan", t("Bukti kepatuhan Inpres 2/2021"), region_duties.compliance),
        Section(
            "rekonsiliasi",
            t("Rekonsiliasi daftar dan kepesertaan"),
            region_duties.reconciliation,
            region_duties.is_bound(asked),
        ),
        Section("target", t("Jarak ke target"), region_duties.targets, not is_office),
        Section("lain", t("Iuran, kejaksaan, dan angka lain"), region_figures.other, len(facts.other) > 0),
        Section(
            "pernyataan",
            t("Pernyataan sumber yang bukan angka kepesertaan"),
            region_figures.statements,
            bool(cache_region.statements(asked.dataset, asked.code)),
        ),
        Section("kantor", t("Kantor BPJS Ketenagakerjaan"), region_figures.offices, bool(facts.offices)),
        Section("pertentangan", t("Pertentangan dan pemeriksaan"), region_figures.checks),
        Section("sakernas", t("Penduduk bekerja menurut Sakernas"), region_figures.survey),
        Section(
            "batas-lama",
            t("Menurut batas provinsi sebelum pemekaran 2022"),
            region_figures.former,
            len(facts.former) > 0,
        ),
        Section(
            "kabupaten",
            t("Kabupaten dan kota yang punya angka"),
            region_figures.regencies,
            facts.region.level == "province",
        ),
        Section("tidak-diketahui", t("Yang tidak diketahui"), region_figures.unknown),
        Section("sumber", t("Semua sumber wilayah ini"), region_figures.sources),
    )
