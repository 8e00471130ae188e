"""Where a region lies: the outlines around it, drawn small, with the region filled, and ringed if it is tiny."""

import math
from base64 import b64encode
from collections.abc import Collection
from html import escape

import geopandas as gpd
import numpy as np
import shapely

from dashboard.figures.theme import Theme

WIDTH, HEIGHT = 300, 190
_MARGIN = 8
# In square pixels: what is smaller is ringed, since it could not be found.
_TINY = 40
_RING = 8


def locator(shapes: gpd.GeoDataFrame, chosen: Collection[str], theme: Theme, words: str) -> str:
    """Return the outlines of a layer with the chosen regions filled, as an HTML image; words: its alternative text.

    shapes: region_code and geometry in degrees, see geo.layers.geometries.
    """
    placed = dict(zip(shapes["region_code"], _pixels(shapes), strict=True))
    others = [_path(outline) for code, outline in placed.items() if code not in chosen]
    found = {code: placed[code] for code in chosen if code in placed}
    rings = [
        f'<circle cx="{centre.x:.1f}" cy="{centre.y:.1f}" r="{_RING}"/>'
        for outline in found.values()
        if outline.area < _TINY and (centre := outline.centroid)
    ]
    filled = "".join(map(_path, found.values()))
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g fill="{theme.land}" stroke="{theme.coast}" stroke-width="0.6">{"".join(others)}</g>'
        f'<g fill="{theme.classes[3]}" stroke="{theme.chosen}" stroke-width="0.9">{filled}</g>'
        f'<g fill="none" stroke="{theme.chosen}" stroke-width="1.5">{"".join(rings)}</g></svg>'
    )
    # Streamlit takes drawings out of HTML but leaves images that carry their own bytes.
    content = b64encode(drawn.encode()).decode()
    return f'<img class="jm-locator" alt="{escape(words)}" src="data:image/svg+xml;base64,{content}">'


def _pixels(shapes: gpd.GeoDataFrame) -> list[shapely.Geometry]:
    """Return the geometries in pixels, as large as fits, true to shape near their middle, without detail unseen."""
    west, south, east, north = shapes.total_bounds
    # A degree of longitude is as much shorter as the cosine of the latitude says.
    narrow = math.cos(math.radians((south + north) / 2))
    scale = min((WIDTH - 2 * _MARGIN) / ((east - west) * narrow), (HEIGHT - 2 * _MARGIN) / (north - south))
    left = (WIDTH - (east - west) * narrow * scale) / 2
    top = (HEIGHT - (north - south) * scale) / 2

    def place(points: np.ndarray) -> np.ndarray:
        return (points - (west, north)) * (narrow * scale, -scale) + (left, top)

    return [shapely.transform(geometry, place).simplify(0.4) for geometry in shapes.geometry]


def _path(outline: shapely.Geometry) -> str:
    rings = [
        ring
        for polygon in shapely.get_parts(outline)
        for ring in (polygon.exterior, *polygon.interiors)
        if not polygon.is_empty
    ]
    lines = ("M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings)
    return f'<path d="{"".join(lines)}"/>'
