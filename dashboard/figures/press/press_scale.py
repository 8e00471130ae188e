"""The scale bar of a press map: a round number of kilometres, true along the equator, where the projection is."""

import math

import shapely

from dashboard.figures.formats import Lang, number
from dashboard.figures.lettering import text_width
from dashboard.figures.press.press_labels import Drawn
from dashboard.figures.press.sheet import letters, shape
from dashboard.figures.theme import LIGHT
from data.fields import Text

# A degree of longitude on the equator of the WGS 84 ellipsoid, whose radius is 6,378.137 km.
KM_PER_DEGREE = 2 * math.pi * 6378.137 / 360
_LONGEST = 120
_TICK = 3
_GAP = 6
_WORDS = Text("{} km di khatulistiwa", "{} km along the equator")


def kilometres(degree: float) -> float:
    """Return the largest 1, 2 or 5 times a power of ten whose bar is not too long; degree: its pixels."""
    most = _LONGEST / degree * KM_PER_DEGREE
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (5, 2, 1) if step * power <= most)


def bar(degree: float, right: float, baseline: float, size: int, lang: Lang) -> tuple[Drawn, Drawn, float]:
    """Return the bar and its words, which end at `right` on a baseline, and where the bar starts."""
    distance = kilometres(degree)
    words = getattr(_WORDS, lang).format(number(distance, lang))
    end = right - text_width(words, size) - _GAP
    start = end - distance / KM_PER_DEGREE * degree
    y = baseline - size / 3
    line = shapely.LineString(
        [(start, y - _TICK), (start, y + _TICK), (start, y), (end, y), (end, y - _TICK), (end, y + _TICK)]
    )
    return (
        [shape(line, stroke=LIGHT.muted, width=1.2)],
        [letters(right, baseline, words, size, LIGHT.muted, align="right")],
        start,
    )
