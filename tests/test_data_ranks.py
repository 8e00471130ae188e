"""Ranks against values worked out by hand and against scipy's own."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from data.ranks import ranks

VALUES = st.lists(st.integers(-5, 5), min_size=1, max_size=30)


def test_ties_share_the_better_rank_and_the_next_counts_all_of_them():
    found = ranks(pd.Series({"a": 0.5, "b": 0.7, "c": 0.5, "d": 0.1}))
    assert found.to_dict() == {"b": 1, "a": 2, "c": 2, "d": 4}


def test_the_lowest_can_be_the_first():
    assert ranks(pd.Series([3.0, 1.0, 2.0]), highest_first=False).tolist() == [3, 1, 2]


def test_what_is_missing_has_no_rank_and_takes_no_place():
    found = ranks(pd.Series([np.nan, 2.0, 1.0]))
    assert found.isna().tolist() == [True, False, False]
    assert found.tolist()[1:] == [1, 2]


def test_no_values_have_no_ranks():
    assert ranks(pd.Series(dtype=float)).empty


@given(VALUES)
def test_ranks_are_those_of_scipy(values):
    expected = rankdata([-value for value in values], method="min").astype(int)
    assert ranks(pd.Series(values, dtype=float)).tolist() == expected.tolist()


@given(st.permutations(list(range(8))), VALUES.filter(lambda values: len(values) >= 8))
def test_the_order_of_the_regions_changes_no_rank(order, values):
    before = pd.Series(values[:8], index=list("abcdefgh"), dtype=float)
    after = ranks(before.iloc[order])
    assert after[list("abcdefgh")].tolist() == ranks(before).tolist()
