"""Periods as ISO text: a year, a month, a quarter, or an interval from one of them to a year or month."""

import re

PERIOD = re.compile(r"\A\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?(/\d{4}(-(0[1-9]|1[0-2]))?)?\Z", re.ASCII)


def is_period(text: str) -> bool:
    """Return whether a text is a period that ends no earlier than it starts."""
    if not PERIOD.match(text):
        return False
    first, last = _bounds(text)
    return first <= last


def start_month(period: str) -> str:
    """Return the first month of a period as YYYY-MM.

    Raises:
        ValueError: the text is no period.
    """
    year, month = divmod(_checked(period)[0], 12)
    return f"{year:04d}-{month + 1:02d}"


def end_month(period: str) -> str:
    """Return the last month of a period as YYYY-MM; "" for a period that is not stated.

    2023 ends in 2023-12, 2025-Q3 in 2025-09, 2024-01/2024-05 in 2024-05.

    Raises:
        ValueError: the text is no period.
    """
    if not period:
        return ""
    year, month = divmod(_checked(period)[1], 12)
    return f"{year:04d}-{month + 1:02d}"


def august_of(period: str) -> str:
    """Return August of the year in which a period ends, the month of the yearly labour force survey.

    Raises:
        ValueError: the text is no period.
    """
    return f"{end_month(period)[:4]}-08" if period else ""


def months(period: str) -> int:
    """Return how many months a period lasts: 1 for a month, 12 for a year, 5 for 2024-01/2024-05.

    Raises:
        ValueError: the text is no period.
    """
    first, last = _checked(period)
    return last - first + 1


def _checked(period: str) -> tuple[int, int]:
    if not is_period(period):
        raise ValueError(f"no period: {period!r}")
    return _bounds(period)


def _bounds(period: str) -> tuple[int, int]:
    """Return the first and the last month of a well-formed period, counted from the year 0."""
    first, _, last = period.partition("/")
    return _span(first)[0], _span(last or first)[1]


def _span(text: str) -> tuple[int, int]:
    year, _, part = text.partition("-")
    start = 12 * int(year)
    if not part:
        return start, start + 11
    if part.startswith("Q"):
        quarter = int(part[1])
        return start + 3 * quarter - 3, start + 3 * quarter - 1
    return start + int(part) - 1, start + int(part) - 1
