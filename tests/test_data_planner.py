"""Contributions with their validity, and what a budget covers: hand-computed, whole rupiah, nothing over the budget."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import arithmetic, contributions, planner, store
from data.contributions import COLUMNS
from data.errors import InputError
from data.fields import NOT_STATED, PROGRAMMES, VERDICTS

KNOWN = {each.contribution_id: each for each in contributions.contributions()}
BASIC = KNOWN["basic"]
ROW = dict(
    zip(
        COLUMNS,
        ["x", "Iuran", "Contribution", "employment_injury;death", "16800", "any", "2025-01", "2025-12", "14.08",
         "Penerbit", NOT_STATED, "Catatan", "Note"],
        strict=True,
    )
)  # fmt: skip


def planned(budget=1_000_000_000, months=12, contribution=BASIC, groups=(("rt_heads", 100),), start="2025-01"):
    return planner.plan(budget, months, contribution, groups, start)


def refused(call, *arguments, **named):
    with pytest.raises(InputError) as caught:
        call(*arguments, **named)
    return caught.value


def table_of(tmp_path, *changes):
    rows = [ROW | change for change in changes] or [ROW]
    lines = [",".join(COLUMNS), *(",".join(row[name] for name in COLUMNS) for row in rows)]
    path = tmp_path / "contributions.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# --- contributions --------------------------------------------------------------------------------


def test_the_amounts_are_those_of_the_sources():
    assert {each.contribution_id: (each.amount_idr, each.programmes, each.payer) for each in KNOWN.values()} == {
        "basic": (16_800, "employment_injury;death", "any"),
        "paid-by-region": (10_800, "employment_injury;death", "government"),
        "surabaya-cadres": (5_400, NOT_STATED, "government"),
        "with-savings": (36_800, "employment_injury;death;old_age", "any"),
        "discount-transport": (8_400, "employment_injury;death", "participant"),
        "discount-others": (8_400, "employment_injury;death", "participant"),
    }
    assert {name for each in KNOWN.values() for name in each.programmes.split(";")} <= set(PROGRAMMES)


@pytest.mark.real
def test_an_amount_with_an_address_is_what_that_page_says():
    snapshot = store.current("published")
    pages = store.read(snapshot, "sources").set_index("url")["source_id"]
    rows = store.observations(snapshot)
    rows = rows[rows["unit"] == "idr_per_person_month"]
    addressed = [each for each in KNOWN.values() if each.source_address != NOT_STATED]
    assert len(addressed) == 3
    for each in addressed:
        of_page = rows[rows["source_id"] == pages[each.source_address]]
        assert each.amount_idr in set(of_page["value"]), each.contribution_id


def test_what_is_only_our_inference_is_said_to_be_ours():
    for name in ("paid-by-region", "surabaya-cadres"):
        assert "Dugaan kami, bukan kata sumber" in KNOWN[name].note.id
        assert "Our inference, not the source's word" in KNOWN[name].note.en


@pytest.mark.parametrize(
    ("name", "start", "months", "holds"),
    [
        ("discount-transport", "2026-01", 12, True),
        ("discount-transport", "2026-04", 12, True),
        ("discount-transport", "2026-05", 12, False),
        ("discount-transport", "2025-12", 1, False),
        ("discount-others", "2026-03", 1, False),
        ("discount-others", "2026-04", 9, True),
        ("discount-others", "2026-04", 10, False),
        ("surabaya-cadres", "2024-01", 12, True),
        ("surabaya-cadres", "2025-01", 1, False),
        ("basic", "2011-01", 12, True),
    ],
)
def test_a_contribution_holds_within_its_stated_validity_only(name, start, months, holds):
    assert KNOWN[name].holds(start, months) is holds
    if holds:
        contributions.check_holds(KNOWN[name], start, months)
    else:
        message = str(refused(contributions.check_holds, KNOWN[name], start, months))
        assert KNOWN[name].valid_from in message
        assert KNOWN[name].valid_to in message
        assert start in message


def test_a_public_budget_is_offered_no_discount_and_nothing_out_of_date():
    assert [each.contribution_id for each in contributions.for_budgets("2026-04", 9)] == [
        "basic", "paid-by-region", "with-savings",
    ]  # fmt: skip
    assert "surabaya-cadres" in {each.contribution_id for each in contributions.for_budgets("2024-06", 7)}


def test_another_contribution_has_no_source():
    other = contributions.other(21_000)
    assert (other.amount_idr, other.source, other.programmes) == (21_000, NOT_STATED, NOT_STATED)
    assert planned(budget=252_000, contribution=other).allotments[0].covered == 1


@pytest.mark.parametrize("amount", [0, -16_800, 16_800.5, 10**7, "enam belas ribu", None, True, float("nan")])
def test_another_contribution_must_be_whole_rupiah_above_zero(amount):
    assert "Iuran per orang per bulan" in str(refused(contributions.other, amount))


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"amount_idr": "0"}, "amount_idr"),
        ({"amount_idr": "16800.5"}, "amount_idr"),
        ({"amount_idr": "enam belas ribu"}, "amount_idr"),
        ({"amount_idr": "16.800"}, "amount_idr"),
        ({"programmes": "death;employment_injury"}, "programmes"),
        ({"programmes": "all"}, "programmes"),
        ({"programmes": "jkk"}, "programmes"),
        ({"payer": "walikota"}, "payer"),
        ({"valid_from": "2025"}, "valid_from"),
        ({"valid_to": "2025-13"}, "valid_to"),
        ({"valid_from": "2025-12", "valid_to": "2025-01"}, "valid_to"),
        ({"region_code": "99.01"}, "region_code"),
        ({"source": " "}, "source"),
        ({"source_address": ""}, "source_address"),
        ({"note_en": ""}, "note_en"),
    ],
)
def test_a_table_of_contributions_is_refused_with_row_and_column(tmp_path, changes, column):
    table = table_of(tmp_path, {}, {"contribution_id": "y"} | changes)
    problems = refused(contributions.read_contributions, table).problems
    assert [(problem.row, problem.column) for problem in problems] == [(3, column)]


def test_a_contribution_named_twice_is_refused(tmp_path):
    problems = refused(contributions.read_contributions, table_of(tmp_path, {}, {})).problems
    assert [problem.row for problem in problems] == [3]


def test_a_sound_table_is_read_whole(tmp_path):
    (read,) = contributions.read_contributions(table_of(tmp_path))
    assert (read.amount_idr, read.valid_to, read.region_code, read.note.en) == (16_800, "2025-12", "14.08", "Note")


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2025-08", "2025-12", 5), ("2025-12", "2025-12", 1), ("2025-12", "2026-01", 2), ("2026-01", "2025-12", 0)],
)
def test_months_are_counted_with_both_ends(start, end, months):
    assert contributions.months_through(start, end) == months
    if months:
        assert contributions.month_after(start, months - 1) == end


# --- plans ----------------------------------------------------------------------------------------


def test_groups_are_paid_for_in_the_chosen_order_and_the_last_as_far_as_it_goes():
    groups = [("rt_heads", 1_652), ("Tenaga kerja kontrak", 2_800), ("mosque_caretakers", 900), ("Ketua LPM", 10)]
    plan = planned(groups=groups)
    # Rp16,800 x 12 = Rp201,600; 1,652 persons cost 333,043,200 and 2,800 cost 564,480,000; 102,476,800 remain,
    # which is 508 persons (102,412,800) and Rp64,000.
    assert plan.per_person_idr == 201_600
    assert plan.capacity == 4_960
    assert plan.table().to_dict("list") == {
        "group": ["rt_heads", "Tenaga kerja kontrak", "mosque_caretakers", "Ketua LPM"],
        "persons": [1_652, 2_800, 900, 10],
        "covered": [1_652, 2_800, 508, 0],
        "not_covered": [0, 0, 392, 10],
        "needed_idr": [333_043_200, 564_480_000, 181_440_000, 2_016_000],
        "cost_idr": [333_043_200, 564_480_000, 102_412_800, 0],
        "left_idr": [666_956_800, 102_476_800, 64_000, 64_000],
        "reach": ["all", "all", "part", "none"],
    }
    assert (plan.spent_idr, plan.left_idr, plan.short_idr) == (999_936_000, 64_000, 80_979_200)


def test_another_order_reaches_other_groups():
    first, second = ("rt_heads", 3), ("rw_heads", 2)
    budget = 3 * 201_600
    assert [each.reach for each in planned(budget, groups=[first, second]).allotments] == ["all", "none"]
    assert [each.reach for each in planned(budget, groups=[second, first]).allotments] == ["all", "part"]


def test_what_is_left_when_everyone_is_paid_for():
    plan = planned(budget=70_560_000, months=6, groups=[("rt_heads", 500), ("rw_heads", 0)], start="2025-07")
    assert [each.covered for each in plan.allotments] == [500, 0]
    assert [each.reach for each in plan.allotments] == ["all", "all"]
    assert (plan.spent_idr, plan.left_idr, plan.short_idr) == (50_400_000, 20_160_000, 0)


def test_a_budget_smaller_than_one_person_covers_nobody():
    plan = planned(budget=201_599)
    assert (plan.capacity, plan.allotments[0].covered, plan.left_idr) == (0, 0, 201_599)


def test_the_arithmetic_is_shown_line_by_line_in_both_languages():
    plan = planned(budget=30_000_000, months=7, groups=[("rt_heads", 200), ("Satgas {0}", 100)], start="2025-06")
    lines = arithmetic.table(plan.steps)
    assert tuple(lines.columns) == arithmetic.STEP_COLUMNS
    assert lines[["label_id", "formula_id", "value", "unit"]].to_numpy().tolist() == [
        ["Satu orang selama masa rencana", "Rp16.800 × 7", 117_600, "idr"],
        ["Orang yang dapat dibayar seluruh anggaran", "Rp30.000.000 ÷ Rp117.600, dibulatkan ke bawah", 255, "persons"],
        ["Ketua RT: orang yang terbayar", "terkecil dari 200 dan Rp30.000.000 ÷ Rp117.600", 200, "persons"],
        ["Ketua RT: biaya", "200 × Rp16.800 × 7", 23_520_000, "idr"],
        ["Ketua RT: sisa sesudahnya", "Rp30.000.000 − Rp23.520.000", 6_480_000, "idr"],
        ["Satgas {0}: orang yang terbayar", "terkecil dari 100 dan Rp6.480.000 ÷ Rp117.600", 55, "persons"],
        ["Satgas {0}: biaya", "55 × Rp16.800 × 7", 6_468_000, "idr"],
        ["Satgas {0}: sisa sesudahnya", "Rp6.480.000 − Rp6.468.000", 12_000, "idr"],
        ["Terpakai", "Rp23.520.000 + Rp6.468.000", 29_988_000, "idr"],
        ["Sisa anggaran", "Rp30.000.000 − Rp29.988.000", 12_000, "idr"],
        ["Kekurangan agar semua terbayar", "Rp35.280.000 − Rp30.000.000", 5_280_000, "idr"],
    ]
    assert lines["label_en"][2] == "Neighbourhood heads (RT): persons paid for"
    assert lines["formula_en"][4] == "Rp30,000,000 − Rp23,520,000"


def test_the_discount_is_not_applied_where_a_public_budget_pays_and_this_is_said():
    assert planner.DISCOUNT_NOTE in planned(months=1, start="2026-01").notes
    assert planner.DISCOUNT_NOTE in planned(months=12, start="2025-03").notes
    assert planner.DISCOUNT_NOTE in planned(months=12, start="2027-03").notes
    assert planner.DISCOUNT_NOTE not in planned(months=12, start="2025-01").notes
    assert planner.DISCOUNT_NOTE not in planned(months=12, start="2027-04").notes
    assert planned(months=1, start="2026-05").per_person_idr == 16_800
    message = str(refused(planned, contribution=KNOWN["discount-others"], months=9, start="2026-04"))
    assert "APBN atau APBD" in message


def test_a_contribution_unknown_for_the_year_is_refused():
    surabaya = KNOWN["surabaya-cadres"]
    assert planned(contribution=surabaya, start="2024-01").per_person_idr == 64_800
    message = str(refused(planned, contribution=surabaya, start="2025-01"))
    assert "2024-01 sampai 2024-12" in message
    assert "2025-01 sampai 2025-12" in message


def test_the_notes_name_what_is_not_known_of_the_contribution():
    assert planner.VALIDITY_NOTE in planned().notes
    assert planner.VALIDITY_NOTE not in planned(contribution=KNOWN["surabaya-cadres"], start="2024-01").notes
    assert BASIC.note in planned().notes


@pytest.mark.parametrize(
    ("changes", "column", "row"),
    [
        ({"budget": 0}, "Anggaran (rupiah)", None),
        ({"budget": -1}, "Anggaran (rupiah)", None),
        ({"budget": 10**15 + 1}, "Anggaran (rupiah)", None),
        ({"budget": 1.5}, "Anggaran (rupiah)", None),
        ({"budget": "dua miliar"}, "Anggaran (rupiah)", None),
        ({"budget": float("inf")}, "Anggaran (rupiah)", None),
        ({"months": 0}, "Jumlah bulan", None),
        ({"months": 13}, "Jumlah bulan", None),
        ({"months": 6.5}, "Jumlah bulan", None),
        ({"months": None}, "Jumlah bulan", None),
        ({"start": "2025"}, "Bulan mulai", None),
        ({"start": "2025-13"}, "Bulan mulai", None),
        ({"contribution": replace(BASIC, amount_idr=0)}, "Iuran per orang per bulan", None),
        ({"groups": []}, "Kelompok", None),
        ({"groups": [(str(place), 1) for place in range(51)]}, "Kelompok", None),
        ({"groups": [("a", 1), ("b", -1)]}, "Orang dalam kelompok", 2),
        ({"groups": [("a", 1), ("b", 2.5)]}, "Orang dalam kelompok", 2),
        ({"groups": [("a", 1), ("b", True)]}, "Orang dalam kelompok", 2),
        ({"groups": [("a", 1), ("a", 2)]}, "Nama kelompok", 2),
        ({"groups": [(" ", 1)]}, "Nama kelompok", 1),
        ({"groups": [("x" * 81, 1)]}, "Nama kelompok", 1),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused_by_name(changes, column, row):
    error = refused(planned, **changes)
    assert [(problem.column, problem.row) for problem in error.problems] == [(column, row)]
    assert str(error).startswith("Rencana anggaran: 1 masalah.")


def test_every_fault_is_named_at_once():
    error = refused(planned, budget=0, months=13, groups=[("a", -1)])
    assert len(error.problems) == 3
    assert "Orang dalam kelompok ke-1: nilai '-1'. Isi bilangan bulat dari 0 sampai 300.000.000" in str(error)


PEOPLE = st.integers(0, 10**6)
GROUPS = st.lists(PEOPLE, min_size=1, max_size=8).map(lambda sizes: [(f"g{i}", n) for i, n in enumerate(sizes)])


@given(st.integers(1, 10**13), st.integers(1, 12), st.integers(1, 10**6), GROUPS)
def test_every_rupiah_is_spent_or_left_and_nobody_is_counted_twice(budget, months, rate, groups):
    plan = planned(budget, months, contributions.other(rate), groups)
    assert plan.spent_idr + plan.left_idr == budget
    assert plan.spent_idr == sum(each.covered for each in plan.allotments) * rate * months
    assert all(0 <= each.covered <= each.persons for each in plan.allotments)
    everyone = sum(persons for _, persons in groups)
    assert sum(each.covered for each in plan.allotments) == min(everyone, plan.capacity)
    assert plan.short_idr == max(0, everyone * rate * months - budget)
    reached = [each.covered == each.persons for each in plan.allotments]
    after_the_first_gap = plan.allotments[reached.index(False) + 1 :] if False in reached else ()
    assert all(each.covered == 0 for each in after_the_first_gap)


@given(st.integers(1, 10**12), st.integers(0, 10**12), GROUPS)
def test_a_larger_budget_never_covers_fewer(budget, more, groups):
    small, large = planned(budget, groups=groups), planned(budget + more, groups=groups)
    pairs = zip(small.allotments, large.allotments, strict=True)
    assert all(before.covered <= after.covered for before, after in pairs)


# --- plausibility -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persons", "rate", "months", "budget", "printed", "expected", "verdict"),
    [
        (31_304, 16_800, 12, 6_310_000_000, "Rp6,31 miliar", 6_310_886_400, "agrees_rounded"),
        (11_666, 16_800, 12, 2_350_000_000, "Rp2,35 miliar", 2_351_865_600, "agrees_rounded"),
        (28_000, 5_400, 12, 1_800_000_000, "Rp1,8 miliar", 1_814_400_000, "agrees_rounded"),
        (30_000, 16_800, 6, 3_024_000_000, "Rp3.024.000.000", 3_024_000_000, "agrees"),
        (5_606, 16_800, 7, 732_210_600, "Rp732.210.600", 659_265_600, "differs"),
        (4_400, 16_800, 10, 739_122_000, "Rp739.122.000", 739_200_000, "differs"),
        (31_304, 16_800, 12, 6_310_000_000, "", 6_310_886_400, "differs"),
        (31_340, 16_800, 12, 6_310_000_000, "Rp6,31 miliar", 6_318_144_000, "differs"),
        (31_304, 16_800, 11, 6_310_000_000, "Rp6,31 miliar", 5_784_979_200, "differs"),
    ],
)
def test_a_stated_budget_beside_persons_times_contribution_times_months(
    persons, rate, months, budget, printed, expected, verdict
):
    found = planner.plausibility(budget, persons, rate, months, printed)
    assert (found.expected_idr, found.difference_idr) == (expected, budget - expected)
    assert found.verdict == verdict
    assert verdict in VERDICTS


def test_lumajang_is_almost_73_million_above_its_own_terms():
    found = planner.plausibility(732_210_600, 5_606, 16_800, 7)
    assert found.difference_idr == 72_945_000
    lines = arithmetic.table(found.steps)
    assert lines["formula_id"].tolist() == ["5.606 × Rp16.800 × 7", "Rp732.210.600 − Rp659.265.600"]


def test_plausibility_names_every_fault():
    error = refused(planner.plausibility, 0, -1, 0, 13)
    assert len(error.problems) == 4


def test_negative_amounts_carry_their_sign_before_the_currency():
    assert arithmetic.rupiah(-16_800).id == "−Rp16.800"
    assert arithmetic.count(-3).en == "−3"


def test_the_committed_contributions_are_said_in_both_languages():
    for each in KNOWN.values():
        assert each.label.id != each.label.en
        assert each.note.id != each.note.en
