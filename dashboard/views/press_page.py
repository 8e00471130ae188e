"""The press desk: one figure as it will leave the building, the sentences that go with it, and its files."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from dashboard import cache, state
from dashboard.documents import press_picture, table_file
from dashboard.exhibits import BUILDERS
from dashboard.exhibits import map as map_exhibit
from dashboard.figures.described import Described
from dashboard.figures.exhibit import Edition, Exhibit
from dashboard.figures.press_frame import SIZES, Size
from dashboard.live_view import live_view
from dashboard.question import chosen_measure, language, question
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address
from dashboard.views.shortcuts import usual_views

Make = Callable[[], bytes]


@dataclass(frozen=True)
class File:
    """One file of the desk: what the button says, how the file is called and what it is, and what makes it."""

    label: str
    icon: str
    name: str
    mime: str
    make: Make


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    st.header(t("Meja pers"))
    if selection.figure not in BUILDERS:
        if selection.figure:
            words = t("Tidak ada gambar bernama {value}. Pilih salah satu di bawah.", value=selection.figure)
            st.warning(plain(words), icon=":material/info:")
        _usual(selection, lang)
        return
    if selection.figure == map_exhibit.KIND:
        measure, _ = chosen_measure(selection)
        for notice in question(selection, cache.choices(measure.dataset, measure.indicator)).notices:
            st.warning(plain(notice.text(lang)), icon=":material/info:")
    exhibit = BUILDERS[selection.figure](selection)
    if exhibit.band:
        st.html(f'<p class="jm-band">{escape(exhibit.band)}</p>')
    described = Described(exhibit, _alternative(exhibit))
    edition = Edition(dt.date.today(), live_view(selection))
    left, right = st.columns([2, 1], gap="medium")
    with right:
        size = _size(lang)
        _files(described, size, edition, lang)
    with left:
        _preview(described, SIZES[size], edition)
    _words(described, lang)


def _usual(selection: Selection, lang: Lang) -> None:
    t = translator(lang)
    st.write(
        t(
            "Setiap gambar di dashboard ini dapat dibawa ke sini lewat tautan “Bawa ke meja pers” di dekatnya. "
            "Atau mulai dari salah satu yang biasa diminta:"
        )
    )
    with st.container(key="desk_usual"):
        for label, view in usual_views(t).items():
            st.button(
                label,
                key=f"desk_{label}",
                on_click=address.go,
                args=(view.changed(lang=selection.lang, figure=map_exhibit.KIND),),
            )


def _size(lang: Lang) -> str:
    t = translator(lang)
    names = {
        "web": t("Web, 1600 × 900"),
        "square": t("Persegi, 1080 × 1080"),
        "print": t("Cetak, A4 300 dpi"),
    }
    return st.radio(t("Ukuran gambar"), list(names), format_func=names.__getitem__, key="desk_size")


def _preview(described: Described, size: Size, edition: Edition) -> None:
    """The very picture of the file, at one dot per pixel of its layout."""
    content = press_picture.png(described, Size(size.width, size.height), edition)
    st.image(content, width="stretch", alt=described.alt)


def _files(described: Described, size: str, edition: Edition, lang: Lang) -> None:
    t = translator(lang)
    st.caption(t("Tiap berkas dibuat saat diminta."))
    with st.container(key="desk_files"):
        for file in _made(described, size, edition, lang):
            st.download_button(
                file.label,
                data=file.make,
                file_name=file.name,
                mime=file.mime,
                icon=file.icon,
                key=f"file_{file.mime}",
                on_click="ignore",
                width="stretch",
            )


def _made(described: Described, size: str, edition: Edition, lang: Lang) -> list[File]:
    """The files of the figure, none of them made yet."""
    t = translator(lang)
    exhibit = described.exhibit

    def name(extension: table_file.Extension, ending: str = "") -> str:
        named = table_file.file_name(
            exhibit.period, exhibit.title, exhibit.place, extension, synthetic=bool(exhibit.band)
        )
        return named.removesuffix(f".{extension}") + f"{ending}.{extension}"

    def drawn(maker: Callable[[Described, Size, Edition], bytes]) -> Make:
        return partial(maker, described, SIZES[size], edition)

    ending = f"_{size}"
    return [
        File(t("Gambar (PNG)"), ":material/image:", name("png", ending), "image/png", drawn(press_picture.png)),
        File(t("Gambar vektor (SVG)"), ":material/shapes:", name("svg", ending), "image/svg+xml",
             drawn(press_picture.svg)),
        File(t("Gambar untuk cetak (PDF)"), ":material/picture_as_pdf:", name("pdf", ending), "application/pdf",
             drawn(press_picture.pdf)),
        File(t("Data (CSV)"), ":material/table:", name("csv"), "text/csv",
             lambda: table_file.csv_file(exhibit.table, {})),
    ]  # fmt: skip


def _words(described: Described, lang: Lang) -> None:
    """The sentences and the alternative text, each with a button that copies it."""
    t = translator(lang)
    if described.sentences:
        st.subheader(t("Kalimat untuk berita"))
        st.code("\n".join(described.sentences), language=None, wrap_lines=True)
    st.subheader(t("Teks alternatif"))
    st.caption(t("Untuk pembaca yang tidak melihat gambarnya; tempelkan di situs bersama gambar."))
    st.code(described.alt, language=None, wrap_lines=True)


def _alternative(exhibit: Exhibit) -> str:
    return ". ".join(filter(None, (exhibit.band, exhibit.title, exhibit.subtitle, exhibit.note, exhibit.source)))
