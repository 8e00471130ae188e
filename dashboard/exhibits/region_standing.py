"""Where a region stands among its like, as it leaves the building.

The strip of the region's page names one region and leaves the others to the pointer, which a picture has not: here all
are bars with their names, the highest first.
"""

import pandas as pd

from dashboard import cache, cache_region
from dashboard.cache import Panel
from dashboard.cache_region import Standing
from dashboard.documents.table_file import checked
from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import file_table, mark_text, marked_words
from dashboard.figures.press import bar_chart
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.figures.region import standing_strip
from dashboard.question import NATION, holders, language
from dashboard.state import Selection
from dashboard.text import Lang, translator

KIND = "region_standing"


def exhibit(selection: Selection) -> Exhibit:
    """Return the bars of the address' region and rate.

    Raises:
        NoFigureError: the address names no region, or none that can be ranked.
    """
    lang = language(selection)
    t = translator(lang)
    standing = cache_region.standing_of(selection)
    panel = standing.panel
    sources = cache.sources(panel.measure.dataset)
    name = map_builder.region_name(standing.region_code, panel.vintage, lang)
    ordered = standing.table.sort_values(["value", "region_code"], ascending=[False, True], na_position="last")
    names = tuple(map_builder.region_name(str(code), panel.vintage, lang) for code in ordered["region_code"])
    values = tuple(None if pd.isna(value) else float(value) for value in ordered["value"])
    ids = [*standing.table["source_id"], *standing.table["denominator_source_id"]]
    place = standing_strip.territory(standing, lang)
    definition = getattr(panel.measure.definition.definition, lang)
    marks = mark_text(standing.table["flags"], lang)
    return Exhibit(
        kind=KIND,
        lang=lang,
        title=t("{region} di antara {regions}", region=name, regions=place),
        subtitle=f"{map_builder.title(panel, lang)} · {map_builder.subtitle(panel, lang)}",
        note=" ".join(filter(None, (standing_strip.sentence(standing, lang), definition, marks))),
        source=t("Sumber: {publishers}", publishers=map_builder.publishers(ids, sources)),
        credit="",
        band=getattr(map_builder.SYNTHETIC_BAND, lang) if panel.measure.dataset == "synthetic" else "",
        place=name,
        period=panel.cut.period,
        unit=panel.measure.definition.unit,
        plot=bar_chart.bars(names, values, _words(ordered, panel, lang), name),
        table=_rows(standing, standing.table, lang),
        reference=_rows(standing, _above(standing), lang),
        chart="bars",
        categories=names,
        series=(Series(map_builder.title(panel, lang), values),),
    )


def _words(rows: pd.DataFrame, panel: Panel, lang: Lang) -> list[str]:
    """Return each value as it stands beside its bar, or why there is none."""
    unit = panel.measure.definition.unit
    return [
        formats.status_or_value(row["value"], unit, str(row["obs_status"]), lang)
        if pd.isna(row["value"])
        else formats.value_short(row["value"], unit, lang) + (" ⚑" if marked_words(str(row["flags"]), lang) else "")
        for row in rows.to_dict("records")
    ]


def _above(standing: Standing) -> pd.DataFrame:
    """Return the figures of the territories that hold the region."""
    held = holders(standing.region_code, standing.panel.vintage)
    codes = [code for code in held if code != standing.region_code] or [NATION]
    return pd.DataFrame([cache_region.figure_of(standing.panel, code) for code in codes])


def _rows(standing: Standing, rows: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    table, shared = file_table(standing.panel, rows, cache.sources(standing.panel.measure.dataset), lang)
    return checked(table.assign(**shared))
