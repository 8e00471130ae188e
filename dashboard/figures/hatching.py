"""Hatch lines clipped to an area, because neither Vega nor a Leaflet canvas brings pattern fills."""

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.figures.theme import Hatch


def hatch_lines(area: BaseGeometry, hatch: Hatch) -> shapely.MultiLineString:
    """The lines of `hatch` inside `area`, whose coordinates are pixels with y growing downwards.

    Lines lie on one grid through the origin, so the hatches of neighbouring areas meet.
    """
    parts = shapely.get_parts(area)
    pieces = [_clipped(_grid(area.bounds, angle, hatch.spacing), parts) for angle in hatch.angles if len(parts)]
    lines = shapely.get_parts(np.concatenate(pieces)) if pieces else np.array([])
    return shapely.MultiLineString([line for line in lines if line.geom_type == "LineString" and not line.is_empty])


def _grid(bounds: tuple[float, float, float, float], angle: int, spacing: float) -> np.ndarray:
    """Parallel lines that cover `bounds`: the points whose distance from the origin along the normal is k * spacing."""
    direction = np.array([math.cos(math.radians(angle)), -math.sin(math.radians(angle))])
    normal = np.array([-direction[1], direction[0]])
    left, top, right, bottom = bounds
    corners = np.array([(left, top), (left, bottom), (right, top), (right, bottom)])
    along, across = corners @ direction, corners @ normal
    steps = np.arange(math.floor(across.min() / spacing), math.ceil(across.max() / spacing) + 1)[:, None] * spacing
    starts, ends = steps * normal + along.min() * direction, steps * normal + along.max() * direction
    return shapely.linestrings(np.stack([starts, ends], axis=1))


def _clipped(lines: np.ndarray, parts: np.ndarray) -> np.ndarray:
    which_part, which_line = shapely.STRtree(lines).query(parts, predicate="intersects")
    return shapely.intersection(lines[which_line], parts[which_part])
