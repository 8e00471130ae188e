"""The contract of the observations table: vocabularies, form of codes and periods, ranges, one row per key."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd

from data.errors import InputError, Problem
from data.fields import (
    BASES,
    BENEFIT_KINDS,
    DENOMINATORS,
    FLAGS,
    INDICATORS,
    OBS_STATUSES,
    OBSERVATION_COLUMNS,
    OBSERVATION_KEY,
    ORIGINS,
    PROGRAMMES,
    SEGMENTS,
    UNITS,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    WORKER_GROUPS,
)
from data.periods import is_period

REGION = re.compile(r"ID|\d{2}(?:\.\d{2})?|K[WC]-[a-z0-9-]+", re.ASCII)
WITHOUT_VALUE = ("missing", "suppressed")
OWN_WORDS = "Pakai kata dari data/fields.py."


@dataclass(frozen=True)
class _Rule:
    """What the cells of one column must be; `fits` sees one cell as text."""

    column: str
    fits: Callable[[str], bool]
    remedy: str


def _one_of(column: str, vocabulary: Collection[str]) -> _Rule:
    return _Rule(column, lambda cell: cell in vocabulary, OWN_WORDS)


def _some_of(column: str, vocabulary: Collection[str], least: int) -> _Rule:
    def fits(cell: str) -> bool:
        words = cell.split(";") if cell else []
        return len(words) >= least and len(set(words)) == len(words) and set(words) <= set(vocabulary)

    return _Rule(column, fits, OWN_WORDS)


_RULES = (
    _Rule("region_code", lambda code: bool(REGION.fullmatch(code)), "Tulis kode ID, PP, PP.RR, KW-… atau KC-…."),
    _one_of("region_vintage", (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA)),
    _Rule("period", lambda period: not period or is_period(period), "Tulis periode ISO."),
    _one_of("indicator", INDICATORS),
    _one_of("segment", SEGMENTS),
    _some_of("programme", PROGRAMMES, least=1),
    _one_of("worker_group", WORKER_GROUPS),
    _one_of("benefit_kind", BENEFIT_KINDS),
    _one_of("basis", BASES),
    _one_of("denominator", DENOMINATORS),
    _one_of("origin", ORIGINS),
    _Rule("source_id", bool, "Setiap angka harus punya sumber."),
    _one_of("unit", UNITS),
    _Rule("as_printed", bool, "Tulis angka tercetak atau 'not seen'."),
    _one_of("obs_status", OBS_STATUSES),
    _some_of("flags", FLAGS, least=0),
)


def check_observations(table: pd.DataFrame) -> None:
    """Pass if the table keeps the contract.

    Raises:
        InputError: with every cell that breaks it, by row of the table (the first is 2, as in a file with a header).
    """
    if tuple(table.columns) != OBSERVATION_COLUMNS:
        found = ", ".join(map(str, table.columns))
        remedy = f"Kolomnya harus {', '.join(OBSERVATION_COLUMNS)}."
        raise InputError("Tabel pengamatan", [Problem(1, "", found, remedy)])
    problems = [problem for rule in _RULES for problem in _breaches(table, rule)]
    units = table["indicator"].map({code: indicator.unit for code, indicator in INDICATORS.items()})
    absent = table["obs_status"].isin(WITHOUT_VALUE)
    problems += _marked(table, "unit", table["unit"] != units, "Satuan harus milik indikatornya.")
    problems += _marked(table, "value", table["value"] < 0, "Nilai harus nol atau lebih.")
    problems += _marked(table, "value", table["value"].isna() != absent, "Kosong hanya bila hilang atau disembunyikan.")
    repeated = table.duplicated(list(OBSERVATION_KEY), keep=False)
    problems += _marked(table, "source_id", repeated, "Kunci ini berulang; satu kunci satu baris.")
    if problems:
        raise InputError("Tabel pengamatan", problems)


def _breaches(table: pd.DataFrame, rule: _Rule) -> list[Problem]:
    # Few distinct cells in many rows: each is judged once.
    bad = [cell for cell in table[rule.column].unique() if not rule.fits(cell)]
    return _marked(table, rule.column, table[rule.column].isin(bad), rule.remedy)


def _marked(table: pd.DataFrame, column: str, is_bad: pd.Series, remedy: str) -> list[Problem]:
    cells = zip(table.index[is_bad], table.loc[is_bad, column], strict=True)
    return [Problem(int(index) + 2, column, str(cell), remedy) for index, cell in cells]
