"""Compliance as it leaves the building: regions by duties, the map, and the timeline of instruments."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import cache
from dashboard.cache import Compliance, Dataset
from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures import formats
from dashboard.figures.chart_look import empty, sized
from dashboard.figures.compliance import compliance_charts, compliance_map, compliance_rows, compliance_tables
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, region_name
from dashboard.figures.origin import Sources
from dashboard.figures.press import press_map
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION, VINTAGE_CURRENT, Place, chosen_measure, day_of, language, place_of
from dashboard.state import Selection
from dashboard.text import Lang, translator

HEAT, MAP, TIMELINE = "compliance_heat", "compliance_map", "compliance_timeline"
# As many instruments as can be read in the lowest of the pictures.
TIMELINE_ROWS = 12
LETTERS_LEAST, LETTERS_MOST = 8, 13


@dataclass(frozen=True)
class Judged:
    """What an address asks of compliance; what it cannot have is replaced as on the page."""

    lang: Lang
    dataset: Dataset
    compliance: Compliance
    place: Place
    duty: str
    sources: Sources

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are sample data."""
        return self.dataset == "synthetic"


def heat(selection: Selection) -> Exhibit:
    """Return regions by duties: the provinces, or a province with all it holds."""
    asked = judged(selection)
    t = translator(asked.lang)
    codes = compliance_tables.heat_codes(asked.compliance, asked.place.within)
    codes = codes if asked.place.within else [code for code in codes if "." not in code]
    table = compliance_rows.rows_of_regions(
        asked.compliance, "", codes, asked.sources, synthetic=asked.is_synthetic, lang=asked.lang
    )

    def plot(width: int, height: int) -> Any:
        by_height = int(0.6 * height / (len(codes) + 6))
        size = max(
            LETTERS_LEAST, min(LETTERS_MOST, by_height, compliance_charts.heat_letters(codes, width, asked.lang))
        )
        chart = compliance_charts.heat_chart(asked.compliance, codes, LIGHT, size, asked.lang)
        return sized(chart, width, height, LIGHT)

    title = t("Wilayah menurut kewajiban Inpres 2/2021")
    remark = t("Tanda * berarti bukti saling bertentangan.")
    return _exhibit(asked, HEAT, title, compliance_map.subtitle(asked.compliance, "", asked.lang), remark, plot, table)


def mapped(selection: Selection) -> Exhibit:
    """Return the map of one duty or of the score."""
    asked = judged(selection)
    level = "regency" if selection.level == "regency" else "province"
    layer = cache.layer_of(level, asked.place.within)
    codes = cache.layer_codes(layer)
    manifest = cache.manifest()
    figure = compliance_map.map_figure(
        asked.compliance,
        asked.duty,
        codes,
        layer=layer,
        within=asked.place.within,
        chosen=asked.place.chosen,
        sources=asked.sources,
        credit=manifest.credit_id if asked.lang == "id" else manifest.credit_en,
        theme=LIGHT,
        synthetic=asked.is_synthetic,
        lang=asked.lang,
    )
    table = compliance_rows.rows_of_regions(
        asked.compliance, asked.duty, codes, asked.sources, synthetic=asked.is_synthetic, lang=asked.lang
    )

    def plot(width: int, height: int) -> Any:
        return press_map.plot(figure, cache.grounds(figure.layer), width, height)

    return _exhibit(asked, MAP, figure.title, figure.subtitle, "", plot, table, credit=figure.credit)


def timeline(selection: Selection) -> Exhibit:
    """Return the instruments of the nation, a province or a region, those in force and the soonest to end first."""
    asked = judged(selection)
    t = translator(asked.lang)
    within = asked.place.chosen or asked.place.within
    drawn = compliance_charts.timeline(asked.compliance, within, TIMELINE_ROWS, asked.lang)
    table = compliance_rows.rows_of_papers(
        asked.compliance, drawn.papers, asked.sources, synthetic=asked.is_synthetic, lang=asked.lang
    )

    def plot(width: int, height: int) -> Any:
        if drawn.rows.empty:
            return empty(LIGHT, asked.lang, width, height)
        chart = compliance_charts.chart(drawn, asked.compliance.as_of, LIGHT, asked.lang, width)
        return sized(chart, width, height, LIGHT)

    day = t("Per {day}", day=formats.date_text(asked.compliance.as_of, asked.lang))
    remark = compliance_charts.timeline_words(drawn, asked.lang)
    title = t("Masa berlaku naskah, {region}", region=region_name(within or NATION, VINTAGE_CURRENT, asked.lang))
    return _exhibit(asked, TIMELINE, title, day, remark, plot, table)


def judged(selection: Selection) -> Judged:
    """Return what an address asks of compliance."""
    measure, _ = chosen_measure(Selection(data=selection.data))
    known = {duty.code for duty in compliance_tables.bound_duties()}
    return Judged(
        language(selection),
        measure.dataset,
        cache.compliance(measure.dataset, day_of(selection.as_of) or dt.date.today()),
        place_of(selection.region, True, VINTAGE_CURRENT),
        selection.duty if selection.duty in known else compliance_map.OVERALL,
        cache.sources(measure.dataset),
    )


def _exhibit(
    asked: Judged,
    kind: str,
    title: str,
    subtitle: str,
    remark: str,
    plot: Callable[[int, int], Any],
    table: pd.DataFrame,
    credit: str = "",
) -> Exhibit:
    lang = asked.lang
    t = translator(lang)
    where = asked.place.chosen if kind == TIMELINE else asked.place.within
    place = region_name(where or NATION, VINTAGE_CURRENT, lang)
    names = dict.fromkeys(name for text in table["source"] for name in text.split("; ") if name)
    never = t("Belum ada bukti tidak berarti tidak terpenuhi.")
    return Exhibit(
        kind=kind,
        lang=lang,
        title=title if place in title else f"{title}, {place}",
        subtitle=subtitle,
        note=" ".join(filter(None, (*(told.text(lang) for told in asked.place.notices), never, remark))),
        source=compliance_map.source_line("; ".join(names), lang),
        credit=credit,
        band=getattr(SYNTHETIC_BAND, lang) if asked.is_synthetic else "",
        place=place,
        period=f"{asked.compliance.as_of:%Y-%m}",
        unit="" if kind == TIMELINE else "duties" if not asked.duty or kind == HEAT else "papers",
        plot=plot,
        table=table,
        reference=pd.DataFrame(columns=list(TABLE_COLUMNS)),
    )
