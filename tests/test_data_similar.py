"""Similar regions: distances worked out by hand over regions of two island groups and two kinds."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import zscore

from data import similar
from data.similar import Weights, nearest, structure

# log10 of the employed is 4, 4, 6, 6: mean 5, deviation 1, so -1, -1, 1, 1; the shares give the same.
EMPLOYED = pd.Series({"14.01": 10_000, "14.71": 10_000, "32.01": 1_000_000, "32.73": 1_000_000})
FORMAL = pd.Series({"14.01": 0.2, "14.71": 0.2, "32.01": 0.6, "32.73": 0.6})
TABLE = structure(EMPLOYED, FORMAL)


def test_inputs_are_standardised_and_named():
    assert TABLE["region_code"].tolist() == ["14.01", "14.71", "32.01", "32.73"]
    assert TABLE["size_z"].tolist() == pytest.approx([-1, -1, 1, 1])
    assert TABLE["formal_z"].tolist() == pytest.approx([-1, -1, 1, 1])
    assert TABLE["kind"].tolist() == ["regency", "city", "regency", "city"]
    assert TABLE["island_id"].tolist() == ["Sumatera", "Sumatera", "Jawa", "Jawa"]


def test_distance_is_the_root_of_the_weighted_squares():
    found = nearest(TABLE, "14.01", 5, Weights())
    assert dict(zip(found["region_code"], found["distance"], strict=True)) == pytest.approx(
        {"14.71": 1, "32.01": 3, "32.73": math.sqrt(10)}  # kind; 2² + 2² + island; the same and kind
    )
    assert found["region_code"].tolist() == ["14.71", "32.01", "32.73"]


def test_weights_change_the_order():
    found = nearest(TABLE, "14.01", 1, Weights(size=0, formal=0, kind=1, island=0))
    assert found[["region_code", "distance"]].to_numpy().tolist() == [["32.01", 0.0]]
    twice = nearest(TABLE, "14.01", 3, Weights(size=2)).set_index("region_code")["distance"]
    assert twice["32.01"] == pytest.approx(math.sqrt(2 * 4 + 4 + 1))


def test_no_region_is_called_similar_when_its_inputs_are_missing():
    assert nearest(TABLE, "51.01", 5, Weights()).empty
    without = structure(EMPLOYED, FORMAL.drop("14.71"))
    assert "14.71" not in set(without["region_code"])
    assert nearest(without, "14.71", 5, Weights()).empty
    assert "14.71" not in set(nearest(without, "14.01", 5, Weights())["region_code"])
    assert nearest(structure(pd.Series(dtype=float), pd.Series(dtype=float)), "14.01", 5, Weights()).empty


def test_an_empty_region_has_no_logarithm_and_is_left_out():
    assert len(structure(EMPLOYED.replace(10_000, 0), FORMAL)) == 2


def test_equal_regions_are_at_no_distance_rather_than_an_error():
    same = structure(EMPLOYED * 0 + 10, FORMAL * 0 + 0.5)
    assert nearest(same, "14.01", 3, Weights(kind=0, island=0))["distance"].tolist() == [0, 0, 0]


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(0, 1)), min_size=4, max_size=4))
def test_standardisation_is_that_of_scipy(values):
    employed = pd.Series([value[0] for value in values], index=EMPLOYED.index)
    formal = pd.Series([value[1] for value in values], index=EMPLOYED.index)
    made = structure(employed, formal)
    for name, given_values in (("size_z", np.log10(employed.to_numpy(float))), ("formal_z", formal.to_numpy())):
        if np.ptp(given_values) > 1e-9:
            assert made[name].to_numpy() == pytest.approx(zscore(given_values))


@given(st.permutations(list(EMPLOYED.index)))
def test_the_order_of_the_regions_changes_nothing(order):
    pd.testing.assert_frame_equal(structure(EMPLOYED[order], FORMAL[order]), TABLE)


@pytest.mark.parametrize("text", ["", "1111", "9999", "111", "11111", "0000", "<b>", "1 11", "²²²²", "-111"])
def test_anything_but_four_digits_means_the_usual_weights(text):
    assert Weights.read(text) == Weights()


def test_weights_are_written_as_they_are_read():
    assert Weights().write() == ""
    assert Weights.read("2010") == Weights(2, 0, 1, 0)
    assert Weights(2, 0, 1, 0).write() == "2010"
    assert set(similar.WEIGHTS) == {0, 1, 2}
