import gzip
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Polygon, box

from data import regions
from data.errors import InputError
from geo import boundaries
from geo.boundaries import LostPartError, area_km2, clean, read, region_frame

ALL = regions.regencies()


def squares() -> gpd.GeoDataFrame:
    """All 514 regions as squares of one degree, thirty to a row, from 95° east and 11° south."""
    places = [(95 + number % 30, -11 + number // 30) for number in range(len(ALL))]
    return gpd.GeoDataFrame(
        {"kode": [region.code for region in ALL], "nama": [region.name.upper() for region in ALL]},
        geometry=[box(east, north, east + 1, north + 1) for east, north in places],
        crs="EPSG:4326",
    )


def written(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_file(path)
    return path


def read_back(path: Path) -> gpd.GeoDataFrame:
    return read(path, "kode", "nama")


@pytest.mark.parametrize("name", ["peta.geojson", "peta.gpkg", "peta.shp"])
def test_reads_every_usual_format(tmp_path: Path, name: str) -> None:
    found = read_back(written(squares(), tmp_path / name))

    assert found["region_code"].tolist() == sorted(region.code for region in ALL)
    assert found.loc[0, "name"] == "Kabupaten Aceh Selatan"
    assert found.geometry[0].equals(box(95, -11, 96, -10))


def test_reads_a_compressed_file(tmp_path: Path) -> None:
    plain = written(squares(), tmp_path / "peta.geojson")
    packed = tmp_path / "peta.geojson.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))

    assert len(read_back(packed)) == 514


@pytest.mark.parametrize(
    "written_as",
    [
        lambda codes: codes.str.replace(".", ""),
        lambda codes: codes.str.replace(".", "").astype(int),
        lambda codes: codes.str.replace(".", "").astype(float),
        lambda codes: " " + codes + " ",
    ],
)
def test_codes_may_be_written_without_the_dot(tmp_path: Path, written_as: Callable) -> None:
    frame = squares()
    frame["kode"] = written_as(frame["kode"])

    assert read_back(written(frame, tmp_path / "peta.gpkg"))["region_code"][0] == "11.01"


def test_rows_come_sorted_with_their_own_shapes(tmp_path: Path) -> None:
    found = read_back(written(squares().iloc[::-1], tmp_path / "peta.gpkg"))

    assert found["region_code"].is_monotonic_increasing
    assert found.geometry[0].equals(box(95, -11, 96, -10))


def test_height_is_dropped(tmp_path: Path) -> None:
    frame = squares()
    frame.geometry = shapely.force_3d(frame.geometry, 7)

    assert not read_back(written(frame, tmp_path / "peta.gpkg")).has_z.any()


def with_cell(row: int, column: str, value: object) -> gpd.GeoDataFrame:
    frame = squares().astype({"kode": object, "nama": object})
    frame.loc[row, column] = value
    return frame


REFUSED = [
    (lambda: with_cell(1, "kode", "11.01"), "baris 1, kolom kode: nilai '11.01'. Kode ini muncul 2 kali"),
    (lambda: with_cell(1, "kode", "11.01"), "nilai '11.02'. Kabupaten Aceh Tenggara tidak ada dalam berkas"),
    (lambda: with_cell(1, "kode", "99.99"), "baris 2, kolom kode: nilai '99.99'. Bukan kode Kemendagri"),
    (lambda: with_cell(9, "kode", "11.1"), "baris 10, kolom kode: nilai '11.1'. Bukan kode Kemendagri"),
    (lambda: with_cell(1, "kode", None), "baris 2, kolom kode"),
    (lambda: with_cell(500, "kode", "91.01"), "tidak berlaku lagi sejak pemekaran Papua 2022"),
    (
        lambda: with_cell(0, "nama", "SIMEULUE"),
        "Kode 11.01 adalah Kabupaten Aceh Selatan; berkas memakai daftar kode lain",
    ),
    (lambda: with_cell(0, "nama", "<script>"), "kolom nama: nilai '<script>'"),
    (lambda: squares().iloc[:-1], "tidak ada dalam berkas; ke-514 kabupaten/kota harus lengkap"),
    (lambda: squares().drop(columns="kode"), "kolom kode: nilai 'tidak ada'. Kolom yang ada: nama"),
    (lambda: squares().to_crs("EPSG:3857"), "CRS harus EPSG:4326"),
    (lambda: squares().set_crs("EPSG:9470", allow_override=True), "ogr2ogr -t_srs EPSG:4326"),
    (lambda: with_cell(0, "geometry", None), "baris 1, kolom geometry: nilai 'kosong'"),
    (lambda: with_cell(0, "geometry", LineString([(95, 0), (96, 0)])), "bukan garis atau titik"),
    (lambda: with_cell(0, "geometry", box(1, 100, 2, 101)), "Bujur dan lintang tertukar"),
    (lambda: with_cell(0, "geometry", box(10, 50, 11, 51)), "Di luar Indonesia"),
    (lambda: with_cell(0, "geometry", box(500_000, 100_000, 600_000, 200_000)), "periksa CRS dan satuannya"),
]


@pytest.mark.parametrize(("frame", "message"), REFUSED)
def test_refuses(tmp_path: Path, frame: Callable[[], gpd.GeoDataFrame], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_back(written(frame(), tmp_path / "peta.gpkg"))

    assert message in str(caught.value) or any(message in str(problem) for problem in caught.value.problems)


def test_refuses_a_crs_that_nobody_states(tmp_path: Path) -> None:
    path = written(squares(), tmp_path / "peta.shp")
    path.with_suffix(".prj").unlink()

    with pytest.raises(InputError, match="CRS tidak disebut"):
        read_back(path)


def test_refuses_coordinates_that_are_no_numbers(tmp_path: Path) -> None:
    broken = Polygon([(95, 0), (np.inf, 0), (96, 1), (95, 1)])

    with pytest.raises(InputError, match="koordinat bukan angka"):
        read_back(written(with_cell(0, "geometry", broken), tmp_path / "peta.gpkg"))


def test_refuses_several_layers(tmp_path: Path) -> None:
    path = tmp_path / "peta.gpkg"
    squares().to_file(path, layer="kabupaten")
    squares().to_file(path, layer="provinsi")

    with pytest.raises(InputError, match="kabupaten, provinsi"):
        read_back(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("peta.geojson", b""),
        ("peta.geojson", b"\x00\xff" * 500),
        ("peta.geojson", b'{"type": "FeatureCollection", "features": [{"type"'),
        ("peta.geojson.gz", gzip.compress(b"bukan peta", mtime=0)),
        ("peta.geojson.gz", gzip.compress(b'{"type": "FeatureCollection"' * 99, mtime=0)[:40]),
        ("peta.zip", b"PK\x03\x04"),
    ],
)
def test_refuses_what_cannot_be_read(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError, match="tidak dapat dibaca sebagai peta"):
        read_back(path)


@pytest.mark.filterwarnings("ignore")  # GDAL also grumbles on its own
@pytest.mark.parametrize("length", [99, 5_000, 60_000])
def test_refuses_a_file_that_ends_too_soon(tmp_path: Path, length: int) -> None:
    path = written(squares(), tmp_path / "peta.gpkg")
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(InputError, match="tidak dapat dibaca sebagai peta"):
        read_back(path)


def test_refuses_a_table_without_shapes(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("kode,nama\n11.01,Aceh Selatan\n")

    with pytest.raises(InputError, match="Berkas ini tabel"):
        read_back(path)


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Berkas tidak ada"):
        read_back(tmp_path / "hilang.gpkg")


# --- cleaning, on six squares of one degree: 11.01 11.02 11.03 below, 11.04 11.05 11.06 above -------


def six(**replaced: Polygon | MultiPolygon) -> gpd.GeoDataFrame:
    codes = [f"11.0{number}" for number in range(1, 7)]
    shapes = [box(95 + number % 3, number // 3, 96 + number % 3, 1 + number // 3) for number in range(6)]
    for code, shape in replaced.items():
        shapes[codes.index(f"11.{code[1:]}")] = shape
    return region_frame(codes, [f"Kabupaten {code}" for code in codes], np.array(shapes, dtype=object))


def areas(frame: gpd.GeoDataFrame) -> list[float]:
    return shapely.area(frame.geometry.to_numpy()).round(9).tolist()


def test_clean_squares_stay_as_they_are() -> None:
    cleaned, repair = clean(six())

    assert shapely.equals(cleaned.geometry.to_numpy(), six().geometry.to_numpy()).all()
    assert repair == boundaries.Repair(invalid=0, overlap=0.0, contested=(), closed=())


def test_overlap_goes_to_the_smaller_claimant() -> None:
    cleaned, repair = clean(six(c02=box(95.5, 0, 97, 1)))

    # 11.02 reaches half a degree into 11.01, whose square is smaller than the claimant's 1.5.
    assert areas(cleaned) == [1, 1, 1, 1, 1, 1]
    assert repair.contested == (("11.02", "11.01", repair.overlap),)
    assert repair.overlap == pytest.approx(12_364 / 2, rel=1e-3)


def test_a_city_cuts_itself_out_of_the_regency_around_it() -> None:
    city = box(95.25, 0.25, 95.75, 0.75)
    frame = region_frame(["11.01", "11.71"], ["Kabupaten", "Kota"], np.array([box(95, 0, 96, 1), city]))

    cleaned, _ = clean(frame)

    assert areas(cleaned) == [0.75, 0.25]


def test_borders_drawn_apart_become_one() -> None:
    cleaned, _ = clean(six(c01=box(95, 0, 95.999, 1)))

    assert shapely.coverage_is_valid(cleaned.geometry.to_numpy())


def test_inland_gap_goes_to_the_neighbour_with_the_longest_border_along_it() -> None:
    gap = box(95.4, 0.9, 96, 1)

    cleaned, repair = clean(six(c01=box(95, 0, 96, 1) - gap))

    # Of the gap's edge 11.01 holds 0.6 below and 0.1 beside, 11.04 holds 0.6 above, 11.02 only 0.1.
    assert areas(cleaned) == [1, 1, 1, 1, 1, 1]
    assert repair.closed == (("11.01", pytest.approx(0.06 * 12_364, rel=1e-3)),)
    assert not any(part.interiors for part in shapely.get_parts(cleaned.union_all()))


def test_a_bay_stays_open() -> None:
    bay = box(95.4, 0, 95.6, 0.5)

    cleaned, repair = clean(six(c01=box(95, 0, 96, 1) - bay))

    assert areas(cleaned)[0] == 0.9
    assert repair.closed == ()


def test_ring_that_crosses_itself_is_repaired() -> None:
    bow_tie = Polygon([(95, 0), (96, 1), (96, 0), (95, 1)])

    cleaned, repair = clean(six(c01=bow_tie))

    assert repair.invalid == 1
    assert cleaned.is_valid.all()
    assert areas(cleaned)[0] >= 0.5


def test_polygon_without_area_is_refused() -> None:
    with pytest.raises(InputError, match=r"11\.01.*tidak berluas"):
        clean(six(c01=Polygon([(95, 0), (96, 0), (95, 0)])))


def test_losing_a_weighty_part_is_refused() -> None:
    with_island = MultiPolygon([box(95, 0, 96, 1), box(98.1, 0.1, 98.3, 0.3)])

    with pytest.raises(LostPartError, match=r"11\.01 di 98\.200, 0\.200 tersisa 0%"):
        clean(
            six(
                c01=with_island,
                c03=box(97, 0, 98.05, 0.9),
                c06=MultiPolygon([box(97, 1, 97.5, 2), box(98, 0, 98.5, 0.5)]),
            )
        )


def test_areas_are_true_at_every_latitude() -> None:
    degree = np.array([box(95, 0, 96, 1), box(95, -11, 96, -10)])

    # One degree by one degree on a sphere of the Earth's own surface area.
    assert area_km2(degree) == pytest.approx([12_363.7, 12_157.6], abs=0.5)
