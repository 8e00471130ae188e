"""A government's list against those enrolled: exact definitions, no names, and plain words for what is not known."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import arithmetic, reconciliation, store
from data.errors import InputError
from data.reconciliation import COUNT_COLUMNS, RESULT_COLUMNS, reconcile
from tests.observations import observation, observations


def counts(*rows):
    return pd.DataFrame(list(rows), columns=list(COUNT_COLUMNS))


def refused(*rows):
    with pytest.raises(InputError) as caught:
        reconcile(counts(*rows))
    return [(problem.column, problem.row) for problem in caught.value.problems]


def enrolled(group, value, **changes):
    return observation("14.08", value, indicator="enrolled_workers", worker_group=group, **changes)


def test_the_net_gap_is_the_list_less_those_enrolled_who_still_serve():
    found = reconcile(counts(("rt_heads", 1_652, 1_500, 120, 300), ("Tenaga kerja kontrak", 10, 12, 0, None)))
    assert tuple(found.table.columns) == RESULT_COLUMNS
    first, second = found.table.to_dict("records")
    # 1,500 - 120 = 1,380 still serve; 1,652 - 1,380 = 272 lack; the match by name found 300 to add, so 28 of the 1,380
    # are not on the list, or there twice.
    assert (first["still_serving"], first["net_gap"], first["off_list"], first["missing"]) == (1_380, 272, 28, "")
    assert (second["still_serving"], second["net_gap"]) == (12, -2)
    assert found.table["off_list"].isna().tolist() == [False, True]
    assert found.net_gap == 270
    assert found.unknown == reconciliation.EVERYTHING_KNOWN


def test_the_arithmetic_is_shown_line_by_line():
    found = reconcile(counts(("rt_heads", 1_652, 1_500, 120, 300), ("Tenaga kerja kontrak", 10, 12, 0, None)))
    lines = arithmetic.table(found.steps)
    assert lines[["label_id", "formula_id", "value"]].to_numpy().tolist() == [
        ["Ketua RT: terdaftar dan masih bertugas", "1.500 − 120", 1_380],
        ["Ketua RT: kekurangan bersih", "1.652 − 1.380", 272],
        ["Ketua RT: di luar daftar atau tercatat dua kali", "300 − 272", 28],
        ["Tenaga kerja kontrak: terdaftar dan masih bertugas", "12 − 0", 12],
        ["Tenaga kerja kontrak: kekurangan bersih", "10 − 12", -2],
        ["Kekurangan bersih semua kelompok", "272 + −2", 270],
    ]
    assert lines["label_en"].iloc[1] == "Neighbourhood heads (RT): net gap"


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ((None, 80, 5, None), "on_list"),
        ((100, None, 5, None), "enrolled"),
        ((100, 80, None, None), "left_office"),
        ((100, float("nan"), pd.NA, None), "enrolled;left_office"),
        ((None, None, None, 7), "on_list;enrolled;left_office"),
    ],
)
def test_a_missing_part_is_named_and_nothing_is_calculated_from_it(row, missing):
    found = reconcile(counts(("rt_heads", *row), ("rw_heads", 10, 9, 1, None)))
    assert found.table["missing"].tolist() == [missing, ""]
    assert found.table["net_gap"].tolist() == [pd.NA, 2]
    assert found.net_gap is None
    for part in missing.split(";"):
        assert reconciliation.PARTS[part].label.id.lower() in found.unknown.id
    assert "Ketua RW" not in found.unknown.id


def test_zero_is_not_missing():
    found = reconcile(counts(("rt_heads", 0, 0, 0, 0)))
    assert (found.net_gap, found.table["off_list"][0]) == (0, 0)


def test_without_groups_there_is_nothing_to_say_but_that():
    found = reconcile(counts())
    assert (found.net_gap, len(found.table), found.unknown) == (None, 0, reconciliation.NO_GROUPS)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("rt_heads", 100, 80, 81, None), "Tidak bertugas lagi"),
        (("rt_heads", 100, 80, 5, 101), "Harus ditambahkan"),
        (("rt_heads", 100, 80, 5, 24), "Harus ditambahkan"),
        (("rt_heads", -1, 80, 5, None), "Dalam daftar"),
        (("rt_heads", 100, 80.5, 5, None), "Terdaftar"),
        (("rt_heads", 100, 80, "lima", None), "Tidak bertugas lagi"),
        ((" ", 100, 80, 5, None), "Kelompok"),
        ((None, 100, 80, 5, None), "Kelompok"),
    ],
)
def test_counts_that_cannot_be_are_refused_by_name_and_row(row, column):
    assert refused(("rw_heads", 10, 9, 1, None), row) == [(column, 2)]


def test_a_group_named_twice_is_refused():
    assert refused(("rt_heads", 1, 1, 0, None), ("rt_heads", 2, 2, 0, None)) == [("Kelompok", 2)]


def test_a_refusal_says_what_would_fit():
    with pytest.raises(InputError, match=r"Tidak bertugas lagi ke-1: nilai '81'\. Paling banyak .* \(80\)"):
        reconcile(counts(("rt_heads", 100, 80, 81, None)))


PEOPLE = st.integers(0, 10**6)


@given(PEOPLE, PEOPLE, PEOPLE, PEOPLE)
def test_whoever_is_listed_is_either_enrolled_or_to_add(both, only_listed, only_enrolled, left):
    """Made from people: on both sides, on the list only, enrolled only (off the list), and gone but enrolled."""
    row = ("rt_heads", both + only_listed, both + only_enrolled + left, left, only_listed)
    found = reconcile(counts(row)).table.iloc[0]
    assert found["off_list"] == only_enrolled
    assert found["net_gap"] == only_listed - only_enrolled
    assert found["still_serving"] + found["net_gap"] == found["on_list"]


# --- what sources give ----------------------------------------------------------------------------------


def test_published_counts_take_the_newest_enrolled_and_leave_the_rest_unknown():
    rows = observations(
        enrolled("non_asn", 6_121, period="2019-01"),
        enrolled("non_asn", 7_753, period="2021-12", source_id="S-2"),
        enrolled("non_asn", 9_000, period="2021-12", segment="wage_workers"),
        enrolled("rt_heads", None, obs_status="suppressed"),
        observation("14.08", 9_999, indicator="eligible_workers", worker_group="non_asn"),
        enrolled("all", 246_879),
    )
    found = reconciliation.published_counts(rows, "14.08", ["non_asn", "rt_heads"])
    first, second = found.to_dict("records")
    assert (first["enrolled"], first["period"], first["source_id"]) == (7_753, "2021-12", "S-2")
    assert found[["on_list", "left_office", "to_add"]].isna().all(axis=None)
    assert (found["enrolled"].isna().tolist(), second["period"]) == ([False, True], "")
    assert reconcile(found).table["missing"].tolist() == ["on_list;left_office", "on_list;enrolled;left_office"]


@pytest.mark.real
def test_jambi_gives_no_counts_and_the_reconciliation_says_so():
    rows = store.observations(store.current("published"), region_code="15.71")
    found = reconcile(reconciliation.published_counts(rows, "15.71", ["non_asn", "neighbourhood_heads"]))
    assert found.net_gap is None
    assert found.steps == ()
    assert found.unknown.id == (
        "Tidak dapat dihitung; belum diketahui: "
        "Pegawai non-ASN (dalam daftar, terdaftar, tidak bertugas lagi); "
        "Ketua RT/RW (dalam daftar, terdaftar, tidak bertugas lagi)."
    )


@pytest.mark.real
def test_siak_has_an_enrolment_but_no_list():
    rows = store.observations(store.current("published"), region_code="14.08")
    found = reconciliation.published_counts(rows, "14.08", ["non_asn"]).iloc[0]
    assert (found["enrolled"], found["period"]) == (7_753, "2021-12")
    assert found["on_list"] is pd.NA
