"""The duties of governors, regents and mayors under Inpres 2/2021: a table kept by hand, read here.

What each column means, and how far each wording is verified, is told in data/reference/duties.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.errors import BrokenDataError
from data.fields import COUNTED_EVIDENCE_KINDS, EVIDENCE_KINDS, WORDING_MARKS, WORKER_GROUPS, Text
from data.paths import REFERENCE
from data.readers.strict import Faults, Row, read_rows, refuse_repeats

DUTY_COLUMNS = (
    "duty", "bound_levels", "label_id", "label_en", "short_id", "short_en", "wording_id", "wording_en", "legal_basis",
    "verified", "verified_note_id", "verified_note_en", "evidence_kinds", "worker_groups", "counts_as_id",
    "counts_as_en",
)  # fmt: skip
BOUND_LEVELS = ("province", "regency", "city")
KINDS = EVIDENCE_KINDS | COUNTED_EVIDENCE_KINDS


@dataclass(frozen=True)
class Duty:
    """One duty, in words of our own; `short` names it where there is room for a word or two.

    bound_levels: the levels of region whose head it binds; empty for what is shown beside the duties but binds none of
    them and never enters a score. verified: how far the wording is verified, a code of WORDING_MARKS.
    evidence_kinds: what can be evidence of it. worker_groups: the groups it is about; empty when it is about none.
    """

    code: str
    bound_levels: tuple[str, ...]
    label: Text
    short: Text
    wording: Text
    legal_basis: str
    verified: str
    verified_note: Text
    evidence_kinds: tuple[str, ...]
    worker_groups: tuple[str, ...]
    counts_as: Text

    def accepts(self, kind: str, worker_group: str) -> bool:
        """Whether a paper or figure of this kind about this worker group can be evidence of the duty."""
        return kind in self.evidence_kinds and (not self.worker_groups or worker_group in self.worker_groups)


@cache
def all_duties() -> Mapping[str, Duty]:
    """Return the duties by code, in the order of the table.

    Raises:
        BrokenDataError: the table is absent or unreadable.
        InputError: see read_duties.
    """
    path = REFERENCE / "duties.csv"
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "Pulihkan dari repositori."
        raise BrokenDataError(f"Tabel rujukan data/reference/{path.name} tidak terbaca. {remedy}") from error
    return read_duties(content)


def read_duties(content: bytes) -> dict[str, Duty]:
    """Read the table of duties.

    Raises:
        InputError: no strict CSV of these columns, a duty twice, an unknown level, kind, group or mark, a blank cell.
    """
    rows = read_rows("duties.csv", content, DUTY_COLUMNS)
    faults = Faults("duties.csv")
    refuse_repeats(rows, ("duty",), faults)
    duties = {row["duty"]: _duty(row, faults) for row in rows}
    faults.raise_any()
    return duties


def _duty(row: Row, faults: Faults) -> Duty:
    for column in DUTY_COLUMNS:
        if not row[column] and column not in ("bound_levels", "worker_groups"):
            faults.add(row.number, column, "", "Kolom ini wajib diisi.")
    if row["verified"] not in WORDING_MARKS:
        faults.add(row.number, "verified", row["verified"], f"Tulis salah satu: {', '.join(WORDING_MARKS)}.")
    return Duty(
        row["duty"],
        _listed(row, "bound_levels", BOUND_LEVELS, faults),
        Text(row["label_id"], row["label_en"]),
        Text(row["short_id"], row["short_en"]),
        Text(row["wording_id"], row["wording_en"]),
        row["legal_basis"],
        row["verified"],
        Text(row["verified_note_id"], row["verified_note_en"]),
        _listed(row, "evidence_kinds", tuple(KINDS), faults),
        _listed(row, "worker_groups", tuple(WORKER_GROUPS), faults),
        Text(row["counts_as_id"], row["counts_as_en"]),
    )


def _listed(row: Row, column: str, known: tuple[str, ...], faults: Faults) -> tuple[str, ...]:
    """Return the codes of a cell that joins them by semicolons; an unknown one is a fault."""
    codes = tuple(filter(None, row[column].split(";")))
    for code in codes:
        if code not in known:
            remedy = f"Tulis salah satu atau beberapa, dipisah titik koma: {', '.join(known)}."
            faults.add(row.number, column, code, remedy)
    return codes
