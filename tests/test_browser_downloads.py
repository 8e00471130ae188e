"""The files that a reader takes away from the map page and the press desk, as Chromium receives them."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation

from data import catalogue, panels, store
from data.fields import INDICATORS
from data.indicators import Slice
from data.periods import end_month
from tests.screen import open_map

pytestmark = [pytest.mark.browser, pytest.mark.real]

BAND = "DATA CONTOH — BUKAN ANGKA RESMI"


def taken(page: Page, label: str, folder: Path) -> Path:
    """The file behind a download button, under the name that the browser proposes."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def to_the_desk(page: Page) -> None:
    """One click from the figure of a page to the press desk."""
    page.get_by_role("link", name="Bawa ke meja pers", exact=True).click()
    expect(page.get_by_role("button", name="Gambar (PNG)")).to_be_visible()
    expect(page.locator(".stImage img")).to_be_visible()


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def facts_of(path: Path) -> dict[str, str]:
    with Image.open(path) as image:
        image.load()
        assert image.format == "PNG"
        assert image.width == 1600
        assert len(image.getcolors(1 << 24) or []) > 100
        return {str(keyword): str(text) for keyword, text in image.info.items()}


def test_each_picture_in_each_size(page: Page, app_address: str, tmp_path: Path, console_errors: list[str]):
    open_map(page, f"{app_address}/?indicator=wage_employee_share&region=11")
    to_the_desk(page)
    expect(page).to_have_url(f"{app_address}/pers?indicator=wage_employee_share&region=11&figure=map")
    for label, dots in (("Web", (1600, 900)), ("Persegi", (1080, 1080)), ("Cetak", (3508, 2480))):
        page.locator(".st-key-desk_size").get_by_text(label).click()
        page.wait_for_function(
            "([wide, high]) => { const image = document.querySelector('.stImage img');"
            " return image.complete && Math.abs(image.naturalWidth / image.naturalHeight - wide / high) < 0.01; }",
            arg=dots,
        )
        with Image.open(taken(page, "Gambar (PNG)", tmp_path)) as image:
            image.load()
            assert image.size == dots
        assert taken(page, "Gambar vektor (SVG)", tmp_path).read_bytes().startswith(b"<svg")
        assert taken(page, "Gambar untuk cetak (PDF)", tmp_path).read_bytes().startswith(b"%PDF")
    alternative = page.locator(".stImage img").get_attribute("alt")
    assert alternative
    assert "Aceh" in alternative
    assert console_errors == []


def assert_equals_the_store(rows: list[dict[str, str]], dataset: store.Dataset, indicator: str, cut: Slice, level: str):
    table = panels.panel(store.current(dataset), catalogue.measure(dataset, indicator), cut, level).table
    expected = table.set_index("region_code")
    assert len({row["region_code"] for row in rows}) == len(rows)
    assert set(expected.index) <= {row["region_code"] for row in rows}
    for row in rows:
        if row["region_code"] not in expected.index:
            assert (row["obs_status"], row["value"]) == ("missing", "")
            continue
        stored = expected.loc[row["region_code"]]
        assert row["obs_status"] == stored["obs_status"]
        assert (
            row["value"] == ""
            if row["obs_status"] in ("missing", "suppressed")
            else float(row["value"]) == stored["value"]
        )
        assert row["flags"] == stored["flags"]
        assert (row["indicator"], row["unit"], row["origin"]) == (indicator, INDICATORS[indicator].unit, dataset)


def test_published_picture_and_table(page: Page, app_address: str, tmp_path: Path, console_errors: list[str]):
    open_map(page, app_address)
    table = taken(page, "Unduh tabel (CSV)", tmp_path)
    to_the_desk(page)
    picture = taken(page, "Gambar (PNG)", tmp_path)
    facts = facts_of(picture)
    assert picture.name == "2023-12_peserta-aktif-terdaftar-per-100-penduduk-bekerja_indonesia_web.png"
    assert "Peserta aktif terdaftar per 100 penduduk bekerja" in facts["Title"]
    assert "Sakernas" in facts["Source"]
    assert not facts.get("Disclaimer")
    rows = rows_of(table)
    assert f"{table.stem}_web" == picture.stem
    assert len(rows) == 34
    assert_equals_the_store(rows, "published", "participants_per_100_employed", Slice(period="2023-12"), "province")
    jakarta = next(row for row in rows if row["region_code"] == "31")
    assert (jakarta["numerator"], jakarta["denominator_value"]) == ("7498532", "5072737")
    assert "above_one" in jakarta["flags"]
    assert {row["notice"] for row in rows} == {""}
    assert all(row["source"] and row["address"].startswith("https://") for row in rows)
    assert console_errors == []


def test_sample_picture_and_table_say_that_they_are_a_sample(page: Page, app_address: str, tmp_path: Path):
    open_map(page, f"{app_address}/?data=synthetic&indicator=claims_paid&programme=death&level=regency")
    table = taken(page, "Unduh tabel (CSV)", tmp_path)
    to_the_desk(page)
    picture = taken(page, "Gambar (PNG)", tmp_path)
    assert facts_of(picture)["Disclaimer"] == BAND
    assert picture.name.startswith("CONTOH_")
    assert table.name.startswith("CONTOH_")
    rows = rows_of(table)
    assert len(rows) == 514
    measure = catalogue.measure("synthetic", "claims_paid")
    offered = panels.choices(store.current("synthetic"), measure)
    newest = max(offered.loc[offered["programme"] == "death", "period"], key=lambda text: (end_month(text), text))
    assert_equals_the_store(rows, "synthetic", "claims_paid", Slice(programme="death", period=newest), "regency")
    assert {row["notice"] for row in rows} == {BAND}
    assert {row["period"] for row in rows if row["value"]} == {newest}
    assert {"suppressed", "missing"} <= {row["obs_status"] for row in rows}


def test_every_other_file_of_the_desk_opens(page: Page, app_address: str, tmp_path: Path, console_errors: list[str]):
    page.goto(f"{app_address}/pers?figure=region_standing&region=14.08")
    deck = Presentation(str(taken(page, "Slide (PPTX)", tmp_path)))
    (slide,) = deck.slides
    assert [shape.has_chart for shape in slide.shapes].count(True) == 1
    assert "Sakernas" in slide.notes_slide.notes_text_frame.text
    book = openpyxl.load_workbook(taken(page, "Lembar kerja (XLSX)", tmp_path))
    assert book["Angka"]["A2"].value == "14.01"
    assert len(book["Gambar"]._images) == 1
    with zipfile.ZipFile(taken(page, "Data dan skema (CSV)", tmp_path)) as data:
        rows = list(csv.DictReader(io.TextIOWrapper(data.open(data.namelist()[0]), encoding="utf-8-sig")))
    assert [row["region_code"] for row in rows][:2] == ["14.01", "14.02"]
    with zipfile.ZipFile(taken(page, "Paket lengkap (ZIP)", tmp_path)) as kit:
        assert kit.testzip() is None
        names = kit.namelist()
        assert {Path(name).suffix for name in names} == {
            ".txt", ".png", ".svg", ".pdf", ".pptx", ".xlsx", ".csv", ".json", ".bib",
        }  # fmt: skip
        read_first = kit.read(names[0]).decode("utf-8-sig")
    assert names == sorted(names)
    assert all(f"  {name}: " in read_first for name in names[1:])
    sheet = pypdf.PdfReader(taken(page, "Lembar satu halaman: Kabupaten Siak (PDF)", tmp_path))
    assert len(sheet.pages) == 1
    assert "Kabupaten Siak (14.08)" in sheet.pages[0].extract_text()
    assert console_errors == []


def test_a_template_that_is_none_is_refused_on_the_desk(page: Page, app_address: str, tmp_path: Path):
    page.goto(f"{app_address}/pers?figure=region_standing&region=14.08")
    page.get_by_text("Pakai templat PowerPoint kantor").click()
    page.locator(".st-key-template input[type=file]").set_input_files(
        {"name": "a&<b> 'x'.pptx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 no deck"}
    )
    expect(page.get_by_role("alert").filter(has_text="Simpan dari PowerPoint")).to_be_visible()
    assert len(Presentation(str(taken(page, "Slide (PPTX)", tmp_path))).slides) == 1
