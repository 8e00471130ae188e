"""Evidence of the duties under Inpres 2/2021: each piece from one row of a source, dated, and judged by hand.

A source row is eligible when it is a paper (regulation, budget, agreement and the like: the snapshot's table
`evidence`) or a figure about a worker group's enrolment or about prosecutors' work. The register says of each eligible
row which duty it is evidence of, from when to when, or why it is none. Papers of the sample carry their own validity
and are taken by rule.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.duties import Duty, all_duties
from data.evidence_register import Line, register
from data.fields import NOT_STATED, VINTAGE_CURRENT
from data.periods import end_month, is_period, months
from data.readers.records import Record, observation_id
from data.readers.strict import Faults
from data.store import Snapshot, observations, read

EVIDENCE_OF_DUTY_COLUMNS = (
    "evidence_id", "region_code", "duty", "says", "valid_from", "valid_to", "kind", "worker_group", "instrument",
    "period", "value", "unit", "as_printed", "flags", "origin", "source_id", "file", "row", "note_id", "note_en",
)  # fmt: skip
SOURCE_ROW_COLUMNS = (
    "record_id", "file", "row", "region_code", "region_vintage", "kind", "worker_group", "instrument", "period",
    "value", "unit", "as_printed", "flags", "origin", "source_id",
)  # fmt: skip
NOT_USED_COLUMNS = (
    "file", "row", "region_code", "kind", "worker_group", "value", "unit", "source_id", "note_id", "note_en",
)  # fmt: skip

# Figures that can be evidence, and the kind of evidence they are. Denominators, claims, contributions and the ranks of
# an award are none: they say nothing of what a head of region does.
GROUP_FIGURES = {
    "enrolled_workers": "enrolment",
    "participants_status_unstated": "enrolment",
    "coverage_rate": "enrolment",
    "government_offices_covered": "enrolment",
}
FIGURES = {
    "villages_enrolled": "enrolment",
    "prosecutor_mandates": "prosecutor_mandates",
    "recovered_contributions_idr": "recovered_contributions",
    "recovered_contributions_share": "recovered_contributions",
}


@dataclass(frozen=True)
class Gathered:
    """All evidence (EVIDENCE_OF_DUTY_COLUMNS), and the eligible source rows that are none, each with its reason."""

    evidence: pd.DataFrame
    not_used: pd.DataFrame


def gather(snapshot: Snapshot) -> Gathered:
    """Collect the evidence that a snapshot holds.

    Raises:
        BrokenDataError: a table is absent or unreadable.
        InputError: see evidence_register.read_register, apply_register and by_rule.
    """
    papers = read(snapshot, "evidence")
    if snapshot.dataset == "synthetic":
        return Gathered(by_rule(papers), pd.DataFrame(columns=list(NOT_USED_COLUMNS)))
    figures = observations(snapshot, indicator=(*GROUP_FIGURES, *FIGURES))
    rows = source_rows(papers, figures, read(snapshot, "accounts"))
    return apply_register(rows, register())


# --- eligible source rows ------------------------------------------------------------------------------


def source_rows(papers: pd.DataFrame, figures: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """List every eligible source row with the file and line it came from (SOURCE_ROW_COLUMNS).

    papers: the snapshot's table `evidence`. figures: observations, of which the eligible ones are taken. accounts: the
    snapshot's table of that name, which knows where each record came from.
    """
    is_figure = figures["indicator"].isin(FIGURES)
    is_group_figure = figures["indicator"].isin(GROUP_FIGURES) & (figures["worker_group"] != "all")
    eligible = figures[is_figure | is_group_figure]
    counted = eligible.assign(
        record_id=[observation_id(record) for record in eligible.to_dict("records")],
        kind=eligible["indicator"].map(GROUP_FIGURES | FIGURES),
        instrument="",
    )
    written = papers.rename(columns={"evidence_id": "record_id", "evidence_kind": "kind"}).assign(flags="")
    columns = [name for name in SOURCE_ROW_COLUMNS if name not in ("file", "row")]
    places = accounts.loc[accounts["became"].isin(("observation", "evidence")), ["file", "row", "record_id"]]
    places = places.assign(record_id=places["record_id"].str.split(";")).explode("record_id")
    found = pd.concat([written[columns], counted[columns]]).merge(places, on="record_id", validate="one_to_one")
    return found[list(SOURCE_ROW_COLUMNS)].sort_values(["file", "row"], ignore_index=True)


def apply_register(rows: pd.DataFrame, lines: Sequence[Line]) -> Gathered:
    """Make evidence of the eligible source rows as the register says; texts, values and sources stay the row's own.

    Raises:
        InputError: an eligible row that no line judges; a line whose row is not eligible, has another region or value,
            belongs to an older division of Papua or cannot be evidence of the duty; one instrument twice at a time.
    """
    by_place = {(row["file"], row["row"]): row for row in rows.to_dict("records")}
    faults = Faults("evidence_register.csv")
    for line in lines:
        _check_line(line, by_place.get((line.file, line.row)), faults)
    for file, row in sorted(by_place.keys() - {(line.file, line.row) for line in lines}):
        remedy = "Baris sumber ini belum dinilai; tambahkan ke register, sebagai bukti atau sebagai tidak dipakai."
        faults.add(None, "file, row", f"{file}:{row}", remedy)
    faults.raise_any()
    evidence = _evidence(_judged(line, by_place[line.file, line.row]) for line in lines if line.duty)
    numbers = {_evidence_id(line): line.number for line in lines}
    _refuse_overlaps(evidence, lambda row: numbers[row["evidence_id"]])
    unused = [
        {**by_place[line.file, line.row], "note_id": line.note.id, "note_en": line.note.en}
        for line in lines
        if not line.duty
    ]
    return Gathered(evidence, pd.DataFrame(unused, columns=list(NOT_USED_COLUMNS)))


def _check_line(line: Line, row: Record | None, faults: Faults) -> None:
    place = f"{line.file}:{line.row}"
    if row is None:
        remedy = "Bukan baris sumber yang dapat menjadi bukti; periksa nama berkas dan nomor barisnya."
        faults.add(line.number, "row", place, remedy)
        return
    if line.region_code != row["region_code"]:
        remedy = f"Baris sumber {place} tentang wilayah {row['region_code']}; periksa nomor barisnya."
        faults.add(line.number, "region_code", line.region_code, remedy)
    stated = None if pd.isna(row["value"]) else row["value"]
    if line.value != stated:
        shown = "kosong" if stated is None else f"{stated:.15g}"
        remedy = f"Nilai baris sumber {place} adalah {shown}; periksa nomor barisnya."
        faults.add(line.number, "value", "" if line.value is None else f"{line.value:.15g}", remedy)
    if not line.duty:
        return
    if not all_duties()[line.duty].accepts(row["kind"], row["worker_group"]):
        remedy = f"Tidak dapat membuktikan {line.duty}; lihat evidence_kinds dan worker_groups di duties.csv."
        faults.add(line.number, "duty", f"{row['kind']}, {row['worker_group']}", remedy)
    if row["region_vintage"] != VINTAGE_CURRENT:
        remedy = "Wilayah sebelum pemekaran Papua tidak punya kepala daerah sekarang; catat sebagai tidak dipakai."
        faults.add(line.number, "region_code", line.region_code, remedy)


def _judged(line: Line, row: Record) -> Record:
    return row | {
        "evidence_id": _evidence_id(line),
        "duty": line.duty,
        "says": line.says,
        "valid_from": line.valid_from,
        "valid_to": line.valid_to,
        "note_id": line.note.id,
        "note_en": line.note.en,
    }


def _evidence_id(line: Line) -> str:
    return f"{line.file}:{line.row}/{line.duty}"


# --- the sample's papers -------------------------------------------------------------------------------


def by_rule(papers: pd.DataFrame) -> pd.DataFrame:
    """Make evidence of papers whose period is their validity, as in the sample: all of it says that the duty is met.

    A regulation is evidence of that duty, a budget of that one, an agreement of the duty about its worker group.

    Raises:
        InputError: a paper of another kind or of a group that no duty is about, or a period that is none.
    """
    faults = Faults("evidence")
    groups = {group: duty for duty in all_duties().values() for group in duty.worker_groups if group != "all"}
    found = [_by_rule(paper, groups, faults) for paper in papers.to_dict("records")]
    faults.raise_any()
    evidence = _evidence(found)
    _refuse_overlaps(evidence, lambda row: row["row"])
    return evidence


def _by_rule(paper: Record, groups: Mapping[str, Duty], faults: Faults) -> Record:
    kind, group, period, row = paper["evidence_kind"], paper["worker_group"], paper["period"], int(paper["source_row"])
    duty = kind if kind in ("regulation", "budget") else groups[group].code if group in groups else ""
    if not duty or not all_duties()[duty].accepts(kind, group):
        faults.add(row, "evidence_kind", f"{kind}, {group}", "Tidak membuktikan kewajiban apa pun; periksa jenisnya.")
    if not is_period(period):
        remedy = "Tulis masa berlaku sebagai periode ISO yang tidak berakhir sebelum mulai."
        faults.add(row, "period", period, remedy)
        return {}
    identifiers = {"evidence_id": paper["evidence_id"], "duty": duty, "kind": kind, "file": "", "row": row, "flags": ""}
    return paper | identifiers | {"says": "met", "valid_from": first_day(period), "valid_to": last_day(period)}


def first_day(period: str) -> str:
    """Return the ISO day on which a period starts: 2024-03 starts on 2024-03-01. Raises ValueError for no period."""
    year, month = (int(part) for part in end_month(period).split("-"))
    year, month = divmod(year * 12 + month - months(period), 12)
    return f"{year:04d}-{month + 1:02d}-01"


def last_day(period: str) -> str:
    """Return the ISO day on which a period ends: 2024-02 ends on 2024-02-29. Raises ValueError for no period."""
    month = end_month(period)
    year_number, month_number = (int(part) for part in month.split("-"))
    return f"{month}-{monthrange(year_number, month_number)[1]:02d}"


# --- both ----------------------------------------------------------------------------------------------


def _evidence(records: Iterable[Record]) -> pd.DataFrame:
    frame = pd.DataFrame.from_records(list(records), columns=list(EVIDENCE_OF_DUTY_COLUMNS))
    kinds = dict.fromkeys(EVIDENCE_OF_DUTY_COLUMNS, "str") | {"value": "float64", "row": "int64"}
    return frame.astype(kinds).sort_values(["region_code", "duty", "valid_from", "evidence_id"], ignore_index=True)


def _refuse_overlaps(evidence: pd.DataFrame, line_of: Callable[[Record], int]) -> None:
    """Refuse one named instrument that is in force twice at a time for the same region, duty and group."""
    faults = Faults("Masa berlaku yang bertindih")
    named = evidence[~evidence["instrument"].isin(("", NOT_STATED))]
    # The evidence is sorted by its start: if any two of an instrument overlap, so do two neighbours.
    before = named.groupby(["region_code", "duty", "kind", "worker_group", "instrument"]).shift()
    lasts = (before["valid_to"] == "") | (before["valid_to"] >= named["valid_from"])
    overlaps = before["evidence_id"].notna() & lasts
    pairs = zip(named[overlaps].to_dict("records"), before[overlaps].to_dict("records"), strict=True)
    for row, earlier in pairs:
        remedy = f"Naskah yang sama berlaku {earlier['valid_from']}/{earlier['valid_to']} menurut baris "
        remedy += f"{line_of(earlier)}; betulkan tanggalnya atau hapus salah satu."
        faults.add(line_of(row), "valid_from", row["valid_from"], remedy)
    faults.raise_any()
