"""What readers look up while they read: the reviewed mapping, corrections after re-reading, and Papua's vintages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from data.fields import (
    BASES,
    BECAME,
    BENEFIT_KINDS,
    DENOMINATORS,
    EVIDENCE_KINDS,
    INDICATORS,
    PROGRAMMES,
    SEGMENTS,
    UNITS,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    VINTAGE_UNRESOLVED,
    WORKER_GROUPS,
)
from data.readers.strict import Faults, Row, read_rows

MAPPING_COLUMNS = (
    "source_indicator", "source_segment", "source_unit", "source_programme", "became", "indicator", "segment",
    "programme", "worker_group", "benefit_kind", "basis", "denominator", "unit", "factor", "instrument",
    "note_id", "note_en",
)  # fmt: skip
CORRECTION_COLUMNS = ("file", "row", "column", "from", "to", "reason")
VINTAGE_COLUMNS = ("file", "row", "region_vintage", "reason")
VINTAGES = (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED)
BLANK_PROGRAMME = "blank"
TEXT_UNIT = "text"

FigureKey = tuple[str, str, str]


@dataclass(frozen=True)
class Target:
    """What a source's indicator, segment and unit together become: the fields of the record, and the unit's factor."""

    became: str
    indicator: str
    segment: str
    worker_group: str
    benefit_kind: str
    basis: str
    denominator: str
    unit: str
    factor: Decimal
    instrument: str
    note_id: str
    note_en: str


@dataclass(frozen=True)
class Correction:
    """One cell whose label claims more than its source says: what stands there, and what shall be read instead."""

    row: int
    column: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Reference:
    """Look-up tables for all readers.

    figures: (source indicator, segment, unit) to its target. programmes: the source's word to ours, "blank" for none.
    corrections and vintages: by the stem of the received file; vintages then by row, as (vintage, reason).
    """

    figures: Mapping[FigureKey, Target]
    programmes: Mapping[str, str]
    corrections: Mapping[str, tuple[Correction, ...]]
    vintages: Mapping[str, Mapping[int, tuple[str, str]]]


def load_reference(folder: Path) -> Reference:
    """Read mapping.csv, corrections.csv and papua_vintage.csv from a folder.

    Raises:
        InputError: one of them is not strict CSV, repeats a key or names what data.fields does not know.
    """
    figures, programmes = _mapping(folder / "mapping.csv")
    corrections, vintages = _corrections(folder / "corrections.csv"), _vintages(folder / "papua_vintage.csv")
    return Reference(figures, programmes, corrections, vintages)


def _mapping(path: Path) -> tuple[dict[FigureKey, Target], dict[str, str]]:
    faults = Faults(path.name)
    figures: dict[FigureKey, Target] = {}
    programmes: dict[str, str] = {}
    for row in read_rows(path.name, path.read_bytes(), MAPPING_COLUMNS):
        if row["source_programme"]:
            _known(row, "programme", PROGRAMMES, faults)
            programmes[row["source_programme"]] = row["programme"]
            continue
        key = (row["source_indicator"], row["source_segment"], row["source_unit"])
        if key in figures:
            faults.add(row.number, "source_indicator", ", ".join(key), "Baris ini berulang; sisakan satu.")
        figures[key] = _target(row, faults)
    faults.raise_any()
    return figures, programmes


def _target(row: Row, faults: Faults) -> Target:
    became = row["became"]
    vocabularies: dict[str, Collection[str]] = {"became": set(BECAME) - {"rejected"}, "worker_group": WORKER_GROUPS}
    if became == "evidence":
        vocabularies |= {"indicator": EVIDENCE_KINDS, "unit": (*UNITS, TEXT_UNIT)}
    else:
        vocabularies |= {"indicator": INDICATORS, "segment": SEGMENTS, "unit": UNITS}
    if became == "observation":
        vocabularies |= {"benefit_kind": BENEFIT_KINDS, "basis": BASES, "denominator": DENOMINATORS}
        expected = INDICATORS[row["indicator"]].unit if row["indicator"] in INDICATORS else row["unit"]
        if row["unit"] != expected:
            faults.add(row.number, "unit", row["unit"], f"Satuan indikator {row['indicator']} adalah {expected}.")
    for column, vocabulary in vocabularies.items():
        _known(row, column, vocabulary, faults)
    names = ("became", "indicator", "segment", "worker_group", "benefit_kind", "basis", "denominator", "unit")
    notes = {name: row[name] for name in ("instrument", "note_id", "note_en")}
    return Target(**{name: row[name] for name in names}, factor=Decimal(row["factor"] or "1"), **notes)


def _known(row: Row, column: str, vocabulary: Collection[str], faults: Faults) -> None:
    if row[column] not in vocabulary:
        faults.add(row.number, column, row[column], "Nilai ini tidak ada di data/fields.py; perbaiki tabel pemetaan.")


def _corrections(path: Path) -> dict[str, tuple[Correction, ...]]:
    faults = Faults(path.name)
    corrections: dict[str, tuple[Correction, ...]] = {}
    for row in read_rows(path.name, path.read_bytes(), CORRECTION_COLUMNS, may_be_empty=True):
        line = _line_number(row, faults)
        entry = Correction(line, row["column"], row["from"], row["to"], row["reason"])
        corrections[row["file"]] = (*corrections.get(row["file"], ()), entry)
    faults.raise_any()
    return corrections


def _vintages(path: Path) -> dict[str, dict[int, tuple[str, str]]]:
    faults = Faults(path.name)
    vintages: dict[str, dict[int, tuple[str, str]]] = {}
    for row in read_rows(path.name, path.read_bytes(), VINTAGE_COLUMNS, may_be_empty=True):
        if row["region_vintage"] not in VINTAGES:
            faults.add(row.number, "region_vintage", row["region_vintage"], f"Pilih salah satu: {', '.join(VINTAGES)}.")
        vintages.setdefault(row["file"], {})[_line_number(row, faults)] = (row["region_vintage"], row["reason"])
    faults.raise_any()
    return vintages


def _line_number(row: Row, faults: Faults) -> int:
    if not row["row"].isdecimal():
        faults.add(row.number, "row", row["row"], "Tulis nomor baris berkas yang dirujuk.")
        return 0
    return int(row["row"])


def corrected(stem: str, rows: list[Row], reference: Reference) -> tuple[list[Row], dict[int, tuple[Correction, ...]]]:
    """Apply the corrections of one file in order; return the rows and, by line number, what was corrected.

    Raises:
        InputError: a correction no longer finds the value that it was made for.
    """
    faults = Faults(f"corrections.csv untuk {stem}")
    cells = {row.number: dict(row.cells) for row in rows}
    applied: dict[int, tuple[Correction, ...]] = {}
    for correction in reference.corrections.get(stem, ()):
        found = cells.get(correction.row, {}).get(correction.column)
        if found != correction.before:
            remedy = f"Koreksi menunggu {correction.before!r}; sumber berubah, jadi tinjau ulang koreksi ini."
            faults.add(correction.row, correction.column, str(found), remedy)
            continue
        cells[correction.row][correction.column] = correction.after
        applied[correction.row] = (*applied.get(correction.row, ()), correction)
    faults.raise_any()
    return [Row(row.number, cells[row.number]) for row in rows], applied
