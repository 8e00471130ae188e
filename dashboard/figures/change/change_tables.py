"""Tables of a change: for the screen one row per region with its verdict, for files the columns of all files."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.change import change_words
from dashboard.figures.change.change_words import Told
from dashboard.figures.maps.reading_table import file_table, flag_words
from dashboard.figures.origin import Sources
from dashboard.text import translator
from data.fields import NATION, TREND_VARIANTS, TRENDS
from data.indicators import Panel, complete
from data.totals import joined

NOT_SHOWN = ("missing", "suppressed")
# Flags that say something of a rate and nothing of its count.
OF_RATES = ("above_one", "basis_mixed")


def in_order(told: Told) -> pd.DataFrame:
    """Return the changes with the verdicts on their trends, the largest rise first."""
    rows = told.table.merge(told.trends, on="region_code", how="left")
    return rows.sort_values(["main", "region_code"], ascending=[False, True], na_position="last", ignore_index=True)


def screen_table(told: Told) -> pd.DataFrame:
    """Return the changes with column names in words, the largest rise first; shares and points times 100."""
    t = translator(told.lang)
    rows = in_order(told)
    records: list[dict[str, Any]] = rows.to_dict("records")
    unit = told.indicator.unit
    places = 2 if unit in formats.RATE_UNITS else 0
    first, last = (formats.period_text(moment, told.lang) for moment in (told.moments[0], told.moments[-1]))

    def scaled(column: str, of: str, decimals: int) -> pd.Series:
        return (rows[column] * (100 if of in formats.SHARE_UNITS else 1)).round(decimals)

    main = t("Perubahan (poin persen)") if told.main_unit == "points" else t("Perubahan")
    table = pd.DataFrame(
        {
            t("Kode"): rows["region_code"],
            t("Wilayah"): [told.name(code) for code in rows["region_code"]],
            first: scaled("earlier", unit, places),
            last: scaled("later", unit, places),
            t("Perubahan (%)") if told.main_unit == "share" else main: scaled("main", told.main_unit, 2),
            t("Peringkat"): rows["rank"],
            t("Perubahan jumlah"): rows["count_change"],
            t("Peringkat jumlah"): rows["rank_count"],
            t("Tren"): [_verdict(told, row["verdict"]) for row in records],
            t("Kemiringan per tahun"): scaled("slope", told.change_unit, 2),
            t("Selang 95% dari"): scaled("low", told.change_unit, 2),
            t("Selang 95% sampai"): scaled("high", told.change_unit, 2),
            "S": rows["s"],
            "p": rows["p"].round(4),
            t("Cara uji"): [_variant(told, row["variant"]) for row in records],
            t("Titik"): rows["points"],
            t("Catatan"): ["; ".join(remarks(told, row)) for row in records],
        }
    )
    return table.drop(columns=[t("Peringkat"), t("Peringkat jumlah")]) if told.unrankable else table


def _verdict(told: Told, code: object) -> str:
    return getattr(TRENDS[code if isinstance(code, str) else "unknown"], told.lang)


def _variant(told: Told, code: object) -> str:
    return getattr(TREND_VARIANTS[code if isinstance(code, str) else ""], told.lang)


def remarks(told: Told, row: change_words.Row) -> list[str]:
    """Return why a region has no change, and what must be said of its figures."""
    why = change_words.why_none(row, told.lang)
    return [*([why] if why else []), *flag_words(row["flags"], told.lang)]


# --- files ------------------------------------------------------------------------------------------


def change_rows(told: Told, sources: Sources, codes: Sequence[str]) -> pd.DataFrame:
    """Return the changes of some regions or of the nation as rows of a file, flagged as differences.

    The period runs from the earlier to the later one; the unit is that of the ranking.
    """
    changes = {code: told.row(code) for code in codes}
    rows = level_rows(told, [told.later], sources, codes)
    nothing = float("nan")
    return rows.assign(
        value=[changes[code]["main"] for code in rows["region_code"]],
        unit=told.main_unit,
        period=f"{told.moments[0]}/{told.moments[-1]}",
        numerator=nothing,
        denominator_value=nothing,
        as_printed="",
        obs_status=[changes[code]["obs_status"] for code in rows["region_code"]],
        flags=[joined(changes[code]["flags"], "change") for code in rows["region_code"]],
    )


def count_rows(told: Told, sources: Sources, codes: Sequence[str]) -> pd.DataFrame:
    """Return the changes of the count behind the measure as rows of a file, flagged as differences."""
    changes = {code: told.row(code) for code in codes}
    panel = without_base(told.later)
    rows = level_rows(told, [panel], sources, codes)
    of = [changes[code] for code in rows["region_code"]]
    nothing = float("nan")
    return rows.assign(
        indicator=told.count.code,
        value=[row["count_change"] if row["obs_status"] not in NOT_SHOWN else nothing for row in of],
        unit=told.count_unit,
        period=f"{told.moments[0]}/{told.moments[-1]}",
        numerator=nothing,
        as_printed="",
        obs_status=[row["obs_status"] if pd.notna(row["count_change"]) else _none(row) for row in of],
        flags=[joined(_of_count(row["flags"]), "change") for row in of],
    )


def without_base(panel: Panel) -> Panel:
    """Return a panel as that of the count alone: nothing in it says what the count was divided by."""
    none = {
        "denominator": "", "denominator_value": float("nan"), "denominator_period": "", "denominator_source_id": "",
    }  # fmt: skip
    return replace(panel, table=panel.table.assign(**none), nation={**panel.nation, **none})


def _none(row: change_words.Row) -> str:
    return row["obs_status"] if row["obs_status"] in NOT_SHOWN else "missing"


def _of_count(flags: str) -> str:
    return ";".join(flag for flag in flags.split(";") if flag not in OF_RATES)


def level_rows(told: Told, panels: Sequence[Panel], sources: Sources, codes: Sequence[str]) -> pd.DataFrame:
    """Return the figures of some periods as rows of a file, in the order of the panels and of the codes."""
    found = []
    for panel in panels:
        known = pd.concat([panel.table, pd.DataFrame([dict(panel.nation)])], ignore_index=True)
        table, shared = file_table(panel, complete(known, codes), sources, told.lang)
        found.append(table.assign(**shared))
    return pd.concat(found, ignore_index=True)


def file_rows(told: Told, sources: Sources) -> pd.DataFrame:
    """Return everything behind the page: the changes, then the figures of both periods, the nation last in each."""
    codes = [*told.table["region_code"], NATION]
    parts = [change_rows(told, sources, codes), level_rows(told, (told.earlier, told.later), sources, codes)]
    return pd.concat(parts, ignore_index=True)
