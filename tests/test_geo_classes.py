import math
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classes import centred_breaks, class_breaks, classify

NAN = math.nan


def test_rates_get_equal_steps_a_person_can_say() -> None:
    shares = [0.05, 0.08, 0.12, 0.18, 0.21, 0.24, 0.33, 0.38, 0.44, 0.47]

    assert class_breaks(shares, "rate", "share") == (0.1, 0.2, 0.3, 0.4)


def test_an_outlier_above_one_does_not_move_the_breaks() -> None:
    per_100 = [6, 9, 11, 14, 16, 19, 21, 24, 26, 147.8]

    assert class_breaks(per_100, "rate", "per_100") == (10, 15, 20, 25)
    assert classify([147.8], (10, 15, 20, 25)) == [4]


def test_rates_that_lie_close_get_finer_steps() -> None:
    shares = [0.301, 0.304, 0.312, 0.317, 0.325, 0.328, 0.331, 0.339, 0.344, 0.348]

    assert class_breaks(shares, "rate", "share") == (0.31, 0.32, 0.33, 0.34)


@pytest.mark.parametrize(("kind", "unit"), [("count", "persons"), ("count", "idr"), ("rate", "idr_per_claim")])
def test_counts_and_money_get_the_series_1_2_5(kind: str, unit: str) -> None:
    amounts = [3e6, 8e6, 1.2e7, 1.6e7, 2.4e7, 4e7, 6e7, 9e7, 1.5e8, 7e8]

    assert class_breaks(amounts, kind, unit) == (1e7, 2e7, 5e7, 1e8)


def test_counts_of_one_to_four_are_told_apart_beside_millions() -> None:
    assert class_breaks([1, 2, 3, 4, 7_500_000], "count", "cases") == (2, 3, 4, 7_500_000)


def test_zeros_share_the_lowest_class() -> None:
    counts = [0, 0, 3, 7, 12, 30, 60, 80, 150, 400]

    breaks = class_breaks(counts, "count", "cases")

    assert breaks == (2, 10, 50, 100)
    assert classify([0], breaks) == [0]


def test_gaps_below_zero_are_divided_on_a_grid() -> None:
    gaps = [-95_000, -60_000, -10_000, 5_000, 20_000, 40_000, 60_000, 90_000, 110_000, 130_000]

    assert class_breaks(gaps, "count", "persons") == (-50_000, 0, 50_000, 100_000)


def test_counts_too_alike_for_the_series_are_divided_on_a_grid() -> None:
    assert class_breaks([101, 104, 112, 117, 123, 131, 146], "count", "cases") == (110, 120, 130, 140)


@pytest.mark.parametrize(
    ("values", "breaks"),
    [
        ([], ()),
        ([NAN, NAN], ()),
        ([math.inf, NAN], ()),
        ([0.297, NAN, 0.297], (0.5,)),
        ([0.0, 0.0], (1.0,)),
        ([-0.2], (0.0,)),
        ([0.1, 0.2, 0.2], (0.2,)),
        ([0.1, 0.2, 0.3], (0.2, 0.3)),
        ([0, 2_499_999_999_998], (2e12,)),
        ([0, 9_999_999_999_990], (5e12,)),
        ([1e-5, 2e-5, 3e-5, 4e-5, 1], (2e-5, 3e-5, 4e-5, 1.0)),
    ],
)
def test_fewer_classes_where_there_are_fewer_values(values: list[float], breaks: tuple[float, ...]) -> None:
    assert class_breaks(values, "rate", "share") == breaks


def test_value_on_a_break_belongs_to_the_class_above() -> None:
    assert classify([9.99, 10, 19.99, 20, 30, 40, NAN, math.inf], (10, 20, 30, 40)) == [0, 1, 1, 2, 3, 4, None, None]


def test_without_breaks_all_values_are_one_class() -> None:
    assert classify([1.0, NAN], ()) == [0, None]


numbers = st.one_of(
    st.floats(-1e9, 1e13, allow_subnormal=False),
    st.integers(0, 9).map(float),
    st.sampled_from([NAN, math.inf, -math.inf]),
)


@given(st.lists(numbers, max_size=40), st.sampled_from([("rate", "share"), ("count", "persons"), ("count", "idr")]))
def test_breaks_ascend_and_no_class_is_empty(values: list[float], kind_and_unit: tuple[str, str]) -> None:
    breaks = class_breaks(values, *kind_and_unit)
    members = Counter(found for found in classify(values, breaks) if found is not None)

    assert len(breaks) <= 4
    assert all(before < after for before, after in pairwise(breaks))
    if len(members) > 1:
        assert sorted(members) == list(range(len(breaks) + 1))


@given(st.lists(st.integers(1, 10**5), min_size=5, max_size=40, unique=True))
def test_five_values_that_differ_give_five_classes(values: list[int]) -> None:
    assert len(class_breaks(values, "count", "persons")) == 4


@given(st.lists(st.floats(0, 2).map(lambda value: round(value, 4)), min_size=1, max_size=60))
def test_order_of_the_values_does_not_matter(values: list[float]) -> None:
    assert class_breaks(values, "rate", "share") == class_breaks(sorted(values), "rate", "share")


def test_classes_of_differences_mirror_each_other_around_zero() -> None:
    changes = [-0.06, -0.031, -0.012, 0.0, 0.004, 0.008, 0.022, 0.035, 0.055]
    breaks = centred_breaks(changes)

    # Nine sizes, three to each: 0 to 0.8 points, 1.2 to 3.1, 3.5 to 6.
    assert breaks[2:] == (0.01, 0.035)
    assert breaks[:2] == pytest.approx((-0.035, -0.01))
    assert classify(changes, breaks) == [0, 1, 1, 2, 2, 2, 3, 4, 4]
    assert classify([-0.035, -0.01, 0.01, 0.035], breaks) == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], []),
        ([NAN], [None]),
        ([0.0, 0.0], [2, 2]),
        ([0.03, 0.03, -0.03], [3, 3, 1]),
        ([0.0, 0.03], [2, 3]),
        ([5.0], [3]),
        ([-1000.0, 10.0], [1, 3]),
    ],
)
def test_few_sizes_of_change_still_tell_up_from_down(values: list[float], classes: list[int | None]) -> None:
    breaks = centred_breaks(values)
    assert classify(values, breaks) == classes if breaks else classes in ([], [None])


@given(st.lists(st.floats(-1e9, 1e9, allow_subnormal=False).map(lambda value: round(value, 6)), min_size=1))
def test_a_fall_and_a_rise_of_one_size_get_mirrored_classes(values: list[float]) -> None:
    breaks = centred_breaks(values)

    assert len(breaks) == 4
    assert list(breaks) == sorted(breaks)
    ups, downs = classify(values, breaks), classify([-value for value in values], breaks)
    for value, up, down in zip(values, ups, downs, strict=True):
        assert up is not None
        assert down is not None
        assert up + down == 4 or value == 0
        assert (up > 2) <= (value > 0)
