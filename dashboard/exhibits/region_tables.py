"""The tables of a region's page as they leave the building."""

import datetime as dt
from collections.abc import Callable

from dashboard import cache, cache_region
from dashboard.cache import Dataset, Region
from dashboard.cache_region import NoFigureError
from dashboard.exhibits import tabled
from dashboard.figures import formats
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region import region_comparison, region_duties, region_tables
from dashboard.figures.region.region_headline import as_of_day
from dashboard.figures.region.region_listings import LISTINGS, Listed, listed
from dashboard.figures.word_tables import Table
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import Lang, translator

STATEMENTS, RATES, COUNTS = "region_statements", "region_rates", "region_counts"
RECONCILIATION, DISTANCES = "region_reconciliation", "region_distances"


def kind_of(name: str) -> str:
    """Return the kind of exhibit that a table of region_listings.LISTINGS leaves as."""
    return f"region_{name}"


def builders() -> dict[str, Callable[[Selection], Exhibit]]:
    """Return what makes the exhibit of each table, by kind.

    Each raises NoFigureError when the address names no region, or one for which the table has no rows.
    """
    made = {kind_of(name): _builder(name) for name in LISTINGS}
    return made | {
        STATEMENTS: _statements,
        RATES: _rates,
        COUNTS: _counts,
        RECONCILIATION: _reconciliation,
        DISTANCES: _distances,
    }


def _builder(name: str) -> Callable[[Selection], Exhibit]:
    def exhibit(selection: Selection) -> Exhibit:
        lang, dataset, region = _asked(selection)
        facts = cache.region_facts(dataset, region.code, as_of_day(selection.as_of, dt.date.today()))
        t = translator(lang)
        day = formats.date_text(facts.as_of, lang)
        found = listed(name, facts, cache.sources(dataset), lang)
        said = "" if day in found.table.title else t("per {day}", day=day)
        return _exhibit(kind_of(name), found, region.name, said, dataset, lang)

    return exhibit


def _statements(selection: Selection) -> Exhibit:
    lang, dataset, region = _asked(selection)
    said = cache_region.statements(dataset, region.code)
    found = Listed(
        region_tables.statements(said, cache.sources(dataset), lang), None, tuple(each.source_id for each in said)
    )
    return _exhibit(STATEMENTS, found, region.name, "", dataset, lang)


def _reconciliation(selection: Selection) -> Exhibit:
    lang, dataset, region = _asked(selection)
    t = translator(lang)
    counts = cache.counted_groups(dataset, region.code)
    table = region_duties.reconciliation(counts, cache.sources(dataset), lang)
    cites = tuple(counts.loc[counts["enrolled"].notna(), "source_id"])
    said = t("Kekurangan bersih baru dapat dihitung bila daftar pemerintah daerah dan yang sudah berhenti diketahui.")
    return _exhibit(RECONCILIATION, Listed(table, None, cites), region.name, said, dataset, lang)


def _distances(selection: Selection) -> Exhibit:
    lang, dataset, region = _asked(selection)
    t = translator(lang)
    day = as_of_day(selection.as_of, dt.date.today())
    found = cache_region.distances(dataset, region.code, day)
    table = region_duties.targets(found, lang) if found else Table("", (), ())
    cites = tuple(
        source_id
        for each, _ in found
        for source_id in (each.target.source_id, *(figure.source_id for figure in (each.base, each.members) if figure))
    )
    note = region_duties.contribution_words(found[0][0].contribution, lang) if found else ""
    said = t("per {day}", day=formats.date_text(day, lang))
    return _exhibit(DISTANCES, Listed(table, None, cites), region.name, said, dataset, lang, note)


def _rates(selection: Selection) -> Exhibit:
    return _compared(selection, RATES)


def _counts(selection: Selection) -> Exhibit:
    return _compared(selection, COUNTS)


def _compared(selection: Selection, kind: str) -> Exhibit:
    lang, dataset, region = _asked(selection)
    t = translator(lang)
    sources = cache.sources(dataset)
    build, measured = (region_comparison.rates, "rate") if kind == RATES else (region_comparison.counts, "count")
    compared = [
        each for each in cache_region.compared(dataset, region.code) if each.measure.definition.kind == measured
    ]
    cites = tuple(str(each.own[name]) for each in compared for name in ("source_id", "denominator_source_id"))
    said = t(
        "Hanya disandingkan bila indikator, periode, penyebut, dan dasar pencatatannya sama dan disebut; bila "
        "tidak, sebabnya tertulis di tempat."
    )
    return _exhibit(kind, Listed(build(compared, sources, lang), None, cites), region.name, said, dataset, lang)


def _exhibit(kind: str, found: Listed, place: str, said: str, dataset: Dataset, lang: Lang, note: str = "") -> Exhibit:
    if found.rows is not None:
        return tabled.of_figures(kind, found.table, place, found.rows, dataset, lang)
    return tabled.of_words(kind, found.table, place, said, found.cites, dataset, lang, note)


def _asked(selection: Selection) -> tuple[Lang, Dataset, Region]:
    lang = language(selection)
    t = translator(lang)
    region, _ = cache.find_region(selection.region) if selection.region else (None, ())
    if region is None:
        raise NoFigureError(t("Wilayah {value} tidak dikenal. Pilih satu wilayah.", value=f"“{selection.region[:80]}”"))
    return lang, "synthetic" if selection.data == "synthetic" else "published", region
