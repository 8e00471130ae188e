"""The words of a region's page on paper: its table, what is not known, and its sources, one text each."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.figures.region import region_tables
from dashboard.figures.region.region_tables import Sources
from dashboard.figures.word_tables import Cell
from dashboard.text import Lang, translator
from data.fields import NOT_STATED
from data.region_facts import RegionFacts

MOST_ROWS = 6
_MOST_SOURCES = 8
# The print of a source stays in the data file: on paper the column would squeeze the others.
_PRINTED = 3


def main_rows(facts: RegionFacts) -> pd.DataFrame:
    """Return the region's own figures in the order of its page: members, claims, groups, other, and the survey last."""
    tables = (facts.enrolment, facts.claims, facts.groups, facts.other, facts.workforce)
    return pd.concat([table for table in tables if len(table)] or [facts.enrolment], ignore_index=True)


def table(rows: pd.DataFrame, sources: Sources, lang: Lang, *, has_place: bool = False) -> region_tables.Table:
    """Return the table of observations without their prints, see region_tables.figures."""
    whole = region_tables.figures("", rows, sources, lang, has_place=has_place)
    columns = _without_print(whole.columns)
    return region_tables.Table("", columns, tuple(_without_print(row) for row in whole.rows))


def texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return one text per cell of `table`: its smaller lines after a semicolon, of money the full amount alone.

    A flag is left out, because the font of the page has no such sign; so is the date of a source, which is listed.
    """
    what, period, value, standing, source = cells
    joined = ("; ".join(filter(None, (each.text, *each.lines))) for each in (what, period))
    status = "; ".join((standing.text, *standing.lines)).replace("⚑ ", "")
    return (*joined, (value.text, *value.lines)[-1], status, source.text)


def unknown(facts: RegionFacts, lang: Lang) -> str:
    """Return in one sentence what no source says of the region; "" when everything is known."""
    t = translator(lang)
    listed = ", ".join(getattr(each.what, lang) for each in facts.unknown)
    return t("Tidak satu pun sumber yang diterima menyebut: {listed}.", listed=listed) if listed else ""


def source_lines(source_ids: Iterable[str], sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return a line per source: publisher, title, date, address; after the first few, how many more there are."""
    t = translator(lang)
    singles = list(dict.fromkeys(single for text in source_ids for single in text.split(";") if single))
    lines = list(dict.fromkeys(_source_line(sources[single]) for single in singles))
    more = len(lines) - _MOST_SOURCES
    return (*lines[:_MOST_SOURCES], *((t("dan {count} lainnya", count=more),) if more > 0 else ()))


def _source_line(source: Mapping[str, str]) -> str:
    parts = (source["publisher"], source["title"], source["published_date"], source["url"])
    return ". ".join(part.rstrip(".") for part in parts if part and part != NOT_STATED)


def _without_print(cells: tuple) -> tuple:
    return tuple(cell for place, cell in enumerate(cells) if place != _PRINTED)
