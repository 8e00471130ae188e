"""Exhibits made by hand for the tests of files: six bars, two lines, a map of squares, each value known."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.figures.word_tables import Cell, Table

NAN = float("nan")
BAND = "DATA CONTOH — BUKAN ANGKA RESMI"
HOSTILE = (
    '=HYPERLINK("http://x.example";"a")',
    "+62 & <b>tebal</b>",
    'Kota "Lima" \\ #panic()',
    "Kabupaten 😀 $x$ [y]",
    "@SUM(A1)",
    "-1",
)
NAMES = ("Kabupaten A", "Kabupaten B", "Kota C", "Kabupaten D", "Kota E", "Kabupaten F")
VALUES = (0.375, 1.25, 0.0, NAN, NAN, -0.5)
STATUSES = ("reported", "reported", "reported", "missing", "suppressed", "estimated")
CODES = ("11.10", "11.01", "11.02", "11.03", "11.04", "11.20")


def table(names=NAMES, values=VALUES, statuses=STATUSES, codes=CODES, **columns) -> pd.DataFrame:
    rows = {
        "region_code": list(codes), "name": list(names), "indicator": "coverage_rate", "segment": "total",
        "programme": "not_stated", "worker_group": "all", "value": list(values), "unit": "share", "period": "2025-08",
        "as_printed": "", "numerator": [3.0, 5.0, 0.0, NAN, NAN, -1.0][: len(names)], "denominator": "eligible_workers",
        "denominator_value": [8.0, 4.0, 9.0, NAN, NAN, 2.0][: len(names)], "denominator_period": "2025-08",
        "basis": "residence", "obs_status": list(statuses), "flags": ["", "above_one;rounded", "", "", "", ""][: len(names)],
        "source": "BPS", "address": "https://bps.example/a?b=1&c=2", "origin": "published", "notice": "",
    }  # fmt: skip
    return pd.DataFrame(rows | columns, columns=list(TABLE_COLUMNS))


def plot(width: int, height: int) -> alt.Chart:
    squares = pd.DataFrame({"x": [0, 1, 2, 0, 1, 2], "y": [0, 0, 0, 1, 1, 1], "name": NAMES})
    fixed = alt.AutoSizeParams(type="fit", contains="padding")
    encoding: dict[str, Any] = {"x": "x:O", "y": "y:O", "color": alt.Color("name:N", legend=None)}
    return (
        alt.Chart(squares, mark="rect")
        .encode(**encoding)
        .properties(width=width, height=height, autosize=fixed, padding=0)
    )


def exhibit(chart="bars", names=NAMES, values=VALUES, **changes) -> Exhibit:
    figures = tuple(None if np.isnan(value) else value for value in values)
    synthetic = bool(changes.get("band"))
    rows = table(names, values, STATUSES[: len(names)], CODES[: len(names)])
    if synthetic:
        rows = rows.assign(origin="synthetic", notice=BAND)
    made: dict[str, Any] = {
        "kind": "map", "lang": "id", "title": "Cakupan menurut kabupaten dan kota", "note": "Angka dibulatkan.",
        "subtitle": "Agustus 2025 · penyebut: pekerja yang semestinya terlindungi", "source": "Sumber: BPS",
        "credit": "Batas: BIG, lisensi tidak disebut", "band": "", "place": "Aceh", "period": "2025-08", "unit": "share",
        "plot": plot, "table": rows, "reference": rows.head(0), "chart": chart,
        "categories": tuple(names) if chart else (), "series": (Series("Cakupan", figures),) if chart else (),
    }  # fmt: skip
    return Exhibit(**(made | changes))


def lines(**changes) -> Exhibit:
    series = (Series("Buruh", (10.0, None, 30.0)), Series("Berusaha sendiri", (5.0, 0.0, None)))
    made: dict[str, Any] = {
        "chart": "lines",
        "unit": "persons",
        "categories": ("2023", "2024", "2025"),
        "series": series,
    }
    return exhibit(**(made | {"kind": "trend", "title": "Penduduk bekerja"} | changes))


def described(
    figure: Exhibit | None = None, alt_text: str = "Enam wilayah; Kota C nol, Kabupaten D tanpa data."
) -> Described:
    return Described(figure or exhibit(), alt_text, ("Cakupan Kabupaten A 37,5 persen per Agustus 2025, menurut BPS.",))


def listed(rows=None, **changes) -> Exhibit:
    """A table whose rows are no figures of a region: two steps of a calculation, or the rows given."""
    steps = (
        (Cell("Sisa", ("10 − 12",)), Cell("−2 orang", number=-2.0, unit="persons"), Cell("BPS", (), "https://bps.example")),
        (Cell("Bagian"), Cell("37,5%", number=0.375, unit="share"), Cell("")),
    )  # fmt: skip
    table = Table("Hitungan", ("Langkah", "Hasil", "Sumber"), steps if rows is None else rows)
    made: dict[str, Any] = {
        "kind": "planner_steps", "title": "Hitungan, Aceh", "subtitle": "per 26 November 2026", "credit": "",
        "period": "", "unit": "", "table": exhibit().table.head(0), "listing": table, "chart": "",
    }  # fmt: skip
    return exhibit(**(made | changes))
