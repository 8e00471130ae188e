"""How far chance alone can move a rate: intervals of small counts, and the limits of a funnel plot.

They are for counts from the books of an administration, each case counted. A survey estimate has an error of its own,
which its count does not tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from data.catalogue import Measure
from data.fields import INDICATORS, Ratio
from data.indicators import counted

Method = Literal["wilson", "poisson"]
Refusal = Literal["printed", "count", "money", "survey", "bases", "no_nation", "no_regions"]
Place = Literal["inside", "outside_95", "outside_998", ""]

LEVEL = 0.95
# Figures that no other can be measured by: their count is not the whole of what it is set against.
NOT_JUDGED = frozenset({"above_one", "disputed_parts", "implausible", "parts_missing"})
# The share of regions beyond each pair of limits if only chance were at work: Spiegelhalter (2005), Statistics in
# Medicine 24, 1185-1202, "Funnel plots for comparing institutional performance".
FUNNEL_LEVELS = (0.95, 0.998)


@dataclass(frozen=True)
class Funnel:
    """A funnel plot of one measure.

    regions: region_code, value, numerator, denominator_value, low, high, place (a Place), is_above; one row per region
    that can be judged. limits: denominator_value, and low_95, high_95, low_998, high_998 in the measure's unit.
    target: the nation's rate. left_out: regions with no figure, or with one of the flags NOT_JUDGED.
    """

    method: Method
    regions: pd.DataFrame
    limits: pd.DataFrame
    target: float
    left_out: int


def method_of(measure: Measure) -> Method | None:
    """Return how chance acts on a measure: a share of persons or cases, cases among persons, or neither."""
    formula = measure.definition.formula
    if measure.as_printed or not isinstance(formula, Ratio):
        return None
    units = [INDICATORS[code].unit for code in (formula.numerator, formula.denominator)]
    if measure.definition.unit == "share" and units in (["persons", "persons"], ["cases", "cases"]):
        return "wilson"
    return "poisson" if units == ["cases", "persons"] else None


def wilson(count: int, total: int) -> tuple[float, float]:
    """Return the 95% interval of a share: Wilson (1927), JASA 22, 209-212, as scipy counts it.

    Raises:
        ValueError: the count is negative or above the total, or the total is 0.
    """
    interval = stats.binomtest(count, total).proportion_ci(LEVEL, method="wilson")
    return float(interval.low), float(interval.high)


def poisson(count: int) -> tuple[float, float]:
    """Return the exact 95% interval of a number of events: Garwood (1936), Biometrika 28, 437-442.

    Raises:
        ValueError: the count is negative.
    """
    if count < 0:
        raise ValueError(f"a negative number of events: {count}")
    tail = (1 - LEVEL) / 2
    low = stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    return float(low), float(stats.chi2.isf(tail, 2 * count + 2) / 2)


def with_intervals(measure: Measure, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of a panel with the columns low and high, in the measure's unit.

    NaN where chance is not what moves the figure (see method_of), where the figure is a survey estimate, hidden or
    missing, and where the count is larger than its base.
    """
    method = method_of(measure)
    pairs = [_interval(method, measure, row) for row in table.to_dict("records")]
    return table.assign(low=[low for low, _ in pairs], high=[high for _, high in pairs])


def refusal(measure: Measure, table: pd.DataFrame, nation: float) -> Refusal | None:
    """Return why a funnel plot of a measure would mislead, or None if it may be drawn.

    table: PANEL_COLUMNS. nation: the rate of the whole country, NaN if it cannot be given.
    """
    if measure.as_printed:
        return "printed"
    if not isinstance(measure.definition.formula, Ratio):
        return "count"
    shown = table[table["value"].notna()]
    if (shown["obs_status"] == "estimated").any():
        return "survey"
    if shown["flags"].str.contains("basis_mixed").any():
        return "bases"
    if method_of(measure) is None:
        return "money" if measure.definition.unit.startswith("idr") else "count"
    if np.isnan(nation):
        return "no_nation"
    return None if len(shown) else "no_regions"


def is_survey_base(measure: Measure, table: pd.DataFrame) -> bool:
    """Return whether the denominator of a rate is a survey estimate."""
    _, base = counted(measure.definition)
    return base is not None and bool((table["obs_status"] == "estimated").any())


def funnel(measure: Measure, table: pd.DataFrame, nation: float) -> Funnel:
    """Return the funnel plot of a measure that `refusal` does not refuse.

    The limits are exact: a region lies beyond a pair of them when a count so far from the nation's rate, on its own
    side, has a probability of at most half of 5% (or 0.2%) under the binomial law of shares or the Poisson law of
    events.
    """
    method = method_of(measure)
    assert method is not None
    per = _per(measure)
    is_judged = [NOT_JUDGED.isdisjoint(flags.split(";")) for flags in table["flags"]]
    shown = with_intervals(measure, table[is_judged]).dropna(subset=["low"])
    counts, bases = (shown[name].to_numpy(dtype=float) for name in ("numerator", "denominator_value"))
    rate = nation / per
    inner, outer = (_limits(method, bases, rate, level) for level in FUNNEL_LEVELS)
    beyond = [(counts < low) | (counts > high) for low, high in (inner, outer)]
    places = np.select([beyond[1], beyond[0]], ["outside_998", "outside_95"], "inside")
    regions = shown[["region_code", "value", "numerator", "denominator_value", "low", "high"]].assign(
        place=places, is_above=shown["value"] > nation
    )
    return Funnel(method, regions, _curves(method, bases, rate, per), nation, len(table) - len(shown))


def _per(measure: Measure) -> int:
    formula = measure.definition.formula
    assert isinstance(formula, Ratio)
    return formula.per


def _interval(method: Method | None, measure: Measure, row: dict) -> tuple[float, float]:
    count, base = row["numerator"], row["denominator_value"]
    if method is None or np.isnan(row["value"]) or row["obs_status"] == "estimated" or count < 0:
        return float("nan"), float("nan")
    if method == "poisson":
        low, high = poisson(round(count))
        per = _per(measure)
        return per * low / base, per * high / base
    return wilson(round(count), round(base)) if count <= base else (float("nan"), float("nan"))


def _limits(
    method: Method, bases: NDArray[np.float64], rate: float, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and the highest counts that chance allows, for each number of persons."""
    tail = (1 - level) / 2
    law = stats.binom(np.round(bases).astype(int), rate) if method == "wilson" else stats.poisson(bases * rate)
    return law.ppf(tail), law.isf(tail)


def _curves(method: Method, bases: Sequence[float] | NDArray[np.float64], rate: float, per: int) -> pd.DataFrame:
    if not len(bases):
        return pd.DataFrame(columns=["denominator_value", "low_95", "high_95", "low_998", "high_998"], dtype=float)
    points = np.unique(np.round(np.geomspace(max(1.0, min(bases)), max(bases), 160)))
    columns = {"denominator_value": points}
    for name, level in zip(("95", "998"), FUNNEL_LEVELS, strict=True):
        low, high = _limits(method, points, rate, level)
        columns |= {f"low_{name}": per * low / points, f"high_{name}": per * high / points}
    return pd.DataFrame(columns)
