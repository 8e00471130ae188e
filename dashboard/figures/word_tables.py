"""A table in words: what a page lists, and what leaves as a picture, a slide or a file of the same cells.

On a page it is plain HTML rather than a grid: it can be read by a screen reader, printed whole, and folded on a phone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import pandas as pd

from dashboard.figures import formats
from dashboard.text import Lang


class Cell(NamedTuple):
    """A cell: its text, smaller lines below it, the public address behind the text, and the number it stands for.

    number: None for words; unit: a code of data.fields.UNITS, or "" for a bare count.
    """

    text: str
    lines: tuple[str, ...] = ()
    address: str = ""
    number: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """A table in words: what it holds, its columns, and its rows with one cell per column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def is_numeric(self, column: int) -> bool:
        """Return whether a column holds numbers and nothing else, cells without a figure aside."""
        cells = [row[column] for row in self.rows]
        return any(cell.number is not None for cell in cells) and all(
            cell.number is not None or cell.text in ("", "—") for cell in cells
        )


def of_frame(title: str, frame: pd.DataFrame, lang: Lang) -> Table:
    """Return the rows of a frame whose cells are texts or bare numbers, as a page shows them; a dash is no number."""
    rows = frame.itertuples(index=False, name=None)
    return Table(title, tuple(map(str, frame.columns)), tuple(tuple(_cell(cell, lang) for cell in row) for row in rows))


def _cell(value: object, lang: Lang) -> Cell:
    if isinstance(value, int | float):
        return Cell("—") if math.isnan(value) else Cell(formats.number(value, lang), number=value)
    return Cell("—" if value is pd.NA else str(value))


class Head(NamedTuple):
    """What a page shows at a column's name: a coloured mark that only the eye needs, and a smaller line below."""

    mark: str = ""
    colour: str = ""
    line: str = ""


def filled(listing: Table) -> Table:
    """Return the listing without the columns, other than the first, in which no row says anything."""
    places = [
        place
        for place in range(len(listing.columns))
        if place == 0 or not listing.rows or any(row[place].text or any(row[place].lines) for row in listing.rows)
    ]
    return Table(
        listing.title,
        tuple(listing.columns[place] for place in places),
        tuple(tuple(row[place] for place in places) for row in listing.rows),
    )


def html(table: Table, heads: Sequence[Head] = (), look: str = "") -> str:
    """Return a table as HTML; every text is escaped, and only ordinary web addresses become links.

    heads: of the first columns, or none. look: further classes of the table, of the style sheet.
    """
    marked = [*heads, *[Head()] * (len(table.columns) - len(heads))]
    names = "".join(_head_html(column, head) for column, head in zip(table.columns, marked, strict=True))
    rows = "".join(f"<tr>{_row_html(table.columns, row)}</tr>" for row in table.rows)
    caption = f"<caption>{escape(table.title)}</caption>"
    classes = escape(f"jm-table {look}".strip())
    return f'<table class="{classes}">{caption}<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>'


def _head_html(column: str, head: Head) -> str:
    mark = f'<span aria-hidden="true" style="color:{escape(head.colour)}">{escape(head.mark)}</span> '
    line = f"<small>{escape(head.line)}</small>"
    return f'<th scope="col">{mark if head.mark else ""}{escape(column)}{line if head.line else ""}</th>'


def _row_html(columns: Sequence[str], row: Sequence[Cell]) -> str:
    return "".join(
        _cell_html(column, cell, place) for place, (column, cell) in enumerate(zip(columns, row, strict=True))
    )


def _cell_html(column: str, cell: Cell, place: int) -> str:
    text = escape(cell.text)
    if cell.address.startswith(("https://", "http://")):
        text = f'<a href="{escape(cell.address)}" rel="noopener noreferrer">{text}</a>'
    lines = "".join(f"<small>{escape(line)}</small>" for line in cell.lines if line)
    tag = 'th scope="row"' if place == 0 else "td"
    kind = "" if cell.number is None else ' class="jm-figure"'
    return f'<{tag} data-label="{escape(column)}"><span{kind}>{text}</span>{lines}</{tag.split()[0]}>'
