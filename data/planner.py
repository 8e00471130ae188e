"""How many people a government's budget covers in the order it chose, and whether a stated budget is plausible.

Whole rupiah, every line of the arithmetic shown. The people of a plan are paid for from a public budget (APBN or
APBD), which does not get the temporary discount of PP 50/2025, so that discount never enters a plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import numbers
from data.arithmetic import (
    MONTHS_OF_A_YEAR,
    MOST_CONTRIBUTION,
    MOST_PERSONS,
    MOST_RUPIAH,
    Entries,
    Step,
    count,
    filled,
    group_text,
    joined,
    rupiah,
)
from data.contributions import Contribution, check_holds, contributions, is_month
from data.fields import Text

PLAN_COLUMNS = ("group", "persons", "covered", "not_covered", "needed_idr", "cost_idr", "left_idr", "reach")
REACHES: dict[str, Text] = {
    "all": Text("seluruhnya", "all of them"),
    "part": Text("sebagian", "part of them"),
    "none": Text("tidak terjangkau", "not reached"),
}
VALIDITY_NOTE = Text(
    "Sumber iuran ini tidak menyebut seluruh masa berlakunya; pastikan sebelum dipakai.",
    "The source of this contribution does not state its whole validity; confirm it before use.",
)
DISCOUNT_NOTE = Text(
    "Potongan sementara PP 50/2025 tidak diterapkan: potongan itu tidak berlaku bila APBN atau APBD yang membayar.",
    "The temporary discount of PP 50/2025 is not applied: it does not hold where a national or local budget pays.",
)
MOST_GROUPS = 50
LONGEST_NAME = 80
_PER_PERSON = Text("Satu orang selama masa rencana", "One person for the whole time")
_CAPACITY = Text("Orang yang dapat dibayar seluruh anggaran", "Persons that the whole budget can pay for")
_COVERED = Text("{}: orang yang terbayar", "{}: persons paid for")
_SMALLER = Text("terkecil dari {} dan {} ÷ {}", "the smaller of {} and {} ÷ {}")
_COST = Text("{}: biaya", "{}: cost")
_LEFT = Text("{}: sisa sesudahnya", "{}: left afterwards")
_SPENT = Text("Terpakai", "Spent")
_REMAINS = Text("Sisa anggaran", "Left of the budget")
_SHORT = Text("Kekurangan agar semua terbayar", "Lacking to pay for everyone")
_EXPECTED = Text("Seharusnya untuk semua orang itu", "Expected for all these persons")
_DIFFERENCE = Text("Selisih anggaran yang disebut sumber", "Difference of the budget that the source states")
_ROUNDED_DOWN = Text("{}, dibulatkan ke bawah", "{}, rounded down")


@dataclass(frozen=True)
class Allotment:
    """What the budget does for one group.

    needed_idr: for all its persons. cost_idr: for those covered. left_idr: what remains for the groups after it.
    """

    group: str
    persons: int
    covered: int
    needed_idr: int
    cost_idr: int
    left_idr: int

    @property
    def reach(self) -> str:
        """One of REACHES."""
        return "all" if self.covered == self.persons else "part" if self.covered else "none"


@dataclass(frozen=True)
class Plan:
    """What a budget covers in the chosen order of groups.

    per_person_idr: one person for all the months. capacity: how many persons the whole budget would cover.
    short_idr: what the budget lacks to cover every group in full, 0 if nothing.
    notes: what the reader must know beside the figures.
    """

    budget_idr: int
    months: int
    start: str
    contribution: Contribution
    per_person_idr: int
    capacity: int
    allotments: tuple[Allotment, ...]
    spent_idr: int
    left_idr: int
    short_idr: int
    steps: tuple[Step, ...]
    notes: tuple[Text, ...]

    def table(self) -> pd.DataFrame:
        """Return PLAN_COLUMNS, one row per group in the chosen order; money in rupiah."""
        rows = [
            (each.group, each.persons, each.covered, each.persons - each.covered, each.needed_idr, each.cost_idr,
             each.left_idr, each.reach)
            for each in self.allotments
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=list(PLAN_COLUMNS))


@dataclass(frozen=True)
class Plausibility:
    """A stated budget beside persons x contribution x months.

    difference_idr: stated - expected. verdict: agrees, agrees_rounded or differs, of data.fields.VERDICTS.
    """

    budget_idr: int
    expected_idr: int
    difference_idr: int
    verdict: str
    steps: tuple[Step, ...]


def plan(
    budget_idr: int, months: int, contribution: Contribution, groups: Sequence[tuple[str, int]], start: str
) -> Plan:
    """Spend a budget on groups in the chosen order: each in full before the next, the last as far as it goes.

    groups: name (or code of WORKER_GROUPS) and persons of each. months: 1 to 12, from `start` (YYYY-MM).

    Raises:
        InputError: a number that is not whole or out of bounds, no groups, a name that is empty or repeated, or a
            contribution that does not hold in those months, or not where a public budget pays.
    """
    entries = Entries("Rencana anggaran")
    budget = entries.whole("Anggaran (rupiah)", budget_idr, 1, MOST_RUPIAH)
    span = entries.whole("Jumlah bulan", months, 1, MONTHS_OF_A_YEAR)
    rate = entries.whole("Iuran per orang per bulan", contribution.amount_idr, 1, MOST_CONTRIBUTION)
    if not is_month(start):
        entries.add("Bulan mulai", start, "Tulis tahun dan bulan, misalnya 2026-01.")
    if contribution.payer == "participant":
        remedy = "Potongan ini tidak berlaku bila APBN atau APBD yang membayar. Pilih iuran tanpa potongan."
        entries.add("Iuran", contribution.label.id, remedy)
    checked = _checked(groups, entries)
    entries.raise_any()
    check_holds(contribution, start, span)
    per_person = rate * span
    allotments = _allotments(budget, per_person, checked)
    left = allotments[-1].left_idr
    short = max(0, sum(each.needed_idr for each in allotments) - budget)
    steps = (
        Step(_PER_PERSON, joined(" × ", rupiah(rate), count(span)), per_person, "idr"),
        Step(_CAPACITY, _floored(budget, per_person), budget // per_person, "persons"),
        *_group_steps(budget, rate, span, allotments),
        *_closing_steps(budget, left, short, allotments),
    )
    notes = _notes(contribution, start, span)
    return Plan(
        budget, span, start, contribution, per_person, budget // per_person, allotments, budget - left, left, short,
        steps, notes,
    )  # fmt: skip


def plausibility(budget_idr: int, persons: int, rate_idr: int, months: int, as_printed: str = "") -> Plausibility:
    """Compare a stated budget with persons x contribution x months.

    as_printed: the budget in its source's words; where they round it ("Rp6,31 miliar"), half of its last digit counts
    as agreement.

    Raises:
        InputError: a number that is not whole or out of bounds.
    """
    entries = Entries("Kewajaran anggaran")
    budget = entries.whole("Anggaran (rupiah)", budget_idr, 1, MOST_RUPIAH)
    heads = entries.whole("Jumlah orang", persons, 1, MOST_PERSONS)
    rate = entries.whole("Iuran per orang per bulan", rate_idr, 1, MOST_CONTRIBUTION)
    span = entries.whole("Jumlah bulan", months, 1, MONTHS_OF_A_YEAR)
    entries.raise_any()
    expected = heads * rate * span
    difference = budget - expected
    is_near = 2 * abs(difference) <= _last_digit(budget, as_printed)
    verdict = "agrees" if difference == 0 else "agrees_rounded" if is_near else "differs"
    steps = (
        Step(_EXPECTED, joined(" × ", count(heads), rupiah(rate), count(span)), expected, "idr"),
        Step(_DIFFERENCE, joined(" − ", rupiah(budget), rupiah(expected)), difference, "idr"),
    )
    return Plausibility(budget, expected, difference, verdict, steps)


def _checked(groups: Sequence[tuple[str, int]], entries: Entries) -> list[tuple[str, int]]:
    if not 1 <= len(groups) <= MOST_GROUPS:
        entries.add("Kelompok", len(groups), f"Isi satu sampai {MOST_GROUPS} kelompok.")
    checked: dict[str, int] = {}
    for place, (name, persons) in enumerate(groups, start=1):
        if not name.strip() or len(name) > LONGEST_NAME:
            entries.add("Nama kelompok", name, f"Isi nama kelompok, paling panjang {LONGEST_NAME} huruf.", place)
        if name in checked:
            entries.add("Nama kelompok", name, "Nama ini berulang; gabungkan atau bedakan kelompoknya.", place)
        checked[name] = entries.whole("Orang dalam kelompok", persons, 0, MOST_PERSONS, place)
    return list(checked.items())


def _allotments(budget: int, per_person: int, groups: Sequence[tuple[str, int]]) -> tuple[Allotment, ...]:
    allotments = []
    left = budget
    for name, persons in groups:
        covered = min(persons, left // per_person)
        left -= covered * per_person
        allotments.append(Allotment(name, persons, covered, persons * per_person, covered * per_person, left))
    return tuple(allotments)


def _group_steps(budget: int, rate: int, months: int, allotments: Sequence[Allotment]) -> list[Step]:
    steps = []
    before = budget
    for each in allotments:
        name = group_text(each.group)
        smaller = filled(_SMALLER, count(each.persons), rupiah(before), rupiah(rate * months))
        product = joined(" × ", count(each.covered), rupiah(rate), count(months))
        steps += [
            Step(filled(_COVERED, name), smaller, each.covered, "persons"),
            Step(filled(_COST, name), product, each.cost_idr, "idr"),
            Step(filled(_LEFT, name), joined(" − ", rupiah(before), rupiah(each.cost_idr)), each.left_idr, "idr"),
        ]
        before = each.left_idr
    return steps


def _closing_steps(budget: int, left: int, short: int, allotments: Sequence[Allotment]) -> list[Step]:
    spent, costs = budget - left, joined(" + ", *(rupiah(each.cost_idr) for each in allotments))
    steps = [
        Step(_SPENT, costs, spent, "idr"),
        Step(_REMAINS, joined(" − ", rupiah(budget), rupiah(spent)), left, "idr"),
    ]
    if short:
        needed = sum(each.needed_idr for each in allotments)
        steps.append(Step(_SHORT, joined(" − ", rupiah(needed), rupiah(budget)), short, "idr"))
    return steps


def _notes(contribution: Contribution, start: str, months: int) -> tuple[Text, ...]:
    discounted = any(each.payer == "participant" and each.touches(start, months) for each in contributions())
    notes = [contribution.note]
    notes += [] if contribution.is_dated else [VALIDITY_NOTE]
    notes += [DISCOUNT_NOTE] if discounted else []
    return tuple(notes)


def _floored(whole: int, part: int) -> Text:
    return filled(_ROUNDED_DOWN, joined(" ÷ ", rupiah(whole), rupiah(part)))


def _last_digit(budget: int, as_printed: str) -> int:
    """Return the worth of the last digit that the source gave, 0 for a budget printed to the rupiah."""
    digits = str(budget)
    is_rounded = numbers.is_rounded(as_printed, numbers.plain(digits))
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if is_rounded else 0
