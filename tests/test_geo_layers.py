import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely import box

from data import regions
from data.errors import BrokenDataError
from data.fields import VINTAGE_OLD_PAPUA
from data.paths import LAYERS
from geo import drawing, layers
from geo.boundaries import EXTENT, Repair, region_frame

CODES = [f"11.0{number}" for number in range(1, 7)]
SIX = region_frame(
    CODES,
    [f"Kabupaten {code}" for code in CODES],
    np.array([box(95 + number % 3, number // 3, 96 + number % 3, 1 + number // 3) for number in range(6)]),
)
NO_REPAIR = Repair(invalid=1, overlap=2.5, contested=(("11.01", "11.02", 2.5),), closed=(("11.03", 12.0),))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(layers, "LAYERS", tmp_path / "layers")
    return tmp_path / "layers"


def publish(tmp_path: Path, decimals: int = 2) -> layers.Manifest:
    source = tmp_path / "sumber.gpkg"
    source.write_bytes(b"poligon")
    return layers.publish(
        {"regencies": layers.encode("regencies", SIX, decimals)},
        origin="Badan Peta",
        licence="CC BY 4.0",
        licence_text="Creative Commons",
        source=source,
        repair=NO_REPAIR,
    )


def test_published_layers_are_read_back(home: Path, tmp_path: Path) -> None:
    made = publish(tmp_path)

    found = layers.manifest()
    assert json.loads(json.dumps(found.repair)) == found.repair
    assert found.version == made.version
    assert found.credit_id == "Batas wilayah: Badan Peta (lisensi CC BY 4.0), disederhanakan"
    assert found.credit_en == "Boundaries: Badan Peta (licence CC BY 4.0), generalised"
    assert found.source == "sumber.gpkg"
    assert found.layers["regencies"].bounds == [95, 0, 98, 2]
    assert found.layers["regencies"].regions == 6
    assert found.layers["regencies"].bytes == found.path("regencies").stat().st_size
    assert (home / made.version / "LICENCE.txt").read_text() == "Creative Commons"
    assert shapely.equals(layers.geometries("regencies").geometry.to_numpy(), SIX.geometry.to_numpy()).all()


def test_same_regions_give_the_same_version(home: Path, tmp_path: Path) -> None:
    assert publish(tmp_path) == publish(tmp_path)
    assert publish(tmp_path).version != publish(tmp_path, decimals=3).version


def test_versions_before_are_removed(home: Path, tmp_path: Path) -> None:
    publish(tmp_path)
    made = publish(tmp_path, decimals=3)

    assert sorted(entry.name for entry in home.iterdir()) == ["manifest.json", made.version]


def test_failure_while_writing_leaves_the_layers_in_force(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish(tmp_path)
    write_whole = layers.write_whole

    def fail_at_the_manifest(path: Path, content: bytes) -> None:
        if path.name == "manifest.json":
            raise OSError("disk penuh")
        write_whole(path, content)

    monkeypatch.setattr(layers, "write_whole", fail_at_the_manifest)
    with pytest.raises(OSError, match="disk penuh"):
        publish(tmp_path, decimals=3)

    assert layers.manifest().version == made.version
    assert len(layers.geometries("regencies")) == 6


def test_geojson_runs_clockwise(home: Path, tmp_path: Path) -> None:
    publish(tmp_path)

    collection = layers.to_geojson(layers.load("regencies"))

    assert collection["type"] == "FeatureCollection"
    first = collection["features"][0]
    assert first["id"] == "11.01"
    assert first["properties"] == {"region_code": "11.01", "name": "Kabupaten 11.01", "p": [95.5, 0.5]}
    ring = shapely.LinearRing(first["geometry"]["coordinates"][0][0])
    assert not ring.is_ccw


def test_absent_layers_say_what_to_do(home: Path) -> None:
    with pytest.raises(BrokenDataError, match=r"Lapisan peta belum ada.*build_layers\.py"):
        layers.manifest()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b'{"layers": []}', b'{"layers": {"regencies": {"file": "x"}}}'],
)
def test_damaged_manifest_says_what_to_do(home: Path, tmp_path: Path, content: bytes) -> None:
    publish(tmp_path)
    (home / "manifest.json").write_bytes(content)

    with pytest.raises(BrokenDataError, match=r"rusak.*build_layers\.py"):
        layers.manifest()


def test_unknown_layer_says_what_to_do(home: Path, tmp_path: Path) -> None:
    publish(tmp_path)

    with pytest.raises(BrokenDataError, match=r"'\.\./\.\./etc/passwd' tidak ada"):
        layers.load("../../etc/passwd")


def test_absent_layer_file_says_what_to_do(home: Path, tmp_path: Path) -> None:
    publish(tmp_path).path("regencies").unlink()

    with pytest.raises(BrokenDataError, match="'regencies' tidak terbaca"):
        layers.load("regencies")


def test_layer_with_one_changed_byte_says_what_to_do(home: Path, tmp_path: Path) -> None:
    path = publish(tmp_path).path("regencies")
    path.write_bytes(path.read_bytes().replace(b"Kabupaten 11.01", b"Kabupaten 11.07"))

    with pytest.raises(BrokenDataError, match="'regencies' rusak"):
        layers.geometries("regencies")


# --- the layers that are committed --------------------------------------------------------------------

REGIONS = {
    layers.REGENCIES: [region.code for region in regions.regencies()],
    layers.PROVINCES: [region.code for region in regions.provinces()],
    layers.PROVINCES_BEFORE_2022: [region.code for region in regions.provinces(VINTAGE_OLD_PAPUA)],
} | {
    layers.detail_name(province.code): [region.code for region in regions.regencies(province.code)]
    for province in regions.provinces()
}


@pytest.mark.real
def test_built_layers_hold_every_region_once() -> None:
    assert set(layers.manifest().layers) == set(REGIONS)
    for name, codes in REGIONS.items():
        assert layers.geometries(name)["region_code"].tolist() == codes
    assert [len(codes) for codes in REGIONS.values()][:3] == [514, 38, 34]


@pytest.mark.real
def test_built_layers_keep_their_size_limits() -> None:
    for name, layer in layers.manifest().layers.items():
        limit = drawing.REGENCIES_LIMIT if name == layers.REGENCIES else drawing.PROVINCE_LIMIT
        assert layer.gzip_bytes <= limit


@pytest.mark.real
@pytest.mark.parametrize("name", REGIONS)
def test_built_neighbours_share_their_borders(name: str) -> None:
    shapes = layers.geometries(name).geometry.to_numpy()
    outlines = shapely.get_exterior_ring(shapely.get_parts(shapes))

    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    assert not shapely.is_ccw(outlines).any()


@pytest.mark.real
@pytest.mark.parametrize("name", [layers.REGENCIES, layers.PROVINCES, layers.PROVINCES_BEFORE_2022])
def test_built_national_layers_have_no_inland_gap(name: str) -> None:
    land = shapely.coverage_union_all(layers.geometries(name).geometry.to_numpy())

    assert not any(part.interiors for part in shapely.get_parts(land))


@pytest.mark.real
@pytest.mark.parametrize("name", [layers.PROVINCES, layers.PROVINCES_BEFORE_2022])
def test_built_provinces_are_the_union_of_their_regencies(name: str) -> None:
    regencies = layers.geometries(layers.REGENCIES)
    provinces = layers.geometries(name)
    for code, shape in zip(provinces["region_code"], provinces.geometry, strict=True):
        vintage = VINTAGE_OLD_PAPUA if name == layers.PROVINCES_BEFORE_2022 else "current"
        today = [province.code for province in regions.current_provinces_of(code, vintage)]
        inside = regencies["region_code"].str[:2].isin(today)
        assert shapely.coverage_union_all(regencies.geometry[inside].to_numpy()).equals(shape)


@pytest.mark.real
@pytest.mark.parametrize("name", REGIONS)
def test_built_symbols_stand_inside_their_regions(name: str) -> None:
    found = layers.geometries(name)

    assert shapely.contains_xy(found.geometry.to_numpy(), np.array(found["p"].tolist())).all()


@pytest.mark.real
def test_built_layers_lie_within_indonesia() -> None:
    west, south, east, north = EXTENT
    for layer in layers.manifest().layers.values():
        assert west < layer.bounds[0] < layer.bounds[2] < east
        assert south < layer.bounds[1] < layer.bounds[3] < north


@pytest.mark.real
def test_built_layers_name_their_origin_and_carry_its_licence() -> None:
    known = layers.manifest()

    assert "cahyadsn/wilayah_boundaries" in known.credit_id
    assert "MIT" in known.credit_en
    assert "Copyright (c) 2024 Cahya DSN" in (LAYERS / known.version / layers.LICENCE_FILE).read_text()
