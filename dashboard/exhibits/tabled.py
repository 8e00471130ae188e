"""What every table shares when it leaves the building: its words, and the figures or the cells behind them."""

from collections.abc import Sequence

import pandas as pd

from dashboard import cache
from dashboard.cache import Dataset
from dashboard.cache_region import NoFigureError
from dashboard.documents.table_file import CUT_COLUMNS, TABLE_COLUMNS
from dashboard.figures.claims.claims_tables import subtitle
from dashboard.figures.maps import map_builder
from dashboard.figures.press import press_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region.observation_rows import observation_rows
from dashboard.figures.word_tables import Table
from dashboard.text import Lang, translator

COLUMNS = [*TABLE_COLUMNS, *CUT_COLUMNS]


def of_figures(
    kind: str, listing: Table, place: str, rows: pd.DataFrame, dataset: Dataset, lang: Lang, note: str = ""
) -> Exhibit:
    """Return a table of observations (OBSERVATION_COLUMNS) of a place, which the listing shows in its own way."""
    filed = observation_rows(rows, cache.sources(dataset), lang)
    return of_rows(kind, listing, place, subtitle(rows, lang), filed, list(rows["source_id"]), dataset, lang, note)


def of_rows(
    kind: str,
    listing: Table,
    place: str,
    said: str,
    rows: pd.DataFrame,
    cites: Sequence[str],
    dataset: Dataset,
    lang: Lang,
    note: str = "",
) -> Exhibit:
    """Return a table of figures that are rows of a data file already; said: its subtitle; cites: source_ids."""
    return _exhibit(kind, listing, place, said, note, rows[[*TABLE_COLUMNS, *_cuts(rows)]], cites, dataset, lang)


def of_words(
    kind: str,
    listing: Table,
    place: str,
    said: str,
    cites: Sequence[str],
    dataset: Dataset,
    lang: Lang,
    note: str = "",
) -> Exhibit:
    """Return a table whose rows are no figures of a region and period; said: its subtitle; cites: source_ids."""
    return _exhibit(kind, listing, place, said, note, pd.DataFrame(columns=COLUMNS), cites, dataset, lang)


def _cuts(rows: pd.DataFrame) -> list[str]:
    return [name for name in CUT_COLUMNS if name in rows]


def _exhibit(
    kind: str,
    listing: Table,
    place: str,
    said: str,
    note: str,
    table: pd.DataFrame,
    cites: Sequence[str],
    dataset: Dataset,
    lang: Lang,
) -> Exhibit:
    t = translator(lang)
    if not listing.rows:
        raise NoFigureError(
            t(
                "Tidak ada yang diterima untuk tabel “{title}” ({place}). Pilih wilayah lain.",
                title=listing.title,
                place=place,
            )
        )
    ids = [single for each in dict.fromkeys(cites) for single in each.split(";") if single]
    named = map_builder.publishers(ids, cache.sources(dataset)) if ids else ""
    periods = table["period"].unique()
    units = table["unit"].unique()
    return Exhibit(
        kind=kind,
        lang=lang,
        title=f"{listing.title}, {place}" if place and place not in listing.title else listing.title,
        subtitle=said,
        note=note,
        source=t("Sumber: {publishers}", publishers=map_builder.short_list(named, lang)) if named else "",
        credit="",
        band=getattr(map_builder.SYNTHETIC_BAND, lang) if dataset == "synthetic" else "",
        place=place,
        period=periods[0] if len(periods) == 1 else "",
        unit=units[0] if len(units) == 1 else "",
        plot=lambda width, height: press_table.plot(listing, width, height, lang),
        table=table,
        reference=pd.DataFrame(columns=COLUMNS),
        listing=listing,
        cites=tuple(dict.fromkeys(ids)),
    )
