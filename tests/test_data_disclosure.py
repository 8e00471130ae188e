"""Small counts: exact tables a reader can check in the head, then an attacker with random ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.disclosure import (
    PRIMARY,
    SECONDARY,
    SHOWN,
    STATUSES,
    DisclosureError,
    Equation,
    apply,
    disclose,
    follow,
    rule,
    rules,
)
from data.fields import ORIGINS, UNITS

PERSONS = rule("synthetic", "persons")
NAN = float("nan")
# Two provinces of three regions each, then the provinces, then the nation.
SQUARES = (Equation(0, 6, (0, 1, 2)), Equation(0, 7, (3, 4, 5)), Equation(0, 8, (6, 7)))


def column(*parts: float) -> np.ndarray:
    first, second = np.nansum(parts[:3]), np.nansum(parts[3:])
    return np.array([*parts, first, second, first + second], dtype=float)[:, None]


def hidden_in(*parts: float) -> list[int]:
    return disclose(column(*parts), SQUARES, PERSONS)[:, 0].tolist()


def test_nothing_small_nothing_hidden():
    assert hidden_in(5, 6, 7, 0, 9, 10) == [SHOWN] * 9


def test_a_small_count_takes_the_smallest_other_part_with_it():
    assert hidden_in(4, 30, 20, 5, 9, 10) == [PRIMARY, SHOWN, SECONDARY, 0, 0, 0, 0, 0, 0]


def test_zero_is_shown_and_is_no_cover_while_a_count_can_be():
    assert hidden_in(3, 0, 20, 5, 9, 10) == [PRIMARY, SHOWN, SECONDARY, 0, 0, 0, 0, 0, 0]


def test_two_small_counts_whose_sum_is_small_need_a_third():
    assert hidden_in(1, 2, 20, 5, 9, 10) == [PRIMARY, PRIMARY, SECONDARY, 0, 0, 0, 0, 0, 0]


def test_two_small_counts_whose_sum_is_not_small_cover_each_other():
    assert hidden_in(4, 3, 20, 5, 9, 10)[:3] == [PRIMARY, PRIMARY, SHOWN]


def test_a_small_province_hides_the_other_province_and_a_region_in_it():
    assert hidden_in(2, 0, 0, 50, 9, 10) == [PRIMARY, 0, 0, SHOWN, SECONDARY, SHOWN, PRIMARY, SECONDARY, SHOWN]


def test_missing_is_neither_hidden_nor_a_cover():
    mask = hidden_in(3, NAN, 20, 5, 9, 10)
    assert mask == [PRIMARY, SHOWN, SECONDARY, 0, 0, 0, 0, 0, 0]
    values, statuses = apply(column(3, NAN, 20, 5, 9, 10), np.array(mask, dtype=np.int8)[:, None])
    assert [STATUSES[place] for place in statuses[:4, 0]] == ["suppressed", "missing", "suppressed", "reported"]
    assert np.isnan(values[:3, 0]).all()
    assert values[3:, 0].tolist() == [5, 9, 10, 23, 24, 47]


def test_an_office_of_one_province_is_hidden_with_it():
    values = np.array([[2.0], [40.0], [2.0], [42.0]])
    assert disclose(values, [Equation(0, 2, (0,)), Equation(0, 3, (0, 1))], PERSONS)[:, 0].tolist() == [1, 2, 1, 0]


def test_every_axis_is_protected_until_nothing_moves():
    # Rows are two regions and their sum, columns two segments and their sum.
    values = np.array([[2.0, 30, 32], [50, 60, 110], [52, 90, 142]])
    axes = [Equation(0, 2, (0, 1)), Equation(1, 2, (0, 1))]
    assert disclose(values, axes, PERSONS).tolist() == [
        [PRIMARY, SECONDARY, SHOWN],
        [SECONDARY, SECONDARY, SHOWN],
        [SHOWN, SHOWN, SHOWN],
    ]


# Rows are two regions and their sum; columns deaths, pensions and their sum.
CASES = np.array([[2.0, 30, 32], [50, 60, 110], [52, 90, 142]])
RUPIAH = np.array([[84.0, 120, 204], [2100, 240, 2340], [2184, 360, 2544]])


def test_rupiah_hide_with_their_cases():
    axes = [Equation(0, 2, (0, 1)), Equation(1, 2, (0, 1))]
    decided = disclose(CASES, axes, PERSONS)
    assert (follow(RUPIAH, axes, rule("synthetic", "idr"), decided) == decided).all()


def test_a_mixed_sum_of_rupiah_is_hidden_with_its_parts_and_protected_in_turn():
    axes = [Equation(0, 2, (0, 1)), Equation(1, 2, (0, 1), is_mixed=True)]
    decided = disclose(CASES, axes, PERSONS)
    before = decided.copy()
    assert follow(RUPIAH, axes, rule("synthetic", "idr"), decided).tolist() == [
        [PRIMARY, SECONDARY, SECONDARY],
        [SECONDARY, SECONDARY, SECONDARY],
        [SHOWN, SHOWN, SHOWN],
    ]
    assert (decided == before).all()


def test_totals_that_are_not_the_sum_of_their_parts_are_refused():
    values = column(5, 6, 7, 8, 9, 10)
    values[6] += 1
    with pytest.raises(DisclosureError, match=r"^1 total"):
        disclose(values, SQUARES, PERSONS)


def test_published_figures_stay_as_published():
    assert disclose(column(1, 2, 3, 4, 0, 9), SQUARES, rule("published", "persons")).sum() == 0


def test_figures_without_a_rule_are_refused():
    with pytest.raises(DisclosureError, match=r"disclosure\.csv"):
        rule("own", "persons")


def test_the_threshold_table_uses_known_words_and_says_whose_rule_it_is():
    for each in rules():
        assert each.origin in ORIGINS
        assert each.unit in UNITS
        assert each.basis_id
        assert each.basis_en
        assert each.follows == "" or rule(each.origin, each.follows).follows == ""


counts = st.sampled_from([0.0, NAN, 1.0, 1.0, 2.0, 4.0, 7.0, 30.0, 900.0])


@st.composite
def cubes(draw):
    """Regions (two provinces, two offices, a nation) by segments (two and their sum) by months (two and their sum)."""
    sizes = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    regions = sum(sizes)
    base = np.array(draw(st.lists(counts, min_size=regions * 4, max_size=regions * 4))).reshape(regions, 2, 2)
    first, second = range(sizes[0]), range(sizes[0], regions)
    equations = [
        Equation(0, regions, tuple(first)),
        Equation(0, regions + 1, tuple(second)),
        Equation(0, regions + 2, (regions,)),
        Equation(0, regions + 3, (regions + 1,)),
        Equation(0, regions + 4, (regions, regions + 1)),
        Equation(0, regions + 4, (regions + 2, regions + 3)),
        Equation(1, 2, (0, 1)),
        Equation(2, 2, (0, 1)),
    ]
    cube = np.full((regions + 5, 3, 3), NAN)
    cube[:regions, :2, :2] = base
    for each in equations:
        lines = np.moveaxis(cube, each.axis, 0)
        parts = lines[list(each.parts)]
        lines[each.total] = np.where(np.isnan(parts).all(axis=0), NAN, np.nansum(parts, axis=0))
    return cube, equations


def lines_of(cube, mask, equation):
    """Yield (values, hidden) of every line of an equation, the parts first and the total last."""
    order = [*equation.parts, equation.total]
    values = np.moveaxis(cube, equation.axis, 0)[order].reshape(len(order), -1)
    hidden = np.moveaxis(mask, equation.axis, 0)[order].reshape(len(order), -1)
    yield from zip(values.T, hidden.T != SHOWN, strict=True)


@settings(max_examples=400, deadline=None)
@given(cubes())
def test_an_attacker_who_subtracts_recovers_nothing(drawn):
    cube, equations = drawn
    mask = disclose(cube, equations, PERSONS)
    shown = cube[mask == SHOWN]
    assert not ((shown >= 1) & (shown <= 4)).any()
    assert not np.isnan(cube[mask != SHOWN]).any()
    for equation in equations:
        for values, hidden in lines_of(cube, mask, equation):
            assert hidden.sum() != 1
            if hidden.any() and not hidden[-1]:
                assert values[:-1][hidden[:-1]].sum() > 4


@given(cubes())
def test_a_table_without_small_counts_is_left_alone(drawn):
    cube, equations = drawn
    assert disclose(cube * 5, equations, PERSONS).sum() == 0
