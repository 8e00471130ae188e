"""The files of a figure on the press desk: slide, workbook, data, kit and the sheets of its region, made when asked."""

import datetime as dt
from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import cache
from dashboard.documents import archive, drawn, kit, slides, workbook
from dashboard.documents.kit import Maker
from dashboard.documents.sheet_pdf import book_pdf, sheet_pdf
from dashboard.documents.table_file import file_name
from dashboard.exhibits import fact_sheets
from dashboard.figures.press.described import Described, cited
from dashboard.figures.press.exhibit import Exhibit
from dashboard.state import Selection
from dashboard.text import Translator, plain, translator

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE_MB = 20
# Width and height in pixels of the picture in the workbook, and its dots per pixel.
_PICTURE = (960, 540, 1.5)


def show(described: Described, pictures: Mapping[str, Maker], selection: Selection) -> None:
    """Show the buttons for every file of a figure but its pictures.

    pictures: what makes the framed pictures for the kit, by the end of the file name, see documents.kit.kit.
    """
    exhibit = described.exhibit
    t = translator(exhibit.lang)
    name = kit.stem(exhibit)
    group(t("Data"))
    with st.container(horizontal=True, key="desk_data"):
        st.download_button(
            t("Lembar kerja (XLSX)"),
            data=lambda: workbook.workbook(
                described, _sources(exhibit), dt.date.today(), picture=drawn.png(exhibit, *_PICTURE)
            ),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            t("Data dan skema (CSV)"),
            data=lambda: archive.archive(kit.data_files(exhibit)),
            file_name=f"{name}_data.zip",
            mime="application/zip",
            icon=":material/dataset:",
            on_click="ignore",
        )
    group(t("Slide dan paket"))
    files = st.container(horizontal=True, key="desk_slides")
    template = _template(t)
    with files:
        st.download_button(
            t("Slide (PPTX)"),
            data=lambda: slides.slides([described], dt.date.today(), template),
            file_name=f"{name}.pptx",
            mime=PPTX,
            icon=":material/slideshow:",
            on_click="ignore",
        )
        st.download_button(
            t("Paket lengkap (ZIP)"),
            data=lambda: kit.kit(described, _sources(exhibit), dt.date.today(), pictures, template=template),
            file_name=f"{name}.zip",
            mime="application/zip",
            icon=":material/folder_zip:",
            on_click="ignore",
        )
    _sheets(selection, t)


def group(name: str) -> None:
    """Show the name of a group of files."""
    st.html(f'<p class="jm-files">{escape(name)}</p>')


def _sources(exhibit: Exhibit) -> tuple[Mapping[str, str], ...]:
    return cited(exhibit, cache.sources("synthetic" if exhibit.band else "published"))


def _template(t: Translator) -> bytes | None:
    """Ask for the office's own presentation; one that cannot be used is refused here, before anything is made."""
    with st.expander(t("Pakai templat PowerPoint kantor"), key="template_fold"):
        given = st.file_uploader(
            t("Templat (.pptx)"), type="pptx", key="template", max_upload_size=TEMPLATE_MB,
            help=t("Slide di dalam templat tidak ikut; yang dipakai hanya tata letak, warna, dan hurufnya."),
        )  # fmt: skip
        if given is None:
            return None
        content = given.getvalue()
        try:
            slides.check_template(content)
        except slides.TemplateError as error:
            st.error(plain(str(error)), icon=":material/error:")
            return None
        return content


def _sheets(selection: Selection, t: Translator) -> None:
    """The one-page sheet of the region or comparison of the address, and the book of its province."""
    subject = fact_sheets.subject(selection)
    if subject is None:
        return
    group(t("Lembar"))
    with st.container(horizontal=True, key="desk_sheets"):
        st.download_button(
            t("Lembar satu halaman: {place} (PDF)", place=subject.name),
            data=lambda: sheet_pdf(fact_sheets.sheet(selection), dt.date.today()),
            file_name=file_name("", t("lembar"), subject.name, "pdf", synthetic=selection.data == "synthetic"),
            mime="application/pdf",
            icon=":material/description:",
            on_click="ignore",
        )
        if subject.province:
            _book(selection, subject, t)


def _book(selection: Selection, subject: fact_sheets.Subject, t: Translator) -> None:
    """A book takes a while, so it is made at a press of a button, under a bar that says how far it is."""
    label = t("Buat buku {province}, {count} lembar (PDF)", province=subject.province, count=subject.sheets)
    if not st.button(label, key="make_book", icon=":material/menu_book:"):
        return
    bar = st.progress(0.0, t("Menyusun buku"))

    def progress(done: int, of: int) -> None:
        bar.progress(done / of, t("Menyusun buku: lembar {done} dari {of}", done=done, of=of))

    content = book_pdf(
        t("Buku {province}", province=subject.province),
        fact_sheets.book(selection),
        subject.sheets,
        dt.date.today(),
        progress,
    )
    bar.empty()
    st.download_button(
        t("Unduh buku {province} (PDF)", province=subject.province),
        data=content,
        file_name=file_name("", t("buku"), subject.province, "pdf", synthetic=selection.data == "synthetic"),
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
    )
