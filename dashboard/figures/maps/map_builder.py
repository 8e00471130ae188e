"""From a joined panel to the figure of a map: names, notes, classes and captions in one language."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_figure import MAP_COLUMNS, MapFigure
from dashboard.text import Lang, translator
from dashboard.text.captions import cut_words
from data import regions
from data.catalogue import Measure
from data.fields import (
    BASES,
    BENEFIT_KINDS,
    DENOMINATORS,
    INDICATORS,
    NOT_STATED,
    OBS_STATUSES,
    PROGRAMMES,
    SEGMENTS,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    WORKER_GROUPS,
    Text,
)
from data.indicators import Panel
from data.periods import months

_LABELS: dict[str, Mapping[str, Text]] = {
    "indicator": {code: indicator.label for code, indicator in INDICATORS.items()},
    "programme": PROGRAMMES,
    "segment": SEGMENTS,
    "group": WORKER_GROUPS,
    "benefit": BENEFIT_KINDS,
}
BEFORE_SPLIT = Text("(sebelum pemekaran 2022)", "(before the 2022 split)")
SYNTHETIC_BAND = Text("DATA CONTOH — BUKAN ANGKA RESMI", "SAMPLE DATA — NOT OFFICIAL FIGURES")


def region_name(code: str, vintage: str, lang: Lang) -> str:
    """Return the name of a region as the readers know it, in the given division of the country.

    A province that has since been divided carries the words for it, so that it is not taken for today's.
    """
    is_known = vintage in (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA)
    name = regions.get(code, vintage if is_known else VINTAGE_CURRENT).name
    return name.replace(BEFORE_SPLIT.id, getattr(BEFORE_SPLIT, lang))


def word(code: str, *, dimension: str, lang: Lang) -> str:
    """Return the label of a code of one of the dimensions of _LABELS; several codes are joined by semicolons."""
    return "; ".join(getattr(_LABELS[dimension][part], lang) for part in code.split(";"))


def label(measure: Measure, lang: Lang) -> str:
    """Return the name of a measure; one that only repeats what sources printed says so."""
    name = getattr(measure.definition.label, lang)
    t = translator(lang)
    return t("{name}, sebagaimana tercetak di sumber", name=name) if measure.as_printed else name


def title(panel: Panel, lang: Lang, within: str = "") -> str:
    """Return the title of a map: the measure, what was cut out of it, and the place gone into."""
    name = label(panel.measure, lang)
    cut = cut_words(panel.cut.segment, panel.cut.programme, panel.cut.worker_group, lang, panel.cut.benefit_kind)
    return f"{name}{cut}, {region_name(within, panel.vintage, lang)}" if within else f"{name}{cut}"


def subtitle(panel: Panel, lang: Lang) -> str:
    """Return the line under the title: the period, and what `terms` says."""
    t = translator(lang)
    if panel.measure.as_printed:
        return t("Angka terbaru per wilayah sebagaimana tercetak di sumbernya; tanggal dan penyebut berbeda-beda.")
    return " · ".join([formats.period_text(panel.cut.period, lang), *terms(panel, lang)])


def terms(panel: Panel, lang: Lang, *, is_dated: bool = True) -> list[str]:
    """Return what stands under a title after the period: length, denominator, basis, and a status other than reported.

    is_dated: with the denominator's period, which a figure of several periods leaves out.
    """
    t = translator(lang)
    parts = [] if panel.measure.definition.stock else [t("selama {count} bulan", count=months(panel.cut.period))]
    if code := str(panel.nation["denominator"]):
        base = getattr(DENOMINATORS[code], lang)
        against = formats.period_text(str(panel.nation["denominator_period"]), lang)
        parts.append(
            t("penyebut: {base}, {period}", base=base, period=against) if is_dated else t("penyebut: {base}", base=base)
        )
    parts.append(getattr(BASES[str(panel.nation["basis"])], lang))
    status = str(panel.nation["obs_status"])
    return [*parts, getattr(OBS_STATUSES[status], lang)] if status in ("provisional", "estimated") else parts


def publishers(source_ids: Sequence[str], sources: Mapping[str, Mapping[str, str]]) -> str:
    """Return the publishers behind some source identifiers, each once, separated by semicolons."""
    singles = dict.fromkeys(single for text in source_ids for single in text.split(";") if single)
    return "; ".join(dict.fromkeys(sources[single]["publisher"] for single in singles))


def notes(joined: pd.DataFrame, sources: Mapping[str, Mapping[str, str]], lang: Lang) -> list[str]:
    """Return one plain line per region for its tooltip: period, denominator, source."""
    t = translator(lang)

    @cache
    def note(period: str, base: str, base_period: str, source: str, base_source: str) -> str:
        parts = [formats.period_text(period, lang)]
        if base == NOT_STATED:
            parts.append(getattr(DENOMINATORS[NOT_STATED], lang))
        elif base:
            against = formats.period_text(base_period, lang)
            parts.append(t("penyebut: {base}, {period}", base=getattr(DENOMINATORS[base], lang), period=against))
        if named := publishers([source, base_source], sources):
            parts.append(t("sumber: {publishers}", publishers=named))
        return " · ".join(parts)

    columns = ["period", "denominator", "denominator_period", "source_id", "denominator_source_id"]
    rows = zip(*(joined[column].to_list() for column in columns), strict=True)
    return [note(*row) if row[3] else "" for row in rows]


def map_figure(
    panel: Panel,
    joined: pd.DataFrame,
    breaks: tuple[float, ...],
    *,
    layer: str,
    within: str,
    chosen: str,
    sources: Mapping[str, Mapping[str, str]],
    credit: str,
    lang: Lang,
) -> MapFigure:
    """Return what the web map and the press map draw.

    joined: the panel's table joined to the regions of the layer, one row each.
    sources: columns of the sources table by source_id. credit: origin and licence of the boundaries.
    """
    definition = panel.measure.definition
    kind: Literal["rate", "count"] = "rate" if definition.kind == "rate" else "count"
    shown = joined.assign(
        name=[region_name(code, panel.vintage, lang) for code in joined["region_code"].to_list()],
        note=notes(joined, sources, lang),
    )
    is_comparable = kind == "rate" and not panel.measure.as_printed and pd.notna(panel.nation["value"])
    named = publishers([*joined["source_id"].unique(), *joined["denominator_source_id"].unique()], sources)
    t = translator(lang)
    return MapFigure(
        layer=layer,
        regions=shown[list(MAP_COLUMNS)],
        kind=kind,
        unit=definition.unit,
        breaks=breaks,
        break_labels=formats.break_labels(breaks, definition.unit, lang),
        national_value=float(str(panel.nation["value"])) if is_comparable else None,
        national_label="Indonesia",
        chosen=chosen,
        band=getattr(SYNTHETIC_BAND, lang) if panel.measure.dataset == "synthetic" else "",
        title=title(panel, lang, within),
        subtitle=subtitle(panel, lang),
        source=t("Sumber: {publishers}", publishers=short_list(named, lang)) if named else "",
        credit=credit,
        lang=lang,
    )


def remarks(panel: Panel, joined: pd.DataFrame, lang: Lang) -> list[str]:
    """Return what a reader of the whole map must know before comparing its regions."""
    t = translator(lang)
    told = []
    if panel.vintage != VINTAGE_CURRENT:
        told.append(t("Papua dan Papua Barat digambar menurut batas sebelum pemekaran 2022, seperti tabel sumbernya."))
    flags = {flag for text in joined["flags"] for flag in text.split(";")}
    if "above_one" in flags and panel.measure.definition.unit == "per_100":
        told.append(
            t(
                "Nilai di atas 100 mungkin terjadi: peserta dihitung di tempat pemberi kerja terdaftar, sedangkan "
                "penduduk bekerja dihitung di tempat tinggal. Karena itu angka ini bukan cakupan."
            )
        )
    return told


def short_list(names: str, lang: Lang, count: int = 4) -> str:
    """Return the first few of many publishers and how many more there are."""
    listed = names.split("; ")
    if len(listed) <= count:
        return names
    t = translator(lang)
    more = t("dan {count} lainnya", count=len(listed) - count)
    return "; ".join(listed[:count]) + f" {more}"
