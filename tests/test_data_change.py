"""Change over small tables of provinces whose every difference, break and rank can be worked out in the head."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import catalogue, change, panels, store
from data.catalogue import Measure
from data.fields import INDICATORS, NATION, SERIES_BREAKS, VINTAGE_OLD_PAPUA
from data.indicators import Slice, panel
from tests.observations import counts, observation, observations

CASES = Measure("published", "claims_paid", ("kemnaker_provinces",))
SHARE = Measure("published", "coverage_rate", ("sample",), ("sample",))
COUNTED, RATE = CASES.definition, SHARE.definition
NAN = math.nan
PAPUA = ("91", "93", "94", "95")


def of_counts(by_period, **changes):
    """Panels of a plain count: {"2022": {"14": 5}} or {"2022": a table of observations}."""
    found = []
    for period, given_rows in by_period.items():
        rows = counts(given_rows, period=period, **changes) if isinstance(given_rows, dict) else given_rows
        found.append(panel(CASES, Slice(period=period), "province", rows, None))
    return found


def of_rates(by_period):
    """Panels of a share: {"2022-12": {"14": (5, 10)}}."""
    found = []
    for period, pairs in by_period.items():
        parts = {code: pair[0] for code, pair in pairs.items()}
        wholes = {code: pair[1] for code, pair in pairs.items()}
        numerators = counts(parts, period=period, indicator="active_participants")
        denominators = counts(wholes, period=period, indicator="eligible_workers")
        found.append(panel(SHARE, Slice(period=period), "province", numerators, denominators))
    return found


def changed(found, indicator=COUNTED):
    points = change.series(found)
    table = change.change(points, indicator, found[0].cut.period, found[-1].cut.period)
    return change.ranked(table[table["region_code"] != NATION], indicator).set_index("region_code")


def runs(found, code):
    points = change.series(found)
    mine = points[points["region_code"] == code]
    return mine["run"].tolist(), mine["breaks"].tolist()


# --- which periods can be set against each other --------------------------------------------------------


def test_only_periods_of_the_same_length_and_part_of_the_year_are_compared():
    offered = ["2022", "2023", "2024", "2023-12", "2023-Q4", "2022-Q4", "2023-Q3", "2024-01/2024-05", "2023-01/2023-05"]
    assert change.earlier_periods(offered, "2024") == ("2023", "2022")
    assert change.earlier_periods(offered, "2024-01/2024-05") == ("2023-01/2023-05",)
    assert change.earlier_periods(offered, "2024-01/2024-08") == ()
    assert change.earlier_periods(offered, "2023-Q4") == ("2022-Q4",)
    assert change.earlier_periods(offered, "2022") == ()


def test_any_earlier_month_can_be_subtracted_but_the_series_holds_the_same_month_of_each_year():
    offered = ["2021-12", "2022-06", "2022-12", "2023-06", "2023-12"]
    assert change.earlier_periods(offered, "2023-12") == ("2023-06", "2022-12", "2022-06", "2021-12")
    assert change.moments(offered, "2021-12", "2023-12") == ("2021-12", "2022-12", "2023-12")
    assert change.moments(offered, "2022-06", "2023-12") == ("2022-06", "2022-12", "2023-12")
    assert change.moments(offered, "2023-06", "2023-12") == ("2023-06", "2023-12")
    assert change.usual_start(offered, "2023-12") == "2021-12"
    assert change.usual_start(["2023-06", "2023-12"], "2023-12") == "2023-06"
    assert change.usual_start(["2023-12"], "2023-12") == ""


# --- differences ----------------------------------------------------------------------------------------


def test_counts_change_in_numbers_and_in_per_cent_of_the_start():
    table = changed(of_counts({"2022": {"14": 40, "15": 50}, "2023": {"14": 50, "15": 20}}))
    assert table.loc["14", ["earlier", "later", "change", "relative", "main", "count_change"]].tolist() == [
        40, 50, 10, 0.25, 0.25, 10,
    ]  # fmt: skip
    assert table.loc["15", ["change", "relative"]].tolist() == [-30, -0.6]


def test_shares_change_in_points_beside_their_count():
    table = changed(of_rates({"2022-12": {"14": (3, 10)}, "2023-12": {"14": (6, 15)}}), RATE)
    assert table.loc["14", ["earlier", "later", "change", "main", "count_change"]].tolist() == [0.3, 0.4, 0.1, 0.1, 3]


def test_equal_changes_share_the_better_rank_in_both_rankings():
    found = of_rates({
        "2022-12": {"11": (1, 10), "12": (2, 10), "13": (20, 100), "14": (5, 10)},
        "2023-12": {"11": (2, 10), "12": (3, 10), "13": (30, 100), "14": (4, 10)},
    })  # fmt: skip
    table = changed(found, RATE)
    # In points 0.1, 0.1, 0.1, -0.1; in persons 1, 1, 10, -1.
    assert table["rank"].tolist() == [1, 1, 1, 4]
    assert table["rank_count"].tolist() == [2, 2, 1, 4]


def test_the_ends_hold_no_region_twice_and_ties_in_order_of_code():
    found = of_counts(
        {
            "2022": dict.fromkeys(("11", "12", "13", "14", "15"), 10),
            "2023": {"11": 11, "12": 12, "13": 12, "14": 9, "15": 10},
        }
    )
    table = changed(found).reset_index()
    rises, falls = change.ends(table, "main", 2)
    assert rises["region_code"].tolist() == ["12", "13"]
    assert falls["region_code"].tolist() == ["14", "15"]
    rises, falls = change.ends(table, "main", 9)
    assert not set(rises["region_code"]) & set(falls["region_code"])


def test_nothing_is_subtracted_from_what_is_missing_hidden_or_zero():
    before = observations(
        observation("11", 4, period="2022"), observation("12", None, period="2022", obs_status="suppressed"),
        observation("13", 3, period="2022"), observation("14", None, period="2022"), observation("15", 0, period="2022"),
        observation("16", 0, period="2022", flags="none_sampled"),
    )  # fmt: skip
    after = observations(
        observation("11", None, obs_status="suppressed"), observation("12", 9), observation("13", 6),
        observation("14", 5), observation("15", 5), observation("16", 5),
    )  # fmt: skip
    table = changed(of_counts({"2022": before, "2023": after}))
    assert table["main"].notna().tolist() == [False, False, True, False, False, False]
    assert table["reasons"].tolist() == ["hidden", "hidden", "", "no_figure", "zero_base", "not_sampled"]
    assert table["obs_status"].tolist() == [
        "suppressed", "suppressed", "reported", "missing", "missing", "missing",
    ]  # fmt: skip
    # What is hidden in one period is not given away by the difference, and a change from zero is known in numbers.
    assert table["count_change"].isna().tolist() == [True, True, False, True, False, True]
    assert table["rank"].isna().tolist() == [True, True, False, True, True, True]


def test_every_reason_has_words():
    assert {"hidden", "no_figure", "not_sampled", "zero_base", "back_cast", "parts", *change.TERMS.values()} == set(
        SERIES_BREAKS
    )


def test_flags_and_the_weaker_status_travel_with_the_change():
    before = observations(observation("14", 4, period="2022", obs_status="estimated", flags="jump"))
    after = observations(observation("14", 5, flags="implausible"))
    row = changed(of_counts({"2022": before, "2023": after})).loc["14"]
    assert (row["obs_status"], row["flags"]) == ("estimated", "implausible;jump")


# --- breaks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "reason"),
    [("source_id", "source"), ("basis", "basis"), ("denominator", "denominator")],
)
def test_another_source_basis_or_denominator_breaks_the_series(column, reason):
    other = counts({"14": 6}, period="2023", **{column: "residence" if column == "basis" else "S-2"})
    other = other.assign(basis="registration") if column == "basis" else other
    found = of_counts({"2021": {"14": 4}, "2022": {"14": 5}, "2023": other})
    assert runs(found, "14") == ([0, 0, 1], ["", "", reason])
    row = changed(found).loc["14"]
    assert (math.isnan(row["change"]), row["reasons"], row["obs_status"]) == (True, reason, "missing")
    assert (row["earlier"], row["later"]) == (4, 6)


def test_another_denominator_source_breaks_a_rate():
    found = of_rates({"2022-12": {"14": (3, 10)}, "2023-12": {"14": (6, 15)}})
    moved = found[1].table.assign(denominator_source_id="S-9")
    found[1] = replace(found[1], table=moved)
    assert changed(found, RATE).loc["14", "reasons"] == "denominator_source"


def test_a_gap_is_no_break_and_the_last_figure_before_it_decides():
    other = counts({"14": 6}, period="2023", source_id="S-2")
    assert runs(of_counts({"2021": {"14": 4}, "2022": {"14": None}, "2023": {"14": 6}}), "14")[0] == [0, 0, 0]
    assert runs(of_counts({"2021": {"14": 4}, "2022": {"14": None}, "2023": other}), "14") == (
        [0, 0, 1],
        ["", "", "source"],
    )


def test_back_cast_figures_break_all_provinces_that_were_one():
    before = observations(
        observation("91", 5, period="2021"), observation("14", 5, period="2021"),
        *(observation(code, 5, period="2021", flags="back_cast") for code in PAPUA[1:]),
    )  # fmt: skip
    found = of_counts({"2021": before, "2023": dict.fromkeys((*PAPUA, "14"), 6)})
    table = changed(found)
    assert table.loc[list(PAPUA), "reasons"].tolist() == ["back_cast"] * 4
    assert table.loc["14", "change"] == 1
    # 92 and 96 were one province as well, of which nothing is known here.
    assert "92" not in table.index


def test_summed_as_before_the_split_nothing_breaks():
    before = observations(
        observation("91", 5, period="2021"), *(observation(code, 5, period="2021", flags="back_cast") for code in PAPUA[1:])
    )  # fmt: skip
    after = counts(dict.fromkeys(PAPUA, 6), period="2023")
    found = [
        panel(CASES, Slice(period=period), "province", rows, None, is_old=True)
        for period, rows in (("2021", before), ("2023", after))
    ]
    assert {each.vintage for each in found} == {VINTAGE_OLD_PAPUA}
    row = changed(found).loc["91"]
    assert (row["earlier"], row["later"], row["change"], row["reasons"]) == (20, 24, 4, "")


def test_sums_of_other_parts_are_not_compared():
    before = observations(observation("14", 5, period="2022", flags="parts_missing"))
    assert changed(of_counts({"2022": before, "2023": {"14": 9}})).loc["14", "reasons"] == "parts"


def test_changes_are_ranked_only_where_all_regions_mean_the_same():
    assert change.unrankable(of_counts({"2022": {"14": 1, "15": 2}, "2023": {"14": 1, "15": 3}})) == ()
    mixed = observations(observation("14", 1), observation("15", 2, basis="registration"))
    assert change.unrankable(of_counts({"2022": {"14": 1, "15": 2}, "2023": mixed})) == ("basis",)


# --- trends ---------------------------------------------------------------------------------------------


def verdict(found, period):
    return change.trends(change.series(found), period).set_index("region_code")


def test_a_trend_needs_five_unbroken_points():
    values = {str(year): {"14": year - 2000, "15": 30} for year in range(2019, 2024)}
    table = verdict(of_counts(values), "2023")
    assert table.loc["14", ["first", "last", "points", "s", "slope", "verdict"]].tolist() == [
        "2019", "2023", 5, 10, 1, "rising",
    ]  # fmt: skip
    assert table.loc["15", "verdict"] == "none"
    del values["2019"]
    assert verdict(of_counts(values), "2023").loc["14", ["points", "verdict"]].tolist() == [4, "unknown"]


def test_a_trend_never_reaches_across_a_break():
    values = {str(year): {"14": year} for year in range(2015, 2022)}
    later = {str(year): counts({"14": year}, period=str(year), source_id="S-2") for year in range(2022, 2024)}
    table = verdict(of_counts(values | later), "2023")
    assert table.loc["14", ["first", "points", "verdict"]].tolist() == ["2022", 2, "unknown"]


def test_other_months_do_not_enter_a_trend():
    pairs = {f"{year}-12": {"14": (year - 2010, 100)} for year in range(2019, 2024)}
    found = of_rates({"2018-06": {"14": (99, 100)}} | pairs)
    assert verdict(found, "2023-12").loc["14", ["points", "verdict"]].tolist() == [5, "rising"]


SIX = ("11", "12", "13", "14", "15", "16")


@pytest.fixture(scope="module")
def six():
    return of_counts({str(year): {code: (year * int(code)) % 17 + 1 for code in SIX} for year in range(2019, 2024)})


@given(st.permutations(range(len(SIX))))
@settings(max_examples=25)
def test_the_order_of_regions_changes_nothing(six, order):
    shuffled = [replace(each, table=each.table.iloc[order]) for each in six]
    pd.testing.assert_frame_equal(changed(six), changed(shuffled).sort_index())
    pd.testing.assert_frame_equal(verdict(six, "2023"), verdict(shuffled, "2023"))


# --- the real figures -----------------------------------------------------------------------------------


@pytest.mark.real
def test_the_real_series_of_wage_employees_breaks_in_papua_and_nowhere_else():
    measure = catalogue.measure("published", "wage_employee_share")
    snapshot = store.current("published")
    years = [f"{year}-08" for year in range(2019, 2026)]
    found = [panels.panel(snapshot, measure, Slice(period=period), "province") for period in years]
    points = change.series(found)
    broken = points[points["breaks"] != ""]
    assert set(broken["region_code"]) == {"91", "92", "93", "94", "95", "96"}
    assert set(broken["moment"]) == {"2022-08"}
    table = change.change(points, measure.definition, "2019-08", "2025-08").set_index("region_code")
    assert table.loc["11", "change"] == pytest.approx(table.loc["11", "later"] - table.loc["11", "earlier"])
    assert table.loc["93", "reasons"] == "back_cast"
    verdicts = change.trends(points, "2025-08").set_index("region_code")
    assert verdicts.loc["94", ["points", "verdict"]].tolist() == [4, "unknown"]
    old = [panels.panel(snapshot, measure, Slice(period=period), "province", is_old=True) for period in years]
    summed = change.series(old)
    assert (summed["breaks"] == "").all()
    assert len(summed["region_code"].unique()) == 35
    assert INDICATORS["wage_employee_share"].unit == "share"
