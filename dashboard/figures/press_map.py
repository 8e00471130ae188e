"""A map for the press: one still picture that says by itself what it shows, from whom, and what is missing."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.figures.formats import date_text
from dashboard.figures.hatching import hatch_lines
from dashboard.figures.lettering import text_width, wrap
from dashboard.figures.map_figure import MapFigure
from dashboard.figures.press_legend import DASH, circle_scale, class_colours, is_marked, legend, legend_height
from dashboard.figures.sheet import letters, shape, sheet
from dashboard.figures.theme import LIGHT
from data.fields import Text

WIDTH, HEIGHT_LEAST = 1600, 900
MARGIN = 40

_TOP = 22
_MAP_HEIGHT_LEAST = 420
_MAP_PADDING = 18
_CROWDED = 100
_SMALL = 40
_DOT_RADIUS = 3.6
_TITLE_SIZES = (38, 32, 27)
_TITLE_LINES = 2
_SUBTITLE_SIZE = 21
_FOOT_SIZE = 15
_BAND_HEIGHT, _BAND_SIZE = 38, 20
_STAMP_WIDTH, _STAMP_ANGLE, _STAMP_ALPHA = 1500, -16, "24"
_LEADING = 1.3
_MADE = Text("Gambar dibuat {} dengan JamsosMap.", "Picture made on {} with JamsosMap.")

Drawn = list[dict[str, Any]]


@dataclass(frozen=True)
class _Line:
    """One line of text and the distance of its baseline from the top of its block."""

    text: str
    size: int
    bold: bool
    colour: str
    baseline: float


def chart(figure: MapFigure, shapes: gpd.GeoDataFrame, made_on: dt.date, *, note: str = "") -> alt.LayerChart:
    """The figure as a picture 1,600 pixels wide and at least 900 high; long texts make it higher, never shorter.

    shapes: the regions of `figure.layer`, see geo.layers.geometries: columns region_code, p (lon, lat), geometry.
    note: one finished text that a reader of the picture must not miss, set above the source.
    The projection is Lambert's cylindrical equal-area with the equator as standard parallel, north up: areas are
    true, and shapes are stretched by less than 4% within Indonesia (11 degrees south).
    Raises ValueError when figure and shapes do not hold the same regions.
    """
    regions = _joined(figure.regions, shapes)
    head, foot = _head(figure), _foot(figure, note, made_on)
    band_height = _BAND_HEIGHT if figure.band else 0
    top, foot_height = _height(head), _height(foot) + MARGIN / 2
    below = legend_height(figure) + foot_height
    height = max(HEIGHT_LEAST, math.ceil(top + band_height + _MAP_HEIGHT_LEAST + below))
    bottom = height - below
    placed = _placed(regions, (MARGIN, top + band_height, WIDTH - MARGIN, bottom))
    legend_shapes, legend_texts = legend(figure, left=MARGIN, top=bottom, right=WIDTH - MARGIN)
    band_shapes, band_texts = _band(figure.band, top, bottom)
    return sheet(
        [
            shape(shapely.box(0, top, WIDTH, bottom), fill=LIGHT.sea),
            *_land(figure, placed),
            *_symbols(figure, placed),
            *_chosen(figure, placed),
            shape(shapely.box(0, 0, WIDTH, top), fill=LIGHT.panel),
            shape(shapely.box(0, bottom, WIDTH, height), fill=LIGHT.panel),
            *legend_shapes,
            *band_shapes,
        ],
        [*_set(head, 0), *legend_texts, *_set(foot, height - foot_height), *band_texts],
        size=(WIDTH, height),
        ground=LIGHT.panel,
        description=". ".join(filter(None, (figure.band, figure.title, figure.subtitle, note, figure.source))),
        about=_about(figure, note, made_on),
    )


def plot(figure: MapFigure, shapes: gpd.GeoDataFrame, width: int, height: int) -> alt.LayerChart:
    """The map and its legend alone, of exactly width x height pixels; the frame around it says the rest.

    Raises ValueError when figure and shapes do not hold the same regions.
    """
    regions = _joined(figure.regions, shapes)
    bottom = height - legend_height(figure)
    placed = _placed(regions, (0, 0, width, bottom))
    legend_shapes, legend_texts = legend(figure, left=0, top=bottom, right=width)
    return sheet(
        [
            shape(shapely.box(0, 0, width, bottom), fill=LIGHT.sea),
            *_land(figure, placed),
            *_symbols(figure, placed),
            *_chosen(figure, placed),
            *legend_shapes,
        ],
        legend_texts,
        size=(width, height),
        ground=LIGHT.panel,
        description=". ".join(filter(None, (figure.band, figure.title, figure.subtitle, figure.source))),
        about={},
    )


def _joined(regions: pd.DataFrame, shapes: gpd.GeoDataFrame) -> pd.DataFrame:
    """The rows of `regions` with the columns shape (lon/lat geometry) and point, one row per shape."""
    places = shapes.set_index("region_code")
    codes = list(regions["region_code"])
    if len(codes) != len(places) or set(codes) != set(places.index):
        unlike = sorted(set(codes) ^ set(places.index)) or "a code stands twice"
        raise ValueError(f"figure and layer hold different regions: {unlike}")
    ordered = places.loc[codes]
    return regions.assign(shape=ordered.geometry.to_numpy(), point=shapely.points([list(p) for p in ordered["p"]]))


def _placed(regions: pd.DataFrame, frame: tuple[float, float, float, float]) -> pd.DataFrame:
    """`regions` with shapes and points in pixels, as large as `frame` (left, top, right, bottom) allows, centred."""
    shapes = _equal_area(regions["shape"])
    left, top, right, bottom = frame
    west, south, east, north = shapely.total_bounds(shapes)
    wide, high = right - left - 2 * _MAP_PADDING, bottom - top - 2 * _MAP_PADDING
    scale = min(wide / (east - west), high / (north - south))
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([(left + right) / 2, (top + bottom) / 2])

    def to_pixels(points: np.ndarray) -> np.ndarray:
        return middle + (points - centre) * (scale, -scale)

    return regions.assign(
        shape=shapely.transform(shapes, to_pixels), point=shapely.transform(_equal_area(regions["point"]), to_pixels)
    )


def _equal_area(shapes: pd.Series) -> np.ndarray:
    """Lambert's cylindrical equal-area projection on the sphere, in degrees along the equator."""
    return shapely.transform(
        shapes.to_numpy(), lambda points: np.column_stack([points[:, 0], np.degrees(np.sin(np.radians(points[:, 1])))])
    )


def _land(figure: MapFigure, placed: pd.DataFrame) -> Drawn:
    border = LIGHT.panel_border if figure.kind == "count" else LIGHT.border
    width = 0.7 if len(placed) > _CROWDED else 1.2
    colours = (LIGHT.land,) * 5 if figure.kind == "count" else class_colours(figure)
    fills = _fills(figure, placed, colours)
    drawn = [
        shape(area, fill=fill, stroke=border, width=width) for area, fill in zip(placed["shape"], fills, strict=True)
    ]
    drawn += _hatches(placed["obs_status"], placed["shape"])
    drawn += _outlines(placed)
    marked = placed.loc[is_marked(placed), "shape"]
    return drawn + [shape(area, stroke=LIGHT.mark, width=2, dash=DASH) for area in marked]


def _fills(figure: MapFigure, placed: pd.DataFrame, colours: Sequence[str]) -> list[str]:
    """The colour of each region: its class's, or the ground of the hatch that says why it has none."""
    grounds = {"missing": LIGHT.missing.ground, "suppressed": LIGHT.suppressed.ground}
    pairs = zip(placed["obs_status"], placed["value"], strict=True)
    return [grounds.get(status) or colours[figure.class_of(value)] for status, value in pairs]


def _hatches(statuses: pd.Series, shapes: pd.Series) -> Drawn:
    return [
        shape(
            hatch_lines(shapely.union_all(shapes[statuses == status].to_numpy()), hatch),
            stroke=hatch.line,
            width=hatch.width,
        )
        for status, hatch in (("missing", LIGHT.missing), ("suppressed", LIGHT.suppressed))
    ]


def _outlines(placed: pd.DataFrame) -> Drawn:
    """Borders of provinces over their regencies, and the coast, both dissolved from the shapes drawn."""
    provinces = [
        shapely.coverage_union_all(areas.to_numpy())
        for _, areas in placed.groupby(placed["region_code"].str[:2])["shape"]
    ]
    coast = shape(shapely.coverage_union_all(provinces), stroke=LIGHT.coast, width=0.8)
    if len(provinces) in (1, len(placed)):
        return [coast]
    return [*(shape(area, stroke=LIGHT.province_border, width=1.1) for area in provinces), coast]


def _symbols(figure: MapFigure, placed: pd.DataFrame) -> Drawn:
    """A circle per counted region, the large ones below, and a dot for each region too small for its colour to show."""
    is_small = shapely.area(placed["shape"].to_numpy()) < _SMALL
    if figure.kind != "count":
        return _dots(figure, placed[is_small])
    counted = placed.dropna(subset="value").sort_values("value", ascending=False, key=abs)
    scale = circle_scale(figure)
    circles = [
        scale.draw(point, value, fill)
        for point, value, fill in zip(
            counted["point"], counted["value"], _fills(figure, counted, LIGHT.classes), strict=True
        )
    ]
    return circles + _dots(figure, placed[is_small & placed["value"].isna()])


def _dots(figure: MapFigure, small: pd.DataFrame) -> Drawn:
    dots = pd.Series(shapely.buffer(small["point"].to_numpy(), _DOT_RADIUS), index=small.index)
    lines = {"missing": LIGHT.missing.line, "suppressed": LIGHT.suppressed.line}
    strokes = [
        LIGHT.mark if marked else lines.get(status, LIGHT.province_border)
        for marked, status in zip(is_marked(small), small["obs_status"], strict=True)
    ]
    fills = _fills(figure, small, class_colours(figure))
    drawn = [
        shape(dot, fill=fill, stroke=stroke, width=0.9) for dot, fill, stroke in zip(dots, fills, strokes, strict=True)
    ]
    return drawn + _hatches(small["obs_status"], dots)


def _chosen(figure: MapFigure, placed: pd.DataFrame) -> Drawn:
    return [
        shape(area, stroke=colour, width=width)
        for area in placed.loc[placed["region_code"] == figure.chosen, "shape"]
        for colour, width in ((LIGHT.panel, 4.4), (LIGHT.chosen, 2.4))
    ]


def _head(figure: MapFigure) -> list[_Line]:
    width = WIDTH - 2 * MARGIN
    fits = [size for size in _TITLE_SIZES if len(wrap(figure.title, size, width, bold=True)) <= _TITLE_LINES]
    size = fits[0] if fits else _TITLE_SIZES[-1]
    return _stacked(
        [(figure.title, size, True, LIGHT.text), (figure.subtitle, _SUBTITLE_SIZE, False, LIGHT.muted)], _TOP
    )


def _foot(figure: MapFigure, note: str, made_on: dt.date) -> list[_Line]:
    made = getattr(_MADE, figure.lang).format(date_text(made_on, figure.lang))
    paragraphs = [
        (note, LIGHT.text),
        (figure.source, LIGHT.text),
        (f"{figure.credit.removesuffix('.')}. {made}", LIGHT.muted),
    ]
    return _stacked([(text, _FOOT_SIZE, False, colour) for text, colour in paragraphs], 0)


def _stacked(paragraphs: Sequence[tuple[str, int, bool, str]], top: float) -> list[_Line]:
    lines, baseline = [], top
    for text, size, bold, colour in paragraphs:
        for line in wrap(text, size, WIDTH - 2 * MARGIN, bold=bold):
            baseline += size * _LEADING
            lines.append(_Line(line, size, bold, colour, baseline))
        baseline += size * 0.2
    return lines


def _height(lines: Sequence[_Line]) -> float:
    return lines[-1].baseline + lines[-1].size


def _set(lines: Sequence[_Line], top: float) -> Drawn:
    return [letters(MARGIN, top + line.baseline, line.text, line.size, line.colour, bold=line.bold) for line in lines]


def _band(text: str, top: float, bottom: float) -> tuple[Drawn, Drawn]:
    """A strip above the map and the same words across it, so that no part can be cut out without them."""
    if not text:
        return [], []
    strip = shape(shapely.box(0, top, WIDTH, top + _BAND_HEIGHT), fill=LIGHT.band)
    baseline = top + _BAND_HEIGHT / 2 + _BAND_SIZE * 0.36
    middle = (top + _BAND_HEIGHT + bottom) / 2
    room = min(_STAMP_WIDTH, (bottom - top - _BAND_HEIGHT - MARGIN) / math.sin(math.radians(-_STAMP_ANGLE)))
    size = int(_BAND_SIZE * room / text_width(text, _BAND_SIZE, bold=True))
    colour = LIGHT.text + _STAMP_ALPHA
    stamp = letters(WIDTH / 2, middle + size / 3, text, size, colour, bold=True, align="center", angle=_STAMP_ANGLE)
    return [strip], [stamp, letters(WIDTH / 2, baseline, text, _BAND_SIZE, LIGHT.band_text, bold=True, align="center")]


def _about(figure: MapFigure, note: str, made_on: dt.date) -> dict[str, str]:
    """Facts that travel inside the file, under the keywords of the PNG specification."""
    about = {
        "Title": figure.title,
        "Description": " ".join(filter(None, (figure.subtitle, note))),
        "Source": figure.source,
        "Copyright": figure.credit,
        "Creation Time": made_on.isoformat(),
        "Software": "JamsosMap",
        "Disclaimer": figure.band,
    }
    return {keyword: text for keyword, text in about.items() if text}
