"""Ranks of values, ties sharing the better rank: 1, 2, 2, 4 ("standard competition ranking")."""

import pandas as pd


def ranks(values: pd.Series, *, highest_first: bool = True) -> pd.Series:
    """Return the competition rank of each value, under the same index; missing values get no rank (<NA>).

    highest_first: the highest value is rank 1, else the lowest. Equal values share the smallest rank of the places
    they hold, and the next value's rank counts all of them.
    """
    return values.rank(method="min", ascending=not highest_first).astype("Int64")
