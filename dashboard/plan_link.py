"""What a reader typed on the planner page as one text of the address, so that a colleague opens the same.

A result is made again from this text alone, for a colleague and for the press desk. While it is being typed it lives
in the session: the text is written into links, not at each key.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

# Less than state.LONGEST_PLAN, so that a text cut there is refused here and never read as a shorter plan.
LONGEST = 4000
MOST_GROUPS = 50
LONGEST_NAME = 80
_LONGEST_NUMBER = 15
_LONGEST_MONTH = 7
_SINGLE = ("b", "m", "s", "c", "o", "t")


class Listed(NamedTuple):
    """The counts of one group in a reconciliation, as data.reconciliation.COUNT_COLUMNS; None where empty."""

    group: str
    on_list: int | None
    enrolled: int | None
    left_office: int | None
    to_add: int | None


@dataclass(frozen=True)
class PlanEntries:
    """What a reader typed or chose; None or empty where a field is empty.

    start: a month as typed. contribution: its identifier. other_idr: the amount of another contribution. groups: name
    or code and persons of each, in the chosen order. listed: the groups of the reconciliation. target: the identifier
    of the target that is spoken of.
    """

    budget_idr: int | None = None
    months: int | None = None
    start: str = ""
    contribution: str = ""
    other_idr: int | None = None
    groups: tuple[tuple[str, int | None], ...] = ()
    listed: tuple[Listed, ...] = ()
    target: str = ""


def to_text(entries: PlanEntries) -> str:
    """Return the entries as text that from_text reads back, as long as it is not longer than LONGEST."""
    groups = [("g", _counted(name, persons)) for name, persons in entries.groups]
    listed = [("r", _counted(group, *counts)) for group, *counts in entries.listed]
    values = (
        entries.budget_idr, entries.months, entries.start, entries.contribution, entries.other_idr, entries.target,
    )  # fmt: skip
    fields = [*zip(_SINGLE, values, strict=True), *groups, *listed]
    return urlencode([(name, value) for name, value in fields if value not in (None, "")], safe=":")


def from_text(text: str, contributions: Collection[str]) -> PlanEntries | None:
    """Return the entries that an address holds, None if any of it is not of this kind.

    contributions: the identifiers that may be chosen. Whether the entries make a plan is for the planner to say.
    """
    if not 0 < len(text) <= LONGEST:
        return None
    try:
        fields = parse_qsl(text, strict_parsing=True, max_num_fields=2 * MOST_GROUPS + len(_SINGLE))
        single = {name: value for name, value in fields if name in _SINGLE}
        groups = tuple(_group(value) for name, value in fields if name == "g")
        listed = tuple(_listed(value) for name, value in fields if name == "r")
        entries = PlanEntries(
            _number(single.get("b", "")), _number(single.get("m", "")), single.get("s", "")[:_LONGEST_MONTH],
            single.get("c", ""), _number(single.get("o", "")), groups, listed, single.get("t", "")[:LONGEST_NAME],
        )  # fmt: skip
    except ValueError:
        return None
    names = [*(f"g{name}" for name, _ in groups), *(f"r{each.group}" for each in listed)]
    is_whole = len(single) + len(names) == len(fields)
    is_known = entries.contribution in ("", *contributions)
    is_short = max(len(groups), len(listed)) <= MOST_GROUPS
    return entries if is_whole and is_known and is_short and len(names) == len(set(names)) else None


def _counted(name: str, *counts: int | None) -> str:
    return ":".join(["" if count is None else str(count) for count in counts] + [name])


def _number(text: str) -> int | None:
    if not text:
        return None
    if len(text) > _LONGEST_NUMBER or not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _group(text: str) -> tuple[str, int | None]:
    persons, name = _parts(text, 1)
    return name, _number(persons)


def _listed(text: str) -> Listed:
    *counts, name = _parts(text, len(Listed._fields) - 1)
    return Listed(name, *map(_number, counts))


def _parts(text: str, counts: int) -> list[str]:
    """Return so many counts and the name after them, which may itself hold colons."""
    parts = text.split(":", counts)
    name = parts[-1]
    if len(parts) != counts + 1 or not name.strip() or len(name) > LONGEST_NAME:
        raise ValueError(text)
    return parts
