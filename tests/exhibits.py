"""Exhibits made by hand for tests of what is said about them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures.press.exhibit import Exhibit
from dashboard.text import Lang

BAND = "DATA CONTOH — BUKAN ANGKA RESMI"
# A rate of workers who live in a region, in one month, with a denominator of the same month.
RATE: dict[str, Any] = {
    "region_code": "11",
    "name": "Aceh",
    "indicator": "coverage_rate",
    "segment": "total",
    "programme": "not_stated",
    "worker_group": "all",
    "value": 0.5,
    "unit": "share",
    "period": "2025-08",
    "as_printed": "",
    "numerator": float("nan"),
    "denominator": "eligible_workers",
    "denominator_value": float("nan"),
    "denominator_period": "2025-08",
    "basis": "residence",
    "obs_status": "reported",
    "flags": "",
    "source": "Kemnaker",
    "address": "",
    "origin": "published",
    "notice": "",
}
COUNT = RATE | {
    "indicator": "active_participants",
    "unit": "persons",
    "denominator": "",
    "denominator_period": "",
    "basis": "registration",
}
FLOW = COUNT | {"indicator": "claims_paid", "unit": "cases", "period": "2023", "programme": "employment_injury"}
MONEY = FLOW | {"indicator": "benefits_paid_idr", "unit": "idr"}
NATION = {"region_code": "ID", "name": "Indonesia"}
MISSING = {"value": float("nan"), "obs_status": "missing", "source": ""}
SUPPRESSED = {"value": float("nan"), "obs_status": "suppressed"}
PLACES = ("Aceh", "Riau", "Jambi", "Bali", "Banten", "Gorontalo", "Papua", "Maluku")


def across(kind: dict[str, Any], *values: float | dict[str, Any]) -> list[dict[str, Any]]:
    """One row per value, each of the next province; a value may be the cells in which a row differs."""
    return [
        kind | {"region_code": str(11 + i), "name": PLACES[i]} | (each if isinstance(each, dict) else {"value": each})
        for i, each in enumerate(values)
    ]


def exhibit(rows: Sequence[dict[str, Any]], *above: dict[str, Any], lang: Lang = "id", **changes: Any) -> Exhibit:
    """An exhibit of these rows, set against the rows above."""

    def table(given: Sequence[dict[str, Any]]) -> pd.DataFrame:
        return pd.DataFrame(
            list(given), columns=list(dict.fromkeys([*TABLE_COLUMNS, *(key for row in given for key in row)]))
        )

    fields: dict[str, Any] = {
        "kind": "map",
        "lang": lang,
        "title": "Cakupan",
        "subtitle": "Agustus 2025",
        "note": "",
        "source": "Sumber: Kemnaker",
        "credit": "Batas wilayah: contoh",
        "band": "",
        "place": "Indonesia",
        "period": "2025-08",
        "unit": "share",
        "plot": lambda width, height: None,
        "table": table(rows),
        "reference": table(above),
    }
    return Exhibit(**(fields | changes))
