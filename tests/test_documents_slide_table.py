"""A listing on a slide: no word is broken that has room, and figures stand under their heads."""

import pytest
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu

from dashboard.documents import deck, slide_table
from dashboard.documents.deck import Frame
from dashboard.figures import column_widths
from dashboard.figures.lettering import text_width
from dashboard.figures.word_tables import Cell, Table

LISTING = Table(
    "Rencana",
    ("Kelompok", "Biaya", "Jangkauan"),
    (
        (
            Cell("Pegawai non-ASN di semua kantor kelurahan dan kecamatan"),
            Cell("Rp604.800.000", number=1),
            Cell("seluruhnya"),
        ),
        (Cell("Ketua RT"), Cell("Rp5", ("2026",), number=5), Cell("sebagian")),
    ),
)


@pytest.mark.parametrize("room", [200.0, 400.0, 2_000.0])
def test_columns_fill_the_room_and_leave_each_longest_word_whole(room):
    widths, is_whole = column_widths.widths(LISTING, 10, room)
    assert is_whole
    assert sum(widths) == pytest.approx(room)
    words = ("kecamatan", "Rp604.800.000", "seluruhnya")
    for wide, word in zip(widths, words, strict=True):
        assert wide >= text_width(word, 10)


def test_a_room_too_narrow_for_the_longest_words_is_shared_by_their_widths():
    widths, is_whole = column_widths.widths(LISTING, 10, 80.0)
    assert not is_whole
    assert sum(widths) == pytest.approx(80)
    assert widths[1] > widths[2] > 0


def test_figures_and_their_lines_stand_right_under_their_head():
    made = deck.house()
    slide = made.slides.add_slide(made.slide_layouts[0])
    space = Frame(Emu(0), Emu(0), Emu(5_000_000), Emu(3_000_000))
    table = slide_table.add(slide, LISTING, "", space, "id").table
    sides = [
        [{paragraph.alignment for paragraph in cell.text_frame.paragraphs} for cell in row.cells] for row in table.rows
    ]
    assert sides == [[{None}, {PP_ALIGN.RIGHT}, {None}]] * 3
    assert abs(sum(column.width for column in table.columns) - 5_000_000) < 10
