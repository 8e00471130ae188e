"""Numbers as newspapers print them are read one way, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.fields import NOT_SEEN
from data.numbers import NumberError, as_printed, find, is_rounded, parse, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp1,8 miliar", "1800000000"),
        ("Rp 17, 5 miliar", "17500000000"),
        ("Rp.108.137.709", "108137709"),
        ("382.746", "382746"),
        ("1,020,168", "1020168"),
        ("27.65 persen", "27.65"),
        ("35 persen", "35"),
        ("8,20 %", "8.2"),
        ("3,4Juta", "3400000"),
        ("satu juta", "1000000"),
        ("45 thousand", "45000"),
        ("0,750", "0.75"),
        ("7753", "7753"),
    ],
)
def test_a_printed_number_is_read(text, value):
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("6,000", ("6", "6000")),
        ("Rp. 440.551,030", ("440551.03", "440551030")),
        ("2.982,642", ("2982.642", "2982642")),
        ("Rp650,459 miliar", ("650459000000", "650459000000000")),
        ("Rp28.124.863.122 Miliar", ("28124863122000000000", "28124863122")),
    ],
)
def test_an_ambiguous_number_needs_an_expected_value(text, readings):
    with pytest.raises(NumberError, match="dapat berarti"):
        parse(text)
    for reading in readings:
        assert parse(text, Decimal(reading)) == Decimal(reading)
    with pytest.raises(NumberError, match="tidak dapat dibaca"):
        parse(text, Decimal(5))


@pytest.mark.parametrize("text", ["", "dua", "12.5.3", "1..2", "10 dari 20", "Rp", "-5", "1e6", "٤٢", "NaN"])
def test_what_is_not_one_number_is_refused(text):
    with pytest.raises(NumberError):
        parse(text)


@pytest.mark.parametrize(
    "text", ["Rp. 440.551,030", "1.000.000", "1,5", " 5", "5 ", "", "1e3", "+5", ".5", "5.", "٤٢", "inf"]
)
def test_a_plain_number_has_no_dress(text):
    with pytest.raises(NumberError):
        plain(text)


QUOTE = "tahun 2019 sebanyak 2 Kasus klaim JKK dan 16 Kasus klaim JKM dengan total Rp. 440.551,030 atau 35 persen"


@pytest.mark.parametrize(
    ("value", "kind", "printed"),
    [
        ("2", "count", "2"),
        ("16", "count", "16"),
        ("440551030", "money", "Rp. 440.551,030"),
        ("35", "percent", "35 persen"),
        ("35", "count", NOT_SEEN),
        ("16", "percent", NOT_SEEN),
        ("440551030", "count", NOT_SEEN),
        ("440551031", "money", NOT_SEEN),
    ],
)
def test_the_figure_as_printed_is_cut_from_its_sentence(value, kind, printed):
    assert as_printed(QUOTE, Decimal(value), kind) == printed


def test_a_number_is_never_taken_from_within_another():
    assert as_printed("dari 16.597 klaim, Rp2 miliar, SKK13", Decimal(597), "count") == NOT_SEEN
    assert as_printed("sebesar Rp2 miliar", Decimal(2), "money") == NOT_SEEN
    assert as_printed("SKK13", Decimal(13), "count") == NOT_SEEN


def test_only_a_scale_word_that_counts_makes_a_number_rounded():
    assert is_rounded("Rp1,8 miliar", Decimal(1_800_000_000))
    assert not is_rounded("Rp. 714.329.296", Decimal(714_329_296))
    assert not is_rounded("Rp28.124.863.122 Miliar", Decimal(28_124_863_122))
    assert not is_rounded(NOT_SEEN, Decimal(5))


@given(st.integers(min_value=0, max_value=10**15))
def test_indonesian_thousands_come_back(number):
    assert parse(f"{number:,}".replace(",", ".")) == number
    assert plain(str(number)) == number


@given(
    st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=99), st.sampled_from(["juta", "miliar"])
)
def test_indonesian_decimals_with_a_scale_come_back(whole, hundredths, scale):
    expected = (Decimal(whole) + Decimal(hundredths) / 100) * {"juta": 10**6, "miliar": 10**9}[scale]
    assert parse(f"Rp{whole},{hundredths:02d} {scale}") == expected


@given(st.text(max_size=60))
def test_any_text_is_searched_without_a_crash_and_what_is_found_is_in_it(text):
    for printed in find(text):
        assert printed.text in text
        assert printed.readings
        assert all(reading >= 0 for reading in printed.readings)


@given(st.text(alphabet="0123456789., RpjutaMiliar%", max_size=30))
def test_a_parsed_number_is_one_of_its_readings(text):
    try:
        value = parse(text)
    except NumberError:
        return
    assert parse(text, value) == value
