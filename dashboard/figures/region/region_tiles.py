"""The essentials of a region at a glance: a few figures as tiles, each with period and source, or said to be absent."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import publishers
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.planner.planner_words import distance_short, target_title
from dashboard.figures.region.region_tables import Row, Sources, cut
from dashboard.text import Lang, translator
from data.distance import Distance
from data.fields import DENOMINATORS, INDICATORS
from data.region_facts import RegionFacts
from data.standing import Compared

PARTICIPANTS = ("active_participants", "enrolled_workers", "participants_status_unstated")


class Tile(NamedTuple):
    """One figure: what it is, its value, smaller lines below it; anchor: the section of the page that tells more."""

    label: str
    value: str
    lines: tuple[str, ...]
    anchor: str


def tiles(
    facts: RegionFacts,
    opening: Compared | None,
    score: Row | None,
    distances: Iterable[Distance],
    sources: Sources,
    lang: Lang,
) -> tuple[Tile, ...]:
    """Return members, benefits paid, employed residents, the score of compliance and the nearest target.

    opening: the rate of members that the region has, shown where their count already is the page's headline.
    score: met, applicable and with_evidence, see data.compliance.score; None where no duty binds the region.
    The nearest target is one for all workers, else one for a group; none where no distance can be calculated.
    """
    t = translator(lang)
    members = _participants(facts)
    is_group = bool((members["worker_group"] != "all").any())
    is_said = is_group or members.index.isin(facts.headline.index).any()
    found = [
        _rate(opening, sources, lang)
        if opening and is_said
        else _figure(t("Kepesertaan"), members, "kelompok" if is_group else "kepesertaan", sources, lang),
        _figure(t("Manfaat dibayar"), _benefits(facts), "klaim", sources, lang),
        _figure(t("Penduduk bekerja"), _first(facts.workforce, ("employed_persons",)), "sakernas", sources, lang),
    ]
    if score:
        met = t("{met} dari {applicable}", met=score["met"], applicable=score["applicable"])
        known = t("terpenuhi; bukti ada untuk {known}", known=score["with_evidence"])
        day = formats.date_text(facts.as_of, lang)
        found.append(Tile(t("Kewajiban Inpres 2/2021"), met, (known, day), "kepatuhan"))
    if reckoned := [each for each in distances if each.state != "unknown"]:
        nearest = min(reckoned, key=lambda each: (each.target.worker_group != "all", each.to_enrol or 0))
        title = target_title(nearest.target, lang)
        found.append(Tile(t("Target terdekat"), distance_short(nearest, lang), (title,), "target"))
    return tuple(found)


def html(shown: Sequence[Tile]) -> str:
    """Return tiles as a list in HTML; every text is escaped."""
    items = "".join(
        f'<li><a href="#{tile.anchor}">{escape(tile.label)}</a><strong>{escape(tile.value)}</strong>'
        + "".join(f"<small>{escape(line)}</small>" for line in tile.lines if line)
        + "</li>"
        for tile in shown
    )
    return f'<ul class="jm-tiles">{items}</ul>'


def _participants(facts: RegionFacts) -> pd.DataFrame:
    """Return the newest count of the whole region that is not the page's headline, else of the largest group."""
    whole = _first(facts.enrolment, PARTICIPANTS, is_whole=True)
    if len(whole) and not whole.index.isin(facts.headline.index).any():
        return whole
    groups = facts.groups[facts.groups["indicator"].isin(PARTICIPANTS)]
    largest = groups[groups["value"].notna()].sort_values("value", ascending=False, kind="stable").head(1)
    return largest if len(largest) else whole


def _benefits(facts: RegionFacts) -> pd.DataFrame:
    """Return the most that one figure says was paid in the newest period; its parts stand in the section."""
    paid = facts.claims[(facts.claims["indicator"] == "benefits_paid_idr") & facts.claims["value"].notna()]
    newest = paid[paid["period"].isin(paid["period"].head(1))]
    return newest.sort_values("value", ascending=False, kind="stable").head(1)


def _first(rows: pd.DataFrame, indicators: Sequence[str], *, is_whole: bool = False) -> pd.DataFrame:
    found = rows[rows["indicator"].isin(indicators) & rows["value"].notna()]
    if is_whole:
        found = found[(found["segment"] == "total") & (found["worker_group"] == "all")]
    return found.head(1)


def _rate(opening: Compared, sources: Sources, lang: Lang) -> Tile:
    t = translator(lang)
    row, unit = opening.own, opening.measure.definition.unit
    base = getattr(DENOMINATORS[str(row["denominator"])], lang)
    lines = (
        getattr(opening.measure.definition.label, lang),
        formats.period_text(str(row["period"]), lang),
        t("penyebut: {base}, {period}", base=base, period=formats.period_text(str(row["denominator_period"]), lang)),
        publishers([f"{row['source_id']};{row['denominator_source_id']}"], sources),
        *(f"⚑ {words}" for words in flag_words(str(row["flags"]), lang)),
    )
    value = formats.status_or_value(row["value"], unit, str(row["obs_status"]), lang)
    return Tile(t("Kepesertaan"), value, lines, "perbandingan")


def _figure(label: str, rows: pd.DataFrame, anchor: str, sources: Sources, lang: Lang) -> Tile:
    t = translator(lang)
    if rows.empty:
        return Tile(label, "—", (t("tidak ada angka yang diterima"),), anchor)
    row = rows.iloc[0].to_dict()
    value = formats.value_text(float(row["value"]), str(row["unit"]), lang)
    name = getattr(INDICATORS[str(row["indicator"])].label, lang)
    lines = (
        "; ".join((*((name,) if name != label else ()), *cut(row, lang))),
        formats.period_text(str(row["period"]), lang),
        str(sources[str(row["source_id"])]["publisher"]),
        *(f"⚑ {words}" for words in flag_words(str(row["flags"]), lang)),
    )
    return Tile(label, value, lines, anchor)
