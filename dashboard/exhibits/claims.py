"""Claims of one region over time, and each programme's share of them, as they leave the building."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard import cache
from dashboard.cache import Claims, Dataset
from dashboard.claims_question import ClaimsQuestion, claims_question, over_time
from dashboard.documents.table_file import CUT_COLUMNS, TABLE_COLUMNS
from dashboard.figures.chart_look import empty, sized, titled
from dashboard.figures.claims import claims_charts, claims_shares, claims_tables
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION, chosen_measure
from dashboard.state import Selection
from dashboard.text import translator

OVER_TIME, BY_PROGRAMME = "claims", "claims_shares"
COLUMNS = [*TABLE_COLUMNS, *CUT_COLUMNS]


@dataclass(frozen=True)
class Shown:
    """What an address shows of a region's claims: the question, and the figures side by side in time."""

    claims: Claims
    asked: ClaimsQuestion
    rows: pd.DataFrame
    sources: Sources
    dataset: Dataset


def exhibit(selection: Selection) -> Exhibit:
    """Return the drawing over time of the address; an unknown region shows the nation, as the page does."""
    shown = _shown(selection)
    asked, lang = shown.asked, shown.asked.lang
    t = translator(lang)
    figure = claims_charts.over_time(shown.rows, asked.drawn, shown.sources, lang)
    rows = shown.rows[shown.rows["indicator"] == asked.drawn]
    label = map_builder.word(asked.drawn, dimension="indicator", lang=lang) if asked.drawn else t("Klaim dan manfaat")
    made = _described(shown, OVER_TIME, label, rows)
    if not figure.panels:
        return made
    categories, series = claims_charts.editable(figure)
    return replace(
        made,
        note=" ".join([*claims_charts.remarks(figure, lang), made.note]).strip(),
        plot=lambda width, height: sized(
            titled(claims_charts.chart(figure, LIGHT, lang), claims_charts.reading(figure, lang), LIGHT, width),
            width,
            height,
            LIGHT,
        ),
        chart="lines" if figure.is_line else "bars",
        categories=categories,
        series=series,
    )


def shares(selection: Selection, most: int = claims_shares.MOST_BARS) -> Exhibit:
    """Return each programme's share at the address; an unknown region shows the nation, as the page does.

    most: bars that the place it is made for has room for.
    """
    shown = _shown(selection)
    lang = shown.asked.lang
    t = translator(lang)
    figure = claims_shares.shares(shown.rows, shown.sources, lang, most)
    rows = shown.rows[shown.rows["indicator"].isin(claims_shares.SHARES.values())]
    made = replace(_described(shown, BY_PROGRAMME, t("Bagian tiap program"), rows), unit="share")
    if not figure.bars:
        return replace(made, note=claims_shares.nothing(shown.rows, lang))
    return replace(
        made,
        note=" ".join([claims_shares.remark(figure, lang), made.note]).strip(),
        plot=lambda width, height: sized(claims_shares.chart(figure, LIGHT, lang, width), width, height, LIGHT),
        chart="stacked",
        categories=figure.bars,
        series=claims_shares.editable(figure),
    )


def _shown(selection: Selection) -> Shown:
    measure, _ = chosen_measure(Selection(data=selection.data))
    region, _ = cache.find_region(selection.region or NATION)
    claims = cache.claims(measure.dataset, region.code if region else NATION)
    asked = claims_question(selection, claims.figures)
    sources = cache.sources(measure.dataset)
    return Shown(claims, asked, over_time(claims.figures, asked), sources, measure.dataset)


def _described(shown: Shown, kind: str, label: str, rows: pd.DataFrame) -> Exhibit:
    """Return everything that goes with a drawing, before anything is drawn."""
    lang = shown.asked.lang
    t = translator(lang)
    is_synthetic = shown.dataset == "synthetic"
    named = map_builder.publishers(list(rows["source_id"].unique()), shown.sources)
    scattered = t(
        "Angka terbitan tersebar: tiap angka dari sumber dan waktunya sendiri. Angka-angka itu tidak membentuk "
        "tren, tidak diperingkat, dan rentang tidak dijumlahkan dengan bagiannya."
    )
    return Exhibit(
        kind=kind,
        lang=lang,
        title=f"{label}, {shown.claims.region.name}",
        subtitle=claims_tables.subtitle(rows, lang),
        note="" if is_synthetic else scattered,
        source=t("Sumber: {publishers}", publishers=map_builder.short_list(named, lang)) if named else "",
        credit="",
        band=getattr(map_builder.SYNTHETIC_BAND, lang) if is_synthetic else "",
        place=shown.claims.region.name,
        period="",
        unit=str(rows["unit"].iloc[0]) if len(rows) else "",
        plot=lambda width, height: empty(LIGHT, lang, width, height),
        table=claims_tables.file_table(rows, shown.sources, lang)[COLUMNS],
        reference=pd.DataFrame(columns=COLUMNS),
    )
