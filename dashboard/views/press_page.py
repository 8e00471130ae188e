"""The press desk: one figure as it will leave the building, the sentences that go with it, and its files."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from dashboard import cache, state
from dashboard.cache_region import NoFigureError
from dashboard.documents import kit, press_picture
from dashboard.exhibits import BUILDERS
from dashboard.exhibits import map as map_exhibit
from dashboard.figures.press.described import Described, described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES, Size
from dashboard.live_view import live_view, settled
from dashboard.question import chosen_measure, language, question
from dashboard.state import Selection
from dashboard.text import Lang, Translator, plain, translator
from dashboard.views import address, press_files
from dashboard.views.shortcuts import usual_views

Make = Callable[[], bytes]


@dataclass(frozen=True)
class File:
    """One picture of the desk: what the button says, how its name ends and what it is, and what makes it."""

    label: str
    icon: str
    ending: str
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
    try:
        exhibit = BUILDERS[selection.figure](selection)
    except NoFigureError as error:
        st.warning(plain(str(error)), icon=":material/info:")
        _usual(selection, lang)
        return
    if exhibit.band:
        st.html(f'<p class="jm-band">{escape(exhibit.band)}</p>')
    figure = described(exhibit)
    today = dt.date.today()
    edition = Edition(today, live_view(settled(selection, exhibit, today)))
    left, right = st.columns([2, 1], gap="medium")
    with right:
        size = _size(lang)
    with left:
        _preview(figure, SIZES[size], edition)
    with right:
        # After the picture, which would else wait for a book to be made.
        _files(figure, size, edition, selection, lang)
    _words(figure, lang)


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


def _preview(figure: Described, size: Size, edition: Edition) -> None:
    """The very picture of the file, at one dot per pixel of its layout."""
    content = press_picture.png(figure, Size(size.width, size.height), edition)
    st.image(content, width="stretch", alt=figure.alt)


def _files(figure: Described, size: str, edition: Edition, selection: Selection, lang: Lang) -> None:
    t = translator(lang)
    st.caption(t("Tiap berkas dibuat saat diminta."))
    name = kit.stem(figure.exhibit)
    files = _pictures(figure, size, edition, t)
    press_files.group(t("Gambar"))
    with st.container(horizontal=True, key="desk_pictures"):
        for file in files:
            st.download_button(
                file.label,
                data=file.make,
                file_name=name + file.ending,
                mime=file.mime,
                icon=file.icon,
                key=f"file_{file.mime}",
                on_click="ignore",
            )
    press_files.show(figure, {file.ending: file.make for file in files}, selection)


def _pictures(figure: Described, size: str, edition: Edition, t: Translator) -> list[File]:
    """The pictures of the figure, none of them made yet."""

    def drawn(maker: Callable[[Described, Size, Edition], bytes]) -> Make:
        return partial(maker, figure, SIZES[size], edition)

    return [
        File(t("Gambar (PNG)"), ":material/image:", f"_{size}.png", "image/png", drawn(press_picture.png)),
        File(t("Gambar vektor (SVG)"), ":material/shapes:", f"_{size}.svg", "image/svg+xml", drawn(press_picture.svg)),
        File(
            t("Gambar untuk cetak (PDF)"), ":material/picture_as_pdf:", f"_{size}.pdf", "application/pdf",
            drawn(press_picture.pdf),
        ),
    ]  # fmt: skip


def _words(figure: Described, lang: Lang) -> None:
    """The sentences and the alternative text, each with a button that copies it."""
    t = translator(lang)
    with st.container(key="desk_words"):
        if figure.sentences:
            st.subheader(t("Kalimat untuk berita"))
            st.code("\n".join(figure.sentences), language=None, wrap_lines=True)
        st.subheader(t("Teks alternatif"))
        st.caption(t("Untuk pembaca yang tidak melihat gambarnya; tempelkan di situs bersama gambar."))
        st.code(figure.alt, language=None, wrap_lines=True)
