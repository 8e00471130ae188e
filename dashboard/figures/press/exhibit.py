"""A figure that can leave the building: what every picture, slide, sheet and data file of it must say.

An exhibit is made from an address by dashboard.exhibits, drawn by documents, and described by figures.press.sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard.figures.word_tables import Table
from dashboard.text import Lang

# A drawing of exactly (width, height) pixels, without title, source and band, which belong to the frame around it.
Plot = Callable[[int, int], Any]


@dataclass(frozen=True)
class Series:
    """One line, or one set of bars, of a chart that stays editable; None where there is no figure to draw.

    colour: #rrggbb where it means something, as on the map; "" leaves it to the palette.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One figure with everything that must go with it, in one language.

    kind: a code of dashboard.exhibits.BUILDERS, which also stands in addresses and file names.
    title, subtitle, note, source, credit: finished texts; the subtitle has period and denominator, the source the
        publishers, the credit the origin and licence of boundaries ("" without a map).
    band: text across everything when the figures are synthetic, else "".
    place, period: the place in words and the ISO period ("" for several), for names of files.
    unit: a code of data.fields.UNITS, or "" where several units stand side by side.
    plot: draws the figure itself, an Altair chart.
    table: the figures, one row each, documents.table_file.TABLE_COLUMNS.
    reference: rows of the same columns for what the figures are set against (province, Kanwil, nation); may be empty.
    chart, categories, series: the same figures as an editable chart; chart is "" for what is no bars and no lines.
        Stacked bars are parts of one whole.
    listing: for an exhibit that is a table, or a chart of what is no figure, what it lists in words. Where `table` has
        no rows, because what is listed is no figure of a region and period (a calculation, a paper, a source), the data
        files hold the listing itself.
    said: finished sentences in the press's conventions, for a listing whose rows can make none.
    cites: identifiers of the sources of a listing; those of `table` stand in its rows.
    """

    kind: str
    lang: Lang
    title: str
    subtitle: str
    note: str
    source: str
    credit: str
    band: str
    place: str
    period: str
    unit: str
    plot: Plot
    table: pd.DataFrame
    reference: pd.DataFrame
    chart: Literal["bars", "stacked", "lines", ""] = ""
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    listing: Table | None = None
    said: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """What a file says of its own making: the day, and the address under which the figure can be seen live.

    address: with the configured public address in front, or the view's query alone where none is configured.
    """

    made_on: date
    address: str
