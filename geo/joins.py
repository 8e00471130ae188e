"""The one join between figures and places: by code, and it refuses what does not fit."""

from collections.abc import Sequence

import pandas as pd

from data import regions
from data.errors import SHOWN, JamsosMapError
from data.fields import VINTAGE_CURRENT, VINTAGE_OLD_PAPUA


class UnmatchedRegionsError(JamsosMapError):
    """Figures that have no place on the layer, or no single one.

    unknown: codes of the table that the layer lacks. absent: codes of the layer that the table lacks.
    duplicated: codes with more than one row. other_vintage: codes whose figures mean another division of Papua.
    """

    def __init__(
        self,
        unknown: Sequence[str],
        absent: Sequence[str],
        duplicated: Sequence[str],
        other_vintage: Sequence[str],
    ) -> None:
        self.unknown = tuple(unknown)
        self.absent = tuple(absent)
        self.duplicated = tuple(duplicated)
        self.other_vintage = tuple(other_vintage)
        lists = (
            ("ada di tabel, tidak di peta", self.unknown),
            ("ada di peta, tidak di tabel", self.absent),
            ("lebih dari satu baris", self.duplicated),
            ("pembagian Papua yang lain daripada petanya", self.other_vintage),
        )
        told = [f"- {what}: {_listed(codes)}" for what, codes in lists if codes]
        super().__init__("\n".join(["Kode wilayah tabel dan peta tidak cocok.", *told]))


def join_by_code(layer_codes: Sequence[str], table: pd.DataFrame, vintage: str) -> pd.DataFrame:
    """Return one row per region of the layer, in the layer's order.

    table: at most one row per region, columns region_code, value, obs_status and any others.
    A region without a row gets obs_status "missing", NaN in number columns and "" in text columns.
    vintage: the division of Papua that the table's codes follow, a VINTAGE_* of data.fields: 91 and 92 are codes of
    both divisions and of different land.

    Raises:
        UnmatchedRegionsError: a code is not on the layer, has several rows, or means other land there.
    """
    codes = table["region_code"]
    known = set(codes)
    unknown = sorted(known - set(layer_codes))
    duplicated = sorted(set(codes[codes.duplicated()]))
    other_vintage = sorted(_split_codes() & known) if vintage != _vintage_of(layer_codes) else []
    absent = [code for code in layer_codes if code not in known]
    if unknown or duplicated or other_vintage:
        raise UnmatchedRegionsError(unknown, absent, duplicated, other_vintage)
    joined = table.set_index("region_code").reindex(pd.Index(layer_codes, name="region_code")).reset_index()
    texts = joined.columns.difference(table.select_dtypes("number").columns)
    joined[texts] = joined[texts].fillna("")
    joined.loc[joined["region_code"].isin(absent), "obs_status"] = "missing"
    return joined


def _vintage_of(layer_codes: Sequence[str]) -> str:
    before = {province.code for province in regions.provinces(VINTAGE_OLD_PAPUA)}
    return VINTAGE_OLD_PAPUA if set(layer_codes) == before else VINTAGE_CURRENT


def _split_codes() -> set[str]:
    """Return the codes of both divisions of Papua that stand for more land in the old one."""
    before = regions.provinces(VINTAGE_OLD_PAPUA)
    return {old.code for old in before if len(regions.current_provinces_of(old.code, VINTAGE_OLD_PAPUA)) > 1}


def _listed(codes: Sequence[str]) -> str:
    more = f" … dan {len(codes) - SHOWN} lagi" if len(codes) > SHOWN else ""
    return ", ".join(codes[:SHOWN]) + more
