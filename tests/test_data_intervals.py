"""Intervals against published values and a second library; the funnel against binomial tables a reader can look up."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from data import intervals
from data.catalogue import Measure
from data.indicators import PANEL_COLUMNS

SHARE = Measure("synthetic", "coverage_rate", ("sample",), ("sample",))
EVENTS = Measure("published", "claims_per_1000", ("kemnaker_provinces",), ("kemnaker_provinces",))
MONEY = Measure("published", "benefits_per_claim_idr", ("kemnaker_provinces",), ("kemnaker_provinces",))
COUNT = Measure("published", "claims_paid", ("kemnaker_provinces",))
PRINTED = Measure("published", "coverage_rate", ("articles",), as_printed=True)
SURVEY = Measure("published", "wage_employee_share", ("workforce_sakernas",), ("workforce_sakernas",))
PER_100 = Measure("published", "participants_per_100_employed", ("kemnaker_provinces",), ("workforce_sakernas",))
NAN = math.nan


def table(*rows, per=1):
    """Rows of (code, count, base) or (code, count, base, changes) as the table of a panel."""
    found = []
    for code, count, base, *changes in rows:
        row = dict.fromkeys(PANEL_COLUMNS, "") | {
            "region_code": code, "numerator": float(count), "denominator_value": float(base),
            "value": per * count / base, "obs_status": "reported",
        }  # fmt: skip
        found.append(row | (changes[0] if changes else {}))
    return pd.DataFrame(found)


def places(drawn):
    return dict(zip(drawn.regions["region_code"], drawn.regions["place"], strict=True))


# --- intervals ----------------------------------------------------------------------------------------


def test_published_values():
    # Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263 and 0 of 20 by the score method.
    assert intervals.wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert intervals.wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    # Tables of exact Poisson limits: 0 events (0, 3.689), 10 events (4.795, 18.390).
    assert intervals.poisson(0) == pytest.approx((0, 3.689), abs=5e-4)
    assert intervals.poisson(10) == pytest.approx((4.795, 18.390), abs=5e-4)


@given(st.integers(0, 5000), st.integers(1, 10**6))
def test_a_second_library_agrees_on_shares(count, more):
    total = count + more
    assert intervals.wilson(count, total) == pytest.approx(proportion_confint(count, total, method="wilson"), abs=1e-12)


@given(st.integers(1, 10**6))
def test_a_second_library_agrees_on_events(count):
    assert intervals.poisson(count) == pytest.approx(confint_poisson(count, 1, method="exact-c"), rel=1e-9)


def test_a_negative_number_of_events_is_refused():
    with pytest.raises(ValueError, match="-1"):
        intervals.poisson(-1)


def test_intervals_stand_in_the_unit_of_the_measure():
    events = intervals.with_intervals(EVENTS, table(("14", 10, 2000), per=1000))
    assert events[["low", "high"]].iloc[0].tolist() == pytest.approx([4.795 / 2, 18.390 / 2], abs=5e-4)
    share = intervals.with_intervals(SHARE, table(("14", 81, 263)))
    assert share[["low", "high"]].iloc[0].tolist() == pytest.approx([0.2553, 0.3662], abs=5e-5)


@pytest.mark.parametrize(
    "change",
    [
        {"value": NAN, "numerator": NAN, "obs_status": "suppressed"},
        {"value": NAN, "obs_status": "suppressed"},
        {"value": NAN, "numerator": NAN, "obs_status": "missing"},
        {"obs_status": "estimated"},
    ],
)
def test_what_is_hidden_missing_or_estimated_has_no_interval(change):
    rows = table(("14", 3, 10, change), ("15", 3, 10))
    found = intervals.with_intervals(SHARE, rows)
    assert found["low"].isna().tolist() == found["high"].isna().tolist() == [True, False]


def test_more_cases_than_persons_have_no_interval_as_a_share():
    assert intervals.with_intervals(SHARE, table(("14", 11, 10)))["low"].isna().all()


@pytest.mark.parametrize("measure", [MONEY, COUNT, PRINTED, PER_100])
def test_only_shares_of_persons_and_events_among_persons_have_intervals(measure):
    assert intervals.method_of(measure) is None
    assert intervals.with_intervals(measure, table(("14", 3, 10)))["low"].isna().all()


# --- the funnel ---------------------------------------------------------------------------------------


def test_limits_of_ten_persons_around_a_half():
    # Binomial(10, 1/2): P(X <= 0) = 0.001, P(X <= 1) = 0.0107, P(X <= 2) = 0.0547; half of 5% is 2.5%, of 0.2% 0.1%.
    rows = table(*((f"1{count}", count, 10) for count in range(10)), ("20", 10, 10))
    drawn = intervals.funnel(SHARE, rows, 0.5)
    assert drawn.method == "wilson"
    assert places(drawn) == {
        "10": "outside_998", "11": "outside_95", **{f"1{count}": "inside" for count in range(2, 9)},
        "19": "outside_95", "20": "outside_998",
    }  # fmt: skip
    assert drawn.regions["is_above"].tolist() == [False] * 6 + [True] * 5


def test_limits_of_events_around_four():
    # Poisson(4): P(X <= 0) = 0.018, P(X <= 1) = 0.092; P(X >= 9) = 0.021, P(X >= 8) = 0.051; P(X >= 12) = 0.0009.
    rows = table(*((f"{10 + count}", count, 1000) for count in (0, 1, 8, 9, 11, 12)), per=1000)
    found = places(intervals.funnel(EVENTS, rows, 4.0))
    assert found == {
        "10": "outside_95", "11": "inside", "18": "inside", "19": "outside_95", "21": "outside_95", "22": "outside_998",
    }  # fmt: skip


def test_limits_draw_together_with_size():
    drawn = intervals.funnel(SHARE, table(("11", 5, 10), ("12", 50_000, 100_000)), 0.5)
    width = drawn.limits["high_998"] - drawn.limits["low_998"]
    assert width.iloc[0] == pytest.approx(0.8)
    assert width.iloc[-1] < 0.02
    assert (drawn.limits["low_998"] <= drawn.limits["low_95"]).all()
    assert (drawn.limits["low_95"] <= drawn.target).all()
    assert (drawn.limits["high_95"] <= drawn.limits["high_998"]).all()


@pytest.mark.parametrize("flag", sorted(intervals.NOT_JUDGED))
def test_what_cannot_be_judged_is_left_out_and_counted(flag):
    hidden = {"value": NAN, "numerator": NAN, "obs_status": "suppressed"}
    rows = table(("11", 5, 10), ("12", 4, 10, hidden), ("13", 6, 10, {"flags": f"rounded;{flag}"}))
    drawn = intervals.funnel(SHARE, rows, 0.5)
    assert drawn.regions["region_code"].tolist() == ["11"]
    assert drawn.left_out == 2


@pytest.mark.parametrize(
    ("measure", "rows", "nation", "reason"),
    [
        (SHARE, table(("11", 5, 10)), 0.5, None),
        (EVENTS, table(("11", 5, 10)), 500.0, None),
        (PRINTED, table(("11", 5, 10)), 0.5, "printed"),
        (COUNT, table(("11", 5, 10)), 5.0, "count"),
        (MONEY, table(("11", 5, 10)), 5.0, "money"),
        (SURVEY, table(("11", 5, 10, {"obs_status": "estimated"})), 0.5, "survey"),
        (PER_100, table(("11", 5, 10, {"obs_status": "estimated", "flags": "basis_mixed"})), 0.5, "survey"),
        (PER_100, table(("11", 5, 10, {"flags": "basis_mixed"})), 0.5, "bases"),
        (SHARE, table(("11", 5, 10)), NAN, "no_nation"),
        (SHARE, table(("11", 5, 10, {"value": NAN, "obs_status": "missing"})), 0.5, "no_regions"),
    ],
)
def test_a_funnel_is_refused_with_its_reason(measure, rows, nation, reason):
    assert intervals.refusal(measure, rows, nation) == reason


def test_a_survey_base_is_told():
    assert intervals.is_survey_base(PER_100, table(("11", 5, 10, {"obs_status": "estimated"})))
    assert not intervals.is_survey_base(SHARE, table(("11", 5, 10)))
    assert not intervals.is_survey_base(COUNT, table(("11", 5, 10, {"obs_status": "estimated"})))


@given(st.permutations(range(6)))
@settings(max_examples=25)
def test_the_order_of_regions_changes_nothing(order):
    rows = table(*((f"1{i}", 3 * i, 20 + 40 * i) for i in range(6)))
    first = intervals.funnel(SHARE, rows, 0.3)
    second = intervals.funnel(SHARE, rows.iloc[order], 0.3)
    assert places(first) == places(second)
    pd.testing.assert_frame_equal(first.limits, second.limits)
