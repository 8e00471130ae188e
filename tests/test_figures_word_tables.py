"""Tables in words, on the page and as a picture: every word, place and left-out row can be counted by hand."""

import json
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents import picture
from dashboard.figures import word_tables
from dashboard.figures.press import press_table
from dashboard.figures.word_tables import Cell, Table

SVG = "{http://www.w3.org/2000/svg}"
THREE = Table(
    "Iuran",
    ("Wilayah", "Orang", "Catatan"),
    (
        (Cell("Aceh", ("menurut tempat tinggal",)), Cell("1.000", number=1000.0), Cell("")),
        (Cell("Riau"), Cell("—"), Cell("")),
        (Cell("Jambi", (), "https://jambi.example"), Cell("0", number=0.0), Cell("")),
    ),
)


def texts(table: Table, width: int = 1200, height: int = 600) -> list[tuple[str, str]]:
    """The texts of the picture with how each is anchored."""
    tree = ET.fromstring(picture.svg(press_table.plot(table, width, height, "id")))
    return [("".join(node.itertext()), node.get("text-anchor", "start")) for node in tree.iter(f"{SVG}text")]


def many(count: int) -> Table:
    return Table("Banyak", ("Nama",), tuple((Cell(f"baris {number}"),) for number in range(count)))


def test_a_column_of_numbers_and_dashes_is_numeric_and_one_with_words_is_not():
    mixed = Table("x", ("a",), ((Cell("1", number=1.0),), (Cell("disembunyikan"),)))
    assert [THREE.is_numeric(place) for place in range(3)] == [False, True, False]
    assert not mixed.is_numeric(0)
    assert not Table("x", ("a",), ((Cell("—"),),)).is_numeric(0)


def test_a_frame_becomes_cells_as_the_reader_writes_numbers():
    frame = pd.DataFrame({"Wilayah": ["Aceh", "Riau"], "Orang": [1234.5, float("nan")], "Baris": [7, 8]})
    table = word_tables.of_frame("x", frame, "id")
    assert [cell.text for row in table.rows for cell in row] == ["Aceh", "1.234,5", "7", "Riau", "—", "8"]
    assert [row[1].number for row in table.rows] == [1234.5, None]
    assert [cell.text for cell in word_tables.of_frame("x", frame, "en").rows[0]] == ["Aceh", "1,234.5", "7"]


def test_the_page_escapes_every_text_and_links_only_web_addresses():
    hostile = "<b onclick='x'>&\""
    table = Table(
        hostile,
        (hostile,),
        ((Cell(hostile, (hostile,), "javascript:alert(1)"),), (Cell("y", (), "https://y.example/?a=1&b=2"),)),
    )
    html = word_tables.html(table)
    assert "<b" not in html
    assert "javascript" not in html
    assert '<a href="https://y.example/?a=1&amp;b=2" rel="noopener noreferrer">y</a>' in html


def test_the_picture_holds_heads_cells_and_lines_and_aligns_numbers():
    drawn = texts(THREE)
    assert [text for text, _ in drawn] == [
        "Wilayah", "Orang", "Aceh", "menurut tempat tinggal", "1.000", "Riau", "—", "Jambi", "0",
    ]  # fmt: skip
    anchors = dict(drawn)
    assert {anchors["Orang"], anchors["1.000"], anchors["0"]} == {"end"}
    assert {anchors["Wilayah"], anchors["Aceh"]} <= {"start", ""}


def test_rows_without_room_are_counted():
    # In the smallest letters a row is 11 x 1.3 + 2 x 5 = 24.3 pixels high, the head 10 x 1.3 + 10 = 23.
    height = 23 + 5 * 24.3 + 11 * 1.3 + 5
    drawn = [text for text, _ in texts(many(100), 300, int(height) + 1)]
    assert drawn == ["Nama", *(f"baris {n}" for n in range(5)), "dan 95 baris lagi; semuanya ada dalam berkas data"]
    assert [text for text, _ in texts(many(5), 300, int(height) + 1)] == ["Nama", *(f"baris {n}" for n in range(5))]


def test_letters_are_as_large_as_all_rows_allow():
    def size(count: int) -> float:
        tree = ET.fromstring(picture.svg(press_table.plot(many(count), 300, 400, "id")))
        sizes = [node.get("font-size", "") for node in tree.iter(f"{SVG}text") if "".join(node.itertext()) == "baris 0"]
        return float(sizes[0].removesuffix("px"))

    # 400 pixels hold the head and 11 rows of 17 x 1.3 + 10 = 32.1 pixels, or 15 of 11 x 1.3 + 10 = 24.3.
    assert (size(11), size(15), size(50)) == (17, 11, 11)
    assert 11 < size(13) < 17


def test_an_empty_table_says_so():
    assert "Tidak ada angka atau naskah yang diterima." in [text for text, _ in texts(Table("x", ("Nama",), ()))]


@pytest.mark.parametrize("width", [200, 770, 1169])
def test_no_text_leaves_the_picture(width):
    long = Table(
        "x", ("Pemeriksaan", "Alamat"), ((Cell("kata " * 40, ("kecil " * 30,)), Cell("https://" + "a" * 300)),)
    )
    tree = ET.fromstring(picture.svg(press_table.plot(long, width, 900, "id")))
    starts = [
        float(node.get("transform", "translate(0,0)").split("(")[1].split(",")[0]) for node in tree.iter(f"{SVG}text")
    ]
    assert starts
    assert min(starts) >= 0
    assert max(starts) < width


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=12), st.integers(60, 1200))
def test_every_row_of_any_words_is_ruled_off_or_counted(cells, width):
    table = Table("x", ("a", "b"), tuple(tuple(map(Cell, row)) for row in cells))
    rules, letters = (json.loads(layer.data.values) for layer in press_table.plot(table, width, 150, "id").layer)
    left_out = [int(each["text"].split()[1]) for each in letters if each["text"].endswith("berkas data")]
    assert len(rules) - 1 + sum(left_out) == len(cells)


def test_letters_are_smaller_rather_than_a_word_broken():
    long = "Wilayahtanpaspasi"
    table = Table("x", (long, long), ((Cell(long), Cell(long)),))
    assert [text for text, _ in texts(table, 300, 400)] == [long] * 4
    # Where not even the smallest letters have room, the word goes on below.
    assert len(texts(table, 120, 400)) > 4


def test_a_mark_at_a_head_is_for_the_eye_alone_and_escaped():
    html = word_tables.html(THREE, [word_tables.Head("●<", "red", "11 <i>")], "jm-x")
    assert '<table class="jm-table jm-x">' in html
    assert (
        '<th scope="col"><span aria-hidden="true" style="color:red">●&lt;</span> Wilayah<small>11 &lt;i&gt;</small>'
        in html
    )
    assert '<th scope="col">Orang</th>' in html
    assert html.count('class="jm-figure"') == 2
