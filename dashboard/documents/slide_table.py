"""A listing on a slide: a table that the program can edit, with as many rows as a reader at the back can read."""

import math
from collections.abc import Sequence
from dataclasses import replace

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table as SlideTable
from pptx.table import _Cell as SlideCell
from pptx.util import Emu, Pt

from dashboard.documents.deck import Frame
from dashboard.figures import column_widths
from dashboard.figures.lettering import clean, wrap
from dashboard.figures.theme import LIGHT
from dashboard.figures.word_tables import Cell, Table, filled
from dashboard.text import Lang, translator

_SIZES = (14, 13, 12, 11, 10)
_SMALLER = 2
_LEADING = 1.25
_MARGIN = 4
# The style that office programs call "No Style, Table Grid": thin lines and no colours.
_PLAIN_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"


def add(slide: Slide, listing: Table, band: str, space: Frame, lang: Lang) -> GraphicFrame:
    """Put a listing on a slide; rows that have no room are counted in a last one.

    band: text over everything of sample figures, or "": a table is copied out of its slide, so it says it itself.
    """
    t = translator(lang)
    # More rows than this have no room even in the smallest letters, so that nobody need measure them.
    most = math.ceil(Emu(space.height).pt / _line(_SIZES[-1]))
    first = filled(replace(listing, rows=listing.rows[:most]))
    size, widths, heights = _fitted(first, space, has_band=bool(band))
    shown, room = 0, Emu(space.height).pt - heights[0] - (_line(size) if band else 0)
    needed = heights[1:]
    if sum(needed) > room or len(first.rows) < len(listing.rows):
        room -= _line(size)
    while shown < len(needed) and needed[shown] <= room:
        room -= needed[shown]
        shown += 1
    left_out = len(listing.rows) - shown
    count = shown + 1 + bool(band) + bool(left_out)
    frame = slide.shapes.add_table(count, len(widths), space.left, space.top, space.width, Emu(0))
    table: SlideTable = frame.table
    _plain(frame, has_band=bool(band))
    for place, wide in enumerate(widths):
        table.columns[place].width = Pt(wide)
    row = 0
    if band:
        _across(table, row, band, size, ground=LIGHT.band, colour=LIGHT.band_text)
        row += 1
    for place, column in enumerate(first.columns):
        _write(table.cell(row, place), Cell(column), size, colour=LIGHT.muted, bold=True)
    for place in range(len(first.columns)):
        for number, cells in enumerate(first.rows[:shown], start=row + 1):
            _write(table.cell(number, place), cells[place], size, colour=LIGHT.text, bold=place == 0)
        if first.is_numeric(place):
            for number in range(row, row + 1 + shown):
                _to_the_right(table.cell(number, place))
    if left_out:
        words = t("dan {count} baris lagi; semuanya ada dalam berkas data", count=left_out)
        _across(table, count - 1, words, size, ground=LIGHT.panel, colour=LIGHT.muted)
    for each in table.rows:
        each.height = Pt(_line(size))
    return frame


def _fitted(listing: Table, space: Frame, *, has_band: bool) -> tuple[int, tuple[float, ...], list[float]]:
    """The largest letters that leave room for every row, else the smallest; the widths; the heights of head and rows.

    Widths and heights are in points.
    """
    size, widths, heights = _SIZES[0], (), [0.0]
    margins = 2 * _MARGIN * len(listing.columns)
    for size in _SIZES:
        inner, is_whole = column_widths.widths(listing, size, Emu(space.width).pt - margins)
        widths = tuple(width + 2 * _MARGIN for width in inner)
        rows = [tuple(map(Cell, listing.columns)), *listing.rows]
        heights = [_height(row, inner, size) for row in rows]
        if is_whole and sum(heights) + (_line(size) if has_band else 0) <= Emu(space.height).pt:
            break
    return size, widths, heights


def _height(row: Sequence[Cell], widths: Sequence[float], size: int) -> float:
    def of(cell: Cell, width: float) -> float:
        smaller = size - _SMALLER
        lines = len(wrap(cell.text, size, width, bold=True)) * size
        return (lines + sum(len(wrap(line, smaller, width)) for line in cell.lines) * smaller) * _LEADING

    return max(of(cell, width) for cell, width in zip(row, widths, strict=True)) + _MARGIN


def _to_the_right(cell: SlideCell) -> None:
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT


def _line(size: int) -> float:
    return size * _LEADING + _MARGIN


def _plain(frame: GraphicFrame, *, has_band: bool) -> None:
    """The table without the colours of the program's own styles; its first row is the head for a screen reader."""
    (style,) = frame._element.iter(qn("a:tableStyleId"))
    style.text = _PLAIN_STYLE
    frame.table.horz_banding = False
    frame.table.first_row = not has_band


def _across(table: SlideTable, row: int, text: str, size: int, *, ground: str, colour: str) -> None:
    first, last = table.cell(row, 0), table.cell(row, len(table.columns) - 1)
    if first != last:
        first.merge(last)
    _write(first, Cell(text), size, colour=colour, bold=ground == LIGHT.band)
    first.fill.solid()
    first.fill.fore_color.rgb = _rgb(ground)


def _write(cell: SlideCell, words: Cell, size: int, *, colour: str, bold: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_MARGIN)
    cell.margin_top = cell.margin_bottom = Pt(_MARGIN / 2)
    frame = cell.text_frame
    frame.word_wrap = True
    lines = [(words.text, size, colour, bold)]
    lines += [(line, size - _SMALLER, LIGHT.muted, False) for line in words.lines if line]
    for place, (text, letters, ink, is_bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = clean(text)
        paragraph.font.size = Pt(letters)
        paragraph.font.bold = is_bold
        paragraph.font.color.rgb = _rgb(ink)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
