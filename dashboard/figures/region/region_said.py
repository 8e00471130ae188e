"""What the tables of a region come to, in sentences of the press; every sentence names its source, none is causal."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import label, publishers, region_name, short_list
from dashboard.figures.press import press_words
from dashboard.figures.region.region_comparison import size_text
from dashboard.figures.region.region_tables import Sources
from dashboard.text import Lang, translator
from dashboard.text.captions import cut_words
from data.fields import VERDICTS
from data.standing import Compared
from data.statements import Statement

MOST = 5
_DIFFERENT = ("disputed", "differs", "implausible")


def of_checks(checks: pd.DataFrame, place: str, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return how many checks of a place's figures agree, and the first that do not with both numbers.

    checks: CHECK_COLUMNS of data.fields.
    """
    t = translator(lang)
    rows = checks.to_dict("records")
    apart = [row for row in rows if row["verdict"] in _DIFFERENT and not pd.isna(row["computed"])]
    counted = t(
        "Dari {count} pemeriksaan angka {place}, {apart} menemukan dua angka yang tidak sama, menurut {sources}.",
        count=formats.number(len(rows), lang),
        place=place,
        apart=formats.number(len(apart), lang),
        sources=_named([row["source_id"] for row in rows], sources, lang),
    )
    return (counted, *(_apart(row, sources, lang) for row in apart[: MOST - 1]))


def _apart(row: Mapping[str, object], sources: Sources, lang: Lang) -> str:
    t = translator(lang)
    unit = str(row["unit"])
    return t(
        "{label}: {stated} dan {computed}, selisih {difference} ({verdict}), menurut {sources}.",
        label=row[f"label_{lang}"],
        stated=_amount(row["stated"], unit, lang),
        computed=_amount(row["computed"], unit, lang),
        difference=formats.value_full(abs(float(str(row["difference"]))), formats.gap_unit(unit), lang),
        verdict=getattr(VERDICTS[str(row["verdict"])], lang),
        sources=_named([str(row["source_id"])], sources, lang),
    )


def of_evidence(evidence: pd.DataFrame, place: str, day: str, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return how many pieces of evidence there are of a place, and how many of them are in force on the day.

    evidence: as data.evidence gathers it, with its `state`; day: finished words.
    """
    t = translator(lang)
    known = {"place": place, "day": day, "sources": _named(list(evidence["source_id"]), sources, lang)}
    counts = evidence["state"].value_counts()
    return (
        t(
            "Ada {count} bukti kepatuhan {place} menurut keadaan {day}: {in_force} berlaku, {lapsed} sudah lewat, dan "
            "{other} yang masa berlakunya tidak diketahui atau belum mulai, menurut {sources}.",
            count=formats.number(len(evidence), lang),
            in_force=formats.number(counts.get("in_force", 0), lang),
            lapsed=formats.number(counts.get("lapsed", 0), lang),
            other=formats.number(counts.get("open", 0) + counts.get("upcoming", 0), lang),
            **known,
        ),
    )


def of_rates(compared: Sequence[Compared], sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return the rates of a region, each with its distance to what holds it wherever that may be said."""
    t = translator(lang)
    said = []
    for each in compared:
        own, unit = each.own, each.measure.definition.unit
        gaps = [reference for reference in each.references if reference.difference is not None]
        if pd.isna(own["value"]) or not gaps:
            continue
        place = region_name(str(own["region_code"]), each.vintage, lang)
        parts = [
            _gap(float(reference.difference or 0), unit, region_name(reference.region_code, each.vintage, lang), lang)
            for reference in gaps
        ]
        said.append(
            t(
                "{label} di {place} {value} {when}, {gaps}, menurut {sources}.",
                label=label(each.measure, lang)
                + cut_words(each.cut.segment, each.cut.programme, each.cut.worker_group, lang),
                place=place,
                value=formats.press_text(float(own["value"]), unit, lang),
                when=press_words.moment(str(own["period"]), lang, is_stock=each.measure.definition.stock),
                gaps=press_words.series(parts, lang),
                sources=_named([str(own["source_id"]), str(own["denominator_source_id"])], sources, lang),
            )
        )
    return tuple(said[:MOST])


def _gap(gap: float, unit: str, reference: str, lang: Lang) -> str:
    t = translator(lang)
    # The unit of a rate is said with the rate; points are not the rate's own unit.
    size = size_text(gap, unit, lang) if unit == "share" else formats.value_short(abs(gap), unit, lang)
    if gap > 0:
        return t("{size} di atas {reference}", size=size, reference=reference)
    if gap < 0:
        return t("{size} di bawah {reference}", size=size, reference=reference)
    return t("sama dengan {reference}", reference=reference)


def of_statements(listed: Iterable[Statement], sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return the statements themselves, each with who said it."""
    t = translator(lang)
    return tuple(
        t(
            "{words}, menurut {sources}.",
            words=getattr(each.text, lang).removesuffix("."),
            sources=_named([each.source_id], sources, lang),
        )
        for each in listed
    )[:MOST]


def _amount(value: object, unit: str, lang: Lang) -> str:
    return formats.press_text(float(str(value)), unit, lang, is_full=True)


def _named(source_ids: Sequence[str], sources: Sources, lang: Lang) -> str:
    return short_list(publishers(source_ids, sources), lang, 3).replace("; ", ", ")
