"""The workbook: what is read back is what went in, and no cell is a formula."""

import datetime as dt
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from dashboard.documents import drawn
from dashboard.documents.table_file import TABLE_COLUMNS, HiddenValueError
from dashboard.documents.workbook import workbook
from data.fields import COLUMN_TITLES
from tests.handmade import BAND, CODES, HOSTILE, NAMES, NAN, VALUES, described, exhibit

DAY = dt.date(2026, 11, 26)
SOURCES = (
    {"publisher": "BPS", "title": "=1+1", "url": "https://bps.example/a?b=1&c=2", "published_date": "2025-09-01", "licence": "not_stated"},
)  # fmt: skip


def book_of(figure=None, **options):
    content = workbook(described(figure), SOURCES, DAY, **options)
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(sheet, header: int = 1) -> list[dict]:
    """The rows of a sheet of figures by the code of the column; words beside codes are left out."""
    codes = {title.id: code for code, title in COLUMN_TITLES.items()}
    codes |= {f"{COLUMN_TITLES[code].id} (kode)": code for code in ("indicator", "unit", "obs_status", "flags")}
    found = {cell.value: cell.column for cell in sheet[header]}
    places = {codes[title]: column for title, column in sorted(found.items(), key=lambda item: "(kode)" in item[0])}
    return [
        {code: sheet.cell(row, column).value for code, column in places.items()}
        for row in range(header + 1, sheet.max_row + 1)
    ]


def test_the_same_values_codes_and_statuses_come_back():
    given = exhibit(names=HOSTILE)
    rows = rows_of(book_of(given)["Angka"])
    assert set(rows[0]) == set(TABLE_COLUMNS)
    for row, before in zip(rows, given.table.to_dict("records"), strict=True):
        for name in TABLE_COLUMNS:
            if name in ("value", "numerator", "denominator_value"):
                assert row[name] == (None if before[name] != before[name] else before[name])
            else:
                assert (row[name] or "") == before[name]
    assert [row["region_code"] for row in rows] == list(CODES)
    assert CODES[0] == "11.10"


def test_numbers_are_numbers_and_everything_else_is_text():
    book = book_of(exhibit(names=HOSTILE))
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type in ("s", "n")
                assert cell.hyperlink is None
    assert all(isinstance(row["value"], int | float | None) for row in rows_of(book["Angka"]))


def test_a_text_that_looks_like_a_formula_stays_text_when_it_is_edited():
    sheet = book_of(exhibit(names=HOSTILE))["Angka"]
    prefixed = {sheet.cell(row, 2).value: sheet.cell(row, 2).quotePrefix for row in range(2, 8)}
    assert prefixed == {name: name[0] in "=+@-" for name in HOSTILE}


def test_status_and_unit_are_said_in_words_too():
    sheet = book_of()["Angka"]
    heads = [cell.value for cell in sheet[1]]
    status = heads.index("Status") + 1
    assert [sheet.cell(row, status).value for row in range(2, 8)] == [
        "dilaporkan", "dilaporkan", "dilaporkan", "tidak ada data", "disembunyikan (angka kecil)", "perkiraan survei",
    ]  # fmt: skip
    value = heads.index("Nilai") + 1
    patterns = [sheet.cell(row, value).fill.patternType for row in range(2, 8)]
    assert patterns[0] == patterns[2]
    assert len({patterns[0], patterns[3], patterns[4]}) == 3


def test_the_header_is_frozen_filtered_and_every_column_is_wide_enough_for_its_title():
    sheet = book_of()["Angka"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:Y7"
    widths = {place: held.width for held in sheet.column_dimensions.values() for place in range(held.min, held.max + 1)}
    for cell in sheet[1]:
        assert widths[cell.column] >= len(cell.value)


def test_sample_figures_are_marked_on_every_sheet():
    given = exhibit(band=BAND)
    given = replace(given, reference=given.table.head(1))
    book = book_of(given, picture=png())
    assert [sheet.title for sheet in book.worksheets] == ["Angka", "Pembanding", "Definisi dan sumber", "Gambar"]
    assert [sheet["A1"].value for sheet in book.worksheets] == [BAND] * 4
    assert [row["notice"] for row in rows_of(book["Angka"], header=2)] == [BAND] * 6
    assert BAND not in [sheet["A1"].value for sheet in book_of().worksheets]


def png() -> bytes:
    return drawn.png(exhibit(), 100, 50, 1)


def test_definitions_and_sources_have_their_own_sheet():
    sheet = book_of()["Definisi dan sumber"]
    said = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert any(row[1] == "coverage_rate" and "Cakupan" in row[2] for row in said if row[2])
    assert ("Status", "suppressed", "disembunyikan (angka kecil)") in said
    assert ("BPS", "=1+1", "https://bps.example/a?b=1&c=2; terbit: 2025-09-01; lisensi: tidak disebut") in said
    assert {row[1] for row in said} >= set(TABLE_COLUMNS)


def test_the_picture_has_its_alternative_text():
    content = workbook(described(), SOURCES, DAY, picture=png())
    drawing = zipfile.ZipFile(io.BytesIO(content)).read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Enam wilayah; Kota C nol, Kabupaten D tanpa data."' in drawing


def test_a_value_that_must_not_be_seen_stops_the_file():
    given = exhibit()
    leaking = replace(given, table=given.table.assign(value=[0.5] * 6))
    with pytest.raises(HiddenValueError, match=r"11\.03"):
        book_of(leaking)


def test_no_rows_and_no_values_are_sheets_too():
    assert rows_of(book_of(replace(exhibit(), table=exhibit().table.head(0)))["Angka"]) == []
    gone = exhibit()
    gone = replace(gone, table=gone.table.assign(value=NAN, obs_status="missing"))
    assert [row["value"] for row in rows_of(book_of(gone)["Angka"])] == [None] * 6


def test_the_same_figures_give_the_same_bytes():
    assert workbook(described(), SOURCES, DAY) == workbook(described(), SOURCES, DAY)


def test_english_titles_in_an_english_file():
    sheet = book_of(exhibit(lang="en")).worksheets[0]
    assert [cell.value for cell in sheet[1]][:4] == ["Region code", "Region", "Indicator", "Value"]
    assert (NAMES[0], VALUES[0]) == (sheet["B2"].value, sheet["D2"].value)


def test_the_kind_of_benefit_has_a_column_where_figures_are_cut_by_it():
    given = exhibit()
    rows = rows_of(book_of(replace(given, table=given.table.assign(benefit_kind="medical")))["Angka"])
    assert [row["benefit_kind"] for row in rows] == ["medical"] * 6
