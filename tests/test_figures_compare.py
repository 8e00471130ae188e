"""Figures of a comparison: labels that never touch, honest axes, maps that show what their own figures say."""

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from dashboard import cache_compare
from dashboard.documents import listing_file, picture, table_file
from dashboard.exhibits import BUILDERS
from dashboard.figures import chart_look
from dashboard.figures.chart_look import powers, tick_text, ticks
from dashboard.figures.compare import (
    compare_charts,
    compare_maps,
    compare_table,
    compare_words,
    similar_words,
    standing_sentences,
)
from dashboard.figures.compare.compare_charts import spread
from dashboard.figures.compare.compare_maps import SmallMaps
from dashboard.figures.theme import DARK, LIGHT
from dashboard.state import Selection
from data import catalogue, indicators, regions
from data.comparison import NothingToCompareError, compare
from data.errors import NoFigureError
from data.indicators import Slice
from data.similar import Weights
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


# --- tables -------------------------------------------------------------------------------------------------

PUBLISHER = {"S-1": {"publisher": "Penerbit", "url": "https://penerbit.example"}}


def three():
    """10 and 20 of 100 against 30 of 100 in the country; one region has no figure."""
    return compare(panel("2023", p13=10, p14=20, p21=None, pID=30), ["13", "14", "21"])


def texts(table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_values_stand_as_numbers_and_an_absent_one_as_its_status():
    table = compare_table.values([three()], PUBLISHER, "id")
    assert table.columns == ("Indikator", "Sumatera Barat", "Riau", "Kepulauan Riau", "Indonesia")
    assert texts(table) == [["Cakupan", "10,0%", "20,0%", "tidak ada data", "30,0%"]]
    assert [cell.number for cell in table.rows[0]] == [None, 0.1, 0.2, None, 0.3]


def test_places_and_distances_are_counted_against_the_country():
    rows = {row[0].text: row[1:] for row in compare_table.standings(three(), "id").rows}
    assert [cell.text for cell in rows["Peringkat se-Indonesia"]] == ["2 dari 2", "1 dari 2", "tidak diperingkat"]
    # 20 more of 100 make 30 in 100, and 10 more make it of 20.
    assert [(cell.text, *cell.lines) for cell in rows["Selisih ke Indonesia"]] == [
        ("−20,0 poin persen", "kurang 20 orang"), ("−10,0 poin persen", "kurang 10 orang"), ("—",),
    ]  # fmt: skip


def test_on_the_page_each_region_has_its_mark_and_what_it_belongs_to():
    heads = compare_table.heads(["13", "14", "21"], LIGHT, "id")
    html = compare_table.html(compare_table.values([three()], PUBLISHER, "id"), heads, is_large=True)
    for shape, colour, name, code in (("●", 0, "Sumatera Barat", "13"), ("■", 1, "Riau", "14")):
        mark = f'<span aria-hidden="true" style="color:{LIGHT.categories[colour]}">{shape}</span> '
        assert f'<th scope="col">{mark}{name}<small>{code} · Kanwil Sumbarriau</small></th>' in html
    assert '<th scope="col">Indonesia</th>' in html
    assert '<td data-label="Riau"><span class="jm-figure">20,0%</span>' in html
    assert '<td data-label="Kepulauan Riau"><span>tidak ada data</span>' in html
    assert 'class="jm-table jm-compare jm-values"' in html


def file_rows(compared):
    return [
        {"region_code": row["region_code"], "name": compare_words.name(row["region_code"], "id"), "source": "Penerbit",
         "indicator": "coverage_rate", "segment": "total", "programme": "all", "worker_group": "all", "period": "2023",
         "value": row["value"], "obs_status": row["obs_status"], "flags": "", "origin": "published"}
        for row in compared.rows.to_dict("records")
    ]  # fmt: skip


def test_places_and_distances_are_said_with_their_source():
    said = standing_sentences.sentences(three(), file_rows(three()), "id")
    assert said == (
        "Di antara 2 provinsi yang punya angka cakupan pada 2023, Sumatera Barat di peringkat 2 dan Riau di peringkat "
        "1 (1 = nilai tertinggi), menurut Penerbit.",
        "Selisih cakupan pada 2023 dengan angka Indonesia: Sumatera Barat −20,0 poin persen (kurang 20 orang) dan Riau "
        "−10,0 poin persen (kurang 10 orang), menurut Penerbit.",
    )
    english = standing_sentences.sentences(three(), file_rows(three()), "en")
    assert english[0].startswith("Among the 2 provinces with a figure of coverage rate in 2023, Sumatera Barat has")


def test_what_is_not_ranked_is_said_to_be_only_side_by_side():
    apart = replace(three(), reasons=("period",))
    (said,) = standing_sentences.sentences(apart, file_rows(apart), "id")
    assert said == (
        "Angka cakupan di Sumatera Barat dan Riau disandingkan saja, tanpa peringkat dan selisih: periode berbeda atau "
        "tidak disebut, menurut Penerbit."
    )
    empty = compare(panel("2023", p13=None, p14=None), ["13", "14"])
    assert standing_sentences.sentences(empty, file_rows(empty), "id") == ()


NEAREST = pd.DataFrame(
    {"region_code": ["15", "63"], "employed": [1_850_000.0, 900.0], "formal": [0.427, 0.5], "kind": "province",
     "island_id": ["Sumatera", "Kalimantan"], "island_en": ["Sumatra", "Kalimantan"], "distance": [0.5, 1.25]}
)  # fmt: skip


def test_regions_alike_stand_after_the_region_itself_with_their_distance():
    own = NEAREST.head(1).drop(columns="distance").assign(region_code="14")
    table = compare_table.alike(own, NEAREST, "id")
    assert texts(table) == [
        ["Riau (14)", "1,85 juta", "42,7%", "provinsi", "Sumatera", "0"],
        ["Jambi (15)", "1,85 juta", "42,7%", "provinsi", "Sumatera", "0,5"],
        ["Kalimantan Selatan (63)", "900", "50,0%", "provinsi", "Kalimantan", "1,25"],
    ]
    assert [table.is_numeric(place) for place in range(6)] == [False, True, True, False, False, True]


def test_regions_alike_are_said_with_what_counts():
    said = similar_words.sentences("14", NEAREST, Weights(1, 0, 0, 2), "2025-08", ["BPS"], "id")
    assert said == (
        "Wilayah yang paling serupa dengan Riau per Agustus 2025 menurut penduduk bekerja (log) dan kelompok pulau: "
        "Jambi (jarak 0,5) dan Kalimantan Selatan (jarak 1,25), menurut BPS.",
    )
    assert similar_words.sentences("14", NEAREST.head(0), Weights(), "2025-08", ["BPS"], "id") == ()
    assert similar_words.subtitle("2025-08", Weights(1, 0, 0, 2), "en") == (
        "August 2025 · Employed residents (log): once · Share of formal employment: not counted · "
        "Regency or city: not counted · Island group: twice"
    )


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
@pytest.mark.parametrize("kind", ["compare_bars", "compare_values", "compare_standings"])
@pytest.mark.parametrize(
    "address", [Selection(), Selection(regions="14"), Selection(regions="14.08,14.71", indicators="claims_per_1000")]
)
def test_nothing_to_compare_is_said(kind, address):
    with pytest.raises(NothingToCompareError, match="dua sampai enam"):
        BUILDERS[kind](address)


@pytest.mark.real
def test_the_values_of_several_measures_are_one_table_with_all_their_rows():
    address = Selection(regions="14,13", indicators="formal_employment_share,employed_persons,coverage_rate")
    made = BUILDERS["compare_values"](address)
    assert made.title == "Angka wilayah yang dibandingkan: Riau dan Sumatera Barat"
    assert made.subtitle.startswith("periode berbeda-beda · ")
    assert made.table[["region_code", "indicator"]].to_numpy().tolist() == [
        [code, indicator] for indicator in address.indicators.split(",") for code in ("14", "13")
    ]
    assert made.listing
    shown = [cell.number for row in made.listing.rows for cell in row[1:3]]
    assert shown == [None if pd.isna(value) else value for value in made.table["value"]]
    assert (made.unit, made.period) == ("", "")
    # What all measures but one say stands once, and names those of whom it is said.
    assert made.note.count("selisih kecil dapat terjadi karena kebetulan") == 1
    assert "Cakupan, sebagaimana tercetak di sumber: Disandingkan saja" in made.note
    alone = BUILDERS["compare_values"](address.changed(indicators="employed_persons"))
    assert (alone.unit, alone.period) == ("persons", "2025-08")


@pytest.mark.real
def test_the_places_leave_as_words_with_their_sources():
    made = BUILDERS["compare_standings"](Selection(regions="14,13,31", indicators="formal_employment_share"))
    assert made.title.startswith("Peringkat dan selisih, Bagian pekerja formal: Riau")
    assert len(made.table) == len(made.reference) == 0
    assert made.cites
    assert made.source.startswith("Sumber: BPS, Sakernas Agustus.")
    assert "Riau di peringkat 9, Sumatera Barat di peringkat 27 dan DKI Jakarta di peringkat 2" in made.said[0]
    frame = listing_file.frame(made)
    assert frame["Sumatera Barat"].tolist()[-1] == "−6,5 poin persen"
    assert frame["Sumatera Barat (keterangan)"].tolist()[-1] == "kurang 197.239 orang"


@pytest.mark.real
def test_regions_alike_leave_by_published_figures_whatever_the_page_shows():
    made = BUILDERS["compare_similar"](Selection(regions="31.71", similar="1110", data="synthetic"))
    assert (made.band, made.period, made.place) == ("", "2025-08", "Kota Administrasi Jakarta Pusat")
    assert "Kelompok pulau: tidak dihitung" in made.subtitle
    assert len(made.said) == 1
    frame = listing_file.frame(made)
    assert frame["Jarak"].tolist() == sorted(frame["Jarak"])
    assert frame["Jarak"].iloc[0] == 0
    assert frame["Penduduk bekerja"].iloc[0] == 513_631
    with pytest.raises(NoFigureError, match=r"Pilih paling sedikit satu di halaman Bandingkan\.$"):
        BUILDERS["compare_similar"](Selection())
