"""Press pictures as files: their size, what they say, in the picture and inside the file, and the golden one."""

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import numpy as np
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from dashboard.documents import press_picture
from dashboard.figures.lettering import text_width
from dashboard.figures.press import press_map
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES, frame
from dashboard.figures.theme import LIGHT
from tests.squares_exhibit import BAND, described, figure

EDITION = Edition(dt.date(2025, 8, 7), "https://peta.contoh.go.id/pers?figure=map&level=regency")
GOLDEN = Path(__file__).parent / "fixtures" / "press_map_squares.svg"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<b onload="x()">&\'${x}`</b> \x00\x1b\u202e\n🎉 "kutip"'
SAID = [
    "Cakupan",
    "Agustus 2025, penyebut: semesta",
    "Catatan: hanya contoh.",
    "Sumber: contoh uji",
    "Batas wilayah: enam bujur sangkar. Gambar dibuat 7 Agustus 2025 dengan JamsosMap.",
    "Tampilan langsung: https://peta.contoh.go.id/pers?figure=map&level=regency",
]


def texts(content: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(content).iter(f"{SVG}text")]


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def tagged(node: Any) -> list[tuple[str, str | None]]:
    """Every tag of a PDF's structure with its alternative text."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [pair for child in node for pair in tagged(child)]
    if not isinstance(node, dict) or "/K" not in node:
        return []
    own = [(node["/S"], node.get("/Alt"))] if "/S" in node else []
    return own + tagged(node.get("/K"))


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


@pytest.mark.parametrize(
    ("size", "dots", "dpi"), [("web", (1600, 900), 96), ("square", (1080, 1080), 96), ("print", (3508, 2480), 300)]
)
def test_a_png_has_exactly_its_size_and_resolution(size, dots, dpi):
    image = opened(press_picture.png(described(), SIZES[size], EDITION))
    assert image.size == dots
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.05)


def test_a_print_is_a_sheet_of_a4_and_the_others_have_their_own_pages():
    pages = {
        name: PdfReader(io.BytesIO(press_picture.pdf(described(), size, EDITION))).pages[0].mediabox[2:]
        for name, size in SIZES.items()
    }
    assert [float(edge) for edge in pages["print"]] == pytest.approx([841.9, 595.3], abs=0.2)
    assert [float(edge) for edge in pages["web"]] == pytest.approx([1200, 675])
    assert [float(edge) for edge in pages["square"]] == pytest.approx([810, 810])


def test_everything_that_must_go_with_a_figure_is_in_the_picture():
    assert set(SAID) <= set(texts(press_picture.svg(described(), SIZES["web"], EDITION)))
    reader = PdfReader(io.BytesIO(press_picture.pdf(described(), SIZES["web"], EDITION)))
    written = reader.pages[0].extract_text()
    assert all(said in written for said in SAID)


@pytest.mark.parametrize("missing", ["", "  "])
def test_a_pdf_without_alternative_text_is_not_made(missing: str):
    with pytest.raises(typst.TypstError, match="alt text"):
        press_picture.pdf(replace(described(), alt=missing), SIZES["web"], EDITION)


def test_the_svg_has_title_and_alternative_text():
    root = ET.fromstring(press_picture.svg(described(), SIZES["web"], EDITION))
    assert root.get("role") == "img"
    read_out = {node.get("id"): node.text for node in root}
    title, alternative = str(root.get("aria-labelledby")).split()
    assert read_out[title] == root.findtext(f"{SVG}title") == "Cakupan"
    assert read_out[alternative] == "Peta enam bujur sangkar; F tertinggi, 147,8 persen."


def test_the_pdf_is_tagged_with_title_language_and_alternative_text():
    reader = PdfReader(io.BytesIO(press_picture.pdf(described(), SIZES["web"], EDITION)))
    assert reader.metadata
    assert reader.metadata.title == "Cakupan"
    assert reader.root_object["/Lang"] == "id"
    assert tagged(reader.root_object["/StructTreeRoot"]) == [
        ("/Document", None),
        ("/Figure", "Peta enam bujur sangkar; F tertinggi, 147,8 persen."),
    ]


def test_the_facts_travel_inside_the_png():
    facts = opened(press_picture.png(described(figure(band=BAND)), SIZES["web"], EDITION)).info
    assert facts["Title"] == "Cakupan"
    assert facts["Description"] == "Peta enam bujur sangkar; F tertinggi, 147,8 persen."
    assert facts["Source"] == f"Sumber: contoh uji {EDITION.address}"
    assert facts["Copyright"] == "Batas wilayah: enam bujur sangkar."
    assert facts["Creation Time"] == "2025-08-07"
    assert facts["Disclaimer"] == BAND


@pytest.mark.parametrize("size", SIZES)
def test_synthetic_figures_have_a_band_and_words_across_the_plot(size):
    banded = press_picture.svg(described(figure(band=BAND)), SIZES[size], EDITION)
    assert texts(banded).count(BAND) == 2
    assert BAND not in texts(press_picture.svg(described(), SIZES[size], EDITION))
    image = opened(press_picture.png(described(figure(band=BAND)), SIZES[size], EDITION)).convert("RGB")
    band = rgb(LIGHT.band)
    rows = [y for y in range(image.height) if image.getpixel((2, y)) == image.getpixel((image.width - 3, y)) == band]
    assert len(rows) >= 36
    plain = opened(press_picture.png(described(), SIZES[size], EDITION)).convert("RGB")
    placed = frame(described(figure(band=BAND)).exhibit, SIZES[size], EDITION)
    assert placed.stamp
    assert placed.stamp.angle != 0
    wide = text_width(BAND, placed.stamp.size, bold=True)
    assert wide > 0.6 * min(placed.plot.width, placed.plot.height)
    assert band not in {plain.getpixel((2, y)) for y in range(plain.height)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("length", [1, 300, 5000])
def test_long_texts_leave_the_picture_its_size_and_the_plot_its_place(size, length):
    long = (" ".join(f"kata{i:03}" for i in range(700)))[:length]
    shown = described(figure(band=BAND), title=long, subtitle=long, note=long, source=long, credit=long)
    placed = frame(shown.exhibit, SIZES[size], EDITION)
    assert placed.plot.height >= SIZES[size].height / 10
    assert placed.plot.left >= 0
    assert placed.plot.left + placed.plot.width <= SIZES[size].width
    assert all(0 < line.y <= SIZES[size].height for line in placed.lines)
    outside = [line for line in placed.lines if placed.plot.top < line.y < placed.plot.top + placed.plot.height]
    assert outside == []
    drawn = press_picture.png(shown, SIZES[size], EDITION)
    assert opened(drawn).size == (SIZES[size].width * SIZES[size].dots, SIZES[size].height * SIZES[size].dots)


def test_a_title_of_three_hundred_characters_is_shown_whole():
    title = " ".join(f"kata{i:03}" for i in range(38))
    for size in SIZES.values():
        written = texts(press_picture.svg(described(title=title), size, EDITION))
        assert " ".join(written).count(title) == 1
        assert title not in written


def test_hostile_words_stay_words():
    shown = described(
        figure(band=HOSTILE), title=HOSTILE, subtitle=HOSTILE, note=HOSTILE, source=HOSTILE, credit=HOSTILE
    )
    shown = replace(shown, alt=HOSTILE)
    edition = Edition(EDITION.made_on, f"pers?figure={HOSTILE}")
    tree = ET.fromstring(press_picture.svg(shown, SIZES["web"], edition))
    plain = ET.fromstring(press_picture.svg(described(figure(band=BAND)), SIZES["web"], EDITION))
    assert {node.tag for node in tree.iter()} == {node.tag for node in plain.iter()}
    assert {key for node in tree.iter() for key in node.attrib} == {key for node in plain.iter() for key in node.attrib}
    assert tree.findtext(f"{SVG}title") == '<b onload="x()">&\'${x}`</b> 🎉 "kutip"'
    assert opened(press_picture.png(shown, SIZES["web"], edition)).size == (1600, 900)
    reader = PdfReader(io.BytesIO(press_picture.pdf(shown, SIZES["web"], edition)))
    assert "<b onload" in reader.pages[0].extract_text()


def test_a_map_without_any_figure_is_a_picture_that_says_so():
    empty = figure((np.nan,) * 6, ("missing",) * 6, breaks=(), break_labels=(), national_value=None)
    for size in SIZES.values():
        assert "tidak ada data: 6 wilayah" in texts(press_picture.svg(described(empty), size, EDITION))
        assert opened(press_picture.png(described(empty), size, EDITION)).size[0] == size.width * size.dots
        assert press_picture.pdf(described(empty), size, EDITION).startswith(b"%PDF")


def test_a_plot_of_another_size_is_fitted_into_its_place():
    def small(width: int, height: int) -> alt.Chart:
        return alt.Chart(alt.InlineData(values=[{"a": 1}]), mark="point").properties(width=50, height=50)

    root = ET.fromstring(press_picture.svg(described(plot=small), SIZES["web"], EDITION))
    placed = frame(described().exhibit, SIZES["web"], EDITION).plot
    inner = next(node for node in root.iter(f"{SVG}svg") if node is not root)
    assert [inner.get(name) for name in ("x", "y", "width", "height")] == [
        str(edge) for edge in (placed.left, placed.top, placed.width, placed.height)
    ]


def test_nothing_is_fetched():
    def remote(width: int, height: int) -> alt.Chart:
        return alt.Chart("https://example.org/data.json", mark="point")

    with pytest.raises(ValueError, match=r"example\.org"):
        press_picture.png(described(plot=remote), SIZES["web"], EDITION)


def test_the_same_figure_makes_the_same_file():
    for make in (press_picture.svg, press_picture.png, press_picture.pdf):
        assert make(described(), SIZES["web"], EDITION) == make(described(), SIZES["web"], EDITION)


# --- the golden picture -------------------------------------------------------------------------------


def rounded(content: bytes) -> str:
    """The SVG with a line per element and its numbers to a hundredth, so that a difference can be read."""
    lines = content.decode().replace("><", ">\n<")
    return re.sub(r"-?\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}", lines) + "\n"


def golden_now(shown=None) -> str:
    return rounded(press_picture.svg(shown or described(figure(chosen="12.02", band=BAND)), SIZES["web"], EDITION))


def test_the_six_squares_are_drawn_as_they_were():
    """After a change that is meant: python -m tests.test_documents_press_picture, and look at the picture."""
    assert golden_now() == GOLDEN.read_text(encoding="utf-8")


def test_one_label_moved_by_a_pixel_is_another_picture(monkeypatch):
    def moved(*given, **options):
        first, *others = place(*given, **options)
        left, top, right, bottom = first.box
        return [replace(first, box=(left + 1, top, right + 1, bottom)), *others]

    place = press_map.press_labels.place
    monkeypatch.setattr(press_map.press_labels, "place", moved)
    now, golden = golden_now().splitlines(), GOLDEN.read_text(encoding="utf-8").splitlines()
    assert len(now) == len(golden)
    assert sum(one != other for one, other in zip(now, golden, strict=True)) in (1, 2, 3)


def test_another_value_is_another_picture():
    assert (
        golden_now(described(figure((0.2, *figure().regions["value"][1:]), chosen="12.02", band=BAND))) != golden_now()
    )


if __name__ == "__main__":
    GOLDEN.write_text(golden_now(), encoding="utf-8")


def test_the_letters_of_a_chart_are_larger_than_those_of_a_map_which_chooses_them_by_its_size():
    sizes = []

    def plot(width: int, height: int):
        sizes.append((width, height))
        return described().exhibit.plot(width, height)

    for credit in ("Batas wilayah: enam bujur sangkar", ""):
        shown = described(plot=plot)
        shown = replace(shown, exhibit=replace(shown.exhibit, credit=credit))
        press_picture.svg(shown, SIZES["web"], EDITION)
    mapped, charted = sizes
    assert mapped[0] == 1520
    assert charted[0] == round(1520 / 1.3)
