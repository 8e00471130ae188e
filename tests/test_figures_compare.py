"""Figures of a comparison: labels that never touch, honest axes, maps that show what their own figures say."""

import io
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from dashboard import cache_compare
from dashboard.documents import picture, table_file
from dashboard.exhibits import BUILDERS
from dashboard.figures import chart_look
from dashboard.figures.chart_look import powers, tick_text, ticks
from dashboard.figures.compare import compare_charts, compare_maps, compare_words
from dashboard.figures.compare.compare_charts import spread
from dashboard.figures.compare.compare_maps import SmallMaps
from dashboard.figures.theme import DARK, LIGHT
from dashboard.state import Selection
from data import catalogue, indicators, regions
from data.comparison import NothingToCompareError, compare
from data.indicators import Slice
from geo.small_maps import Drawing, Place
from tests import pictures
from tests.observations import counts

COVERAGE = catalogue.measure("synthetic", "coverage_rate")
KINDS = ("compare_bars", "compare_strip", "compare_lines", "compare_maps")


def panel(period, **values):
    active = {name[1:]: value for name, value in values.items()}
    eligible = dict.fromkeys(active, 100)
    return indicators.panel(COVERAGE, Slice(period=period), "province", counts(active), counts(eligible))


def size(chart: Any):
    with Image.open(io.BytesIO(pictures.png(chart))) as image:
        return image.size


# --- labels and axes ------------------------------------------------------------------------------------


def test_labels_move_apart_no_further_than_needed():
    assert spread([1, 1.5, 5], 1, 0, 10) == [1, 2, 5]
    assert spread([9.5, 9.8, 9.9], 1, 0, 10) == [8, 9, 10]
    assert spread([], 1, 0, 10) == []


@given(st.lists(st.floats(0, 100), max_size=7))
def test_labels_never_touch_and_stay_inside(places):
    moved = spread(sorted(places), 5, 0, 100)
    assert all(second - first >= 5 - 1e-9 for first, second in pairwise(moved))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in moved)


def test_ticks_are_round_and_inside():
    assert ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert ticks(23, 61) == [30, 40, 50, 60]
    assert ticks(3, 3) == [3]
    assert powers(120, 2_000_000) == [1e3, 1e4, 1e5, 1e6]


def test_ticks_are_written_as_readers_write_them():
    assert tick_text(0.2, "share", "id") == "20%"
    assert tick_text(0.125, "share", "id") == "12,5%"
    assert tick_text(20.0, "per_100", "en") == "20"
    assert tick_text(2e6, "persons", "id") == "2 juta"


# --- words ------------------------------------------------------------------------------------------------


def test_differences_carry_their_sign_and_their_unit():
    assert compare_words.difference_text(0.05, "share", "id") == "+5,0 poin persen"
    assert compare_words.difference_text(-0.0123, "share", "en") == "−1.2 percentage points"
    assert compare_words.difference_text(0, "share", "id") == "±0,0 poin persen"
    assert compare_words.difference_text(-4.25, "per_1000", "id") == "−4,3 kasus per 1.000 peserta aktif"


def test_persons_needed_are_said_in_words():
    compared = compare(panel("2023", p13=10, p14=20), ["13", "14"])
    assert compare_words.needed_text(1200, compared, "id") == "kurang 1.200 orang"
    assert compare_words.needed_text(-7, compared, "en") == "7 persons above"
    assert compare_words.needed_text(0, compared, "id") == "tepat pada rujukan"


def test_the_alternative_text_tells_every_value():
    compared = compare(panel("2023", p13=10, p14=None), ["13", "14"])
    told = compare_words.spoken(compared, "id")
    assert "Sumatera Barat: 10,0%" in told
    assert "Riau: tidak ada data" in told


# --- charts -------------------------------------------------------------------------------------------------


def test_a_region_without_a_figure_has_words_instead_of_a_bar():
    compared = compare(panel("2023", p13=10, p14=None, p21=0), ["13", "14", "21"])
    drawn = picture.svg(chart_look.sized(compare_charts.bars(compared, LIGHT, "id"), 600, 300, LIGHT))
    assert ">tidak ada data<" in drawn
    assert ">10,0%<" in drawn
    assert ">0,0%<" in drawn


def layers(chart):
    return [(each["mark"], each.get("encoding", {})) for each in chart.to_dict()["layer"]]


def test_a_share_of_few_has_its_interval_as_whiskers_and_in_the_tooltip():
    """10 of 100: Wilson's interval is 5.5% to 17.4%; the value's words stand beyond it."""
    compared = compare(panel("2023", p13=10, p14=None), ["13", "14"])
    chart = compare_charts.bars(compared, LIGHT, "id")
    spans = [encoding for look, encoding in layers(chart) if look["type"] == "rule" and "x2" in encoding]
    assert {(each["x"]["field"], each["x2"]["field"]) for each in spans} == {("low", "high")}
    rows = [
        row for table in chart.to_dict()["datasets"].values() for row in table if row.get("name") == "Sumatera Barat"
    ]
    assert rows[0]["told"] == "10,0% (5,5%–17,4%)"
    assert (rows[0]["low"], rows[0]["end"]) == (pytest.approx(0.0552, abs=1e-4), pytest.approx(0.1744, abs=1e-4))
    assert compare_words.whiskers_text(compared, "id").startswith("Garis tipis: selang 95%")


def test_a_survey_estimate_has_no_whiskers():
    active, eligible = (counts({"13": value, "14": 50}, obs_status="estimated") for value in (10, 100))
    made = indicators.panel(COVERAGE, Slice(period="2023"), "province", active, eligible)
    compared = compare(made, ["13", "14"])
    assert not [1 for look, encoding in layers(compare_charts.bars(compared, LIGHT, "id")) if "x2" in encoding]
    assert compare_words.whiskers_text(compared, "id") == ""


def test_the_strip_says_of_how_many_regions_it_has_a_figure():
    compared = compare(panel("2023", p13=10, p14=20), ["13", "14"])
    lanes = {
        row["name"]
        for table in compare_charts.strip(compared, LIGHT, "id").to_dict()["datasets"].values()
        for row in table
        if "region" in row
    }
    assert lanes == {"Semua (2 dari 38)"}
    told = compare_words.without_text(compared, "id")
    assert told == "2 dari 38 wilayah setingkat punya angka dan tampak di sini. Tanpa angka: 36 tidak ada data."


def test_the_strip_of_a_level_without_gaps_says_nothing_of_gaps():
    whole = {f"p{region.code}": 10 for region in regions.provinces()}
    compared = compare(panel("2023", **whole), ["13", "14"])
    assert compare_words.everyone_text(compared, "en") == "All (38)"
    assert compare_words.without_text(compared, "id") == ""


def course(*runs):
    rows = []
    for place, run in enumerate(runs):
        made = panel(str(2020 + place), p13=10 + place, p14=20)
        both = pd.concat([made.table, pd.DataFrame([dict(made.nation)])])
        rows.append(both.assign(period=str(2020 + place), vintage=made.vintage, run=run, breaks=""))
        rows[-1].loc[rows[-1]["region_code"] == "14", "run"] = 0
    rows[1].loc[rows[1]["region_code"] == "13", "breaks"] = "source" if runs[1] else ""
    return pd.concat(rows, ignore_index=True)


def test_a_break_is_drawn_and_told_where_it_stops_the_line():
    compared = compare(panel("2021", p13=11, p14=20), ["13", "14"])
    whole, broken = course(0, 0), course(0, 1)
    strokes = {
        name: [look for look, _ in layers(compare_charts.lines(compared, table, LIGHT, "id")) if look.get("shape")]
        for name, table in {"whole": whole, "broken": broken}.items()
    }
    assert strokes["whole"] == []
    assert [look["shape"] for look in strokes["broken"]] == ["stroke"]
    assert compare_words.breaks_text(whole, compared, "id") == []
    told = compare_words.breaks_text(broken, compared, "id")
    assert told == ["Deret terputus sebelum 2021: sumber berganti (Sumatera Barat)."]


def square(code, left):
    ring = [(left, 3), (left + 40, 3), (left + 40, 43), (left, 43), (left, 3)]
    return Place(code, {"type": "MultiPolygon", "coordinates": [[ring]]}, left + 20, 23, 0.4)


def test_each_small_map_shows_its_own_figures_on_one_scale():
    """Two rows of maps once showed the figures of the second row twice, since their views bore the same names."""
    values = ((5, 15), (25, 35), (45, 5), (15, 25), (35, 45), (5, 45))
    shown = SmallMaps(
        tuple(panel(str(2018 + place), p13=first, p14=second) for place, (first, second) in enumerate(values)),
        (), (0.1, 0.2, 0.3, 0.4), "id",
    )  # fmt: skip
    drawing = Drawing(100, 50, (square("13", 3), square("14", 53)))
    chart: Any = compare_maps.small_maps(shown, drawing, LIGHT)
    with Image.open(io.BytesIO(pictures.png(chart))) as image:
        pixels = np.asarray(image.convert("RGB"))
    top = pixels.shape[0] - 2 * (compare_maps.HEAD + 50 + compare_maps.FOOT) - compare_maps.GAP
    for place, pair in enumerate(values):
        row, column = divmod(place, 3)
        y = top + row * (compare_maps.HEAD + 50 + compare_maps.FOOT + compare_maps.GAP) + compare_maps.HEAD + 23
        for offset, value in zip((23, 73), pair, strict=True):
            seen = pixels[y, column * (100 + compare_maps.GAP) + offset]
            assert tuple(seen) == ImageColor.getrgb(LIGHT.classes[value // 10]), (place, value)


def test_missing_and_suppressed_have_their_own_colours_and_words_in_the_legend():
    shown = SmallMaps((panel("2023", p13=10, p14=None),), (), (0.1, 0.2, 0.3, 0.4), "id")
    colours = compare_maps.class_colours(shown, {"tidak ada data", "10% – 20%"}, LIGHT)
    assert list(colours.values()) == [*LIGHT.classes, LIGHT.missing.ground]
    assert LIGHT.missing.ground != LIGHT.suppressed.ground


def dots(image: Image.Image, colour: str, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box have exactly this colour."""
    pixels = np.asarray(image.convert("RGB").crop(box))
    return int((pixels == ImageColor.getrgb(colour)).all(axis=2).sum())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_small_maps_hatch_what_has_no_value_as_every_map_does(theme):
    shown = SmallMaps((panel("2023", p13=10, p14=None),), ("14",), (0.1, 0.2, 0.3, 0.4), "id")
    drawing = Drawing(100, 50, (square("13", 3), square("14", 53)))
    chart: Any = compare_maps.small_maps(shown, drawing, theme)
    with Image.open(io.BytesIO(pictures.png(chart))) as image:
        floor = image.height - compare_maps.FOOT
        known, unknown = ((left, floor - 46, left + 38, floor - 8) for left in (4, 54))
        assert dots(image, theme.missing.line, unknown) > 40
        assert dots(image, theme.missing.ground, unknown) > 200
        assert dots(image, theme.missing.line, known) == 0
        # The legend shows the hatch as well.
        assert dots(image, theme.missing.line, (0, 0, image.width, image.height - 50 - 2 * compare_maps.HEAD)) > 5


def test_the_pointer_on_a_hatch_is_on_its_region():
    shown = SmallMaps((panel("2023", p13=10, p14=None),), (), (0.1, 0.2, 0.3, 0.4), "id")
    drawing = Drawing(100, 50, (square("13", 3), square("14", 53)))
    spec = compare_maps.small_maps(shown, drawing, LIGHT).to_dict()
    hatch = spec["vconcat"][1]["concat"][0]["layer"][1]
    rows = spec["datasets"][hatch["data"]["name"]]
    assert [(row["region_code"], row["obs_status"]) for row in rows] == [("14", "missing")]
    assert hatch["encoding"]["tooltip"]["field"] == "readout"


def test_a_region_too_small_to_see_is_a_dot():
    shown = SmallMaps((panel("2023", p13=10),), (), (0.1, 0.2, 0.3, 0.4), "id")
    speck = Place("13", {"type": "MultiPolygon", "coordinates": []}, 50, 25, 0.001)
    spec = compare_maps.small_maps(shown, Drawing(100, 50, (speck,)), LIGHT).to_dict()
    assert spec["datasets"]["shapes"]["features"][0]["geometry"]["type"] == "Polygon"


@pytest.mark.real
def test_a_province_of_today_is_not_outlined_where_its_code_meant_other_land():
    asked = cache_compare.asked(Selection(regions="14,91", indicators="participants_per_100_employed"))
    (compared,) = cache_compare.comparable(asked)
    assert cache_compare.small_maps(asked, compared).chosen == ("14",)


# --- exhibits -----------------------------------------------------------------------------------------------


@pytest.mark.real
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(regions="14,13,21,15,31,91", indicators="participants_per_100_employed,formal_employment_share"),
        Selection(regions="14.08,14.71,14.01", lang="en"),
        Selection(regions="14.08,14.71", data="synthetic", indicators="claims_paid", programme="death"),
    ],
)
def test_an_exhibit_is_exactly_as_large_as_asked_and_says_what_it_is(kind, selection):
    made = BUILDERS[kind](selection)
    assert made.kind == kind
    assert size(made.plot(1000, 560)) == (1000, 560)
    assert made.source
    assert made.subtitle
    assert bool(made.band) == (selection.data == "synthetic")
    assert bool(made.credit) == (kind == "compare_maps")
    # The files refuse a value against its status, or a column too many or too few.
    assert table_file.csv_file(made.table, {}).startswith(b"\xef\xbb\xbfregion_code")
    table_file.csv_file(made.reference, {})
    assert all(len(series.values) == len(made.categories) for series in made.series)


@pytest.mark.real
def test_the_bars_and_the_lines_stay_editable():
    bars = BUILDERS["compare_bars"](Selection(regions="14,91", indicators="participants_per_100_employed"))
    assert bars.categories == ("Riau", "Papua")
    assert bars.series[0].values == (pytest.approx(36.9137477709), None)
    lines = BUILDERS["compare_lines"](Selection(regions="14,13", indicators="formal_employment_share"))
    assert lines.categories[0] == "Agustus 2019"
    assert [series.name for series in lines.series] == ["Riau", "Sumatera Barat"]
    assert lines.period == ""
    assert lines.subtitle.startswith("Agustus 2019 – Agustus 2025")


@pytest.mark.real
def test_the_exhibit_is_of_the_indicator_that_the_address_names():
    address = Selection(regions="14,13", indicators="participants_per_100_employed,claims_per_1000")
    assert BUILDERS["compare_bars"](address).title.startswith("Peserta aktif")
    assert BUILDERS["compare_bars"](address.changed(indicator="claims_per_1000")).title.startswith("Kasus klaim")


@pytest.mark.real
@pytest.mark.parametrize(
    "address", [Selection(), Selection(regions="14"), Selection(regions="14.08,14.71", indicators="claims_per_1000")]
)
def test_nothing_to_compare_is_said(address):
    with pytest.raises(NothingToCompareError, match="dua sampai enam"):
        BUILDERS["compare_bars"](address)
