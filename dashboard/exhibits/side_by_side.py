"""One measure of a few chosen regions, side by side as bars, in the order in which they were chosen."""

from collections.abc import Sequence

import pandas as pd

from dashboard import cache
from dashboard.cache_region import NoFigureError
from dashboard.documents.table_file import checked
from dashboard.exhibits.map import mapped
from dashboard.figures.formats import status_or_value, value_short
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import file_table
from dashboard.figures.press import bar_chart
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.question import chosen_measure, question
from dashboard.state import Selection
from dashboard.text import translator

KIND = "side_by_side"


def exhibit(selection: Selection, codes: Sequence[str]) -> Exhibit:
    """Return the bars of the address' measure for the regions with these codes; all are counted in one way.

    Raises:
        NoFigureError: a region has no place in its division of the country.
    """
    measure, _ = chosen_measure(selection)
    level = "regency" if any("." in code for code in codes) else "province"
    asked = question(selection.changed(region="", level=level), cache.choices(measure.dataset, measure.indicator))
    made = mapped(asked)
    panel, lang = made.panel, asked.lang
    t = translator(lang)
    known = pd.concat([made.joined, panel.upper, pd.DataFrame([panel.nation])], ignore_index=True)
    rows = known.drop_duplicates("region_code").set_index("region_code")
    absent = [code for code in codes if code not in rows.index]
    if absent:
        raise NoFigureError(f"Wilayah {', '.join(absent)} tidak ada pada pembagian wilayah angka ini.")
    chosen = rows.loc[list(codes)].reset_index()
    names = tuple(map_builder.region_name(code, panel.vintage, lang) for code in codes)
    unit = panel.measure.definition.unit
    values = tuple(None if pd.isna(value) else float(value) for value in chosen["value"])
    words = [
        status_or_value(row["value"], unit, str(row["obs_status"]), lang)
        if pd.isna(row["value"])
        else value_short(row["value"], unit, lang)
        for row in chosen.to_dict("records")
    ]
    ids = [*chosen["source_id"], *chosen["denominator_source_id"]]
    table, shared = file_table(panel, chosen, made.sources, lang)
    whole = checked(table.assign(**shared))
    return Exhibit(
        kind=KIND,
        lang=lang,
        title=made.figure.title,
        subtitle=made.figure.subtitle,
        note=getattr(panel.measure.definition.definition, lang),
        source=t("Sumber: {publishers}", publishers=map_builder.publishers(ids, made.sources)),
        credit="",
        band=made.figure.band,
        place=", ".join(names),
        period=panel.cut.period,
        unit=unit,
        plot=bar_chart.bars(names, values, words),
        table=whole,
        reference=whole.head(0),
        chart="bars",
        categories=names,
        series=(Series(made.figure.title, values),),
    )
