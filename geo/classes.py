"""Honest classes for maps: few, round, none empty, and the same for all periods of an indicator.

The breaks are chosen among round numbers only, rather than computed and then rounded: rounding natural breaks or
quantiles afterwards empties some classes and swells others.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, dropwhile, islice, takewhile

import numpy as np

CLASSES = 5
# Sizes of change, whether up or down: small, medium, large.
CENTRED_CLASSES = 3
# The inner break where nothing changed at all: a hundredth, one point of a share.
NO_CHANGE = 0.01
MANTISSAS = (1, 2, 5)

# A finer grid is tried while one class holds more than this share of the values.
LARGEST_SHARE = 0.4
# Grids finer than the first that serves: beyond three, breaks are no numbers that a person says.
FINER_GRIDS = 3

# Values this close, relative to themselves or to the largest, are one value: a legend could not tell them apart.
SAME = 1e-6
SAME_BESIDE_LARGEST = 1e-12


def class_breaks(values: Iterable[float], kind: str, unit: str) -> tuple[float, ...]:
    """Return the inner breaks of five classes, ascending; class i holds breaks[i-1] <= value < breaks[i].

    values: those of all regions and all periods that share the classes; NaN and infinite ones are left out.
    kind: "rate", "count" or "other"; unit: a code of data.fields.UNITS. Breaks are in that unit.

    The breaks are the round numbers that make the classes most alike in size, none empty. Round are, for counts and
    rupiah, the series 1-2-5-10; for rates, and for counts which that series cannot divide (negative or much alike),
    the multiples of 1, 2 or 5 times a power of ten, the coarsest with which no class is too large.
    With fewer than five distinct values there is one class per value; one value gives one break, above it;
    no value gives no break.
    """
    ordered = _told_apart(values)
    distinct = len(np.unique(ordered))
    if distinct == 0:
        return ()
    if distinct == 1:
        return (_next_in_series(float(ordered[0])),)
    number = min(CLASSES, distinct) - 1
    if (kind != "rate" or unit.startswith("idr")) and ordered[0] >= 0:
        smallest = ordered[ordered > 0][0]
        steps = takewhile(lambda step: step <= ordered[-1], _series(count(_exponent(smallest))))
        if breaks := _most_even(list(steps), ordered, number):
            return breaks
    return _on_a_grid(ordered, number)


def centred_breaks(values: Iterable[float]) -> tuple[float, ...]:
    """Return four breaks of five classes that mirror each other around zero, for differences.

    The middle class holds what lies nearer to zero than the inner break; a fall and a rise of the same size always
    get mirrored classes, those exactly on a break the outer one. The two sizes are round numbers that divide the sizes
    of the changes most evenly. No value gives no break.
    """
    sizes = _told_apart(abs(value) for value in values)
    distinct = len(np.unique(sizes))
    if distinct == 0:
        return ()
    largest = float(sizes[-1])
    if distinct < CENTRED_CLASSES:
        # Too few sizes to divide: whatever moved stands out from what did not.
        inner = _last_in_series(float(sizes[sizes > 0][0])) if largest > 0 else NO_CHANGE
        outer = max(_next_in_series(largest), 2 * inner)
    else:
        inner, outer = _on_a_grid(sizes, CENTRED_CLASSES - 1)
    # A class holds its lower break; below zero it is the upper break that belongs to the outer class.
    return float(np.nextafter(-outer, 0)), float(np.nextafter(-inner, 0)), inner, outer


def classify(values: Iterable[float], breaks: Sequence[float]) -> list[int | None]:
    """Return the class of each value, from 0; None where there is no value."""
    numbers = np.asarray(list(values), dtype=float)
    found = np.searchsorted(np.asarray(breaks, dtype=float), numbers, side="right")
    return [int(place) if known else None for place, known in zip(found, np.isfinite(numbers), strict=True)]


def _told_apart(values: Iterable[float]) -> np.ndarray:
    """Return the finite values ascending, each that is too close to the one before made equal to it."""
    numbers = np.asarray(list(values), dtype=float)
    ordered = np.sort(numbers[np.isfinite(numbers)])
    sizes = np.abs(ordered)
    apart = np.maximum(SAME * sizes, SAME_BESIDE_LARGEST * sizes.max(initial=0))
    for place in range(1, len(ordered)):
        if ordered[place] - ordered[place - 1] <= apart[place]:
            ordered[place] = ordered[place - 1]
    return ordered


def _exponent(value: float) -> int:
    return math.floor(math.log10(value))


def _series(exponents: Iterable[int]) -> Iterator[float]:
    for exponent in exponents:
        for mantissa in MANTISSAS:
            yield float(f"{mantissa}e{exponent}")


def _next_in_series(value: float) -> float:
    if value <= 0:
        return 1.0 if value == 0 else 0.0
    return next(step for step in _series(count(_exponent(value))) if step > value)


def _last_in_series(value: float) -> float:
    return max(step for step in _series([_exponent(value) - 1, _exponent(value)]) if step <= value)


def _on_a_grid(ordered: np.ndarray, number: int) -> tuple[float, ...]:
    served = dropwhile(lambda breaks: not breaks, (_most_even(steps, ordered, number) for steps in _grids(ordered)))
    found = []
    for breaks in filter(None, islice(served, 1 + FINER_GRIDS)):
        found.append(breaks)
        if _largest(breaks, ordered) <= LARGEST_SHARE * len(ordered):
            return breaks
    return min(found, key=lambda breaks: _largest(breaks, ordered))


def _grids(ordered: np.ndarray) -> Iterator[list[float]]:
    """Yield, on grid after finer grid, the round numbers next to each value, ascending."""
    for exponent in count(_exponent(float(ordered[-1] - ordered[0])), -1):
        for mantissa in reversed(MANTISSAS):
            below = np.floor(ordered / float(f"{mantissa}e{exponent}"))
            # Both neighbours, since 0.3 / 0.1 comes out a little under 3.
            multiples = np.union1d(below, below + 1)
            yield [float(f"{int(multiple) * mantissa}e{exponent}") for multiple in multiples]


def _most_even(steps: Sequence[float], ordered: np.ndarray, number: int) -> tuple[float, ...]:
    """Return the `number` of steps that divide the values into the most equal classes; none if one must be empty.

    The best way to end a class at each step is built from the best ways to end the class before it.
    """
    below = np.searchsorted(ordered, steps, side="left").tolist()
    ways: dict[int, tuple[int, tuple[float, ...]]] = {0: (0, ())}
    for _ in range(number):
        ways = {
            end: min((cost + (end - start) ** 2, (*breaks, step)) for start, (cost, breaks) in earlier)
            for step, end in zip(steps, below, strict=True)
            if (earlier := [(start, way) for start, way in ways.items() if start < end])
        }
    finished = [
        (cost + (len(ordered) - end) ** 2, breaks) for end, (cost, breaks) in ways.items() if end < len(ordered)
    ]
    return min(finished, default=(0, ()))[1]


def _largest(breaks: Sequence[float], ordered: np.ndarray) -> int:
    return int(np.bincount(np.searchsorted(breaks, ordered, side="right")).max())
