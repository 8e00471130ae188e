"""The tables of the data page, in words: accounting, checks, sources and the glossary."""

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.region.region_tables import VERDICT_ORDER
from dashboard.text import Lang, translator
from dashboard.text.captions import cut_words
from data.fields import (
    BECAME,
    COLUMNS,
    EVIDENCE_KINDS,
    FLAGS,
    INDICATORS,
    NOT_SEEN,
    NOT_STATED,
    OBS_STATUSES,
    UNITS,
    VERDICTS,
    VINTAGE_CURRENT,
    WORKER_GROUPS,
)


def accounting(accounts: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return how many rows of each received file became what: one row per file, one column per kind of record."""
    t = translator(lang)
    counted = pd.crosstab(accounts["file"], accounts["became"]).reindex(columns=list(BECAME), fill_value=0)
    table = counted.rename(columns={code: getattr(label, lang) for code, label in BECAME.items()})
    table.insert(0, t("diterima"), counted.sum(axis=1))
    return table.rename_axis(t("Berkas")).reset_index()


def rows(accounts: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return every received row with what became of it."""
    t = translator(lang)
    return pd.DataFrame(
        {
            t("Berkas"): accounts["file"],
            t("Baris"): accounts["row"],
            t("Kode"): accounts["region_code"],
            t("Indikator di sumber"): accounts["source_indicator"],
            t("Nilai di sumber"): accounts["value"],
            t("Menjadi"): [getattr(BECAME[became], lang) for became in accounts["became"]],
            t("Alasan"): accounts[f"reason_{lang}"],
        }
    )


def checks(checked: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return the checks with stated value, recomputed value and difference as texts; those that disagree come first."""
    t = translator(lang)
    order = checked["verdict"].map(VERDICT_ORDER.index)
    ordered = checked.assign(_order=order).sort_values(["_order", "kind", "region_code", "period"], kind="stable")

    def written(column: str, units: pd.Series) -> list[str]:
        return [_value(value, unit, lang) for value, unit in zip(ordered[column], units, strict=True)]

    return pd.DataFrame(
        {
            t("Hasil"): [getattr(VERDICTS[verdict], lang) for verdict in ordered["verdict"]],
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT, lang) for code in ordered["region_code"]],
            t("Periode"): [formats.period_text(period, lang) for period in ordered["period"]],
            t("Pemeriksaan"): ordered[f"label_{lang}"],
            t("Disebut sumber"): written("stated", ordered["unit"]),
            t("Dihitung"): written("computed", ordered["unit"]),
            t("Selisih"): written("difference", ordered["unit"].map(formats.gap_unit)),
            t("Catatan"): ordered[f"note_{lang}"],
        }
    )


def sources(listed: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return every source with what is known of it."""
    t = translator(lang)
    stated = listed.replace(NOT_STATED, t("tidak disebut"))
    return pd.DataFrame(
        {
            t("Penerbit"): stated["publisher"],
            t("Judul"): stated["title"],
            t("Tanggal terbit"): stated["published_date"],
            t("Alamat"): stated["url"],
            t("Lisensi"): stated["licence"],
            t("Berkas"): stated["file"],
            t("Catatan"): stated[f"note_{lang}"],
        }
    )


def glossary(lang: Lang) -> pd.DataFrame:
    """Return every indicator, column, status and flag with its definition."""
    t = translator(lang)
    terms = [
        (t("indikator"), getattr(each.label, lang), getattr(each.definition, lang), getattr(UNITS[each.unit], lang))
        for each in INDICATORS.values()
    ]
    vocabularies = ((t("status"), OBS_STATUSES), (t("catatan mutu"), FLAGS), (t("kolom"), COLUMNS))
    terms += [
        (kind, code, getattr(words, lang), "") for kind, words_of in vocabularies for code, words in words_of.items()
    ]
    return pd.DataFrame(terms, columns=[t("Jenis"), t("Istilah"), t("Arti"), t("Satuan")])


def single(observed: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return the observations that are single published figures of the press and of offices; listed: all sources."""
    sources = listed.loc[listed["file"].str.contains("published_facts|articles"), "source_id"]
    return observed[observed["source_id"].isin(sources)].sort_values(["region_code", "indicator", "period"])


def single_figures(found: pd.DataFrame, listed: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return single published figures as their sources printed them; listed: all sources."""
    t = translator(lang)
    source_of = listed.set_index("source_id")
    values = zip(found["value"], found["unit"], strict=True)
    return pd.DataFrame(
        {
            t("Wilayah"): _places(found, lang),
            t("Indikator"): [getattr(INDICATORS[code].label, lang) for code in found["indicator"]],
            t("Rincian"): [
                cut_words(*cut, lang).strip(" ()")
                for cut in found[["segment", "programme", "worker_group"]].itertuples(index=False, name=None)
            ],
            t("Periode"): [formats.period_text(period, lang) for period in found["period"]],
            t("Nilai"): [_value(value, unit, lang) for value, unit in values],
            t("Tercetak di sumber"): found["as_printed"].replace(NOT_SEEN, t("tidak dilihat")),
            t("Catatan"): ["; ".join(flag_words(flags, lang)) for flags in found["flags"]],
            t("Penerbit"): found["source_id"].map(source_of["publisher"]),
            t("Alamat"): found["source_id"].map(source_of["url"]),
        }
    )


def evidence(registered: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return the register of regulations, budgets and agreements."""
    t = translator(lang)
    return pd.DataFrame(
        {
            t("Wilayah"): _places(registered, lang),
            t("Jenis"): [getattr(EVIDENCE_KINDS[kind], lang) for kind in registered["evidence_kind"]],
            t("Kelompok pekerja"): [getattr(WORKER_GROUPS[group], lang) for group in registered["worker_group"]],
            t("Naskah"): registered["instrument"].replace(NOT_STATED, t("tidak disebut")),
            t("Periode"): [formats.period_text(period, lang) for period in registered["period"]],
            t("Nilai"): [_value(v, u, lang) for v, u in zip(registered["value"], registered["unit"], strict=True)],
            t("Tercetak di sumber"): registered["as_printed"].replace(NOT_SEEN, t("tidak dilihat")),
        }
    )


def targets(named: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return the targets with the instrument that sets each."""
    t = translator(lang)
    return pd.DataFrame(
        {
            t("Wilayah"): _places(named, lang),
            t("Indikator"): [getattr(INDICATORS[code].label, lang) for code in named["indicator"]],
            t("Periode"): [formats.period_text(period, lang) for period in named["period"]],
            t("Nilai"): [_value(value, unit, lang) for value, unit in zip(named["value"], named["unit"], strict=True)],
            t("Naskah"): named["instrument"].replace(NOT_STATED, t("tidak disebut")),
            t("Tercetak di sumber"): named["as_printed"].replace(NOT_SEEN, t("tidak dilihat")),
        }
    )


def _places(records: pd.DataFrame, lang: Lang) -> list[str]:
    pairs = zip(records["region_code"], records["region_vintage"], strict=True)
    return [region_name(code, vintage, lang) for code, vintage in pairs]


def _value(value: float, unit: str, lang: Lang) -> str:
    if pd.isna(value):
        return "—"
    return formats.value_full(value, unit, lang) if unit in UNITS else formats.number(value, lang)
