"""Regions alike in structure: nearest by size of the workforce, formal share, kind of region and island group.

Every input is standardised over all regions of the level that have it: size as log10 of the employed, size and formal
share as distances from the mean in standard deviations (population form). Another kind (city or regency) and another
island group each count like one standard deviation. The distance of two regions is the root of the weighted sum of
squares; a weight of 0 leaves the input out, 2 counts it twice.
"""

from dataclasses import astuple, dataclass

import numpy as np
import pandas as pd

from data import regions
from data.fields import Text

WEIGHTS = (0, 1, 2)

# The first digit of a Kemendagri code is the island group (Kepmendagri 300.2.2-2138/2025 numbers provinces by it).
ISLANDS: dict[str, Text] = {
    "1": Text("Sumatera", "Sumatra"),
    "2": Text("Sumatera", "Sumatra"),
    "3": Text("Jawa", "Java"),
    "5": Text("Bali dan Nusa Tenggara", "Bali and Nusa Tenggara"),
    "6": Text("Kalimantan", "Kalimantan"),
    "7": Text("Sulawesi", "Sulawesi"),
    "8": Text("Maluku", "Maluku"),
    "9": Text("Papua", "Papua"),
}


@dataclass(frozen=True)
class Weights:
    """How much each input counts: 0 not at all, 1 as it is, 2 twice."""

    size: int = 1
    formal: int = 1
    kind: int = 1
    island: int = 1

    @classmethod
    def read(cls, text: str) -> "Weights":
        """Return the weights that four digits 0-2 of an address mean, and the usual ones for anything else."""
        digits = [int(digit) for digit in text if digit in "012"]
        is_whole = len(text) == len(digits) == len(astuple(cls())) and any(digits)
        return cls(*digits) if is_whole else cls()

    def write(self) -> str:
        """Return the weights as four digits, "" for the usual ones."""
        return "" if self == Weights() else "".join(map(str, astuple(self)))


def structure(employed: pd.Series, formal_share: pd.Series) -> pd.DataFrame:
    """Return what regions are compared by, one row per region with both inputs.

    employed: persons by region_code; formal_share: share 0-1 by region_code, of regions of one level.
    Columns region_code, employed, formal, kind (level of the region), its island group in both languages, and the
    standardised size_z, formal_z.
    """
    both = pd.DataFrame({"employed": employed, "formal": formal_share}).dropna()
    both = both[both["employed"] > 0].sort_index()
    codes = [str(code) for code in both.index]
    return pd.DataFrame(
        {
            "region_code": codes,
            "employed": both["employed"].to_numpy(),
            "formal": both["formal"].to_numpy(),
            "kind": [regions.get(code).level for code in codes],
            "island_id": [ISLANDS[code[0]].id for code in codes],
            "island_en": [ISLANDS[code[0]].en for code in codes],
            "size_z": _standardised(np.log10(both["employed"].to_numpy(dtype=float))),
            "formal_z": _standardised(both["formal"].to_numpy(dtype=float)),
        }
    )


def nearest(table: pd.DataFrame, code: str, count: int, weights: Weights) -> pd.DataFrame:
    """Return the rows of the regions most like one, the nearest first, with their distance; ties in order of code.

    table: what structure returns. Empty when the region itself lacks an input: then nothing is said to be like it.
    """
    own = table[table["region_code"] == code]
    if own.empty:
        return table.head(0).assign(distance=pd.Series(dtype=float))
    one = own.iloc[0]
    others = table[table["region_code"] != code]
    squares = (
        weights.size * (others["size_z"] - one["size_z"]) ** 2
        + weights.formal * (others["formal_z"] - one["formal_z"]) ** 2
        + weights.kind * (others["kind"] != one["kind"])
        + weights.island * (others["island_id"] != one["island_id"])
    )
    found = others.assign(distance=np.sqrt(squares.astype(float)))
    return found.sort_values(["distance", "region_code"], kind="stable").head(count).reset_index(drop=True)


def _standardised(values: np.ndarray) -> np.ndarray:
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread else np.zeros(len(values))
