"""An exhibit with the words that go with it into every file, and the papers it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.origin import Sources
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.sentences import alt_text, sentences
from dashboard.text import Lang, translator
from data.fields import NOT_STATED


@dataclass(frozen=True)
class Described:
    """An exhibit, its alternative text, and the sentences that may be printed beside it."""

    exhibit: Exhibit
    alt: str
    sentences: tuple[str, ...] = ()


def described(exhibit: Exhibit) -> Described:
    """Return the exhibit with the alternative text and the sentences that its own numbers make."""
    return Described(exhibit, alt_text(exhibit), sentences(exhibit))


def cited(exhibit: Exhibit, sources: Sources) -> tuple[Mapping[str, str], ...]:
    """Return the sources of an exhibit: those it cites, and those whose publisher and address stand in its rows.

    sources: rows of the sources table by identifier. A source of which several rows share one page is given once.
    """
    rows = pd.concat([exhibit.table, exhibit.reference])
    publishers = _parts(rows["source"])
    addresses = _parts(rows["address"])
    found = {
        (each["publisher"], each["title"], each["url"]): each
        for source_id, each in sources.items()
        if source_id in exhibit.cites
        or (each["publisher"] in publishers and (not each["url"] or each["url"] in addresses))
    }
    return tuple(found[key] for key in sorted(found))


def licences(sources: Iterable[Mapping[str, str]], lang: Lang) -> str:
    """Return in a sentence under which licences the sources gave their figures, or that none is stated.

    sources: rows of the sources table; none where who is named stands in no such row. The sample needs no licence.
    """
    t = translator(lang)
    given = sorted({each["licence"] for each in sources}) or [NOT_STATED]
    words = "; ".join(t("tidak disebut") if licence == NOT_STATED else licence for licence in given if licence)
    return t("Lisensi data: {licences}.", licences=words) if words else ""


def _parts(column: pd.Series) -> set[str]:
    return {part for text in column.unique() for part in str(text).split("; ")}
