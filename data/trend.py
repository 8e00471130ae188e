"""Whether a short series rises or falls: the Mann-Kendall test and the Theil-Sen slope, and what many tests mean.

Both are rank methods: they ask nothing of the shape of the distribution and survive an odd value. They do take the
points for independent, so a series should hold one point a year, the same month each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

# With four points not even a series that rises every time is significant at 5% (2 of 24 orders are so extreme);
# OHID's Fingertips asks for five as well.
LEAST_POINTS = 5
ALPHA = 0.05

Verdict = Literal["rising", "falling", "none", "unknown"]
Variant = Literal["exact", "normal", ""]


@dataclass(frozen=True)
class Trend:
    """The verdict on one series.

    points: how many there were. s: Mann-Kendall's S, the pairs that rise less the pairs that fall. tau: Kendall's
    tau-b against time. p: two-sided. variant: "exact" from the distribution of S (no two values equal), "normal" from
    its normal approximation with the correction for ties and none for continuity.
    slope, low, high: Theil-Sen, the median slope of all pairs, per year, with its 95% interval (Sen 1968).
    verdict: "unknown" where there are fewer than LEAST_POINTS points; then all else is NaN.
    """

    points: int
    s: float
    tau: float
    p: float
    variant: Variant
    slope: float
    low: float
    high: float
    verdict: Verdict


@dataclass(frozen=True)
class Multiple:
    """What testing many regions at once does.

    tested: regions with a verdict. found: those with p below ALPHA. by_chance: how many of them at most one would
    expect if nothing had a trend. kept: those still significant when the false discovery rate is held at ALPHA
    (Benjamini and Hochberg 1995).
    """

    tested: int
    found: int
    by_chance: float
    kept: int


def trend(years: Sequence[float], values: Sequence[float]) -> Trend:
    """Return the verdict on a series without gaps; years may be fractions and need not be evenly spaced.

    Sources: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods; Sen (1968), JASA 63,
    1379-1389. Counted by scipy.stats.kendalltau and theilslopes.
    """
    count = len(values)
    if count < LEAST_POINTS:
        nothing = float("nan")
        return Trend(count, nothing, nothing, nothing, "", nothing, nothing, nothing, "unknown")
    numbers = np.asarray(values, dtype=float)
    first, second = np.triu_indices(count, 1)
    s = float(np.sign(numbers[second] - numbers[first]).sum())
    has_ties = len(np.unique(numbers)) < count
    variant: Variant = "normal" if has_ties else "exact"
    tau, p = 0.0, 1.0
    # A series that never moves has no tau of its own, and nothing to test.
    if len(np.unique(numbers)) > 1:
        tau, p = map(float, stats.kendalltau(years, numbers, method="asymptotic" if has_ties else "exact"))
    slope, _, low, high = map(float, stats.theilslopes(numbers, years, alpha=1 - ALPHA))
    return Trend(count, s, tau, p, variant, slope, low, high, _verdict(s, p))


def multiple(p_values: Sequence[float]) -> Multiple:
    """Return what so many tests mean together; NaN, where nothing could be tested, is left out."""
    tested = [p for p in p_values if not np.isnan(p)]
    kept = int((stats.false_discovery_control(tested) < ALPHA).sum()) if tested else 0
    return Multiple(len(tested), sum(p < ALPHA for p in tested), ALPHA * len(tested), kept)


def _verdict(s: float, p: float) -> Verdict:
    if p >= ALPHA:
        return "none"
    return "rising" if s > 0 else "falling"
