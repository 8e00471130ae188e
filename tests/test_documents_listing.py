"""A table that is no figure of a region, as CSV, workbook, slide and kit: what is read back is what the page lists."""

import csv
import datetime as dt
import io
import json
import zipfile

import frictionless
import openpyxl
from pptx import Presentation
from pptx.enum.text import PP_ALIGN

from dashboard.documents import kit, listing_file, slides, table_file, workbook
from dashboard.figures.lettering import text_width
from dashboard.figures.press.sentences import alt_text, sentences
from dashboard.figures.word_tables import Cell, Table
from tests.handmade import BAND, HOSTILE, described, listed

DAY = dt.date(2026, 11, 26)


def csv_rows(exhibit) -> list[dict[str, str]]:
    content = table_file.csv_bytes(listing_file.frame(exhibit)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def sheet_of(exhibit) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(described(exhibit), (), DAY)))
    assert book.sheetnames == ["Tabel", "Definisi dan sumber"]
    return [[cell.value for cell in row] for row in book["Tabel"].iter_rows()]


def slide_table(exhibit) -> list[list[str]]:
    (slide,) = Presentation(io.BytesIO(slides.slides([described(exhibit)], DAY))).slides
    (shape,) = (shape for shape in slide.shapes if shape.has_table)
    assert shape._element.xpath(".//p:cNvPr/@descr") == [described().alt]
    return [[cell.text for cell in row.cells] for row in shape.table.rows]


def test_the_csv_holds_numbers_units_lines_and_addresses_and_says_what_it_is():
    first, second = csv_rows(listed(band=BAND))
    assert (first["Langkah"], first["Langkah (keterangan)"]) == ("Sisa", "10 − 12")
    assert (first["Hasil"], first["Hasil (satuan)"]) == ("-2", "orang")
    assert second["Hasil"] == "0.375"
    assert (first["Sumber"], first["Sumber (alamat)"], second["Sumber (alamat)"]) == ("BPS", "https://bps.example", "")
    for row in (first, second):
        assert row["Tabel"] == "Hitungan, Aceh"
        assert row["Keterangan tabel"] == "per 26 November 2026"
        assert row["Sumber tabel"] == "Sumber: BPS"
        assert row["Peringatan"] == BAND


def test_no_cell_of_the_csv_starts_a_formula():
    rows = tuple((Cell(name, (name,)), Cell(name), Cell("x", (), name)) for name in HOSTILE)
    for row in csv_rows(listed(rows)):
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_the_schema_describes_the_csv():
    files = kit.data_files(listed())
    (content,), (schema,) = ([files[name] for name in files if name.endswith(end)] for end in (".csv", ".json"))
    types = {field["name"]: field["type"] for field in json.loads(schema)["fields"]}
    assert (types["Langkah"], types["Hasil"]) == ("string", "number")
    resource = frictionless.Resource(
        content, format="csv", encoding="utf-8-sig", schema=frictionless.Schema.from_descriptor(json.loads(schema))
    )
    assert frictionless.validate(resource).valid


def test_the_workbook_holds_numbers_as_numbers_in_the_format_of_their_unit():
    head, first, second = sheet_of(listed())
    assert head[:4] == ["Langkah", "Langkah (keterangan)", "Hasil", "Hasil (satuan)"]
    assert (first[2], second[2]) == (-2, 0.375)
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(described(listed()), (), DAY)))
    assert [book["Tabel"].cell(row, 3).number_format for row in (2, 3)] == ["#,##0", "0.0##%"]


def test_the_workbook_has_no_formula_and_carries_the_band():
    rows = tuple((Cell(name), Cell("—"), Cell("")) for name in HOSTILE)
    band, _, *names = sheet_of(listed(rows, band=BAND))
    assert band[0] == BAND
    assert [row[0] for row in names] == list(HOSTILE)
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(described(listed(rows)), (), DAY)))
    assert {cell.data_type for row in book["Tabel"].iter_rows() for cell in row} <= {"s", "n"}


def test_the_slide_has_a_table_that_can_be_edited():
    assert slide_table(listed()) == [
        ["Langkah", "Hasil", "Sumber"],
        ["Sisa\n10 − 12", "−2 orang", "BPS"],
        ["Bagian", "37,5%", ""],
    ]
    assert slide_table(listed(band=BAND))[0][0] == BAND


def test_the_slide_counts_the_rows_that_have_no_room():
    rows = tuple((Cell(f"baris {number}"), Cell(""), Cell("")) for number in range(500))
    shown = slide_table(listed(rows))
    left_out = int(shown[-1][0].split()[1])
    assert shown[-1][0] == f"dan {left_out} baris lagi; semuanya ada dalam berkas data"
    assert len(shown) - 2 + left_out == 500
    assert [row[0] for row in shown[1:-1]] == [f"baris {number}" for number in range(500 - left_out)]


def test_the_slide_keeps_words_whole_numbers_to_the_right_and_leaves_empty_columns_out():
    values = tuple(Cell("42,2%", ("Provinsi: 48,0%",), number=0.422, unit="share") for _ in range(7))
    names = tuple(f"Kabupaten {name}" for name in ("Siak", "Kampar", "Bengkalis", "Pelalawan", "Rokan", "Dumai"))
    listing = Table("x", ("Indikator", *names, "Indonesia", "Catatan"), ((Cell("Bagian formal"), *values, Cell("")),))
    (slide,) = Presentation(io.BytesIO(slides.slides([described(listed(listing=listing))], DAY))).slides
    (shape,) = (shape for shape in slide.shapes if shape.has_table)
    head, row = (tuple(each.cells) for each in shape.table.rows)
    assert [cell.text for cell in head] == ["Indikator", *names, "Indonesia"]
    size = head[7].text_frame.paragraphs[0].font.size.pt
    inner = [column.width.pt - 2 * 4 for column in shape.table.columns]
    assert all(
        text_width(word, size, bold=True) <= wide + 0.01
        for cell, wide in zip(head, inner, strict=True) for word in cell.text.split()
    )  # fmt: skip
    assert sum(column.width for column in shape.table.columns) <= shape.width
    aligned = [paragraph.alignment for cell in row[1:] for paragraph in cell.text_frame.paragraphs]
    assert aligned == [PP_ALIGN.RIGHT] * 14


def test_the_kit_of_a_table_is_whole_and_without_a_sentence_nobody_said():
    pictures = {"_web.png": lambda: b"png"}
    with zipfile.ZipFile(io.BytesIO(kit.kit(described(listed()), (), DAY, pictures))) as packed:
        names = packed.namelist()
    assert [name.rpartition(".")[2] for name in names] == [
        "txt",
        "csv",
        "pptx",
        "json",
        "xlsx",
        "txt",
        "bib",
        "json",
        "png",
    ]
    assert sentences(listed()) == ()
    assert sentences(listed(said=("Sisanya 2 orang, diisi pengguna.",))) == ("Sisanya 2 orang, diisi pengguna.",)


def test_the_alternative_text_says_what_the_table_holds():
    assert alt_text(listed(band=BAND)) == (
        f"{BAND}. Tabel: Hitungan, Aceh. Per 26 November 2026. Baris: 2; kolom: Langkah, Hasil, Sumber. Sumber: BPS."
    )
