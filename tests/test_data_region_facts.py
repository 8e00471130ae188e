"""What is known of one region: every figure in one section, intervals whole, and what is absent said."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import pytest

from data import regions, store
from data.evidence import gather
from data.fields import NATION, OBSERVATION_COLUMNS, SEGMENTS, VINTAGE_CURRENT
from data.region_facts import facts, headline, in_order, newest, offices_of, section, unknown

DAY = dt.date(2026, 1, 1)
NOTHING = pd.DataFrame(columns=["duty"])


def rows(*given: Mapping[str, object]) -> pd.DataFrame:
    whole = {
        "region_code": "14.08", "region_vintage": VINTAGE_CURRENT, "period": "2025", "indicator": "active_participants",
        "segment": "total", "programme": "not_stated", "worker_group": "all", "benefit_kind": "all", "basis": "unstated",
        "denominator": "", "origin": "published", "source_id": "S-1", "value": 1.0, "unit": "persons",
        "as_printed": "1", "obs_status": "reported", "flags": "",
    }  # fmt: skip
    return pd.DataFrame([{**whole, **row} for row in given], columns=list(OBSERVATION_COLUMNS))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"indicator": "active_participants"}, "enrolment"),
        ({"indicator": "active_participants", "worker_group": "non_asn"}, "groups"),
        ({"indicator": "villages_total"}, "groups"),
        ({"indicator": "claims_paid", "worker_group": "non_asn"}, "claims"),
        ({"indicator": "labour_force"}, "workforce"),
        ({"indicator": "prosecutor_mandates"}, "other"),
    ],
)
def test_each_figure_has_one_section(row, expected):
    assert list(section(rows(row))) == [expected]


def test_an_interval_stands_after_the_year_in_which_it_ends_and_keeps_its_period():
    ordered = in_order(rows({"period": "2019"}, {"period": "2019/2020"}, {"period": ""}, {"period": "2020"}))
    assert list(ordered["period"]) == ["2020", "2019/2020", "2019", ""]


def test_the_newest_month_is_taken_and_not_the_year_that_ends_with_it():
    found = newest(rows({"period": "2025-11"}, {"period": "2025"}, {"period": "2025-12"}))
    assert list(found["period"]) == ["2025-12"]


def test_coverage_opens_the_page_before_participants_and_participants_before_the_workforce():
    workforce, participants = {"indicator": "employed_persons"}, {"indicator": "enrolled_workers"}
    coverage = {"indicator": "coverage_rate", "period": "2020"}
    opened = [headline(in_order(rows(*given)))["indicator"].tolist() for given in (
        (workforce,), (workforce, participants), (workforce, participants, coverage),
    )]  # fmt: skip
    assert opened == [["employed_persons"], ["enrolled_workers"], ["coverage_rate"]]


def test_neither_one_group_nor_a_missing_value_opens_the_page():
    found = headline(rows({"worker_group": "non_asn"}, {"value": float("nan"), "obs_status": "missing"}))
    assert found.empty


def test_what_is_absent_is_listed_and_goes_once_it_is_there():
    region = regions.get("14.08")

    def named(own: pd.DataFrame) -> dict[str, tuple[str, ...]]:
        listed = unknown(region, own, (), NOTHING, pd.DataFrame())
        return {each.what.id: tuple(part.id for part in each.parts) for each in listed}

    before = named(rows({"worker_group": "non_asn"}))
    assert {"Peserta aktif", "Cakupan", "Kantor cabang yang melayani"} <= before.keys()
    after = named(rows({}, {"segment": "wage_workers"}, {"indicator": "eligible_workers"}))
    assert not {"Peserta aktif", "Pekerja yang semestinya terlindungi", "Cakupan"} & after.keys()
    assert SEGMENTS["wage_workers"].id not in after["Peserta aktif menurut segmen"]
    assert SEGMENTS["migrant_workers"].id in after["Peserta aktif menurut segmen"]


def test_claims_of_two_programmes_together_say_nothing_of_one_of_them():
    claims = {"indicator": "claims_paid", "programme": "employment_injury;death"}
    listed = unknown(regions.get("14.08"), rows(claims), (), NOTHING, pd.DataFrame())
    lacking = next(each.parts for each in listed if each.what.id == "Kasus klaim tiap program")
    assert len(lacking) == 5


def test_a_branch_stands_only_beside_what_it_serves_or_where_that_is_not_said():
    def codes(region_code: str) -> list[str]:
        return [office.region.code for office in offices_of(regions.get(region_code))]

    assert codes("35.77") == ["KW-jawa-timur", "KC-madiun"]
    assert codes("35.78") == ["KW-jawa-timur"]
    assert codes("15.71")[1:] == ["KC-jambi"]
    assert codes("KC-jambi") == ["KC-jambi"]
    assert codes(NATION) == []


@pytest.mark.real
@pytest.mark.parametrize("code", ["15.71", "14.08", "16.71", "36.74", "63", "91", "94", NATION, "KC-jambi"])
def test_no_received_figure_of_a_region_is_dropped_or_shown_twice(code):
    snapshot = store.current("published")
    found = facts(snapshot, code, gather(snapshot), DAY)
    parts = (found.enrolment, found.groups, found.claims, found.other, found.workforce, found.survey_before)
    held = store.observations(snapshot, region_code=code, region_vintage=VINTAGE_CURRENT)
    assert sum(map(len, parts)) == len(held) > 0
    pd.testing.assert_frame_equal(in_order(pd.concat(parts)), in_order(held), check_dtype=False)


@pytest.mark.real
def test_the_older_division_of_papua_stands_apart():
    snapshot = store.current("published")
    found = facts(snapshot, "94", gather(snapshot), DAY)
    assert set(found.former["region_code"]) == {"91"}
    assert VINTAGE_CURRENT not in set(found.former["region_vintage"])
    assert found.enrolment.empty


@pytest.mark.real
def test_evidence_is_judged_as_of_the_day():
    snapshot = store.current("published")
    gathered = gather(snapshot)

    def state(day: dt.date) -> str:
        evidence = facts(snapshot, "14.08", gathered, day).evidence
        return evidence.loc[evidence["kind"] == "agreement", "state"].item()

    assert [state(dt.date(2021, 12, 31)), state(dt.date(2022, 1, 1))] == ["in_force", "lapsed"]


@pytest.mark.real
def test_a_province_lists_its_regencies_that_have_figures_besides_the_survey():
    snapshot = store.current("published")
    found = facts(snapshot, "63", gather(snapshot), DAY).regencies
    assert len(found)
    assert found["region_code"].str.startswith("63.").all()
    assert facts(snapshot, "14.08", gather(snapshot), DAY).regencies.empty
