"""What the columns of a data file mean, for machines and for people: a Table Schema beside the CSV.

The form is Frictionless Data's Table Schema 1 (https://specs.frictionlessdata.io/table-schema/). Titles and
descriptions are Indonesian; the English ones stand beside them as title_en and description_en.
"""

import json
from typing import Any

import pandas as pd

from dashboard.documents.table_file import NUMBERS, checked
from data.fields import (
    BASES,
    BENEFIT_KINDS,
    COLUMN_TITLES,
    COLUMNS,
    DENOMINATORS,
    FILE_COLUMNS,
    INDICATORS,
    OBS_STATUSES,
    ORIGINS,
    SEGMENTS,
    UNITS,
    WORKER_GROUPS,
)

# What tells one figure from another: two sources may state the same cut of a region.
KEY = (
    "region_code", "indicator", "segment", "programme", "worker_group", "benefit_kind", "period", "denominator",
    "basis", "source", "address",
)  # fmt: skip

_CODES = {
    "indicator": INDICATORS,
    "segment": SEGMENTS,
    "worker_group": WORKER_GROUPS,
    "benefit_kind": BENEFIT_KINDS,
    "unit": UNITS,
    "denominator": DENOMINATORS,
    "basis": BASES,
    "obs_status": OBS_STATUSES,
    "origin": ORIGINS,
}
_REQUIRED = ("region_code", "name", "indicator", "unit", "obs_status", "origin")
_PERIOD = r"[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?"
_PATTERNS = {
    "region_code": r"ID|[0-9]{2}(\.[0-9]{2})?|K[WC]-[a-z0-9-]+",
    "period": f"{_PERIOD}(/{_PERIOD})?",
    "denominator_period": f"{_PERIOD}(/{_PERIOD})?",
}


def table_schema(table: pd.DataFrame) -> bytes:
    """The schema of the CSV file of a table, as JSON.

    table: rows of TABLE_COLUMNS, and those of CUT_COLUMNS it has. A key is declared where it holds: without the kind of
    benefit as a column, figures that differ in nothing else have none.
    """
    columns = checked(table).columns
    schema: dict[str, Any] = {"fields": [_field(name) for name in columns], "missingValues": [""]}
    key = [name for name in columns if name in KEY]
    if not table.duplicated(key).any():
        schema["primaryKey"] = key
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _field(name: str) -> dict[str, Any]:
    title, description = COLUMN_TITLES[name], (COLUMNS | FILE_COLUMNS)[name]
    field: dict[str, Any] = {
        "name": name,
        "type": "number" if name in NUMBERS else "string",
        "title": title.id,
        "description": description.id,
        "title_en": title.en,
        "description_en": description.en,
    }
    constraints: dict[str, Any] = {}
    if name in _REQUIRED:
        constraints["required"] = True
    if name in _CODES:
        constraints["enum"] = [code for code in _CODES[name] if code]
        field["codes"] = {code: _words(_CODES[name][code]) for code in constraints["enum"]}
    if name in _PATTERNS:
        constraints["pattern"] = f"^(?:{_PATTERNS[name]})$"
    return field | ({"constraints": constraints} if constraints else {})


def _words(meaning: Any) -> dict[str, str]:
    text = getattr(meaning, "label", meaning)
    return {"id": text.id, "en": text.en}
