"""The map of compliance: the status of one duty, or how many duties are met, in the looks of the statuses."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compliance.compliance_tables import (
    LOOKS,
    NOT_APPLICABLE,
    Compliance,
    bound_duties,
    explained,
    score_words,
)
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, publishers, region_name, short_list
from dashboard.figures.maps.map_figure import MAP_COLUMNS, Category, MapFigure
from dashboard.figures.origin import Sources
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.compliance import BANDS, bands
from data.duties import all_duties
from data.fields import VINTAGE_CURRENT, WORDING_MARKS

NO_EVIDENCE = "no_evidence"
# Instead of the code of a duty: how many of the duties that bind a region are met.
OVERALL = ""

Counted = tuple[Category, int]


def name(duty: str, lang: Lang) -> str:
    """Return what the map shows: the name of a duty, or that it counts the duties met."""
    t = translator(lang)
    return getattr(all_duties()[duty].label, lang) if duty else t("Kewajiban yang terpenuhi")


def states(compliance: Compliance, duty: str) -> pd.Series:
    """Return by region code the status of a duty, NOT_APPLICABLE where it does not bind; for OVERALL the band."""
    if duty == OVERALL:
        return bands(compliance.scores)
    judged = compliance.statuses[compliance.statuses["duty"] == duty].set_index("region_code")["status"]
    return judged.reindex(compliance.scores["region_code"]).fillna(NOT_APPLICABLE)


def looks(duty: str, theme: Theme, lang: Lang) -> dict[str, Category]:
    """Return the look of each state but NO_EVIDENCE, which is a hatch; the best first."""
    if duty == OVERALL:
        t = translator(lang)
        counted = [t("{count} terpenuhi", count=band) for band in BANDS[2:-1]]
        # Evidence that lapsed, is partial or of unknown validity is still evidence.
        counted = [t("0 terpenuhi, ada bukti"), *counted, t("{count} atau lebih terpenuhi", count=BANDS[-1])]
        found = [
            Category(words, band, fill, _ink(fill))
            for words, band, fill in zip(counted, BANDS[1:], theme.classes, strict=True)
        ]
        return dict(zip(reversed(BANDS[1:]), reversed(found), strict=True))
    return {
        status: Category(getattr(look.words, lang), look.symbol, look.fill, look.text)
        for status, look in LOOKS.items()
        if status != NO_EVIDENCE
    }


def no_evidence(lang: Lang) -> Category:
    """Return the words and the symbol of want of evidence, which has no colour of its own."""
    look = LOOKS[NO_EVIDENCE]
    return Category(getattr(look.words, lang), look.symbol, look.fill, look.text)


def counts(compliance: Compliance, duty: str, codes: Sequence[str], theme: Theme, lang: Lang) -> list[Counted]:
    """Return how many of some regions are in each state, in the order of the legend; those without evidence last."""
    found = states(compliance, duty).loc[list(codes)].value_counts()
    named = looks(duty, theme, lang)
    listed = [(each, int(found.get(state, 0))) for state, each in named.items()]
    listed = [(each, count) for each, count in listed if count or duty != OVERALL]
    return [*listed, (no_evidence(lang), int(found.get(NO_EVIDENCE, 0)))]


def map_figure(
    compliance: Compliance,
    duty: str,
    codes: Sequence[str],
    *,
    layer: str,
    within: str,
    chosen: str,
    sources: Sources,
    credit: str,
    theme: Theme,
    synthetic: bool,
    lang: Lang,
) -> MapFigure:
    """Return what the web map and the press map draw; codes: the regions of the layer.

    Raises:
        KeyError: a region of the layer has no government that was judged.
    """
    named = looks(duty, theme, lang)
    found = states(compliance, duty).loc[list(codes)]
    shown = {state: look for state, look in named.items() if state != NOT_APPLICABLE or (found == state).any()}
    places = {state: float(place) for place, state in enumerate(shown)}
    regions = pd.DataFrame(
        {
            "region_code": list(codes),
            "name": [region_name(code, VINTAGE_CURRENT, lang) for code in codes],
            "value": [places.get(state, float("nan")) for state in found],
            "obs_status": ["missing" if state == NO_EVIDENCE else "reported" for state in found],
            "flags": _flags(compliance, duty, codes),
            "note": _notes(compliance, duty, codes, lang),
        }
    )
    title = name(duty, lang)
    return MapFigure(
        layer=layer,
        regions=regions[list(MAP_COLUMNS)],
        kind="category",
        unit="",
        breaks=(),
        break_labels=(),
        national_value=None,
        national_label="",
        chosen=chosen,
        band=getattr(SYNTHETIC_BAND, lang) if synthetic else "",
        title=f"{title}, {region_name(within, VINTAGE_CURRENT, lang)}" if within else title,
        subtitle=subtitle(compliance, duty, lang),
        source=source_line(_publishers(compliance, duty, codes, sources), lang),
        credit=credit,
        lang=lang,
        categories=tuple(shown.values()),
        missing=no_evidence(lang).label,
    )


def subtitle(compliance: Compliance, duty: str, lang: Lang) -> str:
    """Return the day, and how far the wording of the duty is verified or what the count is of."""
    t = translator(lang)
    day = t("Per {day}", day=formats.date_text(compliance.as_of, lang))
    if duty == OVERALL:
        return f"{day} · " + t("dari yang berlaku menurut Inpres 2/2021; tanpa bukti tidak berarti tidak terpenuhi")
    return f"{day} · " + getattr(WORDING_MARKS[all_duties()[duty].verified], lang)


def counts_words(counted: Sequence[Counted]) -> str:
    """Return the counts as text: those of no region are left out, but how many have no evidence is always said."""
    return " · ".join(f"{look.label}: {count}" for look, count in counted if count or look is counted[-1][0])


def _rows(compliance: Compliance, duty: str) -> dict[str, Mapping[str, Any]]:
    """Return the judgement of a duty, or the score, of each region it applies to."""
    judged = compliance.statuses[compliance.statuses["duty"] == duty] if duty else compliance.scores
    return {row["region_code"]: row for row in judged.to_dict("records")}


def _flags(compliance: Compliance, duty: str, codes: Sequence[str]) -> list[str]:
    """Mark the regions where evidence contradicts itself as figures are marked that sources contradict."""
    rows, column = _rows(compliance, duty), "is_disputed" if duty else "disputed"
    return ["disputed_sources" if code in rows and rows[code][column] else "" for code in codes]


def _notes(compliance: Compliance, duty: str, codes: Sequence[str], lang: Lang) -> list[str]:
    rows = _rows(compliance, duty)
    if duty == OVERALL:
        return [score_words(rows[code], lang) for code in codes]
    counted = {code: len(row["evidence_ids"].split(";")) for code, row in rows.items() if row["evidence_ids"]}
    t = translator(lang)
    pieces = {code: t("bukti: {count}", count=count) for code, count in counted.items()}
    return [f"{explained(rows[code], lang)} · {pieces[code]}" if code in pieces else "" for code in codes]


def _publishers(compliance: Compliance, duty: str, codes: Sequence[str], sources: Sources) -> str:
    evidence = compliance.evidence[compliance.evidence["state"] != "upcoming"]
    shown = [duty] if duty else [each.code for each in bound_duties()]
    used = evidence[evidence["region_code"].isin(codes) & evidence["duty"].isin(shown)]
    return publishers(list(used["source_id"].unique()), sources)


def source_line(names: str, lang: Lang) -> str:
    """Return the first few publishers as a line of a picture, or that there are none; names: joined by semicolons."""
    t = translator(lang)
    return t("Sumber: {publishers}", publishers=short_list(names, lang) if names else t("belum ada"))


def _ink(fill: str) -> str:
    """Return black or white, whichever can be read on a colour."""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return "#111820" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#ffffff"
