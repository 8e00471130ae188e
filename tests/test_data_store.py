"""Snapshots are written whole, switched at once, and never mix origins."""

import pandas as pd
import pytest

from data import store
from data.errors import MissingDataError
from data.fields import OBSERVATION_COLUMNS


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    places = {"published": tmp_path / "published", "synthetic": tmp_path / "synthetic"}
    monkeypatch.setattr(store, "FOLDERS", places)
    return places


def observation(**changes):
    row = dict.fromkeys(OBSERVATION_COLUMNS, "") | {
        "region_code": "14.08", "indicator": "claims_paid", "origin": "published", "value": 2.0, "obs_status": "reported",
    }  # fmt: skip
    return row | changes


def table(*rows):
    return pd.DataFrame(list(rows) or [observation()], columns=list(OBSERVATION_COLUMNS))


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
    assert list(store.combinations(snapshot, ["region_code"])["region_code"]) == ["14.08", "15.71", "16.71"]


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
    with pytest.raises(MissingDataError):
        store.current("published")


def test_a_repeated_key_is_refused():
    with pytest.raises(ValueError, match="1 observations repeat a key"):
        store.publish("published", {"observations": table(observation(), observation(value=9.0))})


def test_absent_data_names_the_command_that_makes_it():
    with pytest.raises(MissingDataError, match=r"make_sample\.py"):
        store.current("synthetic")


@pytest.mark.parametrize("damage", ["truncate", "delete", "pointer", "manifest"])
def test_damage_is_found_and_published_again(folders, damage):
    snapshot = store.publish("published", {"observations": table()})
    if damage == "truncate":
        snapshot.path("observations").write_bytes(snapshot.path("observations").read_bytes()[:-20])
    elif damage == "delete":
        snapshot.path("observations").unlink()
    elif damage == "manifest":
        (snapshot.folder / store.MANIFEST).write_text("[]")
    else:
        (folders["published"] / store.POINTER).write_text("../../elsewhere\n")
    with pytest.raises(MissingDataError, match="rusak"):
        store.current("published")
    store.publish("published", {"observations": table()})
    assert len(store.read(store.current("published"), "observations")) == 1


def test_superseded_snapshots_and_litter_are_removed(folders):
    store.publish("published", {"observations": table()})
    kept = store.publish("published", {"observations": table(observation(value=3.0))})
    (folders["published"] / ".writing-abc").mkdir()
    store.remove_superseded("published")
    assert [entry.name for entry in folders["published"].iterdir() if entry.is_dir()] == [kept.version]
