"""A chart as pixels, so that a test can look at what is drawn."""

import vl_convert

from dashboard.documents import picture
from dashboard.documents.picture import Chart


def png(chart: Chart, scale: float = 1.0) -> bytes:
    """The chart as a PNG of `scale` pixels per pixel of the chart."""
    return vl_convert.svg_to_png(picture.svg(chart), scale=scale)
