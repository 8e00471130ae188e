"""The table of everything on the map, for the screen: one row per region, values beside their statuses."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.web_map import MARKED_FLAGS
from dashboard.text import Lang, translator
from data.fields import FLAGS, NATION, OBS_STATUSES
from data.indicators import Panel, extremes, rankable
from data.panels import Recomputed

__all__ = ["extremes", "file_table", "flag_words", "mark_text", "marked_words", "rankable", "reading_table", "row_of"]

Sources = Mapping[str, Mapping[str, str]]


def row_of(panel: Panel, joined: pd.DataFrame, region_code: str) -> Mapping[str, Any]:
    """Return the figures of one region on the map, of the province gone into, or of the nation for ""."""
    if region_code in ("", NATION):
        return panel.nation
    found = joined[joined["region_code"] == region_code]
    if len(found):
        return found.iloc[0].to_dict()
    return next(iter(panel.upper[panel.upper["region_code"] == region_code].to_dict("records")))


def flag_words(flags: str, lang: Lang) -> list[str]:
    """Return the quality flags of a figure in words."""
    return [getattr(FLAGS[flag], lang) for flag in flags.split(";") if flag]


def marked_words(flags: str, lang: Lang) -> list[str]:
    """Return in words the flags that the map marks, because the figure cannot be taken as it stands."""
    return flag_words(";".join(flag for flag in flags.split(";") if flag in MARKED_FLAGS), lang)


def mark_text(flags: Iterable[str], lang: Lang) -> str:
    """Return what the mark beside some figures means, "" where none of their flags is marked."""
    words = dict.fromkeys(word for each in flags for word in marked_words(each, lang))
    t = translator(lang)
    return t("⚑: {words}.", words=", ".join(words)) if words else ""


def reading_table(
    panel: Panel,
    joined: pd.DataFrame,
    sources: Sources,
    recomputed: Mapping[str, Recomputed],
    lang: Lang,
) -> pd.DataFrame:
    """Return the table with column names in words, the highest value first; shares in per cent.

    recomputed: by region_code, the printed rates that their source's count and base allow to count again.
    """
    t = translator(lang)
    unit = panel.measure.definition.unit
    scale = 100 if unit == "share" else 1

    table = pd.DataFrame(
        {
            t("Kode"): joined["region_code"],
            t("Wilayah"): [
                map_builder.region_name(code, panel.vintage, lang) for code in joined["region_code"].to_list()
            ],
            t("Nilai"): (joined["value"] * scale).round(2 if unit in formats.RATE_UNITS else 0),
            t("Status"): [getattr(OBS_STATUSES[status], lang) for status in joined["obs_status"].to_list()],
            t("Periode"): [formats.period_text(text, lang) if text else "" for text in joined["period"].to_list()],
            t("Catatan"): ["; ".join(flag_words(flags, lang)) for flags in joined["flags"].to_list()],
            t("Pembilang"): joined["numerator"],
            t("Penyebut"): joined["denominator_value"],
            t("Sumber"): [map_builder.publishers([source], sources) for source in joined["source_id"].to_list()],
        }
    )
    if joined["denominator_value"].isna().all() or (joined["denominator"] == "").all():
        table = table.drop(columns=[t("Pembilang"), t("Penyebut")])
    if recomputed:
        again = joined["region_code"].map({code: 100 * each.computed for code, each in recomputed.items()})
        table.insert(3, t("Dihitung ulang"), again.round(2))
        table.insert(4, t("Selisih (poin persen)"), (table[t("Nilai")] - again).round(2))
    return table.sort_values([t("Nilai"), t("Kode")], ascending=[False, True], na_position="last", ignore_index=True)


def file_table(panel: Panel, joined: pd.DataFrame, sources: Sources, lang: Lang) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the rows of a data file and the columns that are the same in each, see documents.table_file."""
    indicator = panel.measure.definition

    def addresses(source_ids: str) -> str:
        return "; ".join(dict.fromkeys(sources[single]["url"] for single in source_ids.split(";") if single))

    both = joined["source_id"] + ";" + joined["denominator_source_id"]
    rows = joined.drop(columns=["source_id", "denominator_source_id"]).assign(
        name=[map_builder.region_name(code, panel.vintage, lang) for code in joined["region_code"].to_list()],
        source=[map_builder.publishers([text], sources) for text in both],
        address=[addresses(text) for text in both],
    )
    is_synthetic = panel.measure.dataset == "synthetic"
    shared = {
        "indicator": indicator.code,
        "segment": panel.cut.segment,
        "programme": panel.cut.programme,
        "worker_group": panel.cut.worker_group,
        "benefit_kind": panel.cut.benefit_kind,
        "unit": indicator.unit,
        "origin": panel.measure.dataset,
        "notice": getattr(map_builder.SYNTHETIC_BAND, lang) if is_synthetic else "",
    }
    return rows, shared
