"""A chart in, a picture file out: PNG and SVG, without a browser and without the network."""

import io
from functools import cache
from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dashboard.figures.lettering import FONTS


def png(chart: alt.Chart | alt.LayerChart, scale: float = 1.0) -> bytes:
    """The chart as a PNG of `scale` pixels per pixel of the chart.

    The facts in the chart's `usermeta` (Title, Description, Source, Copyright, Disclaimer, ...) travel inside the
    file as text chunks, under the keywords of the PNG specification.
    """
    _register_fonts()
    drawn = vl_convert.vegalite_to_png(chart.to_json(indent=None), scale=scale, allowed_base_urls=[])
    chunks = PngInfo()
    for keyword, text in _facts(chart).items():
        chunks.add_itxt(keyword, text)
    file = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        image.convert("RGB").save(file, "PNG", pnginfo=chunks)
    return file.getvalue()


def svg(chart: alt.Chart | alt.LayerChart) -> str:
    """The chart as SVG for print; its text stays text, its description is the alternative text."""
    _register_fonts()
    drawn = vl_convert.vegalite_to_svg(chart.to_json(indent=None), allowed_base_urls=[])
    description = chart["description"]
    if description is alt.Undefined:
        return drawn
    return drawn.replace("<svg ", f'<svg role="img" aria-label={quoteattr(description)} ', 1)


def _facts(chart: alt.Chart | alt.LayerChart) -> dict[str, str]:
    about = chart["usermeta"]
    return {} if about is alt.Undefined else dict(about)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
