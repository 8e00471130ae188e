"""What sources say of a region that is no figure of membership, claims or duties: a table kept by hand, read here.

"All hospitals are partners" and "300 people attended" belong to the story of a region, and would mislead as figures.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import regions
from data.fields import Text
from data.paths import REFERENCE
from data.periods import is_period
from data.readers.strict import Faults, read_rows, refuse_repeats

COLUMNS = ("statement", "region_code", "period", "source_id", "text_id", "text_en", "as_printed")


@dataclass(frozen=True)
class Statement:
    """One statement about a region: in our words, and as its source printed it.

    period: ISO, or "" where none is stated. source_id: a source of the published snapshot.
    """

    code: str
    region_code: str
    period: str
    source_id: str
    text: Text
    as_printed: str


def of_region(region_code: str) -> tuple[Statement, ...]:
    """Return the statements about a region, in the order of data/reference/statements.csv."""
    return tuple(each for each in all_statements() if each.region_code == region_code)


@cache
def all_statements() -> tuple[Statement, ...]:
    """Return the statements of data/reference/statements.csv. Raises InputError, see read_statements."""
    return read_statements(REFERENCE / "statements.csv")


def read_statements(path: Path) -> tuple[Statement, ...]:
    """Read a table of statements with exactly COLUMNS.

    Raises:
        InputError: an unknown region, a period that is none, an empty text or a repeated code.
    """
    faults = Faults(path.name)
    rows = read_rows(path.name, path.read_bytes(), COLUMNS)
    refuse_repeats(rows, ["statement"], faults)
    known = {region.code for region in regions.all_regions()}
    for row in rows:
        if row["region_code"] not in known:
            faults.add(row.number, "region_code", row["region_code"], "Isi kode wilayah Kemendagri yang berlaku.")
        if row["period"] and not is_period(row["period"]):
            faults.add(row.number, "period", row["period"], "Isi periode ISO (2021-09), atau kosongkan.")
        for name in ("statement", "source_id", "text_id", "text_en", "as_printed"):
            if not row[name].strip():
                faults.add(row.number, name, row[name], "Isi sel ini.")
    faults.raise_any()
    return tuple(
        Statement(
            row["statement"],
            row["region_code"],
            row["period"],
            row["source_id"],
            Text(row["text_id"], row["text_en"]),
            row["as_printed"],
        )
        for row in rows
    )
