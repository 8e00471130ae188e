"""The answer to "where does this number come from?": every fact behind one figure, as pairs of label and text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.text import Lang, translator
from data.fields import (
    BASES,
    DENOMINATORS,
    FLAGS,
    INDICATORS,
    NOT_SEEN,
    NOT_STATED,
    OBS_STATUSES,
    PROGRAMMES,
    Difference,
    Ratio,
)
from data.indicators import counted
from data.panels import Recomputed

Sources = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Fact:
    """One line of an origin: label and text, and the public address behind it, if any."""

    label: str
    text: str
    address: str = ""


def facts(
    row: Mapping[str, Any], indicator: str, sources: Sources, recomputed: Recomputed | None, lang: Lang
) -> list[Fact]:
    """Return the facts behind one row of a panel, in the order a reader asks for them.

    recomputed: the rate counted again from the published count and base, where the source gives all three.
    """
    t = translator(lang)
    definition = INDICATORS[indicator]
    value = formats.status_or_full(row["value"], definition.unit, str(row["obs_status"]), lang)
    lines = [Fact(t("Nilai"), value)]
    if str(row["as_printed"]) not in ("", NOT_SEEN):
        lines.append(Fact(t("Tercetak di sumber"), str(row["as_printed"])))
    elif row["as_printed"]:
        lines.append(Fact(t("Tercetak di sumber"), t("teks sumber tidak dilihat ulang")))
    if recomputed:
        lines.append(Fact(t("Dihitung ulang dari jumlah dan penyebut terbitan"), recomputation(recomputed, lang)))
    lines += _parts(row, indicator, lang)
    lines.append(Fact(t("Definisi"), getattr(definition.definition, lang)))
    # A region without any row in the source has no period or basis to tell of.
    if row["basis"]:
        lines.append(Fact(t("Periode"), formats.period_text(str(row["period"]), lang)))
        lines.append(Fact(t("Dasar pencatatan"), getattr(BASES[str(row["basis"])], lang)))
    if row["denominator"] == NOT_STATED:
        lines.append(Fact(t("Penyebut"), getattr(DENOMINATORS[NOT_STATED], lang)))
    lines.append(Fact(t("Status"), getattr(OBS_STATUSES[str(row["obs_status"])], lang)))
    lines += [Fact(t("Catatan"), getattr(FLAGS[flag], lang)) for flag in str(row["flags"]).split(";") if flag]
    for source_id in dict.fromkeys(f"{row['source_id']};{row['denominator_source_id']}".split(";")):
        if source_id:
            lines += source_facts(sources[source_id], lang)
    return lines


def _parts(row: Mapping[str, Any], indicator: str, lang: Lang) -> list[Fact]:
    """Return the numerator and the denominator of a computed figure, and how they make it."""
    numerator, denominator = counted(INDICATORS[indicator])
    if denominator is None or pd.isna(row["numerator"]) or pd.isna(row["denominator_value"]):
        return []
    t = translator(lang)

    def written(code: str, value: object, period: object, programme: str = "") -> Fact:
        text = formats.value_full(float(str(value)), INDICATORS[code].unit, lang)
        label = getattr(INDICATORS[code].label, lang)
        # A programme's share has one indicator above and below; only the programme tells them apart.
        of = f", {getattr(PROGRAMMES[programme], lang)}" if programme else ""
        return Fact(f"{label}{of}", f"{text}, {formats.period_text(str(period), lang)}")

    formula = INDICATORS[indicator].formula
    whole = formula.of_programme if isinstance(formula, Ratio) else ""
    how = t("dikurangkan") if isinstance(formula, Difference) else t("jumlah dibagi jumlah")
    return [
        written(numerator, row["numerator"], row["period"]),
        written(denominator, row["denominator_value"], row["denominator_period"], whole),
        Fact(t("Cara hitung"), how),
    ]


def recomputation(recomputed: Recomputed, lang: Lang) -> str:
    """Return a recomputed rate in words, with its difference from the printed one in percentage points."""
    t = translator(lang)
    if round(recomputed.difference, 4) == 0:
        return t("sama dengan yang tercetak")
    return t(
        "{value} (selisih {points} poin persen dari yang tercetak)",
        value=formats.value_short(recomputed.computed, "share", lang),
        points=formats.number(round(100 * recomputed.difference, 2), lang),
    )


def source_facts(source: Mapping[str, str], lang: Lang) -> list[Fact]:
    """Return what is known of a source: publisher and title with the address, date, licence and note."""
    t = translator(lang)

    def stated(name: str) -> str:
        return source[name] if source[name] != NOT_STATED else t("tidak disebut")

    return [
        Fact(t("Sumber"), f"{stated('publisher')}: {stated('title')}", _web_address(source["url"])),
        Fact(t("Tanggal terbit"), stated("published_date")),
        Fact(t("Lisensi"), stated("licence")),
        *([Fact(t("Catatan sumber"), source[f"note_{lang}"])] if source[f"note_{lang}"] else []),
    ]


def _web_address(url: str) -> str:
    """Return the address if it is an ordinary web address; a link of another scheme could run code."""
    return url if url.startswith(("https://", "http://")) else ""


def definition_list(facts: Iterable[Fact]) -> str:
    """Return the facts as an HTML list in which every text is escaped."""
    lines = []
    for fact in facts:
        link = f'<br><a href="{escape(fact.address)}" rel="noopener noreferrer">{escape(fact.address)}</a>'
        lines.append(f"<dt>{escape(fact.label)}</dt><dd>{escape(fact.text)}{link if fact.address else ''}</dd>")
    return f'<dl class="jm-origin">{"".join(lines)}</dl>'
