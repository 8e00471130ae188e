"""Snapshots are written whole, switched at once, and never mix origins."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data import regions, store
from data.errors import BrokenDataError
from data.indicators import level_of
from tests.observations import observation as any_observation
from tests.observations import observations


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    places = {"published": tmp_path / "published", "synthetic": tmp_path / "synthetic"}
    monkeypatch.setattr(store, "FOLDERS", places)
    return places


def observation(region_code="14.08", value=2.0, **changes):
    return any_observation(region_code, value, **changes)


def table(*rows):
    return observations(*(rows or [observation()]))


def test_what_is_published_is_read_back():
    snapshot = store.publish("published", {"observations": table()})
    assert store.current("published") == snapshot
    assert store.read(snapshot, "observations").to_dict("records") == [observation()]


def test_the_same_tables_give_the_same_version_and_other_tables_another():
    first = store.publish("published", {"observations": table()})
    assert store.publish("published", {"observations": table()}).version == first.version
    assert store.publish("published", {"observations": table(observation(value=3.0))}).version != first.version


def test_filters_take_one_value_or_several():
    rows = [observation(region_code=code) for code in ("14.08", "15.71", "16.71")]
    snapshot = store.publish("published", {"observations": table(*rows)})
    assert list(store.observations(snapshot, region_code="15.71")["region_code"]) == ["15.71"]
    found = store.observations(snapshot, region_code=["14.08", "16.71"], indicator="claims_paid")
    assert sorted(found["region_code"]) == ["14.08", "16.71"]
    assert store.combinations(snapshot, ["region_code"])["region_code"].tolist() == ["14.08", "15.71", "16.71"]


def test_a_filter_cannot_carry_sql():
    snapshot = store.publish("published", {"observations": table()})
    assert store.observations(snapshot, region_code="' OR 1=1 --").empty
    with pytest.raises(ValueError, match="unknown observation column"):
        store.observations(snapshot, **{'region_code" OR 1=1 --': "x"})


def test_synthetic_rows_cannot_enter_the_published_data():
    with pytest.raises(store.MixedOriginError, match="synthetic"):
        store.publish("published", {"observations": table(observation(), observation(origin="synthetic"))})
    with pytest.raises(store.MixedOriginError, match="published"):
        store.publish("synthetic", {"observations": table()})
    with pytest.raises(BrokenDataError):
        store.current("published")


def test_a_repeated_key_is_refused():
    with pytest.raises(ValueError, match="1 observations repeat a key"):
        store.publish("published", {"observations": table(observation(), observation(value=9.0))})


def test_absent_data_names_the_command_that_makes_it():
    with pytest.raises(BrokenDataError, match=r"make_sample\.py"):
        store.current("synthetic")


@pytest.mark.parametrize("damage", ["truncate", "delete", "pointer", "manifest", "empty manifest"])
def test_damage_is_found_and_published_again(folders, damage):
    snapshot = store.publish("published", {"observations": table()})
    if damage == "truncate":
        snapshot.path("observations").write_bytes(snapshot.path("observations").read_bytes()[:-20])
    elif damage == "delete":
        snapshot.path("observations").unlink()
    elif damage == "manifest":
        (snapshot.folder / store.MANIFEST).write_text("[]")
    elif damage == "empty manifest":
        (snapshot.folder / store.MANIFEST).write_text("{}")
    else:
        (folders["published"] / store.POINTER).write_text("../../elsewhere\n")
    with pytest.raises(BrokenDataError, match="rusak"):
        store.current("published")
    store.publish("published", {"observations": table()})
    assert len(store.read(store.current("published"), "observations")) == 1


def test_superseded_snapshots_and_litter_are_removed(folders):
    store.publish("published", {"observations": table()})
    kept = store.publish("published", {"observations": table(observation(value=3.0))})
    (folders["published"] / ".writing-abc").mkdir()
    store.remove_superseded("published")
    assert [entry.name for entry in folders["published"].iterdir() if entry.is_dir()] == [kept.version]


def test_columns_can_be_chosen_and_only_known_ones():
    snapshot = store.publish("published", {"observations": table()})
    found = store.observations(snapshot, ["value", "region_code"], indicator="claims_paid")
    assert found.to_dict("records") == [{"value": 2.0, "region_code": "14.08"}]
    with pytest.raises(ValueError, match="unknown observation column"):
        store.observations(snapshot, ["value FROM nowhere --"])


def test_a_filter_without_values_finds_nothing():
    snapshot = store.publish("published", {"observations": table()})
    assert store.observations(snapshot, region_code=[]).empty


def test_combinations_count_the_rows_of_each_level():
    codes = ["ID", "14", "15", "14.08", "14.71", "15.71", "KW-sumbarriau", "KC-madiun"]
    rows = [observation(region_code=code, period="2023") for code in codes]
    snapshot = store.publish("published", {"observations": table(*rows, observation(period="2024"))})
    found = store.combinations(snapshot, ["indicator", "period"], indicator="claims_paid")
    assert found.to_dict("records") == [
        {"indicator": "claims_paid", "period": "2023", "level": level, "rows": rows}
        for level, rows in [("branch", 1), ("kanwil", 1), ("nation", 1), ("province", 2), ("regency", 3)]
    ] + [{"indicator": "claims_paid", "period": "2024", "level": "regency", "rows": 1}]


def test_the_database_tells_levels_apart_as_the_program_does():
    codes = [region.code for region in regions.all_regions()]
    snapshot = store.publish("published", {"observations": table(*(observation(region_code=code) for code in codes))})
    found = store.combinations(snapshot, ["region_code"])
    assert dict(zip(found["region_code"], found["level"], strict=True)) == {code: level_of(code) for code in codes}


def test_many_readers_at_once_see_their_own_rows():
    codes = [f"14.{number:02d}" for number in range(1, 41)]
    rows = [observation(region_code=code, value=float(number)) for number, code in enumerate(codes)]
    snapshot = store.publish("published", {"observations": table(*rows)})

    def read(code):
        return store.observations(snapshot, ["value"], region_code=code)["value"].tolist()

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(read, codes * 5)) == [[float(number)] for number in range(40)] * 5


@pytest.mark.parametrize("damage", ["delete", "text", "cut"])
def test_a_table_that_is_lost_while_the_app_runs_is_an_error_that_says_what_to_do(damage):
    snapshot = store.publish("published", {"observations": table()})
    assert len(store.read(snapshot, "observations")) == 1
    path = snapshot.path("observations")
    if damage == "delete":
        path.unlink()
    else:
        path.write_bytes(b"region_code;value" * 9 if damage == "text" else path.read_bytes()[:-30])
    with pytest.raises(BrokenDataError, match=r"build_tables\.py"):
        store.read(snapshot, "observations")


def test_a_folder_name_may_hold_what_means_a_pattern_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "FOLDERS", {"published": tmp_path / "map [2] {x} #1", "synthetic": tmp_path / "s"})
    snapshot = store.publish("published", {"observations": table()})
    assert len(store.observations(snapshot, region_code="14.08")) == 1
