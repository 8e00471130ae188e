"""Periods: what is one, when it ends, and how long it lasts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import august_of, end_month, is_period, months, start_month

YEARS = st.integers(1900, 2100)
MONTHS = st.builds("{:04d}-{:02d}".format, YEARS, st.integers(1, 12))


@pytest.mark.parametrize(
    ("period", "end", "lasts"),
    [
        ("2023", "2023-12", 12),
        ("2023-01", "2023-01", 1),
        ("2023-12", "2023-12", 1),
        ("2025-Q1", "2025-03", 3),
        ("2025-Q3", "2025-09", 3),
        ("2025-Q4", "2025-12", 3),
        ("2024-01/2024-05", "2024-05", 5),
        ("2023-11/2024-02", "2024-02", 4),
        ("2021/2024", "2024-12", 48),
        ("2024/2024-08", "2024-08", 8),
    ],
)
def test_a_period_ends_with_its_last_month_and_lasts_from_its_first(period, end, lasts):
    assert is_period(period)
    assert end_month(period) == end
    assert months(period) == lasts


@pytest.mark.parametrize(
    ("period", "start"),
    [
        ("2023", "2023-01"),
        ("2023-12", "2023-12"),
        ("2025-Q3", "2025-07"),
        ("2023-11/2024-02", "2023-11"),
        ("2021/2024", "2021-01"),
    ],
)
def test_a_period_starts_with_its_first_month(period, start):
    assert start_month(period) == start


@pytest.mark.parametrize(
    "text",
    ["2023-13", "2023-00", "23", "2023-1", "2025-Q5", "2023\n", " 2023", "2024-05/2024-01", "2024/2023", "2023/", "/2023",
     "2023/2024/2025", "2023-01-31", "２０２３", "Agustus 2023", "<b>2023</b>", "2025-Q1/2025-Q3"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text):
    assert not is_period(text)
    for function in (end_month, august_of, months, start_month):
        with pytest.raises(ValueError, match="no period"):
            function(text)


def test_a_period_that_is_not_stated_has_no_end_and_no_august():
    assert end_month("") == ""
    assert august_of("") == ""
    assert not is_period("")


@pytest.mark.parametrize(
    ("period", "august"), [("2023", "2023-08"), ("2023-12", "2023-08"), ("2023-11/2024-02", "2024-08")]
)
def test_august_is_that_of_the_year_in_which_a_period_ends(period, august):
    assert august_of(period) == august


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_is_refused(text):
    if is_period(text):
        assert months(text) >= 1
    elif text:
        with pytest.raises(ValueError, match="no period"):
            end_month(text)


@given(MONTHS, MONTHS)
def test_an_interval_of_months_runs_forwards_and_ends_with_its_last(first, last):
    text = f"{first}/{last}"
    assert is_period(text) == (first <= last)
    if first <= last:
        assert end_month(text) == last
