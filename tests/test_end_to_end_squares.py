"""From received rows to the bytes of a file, over two provinces of three square regencies each.

    13.01 | 13.02 | 13.71        employed  100  100  200   wage employees  10   20  120
    14.01 | 14.08 | 14.71                  100  100  400                   30   40  200

So the wage employees are 10, 20 and 60 per cent, and 30, 40 and 50; 37.5 per cent of the one province, 45 of the other
and 42 of the country, which is neither mean.
"""

import base64
import csv
import json
import zlib

import geopandas as gpd
import pytest
import shapely

from dashboard.documents import table_file
from dashboard.figures.maps import map_builder, web_map
from dashboard.figures.maps.reading_table import file_table
from dashboard.question import question
from dashboard.state import Selection
from data import catalogue, panels, paths, regions, store
from data.fields import NATION, VINTAGE_CURRENT
from data.indicators import Slice, extremes, rankable
from data.tables import build_tables
from geo import boundaries, classes, joins, layers
from tests.deliveries import deliver, kemnaker_text, reference_folder, sakernas_text

REGENCIES = ("13.01", "13.02", "13.71", "14.01", "14.08", "14.71")
EMPLOYED = {
    "13.01": 100,
    "13.02": 100,
    "13.71": 200,
    "14.01": 100,
    "14.08": 100,
    "14.71": 400,
    "13": 400,
    "14": 600,
    NATION: 1000,
}
WAGE = {
    "13.01": 10,
    "13.02": 20,
    "13.71": 120,
    "14.01": 30,
    "14.08": 40,
    "14.71": 200,
    "13": 150,
    "14": 270,
    NATION: 420,
}
ACTIVE = {"13": 200, "14": 900}
CLAIMS = {"13": 4, "14": 9}
SHARE = catalogue.measure("published", "wage_employee_share")
AUGUST = Slice(period="2023-08")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A country of the six regencies, with nothing received yet and no map."""
    folder = tmp_path_factory.mktemp("squares")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regions, "REFERENCE", small_reference(folder / "regions"))
        patch.setattr(store, "FOLDERS", {"published": folder / "published", "synthetic": folder / "sample"})
        patch.setattr(layers, "LAYERS", folder / "layers")
        forget()
        yield folder
    forget()


def small_reference(folder):
    """The rows of the reference tables that are about the two provinces."""
    folder.mkdir()
    kept = {"13", "14", *REGENCIES, "KW-sumbarriau"}
    keys = {
        "regions": "code",
        "offices": "code",
        "office_regions": "region_code",
        "aliases": "code",
        "superseded_codes": "",
    }
    for table, key in keys.items():
        with (paths.REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = [row for row in reader if key and row[key] in kept]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, reader.fieldnames or ())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def forget():
    for function in vars(regions).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()


@pytest.fixture(scope="module")
def tables(world):
    """Received rows, read and checked."""
    workforce = [
        {"region_code": code, "period": "2023-08", "employed_persons": str(EMPLOYED[code]), "labour_force": str(EMPLOYED[code]),
         "wage_employees": str(WAGE[code]), "formal_employed_persons": str(WAGE[code])}
        for code in EMPLOYED
    ]  # fmt: skip
    names = {"13": "Sumatera Barat", "14": "Riau"}
    active = {"indicator": "active_participants", "segment": "total_by_place_of_registration", "programme": "",
              "period": "2023-12", "unit": "persons"}  # fmt: skip
    kemnaker = [
        {"region_code": code, "region_name": names[code], "value": str(count)} | kind
        for counts, kind in ((ACTIVE, active), (CLAIMS, {}))
        for code, count in counts.items()
    ]
    received = world / "received"
    deliver(received, "workforce_sakernas", sakernas_text(*workforce), publisher="BPS")
    deliver(received, "kemnaker_provinces", kemnaker_text(*kemnaker))
    return build_tables(received, reference_folder(world / "reference"))


@pytest.fixture(scope="module")
def snapshot(tables):
    return store.publish("published", tables.frames)


@pytest.fixture(scope="module")
def layer(world):
    """The six squares as anyone would bring them: a file of polygons with codes and names."""
    squares = [shapely.box(100 + n % 3, 1 - n // 3, 101 + n % 3, 2 - n // 3) for n in range(6)]
    names = [regions.get(code).name for code in REGENCIES]
    path = world / "squares.geojson"
    gpd.GeoDataFrame({"kode": REGENCIES, "nama": names}, geometry=squares, crs="EPSG:4326").to_file(
        path, driver="GeoJSON"
    )
    cleaned, repair = boundaries.clean(boundaries.read(path, "kode", "nama"))
    encoded = {layers.REGENCIES: layers.encode(layers.REGENCIES, cleaned, 2)}
    layers.publish(encoded, origin="Enam persegi", licence="bebas", licence_text="", source=path, repair=repair)
    return layers.geometries(layers.REGENCIES)


@pytest.fixture(scope="module")
def panel(snapshot):
    return panels.panel(snapshot, SHARE, AUGUST, "regency")


@pytest.fixture(scope="module")
def joined(panel, layer):
    return joins.join_by_code(tuple(layer["region_code"]), panel.table, panel.vintage)


@pytest.fixture(scope="module")
def sources(snapshot):
    return store.read(snapshot, "sources").set_index("source_id").to_dict("index")


@pytest.fixture(scope="module")
def breaks(snapshot):
    definition = SHARE.definition
    return classes.class_breaks(
        panels.values_for_classes(snapshot, SHARE, AUGUST, "regency"), definition.kind, definition.unit
    )


@pytest.fixture(scope="module")
def figure(panel, joined, breaks, sources):
    return map_builder.map_figure(
        panel, joined, breaks, layer=layers.REGENCIES, within="", chosen="14.08", sources=sources, credit="Enam persegi", lang="id",
    )  # fmt: skip


# --- one test per arrow --------------------------------------------------------------------------------


def test_received_rows_become_observations_and_each_is_accounted_for(tables):
    found = tables.frames["observations"]
    wage = found[found["indicator"] == "wage_employees"]
    assert dict(zip(wage["region_code"], wage["value"], strict=True)) == WAGE
    assert set(wage["obs_status"]) == {"estimated"}
    active = found[found["indicator"] == "active_participants"]
    assert active[["region_code", "value", "basis"]].values.tolist() == [
        ["13", 200, "registration"],
        ["14", 900, "registration"],
    ]
    assert tables.received_rows == 9 + 4 == len(tables.frames["accounts"])
    assert set(tables.frames["accounts"]["became"]) == {"observation"}


def test_observations_are_checked_against_their_sums(tables):
    checks = tables.frames["checks"]
    sums = checks[checks["kind"] == "sum_of_regions"]
    assert set(sums["verdict"]) == {"agrees"}
    assert set(sums["stated"]) == {1000, 420}


def test_the_tables_become_a_snapshot_that_reads_the_same(tables, snapshot):
    assert store.current("published") == snapshot
    assert len(store.read(snapshot, "observations")) == len(tables.frames["observations"]) == 9 * 4 + 4
    found = store.observations(snapshot, region_code="14.08", indicator="wage_employees")
    assert found[["value", "period", "basis"]].values.tolist() == [[40, "2023-08", "residence"]]


def test_a_snapshot_answers_the_question_of_an_address(snapshot):
    asked = question(Selection(indicator="wage_employee_share", region="14.08"), panels.choices(snapshot, SHARE))
    assert asked.cut == AUGUST
    assert (asked.level, asked.within, asked.chosen, asked.notices) == ("regency", "14", "14.08", ())
    assert asked.levels == ("province", "regency")


def test_a_snapshot_becomes_a_panel_of_sums_over_sums(snapshot, panel):
    assert dict(zip(panel.table["region_code"], panel.table["value"], strict=True)) == {
        "13.01": 0.1, "13.02": 0.2, "13.71": 0.6, "14.01": 0.3, "14.08": 0.4, "14.71": 0.5,
    }  # fmt: skip
    upper = panel.upper.set_index("region_code")["value"]
    assert upper.to_dict() == {"13": 0.375, "14": 0.45, "KW-sumbarriau": 0.42}
    assert (panel.nation["value"], panel.nation["numerator"], panel.nation["denominator_value"]) == (0.42, 420, 1000)
    assert panel.vintage == VINTAGE_CURRENT
    assert set(panel.table["obs_status"]) == {"estimated"}


def test_figures_of_two_makers_are_set_against_each_other_with_the_reader_told(snapshot):
    per_100 = catalogue.measures("published")[0]
    found = panels.panel(snapshot, per_100, Slice(period="2023-12"), "province")
    assert found.table["value"].tolist() == [50, 150]
    assert found.table["flags"].tolist() == ["basis_mixed", "above_one;basis_mixed"]
    assert found.nation["value"] == 110
    claims = panels.panel(
        snapshot,
        catalogue.measure("published", "claims_per_1000"),
        Slice(programme="employment_injury", period="2023"),
        "province",
    )
    assert claims.table["value"].tolist() == [20, 10]
    assert claims.nation["value"] == pytest.approx(1000 * 13 / 1100)


def test_polygons_become_a_layer_with_the_codes_and_names_of_the_regions(layer):
    assert tuple(layer["region_code"]) == REGENCIES
    assert layer["name"].tolist()[4] == "Kabupaten Siak"
    assert shapely.area(layer.geometry.to_numpy()).tolist() == [1] * 6
    assert layers.manifest().credit_id == "Batas wilayah: Enam persegi (lisensi bebas), disederhanakan"


def test_a_panel_joins_the_layer_row_by_row(joined):
    assert joined["region_code"].tolist() == list(REGENCIES)
    assert joined["value"].tolist() == [0.1, 0.2, 0.6, 0.3, 0.4, 0.5]


def test_a_panel_does_not_join_a_layer_that_lacks_one_of_its_regions(panel, layer):
    with pytest.raises(joins.UnmatchedRegionsError, match=r"14\.71"):
        joins.join_by_code(tuple(layer["region_code"])[:-1], panel.table, panel.vintage)


def test_the_values_become_five_classes_none_empty(breaks, joined):
    assert breaks == (0.2, 0.3, 0.4, 0.5)
    assert classes.classify(joined["value"], breaks) == [0, 1, 4, 2, 3, 4]


def test_the_joined_panel_becomes_a_figure(figure):
    assert figure.regions["name"].tolist()[-2:] == ["Kabupaten Siak", "Kota Pekanbaru"]
    assert figure.regions["value"].tolist() == [0.1, 0.2, 0.6, 0.3, 0.4, 0.5]
    assert (figure.national_value, figure.kind, figure.unit, figure.band) == (0.42, "rate", "share", "")
    assert figure.title == "Bagian buruh/karyawan/pegawai"
    assert figure.subtitle.startswith("Agustus 2023 · penyebut: penduduk bekerja, Agustus 2023")
    assert figure.source == "Sumber: BPS"
    assert set(figure.regions["note"]) == {"Agustus 2023 · penyebut: penduduk bekerja, Agustus 2023 · sumber: BPS"}


def test_the_figure_becomes_what_the_browser_paints(figure):
    content = json.loads(
        zlib.decompress(base64.b64decode(web_map.build_layer(figure, layer_url="x", theme="light").content))
    )
    assert content["classes"] == "014234"
    assert content["breaks"] == [20, 30, 40, 50]
    assert content["nation"] == 42
    assert content["chosen"] == "14.08"


def test_the_figures_are_ranked_since_they_are_alike(joined):
    assert rankable(joined) == ()
    highest, lowest = extremes(joined, count=2)
    assert highest["region_code"].tolist() == ["13.71", "14.71"]
    assert lowest["region_code"].tolist() == ["13.01", "13.02"]


def test_the_joined_panel_becomes_a_file_that_says_what_it_is(panel, joined, sources):
    content = table_file.csv_file(*file_table(panel, joined, sources, "id")).decode("utf-8-sig")
    rows = list(csv.DictReader(content.splitlines()))
    assert [(row["region_code"], row["value"]) for row in rows] == [
        ("13.01", "0.1"), ("13.02", "0.2"), ("13.71", "0.6"), ("14.01", "0.3"), ("14.08", "0.4"), ("14.71", "0.5"),
    ]  # fmt: skip
    said = (
        "name",
        "indicator",
        "period",
        "denominator",
        "denominator_period",
        "obs_status",
        "source",
        "origin",
        "notice",
    )
    assert [rows[4][name] for name in said] == [
        "Kabupaten Siak", "wage_employee_share", "2023-08", "employed_persons", "2023-08", "estimated", "BPS", "published", "",
    ]  # fmt: skip
    assert (rows[4]["numerator"], rows[4]["denominator_value"]) == ("40", "100")
