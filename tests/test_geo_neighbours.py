"""Neighbours over six squares: a common side makes one, a common corner does not."""

import numpy as np
import pytest
from shapely import Polygon, box

from geo import layers
from geo.boundaries import region_frame
from geo.neighbours import neighbours
from geo.topology import encode

CODES = ("13.01", "13.02", "13.71", "14.01", "14.08", "14.71")


def frame(codes, shapes):
    return region_frame(list(codes), [f"Wilayah {code}" for code in codes], np.array(shapes, dtype=object))


def test_six_squares():
    squares = [box(100 + n % 3, 1 - n // 3, 101 + n % 3, 2 - n // 3) for n in range(6)]
    assert neighbours(encode(frame(CODES, squares), 0)) == {
        "13.01": ("13.02", "14.01"),
        "13.02": ("13.01", "13.71", "14.08"),
        "13.71": ("13.02", "14.71"),
        "14.01": ("13.01", "14.08"),
        "14.08": ("13.02", "14.01", "14.71"),
        "14.71": ("13.71", "14.08"),
    }


def test_an_island_has_none_and_an_enclave_has_one():
    hole = [(0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4)]
    around = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)], [hole])
    made = encode(frame(("13.01", "13.02", "14.01"), [around, Polygon(hole), box(5, 5, 6, 6)]), 1)
    assert neighbours(made) == {"13.01": ("13.02",), "13.02": ("13.01",), "14.01": ()}


@pytest.mark.real
def test_siak_and_jakarta():
    found = neighbours(layers.load(layers.REGENCIES))
    assert len(found) == 514
    assert found["14.08"] == ("14.01", "14.03", "14.05", "14.06", "14.71")
    assert all(code in found[other] for code, others in found.items() for other in others)
    assert neighbours(layers.load(layers.PROVINCES))["31"] == ("32", "36")
