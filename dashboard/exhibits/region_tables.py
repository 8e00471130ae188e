"""The tables of a region's page as they leave the building."""

import datetime as dt
from collections.abc import Callable

from dashboard import cache, cache_region
from dashboard.cache import Region, RegionFacts
from dashboard.cache_region import NoFigureError
from dashboard.exhibits import tabled
from dashboard.exhibits.tabled import Where
from dashboard.figures import formats
from dashboard.figures.origin import Sources
from dashboard.figures.planner import planner_said
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region import region_comparison, region_duties, region_said, region_tables
from dashboard.figures.region.region_headline import as_of_day
from dashboard.figures.region.region_listings import LISTINGS, listed
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
        where, region = _asked(selection)
        lang, sources = where.lang, cache.sources(where.dataset)
        facts = cache.region_facts(where.dataset, region.code, as_of_day(selection.as_of, dt.date.today()))
        found = listed(name, facts, sources, lang)
        if found.rows is not None:
            return tabled.of_figures(kind_of(name), found.table, where, found.rows)
        t = translator(lang)
        day = formats.date_text(facts.as_of, lang)
        subtitle = "" if day in found.table.title else t("Per {day}", day=day)
        said = _said(name, facts, sources, lang)
        return tabled.of_words(kind_of(name), found.table, where, subtitle, found.cites, said=said)

    return exhibit


def _said(name: str, facts: RegionFacts, sources: Sources, lang: Lang) -> tuple[str, ...]:
    place = facts.region.name
    if name == "checks" and len(facts.checks):
        return region_said.of_checks(facts.checks, place, sources, lang)
    if name == "evidence" and len(facts.evidence):
        return region_said.of_evidence(facts.evidence, place, formats.press_date(facts.as_of, lang), sources, lang)
    return ()


def _statements(selection: Selection) -> Exhibit:
    where, region = _asked(selection)
    sources = cache.sources(where.dataset)
    found = cache_region.statements(where.dataset, region.code)
    table = region_tables.statements(found, sources, where.lang)
    said = region_said.of_statements(found, sources, where.lang)
    return tabled.of_words(STATEMENTS, table, where, cites=[each.source_id for each in found], said=said)


def _reconciliation(selection: Selection) -> Exhibit:
    where, region = _asked(selection)
    t = translator(where.lang)
    counts = cache.counted_groups(where.dataset, region.code)
    table = region_duties.reconciliation(counts, cache.sources(where.dataset), where.lang)
    return tabled.of_words(
        RECONCILIATION,
        table,
        where,
        t("Kekurangan bersih baru dapat dihitung bila daftar pemerintah daerah dan yang sudah berhenti diketahui."),
        counts.loc[counts["enrolled"].notna(), "source_id"],
    )


def _distances(selection: Selection) -> Exhibit:
    where, region = _asked(selection)
    lang = where.lang
    t = translator(lang)
    day = as_of_day(selection.as_of, dt.date.today())
    found = cache_region.distances(where.dataset, region.code, day)
    targets = [each for each, _ in found]
    return tabled.of_words(
        DISTANCES,
        region_duties.targets(found, lang) if found else Table(t("Jarak ke target"), (), ()),
        where,
        t("Per {day}", day=formats.date_text(day, lang)),
        [*(each.target.source_id for each in targets), *planner_said.figure_sources(targets)],
        region_duties.contribution_words(targets[0].contribution, lang) if found else "",
        planner_said.of_targets(found, region.name, cache.sources(where.dataset), lang) if found else (),
    )


def _rates(selection: Selection) -> Exhibit:
    return _compared(selection, RATES)


def _counts(selection: Selection) -> Exhibit:
    return _compared(selection, COUNTS)


def _compared(selection: Selection, kind: str) -> Exhibit:
    where, region = _asked(selection)
    lang, sources = where.lang, cache.sources(where.dataset)
    t = translator(lang)
    build, measured = (region_comparison.rates, "rate") if kind == RATES else (region_comparison.counts, "count")
    compared = [
        each for each in cache_region.compared(where.dataset, region.code) if each.measure.definition.kind == measured
    ]
    return tabled.of_words(
        kind,
        build(compared, sources, lang),
        where,
        t(
            "Hanya disandingkan bila indikator, periode, penyebut, dan dasar pencatatannya sama dan disebut; bila "
            "tidak, sebabnya tertulis di tempat."
        ),
        [str(each.own[name]) for each in compared for name in ("source_id", "denominator_source_id")],
        said=region_said.of_rates(compared, sources, lang),
    )


def _asked(selection: Selection) -> tuple[Where, Region]:
    lang = language(selection)
    t = translator(lang)
    region, _ = cache.find_region(selection.region) if selection.region else (None, ())
    if region is None:
        raise NoFigureError(t("Wilayah {value} tidak dikenal. Pilih satu wilayah.", value=f"“{selection.region[:80]}”"))
    return Where(region.name, "synthetic" if selection.data == "synthetic" else "published", lang), region
