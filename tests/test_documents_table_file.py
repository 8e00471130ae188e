"""The CSV download: the same figures come back, nothing hidden leaks, nothing starts a formula."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.documents.table_file import TABLE_COLUMNS, HiddenValueError, csv_bytes, csv_file, file_name

SHARED = {
    "indicator": "coverage_rate",
    "segment": "total",
    "programme": "not_stated",
    "worker_group": "all",
    "unit": "share",
    "period": "2025-08",
    "denominator": "eligible_workers",
    "denominator_period": "2025-08",
    "basis": "residence",
    "source": "BPS",
    "address": "https://example.org/a?b=1&c=2",
    "origin": "published",
    "notice": "",
}


def rows(**columns) -> pd.DataFrame:
    count = len(next(iter(columns.values())))
    defaults = {
        "region_code": [f"11.{i:02}" for i in range(1, count + 1)],
        "name": ["Kabupaten"] * count,
        "value": [0.5] * count,
        "numerator": [1.0] * count,
        "denominator_value": [np.nan] * count,
        "as_printed": [""] * count,
        "obs_status": ["reported"] * count,
        "flags": [""] * count,
    }
    return pd.DataFrame(defaults | columns)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_file_holds_every_column_and_reads_back_as_it_was():
    table = rows(
        name=['Kabupaten "A", B', "Kota B", "Kabupaten C", "Kabupaten Ä"],
        value=[0.3701, np.nan, np.nan, -2.0],
        obs_status=["reported", "missing", "suppressed", "estimated"],
        flags=["above_one;rounded", "", "", ""],
    )
    back = read(csv_file(table, SHARED))
    assert tuple(back[0]) == TABLE_COLUMNS
    assert [row["region_code"] for row in back] == ["11.01", "11.02", "11.03", "11.04"]
    assert [row["name"] for row in back] == table["name"].tolist()
    assert [row["value"] for row in back] == ["0.3701", "", "", "-2"]
    assert {(row["numerator"], row["denominator_value"]) for row in back} == {("1", "")}
    assert [row["obs_status"] for row in back] == ["reported", "missing", "suppressed", "estimated"]
    assert [row["flags"] for row in back] == ["above_one;rounded", "", "", ""]
    assert {name: back[2][name] for name in SHARED} == SHARED


def test_a_table_that_is_cut_by_kind_of_benefit_says_so_in_a_column_of_its_own():
    back = read(csv_file(rows(value=[1.0]), SHARED | {"benefit_kind": "medical"}))
    assert tuple(back[0]) == (*TABLE_COLUMNS, "benefit_kind")
    assert back[0]["benefit_kind"] == "medical"


def test_a_spreadsheet_is_told_that_the_bytes_are_utf8():
    assert csv_file(rows(value=[1.0]), SHARED).startswith(b"\xef\xbb\xbfregion_code,")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("http://x","y")'],
)
def test_a_text_that_would_run_as_a_formula_is_neutralised(text):
    [row] = read(csv_file(rows(name=[text]), SHARED | {"source": text}))
    assert row["name"] == f"'{text}"
    assert row["source"] == f"'{text}"


def test_a_negative_number_stays_a_number():
    [row] = read(csv_file(rows(value=[-1234.5]), SHARED))
    assert float(row["value"]) == -1234.5


@pytest.mark.parametrize("status", ["missing", "suppressed"])
def test_a_value_that_must_not_be_seen_is_refused(status):
    with pytest.raises(HiddenValueError, match=r"11\.02"):
        csv_file(rows(value=[1.0, 3.0], obs_status=["reported", status]), SHARED)


def test_a_reported_row_without_its_value_is_refused():
    with pytest.raises(HiddenValueError, match=r"11\.01"):
        csv_file(rows(value=[np.nan]), SHARED)


def test_a_column_given_nowhere_or_twice_is_refused():
    with pytest.raises(ValueError, match=r"absent: \['unit'\]"):
        csv_file(rows(value=[1.0]), {name: text for name, text in SHARED.items() if name != "unit"})
    with pytest.raises(ValueError, match=r"twice: \['flags'\]"):
        csv_file(rows(value=[1.0]), SHARED | {"flags": ""})


def test_synthetic_figures_say_so_in_every_row():
    mark = {"origin": "synthetic", "notice": "DATA CONTOH — BUKAN ANGKA RESMI"}
    back = read(csv_file(rows(value=[1.0, 2.0, 3.0]), SHARED | mark))
    assert [(row["origin"], row["notice"]) for row in back] == [tuple(mark.values())] * 3


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(st.lists(st.tuples(st.floats(-1e15, 1e15), texts), min_size=1, max_size=5))
def test_any_value_and_any_text_read_back(pairs):
    back = read(csv_file(rows(value=[value for value, _ in pairs], name=[text for _, text in pairs]), SHARED))
    assert [float(row["value"]) for row in back] == [value for value, _ in pairs]
    for row, (_, text) in zip(back, pairs, strict=True):
        assert row["name"] in (text, f"'{text}")
        assert not row["name"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("parts", "synthetic", "name"),
    [
        (("2025-08", "Cakupan", "Aceh", "csv"), False, "2025-08_cakupan_aceh.csv"),
        (("2025-08", "Cakupan", "Aceh", "png"), True, "CONTOH_2025-08_cakupan_aceh.png"),
        (("2021-01/2021-09", "Kasus klaim dibayar", "Kab. Pangkajene & Kepulauan", "csv"), False,
         "2021-01-sd-2021-09_kasus-klaim-dibayar_kab-pangkajene-kepulauan.csv"),
        (("", "Cakupan", "../../etc/<img>", "csv"), False, "tanpa-periode_cakupan_etc-img.csv"),
        (("2025-Q3", "🎉", "", "svg"), False, "2025-q3_tanpa-nama_tanpa-nama.svg"),
    ],
)  # fmt: skip
def test_file_names(parts, synthetic, name):
    assert file_name(*parts, synthetic=synthetic) == name


@given(texts, texts, texts, st.booleans())
def test_a_file_name_is_safe_on_every_system(period, indicator, region, synthetic):
    name = file_name(period, indicator * 20, region, "csv", synthetic=synthetic)
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>| \n\0')
    assert len(name) < 220
    assert name.startswith("CONTOH_") == synthetic


def test_empty_cells_stay_empty():
    content = csv_bytes(pd.DataFrame({"a": ["", "x"], "b": [1, -1]}))
    assert content == "a,b\r\n,1\r\nx,-1\r\n".encode("utf-8-sig")
