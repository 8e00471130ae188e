"""Compliance with Inpres 2/2021 in words: the sentence, the heat table, a region's evidence and the lists beside them.

Nothing here judges: statuses, scores and what lapses come from data.compliance.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.origin import Fact, Sources, source_facts
from dashboard.text import Lang, translator
from data import regions
from data.compliance import by_province, lapsing, score, spread, states, statuses
from data.duties import BOUND_LEVELS, KINDS, Duty, all_duties
from data.evidence import Gathered
from data.fields import (
    DUTY_STATUSES,
    EVIDENCE_KINDS,
    EVIDENCE_SAYS,
    NOT_SEEN,
    NOT_STATED,
    UNITS,
    VINTAGE_CURRENT,
    WORDING_MARKS,
    WORKER_GROUPS,
    Text,
)
from data.regions import Region

Score = Mapping[str, Any]
# How a day is put into words.
Written = Callable[[date, Lang], str]
NOT_APPLICABLE = "not_applicable"
STATES: Mapping[str, Text] = {
    "in_force": Text("berlaku", "in force"),
    "open": Text("akhir atau awal berlakunya tidak diketahui", "its start or end is not known"),
    "lapsed": Text("sudah lewat", "lapsed"),
    "upcoming": Text("belum mulai", "not begun"),
}


@dataclass(frozen=True)
class Look:
    """How a status is shown: symbol, short and full words, and colours as #rrggbb ("" leaves the page's own).

    The fills differ in lightness, so that they can be told apart in grey; symbol and words say the same again.
    """

    symbol: str
    short: Text
    words: Text
    fill: str = ""
    text: str = ""

    def css(self) -> str:
        """Return the colours as a style declaration."""
        return f"background-color: {self.fill}; color: {self.text}" if self.fill else ""


LOOKS: Mapping[str, Look] = {
    "met": Look("✓", Text("terpenuhi", "met"), DUTY_STATUSES["met"], "#14745c", "#ffffff"),
    "partly": Look("◐", Text("sebagian", "partly"), DUTY_STATUSES["partly"], "#6cb59b", "#0b1f18"),
    "validity_unknown": Look(
        "?", Text("belum pasti", "uncertain"), DUTY_STATUSES["validity_unknown"], "#dcebb9", "#1c2610"
    ),
    "lapsed": Look("⊘", Text("sudah lewat", "lapsed"), DUTY_STATUSES["lapsed"], "#d98a2b", "#1f1300"),
    "not_met": Look("✕", Text("tidak", "not met"), DUTY_STATUSES["not_met"], "#4a0d2e", "#ffffff"),
    "no_evidence": Look("–", Text("tanpa bukti", "no evidence"), DUTY_STATUSES["no_evidence"]),
    NOT_APPLICABLE: Look(
        "·", Text("tidak berlaku", "not binding"), Text("tidak mengikatnya", "does not bind it"), "#c3c8cc", "#1c2833"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Compliance:
    """All governments judged as of a day.

    evidence: as data.evidence.gather returns it, with the column `state` on that day. not_used: eligible source rows
    that are no evidence. statuses, scores, lapsing: see data.compliance.
    """

    as_of: date
    evidence: pd.DataFrame
    not_used: pd.DataFrame
    statuses: pd.DataFrame
    scores: pd.DataFrame
    lapsing: pd.DataFrame


@dataclass(frozen=True)
class DutyEvidence:
    """One duty of one region: its status and, newest first, the facts of each piece of evidence."""

    duty: str
    label: str
    status: str
    explained: str
    pieces: tuple[tuple[Fact, ...], ...]


def judge(gathered: Gathered, as_of: date) -> Compliance:
    """Judge every provincial, regency and city government as of a day."""
    evidence = gathered.evidence.assign(state=states(gathered.evidence, as_of))
    judged = statuses(gathered.evidence, all_duties(), governments(), as_of)
    ending = lapsing(gathered.evidence, as_of)
    return Compliance(as_of, evidence, gathered.not_used, judged, score(judged), ending)


def governments() -> tuple[Region, ...]:
    """Return the regions whose heads the duties bind."""
    return tuple(region for region in regions.all_regions() if region.level in BOUND_LEVELS)


# --- how much is known --------------------------------------------------------------------------------


def summary(compliance: Compliance, within: str, lang: Lang) -> str:
    """Return in a sentence or two how many governments have any evidence, of the nation or of a province's own."""
    t = translator(lang)
    scores = compliance.scores
    if within:
        scores = scores[scores["region_code"].str.startswith(f"{within}.")]
    count, total = int((scores["with_evidence"] > 0).sum()), len(scores)
    values = {
        "count": formats.number(count, lang),
        "total": formats.number(total, lang),
        "day": formats.date_text(compliance.as_of, lang),
        "rest": formats.number(total - count, lang),
        "region": region_name(within, VINTAGE_CURRENT, lang) if within else "",
    }
    if count == total:
        return t("Semua {total} pemerintah daerah yang dihitung punya bukti, apa pun isinya, per {day}.", **values)
    if within:
        return t(
            "{count} dari {total} kabupaten/kota di {region} punya bukti, apa pun isinya, per {day}. Untuk {rest} "
            "lainnya belum ada bukti pada data ini, dan itu tidak pernah dihitung sebagai gagal.",
            **values,
        )
    return t(
        "{count} dari {total} pemerintah daerah punya bukti, apa pun isinya, per {day}. Untuk {rest} lainnya belum ada "
        "bukti pada data ini, dan itu tidak pernah dihitung sebagai gagal.",
        **values,
    )


def score_words(scored: Mapping[str, Any], lang: Lang) -> str:
    """Return a region's score beside how many duties have evidence at all."""
    t = translator(lang)
    return t(
        "terpenuhi {met} dari {applicable} berlaku · bukti untuk {known}",
        met=scored["met"],
        applicable=scored["applicable"],
        known=scored["with_evidence"],
    )


def region_score(compliance: Compliance, region_code: str, lang: Lang) -> str:
    """Return the score of one region in words."""
    return score_words(score_of(compliance, region_code), lang)


def score_of(compliance: Compliance, region_code: str) -> Score:
    """Return met, applicable and with_evidence of one government."""
    scored = compliance.scores[compliance.scores["region_code"] == region_code]
    return scored.iloc[0].to_dict()


# --- regions by duties --------------------------------------------------------------------------------


def heat_codes(compliance: Compliance, within: str) -> list[str]:
    """Return the regions of the heat table: a province and all it holds; else provinces and who has evidence."""
    scores = compliance.scores
    codes = scores["region_code"]
    if within:
        return sorted(codes[(codes == within) | codes.str.startswith(f"{within}.")])
    return list(codes[~codes.str.contains(".", regex=False) | (scores["with_evidence"] > 0)].sort_values())


def heat(compliance: Compliance, codes: Iterable[str], lang: Lang) -> Styler:
    """Return the table regions x duties: status words with symbols on colours, and beside them how much is known.

    That is the score, for how many duties there is evidence, and for how many regencies and cities of a province.
    """
    t = translator(lang)
    cells, marks = heat_cells(compliance, codes)
    words = cells.map(lambda status: f"{LOOKS[status].symbol} {getattr(LOOKS[status].short, lang)}")
    words = words.mask(marks, words + " ⚑")
    columns = [getattr(duty.short, lang) for duty in bound_duties()]
    table = words.set_axis(columns, axis=1).reset_index(drop=True)
    scored = compliance.scores.set_index("region_code").loc[list(cells.index)].to_dict("index")
    within = regencies_with_evidence(compliance)
    table.insert(0, t("Wilayah"), [region_name(code, VINTAGE_CURRENT, lang) for code in cells.index])
    table[t("Terpenuhi")] = [_of(row["met"], row["applicable"], lang) for row in scored.values()]
    table[t("Punya bukti")] = [_of(row["with_evidence"], row["applicable"], lang) for row in scored.values()]
    table[t("Bukti kab./kota")] = [_of(*within[code], lang) if code in within else "" for code in cells.index]
    colours = cells.map(lambda status: LOOKS[status].css()).set_axis(columns, axis=1)
    colours = colours.reset_index(drop=True).reindex(columns=table.columns, fill_value="")
    return table.style.apply(lambda _: colours, axis=None)


def heat_cells(compliance: Compliance, codes: Iterable[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the status of every duty (columns) of some regions (rows), and whether its evidence is disputed."""
    judged = compliance.statuses.set_index(["region_code", "duty"])
    cells = judged["status"].unstack().reindex(index=list(codes), columns=[duty.code for duty in bound_duties()])
    marks = judged["is_disputed"].unstack().reindex_like(cells).fillna(False).astype(bool)
    return cells.fillna(NOT_APPLICABLE), marks


def bound_duties() -> list[Duty]:
    """Return the duties that bind any head of a region: the duty columns of the heat table."""
    return [duty for duty in all_duties().values() if duty.bound_levels]


def regencies_with_evidence(compliance: Compliance) -> dict[str, tuple[int, int]]:
    """Return by province how many of its regencies and cities have any evidence, and how many it has."""
    found = by_province((compliance.scores["with_evidence"] > 0).set_axis(compliance.scores["region_code"]))
    known = found[True] if True in found else 0 * found.sum(axis=1)
    return {str(code): (int(known[code]), int(whole)) for code, whole in found.sum(axis=1).items()}


def _of(part: int, whole: int, lang: Lang) -> str:
    t = translator(lang)
    return t("{part} dari {whole}", part=part, whole=whole)


def spread_table(compliance: Compliance, province_code: str, lang: Lang, *, has_signs: bool = True) -> pd.DataFrame:
    """Return how many regencies and cities of a province stand where, by duty.

    has_signs: with the signs of the screen, which are in no font of pictures.
    """
    t = translator(lang)
    counted = spread(compliance.statuses, province_code)
    words = {
        status: f"{look.symbol} {getattr(look.words, lang)}" if has_signs else getattr(look.words, lang)
        for status, look in LOOKS.items()
    }
    named = counted.rename(columns=words)
    named.insert(0, t("Kewajiban"), [getattr(all_duties()[code].label, lang) for code in counted.index])
    return named.reset_index(drop=True)


# --- one region -----------------------------------------------------------------------------------------


def of_region(compliance: Compliance, region_code: str, sources: Sources, lang: Lang) -> list[DutyEvidence]:
    """Return every duty of a region with its evidence, those with evidence first; enforcement is not among them."""
    judged = compliance.statuses[compliance.statuses["region_code"] == region_code]
    own = compliance.evidence[compliance.evidence["region_code"] == region_code].iloc[::-1]
    found = [
        DutyEvidence(
            row["duty"],
            getattr(all_duties()[row["duty"]].label, lang),
            row["status"],
            explained(row, lang),
            tuple(_piece(piece, sources, lang) for piece in own[own["duty"] == row["duty"]].to_dict("records")),
        )
        for row in judged.to_dict("records")
    ]
    return sorted(found, key=lambda each: not each.pieces)


def explained(row: Mapping[str, Any], lang: Lang) -> str:
    """Return a status in words: with the day on which it ends or ended, and whether sources contradict each other."""
    t = translator(lang)
    words = getattr(LOOKS[row["status"]].words, lang)
    if row["until"]:
        last = day(row["until"], lang)
        words += ", " + (t("sampai {day}", day=last) if row["status"] == "met" else t("berakhir {day}", day=last))
    return words + (" · ⚑ " + t("bukti saling bertentangan") if row["is_disputed"] else "")


def _piece(piece: Mapping[str, Any], sources: Sources, lang: Lang) -> tuple[Fact, ...]:
    t = translator(lang)
    named = piece["instrument"] if piece["instrument"] not in ("", NOT_STATED) else t("naskahnya tidak disebut")
    printed = t("teks sumber tidak dilihat ulang") if piece["as_printed"] == NOT_SEEN else piece["as_printed"]
    facts = [
        Fact(t("Jenis"), getattr(KINDS[piece["kind"]], lang)),
        Fact(t("Naskah"), named if piece["kind"] in EVIDENCE_KINDS else ""),
        Fact(t("Kelompok pekerja"), getattr(WORKER_GROUPS[piece["worker_group"]], lang)),
        Fact(t("Menurut sumber"), getattr(EVIDENCE_SAYS[piece["says"]], lang)),
        Fact(t("Masa berlaku"), f"{validity(piece, lang)} ({getattr(STATES[piece['state']], lang)})"),
        Fact(t("Periode"), formats.period_text(piece["period"], lang)),
        Fact(t("Nilai"), value(piece, lang)),
        Fact(t("Tercetak di sumber"), printed),
        *(Fact(t("Catatan mutu"), words) for words in flag_words(piece["flags"], lang)),
        Fact(t("Dasar penilaian"), piece[f"note_{lang}"]),
        Fact(t("Baris sumber"), f"{piece['file']}:{piece['row']}" if piece["file"] else ""),
        # Publisher with address, and date; licence and notes stand on the page of sources.
        *source_facts(sources[piece["source_id"]], lang)[:2],
    ]
    return tuple(fact for fact in facts if fact.text)


def validity(piece: Mapping[str, Any], lang: Lang, written: Written = formats.date_text) -> str:
    """Return from when to when a piece of evidence holds, in words; an unknown day is said to be unknown."""
    t = translator(lang)
    first = day(piece["valid_from"], lang, written) or t("awal tidak diketahui")
    last = day(piece["valid_to"], lang, written) or t("akhir tidak diketahui")
    return f"{first} – {last}"


def day(text: str, lang: Lang, written: Written = formats.date_text) -> str:
    """Return an ISO day in words; "" stays empty."""
    return written(date.fromisoformat(text), lang) if text else ""


def value(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the amount or number of a piece of evidence in full, "" where it has none."""
    known = not pd.isna(row["value"]) and row["unit"] in UNITS
    return formats.value_full(row["value"], row["unit"], lang) if known else ""


# --- the lists ------------------------------------------------------------------------------------------


def duty_help(duty: Duty, lang: Lang) -> str:
    """Return the name and the wording of a duty, and how far that wording is verified, as one text."""
    parts = (duty.label, duty.wording, WORDING_MARKS[duty.verified])
    return " · ".join(getattr(part, lang) for part in parts)


def duty_in_brief(code: str, lang: Lang) -> list[Fact]:
    """Return what a duty asks, what counts as evidence of it, and how far its wording is verified."""
    facts = duty_facts(all_duties()[code], lang)
    return [facts[0], *facts[3:5]]


def duty_facts(duty: Duty, lang: Lang) -> list[Fact]:
    """Return what is known of a duty: wording, legal basis, whom it binds, what counts, how far it is verified."""
    t = translator(lang)
    levels = {"province": t("gubernur"), "regency": t("bupati"), "city": t("wali kota")}
    bound = ", ".join(levels[level] for level in duty.bound_levels) or t("tidak mengikat kepala daerah mana pun")
    return [
        Fact(t("Isi, dengan kata kami sendiri"), getattr(duty.wording, lang)),
        Fact(t("Dasar hukum"), duty.legal_basis),
        Fact(t("Mengikat"), bound),
        Fact(t("Yang dihitung sebagai bukti"), getattr(duty.counts_as, lang)),
        Fact(t("Keterverifikasian bunyinya"), getattr(WORDING_MARKS[duty.verified], lang)),
        Fact(t("Catatan verifikasi"), getattr(duty.verified_note, lang)),
    ]


def all_duty_facts(lang: Lang) -> dict[str, list[Fact]]:
    """Return the facts of every duty by its code."""
    return {code: duty_facts(duty, lang) for code, duty in all_duties().items()}


def in_territory(rows: pd.DataFrame, within: str) -> pd.DataFrame:
    """Return the rows of a region and of those it holds; all of them for ""."""
    codes = rows["region_code"]
    return rows[(codes == within) | codes.str.startswith(f"{within}.")] if within else rows
