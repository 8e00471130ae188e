"""Strict CSV: everything text, the expected columns and nothing else, every fault collected before refusing."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.errors import InputError, Problem
from data.numbers import NumberError, parse, plain


@dataclass(frozen=True)
class Row:
    """One data row: its line number in the file (the header is 1) and its cells as text by column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass
class Faults:
    """The problems met while one file is read; raised together at the end."""

    what: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: int | None, column: str, value: str, remedy: str) -> None:
        """Note one problem; the arguments are those of data.errors.Problem."""
        self.problems.append(Problem(row, column, value, remedy))

    def raise_any(self) -> None:
        """Raise InputError if there was any problem."""
        if self.problems:
            raise InputError(self.what, self.problems)


def read_rows(what: str, content: bytes, columns: Sequence[str], may_be_empty: bool = False) -> list[Row]:
    """Read CSV bytes whose header holds exactly `columns`, in any order.

    may_be_empty: whether a header without rows is fine, as it is for a table of exceptions.

    Raises:
        InputError: not UTF-8, not strict CSV, cut short, a missing or unknown or repeated column, a row of another
            length, or no rows.
    """
    faults = Faults(what)
    try:
        text = content.decode("utf-8")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(what, [Problem(None, "", str(error), "Kirim ulang sebagai CSV UTF-8 yang utuh.")]) from error
    if not text.endswith("\n"):
        faults.add(len(lines), "", text[-40:], "Baris terakhir tidak berakhir; berkas mungkin terpotong, kirim ulang.")
    header = lines[0] if lines else []
    for name in sorted(set(columns) - set(header)):
        faults.add(1, name, "", "Kolom ini tidak ada; tambahkan ke berkas.")
    for name in sorted(set(header) - set(columns)):
        faults.add(1, name, name, "Kolom ini tidak dikenal; hapus dari berkas atau perbaiki namanya.")
    for name in sorted({name for name in header if header.count(name) > 1}):
        faults.add(1, name, name, "Nama kolom berulang; sisakan satu.")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(header):
            faults.add(number, "", ",".join(line), f"Baris ini berisi {len(line)} kolom, seharusnya {len(header)}.")
    if len(lines) < 2 and not may_be_empty:
        faults.add(None, "", "", "Berkas tidak berisi baris data; kirim ulang.")
    faults.raise_any()
    return [Row(number, dict(zip(header, line, strict=True))) for number, line in enumerate(lines[1:], start=2)]


def refuse_repeats(rows: Iterable[Row], key: Sequence[str], faults: Faults) -> None:
    """Add a problem for each row whose key columns repeat those of an earlier row."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        cells = tuple(row[name] for name in key)
        if cells in first:
            remedy = f"Kunci ini sudah ada di baris {first[cells]}; hapus salah satu atau perbaiki kodenya."
            faults.add(row.number, ", ".join(key), ", ".join(cells), remedy)
        first.setdefault(cells, row.number)


def number(row: Row, column: str, is_whole: bool, faults: Faults) -> float | None:
    """Return a machine-written number of zero or more, or None after adding a problem.

    is_whole: whether a fraction is a fault, as it is for persons, cases and rupiah.
    """
    text = row[column]
    try:
        value = plain(text)
    except NumberError:
        faults.add(row.number, column, text, _remedy(text))
        return None
    if value < 0:
        faults.add(row.number, column, text, "Jumlah tidak boleh negatif; periksa sumbernya.")
    elif is_whole and value != value.to_integral_value():
        faults.add(row.number, column, text, "Jumlah harus bilangan bulat; periksa pemisah ribuan dan desimal.")
    else:
        return float(value)
    return None


def _remedy(text: str) -> str:
    rule = "Tulis angka polos: digit tanpa Rp dan tanpa pemisah ribuan, titik hanya untuk desimal."
    try:
        return f"{rule} Mungkin maksudnya {parse(text):f}."
    except NumberError as error:
        return f"{rule} {error}"
