"""Counts and rates of regions: sum over sum, nothing clipped, nothing invented where a part is missing."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import catalogue, indicators, regions
from data.fields import NATION, NOT_STATED, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED
from data.indicators import PANEL_COLUMNS, Slice, TwoFiguresError
from tests.observations import counts, observation, observations

CLAIMS = catalogue.measure("synthetic", "claims_paid")
COVERAGE = catalogue.measure("synthetic", "coverage_rate")
GAP = catalogue.measure("synthetic", "coverage_gap")
PER_1000 = catalogue.measure("synthetic", "claims_per_1000")
PER_100 = catalogue.measure("published", "participants_per_100_employed")
PRINTED = catalogue.measure("published", "coverage_rate")

TODAY = [region.code for region in regions.provinces()]
BEFORE = [region.code for region in regions.provinces(VINTAGE_OLD_PAPUA)]
PAPUA_NOW, PAPUA_BARAT_NOW = ("91", "93", "94", "95"), ("92", "96")


def panel(measure, numerators, denominators=None, level="province"):
    return indicators.panel(measure, Slice(period="2023"), level, numerators, denominators)


def row(table, code):
    return table[table["region_code"] == code].iloc[0]


def upper(found, code):
    return row(found.upper, code)


def everywhere(value, codes=TODAY, **others):
    """The same value in all provinces, except in those named like p14=3."""
    return dict.fromkeys(codes, value) | {code[1:]: other for code, other in others.items()}


def old(values, **changes):
    """Counts by the 34 provinces: 91 and 92 in their old shapes, the others as ever."""
    rows = [
        observation(code, value, **changes, **({"region_vintage": VINTAGE_OLD_PAPUA} if code in ("91", "92") else {}))
        for code, value in values.items()
    ]
    return observations(*rows)


# --- sum over sum -------------------------------------------------------------------------------------


def test_a_rate_of_the_nation_and_of_an_office_is_sum_over_sum():
    active = counts(everywhere(0, p13=10, p14=20, p21=30))
    eligible = counts(everywhere(100, p13=100, p14=50, p21=50))
    found = panel(COVERAGE, active, eligible)
    assert row(found.table, "13")["value"] == 0.1
    assert row(found.table, "21")["value"] == 0.6
    # 60 of 200, and not the mean of 0.1, 0.4 and 0.6.
    assert upper(found, "KW-sumbarriau")["value"] == 0.3
    assert found.nation["numerator"] == 60
    assert found.nation["denominator_value"] == 3700
    assert found.nation["value"] == 60 / 3700


def test_a_plain_count_is_summed_and_has_no_denominator():
    found = panel(CLAIMS, counts(everywhere(2, p31=5)))
    assert found.nation["value"] == 79
    assert found.nation["denominator"] == ""
    assert math.isnan(found.nation["denominator_value"])
    assert upper(found, "KW-dki-jakarta")["value"] == 5
    assert upper(found, "KW-banuspa")["value"] == 18
    assert len(found.upper) == 38 + 11
    assert tuple(found.upper.columns) == tuple(found.table.columns) == PANEL_COLUMNS == tuple(found.nation)


def test_a_gap_is_the_difference_of_the_sums():
    found = panel(GAP, counts(everywhere(10)), counts(everywhere(4, p11=1)))
    assert row(found.table, "11")["value"] == 9
    assert found.nation["value"] == 380 - 149


@pytest.mark.parametrize("hole", ["row absent", "value missing"])
def test_a_sum_of_which_a_part_is_missing_is_not_given(hole):
    values = everywhere(2) | {"14": None}
    if hole == "row absent":
        del values["14"]
    found = panel(CLAIMS, counts(values))
    for total in (found.nation, upper(found, "KW-sumbarriau"), upper(found, "14")):
        assert math.isnan(total["value"])
        assert total["obs_status"] == "missing"
    assert upper(found, "KW-sumbagut")["value"] == 4


def test_a_sum_of_which_a_part_is_hidden_is_hidden():
    hidden = observations(
        *(observation(code, 2) for code in TODAY if code != "14"), observation("14", None, obs_status="suppressed")
    )
    found = panel(CLAIMS, hidden)
    assert upper(found, "KW-sumbarriau")["obs_status"] == found.nation["obs_status"] == "suppressed"
    assert math.isnan(found.nation["value"])


def test_a_stored_total_was_summed_before_hiding_and_stays():
    hidden = observations(
        *(observation(code, 2) for code in TODAY if code not in ("14", "21")),
        *(observation(code, None, obs_status="suppressed") for code in ("14", "21")),
        observation("KW-sumbarriau", None, obs_status="suppressed"),
        observation(NATION, 77, flags="parts_missing"),
    )
    found = panel(CLAIMS, hidden)
    assert (found.nation["value"], found.nation["obs_status"]) == (77, "reported")
    assert found.nation["flags"] == "parts_missing"
    assert upper(found, "KW-sumbarriau")["obs_status"] == "suppressed"


def test_a_stored_total_without_a_figure_gives_way_to_the_sum():
    found = panel(CLAIMS, counts(everywhere(2) | {NATION: None}))
    assert (found.nation["value"], found.nation["obs_status"]) == (76, "reported")


def test_a_stated_total_is_not_replaced_by_the_sum_of_its_parts():
    assert panel(CLAIMS, counts(everywhere(2) | {NATION: 80})).nation["value"] == 80


def test_a_rate_of_a_hidden_count_or_base_is_hidden():
    active = observations(observation("14", None, obs_status="suppressed"), observation("15", 5), observation("16", 5))
    eligible = observations(observation("14", 9), observation("15", None, obs_status="suppressed"))
    table = panel(COVERAGE, active, eligible).table
    assert table["obs_status"].tolist() == ["suppressed", "suppressed", "missing"]
    assert table["value"].isna().all()


def test_a_sum_has_the_weakest_status_and_all_sources_of_its_parts():
    values = observations(
        observation("13", 1, source_id="B"), observation("14", 1, source_id="A", obs_status="estimated"),
        observation("21", 1, source_id="B", obs_status="provisional"),
    )  # fmt: skip
    office = upper(panel(CLAIMS, values), "KW-sumbarriau")
    assert (office["value"], office["obs_status"], office["source_id"]) == (3, "estimated", "A;B")
    assert (office["period"], office["basis"]) == ("2023", "residence")


def test_a_sum_of_parts_on_several_bases_states_none():
    values = observations(observation("11", 1), observation("12", 1, basis="registration"))
    assert upper(panel(CLAIMS, values), "KW-sumbagut")["basis"] == "unstated"


def test_only_what_holds_for_a_sum_is_inherited_from_its_parts():
    values = counts(everywhere(1, p11=1), flags="cumulative;disputed_sources;implausible;parts_missing")
    found = panel(CLAIMS, values)
    assert found.nation["flags"] == "cumulative;parts_missing"
    # An office of one province shows that province's own figure.
    assert upper(found, "KW-dki-jakarta")["flags"] == "cumulative;disputed_sources;implausible;parts_missing"


# --- divisions of Papua ---------------------------------------------------------------------------------


def test_todays_bases_are_summed_under_counts_of_the_old_provinces():
    active = old(everywhere(1, BEFORE, p91=3, p92=2))
    eligible = counts(everywhere(10, p93=20, p94=30, p95=40, p96=50))
    found = panel(COVERAGE, active, eligible)
    assert found.vintage == VINTAGE_OLD_PAPUA
    assert found.table["region_code"].tolist() == BEFORE
    assert row(found.table, "91")["denominator_value"] == 10 + 20 + 30 + 40
    assert row(found.table, "91")["value"] == 0.03
    assert row(found.table, "92")["value"] == 2 / 60
    assert found.nation["value"] == 37 / 480
    assert upper(found, "KW-banuspa")["denominator_value"] == 30 + 160


def test_bases_that_are_old_already_are_not_summed_again():
    found = panel(COVERAGE, old(everywhere(1, BEFORE)), old(everywhere(10, BEFORE, p91=20)))
    assert row(found.table, "91")["value"] == 0.05
    assert found.nation["value"] == 34 / 350


def test_todays_counts_are_summed_over_bases_of_the_old_provinces():
    found = panel(COVERAGE, counts(everywhere(1)), old(everywhere(10, BEFORE)))
    assert found.vintage == VINTAGE_OLD_PAPUA
    assert row(found.table, "91")["value"] == 0.4
    assert row(found.table, "92")["value"] == 0.2


@pytest.mark.parametrize(("hole", "without", "untouched"), [("95", "91", "92"), ("96", "92", "91")])
def test_an_old_province_of_which_a_part_is_missing_has_no_sum(hole, without, untouched):
    values = everywhere(10)
    del values[hole]
    found = panel(COVERAGE, old(everywhere(1, BEFORE)), counts(values))
    assert row(found.table, without)["obs_status"] == "missing"
    assert row(found.table, untouched)["obs_status"] == "reported"
    assert found.nation["obs_status"] == "missing"


def test_a_figure_of_an_unknown_division_has_no_place():
    values = observations(observation("14", 1), observation("91", 5, region_vintage=VINTAGE_UNRESOLVED))
    found = panel(CLAIMS, values)
    assert found.vintage == VINTAGE_CURRENT
    assert found.table["region_code"].tolist() == ["14"]


# --- one figure per region ------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["14", "14.08", NATION])
def test_two_figures_for_one_region_are_refused_rather_than_chosen_from(code):
    twice = observations(observation(code, 1), observation(code, 2, source_id="S-2"), observation("15", 1))
    for numerators, denominators in [(twice, counts({"15": 9})), (counts({"15": 9}), twice)]:
        with pytest.raises(TwoFiguresError, match=f"untuk wilayah {code}") as caught:
            panel(COVERAGE, numerators, denominators)
        assert caught.value.codes == (code,)


# --- rates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("measure", "value"), [(COVERAGE, 1.5), (PER_100, 150.0)])
def test_a_rate_above_one_is_flagged_and_never_clipped(measure, value):
    found = panel(measure, counts({"31": 3, "32": 2}), counts({"31": 2, "32": 2}))
    assert found.table["value"].tolist() == [value, value / 1.5]
    assert found.table["flags"].tolist() == ["above_one", ""]
    assert upper(found, "KW-dki-jakarta")["flags"] == "above_one"


def test_a_gap_below_zero_is_flagged_and_never_clipped():
    table = panel(GAP, counts({"31": 2, "32": 2}), counts({"31": 3, "32": 2})).table
    assert table["value"].tolist() == [-1, 0]
    assert table["flags"].tolist() == ["above_one", ""]


def test_more_than_a_thousand_claims_per_thousand_are_many_but_not_impossible():
    table = panel(PER_1000, counts({"31": 3}), counts({"31": 2}, period="2023-12")).table
    assert table["value"].tolist() == [1500]
    assert table["flags"].tolist() == [""]
    assert table["denominator_period"].tolist() == ["2023-12"]


def test_nothing_over_something_is_zero_and_something_over_nothing_is_no_rate():
    table = panel(COVERAGE, counts({"31": 0, "32": 3, "33": 0}), counts({"31": 2, "32": 0, "33": 0})).table
    assert table["value"].fillna(-1).tolist() == [0, -1, -1]
    assert table["obs_status"].tolist() == ["reported", "missing", "missing"]
    assert table["flags"].tolist() == ["", "", ""]


@pytest.mark.parametrize(
    ("basis", "base", "flags"),
    [
        ("registration", "residence", "basis_mixed"),
        ("residence", "residence", ""),
        ("unstated", "residence", ""),
        ("registration", "unstated", ""),
    ],
)
def test_two_known_bases_of_counting_are_flagged(basis, base, flags):
    table = panel(PER_100, counts({"31": 1}, basis=basis), counts({"31": 2}, basis=base)).table
    assert table["flags"].tolist() == [flags]
    assert table["basis"].tolist() == [basis]


def test_a_rate_carries_the_weaker_status_and_the_flags_and_sources_of_both_sides():
    found = panel(
        COVERAGE,
        counts({"31": 1}, flags="repaired", source_id="A"),
        counts({"31": 2}, flags="jump;repaired", source_id="B", obs_status="estimated", period="2023-08"),
    ).table.to_dict("records")
    assert found == [
        {
            "region_code": "31", "value": 0.5, "numerator": 1, "denominator_value": 2, "period": "2023",
            "denominator_period": "2023-08", "basis": "residence", "denominator": "eligible_workers",
            "obs_status": "estimated", "flags": "jump;repaired", "as_printed": "", "source_id": "A",
            "denominator_source_id": "B",
        }
    ]  # fmt: skip


def test_regions_of_either_side_are_kept_and_regencies_stay_apart():
    found = panel(COVERAGE, counts({"31": 1, "31.71": 2}), counts({"32": 2, "31.71": 8, "32.04": 4}), level="regency")
    assert found.table["region_code"].tolist() == ["31.71", "32.04"]
    assert found.table["value"].fillna(-1).tolist() == [0.25, -1]
    assert found.table["obs_status"].tolist() == ["reported", "missing"]
    assert (upper(found, "31")["numerator"], upper(found, "31")["source_id"]) == (1, "S-1")
    assert upper(found, "32")["denominator_value"] == 2


@pytest.mark.parametrize(("measure", "denominators"), [(CLAIMS, None), (COVERAGE, observations())])
def test_no_rows_give_no_figures_and_no_crash(measure, denominators):
    found = panel(measure, observations(), denominators)
    assert found.table.empty
    assert found.nation["obs_status"] == "missing"
    assert found.upper["region_code"].tolist()[:38] == TODAY
    assert set(found.upper["obs_status"]) == {"missing"}


# --- which cut of the denominator ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "asked", "against"),
    [
        (COVERAGE, Slice("wage_workers", period="2023-05"), Slice("wage_workers", period="2023-05")),
        (COVERAGE, Slice(worker_group="non_asn", period="2023-05"), Slice(worker_group="non_asn", period="2023-05")),
        (GAP, Slice("wage_workers", period="2023-05"), Slice("wage_workers", period="2023-05")),
        (PER_100, Slice("wage_workers", period="2023-12"), Slice(period="2023-08")),
        (PER_1000, Slice("wage_workers", "death", period="2023"), Slice("wage_workers", period="2023-12")),
        (PER_1000, Slice(programme="all", period="2024-01/2024-05"), Slice(period="2024-05")),
        (
            catalogue.measure("synthetic", "benefits_per_claim_idr"),
            Slice(programme="death", period="2023", benefit_kind="medical"),
            Slice(programme="death", period="2023", benefit_kind="medical"),
        ),
    ],
)
def test_the_denominator_is_cut_like_the_numerator_where_it_is_split_so(measure, asked, against):
    assert indicators.denominator_cut(measure.definition, asked) == against


def combinations(*rows):
    """What the store counts: segment, programme, group, period, level, rows and perhaps a division of the country."""
    columns = ["segment", "programme", "worker_group", "period", "level", "rows", "region_vintage"]
    table = pd.DataFrame([(*row, VINTAGE_CURRENT)[: len(columns)] for row in rows], columns=columns)
    return table.assign(benefit_kind="all")


def offered(measure, numerators, denominators=None):
    found = indicators.choices(measure, numerators, denominators)
    columns = ["segment", "worker_group", "period", "level", "regions"]
    return sorted(found[columns].itertuples(index=False, name=None))


def test_a_cut_is_offered_where_its_denominator_exists_at_that_level():
    plain = (NOT_STATED, "all")
    numerators = combinations(
        ("total", *plain, "2023-12", "province", 38), ("total", *plain, "2023-12", "regency", 514),
        ("wage_workers", *plain, "2023-12", "province", 30), ("total", *plain, "2024-12", "province", 38),
        ("total", *plain, "2023-12", "nation", 1), ("total", *plain, "2023-12", "branch", 4),
    )  # fmt: skip
    employed = combinations(("total", *plain, "2023-08", "province", 38), ("total", *plain, "2023-08", "nation", 1))
    assert offered(PER_100, numerators, employed) == [
        ("total", "all", "2023-12", "province", 38), ("wage_workers", "all", "2023-12", "province", 30),
    ]  # fmt: skip
    assert offered(catalogue.measure("published", "active_participants"), numerators) == [
        ("total", "all", "2023-12", "province", 38), ("total", "all", "2023-12", "regency", 514),
        ("total", "all", "2024-12", "province", 38), ("wage_workers", "all", "2023-12", "province", 30),
    ]  # fmt: skip


@pytest.mark.parametrize(("measure", "period"), [(COVERAGE, "2023-12"), (PER_1000, "2023-12")])
def test_a_worker_group_is_not_set_against_all_workers(measure, period):
    total = ("total", NOT_STATED, "all", period, "regency", 514)
    groups = combinations(total, ("total", NOT_STATED, "non_asn", period, "regency", 514))
    assert offered(measure, groups, combinations(total)) == [("total", "all", period, "regency", 514)]
    assert len(offered(measure, groups, groups)) == 2


def test_one_region_in_its_old_shape_makes_a_cut_an_old_one():
    plain = ("total", NOT_STATED, "all")
    rows = [(*plain, "2023", "province", 32), (*plain, "2023", "province", 2, VINTAGE_OLD_PAPUA)]
    rows += [(*plain, "2024", "province", 38), (*plain, "2024", "province", 1, VINTAGE_UNRESOLVED)]
    found = indicators.choices(CLAIMS, combinations(*rows), None)
    assert found[["period", "regions", "vintage"]].to_dict("records") == [
        {"period": "2023", "regions": 34, "vintage": VINTAGE_OLD_PAPUA},
        {"period": "2024", "regions": 38, "vintage": VINTAGE_CURRENT},
    ]


def test_printed_figures_are_offered_by_division_since_each_stands_alone():
    plain = ("total", NOT_STATED, "all")
    rows = [(*plain, "2023", "province", 5), (*plain, "2023", "province", 1, VINTAGE_OLD_PAPUA)]
    found = indicators.choices(PRINTED, combinations(*rows), None)
    assert found[["regions", "vintage"]].values.tolist() == [[5, VINTAGE_CURRENT], [1, VINTAGE_OLD_PAPUA]]


# --- figures as printed -------------------------------------------------------------------------------------


def printed(*rows, level="province", **published):
    table = observations(
        *(observation(*row[:2], indicator="coverage_rate", denominator=NOT_STATED, **row[2]) for row in rows)
    )
    found = indicators.newest_printed(table, published, level)
    return found[["region_code", "value", "period", "flags"]].values.tolist()


def test_the_newest_figure_of_each_region_is_shown():
    assert printed(
        ("14", 0.3, {"period": "2023"}), ("14", 0.4, {"period": "2024-05"}), ("14", 0.2, {"period": "2021-12"}),
        ("15", 0.5, {"period": ""}), ("16", 0.6, {"period": ""}), ("16", 0.1, {"period": "2019"}),
        ("14.08", 0.9, {"period": "2025"}), (NATION, 0.35, {"period": "2025"}),
    ) == [["14", 0.4, "2024-05", ""], ["15", 0.5, "", ""], ["16", 0.1, "2019", ""]]  # fmt: skip


def test_an_interval_counts_by_its_end():
    interval, month = ("14", 0.3, {"period": "2024-01/2024-09"}), ("14", 0.4, {"period": "2024-08"})
    assert printed(interval, month) == printed(month, interval) == [["14", 0.3, "2024-01/2024-09", ""]]


def test_of_one_period_the_figure_published_last_is_shown_and_both_are_known_to_differ():
    rows = [("14", 0.3, {"source_id": "A"}), ("14", 0.4, {"source_id": "B"})]
    assert printed(*rows, A="2024-02-01", B="2024-01-31") == [["14", 0.3, "2023", "disputed_sources"]]
    assert printed(*rows, A="2024-02-01", B="2024-02") == [["14", 0.3, "2023", "disputed_sources"]]


def test_a_source_without_a_date_does_not_outrank_a_dated_one():
    rows = [("14", 0.3, {"source_id": "A"}), ("14", 0.4, {"source_id": "B"})]
    assert printed(*rows, A="2024-02-01", B=NOT_STATED) == [["14", 0.3, "2023", "disputed_sources"]]


def test_a_year_printed_within_that_year_is_no_newer_than_its_publication():
    rows = [("14", 0.3, {"period": "2025", "source_id": "A"}), ("14", 0.4, {"period": "2025-08", "source_id": "B"})]
    assert printed(*rows, A="2025-05-02", B="2025-09-01") == [["14", 0.4, "2025-08", ""]]
    assert printed(*rows, A="2025-09-30", B="2025-09-01") == [["14", 0.3, "2025", ""]]
    assert printed(*rows, A="2025", B="2025-09-01") == [["14", 0.3, "2025", ""]]


@pytest.mark.parametrize(
    "other",
    [
        {"source_id": "B", "denominator": "non_asn_total"},
        {"source_id": "B", "basis": "registration"},
        {"source_id": "A"},
        {"source_id": "B", "period": "2022"},
    ],
)
def test_figures_on_other_terms_do_not_contradict(other):
    rows = observations(
        observation("14", 0.3, indicator="coverage_rate", denominator=NOT_STATED, source_id="A"),
        observation("14", 0.4, indicator="coverage_rate", **({"denominator": NOT_STATED} | other)),
    )
    assert indicators.newest_printed(rows, {}, "province")["flags"].tolist() == [""]


def test_the_same_value_from_two_sources_is_no_contradiction():
    assert printed(("14", 0.3, {"source_id": "A"}), ("14", 0.3, {"source_id": "B"})) == [["14", 0.3, "2023", ""]]


@pytest.mark.parametrize("vintage", [VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED])
def test_a_printed_figure_of_another_division_is_not_put_on_todays_map(vintage):
    assert printed(("91", 0.1, {"region_vintage": vintage})) == []


def test_a_printed_figure_keeps_its_words_and_its_terms():
    rows = observations(
        observation("14", 0.3, indicator="coverage_rate", denominator=NOT_STATED, as_printed="30 persen")
    )
    found = indicators.newest_printed(rows, {}, "province").iloc[0]
    assert (found["as_printed"], found["denominator"], found["numerator"]) == ("30 persen", NOT_STATED, 0.3)


# --- rankings ---------------------------------------------------------------------------------------------


def ranked(*rows, **changes):
    names = ("region_code", "value", "period", "denominator", "denominator_period", "basis")
    usual = ("31", 1.0, "2023", "employed_persons", "2023-08", "residence")
    return pd.DataFrame([dict(zip(names, usual, strict=True)) | changes | row for row in rows])


@pytest.mark.parametrize("column", ["period", "denominator", "denominator_period", "basis"])
def test_regions_are_ranked_only_on_the_same_terms(column):
    assert indicators.rankable(ranked({}, {})) == ()
    assert indicators.rankable(ranked({}, {column: "2019" if "period" in column else "registration"})) == (column,)


@pytest.mark.parametrize(("column", "text"), [("denominator", NOT_STATED), ("basis", "unstated"), ("period", "")])
def test_terms_that_nobody_stated_do_not_agree(column, text):
    assert indicators.rankable(ranked({}, {}, **{column: text})) == (column,)


def test_a_region_without_a_value_does_not_forbid_a_ranking():
    assert indicators.rankable(ranked({}, {"value": math.nan, "period": "", "basis": "unstated"})) == ()
    assert indicators.rankable(ranked({"value": math.nan, "basis": "unstated"})) == ()


def test_several_reasons_are_all_named():
    assert indicators.rankable(ranked({}, {"period": "2019", "basis": "unstated"})) == ("period", "basis")


def test_a_count_has_no_denominator_and_is_ranked_without():
    assert indicators.rankable(ranked({}, {}, denominator="", denominator_period="")) == ()


@pytest.mark.parametrize(
    ("values", "highest", "lowest"),
    [
        ([], [], []),
        ([7], [], []),
        ([7, 8], ["B"], ["A"]),
        ([7, 8, 9], ["C"], ["A"]),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], list("JIHGF"), list("ABCDE")),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], list("LKJIH"), list("ABCDE")),
        ([5, 5, 5, 5], ["A", "B"], ["C", "D"]),
        ([3, 9, 9, 3, 6, math.nan], ["B", "C"], ["A", "D"]),
        ([math.nan, math.nan], [], []),
    ],
)
def test_the_ends_of_a_ranking_are_never_the_same_region_and_ties_go_by_code(values, highest, lowest):
    table = pd.DataFrame({"region_code": list("ABCDEFGHIJKL")[: len(values)], "value": pd.Series(values, dtype=float)})
    for shuffled in (table, table[::-1]):
        top, bottom = indicators.extremes(shuffled)
        assert top["region_code"].tolist() == highest
        assert bottom["region_code"].tolist() == lowest


# --- what holds for any figures -------------------------------------------------------------------------------

VALUES = st.one_of(st.none(), st.integers(0, 10**9))
PROVINCE_VALUES = st.fixed_dictionaries(dict.fromkeys(TODAY, VALUES))


@settings(deadline=None, max_examples=15)
@given(PROVINCE_VALUES, PROVINCE_VALUES, st.randoms())
def test_the_order_of_the_rows_never_changes_a_figure(active, eligible, random):
    numerators, denominators = counts(active), counts(eligible)
    expected = panel(COVERAGE, numerators, denominators)
    mixed = [table.sample(frac=1, random_state=random.randrange(2**32)) for table in (numerators, denominators)]
    found = panel(COVERAGE, *mixed)
    pd.testing.assert_frame_equal(found.table, expected.table)
    pd.testing.assert_frame_equal(found.upper, expected.upper)
    pd.testing.assert_series_equal(pd.Series(found.nation), pd.Series(expected.nation))


@settings(deadline=None, max_examples=15)
@given(PROVINCE_VALUES)
def test_the_provinces_and_the_offices_add_up_to_the_nation_or_there_is_no_nation(values):
    found = panel(COVERAGE, counts(values), counts(everywhere(10**9)))
    is_province = found.upper["region_code"].isin(TODAY)
    if None in values.values():
        assert math.isnan(found.nation["numerator"])
    else:
        assert found.nation["numerator"] == sum(values.values())
        assert found.upper[is_province]["numerator"].sum() == found.nation["numerator"]
        assert found.upper[~is_province]["numerator"].sum() == found.nation["numerator"]
        assert found.nation["value"] == pytest.approx(sum(values.values()) / 38e9)


@settings(deadline=None, max_examples=15)
@given(PROVINCE_VALUES, PROVINCE_VALUES)
def test_the_values_for_classes_are_those_of_the_panel(active, eligible):
    numerators, denominators = counts(active), counts(eligible)
    for measure in (COVERAGE, GAP, PER_1000):
        expected = panel(measure, numerators, denominators).table["value"]
        found = indicators.values(measure, "province", numerators, denominators)
        assert sorted(found.dropna()) == sorted(expected.dropna())


# --- a programme's share ------------------------------------------------------------------------------

SHARE = catalogue.measure("synthetic", "programme_share_of_claims")


def test_a_programmes_share_is_its_claims_over_those_of_all_programmes_summed_over_regions():
    death = counts(everywhere(1, p14=30), programme="death")
    every = counts(everywhere(10, p14=40), programme="all")
    found = indicators.panel(SHARE, Slice(programme="death", period="2023"), "province", death, every)
    assert row(found.table, "14")["value"] == 0.75
    # 67 of 410, and not the mean of thirty-seven tenths and three quarters.
    assert found.nation["value"] == 67 / 410
    assert found.nation["denominator"] == "claims_paid"


def test_the_base_of_a_share_is_cut_like_the_share_but_for_the_programme():
    cut = Slice("wage_workers", "death", "non_asn", "2023", "medical")
    assert indicators.denominator_cut(SHARE.definition, cut) == Slice(
        "wage_workers", "all", "non_asn", "2023", "medical"
    )


def test_a_share_of_all_programmes_is_not_offered_nor_one_without_its_whole():
    def cuts(*programmes):
        rows = [{"segment": "total", "programme": programme, "worker_group": "all", "benefit_kind": "all",
                 "period": "2023", "region_vintage": VINTAGE_CURRENT, "level": "province", "rows": 38}
                for programme in programmes]  # fmt: skip
        return pd.DataFrame(rows)

    offered = cuts("all", "death", "old_age")
    assert indicators.choices(SHARE, offered, offered)["programme"].tolist() == ["death", "old_age"]
    assert indicators.choices(SHARE, cuts("death"), cuts("death")).empty
