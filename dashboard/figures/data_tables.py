"""The tables of the data page, in words: accounting, checks, sources and the glossary."""

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.map_builder import region_name
from dashboard.text import Lang, translator
from data.fields import COLUMNS, FLAGS, INDICATORS, NOT_STATED, OBS_STATUSES, UNITS, VINTAGE_CURRENT, Text

RECORDS: dict[str, Text] = {
    "observation": Text("pengamatan", "observation"),
    "evidence": Text("bukti", "evidence"),
    "target": Text("target", "target"),
    "rejected": Text("ditolak", "rejected"),
}
VERDICTS: dict[str, Text] = {
    "disputed": Text("bertentangan", "disputed"),
    "differs": Text("berbeda dari hitungan ulang", "differs from the recomputation"),
    "implausible": Text("tidak mungkin benar", "implausible"),
    "noted": Text("dicatat", "noted"),
    "agrees_rounded": Text("cocok dalam pembulatan", "agrees within rounding"),
    "agrees": Text("cocok", "agrees"),
}


def accounting(accounts: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return how many rows of each received file became what: one row per file, one column per kind of record."""
    t = translator(lang)
    counted = pd.crosstab(accounts["file"], accounts["became"]).reindex(columns=list(RECORDS), fill_value=0)
    table = counted.rename(columns={code: getattr(label, lang) for code, label in RECORDS.items()})
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
            t("Menjadi"): [getattr(RECORDS[became], lang) for became in accounts["became"]],
            t("Alasan"): accounts[f"reason_{lang}"],
        }
    )


def checks(checked: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    """Return the checks with stated value, recomputed value and difference as texts; those that disagree come first."""
    t = translator(lang)
    order = checked["verdict"].map(list(VERDICTS).index)
    ordered = checked.assign(_order=order).sort_values(["_order", "kind", "region_code", "period"], kind="stable")

    def written(column: str) -> list[str]:
        pairs = zip(ordered[column], ordered["unit"], strict=True)
        return [_value(value, unit, lang) for value, unit in pairs]

    return pd.DataFrame(
        {
            t("Hasil"): [getattr(VERDICTS[verdict], lang) for verdict in ordered["verdict"]],
            t("Wilayah"): [region_name(code, VINTAGE_CURRENT) for code in ordered["region_code"]],
            t("Periode"): [formats.period_text(period, lang) for period in ordered["period"]],
            t("Pemeriksaan"): ordered[f"label_{lang}"],
            t("Disebut sumber"): written("stated"),
            t("Dihitung"): written("computed"),
            t("Selisih"): written("difference"),
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
    kinds = (
        (t("indikator"), {i.label: (getattr(i.definition, lang), getattr(UNITS[i.unit], lang)) for i in INDICATORS.values()}),
        (t("status"), {Text(code, code): (getattr(words, lang), "") for code, words in OBS_STATUSES.items()}),
        (t("catatan mutu"), {Text(code, code): (getattr(words, lang), "") for code, words in FLAGS.items()}),
        (t("kolom"), {Text(code, code): (getattr(words, lang), "") for code, words in COLUMNS.items()}),
    )
    return pd.DataFrame(
        [
            {t("Jenis"): kind, t("Istilah"): getattr(label, lang), t("Arti"): meaning, t("Satuan"): unit}
            for kind, terms in kinds
            for label, (meaning, unit) in terms.items()
        ]
    )


def _value(value: float, unit: str, lang: Lang) -> str:
    if pd.isna(value):
        return "—"
    return formats.value_full(value, unit, lang) if unit in UNITS else formats.number(value, lang)
