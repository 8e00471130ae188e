"""The lists of the page of compliance: what lapses, the prosecutors' work, published ranks, and what is no evidence."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compliance.compliance_tables import Compliance, day, in_territory, value
from dashboard.figures.maps.map_builder import publishers, region_name, short_list
from dashboard.figures.origin import Sources
from dashboard.figures.planner.planner_words import money
from dashboard.text import Lang, translator
from data.compliance import LAPSING_DAYS as LAPSING_DAYS
from data.duties import KINDS, all_duties
from data.fields import INDICATORS, NOT_SEEN, NOT_STATED, VINTAGE_CURRENT, WORKER_GROUPS

PARITRANA = tuple(code for code in INDICATORS if code.startswith("paritrana_"))


def lapsing_title(lang: Lang) -> str:
    """Return the title of the list of what lapses."""
    t = translator(lang)
    return t("Yang berakhir dalam {days} hari ke depan", days=LAPSING_DAYS)


def lapsing_table(compliance: Compliance, within: str, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return what lapses in the next LAPSING_DAYS days, the soonest first; within: a province, or "" for all."""
    t = translator(lang)
    found = in_territory(compliance.lapsing, within)
    return pd.DataFrame(
        {
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT, lang) for code in found["region_code"]],
            t("Kewajiban"): [getattr(all_duties()[code].label, lang) for code in found["duty"]],
            t("Hari terakhir"): [day(end, lang) for end in found["valid_to"]],
            t("Sisa hari"): found["days_left"],
            t("Diperbarui"): [t("ya") if ids else t("belum ada buktinya") for ids in found["renewed_by"]],
            t("Jenis"): [getattr(KINDS[kind], lang) for kind in found["kind"]],
            t("Kelompok pekerja"): [getattr(WORKER_GROUPS[group], lang) for group in found["worker_group"]],
            t("Nilai"): [value(row, lang) for row in found.to_dict("records")],
            t("Penerbit"): _of_source(found, sources, "publisher"),
            t("Alamat"): _of_source(found, sources, "url"),
        }
    )


def lapsing_sentences(compliance: Compliance, within: str, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return how many pieces of evidence lapse in the next LAPSING_DAYS days, and the soonest of them."""
    t = translator(lang)
    rows = in_territory(compliance.lapsing, within).to_dict("records")
    if not rows:
        return ()
    counted = t(
        "{count} bukti kepatuhan berakhir dalam {days} hari sejak {day}, menurut {sources}.",
        count=formats.number(len(rows), lang),
        days=LAPSING_DAYS,
        day=formats.date_text(compliance.as_of, lang),
        sources=short_list(publishers([row["source_id"] for row in rows], sources), lang, 3).replace("; ", ", "),
    )
    soonest = t(
        "Yang paling cepat: {kind} {region} untuk {duty}, hari terakhirnya {end}, menurut {sources}.",
        kind=getattr(KINDS[rows[0]["kind"]], lang).lower(),
        region=region_name(rows[0]["region_code"], VINTAGE_CURRENT, lang),
        duty=getattr(all_duties()[rows[0]["duty"]].label, lang).lower(),
        end=day(rows[0]["valid_to"], lang),
        sources=publishers([rows[0]["source_id"]], sources),
    )
    return (counted, soonest)


@dataclass(frozen=True)
class StatedBudget:
    """A budget that a source states for a government, as printed, and the words of the button that takes it."""

    amount_idr: int
    as_printed: str
    period: str
    source_id: str
    words: str


def stated_budgets(compliance: Compliance, region_code: str, sources: Sources, lang: Lang) -> list[StatedBudget]:
    """Return the budgets of a government among the evidence, the newest first."""
    t = translator(lang)
    evidence = compliance.evidence
    is_own = (evidence["region_code"] == region_code) & (evidence["kind"] == "budget") & (evidence["unit"] == "idr")
    found = evidence[is_own & evidence["value"].notna()].sort_values("valid_from", ascending=False, kind="stable")
    return [
        StatedBudget(
            int(row["value"]),
            row["as_printed"],
            row["period"],
            row["source_id"],
            t(
                "Pakai {amount}: anggaran {period} menurut {publisher}",
                amount=money(int(row["value"]), lang),
                period=formats.period_text(row["period"], lang),
                publisher=sources[row["source_id"]]["publisher"],
            ),
        )
        for row in found.to_dict("records")
    ]


def enforcement(compliance: Compliance, within: str) -> pd.DataFrame:
    """Return the evidence of duties that bind no head of region, of a province or "" for all."""
    unbound = [code for code, duty in all_duties().items() if not duty.bound_levels]
    return in_territory(compliance.evidence[compliance.evidence["duty"].isin(unbound)], within)


def enforcement_table(compliance: Compliance, within: str, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return the evidence of duties that bind no head of region: prosecutors' mandates and what they recovered."""
    t = translator(lang)
    found = enforcement(compliance, within)
    return pd.DataFrame(
        {
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT, lang) for code in found["region_code"]],
            t("Jenis"): [getattr(KINDS[kind], lang) for kind in found["kind"]],
            t("Nilai"): [value(row, lang) for row in found.to_dict("records")],
            t("Periode"): [formats.period_text(period, lang) for period in found["period"]],
            t("Naskah"): found["instrument"].replace(NOT_STATED, t("tidak disebut")),
            t("Tercetak di sumber"): found["as_printed"].replace(NOT_SEEN, t("tidak dilihat")),
            t("Dasar penilaian"): found[f"note_{lang}"],
            t("Penerbit"): _of_source(found, sources, "publisher"),
            t("Alamat"): _of_source(found, sources, "url"),
        }
    )


def paritrana_table(ranks: pd.DataFrame, within: str, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return the ranks that the Paritrana Award announced, as published; ranks: observations of PARITRANA."""
    t = translator(lang)
    found = in_territory(ranks, within).sort_values(["period", "indicator", "value"], ascending=[False, True, True])
    return pd.DataFrame(
        {
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT, lang) for code in found["region_code"]],
            t("Peringkat"): [value(row, lang) for row in found.to_dict("records")],
            t("Penghargaan"): [getattr(INDICATORS[code].label, lang) for code in found["indicator"]],
            t("Periode"): [formats.period_text(period, lang) for period in found["period"]],
            t("Tercetak di sumber"): found["as_printed"].replace(NOT_SEEN, t("tidak dilihat")),
            t("Penerbit"): _of_source(found, sources, "publisher"),
            t("Alamat"): _of_source(found, sources, "url"),
        }
    )


def not_used_table(compliance: Compliance, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return the eligible source rows that were judged to be evidence of nothing, each with its reason."""
    t = translator(lang)
    found = compliance.not_used
    return pd.DataFrame(
        {
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT, lang) for code in found["region_code"]],
            t("Jenis"): [getattr(KINDS[kind], lang) for kind in found["kind"]],
            t("Nilai"): [value(row, lang) for row in found.to_dict("records")],
            t("Alasan"): found[f"note_{lang}"],
            t("Penerbit"): _of_source(found, sources, "publisher"),
            t("Berkas"): found["file"],
            t("Baris"): found["row"],
        }
    )


def _of_source(rows: pd.DataFrame, sources: Sources, name: str) -> list[str]:
    return [sources[source_id][name] for source_id in rows["source_id"]]
