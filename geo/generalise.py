"""From one clean coverage to the shapes of each zoom level, with every shared border kept shared.

Order: specks at sea out, the rest onto the grid of the file format, then fewer vertices. Snapping first means that
simplifying only chooses among points the file can hold, so writing moves nothing and tears nothing.
"""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

from data.errors import Problem
from geo.boundaries import WIDEST_GAP, LostPartError, region_frame, weighty_parts


def without_specks(regions: gpd.GeoDataFrame, smallest: float) -> gpd.GeoDataFrame:
    """Drop islands under `smallest` square degrees.

    An island stays when it holds over 1% of the area of any of its regions, or a region's largest part.
    """
    shapes = regions.geometry.to_numpy()
    islands = shapely.get_parts(shapely.coverage_union_all(shapes))
    parts, owner = shapely.get_parts(shapes, return_index=True)
    tree = shapely.STRtree(islands)
    part, island = tree.query(shapely.point_on_surface(parts), predicate="within")
    stays = shapely.area(islands) >= smallest
    _, inside = tree.query(shapely.point_on_surface(_lasting_parts(shapes)), predicate="within")
    stays[inside] = True
    kept = np.zeros(len(parts), dtype=bool)
    kept[part] = stays[island]
    return _with_shapes(regions, shapely.multipolygons(parts[kept], indices=owner[kept]))


def on_grid(regions: gpd.GeoDataFrame, decimals: int) -> gpd.GeoDataFrame:
    """Move every vertex to the grid of `decimals` decimals, borders staying shared and inland gaps closed.

    All borders are noded together by snap rounding, then each face goes back to the region it came from: rounding
    the vertices one by one would make half the regions cross themselves.

    Raises:
        LostPartError: a region is smaller than the grid can show.
    """
    shapes = regions.geometry.to_numpy()
    borders = shapely.union_all(shapely.boundary(shapes), grid_size=10**-decimals)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(borders)))
    face, owner = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    lost = sorted(set(range(len(shapes))) - set(owner.tolist()))
    if lost:
        remedy = "Wilayah ini lebih kecil daripada ketelitian lapisan; periksa sumbernya."
        problems = [Problem(None, "", regions["region_code"].iat[position], remedy) for position in lost]
        raise LostPartError("Wilayah yang hilang", problems)
    snapped = np.array([shapely.coverage_union_all(faces[face[owner == i]]) for i in range(len(shapes))])
    # Snapping can close a narrow inlet into a gap.
    closed = shapely.coverage_clean(snapped, gap_width=WIDEST_GAP, snapping_distance=0)
    return _with_shapes(regions, _rounded(closed, decimals))


def simplify(regions: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Drop vertices whose triangle with their neighbours is under `tolerance` squared, in square degrees."""
    return _with_shapes(regions, shapely.coverage_simplify(regions.geometry.to_numpy(), tolerance))


def dissolve(regions: gpd.GeoDataFrame, members: Mapping[str, str], names: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Join regions into larger ones along their very borders, so that the two levels nest exactly.

    members: code of each region -> code of the larger one; names: code of each larger one -> its name.
    """
    shapes = regions.geometry.to_numpy()
    larger = np.array([members[code] for code in regions["region_code"]])
    codes = sorted(names)
    joined = np.array([shapely.coverage_union_all(shapes[larger == code]) for code in codes])
    return region_frame(codes, [names[code] for code in codes], joined)


def _lasting_parts(shapes: np.ndarray) -> np.ndarray:
    _, weighty = weighty_parts(shapes)
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in shapes]
    return np.concatenate([weighty, largest])


def _rounded(shapes: np.ndarray, decimals: int) -> np.ndarray:
    return shapely.transform(shapes, lambda degrees: np.round(degrees, decimals))


def _with_shapes(regions: gpd.GeoDataFrame, shapes: np.ndarray) -> gpd.GeoDataFrame:
    return region_frame(regions["region_code"].tolist(), regions["name"].tolist(), shapes)
