"""The legend of a press map: five classes or three circles, then what every other mark on the map means."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import shapely

from dashboard.figures.formats import Lang, signed, signed_short, status_or_value, value_short
from dashboard.figures.hatching import hatch_lines
from dashboard.figures.lettering import text_width, wrap
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.maps.web_map import MARKED_FLAGS
from dashboard.figures.press.sheet import letters, shape
from dashboard.figures.theme import LIGHT, Hatch
from data.fields import FLAGS, OBS_STATUSES, UNITS, Text

Drawn = list[dict[str, Any]]


_HEIGHT_LEAST = 118
_CIRCLE_RADII = (44.0, 25.0)
_CROWDED = 100
_CIRCLE_ALPHA = "e0"
_RADIUS_LEAST = 2.0
_RING_RADIUS = 3.0
_SIZE = 15
_PITCH = 26
_LINE = 19
_SWATCH = (34, 18)
_CELL = 150
_BAR = (50, 74)
# Above the nation's own label, wherever that stands.
_UNIT = 17
_ENTRY_WIDTH = 480
_NEST_WIDTH = 250
_CATEGORY_COLUMNS = 2
# A narrower legend has what the marks mean below the scale, not beside it.
_WIDE = 1300
DASH = (5, 2.5)
# In grey a fall would look like a rise of the same size, so the two classes of falls are striped.
FALLS, STRIPES = 2, Hatch(ground="", line=LIGHT.panel, angles=(0,), spacing=5, width=1.2)
_REGION, _REGIONS = Text("1 wilayah", "1 region"), Text("{} wilayah", "{} regions")
_FLAGGED = Text("perlu dibaca dengan catatan", "read with care")
_ZERO = Text("nol", "zero")
_NEGATIVE = Text("di bawah nol", "below zero")


@dataclass(frozen=True)
class _Entry:
    """A swatch and its lines of text; the swatch is named by what it stands for."""

    swatch: str
    lines: list[str]


def is_marked(regions: pd.DataFrame) -> pd.Series:
    """Whether each region carries a flag that the map marks."""
    kinds = {flags for flags in regions["flags"].unique() if not MARKED_FLAGS.isdisjoint(flags.split(";"))}
    return regions["flags"].isin(kinds)


@dataclass(frozen=True)
class CircleScale:
    """Circles whose area is to the largest circle's as their value is to `largest`; radius in pixels."""

    largest: float
    radius: float

    def radius_of(self, value: float) -> float:
        """Zero has the radius of a small ring, so that it is seen and is not taken for an amount."""
        return self.radius * math.sqrt(abs(value) / self.largest) if value else _RING_RADIUS

    def draw(self, centre: shapely.Point, value: float, fill: str) -> dict[str, Any]:
        """A circle filled with `fill`; hollow for zero and for a value below zero."""
        radius = max(_RADIUS_LEAST, self.radius_of(value))
        area = centre.buffer(radius, quad_segs=max(6, int(radius)))
        if value > 0:
            return shape(area, fill=fill + _CIRCLE_ALPHA, stroke=LIGHT.text, width=0.8)
        return shape(area, stroke=LIGHT.text, width=1.4)


def circle_scale(figure: MapFigure) -> CircleScale:
    """The scale on which the largest value, by size, has the largest circle; smaller circles on a crowded map."""
    sizes = figure.regions["value"].abs().dropna()
    return CircleScale(float(sizes.max()) if len(sizes) else 0.0, _CIRCLE_RADII[len(figure.regions) > _CROWDED])


def stripes(areas: Sequence[shapely.Geometry]) -> Drawn:
    """The stripes of falls over some areas."""
    lines = hatch_lines(shapely.union_all(areas), STRIPES)
    return [shape(lines, stroke=STRIPES.line, width=STRIPES.width)]


def legend_height(figure: MapFigure, width: float) -> int:
    """Pixels the legend needs from top to bottom when it is `width` pixels wide."""
    scale = _scale_height(figure)
    entries = sum(_entry_height(entry) for entry in _entries(figure, width))
    return scale + entries if width < _WIDE else max(scale, 18 + entries)


def _scale_height(figure: MapFigure) -> int:
    return max(_HEIGHT_LEAST, 18 + _PITCH * -(-len(figure.categories) // _CATEGORY_COLUMNS))


def class_colours(figure: MapFigure) -> tuple[str, ...]:
    """The colour of each class or category."""
    return tuple(each.fill for each in figure.categories) or getattr(LIGHT, figure.palette)


def legend(figure: MapFigure, *, left: float, top: float, right: float) -> tuple[Drawn, Drawn]:
    """Shapes and texts of the legend between `left` and `right`, downwards from `top`, all in pixels."""
    width = right - left
    is_wide = width >= _WIDE
    nest_width = _NEST_WIDTH if figure.kind == "count" else 0
    entry_width = _ENTRY_WIDTH if is_wide else 0
    room = width - nest_width - entry_width
    shapes, texts = (_categories if figure.categories else _class_scale)(figure, left, top, room)
    if nest_width:
        circles, labels = _circle_nest(figure, right - entry_width - nest_width, top)
        shapes += circles
        texts += labels
    x, y = (right - _ENTRY_WIDTH, top + 14) if is_wide else (left, top + _scale_height(figure) - 4)
    for entry in _entries(figure, width):
        shapes += _swatch(entry.swatch, x, y)
        texts += [
            letters(x + _SWATCH[0] + 12, y + 14 + _LINE * i, line, _SIZE, LIGHT.text)
            for i, line in enumerate(entry.lines)
        ]
        y += _entry_height(entry)
    return shapes, texts


def _entries(figure: MapFigure, width: float) -> list[_Entry]:
    regions, lang = figure.regions, figure.lang
    counts = regions["obs_status"].value_counts()
    words = {status: getattr(OBS_STATUSES[status], lang) for status in ("missing", "suppressed")}
    words |= {"missing": figure.missing} if figure.missing else {}
    entries = [
        (status, f"{text}: {_regions(counts[status], lang)}") for status, text in words.items() if status in counts
    ]
    if figure.kind == "count":
        for swatch, text, found in (
            ("zero", _ZERO, regions["value"] == 0),
            ("negative", _NEGATIVE, regions["value"] < 0),
        ):
            if found.any():
                entries.append((swatch, f"{getattr(text, lang)}: {_regions(found.sum(), lang)}"))
    marked = regions[is_marked(regions)]
    flags = Counter(flag for text in marked["flags"] for flag in text.split(";") if flag in MARKED_FLAGS)
    if flags:
        said = "; ".join(getattr(FLAGS[flag], lang) for flag, _ in flags.most_common())
        entries.append(("flagged", f"{getattr(_FLAGGED, lang)}: {said} ({_regions(len(marked), lang)})"))
    for row in regions[regions["region_code"] == figure.chosen].itertuples():
        shown = _shown(figure, float(row.value), str(row.obs_status))
        entries.append(("chosen", f"{row.name}: {shown}"))
    room = (_ENTRY_WIDTH if width >= _WIDE else width) - _SWATCH[0] - 12
    return [_Entry(swatch, wrap(text, _SIZE, room)) for swatch, text in entries]


def _shown(figure: MapFigure, value: float, status: str) -> str:
    if status == "missing" and figure.missing:
        return figure.missing
    if figure.categories and status != "suppressed":
        return figure.categories[figure.class_of(value)].label
    if figure.palette == "diverging" and status != "suppressed":
        return signed(value, figure.unit, figure.lang)
    return status_or_value(value, figure.unit, status, figure.lang)


def _regions(count: int, lang: Lang) -> str:
    return getattr(_REGION if count == 1 else _REGIONS, lang).format(count)


def _entry_height(entry: _Entry) -> int:
    return _PITCH + _LINE * (len(entry.lines) - 1)


def _swatch(kind: str, x: float, y: float) -> Drawn:
    box = shapely.box(x, y, x + _SWATCH[0], y + _SWATCH[1])
    middle = shapely.Point(x + _SWATCH[0] / 2, y + _SWATCH[1] / 2)
    hatches: dict[str, Hatch] = {"missing": LIGHT.missing, "suppressed": LIGHT.suppressed}
    if kind in hatches:
        hatch = hatches[kind]
        return [
            shape(box, fill=hatch.ground),
            shape(hatch_lines(box, hatch), stroke=hatch.line, width=hatch.width),
            shape(box, stroke=LIGHT.panel_border, width=1),
        ]
    if kind == "zero":
        return [CircleScale(1, 0).draw(middle, 0, "")]
    if kind == "negative":
        return [CircleScale(1, _SWATCH[1] / 2).draw(middle, -1, "")]
    colour, dash = (LIGHT.mark, DASH) if kind == "flagged" else (LIGHT.chosen, ())
    return [shape(box.buffer(-1.2), fill=LIGHT.land, stroke=colour, width=2.4, dash=dash)]


def _categories(figure: MapFigure, left: float, top: float, width: float) -> tuple[Drawn, Drawn]:
    """Every category with how many regions are of it, in columns.

    Its symbol is left out, for the font of pictures has no such signs: the colours differ in grey as well.
    """
    counts = Counter(figure.class_of(value) for value in figure.regions["value"].dropna())
    shapes, texts = [], []
    column = min(_ENTRY_WIDTH, width / _CATEGORY_COLUMNS)
    for i, category in enumerate(figure.categories):
        x, y = left + column * (i % _CATEGORY_COLUMNS), top + 14 + _PITCH * (i // _CATEGORY_COLUMNS)
        box = shapely.box(x, y, x + _SWATCH[0], y + _SWATCH[1])
        shapes.append(shape(box, fill=category.fill, stroke=LIGHT.panel_border, width=1))
        label = f"{category.label}: {_regions(counts[i], figure.lang)}"
        texts.append(letters(x + _SWATCH[0] + 12, y + 14, label, _SIZE, LIGHT.text))
    return shapes, texts


def _class_scale(figure: MapFigure, left: float, top: float, width: float) -> tuple[Drawn, Drawn]:
    if not figure.breaks:
        return [], []
    cell = min(_CELL, width / 5)
    above, below = top + _BAR[0], top + _BAR[1]
    shapes, texts = [], [letters(left, top + _UNIT, getattr(UNITS[figure.unit], figure.lang), _SIZE, LIGHT.muted)]
    for i, (colour, label) in enumerate(zip(class_colours(figure), figure.break_labels, strict=True)):
        x = left + cell * i
        box = shapely.box(x, above, x + cell, below)
        shapes.append(shape(box, fill=colour, stroke=LIGHT.panel_border, width=1))
        shapes += stripes([box]) if figure.palette == "diverging" and i < FALLS else []
        texts += [
            letters(x + cell / 2, below + 21 + _LINE * row, line, _SIZE, LIGHT.text, align="center")
            for row, line in enumerate(wrap(label, _SIZE, cell - 8))
        ]
    if figure.national_value is not None:
        short = value_short if figure.palette == "classes" else signed_short
        label = f"{figure.national_label}: {short(figure.national_value, figure.unit, figure.lang)}"
        x = left + cell * _place(figure.national_value, figure.breaks)
        half = text_width(label, _SIZE, bold=True) / 2
        at = min(max(x, left + half), max(left + 5 * cell - half, left + half))
        pointer = shapely.Polygon([(x - 7, above - 11), (x + 7, above - 11), (x, above + 1)])
        shapes.append(shape(pointer, fill=LIGHT.nation))
        texts.append(letters(at, above - 16, label, _SIZE, LIGHT.nation, bold=True, align="center"))
    return shapes, texts


def _place(value: float, breaks: Sequence[float]) -> float:
    """Where a value stands on five cells, in cells: between its breaks, or amid the open first or last cell."""
    i = bisect_right(breaks, value)
    if i in (0, len(breaks)):
        return i + 0.5
    return i + (value - breaks[i - 1]) / (breaks[i] - breaks[i - 1])


def _circle_nest(figure: MapFigure, left: float, top: float) -> tuple[Drawn, Drawn]:
    """Three circles inside one another on one floor, a line from each top to its value."""
    scale = circle_scale(figure)
    if not scale.largest:
        return [], []
    shapes, texts = [], []
    centre, floor = left + _CIRCLE_RADII[0], top + 16 + 2 * _CIRCLE_RADII[0]
    end = left + 2 * _CIRCLE_RADII[0] + 22
    for row, value in enumerate(dict.fromkeys(_round_below(scale.largest / part) for part in (1, 4, 16))):
        radius, y = scale.radius_of(value), floor - 2 * scale.radius + 6 + 24 * row
        shapes.append(scale.draw(shapely.Point(centre, floor - radius), value, LIGHT.land))
        shapes.append(
            shape(shapely.LineString([(centre, floor - 2 * radius), (end, y)]), stroke=LIGHT.muted, width=0.8)
        )
        texts.append(letters(end + 5, y + 5, value_short(value, figure.unit, figure.lang), _SIZE, LIGHT.text))
    return shapes, texts


def _round_below(value: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above `value`."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value * (1 + 1e-9))
