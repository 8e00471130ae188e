"""What every figure of a change says when it leaves the building."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.documents.table_file import checked
from dashboard.figures.change import change_method, change_tables, change_words
from dashboard.figures.change.change_words import Told
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources
from dashboard.figures.press.exhibit import Exhibit, Plot, Series
from dashboard.text import translator
from data.change import ends
from data.fields import NATION
from data.indicators import Panel

BARS_AT_ENDS = 8


def framed(kind: str, told: Told, plot: Plot, sources: Sources, codes: Sequence[str], **more: Any) -> Exhibit:
    """Return an exhibit of a change of these regions; more: the fields that differ, such as note, credit or series.

    The note tells the definition, what was tested and found, and where series break.
    """
    panel = told.later
    definition = getattr(told.indicator.definition, told.lang)
    bars_drawn = len(more.get("categories", ())) or len(told.table)
    note = [
        definition,
        change_words.extremes_text(told, bars_drawn),
        change_words.tested_text(told),
        change_method.survey_base(panel, told.lang),
    ]
    fields: dict[str, Any] = {
        "title": change_words.title(told),
        "subtitle": change_words.subtitle(told),
        "note": " ".join(filter(None, note)),
        "credit": "",
        "unit": told.main_unit,
        "table": columns(change_tables.change_rows(told, sources, codes)),
        "reference": columns(change_tables.change_rows(told, sources, [NATION])),
        "source": source(panel, sources, told),
    }
    return Exhibit(
        kind=kind,
        lang=told.lang,
        band=band(panel, told),
        place=told.place,
        period=f"{told.moments[0]}/{told.moments[-1]}",
        plot=plot,
        **(fields | more),
    )


def columns(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows in the columns of every file."""
    return checked(rows).reset_index(drop=True)


def source(panel: Panel, sources: Sources, told: Told) -> str:
    """Return the publishers behind a panel in a sentence."""
    t = translator(told.lang)
    ids = [*panel.table["source_id"].unique(), *panel.table["denominator_source_id"].unique()]
    named = map_builder.publishers(ids, sources)
    return t("Sumber: {publishers}", publishers=map_builder.short_list(named, told.lang)) if named else ""


def band(panel: Panel, told: Told) -> str:
    """Return the words across a figure of synthetic data, "" for real ones."""
    return getattr(map_builder.SYNTHETIC_BAND, told.lang) if panel.measure.dataset == "synthetic" else ""


def bars(told: Told, column: str) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return names and values of the bars of a ranking, from the largest rise to the largest fall.

    column: main or count_change.
    """
    rises, falls = ends(told.table, column, BARS_AT_ENDS)
    rows = [*rises.to_dict("records"), *falls.iloc[::-1].to_dict("records")]
    values = tuple(float(row[column]) for row in rows)
    title = change_words.title(told) if column == "main" else change_words.count_title(told)
    return tuple(told.name(row["region_code"]) for row in rows), (Series(title, values),)


def lines(told: Told) -> tuple[Series, ...]:
    """Return the two ends of each drawn region's slope; where a series breaks neither end is drawn as a line."""
    found = []
    for code in told.drawn:
        row = told.row(code)
        is_whole = pd.notna(row["change"])
        found.append(Series(told.name(code), (row["earlier"], row["later"]) if is_whole else (None, None)))
    return tuple(found)
