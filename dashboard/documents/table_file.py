"""A table in, a CSV file out, in which every row says by itself what it is, from whom, and whether it is real.

The file is RFC 4180 with a comma between cells and a decimal point, UTF-8 with a byte-order mark (spreadsheets take
other bytes for Windows-1252), codes instead of labels where data.fields has codes. A text cell that a spreadsheet
would run as a formula gets an apostrophe in front; numbers are never touched, so a negative number stays one.
"""

import csv
import io
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

import pandas as pd

TABLE_COLUMNS = (
    "region_code",
    "name",
    "indicator",
    "segment",
    "programme",
    "worker_group",
    "value",
    "unit",
    "period",
    "as_printed",
    "numerator",
    "denominator",
    "denominator_value",
    "denominator_period",
    "basis",
    "obs_status",
    "flags",
    "source",
    "address",
    "origin",
    "notice",
)
# Columns of a table that is cut by them; other tables are of the whole and leave them out.
CUT_COLUMNS = ("benefit_kind",)
SYNTHETIC_PREFIX = "CONTOH_"

Extension = Literal["csv", "png", "svg", "pdf", "xlsx", "pptx", "zip"]

NUMBERS = ("value", "numerator", "denominator_value")
_WITHOUT_VALUE = ("missing", "suppressed")
# What spreadsheets take for the start of a formula, full-width forms among them (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SLUG_LENGTH = 60


class HiddenValueError(ValueError):
    """A row has a value although its status says that there is none or that it must not be seen."""


def csv_file(table: pd.DataFrame, shared: Mapping[str, str]) -> bytes:
    """The rows of `table` as a CSV file with TABLE_COLUMNS, and those of CUT_COLUMNS it has, in the order given.

    table: `value` is NaN exactly where obs_status is "missing" or "suppressed"; numerator and
        denominator_value are numbers or NaN; other columns are text.
    shared: the columns that hold the same text in every row, by name; `notice` is the words of the synthetic band,
        or "" for real figures.
    Raises HiddenValueError naming the codes whose value contradicts their status, and ValueError when a column
    is absent, or in both places.
    """
    _check_columns(table, shared)
    return csv_bytes(checked(table.assign(**shared)))


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The rows of any table as CSV in the form of this module; a number that is not there is an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in table.columns])
    for row in table.itertuples(index=False, name=None):
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")


def checked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with TABLE_COLUMNS and its CUT_COLUMNS in order, once no value contradicts its status.

    Raises HiddenValueError naming the codes whose value does.
    """
    full = table[[*TABLE_COLUMNS, *(name for name in CUT_COLUMNS if name in table)]]
    contradicting = full["value"].isna() != full["obs_status"].isin(_WITHOUT_VALUE)
    if contradicting.any():
        raise HiddenValueError(f"value against status: {full.loc[contradicting, 'region_code'].tolist()}")
    return full


def file_name(period: str, indicator: str, region: str, extension: Extension, *, synthetic: bool) -> str:
    """A name that sorts by period and is safe on every system: "2025-08_cakupan_aceh.csv".

    period: ISO, an interval or empty. indicator, region: any text. Synthetic figures start with CONTOH_.
    """
    parts = (_slug(period.replace("/", " sd ")) or "tanpa-periode", _slug(indicator), _slug(region))
    stem = "_".join(part or "tanpa-nama" for part in parts)
    return f"{SYNTHETIC_PREFIX if synthetic else ''}{stem}.{extension}"


def _check_columns(table: pd.DataFrame, shared: Mapping[str, str]) -> None:
    absent = [name for name in TABLE_COLUMNS if name not in table and name not in shared]
    twice = [name for name in shared if name in table]
    if absent or twice:
        raise ValueError(f"columns absent: {absent}, given twice: {twice}")


def _cell(value: str | float | bool) -> str | float:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, float):
        return "" if math.isnan(value) else int(value) if value.is_integer() else value
    return value


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes in front of what could start one."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")
