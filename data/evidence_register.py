"""The register of evidence: what a person judged each eligible source row to be evidence of, and for how long.

data/reference/evidence.md tells how it was judged.
"""

from datetime import date
from typing import NamedTuple

from data import regions
from data.duties import all_duties
from data.errors import BrokenDataError
from data.fields import EVIDENCE_SAYS, Text
from data.paths import REFERENCE
from data.readers.strict import Faults, Row, number, read_rows, refuse_repeats

REGISTER_COLUMNS = (
    "file", "row", "region_code", "value", "duty", "says", "valid_from", "valid_to", "note_id", "note_en",
)  # fmt: skip


class Line(NamedTuple):
    """One line of the register: a source row and what it is evidence of; duty is "" for a row that is none.

    number: its line in the register. region_code, value: those of the source row, repeated so that a row that moved is
    noticed. valid_from, valid_to: ISO days, the last one included; "" when unknown.
    """

    number: int
    file: str
    row: int
    region_code: str
    value: float | None
    duty: str
    says: str
    valid_from: str
    valid_to: str
    note: Text


def register() -> list[Line]:
    """Read data/reference/evidence_register.csv. Raises BrokenDataError, and InputError as read_register does."""
    path = REFERENCE / "evidence_register.csv"
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "Pulihkan dari repositori."
        raise BrokenDataError(f"Tabel rujukan data/reference/{path.name} tidak terbaca. {remedy}") from error
    return read_register(content)


def read_register(content: bytes) -> list[Line]:
    """Read the register.

    Raises:
        InputError: no strict CSV of these columns, an unknown duty, verdict or region, a day that is none, an end
            before its start, an amount in words, a line without note, a source row twice for one duty or both used and
            not.
    """
    rows = read_rows("evidence_register.csv", content, REGISTER_COLUMNS)
    faults = Faults("evidence_register.csv")
    refuse_repeats(rows, ("file", "row", "duty"), faults)
    lines = [_line(row, faults) for row in rows]
    used = {(line.file, line.row) for line in lines if line.duty}
    for line in lines:
        if not line.duty and (line.file, line.row) in used:
            remedy = "Baris sumber ini juga dipakai sebagai bukti; hapus salah satu barisnya."
            faults.add(line.number, "row", f"{line.file}:{line.row}", remedy)
    faults.raise_any()
    return lines


def _line(row: Row, faults: Faults) -> Line:
    source_row = number(row, "row", True, faults)
    value = number(row, "value", False, faults) if row["value"] else None
    if row["region_code"] not in {region.code for region in regions.all_regions()}:
        faults.add(row.number, "region_code", row["region_code"], "Kode wilayah tidak dikenal; tulis kode Kemendagri.")
    for column in ("note_id", "note_en"):
        if not row[column]:
            faults.add(row.number, column, "", "Tulis alasan atau dasar penetapan masa berlakunya.")
    if row["duty"]:
        _check_judgement(row, faults)
    elif filled := row["says"] or row["valid_from"] or row["valid_to"]:
        faults.add(row.number, "duty", filled, "Isi kewajibannya, atau kosongkan says, valid_from dan valid_to.")
    return Line(
        row.number, row["file"], int(source_row or 0), row["region_code"], value, row["duty"], row["says"],
        row["valid_from"], row["valid_to"], Text(row["note_id"], row["note_en"]),
    )  # fmt: skip


def _check_judgement(row: Row, faults: Faults) -> None:
    if row["duty"] not in all_duties():
        remedy = f"Kewajiban tidak dikenal; tulis salah satu: {', '.join(all_duties())}."
        faults.add(row.number, "duty", row["duty"], remedy)
    if row["says"] not in EVIDENCE_SAYS:
        faults.add(row.number, "says", row["says"], f"Tulis salah satu: {', '.join(EVIDENCE_SAYS)}.")
    days = [row[column] for column in ("valid_from", "valid_to") if _is_day(row, column, faults)]
    if len(days) == 2 and days[1] < days[0]:
        remedy = f"Berakhir sebelum mulai ({days[0]}); periksa kedua tanggalnya."
        faults.add(row.number, "valid_to", days[1], remedy)


def _is_day(row: Row, column: str, faults: Faults) -> bool:
    text = row[column]
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if text and not is_day:
        faults.add(row.number, column, text, "Tulis tanggal sebagai TTTT-BB-HH, atau kosongkan bila tidak diketahui.")
    return is_day
