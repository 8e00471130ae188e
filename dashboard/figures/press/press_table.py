"""A table for the press: a listing in words at exact pixels, its letters as large as the room for all rows allows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt
import shapely

from dashboard.figures import column_widths
from dashboard.figures.lettering import wrap
from dashboard.figures.press.sheet import Align, letters, shape, sheet
from dashboard.figures.theme import LIGHT
from dashboard.figures.word_tables import Cell, Table, filled
from dashboard.text import Lang, translator

# Where not even the smallest letters leave room for every row, some rows are left out, which the table says.
_SIZES = (17, 16, 15, 14, 13, 12, 11)
# Lines below a cell's text are set this much smaller.
_SMALLER = 2
_LEADING = 1.3
_GAP = 18
_PAD = 5
_EDGE = 2


@dataclass(frozen=True)
class _Line:
    """One line of a cell: its text, size, colour and weight."""

    text: str
    size: int
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        return self.size * _LEADING


@dataclass(frozen=True)
class _Grid:
    """A table broken into lines: the letters' size, the columns' widths, and the lines of head and rows by column.

    is_whole: every word has room on one line.
    """

    size: int
    widths: tuple[float, ...]
    head: tuple[list[_Line], ...]
    rows: tuple[tuple[list[_Line], ...], ...]
    is_whole: bool

    @property
    def height(self) -> float:
        return sum(_height(row) for row in (self.head, *self.rows))


def plot(listing: Table, width: int, height: int, lang: Lang) -> alt.LayerChart:
    """The table of exactly width x height pixels; rows that have no room are counted below it.

    The words are those of the page; a column in which no shown row says anything is left out. A listing without rows
    says that nothing was received.
    """
    t = translator(lang)
    # More rows than this have no room even in the smallest letters, so that nobody need measure them.
    most = math.ceil(height / (_SIZES[-1] * _LEADING + 2 * _PAD))
    first = filled(replace(listing, rows=listing.rows[:most]))
    grids = (_grid(first, size, width) for size in _SIZES)
    grid = next((grid for grid in grids if grid.is_whole and grid.height <= height), None) or _grid(
        first, _SIZES[-1], width
    )
    shown = _fitting(grid, height)
    left_out = len(listing.rows) - shown
    shapes, texts = _drawn(first, grid, shown, width)
    if left_out:
        words = t("dan {count} baris lagi; semuanya ada dalam berkas data", count=left_out)
        below = sum(_height(row) for row in (grid.head, *grid.rows[:shown])) + grid.size * _LEADING
        texts.append(letters(_EDGE, below, words, grid.size, LIGHT.muted))
    elif not grid.rows:
        words = t("Tidak ada angka atau naskah yang diterima.")
        texts.append(letters(_EDGE, grid.height + 2 * grid.size, words, grid.size, LIGHT.text))
    return sheet(shapes, texts, size=(width, height), ground=LIGHT.panel, description=listing.title)


def _grid(listing: Table, size: int, width: int) -> _Grid:
    widths, is_whole = column_widths.widths(listing, size, width - 2 * _EDGE - _GAP * (len(listing.columns) - 1))
    head = tuple(
        [_Line(line, size - 1, LIGHT.muted, bold=True) for line in wrap(column, size - 1, wide, bold=True)]
        for column, wide in zip(listing.columns, widths, strict=True)
    )
    rows = tuple(
        tuple(_lines(cell, size, wide, is_first=place == 0) for place, (cell, wide) in _placed(row, widths))
        for row in listing.rows
    )
    return _Grid(size, widths, head, rows, is_whole)


def _placed(row: Sequence[Cell], widths: Sequence[float]) -> Any:
    return enumerate(zip(row, widths, strict=True))


def _lines(cell: Cell, size: int, width: float, *, is_first: bool) -> list[_Line]:
    lines = [_Line(text, size, LIGHT.text, is_first) for text in wrap(cell.text, size, width, bold=is_first)]
    smaller = size - _SMALLER
    return lines + [
        _Line(text, smaller, LIGHT.muted) for line in cell.lines if line for text in wrap(line, smaller, width)
    ]


def _height(row: Sequence[Sequence[_Line]]) -> float:
    return max((sum(line.height for line in lines) for lines in row), default=0.0) + 2 * _PAD


def _fitting(grid: _Grid, height: int) -> int:
    """How many rows have room; the line that counts the others needs some of it."""
    if grid.height <= height:
        return len(grid.rows)
    room = height - _height(grid.head) - grid.size * _LEADING - _PAD
    shown = 0
    for row in grid.rows:
        room -= _height(row)
        if room < 0:
            break
        shown += 1
    return shown


def _drawn(listing: Table, grid: _Grid, shown: int, width: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    shapes, texts, top = [], [], 0.0
    aligned: list[Align] = ["right" if listing.is_numeric(place) else "left" for place in range(len(listing.columns))]
    for number, row in enumerate((grid.head, *grid.rows[:shown])):
        left = float(_EDGE)
        for lines, wide, align in zip(row, grid.widths, aligned, strict=True):
            base = top + _PAD
            for line in lines:
                base += line.height
                at = left + wide if align == "right" else left
                y = base - line.size * 0.3
                texts.append(letters(at, y, line.text, line.size, line.colour, bold=line.bold, align=align))
            left += wide + _GAP
        top += _height(row)
        stroke, weight = (LIGHT.muted, 1.2) if number == 0 else (LIGHT.panel_border, 0.8)
        shapes.append(shape(shapely.LineString([(0, top), (width, top)]), stroke=stroke, width=weight))
    return shapes, texts
