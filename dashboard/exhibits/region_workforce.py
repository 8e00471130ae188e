"""The workforce of a region over the years, as it leaves the building: the lines of the region's page."""

import datetime as dt

import pandas as pd

from dashboard import cache, cache_region
from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures.chart_look import sized
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.region import workforce_lines
from dashboard.figures.theme import LIGHT
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import translator

KIND = "region_workforce"


def exhibit(selection: Selection) -> Exhibit:
    """Return the lines of the address' region, of the nation without one.

    Raises:
        NoFigureError: the address asks for the sample, which has no survey, or for a region that has none.
    """
    lang = language(selection)
    t = translator(lang)
    facts = cache_region.surveyed(selection, dt.date.today())
    region = facts.region
    years = workforce_lines.rows(facts, lang)
    sources = cache.sources("published")
    categories, series = workforce_lines.series(years, lang)
    found = workforce_lines.estimates(facts)
    return Exhibit(
        kind=KIND,
        lang=lang,
        title=t("Penduduk bekerja dan angkatan kerja, {region}", region=region.name),
        subtitle=t("Agustus {first}–{last}, perkiraan survei (Sakernas)", first=categories[0], last=categories[-1]),
        note=t("Perkiraan survei, bukan hitungan penuh: perubahan kecil dapat berasal dari survei itu sendiri."),
        source=t("Sumber: {publishers}", publishers=map_builder.publishers(list(found["source_id"]), sources)),
        credit="",
        band="",
        place=region.name,
        period="",
        unit="persons",
        plot=lambda width, height: sized(workforce_lines.lines(years, LIGHT, lang), width, height, LIGHT),
        table=_rows(found, region.name, sources),
        reference=_rows(found.head(0), region.name, sources),
        chart="lines",
        categories=categories,
        series=series,
    )


def _rows(found: pd.DataFrame, name: str, sources: Sources) -> pd.DataFrame:
    ids = list(found["source_id"])
    return found.assign(
        name=name,
        numerator=float("nan"),
        denominator_value=float("nan"),
        denominator_period="",
        source=[sources[each]["publisher"] for each in ids],
        address=[sources[each]["url"] for each in ids],
        notice="",
    )[list(TABLE_COLUMNS)]
