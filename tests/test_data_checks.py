"""Checks find what does not add up, flag it, and leave the figures alone."""

import math

import pytest

from data.checks import (
    check_caveats,
    check_contradictions,
    check_controls,
    check_cumulative,
    check_part_sums,
    check_recomputed,
    check_region_sums,
    check_segments,
)
from data.errors import InputError
from data.readers.records import observation
from tests.deliveries import EXCEPTIONS


def figure(row, value, **fields):
    usual = {
        "region_code": "14.08", "period": "2019", "indicator": "claims_paid", "unit": "cases", "source_id": "S-1",
        "as_printed": str(value),
    }  # fmt: skip
    return observation("published_facts", row, **(usual | fields), value=float(value))


def table(folder, name, lines):
    path = folder / name
    path.write_text(EXCEPTIONS[name] + lines, encoding="utf-8")
    return path


# --- sums of regions -----------------------------------------------------------------------------


def survey(values):
    fields = {"indicator": "employed_persons", "unit": "persons", "period": "2019-08"}
    return [figure(row, value, region_code=code, **fields) for row, (code, value) in enumerate(values.items(), start=2)]


def test_the_nation_is_the_sum_of_its_provinces_and_regencies():
    rows = check_region_sums(survey({"ID": 100, "14": 60, "15": 40, "14.08": 60, "15.71": 40}))
    assert [(row["kind"], row["stated"], row["computed"], row["verdict"]) for row in rows] == [
        ("sum_of_regions", 100, 100, "agrees"),
        ("sum_of_regions", 100, 100, "agrees"),
    ]


@pytest.mark.parametrize("wrong", ["15", "15.71"])
def test_one_person_too_many_stops_the_build(wrong):
    values = {"ID": 100, "14": 60, "15": 40, "14.08": 60, "15.71": 40}
    with pytest.raises(InputError) as caught:
        check_region_sums(survey(values | {wrong: 41}))
    assert len(caught.value.problems) == 1
    assert "101" in caught.value.problems[0].remedy


def test_the_sum_that_the_issuer_states_must_come_out():
    records = survey({"14": 60, "15": 40, "14.08": 60})
    control = {"indicator": "employed_persons", "segment": "total", "period": "2019-08", "sum": "100"}
    rows = check_controls("published_facts", [control], records)
    assert [(row["region_code"], row["stated"], row["computed"], row["verdict"]) for row in rows] == [
        ("ID", 100, 100, "agrees")
    ]
    for changed in ({"sum": "101"}, {"period": "2020-08"}):
        with pytest.raises(InputError, match="Jumlah kendali"):
            check_controls("published_facts", [control | changed], records)


# --- parts and totals ----------------------------------------------------------------------------


def test_parts_that_miss_the_stated_total_are_disputed_with_both_numbers(tmp_path):
    values = {2: 3844, 3: 735, 4: 2285, 5: 450, 6: 375, 7: 5257, 8: 12928}
    records = [figure(row, value, worker_group=f"g{row}") for row, value in values.items()]
    outsider = figure(9, 1)
    line = (
        "tangsel,published_facts:8,"
        + ";".join(f"published_facts:{row}" for row in range(2, 8))
        + ",Label,Label,Catatan,Note\n"
    )
    (row,) = check_part_sums(table(tmp_path, "part_sums.csv", line), [*records, outsider])
    assert (row["stated"], row["computed"], row["difference"], row["verdict"]) == (12928, 12946, -18, "disputed")
    assert all(record["flags"] == {"disputed_parts"} for record in records)
    assert outsider["flags"] == set()
    assert [record["value"] for record in records] == list(values.values())


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ((382_746, "382.746"), [(270_951, "270.951"), (33_041, "33.041"), (78_754, "78.754")], "agrees"),
        ((3_400_000, "3,4 juta"), [(1_970_000, "1,97 juta"), (1_445_000, "1,445 juta")], "agrees_rounded"),
        ((3_400_000, "3,4 juta"), [(1_970_000, "1,97 juta"), (1_545_000, "1,545 juta")], "disputed"),
        ((41_560_000, "not seen"), [(41_555_000, "not seen")], "agrees_rounded"),
        ((1000, "1.000"), [(1001, "1.001")], "disputed"),
        (
            (1_154_881_099, "Rp1.154.881.099"),
            [(440_551_030, "Rp. 440.551,030"), (714_329_296, "Rp. 714.329.296")],
            "disputed",
        ),
    ],
)
def test_only_rounding_that_the_source_shows_excuses_a_difference(tmp_path, total, parts, verdict):
    records = []
    for row, (value, printed) in enumerate([total, *parts], start=2):
        record = figure(row, value, as_printed=printed)
        record["flags"] |= {"rounded"} if "juta" in printed else set()
        records.append(record)
    places = ";".join(f"published_facts:{record['row']}" for record in records[1:])
    line = f"id,published_facts:2,{places},L,L,,\n"
    (row,) = check_part_sums(table(tmp_path, "part_sums.csv", line), records)
    assert row["verdict"] == verdict


def test_a_part_sum_that_names_no_observation_is_refused(tmp_path):
    line = "id,published_facts:2,published_facts:3;published_facts:x,L,L,,\n"
    with pytest.raises(InputError) as caught:
        check_part_sums(table(tmp_path, "part_sums.csv", line), [figure(2, 5), figure(4, 5)])
    assert [problem.value for problem in caught.value.problems] == ["published_facts:3", "published_facts:x"]


def test_segments_are_summed_where_all_are_given():
    parts = [figure(2, 5, segment="wage_workers"), figure(3, 3, segment="own_account_workers")]
    rest = [figure(4, 2, segment="construction_workers"), figure(5, 11)]
    assert check_segments([*parts, rest[1]]) == []
    (row,) = check_segments([*parts, *rest])
    assert (row["stated"], row["computed"], row["verdict"]) == (11, 10, "disputed")
    assert rest[1]["flags"] == {"disputed_parts"}


# --- cumulative counts ---------------------------------------------------------------------------


def claims(**values):
    periods = {"may": "2024-01/2024-05", "august": "2024-01/2024-08", "year": "2024", "before": "2023"}
    return [figure(row, value, period=periods[name]) for row, (name, value) in enumerate(values.items(), start=2)]


def test_a_cumulative_count_that_falls_is_implausible():
    records = claims(year=249, may=1648)
    (row,) = check_cumulative(records)
    assert (row["kind"], row["stated"], row["computed"], row["verdict"]) == ("cumulative", 249, 1648, "implausible")
    assert all(record["flags"] == {"implausible"} for record in records)


def test_a_year_many_times_another_is_implausible():
    assert [row["kind"] for row in check_cumulative(claims(before=3517, year=249))] == ["year_to_year"]
    assert check_cumulative(claims(before=500, year=100)) == []


def test_a_cumulative_count_that_grows_is_left_alone():
    records = claims(before=100, may=50, august=80, year=120)
    assert check_cumulative(records) == []
    assert all(record["flags"] == set() for record in records)


# --- rates ---------------------------------------------------------------------------------------


def triple(rate, count, base, **fields):
    return [
        figure(2, rate, indicator="coverage_rate", unit="share", **fields),
        figure(3, count, indicator="active_participants", unit="persons"),
        figure(4, base, indicator="eligible_workers", unit="persons"),
    ]


def test_a_printed_rate_stands_beside_its_recomputation():
    records = triple(0.3132, 410_000, 1_600_000)
    (row,) = check_recomputed(records)
    assert (row["stated"], row["computed"], row["verdict"]) == (0.3132, 0.25625, "differs")
    assert records[0]["flags"] == {"recomputed_differs"}
    assert records[0]["value"] == 0.3132


def test_rounding_does_not_make_a_rate_differ():
    records = triple(0.2546, 407_773, 1_601_559)
    assert [row["verdict"] for row in check_recomputed(records)] == ["agrees"]
    assert records[0]["flags"] == set()


@pytest.mark.parametrize(
    "other", [{"period": "2020"}, {"segment": "wage_workers"}, {"region_code": "14"}, {"source_id": "S-2"}]
)
def test_count_and_base_of_something_else_are_not_used(other):
    assert check_recomputed(triple(0.3, 1, 2, **other)) == []


def test_a_base_of_zero_is_not_divided_by():
    assert check_recomputed(triple(0.3, 1, 0)) == []


# --- what people found ---------------------------------------------------------------------------


def test_two_sources_that_contradict_both_stay_and_are_flagged(tmp_path):
    records = [figure(2, 42.89e12), figure(3, 42.78e12, source_id="S-2")]
    path = table(tmp_path, "contradictions.csv", "id,published_facts:2,published_facts:3,Catatan,Note\n")
    (row,) = check_contradictions(path, records)
    assert (row["stated"], row["computed"], row["verdict"], row["note_id"]) == (
        42.89e12,
        42.78e12,
        "disputed",
        "Catatan",
    )
    assert all(record["flags"] == {"disputed_sources"} for record in records)


def test_a_caveat_flags_an_observation_and_is_noted_on_a_target(tmp_path):
    record = figure(2, 5)
    target = {"file": "published_facts", "row": 3, "note_id": "", "note_en": "Old."}
    lines = "published_facts:2,implausible,Janggal,Odd\npublished_facts:3,implausible,Janggal,Odd\n"
    (row,) = check_caveats(table(tmp_path, "caveats.csv", lines), [record], [target])
    assert record["flags"] == {"implausible"}
    assert (row["stated"], row["verdict"], row["note_en"]) == (5, "noted", "Odd")
    assert math.isnan(row["computed"])
    assert (target["note_id"], target["note_en"]) == ("Janggal", "Old. Odd")


def test_a_caveat_with_an_unknown_flag_or_place_is_refused(tmp_path):
    lines = "published_facts:2,strange,a,b\npublished_facts:9,implausible,a,b\n"
    with pytest.raises(InputError) as caught:
        check_caveats(table(tmp_path, "caveats.csv", lines), [figure(2, 5)], [])
    assert [problem.column for problem in caught.value.problems] == ["flag", "file_row"]
