"""What every page has around it: the header with the pages and the language switch, and the page for trouble."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import state
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import LANGUAGES, Lang, plain, translator
from dashboard.views import (
    about,
    address,
    change_page,
    claims_page,
    compare_page,
    compliance_page,
    data_page,
    map_page,
    planner_page,
    presenting,
    press_page,
    region_page,
)
from data.errors import JamsosMapError

NAME = "JamsosMap"
HERE = Path(__file__).parent
# A file of the app's own: Streamlit would fetch a named icon from the public web.
ICON = str(HERE / "static" / "icon.svg")
STYLE = HERE / "views" / "style.css"
# The most of a typed name that is shown.
SHOWN = 80


def run() -> None:
    """Show the page that the address names."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    purpose = t("Pelindungan pekerja Indonesia, per wilayah")
    st.set_page_config(page_title=f"{NAME} · {purpose}", page_icon=ICON, layout="wide")
    pages = [
        st.Page(map_page.show, title=t("Peta"), icon=":material/map:", url_path="", default=True),
        st.Page(region_page.show, title=t("Wilayah"), icon=":material/location_on:", url_path="wilayah"),
        st.Page(compare_page.show, title=t("Bandingkan"), icon=":material/compare:", url_path="bandingkan"),
        st.Page(change_page.show, title=t("Perubahan"), icon=":material/trending_up:", url_path="perubahan"),
        st.Page(claims_page.show, title=t("Klaim"), icon=":material/payments:", url_path="klaim"),
        st.Page(compliance_page.show, title=t("Kepatuhan"), icon=":material/task_alt:", url_path="kepatuhan"),
        st.Page(planner_page.show, title=t("Rencana"), icon=":material/calculate:", url_path="rencana"),
        st.Page(press_page.show, title=t("Meja pers"), icon=":material/newspaper:", url_path="pers"),
        st.Page(data_page.show, title=t("Data dan sumber"), icon=":material/fact_check:", url_path="data"),
        st.Page(about.show, title=t("Tentang"), icon=":material/info:", url_path="tentang"),
    ]
    # Also found under its own name, and under any that no page has: Streamlit would say in English that there is none.
    others = [st.Page(map_page.show, title=t("Peta"), url_path=name) for name in _other_names(pages)]
    page = st.navigation([*pages, *others], position="hidden")
    st.html(STYLE)
    _language_of_document(lang)
    is_stray = page in others and page.url_path != presenting.OPENING
    by_name = {presenting.name_of(each): each for each in pages}
    here = by_name[presenting.OPENING] if is_stray else page
    by_name[presenting.name_of(here)] = here
    presenting.listen(by_name)
    _header(by_name, here, selection, lang)
    if presenting.is_on(selection):
        presenting.foot(by_name, here, selection, lang)
    if is_stray:
        words = t("Halaman {name} tidak ada. Yang ditampilkan: peta.", name=repr(page.url_path[:SHOWN]))
        st.warning(plain(words), icon=":material/info:")
    try:
        page.run()
    except JamsosMapError as error:
        _trouble(error, selection, lang)


def _other_names(pages: Sequence[StreamlitPage]) -> set[str]:
    """Return the map's own name, which its address does not have, and the name typed that is no page's, if any."""
    typed = unquote(urlsplit(st.context.url or "").path).rpartition("/")[2].strip()
    return {presenting.OPENING, typed} - {page.url_path for page in pages}


def _header(pages: presenting.Pages, here: StreamlitPage, selection: Selection, lang: Lang) -> None:
    t = translator(lang)
    purpose = t("Pelindungan pekerja Indonesia, per wilayah")
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(f'<h1 class="jm-brand">{NAME}<span>{escape(purpose)}</span></h1>')
        for name, page in pages.items():
            there = state.carried(selection, presenting.name_of(here), name)
            st.page_link(page, query_params=state.write(there))
        presenting.button(pages, here, selection, lang)
        st.session_state["lang"] = lang
        st.segmented_control(
            t("Bahasa"),
            list(LANGUAGES),
            format_func=str.upper,
            key="lang",
            required=True,
            label_visibility="collapsed",
            on_change=address.choose,
            args=(selection, "lang", "lang"),
        )


def _language_of_document(lang: Lang) -> None:
    # Streamlit declares every page English; screen readers would read Indonesian with English sounds.
    st.html(f"<script>document.documentElement.lang = '{lang}';</script>", unsafe_allow_javascript=True)


def _trouble(error: JamsosMapError, selection: Selection, lang: Lang) -> None:
    t = translator(lang)
    st.error(t("Halaman ini tidak dapat ditampilkan karena data atau peta yang dibutuhkan tidak ada atau rusak."))
    st.code(str(error), language=None, wrap_lines=True)
    st.write(t("Sesudah perintah itu dijalankan, muat ulang halaman ini. Angka lain tidak berubah."))
    if selection.data == "synthetic":
        st.button(t("Kembali ke angka terbitan"), on_click=address.go, args=(Selection(lang=lang),))
