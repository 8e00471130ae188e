"""Which layers there are, how finely each is drawn, how large it may be, and whether it came out right."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import shapely

from data import regions
from data.errors import InputError, Problem
from data.fields import VINTAGE_CURRENT, VINTAGE_OLD_PAPUA
from geo import generalise, layers, topology
from geo.boundaries import check_weighty_parts

VINTAGES = {layers.PROVINCES: VINTAGE_CURRENT, layers.PROVINCES_BEFORE_2022: VINTAGE_OLD_PAPUA}

# Bytes of a file compressed with gzip.
REGENCIES_LIMIT = 250_000
PROVINCE_LIMIT = 60_000

# The least that simplifying can leave of a round island is a triangle, about 40% of it; the grid may take the rest.
KEPT_SHARE = 0.2


@dataclass(frozen=True)
class Scale:
    """How finely layers are drawn: decimals and tolerances in degrees, islands in square degrees.

    The first tolerance with which every layer of the scale keeps its size limit is the one used.
    """

    decimals: int
    smallest_island: float
    tolerances: tuple[float, ...]


# At the national view a pixel is about 0.03°, so 0.0008 square degrees (10 km²) are about one pixel.
NATIONAL = Scale(decimals=3, smallest_island=0.0008, tolerances=(0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.03))
# When a province fills the screen a pixel is about 0.002°, and every island of the source stays.
DETAIL = Scale(decimals=4, smallest_island=0.0, tolerances=(0.0005, 0.001, 0.002, 0.004))

Shapes = dict[str, gpd.GeoDataFrame]
Files = dict[str, layers.Encoded]


class TooLargeError(InputError):
    """Even at the coarsest tolerance a layer is larger than a reader should have to wait for."""


class DamagedLayerError(InputError):
    """A layer, read back, is not what was drawn; a fault of the program and not of the source."""


def draw_national(cleaned: gpd.GeoDataFrame) -> Files:
    """Draw the regencies of the nation and the provinces dissolved from them, today's and those before 2022.

    Raises:
        TooLargeError: a layer is over its limit.
        LostPartError: a part of over 1% of its region's area would be lost.
        DamagedLayerError: a layer is not what was drawn, or the levels do not nest.
    """
    files = _draw(cleaned, NATIONAL, _nation)
    drawn = {name: _decoded(file) for name, file in files.items()}
    for name, vintage in VINTAGES.items():
        _check_same(name, _provinces(drawn[layers.REGENCIES], vintage), drawn[name])
    _check_parts(cleaned, drawn[layers.REGENCIES])
    return files


def draw_details(cleaned: gpd.GeoDataFrame) -> Files:
    """Draw one finer layer of regencies per province. Raises as draw_national does."""
    files = _draw(cleaned, DETAIL, _by_province)
    _check_parts(cleaned, pd.concat([_decoded(file) for file in files.values()]))
    return files


def _draw(cleaned: gpd.GeoDataFrame, scale: Scale, derive: Callable[[gpd.GeoDataFrame], Shapes]) -> Files:
    base = generalise.on_grid(generalise.without_specks(cleaned, scale.smallest_island), scale.decimals)
    too_large: list[Problem] = []
    for tolerance in scale.tolerances:
        shapes = derive(generalise.simplify(base, tolerance))
        files = {name: layers.encode(name, shape, scale.decimals) for name, shape in shapes.items()}
        too_large = [problem for name, file in files.items() for problem in _over_limit(name, file)]
        if not too_large:
            for name, shape in shapes.items():
                _check_same(name, shape, _decoded(files[name]))
            return files
    raise TooLargeError("Ukuran lapisan peta", too_large)


def _over_limit(name: str, file: layers.Encoded) -> list[Problem]:
    limit = REGENCIES_LIMIT if name == layers.REGENCIES else PROVINCE_LIMIT
    if file.layer.gzip_bytes <= limit:
        return []
    remedy = f"Batasnya {limit} byte; pakai sumber yang lebih sederhana."
    return [Problem(None, name, f"{file.layer.gzip_bytes} byte", remedy)]


def _nation(regencies: gpd.GeoDataFrame) -> Shapes:
    return {layers.REGENCIES: regencies} | {name: _provinces(regencies, vintage) for name, vintage in VINTAGES.items()}


def _provinces(regencies: gpd.GeoDataFrame, vintage: str) -> gpd.GeoDataFrame:
    names = {province.code: province.name for province in regions.provinces(vintage)}
    province_of = {today.code: code for code in names for today in regions.current_provinces_of(code, vintage)}
    members = {regency.code: province_of[regency.province_code] for regency in regions.regencies()}
    return generalise.dissolve(regencies, members, names)


def _by_province(regencies: gpd.GeoDataFrame) -> Shapes:
    return {
        layers.detail_name(province.code): regencies[
            regencies["region_code"].isin([regency.code for regency in regions.regencies(province.code)])
        ]
        for province in regions.provinces()
    }


def _decoded(file: layers.Encoded) -> gpd.GeoDataFrame:
    return topology.decode(json.loads(file.content))


def _check_same(name: str, drawn: gpd.GeoDataFrame, read: gpd.GeoDataFrame) -> None:
    expected, found = drawn.geometry.to_numpy(), read.geometry.to_numpy()
    is_same = drawn["region_code"].tolist() == read["region_code"].tolist() and shapely.equals(expected, found).all()
    if not (is_same and shapely.coverage_is_valid(found)):
        remedy = "Kesalahan program; laporkan kepada pengelola."
        raise DamagedLayerError("Lapisan peta", [Problem(None, "", name, remedy)])


def _check_parts(cleaned: gpd.GeoDataFrame, drawn: pd.DataFrame) -> None:
    codes = cleaned["region_code"].tolist()
    after = drawn.set_index("region_code").loc[codes, "geometry"].to_numpy()
    check_weighty_parts(codes, cleaned.geometry.to_numpy(), after, KEPT_SHARE)
