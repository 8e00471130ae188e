"""A government's list of the people it pays for, set against those enrolled: counts only, never names.

Jambi's kind: heads of neighbourhoods leave office and contract workers fail their yearly assessment, yet stay enrolled
at the government's cost until both sides compare their lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from data.arithmetic import MOST_PERSONS, Entries, Step, count, filled, group_text, joined
from data.fields import VINTAGE_CURRENT, Text
from data.periods import end_month


class Part(NamedTuple):
    """One count of a reconciliation: its label and its exact meaning."""

    label: Text
    definition: Text


PARTS: dict[str, Part] = {
    "on_list": Part(
        Text("Dalam daftar", "On the list"),
        Text(
            "Orang yang masih bertugas dan menurut daftar pemerintah daerah ditanggung iurannya.",
            "People still serving whose contributions the local government pays according to its list.",
        ),
    ),
    "enrolled": Part(
        Text("Terdaftar", "Enrolled"),
        Text(
            "Orang dalam kelompok itu yang kini terdaftar atas tanggungan pemerintah daerah.",
            "People of the group now enrolled at the local government's cost.",
        ),
    ),
    "left_office": Part(
        Text("Tidak bertugas lagi", "Left office"),
        Text(
            "Dari yang terdaftar, orang yang sudah berhenti sehingga harus dikeluarkan.",
            "Of those enrolled, people who no longer serve and are to be taken off.",
        ),
    ),
    "to_add": Part(
        Text("Harus ditambahkan", "To add"),
        Text(
            "Orang dalam daftar yang belum terdaftar, menurut pencocokan oleh pemegang daftar nama.",
            "People on the list who are not enrolled, as matched by those who hold the lists of names.",
        ),
    ),
}
NEEDED = ("on_list", "enrolled", "left_office")
COUNT_COLUMNS = ("group", *PARTS)
PROVENANCE = ("period", "source_id")
RESULT_COLUMNS = (*COUNT_COLUMNS, "still_serving", "net_gap", "off_list", "missing")
NO_NAMES_NOTE = Text(
    "Hanya jumlah yang dibandingkan. Orang yang tercatat dua kali tidak dapat dicari di sini; itu pekerjaan pemegang "
    "daftar nama.",
    "Only counts are compared. A person counted twice cannot be found here; that is the work of those who hold the "
    "lists of names.",
)
NO_GROUPS = Text("Belum ada kelompok yang dibandingkan.", "There is no group to compare yet.")
EVERYTHING_KNOWN = Text("", "")
_CANNOT = Text("Tidak dapat dihitung; belum diketahui: {}.", "Cannot be calculated; not known: {}.")
_UNKNOWN_OF = Text("{} ({})", "{} ({})")
_STILL_SERVING = Text("{}: terdaftar dan masih bertugas", "{}: enrolled and still serving")
_NET_GAP = Text("{}: kekurangan bersih", "{}: net gap")
_OFF_LIST = Text("{}: di luar daftar atau tercatat dua kali", "{}: not on the list or counted twice")
_TOTAL_GAP = Text("Kekurangan bersih semua kelompok", "Net gap of all groups")

Counts = dict[str, int | None]


@dataclass(frozen=True)
class Reconciliation:
    """What the counts of each group say.

    table: RESULT_COLUMNS, one row per group; counts are Int64, <NA> where they are not known or cannot be calculated;
        `missing` names the parts without which the net gap cannot be given, joined by semicolons.
    net_gap: the sum over the groups, None where one of them cannot be calculated.
    unknown: in words what is not known; empty where nothing is missing.
    """

    table: pd.DataFrame
    net_gap: int | None
    unknown: Text
    steps: tuple[Step, ...]


def reconcile(counts: pd.DataFrame) -> Reconciliation:
    """Reconcile the groups that a government pays for.

    counts: COUNT_COLUMNS, one row per group (a code of WORKER_GROUPS or a name), persons, empty where not known.
    Per group: still_serving = enrolled - left_office. net_gap = on_list - still_serving, negative where more people
    are enrolled than listed. off_list = to_add - net_gap: those enrolled and serving whom the list does not name, or
    who are counted twice; only a match by name, made by others, gives to_add and so reveals them.

    Raises:
        InputError: a count that is no whole number, more people leaving than enrolled, more to add than listed or
            fewer than the net gap, a group without a name or named twice.
    """
    entries = Entries("Rekonsiliasi")
    names, known = [], []
    for place, row in enumerate(counts[list(COUNT_COLUMNS)].to_dict("records"), start=1):
        name = row["group"]
        if not isinstance(name, str) or not name.strip() or name in names:
            entries.add("Kelompok", name, "Isi nama kelompok, masing-masing sekali.", place)
        names.append(str(name))
        known.append(_reconciled(row, place, entries))
    entries.raise_any()
    results = dict(zip(names, known, strict=True))
    rows = [(name, *parts.values(), ";".join(_missing(parts))) for name, parts in results.items()]
    table = pd.DataFrame(rows, columns=list(RESULT_COLUMNS))
    table = table.astype(dict.fromkeys(RESULT_COLUMNS[1:-1], "Int64") | {"group": "str", "missing": "str"})
    gaps = [parts["net_gap"] for parts in known]
    summed = [gap for gap in gaps if gap is not None]
    net_gap = sum(summed) if summed and len(summed) == len(gaps) else None
    steps = [step for name, parts in results.items() for step in _steps(name, parts)]
    if net_gap is not None:
        steps.append(Step(_TOTAL_GAP, joined(" + ", *map(count, summed)), net_gap, "persons"))
    return Reconciliation(table, net_gap, _unknown(results), tuple(steps))


def published_counts(observations: pd.DataFrame, region_code: str, groups: Sequence[str]) -> pd.DataFrame:
    """Return COUNT_COLUMNS, period and source_id for worker groups of a region, as far as sources give them.

    Sources say at most how many are enrolled: the newest enrolled_workers of a group, the one with the later period.
    How many people a group has is not how many a government lists as paid for, so it is not taken for on_list.
    groups: codes of WORKER_GROUPS, in the order of the rows.
    """
    of_region = observations[
        (observations["region_code"] == region_code)
        & (observations["region_vintage"] == VINTAGE_CURRENT)
        & (observations["indicator"] == "enrolled_workers")
        & (observations["segment"] == "total")
        & observations["value"].notna()
    ]
    rows = []
    for group in groups:
        found = of_region[of_region["worker_group"] == group].to_dict("records")
        empty = {"value": None, "period": "", "source_id": ""}
        newest = max(found, key=lambda row: (end_month(row["period"]), row["source_id"]), default=empty)
        rows.append({"group": group, "enrolled": newest["value"]} | {name: newest[name] for name in PROVENANCE})
    table = pd.DataFrame(rows, columns=[*COUNT_COLUMNS, *PROVENANCE])
    return table.astype(dict.fromkeys(PARTS, "Int64") | dict.fromkeys(("group", *PROVENANCE), "str"))


def _reconciled(row: Mapping[Any, Any], place: int, entries: Entries) -> Counts:
    """Return the PARTS of one group and what follows from them, in the order of RESULT_COLUMNS."""
    parts = {name: _counted(name, row[name], place, entries) for name in PARTS}
    on_list, enrolled, left, to_add = parts.values()
    still = None if enrolled is None or left is None else enrolled - left
    net_gap = None if on_list is None or still is None else on_list - still
    off_list = None if to_add is None or net_gap is None else to_add - net_gap
    if still is not None and still < 0:
        _refuse("left_office", left, f"Paling banyak sebanyak yang terdaftar ({enrolled}).", place, entries)
    elif to_add is not None and on_list is not None and to_add > on_list:
        _refuse("to_add", to_add, f"Paling banyak sebanyak yang ada dalam daftar ({on_list}).", place, entries)
    elif off_list is not None and off_list < 0:
        _refuse("to_add", to_add, f"Paling sedikit sebesar kekurangan bersih ({net_gap}).", place, entries)
    return parts | {"still_serving": still, "net_gap": net_gap, "off_list": off_list}


def _counted(part: str, cell: object, place: int, entries: Entries) -> int | None:
    if cell is None or cell is pd.NA or cell != cell:
        return None
    noted = len(entries.problems)
    persons = entries.whole(PARTS[part].label.id, cell, 0, MOST_PERSONS, place)
    # A cell that is refused must not make those beside it look wrong.
    return persons if len(entries.problems) == noted else None


def _refuse(part: str, value: object, remedy: str, place: int, entries: Entries) -> None:
    entries.add(PARTS[part].label.id, value, f"{remedy} Periksa kedua angka dan tanggalnya.", place)


def _missing(parts: Counts) -> list[str]:
    return [name for name in NEEDED if parts[name] is None]


def _unknown(results: Mapping[str, Counts]) -> Text:
    if not results:
        return NO_GROUPS
    lacking = []
    for name, parts in results.items():
        labels = [PARTS[part].label for part in _missing(parts)]
        if labels:
            listed = joined(", ", *labels)
            lacking.append(filled(_UNKNOWN_OF, group_text(name), Text(listed.id.lower(), listed.en.lower())))
    return filled(_CANNOT, joined("; ", *lacking)) if lacking else EVERYTHING_KNOWN


def _steps(name: str, parts: Counts) -> list[Step]:
    label = group_text(name)
    lines = (
        (_STILL_SERVING, "enrolled", "left_office", "still_serving"),
        (_NET_GAP, "on_list", "still_serving", "net_gap"),
        (_OFF_LIST, "to_add", "net_gap", "off_list"),
    )
    steps = []
    for template, first, second, result in lines:
        minuend, subtrahend, value = parts[first], parts[second], parts[result]
        if minuend is not None and subtrahend is not None and value is not None:
            formula = joined(" − ", count(minuend), count(subtrahend))
            steps.append(Step(filled(template, label), formula, value, "persons"))
    return steps
