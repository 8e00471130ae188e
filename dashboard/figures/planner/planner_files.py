"""The files of the planner page: calculations as CSV in which every line says what it is and whether it is real."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard.documents.table_file import SYNTHETIC_PREFIX, csv_bytes
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, region_name
from dashboard.figures.planner.planner_tables import contribution_facts, regency_table
from dashboard.text import Lang, translator
from data import arithmetic
from data.arithmetic import Step
from data.contributions import Contribution
from data.fields import NOT_STATED, UNITS, VINTAGE_CURRENT


def steps_file(steps: Sequence[Step], shared: Mapping[str, str], lang: Lang) -> bytes:
    """Return a calculation as a CSV file, its results as plain numbers; shared: see shared_columns."""
    t = translator(lang)
    table = arithmetic.table(steps)
    lines = pd.DataFrame(
        {
            t("Langkah"): table[f"label_{lang}"],
            t("Cara menghitung"): table[f"formula_{lang}"],
            t("Hasil"): table["value"],
            t("Satuan"): [getattr(UNITS[unit], lang) for unit in table["unit"]],
        }
    )
    return csv_bytes(lines.assign(**shared))


def regency_file(found: pd.DataFrame, unit: str, shared: Mapping[str, str], lang: Lang) -> bytes:
    """Return data.distance.by_regency as a CSV file, counts as plain numbers; what a row says itself stays its own."""
    t = translator(lang)
    counts = {
        t("Semesta"): found["base"],
        t("Peserta"): found["members"],
        t("Masih harus didaftarkan"): found["to_enrol"],
        t("Per bulan"): found["per_month"],
        t("Iuran setahun"): found["cost_per_year_idr"],
    }
    plain = {name: ["" if pd.isna(value) else int(value) for value in values] for name, values in counts.items()}
    shown = regency_table(found, unit, lang).assign(**plain)
    return csv_bytes(shown.assign(**{name: text for name, text in shared.items() if name not in shown}))


def shared_columns(
    region_code: str, contribution: Contribution | None, notes: Iterable[str], is_synthetic: bool, lang: Lang
) -> dict[str, str]:
    """Return what every line of a file says of itself: place, contribution with its source, notes, and the band."""
    t = translator(lang)
    columns = {t("Kode"): region_code, t("Wilayah"): region_name(region_code, VINTAGE_CURRENT, lang)}
    if contribution:
        columns[t("Iuran")] = getattr(contribution.label, lang)
        columns |= {fact.label: fact.text for fact in contribution_facts(contribution, lang)}
        columns[t("Alamat")] = contribution.source_address.replace(NOT_STATED, t("tidak disebut"))
    return columns | {
        t("Perlu diketahui"): " ".join(notes),
        t("Peringatan"): getattr(SYNTHETIC_BAND, lang) if is_synthetic else "",
    }


def file_name(what: str, region_code: str, is_synthetic: bool) -> str:
    """Return the name of a CSV file of the page: rencana_15-71.csv, that of the sample starting with CONTOH_."""
    return f"{SYNTHETIC_PREFIX if is_synthetic else ''}{what}_{region_code.replace('.', '-')}.csv"
