"""The words and strips of a region's page from hand-made tables: every sentence can be checked in the head."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.compliance.badges import badge, duty_list
from dashboard.figures.compliance.compliance_tables import LOOKS, DutyEvidence
from dashboard.figures.region import (
    region_comparison,
    region_list,
    region_said,
    region_tables,
    region_tiles,
    standing_strip,
    workforce_lines,
)
from dashboard.figures.region.region_tiles import Tile
from dashboard.figures.theme import DARK, LIGHT
from data import catalogue, contributions, regions
from data.fields import OBS_STATUSES, Text
from data.indicators import Panel, Slice
from data.standing import Compared, Reference, standing
from data.statements import Statement
from tests.observations import observation, observations
from tests.panels import BALI, COVERAGE, PRINTED, bali, panel, row

SOURCES = {"S-1": {"publisher": "Penerbit", "url": "https://penerbit.example", "published_date": "2025"}}


def placed(given: Panel, code: str = BALI[0], among: str = "51"):
    found = standing(given, code, among)
    assert found
    return found


def test_a_rank_is_a_sentence_with_the_gap_in_points_and_in_persons():
    said = standing_strip.sentence(placed(panel(bali(0.4, 0.6, 0.6, 0.2))), "id")
    assert said == (
        "Urutan ke-3 dari 4 kabupaten/kota di Bali, dari yang tertinggi. 10,0 poin persen di bawah median (50,0%), "
        "setara 100 orang. 5 wilayah tanpa angka tidak ikut diurutkan."
    )
    tied = standing_strip.sentence(placed(panel(bali(0.4, 0.6, 0.6, 0.2)), BALI[1]), "en")
    assert tied.startswith("Rank 1 of 4 regencies and cities in Bali, from the highest, shared with 1 more")
    assert "10.0 percentage points above the median (50.0%), equal to 100 persons" in tied


def test_the_median_itself_is_said_to_be_it_and_what_cannot_be_ranked_has_no_number():
    assert "Tepat pada median (40,0%)." in standing_strip.sentence(placed(panel(bali(0.4, 0.6, 0.2))), "id")
    mixed = panel(bali(0.4, 0.6), changed={BALI[1]: {"basis": "registration"}})
    said = standing_strip.sentence(placed(mixed), "id")
    assert said.startswith("Tidak diurutkan")
    assert not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_strip_marks_and_names_the_region_and_draws_every_other(theme):
    drawn = standing_strip.strip(placed(panel(bali(0.4, 0.6, 0.6, 0.2))), theme, "id").to_dict()
    rows = [each for table in drawn["datasets"].values() for each in table]
    dots = [each for each in rows if "lift" in each and "label" not in each]
    assert [each["value"] for each in dots if not each["is_own"]] == [0.2, 0.6, 0.6]
    assert [each["name"] for each in dots if each["is_own"]] == [regions.get(BALI[0]).name]
    assert [each["label"] for each in rows if "label" in each] == [f"{regions.get(BALI[0]).name} 40,0%"]
    assert "median 50,0%" in [each.get("words") for each in rows]
    # Equal values stand one above the other, so that none hides another.
    assert len({each["lift"] for each in dots if each["value"] == 0.6}) == 2


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_every_dot_has_a_lane_and_close_dots_share_none_while_there_are_lanes(numbers):
    values = sorted(float(number) for number in numbers)
    found = standing_strip.lifts(values)
    assert set(found) <= set(map(float, standing_strip.LIFTS))
    first = list(zip(values, found, strict=True))[: len(standing_strip.LIFTS)]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(
    ("gap", "unit", "expected"),
    [
        (0.031, "share", "+3,1 poin persen"),
        (-0.0031, "share", "−0,31 poin persen"),
        (-1_520_000, "idr_per_claim", "−Rp1,52 juta"),
        (0, "per_1000", "0,0"),
    ],
)
def test_a_difference_carries_its_sign(gap, unit, expected):
    assert region_comparison.difference_text(gap, unit, "id") == expected


def compared(measure: catalogue.Measure, value: float, *references: Reference, **changes: Any) -> Compared:
    return Compared(measure, Slice(period="2025-12"), "current", row(BALI[0], value) | {"denominator_source_id": ""} | changes, references)  # fmt: skip


def test_what_is_not_compared_shows_the_figure_its_period_and_the_reason():
    other = Reference("51", row("51", 0.5) | {"period": "2024-08"}, ("period", "basis"))
    none = Reference("ID", row("ID", None), ("no_figure",))
    table = region_comparison.rates([compared(PRINTED, 0.45, other, none)], SOURCES, "id")
    assert table.columns == ("Ukuran", regions.get(BALI[0]).name, "Bali", "Indonesia", "Sumber")
    ((_, own, province, nation, source),) = table.rows
    assert (own.text, own.lines[0]) == ("45,0%", "Desember 2025")
    assert province.text == "50,0%"
    assert province.lines[0] == "Agustus 2024"
    assert province.lines[1].startswith(
        "tidak disandingkan: periodenya berbeda atau tidak disebut; dasar pencatatannya"
    )
    assert (nation.text, nation.lines) == ("—", ("tidak disandingkan: tidak ada angkanya",))
    assert source.text == "Penerbit"


def test_rates_and_counts_are_two_tables():
    both = [
        compared(COVERAGE, 0.45, Reference("51", row("51", 0.5), (), difference=-0.05)),
        compared(
            catalogue.measure("synthetic", "active_participants"), 450, Reference("51", row("51", 900), (), part=0.5)
        ),
    ]
    ((_, _, rate, _),) = region_comparison.rates(both, SOURCES, "id").rows
    ((_, _, count, _),) = region_comparison.counts(both, SOURCES, "id").rows
    assert rate.lines == ("selisih −5,0 poin persen",)
    assert (count.text, count.lines) == ("900 orang", ("bagian wilayah ini 50,0%",))


def test_a_suppressed_figure_says_so_and_shows_no_number():
    hidden = compared(COVERAGE, float("nan"), Reference("51", row("51", 0.5), ("suppressed",)), obs_status="suppressed")
    ((_, own, _, _),) = region_comparison.rates([hidden], SOURCES, "id").rows
    assert own.text == OBS_STATUSES["suppressed"].id


def test_words_from_outside_stay_words():
    assert "<img" not in badge(LOOKS["met"], "<img src=x>")
    assert "<img" not in region_tiles.html([Tile("<img>", "<img>", ("<img>",), "klaim")])
    duties = [DutyEvidence("budget", "<img>", "met", "<img>", ()), DutyEvidence("bumd", "BUMD", "no_evidence", "-", ())]
    assert "<img" not in duty_list(duties)
    assert "aria-current" not in duty_list(duties)
    assert '<li aria-current="true"><strong>BUMD' in duty_list(duties, chosen="bumd")


def survey(**changes: list[Any]) -> pd.DataFrame:
    base = {"indicator": ["employed_persons"], "period": ["2025-08"], "value": [10.0], "obs_status": ["estimated"]}
    return pd.DataFrame(base | changes)


def test_the_lines_hold_survey_estimates_only_in_the_order_of_years():
    class Facts:
        workforce = survey(
            indicator=["employed_persons", "labour_force", "employed_persons"],
            period=["2025-08", "2025-08", "2021"],
            value=[10.0, 12.0, 99.0],
            obs_status=["estimated", "estimated", "reported"],
        )
        survey_before = survey(period=["2019-08"], value=[8.0])

    found: Any = workforce_lines.rows(Facts(), "id")  # ty: ignore[invalid-argument-type]
    assert list(zip(found["year"], found["value"], strict=True)) == [(2019, 8.0), (2025, 10.0), (2025, 12.0)]
    drawn = workforce_lines.lines(found, LIGHT, "id").to_dict()
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0


def test_offices_are_found_by_name_alias_and_code():
    offices = region_list.offices()
    assert "KC-jambi" in offices["KC-jambi"]
    assert "Kanwil Sumbagsel" in offices["KW-sumbagsel"]
    assert next(iter(offices)).startswith("KW-")
    assert not set(offices) & set(region_list.names())


def test_the_lowest_contribution_of_a_region_is_its_own_or_everyones():
    def lowest(code: str, start: str = "2026-11") -> int | None:
        found = contributions.lowest(start, 12, code)
        return found.amount_idr if found else None

    assert lowest("14.08") == 16_800
    # The article of Kalimantan Selatan names Rp10,800 for what the governments there pay.
    assert lowest("63") == lowest("63.01") == 10_800
    # Surabaya's Rp5,400 is known for 2024 only.
    assert lowest("35.78", "2024-01") == 5_400
    assert lowest("35.78") == 16_800
    # What participants pay themselves with the discount of PP 50/2025 is no government's contribution.
    assert lowest("14.08", "2026-04") == 16_800


def test_survey_years_are_columns_and_a_flag_stays_with_its_figure():
    rows = observations(
        observation("14.08", 12, period="2024-08", indicator="employed_persons", obs_status="estimated"),
        observation("14.08", 10, period="2023-08", indicator="employed_persons", obs_status="estimated", flags="rounded"),
        observation("14.08", 5, period="2024-08", indicator="wage_employees", obs_status="estimated"),
    )  # fmt: skip
    table = region_tables.survey_years(rows, SOURCES, "id")
    assert table.columns == ("Angka", "Agustus 2024", "Agustus 2023", "Sumber")
    employed, wages = table.rows
    assert [cell.text for cell in employed[1:3]] == ["12 orang", "10 orang"]
    assert employed[1].lines == ()
    assert employed[2].lines[0].startswith("⚑ ")
    assert [cell.text for cell in wages[1:3]] == ["5 orang", "—"]
    assert "perkiraan survei" in employed[0].lines


# --- sentences of the tables ----------------------------------------------------------------------------


def check(verdict: str, stated: float, computed: float, **changes: Any) -> dict[str, Any]:
    return {
        "check_id": "C", "kind": "stated", "region_code": BALI[0], "period": "2025", "label_id": "Peserta: dua angka",
        "label_en": "Participants: two figures", "stated": stated, "computed": computed,
        "difference": stated - computed, "unit": "persons", "verdict": verdict, "source_id": "S-1",
        "note_id": "", "note_en": "",
    } | changes  # fmt: skip


def test_checks_are_counted_and_those_that_differ_are_told_with_both_numbers():
    none = float("nan")
    rows = [
        check("agrees", 10, 10), check("disputed", 12, 15), check("noted", 7, none), check("differs", 0.4, 0.375, unit="share"),
    ]  # fmt: skip
    assert region_said.of_checks(pd.DataFrame(rows), "Bali", SOURCES, "id") == (
        "Dari 4 pemeriksaan angka Bali, 2 menemukan dua angka yang tidak sama, menurut Penerbit.",
        "Peserta: dua angka: 12 orang dan 15 orang, selisih 3 orang (diperselisihkan), menurut Penerbit.",
        "Peserta: dua angka: 40 persen dan 37,5 persen, selisih 2,5 poin persen (berbeda dari hitungan ulang), menurut Penerbit.",
    )
    many = pd.DataFrame([check("disputed", n, 0) for n in range(1, 20)])
    assert len(region_said.of_checks(many, "Bali", SOURCES, "en")) == region_said.MOST


def test_evidence_is_counted_by_its_state_on_the_day():
    states = ["in_force", "lapsed", "lapsed", "open", "upcoming"]
    evidence = pd.DataFrame({"state": states, "source_id": "S-1"})
    assert region_said.of_evidence(evidence, "Bali", "Kamis (26/11/2026)", SOURCES, "id") == (
        "Ada 5 bukti kepatuhan Bali menurut keadaan Kamis (26/11/2026): 1 berlaku, 2 sudah lewat, dan 2 yang masa "
        "berlakunya tidak diketahui atau belum mulai, menurut Penerbit.",
    )


def test_a_rate_is_told_with_its_gaps_where_they_may_be_said_and_else_not_at_all():
    above = Reference("51", row("51", 0.4), (), difference=0.05)
    below = Reference("ID", row("ID", 0.5), (), difference=-0.05)
    even = Reference("KW-banuspa", row("KW-banuspa", 0.45), (), difference=0.0)
    barred = Reference("51", row("51", 0.5) | {"period": "2024-08"}, ("period",))
    name = regions.get(BALI[0]).name
    assert region_said.of_rates([compared(COVERAGE, 0.45, above, even, below)], SOURCES, "id") == (
        f"Cakupan di {name} 45,0 persen per Desember 2025, 5,0 poin persen di atas Bali, sama dengan Kanwil Banuspa dan "
        f"5,0 poin persen di bawah Indonesia, menurut Penerbit.",
    )
    assert region_said.of_rates([compared(COVERAGE, 0.45, barred)], SOURCES, "id") == ()
    assert region_said.of_rates([compared(COVERAGE, float("nan"), above)], SOURCES, "id") == ()


def test_statements_are_told_by_who_said_them():
    said = Statement("x", "51", "2025", "S-1", Text("Semua rumah sakit menjadi mitra.", "All are partners."), "x")
    assert region_said.of_statements([said] * 9, SOURCES, "id") == (
        ("Semua rumah sakit menjadi mitra, menurut Penerbit.",) * region_said.MOST
    )
