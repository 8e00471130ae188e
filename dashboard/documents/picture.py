"""A chart in, its SVG out, by itself without frame: without a browser and without the network."""

from functools import cache
from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert

from dashboard.figures.lettering import FAMILY, FONTS

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.HConcatChart | alt.VConcatChart


def svg(chart: Chart) -> str:
    """The chart as SVG, in the font of all pictures; text stays text, its description is the alternative text.

    Raises ValueError when the chart would fetch anything.
    """
    register_fonts()
    # Altair has checked each part when it was made; vl-convert checks the whole.
    drawn = vl_convert.vegalite_to_svg(
        chart.to_json(indent=None, validate=False), allowed_base_urls=[], config={"font": FAMILY}
    )
    description = chart["description"]
    if description is alt.Undefined:
        return drawn
    return drawn.replace("<svg ", f'<svg role="img" aria-label={quoteattr(description)} ', 1)


@cache
def register_fonts() -> None:
    """Make the fonts of pictures known to vl-convert, once."""
    vl_convert.register_font_directory(str(FONTS))
