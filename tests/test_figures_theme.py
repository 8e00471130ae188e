"""Palettes: even steps of lightness, safe for colour-vision deficiencies, readable on their ground."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from dashboard.figures.theme import THEMES, Theme

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision
# deficiency", table 1, severity 1.0; they apply to linear RGB.
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# IEC 61966-2-1 (sRGB) to CIE XYZ, and the D65 white point.
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    ratio = XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(first: str, second: str, deficiency: str = "none") -> float:
    """Euclidean distance in CIELAB (Delta E 1976) as seen with a deficiency."""
    matrix = DEFICIENCIES[deficiency]
    return float(np.linalg.norm(lab(matrix @ linear(first)) - lab(matrix @ linear(second))))


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    high, low = sorted((float(XYZ[1] @ linear(colour)) for colour in (first, second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES.values(), ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param


def test_measures_agree_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert lab(linear("#ff0000")) == pytest.approx([53.24, 80.09, 67.20], abs=0.1)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_neighbouring_classes_are_told_apart(theme: Theme, deficiency: str):
    for low, high in pairwise(theme.classes):
        assert difference(low, high, deficiency) >= 15


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_order_survives_grey_in_even_steps(theme: Theme, deficiency: str):
    lightness = [lab(DEFICIENCIES[deficiency] @ linear(colour))[0] for colour in theme.classes]
    steps = np.diff(lightness)
    assert len(set(np.sign(steps))) == 1
    assert np.abs(steps).min() >= 10


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_categories_are_told_apart(theme: Theme, deficiency: str):
    assert len(theme.categories) == 6
    for one, other in combinations(theme.categories, 2):
        assert difference(one, other, deficiency) >= 15


def test_categories_are_told_apart_in_grey_and_seen_on_their_ground(theme: Theme):
    lightness = sorted(lab(linear(colour))[0] for colour in theme.categories)
    assert np.diff(lightness).min() >= 6
    for colour in theme.categories:
        assert contrast(colour, theme.panel) >= 3


def test_dark_pages_run_from_dark_to_light_and_light_pages_the_other_way():
    lightness = {name: [lab(linear(c))[0] for c in theme.classes] for name, theme in THEMES.items()}
    assert lightness["light"][0] > lightness["light"][-1]
    assert lightness["dark"][0] < lightness["dark"][-1]


def test_text_is_readable(theme: Theme):
    for colour in (theme.text, theme.muted):
        assert contrast(colour, theme.panel) >= 4.5
        assert contrast(colour, theme.sea) >= 4.5
    assert contrast(theme.band_text, theme.band) >= 7


def test_outlines_stand_out_of_their_ground(theme: Theme):
    assert contrast(theme.chosen, theme.sea) >= 7
    assert contrast(theme.mark, theme.sea) >= 3
    assert contrast(theme.province_border, theme.land) >= 3
    assert contrast(theme.nation, theme.panel) >= 4.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_every_ground_differs_from_the_sea(theme: Theme, deficiency: str):
    for colour in (*theme.classes, theme.suppressed.ground):
        assert difference(colour, theme.sea, deficiency) >= 8


def test_hatches_are_visible_and_differ_from_each_other(theme: Theme):
    for hatch in (theme.missing, theme.suppressed):
        assert contrast(hatch.line, hatch.ground) >= 3
        assert hatch.spacing >= 3 * hatch.width
        assert difference(hatch.ground, hatch.line) >= 30
    assert theme.missing.angles != theme.suppressed.angles
    assert difference(theme.missing.ground, theme.suppressed.ground) >= 5


def test_a_class_colour_is_never_a_hatch_ground(theme: Theme):
    for colour in theme.classes:
        assert difference(colour, theme.missing.ground) >= 15
        assert difference(colour, theme.suppressed.ground) >= 15


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_differences_grow_from_the_middle_to_both_ends_alike(theme: Theme, deficiency: str):
    lightness = [lab(DEFICIENCIES[deficiency] @ linear(colour))[0] for colour in theme.diverging]
    steps = np.diff(lightness)
    assert np.abs(steps).min() >= 10
    assert len(set(np.sign(steps[:2]))) == len(set(np.sign(steps[2:]))) == 1
    assert abs(lightness[0] - lightness[4]) <= 12
    assert abs(lightness[1] - lightness[3]) <= 12


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_a_fall_is_never_taken_for_a_rise(theme: Theme, deficiency: str):
    for fall in theme.diverging[:2]:
        for other in theme.diverging[2:]:
            assert difference(fall, other, deficiency) >= 30


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_colours_of_differences_stand_apart_from_the_sea_and_the_hatches(theme: Theme, deficiency: str):
    for colour in theme.diverging:
        assert difference(colour, theme.sea, deficiency) >= 8
        assert difference(colour, theme.missing.ground) >= 15
        assert difference(colour, theme.suppressed.ground) >= 15
