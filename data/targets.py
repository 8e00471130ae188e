"""Named targets: what an instrument, or else a source, sets for a region and a year, and which level it binds.

Targets stand as published; between two named years there is none, for nothing is interpolated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data import regions
from data.fields import BASES, DENOMINATORS, NATION, NOT_SEEN, NOT_STATED, Text
from data.numbers import NumberError, plain
from data.paths import REFERENCE
from data.periods import end_month, is_period
from data.readers.strict import Faults, Row, read_rows, refuse_repeats

COLUMNS = (
    "instrument", "period", "value", "label_id", "label_en", "document", "level", "denominator", "basis",
    "source", "source_address", "note_id", "note_en",
)  # fmt: skip
FILLED = ("instrument", "label_id", "label_en", "document", "source", "source_address", "note_id", "note_en")
LEVELS: dict[str, Text] = {
    "nation": Text("nasional", "the nation"),
    "province": Text("provinsi", "the province"),
    "regency": Text("kabupaten", "the regency"),
    "city": Text("kota", "the city"),
}
NO_SOURCE = {"publisher": NOT_STATED, "url": NOT_STATED}
UNNAMED = Text("Target daerah; instrumennya tidak disebut sumber", "Local target; the source names no instrument")


@dataclass(frozen=True)
class Target:
    """One target of one region for one period.

    level: one of LEVELS, whom it binds. value: a share 0-1 of `denominator` (unit "share") or a number of persons.
    indicator: what is to reach it. denominator: the indicator that counts its base, or NOT_STATED. basis: of BASES.
    source_id: of the sources table, "" where the target stands in data/reference/named_targets.csv only.
    """

    target_id: str
    instrument: str
    label: Text
    document: str
    region_code: str
    level: str
    period: str
    indicator: str
    segment: str
    worker_group: str
    value: float
    unit: str
    as_printed: str
    denominator: str
    basis: str
    origin: str
    source_id: str
    source: str
    source_address: str
    note: Text

    @property
    def end(self) -> str:
        """The last month of its period as YYYY-MM, "" where the source names no year."""
        return end_month(self.period)


@cache
def instruments() -> tuple[Target, ...]:
    """Return the national targets of data/reference/named_targets.csv, in its order."""
    return read_instruments(REFERENCE / "named_targets.csv")


def read_instruments(path: Path) -> tuple[Target, ...]:
    """Read national targets from a table with exactly COLUMNS.

    Raises:
        InputError: a row that is not one target with an instrument, a year and a source, or that repeats another.
    """
    faults = Faults(path.name)
    rows = read_rows(path.name, path.read_bytes(), COLUMNS)
    refuse_repeats(rows, ["instrument", "period"], faults)
    found = [_instrument(row, faults) for row in rows]
    faults.raise_any()
    return tuple(found)


def named(targets: pd.DataFrame, sources: pd.DataFrame) -> tuple[Target, ...]:
    """Return every named target: of the instruments first, then the others by region, period and source row.

    targets, sources: the tables of one snapshot. A national figure for which its source names no instrument is left
    out, since four national targets circulate and it cannot be told which is meant. A local one stays, marked as
    without an instrument. A row that states what an instrument sets lends it its source.
    """
    rows = targets.sort_values(["region_code", "period", "source_row"], kind="stable").to_dict("records")
    stated = {(row["instrument"], row["period"], row["value"]): row for row in rows if row["region_code"] == NATION}
    national = {(each.instrument, each.period, each.value): each for each in instruments()}
    known = [_sourced(each, stated[key]) if key in stated else each for key, each in national.items()]
    published_by = {row["source_id"]: row for row in sources.to_dict("records")}
    others = [
        _other(row, published_by.get(row["source_id"], NO_SOURCE))
        for row in rows
        if row["region_code"] != NATION
        or (row["instrument"] != NOT_STATED and (row["instrument"], row["period"], row["value"]) not in national)
    ]
    return (*known, *others)


def applicable(targets: Sequence[Target], region_code: str) -> tuple[Target, ...]:
    """Return the targets of a region, then those of its province, then those of the nation, in the order given."""
    region = regions.get(region_code)
    codes = dict.fromkeys((region_code, region.province_code, NATION))
    return tuple(each for code in codes for each in targets if each.region_code == code)


def _instrument(row: Row, faults: Faults) -> Target:
    for column in FILLED:
        if not row[column].strip():
            faults.add(row.number, column, row[column], f"Isi kolom ini; tulis {NOT_STATED} bila tidak disebut.")
    for column, words in (("level", LEVELS), ("denominator", DENOMINATORS), ("basis", BASES)):
        if row[column] not in words or not row[column]:
            faults.add(row.number, column, row[column], f"Pilih salah satu: {', '.join(filter(None, words))}.")
    if not is_period(row["period"]):
        faults.add(row.number, "period", row["period"], "Tulis tahun target seperti yang terbit, misalnya 2029.")
    return Target(
        target_id=f"{row['instrument']}:{row['period']}",
        instrument=row["instrument"],
        label=Text(row["label_id"], row["label_en"]),
        document=row["document"],
        region_code=NATION,
        level=row["level"],
        period=row["period"],
        indicator="coverage_rate",
        segment="total",
        worker_group="all",
        value=_share(row, faults),
        unit="share",
        as_printed=NOT_SEEN,
        denominator=row["denominator"],
        basis=row["basis"],
        origin="published",
        source_id="",
        source=row["source"],
        source_address=row["source_address"],
        note=Text(row["note_id"], row["note_en"]),
    )


def _share(row: Row, faults: Faults) -> float:
    try:
        share = float(plain(row["value"]))
    except NumberError:
        share = 0.0
    if not 0 < share <= 1:
        faults.add(row.number, "value", row["value"], "Tulis bagian antara 0 dan 1, misalnya 0.5215.")
    return share


def _sourced(instrument: Target, row: Mapping[str, Any]) -> Target:
    """Return the target of an instrument with the row that states it."""
    return replace(
        instrument, target_id=row["target_id"], as_printed=row["as_printed"], origin=row["origin"],
        source_id=row["source_id"],
    )  # fmt: skip


def _other(row: Mapping[str, Any], source: Mapping[str, Any]) -> Target:
    is_unnamed = row["instrument"] == NOT_STATED
    # The sample is made by the definition of Universal Coverage Jamsostek; what press targets are shares of is unsaid.
    is_defined = row["origin"] == "synthetic" and row["unit"] == "share"
    return Target(
        target_id=row["target_id"],
        instrument=row["instrument"],
        label=UNNAMED if is_unnamed else Text(row["instrument"], row["instrument"]),
        document=row["instrument"],
        region_code=row["region_code"],
        level=regions.get(row["region_code"]).level,
        period=row["period"],
        indicator=row["indicator"],
        segment=row["segment"],
        worker_group=row["worker_group"],
        value=row["value"],
        unit=row["unit"],
        as_printed=row["as_printed"],
        denominator="eligible_workers" if is_defined else NOT_STATED,
        basis="residence" if is_defined else "unstated",
        origin=row["origin"],
        source_id=row["source_id"],
        source=source["publisher"],
        source_address=source["url"] or NOT_STATED,
        note=Text(row["note_id"], row["note_en"]),
    )
