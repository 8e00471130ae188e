"""The words and tables of the planner page: who pays, what is left, and what each row has of its own."""

import pandas as pd

from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.planner import planner_counts, planner_tables, planner_words
from data import contributions, planner
from tests.observations import observation, observations

BASIC = contributions.contributions()[0]


def plan(budget, *groups):
    return planner.plan(budget, 12, BASIC, groups, "2025-01")


def test_the_sentences_say_what_is_covered_left_and_out_of_reach():
    found = plan(201_600 * 12, ("rt_heads", 10), ("rw_heads", 5), ("Marbot", 3))
    assert planner_words.plan_sentences(found, "id") == [
        "Anggaran Rp2,42 juta membayar iuran 12 dari 18 orang selama 12 bulan.",
        "Sisanya Rp0.",
        "Agar semua terbayar, masih kurang Rp1.209.600 (Rp1,21 juta).",
        "Terbayar seluruhnya: Ketua RT.",
        "Terbayar sebagian: Ketua RW.",
        "Belum terjangkau: Marbot.",
    ]
    assert planner_words.plan_sentences(found, "en")[3] == "Paid for in full: Neighbourhood heads (RT)."


def test_published_counts_come_first_with_their_source():
    rows = observations(
        observation("15.71", 3_000, indicator="enrolled_workers", worker_group="vulnerable_workers", period="2025-10")
    )
    counts = planner_counts.counted_groups(rows, "15.71")
    assert planner_counts.first_groups(counts) == [
        "vulnerable_workers", "non_asn", "rt_heads", "village_community_institutions",
    ]  # fmt: skip
    assert planner_counts.first_plan(counts) == ["vulnerable_workers"]
    sources = {"S-1": {"publisher": "Penerbit", "url": "javascript:alert(1)"}}
    words = planner_counts.published_words(counts, "vulnerable_workers", sources, "en")
    assert words == "3,000 enrolled according to Penerbit, October 2025."
    assert planner_counts.published_count(counts, "rt_heads") is None
    nothing = planner_counts.counted_groups(rows.iloc[:0], "15.71")
    assert planner_counts.first_plan(nothing) == ["non_asn", "rt_heads"]


REGENCIES = pd.DataFrame(
    {
        "region_code": ["14.08", "14.01"], "target_value": [0.5, 0.4], "period": ["2025-08", ""],
        "base": [1_000, None], "members": [301, None], "to_enrol": [199, None], "per_month": [40, None],
        "cost_per_year_idr": [40_118_400, None], "state": ["to_enrol", "unknown"],
        "reasons": ["", "base_missing;members_missing"], "caveats": ["binds_another;target_passed", "binds_another;target_passed"],
        "flags": ["above_one", ""],
        "source_id": ["S-1", ""],
        "target_region_code": ["14.08", "14"],
    }
).astype(dict.fromkeys(("base", "members", "to_enrol", "per_month", "cost_per_year_idr"), "Int64"))  # fmt: skip
SOURCES = {"S-1": {"publisher": "Penerbit", "url": "https://contoh.go.id/1"}}


def test_the_regencies_say_what_each_has_of_its_own_and_what_all_share_once():
    shown = planner_tables.regency_table(REGENCIES, "share", SOURCES, "id")
    assert shown.columns[:2] == ("Wilayah", "Kode")
    first, second = shown.rows
    assert [cell.text for cell in first] == [
        "Kabupaten Siak", "14.08", "50% (sendiri)", "1.000", "301", "199", "40", "Rp40.118.400",
        "belum tercapai",
    ]  # fmt: skip
    assert [cell.number for cell in first[2:8]] == [0.5, 1_000, 301, 199, 40, 40_118_400]
    assert second[2].text == "40%"
    assert first[4].lines == ()
    assert first[8].lines == ("tanggal target sudah lewat", *flag_words("above_one", "id"))
    assert [cell.text for cell in second[3:]] == ["—"] * 5 + ["tidak dapat dihitung"]
    assert second[8].lines == ("jumlah semestanya tidak ada", "jumlah pesertanya tidak ada")
    assert planner_tables.known_of_regencies(REGENCIES, SOURCES, "id") == (
        "Semesta dan peserta, sejauh ada: Agustus 2025, Penerbit. Yang tidak punya target sendiri diukur dengan target ini, yang mengikat wilayah lain."
    )


def test_what_every_regency_has_in_common_is_said_once():
    two = REGENCIES.assign(state="to_enrol", reasons="", flags="")
    rows = planner_tables.regency_table(two, "share", SOURCES, "id").rows
    assert [row[8].lines for row in rows] == [(), ()]
    told = planner_tables.known_of_regencies(two, SOURCES, "id")
    assert "tentang semua baris: tanggal target sudah lewat. Yang tidak punya target sendiri" in told


def test_figures_of_several_periods_name_theirs_in_each_row():
    two = REGENCIES.assign(period=["2025-08", "2025-07"], source_id="S-1", target_region_code="14")
    first, second = planner_tables.regency_table(two, "share", SOURCES, "id").rows
    assert (first[4].lines, second[4].lines) == (("Agustus 2025, Penerbit",), ("Juli 2025, Penerbit",))
    assert "Semesta dan peserta" not in planner_tables.known_of_regencies(two, SOURCES, "id")
