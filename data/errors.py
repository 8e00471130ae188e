"""Errors that carry their facts: what, where, how many, the first ten, and what to do.

Messages are in Indonesian, because the people who meet them are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 10


@dataclass(frozen=True)
class Problem:
    """One offending cell or row of an input.

    row: line number in the file as an editor shows it (the header is row 1), or None for the whole file.
    column: the header as written in the file, or "" when the row as a whole is wrong.
    value: the offending text, shortened for display.
    remedy: what the sender can do, in Indonesian.
    """

    row: int | None
    column: str
    value: str
    remedy: str

    def __str__(self) -> str:
        place = "berkas" if self.row is None else f"baris {self.row}"
        column = f", kolom {self.column}" if self.column else ""
        return f"{place}{column}: nilai {self.value[:80]!r}. {self.remedy}"


class JamsosMapError(Exception):
    """Base of every error this project raises on purpose; its text can be shown to a reader."""


class InputError(JamsosMapError):
    """A received file that was refused, with every problem found in it."""

    def __init__(self, what: str, problems: Sequence[Problem]) -> None:
        self.what = what
        self.problems = tuple(problems)
        lines = [f"{what}: {len(self.problems)} masalah."]
        lines += [f"- {problem}" for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"- … dan {len(self.problems) - SHOWN} lagi")
        super().__init__("\n".join(lines))


class BrokenDataError(JamsosMapError):
    """A table or layer the app needs is absent, unreadable or incomplete; the text says which command makes it.

    Never to be taken for an absent figure: nothing is known of what the data say.
    """


class NoFigureError(JamsosMapError):
    """The data are whole and hold no such figure as an address asks for; the text says what to choose instead."""
