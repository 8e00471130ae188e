"""Figures of a change over six squares: exact colours on both maps, words, labels that do not overlap."""

import json
import math
import zlib
from base64 import b64decode
from dataclasses import replace
from functools import partial
from itertools import pairwise

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.change import (
    change_charts,
    change_exhibit,
    change_listing,
    change_tables,
    change_words,
    interval_charts,
)
from dashboard.figures.change.change_figure import difference_map
from dashboard.figures.change.change_words import Told
from dashboard.figures.chart_look import log_ticks, spread, ticks
from dashboard.figures.maps.web_map import build_layer
from dashboard.figures.press import press_ground, press_map
from dashboard.figures.press.stretches import stretches
from dashboard.figures.theme import DARK, LIGHT, THEMES
from data import change, intervals
from data.catalogue import Measure
from data.fields import NATION
from data.indicators import Slice, panel
from geo.classes import centred_breaks
from tests.observations import counts, observation, observations, source, sources

SHARE = Measure("synthetic", "coverage_rate", ("sample",), ("sample",))
CODES = ("11", "12", "13", "14", "15", "16")
PLACES = [(100, 0), (101, 0), (102, 0), (100, -1), (101, -1), (102, -1)]
SQUARES = gpd.GeoDataFrame(
    {"region_code": CODES, "name": list("ABCDEF"), "p": [(x + 0.5, y + 0.5) for x, y in PLACES]},
    geometry=[shapely.box(x, y, x + 1, y + 1) for x, y in PLACES],
    crs="EPSG:4326",
)
SOURCES = sources(source("S-1", "sample")).set_index("source_id").to_dict("index")
BEFORE = {"11": 50, "12": 50, "13": 50, "14": 50, "15": 50, "16": 50}
# Changes of -10, -2, 0, +2 and +10 points; the last square's later figure is hidden.
AFTER = {"11": 40, "12": 48, "13": 50, "14": 52, "15": 60}
YEARS = ("2019-12", "2020-12", "2021-12", "2022-12", "2023-12")
BREAKS = (math.nextafter(-0.05, 0), math.nextafter(-0.01, 0), 0.01, 0.05)


def told(by_period, lang="id", hidden=()):
    found = []
    for period, values in by_period.items():
        rows = [
            observation(code, value, period=period, indicator="active_participants") for code, value in values.items()
        ]
        rows += [
            observation(code, None, period=period, indicator="active_participants", obs_status="suppressed")
            for code in hidden if code not in values
        ]  # fmt: skip
        bases = counts(dict.fromkeys(CODES, 100), period=period, indicator="eligible_workers")
        found.append(panel(SHARE, Slice(period=period), "province", observations(*rows), bases))
    points = change.series(found)
    definition = SHARE.definition
    table = change.change(points, definition, found[0].cut.period, found[-1].cut.period)
    here = change_words.completed(table[table["region_code"].isin(CODES)], CODES)
    return Told(
        lang=lang, earlier=found[0], later=found[-1], moments=tuple(by_period), table=change.ranked(here, definition),
        above=change.ranked(table[table["region_code"] == NATION], definition), points=points,
        trends=change.trends(points, found[-1].cut.period), unrankable=(), drawn=("11", "15"), place="Indonesia",
    )  # fmt: skip


@pytest.fixture(scope="module")
def two():
    return told({"2019-12": BEFORE, "2023-12": AFTER}, hidden=("16",))


def drawn(found, breaks=BREAKS):
    return difference_map(found, breaks, layer="provinces", chosen="", sources=SOURCES, credit="Batas: contoh")


def content(figure, theme="light"):
    return json.loads(zlib.decompress(b64decode(build_layer(figure, layer_url="x.json", theme=theme).content)))


def fills(figure) -> list[str]:
    """The fill of each square of the press map, in the order of the codes."""
    chart = press_map.plot(figure, partial(press_ground.ground, SQUARES), 900, 600).to_dict()
    shapes = json.loads(chart["datasets"][chart["layer"][0]["data"]["name"]])
    squares = [
        each
        for each in shapes
        if each["geometry"]["type"] == "Polygon" and each["properties"]["fill"] not in ("transparent", LIGHT.sea)
    ]
    return [each["properties"]["fill"] for each in squares[: len(CODES)]]


# --- the map of differences -----------------------------------------------------------------------------


def test_each_square_has_exactly_the_colour_of_its_change(two):
    assert two.table["main"].tolist()[:5] == [-0.1, -0.02, 0.0, 0.02, 0.1]
    assert fills(drawn(two)) == [*LIGHT.diverging, LIGHT.suppressed.ground]


def test_the_web_map_gets_the_same_classes_and_the_diverging_palette(two):
    sent = content(drawn(two))
    assert sent["palette"] == "diverging"
    assert sent["classes"] == "01234x"
    assert sent["labels"] == ["-5 atau kurang", "-5 – -1", "-1 – +1", "+1 – +5", "+5 atau lebih"]
    assert sent["breaks"] == pytest.approx([-5, -1, 1, 5])
    assert len(DARK.diverging) == len(THEMES["light"].diverging) == 5


def test_a_hidden_figure_leaves_nothing_of_its_size_on_the_map(two):
    figure = drawn(two)
    note = figure.regions.set_index("region_code").loc["16", "note"]
    assert note == "salah satu angka disembunyikan (angka kecil) · 50,0% → disembunyikan (angka kecil)"
    assert content(figure)["scale"][0] * 5 == len(content(figure)["values"])


def test_a_region_without_a_difference_says_why(two):
    lost = told({"2019-12": BEFORE, "2023-12": {**AFTER, "16": None}})
    figure = drawn(lost)
    assert figure.missing == "Tidak ada selisih"
    assert "salah satu periode tanpa angka" in figure.regions.set_index("region_code").loc["16", "note"]


def test_the_breaks_of_the_squares_mirror_each_other(two):
    breaks = centred_breaks(two.table["main"])
    assert breaks[0] == pytest.approx(-breaks[3])
    assert breaks[1] == pytest.approx(-breaks[2])
    assert [content(drawn(two, breaks))["classes"][i] for i in (0, 4)] == ["0", "4"]


@given(st.permutations(range(6)))
def test_the_order_of_regions_changes_nothing_on_the_map(two, order):
    shuffled = replace(two, table=two.table.iloc[order])
    assert content(drawn(shuffled)) == content(drawn(two))


# --- words ----------------------------------------------------------------------------------------------


def test_a_change_is_told_with_both_figures_and_persons(two):
    number, words = change_words.headline(two, "11")
    assert number == "-10,0 poin persen"
    assert words == "Cakupan di Aceh: 50,0% (Desember 2019) menjadi 40,0% (Desember 2023); -10 orang."
    assert change_words.headline(replace(two, lang="en"), "15")[0] == "+10.0 percentage points"


def test_a_change_that_is_not_given_says_why(two):
    number, words = change_words.headline(two, "16")
    assert number == ""
    assert (
        words == "Perubahan Cakupan di Sumatera Selatan tidak diberikan: salah satu angka disembunyikan (angka kecil)."
    )


def test_two_points_are_no_trend(two):
    assert change_words.trend_text(two, "11") == "Tren: tidak dapat dihitung (2 titik sebanding, perlu 5)."
    assert change_words.tested_text(two).startswith("Tren tidak dapat dihitung untuk satu wilayah pun")


def test_a_trend_is_told_with_everything_it_rests_on():
    rising = told({period: dict.fromkeys(CODES, 10 * (i + 1)) for i, period in enumerate(YEARS)})
    assert change_words.trend_text(rising, "11") == (
        "Tren: tren naik (Mann-Kendall S = 10, τ = 1, p = 0,017 eksak, 5 titik 2019–2023). "
        "Kemiringan Theil-Sen +10,0 poin persen per tahun, selang 95% +10,0 sampai +10,0."
    )
    assert change_words.tested_text(rising) == (
        "6 dari 6 wilayah yang diuji menunjukkan tren (p < 0,05): 6 naik, 0 turun. Tanpa tren apa pun, sampai 0 wilayah "
        "tetap akan tampak bertren karena kebetulan; sesudah koreksi Benjamini-Hochberg untuk pengujian berganda "
        "tersisa 6."
    )


def test_intervals_stand_beside_both_figures(two):
    texts = change_words.levels_texts(two, two.table)
    assert texts[0] == "50,0% (40,4%–59,6%) → 40,0% (30,9%–49,8%)"
    # The last square's later figure is hidden, and so is its interval.
    assert texts[5] == "50,0% (40,4%–59,6%) → disembunyikan (angka kecil)"


@pytest.mark.parametrize(("p", "shown"), [(0.0302, "0,03"), (0.0004, "< 0,001"), (0.5, "0,5"), (1.0, "1")])
def test_a_probability_is_never_shown_as_zero(p, shown):
    assert change_words.p_text(p, "id") == shown


# --- charts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_bars_are_coloured_by_their_direction(two, theme):
    chart = change_charts.ranking(two, "main", theme).to_dict()
    bars = chart["layer"][0]
    assert bars["encoding"]["color"]["condition"]["value"] == theme.diverging[0]
    assert bars["encoding"]["color"]["value"] == theme.diverging[4]
    labels = bars["encoding"]["y"]["sort"]
    assert labels == ["Riau" if code == "14" else two.name(code) for code in ("15", "14", "12", "11")]


def texts(chart, field):
    data = chart.to_dict()
    return [
        [row[field] for row in data["datasets"][layer["data"]["name"]]]
        for layer in data["layer"]
        if layer["encoding"].get("text", {}).get("field") == field
    ]


def test_a_picture_says_both_figures_with_their_own_intervals_and_draws_none_on_the_change(two):
    chart = change_charts.ranking(two, "main", LIGHT, 1500)
    assert texts(chart, "levels") == [change_words.levels_texts(two, change_charts._ends(two, "main"))]
    assert "40,0% (30,9%–49,8%)" in texts(chart, "levels")[0][-1]
    assert ["Desember 2019 → Desember 2023 (selang 95%)"] in texts(chart, "words")
    assert not [1 for layer in chart.to_dict()["layer"] if "x2" in layer["encoding"]]


def test_a_narrow_chart_and_survey_estimates_have_no_intervals_beside_their_bars(two):
    assert texts(change_charts.ranking(two, "main", LIGHT), "levels") == []
    survey = replace(
        two,
        **{
            name: replace(panel, table=panel.table.assign(obs_status="estimated"))
            for name, panel in (("earlier", two.earlier), ("later", two.later))
        },
    )
    assert texts(change_charts.ranking(survey, "main", LIGHT, 1500), "levels") == []


def test_a_line_stops_at_a_break():
    five = told(dict.fromkeys(YEARS, BEFORE))
    broken = five.points.assign(run=[1 if moment > "2021-12" else 0 for moment in five.points["moment"]])
    chart = change_charts.path(replace(five, points=broken), LIGHT).to_dict()
    data = chart["datasets"][chart["layer"][0]["data"]["name"]]
    assert {row["stretch"] for row in data if row["region_code"] == "11"} == {"11|0", "11|1"}
    strokes = chart["datasets"][chart["layer"][2]["data"]["name"]]
    # Between December 2021 and December 2022, in months since the year 0.
    assert [row["month"] for row in strokes] == [12 * 2022 + 5] * 2


def test_the_funnel_names_only_what_it_is_told_to():
    rows = pd.DataFrame(
        {
            "region_code": CODES, "numerator": [1.0, 5, 5, 5, 5, 9], "denominator_value": 10.0,
            "value": [0.1, 0.5, 0.5, 0.5, 0.5, 0.9], "obs_status": "reported", "flags": "",
        }
    )  # fmt: skip
    made = intervals.funnel(SHARE, rows, 0.5)
    chart = interval_charts.funnel(made, SHARE, str, ["11", "16"], LIGHT, "id").to_dict()
    names = chart["datasets"][chart["layer"][-1]["data"]["name"]]
    assert [row["name"] for row in names] == ["11", "16"]
    assert names[0]["shown"] == "10,0% (1,8%–40,4%)"
    assert names[0]["place_words"] == "di luar batas 95%"


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(0.1, 20))
def test_labels_keep_their_order_and_distance(places, gap):
    found = spread(places, gap)
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    for low, high in pairwise(order):
        assert found[high] - found[low] >= gap * (1 - 1e-9) - 1e-9
    assert sum(found) == pytest.approx(sum(places), abs=1e-6)


def test_labels_with_room_stay_where_they_are():
    assert spread([1, 5, 9], 2) == [1, 5, 9]
    assert spread([5, 5], 2) == [4, 6]


def test_round_numbers_for_axes():
    assert ticks(0.1, 0.52) == [0.1, 0.2, 0.3, 0.4, 0.5]
    assert ticks(3, 3) == [3]
    assert log_ticks(30, 1200) == [50, 100, 200, 500, 1000]


# --- what leaves the building -----------------------------------------------------------------------------


def test_the_change_of_the_count_is_that_of_the_persons_and_has_no_denominator(two):
    rows = change_tables.count_rows(two, SOURCES, [*CODES]).set_index("region_code")
    assert rows["value"].tolist()[:5] == [-10, -2, 0, 2, 10]
    assert math.isnan(rows.loc["16", "value"])
    assert rows.loc["16", "obs_status"] == "suppressed"
    assert set(rows["indicator"]) == {"active_participants"}
    assert set(rows["unit"]) == {"persons"}
    assert set(rows["period"]) == {"2019-12/2023-12"}
    assert rows.loc["11", "flags"] == "change"
    assert set(rows["denominator"]) == set(rows["denominator_period"]) == {""}
    assert rows[["numerator", "denominator_value"]].isna().all(axis=None)
    assert change_words.count_title(two) == "Perubahan: Peserta aktif"
    assert change_words.count_subtitle(two) == "Desember 2019 – Desember 2023 · selisih orang · menurut tempat tinggal"


def test_a_flag_of_the_rate_is_none_of_its_count():
    above = told({"2019-12": BEFORE, "2023-12": {**BEFORE, "11": 120}})
    rows = change_tables.count_rows(above, SOURCES, ["11"])
    assert above.row("11")["flags"] == "above_one"
    assert rows[["value", "flags"]].to_numpy().tolist() == [[70.0, "change"]]


def test_the_bars_of_the_count_are_its_own(two):
    names, series = change_exhibit.bars(two, "count_change")
    assert names == ("Jambi", "Riau", "Sumatera Utara", "Aceh")
    assert series[0].values == (10, 2, -2, -10)


def test_every_change_is_listed_the_largest_rise_first_and_a_hidden_one_with_its_reason(two):
    table = change_listing.listing(two)
    assert table.columns == (
        "Wilayah", "Desember 2019", "Desember 2023", "Perubahan", "Perubahan jumlah", "Tren", "Catatan",
    )  # fmt: skip
    assert [row[0].lines for row in table.rows] == [("15",), ("14",), ("13",), ("12",), ("11",), ("16",)]
    first, last = table.rows[0], table.rows[-1]
    assert [cell.text for cell in first[:5]] == ["Jambi", "50,0%", "60,0%", "+10,0 poin persen", "+10 orang"]
    assert [(cell.number, cell.unit) for cell in first[1:5]] == [
        (0.5, "share"), (0.6, "share"), (0.1, "points"), (10, "persons"),
    ]  # fmt: skip
    assert first[3].lines == first[4].lines == ("peringkat 1",)
    assert [cell.text for cell in last[1:5]] == ["50,0%", "—", "—", "—"]
    assert last[2].lines == ("disembunyikan (angka kecil)",)
    assert last[6].text == "salah satu angka disembunyikan (angka kecil)"
    # A dash is no number, so that the columns still are numbers.
    assert [table.is_numeric(place) for place in range(7)] == [False, True, True, True, True, False, False]


def test_a_trend_is_listed_with_its_slope_and_probability():
    rising = told({year: {**BEFORE, "11": 50 + place} for place, year in enumerate(YEARS)})
    trend = next(row for row in change_listing.listing(rising).rows if row[0].text == "Aceh")[5]
    # S = 10 of 10 pairs: two of the 120 orders are as extreme, 2 / 120 = 0.017.
    assert trend.text == "tren naik, p = 0,017"
    assert trend.lines == ("+1,0 per tahun (+1,0 sampai +1,0)",)


def drawn_lines(told):
    return stretches(told.points.rename(columns={"moment": "period"}), told.drawn, told.name, told.moments, told.lang)


def test_no_editable_line_reaches_across_a_break():
    rising = told({year: {**BEFORE, "11": 50 + place} for place, year in enumerate(YEARS)})
    broken = [int(code == "11" and moment > "2021-12") for code, moment in
              rising.points[["region_code", "moment"]].itertuples(index=False)]  # fmt: skip
    lines = drawn_lines(replace(rising, points=rising.points.assign(run=broken)))
    assert {line.name: line.values for line in lines} == {
        "Aceh (Desember 2019 – Desember 2021)": (0.5, 0.51, 0.52, None, None),
        "Aceh (Desember 2022 – Desember 2023)": (None, None, None, 0.53, 0.54),
        "Jambi": (0.5, 0.5, 0.5, 0.5, 0.5),
    }
    assert [line.name for line in drawn_lines(rising)] == ["Aceh", "Jambi"]
