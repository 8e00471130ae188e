"""What the figures must agree on: sums of regions, stated totals, cumulative counts, rates and their parts.

Each check compares one stated figure with one computed from others and becomes a row of the table `checks`; a figure in
doubt keeps its value and gets a flag. Only sums that the project itself relies on stop a build.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan
from pathlib import Path
from typing import Any

from data import regions
from data.errors import InputError, Problem
from data.fields import FLAGS, INDICATORS, NATION, NOT_SEEN, SEGMENTS, Text
from data.periods import months
from data.readers.records import Record, observation_id
from data.readers.strict import Faults, Row, read_rows

PART_SUM_COLUMNS = ("check_id", "total", "parts", "label_id", "label_en", "note_id", "note_en")
CONTRADICTION_COLUMNS = ("check_id", "a", "b", "note_id", "note_en")
CAVEAT_COLUMNS = ("file_row", "flag", "note_id", "note_en")

AGREES = "agrees"
AGREES_ROUNDED = "agrees_rounded"
DISPUTED = "disputed"
IMPLAUSIBLE = "implausible"
DIFFERS = "differs"
NOTED = "noted"

# The segments of the ministry's tables, which leave migrant workers out.
SEGMENT_PARTS = ("wage_workers", "own_account_workers", "construction_workers")
COUNT_INDICATORS = ("active_participants", "enrolled_workers")
BASE_INDICATORS = ("eligible_workers", "labour_force", "employed_persons")
RATE_INDICATORS = ("coverage_rate", "enrolled_rate")
# A printed per cent and rounded inputs leave up to this share unexplained.
ROUNDING = 0.006
# A full year more than so many times another full year of the same region cannot be growth.
YEARLY_FACTOR = 5


NO_NOTE = Text("", "")
SUMS = {
    "province": Text("jumlah provinsi", "sum of provinces"),
    "regency": Text("jumlah kabupaten/kota", "sum of regencies and cities"),
}


@dataclass(frozen=True)
class Compared:
    """What a check sets side by side, before it is worded."""

    check_id: str
    kind: str
    stated: Record
    computed: float
    verdict: str
    label: Text
    note: Text = NO_NOTE


def check_row(compared: Compared) -> Record:
    """Return the comparison as a row of the table `checks`."""
    stated = compared.stated
    return {
        "check_id": compared.check_id,
        "kind": compared.kind,
        "region_code": stated["region_code"],
        "period": stated["period"],
        "label_id": compared.label.id,
        "label_en": compared.label.en,
        "stated": stated["value"],
        "computed": compared.computed,
        "difference": stated["value"] - compared.computed,
        "unit": stated["unit"],
        "verdict": compared.verdict,
        "source_id": stated["source_id"],
        "note_id": compared.note.id,
        "note_en": compared.note.en,
    }


def check_region_sums(observations: Iterable[Record]) -> list[Record]:
    """Compare the nation's row with the sum of provinces and of regencies, for each indicator and period given.

    Raises:
        InputError: any sum that is not exact.
    """
    groups: dict[tuple[str, str], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in observations:
        level = regions.get(record["region_code"]).level
        groups[record["indicator"], record["period"]]["regency" if level == "city" else level].append(record)
    rows = []
    problems = []
    for (indicator, period), levels in sorted(groups.items()):
        nation = levels["nation"][0] if levels["nation"] else None
        for level, word in SUMS.items():
            if nation is None or not levels[level]:
                continue
            computed = sum(record["value"] for record in levels[level])
            if computed != nation["value"]:
                remedy = f"{word.id.capitalize()} adalah {computed:.0f}; perbaiki sebelum diterbitkan."
                problems.append(Problem(nation["row"], indicator, f"{period} {nation['value']:.0f}", remedy))
            label = INDICATORS[indicator].label
            named = Text(f"{label.id}: {word.id}", f"{label.en}: {word.en}")
            check_id = f"sum-{level}:{indicator}:{period}"
            rows.append(check_row(Compared(check_id, "sum_of_regions", nation, computed, AGREES, named)))
    if problems:
        raise InputError("Jumlah wilayah tidak sama dengan angka nasional", problems)
    return rows


def check_controls(file: str, controls: Iterable[Mapping[str, str]], observations: Iterable[Record]) -> list[Record]:
    """Compare the sums over provinces with those that the issuer of a file states.

    Raises:
        InputError: a sum that is not the stated one.
    """
    sums: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in observations:
        if record["file"] == file and regions.get(record["region_code"]).level == "province":
            sums[record["indicator"], record["segment"], record["period"]].append(record)
    rows = []
    problems = []
    for control in controls:
        records = sums[control["indicator"], control["segment"], control["period"]]
        computed = sum(record["value"] for record in records)
        stated = float(control["sum"])
        if computed != stated:
            remedy = f"Jumlah provinsi di berkas adalah {computed:.0f}; berkas tidak utuh atau berubah."
            problems.append(Problem(None, control["indicator"], f"{control['period']}: {control['sum']}", remedy))
            continue
        nation = {**records[0], "region_code": NATION, "value": stated}
        label = INDICATORS[control["indicator"]].label
        named = Text(f"{label.id}: jumlah kendali penerbit", f"{label.en}: control total of the issuer")
        check_id = f"control:{file}:{control['indicator']}:{control['period']}"
        rows.append(check_row(Compared(check_id, "control_total", nation, computed, AGREES, named)))
    if problems:
        raise InputError(f"Jumlah kendali {file} tidak cocok", problems)
    return rows


def check_segments(observations: Iterable[Record]) -> list[Record]:
    """Compare each total with the sum of its three segments, where a source gives all four; flag where they differ."""
    groups: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
    for record in observations:
        key = ("region_code", "region_vintage", "period", "indicator", "programme", "source_id")
        groups[tuple(record[name] for name in key)][record["segment"]] = record
    rows = []
    for segments in groups.values():
        if not {"total", *SEGMENT_PARTS} <= set(segments):
            continue
        total, parts = segments["total"], [segments[name] for name in SEGMENT_PARTS]
        label = INDICATORS[total["indicator"]].label
        named = Text(f"{label.id}: jumlah segmen", f"{label.en}: sum of segments")
        rows.append(_parts(f"segments:{observation_id(total)}", "segments", total, parts, named, NO_NOTE))
    return rows


def check_cumulative(observations: Iterable[Record]) -> list[Record]:
    """Flag counts since January that fall as the year goes on, and full years that differ beyond belief."""
    series: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
    for record in observations:
        if record["indicator"] == "claims_paid":
            key = ("region_code", "region_vintage", "segment", "programme")
            series[tuple(record[name] for name in key)][record["period"]] = record
    rows = []
    for records in series.values():
        years: dict[str, list[Record]] = defaultdict(list)
        for record in records.values():
            years[record["period"][:4]].append(record)
        for year in years.values():
            ordered = sorted(year, key=lambda record: months(record["period"]))
            for earlier, later in pairwise(ordered):
                if later["value"] < earlier["value"]:
                    rows.append(_implausible(later, earlier, "cumulative", CUMULATIVE_NOTE))
        full = [records[period] for period in sorted(records) if len(period) == 4]
        for earlier, later in pairwise(full):
            low, high = sorted((earlier["value"], later["value"]))
            if high > YEARLY_FACTOR * low:
                rows.append(_implausible(later, earlier, "year_to_year", YEARLY_NOTE))
    return rows


CUMULATIVE_NOTE = Text(
    "Angka sejak awal tahun tidak mungkin turun; salah satunya keliru.",
    "A count since the start of the year cannot fall; one of the two is wrong.",
)
YEARLY_NOTE = Text(
    f"Berbeda lebih dari {YEARLY_FACTOR} kali lipat dalam setahun; salah satunya keliru.",
    f"More than {YEARLY_FACTOR} times apart within a year; one of the two is wrong.",
)


def _implausible(later: Record, earlier: Record, kind: str, note: Text) -> Record:
    for record in (later, earlier):
        record["flags"].add("implausible")
    label, segment = INDICATORS[later["indicator"]].label, SEGMENTS[later["segment"]]
    named = Text(
        f"{label.id}, {segment.id}: {later['period']} dibanding {earlier['period']}",
        f"{label.en}, {segment.en}: {later['period']} against {earlier['period']}",
    )
    check_id = f"{kind}:{observation_id(later)}"
    return check_row(Compared(check_id, kind, later, earlier["value"], IMPLAUSIBLE, named, note))


def check_recomputed(observations: Iterable[Record]) -> list[Record]:
    """Compare a printed rate with count over base, where one source gives all three for one region and period."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in observations:
        key = ("source_id", "region_code", "region_vintage", "period", "segment", "worker_group")
        groups[tuple(record[name] for name in key)].append(record)
    rows = []
    for records in groups.values():
        rates = [record for record in records if record["indicator"] in RATE_INDICATORS]
        count = _first(records, COUNT_INDICATORS)
        base = _first(records, BASE_INDICATORS)
        if count is None or base is None:
            continue
        for rate in rates:
            computed = count["value"] / base["value"]
            differs = abs(rate["value"] - computed) > ROUNDING
            if differs:
                rate["flags"].add("recomputed_differs")
            numerator, denominator = INDICATORS[count["indicator"]].label, INDICATORS[base["indicator"]].label
            named = Text(
                f"{INDICATORS[rate['indicator']].label.id}: {numerator.id.lower()} dibagi {denominator.id.lower()}",
                f"{INDICATORS[rate['indicator']].label.en}: {numerator.en.lower()} over {denominator.en.lower()}",
            )
            verdict = DIFFERS if differs else AGREES
            check_id = f"recomputed:{observation_id(rate)}"
            rows.append(check_row(Compared(check_id, "recomputed_rate", rate, computed, verdict, named)))
    return rows


def _first(records: Sequence[Record], indicators: Sequence[str]) -> Record | None:
    for indicator in indicators:
        for record in records:
            if record["indicator"] == indicator and record["value"]:
                return record
    return None


def check_part_sums(path: Path, observations: Iterable[Record]) -> list[Record]:
    """Compare each stated total of part_sums.csv with the sum of its parts; flag all of them where they differ.

    The table names rows as `file:row`, parts joined by semicolons.

    Raises:
        InputError: a row that it names is no observation.
    """
    found = by_place(observations)
    faults = Faults(path.name)
    rows = []
    for row in read_rows(path.name, path.read_bytes(), PART_SUM_COLUMNS, may_be_empty=True):
        total = _named(found, row["total"], row, "total", faults)
        parts = [_named(found, place, row, "parts", faults) for place in row["parts"].split(";")]
        given = [part for part in parts if part is not None]
        if total is None or len(given) != len(parts):
            continue
        label, note = Text(row["label_id"], row["label_en"]), Text(row["note_id"], row["note_en"])
        rows.append(_parts(row["check_id"], "parts", total, given, label, note))
    faults.raise_any()
    return rows


def check_contradictions(path: Path, observations: Iterable[Record]) -> list[Record]:
    """Set side by side the two figures of each line of contradictions.csv, and flag both.

    Raises:
        InputError: a row that it names is no observation.
    """
    found = by_place(observations)
    faults = Faults(path.name)
    rows = []
    for row in read_rows(path.name, path.read_bytes(), CONTRADICTION_COLUMNS, may_be_empty=True):
        first = _named(found, row["a"], row, "a", faults)
        second = _named(found, row["b"], row, "b", faults)
        if first is None or second is None:
            continue
        for record in (first, second):
            record["flags"].add("disputed_sources")
        label = INDICATORS[first["indicator"]].label
        named = Text(f"{label.id}: dua angka", f"{label.en}: two figures")
        note = Text(row["note_id"], row["note_en"])
        compared = Compared(row["check_id"], "contradiction", first, second["value"], DISPUTED, named, note)
        rows.append(check_row(compared))
    faults.raise_any()
    return rows


def check_caveats(path: Path, observations: Iterable[Record], others: Iterable[Record]) -> list[Record]:
    """Flag the observations of caveats.csv and give each caveat a row; evidence and targets take it into their notes.

    Raises:
        InputError: a row that it names became nothing, or an unknown flag.
    """
    found, noted = by_place(observations), by_place(others)
    faults = Faults(path.name)
    rows = []
    for row in read_rows(path.name, path.read_bytes(), CAVEAT_COLUMNS, may_be_empty=True):
        note = Text(row["note_id"], row["note_en"])
        if row["flag"] not in FLAGS:
            faults.add(row.number, "flag", row["flag"], "Catatan mutu ini tidak ada di data/fields.py.")
        if row["file_row"] in noted:
            record = noted[row["file_row"]]
            record["note_id"] = f"{record['note_id']} {note.id}".strip()
            record["note_en"] = f"{record['note_en']} {note.en}".strip()
            continue
        record = _named(found, row["file_row"], row, "file_row", faults)
        if record is not None:
            record["flags"].add(row["flag"])
            check_id = f"caveat:{row['file_row']}:{row['flag']}"
            label, flag = INDICATORS[record["indicator"]].label, FLAGS.get(row["flag"], Text("", ""))
            named = Text(f"{label.id}: {flag.id}", f"{label.en}: {flag.en}")
            rows.append(check_row(Compared(check_id, "caveat", record, nan, NOTED, named, note)))
    faults.raise_any()
    return rows


def by_place(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by the place they came from, as `file:row`."""
    return {f"{record['file']}:{record['row']}": record for record in records}


def _named(found: Mapping[str, Record], place: str, row: Row, column: str, faults: Faults) -> Record | None:
    if place not in found:
        faults.add(row.number, column, place, "Baris itu bukan pengamatan; perbaiki rujukannya.")
    return found.get(place)


def _parts(check_id: str, kind: str, total: Record, parts: Sequence[Record], label: Text, note: Text) -> Record:
    computed = sum(part["value"] for part in parts)
    apart = abs(computed - total["value"])
    verdict = AGREES if apart == 0 else AGREES_ROUNDED if apart <= sum(map(leeway, (total, *parts))) else DISPUTED
    if verdict == DISPUTED:
        for record in (total, *parts):
            record["flags"].add("disputed_parts")
    return check_row(Compared(check_id, kind, total, computed, verdict, label, note))


def leeway(record: Mapping[str, Any]) -> float:
    """Return half of the last digit that the source gave, zero for a figure printed to the unit.

    Where nothing printed was seen, three zeros at the end count as rounding.
    """
    is_rounded = "rounded" in record["flags"] or (record["as_printed"] == NOT_SEEN and record["value"] % 1000 == 0)
    if not is_rounded or not record["value"]:
        return 0.0
    digits = f"{record['value']:.0f}"
    return 10 ** (len(digits) - len(digits.rstrip("0"))) / 2
