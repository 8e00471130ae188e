import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.affinity import translate

from geo.boundaries import LostPartError, region_frame
from geo.generalise import dissolve, on_grid, simplify, without_specks

CODES = [f"11.0{number}" for number in range(1, 7)]


def six(*shapes: Polygon | MultiPolygon) -> gpd.GeoDataFrame:
    """Six squares of one degree, three to a row, the first ones replaced by `shapes`."""
    drawn = [box(95 + number % 3, number // 3, 96 + number % 3, 1 + number // 3) for number in range(6)]
    drawn[: len(shapes)] = shapes
    return region_frame(CODES, CODES, np.array(drawn, dtype=object))


def jagged(number: int = 40) -> gpd.GeoDataFrame:
    """The six squares, with a jagged border between the first two."""
    north = np.linspace(0, 1, number + 1)
    east = 96 + np.where(np.arange(number + 1) % 2, 0.013, 0.0)
    border = list(zip(east.tolist(), north.tolist(), strict=True))
    return six(Polygon([(95, 0), *border, (95, 1)]), Polygon([*border, (97, 1), (97, 0)]))


def shapes_of(frame: gpd.GeoDataFrame) -> np.ndarray:
    return frame.geometry.to_numpy()


# --- islands ------------------------------------------------------------------------------------------


def test_small_island_is_dropped() -> None:
    square, speck = box(95, 0, 96, 1), box(94.5, 0, 94.55, 0.05)

    left = without_specks(six(MultiPolygon([square, speck])), smallest=0.01)

    assert shapely.equals(shapes_of(left)[0], square)


def test_island_of_over_one_per_cent_stays_however_small() -> None:
    square, island = box(95, 0, 96, 1), box(94.5, 0, 94.61, 0.11)

    left = without_specks(six(MultiPolygon([square, island])), smallest=0.5)

    assert shapely.area(shapes_of(left)[0]) == pytest.approx(1 + 0.11**2)


def test_last_part_stays() -> None:
    left = without_specks(six(box(94.5, 0, 94.501, 0.001)), smallest=0.5)

    assert left["region_code"].tolist() == CODES
    assert shapely.area(shapes_of(left)[0]) == pytest.approx(1e-6)


def test_small_part_that_touches_a_neighbour_is_no_island() -> None:
    square, exclave = box(95, 0, 96, 1), box(96.5, 0, 96.55, 0.05)
    frame = six(MultiPolygon([square, exclave]), box(96, 0, 97, 1) - exclave)

    left = without_specks(frame, smallest=0.01)

    assert shapely.area(shapes_of(left)[0]) == pytest.approx(1.0025)


# --- grid ---------------------------------------------------------------------------------------------


def test_every_vertex_lies_on_the_grid_and_borders_stay_shared() -> None:
    snapped = shapes_of(on_grid(jagged(37), 2))

    coordinates = shapely.get_coordinates(snapped)
    assert (coordinates == coordinates.round(2)).all()
    assert shapely.coverage_is_valid(snapped)
    assert shapely.area(shapely.coverage_union_all(snapped)) == pytest.approx(6)


def test_border_thinner_than_the_grid_does_not_cross_itself() -> None:
    needle = Polygon([(95, 0), (96, 0), (96, 0.5), (96.4, 0.501), (96, 0.502), (96, 1), (95, 1)])

    snapped = shapes_of(on_grid(six(needle, box(96, 0, 97, 1) - needle), 2))

    assert shapely.is_valid(snapped).all()
    assert shapely.coverage_is_valid(snapped)


def test_inlet_that_snapping_closes_leaves_no_gap() -> None:
    square = box(95, 0, 96, 1)
    inlet = Polygon([(95.5, 0), (95.501, 0), (95.501, 0.3), (95.7, 0.5), (95.3, 0.5), (95.5, 0.3)])

    snapped = shapes_of(on_grid(six(square - inlet), 2))

    assert not any(part.interiors for part in shapely.get_parts(shapely.coverage_union_all(snapped)))


def test_region_smaller_than_the_grid_is_refused() -> None:
    with pytest.raises(LostPartError, match=r"11\.01"):
        on_grid(six(box(94.001, 0.001, 94.002, 0.002)), 2)


# --- simplifying --------------------------------------------------------------------------------------


def test_shared_border_stays_shared_when_it_is_simplified() -> None:
    simple = shapes_of(simplify(jagged(), 0.05))

    assert shapely.get_num_coordinates(simple[0]) < 20 < shapely.get_num_coordinates(shapes_of(jagged())[0])
    assert shapely.coverage_is_valid(simple)
    assert shapely.length(shapely.intersection(simple[0], simple[1])) == pytest.approx(1, abs=0.1)
    assert shapely.area(simple[:2]).sum() == pytest.approx(2)


def test_simplifying_only_chooses_among_the_points_there_are() -> None:
    before, after = shapes_of(jagged()), shapes_of(simplify(jagged(), 0.05))

    assert set(map(tuple, shapely.get_coordinates(after).tolist())) <= set(
        map(tuple, shapely.get_coordinates(before).tolist())
    )


def test_small_island_becomes_no_less_than_a_triangle() -> None:
    island = translate(box(0, 0, 0.001, 0.001), 94.5, 0)

    simple = shapes_of(simplify(six(MultiPolygon([box(95, 0, 96, 1), island])), 0.5))

    assert shapely.get_num_geometries(simple[0]) == 2


# --- dissolving ---------------------------------------------------------------------------------------


def test_dissolved_regions_nest_exactly() -> None:
    members = dict(zip(CODES, ["91", "93", "93", "91", "93", "93"], strict=True))

    provinces = dissolve(jagged(), members, {"93": "Timur", "91": "Barat"})

    assert provinces["region_code"].tolist() == ["91", "93"]
    assert provinces["name"].tolist() == ["Barat", "Timur"]
    west, east = shapes_of(provinces)
    first, second, *_ = shapes_of(jagged())
    assert west.equals(shapely.union(first, box(95, 1, 96, 2)))
    jagged_border = shapely.length(shapely.intersection(first, second))
    assert shapely.length(shapely.intersection(west, east)) == pytest.approx(jagged_border + 1)
    assert shapely.area([west, east]).tolist() == pytest.approx([2 + 0.0065, 4 - 0.0065])
