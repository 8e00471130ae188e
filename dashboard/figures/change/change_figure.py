"""From a change to the figure of a map of differences."""

from collections.abc import Mapping

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.change import change_words
from dashboard.figures.change.change_words import Told
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.map_figure import MAP_COLUMNS, MapFigure
from dashboard.text import translator
from data.fields import TRENDS


def difference_map(
    told: Told,
    breaks: tuple[float, ...],
    *,
    layer: str,
    chosen: str,
    sources: Mapping[str, Mapping[str, str]],
    credit: str,
) -> MapFigure:
    """Return what the web map and the press map draw: the change of each region in colours that part at zero."""
    t = translator(told.lang)
    later = told.later
    verdicts = dict(zip(told.trends["region_code"], told.trends["verdict"], strict=True))
    regions = told.table.assign(
        name=[told.name(code) for code in told.table["region_code"].to_list()],
        value=told.table["main"],
        note=[_note(told, row, verdicts.get(row["region_code"], "unknown")) for row in told.table.to_dict("records")],
    )
    named = map_builder.publishers(
        [*later.table["source_id"].unique(), *later.table["denominator_source_id"].unique()], sources
    )
    has_nation = pd.notna(told.nation["main"])
    return MapFigure(
        layer=layer,
        regions=regions[list(MAP_COLUMNS)],
        kind="rate",
        unit=told.main_unit,
        breaks=breaks,
        break_labels=formats.centred_labels(breaks, told.main_unit, told.lang),
        national_value=float(told.nation["main"]) if has_nation else None,
        national_label="Indonesia",
        chosen=chosen,
        band=getattr(map_builder.SYNTHETIC_BAND, told.lang) if later.measure.dataset == "synthetic" else "",
        title=change_words.title(told),
        subtitle=change_words.subtitle(told),
        source=t("Sumber: {publishers}", publishers=map_builder.short_list(named, told.lang)) if named else "",
        credit=credit,
        lang=told.lang,
        palette="diverging",
        missing=t("Tidak ada selisih"),
    )


def _note(told: Told, row: change_words.Row, verdict: str) -> str:
    """Return what stands in the tooltip below the change: both figures, persons, verdict, or why there is none."""
    parts = [change_words.why_none(row, told.lang), change_words.from_to(told, row)]
    parts.append(change_words.count_text(told, row))
    parts += [getattr(TRENDS[verdict], told.lang)] if verdict != "unknown" else []
    return " · ".join(part for part in parts if part)
