"""From an address to the files of the press desk: what is read back out of them is what the store holds."""

import csv
import datetime as dt
import io
import zipfile
from functools import partial

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from dashboard import cache
from dashboard.documents import press_picture
from dashboard.documents.kit import kit
from dashboard.documents.slides import slides
from dashboard.exhibits import BUILDERS, side_by_side
from dashboard.figures.press.described import cited, described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES
from dashboard.state import Selection
from data import catalogue, panels, store
from data.fields import COLUMN_TITLES
from data.indicators import Slice

pytestmark = pytest.mark.real
DAY = dt.date(2026, 11, 26)


def stored(indicator: str, period: str) -> dict[str, float]:
    cut = Slice(period=period)
    table = panels.panel(store.current("published"), catalogue.measure("published", indicator), cut, "regency").table
    return {row["region_code"]: row["value"] for row in table.to_dict("records") if row["value"] == row["value"]}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The kit of the map of 514 regencies and cities, with its picture as PDF."""
    made = described(BUILDERS["map"](Selection(indicator="employed_persons", level="regency", period="2025-08")))
    sources = cited(made.exhibit, cache.sources("published"))
    picture = partial(press_picture.pdf, made, SIZES["print"], Edition(DAY, "pers?figure=map"))
    with zipfile.ZipFile(io.BytesIO(kit(made, sources, DAY, {".pdf": picture}))) as packed:
        return {name.split("_indonesia", 1)[-1]: packed.read(name) for name in packed.namelist()}


def test_the_csv_holds_the_514_figures_of_the_store(files):
    rows = list(csv.DictReader(io.StringIO(files[".csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == 514
    assert {row["region_code"]: float(row["value"]) for row in rows if row["value"]} == stored(
        "employed_persons", "2025-08"
    )
    assert {row["obs_status"] for row in rows if not row["value"]} <= {"missing"}


def test_the_workbook_holds_the_514_figures_of_the_store(files):
    sheet = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))["Angka"]
    heads = [cell.value for cell in sheet[1]]
    code, value = heads.index(COLUMN_TITLES["region_code"].id), heads.index(COLUMN_TITLES["value"].id)
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 514
    assert {row[code]: row[value] for row in rows if row[value] is not None} == stored("employed_persons", "2025-08")
    assert "31.01" in {row[code] for row in rows}


def test_every_paper_behind_the_map_is_cited(files):
    bib = files["_sumber.bib"].decode()
    assert bib.count("@misc{") >= 1
    assert "BPS, Sakernas Agustus" in bib


def test_the_page_says_source_and_period_and_holds_the_legend_as_text(files):
    said = " ".join(pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages[0].extract_text().split())
    for words in ("Penduduk bekerja", "Agustus 2025", "Sumber: BPS, Sakernas Agustus", "Batas wilayah"):
        assert words in said


def test_the_bars_of_a_slide_are_the_figures_of_the_store():
    made = described(side_by_side.exhibit(Selection(indicator="employed_persons"), ("15.71", "14.08")))
    (slide,) = Presentation(io.BytesIO(slides([made], DAY))).slides
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    figures = stored("employed_persons", "2025-08")
    assert list(chart.plots[0].categories) == ["Kota Jambi", "Kabupaten Siak"]
    assert list(chart.plots[0].series[0].values) == [figures["15.71"], figures["14.08"]]
    assert "Penduduk 15 tahun ke atas yang bekerja" in slide.notes_slide.notes_text_frame.text
