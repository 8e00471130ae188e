"""Number formats of spreadsheets and presentations, written as ECMA-376 has them; the program puts in its own marks.

Whoever opens the file sees the separators of their own settings: 46.2% in one office is 46,2% in another.
"""

from dashboard.figures.formats import MONEY_UNITS, RATE_UNITS, Lang
from data.fields import Text

_SCALES = ((10**12, ",,,,", Text("triliun", "trillion")), (10**9, ",,,", Text("miliar", "billion")))
_MILLIONS = (10**6, ",,", Text("juta", "million"))


def full(unit: str) -> str:
    """The format of a cell: every rupiah and person, one to three decimals of a rate, shares as per cent."""
    if unit in MONEY_UNITS:
        return '"Rp"#,##0;-"Rp"#,##0'
    if unit == "share":
        return "0.0##%"
    return "#,##0.0##" if unit in RATE_UNITS else "#,##0.###" if not unit else "#,##0"


def short(unit: str, largest: float, lang: Lang) -> str:
    """The format of an axis or a bar's label: one decimal, large amounts in the words of the largest value.

    One scale for the whole chart, because a format may hold two conditions only and an axis reads better so.
    """
    if unit == "share":
        return "0.0%"
    if unit in RATE_UNITS:
        return "#,##0.0"
    sign = '"Rp"' if unit in MONEY_UNITS else ""
    for least, commas, word in (*_SCALES, _MILLIONS):
        if abs(largest) >= least:
            return f'{sign}#,##0.0{commas}" {getattr(word, lang)}"'
    return f"{sign}#,##0"
