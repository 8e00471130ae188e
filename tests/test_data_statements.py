"""Statements of sources that are no figures: each leads to a source, and a faulty table is refused whole."""

import pytest

from data import statements, store
from data.errors import InputError

HEAD = ",".join(statements.COLUMNS)
GOOD = "a,14.08,2021,S-1,Teks,Text,tercetak"


def read(tmp_path, *lines: str):
    path = tmp_path / "statements.csv"
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return statements.read_statements(path)


def test_a_statement_keeps_both_languages_and_its_print(tmp_path):
    (found,) = read(tmp_path, GOOD)
    assert (found.region_code, found.period, found.text.en, found.as_printed) == ("14.08", "2021", "Text", "tercetak")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("a,14.99,2021,S-1,Teks,Text,tercetak", "region_code"),
        ("a,14.08,2021-13,S-1,Teks,Text,tercetak", "period"),
        ("a,14.08,kemarin,S-1,Teks,Text,tercetak", "period"),
        ("a,14.08,2021,S-1,,Text,tercetak", "text_id"),
        ("a,14.08,2021,,Teks,Text,tercetak", "source_id"),
        (f"{GOOD}\n{GOOD}", "statement"),
    ],
)
def test_a_faulty_statement_is_named_with_its_column(tmp_path, line, column):
    with pytest.raises(InputError) as refused:
        read(tmp_path, line)
    assert column in str(refused.value)


@pytest.mark.real
def test_each_statement_leads_to_a_source_of_the_published_figures():
    sources = set(store.read(store.current("published"), "sources")["source_id"])
    assert {each.source_id for each in statements.all_statements()} <= sources
