"""The contract of the observations table: vocabularies, form of codes and periods, ranges, one row per key."""

import re
from collections.abc import Callable, Collection

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

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
from data.periods import PERIOD

REGION = re.compile(r"ID|\d{2}(?:\.\d{2})?|K[WC]-[a-z0-9-]+", re.ASCII)
WITHOUT_VALUE = ("missing", "suppressed")


def _text(fits: Callable[[str], bool], rule: str) -> pa.Column:
    return pa.Column(str, pa.Check(fits, element_wise=True, error=rule))


def _one_of(vocabulary: Collection[str]) -> pa.Column:
    return pa.Column(str, pa.Check.isin(list(vocabulary), error="kosakata data/fields.py"))


def _some_of(vocabulary: Collection[str], least: int) -> pa.Column:
    def fits(text: str) -> bool:
        words = text.split(";") if text else []
        return len(words) >= least and len(set(words)) == len(words) and set(words) <= set(vocabulary)

    return _text(fits, "kosakata data/fields.py")


def _has_value_unless_absent(table: pd.DataFrame) -> pd.Series:
    return table["value"].isna() == table["obs_status"].isin(WITHOUT_VALUE)


def _has_unit_of_indicator(table: pd.DataFrame) -> pd.Series:
    units = {code: indicator.unit for code, indicator in INDICATORS.items()}
    return table["unit"] == table["indicator"].map(units)


_SCHEMA = pa.DataFrameSchema(
    {
        "region_code": _text(lambda code: bool(REGION.fullmatch(code)), "bentuk kode wilayah"),
        "region_vintage": _one_of((VINTAGE_CURRENT, VINTAGE_OLD_PAPUA)),
        "period": _text(lambda period: not period or bool(PERIOD.match(period)), "periode ISO"),
        "indicator": _one_of(INDICATORS),
        "segment": _one_of(SEGMENTS),
        "programme": _some_of(PROGRAMMES, least=1),
        "worker_group": _one_of(WORKER_GROUPS),
        "benefit_kind": _one_of(BENEFIT_KINDS),
        "basis": _one_of(BASES),
        "denominator": _one_of(DENOMINATORS),
        "origin": _one_of(ORIGINS),
        "source_id": _text(bool, "sumber harus ada"),
        "value": pa.Column(float, pa.Check.ge(0, error="nol atau lebih"), nullable=True),
        "unit": _one_of(UNITS),
        "as_printed": _text(bool, "angka tercetak atau 'not seen'"),
        "obs_status": _one_of(OBS_STATUSES),
        "flags": _some_of(FLAGS, least=0),
    },
    checks=[
        pa.Check(_has_value_unless_absent, error="nilai kosong hanya bila hilang atau disembunyikan"),
        pa.Check(_has_unit_of_indicator, error="satuan menurut indikator"),
    ],
    unique=list(OBSERVATION_KEY),
    strict=True,
    ordered=True,
)


def check_observations(table: pd.DataFrame) -> None:
    """Pass if the table keeps the contract.

    Raises:
        InputError: with every cell that breaks it, by row of the table (the first is 2, as in a file with a header).
    """
    missing = [name for name in OBSERVATION_COLUMNS if name not in table]
    if missing:
        raise InputError("Tabel pengamatan", [Problem(None, name, "", "Kolom ini tidak ada.") for name in missing])
    try:
        _SCHEMA.validate(table, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases.to_dict("records")
        raise InputError("Tabel pengamatan", [_problem(case) for case in cases]) from error


def _problem(case: dict) -> Problem:
    row = None if pd.isna(case["index"]) else int(case["index"]) + 2
    return Problem(row, str(case["column"]), str(case["failure_case"]), f"Melanggar aturan: {case['check']}.")
