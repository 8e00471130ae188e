"""Names, borders and the inset of the press map."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.press import press_inset, press_labels
from dashboard.figures.press.borders import borders
from dashboard.figures.press.press_labels import Name, overlap, place
from geo import layers
from tests.squares_exhibit import CODES, SQUARES

FRAME = (0.0, 0.0, 400.0, 300.0)
LAND = np.array([shapely.box(100, 100, 200, 200), shapely.box(200, 100, 300, 200)])
OWNERS = np.array(["west", "east"], dtype=object)

NAMES = st.lists(
    st.builds(
        Name,
        st.text(st.characters(codec="utf-8"), max_size=40),
        st.floats(-50, 450),
        st.floats(-50, 350),
        st.sampled_from(("west", "east", "north")),
        st.sampled_from((0, 3, 40)),
    ),
    max_size=30,
)


@settings(max_examples=60)
@given(NAMES, st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), max_size=3))
def test_names_keep_off_each_other_off_what_is_taken_and_inside_the_frame(names, corners):
    taken = [(x, y, x + 80, y + 60) for x, y in corners]
    labels = place(names, LAND, OWNERS, FRAME, 13, taken)
    boxes = [label.box for label in labels]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert not any(overlap(box, other) for box in boxes for other in taken)
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300 for box in boxes)
    assert all(label.name in names for label in labels)


def test_a_name_stands_on_its_own_land_where_it_fits():
    (label,) = place([Name("Barat", 150, 150, "west")], LAND, OWNERS, FRAME, 13)
    assert label.distance == 0
    assert shapely.box(*label.box).centroid.equals_exact(shapely.Point(150, 150), 0.1)


def test_a_name_wider_than_its_land_goes_to_the_sea_rather_than_on_foreign_land():
    narrow = np.array([shapely.box(190, 140, 200, 160), shapely.box(200, 100, 300, 200)])
    (label,) = place([Name("Kepulauan Barat", 195, 150, "west")], narrow, OWNERS, FRAME, 13)
    assert not shapely.box(*label.box).intersects(narrow[1])


def test_a_name_keeps_off_its_symbol():
    (label,) = place([Name("Barat", 50, 50, "west", radius=30)], LAND, OWNERS, FRAME, 13)
    assert shapely.distance(shapely.box(*label.box), shapely.Point(50, 50)) >= 30


def test_the_first_name_wins_and_a_name_without_room_is_left_out():
    small = (0.0, 0.0, 60.0, 24.0)
    one, two = Name("Satu", 30, 12, "x"), Name("Dua", 30, 12, "x")
    nowhere = np.array([shapely.box(900, 900, 901, 901)])
    owner = np.array(["x"], dtype=object)
    assert [label.name.text for label in place([one, two], nowhere, owner, small, 13)] == ["Satu"]
    assert [label.name.text for label in place([two, one], nowhere, owner, small, 13)] == ["Dua"]


def test_far_names_have_a_line_to_their_place():
    near, far = (press_labels.Label(Name("A", 0, 0, "x"), (10, 10, 30, 20), distance) for distance in (5, 30))
    shapes, texts = press_labels.draw([near, far], 13)
    assert len(shapes) == 3
    assert [text["text"] for text in texts] == ["A", "A"]


# --- borders ------------------------------------------------------------------------------------------


def test_every_border_of_the_six_squares_is_drawn_once():
    lines = borders(SQUARES.geometry.to_numpy(), np.array([code[:2] for code in CODES]))
    assert lines.coast.length == pytest.approx(10)
    assert lines.outer.length == pytest.approx(3)
    assert lines.inner.length == pytest.approx(4)
    assert lines.outer.equals(shapely.LineString([(100, 0), (103, 0)]))


def test_a_hole_without_a_region_has_a_coast():
    ring = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2)
    lines = borders(np.array([ring]), np.array(["11"]))
    assert lines.coast.length == pytest.approx(16)
    assert lines.inner.is_empty
    assert lines.outer.is_empty


@pytest.mark.real
def test_borders_of_the_514_add_up_to_their_outlines():
    shapes = layers.geometries(layers.REGENCIES)
    lines = borders(shapes.geometry.to_numpy(), shapes["region_code"].str[:2].to_numpy())
    outlines = shapely.length(shapes.geometry.to_numpy()).sum()
    assert lines.coast.length + 2 * lines.outer.length + 2 * lines.inner.length == pytest.approx(outlines)


# --- the inset ----------------------------------------------------------------------------------------


def pixels(width: float, height: float) -> tuple[np.ndarray, np.ndarray]:
    shapes = layers.geometries(layers.REGENCIES)
    areas = shapes.geometry.to_numpy()
    west, south, east, north = shapely.total_bounds(areas)
    scale = min((width - 40) / (east - west), (height - 40) / (north - south))
    placed = shapely.transform(areas, lambda points: (points - (west, north)) * (scale, -scale) + 20)
    return shapes["region_code"].to_numpy(), placed


@pytest.mark.real
@pytest.mark.parametrize("size", [(1520, 540), (1000, 700), (1674, 900)])
def test_greater_jakarta_is_drawn_large_in_open_sea(size):
    codes, areas = pixels(*size)
    part = press_inset.inset(codes, areas, (0, 0, *size))
    assert part
    assert part.scale >= 3
    box = shapely.box(*part.box)
    assert shapely.box(0, 0, *size).contains(box)
    assert not shapely.intersects(areas, box).any()
    jakarta = areas[list(codes).index("31.71")]
    moved = shapely.transform(jakarta, part.to_inset)
    assert box.contains(moved)
    assert moved.area == pytest.approx(jakarta.area * part.scale**2)


def test_maps_without_jakarta_have_no_inset():
    areas = SQUARES.geometry.to_numpy()
    assert press_inset.inset(np.array(CODES), areas, (0, 0, 1000, 500)) is None


@pytest.mark.real
def test_a_map_without_open_sea_has_no_inset():
    codes, areas = pixels(1520, 540)
    covered = np.append(areas, shapely.box(0, 0, 1520, 540))
    assert press_inset.inset(np.append(codes, "99.99"), covered, (0, 0, 1520, 540)) is None
