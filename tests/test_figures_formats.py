"""Exact texts of numbers, money, periods and dates, and that a written number reads back as itself."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import formats
from data.fields import UNITS


@pytest.mark.parametrize(
    ("value", "unit", "lang", "short", "full"),
    [
        (0.3701, "share", "id", "37,0%", "37,01%"),
        (0.3701, "share", "en", "37.0%", "37.01%"),
        (1.478, "share", "id", "147,8%", "147,8%"),
        (0.0, "share", "id", "0,0%", "0%"),
        (0.00043, "share", "id", "0,043%", "0,043%"),
        (0.29, "share", "id", "29,0%", "29%"),
        (0.12345, "share", "id", "12,3%", "12,345%"),
        (0.1225, "share", "id", "12,3%", "12,25%"),
        (-0.1225, "share", "id", "-12,3%", "-12,25%"),
        (382746.0, "persons", "id", "382.746 orang", "382.746 orang"),
        (382746.0, "persons", "en", "382,746 persons", "382,746 persons"),
        (41560938.0, "persons", "id", "41,6 juta orang", "41.560.938 orang"),
        (999999.6, "persons", "id", "1 juta orang", "999.999,6 orang"),
        (1.0, "persons", "en", "1 person", "1 person"),
        (1.0, "persons", "id", "1 orang", "1 orang"),
        (0.0, "cases", "id", "0 kasus", "0 kasus"),
        (1154881099.0, "idr", "id", "Rp1,15 miliar", "Rp1.154.881.099"),
        (1154881099.0, "idr", "en", "Rp1.15 billion", "Rp1,154,881,099"),
        (-1154881099.0, "idr", "id", "-Rp1,15 miliar", "-Rp1.154.881.099"),
        (3025761062489.0, "idr", "id", "Rp3,03 triliun", "Rp3.025.761.062.489"),
        (3025761062489.0, "idr", "en", "Rp3.03 trillion", "Rp3,025,761,062,489"),
        (42000000.0, "idr", "id", "Rp42 juta", "Rp42.000.000"),
        (16800.0, "idr", "id", "Rp16,8 ribu", "Rp16.800"),
        (16800.0, "idr", "en", "Rp16.8 thousand", "Rp16,800"),
        (999600.0, "idr", "id", "Rp1 juta", "Rp999.600"),
        (773.0, "idr", "id", "Rp773", "Rp773"),
        (0.0, "idr", "id", "Rp0", "Rp0"),
        (-0.4, "idr", "id", "Rp0", "Rp0"),
        (
            8912345.5,
            "idr_per_claim",
            "id",
            "Rp8,91 juta per kasus",
            "Rp8.912.346 per kasus",
        ),
        (
            29.7123,
            "per_100",
            "id",
            "29,7 per 100 penduduk bekerja",
            "29,712 per 100 penduduk bekerja",
        ),
        (
            29.7123,
            "per_100",
            "en",
            "29.7 per 100 employed residents",
            "29.712 per 100 employed residents",
        ),
        (3.0, "rank", "id", "peringkat 3", "peringkat 3"),
        (13.0, "mandates", "en", "13 special mandates", "13 special mandates"),
    ],
)
def test_values_are_written_short_and_in_full(value, unit, lang, short, full):
    assert formats.value_text(value, unit, lang) == short
    assert formats.value_full(value, unit, lang) == full


def test_short_values_leave_out_the_unit_words():
    assert formats.value_short(29.7123, "per_100", "id") == "29,7"
    assert formats.value_short(382746, "persons", "id") == "382.746"
    assert formats.value_short(1154881099, "idr", "id") == "Rp1,15 miliar"


@pytest.mark.parametrize(
    ("value", "id_", "en"),
    [
        (382746, "382.746", "382,746"),
        (0.37012, "0,37", "0.37"),
        (-1234.5, "-1.234,5", "-1,234.5"),
        (-0.0001, "0", "0"),
    ],
)
def test_plain_numbers(value, id_, en):
    assert formats.number(value, "id") == id_
    assert formats.number(value, "en") == en


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match="not a number"):
        formats.value_text(value, "persons", "id")


def test_a_missing_or_suppressed_value_is_said_to_be_so():
    assert formats.status_or_value(float("nan"), "persons", "missing", "id") == "tidak ada data"
    assert formats.status_or_value(float("nan"), "persons", "suppressed", "en") == "suppressed (small count)"
    assert formats.status_or_value(0.0, "persons", "reported", "id") == "0 orang"


@pytest.mark.parametrize(
    ("period", "id_", "en"),
    [
        ("2023-12", "Desember 2023", "December 2023"),
        ("2025", "2025", "2025"),
        ("2025-Q3", "triwulan III 2025", "Q3 2025"),
        ("2021-01/2021-09", "Januari–September 2021", "January–September 2021"),
        (
            "2020-03/2021-09",
            "Maret 2020 – September 2021",
            "March 2020 – September 2021",
        ),
        ("2019/2020", "2019–2020", "2019–2020"),
        ("2024-Q1/2024-Q2", "triwulan I 2024 – triwulan II 2024", "Q1 2024 – Q2 2024"),
        ("", "periode tidak disebut", "period not stated"),
    ],
)
def test_periods_in_words(period, id_, en):
    assert formats.period_text(period, "id") == id_
    assert formats.period_text(period, "en") == en


@pytest.mark.parametrize(
    "period",
    [
        "2025-13",
        "2025-00",
        "2025-Q5",
        "25-01",
        "2025/2026/2027",
        "2025/",
        "<b>",
        "2025-01\n",
    ],
)
def test_a_text_that_is_no_period_is_refused(period):
    with pytest.raises(ValueError, match="not a period"):
        formats.period_text(period, "id")


@pytest.mark.parametrize(
    ("breaks", "unit", "lang", "labels"),
    [
        (
            (0.1, 0.2, 0.1 + 0.2, 0.4),
            "share",
            "id",
            ("di bawah 10%", "10% – 20%", "20% – 30%", "30% – 40%", "40% atau lebih"),
        ),
        (
            (0.125, 0.25, 0.5, 1.0),
            "share",
            "en",
            ("below 12.5%", "12.5% – 25%", "25% – 50%", "50% – 100%", "100% or more"),
        ),
        (
            (1e6, 2e6, 5e6, 1e7),
            "idr_per_1000",
            "id",
            (
                "di bawah Rp1 juta",
                "Rp1 – 2 juta",
                "Rp2 – 5 juta",
                "Rp5 – 10 juta",
                "Rp10 juta atau lebih",
            ),
        ),
        (
            (1000.0, 20000.0, 500000.0, 1234567.0),
            "persons",
            "id",
            (
                "di bawah 1.000",
                "1.000 – 20.000",
                "20.000 – 500.000",
                "500.000 – 1,23457 juta",
                "1,23457 juta atau lebih",
            ),
        ),
        (
            (1e8, 5e8, 1e9, 2e9),
            "idr",
            "en",
            (
                "below Rp100 million",
                "Rp100 – 500 million",
                "Rp500 million – Rp1 billion",
                "Rp1 – 2 billion",
                "Rp2 billion or more",
            ),
        ),
        ((), "share", "id", ()),
    ],
)
def test_class_labels(breaks, unit, lang, labels):
    assert formats.break_labels(breaks, unit, lang) == labels


def test_dates_in_words():
    assert formats.date_text(dt.date(2025, 8, 7), "id") == "7 Agustus 2025"
    assert formats.date_text(dt.date(2025, 8, 7), "en") == "7 August 2025"


def test_dates_as_the_press_writes_them():
    assert formats.press_date(dt.date(2022, 7, 29), "id") == "Jumat (29/7/2022)"
    assert formats.press_date(dt.date(2022, 7, 29), "en") == "Friday, 29 July 2022"


@pytest.mark.parametrize(
    ("value", "unit", "indonesian", "english"),
    [
        (0.012, "points", "+1,2 poin persen", "+1.2 percentage points"),
        (-0.0719, "points", "-7,2 poin persen", "-7.2 percentage points"),
        (0.0, "points", "0,0 poin persen", "0.0 percentage points"),
        (0.1381, "share", "+13,8%", "+13.8%"),
        (-382746, "persons", "-382.746 orang", "-382,746 persons"),
        (1.2e9, "idr", "+Rp1,2 miliar", "+Rp1.2 billion"),
        (-1.2e9, "idr", "-Rp1,2 miliar", "-Rp1.2 billion"),
    ],
)
def test_differences_carry_their_sign(value, unit, indonesian, english):
    assert formats.signed(value, unit, "id") == indonesian
    assert formats.signed(value, unit, "en") == english


def test_classes_around_zero_are_named_with_signs():
    labels = ("-5 atau kurang", "-5 – -2", "-2 – +2", "+2 – +5", "+5 atau lebih")
    assert formats.centred_labels((-0.05, -0.02, 0.02, 0.05), "points", "id") == labels
    assert formats.centred_labels((-20, -10, 10, 20), "per_1000", "en")[4] == "+20 or more"
    assert formats.centred_labels((), "points", "id") == ()


SCALES = {
    "ribu": 3,
    "juta": 6,
    "miliar": 9,
    "triliun": 12,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}


def read_back(text: str, lang: str) -> Decimal:
    """The number in a text this module wrote, read by a rule of its own."""
    group, decimal = (".", ",") if lang == "id" else (",", ".")
    digits = re.search(r"[\d.,]*\d", text)
    assert digits
    scale = next((power for word, power in SCALES.items() if word in text.split()), 0)
    sign = -1 if text.startswith("-") else 1
    return sign * Decimal(digits[0].replace(group, "").replace(decimal, ".")).scaleb(scale)


amounts = st.floats(-1e15, 1e15, allow_nan=False) | st.integers(-(10**15), 10**15)
langs = st.sampled_from(("id", "en"))


@given(amounts, st.sampled_from(sorted(UNITS)), langs)
def test_a_short_value_reads_back_within_rounding(value, unit, lang):
    shown = formats.value_short(value, unit, lang)
    true = Decimal(str(value)) * (100 if unit in formats.SHARE_UNITS else 1)
    assert abs(read_back(shown, lang) - true) <= max(abs(true) * Decimal("0.005"), Decimal("0.5"))
    assert not re.fullmatch(r"-(Rp)?0([.,]0+)?%?", shown)


@given(st.integers(-(10**15), 10**15), st.sampled_from(("idr", "persons", "cases")), langs)
def test_a_full_value_reads_back_exactly(value, unit, lang):
    assert read_back(formats.value_full(value, unit, lang), lang) == value


def low_of(label: str) -> str:
    """The lower end of a class with its own word: "Rp20 – 50 juta" starts at "Rp20 juta"."""
    low, dash, high = label.partition(" – ")
    shares_word = dash and low.startswith("Rp") and not high.startswith("Rp")
    return f"{low} {high.split(' ', 1)[1]}" if shares_word else low


@given(
    st.lists(st.integers(0, 10**6), min_size=4, max_size=4, unique=True).map(sorted),
    st.sampled_from(sorted(UNITS)),
    langs,
)
def test_round_breaks_read_back_exactly_from_their_labels(breaks, unit, lang):
    factor = 100 if unit in formats.SHARE_UNITS else 1
    labels = formats.break_labels(tuple(breaks), unit, lang)
    lows = [read_back(low_of(label), lang) for label in labels[1:]]
    assert len(labels) == 5
    assert all(
        abs(low - value * factor) <= value * factor * Decimal("0.00001")
        for low, value in zip(lows, breaks, strict=True)
    )
