"""All changes in words, the largest rise first: what a picture or a slide of the table of changes lists."""

from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.change import change_tables, change_words
from dashboard.figures.change.change_words import Row, Told
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import translator
from data.fields import OBS_STATUSES, TRENDS


def listing(told: Told) -> Table:
    """Return one row per region: both figures, the change, that of the count, the verdict on a trend, and remarks."""
    t = translator(told.lang)
    rows: list[dict[str, Any]] = change_tables.in_order(told).to_dict("records")
    first, last = (formats.period_text(moment, told.lang) for moment in (told.moments[0], told.moments[-1]))
    columns = (
        t("Wilayah"), first, last, t("Perubahan"), t("Perubahan jumlah"), t("Tren"), t("Catatan"),
    )  # fmt: skip
    cells = tuple(
        (
            Cell(told.name(row["region_code"]), (row["region_code"],)),
            _level(told, row["earlier"], row["earlier_status"]),
            _level(told, row["later"], row["later_status"]),
            _change(told, row, "main", told.main_unit, "rank"),
            _change(told, row, "count_change", told.count_unit, "rank_count"),
            _trend(told, row),
            Cell("; ".join(change_tables.remarks(told, row))),
        )
        for row in rows
    )
    return Table(t("Semua perubahan"), columns, cells)


def _level(told: Told, value: float, status: str) -> Cell:
    """A figure, or a dash with what stands in its place."""
    if pd.isna(value):
        return Cell("—", (getattr(OBS_STATUSES[status], told.lang),))
    unit = told.indicator.unit
    return Cell(change_words.level_text(told, value, status), number=float(value), unit=unit)


def _change(told: Told, row: Row, column: str, unit: str, rank: str) -> Cell:
    """A change with its place among all, where there is a ranking."""
    value = row[column]
    if pd.isna(value):
        return Cell("—")
    place = formats.value_text(float(row[rank]), "rank", told.lang)
    lines = () if told.unrankable else (place,)
    # The line under the title says what such a rate is of.
    write = formats.signed_short if unit in ("per_100", "per_1000") else formats.signed
    return Cell(write(value, unit, told.lang), lines, number=float(value), unit=unit)


def _trend(told: Told, row: Row) -> Cell:
    """The verdict with the slope per year, its interval and the probability."""
    t = translator(told.lang)
    verdict = row["verdict"] if isinstance(row["verdict"], str) else "unknown"
    words = getattr(TRENDS[verdict], told.lang)
    if pd.isna(row["slope"]):
        return Cell(words)
    slope, low, high = (
        formats.signed_short(row[name], told.change_unit, told.lang) for name in ("slope", "low", "high")
    )
    yearly = t("{slope} per tahun ({low} sampai {high})", slope=slope, low=low, high=high)
    return Cell(f"{words}, {_p(change_words.p_text(row['p'], told.lang))}", (yearly,))


def _p(text: str) -> str:
    return f"p {text}" if text.startswith("<") else f"p = {text}"
