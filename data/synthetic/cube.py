"""Cubes of invented counts: regions by series by periods, with their totals and the equations between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data import regions
from data.disclosure import Equation
from data.fields import NATION, NOT_STATED

REGION, SERIES, PERIOD = 0, 1, 2
YEARS = tuple(str(year) for year in range(2019, 2026))
MONTHS = tuple(f"{year}-{month:02d}" for year in YEARS for month in range(1, 13))


class Series(NamedTuple):
    """One line of a cube: a cut of its indicator."""

    segment: str = "total"
    programme: str = NOT_STATED
    worker_group: str = "all"


@dataclass(frozen=True)
class Places:
    """The regions of the sample and how they add up.

    codes: the regencies and cities first, then provinces, Kanwil and the nation.
    members: 1 where a region (row) holds a regency or city (column), shape (codes, regencies).
    is_city: which of the regencies and cities are cities. province: their province codes.
    """

    codes: tuple[str, ...]
    members: NDArray[np.float64]
    is_city: NDArray[np.bool_]
    province: NDArray[np.str_]
    equations: tuple[Equation, ...]

    @property
    def regencies(self) -> tuple[str, ...]:
        """The codes of the regencies and cities."""
        return self.codes[: len(self.is_city)]


@dataclass(frozen=True)
class Cube:
    """The true counts of one indicator, before anything is hidden.

    values: shape (places.codes, series, periods), NaN where nothing was reported or the series did not exist.
    is_partial: True where a total lacks a part that was not reported. exists: shape (series, periods).
    """

    indicator: str
    unit: str
    series: tuple[Series, ...]
    periods: tuple[str, ...]
    values: NDArray[np.float64]
    is_partial: NDArray[np.bool_]
    exists: NDArray[np.bool_]
    equations: tuple[Equation, ...]


def places() -> Places:
    """Return today's 514 regencies and cities with the 38 provinces, 11 Kanwil and the nation above them."""
    below = sorted(regions.regencies(), key=lambda region: region.code)
    provinces = sorted(regions.provinces(), key=lambda region: region.code)
    offices = sorted({region.kanwil_code for region in provinces})
    codes = (*(r.code for r in below), *(p.code for p in provinces), *offices, NATION)
    position = {code: place for place, code in enumerate(codes)}
    province = np.array([region.province_code for region in below])
    in_provinces = np.array([province == p.code for p in provinces])
    kanwil = np.array([p.kanwil_code for p in provinces])
    in_offices = np.array([in_provinces[kanwil == office].any(axis=0) for office in offices])
    members = np.vstack([np.eye(len(below)), in_provinces, in_offices, np.ones((1, len(below)))])
    first = len(below)
    equations = [Equation(REGION, first + p, tuple(np.flatnonzero(row).tolist())) for p, row in enumerate(in_provinces)]
    equations += [
        Equation(REGION, position[office], tuple(position[p.code] for p in provinces if p.kanwil_code == office))
        for office in offices
    ]
    equations += [
        Equation(REGION, position[NATION], tuple(position[p.code] for p in provinces)),
        Equation(REGION, position[NATION], tuple(position[office] for office in offices)),
    ]
    is_city = np.array([region.level == "city" for region in below])
    return Places(codes, members, is_city, province, tuple(equations))


def build(
    indicator: str,
    unit: str,
    where: Places,
    series: Sequence[Series],
    summed: int,
    counts: NDArray[np.float64],
    is_flow: bool = False,
    first_period: dict[int, str] | None = None,
) -> Cube:
    """Add up the counts of regencies and months to a cube with every total.

    series: the lines of `counts`; after the first `summed` of them their total is inserted.
    counts: whole numbers, shape (regencies, series without the total, months), NaN where not reported.
    is_flow: whether the months of a year add up to a period of their own.
    first_period: for lines (by place in `series`) that began later, their first month.
    """
    lines = _total_after(summed, len(series) - 1)
    months = _years_between_months() if is_flow else np.eye(len(MONTHS))
    periods = tuple(sorted((*YEARS, *MONTHS))) if is_flow else MONTHS
    sums = _add_up(np.nan_to_num(counts), where.members, lines, months)
    lacking = _add_up(np.isnan(counts).astype(float), where.members, lines, months)
    known = _add_up((~np.isnan(counts)).astype(float), where.members, lines, months)
    exists = np.ones((len(series), len(periods)), dtype=bool)
    for line, start in (first_period or {}).items():
        exists[line] = [period >= start[: len(period)] for period in periods]
    values = np.where((known > 0) & exists, sums, np.nan)
    equations = [*where.equations, Equation(SERIES, summed, tuple(range(summed)), is_mixed=is_flow)]
    if is_flow:
        equations += _year_equations(periods)
    is_partial = (lacking > 0) & ~np.isnan(values)
    return Cube(indicator, unit, tuple(series), periods, values, is_partial, exists, tuple(equations))


def _add_up(counts: NDArray[np.float64], *matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Multiply each axis by its matrix; exact, since every sum is a whole number below 2**53."""
    for axis, matrix in enumerate(matrices):
        counts = np.moveaxis(np.tensordot(matrix, counts, axes=(1, axis)), 0, axis)
    return counts


def _total_after(summed: int, lines: int) -> NDArray[np.float64]:
    return np.insert(np.eye(lines), summed, np.arange(lines) < summed, axis=0)


def _years_between_months() -> NDArray[np.float64]:
    """Return the matrix from months to the sorted periods, each year standing before its first month."""
    rows = [[month.startswith(period) for month in MONTHS] for period in sorted((*YEARS, *MONTHS))]
    return np.array(rows, dtype=float)


def _year_equations(periods: tuple[str, ...]) -> list[Equation]:
    return [
        Equation(PERIOD, periods.index(year), tuple(periods.index(month) for month in MONTHS if month[:4] == year))
        for year in YEARS
    ]
