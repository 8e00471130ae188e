"""What one person's membership costs a month: each amount with what it covers, who pays, its validity and source."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import regions
from data.arithmetic import MOST_CONTRIBUTION, Entries, rupiah
from data.fields import NOT_STATED, PROGRAMMES, Text
from data.paths import REFERENCE
from data.readers.strict import Faults, Row, number, read_rows, refuse_repeats

COLUMNS = (
    "contribution_id", "label_id", "label_en", "programmes", "amount_idr", "payer", "valid_from", "valid_to",
    "region_code", "source", "source_address", "note_id", "note_en",
)  # fmt: skip
FILLED = ("contribution_id", "label_id", "label_en", "source", "source_address", "note_id", "note_en")
PAYERS: dict[str, Text] = {
    "any": Text("siapa pun yang membayar", "whoever pays"),
    "government": Text("bila pemerintah yang membayar", "when the government pays"),
    "participant": Text("bila peserta sendiri yang membayar", "when the participants pay themselves"),
}
OTHER = "other"
_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])", re.ASCII)
_NAMED_PROGRAMMES = tuple(name for name in PROGRAMMES if name not in ("all", NOT_STATED))


@dataclass(frozen=True)
class Contribution:
    """What one person costs in one month, in full rupiah.

    programmes: what it covers, joined by semicolons, or NOT_STATED. payer: one of PAYERS.
    valid_from, valid_to: first and last month (YYYY-MM), or NOT_STATED where the source names none.
    region_code: the region it was stated for, "" for all. source_address: NOT_STATED where none was kept.
    """

    contribution_id: str
    label: Text
    programmes: str
    amount_idr: int
    payer: str
    valid_from: str
    valid_to: str
    region_code: str
    source: str
    source_address: str
    note: Text

    @property
    def is_dated(self) -> bool:
        """Whether its source names both ends of its validity."""
        return NOT_STATED not in (self.valid_from, self.valid_to)

    def holds(self, start: str, months: int) -> bool:
        """Return whether nothing known of its validity speaks against so many months from `start` (YYYY-MM)."""
        last = month_after(start, months - 1)
        begins = self.valid_from == NOT_STATED or self.valid_from <= start
        return begins and (self.valid_to == NOT_STATED or last <= self.valid_to)

    def touches(self, start: str, months: int) -> bool:
        """Return whether its stated validity holds for at least one of so many months from `start` (YYYY-MM)."""
        return self.is_dated and self.valid_from <= month_after(start, months - 1) and start <= self.valid_to


@cache
def contributions() -> tuple[Contribution, ...]:
    """Return the contributions of data/reference/contributions.csv, in its order."""
    return read_contributions(REFERENCE / "contributions.csv")


def read_contributions(path: Path) -> tuple[Contribution, ...]:
    """Read a table of contributions with exactly COLUMNS.

    Raises:
        InputError: a row that is not one contribution with a source and notes, or that ends before it starts.
    """
    faults = Faults(path.name)
    rows = read_rows(path.name, path.read_bytes(), COLUMNS)
    refuse_repeats(rows, ["contribution_id"], faults)
    found = [_contribution(row, faults) for row in rows]
    faults.raise_any()
    return tuple(found)


def other(amount_idr: object) -> Contribution:
    """Return a contribution that the reader typed: nothing is known of its programmes, validity or source.

    Raises:
        InputError: no whole number of rupiah above zero.
    """
    entries = Entries("Iuran lain")
    amount = entries.whole("Iuran per orang per bulan", amount_idr, 1, MOST_CONTRIBUTION)
    entries.raise_any()
    return Contribution(
        OTHER, Text("Iuran lain", "Another contribution"), NOT_STATED, amount, "any", NOT_STATED, NOT_STATED, "",
        NOT_STATED, NOT_STATED, Text("Angka isian pembaca, tanpa sumber.", "Typed by the reader, without a source."),
    )  # fmt: skip


def for_budgets(start: str, months: int) -> tuple[Contribution, ...]:
    """Return the contributions that a public budget can plan with for so many months from `start` (YYYY-MM)."""
    return tuple(each for each in contributions() if each.payer != "participant" and each.holds(start, months))


def lowest(start: str, months: int, region_code: str) -> Contribution | None:
    """Return the lowest contribution with which a region's budget can plan so many months from `start` (YYYY-MM).

    One that was stated for a region holds there and in what it holds, and nowhere else.
    """
    here = [
        each
        for each in for_budgets(start, months)
        if each.region_code in ("", region_code) or region_code.startswith(f"{each.region_code}.")
    ]
    return min(here, key=lambda each: each.amount_idr, default=None)


def check_holds(contribution: Contribution, start: str, months: int) -> None:
    """Pass if nothing known of the contribution's validity speaks against so many months from `start` (YYYY-MM).

    Raises:
        InputError: it does; the remedy names the validity.
    """
    if contribution.holds(start, months):
        return
    entries = Entries("Iuran")
    known = f"{contribution.valid_from} sampai {contribution.valid_to}".replace(NOT_STATED, "(tidak disebut)")
    asked = f"{start} sampai {month_after(start, months - 1)}"
    remedy = f"Iuran ini diketahui untuk {known}, tidak untuk {asked}. Pilih iuran lain atau isi sendiri."
    entries.add(contribution.label.id, rupiah(contribution.amount_idr).id, remedy)
    entries.raise_any()


def is_month(text: str) -> bool:
    """Return whether a text is a month as YYYY-MM."""
    return bool(_MONTH.fullmatch(text))


def month_after(start: str, months: int) -> str:
    """Return the month so many months after `start`, both YYYY-MM."""
    year, month = divmod(_ordinal(start) + months, 12)
    return f"{year:04d}-{month + 1:02d}"


def months_through(start: str, end: str) -> int:
    """Return how many months there are from `start` to `end` (YYYY-MM), both counted; 0 if the end lies before."""
    return max(0, _ordinal(end) - _ordinal(start) + 1)


def _ordinal(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:]) - 1


def _contribution(row: Row, faults: Faults) -> Contribution:
    for column in FILLED:
        if not row[column].strip():
            faults.add(row.number, column, row[column], f"Isi kolom ini; tulis {NOT_STATED} bila tidak disebut.")
    amount = number(row, "amount_idr", is_whole=True, faults=faults)
    if amount is not None and not 1 <= amount <= MOST_CONTRIBUTION:
        faults.add(row.number, "amount_idr", row["amount_idr"], "Tulis iuran satu orang sebulan, lebih dari nol.")
    listed = row["programmes"].split(";")
    if listed != [NOT_STATED] and listed != [name for name in _NAMED_PROGRAMMES if name in listed]:
        remedy = f"Pilih dari {', '.join(_NAMED_PROGRAMMES)}, urut dan dipisah titik koma, atau {NOT_STATED}."
        faults.add(row.number, "programmes", row["programmes"], remedy)
    if row["payer"] not in PAYERS:
        faults.add(row.number, "payer", row["payer"], f"Pilih salah satu: {', '.join(PAYERS)}.")
    _check_validity(row, faults)
    if row["region_code"]:
        try:
            regions.get(row["region_code"])
        except (regions.UnknownRegionError, regions.SupersededCodeError) as error:
            faults.add(row.number, "region_code", row["region_code"], str(error))
    return Contribution(
        row["contribution_id"], Text(row["label_id"], row["label_en"]), row["programmes"], int(amount or 0),
        row["payer"], row["valid_from"], row["valid_to"], row["region_code"], row["source"], row["source_address"],
        Text(row["note_id"], row["note_en"]),
    )  # fmt: skip


def _check_validity(row: Row, faults: Faults) -> None:
    ends = [row["valid_from"], row["valid_to"]]
    for column in ("valid_from", "valid_to"):
        if row[column] != NOT_STATED and not is_month(row[column]):
            faults.add(row.number, column, row[column], f"Tulis bulan seperti 2026-04, atau {NOT_STATED}.")
    if all(map(is_month, ends)) and ends[1] < ends[0]:
        faults.add(row.number, "valid_to", ends[1], f"Akhir mendahului awal {ends[0]}; perbaiki salah satunya.")
