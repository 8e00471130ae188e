"""What one page about a region, a province or a comparison says, and a book of such pages; no word about layout."""

from dataclasses import dataclass

from dashboard.figures.press.described import Described
from dashboard.text import Lang

MOST_FIGURES = 4


@dataclass(frozen=True)
class FactSheet:
    """One page, in one language; every text is finished.

    title: the place or the comparison. headline: the most telling figure in full sentences, with its source.
    band: text across everything when the figures are synthetic, else "".
    figures: at most MOST_FIGURES, the map first. table_title, columns, rows: the table, one text per cell, the first
    cell naming its row. left_out: how many more rows the data file has.
    notes: what a reader must not miss. sources: one line per source, each once.
    place, period: as in Exhibit, for the name of the file.
    """

    lang: Lang
    title: str
    headline: tuple[str, ...]
    band: str
    figures: tuple[Described, ...]
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    place: str
    period: str
