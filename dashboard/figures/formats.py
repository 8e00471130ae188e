"""Numbers, money, periods and dates as an Indonesian or an English reader writes them.

Short forms keep three significant digits and round half away from zero; full forms keep every digit that is stored.
The source of separators and month names is the Unicode CLDR, read through Babel.
"""

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise
from typing import Literal

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from data.fields import OBS_STATUSES, UNITS, Text

Lang = Literal["id", "en"]

MONEY_UNITS = (
    "idr",
    "idr_per_claim",
    "idr_per_1000",
    "idr_per_person_month",
    "idr_per_person_year",
)
RATE_UNITS = ("share", "per_100", "per_1000", "points")
# Stored 0-1 and shown times 100.
SHARE_UNITS = ("share", "points")

_SIGNIFICANT = 3
_SIGNIFICANT_BREAK = 6
_DECIMALS_FULL = 3
_THOUSAND, _MILLION = Decimal(10**3), Decimal(10**6)
_SCALES = (
    (Decimal(10**12), Text("triliun", "trillion")),
    (Decimal(10**9), Text("miliar", "billion")),
    (_MILLION, Text("juta", "million")),
    (_THOUSAND, Text("ribu", "thousand")),
)
_PERIOD_NOT_STATED = Text("periode tidak disebut", "period not stated")
_BELOW = Text("di bawah {}", "below {}")
_AT_MOST = Text("{} atau kurang", "{} or less")
_AT_LEAST = Text("{} atau lebih", "{} or more")
_QUARTER = Text("triwulan {} {}", "Q{} {}")
_RANK = Text("peringkat {}", "rank {}")
_QUARTER_NUMERALS = Text("I II III IV", "1 2 3 4")
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")


def number(value: float, lang: Lang) -> str:
    """A plain number with the separators of `lang` and at most three decimals: 382.746 or 0,37."""
    return _written(_trimmed(_rounded(_decimal(value), _DECIMALS_FULL)), lang)


def value_short(value: float, unit: str, lang: Lang) -> str:
    """A value without its unit words, for legends, tables and axes: "37,0%", "382.746", "Rp1,15 miliar"."""
    amount = _displayed(value, unit)
    if unit in RATE_UNITS:
        shown = _written(_rate(amount), lang)
    else:
        shown = _scaled(_rounded(amount, 0), unit, _SIGNIFICANT, lang)
    return _marked(shown, unit)


def value_text(value: float, unit: str, lang: Lang) -> str:
    """A value with its unit words, short: "382.746 orang", "29,7 per 100 penduduk bekerja", "Rp1,15 miliar"."""
    return _with_unit(value_short(value, unit, lang), value, unit, lang)


def press_text(value: float, unit: str, lang: Lang, *, is_full: bool = False) -> str:
    """A value as a sentence of the press has it: short or in full, and a share is spelled out, "46,2 persen"."""
    shown = (value_full if is_full else value_text)(value, unit, lang)
    return f"{shown.removesuffix('%')} {getattr(UNITS['share'], lang)}" if unit == "share" else shown


def signed(value: float, unit: str, lang: Lang) -> str:
    """A difference with its sign and its unit words: "+1,2 poin persen", "-382.746 orang"; no change has no sign."""
    return f"{'+' if value > 0 else ''}{value_text(value, unit, lang)}"


def signed_short(value: float, unit: str, lang: Lang) -> str:
    """A difference with its sign and without unit words: "+1,2", "-382.746"."""
    return f"{'+' if value > 0 else ''}{value_short(value, unit, lang)}"


def value_full(value: float, unit: str, lang: Lang) -> str:
    """A value in full with its unit words: whole rupiah, every person, up to three decimals of a rate."""
    amount = _displayed(value, unit)
    decimals = 0 if unit in MONEY_UNITS else _DECIMALS_FULL
    shown = _written(_trimmed(_rounded(amount, decimals)), lang)
    return _with_unit(_marked(shown, unit), value, unit, lang)


def gap_unit(unit: str) -> str:
    """Return the unit of the difference between two values: that of shares is percentage points."""
    return "points" if unit == "share" else unit


def status_or_value(value: float, unit: str, obs_status: str, lang: Lang) -> str:
    """`value_text`, or the words for a value that is missing or suppressed."""
    if obs_status in ("missing", "suppressed"):
        return getattr(OBS_STATUSES[obs_status], lang)
    return value_text(value, unit, lang)


def status_or_full(value: float, unit: str, obs_status: str, lang: Lang) -> str:
    """`value_full`, or the words for a value that is missing or suppressed."""
    if obs_status in ("missing", "suppressed"):
        return getattr(OBS_STATUSES[obs_status], lang)
    return value_full(value, unit, lang)


def value_headline(value: float, unit: str, lang: Lang) -> str:
    """A value as the subject of a sentence that says by itself what the rate is of: "29,7", "382.746 orang"."""
    return value_text(value, unit, lang) if unit in ("persons", "cases") else value_short(value, unit, lang)


def break_labels(breaks: tuple[float, ...], unit: str, lang: Lang) -> tuple[str, ...]:
    """One text per class between ascending inner breaks: "di bawah 10%", "10% – 20%", …, "40% atau lebih".

    Without breaks there is no class and no text. Breaks keep up to six significant digits, so that a class never
    claims a border it does not have.
    """
    if not breaks:
        return ()
    shown = [_break(value, unit, lang) for value in breaks]
    return (
        getattr(_BELOW, lang).format(shown[0]),
        *(_range(low, high) for low, high in pairwise(shown)),
        getattr(_AT_LEAST, lang).format(shown[-1]),
    )


def centred_labels(breaks: tuple[float, ...], unit: str, lang: Lang) -> tuple[str, ...]:
    """One text per class between breaks that mirror each other around zero: "-2 atau kurang", …, "+2 atau lebih"."""
    if not breaks:
        return ()
    low, high = (f"+{_break(value, unit, lang)}" for value in breaks[2:])
    fall, drop = (f"-{text[1:]}" for text in (high, low))
    return (
        getattr(_AT_MOST, lang).format(fall),
        _range(fall, drop),
        _range(drop, low),
        _range(low, high),
        getattr(_AT_LEAST, lang).format(high),
    )


def period_text(period: str, lang: Lang) -> str:
    """An ISO period in words: "2023-12" is "Desember 2023", "2021-01/2021-09" is "Januari–September 2021".

    Raises ValueError for a text that is not a period.
    """
    if not period:
        return getattr(_PERIOD_NOT_STATED, lang)
    parts = period.split("/")
    matches = [_PERIOD.fullmatch(part) for part in parts]
    if len(parts) > 2 or not all(matches):
        raise ValueError(f"not a period: {period!r}")
    fields = [match.groupdict() for match in matches if match]
    texts = [_moment(field, lang) for field in fields]
    if len(texts) == 1:
        return texts[0]
    first, last = fields
    if first["month"] and last["month"] and first["year"] == last["year"]:
        return f"{_month(first['month'], lang)}–{texts[1]}"
    return f"{texts[0]}–{texts[1]}" if period.count("-") == 0 else f"{texts[0]} – {texts[1]}"


def date_text(date: dt.date, lang: Lang) -> str:
    """A day in words: "7 Agustus 2025"."""
    return format_date(date, "d MMMM y", locale=lang)


def press_date(date: dt.date, lang: Lang) -> str:
    """A day as the press writes it: "Jumat (29/7/2022)"; in English "Friday, 29 July 2022"."""
    return format_date(date, "EEEE (d/M/y)" if lang == "id" else "EEEE, d MMMM y", locale=lang)


def _decimal(value: float) -> Decimal:
    amount = Decimal(str(value))
    if not amount.is_finite():
        raise ValueError(f"not a number to write: {value!r}")
    return amount


def _displayed(value: float, unit: str) -> Decimal:
    """The stored value in the unit a reader sees: shares are stored 0-1 and shown in per cent."""
    return _decimal(value) * (100 if unit in SHARE_UNITS else 1)


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _significant(amount: Decimal, digits: int) -> Decimal:
    return _rounded(amount, digits - 1 - amount.adjusted()) if amount else amount


def _trimmed(amount: Decimal) -> Decimal:
    """Without trailing zeros behind the decimal sign."""
    normal = amount.normalize()
    return normal if int(normal.as_tuple().exponent) < 0 else normal.quantize(Decimal(1))


def _rate(amount: Decimal) -> Decimal:
    """One decimal; below one, two significant digits, so that a small rate does not read as zero."""
    return _rounded(amount, 1) if abs(amount) >= 1 or not amount else _significant(amount, 2)


def _written(amount: Decimal, lang: Lang) -> str:
    decimals = max(0, -int(amount.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(amount if amount else abs(amount), pattern, locale=lang)


def _scaled(amount: Decimal, unit: str, digits: int, lang: Lang) -> str:
    """The amount in the largest word it reaches (miliar, juta, …): money from a thousand, people from a million."""
    if abs(amount) < (_THOUSAND if unit in MONEY_UNITS else _MILLION):
        return _written(_trimmed(amount), lang)
    short = _significant(amount, digits)
    scale, word = next((scale, word) for scale, word in _SCALES if abs(short) >= scale)
    return f"{_written(_trimmed(short / scale), lang)} {getattr(word, lang)}"


def _break(value: float, unit: str, lang: Lang) -> str:
    amount = _significant(_displayed(value, unit), _SIGNIFICANT_BREAK)
    is_rate = unit in RATE_UNITS
    shown = _written(_trimmed(amount), lang) if is_rate else _scaled(amount, unit, _SIGNIFICANT_BREAK, lang)
    return _marked(shown, unit)


def _range(low: str, high: str) -> str:
    """From low to high; money writes what both share once: "Rp20 – 50 juta", but "Rp500 juta – Rp1 miliar"."""
    number_low, _, word = low.partition(" ")
    if word and low.startswith("Rp") and high.endswith(f" {word}"):
        return f"{number_low} – {high.removeprefix('Rp')}"
    return f"{low} – {high}"


def _marked(shown: str, unit: str) -> str:
    """The sign that belongs to the number itself: Rp before it, % behind it."""
    if unit in MONEY_UNITS:
        return f"-Rp{shown[1:]}" if shown.startswith("-") else f"Rp{shown}"
    return f"{shown}%" if unit == "share" else shown


def _with_unit(shown: str, value: float, unit: str, lang: Lang) -> str:
    if unit in ("share", "idr"):
        return shown
    if unit == "rank":
        return getattr(_RANK, lang).format(shown)
    words = getattr(UNITS[unit], lang).removeprefix("rupiah ")
    if lang == "en" and value == 1 and unit not in RATE_UNITS and unit not in MONEY_UNITS:
        words = words.removesuffix("s")
    return f"{shown} {words}"


@cache
def _month(month: str, lang: Lang) -> str:
    return get_month_names("wide", "stand-alone", locale=lang)[int(month)]


def _moment(field: dict[str, str | None], lang: Lang) -> str:
    if field["month"]:
        return f"{_month(field['month'], lang)} {field['year']}"
    if field["quarter"]:
        numeral = getattr(_QUARTER_NUMERALS, lang).split()[int(field["quarter"]) - 1]
        return getattr(_QUARTER, lang).format(numeral, field["year"])
    return field["year"] or ""


def interval_text(low: float, high: float, unit: str, lang: Lang) -> str:
    """Return an interval in brackets with a space before it, or "" where there is none."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f" ({value_short(low, unit, lang)}–{value_short(high, unit, lang)})"
