"""Breaks in a series, where figures stop meaning the same: a stroke across the line, and the reason in words."""

from collections.abc import Callable
from itertools import pairwise

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.chart_look import mark
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.fields import SERIES_BREAKS


def strokes(valued: pd.DataFrame, time: str, x: alt.X, y: alt.Y, theme: Theme) -> list[alt.Chart]:
    """Return an upright stroke in the middle of each place where a line is interrupted by a break.

    valued: region_code, name, value, run and a column of places in time; x and y: the encodings of time and value.
    """
    places = []
    for before, after in pairwise(valued.sort_values(["region_code", time]).to_dict("records")):
        if before["region_code"] == after["region_code"] and before["run"] != after["run"]:
            middle = {each: before[each] + (after[each] - before[each]) / 2 for each in (time, "value")}
            places.append(middle | {"name": after["name"]})
    if not places:
        return []
    look = mark("point", shape="stroke", angle=90, size=500, strokeWidth=3, opacity=1, color=theme.mark)
    return [alt.Chart(pd.DataFrame(places), mark=look).encode(x=x, y=y, tooltip=alt.Tooltip("name:N"))]


def sentences(points: pd.DataFrame, name: Callable[[str], str], lang: Lang) -> list[str]:
    """Return the breaks in words, one line for each place and reason.

    points: region_code, moment and breaks. name: the name of a region by its code.
    """
    t = translator(lang)
    found: dict[tuple[str, str], list[str]] = {}
    for row in points[points["breaks"] != ""].to_dict("records"):
        found.setdefault((row["moment"], row["breaks"]), []).append(name(row["region_code"]))
    return [
        t(
            "Deret terputus sebelum {period}: {reason} ({regions}).",
            period=formats.period_text(moment, lang),
            reason=reasons(text, lang),
            regions=", ".join(names),
        )
        for (moment, text), names in sorted(found.items())
    ]


def reasons(codes: str, lang: Lang) -> str:
    """Return reasons for a break or a missing difference in words; codes: of SERIES_BREAKS, joined by semicolons."""
    return "; ".join(getattr(SERIES_BREAKS[reason], lang) for reason in codes.split(";") if reason)
