"""Shapes for small maps, in pixels: a page shows six of them, so each keeps no more detail than it can draw."""

import math
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

# Smaller parts of a region than this many square pixels are specks; its largest part always stays.
SPECK = 1.5
# Borders are simplified by so many pixels.
DETAIL = 0.7
MARGIN = 3
DECIMALS = 1


class Place(NamedTuple):
    """One region of a small map: its GeoJSON geometry in pixels, y growing downwards, exterior rings clockwise.

    x, y: a point inside its largest part. share: the part of the map's larger side that the region's larger side takes.
    """

    region_code: str
    geometry: dict[str, Any]
    x: float
    y: float
    share: float


class Drawing(NamedTuple):
    """The regions of a small map and the size of its box in pixels."""

    width: int
    height: int
    places: tuple[Place, ...]


def fitted(shapes: gpd.GeoDataFrame, width: int, tallest: int) -> Drawing:
    """Return the regions fitted into a box of that width and no more height than they need, degrees drawn alike.

    shapes: region_code and geometry in degrees, a coverage. tallest: the most height of the box, in pixels. Near the
    equator a degree is nearly as long in both directions: at 11 degrees south the error is 2%.
    """
    west, south, east, north = shapes.total_bounds
    height = min(tallest, 2 * MARGIN + math.ceil((width - 2 * MARGIN) * (north - south) / (east - west)))
    scale = min((width - 2 * MARGIN) / (east - west), (height - 2 * MARGIN) / (north - south))
    left = (width - scale * (east - west)) / 2
    top = (height - scale * (north - south)) / 2

    def to_pixels(degrees: np.ndarray) -> np.ndarray:
        return np.column_stack([left + scale * (degrees[:, 0] - west), top + scale * (north - degrees[:, 1])])

    drawn = shapely.transform(shapes.geometry.to_numpy(), to_pixels)
    drawn = shapely.coverage_simplify(drawn, DETAIL)
    side = max(width, height)
    codes = shapes["region_code"]
    return Drawing(
        width, height, tuple(_place(str(code), shape, side) for code, shape in zip(codes, drawn, strict=True))
    )


def _place(code: str, shape: Any, side: int) -> Place:
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = shapely.MultiPolygon(list(parts[(areas >= SPECK) | (areas == areas.max())]))
    # Vega draws the inside of a ring that runs clockwise on the screen.
    turned = shapely.orient_polygons(kept, exterior_cw=True)
    rounded = shapely.transform(turned, lambda points: np.round(points, DECIMALS))
    inside = shapely.point_on_surface(parts[int(np.argmax(areas))])
    west, north, east, south = kept.bounds
    return Place(
        code,
        shapely.geometry.mapping(rounded),
        round(inside.x, 1),
        round(inside.y, 1),
        max(east - west, south - north) / side,
    )
