"""Shapes of small maps over six squares, whose pixels can be counted."""

import json

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, box

from geo import layers
from geo.boundaries import region_frame
from geo.small_maps import MARGIN, fitted

CODES = ["13.01", "13.02", "13.71", "14.01", "14.08", "14.71"]
SIX = region_frame(
    CODES,
    CODES,
    np.array([box(100 + n % 3, 1 - n // 3, 101 + n % 3, 2 - n // 3) for n in range(6)], dtype=object),
)


def test_the_box_is_as_wide_as_asked_and_no_taller_than_the_shapes_need():
    drawn = fitted(SIX, 306, 500)
    assert (drawn.width, drawn.height) == (306, 206)  # three by two degrees of 100 pixels, and the margin of 3
    first = drawn.places[0]
    assert shapely.geometry.shape(first.geometry).bounds == (3, 3, 103, 103)
    assert (first.x, first.y) == (53, 53)
    assert first.share == pytest.approx(100 / 306)


def test_north_is_up_and_east_is_right():
    places = {place.region_code: place for place in fitted(SIX, 306, 500).places}
    assert places["13.01"].y < places["14.01"].y
    assert places["13.01"].x < places["13.02"].x < places["13.71"].x


def test_a_low_box_takes_the_shapes_smaller_and_in_its_middle():
    drawn = fitted(SIX, 306, 106)
    assert drawn.height == 106
    lefts = [shapely.geometry.shape(place.geometry).bounds[0] for place in drawn.places]
    rights = [shapely.geometry.shape(place.geometry).bounds[2] for place in drawn.places]
    assert min(lefts) == 78  # 306 - 3 * 50 pixels, half on each side
    assert max(rights) == 228


def test_rings_run_clockwise_on_the_screen_as_vega_needs_them():
    for place in fitted(SIX, 306, 500).places:
        ring = shapely.get_parts(shapely.geometry.shape(place.geometry))[0].exterior
        assert not ring.is_ccw


def test_specks_go_and_the_largest_part_stays_however_small():
    speck = region_frame(
        ["13.01", "13.02"],
        ["a", "b"],
        np.array([MultiPolygon([box(0, 0, 1, 1), box(2, 0, 2.001, 0.001)]), box(9.999, 0, 10, 0.001)], dtype=object),
    )
    land, island = fitted(speck, 106, 106).places
    assert len(shapely.get_parts(shapely.geometry.shape(land.geometry))) == 1
    assert island.share < 0.01
    assert len(shapely.get_parts(shapely.geometry.shape(island.geometry))) == 1


@pytest.mark.real
def test_the_nation_is_small_and_whole():
    drawn = fitted(layers.geometries(layers.PROVINCES), 380, 230)
    assert len(drawn.places) == 38
    assert len(json.dumps(drawn.places)) < 60_000
    for place in drawn.places:
        west, north, east, south = shapely.geometry.shape(place.geometry).bounds
        assert MARGIN - 1 <= west <= east <= drawn.width - MARGIN + 1
        assert MARGIN - 1 <= north <= south <= drawn.height - MARGIN + 1
