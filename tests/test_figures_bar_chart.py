"""Bars: every value and name read back out of the SVG, gaps and sizes kept."""

import re

import altair as alt
import pytest
import vl_convert

from dashboard.documents import drawn
from dashboard.figures.press import bar_chart
from tests.handmade import HOSTILE, exhibit


def svg_of(plot, width=420, height=240) -> str:
    return vl_convert.vegalite_to_svg(plot(width, height).to_json())


def texts(svg: str) -> list[str]:
    return [text for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg) if text]


def test_each_bar_has_its_name_and_its_value_and_what_is_absent_says_why():
    plot = bar_chart.bars(("Kota A", "Kota B", "Kota C"), (0.5, None, 0.0), ("50,0%", "tidak ada data", "0,0%"))
    assert texts(svg_of(plot)) == ["Kota A", "Kota B", "Kota C", "50,0%", "tidak ada data", "0,0%"]


def test_two_long_names_that_begin_alike_keep_a_row_each():
    names = (
        "Kabupaten Kepulauan yang namanya panjang sekali satu",
        "Kabupaten Kepulauan yang namanya panjang sekali dua",
    )
    svg = svg_of(bar_chart.bars(names, (1.0, 2.0), ("1", "2")))
    assert len(re.findall(r"Kabupaten Kepulauan[^<]*…", svg)) == 2


def test_names_are_never_run_as_expressions():
    svg = svg_of(bar_chart.bars((*HOSTILE, "'];alert(1);//"), (1.0,) * 7, ("1",) * 7))
    assert "Kabupaten 😀 $x$ [y]" in svg
    assert "];alert(1);//" in svg


@pytest.mark.parametrize("size", [(420, 240), (868, 240), (300, 900)])
def test_the_chart_has_exactly_the_size_asked_for(size):
    width, height = size
    svg = svg_of(bar_chart.bars(("A" * 80, "B"), (1.0, -2.0), ("satu", "minus dua")), width, height)
    assert f'width="{width}" height="{height}"' in svg


def test_nothing_to_draw_is_an_empty_chart():
    assert "<svg" in svg_of(bar_chart.bars((), (), ()))


def test_a_drawing_carries_the_band_of_its_sample_and_fetches_nothing():
    band = "DATA CONTOH — BUKAN ANGKA RESMI"
    assert band in drawn.svg(exhibit(band=band), 400, 200)
    assert band not in drawn.svg(exhibit(), 400, 200)
    outside = exhibit(plot=lambda width, height: alt.Chart("http://a.example/a.csv", mark="bar").encode(x="a:Q"))
    with pytest.raises(ValueError, match=r"a\.example"):
        drawn.svg(outside, 400, 200)
