"""Sums of counts over provinces: the nation, the regional offices, and the provinces of an earlier division.

A sum of which a part is missing or hidden is not given.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from data import regions
from data.fields import NATION

COUNT_COLUMNS = (
    "region_code", "value", "period", "basis", "denominator", "obs_status", "flags", "as_printed", "source_id",
)  # fmt: skip
STATUS_ORDER = ("suppressed", "missing", "estimated", "provisional", "reported")
# What holds for a part and therefore for a sum with it; other flags are about one figure beside others like it.
INHERITED = ("cumulative", "parts_missing")
UNSTATED = "unstated"

Row = Mapping[str, Any]


def with_totals(counts: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Return the counts with a row for the nation and for each of the eleven regional offices.

    A stored total is taken as it is, since it was summed before small counts were hidden; else its provinces are
    summed. counts: COUNT_COLUMNS, one row per region, the provinces being those of `vintage`.
    """
    wanted: dict[str, list[str]] = {NATION: []}
    for region in regions.provinces(vintage):
        wanted[NATION].append(region.code)
        wanted.setdefault(region.kanwil_code, []).append(region.code)
    stored = counts[~counts["region_code"].isin(wanted) | (counts["obs_status"] != "missing")]
    known = set(stored["region_code"])
    return _stacked(stored, _sums(counts, {code: parts for code, parts in wanted.items() if code not in known}))


def of_earlier_provinces(counts: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Return the counts with today's provinces summed into those of an earlier division.

    counts: COUNT_COLUMNS, one row per region of today; regencies, offices and the nation stay as they are.
    """
    members = {region.code: regions.current_provinces_of(region.code, vintage) for region in regions.provinces(vintage)}
    split = {code: [region.code for region in now] for code, now in members.items() if len(now) > 1}
    replaced = {code for codes in split.values() for code in codes}
    return _stacked(counts[~counts["region_code"].isin(replaced)], _sums(counts, split))


def weakest(statuses: Iterable[str]) -> str:
    """Return the status that a figure made of several others deserves."""
    return min(statuses, key=STATUS_ORDER.index)


def joined(*flags: str) -> str:
    """Return the flags of several figures as those of one: each once, sorted, joined by semicolons."""
    return ";".join(sorted({flag for text in flags if text for flag in text.split(";")}))


def _sums(counts: pd.DataFrame, wanted: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    members = {code for codes in wanted.values() for code in codes}
    rows = {row["region_code"]: row for row in counts[counts["region_code"].isin(members)].to_dict("records")}
    return pd.DataFrame([_sum(code, [rows.get(part) for part in parts]) for code, parts in wanted.items()])


def _sum(code: str, parts: Sequence[Row | None]) -> Row:
    """Return one row of COUNT_COLUMNS; None stands for a part without a row."""
    known = [part for part in parts if part]
    status = weakest(part["obs_status"] if part else "missing" for part in parts)
    is_given = status not in ("missing", "suppressed")
    flags = joined(*(part["flags"] for part in known))
    return {
        "region_code": code,
        "value": sum(part["value"] for part in known) if is_given else float("nan"),
        "period": _only(known, "period"),
        "basis": _only(known, "basis") or UNSTATED,
        "denominator": _only(known, "denominator"),
        "obs_status": status,
        "flags": flags if len(parts) == 1 else ";".join(flag for flag in flags.split(";") if flag in INHERITED),
        "as_printed": "",
        "source_id": ";".join(sorted({part["source_id"] for part in known})),
    }


def _stacked(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    # An empty table has no types of its own and would spoil those of the other.
    return pd.concat([table for table in (first, second) if len(table)], ignore_index=True)


def _only(rows: Sequence[Row], column: str) -> str:
    distinct = {row[column] for row in rows}
    return distinct.pop() if len(distinct) == 1 else ""
