"""Readers of single figures: one indicator, region, period and value per row, each row with its own source."""

from dataclasses import dataclass, field
from decimal import Decimal

from data.errors import JamsosMapError
from data.fields import (
    INDICATORS,
    NATION,
    NOT_SEEN,
    NOT_STATED,
    PROGRAMMES,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    VINTAGE_UNRESOLVED,
)
from data.numbers import find, is_rounded
from data.periods import is_period
from data.provenance import Received
from data.readers.places import region_code
from data.readers.records import Reading, Record, account, identifier, observation, source, stem
from data.readers.reference import BLANK_PROGRAMME, TEXT_UNIT, Correction, Reference, Target, corrected
from data.readers.strict import Faults, Row, number, read_rows, refuse_repeats

FIGURE_COLUMNS = (
    "region_name", "region_code", "indicator", "segment", "programme", "period", "value", "unit",
    "source_title", "publisher", "published_date", "source_url",
)  # fmt: skip
PRESS_COLUMNS = (*FIGURE_COLUMNS, "region_level", "as_printed", "source_row")
KEMNAKER_COLUMNS = (*FIGURE_COLUMNS, "region_vintage")
KEMNAKER_KEY = ("region_code", "indicator", "segment", "programme", "period", "source_url")
# Papua and Papua Barat, and the regencies under their codes: the 2022 split changed what the codes mean.
PAPUA_CODES = ("91", "92")
FRACTIONAL_UNITS = ("share",)
# Amounts that a regulation sets are whole millions, not rounded ones.
SET_BY_LAW = ("death_benefit_maximum_idr",)


@dataclass
class _Reader:
    """The state of reading one file of single figures."""

    received: Received
    reference: Reference
    applied: dict[int, tuple[Correction, ...]]
    faults: Faults
    reading: Reading = field(default_factory=Reading)

    @property
    def file(self) -> str:
        return stem(self.received)


def read_press(received: Received, reference: Reference) -> Reading:
    """Read figures from the press and public pages into observations, evidence and targets.

    The vintage of rows of Papua and Papua Barat comes from papua_vintage.csv; an unresolved one is rejected.

    Raises:
        InputError: any fault of form, an unmapped label, a region whose code and name disagree, a value that is no
            plain number, a Papua row without a vintage, a correction whose row changed.
    """
    reader, rows = _open(received, reference, PRESS_COLUMNS)
    for row in rows:
        vintage, reason = _press_vintage(reader, row)
        code = _region(reader, row, row["region_level"])
        _read_row(reader, row, code, vintage, reason, row["as_printed"], "")
    reader.faults.raise_any()
    return reader.reading


def read_kemnaker(received: Received, reference: Reference) -> Reading:
    """Read the ministry's province tables: 34 provinces, counted where the employer is registered.

    Raises:
        InputError: as read_press, and a repeated key.
    """
    reader, rows = _open(received, reference, KEMNAKER_COLUMNS)
    refuse_repeats(rows, KEMNAKER_KEY, reader.faults)
    for row in rows:
        vintage = row["region_vintage"] or VINTAGE_CURRENT
        if (vintage == VINTAGE_OLD_PAPUA) != (row["region_code"] in PAPUA_CODES):
            remedy = f"Kode 91 dan 92 di tabel 34 provinsi harus {VINTAGE_OLD_PAPUA}, kode lain kosong."
            reader.faults.add(row.number, "region_vintage", row["region_vintage"], remedy)
        code = _region(reader, row, "national" if row["region_code"] == NATION else "province")
        _read_row(reader, row, code, vintage, "", NOT_SEEN, "registration")
    reader.faults.raise_any()
    return reader.reading


def _open(received: Received, reference: Reference, columns: tuple[str, ...]) -> tuple[_Reader, list[Row]]:
    rows = read_rows(received.name, received.content, columns)
    rows, applied = corrected(stem(received), rows, reference)
    return _Reader(received, reference, applied, Faults(received.name)), rows


def _read_row(
    reader: _Reader, row: Row, code: str, vintage: str, vintage_reason: str, as_printed: str, basis: str
) -> None:
    target = _target(reader, row)
    programme = _programme(reader, row)
    period = row["period"]
    if period and not is_period(period):
        reader.faults.add(row.number, "period", period, "Tulis periode ISO: 2025, 2025-08, atau 2021-01/2021-09.")
    value = _value(reader, row, target) if target else None
    if target is None or (value is None and target.unit != TEXT_UNIT):
        return
    found = source(reader.received, row["publisher"], row["source_title"], row["published_date"], row["source_url"])
    reader.reading.sources.append(found)
    reason_id, reason_en = _reasons(reader, row, vintage, vintage_reason)
    line = account(reader.file, row.number, code, row["indicator"], row["value"], target.became)
    line |= {"reason_id": reason_id, "reason_en": reason_en}
    reader.reading.accounts.append(line)
    if vintage == VINTAGE_UNRESOLVED:
        line["became"] = "rejected"
        return
    common = {
        "region_code": code,
        "region_vintage": vintage,
        "period": period,
        "worker_group": target.worker_group,
        "value": value,
        "unit": target.unit,
        "as_printed": as_printed,
        "source_id": found["source_id"],
    }
    if target.became == "observation":
        record = observation(
            reader.file,
            row.number,
            **common,
            indicator=target.indicator,
            segment=target.segment,
            programme=programme,
            benefit_kind=target.benefit_kind,
            basis=basis or target.basis,
            denominator=target.denominator,
        )
        record["flags"] |= _flags(reader, row, record)
        reader.reading.observations.append(record)
    elif target.became == "evidence":
        reader.reading.evidence.append(_evidence(reader, row, target, common))
    else:
        reader.reading.targets.append(_goal(reader, row, target, common))


def _evidence(reader: _Reader, row: Row, target: Target, common: Record) -> Record:
    is_text = target.unit == TEXT_UNIT
    return {
        **common,
        "evidence_id": identifier("E", reader.file, str(row.number)),
        "evidence_kind": target.indicator,
        "instrument": row["value"] if is_text else target.instrument or NOT_STATED,
        "value": None if is_text else common["value"],
        **_tail(reader, row, target),
    }


def _goal(reader: _Reader, row: Row, target: Target, common: Record) -> Record:
    return {
        **common,
        "target_id": identifier("T", reader.file, str(row.number)),
        "indicator": target.indicator,
        "segment": target.segment,
        "instrument": target.instrument or NOT_STATED,
        **_tail(reader, row, target),
    }


def _tail(reader: _Reader, row: Row, target: Target) -> Record:
    return {
        "origin": "published",
        "source_row": row.number,
        "note_id": target.note_id,
        "note_en": target.note_en,
        "file": reader.file,
        "row": row.number,
    }


def _flags(reader: _Reader, row: Row, record: Record) -> set[str]:
    flags = set()
    changed = {correction.column for correction in reader.applied.get(row.number, ())}
    if "value" in changed:
        flags.add("repaired")
    if changed - {"value", "as_printed"}:
        flags.add("label_corrected")
    if record["indicator"] not in SET_BY_LAW and is_rounded(record["as_printed"], Decimal(row["value"])):
        flags.add("rounded")
    if record["unit"] == "share" and record["value"] > 1:
        flags.add("above_one")
    if not INDICATORS[record["indicator"]].stock and _is_year_to_date(record["period"]):
        flags.add("cumulative")
    return flags


def _is_year_to_date(period: str) -> bool:
    first, _, last = period.partition("/")
    return first.endswith("-01") and last.startswith(first[:4]) and not last.endswith("-12")


def _press_vintage(reader: _Reader, row: Row) -> tuple[str, str]:
    known = reader.reference.vintages.get(reader.file, {})
    if row.number in known:
        return known[row.number]
    if row["region_code"][:2] in PAPUA_CODES:
        remedy = "Tentukan sebelum atau sesudah pemekaran 2022 di data/reference/papua_vintage.csv."
        reader.faults.add(row.number, "region_code", row["region_code"], remedy)
    return VINTAGE_CURRENT, ""


def _region(reader: _Reader, row: Row, level: str) -> str:
    try:
        return region_code(row["region_name"], level, row["region_code"])
    except JamsosMapError as error:
        reader.faults.add(row.number, "region_code", row["region_code"] or row["region_name"], str(error))
        return ""


def _target(reader: _Reader, row: Row) -> Target | None:
    key = (row["indicator"], row["segment"], row["unit"])
    target = reader.reference.figures.get(key)
    if target is None:
        remedy = "Gabungan indikator, segmen dan satuan ini belum dipetakan; tambahkan ke data/reference/mapping.csv."
        reader.faults.add(row.number, "indicator, segment, unit", ", ".join(key), remedy)
    return target


def _programme(reader: _Reader, row: Row) -> str:
    words = row["programme"].split(";") if row["programme"] else [BLANK_PROGRAMME]
    unknown = [word for word in words if word not in reader.reference.programmes]
    if unknown:
        remedy = "Program ini belum dipetakan; tambahkan ke data/reference/mapping.csv."
        reader.faults.add(row.number, "programme", ";".join(unknown), remedy)
        return ""
    order = list(PROGRAMMES)
    return ";".join(sorted({reader.reference.programmes[word] for word in words}, key=order.index))


def _value(reader: _Reader, row: Row, target: Target) -> float | None:
    if target.unit == TEXT_UNIT:
        return None
    value = number(row, "value", target.unit not in FRACTIONAL_UNITS, reader.faults)
    if value is None:
        return None
    exact = Decimal(row["value"])
    printed = [number for number in find(row.cells.get("as_printed", "")) if exact in number.readings]
    if not printed and any(map(str.isdigit, row.cells.get("as_printed", ""))):
        remedy = f"Angka tercetak ini tidak dapat berarti {exact}; perbaiki salah satunya."
        reader.faults.add(row.number, "as_printed", row["as_printed"], remedy)
    # Decimal keeps 37.01 per cent at 0.3701; binary multiplication does not.
    return float(exact * target.factor)


def _reasons(reader: _Reader, row: Row, vintage: str, vintage_reason: str) -> tuple[str, str]:
    indonesian, english = [], []
    for correction in reader.applied.get(row.number, ()):
        change = f"{correction.column}: {correction.before!r} → {correction.after!r}"
        indonesian.append(f"Dikoreksi setelah sumber dibaca ulang ({change}).")
        english.append(f"Corrected after re-reading the source ({change}): {correction.reason}")
    if vintage_reason:
        indonesian.append(f"Pembagian wilayah: {VINTAGE_WORDS[vintage]}.")
        english.append(f"Vintage {vintage}: {vintage_reason}")
    return " ".join(indonesian), " ".join(english)


VINTAGE_WORDS = {
    VINTAGE_CURRENT: "menurut pembagian saat ini",
    VINTAGE_OLD_PAPUA: "sebelum pemekaran Papua 2022",
    VINTAGE_UNRESOLVED: "sebelum atau sesudah pemekaran Papua 2022 belum jelas, jadi tidak dipetakan",
}
