"""From what the address says to a change that the data can answer: from when to when, and in which provinces.

As on every page nothing in an address is trusted: what cannot be set against each other is replaced, and the reader is
told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import notices
from dashboard.figures.formats import period_text
from dashboard.figures.maps.map_builder import region_name
from dashboard.notices import Notice
from dashboard.question import DIMENSIONS, Question
from dashboard.state import Selection
from data import change, regions
from data.fields import VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, Text
from data.periods import end_month, is_period

MOST_DRAWN = 6

SINCE = Text("periode awal", "earlier period")
VINTAGE = Text("pembagian provinsi", "division into provinces")
NOT_EARLIER = Text(
    "Periode awal {value} tidak lebih awal daripada {period}. Yang ditampilkan: {shown}.",
    "The earlier period {value} is not before {period}. Shown instead: {shown}.",
)
NOT_COMPARABLE = Text(
    "{value} dan {period} tidak sama panjang atau bukan bagian tahun yang sama, jadi tidak dapat diselisihkan. "
    "Yang ditampilkan: {shown}.",
    "{value} and {period} differ in length or are not the same part of a year and cannot be subtracted. "
    "Shown instead: {shown}.",
)
NOTHING_EARLIER = Text("tidak ada periode yang lebih awal", "there is no earlier period")
ONLY_OLD = Text(
    "Salah satu periode hanya ada menurut provinsi sebelum pemekaran Papua 2022, jadi keduanya dijumlahkan menurut "
    "batas itu.",
    "One of the periods exists only by the provinces before the 2022 Papua split, so both are summed by those borders.",
)
NOT_DRAWN = Text(
    "Tidak ada pada grafik karena bukan wilayah pada peta ini: {value}.",
    "Not on the charts, being no region of this map: {value}.",
)
TOO_MANY = Text(
    "Paling banyak enam wilayah digambar sekaligus. Tidak ikut: {value}.",
    "At most six regions are drawn at once. Left out: {value}.",
)


@dataclass(frozen=True)
class Span:
    """From when to when a change is told.

    since: the earlier period, "" where there is none. earlier: what may be chosen for it, the newest first.
    moments: the points of the series, from since to the later period. is_old: in the provinces before the 2022 Papua
    split. has_choice: whether the reader may choose that.
    """

    since: str
    earlier: tuple[str, ...]
    moments: tuple[str, ...]
    is_old: bool
    has_choice: bool
    notices: tuple[Notice, ...] = ()


def span(selection: Selection, asked: Question, choices: pd.DataFrame) -> Span:
    """Return the span nearest to what the address asks for.

    choices: the cuts of the measure that exist, as data.panels.choices gives them.
    """
    if asked.measure.as_printed:
        return Span("", (), (), False, False)
    here = choices[choices["level"] == asked.level]
    for column in DIMENSIONS.values():
        here = here[here[column] == getattr(asked.cut, column)]
    vintages = dict(zip(here["period"], here["vintage"], strict=True))
    period = asked.cut.period
    earlier = change.earlier_periods(list(vintages), period)
    usual = change.usual_start(list(vintages), period)
    since = selection.since if selection.since in earlier else usual
    told = () if selection.since in ("", since) else (_refused(selection.since, period, usual),)
    moments = change.moments(list(vintages), since, period) if since else (period,)
    is_province = asked.level == "province"
    only_old = is_province and any(vintages[moment] == VINTAGE_OLD_PAPUA for moment in moments)
    if only_old and any(vintages[moment] == VINTAGE_CURRENT for moment in moments):
        told += (Notice(ONLY_OLD, {}),)
    if selection.vintage not in ("", VINTAGE_CURRENT, VINTAGE_OLD_PAPUA):
        shown = Text("sekarang", "as now")
        told += (Notice(notices.UNKNOWN_WORD, {"name": VINTAGE, "value": selection.vintage, "shown": shown}),)
    is_old = only_old or (is_province and selection.vintage == VINTAGE_OLD_PAPUA)
    return Span(since, earlier, moments, is_old, is_province and not only_old, told)


def drawn(selection: Selection, codes: Sequence[str], vintage: str) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Return the regions that the address wants on the charts, at most MOST_DRAWN of `codes`, and what was left out.

    Empty where it names none: the page then picks.
    """
    wanted = tuple(dict.fromkeys(part.strip() for part in selection.regions.split(",") if part.strip()))
    there = [code for code in wanted if code in set(codes)]
    absent = [code for code in wanted if code not in there]
    told: tuple[Notice, ...] = ()
    if absent:
        told += (Notice(NOT_DRAWN, {"value": ", ".join(map(_named, absent))}),)
    if len(there) > MOST_DRAWN:
        left = ", ".join(region_name(code, vintage, "id") for code in there[MOST_DRAWN:])
        told += (Notice(TOO_MANY, {"value": left}),)
    return tuple(there[:MOST_DRAWN]), told


def _refused(wanted: str, period: str, shown: str) -> Notice:
    words = _words(shown) if shown else NOTHING_EARLIER
    if not is_period(wanted):
        return Notice(notices.UNKNOWN_WORD, {"name": SINCE, "value": wanted, "shown": words})
    values = {"value": _words(wanted), "period": _words(period), "shown": words}
    if end_month(wanted) >= end_month(period):
        return Notice(NOT_EARLIER, values)
    if change.earlier_periods([wanted], period):
        return Notice(notices.NOT_HERE, {"name": SINCE, "value": _words(wanted), "shown": words})
    return Notice(NOT_COMPARABLE, values)


def _words(period: str) -> Text:
    return Text(period_text(period, "id"), period_text(period, "en"))


def _named(text: str) -> str:
    """Return the name of a known region, or the text of the address as it stands."""
    known = {region.code: region.name for region in regions.all_regions()}
    return known.get(text, text)
