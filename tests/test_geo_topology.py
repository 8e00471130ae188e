import json
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from geo.boundaries import region_frame
from geo.topology import NotOnGridError, decode, encode


def frame(*shapes: Polygon | MultiPolygon) -> gpd.GeoDataFrame:
    codes = [f"11.{number:02}" for number in range(1, len(shapes) + 1)]
    return region_frame(codes, [f"Kabupaten {code}" for code in codes], np.array(shapes, dtype=object))


SIX = frame(*(box(95 + number % 3, number // 3, 96 + number % 3, 1 + number // 3) for number in range(6)))


def test_two_squares_share_one_arc() -> None:
    made = encode(frame(box(95, 0, 96, 1), box(96, 0, 97, 1)), 0)

    assert made["transform"] == {"scale": [1, 1], "translate": [95, 0]}
    assert sorted(made["arcs"]) == [
        [[1, 0], [-1, 0], [0, 1], [1, 0]],
        [[1, 1], [0, -1]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
    ]
    west, east = (geometry["arcs"][0][0] for geometry in made["objects"]["regions"]["geometries"])
    shared = made["arcs"].index([[1, 1], [0, -1]])
    assert shared in west
    assert ~shared in east


def test_six_squares_store_each_border_once() -> None:
    made = encode(SIX, 0)

    # Seven borders between neighbours, and the outline cut at its six junctions.
    assert len(made["arcs"]) == 7 + 6


def test_what_is_decoded_is_what_was_encoded() -> None:
    found = decode(encode(SIX, 2))

    assert found["region_code"].tolist() == SIX["region_code"].tolist()
    assert found["name"].tolist() == SIX["name"].tolist()
    assert shapely.equals(found.geometry.to_numpy(), SIX.geometry.to_numpy()).all()
    assert shapely.coverage_is_valid(found.geometry.to_numpy())


def test_exteriors_run_clockwise_and_holes_the_other_way() -> None:
    lake = box(95.4, 0.4, 95.6, 0.6)

    part = shapely.get_parts(decode(encode(frame(box(95, 0, 96, 1) - lake), 1)).geometry[0])[0]

    assert not part.exterior.is_ccw
    assert [ring.is_ccw for ring in part.interiors] == [True]


def test_city_inside_a_regency_shares_its_ring() -> None:
    city = box(95.4, 0.4, 95.6, 0.6)

    made = encode(frame(box(95, 0, 96, 1) - city, city), 1)

    assert len(made["arcs"]) == 2
    (_, [hole]), ([outline],) = (geometry["arcs"][0] for geometry in made["objects"]["regions"]["geometries"])
    assert outline == ~hole


def test_islands_and_names_travel() -> None:
    archipelago = MultiPolygon([box(95, 0, 95.1, 0.1), box(96, 0, 96.5, 0.5)])

    made = encode(frame(archipelago), 1)

    (region,) = made["objects"]["regions"]["geometries"]
    assert region["id"] == "11.01"
    assert region["properties"] == {"name": "Kabupaten 11.01", "p": [96.2, 0.2]}
    assert len(region["arcs"]) == 2


def test_symbol_stands_inside_the_largest_part() -> None:
    crescent = Polygon([(95, 0), (97, 0), (97, 2), (96.8, 2), (96.8, 0.2), (95, 0.2)])

    found = decode(encode(frame(crescent), 2))

    assert crescent.contains(shapely.Point(found["p"][0]))


def test_coordinate_between_grid_points_is_refused() -> None:
    with pytest.raises(NotOnGridError, match="more than 2 decimals"):
        encode(frame(box(95, 0, 96.005, 1)), 2)


def test_another_reader_sees_the_same(tmp_path: Path) -> None:
    path = tmp_path / "peta.json"
    path.write_text(json.dumps(encode(SIX, 2)))

    by_gdal = gpd.read_file(path).sort_values("id")

    assert by_gdal["id"].tolist() == SIX["region_code"].tolist()
    found, expected = by_gdal.geometry.to_numpy(), SIX.geometry.to_numpy()
    assert shapely.area(shapely.symmetric_difference(found, expected)).max() < 1e-9


cuts = st.lists(st.integers(1, 19), min_size=1, max_size=4, unique=True).map(lambda ends: [0, *sorted(ends), 20])


@given(cuts, cuts)
def test_any_brick_wall_survives(heights: list[int], widths: list[int]) -> None:
    bricks = [
        box(95 + west / 10 + row % 2 / 20, low / 10, 95 + east / 10 + row % 2 / 20, high / 10)
        for row, (low, high) in enumerate(pairwise(heights))
        for west, east in pairwise(widths)
    ]
    noded = shapely.transform(shapely.coverage_clean(bricks), lambda degrees: degrees.round(2))

    found = decode(encode(frame(*noded), 2)).geometry.to_numpy()

    assert shapely.equals(found, noded).all()
    assert shapely.coverage_is_valid(found)
