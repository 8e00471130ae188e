"""The words around a figure as the press writes them: amounts, times, names in a row, and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.figures import formats
from dashboard.text import Lang, captions, sentences
from data.fields import FLAGS, INDICATORS, NOT_SEEN
from data.periods import months

Row = Mapping[str, Any]

NAMED, PUBLISHERS = 3, 3
YEAR = 12
# What must be said beside the figure itself, because it cannot be taken as it stands.
SAID_FLAGS = ("above_one", "disputed_parts", "disputed_sources", "implausible", "recomputed_differs", "none_sampled")
EVIDENCE_UNITS = ("duties", "papers")
_UNIT_IN_LABEL = ("per_100", "per_1000", "idr_per_claim", "idr_per_1000", "idr_per_person_month", "idr_per_person_year")


def is_shown(row: Row) -> bool:
    """Return whether a row has a figure that may be seen."""
    return row["obs_status"] not in sentences.NO_FIGURE and row["value"] == row["value"]


def is_printed(row: Row) -> bool:
    """Return whether a figure is quoted as a source printed it: a snapshot that joins no series and no ranking."""
    return row["as_printed"] not in ("", NOT_SEEN)


def is_change(row: Row) -> bool:
    """Return whether a figure is the difference between two times, its period running from one to the other."""
    return "change" in row["flags"].split(";")


def is_evidence(row: Row) -> bool:
    """Return whether a row tells of duties and papers rather than of a measure; its words are in as_printed."""
    return row["unit"] in EVIDENCE_UNITS


def amount(row: Row, lang: Lang) -> str:
    """Return the figure of a row as the press writes it; the words that its label already has are left out."""
    value, unit = row["value"], row["unit"]
    # A rate that is quoted keeps the digits in which its source printed it.
    is_quoted = is_printed(row) and unit in formats.RATE_UNITS
    if unit in _UNIT_IN_LABEL:
        shown = formats.value_short(value, unit, lang)
    else:
        shown = formats.press_text(value, unit, lang, is_full=is_quoted)
    # A hyphen is easily lost in print; the press writes the word.
    shown = f"minus {shown[1:]}" if shown.startswith("-") else shown
    if not is_change(row):
        return shown
    signed = f"+{shown}" if value > 0 else shown
    return getattr(sentences.OF_THE_FIRST, lang).format(value=signed) if unit == "share" else signed


def label(row: Row, lang: Lang, *, inside: bool = False) -> str:
    """Return the name of what a row counts, with its cut in brackets; inside a sentence in lower case."""
    words = getattr(INDICATORS[row["indicator"]].label, lang)
    if (inside or is_change(row)) and words[1:2].islower():
        words = words[0].lower() + words[1:]
    if is_change(row):
        words = getattr(sentences.DIFFERENCE, lang).format(label=words)
    cut = (row["segment"], row["programme"], row["worker_group"])
    return words + captions.cut_words(*cut, lang, row.get("benefit_kind", "all"))


def when(row: Row, lang: Lang) -> str:
    """Return the time of a row: "per Agustus 2025", "sepanjang 2023", "antara Agustus 2024 dan Agustus 2025"."""
    if is_change(row):
        first, _, last = (
            formats.period_text(part, lang) if part != "/" else "" for part in row["period"].partition("/")
        )
        return getattr(sentences.BETWEEN, lang).format(first=first, last=last)
    is_cumulative = "cumulative" in row["flags"].split(";")
    return moment(row["period"], lang, is_stock=INDICATORS[row["indicator"]].stock, is_cumulative=is_cumulative)


def moment(period: str, lang: Lang, *, is_stock: bool, is_cumulative: bool = False) -> str:
    """Return a period as the press says it: a state is as of a month, a flow lasts for a period or until its end.

    Raises ValueError for a text that is not a period.
    """
    if not period:
        return getattr(sentences.UNDATED, lang)
    first, _, last = period.partition("/")
    if last and "-" in last and not is_stock:
        opening = formats.period_text(first, lang)
        if first[:4] == last[:4]:
            opening = opening.removesuffix(f" {first[:4]}")
        return getattr(sentences.FROM_TO, lang).format(first=opening, last=formats.period_text(last, lang))
    if is_stock:
        words = sentences.AT if months(period) < YEAR and not last else sentences.WITHIN
    else:
        part = sentences.UNTIL if is_cumulative else sentences.DURING
        words = part if months(period) < YEAR else sentences.THROUGHOUT
    return getattr(words, lang).format(period=formats.period_text(period, lang))


def marks(row: Row, lang: Lang) -> list[str]:
    """Return in words what must be said beside the figure."""
    return [getattr(FLAGS[flag], lang) for flag in row["flags"].split(";") if flag in SAID_FLAGS]


def series(names: Sequence[str], lang: Lang) -> str:
    """Return names in a row: "A", "A dan B", "A, B dan C"."""
    if len(names) < 2:
        return "".join(names)
    return getattr(sentences.AND, lang).format(first=", ".join(names[:-1]), last=names[-1])


def some(names: Sequence[str], lang: Lang, limit: int = NAMED) -> str:
    """Return the first few names and how many more there are."""
    if len(names) <= limit:
        return series(names, lang)
    count = len(names) - limit
    text = sentences.ONE_OTHER if count == 1 else sentences.OTHERS
    return getattr(text, lang).format(names=", ".join(names[:limit]), count=count)


def source(rows: Iterable[Row], lang: Lang) -> str:
    """Return who says so: "menurut BPS, Sakernas Agustus"; sample data says what it is."""
    found = list(rows)
    if any(row["origin"] == "synthetic" for row in found):
        return getattr(sentences.OF_SAMPLE, lang)
    named = list(dict.fromkeys(name for row in found for name in row["source"].split("; ") if name))
    if not named:
        return getattr(sentences.NOT_SOURCED, lang)
    return getattr(sentences.ACCORDING, lang).format(names=some(named, lang, PUBLISHERS))


def regions(rows: Iterable[Row], lang: Lang) -> str:
    """Return what the places of some rows are called together."""
    codes = {row["region_code"] for row in rows}
    levels = {"regency" if "." in code else "province" for code in codes if code[:2].isdigit()}
    names = sentences.REGIONS if len(codes) > 1 else sentences.ONE_REGION
    return getattr(names[levels.pop() if len(levels) == 1 else "mixed"], lang)
