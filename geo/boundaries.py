"""Boundaries as received: read with suspicion, repaired into one coverage, checked region by region."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pyproj
import shapely
from rapidfuzz import fuzz

from data import regions
from data.errors import InputError, Problem

# Degrees; Indonesia lies between 94.97° and 141.02° east, 11.01° south and 6.08° north.
EXTENT = (94.0, -12.0, 142.0, 7.0)
CRS = "EPSG:4326"
POLYGONS = {"Polygon", "MultiPolygon"}
KINDS = {"kabupaten", "kab", "kota", "kepulauan", "kep", "administrasi", "adm"}

# A gap enclosed by land is closed whatever its size: wider than any lake of Indonesia, in degrees.
WIDEST_GAP = 1.0
REPORTED_GAP = 10  # km²; smaller ones are slivers between borders drawn apart
# A part of a region holding more than this share of its area may not disappear.
WEIGHTY_PART = 0.01
# ... and counts as gone when cleaning leaves less than this share of it.
KEPT_SHARE = 0.5
# Below this likeness (0-100) a name says that its code is from another list. Of the names in BPS's own list the least
# like Kemendagri's scores 81; of its 164 codes that mean another region here, 150 score under 70.
LIKENESS = 70

# What pyogrio and shapely raise on files that are no map or end too soon.
UNREADABLE = (RuntimeError, ValueError, IndexError, shapely.errors.ShapelyError)

EARTH_RADIUS_KM = 6371.0072  # authalic radius of WGS 84


class LostPartError(InputError):
    """Cleaning or generalising would have taken a part that holds over 1% of its region's area."""


@dataclass(frozen=True)
class Repair:
    """What cleaning changed, in km².

    invalid: number of geometries that were not valid as received.
    overlap: total area that one region claimed and another received.
    contested: (claimant, receiver, area) where that is over 1% of the claimant.
    closed: (region, area) of each inland gap over 10 km² and the region that received most of it.
    """

    invalid: int
    overlap: float
    contested: tuple[tuple[str, str, float], ...]
    closed: tuple[tuple[str, float], ...]


def read(path: Path, code_column: str, name_column: str) -> gpd.GeoDataFrame:
    """Read the 514 regencies and cities from any polygon file that pyogrio opens.

    Returns columns region_code, name (both official, from data.regions), geometry; ordered by code.
    The file's own names only guard the codes: BPS and Kemendagri share codes that mean other regions.

    Raises:
        InputError: unreadable file, another CRS, not polygons, missing columns, outside Indonesia, or codes that are
            malformed, unknown, duplicated, absent, or at odds with the name beside them.
    """
    source = _source(path)
    _check_layout(path, source, code_column, name_column)
    try:
        received = pyogrio.read_dataframe(source, columns=[code_column, name_column])
    except UNREADABLE as error:
        raise _unreadable(path, error) from error
    _check_geometry(path, received)
    official = {region.code: region.name for region in regions.regencies()}
    codes = [_normalised(code) for code in received[code_column]]
    _check_codes(path, code_column, received[code_column].tolist(), codes, official)
    _check_names(path, name_column, received[name_column].tolist(), codes, official)
    shapes = shapely.force_2d(received.geometry.to_numpy())
    order = np.argsort(codes)
    return region_frame([codes[i] for i in order], [official[codes[i]] for i in order], shapes[order])


def region_frame(codes: Sequence[str], names: Sequence[str], shapes: np.ndarray) -> gpd.GeoDataFrame:
    """Return regions as all of geo passes them on: columns region_code, name, geometry in degrees."""
    return gpd.GeoDataFrame({"region_code": codes, "name": names}, geometry=shapes, crs=CRS)


def clean(received: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, Repair]:
    """Make a valid coverage: neighbours share their borders exactly, no overlap, no inland gap.

    An overlap goes to the smaller claimant: a city is smaller than the regency around it, and a region split off is
    often smaller than the old one still drawn under it (so Tambrauw keeps the 11,300 km² it has by its own drawing,
    against 11,529 by BPS, where the longest border would leave it 6,300 and Sorong its former land).
    A gap goes to the neighbour with the longest border along it.

    Raises:
        LostPartError: a part of over 1% of its region's area would be lost.
    """
    raw = received.geometry.to_numpy()
    # The default method of make_valid fails on this kind of input, and lines it keeps are no area.
    valid = shapely.make_valid(raw, method="structure", keep_collapsed=False)
    _check_areas(received, valid)
    cleaned = shapely.coverage_clean(valid, gap_width=WIDEST_GAP, merge_strategy="min_area")
    if not shapely.coverage_is_valid(cleaned):
        remedy = "Batas yang bertetangga tidak dapat disatukan; pakai sumber lain."
        raise InputError("Batas wilayah", [Problem(None, "", "tumpang tindih", remedy)])
    codes = received["region_code"].tolist()
    check_weighty_parts(codes, valid, cleaned, KEPT_SHARE)
    taken, contested = _changed_hands(codes, valid, cleaned)
    repair = Repair(
        invalid=int((~shapely.is_valid(raw)).sum()),
        overlap=taken,
        contested=contested,
        closed=_closed_gaps(codes, valid, cleaned),
    )
    return region_frame(codes, received["name"].tolist(), cleaned), repair


def check_weighty_parts(codes: Sequence[str], before: np.ndarray, after: np.ndarray, share: float) -> None:
    """Check that each part holding over 1% of its region keeps at least `share` of its area within the region.

    Raises:
        LostPartError: with every part that does not.
    """
    owner, parts = weighty_parts(before)
    kept = shapely.area(shapely.intersection(parts, after[owner])) / shapely.area(parts)
    lost = np.flatnonzero(~(kept >= share))
    if len(lost):
        remedy = "Bagian ini hilang padahal melebihi 1% luas wilayahnya; periksa sumber atau kecilkan penyederhanaan."
        places = [parts[i].representative_point() for i in lost]
        problems = [
            Problem(None, "", f"{codes[owner[i]]} di {point.x:.3f}, {point.y:.3f} tersisa {kept[i]:.0%}", remedy)
            for i, point in zip(lost, places, strict=True)
        ]
        raise LostPartError("Bagian wilayah yang hilang", problems)


def weighty_parts(shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (position of the region, part) of every part holding over 1% of its region's area."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    weighty = shapely.area(parts) > WEIGHTY_PART * shapely.area(shapes)[owner]
    return owner[weighty], parts[weighty]


def area_km2(shapes: np.ndarray) -> np.ndarray:
    """Return areas in km², by Lambert's cylindrical equal-area projection on the authalic sphere."""

    def project(degrees: np.ndarray) -> np.ndarray:
        radians = np.radians(degrees)
        return EARTH_RADIUS_KM * np.column_stack([radians[:, 0], np.sin(radians[:, 1])])

    return shapely.area(shapely.transform(shapes, project))


def _source(path: Path) -> str:
    if not path.exists():
        raise InputError(str(path), [Problem(None, "", path.name, "Berkas tidak ada; periksa alamatnya.")])
    return f"/vsigzip/{path.resolve()}" if path.suffix == ".gz" else str(path)


def _unreadable(path: Path, error: Exception) -> InputError:
    remedy = "Berkas tidak dapat dibaca sebagai peta; pakai GeoJSON, GeoPackage atau Shapefile yang utuh."
    return InputError(path.name, [Problem(None, "", str(error), remedy)])


def _check_layout(path: Path, source: str, *columns: str) -> None:
    try:
        layers = pyogrio.list_layers(source)[:, 0].tolist()
        info = pyogrio.read_info(source, layer=layers[0])
    except UNREADABLE as error:
        raise _unreadable(path, error) from error
    problems = []
    if len(layers) > 1:
        problems.append(Problem(None, "", ", ".join(layers), "Sisakan satu lapisan kabupaten/kota dalam berkas."))
    if info["geometry_type"] is None:
        problems.append(Problem(None, "", "tanpa geometri", "Berkas ini tabel; pakai berkas poligon."))
    convert = f"Ubah dahulu: ogr2ogr -t_srs {CRS} hasil.gpkg {path.name}"
    if not info["crs"]:
        problems.append(Problem(None, "", "CRS tidak disebut", f"Nyatakan CRS-nya (berkas .prj). {convert}"))
    elif not _is_lon_lat(info["crs"]):
        problems.append(Problem(None, "", str(info["crs"]), f"CRS harus {CRS} (bujur, lintang). {convert}"))
    problems += [
        Problem(None, column, "tidak ada", f"Kolom yang ada: {', '.join(info['fields'])}.")
        for column in columns
        if column not in info["fields"]
    ]
    if problems:
        raise InputError(path.name, problems)


def _is_lon_lat(crs: str) -> bool:
    try:
        return pyproj.CRS(crs).equals(pyproj.CRS(CRS), ignore_axis_order=True)
    except pyproj.exceptions.CRSError:
        return False


def _check_geometry(path: Path, received: gpd.GeoDataFrame) -> None:
    problems = []
    for row, shape in enumerate(received.geometry, start=1):
        if shape is None or shape.is_empty:
            problems.append(Problem(row, "geometry", "kosong", "Setiap wilayah perlu poligon."))
        elif shape.geom_type not in POLYGONS:
            remedy = "Setiap wilayah perlu poligon, bukan garis atau titik."
            problems.append(Problem(row, "geometry", shape.geom_type, remedy))
        elif not np.isfinite(shapely.get_coordinates(shape)).all():
            problems.append(Problem(row, "geometry", "koordinat bukan angka", "Perbaiki titik yang rusak."))
        elif not _is_inside(shape.bounds):
            problems.append(Problem(row, "geometry", str(shape.bounds), _outside_remedy(shape.bounds)))
    if problems:
        raise InputError(path.name, problems)


def _check_areas(received: gpd.GeoDataFrame, valid: np.ndarray) -> None:
    without = received["region_code"][shapely.is_empty(valid)]
    if len(without):
        remedy = "Poligon wilayah ini tidak berluas; perbaiki titik-titiknya."
        raise InputError("Batas wilayah", [Problem(None, "geometry", code, remedy) for code in without])


def _is_inside(bounds: tuple[float, ...]) -> bool:
    west, south, east, north = EXTENT
    return west <= bounds[0] and south <= bounds[1] and bounds[2] <= east and bounds[3] <= north


def _outside_remedy(bounds: tuple[float, ...]) -> str:
    if _is_inside((bounds[1], bounds[0], bounds[3], bounds[2])):
        return "Bujur dan lintang tertukar: tulis bujur dahulu."
    return "Di luar Indonesia (bujur 94-142, lintang -12-7); periksa CRS dan satuannya."


def _normalised(code: object) -> str:
    """Return "PP.RR" for 1101, 1101.0, "1101" or "11.01"; anything else unchanged, for the check to refuse."""
    text = f"{code:.0f}" if isinstance(code, float) and code.is_integer() else str(code).strip()
    found = re.fullmatch(r"(\d\d)\.?(\d\d)", text, flags=re.ASCII)
    return f"{found[1]}.{found[2]}" if found else text


def _check_codes(path: Path, column: str, written: list, codes: list[str], official: dict[str, str]) -> None:
    times = Counter(codes)
    problems = []
    for row, (text, code) in enumerate(zip(written, codes, strict=True), start=1):
        if code not in official:
            problems.append(Problem(row, column, str(text), _unknown_remedy(code)))
        elif times[code] > 1:
            remedy = f"Kode ini muncul {times[code]} kali; gabungkan menjadi satu."
            problems.append(Problem(row, column, str(text), remedy))
    problems += [
        Problem(None, column, code, f"{name} tidak ada dalam berkas; ke-{len(official)} kabupaten/kota harus lengkap.")
        for code, name in official.items()
        if code not in times
    ]
    if problems:
        raise InputError(path.name, problems)


def _unknown_remedy(code: str) -> str:
    try:
        regions.get(code)
    except regions.SupersededCodeError as error:
        return str(error)
    except regions.UnknownRegionError:
        pass
    return "Bukan kode Kemendagri kabupaten/kota (PP.RR, sebagai teks)."


def _check_names(path: Path, column: str, written: list, codes: list[str], official: dict[str, str]) -> None:
    problems = [
        Problem(row, column, str(name), f"Kode {code} adalah {official[code]}; berkas memakai daftar kode lain (BPS?).")
        for row, (name, code) in enumerate(zip(written, codes, strict=True), start=1)
        if fuzz.WRatio(_bare(name), _bare(official[code])) < LIKENESS
    ]
    if problems:
        raise InputError(path.name, problems)


def _bare(name: object) -> str:
    """Return a name's letters without its kind: "KAB. BOGOR" and "Kota Bogor" both give "bogor"."""
    words = re.findall(r"[a-z]+", str(name).lower())
    return "".join(word for word in words if word not in KINDS)


def _changed_hands(
    codes: list[str], valid: np.ndarray, cleaned: np.ndarray
) -> tuple[float, tuple[tuple[str, str, float], ...]]:
    """Return Repair.overlap and Repair.contested."""
    claimant, receiver = shapely.STRtree(cleaned).query(valid, predicate="intersects")
    others = claimant != receiver
    claimant, receiver = claimant[others], receiver[others]
    taken = area_km2(shapely.intersection(valid[claimant], cleaned[receiver]))
    large = np.flatnonzero(taken > WEIGHTY_PART * area_km2(valid)[claimant])
    contested = tuple((codes[claimant[i]], codes[receiver[i]], round(float(taken[i]), 1)) for i in large)
    return round(float(taken.sum()), 1), contested


def _closed_gaps(codes: list[str], valid: np.ndarray, cleaned: np.ndarray) -> tuple[tuple[str, float], ...]:
    """Return Repair.closed, the largest gap first."""
    land = shapely.get_parts(shapely.union_all(valid))
    gaps = [gap for gap in _inner_rings(land) if area_km2(gap) >= REPORTED_GAP]
    receivers = [int(np.argmax(shapely.area(shapely.intersection(cleaned, gap)))) for gap in gaps]
    closed = [(codes[i], round(float(area_km2(gap)), 1)) for i, gap in zip(receivers, gaps, strict=True)]
    return tuple(sorted(closed, key=lambda found: -found[1]))


def _inner_rings(parts: np.ndarray) -> Iterator[shapely.Polygon]:
    for part in parts:
        yield from map(shapely.Polygon, part.interiors)
