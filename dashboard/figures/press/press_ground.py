"""The regions of a layer in pixels, as every picture of one size shows them whatever the figures.

The projection is Lambert's cylindrical equal-area with the equator as standard parallel, north up: areas are true, and
shapes are stretched by less than 4% within Indonesia (11 degrees south).
"""

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.figures.press.borders import Borders, borders
from dashboard.figures.press.press_inset import Inset, inset

_PADDING = 18
# Vertices that make less than this difference (the side of the area, in pixels) are left out: on the printed page it
# is about a seventh of a millimetre, and it saves a quarter of the time.
_FINEST = 0.9


@dataclass(frozen=True)
class Ground:
    """What does not change from figure to figure.

    regions: region_code, shape (without vertices too fine to be seen) and point, in pixels, in the layer's order.
    detailed: the same with every vertex, for what is drawn larger. lines: see borders. inset: None for most layers.
    degree: pixels of a degree of longitude.
    """

    regions: pd.DataFrame
    detailed: pd.DataFrame
    lines: Borders
    inset: Inset | None
    degree: float


# Gives the ground of one layer for a width and a height in pixels.
Grounds = Callable[[int, int], Ground]


def ground(shapes: gpd.GeoDataFrame, width: int, height: int) -> Ground:
    """Return the regions of a layer, as large as width x height pixels allow, centred.

    shapes: see geo.layers.geometries: columns region_code, p (lon, lat), geometry.
    """
    detailed, degree = _placed(shapes, width, height)
    regions = thinned(detailed)
    areas, codes = regions["shape"].to_numpy(), regions["region_code"].to_numpy(dtype=str)
    return Ground(regions, detailed, lines(regions), inset(codes, areas, (0, 0, width, height)), degree)


def thinned(placed: pd.DataFrame) -> pd.DataFrame:
    """Return regions in pixels without the vertices that nobody can see."""
    return placed.assign(shape=shapely.coverage_simplify(placed["shape"].to_numpy(), _FINEST))


def lines(placed: pd.DataFrame) -> Borders:
    """Return the borders of regions, those of provinces apart from those within them."""
    return borders(placed["shape"].to_numpy(), placed["region_code"].str[:2].to_numpy())


def _placed(shapes: gpd.GeoDataFrame, width: int, height: int) -> tuple[pd.DataFrame, float]:
    areas = _equal_area(shapes.geometry.to_numpy())
    west, south, east, north = shapely.total_bounds(areas)
    scale = min((width - 2 * _PADDING) / (east - west), (height - 2 * _PADDING) / (north - south))
    centre = np.array([(west + east) / 2, (south + north) / 2])
    middle = np.array([width / 2, height / 2])

    def to_pixels(points: np.ndarray) -> np.ndarray:
        return middle + (points - centre) * (scale, -scale)

    points = shapely.points([list(point) for point in shapes["p"]])
    placed = {
        "region_code": shapes["region_code"],
        "shape": shapely.transform(areas, to_pixels),
        "point": shapely.transform(_equal_area(points), to_pixels),
    }
    return pd.DataFrame(placed), float(scale)


def _equal_area(shapes: np.ndarray) -> np.ndarray:
    """Lambert's cylindrical equal-area projection on the sphere, in degrees along the equator."""
    return shapely.transform(
        shapes, lambda points: np.column_stack([points[:, 0], np.degrees(np.sin(np.radians(points[:, 1])))])
    )
