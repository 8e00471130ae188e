"""Where a region lies, drawn from six squares: which is filled, which is ringed, and what a screen reader hears."""

import re
from base64 import b64decode

import geopandas as gpd
import pytest
import shapely

from dashboard.figures.maps.locator import HEIGHT, WIDTH, locator
from dashboard.figures.theme import DARK, LIGHT, Theme

# Three by two squares of one degree on the equator, and a speck beside them.
SHAPES = gpd.GeoDataFrame(
    {"region_code": [f"14.0{place}" for place in range(1, 7)] + ["14.71"]},
    geometry=[shapely.box(x, y, x + 1, y + 1) for y in (-1, 0) for x in (100, 101, 102)]
    + [shapely.box(102.95, -0.05, 103, 0)],
    crs="EPSG:4326",
)


def drawing(*chosen: str, theme: Theme = LIGHT, words: str = "Letak") -> tuple[str, str]:
    """The image as HTML, and the drawing in it."""
    image = locator(SHAPES, chosen, theme, words)
    found = re.search(r"base64,([^\"]+)", image)
    assert found
    return image, b64decode(found[1]).decode()


def test_only_the_chosen_are_filled_and_all_are_drawn_inside_the_frame():
    _, drawn = drawing("14.02", "14.05")
    others, filled = re.findall(r'<g fill="(#[^"]+)".*?</g>', drawn)
    assert (others, filled) == (LIGHT.land, LIGHT.classes[3])
    assert [part.count("<path") for part in re.findall(r"<g .*?</g>", drawn)] == [5, 2, 0]
    points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"-?[\d.]+,-?[\d.]+", drawn)]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_squares_stay_squares():
    _, drawn = drawing("14.01")
    filled = re.findall(r'<g fill="' + LIGHT.classes[3] + r'".*?</g>', drawn)[0]
    points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[\d.]+,[\d.]+", filled)]
    xs, ys = zip(*points, strict=True)
    assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys), abs=0.3)


def test_what_could_not_be_seen_is_ringed():
    assert "<circle" not in drawing("14.01")[1]
    assert drawing("14.71", theme=DARK)[1].count("<circle") == 1


def test_the_words_are_escaped_and_a_code_without_outline_fills_nothing():
    image, drawn = drawing("99", words='"><script>x</script>')
    assert "<script>" not in image
    assert [part.count("<path") for part in re.findall(r"<g .*?</g>", drawn)] == [7, 0, 0]
