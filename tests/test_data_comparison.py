"""Regions side by side, over provinces whose every number can be checked in the head.

Kanwil Sumbarriau serves 13, 14 and 21: 10 of 100, 20 of 50 and 30 of 50 are active, 60 of 200 together, which is 30%.
All other provinces have none of 100, so that the nation has 60 of 3,700.
"""

import math
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from data import catalogue, comparison, indicators, regions
from data.comparison import compare, needed_to_reach
from data.fields import NATION, NOT_STATED, VINTAGE_OLD_PAPUA
from data.indicators import Panel, Slice
from tests.observations import counts, observation, observations

COVERAGE = catalogue.measure("synthetic", "coverage_rate")
CLAIMS = catalogue.measure("synthetic", "claims_paid")
PER_CLAIM = catalogue.measure("synthetic", "benefits_per_claim_idr")
PRINTED = catalogue.measure("published", "coverage_rate")
TODAY = [region.code for region in regions.provinces()]
KANWIL = "KW-sumbarriau"
ACTIVE = dict.fromkeys(TODAY, 0) | {"13": 10, "14": 20, "21": 30}
ELIGIBLE = dict.fromkeys(TODAY, 100) | {"14": 50, "21": 50}


def panel(active=ACTIVE, eligible=ELIGIBLE, measure=COVERAGE, **changes):
    bases = None if eligible is None else counts(eligible)
    return indicators.panel(measure, Slice(period="2023"), "province", counts(active, **changes), bases)


def places(found):
    rows = found.standings.to_dict("records")
    return {(row["region_code"], row["within"]): (known(row["rank"]), row["of"]) for row in rows}


def distances(found):
    rows = found.gaps.to_dict("records")
    return {(row["region_code"], row["reference"]): (known(row["difference"]), known(row["needed"])) for row in rows}


def known(value):
    return None if pd.isna(value) else value


# --- figures ------------------------------------------------------------------------------------------


def test_rows_stand_in_the_order_chosen_and_holders_once_with_the_nation_last():
    found = compare(panel(), ["21", "13", "31"])
    assert found.rows["region_code"].tolist() == ["21", "13", "31"]
    assert found.rows["value"].tolist() == [0.6, 0.1, 0.0]
    # DKI Jakarta has a Kanwil of its own, which is the province again.
    assert found.holders["region_code"].tolist() == [KANWIL, NATION]
    assert found.holders["value"].tolist() == [0.3, 60 / 3700]
    assert len(found.everyone) == 38
    assert found.without == {}


def test_regions_without_a_figure_are_counted_by_their_status():
    found = compare(panel({"13": 10, "14": 20, "15": None}, {"13": 100, "14": 100, "15": 100}), ["13", "14"])
    assert len(found.everyone) == 2
    assert found.without == {"missing": 36}
    active = observations(
        *(observation(code, value) for code, value in ACTIVE.items() if code != "31"),
        observation("31", None, obs_status="suppressed"),
    )
    hidden = indicators.panel(COVERAGE, Slice(period="2023"), "province", active, counts(ELIGIBLE))
    assert compare(hidden, ["13", "14"]).without == {"suppressed": 1}


def test_ranks_are_within_the_kanwil_and_the_nation_and_ties_share_one():
    found = places(compare(panel(), ["13", "14", "21", "31", "32"]))
    assert {code: found[code, KANWIL] for code in ("13", "14", "21")} == {"13": (3, 3), "14": (2, 3), "21": (1, 3)}
    assert [found[code, NATION] for code in ("21", "14", "13")] == [(1, 38), (2, 38), (3, 38)]
    assert found["31", NATION] == found["32", NATION] == (4, 38)


def test_distances_are_in_points_and_in_persons():
    found = distances(compare(panel(), ["13", "14"]))
    assert found["13", KANWIL] == (pytest.approx(-0.2), 20)  # 30 of 100 are 30%
    assert found["14", KANWIL] == (pytest.approx(0.1), -5)  # 15 of 50 would be
    assert found["13", NATION] == (pytest.approx(0.1 - 60 / 3700), 2 - 10)  # 1.62 of 100, so 2


def test_regencies_are_ranked_within_their_province_too():
    values = {"14": 60, "13": 0, "14.08": 10, "14.71": 30, "14.01": 20, "13.01": 40}
    made = indicators.panel(CLAIMS, Slice(period="2023"), "regency", counts(values), None)
    found = compare(made, ["14.08", "13.01"])
    assert places(found)["14.08", "14"] == (3, 3)
    assert places(found)["14.08", KANWIL] == (4, 4)
    assert places(found)["13.01", "13"] == (1, 1)
    assert found.holders["region_code"].tolist() == ["13", "14", KANWIL, NATION]


@pytest.mark.parametrize(
    ("parts", "needed"),
    [
        ((30, 200, 1, 5), 10),
        ((50, 200, 1, 5), -10),
        ((40, 200, 1, 5), 0),
        ((0, 10, 1, 3), 4),  # 3.33 are no persons
        ((1, 3, 1, 3), 0),  # and 1/3 * 3 is 1, whatever binary fractions make of it
        ((333333, 999999, 1, 3), 0),
    ],
)
def test_persons_needed(parts, needed):
    assert needed_to_reach(*parts) == needed


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(0, 1000), st.integers(1, 1000))
def test_what_is_needed_is_the_least_that_reaches_the_rate(numerator, denominator, of, whole):
    reached = numerator + needed_to_reach(numerator, denominator, of, whole)
    assert Fraction(reached, denominator) >= Fraction(of, whole)
    assert Fraction(reached - 1, denominator) < Fraction(of, whole)


def test_counts_have_ranks_and_no_distance():
    found = compare(panel(eligible=None, measure=CLAIMS), ["13", "14"])
    assert places(found)["14", KANWIL] == (2, 3)
    assert found.gaps["difference"].isna().all()
    assert found.gaps["needed"].isna().all()


def test_rupiah_per_claim_have_a_difference_and_no_number_of_persons():
    found = compare(panel(dict.fromkeys(TODAY, 100), dict.fromkeys(TODAY, 4), measure=PER_CLAIM), ["13", "14"])
    assert found.gaps["difference"].tolist() == [0, 0, 0, 0]
    assert found.gaps["needed"].isna().all()


@settings(deadline=None, max_examples=20)
@given(st.permutations(["13", "14", "21", "31", "32", "51"]))
def test_the_order_of_the_regions_changes_no_figure(order):
    before, after = compare(SHARED, sorted(order)), compare(SHARED, order)
    assert places(before) == places(after)
    assert distances(before) == distances(after)
    for name in ("rows", "holders"):
        one, other = (getattr(found, name).sort_values("region_code", ignore_index=True) for found in (before, after))
        pd.testing.assert_frame_equal(one, other)
    assert before.reasons == after.reasons


SHARED = panel()


@settings(deadline=None, max_examples=10)
@given(st.lists(st.integers(0, 50), min_size=38, max_size=38))
def test_ranks_are_those_of_scipy(values):
    found = compare(panel(dict(zip(TODAY, values, strict=True)), dict.fromkeys(TODAY, 100)), TODAY[:6])
    expected = rankdata([-value for value in values], method="min")[:6]
    assert [places(found)[code, NATION][0] for code in TODAY[:6]] == expected.tolist()


# --- fair or not at all ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("period", {"period": "2022"}),
        ("basis", {"basis": "registration"}),
        ("basis", {"basis": "unstated"}),
        ("obs_status", {"obs_status": "provisional"}),
    ],
)
def test_another_period_basis_or_status_withholds_rank_and_difference_and_says_why(reason, change):
    made = panel()
    table = made.table.copy()
    for name, value in change.items():
        table.loc[table["region_code"] == "14", name] = value
    found = compare(replace(made, table=table), ["13", "14", "31"])
    assert found.reasons == (reason,)
    assert found.standings["rank"].isna().all()
    assert set(found.standings["reasons"]) == {(reason,)}
    withheld = {row["region_code"]: row for row in found.gaps.to_dict("records") if row["reference"] == NATION}
    assert withheld["14"]["reasons"] == (reason,)
    assert math.isnan(withheld["14"]["difference"])
    # The figure itself still stands there, and those that do agree keep their distance.
    assert found.rows["value"].tolist() == [0.1, 0.4, 0.0]
    assert withheld["13"]["difference"] == pytest.approx(0.1 - 60 / 3700)


def test_another_denominator_withholds_too():
    made = panel()
    table = made.table.copy()
    table.loc[table["region_code"] == "14", "denominator"] = "labour_force"
    assert compare(replace(made, table=table), ["13", "14"]).reasons == ("denominator",)


def test_those_who_agree_are_compared_with_each_other_but_not_ranked_among_others_who_do_not():
    made = panel()
    table = made.table.copy()
    table.loc[table["region_code"] == "51", "period"] = "2022"
    found = compare(replace(made, table=table), ["13", "14"])
    assert found.reasons == ()
    assert places(found)["13", KANWIL] == (3, 3)
    assert places(found)["13", NATION] == (None, 38)


def test_printed_figures_are_never_ranked_even_when_they_look_alike():
    rows = counts({"13": 0.3, "14": 0.4, NATION: 0.35}, indicator="coverage_rate", denominator="eligible_workers")
    table = indicators.newest_printed(rows, {}, "province")
    nation = indicators.newest_printed(rows, {}, "nation").iloc[0].to_dict()
    upper = indicators.complete(table, TODAY)
    found = compare(Panel(PRINTED, Slice(), "province", "current", table, nation, upper), ["13", "14"])
    assert found.reasons[0] == "printed"
    assert found.standings["rank"].isna().all()
    assert found.gaps["difference"].isna().all()


def test_missing_and_suppressed_have_no_rank_and_no_distance_and_hinder_nobody():
    active = observations(
        *(observation(code, value, obs_status="suppressed" if value is None else "reported")
          for code, value in (ACTIVE | {"14": None}).items())
    )  # fmt: skip
    found = compare(
        indicators.panel(COVERAGE, Slice(period="2023"), "province", active, counts(ELIGIBLE)), ["13", "14"]
    )
    assert found.reasons == ()
    assert places(found)["13", KANWIL] == (2, 2)
    assert places(found)["14", KANWIL] == (None, 2)
    assert found.rows["obs_status"].tolist() == ["reported", "suppressed"]
    assert distances(found)["14", NATION] == (None, None)
    # The Kanwil's sum is hidden with its part, so there is nothing to hold 13 against.
    assert distances(found)["13", KANWIL] == (None, None)


def test_a_province_of_the_old_division_is_not_taken_for_todays():
    before = [region.code for region in regions.provinces(VINTAGE_OLD_PAPUA)]
    rows = observations(
        *(observation(code, 5, **({"region_vintage": VINTAGE_OLD_PAPUA} if code in ("91", "92") else {}))
          for code in before)
    )  # fmt: skip
    made = indicators.panel(CLAIMS, Slice(period="2023"), "province", rows, None)
    found = compare(made, ["91", "93", "14"])
    assert found.vintage == VINTAGE_OLD_PAPUA
    assert found.other_land == ("91", "93")
    assert found.rows["obs_status"].tolist() == ["missing", "missing", "reported"]
    assert places(found)["91", NATION] == (None, 34)
    assert places(found)["14", NATION] == (1, 34)


def test_an_unstated_denominator_is_no_agreement():
    made = panel()
    table = made.table.assign(denominator=NOT_STATED)
    assert "denominator" in comparison.withheld(COVERAGE, table)
