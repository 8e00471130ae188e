"""The press map in pixels, over six squares whose every place can be computed by hand."""

import io
import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.documents import picture
from dashboard.figures import lettering
from dashboard.figures.formats import value_short
from dashboard.figures.hatching import hatch_lines
from dashboard.figures.maps.map_figure import Category, MapFigure
from dashboard.figures.press import press_ground, press_legend, press_map, press_scale
from dashboard.figures.theme import LIGHT, Hatch
from geo import layers
from tests import pictures
from tests.squares_exhibit import CLASSED, CODES, CORNERS, SQUARES, figure

SIZE = (1600, 800)
PADDING = 18


def drawn(shown: MapFigure, shapes: gpd.GeoDataFrame = SQUARES) -> Image.Image:
    return Image.open(
        io.BytesIO(pictures.png(press_map.plot(shown, partial(press_ground.ground, shapes), *SIZE)))
    ).convert("RGB")


def svg_text(shown: MapFigure, shapes: gpd.GeoDataFrame = SQUARES) -> list[str]:
    tree = ET.fromstring(picture.svg(press_map.plot(shown, partial(press_ground.ground, shapes), *SIZE)))
    return ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def squares_in(image: Image.Image) -> list[tuple[int, int, int, int]]:
    """Left, top, right, bottom of the six squares, from the rows of sea at the picture's edge.

    The lower edge of a degree of latitude lies sin(1 degree) below the equator: the projection keeps areas.
    """
    sea = [y for y in range(image.height) if image.getpixel((2, y)) == rgb(LIGHT.sea)]
    high = math.degrees(math.sin(math.radians(1)))
    scale = (sea[-1] + 1 - sea[0] - 2 * PADDING) / (2 * high)
    middle = (sea[0] + sea[-1] + 1) / 2
    lefts, tops = (
        [round(800 + (x - 101.5) * scale) for x, _ in CORNERS],
        [round(middle - (y + 1) * high * scale) for _, y in CORNERS],
    )
    return [(left, top, left + round(scale), top + round(high * scale)) for left, top in zip(lefts, tops, strict=True)]


def inside(image: Image.Image, square: int, rim: int = 8) -> set[tuple[int, ...]]:
    """The colours in the upper third of a square, which is free of names."""
    left, top, right, bottom = squares_in(image)[square]
    pixels = np.asarray(image)[top + rim : (2 * top + bottom) // 3, left + rim : right - rim]
    return {tuple(map(int, pixel)) for pixel in np.unique(pixels.reshape(-1, 3), axis=0)}


@pytest.fixture(scope="module")
def classed() -> Image.Image:
    return drawn(figure(CLASSED))


@pytest.fixture(scope="module")
def hatched() -> Image.Image:
    values = (0.0, np.nan, np.nan, 0.25, 0.35, 0.45)
    return drawn(figure(values, ("reported", "missing", "suppressed", "reported", "reported", "reported")))


def test_the_picture_has_its_size(classed):
    assert classed.size == SIZE


@pytest.mark.parametrize(("square", "place"), list(enumerate((0, 1, 2, 3, 4, 4))))
def test_each_square_has_exactly_the_colour_of_its_class(classed, square, place):
    assert inside(classed, square) == {rgb(LIGHT.classes[place])}


def test_squares_end_where_they_should(classed):
    left, _, _, bottom = squares_in(classed)[3]
    assert classed.getpixel((left - 3, bottom - 20)) == rgb(LIGHT.sea)
    assert classed.getpixel((left + 3, bottom - 20)) == rgb(LIGHT.classes[3])
    assert classed.getpixel((left + 20, bottom + 3)) == rgb(LIGHT.sea)


def test_missing_and_suppressed_are_hatched_each_in_its_own_way(hatched):
    zero, missing, suppressed = (inside(hatched, square) for square in (0, 1, 2))
    assert {rgb(LIGHT.missing.ground), rgb(LIGHT.missing.line)} <= missing
    assert {rgb(LIGHT.suppressed.ground), rgb(LIGHT.suppressed.line)} <= suppressed
    assert not missing & suppressed
    assert zero == {rgb(LIGHT.classes[0])}
    assert not (missing | suppressed) & set(map(rgb, LIGHT.classes))


def test_the_missing_lines_rise_to_the_right_and_the_suppressed_cross(hatched):
    def along(square: int, step: int) -> list[int]:
        """How many colours a walk at 45 degrees meets, for walks that start side by side."""
        left, top, right, bottom = squares_in(hatched)[square]
        x, y = (left + right) // 2, (top + 4 * bottom) // 5
        walks = range(int(2 * LIGHT.missing.spacing))
        return [len({hatched.getpixel((x + w + i, y - step * i)) for i in range(-40, 41)}) for w in walks]

    # On a line parallel to the hatch every pixel is alike; across it they change. A walk on top of one of two crossing
    # lines sees only that line, so the neighbouring walks are asked too.
    assert max(along(1, 1)) == 1
    assert min(along(1, -1)) > 3
    assert max(along(2, 1)) > 1
    assert max(along(2, -1)) > 1


def test_the_legend_explains_both_hatches_only_where_they_occur():
    values = (0.0, np.nan, np.nan, np.nan, 0.35, 0.45)
    statuses = ("reported", "missing", "suppressed", "missing", "reported", "reported")
    assert {"tidak ada data: 2 wilayah", "disembunyikan (angka kecil): 1 wilayah"} <= set(
        svg_text(figure(values, statuses))
    )
    assert not any("tidak ada data" in text or "disembunyikan" in text for text in svg_text(figure(CLASSED)))


def test_every_text_of_the_map_is_on_it():
    texts = svg_text(figure(CLASSED, chosen="12.03"))
    expected = {"Indonesia: 25,0%", "persen", "di bawah 10%", "40% atau lebih", "Kabupaten F: 147,8%", "F", "Aceh", "U"}
    assert expected <= set(texts)
    assert "Proyeksi silinder sama luas (Lambert)" in texts


def test_english_pictures_are_english_throughout():
    texts = svg_text(
        figure(
            (0.1, np.nan, 0.2, 0.2, 0.2, 0.2),
            ("reported", "missing", *["reported"] * 4),
            lang="en",
            national_label="Nation",
        )
    )
    assert {"no data: 1 region", "Nation: 25.0%", "per cent", "N"} <= set(texts)
    assert "Cylindrical equal-area projection (Lambert)" in texts


def test_the_chosen_and_the_flagged_region_are_outlined(classed):
    shown = figure(CLASSED, chosen="11.01")
    shown.regions.loc[5, "flags"] = "above_one;basis_mixed"
    image = drawn(shown)
    left, top, _, _ = squares_in(image)[0]
    assert image.getpixel((left, (top + squares_in(image)[0][3]) // 2)) == rgb(LIGHT.chosen)
    _, top, right, bottom = squares_in(image)[5]
    edge = np.asarray(image)[top + 20 : bottom - 20, right - 3 : right + 3].reshape(-1, 3)
    assert (edge == rgb(LIGHT.mark)).all(axis=1).any()
    assert "perlu dibaca dengan catatan: rasio di atas satu (1 wilayah)" in svg_text(shown)
    assert not (np.asarray(classed).reshape(-1, 3) == rgb(LIGHT.mark)).all(axis=1).any()


def test_a_flag_that_only_explains_gets_no_outline():
    shown = figure(CLASSED)
    shown.regions["flags"] = "basis_mixed"
    assert not press_legend.is_marked(shown.regions).any()


def test_a_border_of_provinces_stands_over_that_of_regencies(classed):
    left, _, right, bottom = squares_in(classed)[0]
    across = {classed.getpixel(((left + right) // 2, bottom + shift)) for shift in (-1, 0, 1)}
    inner = {classed.getpixel((right + shift, bottom - 30)) for shift in (-1, 0, 1)}
    assert min(map(sum, across)) < min(map(sum, inner))


COUNTED = {
    "kind": "count",
    "unit": "persons",
    "breaks": (100.0, 200.0, 300.0, 400.0),
    "national_value": None,
    "break_labels": ("di bawah 100", "100 – 200", "200 – 300", "300 – 400", "400 atau lebih"),
}


def test_counts_are_circles_over_plain_land():
    shown = figure((400.0, 100.0, 0.0, -100.0, np.nan, 250.0), (*["reported"] * 4, "missing", "reported"), **COUNTED)
    image = drawn(shown)
    land, missing = rgb(LIGHT.land), rgb(LIGHT.missing.ground)
    middles = [((left + right) // 2, (top + bottom) // 2) for left, top, right, bottom in squares_in(image)]

    def reach(square: int, ground: tuple[int, ...]) -> int:
        """Pixels from the middle to the right until the ground of the land begins."""
        x, y = middles[square]
        return next(i for i in range(1, 120) if all(image.getpixel((x + i + j, y)) == ground for j in range(4)))

    assert reach(0, land) == pytest.approx(44, abs=2.5)
    assert reach(1, land) == pytest.approx(22, abs=2.5)
    assert image.getpixel(middles[0]) != land
    assert image.getpixel(middles[2]) == land  # a zero is a hollow ring
    assert image.getpixel((middles[2][0] + 3, middles[2][1])) != land
    assert image.getpixel(middles[3]) == land  # so is a value below zero, in its size
    assert missing in inside(image, 4)
    assert {"nol: 1 wilayah", "di bawah nol: 1 wilayah", "tidak ada data: 1 wilayah", "200", "100", "20"} <= set(
        svg_text(shown)
    )


def test_categories_are_drawn_and_counted_and_want_of_evidence_is_a_hatch():
    looks = (Category("terpenuhi", "M", "#14745c", "#ffffff"), Category("tidak", "T", "#4a0d2e", "#ffffff"))
    shown = figure(
        (0.0, 1.0, 1.0, math.nan, math.nan, 0.0), ("reported",) * 3 + ("missing",) * 2 + ("reported",), kind="category",
        unit="", breaks=(), break_labels=(), national_value=None, chosen="12.01", categories=looks, missing="belum ada bukti",
    )  # fmt: skip
    image = drawn(shown)
    assert inside(image, 0) == inside(image, 5) == {rgb("#14745c")}
    assert inside(image, 1) == {rgb("#4a0d2e")}
    assert rgb(LIGHT.missing.ground) in inside(image, 3)
    texts = svg_text(shown)
    for words in (
        "terpenuhi: 2 wilayah",
        "tidak: 2 wilayah",
        "belum ada bukti: 2 wilayah",
        "Kabupaten D: belum ada bukti",
    ):
        assert words in texts
    assert "tidak ada data" not in " ".join(texts)


def test_the_area_of_a_circle_grows_with_the_value():
    scale = press_legend.circle_scale(figure((400.0, 100.0, 25.0, 0.0, 1.0, 1.0), **COUNTED))
    assert [scale.radius_of(value) for value in (400, 100, -100, 25)] == [44, 22, 22, 11]
    assert 0 < scale.radius_of(0) < 4


def test_a_map_without_any_value_is_drawn_and_says_so():
    empty = figure((np.nan,) * 6, ("missing",) * 6, breaks=(), break_labels=(), national_value=None)
    assert "tidak ada data: 6 wilayah" in svg_text(empty)
    assert svg_text(replace(empty, kind="count", unit="persons"))


def test_a_region_too_small_to_see_gets_a_dot():
    squares = SQUARES.copy()
    squares.loc[0, "geometry"] = shapely.box(100.5, 0.5, 100.502, 0.502)
    image = drawn(figure(CLASSED), squares)
    left, top, right, bottom = squares_in(image)[0]
    assert image.getpixel(((left + right) // 2, (top + bottom) // 2)) == rgb(LIGHT.classes[0])


def test_a_suppressed_region_too_small_to_see_gets_a_hatched_dot_on_a_map_of_counts():
    squares = SQUARES.copy()
    squares.loc[0, "geometry"] = shapely.box(100.5, 0.5, 100.502, 0.502)
    shown = figure((np.nan, *CLASSED[1:]), ("suppressed", *["reported"] * 5), **COUNTED)
    image = drawn(shown, squares)
    left, top, right, bottom = squares_in(image)[0]
    x, y = (left + right) // 2, (top + bottom) // 2
    around = {image.getpixel((x + i, y + j)) for i in range(-3, 4) for j in range(-3, 4)}
    assert rgb(LIGHT.suppressed.ground) in around
    assert rgb(LIGHT.land) not in around


@pytest.mark.parametrize(
    "codes", [[*CODES[:5], "99.99"], CODES[:5], [*CODES, "13.01"], [*CODES[:5], CODES[4]]], ids=str
)
def test_a_figure_of_other_regions_is_refused(codes):
    shown = figure(CLASSED)
    regions = pd.concat([shown.regions] * 2).head(len(codes)).assign(region_code=codes)
    with pytest.raises(ValueError, match="different regions"):
        press_map.plot(replace(shown, regions=regions), partial(press_ground.ground, SQUARES), *SIZE)


def test_falls_are_striped_so_that_in_grey_they_are_no_rises():
    """In grey the outermost colours of the two ends are nearly one."""
    shown = figure((-0.3, -0.15, 0.0, 0.15, 0.3, 0.3), breaks=(-0.2, -0.1, 0.1, 0.2), palette="diverging")
    image = drawn(shown)
    for square, place in enumerate((0, 1, 2, 3, 4, 4)):
        plain = {rgb(LIGHT.diverging[place])}
        assert plain < inside(image, square) if place < 2 else plain == inside(image, square)


def plot_of(shown: MapFigure, size: tuple[int, int] = SIZE, **more) -> ET.Element:
    return ET.fromstring(picture.svg(press_map.plot(shown, partial(press_ground.ground, SQUARES), *size, **more)))


def text_at(tree: ET.Element, words: str) -> tuple[float, float]:
    node = next(each for each in tree.iter("{http://www.w3.org/2000/svg}text") if "".join(each.itertext()) == words)
    x, y = node.get("transform", "").split("(")[1].split(")")[0].replace(",", " ").split()[:2]
    return float(x), float(y)


def test_the_regions_told_are_named_with_their_figures():
    texts = ["".join(node.itertext()) for node in plot_of(figure(CLASSED), told=("11.01", "12.03")).iter()]
    assert {"A 0,0%", "F 147,8%", "Aceh"} <= set(texts)
    assert "A" not in texts


def test_the_scale_bar_has_the_length_of_its_kilometres():
    """Three degrees fill 1600 pixels less the padding, or 2 degrees the height; 111.32 km are one degree."""
    tree = plot_of(figure(CLASSED))
    words = next(
        text
        for text in ("".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text"))
        if "khatulistiwa" in text
    )
    degree = press_ground.ground(
        SQUARES, SIZE[0], SIZE[1] - press_legend.legend_height(figure(CLASSED), SIZE[0])
    ).degree
    assert words == "20 km di khatulistiwa"
    assert press_scale.kilometres(degree) == 20
    shapes, _, start = press_scale.bar(degree, 1000, 700, 12, "id")
    west, _, east, _ = shapes[0]["geometry"].bounds
    assert west == start
    assert east - west == pytest.approx(20 / 111.32 * degree, rel=1e-4)


@pytest.mark.parametrize(("degree", "expected"), [(1, 10000), (11.132, 1000), (27, 200), (112, 100), (2000, 5)])
def test_the_scale_bar_is_a_round_number_of_kilometres(degree: float, expected: float):
    assert press_scale.kilometres(degree) == expected


@pytest.mark.parametrize("national", [0.0, 0.05, 0.25, 0.9])
@pytest.mark.parametrize("width", [700, 1600])
def test_the_nation_s_label_keeps_off_the_unit(national: float, width: int):
    shown = figure(CLASSED, unit="per_1000", national_value=national)
    tree = plot_of(shown, (width, 800))
    label = f"Indonesia: {value_short(national, 'per_1000', 'id')}"
    (_, unit), (_, nation) = text_at(tree, "kasus per 1.000 peserta aktif"), text_at(tree, label)
    assert nation - unit >= 15


def test_hostile_names_stay_text():
    name = '<b onload="x()">&\'${x}`</b> \x00\x1b\u202e\n🎉 ' + "W" * 300
    shown = figure(CLASSED, chosen="11.01", title=name * 2, band=name, source=name)
    shown.regions.loc[0, "name"] = name
    tree = ET.fromstring(picture.svg(press_map.plot(shown, partial(press_ground.ground, SQUARES), *SIZE)))
    plain = ET.fromstring(picture.svg(press_map.plot(figure(CLASSED), partial(press_ground.ground, SQUARES), *SIZE)))
    assert {node.tag for node in tree.iter()} == {node.tag for node in plain.iter()}
    assert {key for node in tree.iter() for key in node.attrib} == {key for node in plain.iter() for key in node.attrib}
    assert '<b onload="x()">&\'${x}`</b>' in "".join(tree.itertext())


# --- hatch lines and lettering --------------------------------------------------------------------


def test_hatch_lines_are_parallel_evenly_spaced_and_clipped():
    area = shapely.box(0, 0, 60, 60)
    lines = hatch_lines(area, Hatch("#ffffff", "#000000", (45,), 6, 1))
    assert area.buffer(1e-9).covers(lines)
    ends = np.array([shapely.get_coordinates(line) for line in lines.geoms])
    rise = ends[:, 1] - ends[:, 0]
    assert rise[:, 0] == pytest.approx(-rise[:, 1])
    distances = np.sort((ends[:, 0] @ np.array([1, 1])) / math.sqrt(2))
    assert np.diff(distances) == pytest.approx(6)
    assert lines.length == pytest.approx(area.area / 6, rel=0.05)


def test_a_lattice_has_lines_in_both_directions():
    area = shapely.box(0, 0, 60, 60)
    single = hatch_lines(area, Hatch("#ffffff", "#000000", (45,), 6, 1))
    lattice = hatch_lines(area, Hatch("#ffffff", "#000000", (45, 135), 6, 1))
    assert lattice.length == pytest.approx(2 * single.length, rel=0.05)


def test_hatches_keep_out_of_holes_and_of_nothing():
    ring = shapely.box(0, 0, 60, 60) - shapely.box(20, 20, 40, 40)
    hatch = Hatch("#ffffff", "#000000", (45, 135), 6, 1)
    assert hatch_lines(ring, hatch).intersection(shapely.box(21, 21, 39, 39)).is_empty
    assert hatch_lines(shapely.MultiPolygon(), hatch).is_empty


def test_hatches_of_neighbours_meet():
    hatch = Hatch("#ffffff", "#000000", (45,), 6, 1)
    left, right = shapely.box(0, 0, 50, 60), shapely.box(50, 0, 90, 60)
    apart = hatch_lines(left, hatch).length + hatch_lines(right, hatch).length
    assert apart == pytest.approx(hatch_lines(left.union(right), hatch).length)


@given(st.text(max_size=200), st.sampled_from((15, 21, 38)), st.booleans())
def test_lines_fit_and_lose_nothing(text, size, bold):
    lines = lettering.wrap(text, size, 300, bold=bold)
    assert all(lettering.text_width(line, size, bold=bold) <= 300 for line in lines)
    assert "".join("".join(lines).split()) == "".join(lettering.clean(text).split())


def test_a_text_without_end_is_cut_with_a_sign():
    assert len(lettering.clean("a" * 5000)) == 1200
    assert lettering.clean("a" * 5000).endswith("…")
    assert lettering.clean(" a\n\tb\x00\u202ec ") == "a bc"


@pytest.mark.real
def test_indonesia_fills_the_frame_in_one_piece():
    shapes = layers.geometries(layers.REGENCIES)
    regions = pd.DataFrame(
        {
            "region_code": shapes["region_code"],
            "name": shapes["name"],
            "value": 0.45,
            "obs_status": "reported",
            "flags": "",
            "note": "",
        }
    )
    content = pictures.png(
        press_map.plot(figure(CLASSED, regions=regions), partial(press_ground.ground, shapes), 1600, 760)
    )
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    sea = np.nonzero((pixels[:, 2] == rgb(LIGHT.sea)).all(axis=1))[0]
    land = (pixels[sea[0] : sea[-1]] == rgb(LIGHT.classes[4])).all(axis=2)
    rows, columns = np.nonzero(land)
    assert columns.max() - columns.min() > 0.85 * SIZE[0]
    assert rows.max() - rows.min() > 0.85 * len(land)
    assert land.sum() > 40_000
