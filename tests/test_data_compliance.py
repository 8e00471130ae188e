"""Status, score, spread and expiry of the duties under Inpres 2/2021, over hand-made evidence."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import regions
from data.compliance import BANDS, bands, by_province, lapsing, score, spread, states, statuses
from data.duties import all_duties
from data.evidence import EVIDENCE_OF_DUTY_COLUMNS
from data.fields import DUTY_STATUSES

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = "2026-11-22", "2026-11-24"
SIAK, KAMPAR, RIAU = (regions.get(code) for code in ("14.08", "14.01", "14"))


def piece(valid_from="2026-01-01", valid_to="2026-12-31", says="met", **changes):
    row = dict.fromkeys(EVIDENCE_OF_DUTY_COLUMNS, "") | {
        "region_code": "14.08", "duty": "budget", "says": says, "valid_from": valid_from, "valid_to": valid_to,
        "kind": "budget", "worker_group": "non_asn", "value": float("nan"), "row": 2,
    }  # fmt: skip
    return row | changes


def evidence(*pieces):
    numbered = [{**row, "evidence_id": row["evidence_id"] or f"B-{place}"} for place, row in enumerate(pieces, start=1)]
    return pd.DataFrame(numbered, columns=list(EVIDENCE_OF_DUTY_COLUMNS))


def judged(*pieces, as_of=TODAY, places=(SIAK,)):
    return statuses(evidence(*pieces), all_duties(), places, as_of)


def budget_of(*pieces, as_of=TODAY):
    table = judged(*pieces, as_of=as_of).set_index("duty")
    return table.loc["budget"]


# --- one region, one duty ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "status", "is_disputed"),
    [
        pytest.param([], "no_evidence", False, id="none"),
        pytest.param([piece()], "met", False, id="in force"),
        pytest.param([piece("2025-01-01", YESTERDAY)], "lapsed", False, id="expired yesterday"),
        pytest.param([piece("2025-01-01", "2026-11-23")], "met", False, id="last day is today"),
        pytest.param([piece("2026-11-23")], "met", False, id="valid from today"),
        pytest.param([piece(TOMORROW)], "no_evidence", False, id="valid from tomorrow"),
        pytest.param([piece("2026-01-01", "")], "validity_unknown", False, id="no end"),
        pytest.param([piece("", "2026-12-31")], "validity_unknown", False, id="no start"),
        pytest.param([piece("", "")], "validity_unknown", False, id="no day at all"),
        pytest.param([piece("", YESTERDAY)], "lapsed", False, id="no start, expired yesterday"),
        pytest.param([piece(says="partly")], "partly", False, id="partly"),
        pytest.param([piece("2022-06-14", "", "partly")], "partly", False, id="partly without end"),
        pytest.param([piece("2025-01-01", YESTERDAY, "partly")], "lapsed", False, id="partly, expired"),
        pytest.param([piece(says="not_met")], "not_met", False, id="a source says not met"),
        pytest.param([piece("2025-01-01", YESTERDAY), piece(TOMORROW)], "lapsed", False, id="a gap of one day"),
        pytest.param([piece("2025-01-01", YESTERDAY), piece("2026-11-23")], "met", False, id="renewed in time"),
        pytest.param([piece(), piece("2026-06-01", "")], "met", False, id="newer without end takes nothing away"),
        pytest.param([piece(), piece(says="partly")], "partly", True, id="two contradict, equally new"),
        pytest.param([piece("2026-01-01", ""), piece("2026-01-01", "", "not_met")], "not_met", True, id="two open contradict"),
        pytest.param([piece("", ""), piece("", "", "partly")], "partly", True, id="two undated contradict"),
        pytest.param([piece(says="partly"), piece("2026-03-01")], "met", True, id="the newer wins, the older still holds"),
        pytest.param([piece(), piece("2026-03-01", "", "not_met")], "not_met", True, id="newer bad news against one in force"),
        pytest.param([piece("2021-01-01", "", "partly"), piece()], "met", False, id="an outdated count is no dispute"),
        pytest.param([piece("2025-01-01", YESTERDAY, "not_met"), piece()], "met", False, id="a lapsed one contradicts nothing"),
        pytest.param([piece(), piece(TOMORROW, says="not_met")], "met", False, id="an upcoming one contradicts nothing"),
        pytest.param([piece("2026-03-01", ""), piece(says="partly")], "validity_unknown", True, id="newer open met, older partly"),
    ],
)  # fmt: skip
def test_status_of_hand_made_evidence(pieces, status, is_disputed):
    for ordered in (pieces, pieces[::-1]):
        found = budget_of(*ordered)
        assert (found["status"], found["is_disputed"]) == (status, is_disputed)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("met", "met", "met"),
        ("met", "partly", "partly"),
        ("met", "not_met", "partly"),
        ("partly", "not_met", "partly"),
        ("not_met", "not_met", "not_met"),
    ],
)
def test_two_worker_groups_do_not_contradict_each_other(one, other, status):
    found = budget_of(piece(says=one), piece(says=other, worker_group="vulnerable_workers"))
    assert (found["status"], found["is_disputed"]) == (status, False)


def test_a_group_in_force_outweighs_one_of_unknown_validity_and_one_that_lapsed():
    found = budget_of(
        piece(worker_group="fishers"),
        piece("2026-01-01", "", worker_group="farmers"),
        piece("2025-01-01", YESTERDAY, worker_group="non_asn"),
    )
    assert found["status"] == "met"


def test_a_status_names_its_evidence_and_its_days():
    pieces = (
        piece("2024-01-01", "2024-12-31", evidence_id="old"),
        piece("2026-01-01", "2026-12-31", evidence_id="now"),
        piece("2027-01-01", "2027-12-31", evidence_id="next"),
    )
    found = budget_of(*pieces)
    assert found[["newest_from", "until", "evidence_ids", "upcoming_ids"]].tolist() == [
        "2026-01-01", "2026-12-31", "old;now", "next",
    ]  # fmt: skip
    assert budget_of(*pieces, as_of=date(2025, 6, 1))["until"] == "2024-12-31"
    before = budget_of(*pieces, as_of=date(2023, 12, 31))
    assert (before["status"], before["evidence_ids"], before["upcoming_ids"]) == ("no_evidence", "", "old;now;next")


def test_states_of_single_pieces():
    table = evidence(piece(TOMORROW), piece("2025-01-01", YESTERDAY), piece(), piece(valid_to=""))
    assert states(table, TODAY).tolist() == ["upcoming", "lapsed", "in_force", "open"]


def test_only_duties_that_bind_a_level_are_judged():
    table = judged(places=(RIAU, SIAK, regions.get("ID"), regions.get("KW-sumbarriau")))
    duties = table.groupby("region_code")["duty"].agg(set)
    assert duties["14"] - duties["14.08"] == {"guidance"}
    assert duties["14.08"] < duties["14"]
    assert set(duties.index) == {"14", "14.08"}
    assert "enforcement" not in duties["14"]
    assert set(table["status"]) == {"no_evidence"}


# --- score, spread, expiry -----------------------------------------------------------------------


def test_the_score_counts_met_of_all_that_apply_beside_how_many_have_evidence():
    table = judged(
        piece(),
        piece(duty="regulation", valid_to="", worker_group="all"),
        piece("2025-01-01", YESTERDAY, duty="non_asn_workers"),
        piece(TOMORROW, duty="licences"),
        piece(says="partly", duty="other_workers"),
        piece(duty="election_organisers", worker_group="election_organisers"),
        piece(duty="election_organisers", worker_group="election_organisers", says="not_met"),
        places=(SIAK, KAMPAR),
    )
    assert score(table).to_dict("records") == [
        {
            "region_code": "14.08", "applicable": 7, "with_evidence": 5, "met": 1, "partly": 1, "validity_unknown": 1,
            "lapsed": 1, "not_met": 1, "no_evidence": 2, "disputed": 1, "score": 1 / 7,
        },
        {
            "region_code": "14.01", "applicable": 7, "with_evidence": 0, "met": 0, "partly": 0, "validity_unknown": 0,
            "lapsed": 0, "not_met": 0, "no_evidence": 7, "disputed": 0, "score": 0,
        },
    ]  # fmt: skip


def test_the_spread_counts_regencies_and_leaves_the_province_and_others_out():
    places = (RIAU, *regions.regencies("14"), regions.get("15.71"))
    table = judged(piece(), piece(region_code="14"), piece(region_code="15.71"), piece("2025-01-01", YESTERDAY, region_code="14.01"), places=places)  # fmt: skip
    found = spread(table, "14")
    assert list(found.columns) == list(DUTY_STATUSES)
    assert "guidance" not in found.index
    assert found.loc["budget"].to_dict() == dict.fromkeys(DUTY_STATUSES, 0) | {"met": 1, "lapsed": 1, "no_evidence": 10}
    assert (found.sum(axis=1) == 12).all()


def test_bands_count_what_is_met_and_set_apart_where_nothing_is_known():
    scores = pd.DataFrame(
        {"region_code": ["14", "14.08", "14.01", "15.71"], "met": [0, 0, 3, 6], "with_evidence": [0, 2, 3, 7]}
    )
    assert bands(scores).to_dict() == {"14": "no_evidence", "14.08": "0", "14.01": "3", "15.71": "4"}
    assert set(bands(scores)) <= set(BANDS)


def test_provinces_count_the_states_of_their_regencies_only():
    states = pd.Series({"14": "met", "14.08": "met", "14.01": "lapsed", "14.71": "met", "15.71": "no_evidence"})
    assert by_province(states).to_dict("index") == {
        "14": {"lapsed": 1, "met": 2, "no_evidence": 0},
        "15": {"lapsed": 0, "met": 0, "no_evidence": 1},
    }


def test_the_spread_of_no_province_is_refused():
    with pytest.raises(regions.UnknownRegionError):
        spread(judged(), "99")


def test_what_lapses_within_ninety_days():
    table = evidence(
        piece("2025-01-01", YESTERDAY, evidence_id="gone"),
        piece("2026-01-01", "2026-11-23", evidence_id="today"),
        piece("2026-01-01", "2027-02-21", evidence_id="day 90"),
        piece("2026-01-01", "2027-02-22", evidence_id="day 91"),
        piece("2026-01-01", "", evidence_id="open"),
        piece(TOMORROW, "2026-12-01", evidence_id="upcoming"),
    )
    found = lapsing(table, TODAY)
    assert found[["evidence_id", "days_left"]].to_numpy().tolist() == [["today", 0], ["day 90", 90]]
    assert lapsing(table, TODAY, days=0)["evidence_id"].tolist() == ["today"]
    assert lapsing(table, date(2030, 1, 1)).empty


def test_what_lapses_names_its_renewal():
    table = evidence(
        piece("2026-01-01", "2026-12-31", evidence_id="2026"),
        piece("2027-01-01", "2027-12-31", evidence_id="2027"),
        piece("2027-01-01", "2027-12-31", evidence_id="other group", worker_group="fishers"),
        piece("2027-01-01", "2027-12-31", evidence_id="other region", region_code="14.01"),
        piece("2027-01-02", "2027-12-31", evidence_id="a day too late"),
    )
    assert lapsing(table, TODAY).set_index("evidence_id")["renewed_by"].to_dict() == {"2026": "2027"}


# --- what must hold for any evidence -------------------------------------------------------------

days = st.one_of(st.just(""), st.dates(date(2024, 1, 1), date(2028, 12, 31)).map(date.isoformat))
pieces = st.builds(
    piece,
    valid_from=days,
    valid_to=days,
    says=st.sampled_from(("met", "partly", "not_met")),
    region_code=st.sampled_from(("14", "14.08")),
    duty=st.sampled_from(("regulation", "budget", "other_workers")),
    worker_group=st.sampled_from(("non_asn", "fishers")),
).filter(lambda row: not row["valid_to"] or row["valid_from"] <= row["valid_to"])
many = st.lists(pieces, max_size=8)


@given(many, many)
def test_evidence_of_another_region_changes_no_status(own, others):
    named = [{**row, "evidence_id": f"own {place}"} for place, row in enumerate(own)]
    moved = [{**row, "region_code": "14.01"} for row in others]
    alone, together = judged(*named, places=(RIAU, SIAK)), judged(*moved, *named, places=(RIAU, SIAK))
    pd.testing.assert_frame_equal(alone, together)


@given(many)
def test_no_duty_leaves_the_denominator(found):
    counted = score(judged(*found, places=(RIAU, SIAK))).set_index("region_code")
    assert counted["applicable"].to_dict() == {"14": 8, "14.08": 7}
    assert (counted[list(DUTY_STATUSES)].sum(axis=1) == counted["applicable"]).all()
    assert (counted["with_evidence"] + counted["no_evidence"] == counted["applicable"]).all()
    assert (counted["score"] * counted["applicable"]).tolist() == pytest.approx(counted["met"].tolist())


@given(many, many)
def test_what_is_still_ahead_changes_no_status(found, ahead):
    later = [{**row, "valid_from": "2026-12-24", "valid_to": ""} for row in ahead]
    columns = ["region_code", "duty", "status", "is_disputed", "newest_from", "until"]
    known = [row for row in found if row["valid_from"] <= TODAY.isoformat()]
    with_later = judged(*known, *later, places=(RIAU, SIAK))[columns]
    pd.testing.assert_frame_equal(judged(*known, places=(RIAU, SIAK))[columns], with_later)


@given(many, st.permutations(range(8)))
def test_the_order_of_the_evidence_changes_no_status(found, order):
    columns = ["status", "is_disputed", "newest_from", "until"]
    shuffled = [found[place] for place in order if place < len(found)]
    pd.testing.assert_frame_equal(judged(*found)[columns], judged(*shuffled)[columns])


@given(many)
def test_after_every_end_nothing_is_met(found):
    statuses_then = judged(*found, as_of=date(2028, 12, 31) + timedelta(days=1), places=(RIAU, SIAK))["status"]
    assert "met" not in set(statuses_then)
