"""The map as an exhibit: the same figures as in the store, in its table and in its picture."""

import datetime as dt
import io
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from pypdf import PdfReader

from dashboard import cache
from dashboard.documents import press_picture, table_file
from dashboard.exhibits import BUILDERS
from dashboard.figures.formats import value_short
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection
from data import catalogue, panels, store
from data.errors import BrokenDataError
from data.indicators import Slice

pytestmark = pytest.mark.real

EDITION = Edition(dt.date(2026, 11, 26), "pers?figure=map")
SVG = "{http://www.w3.org/2000/svg}"
SHARES = Selection(indicator="wage_employee_share", level="regency", period="2025-08")


def exhibit(selection: Selection):
    return BUILDERS["map"](selection)


@pytest.fixture(scope="module")
def stored() -> pd.Series:
    """The shares of all regencies as the store has them, by code."""
    measure = catalogue.measure("published", "wage_employee_share")
    panel = panels.panel(store.current("published"), measure, Slice(period="2025-08"), "regency")
    return panel.table.set_index("region_code")["value"]


@pytest.fixture(scope="module")
def drawing() -> ET.Element:
    return ET.fromstring(press_picture.svg(Described(exhibit(SHARES), "Peta"), SIZES["web"], EDITION))


def test_its_table_holds_the_values_of_the_store(stored):
    table = exhibit(SHARES).table.set_index("region_code")
    assert list(exhibit(SHARES).table.columns) == [*table_file.TABLE_COLUMNS, "benefit_kind"]
    assert set(table["benefit_kind"]) == {"all"}
    assert len(table) == 514
    pd.testing.assert_series_equal(table["value"].reindex(stored.index), stored)


def test_every_region_is_drawn_in_the_class_of_its_stored_value(stored, drawing):
    fills = [node.get("fill") for node in drawing.iter(f"{SVG}path") if node.get("fill") not in ("none", None)]
    codes = list(exhibit(SHARES).table["region_code"])
    breaks = cache.breaks("published", "wage_employee_share", Slice(period="2025-08"), "regency")
    values = stored.reindex(codes).to_numpy()
    expected = [
        LIGHT.missing.ground if np.isnan(value) else LIGHT.classes[place]
        for value, place in zip(values, np.searchsorted(breaks, values, side="right"), strict=True)
    ]
    # The sea comes first, then the regions in the order of the table.
    assert fills[0] == LIGHT.sea
    assert fills[1:515] == expected


def test_the_national_value_in_svg_and_pdf_is_the_stored_one(drawing):
    measure = catalogue.measure("published", "wage_employee_share")
    nation = panels.panel(store.current("published"), measure, Slice(period="2025-08"), "regency").nation["value"]
    said = f"Indonesia: {value_short(float(str(nation)), 'share', 'id')}"
    assert said in ["".join(node.itertext()) for node in drawing.iter(f"{SVG}text")]
    written = press_picture.pdf(Described(exhibit(SHARES), "Peta"), SIZES["print"], EDITION)
    assert said in PdfReader(io.BytesIO(written)).pages[0].extract_text()


def test_provinces_are_named_on_the_map_of_the_regencies(drawing):
    texts = {"".join(node.itertext()) for node in drawing.iter(f"{SVG}text")}
    assert {"Aceh", "Jawa Barat", "Kalimantan Timur", "Papua Selatan", "Jabodetabek", "Kota Bogor"} <= texts


def test_a_province_is_shown_with_what_holds_it():
    aceh = exhibit(Selection(indicator="wage_employees", region="11.06"))
    assert aceh.place == "Aceh"
    assert len(aceh.table) == 23
    assert list(aceh.reference["region_code"]) == ["11", "KW-sumbagut", "ID"]
    assert list(exhibit(SHARES).reference["region_code"]) == ["ID"]


def test_words_say_period_denominator_source_and_what_must_be_known():
    shown = exhibit(Selection())
    assert "Desember 2023" in shown.subtitle
    assert "penyebut: penduduk bekerja, Agustus 2023" in shown.subtitle
    assert "batas sebelum pemekaran 2022" in shown.note
    assert shown.note.startswith("Peserta aktif, dihitung di tempat pemberi kerja terdaftar")
    assert shown.source.startswith("Sumber: ")
    assert shown.source.endswith("BPS, Sakernas Agustus. Lisensi data: tidak disebut.")
    assert exhibit(Selection(data="synthetic")).source == "Sumber: Data contoh JamsosMap"
    assert "lisensi" in shown.credit
    assert shown.band == ""
    assert "BUKAN ANGKA RESMI" in exhibit(Selection(data="synthetic")).band
    assert exhibit(Selection(lang="en")).title == "Registered active participants per 100 employed residents"


def test_an_address_of_nothing_shows_what_the_map_page_shows():
    assert exhibit(Selection(indicator="x<&>", period="1850", region="Atlantis")).title == exhibit(Selection()).title


def test_without_data_there_is_no_exhibit(monkeypatch):
    def none(*_: object) -> pd.DataFrame:
        return cache.choices("published", "coverage_rate").head(0)

    empty = none()
    monkeypatch.setattr(cache, "choices", lambda *_: empty)
    with pytest.raises(BrokenDataError):
        exhibit(Selection())


def texts_of(selection: Selection) -> set[str]:
    drawn = press_picture.svg(Described(exhibit(selection), "Peta"), SIZES["web"], EDITION)
    return {"".join(node.itertext()) for node in ET.fromstring(drawn).iter(f"{SVG}text")}


def test_the_highest_and_the_lowest_regencies_are_named_with_their_figures(stored):
    texts = texts_of(SHARES)
    assert {"Bintan 66,1%", "Dogiyai 0,46%"} <= texts
    told = [text for text in texts if text.endswith("%") and not text.startswith("Indonesia") and "–" not in text]
    assert len([text for text in told if text[0].isupper()]) == 6
    assert "Angka pada peta: wilayah dengan nilai tertinggi dan terendah." in exhibit(SHARES).note


@pytest.mark.parametrize(
    "choices",
    [
        {"indicator": "wage_employees", "level": "regency"},
        {"indicator": "wage_employee_share", "level": "province"},
        {"indicator": "coverage_rate"},
    ],
)
def test_totals_provinces_and_printed_figures_single_out_none(choices):
    assert "Angka pada peta" not in exhibit(Selection(**choices)).note
