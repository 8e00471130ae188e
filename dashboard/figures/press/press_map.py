"""A map for the press: regions on land and sea with names, legend, inset and north mark, at exact pixels."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import shapely

from dashboard.figures.formats import value_short
from dashboard.figures.hatching import hatch_lines
from dashboard.figures.lettering import text_width
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.press import press_labels, press_scale
from dashboard.figures.press.borders import Borders
from dashboard.figures.press.press_ground import Grounds, lines, thinned
from dashboard.figures.press.press_inset import TITLE, TITLE_HEIGHT, Inset
from dashboard.figures.press.press_labels import Bounds, Name
from dashboard.figures.press.press_legend import (
    DASH,
    FALLS,
    circle_scale,
    class_colours,
    is_marked,
    legend,
    legend_height,
    stripes,
)
from dashboard.figures.press.sheet import letters, shape, sheet
from dashboard.figures.theme import LIGHT
from data.fields import Text
from data.regions import get

_CROWDED = 100
_SMALL = 40
_DOT_RADIUS = 3.6
_NAME_SIZE, _INSET_NAME_SIZE = 13, 11
_PROJECTION = Text("Proyeksi silinder sama luas (Lambert)", "Cylindrical equal-area projection (Lambert)")
_PROJECTION_SIZE = 12
_SCALE_GAP = 18
_NORTH = Text("U", "N")
_NORTH_SIZE = (26, 40)
_EDGE = 8

Drawn = list[dict[str, Any]]


def plot(
    figure: MapFigure, ground_at: Grounds, width: int, height: int, *, told: Collection[str] = ()
) -> alt.LayerChart:
    """The map and its legend, of exactly width x height pixels; the frame around it says the rest.

    ground_at: gives the regions of `figure.layer` in pixels, see press_ground.ground. told: codes of regions that are
        named with their figures before all others.
    Raises ValueError when figure and layer do not hold the same regions.
    """
    bottom = height - legend_height(figure, width)
    frame = (0, 0, width, bottom)
    ground = ground_at(width, bottom)
    placed = _joined(figure.regions, ground.regions)
    areas, codes = placed["shape"].to_numpy(), placed["region_code"]
    part = ground.inset
    taken = [part.box] if part else []
    north, north_letter, north_box = _north(figure, areas, frame, taken)
    projection, projection_box, scale = _projection(figure, frame, ground.degree)
    labels = press_labels.place(
        _names(figure, placed, told),
        *_obstacles(figure, placed, codes.str[:2] if _has_provinces(placed) else codes),
        (_EDGE, _EDGE, width - _EDGE, bottom - _EDGE),
        _NAME_SIZE,
        [*taken, north_box, projection_box],
    )
    grounds, names = press_labels.draw(labels, _NAME_SIZE)
    inset_shapes, inset_texts = _inset(figure, _joined(figure.regions, ground.detailed), part) if part else ([], [])
    legend_shapes, legend_texts = legend(figure, left=0, top=bottom, right=width)
    return sheet(
        [
            shape(shapely.box(*frame), fill=LIGHT.sea),
            *_regions(figure, placed, ground.lines),
            *inset_shapes,
            *grounds,
            *north,
            *scale,
            shape(shapely.box(0, bottom, width, height), fill=LIGHT.panel),
            *legend_shapes,
        ],
        [*names, *inset_texts, *north_letter, *projection, *legend_texts],
        size=(width, height),
        ground=LIGHT.panel,
        description=". ".join(filter(None, (figure.band, figure.title, figure.subtitle, figure.source))),
    )


def _joined(regions: pd.DataFrame, ground: pd.DataFrame) -> pd.DataFrame:
    """The rows of `regions` with the columns shape and point in pixels, one row per region of the ground."""
    places = ground.set_index("region_code")
    codes = list(regions["region_code"])
    if len(codes) != len(places) or set(codes) != set(places.index):
        unlike = sorted(set(codes) ^ set(places.index)) or "a code stands twice"
        raise ValueError(f"figure and layer hold different regions: {unlike}")
    ordered = places.loc[codes]
    return regions.assign(shape=ordered["shape"].to_numpy(), point=ordered["point"].to_numpy())


# --- what the map shows ---------------------------------------------------------------------------------


def _regions(figure: MapFigure, placed: pd.DataFrame, lines: Borders) -> Drawn:
    return [*_land(figure, placed, lines), *_symbols(figure, placed), *_chosen(figure, placed)]


def _land(figure: MapFigure, placed: pd.DataFrame, lines: Borders) -> Drawn:
    colours = (LIGHT.land,) * 5 if figure.kind == "count" else class_colours(figure)
    fills = _fills(figure, placed, colours)
    drawn = [shape(area, fill=fill) for area, fill in zip(placed["shape"], fills, strict=True)]
    drawn += _falls(figure, placed["value"], placed["shape"])
    drawn += _hatches(placed["obs_status"], placed["shape"])
    drawn += _borders(figure, placed, lines)
    marked = placed.loc[is_marked(placed), "shape"]
    return drawn + [shape(area, stroke=LIGHT.mark, width=2, dash=DASH) for area in marked]


def _fills(figure: MapFigure, placed: pd.DataFrame, colours: Sequence[str]) -> list[str]:
    """The colour of each region: its class's, or the ground of the hatch that says why it has none."""
    grounds = {"missing": LIGHT.missing.ground, "suppressed": LIGHT.suppressed.ground}
    pairs = zip(placed["obs_status"], placed["value"], strict=True)
    return [grounds.get(status) or colours[figure.class_of(value)] for status, value in pairs]


def _falls(figure: MapFigure, values: pd.Series, shapes: pd.Series) -> Drawn:
    if figure.palette != "diverging":
        return []
    return stripes(shapes[[value == value and figure.class_of(value) < FALLS for value in values]].to_numpy())


def _hatches(statuses: pd.Series, shapes: pd.Series) -> Drawn:
    return [
        shape(
            hatch_lines(shapely.union_all(shapes[statuses == status].to_numpy()), hatch),
            stroke=hatch.line,
            width=hatch.width,
        )
        for status, hatch in (("missing", LIGHT.missing), ("suppressed", LIGHT.suppressed))
    ]


def _borders(figure: MapFigure, placed: pd.DataFrame, lines: Borders) -> Drawn:
    """Borders of provinces over those of their regencies, and the coast over both."""
    width = 0.7 if len(placed) > _CROWDED else 1.2
    plain = LIGHT.panel_border if figure.kind == "count" else LIGHT.border
    outer, outer_width = (LIGHT.province_border, 1.1) if _has_provinces(placed) else (plain, width)
    return [
        shape(lines.inner, stroke=plain, width=width),
        shape(lines.outer, stroke=outer, width=outer_width),
        shape(lines.coast, stroke=LIGHT.coast, width=0.8),
    ]


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
            counted["point"], counted["value"], _fills(figure, counted, class_colours(figure)), strict=True
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
    return drawn + _falls(figure, small["value"], dots) + _hatches(small["obs_status"], dots)


def _chosen(figure: MapFigure, placed: pd.DataFrame) -> Drawn:
    return [
        shape(area, stroke=colour, width=width)
        for area in placed.loc[placed["region_code"] == figure.chosen, "shape"]
        for colour, width in ((LIGHT.panel, 4.4), (LIGHT.chosen, 2.4))
    ]


# --- names ------------------------------------------------------------------------------------------------


def _names(figure: MapFigure, placed: pd.DataFrame, told: Collection[str]) -> list[Name]:
    """The names to be placed: the chosen region and those told, then provinces on a map of many, else all regions."""
    first = (placed["region_code"] == figure.chosen) | placed["region_code"].isin(list(told))
    areas = shapely.area(placed["shape"].to_numpy())
    order = np.lexsort((-areas, ~first, placed["region_code"] != figure.chosen))
    names = _region_names(figure, placed.iloc[order], told)
    if not _has_provinces(placed):
        return names
    return [replace(name, group=name.group[:2]) for name in names[: first.sum()]] + _province_names(placed)


def _region_names(figure: MapFigure, placed: pd.DataFrame, told: Collection[str] = ()) -> list[Name]:
    scale = circle_scale(figure)
    names = []
    for name, code, area, point, value in placed[["name", "region_code", "shape", "point", "value"]].itertuples(
        index=False
    ):
        has_circle = figure.kind == "count" and not np.isnan(value)
        at = point if has_circle else _middle(area)
        radius = scale.radius_of(value) if has_circle else 0
        symbol = figure.categories[figure.class_of(value)].symbol if figure.categories and not np.isnan(value) else ""
        words = f" {value_short(value, figure.unit, figure.lang)}" if code in told else ""
        names.append(Name(f"{symbol} {_short(name)}{words}".strip(), at.x, at.y, code, radius))
    return names


def _province_names(placed: pd.DataFrame) -> list[Name]:
    """Provinces at the centre of gravity of their regencies, which may be the sea between their islands."""
    shapes = placed["shape"].to_numpy()
    weights = shapely.area(shapes)
    centres = shapely.get_coordinates(shapely.centroid(shapes))
    table = pd.DataFrame(
        {
            "province": placed["region_code"].str[:2],
            "x": centres[:, 0] * weights,
            "y": centres[:, 1] * weights,
            "area": weights,
        }
    )
    totals = table.groupby("province").sum().sort_values("area", ascending=False)
    return [
        Name(get(str(code)).name, row["x"] / row["area"], row["y"] / row["area"], str(code))
        for code, row in totals.iterrows()
        if row["area"] > 0
    ]


def _middle(area: shapely.Geometry) -> shapely.Point:
    parts = shapely.get_parts(area)
    largest = parts[np.argmax(shapely.area(parts))]
    centre = shapely.centroid(largest)
    return centre if largest.contains(centre) else shapely.point_on_surface(largest)


def _short(name: str) -> str:
    """A name as on a map: "Kabupaten Aceh Besar" is "Aceh Besar", and a city keeps "Kota"."""
    bare = name.split(" (")[0]
    for prefix in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten "):
        bare = bare.removeprefix(prefix)
    return bare


def _has_provinces(placed: pd.DataFrame) -> bool:
    """Whether the map shows several provinces by their regencies, which are too many to be named."""
    return bool(1 < placed["region_code"].str[:2].nunique() < len(placed))


def _obstacles(figure: MapFigure, placed: pd.DataFrame, owners: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """What lies under the names, and whose it is; a circle is nobody's, so that names keep off it."""
    groups = owners.to_numpy(dtype=object)
    areas = placed["shape"].to_numpy()
    if figure.kind != "count":
        return areas, groups
    counted = placed.dropna(subset="value")
    scale = circle_scale(figure)
    circles = shapely.buffer(counted["point"].to_numpy(), [scale.radius_of(value) for value in counted["value"]])
    return np.concatenate([areas, circles]), np.concatenate([groups, np.full(len(circles), "")])


# --- around the map -----------------------------------------------------------------------------------


def _inset(figure: MapFigure, detailed: pd.DataFrame, part: Inset) -> tuple[Drawn, Drawn]:
    """The part of the map that is too small, drawn again, with its names, and a frame around what it shows."""
    left, top, right, bottom = part.box
    view = shapely.box(left, top + TITLE_HEIGHT, right, bottom)
    near = detailed[shapely.intersects(detailed["shape"].to_numpy(), shapely.box(*part.of))]
    larger = near.assign(
        shape=shapely.intersection(shapely.transform(near["shape"].to_numpy(), part.to_inset), view),
        point=shapely.transform(near["point"].to_numpy(), part.to_inset),
    )
    larger = larger[shapely.area(larger["shape"].to_numpy()) > 0]
    placed = thinned(larger)
    inside = placed[shapely.contains(view, placed["point"].to_numpy())]
    obstacles = _obstacles(figure, placed, placed["region_code"])
    # The smallest first: it is for them that the inset is there.
    smallest = inside.iloc[np.argsort(shapely.area(inside["shape"].to_numpy()), kind="stable")]
    labels = press_labels.place(_region_names(figure, smallest), *obstacles, view.bounds, _INSET_NAME_SIZE)
    grounds, names = press_labels.draw(labels, _INSET_NAME_SIZE)
    title = letters(left + 6, top + TITLE_HEIGHT - 5, TITLE, _NAME_SIZE, LIGHT.text, bold=True)
    return [
        shape(shapely.box(*part.of), stroke=LIGHT.text, width=1),
        shape(shapely.box(*part.box), fill=LIGHT.panel),
        shape(view, fill=LIGHT.sea),
        *_land(figure, placed, lines(placed)),
        *(symbol | {"geometry": shapely.intersection(symbol["geometry"], view)} for symbol in _symbols(figure, inside)),
        *_chosen(figure, placed),
        *grounds,
        shape(shapely.box(*part.box), stroke=LIGHT.text, width=1),
    ], [title, *names]


def _north(figure: MapFigure, areas: np.ndarray, frame: Bounds, taken: Sequence[Bounds]) -> tuple[Drawn, Drawn, Bounds]:
    """An arrow up and its letter, in the first corner of the map that is free, and its box."""
    wide, high = _NORTH_SIZE
    left, top, right, bottom = frame
    corners = [(right - _EDGE - wide, top + _EDGE), (left + _EDGE, top + _EDGE), (left + _EDGE, bottom - _EDGE - high)]
    boxes = [(x, y, x + wide, y + high) for x, y in corners]
    tree = shapely.STRtree(areas)
    free = [
        box
        for box in boxes
        if not any(press_labels.overlap(box, other) for other in taken)
        and not len(tree.query(shapely.box(*box), predicate="intersects"))
    ]
    x, y, end, floor = box = (free or boxes)[0]
    middle = (x + end) / 2
    arrow = shapely.Polygon([(middle, y + 2), (middle + 7, y + 22), (middle, y + 17), (middle - 7, y + 22)])
    letter = letters(middle, floor - 4, getattr(_NORTH, figure.lang), 14, LIGHT.text, bold=True, align="center")
    return [shape(arrow, fill=LIGHT.text)], [letter], box


def _projection(figure: MapFigure, frame: Bounds, degree: float) -> tuple[Drawn, Bounds, Drawn]:
    """The name of the projection in the lower right corner and the words of the scale, their box, and the scale bar."""
    words = getattr(_PROJECTION, figure.lang)
    _, _, right, bottom = frame
    left, baseline = right - _EDGE - text_width(words, _PROJECTION_SIZE), bottom - 5
    text = letters(right - _EDGE, baseline, words, _PROJECTION_SIZE, LIGHT.muted, align="right")
    scale, said, start = press_scale.bar(degree, left - _SCALE_GAP, baseline, _PROJECTION_SIZE, figure.lang)
    return [text, *said], (start, baseline - _PROJECTION_SIZE, right - _EDGE, bottom), scale
