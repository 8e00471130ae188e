"""Figures over time as an editable chart: a line for each unbroken stretch, so that none reaches across a break."""

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.press.exhibit import Series
from dashboard.text import Lang


def stretches(
    points: pd.DataFrame, codes: Iterable[str], name: Callable[[str], str], periods: Sequence[str], lang: Lang
) -> tuple[Series, ...]:
    """Return the lines of some regions over these periods; a region of several says the time of each.

    points: region_code, period, value (NaN without a figure) and run, which is another after each break, in time.
    """
    found = []
    for code in codes:
        known = points[(points["region_code"] == code) & points["value"].notna()]
        runs = [rows.set_index("period")["value"] for _, rows in known.groupby("run", sort=False)]
        for values in runs:
            first, last = (formats.period_text(str(values.index[end]), lang) for end in (0, -1))
            span = first if len(values) == 1 else f"{first} – {last}"
            given = values.to_dict()
            found.append(
                Series(
                    name(code) if len(runs) == 1 else f"{name(code)} ({span})",
                    tuple(float(given[period]) if period in given else None for period in periods),
                )
            )
    return tuple(found)
