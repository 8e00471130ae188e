"""The tables of the page of claims as they leave the building."""

from collections.abc import Callable

import pandas as pd

from dashboard import cache
from dashboard.cache import Claims, Dataset
from dashboard.claims_question import beside, claims_question, listed
from dashboard.exhibits import tabled
from dashboard.exhibits.tabled import Where
from dashboard.figures.claims import claims_tables
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region import region_said, region_tables
from dashboard.question import NATION, chosen_measure, language
from dashboard.state import Selection
from dashboard.text import translator

TABLE, OF_OFFICES, FORMER = "claims_table", "claims_of_offices", "claims_former"
CHECKS, OFFICES = "claims_checks", "claims_offices"


def figures(selection: Selection) -> Exhibit:
    """Return all claims of the address; an unknown region shows the nation, as the page does.

    Raises:
        NoFigureError: there are none. So do the other tables of this page.
    """
    claims, _ = _asked(selection)
    t = translator(language(selection))
    rows = listed(claims.figures, claims_question(selection, claims.figures))
    return _of(TABLE, t("Semua angka klaim"), rows, selection, has_place=False)


def of_offices(selection: Selection) -> Exhibit:
    """Return the claims of the offices that serve the region."""
    claims, _ = _asked(selection)
    t = translator(language(selection))
    rows = beside(claims.of_offices, claims_question(selection, claims.figures))
    return _of(OF_OFFICES, t("Angka kantor"), rows, selection, has_place=True)


def former(selection: Selection) -> Exhibit:
    """Return the claims of the region's former borders."""
    claims, _ = _asked(selection)
    t = translator(language(selection))
    return _of(FORMER, t("Batas lama"), claims.former, selection, has_place=True)


def checks(selection: Selection) -> Exhibit:
    """Return the checks of the claims, both numbers side by side."""
    claims, dataset = _asked(selection)
    lang = language(selection)
    table = region_tables.checks(claims, cache.sources(dataset), lang)
    cites = list(claims.checks["source_id"]) if len(claims.checks) else []
    said = region_said.of_checks(claims.checks, claims.region.name, cache.sources(dataset), lang) if cites else ()
    return tabled.of_words(CHECKS, table, Where(claims.region.name, dataset, lang), "", cites, said=said)


def offices(selection: Selection) -> Exhibit:
    """Return the offices that serve the region, and how that is known."""
    claims, dataset = _asked(selection)
    lang = language(selection)
    table = region_tables.offices(claims.offices, lang)
    return tabled.of_words(OFFICES, table, Where(claims.region.name, dataset, lang))


BUILDERS: dict[str, Callable[[Selection], Exhibit]] = {
    TABLE: figures,
    OF_OFFICES: of_offices,
    FORMER: former,
    CHECKS: checks,
    OFFICES: offices,
}


def _of(kind: str, title: str, rows: pd.DataFrame, selection: Selection, *, has_place: bool) -> Exhibit:
    claims, dataset = _asked(selection)
    lang = language(selection)
    sources = cache.sources(dataset)
    return tabled.of_rows(
        kind,
        claims_tables.table(title, rows, sources, lang, has_place=has_place),
        Where(claims.region.name, dataset, lang),
        claims_tables.file_table(rows, sources, lang),
        claims_tables.subtitle(rows, lang),
        rows["source_id"],
    )


def _asked(selection: Selection) -> tuple[Claims, Dataset]:
    measure, _ = chosen_measure(Selection(data=selection.data))
    region, _ = cache.find_region(selection.region or NATION)
    return cache.claims(measure.dataset, region.code if region else NATION), measure.dataset
