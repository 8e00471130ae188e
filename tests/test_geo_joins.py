import math

import pandas as pd
import pytest

from data import regions
from data.fields import VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED
from geo.joins import UnmatchedRegionsError, join_by_code

LAYER = ("14.08", "14.71", "15.71")
TODAY = tuple(region.code for region in regions.provinces(VINTAGE_CURRENT))
BEFORE = tuple(region.code for region in regions.provinces(VINTAGE_OLD_PAPUA))


def table(**values: float) -> pd.DataFrame:
    rows = [(code.replace("_", ".")[1:], value, "reported", "berita") for code, value in values.items()]
    return pd.DataFrame(rows, columns=["region_code", "value", "obs_status", "source_id"])


def test_rows_come_in_the_layers_order() -> None:
    joined = join_by_code(LAYER, table(c15_71=3, c14_08=1, c14_71=2), VINTAGE_CURRENT)

    assert joined["region_code"].tolist() == list(LAYER)
    assert joined["value"].tolist() == [1, 2, 3]


def test_region_without_a_row_is_missing() -> None:
    joined = join_by_code(LAYER, table(c14_08=1, c15_71=3), VINTAGE_CURRENT)

    assert joined["obs_status"].tolist() == ["reported", "missing", "reported"]
    assert math.isnan(joined["value"][1])
    assert joined["source_id"].tolist() == ["berita", "", "berita"]


def test_empty_table_gives_a_missing_row_per_region() -> None:
    joined = join_by_code(LAYER, table(), VINTAGE_CURRENT)

    assert joined["region_code"].tolist() == list(LAYER)
    assert set(joined["obs_status"]) == {"missing"}
    assert set(joined["source_id"]) == {""}


def test_zero_stays_zero() -> None:
    joined = join_by_code(LAYER, table(c14_08=0), VINTAGE_CURRENT)

    assert joined.loc[0, ["value", "obs_status"]].tolist() == [0, "reported"]


def test_suppressed_row_stays_suppressed() -> None:
    hidden = table(c14_08=math.nan).assign(obs_status="suppressed")

    assert join_by_code(LAYER, hidden, VINTAGE_CURRENT)["obs_status"].tolist() == ["suppressed", "missing", "missing"]


def test_unknown_code_is_refused_with_both_lists() -> None:
    with pytest.raises(UnmatchedRegionsError, match=r"tidak di peta: 99\.99") as caught:
        join_by_code(LAYER, table(c14_08=1, c99_99=2), VINTAGE_CURRENT)

    assert caught.value.unknown == ("99.99",)
    assert caught.value.absent == ("14.71", "15.71")


def test_code_that_lost_its_zeros_is_refused() -> None:
    with pytest.raises(UnmatchedRegionsError):
        join_by_code(("11.10",), table(c11_1=1), VINTAGE_CURRENT)


def test_duplicate_is_refused() -> None:
    twice = pd.concat([table(c14_08=1), table(c14_08=2)])

    with pytest.raises(UnmatchedRegionsError, match=r"lebih dari satu baris: 14\.08") as caught:
        join_by_code(LAYER, twice, VINTAGE_CURRENT)

    assert caught.value.duplicated == ("14.08",)


@pytest.mark.parametrize("vintage", [VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED])
def test_undivided_papua_is_refused_on_todays_provinces(vintage: str) -> None:
    with pytest.raises(UnmatchedRegionsError, match="pembagian Papua") as caught:
        join_by_code(TODAY, table(c11=1, c91=2, c92=3), vintage)

    assert caught.value.other_vintage == ("91", "92")


def test_todays_papua_is_refused_on_the_old_provinces() -> None:
    with pytest.raises(UnmatchedRegionsError) as caught:
        join_by_code(BEFORE, table(c91=2, c93=3), VINTAGE_CURRENT)

    assert caught.value.other_vintage == ("91",)
    assert caught.value.unknown == ("93",)


@pytest.mark.parametrize(("layer", "vintage"), [(TODAY, VINTAGE_CURRENT), (BEFORE, VINTAGE_OLD_PAPUA)])
def test_papua_joins_its_own_division(layer: tuple[str, ...], vintage: str) -> None:
    joined = join_by_code(layer, table(c91=2), vintage)

    assert joined.loc[joined["region_code"] == "91", "value"].tolist() == [2]


def test_long_lists_are_shortened() -> None:
    with pytest.raises(UnmatchedRegionsError, match="dan 24 lagi"):
        join_by_code(("11.01",), pd.concat([table(**{f"c{code}": 1}) for code in BEFORE]), VINTAGE_CURRENT)
