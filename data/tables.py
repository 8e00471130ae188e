"""The tables of the published snapshot, assembled from the received files: read, checked, accounted for.

observations, evidence, targets, sources, accounts and checks; their columns stand in data.fields.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.checks import (
    check_caveats,
    check_contradictions,
    check_controls,
    check_cumulative,
    check_part_sums,
    check_recomputed,
    check_region_sums,
    check_segments,
)
from data.contract import check_observations
from data.errors import InputError, Problem
from data.fields import (
    ACCOUNT_COLUMNS,
    BECAME,
    CHECK_COLUMNS,
    EVIDENCE_COLUMNS,
    NOT_STATED,
    OBSERVATION_COLUMNS,
    OBSERVATION_KEY,
    SOURCE_COLUMNS,
    TARGET_COLUMNS,
)
from data.provenance import Received, latest, open_received
from data.readers.facts import read_kemnaker, read_press
from data.readers.records import Reading, Record, observation_id
from data.readers.reference import Reference, load_reference
from data.readers.workforce import read_sakernas, read_status

Reader = Callable[[Received, Reference], Reading]

READERS: dict[str, Reader] = {
    "workforce_sakernas": read_sakernas,
    "workforce_status_provinces": read_status,
    "kemnaker_provinces": read_kemnaker,
    "published_facts": read_press,
    "published_facts_bpjs_offices": read_press,
    "articles": read_press,
}
PRESS_FILES = ("published_facts", "published_facts_bpjs_offices", "articles")
FLOAT_COLUMNS = ("value", "stated", "computed", "difference")
INTEGER_COLUMNS = ("row", "source_row")


@dataclass(frozen=True)
class Tables:
    """The snapshot's tables by name, and how many rows were received."""

    frames: dict[str, pd.DataFrame]
    received_rows: int


def build_tables(received: Path, reference: Path) -> Tables:
    """Read everything under the received folder and return the tables to publish.

    Raises:
        InputError: a file without record or reader, any fault in a file, figures that must agree and do not, one key
            with two values, or a received row that is not accounted for.
    """
    files = [open_received(path) for path in latest(received)]
    reading = _read(files, load_reference(reference))
    _link_accounts(reading)
    _reject_repeats(reading)
    checks = _check(files, reading, reference)
    frames = {
        "observations": _frame(_finished(reading.observations), OBSERVATION_COLUMNS, OBSERVATION_KEY),
        "evidence": _frame(reading.evidence, EVIDENCE_COLUMNS, ("evidence_id",)),
        "targets": _frame(reading.targets, TARGET_COLUMNS, ("target_id",)),
        "sources": _frame(_distinct_sources(reading.sources), SOURCE_COLUMNS, ("source_id",)),
        "accounts": _frame(reading.accounts, ACCOUNT_COLUMNS, ("file", "row")),
        "checks": _frame(checks, CHECK_COLUMNS, ("kind", "check_id")),
    }
    check_observations(frames["observations"])
    rows = _check_accounts(files, frames["accounts"])
    return Tables(frames, rows)


def _read(files: Sequence[Received], reference: Reference) -> Reading:
    unknown = [file for file in files if file.path.stem not in READERS]
    if unknown:
        remedy = "Belum ada pembaca untuk berkas ini; tambahkan ke READERS di data/tables.py."
        raise InputError("data/received", [Problem(None, "", file.name, remedy) for file in unknown])
    reading = Reading()
    problems: list[Problem] = []
    faulty: list[str] = []
    for file in files:
        try:
            reading.add(READERS[file.path.stem](file, reference))
        except InputError as error:
            problems += error.problems
            faulty.append(error.what)
    if problems:
        raise InputError(", ".join(faulty), problems)
    return reading


def _link_accounts(reading: Reading) -> None:
    """Tell each account line which records its row became."""
    records: dict[tuple[str, int], list[str]] = {}
    for record in reading.observations:
        records.setdefault((record["file"], record["row"]), []).append(observation_id(record))
    for record in reading.evidence:
        records.setdefault((record["file"], record["row"]), []).append(record["evidence_id"])
    for record in reading.targets:
        records.setdefault((record["file"], record["row"]), []).append(record["target_id"])
    for line in reading.accounts:
        line["record_id"] = ";".join(records.get((line["file"], line["row"]), ()))


def _reject_repeats(reading: Reading) -> None:
    """Keep the first of two observations with one key and one value; refuse one key with two values."""
    lines = {(line["file"], line["row"]): line for line in reading.accounts}
    kept: dict[tuple[str, ...], Record] = {}
    problems = []
    for record in reading.observations:
        key = tuple(record[name] for name in OBSERVATION_KEY)
        first = kept.setdefault(key, record)
        if first is record:
            continue
        place = f"{first['file']}:{first['row']}"
        if first["value"] != record["value"]:
            remedy = f"{place} menyebut {first['value']} dengan kunci yang sama; bedakan atau koreksi labelnya."
            problems.append(Problem(record["row"], record["indicator"], f"{record['file']}: {record['value']}", remedy))
        line = lines[record["file"], record["row"]]
        line["became"] = "rejected"
        line["reason_id"] = f"Mengulang {place}: sumber, label dan nilainya sama."
        line["reason_en"] = f"Repeats {place}: same source, labels and value."
    if problems:
        raise InputError("Dua nilai untuk satu kunci", problems)
    reading.observations = list(kept.values())


def _check(files: Sequence[Received], reading: Reading, reference: Path) -> list[Record]:
    of_file: dict[str, list[Record]] = {file.path.stem: [] for file in files}
    for record in reading.observations:
        of_file[record["file"]].append(record)
    kemnaker = of_file.get("kemnaker_provinces", [])
    press = [record for file in PRESS_FILES for record in of_file.get(file, [])]
    checks = check_region_sums(of_file.get("workforce_sakernas", []))
    checks += check_region_sums(of_file.get("workforce_status_provinces", []))
    for file in files:
        checks += check_controls(file.path.stem, file.meta.controls, reading.observations)
    checks += check_segments(kemnaker)
    checks += check_cumulative(kemnaker)
    checks += check_recomputed(press)
    checks += check_part_sums(reference / "part_sums.csv", [*kemnaker, *press])
    checks += check_contradictions(reference / "contradictions.csv", [*kemnaker, *press])
    checks += check_caveats(reference / "caveats.csv", [*kemnaker, *press], [*reading.evidence, *reading.targets])
    return checks


def _distinct_sources(sources: Iterable[Record]) -> list[Record]:
    """Merge what several files or rows say of one source: the first word counts, files and checksums are joined."""
    distinct: dict[str, Record] = {}
    for found in sources:
        first = distinct.setdefault(found["source_id"], dict(found))
        if first["published_date"] == NOT_STATED:
            first["published_date"] = found["published_date"]
        if found["file"] not in first["file"].split(";"):
            first["file"] += f";{found['file']}"
            first["checksum"] += f";{found['checksum']}"
    return list(distinct.values())


def _finished(observations: Iterable[Record]) -> list[Record]:
    return [{**record, "flags": ";".join(sorted(record["flags"]))} for record in observations]


def _frame(records: Sequence[Record], columns: Sequence[str], order: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame.from_records(list(records), columns=list(columns))
    # In accounts a value is what the file says, word for word; elsewhere it is a number.
    texts = {"value"} if tuple(columns) == ACCOUNT_COLUMNS else set()
    kinds = dict.fromkeys(FLOAT_COLUMNS, "float64") | dict.fromkeys(INTEGER_COLUMNS, "int64")
    kinds |= {name: "str" for name in columns if name not in kinds or name in texts}
    frame = frame.astype({name: kinds[name] for name in columns})
    return frame.sort_values(list(order), kind="stable", ignore_index=True)


def _check_accounts(files: Sequence[Received], accounts: pd.DataFrame) -> int:
    """Return how many rows were received, after making sure that each has exactly one account line."""
    problems = []
    lines = Counter(accounts["file"])
    for file in files:
        if lines[file.path.stem] != file.meta.rows:
            remedy = f"Tercatat {lines[file.path.stem]} baris; setiap baris yang diterima harus punya satu catatan."
            problems.append(Problem(None, "rows", f"{file.name}: {file.meta.rows}", remedy))
    repeated = accounts[accounts.duplicated(["file", "row"])]
    problems += [Problem(line.row, "file", line.file, "Baris ini tercatat dua kali.") for line in repeated.itertuples()]
    strange = accounts[~accounts["became"].isin(BECAME)]
    problems += [Problem(line.row, "became", line.became, "Nasibnya tidak dikenal.") for line in strange.itertuples()]
    if problems:
        raise InputError("Baris yang diterima tidak semuanya tercatat", problems)
    return len(accounts)
