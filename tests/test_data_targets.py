"""Named targets and the distance to them: nothing interpolated, nothing compared that is not of the same kind."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import arithmetic, contributions, distance, regions, store, targets
from data.distance import TABLE_COLUMNS, Stated, figures
from data.errors import InputError
from data.fields import NOT_STATED, TARGET_COLUMNS
from data.targets import COLUMNS
from tests.observations import observation, observations, source, sources

BASIC = contributions.contributions()[0]
AUGUST = dt.date(2025, 8, 31)
OWN = "Perbup 1/2025"


def target_row(region_code="14", **changes):
    row = dict.fromkeys(TARGET_COLUMNS, "") | {
        "target_id": f"T-{region_code}", "region_code": region_code, "region_vintage": "current", "period": "2025",
        "indicator": "coverage_rate", "segment": "total", "worker_group": "all", "instrument": OWN, "value": 0.4,
        "unit": "share", "as_printed": "40 persen", "origin": "published", "source_id": "S-1", "source_row": 1,
    }  # fmt: skip
    return row | changes


def named(*rows):
    table = pd.DataFrame(list(rows), columns=list(TARGET_COLUMNS))
    return targets.named(table, sources(source("S-1", "published_facts")))


def target(region_code="14", **changes):
    return named(target_row(region_code, **changes))[-1]


def standing(base, members, region_code="14", **changes):
    """The base and the members of a region, of one source and period unless said otherwise."""
    common = {"period": "2025-08", "basis": "unstated", **changes}
    return observations(
        observation(region_code, base, indicator="eligible_workers", **common),
        observation(region_code, members, indicator="active_participants", **common),
    )


def measured(goal, rows, as_of=AUGUST, contribution=BASIC, region_code="14"):
    return distance.distance(goal, *figures(goal, rows, region_code, as_of), as_of, contribution)


def reckoned(goal, base, members):
    return distance.distance(goal, base, members, AUGUST, BASIC)


def one(value, indicator="active_participants", **changes):
    common = {"period": "2025-08", "basis": "residence", "indicator": indicator}
    return distance.figure(observation("14", value, **(common | changes)))


# --- the named targets -----------------------------------------------------------------------------


def test_the_national_targets_are_those_of_their_instruments():
    assert [(each.instrument, each.period, each.value, each.level) for each in targets.instruments()] == [
        ("Kemendagri UCJ 2025", "2025", 0.5215, "nation"),
        ("RPJMN 2025-2029", "2025", 0.3215, "nation"),
        ("RPJMN 2025-2029", "2029", 0.4392, "nation"),
        ("RKP 2026", "2026", 0.3499, "nation"),
        ("RPJPN", "2045", 0.995, "nation"),
    ]
    assert all(each.source and each.source_address and each.document for each in targets.instruments())


@pytest.mark.real
def test_every_target_of_the_snapshot_is_named_or_left_out_for_a_reason():
    snapshot = store.current("published")
    table = store.read(snapshot, "targets")
    found = targets.named(table, store.read(snapshot, "sources"))
    left_out = table[(table["region_code"] == "ID") & (table["instrument"] == NOT_STATED)]
    assert {each.target_id for each in found if each.source_id} == set(table["target_id"]) - set(left_out["target_id"])
    assert left_out["value"].tolist() == [0.5215]
    assert [each.instrument for each in found if not each.source_id] == ["RKP 2026"]
    assert [each.period for each in found if each.instrument.startswith("RPJMN")] == ["2025", "2029"]
    assert all(each.source_address.startswith("http") for each in found)


def test_a_row_that_states_an_instrument_lends_it_its_source():
    rows = [
        target_row("ID", instrument="RPJPN", period="2045", value=0.995, target_id="T-1", as_printed="99,5 persen"),
        target_row("ID", instrument="RPJPN", period="2045", value=0.99, target_id="T-2"),
        target_row("ID", instrument=NOT_STATED, value=0.5215, target_id="T-3"),
    ]
    found = [each for each in named(*rows) if each.period == "2045"]
    assert [(each.target_id, each.value, each.source_id, each.as_printed) for each in found] == [
        ("T-1", 0.995, "S-1", "99,5 persen"), ("T-2", 0.99, "S-1", "40 persen"),
    ]  # fmt: skip
    assert len(named(*rows)) == 6


def test_a_local_target_says_when_its_source_names_no_instrument():
    assert target(instrument=NOT_STATED).label == targets.UNNAMED
    assert target().label.id == OWN
    assert (target().source, target().source_address) == ("Penerbit", "https://penerbit.example")
    assert target("14.08").level == "regency"
    assert target("14.71").level == "city"


def test_a_region_sees_its_own_targets_first_then_its_provinces_then_the_nations():
    all_targets = named(target_row("14"), target_row("14.08"), target_row("15"), target_row("14.71"))
    assert [each.region_code for each in targets.applicable(all_targets, "14.08")] == ["14.08", "14", *["ID"] * 5]
    assert [each.region_code for each in targets.applicable(all_targets, "15")] == ["15", *["ID"] * 5]
    assert [each.region_code for each in targets.applicable(all_targets, "ID")] == ["ID"] * 5


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("value", "52.15"), ("value", "0"), ("value", "52,15%"), ("value", ""), ("period", "akhir 2025"), ("period", ""),
        ("level", "dunia"), ("denominator", ""), ("denominator", "semesta"), ("basis", "alamat"), ("source", ""),
        ("instrument", " "), ("note_id", ""),
    ],
)  # fmt: skip
def test_a_table_of_instruments_is_refused_with_row_and_column(tmp_path, column, text):
    cells = ["RKP", "2026", "0.35", "a", "b", "c", "nation", NOT_STATED, "unstated", *"defg"]
    row = dict(zip(COLUMNS, cells, strict=True)) | {column: text}
    path = tmp_path / "named_targets.csv"
    pd.DataFrame([row]).to_csv(path, index=False)
    with pytest.raises(InputError) as caught:
        targets.read_instruments(path)
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [(2, column)]


# --- the distance ---------------------------------------------------------------------------------------


def test_workers_still_to_enrol_per_month_and_their_cost():
    found = measured(target(), standing(1_000, 301))
    # 40% of 1,000 are 400; 99 lack; August to December are 5 months, so 20 a month; 99 x 16,800 x 12.
    assert (found.state, found.goal, found.to_enrol, found.months_left, found.per_month) == ("to_enrol", 400, 99, 5, 20)
    assert found.cost_per_year_idr == 19_958_400
    assert arithmetic.table(found.steps)[["formula_id", "value"]].to_numpy().tolist() == [
        ["40% × 1.000, dibulatkan ke atas", 400],
        ["400 − 301, paling sedikit nol", 99],
        ["99 ÷ 5, dibulatkan ke atas", 20],
        ["99 × Rp16.800 × 12", 19_958_400],
    ]


@pytest.mark.parametrize(("share", "base", "goal"), [
    (0.3839, 2_800_000, 1_074_920), (0.5215, 2_000, 1_043), (0.5215, 2_001, 1_044), (0.995, 1_000, 995), (1.0, 7, 7),
    (0.35, 3, 2),
])  # fmt: skip
def test_a_share_of_the_base_is_rounded_up_and_never_by_the_dust_of_floats(share, base, goal):
    assert measured(target(value=share), standing(base, 0)).goal == goal


def test_a_target_that_is_reached_says_so():
    found = measured(target(), standing(1_000, 400))
    assert (found.state, found.to_enrol, found.per_month, found.cost_per_year_idr) == ("reached", 0, None, 0)
    above = measured(target(), standing(1_000, 1_001))
    assert (above.state, above.flags) == ("reached", "above_one")
    assert above.steps[1].value == 0


@pytest.mark.parametrize(
    ("as_of", "months_left", "per_month", "caveat"),
    [
        (dt.date(2025, 12, 31), 1, 99, ""),
        (dt.date(2025, 11, 1), 2, 50, ""),
        (dt.date(2026, 1, 1), 0, None, "target_passed"),
        (dt.date(2030, 6, 15), 0, None, "target_passed"),
    ],
)
def test_the_months_left_end_with_the_targets_year(as_of, months_left, per_month, caveat):
    found = measured(target(), standing(1_000, 301), as_of)
    assert (found.to_enrol, found.months_left, found.per_month) == (99, months_left, per_month)
    assert ("target_passed" in found.caveats) == bool(caveat)


def test_a_target_without_a_year_has_no_months():
    found = measured(target(period=""), standing(1_000, 301))
    assert (found.to_enrol, found.months_left, found.per_month) == (99, None, None)
    assert "target_undated" in found.caveats


def test_the_cost_follows_the_chosen_contribution_and_is_refused_outside_its_validity():
    cheap = measured(target(), standing(1_000, 399), contribution=contributions.other(9_000))
    assert cheap.cost_per_year_idr == 108_000
    surabaya = next(each for each in contributions.contributions() if each.contribution_id == "surabaya-cadres")
    with pytest.raises(InputError, match="2024-01 sampai 2024-12"):
        measured(target(), standing(1_000, 399), contribution=surabaya)


@pytest.mark.parametrize(
    ("base", "members", "reason"),
    [
        (None, one(301), "base_missing"),
        (one(1_000, "eligible_workers"), None, "members_missing"),
        (one(None, "eligible_workers"), one(301), "base_missing"),
        (one(None, "eligible_workers", obs_status="suppressed"), one(301), "base_suppressed"),
        (one(1_000, "eligible_workers"), one(None, obs_status="suppressed"), "members_suppressed"),
        (one(0, "eligible_workers"), one(301), "base_zero"),
        (one(1_000, "employed_persons"), one(301), "denominator_differs"),
        (one(1_000, "eligible_workers"), one(301, "enrolled_workers"), "indicator_differs"),
        (one(1_000, "eligible_workers"), one(301, basis="registration"), "basis_differs"),
        (one(1_000, "eligible_workers"), one(301, segment="wage_workers"), "group_differs"),
        (one(1_000, "eligible_workers", worker_group="non_asn"), one(301), "group_differs"),
        (one(1_000, "eligible_workers", period="2025-07"), one(301), "period_differs"),
        (one(1_000, "eligible_workers", source_id="S-2"), one(301), "source_differs"),
        (one(1_000, "eligible_workers"), replace(one(301), region_code="15"), "region_differs"),
    ],
)
def test_what_is_not_of_the_same_kind_is_not_counted_and_says_why(base, members, reason):
    found = reckoned(target(), base, members)
    assert (found.state, found.reasons) == ("unknown", (reason,))
    assert (found.goal, found.to_enrol, found.cost_per_year_idr, found.steps) == (None, None, None, ())
    assert distance.explained(found.reasons).id == distance.REASONS[reason].id


def test_counts_by_place_of_registration_are_never_set_against_residents():
    by_registration = standing(1_000, 301, basis="registration")
    unstated_base = by_registration.assign(basis=["unstated", "registration"])
    assert measured(target(), unstated_base).reasons == ("basis_differs",)
    assert measured(target(), by_registration).state == "to_enrol"
    ucj = targets.instruments()[0]
    assert "basis_differs" in measured(ucj, by_registration).reasons
    assert measured(ucj, standing(1_000, 301, basis="residence")).state == "to_enrol"


def test_what_is_merely_unsaid_is_counted_and_said():
    assert measured(target(), standing(1_000, 301)).caveats == ("denominator_not_stated", "basis_not_stated")
    undated = measured(target(), standing(1_000, 301, period=""))
    assert "period_not_stated" in undated.caveats
    old = measured(target(period="2026"), standing(1_000, 301), dt.date(2026, 9, 1))
    assert "old_figure" in old.caveats
    assert "old_figure" not in measured(target(period="2026"), standing(1_000, 301), dt.date(2026, 8, 1)).caveats


def test_a_national_target_is_a_yardstick_for_a_province_and_says_so():
    ucj = targets.instruments()[0]
    found = measured(ucj, standing(1_000, 301, basis="residence"))
    assert (found.to_enrol, found.caveats) == (221, ("binds_another",))
    national = standing(1_000, 301, region_code="ID", basis="residence")
    assert measured(ucj, national, region_code="ID").caveats == ()


def test_a_figure_later_than_the_date_asked_for_is_not_used():
    rows = pd.concat([standing(900, 301, period="2025-06"), standing(1_000, 399, period="2025-09")], ignore_index=True)
    assert measured(target(), rows).members.value == 301
    assert measured(target(), rows, dt.date(2025, 9, 1)).members.value == 399
    late = one(1_000, "eligible_workers", period="2025-09"), one(301, period="2025-09")
    assert reckoned(target(), *late).reasons == ("later_than_asked",)


def test_base_and_members_come_from_one_source_and_period_even_if_newer_ones_stand_alone():
    rows = pd.concat(
        [
            standing(1_000, 301, period="2025-03", source_id="S-1"),
            standing(1_000, 350, period="2025-06", source_id="S-2").iloc[1:],
            standing(1_100, 0, period="2025-07", source_id="S-3").iloc[:1],
        ],
        ignore_index=True,
    )
    paired = measured(target(), rows)
    assert (paired.base.value, paired.members.value, paired.members.source_id) == (1_000, 301, "S-1")
    apart = measured(target(), rows.iloc[2:])
    assert apart.reasons == ("period_differs", "source_differs")


def test_members_of_a_further_programme_only_and_an_earlier_division_are_not_taken():
    rows = standing(1_000, 301)
    assert measured(target(), rows.assign(programme="old_age")).reasons == ("base_missing", "members_missing")
    assert measured(target(), rows.assign(programme="employment_injury;death")).state == "to_enrol"
    assert measured(target(), rows.assign(region_vintage="before-2022-papua-split")).state == "unknown"


def test_a_target_in_persons_needs_no_base_and_holds_in_its_own_region_only():
    kind = {"indicator": "enrolled_workers", "worker_group": "vulnerable_workers"}
    goal = target("15.71", unit="persons", value=4_000.0, **kind)
    rows = observations(
        observation("15.71", 3_000, period="2025-08", **kind),
        observation("15.71", 3_500, indicator="enrolled_workers", worker_group="all", period="2025-08"),
    )
    found = measured(goal, rows, region_code="15.71")
    assert (found.base, found.goal, found.to_enrol, found.per_month) == (None, 4_000, 1_000, 200)
    assert "total_or_added" in found.caveats
    assert "denominator_not_stated" not in found.caveats
    elsewhere = rows.assign(region_code="15.72")
    assert measured(goal, elsewhere, region_code="15.72").reasons == ("persons_elsewhere",)


def test_a_sample_target_is_not_for_published_figures_nor_hidden_in_the_sample():
    sample = target(origin="synthetic", instrument="target contoh")
    rows = standing(1_000, 301, basis="residence")
    assert measured(sample, rows).reasons == ("sample_target",)
    assert measured(sample, rows.assign(origin="synthetic")).caveats == ()


def test_flags_of_both_figures_stay():
    rows = standing(1_000, 301).assign(flags=["rounded", "disputed_sources;rounded"])
    assert measured(target(), rows).flags == "disputed_sources;rounded"


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 9_999))
def test_whoever_is_enrolled_brings_the_target_no_further_away(base, members, basis_points):
    goal = replace(targets.instruments()[3], value=basis_points / 10_000)
    eligible = one(base, "eligible_workers")
    found = reckoned(goal, eligible, one(members))
    assert found.goal * 10_000 >= basis_points * base > (found.goal - 1) * 10_000
    assert found.to_enrol == max(0, found.goal - members)
    assert reckoned(goal, eligible, one(members + 1)).to_enrol == max(0, found.to_enrol - 1)
    if found.per_month:
        assert (found.per_month - 1) * found.months_left < found.to_enrol <= found.per_month * found.months_left


# --- a published distance, and the regencies ---------------------------------------------------------


@pytest.mark.real
def test_lampungs_own_figure_stands_beside_ours():
    snapshot = store.current("published")
    rows = store.observations(snapshot, region_code="18")
    every = targets.named(store.read(snapshot, "targets"), store.read(snapshot, "sources"))
    applicable = targets.applicable(every, "18")
    found = [measured(each, rows, region_code="18") for each in applicable]
    ours = found[0]
    assert (ours.target.level, ours.target.period, ours.target.value) == ("province", "2025", 0.3839)
    assert (ours.base.value, ours.members.value, ours.goal, ours.to_enrol) == (2_800_000, 687_000, 1_074_920, 387_920)
    assert ours.flags == "rounded"
    assert distance.stated(ours, rows) == Stated(389_534, "389.534", "2025-08", "S-2133029a", difference=1_614)
    # The figure belongs to the year 2025 and to the province's own target, not to every target there is.
    assert [distance.stated(each, rows) for each in found if each is not ours] == [None] * 6


@pytest.mark.real
def test_the_nation_cannot_be_measured_because_its_base_and_count_have_two_sources():
    rows = store.observations(store.current("published"), region_code="ID")
    for each in targets.instruments():
        assert measured(each, rows, region_code="ID").reasons == ("period_differs", "source_differs")


def test_each_regency_has_a_row_with_its_own_target_where_it_has_one():
    province, own = target_row("14"), target_row("14.08", value=0.5)
    all_targets = named(province, own, target_row("14.01", period="2030"))
    rows = pd.concat([standing(1_000, 301, "14.08"), standing(1_000, 301, "14.01")], ignore_index=True)
    goal = next(each for each in all_targets if each.region_code == "14")
    table = distance.by_regency(goal, all_targets, rows, "14", AUGUST, BASIC)
    assert tuple(table.columns) == TABLE_COLUMNS
    assert table["region_code"].tolist() == [region.code for region in regions.regencies("14")]
    by_code = table.set_index("region_code")
    assert by_code.loc["14.08", ["target_region_code", "to_enrol"]].tolist() == ["14.08", 199]
    assert by_code.loc["14.01", ["target_region_code", "to_enrol"]].tolist() == ["14", 99]
    assert "binds_another" in by_code.loc["14.01", "caveats"]
    assert "binds_another" not in by_code.loc["14.08", "caveats"]
    unknown = by_code[by_code["state"] == "unknown"]
    assert len(unknown) == len(table) - 2
    assert set(unknown["reasons"]) == {"base_missing;members_missing"}
    assert unknown["to_enrol"].isna().all()


@pytest.mark.real
def test_every_regency_of_the_sample_can_be_measured_and_none_of_the_published_lampung():
    sample = store.current("synthetic")
    all_targets = targets.named(store.read(sample, "targets"), store.read(sample, "sources"))
    goal = next(each for each in all_targets if (each.region_code, each.period) == ("18", "2025"))
    kinds = ["active_participants", "eligible_workers"]
    codes = [region.code for region in regions.regencies("18")]
    rows = store.observations(
        sample, indicator=kinds, segment="total", worker_group="all", period="2025-10", region_code=codes
    )
    found = distance.by_regency(goal, all_targets, rows, "18", dt.date(2025, 10, 31), BASIC)
    assert set(found["state"]) <= {"reached", "to_enrol"}
    assert set(found["origin"]) == {"synthetic"}
    assert (found["cost_per_year_idr"] == found["to_enrol"] * 16_800 * 12).all()
    assert found["months_left"].eq(3).all()

    published = store.observations(store.current("published"), indicator=kinds)
    nothing = distance.by_regency(targets.instruments()[3], all_targets, published, "18", AUGUST, BASIC)
    assert set(nothing["state"]) == {"unknown"}
