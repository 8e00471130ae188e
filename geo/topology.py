"""TopoJSON: regions as rings of shared arcs, so that a border between neighbours is stored once.

The format is the TopoJSON specification 1.0 (github.com/topojson/topojson-specification): arcs are quantised to a grid,
each coordinate written as the difference from the one before; a ring lists its arcs, `~i` standing for arc i reversed.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

OBJECT = "regions"

Point = tuple[int, int]
Ring = list[Point]
Arc = tuple[Point, ...]


class NotOnGridError(ValueError):
    """A coordinate lies between the points of the grid, so writing it would move it and tear its borders."""


def encode(regions: gpd.GeoDataFrame, decimals: int) -> dict[str, Any]:
    """Return the TopoJSON of a valid coverage whose coordinates have at most `decimals` decimals.

    regions: columns region_code, name, geometry; the geometry stays exactly as it is.
    Each geometry's `p` is the middle of the widest circle inside the region's largest part: a place for a symbol.
    Exterior rings run clockwise, as Vega and d3-geo read them.

    Raises:
        NotOnGridError: a coordinate has more decimals.
    """
    shapes = shapely.orient_polygons(regions.geometry.to_numpy(), exterior_cw=True)
    west, south = np.round(shapely.total_bounds(shapes)[:2], decimals)
    outlines = [
        [[_points(ring, west, south, decimals) for ring in (part.exterior, *part.interiors)] for part in parts]
        for parts in map(shapely.get_parts, shapes)
    ]
    junctions = _junctions(ring for outline in outlines for part in outline for ring in part)
    arcs: dict[Arc, int] = {}
    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "properties": {"name": name, "p": symbol_place(shape, decimals)},
            "arcs": [[_ring_arcs(ring, junctions, arcs) for ring in part] for part in outline],
        }
        for code, name, shape, outline in zip(regions["region_code"], regions["name"], shapes, outlines, strict=True)
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [10**-decimals] * 2, "translate": [float(west), float(south)]},
        "objects": {OBJECT: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_deltas(arc) for arc in arcs],
    }


def decode(topology: Mapping[str, Any]) -> gpd.GeoDataFrame:
    """Return the regions of a topology made by `encode`: columns region_code, name, p, geometry."""
    arcs = _decoded_arcs(topology)
    geometries = topology["objects"][OBJECT]["geometries"]
    return gpd.GeoDataFrame(
        {
            "region_code": [geometry["id"] for geometry in geometries],
            "name": [geometry["properties"]["name"] for geometry in geometries],
            "p": [tuple(geometry["properties"]["p"]) for geometry in geometries],
        },
        geometry=[_multipolygon(geometry["arcs"], arcs) for geometry in geometries],
        crs="EPSG:4326",
    )


def symbol_place(shape: shapely.MultiPolygon | shapely.Polygon, decimals: int) -> list[float]:
    """Return [lon, lat] of the middle of the widest circle inside the largest part of `shape`."""
    parts = shapely.get_parts(shape)
    largest = parts[np.argmax(shapely.area(parts))]
    middle, _ = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=10**-decimals))
    return [round(float(degree), decimals) for degree in middle]


def _points(ring: shapely.Geometry, west: float, south: float, decimals: int) -> Ring:
    """Return the ring's points as whole grid steps from the south-west corner, the closing point left out."""
    steps = (shapely.get_coordinates(ring)[:-1] - (west, south)) * 10**decimals
    whole = np.rint(steps)
    if np.abs(steps - whole).max() > 1e-3:
        raise NotOnGridError(f"coordinates have more than {decimals} decimals")
    return [(int(x), int(y)) for x, y in whole]


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    """Return the points where borders part: visited by rings that do not share both neighbours of the point."""
    neighbours: dict[Point, frozenset[Point]] = {}
    junctions: set[Point] = set()
    for ring in rings:
        for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True):
            pair = frozenset((before, after))
            if neighbours.setdefault(point, pair) != pair:
                junctions.add(point)
    return junctions


def _ring_arcs(ring: Ring, junctions: set[Point], arcs: dict[Arc, int]) -> list[int]:
    """Cut a ring at its junctions and return the numbers of its arcs, adding those that are new to `arcs`."""
    cuts = [position for position, point in enumerate(ring) if point in junctions]
    # Two regions may walk the same junction-free ring (an enclave): both must start it at the same point.
    start = cuts[0] if cuts else ring.index(min(ring))
    closed = ring[start:] + ring[: start + 1]
    ends = [position - start for position in cuts] or [0]
    pieces = [tuple(closed[first : last + 1]) for first, last in pairwise([*ends, len(ring)])]
    return [_arc_number(piece, arcs) for piece in pieces]


def _arc_number(arc: Arc, arcs: dict[Arc, int]) -> int:
    if (known := arcs.get(arc[::-1])) is not None and arc not in arcs:
        return ~known
    return arcs.setdefault(arc, len(arcs))


def _deltas(arc: Arc) -> list[list[int]]:
    return [list(arc[0]), *([x - before_x, y - before_y] for (before_x, before_y), (x, y) in pairwise(arc))]


def _decoded_arcs(topology: Mapping[str, Any]) -> list[np.ndarray]:
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    decimals = round(-np.log10(scale[0]))
    # Rounding gives back exactly the decimal numbers that were encoded.
    return [np.round(np.cumsum(arc, axis=0) * scale + translate, decimals) for arc in topology["arcs"]]


def _multipolygon(polygons: Sequence[Sequence[Sequence[int]]], arcs: Sequence[np.ndarray]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(
        [(shell, holes) for shell, *holes in ([_joined(ring, arcs) for ring in rings] for rings in polygons)]
    )


def _joined(ring: Sequence[int], arcs: Sequence[np.ndarray]) -> np.ndarray:
    pieces = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
