"""Presenting: any page as a clean full screen, and arrow keys that step through a list of saved views.

The list belongs to the presenter, not to the page: it lives in the session, the browser keeps a copy while the tab is
open so that a reload does not lose it, and the presenter saves it to a file and opens it again. An address would be too
short for it, and holds only how far the presentation has come.
"""

from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.components import v2
from streamlit.navigation.page import StreamlitPage

from dashboard import presentation, state
from dashboard.presentation import PresentationError, View, Views
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address

Pages = Mapping[str, StreamlitPage]

HERE = Path(__file__).parent
STYLE = HERE / "presenting.css"
# Where the session keeps the list, and what was wrong with the last change to it.
VIEWS, TROUBLE = "saved_views", "saved_views_trouble"

# The name of the page with which the app opens; its own address is empty.
OPENING = "peta"

_keys = v2.component("presenting", js=(HERE / "presenting.js").read_text(encoding="utf-8"))


def is_on(selection: Selection) -> bool:
    """Return whether the page is being presented."""
    return bool(selection.present)


def listen(pages: Pages, key: str = "presenting") -> None:
    """Let the page hear the keys of presenting, and the browser keep the list while the tab is open."""
    known = st.session_state.get(VIEWS)
    with st.container(key=f"{key}_keys"):
        _keys(
            key=key,
            data={"list": presentation.to_text(known) if known is not None else ""},
            on_kept_change=partial(_take_kept, tuple(pages)),
        )


def button(pages: Pages, page: StreamlitPage, selection: Selection, lang: Lang) -> None:
    """Show the button that presents this page, and the one that opens the list."""
    t = translator(lang)
    with st.container(horizontal=True, width="content", key="present_buttons"):
        st.button(
            t("Presentasi"),
            key="present_start",
            icon=":material/slideshow:",
            type="tertiary",
            help=t("Layar penuh yang bersih. Tombol P memulai, panah kiri dan kanan melangkah, Esc keluar."),
            on_click=_start,
            args=(name_of(page), selection),
        )
        words = t("Daftar tampilan")
        if st.button(words, key="present_list", icon=":material/list:", type="tertiary", help=words):
            st.session_state.pop(TROUBLE, None)
            opened = st.dialog(t("Daftar tampilan untuk presentasi"), width="large", on_dismiss="rerun")
            opened(lambda: _list(pages, page, selection, lang))()


def name_of(page: StreamlitPage) -> str:
    """Return the name of a page in addresses; the opening page, whose own is empty, is the map."""
    return page.url_path or OPENING


def foot(pages: Pages, page: StreamlitPage, selection: Selection, lang: Lang) -> None:
    """Show where the presentation stands, the steps to either side, and the way out."""
    t = translator(lang)
    views = _views()
    st.html(STYLE)
    back, forward = presentation.neighbours(views, name_of(page), selection)
    reached = presentation.position(selection, len(views))
    with st.container(horizontal=True, vertical_alignment="center", key="present_foot"):
        if back:
            with st.container(width="content", key="present_back"):
                words = t("Tampilan sebelumnya: {title}", title=views[back - 1].title)
                _step(pages, page, views, back, "arrow_back", words)
        if views:
            title = views[reached - 1].title if reached else t("belum dimulai")
            st.html(f'<p class="jm-present">{reached} / {len(views)} · {escape(title)}</p>', width="content")
        if forward:
            with st.container(width="content", key="present_next"):
                words = t("Tampilan berikutnya: {title}", title=views[forward - 1].title)
                _step(pages, page, views, forward, "arrow_forward", words)
        st.button(
            t("Keluar (Esc)"),
            key="present_leave",
            type="tertiary",
            on_click=address.change,
            args=(selection, "present", ""),
        )


def _step(pages: Pages, page: StreamlitPage, views: Views, number: int, icon: str, words: str) -> None:
    each = views[number - 1]
    there = each.selection.changed(present=str(number))
    sign = f":material/{icon}:"
    if each.page == name_of(page):
        # A link to the page that is open would run it anew and leave the address as it is.
        st.button(
            plain(words), key=f"present_to_{number}", icon=sign, type="tertiary", on_click=address.go, args=(there,)
        )
    else:
        st.page_link(pages[each.page], label=plain(words), icon=sign, query_params=state.write(there))


def _start(page: str, selection: Selection) -> None:
    address.change(selection, "present", str(presentation.found(_views(), page, selection)))


# --- the list ---------------------------------------------------------------------------------------------


def _views() -> Views:
    return st.session_state.get(VIEWS) or ()


def _change(views: Views, pages: tuple[str, ...]) -> None:
    """Keep a list, unless its file could not be opened again."""
    try:
        st.session_state[VIEWS] = presentation.read(presentation.to_text(views).encode(), pages)
        st.session_state.pop(TROUBLE, None)
    except PresentationError as error:
        st.session_state[TROUBLE] = str(error)


def _take_kept(pages: tuple[str, ...]) -> None:
    """Take over the list that the browser kept, in a session that has none yet."""
    if st.session_state.get(VIEWS) is not None:
        return
    try:
        st.session_state[VIEWS] = presentation.read(str(st.session_state["presenting"]["kept"]).encode(), pages)
    except PresentationError:
        st.session_state[VIEWS] = ()


def _list(pages: Pages, page: StreamlitPage, selection: Selection, lang: Lang) -> None:
    """The list: add the view that is open, rename, reorder, remove, save to a file and open one."""
    t = translator(lang)
    known = tuple(pages)
    if trouble := st.session_state.get(TROUBLE):
        st.error(t("Daftar tidak diubah."))
        st.code(trouble, language=None, wrap_lines=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        proposed = presentation.proposed_title(page.title, selection, lang)
        here = presentation.view(proposed, name_of(page), selection)
        key = f"present_title_{here.address()}"
        st.text_input(t("Judul tampilan yang sedang dibuka"), here.title, max_chars=presentation.MAX_TITLE, key=key)
        st.button(t("Tambahkan"), key="present_add", icon=":material/add:", on_click=_add, args=(here, key, known))
    views = _views()
    for number, each in enumerate(views, start=1):
        _row(views, number, each, known, lang)
    if not views:
        st.caption(t("Belum ada tampilan. Tambahkan halaman ini, lalu buka halaman lain dan tambahkan lagi."))
    _files(pages, views, lang)
    # Changes in a dialog run the dialog alone, not the page that holds the other listener.
    listen(pages, key="presenting_list")


def _row(views: Views, number: int, each: View, known: tuple[str, ...], lang: Lang) -> None:
    t = translator(lang)
    key = f"present_name_{number}"
    st.session_state[key] = each.title
    with st.container(horizontal=True, vertical_alignment="center", key=f"present_row_{number}"):
        st.markdown(f"{number}.", width=30)
        st.text_input(
            t("Judul tampilan {number}", number=number),
            key=key,
            max_chars=presentation.MAX_TITLE,
            label_visibility="collapsed",
            on_change=_rename,
            args=(views, number, key, known),
        )
        for name, icon, words, after in (
            (
                "up",
                "arrow_upward",
                t("Naikkan tampilan {number}", number=number),
                presentation.moved(views, number, -1),
            ),
            (
                "down",
                "arrow_downward",
                t("Turunkan tampilan {number}", number=number),
                presentation.moved(views, number, 1),
            ),
            ("remove", "delete", t("Hapus tampilan {number}", number=number), presentation.without(views, number)),
        ):
            st.button(
                words,
                key=f"present_{name}_{number}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=after == views,
                on_click=_change,
                args=(after, known),
            )


def _files(pages: Pages, views: Views, lang: Lang) -> None:
    t = translator(lang)
    known = tuple(pages)
    if views:
        with st.container(horizontal=True, vertical_alignment="center"):
            first = views[0]
            with st.container(width="content", key="present_first"):
                st.page_link(
                    pages[first.page],
                    label=t("Mulai dari tampilan 1"),
                    icon=":material/slideshow:",
                    query_params=state.write(first.selection.changed(present="1")),
                )
            st.download_button(
                t("Simpan daftar (JSON)"),
                data=presentation.to_text(views).encode(),
                file_name=presentation.FILE_NAME,
                mime="application/json",
                icon=":material/save:",
                on_click="ignore",
            )
    st.file_uploader(
        t("Buka daftar yang disimpan; daftar di atas diganti"),
        type="json",
        key="present_file",
        max_upload_size=1,
        on_change=_open,
        args=(known,),
    )


def _add(here: View, key: str, known: tuple[str, ...]) -> None:
    _change((*_views(), presentation.view(st.session_state[key], here.page, here.selection)), known)


def _rename(views: Views, number: int, key: str, known: tuple[str, ...]) -> None:
    _change(presentation.renamed(views, number, st.session_state[key]), known)


def _open(known: tuple[str, ...]) -> None:
    file = st.session_state["present_file"]
    if file is None:
        return
    try:
        st.session_state[VIEWS] = presentation.read(file.getvalue(), known)
        st.session_state.pop(TROUBLE, None)
    except PresentationError as error:
        st.session_state[TROUBLE] = str(error)
