from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely import MultiPolygon, box

from data import regions
from geo import drawing, layers, topology
from scripts.build_layers import main

ALL = regions.regencies()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(layers, "LAYERS", tmp_path / "layers")
    return tmp_path / "layers"


def squares() -> gpd.GeoDataFrame:
    """All 514 regions as squares of one degree, thirty to a row, from 95° east and 11° south."""
    places = [(95 + number % 30, -11 + number // 30) for number in range(len(ALL))]
    return gpd.GeoDataFrame(
        {"kode": [region.code for region in ALL], "nama": [region.name for region in ALL]},
        geometry=[box(east, north, east + 1, north + 1) for east, north in places],
        crs="EPSG:4326",
    )


def build(folder: Path, frame: gpd.GeoDataFrame, *more: str) -> int:
    path = folder / "sumber.gpkg"
    frame.to_file(path)
    names = ["--code-column", "kode", "--name-column", "nama", "--origin", "Badan Peta", "--licence", "CC0"]
    return main([str(path), *names, *more])


def test_builds_every_layer(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path, squares()) == 0

    found = {name: layer.regions for name, layer in layers.manifest().layers.items()}
    assert (found.pop("regencies"), found.pop("provinces"), found.pop("provinces-before-2022")) == (514, 38, 34)
    assert len(found) == 38
    assert sum(found.values()) == 514
    told = capsys.readouterr().out
    assert "[5/5] menulis lapisan" in told
    assert "tumpang tindih 0 km²" in told


def test_levels_nest_and_old_papua_is_whole(home: Path, tmp_path: Path) -> None:
    build(tmp_path, squares())

    today = layers.geometries("provinces").set_index("region_code").geometry
    before = layers.geometries("provinces-before-2022").set_index("region_code").geometry
    assert shapely.union_all([today[code] for code in ("91", "93", "94", "95")]).equals(before["91"])
    assert shapely.union_all([today[code] for code in ("92", "96")]).equals(before["92"])
    papua_barat_daya = layers.geometries("regencies-96").geometry
    assert shapely.union_all(papua_barat_daya.to_numpy()).equals(today["96"])


def test_what_was_changed_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frame = squares()
    frame.loc[0, "geometry"] = box(95, -11, 96.5, -10)

    assert build(tmp_path, frame) == 0

    assert "km² yang juga diklaim 11.01 menjadi milik 11.02" in capsys.readouterr().out


def test_islands_leave_the_national_layer_and_stay_in_the_finer_one(home: Path, tmp_path: Path) -> None:
    frame = squares()
    frame.loc[0, "geometry"] = MultiPolygon([box(95, -11, 96, -10), box(94.2, -11, 94.21, -10.99)])

    build(tmp_path, frame)

    assert len(layers.geometries("regencies").geometry[0].geoms) == 1
    assert len(layers.geometries("regencies-11").geometry[0].geoms) == 2


def test_licence_text_is_copied(home: Path, tmp_path: Path) -> None:
    (tmp_path / "lisensi.txt").write_text("Pasal 1", encoding="utf-8")

    build(tmp_path, squares(), "--licence-file", str(tmp_path / "lisensi.txt"))

    assert (home / layers.manifest().version / layers.LICENCE_FILE).read_text() == "Pasal 1"


def test_refused_source_changes_nothing(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(tmp_path, squares())
    version = layers.manifest().version
    files = sorted(home.rglob("*"))

    assert build(tmp_path, squares().iloc[1:]) == 1

    assert "11.01" in capsys.readouterr().err
    assert layers.manifest().version == version
    assert sorted(home.rglob("*")) == files


def test_licence_file_that_cannot_be_read_is_refused(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, squares(), "--licence-file", str(tmp_path / "hilang.txt")) == 1

    assert "Berkas teks lisensi tidak terbaca" in capsys.readouterr().err
    assert not home.exists()


def test_layer_over_its_limit_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drawing, "PROVINCE_LIMIT", 100)
    monkeypatch.setattr(drawing, "NATIONAL", replace(drawing.NATIONAL, tolerances=(0.01,)))

    assert build(tmp_path, squares()) == 1

    assert "Batasnya 100 byte" in capsys.readouterr().err
    assert not home.exists()


def test_layer_that_reads_back_otherwise_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    decode = topology.decode

    def shifted(layer: dict) -> gpd.GeoDataFrame:
        found = decode(layer)
        found.geometry = found.geometry.translate(0.001)
        return found

    monkeypatch.setattr(topology, "decode", shifted)

    assert build(tmp_path, squares()) == 1

    assert "Kesalahan program" in capsys.readouterr().err
    assert not home.exists()


def test_islet_of_over_one_per_cent_that_the_grid_cannot_show_is_refused(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = squares()
    frame.loc[0, "geometry"] = MultiPolygon([box(95, -11, 95.003, -10.997), box(94.2001, -10.9999, 94.2005, -10.9995)])

    assert build(tmp_path, frame) == 1

    assert "Bagian wilayah yang hilang" in capsys.readouterr().err
    assert not home.exists()
