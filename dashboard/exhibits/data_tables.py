"""The tables of the page of data and sources, for the page itself and as they leave the building."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard import cache
from dashboard.exhibits import tabled
from dashboard.exhibits.tabled import Where
from dashboard.figures import data_tables, word_tables
from dashboard.figures.press.exhibit import Exhibit
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import Lang, Translator, translator

DATASET = "published"


class Shown(NamedTuple):
    """One table: its title, the table of the snapshot that it shows ("" for none), and what puts it into words."""

    title: Callable[[Translator], str]
    name: str
    words: Callable[[pd.DataFrame, Lang], pd.DataFrame]


SINGLE = "data_single"
TABLES: Mapping[str, Shown] = {
    "data_files": Shown(lambda t: t("Baris menurut berkas"), "accounts", data_tables.accounting),
    "data_rows": Shown(lambda t: t("Semua baris yang diterima"), "accounts", data_tables.rows),
    "data_checks": Shown(lambda t: t("Pemeriksaan"), "checks", data_tables.checks),
    SINGLE: Shown(
        lambda t: t("Angka tunggal dari berita dan laporan, sebagaimana tercetak"),
        "observations",
        lambda rows, lang: data_tables.single_figures(_single(rows), cache.table(DATASET, "sources"), lang),
    ),
    "data_evidence": Shown(lambda t: t("Bukti"), "evidence", data_tables.evidence),
    "data_targets": Shown(lambda t: t("Target"), "targets", data_tables.targets),
    "data_sources": Shown(lambda t: t("Daftar sumber"), "sources", data_tables.sources),
    "data_glossary": Shown(lambda t: t("Daftar istilah"), "", lambda _, lang: data_tables.glossary(lang)),
}


def shown(kind: str, lang: Lang) -> tuple[str, pd.DataFrame]:
    """Return the title and the words of a table of TABLES."""
    each = TABLES[kind]
    return each.title(translator(lang)), each.words(_received(each), lang)


def builders() -> dict[str, Callable[[Selection], Exhibit]]:
    """Return what makes the exhibit of each table, by kind."""
    return {kind: _builder(kind) for kind in TABLES}


def _builder(kind: str) -> Callable[[Selection], Exhibit]:
    def exhibit(selection: Selection) -> Exhibit:
        lang = language(selection)
        title, words = shown(kind, lang)
        listing = word_tables.of_frame(title, words, lang)
        rows = _received(TABLES[kind])
        where = Where("", DATASET, lang)
        if kind == SINGLE:
            return tabled.of_figures(kind, listing, where, _single(rows))
        t = translator(lang)
        version = t("Data versi {version}", version=cache.version(DATASET))
        cites = tuple(rows["source_id"]) if "source_id" in rows else ()
        return tabled.of_words(kind, listing, where, version, cites)

    return exhibit


def _received(each: Shown) -> pd.DataFrame:
    return cache.table(DATASET, each.name) if each.name else pd.DataFrame()


def _single(observed: pd.DataFrame) -> pd.DataFrame:
    return data_tables.single(observed, cache.table(DATASET, "sources"))
