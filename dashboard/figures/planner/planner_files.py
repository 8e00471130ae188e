"""The files of the planner page: calculations as CSV in which every line says what it is and whether it is real."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.documents.table_file import SYNTHETIC_PREFIX, csv_bytes
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, region_name
from dashboard.figures.planner.planner_words import contribution_facts
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from data.contributions import Contribution
from data.fields import NOT_STATED, UNITS, VINTAGE_CURRENT


def table_file(table: Table, shared: Mapping[str, str], lang: Lang) -> bytes:
    """Return a table as a CSV file: counts and amounts plain, the lines below its texts in a column of their own.

    Numbers of several units in one column have a column of units. shared: see shared_columns; what a table says
    itself stays its own.
    """
    t = translator(lang)
    shown: dict[str, list[Any]] = {}
    for place, name in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        shown[name] = [_value(cell) for cell in cells]
        units = [getattr(UNITS[cell.unit], lang) if cell.unit else "" for cell in cells]
        if len({unit for unit in units if unit}) > 1:
            shown[t("Satuan")] = units
        if any(cell.lines for cell in cells):
            shown[t("{column}: keterangan", column=name)] = ["; ".join(cell.lines) for cell in cells]
    return csv_bytes(pd.DataFrame(shown).assign(**{name: text for name, text in shared.items() if name not in shown}))


def _value(cell: Cell) -> str | int:
    """Return a whole number as such, another as it is shown, nothing for a dash."""
    if cell.number is not None and cell.unit != "share":
        return int(cell.number)
    return "" if cell.text == "—" else cell.text


def shared_columns(
    region_code: str, contribution: Contribution | None, notes: Iterable[str], is_synthetic: bool, lang: Lang
) -> dict[str, str]:
    """Return what every line of a file says of itself: place, contribution with its source, notes, and the band."""
    t = translator(lang)
    columns = {t("Kode"): region_code, t("Wilayah"): region_name(region_code, VINTAGE_CURRENT, lang)}
    if contribution:
        columns[t("Iuran")] = getattr(contribution.label, lang)
        columns |= {fact.label: fact.text for fact in contribution_facts(contribution, lang)}
        columns[t("Alamat")] = contribution.source_address.replace(NOT_STATED, t("tidak disebut"))
    return columns | {
        t("Perlu diketahui"): " ".join(notes),
        t("Peringatan"): getattr(SYNTHETIC_BAND, lang) if is_synthetic else "",
    }


def file_name(what: str, region_code: str, is_synthetic: bool) -> str:
    """Return the name of a CSV file of the page: rencana_15-71.csv, that of the sample starting with CONTOH_."""
    return f"{SYNTHETIC_PREFIX if is_synthetic else ''}{what}_{region_code.replace('.', '-')}.csv"
