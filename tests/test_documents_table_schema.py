"""The Table Schema beside a CSV file: Frictionless reads both and finds nothing to say, and catches what is changed."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from frictionless import Resource, Schema, system

from dashboard.documents.kit import data_files
from dashboard.documents.table_file import TABLE_COLUMNS, csv_file
from dashboard.documents.table_schema import table_schema
from tests.handmade import CODES, HOSTILE, VALUES, exhibit, table

system.trusted = True


def report(content: bytes, schema: bytes, folder):
    (folder / "a.csv").write_bytes(content)
    resource = Resource(path=str(folder / "a.csv"), schema=Schema.from_descriptor(json.loads(schema)))
    return resource.validate(), resource


def problems(content: bytes, schema: bytes, folder) -> list[str]:
    found, _ = report(content, schema, folder)
    return [error.type for task in found.tasks for error in task.errors]


@pytest.mark.parametrize("names", [exhibit().categories, HOSTILE])
def test_the_file_is_valid_and_reads_back_as_it_was(names, tmp_path):
    rows = table(names)
    content, schema = csv_file(rows, {}), table_schema(rows)
    found, resource = report(content, schema, tmp_path)
    assert found.valid, found.flatten(["type", "note"])
    back = resource.read_rows()
    assert [row["region_code"] for row in back] == list(CODES)
    assert [row["value"] for row in back] == [None if value != value else pytest.approx(value) for value in VALUES]
    assert [row["obs_status"] for row in back] == rows["obs_status"].tolist()
    assert [row["name"].removeprefix("'") for row in back] == list(names)


@pytest.mark.parametrize(
    ("column", "text", "type"),
    [
        ("region_code", "11.1", "constraint-error"),
        ("obs_status", "guessed", "constraint-error"),
        ("period", "Agustus", "constraint-error"),
        ("value", "banyak", "type-error"),
        ("region_code", "", "constraint-error"),
    ],
)
def test_a_changed_cell_is_found(column, text, type, tmp_path):
    content, schema = csv_file(table(), {}), table_schema(table())
    lines = content.decode("utf-8-sig").split("\r\n")
    cells = lines[1].split(",")
    cells[TABLE_COLUMNS.index(column)] = text
    changed = "\r\n".join([lines[0], ",".join(cells), *lines[2:]]).encode("utf-8-sig")
    assert problems(changed, schema, tmp_path) == [type]


def test_a_row_given_twice_breaks_the_key(tmp_path):
    schema = table_schema(table())
    twice = pd.concat([table(), table().head(1)])
    assert problems(csv_file(twice, {}), schema, tmp_path) == ["primary-key"]
    assert "primaryKey" not in json.loads(table_schema(twice))


def test_every_column_is_described_in_both_languages():
    for field in json.loads(table_schema(table()))["fields"]:
        assert field["title"]
        assert field["description"]
        assert field["title_en"]
        assert field["description_en"]


def test_what_the_figures_are_set_against_stands_in_a_file_of_its_own():
    given = exhibit()
    assert list(data_files(given)) == ["2025-08_cakupan_aceh.csv", "2025-08_cakupan_aceh.schema.json"]
    both = data_files(replace(given, reference=given.table.head(1)))
    assert [name for name in both if "pembanding" in name] == [
        "2025-08_cakupan_aceh_pembanding.csv",
        "2025-08_cakupan_aceh_pembanding.schema.json",
    ]


def test_the_kind_of_benefit_tells_figures_apart_where_it_is_a_column(tmp_path):
    cut = pd.concat([table().assign(benefit_kind=kind) for kind in ("death", "medical")])
    content, schema = csv_file(cut, {}), table_schema(cut)
    found, resource = report(content, schema, tmp_path)
    assert found.valid
    assert "benefit_kind" in json.loads(schema)["primaryKey"]
    assert [row["benefit_kind"] for row in resource.read_rows()] == ["death"] * 6 + ["medical"] * 6
