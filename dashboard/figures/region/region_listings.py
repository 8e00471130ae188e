"""The tables of a region's page by name, each with the figures or sources behind it, for page and press desk alike."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd

from dashboard.figures.region import region_duties, region_tables
from dashboard.figures.region.region_tables import Sources
from dashboard.figures.word_tables import Table
from dashboard.text import Lang, Translator, translator
from data.region_facts import RegionFacts


class Listed(NamedTuple):
    """A table, and what is behind it.

    rows: the observations that it lists one by one, or None where its rows are no figures of a region and period.
    cites: the source_ids of such rows.
    """

    table: Table
    rows: pd.DataFrame | None = None
    cites: tuple[str, ...] = ()


def listed(name: str, facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
    """Return a table of LISTINGS for a region; it may have no rows."""
    return LISTINGS[name](facts, sources, lang)


def _figures(
    title: Callable[[Translator], str], part: Callable[[RegionFacts], pd.DataFrame], *, has_place: bool = False
) -> "Builder":
    def build(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
        rows = part(facts)
        words = title(translator(lang))
        return Listed(region_tables.figures(words, rows, sources, lang, has_place=has_place), rows)

    return build


def _words(
    build: Callable[[RegionFacts, Sources, Lang], Table], behind: Callable[[RegionFacts], pd.DataFrame]
) -> "Builder":
    def words(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
        rows = behind(facts)
        # The sample has no checks at all, not even their columns.
        return Listed(build(facts, sources, lang), None, tuple(rows["source_id"]) if len(rows) else ())

    return words


def _survey_before(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
    return Listed(region_tables.survey_years(facts.survey_before, sources, lang), facts.survey_before)


def _offices(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
    return Listed(region_tables.offices(facts.offices, lang))


def _regencies(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
    return Listed(region_tables.regencies(facts, lang))


def _all_sources(facts: RegionFacts, sources: Sources, lang: Lang) -> Listed:
    return Listed(region_tables.listed_sources(facts, sources, lang), None, region_tables.source_ids(facts))


Builder = Callable[[RegionFacts, Sources, Lang], Listed]
LISTINGS: Mapping[str, Builder] = {
    "enrolment": _figures(lambda t: t("Kepesertaan"), lambda facts: facts.enrolment),
    "groups": _figures(lambda t: t("Kelompok pekerja yang didaftarkan"), lambda facts: facts.groups),
    "claims": _figures(lambda t: t("Klaim dan manfaat"), lambda facts: facts.claims),
    "other": _figures(lambda t: t("Iuran, kejaksaan, dan angka lain"), lambda facts: facts.other),
    "offices": _offices,
    "of_offices": _figures(lambda t: t("Angka kantor"), lambda facts: facts.of_offices, has_place=True),
    "survey": _figures(lambda t: t("Penduduk bekerja menurut Sakernas"), lambda facts: facts.workforce),
    "survey_before": _survey_before,
    "former": _figures(lambda t: t("Batas lama"), lambda facts: facts.former, has_place=True),
    "papers": _words(region_duties.papers, lambda facts: facts.evidence),
    "evidence": _words(region_tables.evidence, lambda facts: facts.evidence),
    "not_used": _words(region_tables.not_used, lambda facts: facts.not_used),
    "targets": _words(region_tables.targets, lambda facts: facts.targets),
    "checks": _words(region_tables.checks, lambda facts: facts.checks),
    "regencies": _regencies,
    "sources": _all_sources,
}
