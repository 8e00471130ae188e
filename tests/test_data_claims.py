"""What was paid in a region: every rate from figures that belong together, and a reason wherever there is none."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import claims, store
from data.claims import FIGURE_COLUMNS, LINE, REASONS
from data.fields import PROGRAMMES
from tests.observations import observation, observations

SIAK = "14.08"


def cases(value, programme="all", **changes):
    return observation(SIAK, value, programme=programme, **changes)


def rupiah(value, programme="all", **changes):
    return observation(SIAK, value, indicator="benefits_paid_idr", programme=programme, **changes)


def active(value, period="2023-12", **changes):
    return observation(SIAK, value, indicator="active_participants", period=period, **changes)


def figures(*paid, people=()):
    return claims.figures(
        observations(*paid).assign(is_sum=False), observations(*people).assign(is_sum=False).astype({"is_sum": bool})
    )


def one(found, indicator, **cut):
    rows = found[found["indicator"] == indicator]
    for name, value in cut.items():
        rows = rows[rows[name] == value]
    assert len(rows) == 1, rows
    return rows.iloc[0]


def withheld(found, indicator, **cut):
    row = one(found, indicator, **cut)
    assert pd.isna(row["value"])
    assert row["obs_status"] in ("missing", "suppressed")
    return row["reason"], row["obs_status"]


# --- per claim and per 1,000 --------------------------------------------------------------------------


def test_rupiah_over_cases_of_the_same_line_is_the_amount_per_claim():
    found = figures(cases(4), rupiah(100_000_000))
    row = one(found, "benefits_per_claim_idr")
    assert (row["value"], row["numerator"], row["denominator_value"]) == (25_000_000, 100_000_000, 4)
    assert (row["denominator"], row["unit"], row["obs_status"], row["reason"]) == (
        "claims_paid",
        "idr_per_claim",
        "reported",
        "",
    )
    assert tuple(found.columns) == FIGURE_COLUMNS


@pytest.mark.parametrize("differs", [{"period": "2022"}, {"source_id": "S-2"}, {"basis": "registration"}, {"segment": "wage_workers"},
                                     {"worker_group": "non_asn"}, {"benefit_kind": "medical"}, {"programme": "death"}])  # fmt: skip
def test_cases_and_rupiah_that_do_not_belong_together_give_no_amount_per_claim(differs):
    found = figures(cases(4), rupiah(100, **differs))
    reasons = set(found.loc[found["indicator"] == "benefits_per_claim_idr", "reason"])
    assert reasons == {"no_cases", "no_benefits"}
    assert found.loc[found["indicator"] == "benefits_per_claim_idr", "value"].isna().all()


def test_rupiah_of_two_programmes_are_set_against_the_cases_of_both():
    both = "employment_injury;death"
    found = figures(cases(2, "employment_injury"), cases(16, "death"), rupiah(36_000_000, both))
    assert one(found, "benefits_per_claim_idr", programme=both)["value"] == 2_000_000
    found = figures(cases(2, "employment_injury"), rupiah(36_000_000, both))
    assert withheld(found, "benefits_per_claim_idr", programme=both) == ("no_cases", "missing")
    of_one_kind = figures(cases(2, "employment_injury", benefit_kind="death"), cases(16, "death"), rupiah(36, both))
    assert withheld(of_one_kind, "benefits_per_claim_idr", programme=both) == ("no_cases", "missing")


def test_no_claims_give_no_amount_per_claim():
    assert withheld(figures(cases(0), rupiah(0)), "benefits_per_claim_idr") == ("empty", "missing")


@pytest.mark.parametrize(("status", "reason"), [("suppressed", "hidden"), ("missing", "missing")])
def test_a_hidden_or_missing_figure_gives_no_rate_and_leaves_its_status(status, reason):
    found = figures(cases(None, obs_status=status), rupiah(None, obs_status=status), people=[active(1000)])
    for indicator in ("benefits_per_claim_idr", "claims_per_1000", "benefits_per_1000_idr"):
        assert withheld(found, indicator) == (reason, status)


def test_claims_are_set_against_the_participants_at_the_end_of_their_period():
    found = figures(cases(30), rupiah(600), people=[active(2000), active(9999, "2023-11")])
    row = one(found, "claims_per_1000")
    assert (row["value"], row["denominator_value"], row["denominator_period"]) == (15, 2000, "2023-12")
    assert one(found, "benefits_per_1000_idr")["value"] == 300
    part = figures(cases(30, period="2024-01/2024-05"), people=[active(2000, "2024-05"), active(1, "2024-12")])
    assert one(part, "claims_per_1000")["value"] == 15


@pytest.mark.parametrize(
    "differs",
    [{"period": "2023-11"}, {"segment": "wage_workers"}, {"worker_group": "non_asn"}, {"programme": "death"},
     {"source_id": "S-2", "basis": "registration"}],
)  # fmt: skip
def test_participants_of_another_time_cut_or_basis_are_no_base(differs):
    assert withheld(figures(cases(3), people=[active(10, **differs)]), "claims_per_1000") == (
        "no_participants",
        "missing",
    )


def test_two_sources_of_unstated_basis_are_never_set_against_each_other_but_one_source_may_be():
    unstated = {"basis": "unstated"}
    assert withheld(
        figures(cases(3, **unstated), people=[active(1000, source_id="S-2", **unstated)]), "claims_per_1000"
    )
    assert one(figures(cases(3, **unstated), people=[active(1000, **unstated)]), "claims_per_1000")["value"] == 3


def test_of_several_bases_the_sources_own_is_taken_and_a_contradiction_gives_none():
    own, other, third = active(1000), active(500, source_id="S-2"), active(400, source_id="S-3")
    assert one(figures(cases(3), people=[other, own]), "claims_per_1000")["value"] == 3
    assert withheld(figures(cases(3), people=[other, third]), "claims_per_1000") == ("two_bases", "missing")


def test_a_rate_has_the_weaker_status_and_the_flags_of_both_its_figures():
    found = figures(cases(3, flags="cumulative"), people=[active(1000, flags="rounded", obs_status="provisional")])
    row = one(found, "claims_per_1000")
    assert (row["obs_status"], row["flags"]) == ("provisional", "cumulative;rounded")


# --- shares -------------------------------------------------------------------------------------------


def test_a_programmes_share_is_its_part_of_the_stated_total():
    found = figures(cases(10), cases(3, "death"), cases(7, "old_age"))
    assert one(found, "programme_share_of_claims", programme="death")["value"] == 0.3
    assert one(found, "programme_share_of_claims", programme="old_age")["value"] == 0.7
    assert found[found["indicator"] == "programme_share_of_claims"]["programme"].tolist() == ["death", "old_age"]


def test_without_a_stated_total_all_five_programmes_are_needed():
    names = [code for code in PROGRAMMES if code not in ("all", "not_stated")]
    found = figures(*(rupiah(amount, name) for amount, name in zip((10, 20, 30, 40, 100), names, strict=True)))
    assert one(found, "programme_share_of_benefits", programme="death")["value"] == 0.1
    assert one(found, "programme_share_of_benefits", programme="job_loss")["denominator_value"] == 200
    four = figures(*(rupiah(10, name) for name in names[:4]))
    assert withheld(four, "programme_share_of_benefits", programme="death") == ("no_total", "missing")


@pytest.mark.parametrize("differs", [{"period": "2022"}, {"source_id": "S-2"}, {"basis": "registration"},
                                     {"segment": "wage_workers"}, {"worker_group": "non_asn"}, {"benefit_kind": "medical"}])  # fmt: skip
def test_a_total_of_another_source_period_basis_or_cut_is_no_whole(differs):
    found = figures(cases(10, **differs), cases(3, "death"))
    assert withheld(found, "programme_share_of_claims", programme="death") == ("no_total", "missing")


def test_a_share_of_or_by_a_hidden_figure_is_hidden_and_the_hidden_total_is_not_counted_again():
    names = [code for code in PROGRAMMES if code not in ("all", "not_stated")]
    total = cases(None, obs_status="suppressed")
    found = figures(total, *(cases(10, name) for name in names))
    assert withheld(found, "programme_share_of_claims", programme="death") == ("hidden", "suppressed")
    found = figures(cases(10), cases(None, "death", obs_status="suppressed"), cases(6, "old_age"))
    assert withheld(found, "programme_share_of_claims", programme="death") == ("hidden", "suppressed")
    assert one(found, "programme_share_of_claims", programme="old_age")["value"] == 0.6


def test_programmes_that_exceed_their_total_have_no_share_unless_rounding_explains_it():
    found = figures(cases(10), cases(6, "death"), cases(6, "old_age"))
    assert withheld(found, "programme_share_of_claims", programme="death") == ("parts_exceed", "missing")
    rounded = {"flags": "rounded", "as_printed": "Rp"}
    found = figures(rupiah(3_490, **rounded), rupiah(3_000, "old_age", **rounded), rupiah(500, "death", **rounded),
                    rupiah(3, "pension", **rounded))  # fmt: skip
    assert one(found, "programme_share_of_benefits", programme="death")["value"] == 500 / 3490


def test_joined_and_unnamed_programmes_have_no_share():
    found = figures(cases(10), cases(4, "employment_injury;death"), cases(2, "not_stated"))
    assert "programme_share_of_claims" not in set(found["indicator"])


@given(st.lists(st.integers(0, 10**12), min_size=5, max_size=5))
def test_the_shares_of_all_programmes_make_one_or_are_not_given(amounts):
    names = [code for code in PROGRAMMES if code not in ("all", "not_stated")]
    found = figures(*(rupiah(amount, name) for amount, name in zip(amounts, names, strict=True)))
    shares = found.loc[found["indicator"] == "programme_share_of_benefits", "value"]
    assert shares.sum() == pytest.approx(1) if sum(amounts) else shares.isna().all()


# --- lines --------------------------------------------------------------------------------------------


def test_an_interval_stays_a_line_of_its_own_and_is_never_added_to_its_parts():
    found = figures(cases(18, period="2019"), cases(15, period="2020"), cases(34, period="2019/2020"))
    assert found.loc[found["indicator"] == "claims_paid", ["period", "value"]].values.tolist() == [
        ["2020", 15], ["2019/2020", 34], ["2019", 18],
    ]  # fmt: skip


def test_recipients_are_people_and_give_no_rate():
    found = figures(observation(SIAK, 5, indicator="benefit_recipients", programme="old_age"))
    assert found["indicator"].tolist() == ["benefit_recipients"]
    assert found["unit"].tolist() == ["persons"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (rupiah(5, period="2022"), cases(5, period="2023")),
        (rupiah(5, period="2023"), rupiah(5, period="2022")),
        (rupiah(5), rupiah(5, "employment_injury;death")),
        (rupiah(5, "employment_injury;death"), rupiah(5, "not_stated")),
        (rupiah(5, "not_stated"), rupiah(5, "death")),
        (rupiah(5), rupiah(5, worker_group="non_asn")),
        (rupiah(5), rupiah(5, segment="wage_workers")),
        (rupiah(5, period="2023"), rupiah(5, period="2023-12")),
        (rupiah(5, period="2022"), rupiah(None, period="2023")),
    ],
)
def test_the_line_that_says_most_comes_first(first, second):
    for rows in ((first, second), (second, first)):
        line = claims.telling(figures(*rows))
        assert line[list(LINE)].iloc[0].to_dict() == {name: first[name] for name in LINE}
        assert claims.line_count(line) == 1


def test_a_region_without_any_figure_has_no_telling_line():
    empty = figures()
    assert claims.telling(empty).empty
    assert claims.line_count(empty) == 0
    assert tuple(empty.columns) == FIGURE_COLUMNS


# --- the published figures ----------------------------------------------------------------------------


def published(region_code):
    return claims.claims(store.current("published"), region_code)


@pytest.mark.real
class TestPublished:
    def test_siak_has_33_cases_and_the_stated_total_beside_its_disputed_parts(self):
        found = published("14.08")
        line = claims.telling(found.figures)
        assert one(line, "claims_paid")["value"] == 33
        assert one(line, "benefits_paid_idr")["value"] == 1_154_881_099
        assert one(line, "benefits_per_claim_idr")["value"] == 1_154_881_099 / 33
        assert (
            one(found.figures, "benefits_per_claim_idr", period="2019", programme="employment_injury;death")["value"]
            == 440_551_030 / 18
        )
        disputed = found.checks[found.checks["kind"] == "parts"].set_index("check_id")
        assert disputed.loc["parts-siak-benefits-2019-2020", "computed"] == 1_154_880_326
        assert disputed.loc["parts-siak-claims-2019-2020", "verdict"] == "agrees"

    def test_kalimantan_selatan_has_january_to_september_2021_as_an_interval(self):
        found = published("63").figures
        press = found[found["period"] == "2021-01/2021-09"]
        assert one(press, "claims_paid")["value"] == 33_172
        assert one(press, "benefits_paid_idr")["value"] == 336_000_000_000
        assert one(press, "benefits_per_claim_idr")["value"] == 336_000_000_000 / 33_172
        assert set(press["period"]) == {"2021-01/2021-09"}

    def test_jambi_keeps_medical_costs_apart_and_the_branch_apart_from_the_city(self):
        found = published("15.71")
        assert one(found.figures, "benefits_paid_idr", benefit_kind="medical")["value"] == 56_000_000
        assert one(found.figures, "benefits_paid_idr", benefit_kind="all")["value"] == 1_800_000_000
        assert set(found.of_offices["region_code"]) == {"KC-jambi"}
        assert set(found.figures["region_code"]) == {"15.71"}

    def test_banten_shares_its_programmes_within_the_rounding_of_its_source(self):
        found = published("36").figures
        shares = found[(found["indicator"] == "programme_share_of_claims") & found["value"].notna()]
        assert shares["numerator"].sum() == 253_394
        assert shares["value"].sum() == pytest.approx(1)
        assert (
            one(found, "programme_share_of_benefits", programme="old_age", period="2024-01/2024-11")["value"]
            == 2_730 / 3_490
        )

    def test_the_nation_and_an_office_get_the_sum_of_their_provinces_and_only_a_whole_one(self):
        nation = published("ID").figures
        jkk = nation[(nation["period"] == "2023") & (nation["segment"] == "total") & nation["is_sum"]]
        assert one(jkk, "claims_paid")["value"] == 370_747
        assert one(jkk, "claims_per_1000")["value"] == 370_747_000 / 41_560_938
        assert not nation.loc[nation["period"] == "2024", "is_sum"].any()
        kanwil = published("KW-sumbagut").figures
        both = [published(code).figures for code in ("11", "12")]
        parts = [
            one(each, "claims_paid", period="2023", segment="total", programme="employment_injury")["value"]
            for each in both
        ]
        assert one(kanwil, "claims_paid", period="2023", segment="total")["value"] == sum(parts)

    def test_papua_keeps_the_figures_of_its_former_borders_apart(self):
        found = published("94")
        assert found.figures.empty
        assert set(found.former["region_vintage"]) == {"before-2022-papua-split"}

    def test_every_reason_is_said_in_both_languages_and_every_withheld_rate_has_one(self):
        found = published("36").figures
        rates = found[found["denominator"] != ""]
        assert (rates["value"].isna() == (rates["reason"] != "")).all()
        assert set(rates["reason"]) - {""} <= set(REASONS)

    def test_the_sample_has_every_rate_where_its_figures_are_shown(self):
        found = claims.claims(store.current("synthetic"), "14.08")
        year = found.figures[found.figures["period"] == "2025"]
        assert one(year, "programme_share_of_claims", programme="death")["value"] == 262 / 5347
        assert one(year, "claims_per_1000", programme="all")["value"] == 5347_000 / 106_237
        assert found.checks.empty
        assert set(found.of_offices["region_code"]) == {"KW-sumbarriau"}
