"""What is said about a figure: the very sentences, and that no number is said which the figure does not hold."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import formats
from dashboard.figures.press import press_words
from dashboard.figures.press.exhibit import Series
from dashboard.figures.press.sentence_parts import short
from dashboard.figures.press.sentences import alt_text, sentences
from dashboard.text import LANGUAGES, Lang
from dashboard.text import sentences as templates
from data.fields import DENOMINATORS, INDICATORS, Text
from tests.exhibits import BAND, COUNT, FLOW, MISSING, MONEY, NATION, PLACES, RATE, SUPPRESSED, across, exhibit
from tests.sentence_cases import CASES, Case, Rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
class TestSentences:
    def test_in_indonesian(self, case: Case):
        assert sentences(exhibit(case.rows, *case.above)) == case.indonesian

    def test_in_english(self, case: Case):
        assert sentences(exhibit(case.rows, *case.above, lang="en")) == case.english

    def test_each_names_its_source_and_there_are_no_more_than_five(self, case: Case):
        assert 1 <= len(case.indonesian) == len(case.english) <= 5
        assert all(re.search("enurut |ada data yang diterima", sentence) for sentence in case.indonesian)
        assert all(re.search("ccording to |in the data received", sentence) for sentence in case.english)

    def test_the_alternative_text_is_short_and_names_kind_period_and_source(self, case: Case):
        said = alt_text(exhibit(case.rows, *case.above))
        assert said.startswith("Peta: Cakupan. Agustus 2025. ")
        assert said.endswith(" Sumber: Kemnaker.")
        assert len(said) <= 400


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d", text))


KINDS = [
    RATE,
    COUNT,
    FLOW,
    MONEY,
    FLOW
    | {
        "indicator": "claims_per_1000",
        "unit": "per_1000",
        "denominator": "active_participants",
        "denominator_period": "2023-12",
    },
]
PERIODS = {True: ("2023-08", "2024-08", "2025-08"), False: ("2022", "2023", "2024-01/2024-09")}
VALUES = {
    "share": st.floats(0, 1.5),
    "persons": st.integers(0, 10**8),
    "cases": st.integers(0, 10**5),
    "idr": st.integers(0, 10**13),
    "per_1000": st.floats(0, 90),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Rows, Rows]:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2, unique_by=lambda kind: kind["indicator"]))
    rows: Rows = []
    printed = draw(st.sampled_from(["", "", "not seen", "tercetak"]))
    for kind in kinds:
        times = draw(
            st.lists(st.sampled_from(PERIODS[INDICATORS[kind["indicator"]].stock]), min_size=1, max_size=3, unique=True)
        )
        for i in range(draw(st.integers(1, 6))):
            for time in times:
                cells: dict[str, Any] = {"region_code": str(11 + i), "name": PLACES[i], "period": time}
                cells["value"] = draw(VALUES[kind["unit"]])
                cells["flags"] = draw(st.sampled_from(["", "above_one", "disputed_sources;rounded", "cumulative"]))
                cells["as_printed"] = printed
                rows.append(
                    kind
                    | cells
                    | draw(st.sampled_from([{}, {}, {}, MISSING, SUPPRESSED, {"obs_status": "suppressed"}]))
                )
    above = [kinds[0] | NATION | {"value": draw(VALUES[kinds[0]["unit"]])}] if draw(st.booleans()) else []
    return rows, above


def known(rows: Rows, lang: Lang) -> set[str]:
    """Every number that may be said: of visible figures, of periods, labels and counts of regions."""
    said = {str(count) for count in range(len(rows) + 1)}
    for row in rows:
        said |= numbers(press_words.label(row, lang)) | numbers(getattr(DENOMINATORS[row["denominator"]], lang))
        for period in (row["period"], row["denominator_period"]):
            said |= numbers(formats.period_text(period, lang)) if period else set()
        if press_words.is_shown(row):
            said |= numbers(press_words.amount(row, lang))
    return said


@pytest.mark.parametrize("lang", LANGUAGES)
@given(made=tables())
def test_every_number_said_is_in_the_figure(lang: Lang, made: tuple[Rows, Rows]):
    rows, above = made
    shown = exhibit(rows, *above, lang=lang, subtitle="")
    for said in (*sentences(shown), alt_text(shown)):
        assert numbers(said) <= known([*rows, *above], lang), said


@st.composite
def ranked(draw: st.DrawFn) -> Rows:
    """Figures of one kind and one period, enough of them visible for a highest and a lowest."""
    kind = draw(st.sampled_from(KINDS))
    values = draw(st.lists(VALUES[kind["unit"]], min_size=3, max_size=6, unique=True))
    return across(kind, *values, *draw(st.lists(st.sampled_from([MISSING, SUPPRESSED]), max_size=2)))


@given(rows=ranked())
def test_the_order_of_the_regions_changes_no_extreme(rows: Rows):
    named = [sentence.split("paling")[1:] for sentence in sentences(exhibit(rows)) if "Dari" in sentence]
    again = [sentence.split("paling")[1:] for sentence in sentences(exhibit(rows[::-1])) if "Dari" in sentence]
    assert any(named)
    if all("sama-sama" not in part for parts in (*named, *again) for part in parts):
        assert sorted(named) == sorted(again)


def test_nothing_causal_and_no_word_of_a_trend_is_said():
    texts = [value for value in vars(templates).values() if isinstance(value, Text)]
    said = " ".join(f"{text.id} {text.en}" for text in texts).lower()
    for word in ("akibat", "sebab", "berkat", "meningkat", "membaik", "memburuk", "turun", "naik", "thanks", "due to",
                 "improv", "wors", "increas", "decreas", "grew"):  # fmt: skip
        assert not re.search(rf"\b{word}", said), word


class TestPressNumbers:
    @pytest.mark.parametrize(
        ("value", "unit", "indonesian", "english"),
        [
            (1.8e9, "idr", "Rp1,8 miliar", "Rp1.8 billion"),
            (382746, "persons", "382.746 orang", "382,746 persons"),
            (0.462, "share", "46,2 persen", "46.2 per cent"),
            (0, "share", "0,0 persen", "0.0 per cent"),
            (336e9, "idr", "Rp336 miliar", "Rp336 billion"),
            (0, "cases", "0 kasus", "0 cases"),
        ],
    )
    def test_short(self, value: float, unit: str, indonesian: str, english: str):
        assert formats.press_text(value, unit, "id") == indonesian
        assert formats.press_text(value, unit, "en") == english

    def test_in_full(self):
        assert formats.press_text(0.2546, "share", "id", is_full=True) == "25,46 persen"

    @pytest.mark.parametrize(
        ("period", "is_stock", "is_cumulative", "indonesian", "english"),
        [
            ("2025-08", True, False, "per Agustus 2025", "as of August 2025"),
            ("2023", True, False, "pada 2023", "in 2023"),
            ("2023", False, False, "sepanjang 2023", "during 2023"),
            ("2023", False, True, "sepanjang 2023", "during 2023"),
            ("2021-09", False, True, "hingga September 2021", "up to September 2021"),
            ("2021-09", False, False, "selama September 2021", "during September 2021"),
            ("2021-01/2021-09", False, True, "selama Januari hingga September 2021", "from January to September 2021"),
            (
                "2020-11/2021-02",
                False,
                False,
                "selama November 2020 hingga Februari 2021",
                "from November 2020 to February 2021",
            ),
            ("2019/2020", False, False, "sepanjang 2019–2020", "during 2019–2020"),
            ("2025-Q3", True, False, "per triwulan III 2025", "as of Q3 2025"),
            ("", True, False, "pada waktu yang tidak disebut sumbernya", "at a time that its source does not state"),
        ],
    )
    def test_times(self, period: str, is_stock: bool, is_cumulative: bool, indonesian: str, english: str):
        assert press_words.moment(period, "id", is_stock=is_stock, is_cumulative=is_cumulative) == indonesian
        assert press_words.moment(period, "en", is_stock=is_stock, is_cumulative=is_cumulative) == english


class TestAlternativeText:
    ROWS = across(RATE, 0.1, 0.2, MISSING, SUPPRESSED)

    @pytest.mark.parametrize(
        ("changes", "start"),
        [
            ({}, "Peta: "),
            ({"credit": "", "chart": "bars"}, "Diagram batang: "),
            ({"credit": "", "chart": "lines"}, "Diagram garis: "),
            ({"credit": ""}, "Gambar: "),
            ({"band": BAND}, f"{BAND}. Peta: "),
        ],
    )
    def test_it_says_what_kind_of_figure_it_is_and_whether_it_is_real(self, changes: dict[str, Any], start: str):
        assert alt_text(exhibit(self.ROWS, **changes)).startswith(start)

    def test_it_says_extremes_and_gaps(self):
        assert alt_text(exhibit(self.ROWS)) == (
            "Peta: Cakupan. Agustus 2025. Tertinggi Riau (20,0 persen); terendah Aceh (10,0 persen). Tanpa angka: 1. "
            "Disembunyikan: 1. Sumber: Kemnaker."
        )
        assert alt_text(replace(exhibit(self.ROWS, lang="en"), source="Source: Kemnaker")) == (
            "Map: Cakupan. Agustus 2025. Highest Riau (20.0 per cent); lowest Aceh (10.0 per cent). "
            "Without a figure: 1. Suppressed: 1. Source: Kemnaker."
        )

    def test_a_title_of_300_characters_is_cut_and_names_stay_as_they_are(self):
        rows = [RATE | {"name": '<b> & "Aceh" 😀 {x}'}]
        said = alt_text(exhibit(rows, title="kata " * 60, subtitle="kata " * 60, source="kata " * 60))
        assert len(said) <= 400
        assert '<b> & "Aceh" 😀 {x}: 50,0 persen.' in said
        assert '<b> & "Aceh" 😀 {x}' in sentences(exhibit(rows))[0]

    def test_evidence_is_no_figure(self):
        rows = [row | {"indicator": "duties_met", "unit": "duties"} for row in across(RATE, 2, MISSING, MISSING)]
        said = alt_text(exhibit(rows))
        assert "Wilayah dengan bukti: 1. Belum ada bukti: 2." in said

    def test_an_empty_table(self):
        assert alt_text(exhibit([])) == "Peta: Cakupan. Agustus 2025. Sumber: Kemnaker."
        assert sentences(exhibit([])) == (
            "Tidak ada satu pun angka pada gambar ini, yang tidak berarti nol, pada data yang diterima.",
        )


def said_of(rows: Rows, *above: dict[str, Any], lang: Lang = "id", **changes: Any) -> str:
    return "\n".join(sentences(exhibit(rows, *above, lang=lang, **changes)))


class TestTheRegionThatTheFigureIsAbout:
    ROWS = across(RATE, 0.4, 0.2, 0.2, 0.1)

    def test_its_figure_comes_first_and_its_place_is_said(self):
        first, _, third, *_ = sentences(exhibit(self.ROWS, place="Aceh"))
        assert first == "Cakupan di Aceh tercatat 40,0 persen per Agustus 2025, menurut Kemnaker."
        assert third == (
            "Diurutkan dari yang tertinggi, angka Aceh berada di urutan ke-1 dari 4 provinsi, menurut Kemnaker."
        )

    def test_equal_figures_share_a_place(self):
        assert "angka Jambi berada di urutan ke-2 dari 4 provinsi, sama dengan angka Riau," in said_of(
            self.ROWS, place="Jambi"
        )
        assert "the figure of Jambi is number 2 of 4 provinces, the same as that of Riau," in said_of(
            self.ROWS, place="Jambi", lang="en"
        )

    def test_where_all_are_alike_there_is_no_place(self):
        assert "urutan" not in said_of(across(RATE, 0.2, 0.2, 0.2), place="Jambi")

    def test_without_a_figure_it_has_no_place(self):
        said = said_of(across(RATE, 0.4, 0.2, MISSING), place="Jambi")
        assert said.startswith("Tidak ada angka cakupan di Jambi per Agustus 2025, yang tidak berarti nol")
        assert "urutan" not in said

    def test_what_may_not_be_ranked_gives_it_no_place(self):
        rows = across(RATE, 0.4, {"value": 0.2, "period": "2024-08"})
        assert "urutan" not in said_of(rows, place="Aceh") + alt_text(exhibit(rows, place="Aceh")).lower()

    def test_the_alternative_text_has_it_too(self):
        assert "Jambi: 20,0 persen. Urutan ke-2 dari 4. Tertinggi Aceh" in alt_text(exhibit(self.ROWS, place="Jambi"))


@pytest.mark.parametrize(
    ("nation", "indonesian", "english"),
    [
        (0.05, "Di seluruh 2 provinsi itu angkanya lebih tinggi daripada", "In all 2 of these provinces the figure was higher"),
        (0.9, "Di seluruh 2 provinsi itu angkanya lebih rendah daripada", "In all 2 of these provinces the figure was lower"),
        (0.2, "Di 1 dari 2 provinsi itu angkanya lebih rendah daripada", "In 1 of these 2 provinces the figure was lower"),
    ],
)  # fmt: skip
def test_no_region_on_one_side_is_not_counted_as_none(nation: float, indonesian: str, english: str):
    above = RATE | NATION | {"value": nation}
    assert indonesian in said_of(across(RATE, 0.1, 0.4), above)
    assert english in said_of(across(RATE, 0.1, 0.4), above, lang="en")


def test_a_level_of_the_nation_is_not_set_beside_differences():
    change = {"unit": "points", "period": "2024-08/2025-08", "flags": "change"}
    said = said_of(across(RATE | change, 0.012, -0.004), RATE | NATION, RATE | NATION | change | MISSING)
    assert "Indonesia" not in said


def test_every_part_of_an_alternative_text_starts_with_a_capital():
    assert "Cakupan. Periode berbeda-beda. " in alt_text(exhibit([RATE], subtitle="periode berbeda-beda"))


def test_one_other_is_no_others():
    said = said_of(across(COUNT, *[MISSING] * 4, 12, 13), lang="en")
    assert "(Aceh, Riau, Jambi and 1 other)" in said


def test_a_figure_below_zero_is_written_in_words():
    gap = COUNT | {"indicator": "coverage_gap"}
    assert "minus 8.524 orang" in said_of([gap | {"value": -8524}])
    assert "minus Rp5 juta" in said_of([MONEY | {"value": -5e6}])


class TestEvidence:
    DUTIES = RATE | {"indicator": "duties_met", "unit": "duties", "denominator": "", "source": "JDIH"}
    PAPERS = DUTIES | {"indicator": "duty_evidence", "unit": "papers", "value": 1}

    def test_everywhere(self):
        said = sentences(exhibit(across(self.DUTIES, *([1] * 6), 0)))
        assert said == (
            "Ada bukti untuk seluruh 7 provinsi pada gambar ini, menurut JDIH.",
            "Di 6 dari 7 provinsi itu paling sedikit satu kewajiban terpenuhi menurut bukti yang ada, menurut JDIH.",
        )

    def test_none_met_is_not_counted(self):
        said = said_of(across(self.DUTIES, 0, 0, MISSING))
        assert "Bukti yang ada belum menunjukkan satu pun kewajiban terpenuhi di 3 provinsi itu" in said

    def test_a_list_of_papers_is_told_from_its_start(self):
        rows = [self.PAPERS | {"as_printed": f"naskah {i} berlaku"} for i in range(7)]
        said = sentences(exhibit(rows, credit=""))
        assert said[0] == "Gambar ini memuat 7 naskah dari 1 provinsi, menurut JDIH."
        assert said[1:] == tuple(f"Di Aceh naskah {i} berlaku, menurut JDIH." for i in range(4))


class TestCuts:
    """What is left out is left out whole."""

    @pytest.mark.parametrize(
        ("text", "length", "joints", "kept"),
        [
            ("satu dua tiga", 20, (", ",), "satu dua tiga"),
            ("Aceh, Riau, Kota Administrasi Jakarta Pusat", 30, (", ",), "Aceh, Riau …"),
            ("Sumber: A; B dan 2 lainnya. Lisensi data: x", 35, (". ", "; "), "Sumber: A; B dan 2 lainnya …"),
            ("Sumber: A; B (negara bagian)", 20, (". ", "; "), "Sumber: A …"),
            ("satu dua tiga", 10, (", ",), "satu dua …"),
        ],
    )
    def test_at_a_joint_else_at_a_word(self, text: str, length: int, joints: tuple[str, ...], kept: str):
        assert short(text, length, *joints) == kept


def test_lines_of_several_regions_are_told_from_end_to_end():
    rows = [row | {"period": period} for period in ("2024-08", "2025-08") for row in across(RATE, 0.1, 0.2)]
    drawn = exhibit(rows, credit="", chart="lines", series=(Series("Riau", (0.2, 0.2)),))
    assert "Riau: dari 20,0 persen (Agustus 2024) sampai 20,0 persen (Agustus 2025)." in alt_text(drawn)
    assert "Aceh" not in alt_text(drawn)


def test_several_measures_of_one_region_are_told_one_by_one():
    rows = [RATE, COUNT | {"value": 12}]
    assert "Cakupan: 50,0 persen (Agustus 2025); Peserta aktif: 12 orang (Agustus 2025)." in alt_text(exhibit(rows))


@pytest.mark.real
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "choices",
    [{}, {"indicator": "claims_paid"}, {"indicator": "coverage_rate"}, {"data": "synthetic", "level": "regency"}],
)
def test_real_maps_are_described(choices: dict[str, str], lang: Lang):
    from dashboard.exhibits import BUILDERS
    from dashboard.state import Selection

    made = BUILDERS["map"](Selection(lang=lang, **choices))
    assert 2 <= len(sentences(made)) <= 5
    assert len(alt_text(made)) <= 400
    assert ("sample data" if lang == "en" else "data contoh") in sentences(made)[0] or not made.band
