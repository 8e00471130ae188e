"""Readers of the labour force survey: employment by region and year, and the other job statuses by province."""

from collections import defaultdict
from itertools import pairwise

from data.errors import JamsosMapError
from data.provenance import Received
from data.readers.places import check_region
from data.readers.records import Reading, Record, account, observation, source, stem
from data.readers.reference import Reference
from data.readers.strict import Faults, Row, number, read_rows, refuse_repeats

COUNTS = ("employed_persons", "labour_force", "wage_employees", "formal_employed_persons")
SAKERNAS_COLUMNS = ("region_code", "period", *COUNTS, "labour_force_method", "formal_method")
STATUS_COLUMNS = ("region_code", "period", "indicator", "value")
# What the received file says of a figure that it did not change.
UNCHANGED = {"labour_force_method": "as_given", "formal_method": "derived_status_3_plus_4"}
METHODS = {
    "labour_force_method": ("as_given", "employed_plus_unemployed"),
    "formal_method": ("derived_status_3_plus_4", "derived_columns_swapped_in_source"),
}
METHOD_OF = {"labour_force": "labour_force_method", "formal_employed_persons": "formal_method"}

# The provinces of the laws of 2022 (UU 14, 15, 16 and 29/2022); the survey was counted back for the years before.
NEW_PROVINCES = ("93", "94", "95", "96")
BACK_CAST = ("2019-08", "2020-08", "2021-08")
JUMP = 0.30


def read_sakernas(received: Received, reference: Reference) -> Reading:
    """Read region_code, period and four counts per row into four survey estimates each.

    Raises:
        InputError: any fault of form, an unknown region or method, a repeated region and period, a negative count.
    """
    file = stem(received)
    faults = Faults(received.name)
    rows = read_rows(received.name, received.content, SAKERNAS_COLUMNS)
    refuse_repeats(rows, ("region_code", "period"), faults)
    found = source(received, received.meta.publisher, received.meta.title, "", received.meta.address)
    reading = Reading(sources=[found])
    for row in rows:
        _check_methods(row, faults)
        for indicator in COUNTS:
            record = _estimate(file, row, indicator, indicator, found["source_id"], reference, faults)
            if record is not None:
                method = METHOD_OF.get(indicator)
                if method and row[method] != UNCHANGED[method]:
                    record["flags"].add("repaired")
                reading.observations.append(record)
        reading.accounts.append(account(file, row.number, row["region_code"], "; ".join(COUNTS), "", "observation"))
    faults.raise_any()
    flag_jumps(reading.observations)
    return reading


def read_status(received: Received, reference: Reference) -> Reading:
    """Read region_code, period, indicator and value per row into one survey estimate each.

    Raises:
        InputError: as read_sakernas, and an indicator that the mapping does not know.
    """
    file = stem(received)
    faults = Faults(received.name)
    rows = read_rows(received.name, received.content, STATUS_COLUMNS)
    refuse_repeats(rows, ("region_code", "period", "indicator"), faults)
    found = source(received, received.meta.publisher, received.meta.title, "", received.meta.address)
    reading = Reading(sources=[found])
    for row in rows:
        indicator = row["indicator"]
        record = _estimate(file, row, indicator, "value", found["source_id"], reference, faults)
        if record is not None:
            reading.observations.append(record)
        reading.accounts.append(account(file, row.number, row["region_code"], indicator, row["value"], "observation"))
    faults.raise_any()
    flag_jumps(reading.observations)
    return reading


def flag_jumps(observations: list[Record]) -> None:
    """Flag each value that differs from the year before by over 30%, series by series."""
    series: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in observations:
        series[record["region_code"], record["indicator"]].append(record)
    for records in series.values():
        ordered = sorted(records, key=lambda record: record["period"])
        for before, after in pairwise(ordered):
            if before["value"] and abs(after["value"] - before["value"]) > JUMP * before["value"]:
                after["flags"].add("jump")


def _estimate(
    file: str, row: Row, source_indicator: str, column: str, source_id: str, reference: Reference, faults: Faults
) -> Record | None:
    region_code, period = row["region_code"], row["period"]
    try:
        check_region(region_code)
    except JamsosMapError as error:
        faults.add(row.number, "region_code", region_code, str(error))
    target = reference.figures.get((source_indicator, "", ""))
    if target is None:
        faults.add(row.number, "indicator", source_indicator, "Tambahkan indikator ini ke data/reference/mapping.csv.")
    value = number(row, column, is_whole=True, faults=faults)
    if value is None or target is None:
        return None
    record = observation(
        file,
        row.number,
        region_code=region_code,
        period=period,
        indicator=target.indicator,
        basis=target.basis,
        unit=target.unit,
        value=value,
        source_id=source_id,
        obs_status="estimated",
    )
    if value == 0:
        record["flags"].add("none_sampled")
    if region_code in NEW_PROVINCES and period in BACK_CAST:
        record["flags"].add("back_cast")
    return record


def _check_methods(row: Row, faults: Faults) -> None:
    for column, known in METHODS.items():
        if row[column] not in known:
            faults.add(row.number, column, row[column], f"Pilih salah satu: {', '.join(known)}.")
