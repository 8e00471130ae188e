"""What the figures of a comparison share when they leave the building: words, rows and sources of one measure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from dashboard import cache, cache_compare
from dashboard.cache_compare import Compared
from dashboard.compare_question import VINTAGE_CURRENT, Comparison
from dashboard.documents.table_file import checked
from dashboard.figures.compare import compare_words
from dashboard.figures.maps.reading_table import file_table
from dashboard.figures.press.exhibit import Exhibit, Plot, Series
from dashboard.figures.word_tables import Table
from dashboard.state import Selection

# Of a picture's width, the part that names may take: a third.
NAMES_PART = 3


@dataclass(frozen=True)
class Shown:
    """The measure that a figure is of, the one the address names as its indicator or else the first."""

    asked: Comparison
    compared: Compared


def shown(selection: Selection) -> Shown:
    """Return what the figure of an address is of.

    Raises:
        NothingToCompareError: fewer than two regions, or no figures at their level.
    """
    asked = cache_compare.asked(selection)
    found = cache_compare.comparable(asked)
    return Shown(asked, next((each for each in found if each.measure.indicator == selection.indicator), found[0]))


def exhibit(
    kind: str,
    made: Shown,
    plot: Plot,
    *,
    table: pd.DataFrame | None = None,
    credit: str = "",
    periods: Sequence[str] = (),
    chart: Literal["bars", "lines", ""] = "",
    categories: Sequence[str] = (),
    series: Sequence[Series] = (),
    remarks: Sequence[str] = (),
    listing: Table | None = None,
) -> Exhibit:
    """Return the exhibit of one measure; table: rows of the file, those of the chosen regions by default.

    periods: of a figure over time, in their order. remarks: what only this figure must say.
    listing: of a figure that is a table.
    """
    asked, compared = made.asked, made.compared
    lang = asked.lang
    definition = getattr(compared.measure.definition.definition, lang)
    return Exhibit(
        kind=kind,
        lang=lang,
        title=f"{compare_words.title(compared, lang)}: {compare_words.names(asked.regions, lang)}",
        subtitle=compare_words.subtitle(compared, lang, periods),
        note=" ".join(filter(None, [definition, *remarks, *compare_words.remarks(compared, lang)])),
        source=compare_words.source_text(compared, cache.sources(asked.dataset), lang),
        credit=credit,
        band=compare_words.band(asked.dataset, lang),
        place=compare_words.names(asked.regions, lang),
        period="" if len(periods) > 1 else compared.cut.period,
        unit=compared.measure.definition.unit,
        plot=plot,
        table=rows(made, compared.rows) if table is None else table,
        reference=rows(made, compared.holders),
        chart=chart,
        categories=tuple(categories),
        series=tuple(series),
        listing=listing,
    )


def rows(made: Shown, table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of PANEL_COLUMNS as rows of a file, under today's names."""
    compared = made.compared
    dataset = made.asked.dataset
    panel = cache.panel(dataset, compared.measure.indicator, compared.cut, compared.level)
    found, same = file_table(replace(panel, vintage=VINTAGE_CURRENT), table, cache.sources(dataset), made.asked.lang)
    return checked(found.assign(**same))


def number(value: float) -> float | None:
    """Return a value for a chart that stays editable, None where there is none."""
    return None if pd.isna(value) else float(value)
