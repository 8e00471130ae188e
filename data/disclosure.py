"""Small counts: which cells are hidden, and which others so that subtraction does not bring them back.

The thresholds are the data owner's decision, so they stand in data/reference/disclosure.csv and not here.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.errors import JamsosMapError
from data.paths import REFERENCE

SHOWN, PRIMARY, SECONDARY = 0, 1, 2
STATUSES = ("reported", "missing", "suppressed")


class DisclosureError(JamsosMapError):
    """Figures that cannot be protected: no rule for them, or totals that are not the sum of their parts."""


@dataclass(frozen=True)
class Rule:
    """What is hidden in the figures of one origin and unit.

    hidden_from, hidden_to: the counts that are hidden, both ends included; None where none is.
    follows: the unit of the counts that decide for this unit too, "" where it decides for itself.
    basis_id, basis_en: whose rule it is and why.
    """

    origin: str
    unit: str
    hidden_from: int | None
    hidden_to: int | None
    follows: str
    basis_id: str
    basis_en: str

    def is_small(self, values: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return True where a value must not be shown; NaN (missing) is never small."""
        if self.hidden_from is None or self.hidden_to is None:
            return np.zeros(values.shape, dtype=bool)
        return (values >= self.hidden_from) & (values <= self.hidden_to)


@dataclass(frozen=True)
class Equation:
    """At position `total` of `axis` stands the sum of the positions `parts`, whatever the other axes say.

    is_mixed: the parts differ so much in rupiah per case that their sum tells how many cases of each it holds, as with
    death claims of Rp42 million among pensions of a few million.
    """

    axis: int
    total: int
    parts: tuple[int, ...]
    is_mixed: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of the threshold table."""
    with (REFERENCE / "disclosure.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            Rule(
                row["origin"],
                row["unit"],
                int(row["hidden_from"]) if row["hidden_from"] else None,
                int(row["hidden_to"]) if row["hidden_to"] else None,
                row["follows"],
                row["basis_id"],
                row["basis_en"],
            )
            for row in csv.DictReader(stream)
        )


def rule(origin: str, unit: str) -> Rule:
    """Return the rule for one origin and unit.

    Raises:
        DisclosureError: the table has no such row; figures without a rule must not be shown.
    """
    for candidate in rules():
        if (candidate.origin, candidate.unit) == (origin, unit):
            return candidate
    raise DisclosureError(
        f"Tidak ada aturan untuk asal {origin!r} dan satuan {unit!r}. "
        "Tambahkan barisnya ke data/reference/disclosure.csv sebelum angka ini dipakai."
    )


def disclose(values: NDArray[np.float64], equations: Sequence[Equation], limits: Rule) -> NDArray[np.int8]:
    """Decide which cells of a table of counts are hidden.

    values: whole numbers of 0 and more in two or more dimensions, NaN where missing; a total is the sum of the
        parts that are not missing.
    equations: every way in which a reader could add cells up.

    Returns:
        SHOWN, PRIMARY (small itself) or SECONDARY (hidden for the sake of others) per cell. No equation is left with
        a single hidden cell, nor with hidden parts whose remainder (shown total less shown parts) is itself small.
        The further cell is the smallest part above zero, else the total, else a zero.

    Raises:
        DisclosureError: a total is not the sum of its parts, so that no protection would hold.
    """
    return _settle(values, np.where(limits.is_small(values), PRIMARY, SHOWN).astype(np.int8), equations, limits)


def follow(
    values: NDArray[np.float64], equations: Sequence[Equation], limits: Rule, decided: NDArray[np.int8]
) -> NDArray[np.int8]:
    """Decide which cells of a table of rupiah are hidden, given what `disclose` hid in the table of their cases.

    Hidden are the cells of hidden counts, the totals of mixed equations that hold one, and what protects those.

    Raises:
        DisclosureError: as `disclose`.
    """
    hidden = decided.copy()
    for equation in equations:
        if equation.is_mixed:
            lines = np.moveaxis(hidden, equation.axis, 0)
            holds = (lines[list(equation.parts)] != SHOWN).any(axis=0)
            lines[equation.total][holds & (lines[equation.total] == SHOWN)] = SECONDARY
    return _settle(values, hidden, equations, limits)


def apply(values: NDArray[np.float64], hidden: NDArray[np.int8]) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """Return the values with NaN in the hidden cells, and the place in STATUSES of each cell's status."""
    covered = hidden != SHOWN
    statuses = np.where(covered, STATUSES.index("suppressed"), np.where(np.isnan(values), STATUSES.index("missing"), 0))
    return np.where(covered, np.nan, values), statuses.astype(np.int8)


def _settle(
    values: NDArray[np.float64], hidden: NDArray[np.int8], equations: Sequence[Equation], limits: Rule
) -> NDArray[np.int8]:
    for equation in equations:
        _check(values, equation)
    before = -1
    while before != (now := np.count_nonzero(hidden)):
        before = now
        for equation in equations:
            _protect(values, hidden, equation, limits)
    return hidden


def _check(values: NDArray[np.float64], equation: Equation) -> None:
    lines = np.moveaxis(values, equation.axis, 0)
    total, sums = lines[equation.total], np.nansum(lines[list(equation.parts)], axis=0)
    wrong = np.argwhere(np.nan_to_num(total) != sums)
    if len(wrong):
        place = tuple(wrong[0])
        raise DisclosureError(
            f"{len(wrong)} total tidak sama dengan jumlah bagiannya (sumbu {equation.axis}, posisi {equation.total}); "
            f"yang pertama {total[place]} terhadap {sums[place]}. Perbaiki sebelum angka kecil disembunyikan."
        )


def _protect(values: NDArray[np.float64], hidden: NDArray[np.int8], equation: Equation, limits: Rule) -> None:
    """Hide one more cell of `hidden`, in place, wherever the equation would give a hidden one away."""
    # The total stands last, so that of a total and an equal part the part is hidden.
    order = [*equation.parts, equation.total]
    covers = np.moveaxis(hidden, equation.axis, 0)
    covered = covers[order] != SHOWN
    if not covered.any():
        return
    cells = np.moveaxis(values, equation.axis, 0)[order]
    parts = covered[:-1]
    remainder = np.where(parts, cells[:-1], 0).sum(axis=0)
    known = ~covered[-1] & parts.any(axis=0)
    exposed = (covered.sum(axis=0) == 1) | (known & ((remainder == 0) | limits.is_small(remainder)))
    cost = np.where(cells == 0, np.finfo(float).max, cells)
    cost = np.where(covered | np.isnan(cells), np.inf, cost)
    chosen = cost.argmin(axis=0)
    lines = np.nonzero(exposed & np.isfinite(cost.min(axis=0)))
    covers[(np.array(order)[chosen[lines]], *lines)] = SECONDARY
