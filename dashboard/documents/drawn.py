"""The plot of an exhibit as a picture for a page that has its own title and source: slides, sheets, workbooks.

The band of sample figures is part of the picture, because a picture is copied out of its page.
"""

from xml.sax.saxutils import escape

import vl_convert

from dashboard.documents import picture
from dashboard.figures.lettering import FAMILY, clean
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT

BAND_HEIGHT = 26
_LETTERS = 14
# vl-convert counts 72 dots to the inch at scale 1.
_DPI = 72


def png(exhibit: Exhibit, width: int, height: int, scale: float) -> bytes:
    """The plot, `width` x `height` pixels with its band, as a PNG of `scale` dots per pixel."""
    return vl_convert.svg_to_png(svg(exhibit, width, height), scale=scale, ppi=_DPI)


def svg(exhibit: Exhibit, width: int, height: int) -> str:
    """The plot, `width` x `height` pixels with its band, as SVG whose text stays text.

    Raises ValueError when the plot would fetch anything.
    """
    strip = BAND_HEIGHT if exhibit.band else 0
    drawn = picture.svg(exhibit.plot(width, height - strip))
    inner = drawn[drawn.index("<svg ") :].replace("<svg ", f'<svg y="{strip}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{LIGHT.panel}"/>{_band(exhibit.band, width)}{inner}</svg>'
    )


def _band(text: str, width: int) -> str:
    if not text:
        return ""
    return (
        f'<rect width="{width}" height="{BAND_HEIGHT}" fill="{LIGHT.band}"/>'
        f'<text x="{width / 2}" y="{BAND_HEIGHT * 0.7}" text-anchor="middle" font-family="{FAMILY}" font-weight="bold"'
        f' font-size="{_LETTERS}" fill="{LIGHT.band_text}">{escape(clean(text))}</text>'
    )
