"""Arithmetic that is shown: whole numbers as a person types them, and the lines of a calculation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from numbers import Integral
from typing import NamedTuple

import pandas as pd

from data.errors import InputError, Problem
from data.fields import WORKER_GROUPS, Text

STEP_COLUMNS = ("label_id", "label_en", "formula_id", "formula_en", "value", "unit")

# Far above any budget, population or tariff, and low enough that every product of theirs stays within 64 bits.
MOST_RUPIAH = 10**15
MOST_PERSONS = 300_000_000
MOST_CONTRIBUTION = 1_000_000
MONTHS_OF_A_YEAR = 12
_EXACT_IN_FLOAT = 2**53


class Entry(Problem):
    """One offending entry of a form; row is the place in its list, counted from 1, or None outside a list."""

    def __str__(self) -> str:
        place = "" if self.row is None else f" ke-{self.row}"
        return f"{self.column}{place}: nilai {self.value[:80]!r}. {self.remedy}"


@dataclass
class Entries:
    """The problems met while the entries of one form are read; raised together at the end."""

    what: str
    problems: list[Entry] = field(default_factory=list)

    def add(self, name: str, value: object, remedy: str, row: int | None = None) -> None:
        """Note one problem; row is the place in a list, counted from 1."""
        self.problems.append(Entry(row, name, str(value), remedy))

    def whole(self, name: str, value: object, least: int, most: int, row: int | None = None) -> int:
        """Return an exact whole number between two bounds, or `least` after noting a problem."""
        number = _whole(value)
        if number is not None and least <= number <= most:
            return number
        bounds = f"dari {count(least).id} sampai {count(most).id}"
        self.add(name, value, f"Isi bilangan bulat {bounds}, dengan angka saja.", row)
        return least

    def raise_any(self) -> None:
        """Raise InputError if there was any problem."""
        if self.problems:
            raise InputError(self.what, self.problems)


class Step(NamedTuple):
    """One line of a calculation: what it is, how it was counted, and what came out, in `unit` (of data.fields)."""

    label: Text
    formula: Text
    value: int
    unit: str


def table(steps: Sequence[Step]) -> pd.DataFrame:
    """Return STEP_COLUMNS, one row per line of a calculation, in order."""
    rows = [(*step.label, *step.formula, step.value, step.unit) for step in steps]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def count(number: int) -> Text:
    """Return a whole number in Indonesian and English print: 12.946 and 12,946."""
    english = f"{number:,}".replace("-", "−")
    return Text(english.replace(",", "."), english)


def rupiah(amount: int) -> Text:
    """Return an amount in full: Rp16.800 and Rp16,800; a negative one as −Rp16.800."""
    sign, bare = ("−" if amount < 0 else ""), count(abs(amount))
    return Text(f"{sign}Rp{bare.id}", f"{sign}Rp{bare.en}")


def filled(template: Text, *parts: Text) -> Text:
    """Return the template of both languages with the parts in its braces."""
    return Text(template.id.format(*(part.id for part in parts)), template.en.format(*(part.en for part in parts)))


def joined(between: str, *parts: Text) -> Text:
    """Return the parts in a row, with a sign of arithmetic or a mark between them."""
    return Text(between.join(part.id for part in parts), between.join(part.en for part in parts))


def group_text(group: str) -> Text:
    """Return the words of a worker group's code, or the name that the reader typed."""
    return WORKER_GROUPS.get(group, Text(group, group))


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, Integral):
        return int(value)
    # A column with empty cells turns its counts into floats.
    if isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT_IN_FLOAT:
        return int(value)
    return None
