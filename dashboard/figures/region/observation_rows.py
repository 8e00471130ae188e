"""Observations as the rows of a data file, as received: one row each, documents.table_file.TABLE_COLUMNS."""

import pandas as pd

from dashboard.documents.table_file import CUT_COLUMNS, TABLE_COLUMNS
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, region_name
from dashboard.figures.origin import Sources
from dashboard.text import Lang


def observation_rows(found: pd.DataFrame, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return observations (OBSERVATION_COLUMNS) with the names of their regions and sources.

    The value is as received; what it was divided by is not, so numerator and denominator stay empty.
    """
    ids = list(found["source_id"])
    places = zip(found["region_code"], found["region_vintage"], strict=True)
    band = getattr(SYNTHETIC_BAND, lang)
    return found.assign(
        name=[region_name(str(code), str(vintage), lang) for code, vintage in places],
        numerator=float("nan"),
        denominator_value=float("nan"),
        denominator_period="",
        source=[sources[each]["publisher"] for each in ids],
        address=[sources[each]["url"] for each in ids],
        notice=[band if origin == "synthetic" else "" for origin in found["origin"]],
    )[[*TABLE_COLUMNS, *CUT_COLUMNS]]
