"""Periods as ISO text: a year, a month, a quarter or an interval of them."""

import re

PERIOD = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?(/\d{4}(-(0[1-9]|1[0-2]))?)?$")


def end_month(period: str) -> str:
    """Return the last month of a period as YYYY-MM; "" for a period that is not stated.

    2023 ends in 2023-12, 2025-Q3 in 2025-09, 2024-01/2024-05 in 2024-05.

    Raises:
        ValueError: the text is no period.
    """
    if not period:
        return ""
    if not PERIOD.match(period):
        raise ValueError(f"no period: {period!r}")
    last = period.rsplit("/", maxsplit=1)[-1]
    if "-Q" in last:
        year, quarter = last.split("-Q")
        return f"{year}-{int(quarter) * 3:02d}"
    return last if "-" in last else f"{last}-12"


def august_of(period: str) -> str:
    """Return August of the year in which a period ends, the month of the yearly labour force survey."""
    return f"{end_month(period)[:4]}-08"
