"""Small tables of observations for tests: one row per figure, everything that is not said being ordinary."""

from typing import Any

import pandas as pd

from data.fields import INDICATORS, NOT_STATED, OBSERVATION_COLUMNS, SOURCE_COLUMNS, VINTAGE_CURRENT

NAN = float("nan")


def observation(region_code, value, **changes):
    """One figure of a region; without a value it is missing unless obs_status says otherwise."""
    row: dict[str, Any] = dict.fromkeys(OBSERVATION_COLUMNS, "") | {
        "region_code": region_code, "region_vintage": VINTAGE_CURRENT, "period": "2023", "indicator": "claims_paid",
        "segment": "total", "programme": NOT_STATED, "worker_group": "all", "benefit_kind": "all", "basis": "residence",
        "origin": "published", "source_id": "S-1", "value": NAN if value is None else float(value),
        "obs_status": "missing" if value is None else "reported",
    }  # fmt: skip
    row |= changes
    return row | {"unit": INDICATORS[row["indicator"]].unit}


def observations(*rows):
    return pd.DataFrame(list(rows), columns=list(OBSERVATION_COLUMNS)).astype({"value": float})


def counts(values, **changes):
    """One figure per region: {"14": 10, "15": None}."""
    return observations(*(observation(code, value, **changes) for code, value in values.items()))


def source(source_id, file, **changes):
    row = dict.fromkeys(SOURCE_COLUMNS, NOT_STATED) | {"source_id": source_id, "file": file, "publisher": "Penerbit"}
    return row | {"url": "https://penerbit.example", "note_id": "", "note_en": ""} | changes


def sources(*rows):
    return pd.DataFrame(list(rows), columns=list(SOURCE_COLUMNS))
