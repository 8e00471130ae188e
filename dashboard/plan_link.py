"""A budget plan as text for an address, so that a colleague opens the same plan.

It is no part of the Selection: a plan belongs to one page, and while it is being typed it lives in the session.
"""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

PARAMETER = "plan"
LONGEST = 4000
MOST_GROUPS = 50
LONGEST_NAME = 80
_LONGEST_NUMBER = 15


@dataclass(frozen=True)
class PlanEntries:
    """What a reader typed; None where a field is empty.

    start: a month as typed. contribution: its identifier. other_idr: the amount of another contribution. groups: name
    or code and persons of each, in the chosen order.
    """

    budget_idr: int | None
    months: int | None
    start: str
    contribution: str
    other_idr: int | None
    groups: tuple[tuple[str, int | None], ...]


def to_text(entries: PlanEntries) -> str:
    """Return the entries as text that from_text reads back."""
    groups = [("g", f"{'' if persons is None else persons}:{name}") for name, persons in entries.groups]
    fields = [
        ("b", entries.budget_idr), ("m", entries.months), ("s", entries.start), ("c", entries.contribution),
        ("o", entries.other_idr), *groups,
    ]  # fmt: skip
    return urlencode([(name, value) for name, value in fields if value not in (None, "")])


def from_text(text: str, contributions: Collection[str]) -> PlanEntries | None:
    """Return the entries that an address holds, None if any of it is not of this kind.

    contributions: the identifiers that may be chosen. Whether the entries make a plan is for the planner to say.
    """
    try:
        fields = parse_qsl(text[:LONGEST], strict_parsing=True, max_num_fields=MOST_GROUPS + 5)
        single = {name: value for name, value in fields if name != "g"}
        groups = tuple(_group(value) for name, value in fields if name == "g")
        entries = PlanEntries(
            _number(single.get("b", "")), _number(single.get("m", "")), single.get("s", "")[:7], single["c"],
            _number(single.get("o", "")), groups,
        )  # fmt: skip
    except (KeyError, ValueError):
        return None
    names = [name for name, _ in groups]
    is_known = set(single) <= set("bmsco") and entries.contribution in contributions
    return entries if is_known and len(text) <= LONGEST and len(names) == len(set(names)) else None


def _number(text: str) -> int | None:
    if not text:
        return None
    if len(text) > _LONGEST_NUMBER or not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _group(text: str) -> tuple[str, int | None]:
    persons, colon, name = text.partition(":")
    if not colon or not name.strip() or len(name) > LONGEST_NAME:
        raise ValueError(text)
    return name, _number(persons)
