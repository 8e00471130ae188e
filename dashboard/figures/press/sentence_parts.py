"""What sentences are built from: the rows of an exhibit, whether they may be set side by side, and single sentences."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures.press import press_words
from dashboard.figures.press.press_words import Row
from dashboard.text import Lang
from dashboard.text import sentences as words
from data.fields import BASES, DENOMINATORS, NOT_STATED, Text
from data.indicators import rankable
from data.periods import end_month, months
from data.totals import UNSTATED

Rows = Sequence[Row]


def records(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a table of documents.table_file.TABLE_COLUMNS."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _cut(row: Row) -> tuple[str, ...]:
    names = ("indicator", "segment", "programme", "worker_group")
    return (*(str(row[name]) for name in names), str(row.get("benefit_kind", "all")))


def cuts_of(rows: Rows) -> list[list[Row]]:
    """Return the rows of each measure and cut, in the order in which the exhibit shows them."""
    order = list(dict.fromkeys(_cut(row) for row in rows))
    return [[row for row in rows if _cut(row) == cut] for cut in order]


def in_time(rows: Rows) -> list[Row]:
    """Return the rows in order of the month in which their periods end."""
    return sorted(rows, key=lambda row: (end_month(row["period"]), row["period"]))


def codes_of(rows: Rows) -> list[str]:
    """Return the codes of the regions, each once, in their order."""
    return list(dict.fromkeys(row["region_code"] for row in rows))


def reasons_against_ranking(rows: Rows) -> tuple[str, ...]:
    """Return the columns that forbid to set these figures of one time side by side."""
    return rankable(pd.DataFrame(rows))


def is_series(rows: Rows) -> bool:
    """Return whether figures of several times are counted alike: nothing but the time may differ."""
    ways = {(row["source"], row["denominator"], row["basis"], row["unit"]) for row in rows}
    lengths = {months(row["period"]) if row["period"] else 0 for row in rows}
    is_stated = all(row["denominator"] != NOT_STATED and row["basis"] != UNSTATED for row in rows)
    return len(ways) == len(lengths) == 1 and is_stated and not any(press_words.is_printed(row) for row in rows)


def say(text: Text, lang: Lang, **fields: object) -> str:
    """Return a filled sentence with a capital letter."""
    said = getattr(text, lang).format(**fields)
    return said[:1].upper() + said[1:]


def short(text: str, length: int, *joints: str) -> str:
    """Return a text cut at the last of its joints, so that no thought is cut; else at a word. The rest is marked."""
    if len(text) <= length:
        return text
    kept = max((text[:length].rpartition(joint)[0] for joint in joints), key=len, default="")
    return f"{kept or text[:length].rsplit(' ', 1)[0]} …"


def marked_amount(row: Row, lang: Lang) -> str:
    """Return the figure with what must be said beside it."""
    said = press_words.marks(row, lang)
    value = press_words.amount(row, lang)
    return getattr(words.VALUE_MARKED, lang).format(value=value, words=", ".join(said)) if said else value


def figure_sentence(row: Row, lang: Lang) -> str:
    """Return the sentence of one figure, or of one that is missing or suppressed."""
    fields = {"region": row["name"], "when": press_words.when(row, lang), "source": press_words.source([row], lang)}
    if not press_words.is_shown(row):
        absent = words.NO_FIGURE["suppressed" if row["obs_status"] == "suppressed" else "missing"]
        return say(absent, lang, label=press_words.label(row, lang, inside=True), **fields)
    said = press_words.marks(row, lang)
    return say(
        words.FIGURE,
        lang,
        label=press_words.label(row, lang),
        verb=getattr(words.VERBS.get(row["obs_status"], words.VERBS["reported"]), lang),
        value=press_words.amount(row, lang),
        marks=getattr(words.MARKS, lang).format(words=", ".join(said)) if said else "",
        **fields,
    )


def holders(rows: Rows, lang: Lang, limit: int = press_words.NAMED) -> str:
    """Return the regions that share one figure, no more than `limit` by name, and the figure."""
    text = words.HOLDER if len(rows) == 1 else words.TIED
    said = dict.fromkeys(mark for row in rows for mark in press_words.marks(row, lang))
    value = press_words.amount(rows[0], lang)
    if said:
        value = getattr(words.VALUE_MARKED, lang).format(value=value, words=", ".join(said))
    return getattr(text, lang).format(names=press_words.some([row["name"] for row in rows], lang, limit), value=value)


def ends_of(rows: Rows) -> tuple[list[Row], list[Row]]:
    """Return the rows with the highest and with the lowest figure; equal figures share an end."""
    values = [row["value"] for row in rows]
    return [row for row in rows if row["value"] == max(values)], [row for row in rows if row["value"] == min(values)]


def against_sentence(row: Row, lang: Lang) -> str:
    """Return the sentence of what a figure is measured against and where it is counted."""
    is_stated = row["basis"] != UNSTATED
    basis = getattr(words.BASIS if is_stated else words.BASIS_UNSTATED, lang)
    fields = {
        "basis": basis.format(basis=getattr(BASES[row["basis"]], lang)),
        "source": press_words.source([row], lang),
    }
    if row["denominator"] == "":
        return say(words.COUNTED_ALIKE if press_words.is_change(row) else words.COUNTED, lang, **fields)
    if row["denominator"] == NOT_STATED:
        return say(words.AGAINST_UNSTATED, lang, **fields)
    return say(
        words.AGAINST_BOTH if press_words.is_change(row) else words.AGAINST,
        lang,
        denominator=getattr(DENOMINATORS[row["denominator"]], lang),
        when=press_words.moment(row["denominator_period"], lang, is_stock=row["denominator"] != "claims_paid"),
        mixed=getattr(words.MIXED, lang) if "basis_mixed" in row["flags"].split(";") else "",
        **fields,
    )


def gap_sentences(rows: Rows, lang: Lang) -> list[str]:
    """Return what is missing and what is suppressed, each with the places."""
    said = []
    for text, is_hidden in ((words.ABSENT, False), (words.HIDDEN, True)):
        gone = [
            row for row in rows if not press_words.is_shown(row) and (row["obs_status"] == "suppressed") == is_hidden
        ]
        if gone:
            places = {row["region_code"]: row["name"] for row in gone}
            names = press_words.some(list(places.values()), lang)
            fields = {"names": getattr(words.NAMED, lang).format(names=names), "source": press_words.source(rows, lang)}
            said.append(say(text, lang, count=len(places), regions=press_words.regions(gone, lang), **fields))
    return said
