"""What every table shares when it leaves the building: its words, and the figures or the cells behind them."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dashboard import cache
from dashboard.cache import Dataset
from dashboard.cache_region import NoFigureError
from dashboard.documents.table_file import CUT_COLUMNS, TABLE_COLUMNS
from dashboard.figures.claims import claims_tables
from dashboard.figures.maps import map_builder
from dashboard.figures.press import press_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region.observation_rows import observation_rows
from dashboard.figures.word_tables import Table
from dashboard.text import Lang, translator

COLUMNS = [*TABLE_COLUMNS, *CUT_COLUMNS]


class Where(NamedTuple):
    """Of what a table is: the place in words ("" for none), the data, and the language."""

    place: str
    dataset: Dataset
    lang: Lang


def of_figures(kind: str, listing: Table, where: Where, rows: pd.DataFrame, note: str = "") -> Exhibit:
    """Return a table of observations (OBSERVATION_COLUMNS), which the listing shows in its own way.

    Raises:
        NoFigureError: the listing has no rows. So do the others here.
    """
    filed = observation_rows(rows, cache.sources(where.dataset), where.lang)
    return of_rows(kind, listing, where, filed, claims_tables.subtitle(rows, where.lang), rows["source_id"], note)


def of_rows(
    kind: str,
    listing: Table,
    where: Where,
    rows: pd.DataFrame,
    subtitle: str,
    cites: Sequence[str] | pd.Series,
    note: str = "",
) -> Exhibit:
    """Return a table of figures that are rows of a data file already; cites: source_ids."""
    cuts = [name for name in CUT_COLUMNS if name in rows]
    return _exhibit(kind, listing, where, rows[[*TABLE_COLUMNS, *cuts]], subtitle, cites, note, ())


def of_words(
    kind: str,
    listing: Table,
    where: Where,
    subtitle: str = "",
    cites: Sequence[str] | pd.Series = (),
    note: str = "",
    said: Sequence[str] = (),
) -> Exhibit:
    """Return a table whose rows are no figures of a region and period; said: its sentences; cites: source_ids."""
    return _exhibit(kind, listing, where, pd.DataFrame(columns=COLUMNS), subtitle, cites, note, said)


def _exhibit(
    kind: str,
    listing: Table,
    where: Where,
    table: pd.DataFrame,
    subtitle: str,
    cites: Sequence[str] | pd.Series,
    note: str,
    said: Sequence[str],
) -> Exhibit:
    place, dataset, lang = where
    t = translator(lang)
    if not listing.rows:
        raise NoFigureError(
            t(
                "Tidak ada yang diterima untuk tabel “{title}” ({place}). Pilih wilayah lain.",
                title=listing.title,
                place=place,
            )
        )
    ids = tuple(dict.fromkeys(single for each in cites for single in each.split(";") if single))
    named = map_builder.publishers(ids, cache.sources(dataset))
    periods, units = table["period"].unique(), table["unit"].unique()
    return Exhibit(
        kind=kind,
        lang=lang,
        title=f"{listing.title}, {place}" if place and place not in listing.title else listing.title,
        subtitle=subtitle,
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
        said=tuple(said),
        cites=ids,
    )
