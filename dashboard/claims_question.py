"""From what the address says to the part of a region's claims that a page or picture shows."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard import notices
from dashboard.figures.formats import period_text
from dashboard.notices import Notice
from dashboard.question import DIMENSIONS, NAMES, VOCABULARIES, in_order, language
from dashboard.state import Selection
from dashboard.text import Lang
from data.claims import DRAWN, line_count
from data.fields import Text
from data.periods import end_month, is_period, months

# More lines than these are no table that anybody reads, so that a period has to be chosen.
MOST_LINES = 80
EVERYTHING = Text("semua yang ada", "everything there is")


@dataclass(frozen=True)
class ClaimsQuestion:
    """What is shown of a region's claims.

    cut: the chosen code by name of DIMENSIONS, "" for everything there is; options: what may be chosen, by the same
        names.
    period: "" for all periods; length: its months, 0 for all; periods: what may be chosen, the newest first.
    drawn: the indicator over time; drawable: what may be drawn instead.
    is_long: there are too many lines for all periods to be shown at once, so that the drawing holds the periods that
        are as long as the chosen one.
    """

    lang: Lang
    cut: Mapping[str, str]
    options: Mapping[str, tuple[str, ...]]
    period: str
    length: int
    periods: tuple[str, ...]
    drawn: str
    drawable: tuple[str, ...]
    is_long: bool
    notices: tuple[Notice, ...]


def claims_question(selection: Selection, found: pd.DataFrame) -> ClaimsQuestion:
    """Return what to show of a region's figures, nearest to the selection.

    found: FIGURE_COLUMNS of data.claims.
    """
    told: list[Notice] = []
    cut, options, left = {}, {}, found
    for name, column in DIMENSIONS.items():
        options[name] = tuple(in_order(left[column], VOCABULARIES[name]))
        cut[name] = _filter(name, getattr(selection, name), options[name], told)
        left = left[left[column] == cut[name]] if cut[name] else left
    periods = tuple(sorted(left["period"].unique(), key=lambda text: (end_month(text), _length(text)), reverse=True))
    is_long = line_count(left) > MOST_LINES
    present = set(left["indicator"])
    drawable = tuple(indicator for indicator in DRAWN if indicator in present)
    # An indicator of the map or of another page is no mistake here; the page opens on its own.
    drawn = selection.indicator if selection.indicator in drawable else next(iter(drawable), "")
    period = _period(selection.period, periods, is_long, told)
    return ClaimsQuestion(
        lang=language(selection),
        cut=cut,
        options=options,
        period=period,
        length=_length(period),
        periods=periods,
        drawn=drawn,
        drawable=drawable,
        is_long=is_long,
        notices=tuple(told),
    )


def listed(found: pd.DataFrame, asked: ClaimsQuestion) -> pd.DataFrame:
    """Return the figures of the table: those of the chosen cut and period."""
    left = _of_cut(found, asked)
    return left[left["period"] == asked.period] if asked.period else left


def beside(found: pd.DataFrame, asked: ClaimsQuestion) -> pd.DataFrame:
    """Return the figures of others that stand beside the table's: all, or where there are too many its period's."""
    return found[found["period"] == asked.period] if asked.is_long else found


def over_time(found: pd.DataFrame, asked: ClaimsQuestion) -> pd.DataFrame:
    """Return the figures of the chosen cut that may stand side by side in time."""
    left = _of_cut(found, asked)
    return left[left["period"].map(_length) == asked.length] if asked.is_long else left


def lengths(asked: ClaimsQuestion) -> dict[int, str]:
    """Return the newest period of each length in months that can be chosen, the longest first."""
    found: dict[int, str] = {}
    for period in asked.periods:
        found.setdefault(_length(period), period)
    return dict(sorted(found.items(), reverse=True))


def _of_cut(found: pd.DataFrame, asked: ClaimsQuestion) -> pd.DataFrame:
    for name, code in asked.cut.items():
        found = found[found[DIMENSIONS[name]] == code] if code else found
    return found


def _filter(name: str, wanted: str, options: tuple[str, ...], told: list[Notice]) -> str:
    if wanted in ("", *options):
        return wanted
    parts = [VOCABULARIES[name].get(part) for part in wanted.split(";")]
    known = [part for part in parts if part]
    is_known = len(known) == len(parts)
    label = Text("; ".join(part.id for part in known), "; ".join(part.en for part in known)) if is_known else wanted
    words = notices.NOT_HERE if is_known else notices.UNKNOWN_WORD
    told.append(Notice(words, {"name": NAMES[name], "value": label, "shown": EVERYTHING}))
    return ""


def _period(wanted: str, periods: tuple[str, ...], is_long: bool, told: list[Notice]) -> str:
    default = periods[0] if is_long else ""
    if wanted in ("", *periods):
        return wanted or default
    if not is_period(wanted):
        value: str | Text = wanted
        words = notices.UNKNOWN_WORD
    else:
        # A stock of 2023-12 on the map and claims of 2023 belong together.
        alike = [period for period in periods if end_month(period) == end_month(wanted)]
        if alike:
            return alike[0]
        value, words = Text(period_text(wanted, "id"), period_text(wanted, "en")), notices.NOT_HERE
    shown = Text(period_text(default, "id"), period_text(default, "en")) if default else EVERYTHING
    told.append(Notice(words, {"name": NAMES["period"], "value": value, "shown": shown}))
    return default


def _length(period: str) -> int:
    return months(period) if period else 0
