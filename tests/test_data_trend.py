"""The Mann-Kendall test and the Theil-Sen slope against values computed by hand and by listing every order."""

from itertools import combinations, permutations
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from data.trend import LEAST_POINTS, multiple, trend

YEARS = [2019, 2020, 2021, 2022, 2023]


def s_of(values):
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))


def p_of_all_orders(values):
    """The share of all orders of the values whose S is at least as far from zero: the definition of the exact test."""
    orders = list(permutations(values))
    return sum(abs(s_of(order)) >= abs(s_of(values)) for order in orders) / len(orders)


def test_five_points_that_always_rise():
    found = trend(YEARS, [10, 20, 30, 40, 50])
    assert (found.points, found.s, found.variant, found.verdict) == (5, 10, "exact", "rising")
    assert found.tau == pytest.approx(1)
    # Two of the 120 orders of five values are so extreme.
    assert found.p == pytest.approx(2 / 120)
    assert (found.slope, found.low, found.high) == (10, 10, 10)


def test_five_points_with_one_pair_out_of_order():
    found = trend(YEARS, [1, 3, 2, 4, 5])
    assert (found.s, found.tau) == (8, pytest.approx(0.8))
    # One order of 120 has S = 10 and four have S = 8; as many on the other side.
    assert found.p == pytest.approx(10 / 120)
    # The ten pairwise slopes: -1, 1/2, 1/2, 2/3, 1, 1, 1, 3/2, 2, 2.
    assert found.slope == 1
    assert found.verdict == "none"


def test_ties_take_the_normal_approximation_with_their_correction():
    found = trend(YEARS, [1, 2, 2, 3, 4])
    assert (found.s, found.variant, found.verdict) == (9, "normal", "rising")
    assert found.tau == pytest.approx(9 / sqrt(10 * 9))
    # Var S = (n(n-1)(2n+5) - t(t-1)(2t+5)) / 18 with n = 5 and one tie of t = 2: (300 - 18) / 18.
    assert found.p == pytest.approx(2 * norm.sf(9 / sqrt(282 / 18)))


def test_a_falling_series_falls():
    found = trend(YEARS, [0.5, 0.4, 0.3, 0.2, 0.1])
    assert (found.s, found.verdict) == (-10, "falling")
    assert found.slope == pytest.approx(-0.1)


def test_a_series_that_never_moves_has_no_trend():
    found = trend(YEARS, [3, 3, 3, 3, 3])
    assert (found.s, found.tau, found.p, found.slope, found.verdict) == (0, 0, 1, 0, "none")


@pytest.mark.parametrize("count", range(LEAST_POINTS))
def test_fewer_than_five_points_are_not_judged(count):
    found = trend(YEARS[:count], [1, 2, 3, 4][:count])
    assert (found.points, found.verdict, found.variant) == (count, "unknown", "")
    assert found.p != found.p
    assert found.slope != found.slope


def test_a_missing_year_counts_in_the_slope():
    assert trend([2019, 2020, 2021, 2023, 2025], [0, 1, 2, 4, 6]).slope == 1


@settings(max_examples=20)
@given(st.lists(st.integers(-50, 50), min_size=5, max_size=6, unique=True))
def test_without_ties_the_probability_is_that_of_all_orders(values):
    found = trend(range(len(values)), values)
    assert found.s == s_of(values)
    assert found.p == pytest.approx(p_of_all_orders(values))


@given(st.lists(st.integers(-5, 5), min_size=5, max_size=9))
def test_a_mirrored_series_has_the_mirrored_verdict(values):
    up, down = trend(range(len(values)), values), trend(range(len(values)), [-value for value in values])
    assert (down.s, down.slope, down.low, down.high) == pytest.approx((-up.s, -up.slope, -up.high, -up.low))
    assert down.p == pytest.approx(up.p)
    assert {"rising": "falling", "falling": "rising"}.get(up.verdict, up.verdict) == down.verdict


def test_many_tests_are_told_with_what_chance_alone_would_find():
    many = multiple([0.001, 0.02, 0.04, *[0.5] * 17, float("nan")])
    assert (many.tested, many.found, many.by_chance) == (20, 3, pytest.approx(1.0))
    # Benjamini-Hochberg: 0.001 * 20 / 1 = 0.02 stays below 0.05, 0.02 * 20 / 2 = 0.2 does not.
    assert many.kept == 1


def test_nothing_tested_finds_nothing():
    assert multiple([float("nan")]) == multiple([])
    assert multiple([]).kept == 0
