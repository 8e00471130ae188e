import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from data.fields import FLAGS, NOT_SEEN, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED
from data.paths import RECEIVED, REFERENCE
from data.provenance import latest, open_received

COLUMNS = {
    "papua_vintage.csv": ["file", "row", "region_vintage", "reason"],
    "corrections.csv": ["file", "row", "column", "from", "to", "reason"],
    "part_sums.csv": ["check_id", "total", "parts", "label_id", "label_en", "note_id", "note_en"],
    "contradictions.csv": ["check_id", "a", "b", "note_id", "note_en"],
    "caveats.csv": ["file_row", "flag", "note_id", "note_en"],
}
REFERRED = {"published_facts", "published_facts_bpjs_offices", "kemnaker_provinces", "articles"}
PRESS = ("published_facts", "published_facts_bpjs_offices", "articles")
MAY_BE_EMPTY = {("corrections.csv", "from"), ("corrections.csv", "to")}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def received() -> dict[str, dict[str, str]]:
    """Every received row that the tables may name, by `file:row`."""
    paths = [path for path in latest(RECEIVED) if path.stem in REFERRED]
    assert {path.stem for path in paths} == REFERRED
    return {f"{path.stem}:{line}": row for path in paths for line, row in enumerate(read(path), start=2)}


def results() -> dict[str, dict[str, str]]:
    return {row["check_id"]: row for row in read(REFERENCE / "part_sums.csv")}


def difference(check: dict[str, str], received: dict[str, dict[str, str]]) -> Decimal:
    parts = sum(Decimal(received[part]["value"]) for part in check["parts"].split(";"))
    return parts - Decimal(received[check["total"]]["value"])


@pytest.mark.parametrize("name", COLUMNS)
def test_table_has_its_columns_and_no_empty_cell(name: str) -> None:
    rows = read(REFERENCE / name)
    assert rows
    assert list(rows[0]) == COLUMNS[name]
    empty = [(line, column) for line, row in enumerate(rows, 2) for column, cell in row.items() if not cell.strip()]
    assert [place for place in empty if (name, place[1]) not in MAY_BE_EMPTY] == []


@pytest.mark.parametrize("name", ["part_sums.csv", "contradictions.csv"])
def test_check_ids_are_unique(name: str) -> None:
    counts = Counter(row["check_id"] for row in read(REFERENCE / name))
    assert [check for check, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", ["part_sums.csv", "contradictions.csv", "caveats.csv"])
def test_indonesian_and_english_notes_differ(name: str) -> None:
    assert [row for row in read(REFERENCE / name) if row["note_id"] == row["note_en"]] == []


def test_every_reference_is_a_received_row(received: dict[str, dict[str, str]]) -> None:
    named = [
        f"{row['file']}:{row['row']}"
        for name in ("papua_vintage.csv", "corrections.csv")
        for row in read(REFERENCE / name)
    ]
    named += [reference for row in results().values() for reference in (row["total"], *row["parts"].split(";"))]
    named += [reference for row in read(REFERENCE / "contradictions.csv") for reference in (row["a"], row["b"])]
    named += [row["file_row"] for row in read(REFERENCE / "caveats.csv")]
    assert [reference for reference in named if reference not in received] == []


def test_line_number_is_the_source_row(received: dict[str, dict[str, str]]) -> None:
    press = {reference: row for reference, row in received.items() if reference.split(":")[0] in PRESS}
    assert [reference for reference, row in press.items() if row["source_row"] != reference.split(":")[1]] == []


def test_every_press_row_of_papua_has_one_vintage(received: dict[str, dict[str, str]]) -> None:
    in_papua = {
        reference
        for reference, row in received.items()
        if reference.split(":")[0] in PRESS and row["region_code"][:2] in {"91", "92", "93", "94", "95", "96"}
    }
    decided = [f"{row['file']}:{row['row']}" for row in read(REFERENCE / "papua_vintage.csv")]
    assert sorted(decided) == sorted(in_papua)


def test_old_vintage_is_only_for_the_two_split_provinces(received: dict[str, dict[str, str]]) -> None:
    for row in read(REFERENCE / "papua_vintage.csv"):
        assert row["region_vintage"] in (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED)
        if row["region_vintage"] == VINTAGE_OLD_PAPUA:
            assert received[f"{row['file']}:{row['row']}"]["region_code"] in ("91", "92")


def test_paritrana_2021_is_old_papua_barat_and_2024_is_new() -> None:
    vintages = {int(row["row"]): row["region_vintage"] for row in read(REFERENCE / "papua_vintage.csv")}
    assert (vintages[488], vintages[476]) == (VINTAGE_OLD_PAPUA, VINTAGE_CURRENT)


def test_corrections_find_what_they_replace(received: dict[str, dict[str, str]]) -> None:
    for row in read(REFERENCE / "corrections.csv"):
        assert received[f"{row['file']}:{row['row']}"][row["column"]] == row["from"]
        assert row["from"] != row["to"]


def test_labels_that_claimed_more_than_the_articles_are_corrected() -> None:
    corrected = {(int(row["row"]), row["column"]): row["to"] for row in read(REFERENCE / "corrections.csv")}
    status_unstated = {line for (line, column), to in corrected.items() if to == "participants_status_unstated"}
    assert status_unstated == {24, 25, 26, 27, 28}
    assert corrected[13, "programme"] == ""


def test_parts_and_total_share_a_unit_and_are_distinct(received: dict[str, dict[str, str]]) -> None:
    for row in results().values():
        references = [row["total"], *row["parts"].split(";")]
        assert len(references) == len(set(references)) >= 3
        assert len({received[reference]["unit"] for reference in references}) == 1


@pytest.mark.parametrize(
    ("check", "apart"),
    [
        ("parts-tangsel-groups-2019", 18),
        ("parts-siak-benefits-2019-2020", -773),
        ("parts-siak-claims-2019-2020", 0),
        ("parts-kalsel-segments-2021", 0),
        ("parts-diy-segments-2018", -1000),
        ("parts-papua-barat-vulnerable-2024", 0),
        ("parts-jkk-provinces-2024-05", 0),
    ],
)
def test_known_sums(received: dict[str, dict[str, str]], check: str, apart: int) -> None:
    assert difference(results()[check], received) == apart


def test_contradicting_rows_share_a_unit_and_differ(received: dict[str, dict[str, str]]) -> None:
    for row in read(REFERENCE / "contradictions.csv"):
        a, b = received[row["a"]], received[row["b"]]
        assert a["unit"] == b["unit"]
        assert Decimal(a["value"]) != Decimal(b["value"])


def test_caveats_use_known_flags_once_per_row() -> None:
    rows = read(REFERENCE / "caveats.csv")
    assert {row["flag"] for row in rows} <= set(FLAGS)
    assert len({(row["file_row"], row["flag"]) for row in rows}) == len(rows)


def test_articles_agree_with_their_record_and_add_what_was_missing() -> None:
    path = next(path for path in latest(RECEIVED) if path.stem == "articles")
    file = open_received(path)
    rows = read(path)
    assert file.meta.rows == len(rows)
    assert "quote" not in rows[0]
    assert [row for row in rows if row["as_printed"] in ("", NOT_SEEN)] == []
    values = {(row["indicator"], row["value"]) for row in rows}
    assert {
        ("prosecutor_mandates", "13"),
        ("contribution_idr_month", "16800"),
        ("contribution_idr_month_paid_by_region", "10800"),
    } <= values


def test_articles_name_sources_that_published_facts_names(received: dict[str, dict[str, str]]) -> None:
    source = ("source_title", "publisher", "published_date", "source_url")
    known = {tuple(row[name] for name in source) for key, row in received.items() if key.startswith("published_facts:")}
    added = {tuple(row[name] for name in source) for key, row in received.items() if key.startswith("articles:")}
    assert added <= known
