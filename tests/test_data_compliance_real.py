"""The real register and the sample: every eligible row used or listed, the articles' papers dated and judged."""

import csv
from collections import Counter
from datetime import date

import pytest

from data import regions, store
from data.compliance import statuses
from data.duties import all_duties
from data.evidence import gather
from data.fields import DUTY_STATUSES
from data.paths import RECEIVED
from data.readers.records import observation_id


@pytest.fixture(scope="module")
def real():
    return gather(store.current("published"))


@pytest.fixture(scope="module")
def evidence(real):
    return real.evidence.set_index("evidence_id")


def status_of(real, code, duty, as_of):
    table = statuses(real.evidence, all_duties(), [regions.get(code)], as_of)
    return table.set_index("duty").loc[duty]


@pytest.mark.real
def test_every_eligible_row_is_used_or_listed(real):
    snapshot = store.current("published")
    papers, kept = store.read(snapshot, "evidence"), store.read(snapshot, "accounts")
    eligible = set(papers["evidence_id"])
    for record in store.read(snapshot, "observations").to_dict("records"):
        grouped = record["worker_group"] != "all"
        if (
            record["indicator"] in ("enrolled_workers", "participants_status_unstated", "government_offices_covered")
            and grouped
        ) or record["indicator"] in ("villages_enrolled", "prosecutor_mandates", "recovered_contributions_idr"):
            eligible.add(observation_id(record))
    wanted = {
        (line["file"], line["row"])
        for line in kept[kept["became"].isin(("observation", "evidence"))].to_dict("records")
        if eligible & set(line["record_id"].split(";"))
    }
    used = set(zip(real.evidence["file"], real.evidence["row"], strict=True))
    listed = set(zip(real.not_used["file"], real.not_used["row"], strict=True))
    assert len(wanted) > 100
    assert wanted <= used | listed
    assert not used & listed
    assert set(papers["source_id"]) <= set(real.evidence["source_id"]) | set(real.not_used["source_id"])
    assert (real.not_used[["note_id", "note_en"]] != "").all(axis=None)


# The source's own words for what a government did: regulations, budgets, agreements, workers enrolled at its cost, and
# the prosecutors' mandates and recoveries.
WORDS_OF_EVIDENCE = {
    "local_regulation": 10, "budget_idr": 13, "agreement": 2, "reconciliation": 1, "contribution_commitment": 2,
    "instruction_addressees": 4, "non_asn_enrolled": 9, "non_asn_coverage_percent": 1, "village_officials_enrolled": 12,
    "villages_enrolled": 7, "vulnerable_workers_enrolled": 54, "election_workers_enrolled": 3,
    "government_offices_covered": 2, "prosecutor_mandates": 1, "recovered_contributions_idr": 1,
    "recovered_contributions_share": 1,
}  # fmt: skip


@pytest.mark.real
def test_every_line_of_the_received_files_that_speaks_of_evidence_is_used_or_listed(real):
    judged = {*zip(real.evidence["file"], real.evidence["row"], strict=True),
              *zip(real.not_used["file"], real.not_used["row"], strict=True)}  # fmt: skip
    found = Counter()
    for path in (RECEIVED / "press/2026-11-23/published_facts.csv", RECEIVED / "articles/2026-11-23/articles.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for number, line in enumerate(csv.DictReader(stream), start=2):
                if line["indicator"] in WORDS_OF_EVIDENCE:
                    found[line["indicator"]] += 1
                    assert (path.stem, number) in judged, (path.stem, number, line["region_name"])
    assert found == WORDS_OF_EVIDENCE


@pytest.mark.real
def test_evidence_names_regions_and_sources_that_exist(real):
    known = set(store.read(store.current("published"), "sources")["source_id"])
    assert set(real.evidence["source_id"]) <= known
    levels = {regions.get(code).level for code in real.evidence["region_code"]}
    assert levels == {"province", "regency", "city"}
    assert real.evidence["evidence_id"].is_unique
    assert not real.evidence["kind"].str.contains("paritrana").any()


@pytest.mark.real
def test_the_agreement_of_siak_held_in_2021_and_has_lapsed(real, evidence):
    assert evidence.loc["articles:14/non_asn_workers", ["valid_from", "valid_to"]].tolist() == [
        "2021-01-01",
        "2021-12-31",
    ]
    middle = status_of(real, "14.08", "non_asn_workers", date(2021, 6, 30))
    assert (middle["status"], middle["until"]) == ("met", "2021-12-31")
    now = status_of(real, "14.08", "non_asn_workers", date(2026, 11, 23))
    assert (now["status"], now["until"]) == ("lapsed", "2022-12-31")
    assert "articles:14/non_asn_workers" in now["evidence_ids"].split(";")


@pytest.mark.real
@pytest.mark.parametrize(
    ("code", "duty", "as_of", "status"),
    [
        ("15.71", "budget", date(2021, 7, 1), "met"),
        ("15.71", "non_asn_workers", date(2021, 7, 1), "met"),
        ("15.71", "non_asn_workers", date(2026, 11, 23), "lapsed"),
        ("16.71", "non_asn_workers", date(2022, 7, 26), "no_evidence"),
        ("16.71", "non_asn_workers", date(2022, 7, 27), "validity_unknown"),
        ("36.74", "regulation", date(2019, 11, 22), "validity_unknown"),
        ("36.74", "other_workers", date(2026, 11, 23), "validity_unknown"),
        ("36.74", "budget", date(2026, 11, 23), "met"),
        ("63", "non_asn_workers", date(2026, 11, 23), "partly"),
        ("32.05", "non_asn_workers", date(2026, 11, 23), "partly"),
        ("14.08", "budget", date(2022, 12, 31), "met"),
        ("14.08", "budget", date(2023, 1, 1), "lapsed"),
    ],
)
def test_statuses_of_the_articles_and_their_like(real, code, duty, as_of, status):
    assert status_of(real, code, duty, as_of)["status"] == status


@pytest.mark.real
def test_prosecutors_evidence_is_kept_but_never_scored(real, evidence):
    mandates = evidence.loc["articles:2/enforcement"]
    assert (mandates["kind"], mandates["value"], mandates["unit"]) == ("prosecutor_mandates", 13, "mandates")
    assert evidence.loc["published_facts:31/enforcement", "value"] == 108_137_709
    table = statuses(real.evidence, all_duties(), [regions.get("63")], date(2021, 12, 31))
    assert not table["evidence_ids"].str.contains("enforcement").any()


@pytest.mark.real
def test_nothing_fails_for_want_of_evidence(real):
    places = [region for region in regions.all_regions() if region.level in ("province", "regency", "city")]
    found = statuses(real.evidence, all_duties(), places, date(2026, 11, 23))
    assert len(found) == 38 * 8 + 514 * 7
    assert found["status"].value_counts().to_dict() == {
        "no_evidence": 3822, "validity_unknown": 34, "lapsed": 29, "partly": 15, "met": 2,
    }  # fmt: skip
    assert set(found.loc[found["evidence_ids"] == "", "status"]) == {"no_evidence"}


def test_the_sample_is_judged_by_the_same_rule():
    gathered = gather(store.current("synthetic"))
    places = [region for region in regions.all_regions() if region.level in ("province", "regency", "city")]
    found = statuses(gathered.evidence, all_duties(), places, date(2024, 12, 31))
    assert set(gathered.evidence["origin"]) == {"synthetic"}
    assert {"met", "lapsed", "no_evidence"} <= set(found["status"]) <= set(DUTY_STATUSES)
    assert gathered.not_used.empty
