"""Pages for print: the words read back out of the PDF, one page a sheet, and no file without alternative texts."""

import datetime as dt
import io
from typing import Any

import pypdf
import pytest

from dashboard.documents.sheet_pdf import PageError, book_pdf, sheet_pdf
from dashboard.figures.press.fact_sheet import FactSheet
from tests.handmade import BAND, HOSTILE, described, exhibit, lines

DAY = dt.date(2026, 11, 26)


def sheet(**changes) -> FactSheet:
    row = ("Peserta aktif", "Agustus 2025", "382.746 orang", "BPS")
    made: dict[str, Any] = {
        "lang": "id", "title": "Kabupaten A (11.10)", "headline": ("37,5 persen pekerja adalah peserta aktif. Sumber: BPS.",),
        "band": "", "figures": (described(exhibit("")), described(), described(lines())), "table_title": "Angka utama",
        "columns": ("Angka", "Periode", "Nilai", "Sumber"), "rows": (row, row), "left_out": 3,
        "notes": ("Angka dibulatkan.",), "sources": ("BPS. https://bps.example/a",), "place": "A", "period": "2025-08",
    }  # fmt: skip
    return FactSheet(**(made | changes))


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def root_of(content: bytes) -> Any:
    return reader(content).trailer["/Root"]


def said(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader(content).pages).replace("\u200b", "").split())


def alternatives(content: bytes) -> list[str]:
    """The alternative texts in the structure tree."""
    found: list[str] = []
    left: list[Any] = [root_of(content)["/StructTreeRoot"]]
    while left:
        node = left.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node.get("/Alt") or "")
            if "/K" in node:
                left.append(node["/K"])
    return found


def test_a_sheet_says_everything_on_one_page():
    content = sheet_pdf(sheet(), DAY)
    text = said(content)
    assert len(reader(content).pages) == 1
    for words in (
        "Kabupaten A (11.10)", "37,5 persen pekerja", "382.746 orang", "Agustus 2025", "3 baris lagi", "Angka dibulatkan.",
        "https://bps.example/a", "Batas: BIG", "Dibuat 26 November 2026",
    ):  # fmt: skip
        assert words in text
    assert BAND not in text


def test_the_file_is_tagged_for_a_screen_reader_and_claims_pdf_ua():
    content = sheet_pdf(sheet(), DAY)
    root = root_of(content)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert alternatives(content) == ["Enam wilayah; Kota C nol, Kabupaten D tanpa data."] * 3
    assert (reader(content).metadata or {}).get("/Title") == "Kabupaten A (11.10)"


@pytest.mark.parametrize("alt_text", ["", "  "])
def test_a_missing_alternative_text_stops_the_build(alt_text):
    silent = described(exhibit(""), alt_text)
    with pytest.raises(PageError, match="alt text"):
        sheet_pdf(sheet(figures=(described(), silent)), DAY)
    with pytest.raises(PageError, match="alt text"):
        book_pdf("Buku", [sheet(), sheet(figures=(silent,))], 2, DAY)


def test_sample_figures_carry_their_band_on_the_page_and_in_each_picture():
    figures = (described(exhibit("", band=BAND)), described(exhibit(band=BAND)))
    assert said(sheet_pdf(sheet(band=BAND, figures=figures), DAY)).count(BAND) == 3


@pytest.mark.parametrize(
    "text", [*HOSTILE, '#read("/etc/passwd")', "*a* _b_ `c` @d <e> $f$ \\u{41}", "a\x00b\x1b]\u202e"]
)
def test_no_word_is_run_as_markup(text):
    content = sheet_pdf(sheet(title=text, rows=((text,) * 4,), headline=(text,), sources=(text,)), DAY)
    shown = said(content)
    expected = " ".join(text.replace("😀", "?").replace("\x00", "").replace("\x1b", "").replace("\u202e", "").split())
    assert shown.replace(" ", "").count(expected.replace(" ", "")) >= 4
    assert "root:" not in shown


def test_letters_that_the_font_lacks_do_not_stop_a_page():
    given = described(exhibit(title="Kota 😀 漢 Ā ≥", names=HOSTILE), "Teks alternatif 😀")
    assert "Kota ? ? A >=" in said(sheet_pdf(sheet(figures=(given,)), DAY))


def test_the_longest_sheet_is_still_one_page():
    long = "Judul & <b>panjang</b> \" ' " * 20
    figures = (described(exhibit(title=long, note=long, source=long, credit=long)),) * 4
    content = sheet_pdf(
        sheet(title=long, headline=(long,), figures=figures, rows=((long[:80],) * 4,) * 10, notes=(long,) * 3,
              sources=("https://example.org/" + "a" * 300,) * 6),
        DAY,
    )  # fmt: skip
    assert len(reader(content).pages) == 1


def test_a_sheet_of_nothing_is_a_page_too():
    empty = sheet(headline=("Tidak ada angka.",), figures=(), rows=(), notes=(), sources=(), left_out=0)
    content = sheet_pdf(empty, DAY)
    assert len(reader(content).pages) == 1
    assert "Tidak ada angka." in said(content)


def test_a_book_has_contents_and_a_page_for_each_sheet_and_tells_how_far_it_is():
    told = []
    sheets = [sheet(title=f"Kabupaten {letter}") for letter in "ABC"]
    content = book_pdf("Buku Aceh", iter(sheets), 3, DAY, lambda done, of: told.append((done, of)))
    pages = [" ".join(page.extract_text().split()) for page in reader(content).pages]
    assert len(pages) == 4
    assert all(words in pages[0] for words in ("Buku Aceh", "Isi", "Kabupaten A", "Kabupaten C"))
    assert ["Kabupaten A" in pages[1], "Kabupaten B" in pages[2], "Kabupaten C" in pages[3]] == [True] * 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [entry["/Title"] for entry in reader(content).outline if isinstance(entry, dict)] == [
        "Kabupaten A",
        "Kabupaten B",
        "Kabupaten C",
    ]


def test_the_same_sheet_gives_the_same_bytes():
    assert sheet_pdf(sheet(), DAY) == sheet_pdf(sheet(), DAY)


def test_an_english_sheet_says_so():
    content = sheet_pdf(sheet(lang="en"), DAY)
    assert root_of(content)["/Lang"] == "en"
    assert "Made on 26 November 2026" in said(content)
