"""The files on the press desk as a reader asks for them, on exhibits made by hand and on an address."""

import io
import zipfile
from typing import Any

import openpyxl
import pypdf
import pytest
import streamlit
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from tests.apptest import PATIENCE, run_at
from tests.handmade import BAND

pytestmark = pytest.mark.real


@pytest.fixture
def offered(monkeypatch) -> dict[str, Any]:
    """What each download button would hand out, by its label: a test cannot follow a link of AppTest."""
    found: dict[str, Any] = {}
    real = streamlit.download_button

    def button(label: str, data: Any, file_name: str, **options: Any) -> bool:
        found[label] = (file_name, data if callable(data) else lambda: data)
        return real(label, data=data, file_name=file_name, **options)

    monkeypatch.setattr(streamlit, "download_button", button)
    return found


def desk(lang: str = "id", band: str = "", **address: str) -> AppTest:
    def page(lang: str, band: str) -> None:
        import streamlit as st

        from dashboard import state
        from dashboard.documents import drawn
        from dashboard.views import press_files
        from tests.handmade import described, exhibit

        figure = described(exhibit(lang=lang, band=band))
        pictures = {".png": lambda: drawn.png(figure.exhibit, 400, 200, 1)}
        press_files.show(figure, pictures, state.read(st.query_params))

    app = AppTest.from_function(page, default_timeout=PATIENCE, kwargs={"lang": lang, "band": band})
    return run_at(app, address)


def labels(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.label for each in app.download_button]


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def test_every_file_is_offered_in_both_languages():
    assert labels(desk()) == ["Lembar kerja (XLSX)", "Data dan skema (CSV)", "Slide (PPTX)", "Paket lengkap (ZIP)"]
    assert labels(desk(lang="en")) == ["Workbook (XLSX)", "Data and schema (CSV)", "Slide (PPTX)", "Whole kit (ZIP)"]


def test_the_files_open_and_hold_the_figure(offered):
    desk()
    name, make = offered["Slide (PPTX)"]
    assert name == "2025-08_cakupan_aceh.pptx"
    assert len(Presentation(io.BytesIO(make())).slides) == 1
    name, make = offered["Lembar kerja (XLSX)"]
    assert openpyxl.load_workbook(io.BytesIO(make()))["Angka"]["A2"].value == "11.10"
    name, make = offered["Data dan skema (CSV)"]
    assert zipfile.ZipFile(io.BytesIO(make())).namelist() == [
        "2025-08_cakupan_aceh.csv",
        "2025-08_cakupan_aceh.schema.json",
    ]
    name, make = offered["Paket lengkap (ZIP)"]
    assert name == "2025-08_cakupan_aceh.zip"
    assert "2025-08_cakupan_aceh.png" in zipfile.ZipFile(io.BytesIO(make())).namelist()


def test_the_files_of_a_sample_are_named_as_such(offered):
    desk(band=BAND)
    assert {name[:7] for name, _ in offered.values()} == {"CONTOH_"}


def test_an_office_template_is_used_for_the_slide(offered):
    app = desk()
    stream = io.BytesIO()
    Presentation().save(stream)
    app.file_uploader(key="template").set_value(("kantor.pptx", stream.getvalue(), "")).run()
    assert not app.error
    deck = Presentation(io.BytesIO(offered["Slide (PPTX)"][1]()))
    assert deck.slide_width == 9144000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<script>" * 100])
def test_a_corrupt_template_is_refused_with_a_remedy_and_the_house_form_is_used(content, offered):
    app = desk()
    app.file_uploader(key="template").set_value(("../../<b>.pptx", content, "")).run()
    (error,) = app.error
    assert "Simpan dari PowerPoint" in error.value
    deck = Presentation(io.BytesIO(offered["Slide (PPTX)"][1]()))
    assert deck.slide_width == 12191695


def test_a_region_of_the_address_has_a_sheet_and_its_province_a_book(offered):
    app = desk(region="15.71")
    label = "Lembar satu halaman: Kota Jambi (PDF)"
    assert label in labels(app)
    name, make = offered[label]
    assert name == "tanpa-periode_lembar_kota-jambi.pdf"
    content = make()
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    said = text_of(content)
    for words in (
        "Kota Jambi (15.71)",
        "303.478 orang",
        "Rp1.800.000.000",
        "Bagian buruh/karyawan/pegawai, Jambi",
        "ANTARA",
    ):
        assert words in said
    assert [each.label for each in app.button] == ["Buat buku Jambi, 12 lembar (PDF)"]


def test_the_book_of_a_province_has_a_page_for_each_regency(offered):
    app = desk(region="34.71")
    app.button(key="make_book").click().run()
    assert not app.exception
    name, make = offered["Unduh buku DI Yogyakarta (PDF)"]
    assert name == "tanpa-periode_buku_di-yogyakarta.pdf"
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(make())).pages]
    assert len(pages) == 7
    assert "DI Yogyakarta (34)" in pages[1]
    assert "Kota Yogyakarta (34.71)" in pages[-1]


def test_chosen_regions_have_a_comparison_with_each_counted_in_the_same_way(offered):
    desk(regions="15.71,14.08,15.71,zz,KC-jambi")
    (label,) = [label for label in offered if "satu halaman" in label]
    assert label == "Lembar satu halaman: Kota Jambi, Kabupaten Siak (PDF)"
    said = text_of(offered[label][1]())
    for words in (
        "Bagian buruh/karyawan/pegawai, Agustus 2025: Kota Jambi 55,3%; Kabupaten Siak 45,5%",
        "jangan diurutkan",
    ):
        assert words in said


def test_sheets_of_the_sample_carry_the_band_and_no_published_figure(offered):
    desk(region="14.08", data="synthetic")
    name, make = next(each for label, each in offered.items() if "satu halaman" in label)
    assert name.startswith("CONTOH_")
    said = text_of(make())
    assert said.count(BAND) >= 2
    assert "Indovizka" not in said


@pytest.mark.parametrize(
    "address", [{}, {"region": "zz"}, {"region": "<img src=x>"}, {"regions": "15.71"}, {"regions": ",,,"}]
)
def test_an_address_without_a_region_has_no_sheet(address):
    assert not any("satu halaman" in label for label in labels(desk(**address)))


@pytest.mark.parametrize("region", ["ID", "KC-jambi", "KW-sumbagsel", "91", "92.02", "31.01"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_kind_of_region_has_a_sheet_of_one_page(region, lang, offered):
    desk(region=region, lang=lang)
    content = next(make for label, (_, make) in offered.items() if "PDF" in label)()
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
