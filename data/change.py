"""Change of one measure between two periods, region by region, and the series in between.

A series is broken where its figures stop meaning the same: another source, denominator or basis, a division of the
country for which earlier figures were only computed backwards, sums of other parts. No difference and no trend
reaches across a break.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import pandas as pd

from data import regions, trend
from data.fields import VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, Indicator
from data.indicators import Panel, level_of, rankable
from data.periods import end_month, months
from data.ranks import ranks
from data.totals import joined, weakest

Row = Mapping[str, Any]

SERIES_COLUMNS = (
    "region_code", "moment", "value", "numerator", "denominator_value", "obs_status", "flags", "run", "breaks",
)  # fmt: skip
CHANGE_COLUMNS = (
    "region_code", "earlier", "later", "earlier_status", "later_status", "change", "relative", "count_change",
    "obs_status", "reasons", "flags",
)  # fmt: skip
TREND_COLUMNS = (
    "region_code",
    "first",
    "last",
    "points",
    "s",
    "tau",
    "p",
    "variant",
    "slope",
    "low",
    "high",
    "verdict",
)

# What must stay the same from one point to the next, and the name of the break where it does not (SERIES_BREAKS).
TERMS = {
    "basis": "basis",
    "denominator": "denominator",
    "source_id": "source",
    "denominator_source_id": "denominator_source",
    "vintage": "division",
}
# Changes of rates are told in their own unit; amounts differ too much in size for that and are set against the start.
POINT_UNITS = ("share", "per_100", "per_1000")
# Differences of binary fractions: 0.3 - 0.2 and 0.2 - 0.1 are one change.
DECIMALS = 12


def is_in_points(indicator: Indicator) -> bool:
    """Return whether the change of an indicator is told in its own unit rather than in per cent of its start."""
    return indicator.unit in POINT_UNITS


def earlier_periods(offered: Sequence[str], period: str) -> tuple[str, ...]:
    """Return the periods that can be set against a later one, the newest first.

    They are as long as it and, where they last longer than a month, the same part of the year: five months counted
    from January are never set against a whole year or against eight.
    """
    length, end = months(period), end_month(period)
    alike = {
        other
        for other in offered
        if end_month(other) < end and months(other) == length and (length == 1 or end_month(other)[5:] == end[5:])
    }
    return tuple(sorted(alike, key=lambda other: (end_month(other), other), reverse=True))


def moments(offered: Sequence[str], since: str, period: str) -> tuple[str, ...]:
    """Return the points of the series from one period to another: both, and the same part of each year between."""
    between = [other for other in _same_part(offered, period) if end_month(other) > end_month(since)]
    return (since, *reversed(between), period)


def usual_start(offered: Sequence[str], period: str) -> str:
    """Return the start that gives the longest series of yearly points, else the earliest that can be compared."""
    candidates = _same_part(offered, period) or earlier_periods(offered, period)
    return candidates[-1] if candidates else ""


def _same_part(offered: Sequence[str], period: str) -> tuple[str, ...]:
    part = end_month(period)[5:]
    return tuple(other for other in earlier_periods(offered, period) if end_month(other)[5:] == part)


# --- series -----------------------------------------------------------------------------------------


def series(panels: Sequence[Panel]) -> pd.DataFrame:
    """Return SERIES_COLUMNS, one row per region and panel, the nation and, above regencies, the provinces among them.

    panels: of one measure, level and division of the country, in order of time. run numbers the unbroken stretches
    of a region, from 0; breaks names, joined by semicolons, what changed since the region's last usable point.
    A zero that only means that nobody was sampled is no figure: it stands as missing, with its flag.
    """
    rows = with_runs(pd.concat([_moment(panel) for panel in panels], ignore_index=True))
    return rows.sort_values("region_code", kind="stable", ignore_index=True)[list(SERIES_COLUMNS)]


def with_runs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of several periods with run and breaks, see series.

    rows: PANEL_COLUMNS, moment and vintage (the division of the country that its figures follow), in order of time.
    Provinces divided in 2022 are known for what they are only beside those that they were divided from.
    """
    old = _old_province_of()
    is_current = rows["vintage"] == VINTAGE_CURRENT
    named = [old.get(code, "") if now else "" for code, now in zip(rows["region_code"], is_current, strict=True)]
    families = pd.Series(named, index=rows.index, dtype="str")
    is_computed = rows["flags"].str.contains("back_cast")
    divided = set(zip(families[is_computed], rows["moment"][is_computed], strict=True))
    # Neighbours that were one province are computed backwards together, flagged or not.
    backwards = [pair in divided for pair in zip(families, rows["moment"], strict=True)]
    rows = rows.assign(is_backwards=backwards).sort_values("region_code", kind="stable")
    marked = [mark for _, points in _by_region(rows) for mark in _runs(points)]
    return rows.assign(run=[run for run, _ in marked], breaks=[text for _, text in marked]).sort_index()


def _moment(panel: Panel) -> pd.DataFrame:
    provinces = panel.upper[[level_of(code) == "province" for code in panel.upper["region_code"]]]
    above = [provinces] if panel.level == "regency" else []
    rows = pd.concat([panel.table, *above, pd.DataFrame([dict(panel.nation)])], ignore_index=True)
    unsampled = rows["flags"].str.contains("none_sampled")
    rows.loc[unsampled, "value"] = float("nan")
    rows.loc[unsampled, "obs_status"] = "missing"
    return rows.assign(moment=panel.cut.period, vintage=panel.vintage)


@cache
def _old_province_of() -> Mapping[str, str]:
    """Return, by today's code, the province before the 2022 split of each province that it divided."""
    members = {
        old.code: regions.current_provinces_of(old.code, VINTAGE_OLD_PAPUA)
        for old in regions.provinces(VINTAGE_OLD_PAPUA)
    }
    return {now.code: old for old, parts in members.items() if len(parts) > 1 for now in parts}


def _by_region(rows: pd.DataFrame) -> Iterator[tuple[str, list[Row]]]:
    """Yield each region with its rows, which stand together; plain rows, as tables of a few rows each are slow."""
    for code, points in groupby(rows.to_dict("records"), key=lambda row: row["region_code"]):
        yield str(code), list(points)


def _runs(points: Sequence[Row]) -> Iterator[tuple[int, str]]:
    before: Row | None = None
    run = 0
    for row in points:
        reasons: list[str] = []
        if pd.notna(row["value"]):
            reasons = _reasons(before, row) if before else []
            run += bool(reasons)
            before = row
        yield run, ";".join(reasons)


def _reasons(before: Row, now: Row) -> list[str]:
    found = [reason for column, reason in TERMS.items() if before[column] != now[column]]
    if before["is_backwards"] != now["is_backwards"]:
        found.append("back_cast")
    if ("parts_missing" in before["flags"]) != ("parts_missing" in now["flags"]):
        found.append("parts")
    return found


# --- change -----------------------------------------------------------------------------------------


def change(points: pd.DataFrame, indicator: Indicator, since: str, period: str) -> pd.DataFrame:
    """Return CHANGE_COLUMNS, one row per region of a series.

    change: later - earlier, in the indicator's unit. relative: change / earlier, where that is above 0.
    count_change: the change of the count behind a rate; for a count the change itself.
    obs_status is "missing" or "suppressed" where there is no change to give, and reasons says why (SERIES_BREAKS);
    else the weaker status of the two. Where one of the figures is hidden, so is every difference with it.
    """
    rows = [
        _change(code, {row["moment"]: row for row in points_of}, since, period, indicator)
        for code, points_of in _by_region(points)
    ]
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


_NO_POINT: Row = {"value": float("nan"), "numerator": float("nan"), "obs_status": "missing", "flags": "", "run": -1}


def _change(code: str, points: Mapping[str, Row], since: str, period: str, indicator: Indicator) -> Row:
    earlier, later = (points.get(moment, _NO_POINT) for moment in (since, period))
    statuses = (earlier["obs_status"], later["obs_status"])
    row: dict[str, object] = {
        "region_code": code, "earlier": earlier["value"], "later": later["value"],
        "earlier_status": statuses[0], "later_status": statuses[1],
        "change": float("nan"), "relative": float("nan"), "count_change": float("nan"),
        "flags": joined(earlier["flags"], later["flags"]),
    }  # fmt: skip
    if pd.isna(earlier["value"]) or pd.isna(later["value"]):
        hidden = "suppressed" in statuses
        return row | {"obs_status": "suppressed" if hidden else "missing", "reasons": _absent(earlier, later)}
    if earlier["run"] != later["run"]:
        crossed = (text for moment, point in points.items() if moment != since for text in point["breaks"].split(";"))
        return row | {"obs_status": "missing", "reasons": ";".join(dict.fromkeys(filter(None, crossed)))}
    difference = round(later["value"] - earlier["value"], DECIMALS)
    row["change"] = difference
    row["relative"] = round(difference / earlier["value"], DECIMALS) if earlier["value"] > 0 else float("nan")
    row["count_change"] = later["numerator"] - earlier["numerator"] if indicator.kind == "rate" else difference
    if not is_in_points(indicator) and pd.isna(row["relative"]):
        return row | {"obs_status": "missing", "reasons": "zero_base"}
    return row | {"obs_status": weakest(statuses), "reasons": ""}


def _absent(earlier: Row, later: Row) -> str:
    names = {"missing": "no_figure", "suppressed": "hidden"}
    return ";".join(
        dict.fromkeys(
            "not_sampled" if "none_sampled" in point["flags"] else names[point["obs_status"]]
            for point in (earlier, later)
            if pd.isna(point["value"])
        )
    )


def unrankable(panels: Sequence[Panel]) -> tuple[str, ...]:
    """Return the columns that forbid ranking the changes; empty when in each period the regions can be compared."""
    return tuple(dict.fromkeys(column for panel in panels for column in rankable(panel.table)))


def ranked(table: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the changes with main (what is mapped and ranked), rank and rank_count, the largest rise first.

    main: the change in points, or relative for what is told in per cent; NaN where there is none. Ties share the
    better rank; regions without a change have no rank (<NA>).
    """
    main = table["change" if is_in_points(indicator) else "relative"]
    return table.assign(main=main, rank=ranks(main), rank_count=ranks(table["count_change"]))


def ends(table: pd.DataFrame, column: str, count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the largest rises and the largest falls by a column, ties in order of code; no region is in both.

    Of fewer than 2 * count regions each end gets half.
    """
    shown = table[table[column].notna()].sort_values([column, "region_code"], ascending=[False, True])
    count = min(count, len(shown) // 2)
    falls = shown.tail(count).sort_values([column, "region_code"])
    return shown.head(count).reset_index(drop=True), falls.reset_index(drop=True)


# --- trend ------------------------------------------------------------------------------------------


def trends(points: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return TREND_COLUMNS, one row per region: the verdict on its last unbroken stretch of yearly points.

    Only the same part of each year enters, so that no season is taken for a trend. first and last are the ends of the
    stretch; slopes are per year in the unit of the series.
    """
    part = end_month(period)[5:]
    is_yearly = points["moment"].map(lambda moment: end_month(moment)[5:] == part).astype(bool)
    yearly = points[is_yearly & points["value"].notna()]
    found = {code: _trend(usable) for code, usable in _by_region(yearly)}
    nothing = ("", "", *vars(trend.trend([], [])).values())
    rows = [(code, *found.get(code, nothing)) for code in points["region_code"].unique()]
    return pd.DataFrame(rows, columns=list(TREND_COLUMNS))


def _trend(usable: Sequence[Row]) -> tuple[object, ...]:
    stretch = [row for row in usable if row["run"] == usable[-1]["run"]]
    years = [int(end_month(row["moment"])[:4]) for row in stretch]
    verdict = trend.trend(years, [row["value"] for row in stretch])
    return stretch[0]["moment"], stretch[-1]["moment"], *vars(verdict).values()
