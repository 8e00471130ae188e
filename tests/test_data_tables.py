"""The published tables: every received row accounted for, one row per key, and the committed snapshot up to date."""

import pandas as pd
import pytest

from data import store
from data.contract import check_observations
from data.errors import InputError
from data.fields import (
    ACCOUNT_COLUMNS,
    BECAME,
    CHECK_COLUMNS,
    CHECK_KINDS,
    EVIDENCE_COLUMNS,
    EVIDENCE_KINDS,
    OBSERVATION_COLUMNS,
    OBSERVATION_KEY,
    SOURCE_COLUMNS,
    TARGET_COLUMNS,
    VERDICTS,
)
from data.paths import RECEIVED, REFERENCE
from data.tables import build_tables
from tests.deliveries import deliver, kemnaker_text, press_text, reference_folder, sakernas_text

COLUMNS = {
    "observations": OBSERVATION_COLUMNS,
    "evidence": EVIDENCE_COLUMNS,
    "targets": TARGET_COLUMNS,
    "sources": SOURCE_COLUMNS,
    "accounts": ACCOUNT_COLUMNS,
    "checks": CHECK_COLUMNS,
}


@pytest.fixture
def reference(tmp_path):
    return reference_folder(tmp_path / "reference")


@pytest.fixture
def received(tmp_path):
    return tmp_path / "received"


def refused(received, reference):
    with pytest.raises(InputError) as caught:
        build_tables(received, reference)
    return caught.value


# --- small deliveries ----------------------------------------------------------------------------


def test_three_files_become_six_tables(received, reference):
    deliver(received, "workforce_sakernas", sakernas_text({}, {"region_code": "14"}, {"region_code": "14.08"}))
    deliver(received, "kemnaker_provinces", kemnaker_text({}))
    deliver(received, "published_facts", press_text({}, {"indicator": "budget_idr", "unit": "IDR"}))
    tables = build_tables(received, reference)
    assert {name: tuple(frame.columns) for name, frame in tables.frames.items()} == COLUMNS
    assert {name: len(frame) for name, frame in tables.frames.items()} == {
        "observations": 14, "evidence": 1, "targets": 0, "sources": 3, "accounts": 6, "checks": 8,
    }  # fmt: skip
    assert tables.received_rows == 6


def test_text_columns_are_never_null(received, reference):
    deliver(received, "published_facts", press_text({"source_title": "", "source_url": "", "period": ""}))
    frames = build_tables(received, reference).frames
    for frame in frames.values():
        text = frame.select_dtypes(exclude="number")
        assert not text.isna().any().any()
    source = frames["sources"].iloc[0]
    assert (source["title"], source["url"], source["published_date"], source["licence"]) == ("not_stated",) * 4


def test_a_repeated_figure_is_rejected_with_the_row_it_repeats(received, reference):
    deliver(received, "published_facts", press_text({}, {"period": "2020"}, {}))
    frames = build_tables(received, reference).frames
    assert len(frames["observations"]) == 2
    line = frames["accounts"].set_index("row").loc[4]
    assert line["became"] == "rejected"
    assert "published_facts:2" in line["reason_id"]
    assert line["record_id"] == frames["accounts"].set_index("row").loc[2]["record_id"]


def test_one_key_with_two_values_stops_the_build(received, reference):
    deliver(received, "published_facts", press_text({}, {"value": "3", "as_printed": "3"}))
    error = refused(received, reference)
    assert [(problem.row, problem.column) for problem in error.problems] == [(3, "claims_paid")]


def test_faults_of_several_files_are_told_together(received, reference):
    deliver(received, "published_facts", press_text({"value": "-1"}))
    deliver(received, "kemnaker_provinces", kemnaker_text({"region_code": "1"}))
    error = refused(received, reference)
    assert {problem.column for problem in error.problems} == {"value", "region_code"}
    assert "published_facts.csv" in error.what


def test_a_file_without_a_reader_is_refused(received, reference):
    deliver(received, "rahasia", press_text({}))
    assert "READERS" in refused(received, reference).problems[0].remedy


def test_a_row_that_the_record_counts_but_the_reader_does_not_is_missed(received, reference):
    deliver(received, "published_facts", press_text({}), rows=2)
    assert "published_facts.csv: 2" in str(refused(received, reference))


def test_a_control_total_of_the_record_is_held(received, reference):
    control = {"indicator": "claims_paid", "segment": "total", "period": "2023", "sum": "10"}
    deliver(received, "kemnaker_provinces", kemnaker_text({}), controls=(control,))
    assert "control_total" in set(build_tables(received, reference).frames["checks"]["kind"])
    deliver(received, "kemnaker_provinces", kemnaker_text({"value": "9"}), controls=(control,))
    assert "Jumlah kendali" in str(refused(received, reference))


def test_a_source_of_two_files_is_one_source(received, reference):
    deliver(received, "published_facts", press_text({}))
    deliver(received, "articles", press_text({"period": "2020", "published_date": "2021-01-18"}))
    source = build_tables(received, reference).frames["sources"].iloc[0]
    assert set(source["file"].split(";")) == {"articles", "published_facts"}
    assert source["published_date"] == "2021-01-18"


# --- the contract --------------------------------------------------------------------------------


GOOD = {
    "region_code": "14.08", "region_vintage": "current", "period": "2019", "indicator": "claims_paid", "segment": "total",
    "programme": "employment_injury;death", "worker_group": "all", "benefit_kind": "all", "basis": "unstated",
    "denominator": "", "origin": "published", "source_id": "S-1", "value": 2.0, "unit": "cases", "as_printed": "2",
    "obs_status": "reported", "flags": "",
}  # fmt: skip


def contract_faults(*changes):
    table = pd.DataFrame([GOOD | change for change in changes], columns=list(OBSERVATION_COLUMNS))
    with pytest.raises(InputError) as caught:
        check_observations(table)
    return caught.value.problems


def test_a_good_table_passes():
    table = pd.DataFrame(
        [GOOD, GOOD | {"period": "2020-Q3", "flags": "cumulative;rounded"}], columns=list(OBSERVATION_COLUMNS)
    )
    check_observations(table)


@pytest.mark.parametrize(
    "change",
    [
        {"region_code": "1408"},
        {"region_code": ""},
        {"period": "2019-13"},
        {"region_vintage": "unresolved"},
        {"segment": "PU"},
        {"programme": ""},
        {"programme": "death;death"},
        {"flags": "strange"},
        {"value": -1.0},
        {"unit": "persons"},
        {"source_id": ""},
        {"as_printed": ""},
        {"obs_status": "missing"},
        {"value": float("nan")},
    ],
)
def test_a_cell_outside_the_contract_is_named(change):
    assert 3 in {problem.row for problem in contract_faults({"period": "2018"}, change)}


def test_all_breaches_are_told_at_once():
    assert (
        len(
            contract_faults(
                {"region_code": "x"}, {"value": -1.0, "period": "2020"}, {"unit": "persons", "period": "2021"}
            )
        )
        == 3
    )


def test_a_repeated_key_breaks_the_contract():
    assert contract_faults({}, {"value": 3.0})


# --- the committed figures -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def real():
    return build_tables(RECEIVED, REFERENCE)


def find(frame, **wanted):
    mask = pd.Series(True, index=frame.index)
    for name, value in wanted.items():
        mask &= frame[name] == value
    return frame[mask]


@pytest.mark.real
def test_the_committed_snapshot_is_what_the_received_files_give(real):
    snapshot = store.current("published")
    for name, frame in real.frames.items():
        pd.testing.assert_frame_equal(store.read(snapshot, name), frame, check_dtype=False)


@pytest.mark.real
def test_every_received_row_is_accounted_for(real):
    accounts = real.frames["accounts"]
    assert accounts.groupby("file").size().to_dict() == {
        "articles": 16,
        "kemnaker_provinces": 483,
        "published_facts": 628,
        "published_facts_bpjs_offices": 26,
        "workforce_sakernas": 3871,
        "workforce_status_provinces": 1287,
    }
    assert set(accounts["became"]) <= set(BECAME)
    assert (accounts.loc[accounts["became"] == "rejected", "reason_id"] != "").all()
    records = {record for ids in accounts["record_id"] for record in ids.split(";")}
    assert len(records) == len(real.frames["observations"]) + len(real.frames["evidence"]) + len(real.frames["targets"])


@pytest.mark.real
def test_words_of_the_tables_are_in_the_vocabularies(real):
    assert set(real.frames["checks"]["kind"]) <= set(CHECK_KINDS)
    assert set(real.frames["checks"]["verdict"]) <= set(VERDICTS)
    assert set(real.frames["evidence"]["evidence_kind"]) <= set(EVIDENCE_KINDS)
    assert not real.frames["observations"].duplicated(list(OBSERVATION_KEY)).any()
    known = set(real.frames["sources"]["source_id"])
    for name in ("observations", "evidence", "targets", "checks"):
        assert set(real.frames[name]["source_id"]) <= known


@pytest.mark.real
def test_known_sums_come_out(real):
    table = real.frames["observations"]
    kemnaker = find(table, basis="registration", segment="total", as_printed="not seen")
    provinces = kemnaker[kemnaker["region_code"].str.len() == 2]
    source = real.frames["sources"].set_index("source_id")["file"]
    provinces = provinces[provinces["source_id"].map(source) == "kemnaker_provinces"]
    assert find(provinces, indicator="active_participants", period="2023-12")["value"].sum() == 41_560_938
    assert find(provinces, indicator="claims_paid", period="2023")["value"].sum() == 370_747
    assert find(provinces, indicator="benefits_paid_idr", period="2023")["value"].sum() == 3_025_761_062_489
    checks = real.frames["checks"]
    assert len(find(checks, kind="segments", verdict="agrees")) >= 3 * 34
    sums = find(checks, kind="sum_of_regions")
    assert set(sums["verdict"]) == {"agrees"}
    assert len(sums) == 2 * 4 * 7 + 33


@pytest.mark.real
@pytest.mark.parametrize(
    ("region_code", "stated", "computed", "verdict"),
    [
        ("36.74", 12_928, 12_946, "disputed"),
        ("14.08", 1_154_881_099, 1_154_880_326, "disputed"),
        ("63", 382_746, 382_746, "agrees"),
    ],
)
def test_the_articles_parts_are_compared_with_their_totals(real, region_code, stated, computed, verdict):
    found = find(real.frames["checks"], kind="parts", region_code=region_code, stated=stated)
    assert found[["computed", "verdict"]].to_numpy().tolist() == [[computed, verdict]]


@pytest.mark.real
def test_gorontalo_is_flagged_and_kalimantan_selatan_is_not_called_active(real):
    table = real.frames["observations"]
    gorontalo = find(table, region_code="75", indicator="claims_paid", segment="total")
    assert set(gorontalo["value"]) == {3517, 1648, 249}
    assert gorontalo["flags"].str.contains("implausible").all()
    members = find(table, region_code="63", period="2021-09", origin="published")
    assert set(members["indicator"]) == {"participants_status_unstated"}
    assert find(table, region_code="63", indicator="prosecutor_mandates")["value"].tolist() == [13]


@pytest.mark.real
def test_old_papua_is_never_taken_for_todays(real):
    table = real.frames["observations"]
    old = find(table, region_vintage="before-2022-papua-split")
    assert set(old["region_code"]) == {"91", "92"}
    assert find(table, region_code="91", period="2023-12", indicator="active_participants")[
        "region_vintage"
    ].unique().tolist() == ["before-2022-papua-split"]


@pytest.mark.real
def test_no_sentence_of_a_source_is_published(real):
    printed = real.frames["observations"]["as_printed"]
    assert printed.str.len().max() <= 30
