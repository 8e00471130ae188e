"""How a region stands, by tables that can be checked in the head: ranks with ties, gaps in points and persons, reasons."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from data import catalogue
from data.fields import NATION, NOT_STATED, VINTAGE_OLD_PAPUA
from data.indicators import Panel
from data.standing import circles, compared, cuts, newest_period, peers, row_of, standing
from tests.panels import BALI, COVERAGE, NAN, PRINTED, bali, panel

PARTICIPANTS = catalogue.measure("synthetic", "active_participants")
CLAIMS = catalogue.measure("synthetic", "claims_per_1000")


def test_the_highest_is_first_and_equal_values_share_the_better_place():
    found = {code: standing(panel(bali(0.4, 0.6, 0.6, 0.2)), code, "51") for code in BALI[:4]}
    assert [each and each.rank for each in found.values()] == [3, 1, 1, 4]
    assert [each and each.ties for each in found.values()] == [0, 1, 1, 0]
    assert {each and each.count for each in found.values()} == {4}
    assert {each and len(each.table) for each in found.values()} == {9}


def test_the_gap_to_the_median_is_told_in_points_and_in_persons():
    # Of 0.2, 0.4, 0.6 and 0.6 the median is 0.5; a tenth of 1,000 workers are 100.
    found = standing(panel(bali(0.4, 0.6, 0.6, 0.2)), BALI[0], "51")
    assert found
    assert found.median == 0.5
    assert found.gap == pytest.approx(-0.1)
    assert found.gap_counted == pytest.approx(-100)


def test_a_gap_per_thousand_is_counted_in_cases():
    found = standing(panel(bali(30, 10, 20), CLAIMS), BALI[0], "51")
    assert found
    # 10 per 1,000 above the median, among 1,000 participants.
    assert (found.median, found.gap, found.gap_counted) == (20, 10, 10)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"period": "2025-11"}, "period"),
        ({"denominator": "labour_force"}, "denominator"),
        ({"denominator_period": "2024-12"}, "denominator_period"),
        ({"basis": "registration"}, "basis"),
        ({"basis": "unstated"}, "basis"),
    ],
)
def test_what_is_counted_in_different_ways_is_not_ranked(change, reason):
    found = standing(panel(bali(0.4, 0.6), changed={BALI[1]: change}), BALI[0], "51")
    assert found
    assert (found.reasons, found.rank) == ((reason,), 0)


def test_neither_a_figure_as_printed_nor_a_missing_one_nor_a_single_one_has_a_place():
    assert standing(panel(bali(0.4, 0.6), PRINTED), BALI[0], "51") is None
    assert standing(panel(bali(0.4, None, 0.6)), BALI[1], "51") is None
    assert standing(panel(bali(0.4)), BALI[0], "51") is None


def test_a_region_is_set_beside_its_province_its_office_and_the_nation():
    found = beside(panel(bali(0.45)))
    assert [each.region_code for each in found] == ["51", "KW-banuspa", NATION]
    assert [round(each.difference or 0, 9) for each in found] == [-0.05, 0.05, 0.15]
    assert {each.part for each in found} == {None}
    assert {each.reasons for each in found} == {()}


def test_a_count_is_told_as_a_part_of_the_whole():
    found = beside(panel(bali(0.1), PARTICIPANTS))
    assert [each.part for each in found] == [0.2, 0.25, pytest.approx(1 / 3)]
    assert {each.difference for each in found} == {None}


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"value": NAN, "obs_status": "missing"}, ("no_figure",)),
        ({"value": NAN, "obs_status": "suppressed"}, ("suppressed",)),
        ({"period": "2024-12", "basis": "registration"}, ("period", "basis")),
        ({"denominator": NOT_STATED}, ("denominator",)),
    ],
)
def test_what_is_not_comparable_says_why_on_the_spot_and_gives_no_difference(changes, reasons):
    province = beside(panel(bali(0.45), changed={"51": changes}))[0]
    assert (province.reasons, province.difference) == (reasons, None)


def test_printed_figures_of_two_sources_are_not_compared():
    province = beside(panel(bali(0.45), PRINTED, {"51": {"source_id": "S-2"}}))[0]
    assert province.reasons == ("source",)


def test_a_suppressed_figure_of_the_region_is_listed_and_compared_with_nothing():
    hidden = {"value": NAN, "obs_status": "suppressed"}
    found = beside(panel(bali(0.45), changed={BALI[0]: hidden}))
    assert {each.reasons for each in found} == {("suppressed",)}


def beside(given: Panel):
    def choices(_):
        offered = {"segment": "total", "programme": NOT_STATED, "worker_group": "all", "benefit_kind": "all"}
        return pd.DataFrame([offered | {"period": "2025-12", "level": "regency", "regions": 9}])

    (found,) = compared([given.measure], choices, lambda measure, cut, level: given, BALI[0])
    return found.references


def test_cuts_follow_the_order_of_segments_and_leave_worker_groups_out():
    rows = [("wage_workers", "all"), ("total", "all"), ("total", "non_asn")]
    offered = pd.DataFrame(
        [
            {"segment": segment, "programme": NOT_STATED, "worker_group": group, "benefit_kind": "all",
             "period": "2025-12", "level": "regency", "regions": 9}
            for segment, group in rows
        ]
    )  # fmt: skip
    found = cuts([COVERAGE], lambda _: offered, BALI[0])
    assert [cut.segment for _, cut in found] == ["total", "wage_workers"]
    assert cuts([COVERAGE], lambda _: offered, NATION) == cuts([COVERAGE], lambda _: offered, "KC-madiun") == []


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ({"2024-08": 514, "2025-08": 514}, "2025-08"),
        ({"2024-08": 514, "2025-08": 400}, "2024-08"),
        ({"2025-12": 38, "2025": 38}, "2025"),
        ({"2023": 34, "2024-01/2024-08": 34}, "2023"),
        ({"2024-01/2024-05": 34, "2024-01/2024-08": 34}, "2024-01/2024-08"),
    ],
)
def test_the_newest_whole_period_that_holds_nearly_all_is_taken(offered, expected):
    table = pd.DataFrame({"period": list(offered), "regions": list(offered.values())})
    assert newest_period(table) == expected


def test_peers_are_those_of_the_same_level():
    assert peers("51.71", "51") == BALI
    assert peers("14", "KW-sumbarriau") == ["13", "14", "21"]
    assert len(peers("14", NATION)) == 38
    assert len(peers("14", NATION, VINTAGE_OLD_PAPUA)) == 34
    assert len(peers("KW-sulama", NATION)) == 11
    assert [circles(code) for code in ("51.71", "14", "KW-sulama", NATION, "KC-jambi")] == [
        ("51",), ("KW-sumbarriau", NATION), (NATION,), (), (),
    ]  # fmt: skip


def test_a_province_of_today_does_not_take_the_figure_of_its_older_shape():
    old = replace(panel({"91": 0.2, "92": 0.4, "14": 0.6}), vintage=VINTAGE_OLD_PAPUA)
    assert row_of(old, "91") is None
    assert row_of(old, "92") is None
    found = row_of(old, "14")
    assert found
    assert found["value"] == 0.6
    among = standing(old, "14", NATION)
    assert among
    # The older provinces stay among the ranked, under their own names.
    assert (among.rank, among.count, len(among.table)) == (1, 4, 34)
    assert math.isclose(among.median, 0.45)
