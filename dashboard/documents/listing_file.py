"""A listing in, a CSV file out with a Table Schema beside it: what a page lists that is no figure of a region.

A column of numbers holds plain numbers, with their units in a column beside it where they differ from bare counts;
smaller lines of cells and the addresses behind them have columns of their own, so that nothing of the page is lost.
"""

import json

import pandas as pd

from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from data.fields import UNITS


def frame(exhibit: Exhibit) -> pd.DataFrame:
    """Return the cells of an exhibit's listing, and in each row what the row must say of itself.

    Raises ValueError when the exhibit is no listing.
    """
    if exhibit.listing is None:
        raise ValueError(f"no listing: {exhibit.kind}")
    t = translator(exhibit.lang)
    columns = cells(exhibit.listing, exhibit.lang)
    shared = {
        t("Tabel"): exhibit.title,
        t("Keterangan tabel"): exhibit.subtitle,
        t("Catatan"): exhibit.note,
        t("Sumber tabel"): exhibit.source,
        t("Peringatan"): exhibit.band,
    }
    rows = len(exhibit.listing.rows)
    own = {name: [text] * rows for name, text in shared.items() if name not in columns}
    return pd.DataFrame(columns | own)


def cells(listing: Table, lang: Lang) -> dict[str, list[str] | list[float]]:
    """Return the columns of a listing by name: numbers with NaN where there is none, or texts."""
    t = translator(lang)
    found: dict[str, list[str] | list[float]] = {}
    for place, name in enumerate(listing.columns):
        column = [row[place] for row in listing.rows]
        found[name] = _numbers(column) if listing.is_numeric(place) else [cell.text for cell in column]
        units = [getattr(UNITS[cell.unit], lang) if cell.unit and listing.is_numeric(place) else "" for cell in column]
        extra = {
            t("{column} (satuan)", column=name): units,
            t("{column} (keterangan)", column=name): ["; ".join(filter(None, cell.lines)) for cell in column],
            t("{column} (alamat)", column=name): [cell.address for cell in column],
        }
        found |= {title: texts for title, texts in extra.items() if any(texts)}
    return found


def schema(table: pd.DataFrame) -> bytes:
    """Return the Table Schema of the CSV file of a frame, as JSON; see documents.table_schema for the form."""
    fields = [
        {"name": name, "type": "number" if pd.api.types.is_numeric_dtype(table[name]) else "string"} for name in table
    ]
    return (json.dumps({"fields": fields, "missingValues": [""]}, ensure_ascii=False, indent=2) + "\n").encode()


def _numbers(column: list[Cell]) -> list[float]:
    return [float("nan") if cell.number is None else cell.number for cell in column]
