"""Sentences of the places of compared regions among all others, and of their distances to the nation's rate."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compare import compare_words
from dashboard.figures.press import press_words
from dashboard.figures.press.press_words import Row
from dashboard.text import Lang
from data.comparison import Compared
from data.fields import NATION, Text

RANKS = Text(
    "Di antara {of} {regions} yang punya angka {label} {when}, {places} (1 = nilai tertinggi), {source}.",
    "Among the {of} {regions} with a figure of {label} {when}, {places} (1 = highest value), {source}.",
)
NOT_RANKED = Text(
    "Angka {label} di {names} disandingkan saja, tanpa peringkat dan selisih: {reasons}, {source}.",
    "Figures of {label} in {names} are only set side by side, without ranks and differences: {reasons}, {source}.",
)
RANK = Text("{region} di peringkat {rank}", "{region} has rank {rank}")
GAPS = Text(
    "Selisih {label} {when} dengan angka Indonesia: {gaps}, {source}.",
    "The difference in {label} {when} from the figure of Indonesia: {gaps}, {source}.",
)
GAP = Text("{region} {difference}", "{region} {difference}")
GAP_NEEDED = Text("{region} {difference} ({needed})", "{region} {difference} ({needed})")


def sentences(compared: Compared, rows: Sequence[Row], lang: Lang) -> tuple[str, ...]:
    """Return at most two sentences: the places among all of the level, and the distances to the nation.

    rows: the compared figures as rows of a file. Where nothing may be ranked or subtracted, that and why is said.
    """
    shown = [row for row in rows if press_words.is_shown(row)]
    if not shown:
        return ()
    fields = {
        "label": press_words.label(shown[0], lang, inside=True),
        "when": press_words.when(shown[0], lang),
        "source": press_words.source(shown, lang),
        "regions": press_words.regions(shown, lang),
    }
    if compared.reasons:
        names = press_words.series([row["name"] for row in shown], lang)
        reasons = compare_words.reasons_text(compared.reasons, lang)
        return (getattr(NOT_RANKED, lang).format(names=names, reasons=reasons, **fields),)
    said = []
    standings, distances = compared.standings, compared.gaps
    ranked = standings[(standings["within"] == NATION) & standings["rank"].notna()]
    if len(ranked):
        places = [
            getattr(RANK, lang).format(region=compare_words.name(code, lang), rank=formats.number(int(rank), lang))
            for code, rank in zip(ranked["region_code"], ranked["rank"], strict=True)
        ]
        of = formats.number(int(ranked["of"].iloc[0]), lang)
        said.append(getattr(RANKS, lang).format(of=of, places=press_words.series(places, lang), **fields))
    apart = distances[(distances["reference"] == NATION) & distances["difference"].notna()]
    if len(apart):
        gaps = [_gap(row, compared, lang) for row in apart.to_dict("records")]
        said.append(getattr(GAPS, lang).format(gaps=press_words.series(gaps, lang), **fields))
    return tuple(said)


def _gap(row: Row, compared: Compared, lang: Lang) -> str:
    unit = compared.measure.definition.unit
    fields = {
        "region": compare_words.name(str(row["region_code"]), lang),
        "difference": compare_words.difference_text(float(row["difference"]), unit, lang),
    }
    if pd.isna(row["needed"]):
        return getattr(GAP, lang).format(**fields)
    needed = compare_words.needed_text(int(row["needed"]), compared, lang)
    return getattr(GAP_NEEDED, lang).format(needed=needed, **fields)
