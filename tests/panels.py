"""Small panels for tests: regencies of Bali or provinces beside 0.5 in Bali, 0.4 in its office and 0.3 in the nation."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data import catalogue, regions
from data.fields import NATION, VINTAGE_CURRENT
from data.indicators import PANEL_COLUMNS, Panel, Slice

NAN = float("nan")
COVERAGE = catalogue.measure("synthetic", "coverage_rate")
PRINTED = catalogue.measure("published", "coverage_rate")
BALI = [region.code for region in regions.regencies("51")]


def row(code: str, value: float | None) -> dict[str, Any]:
    return dict.fromkeys(PANEL_COLUMNS, "") | {
        "region_code": code, "value": NAN if value is None else value, "numerator": NAN, "denominator_value": 1000.0,
        "period": "2025-12", "denominator": "eligible_workers", "denominator_period": "2025-12", "basis": "residence",
        "obs_status": "missing" if value is None else "reported", "source_id": "S-1",
    }  # fmt: skip


def panel(
    values: Mapping[str, float | None],
    measure: catalogue.Measure = COVERAGE,
    changed: Mapping[str, dict[str, Any]] | None = None,
) -> Panel:
    """A panel of regencies or provinces, beside 0.5 in Bali, 0.4 in its office and 0.3 in the nation.

    changed: other cells of single rows, by region code.
    """

    def made(code: str, value: float | None) -> dict[str, Any]:
        return row(code, value) | (changed or {}).get(code, {})

    table = pd.DataFrame([made(code, value) for code, value in values.items()])
    upper = pd.DataFrame([made("51", 0.5), made("KW-banuspa", 0.4)])
    level = "regency" if "." in next(iter(values)) else "province"
    return Panel(measure, Slice(period="2025-12"), level, VINTAGE_CURRENT, table, made(NATION, 0.3), upper)


def bali(*values: float | None) -> dict[str, float | None]:
    """Values for the nine regencies and cities of Bali, in order of their codes; the rest have none."""
    return dict(zip(BALI, [*values, *[None] * (len(BALI) - len(values))], strict=True))
