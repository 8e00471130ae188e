"""The two files that a reader takes away, as Chromium receives them."""

import csv
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

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


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def facts_of(path: Path) -> dict[str, str]:
    with Image.open(path) as image:
        image.load()
        assert image.format == "PNG"
        assert image.width == 1600
        assert len(image.getcolors(1 << 24) or []) > 100
        return {str(keyword): str(text) for keyword, text in image.info.items()}


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
    picture = taken(page, "Unduh gambar peta (PNG)", tmp_path)
    facts = facts_of(picture)
    assert picture.name.startswith("2023-12_peserta-aktif-terdaftar-per-100-penduduk-bekerja_indonesia")
    assert "Peserta aktif terdaftar per 100 penduduk bekerja" in facts["Title"]
    assert "Sakernas" in facts["Source"]
    assert not facts.get("Disclaimer")
    table = taken(page, "Unduh tabel (CSV)", tmp_path)
    rows = rows_of(table)
    assert table.stem == picture.stem
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
    picture = taken(page, "Unduh gambar peta (PNG)", tmp_path)
    table = taken(page, "Unduh tabel (CSV)", tmp_path)
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
