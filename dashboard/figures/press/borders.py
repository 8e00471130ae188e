"""The borders of a map as lines, each drawn once: coast, borders of provinces, borders of regencies."""

from dataclasses import dataclass

import numpy as np
import shapely

_COAST, _OUTER, _INNER, _SEEN = range(4)


@dataclass(frozen=True)
class Borders:
    """coast: edges of one region only. outer: edges between regions of two groups. inner: within one group."""

    coast: shapely.MultiLineString
    outer: shapely.MultiLineString
    inner: shapely.MultiLineString


def borders(areas: np.ndarray, groups: np.ndarray) -> Borders:
    """Return the borders of areas whose shared borders have the same vertices (a valid coverage).

    groups: what each area belongs to (its province). A border drawn from both sides would take twice the time, and
    where its edge is smoothed twice the ink.
    """
    polygons, area_of_polygon = shapely.get_parts(areas, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    follows = ring[1:] == ring[:-1]
    starts, ends, ring = points[:-1][follows], points[1:][follows], ring[:-1][follows]
    kinds = _kinds(starts, ends, groups[area_of_polygon[polygon_of_ring[ring]]])
    return Borders(*(_lines(starts, ends, ring, kinds, kind) for kind in (_COAST, _OUTER, _INNER)))


def _kinds(starts: np.ndarray, ends: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The kind of each edge; one that was met before, from its other side, is _SEEN."""
    # An edge is known by its two ends, whichever comes first. Complex numbers sort by x, then by y.
    from_, to = starts @ (1, 1j), ends @ (1, 1j)
    low, high = np.minimum(from_, to), np.maximum(from_, to)
    order = np.lexsort((np.arange(len(low)), high, low))
    is_pair = (low[order][1:] == low[order][:-1]) & (high[order][1:] == high[order][:-1])
    kinds = np.full(len(low), _COAST)
    first, second = order[:-1][is_pair], order[1:][is_pair]
    kinds[first] = np.where(group[first] == group[second], _INNER, _OUTER)
    kinds[second] = _SEEN
    return kinds


def _lines(
    starts: np.ndarray, ends: np.ndarray, ring: np.ndarray, kinds: np.ndarray, kind: int
) -> shapely.MultiLineString:
    """The edges of one kind, each run of neighbours on a ring as one line."""
    place = np.flatnonzero(kinds == kind)
    if not len(place):
        return shapely.MultiLineString()
    is_last = np.append((np.diff(place) > 1) | (np.diff(ring[place]) > 0), True)
    # Each edge gives its start, and the last of a run its end too.
    given = np.cumsum(1 + is_last)
    points = np.repeat(starts[place], 1 + is_last, axis=0)
    points[given[is_last] - 1] = ends[place][is_last]
    line_ends = np.append(0, given[is_last])
    offsets = (line_ends, np.array([0, len(line_ends) - 1]))
    return shapely.from_ragged_array(shapely.GeometryType.MULTILINESTRING, points, offsets)[0]
