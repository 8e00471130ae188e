"""Charts as pictures: their size, their letters, and that nothing is fetched."""

import io
import xml.etree.ElementTree as ET

import altair as alt
import numpy as np
import pytest
import shapely
from PIL import Image

from dashboard.documents import picture
from dashboard.figures.press.sheet import letters, shape, sheet
from tests import pictures


def chart() -> alt.LayerChart:
    square = shape(shapely.box(10, 10, 50, 50), fill="#123456")
    word = letters(60, 45, "Aceh", 30, "#000000", bold=True)
    return sheet([square], [word], size=(200, 60), ground="#ffffff", description="Peta Aceh")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_shapes_stand_at_their_exact_pixels():
    image = opened(pictures.png(chart()))
    assert image.size == (200, 60)
    assert image.getpixel((11, 11)) == image.getpixel((48, 48)) == (0x12, 0x34, 0x56)
    assert image.getpixel((8, 30)) == image.getpixel((52, 5)) == (255, 255, 255)


def test_letters_stand_on_their_baseline_in_the_vendored_font():
    pixels = np.asarray(opened(pictures.png(chart())).convert("L"))[:, 58:]
    rows, columns = np.nonzero(pixels < 128)
    assert rows.max() in (44, 45)
    # Width of "Aceh" in Inter Bold at 30 pixels, from its advance widths; other fonts differ by pixels.
    assert columns.max() - columns.min() == pytest.approx(71, abs=2)


def test_a_scale_makes_a_finer_picture():
    assert opened(pictures.png(chart(), scale=2)).size == (400, 120)


def test_the_svg_keeps_text_and_its_alternative_text():
    tree = ET.fromstring(picture.svg(chart()))
    texts = ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["Aceh"]
    assert any(node.get("aria-label") == "Peta Aceh" for node in tree.iter())


def test_a_chart_without_description_is_drawn_too():
    bare = alt.Chart(alt.InlineData(values=[{"a": 1}]), mark="point")
    assert opened(pictures.png(bare)).size > (0, 0)
    assert ET.fromstring(picture.svg(bare)).get("aria-label") is None


def test_nothing_is_fetched():
    remote = alt.Chart("https://example.org/data.json", mark="point")
    with pytest.raises(ValueError, match=r"example\.org"):
        pictures.png(remote)
    with pytest.raises(ValueError, match=r"example\.org"):
        picture.svg(remote)
