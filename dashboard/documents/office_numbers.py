"""Number formats of spreadsheets and presentations, written as ECMA-376 has them; the program puts in its own marks.

Whoever opens the file sees the separators of their own settings: 46.2% in one office is 46,2% in another.
"""

from collections.abc import Sequence

from dashboard.figures.formats import MONEY_UNITS, RATE_UNITS, SHARE_UNITS, Lang
from data.fields import Text

_SCALES = ((10**12, ",,,,", Text("triliun", "trillion")), (10**9, ",,,", Text("miliar", "billion")))
_CONDITIONS = 2
_MILLIONS = (10**6, ",,", Text("juta", "million"))


def full(unit: str) -> str:
    """The format of a cell: every rupiah and person, one to three decimals of a rate, shares as per cent.

    Percentage points are stored as shares are, and no format but that of per cent shows them times 100.
    """
    if unit in MONEY_UNITS:
        return '"Rp"#,##0;-"Rp"#,##0'
    if unit in SHARE_UNITS:
        return _signed("0.0##%", unit)
    return "#,##0.0##" if unit in RATE_UNITS else "#,##0.###" if not unit else "#,##0"


def short(unit: str, values: Sequence[float], lang: Lang) -> str:
    """The format of an axis or a bar's label: one decimal, and each amount in the words of its own size.

    A format may hold two conditions: beside trillions of rupiah, what is below a million is written in millions too.
    Where some amounts are negative each is written in full, since not every program keeps the sign beside conditions.
    """
    if unit in SHARE_UNITS:
        return _signed("0.0%", unit)
    if unit in RATE_UNITS:
        return "#,##0.0"
    sign = '"Rp"' if unit in MONEY_UNITS else ""
    if min(values, default=0.0) < 0:
        return f"{sign}#,##0;-{sign}#,##0"
    largest = max(values, default=0.0)
    scales = [scale for scale in (*_SCALES, _MILLIONS) if largest >= scale[0]]
    written = [f'{sign}#,##0.0{commas}" {getattr(word, lang)}"' for _, commas, word in scales]
    chosen = [f"[>={least}]{form}" for (least, *_), form in zip(scales, written, strict=True)][:_CONDITIONS]
    last = written[_CONDITIONS] if len(written) > _CONDITIONS else f"{sign}#,##0"
    return ";".join([*chosen, last])


def _signed(form: str, unit: str) -> str:
    return f"+{form};-{form};{form}" if unit == "points" else form
