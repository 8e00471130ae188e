"""The address under which a figure can be seen live, as it is printed into files.

A picture is read long after it was made, so its address names what the reader left to the calendar or to the newest
delivery: the day on which evidence is judged, and the period. Figures over time name none: they hold all there is.
"""

import datetime as dt
import os
from urllib.parse import urlencode

from dashboard import cache_region, change_answer, state
from dashboard.exhibits import (
    change_map,
    change_path,
    change_ranking,
    change_slope,
    change_table,
    compliance,
    compliance_tables,
    funnel,
    planner_budget,
    planner_distance,
    planner_reconciliation,
    region_standing,
    region_tables,
)
from dashboard.figures.press.exhibit import Exhibit
from dashboard.question import day_of
from dashboard.state import Selection
from data.errors import JamsosMapError

# What is judged on a day, and what sets a period against an earlier one.
JUDGED = frozenset(
    {
        compliance.HEAT,
        compliance.MAP,
        compliance.TIMELINE,
        planner_budget.KIND,
        planner_budget.STEPS,
        planner_distance.KIND,
        planner_distance.STEPS,
        planner_distance.REGENCIES,
        planner_reconciliation.KIND,
        planner_reconciliation.STEPS,
        *compliance_tables.BUILDERS,
        *region_tables.builders(),
    }
)
CHANGED = frozenset(
    {
        change_map.KIND,
        change_path.KIND,
        change_ranking.KIND,
        change_ranking.COUNTS,
        change_slope.KIND,
        change_table.KIND,
        funnel.KIND,
        funnel.EXTREMES,
    }
)
SETTING = "JAMSOSMAP_ADDRESS"
# Characters of a query that a picture has room for.
LONGEST_PRINTED = 700


class SettingError(JamsosMapError):
    """A setting of the server cannot be used; the text says which one, and how it should be."""


def settled(selection: Selection, exhibit: Exhibit, today: dt.date) -> Selection:
    """Return the address that opens the figures of this exhibit on any other day, and beside newer ones."""
    if exhibit.kind in JUDGED:
        return selection.changed(as_of=(day_of(selection.as_of) or today).isoformat())
    if exhibit.kind in CHANGED:
        answer = change_answer.answer(selection)
        return selection.changed(period=answer.asked.cut.period, since=answer.span.since)
    if exhibit.kind == region_standing.KIND:
        return cache_region.naming(selection, cache_region.standing_of(selection))
    return selection.changed(period=exhibit.period) if exhibit.period else selection


def live_view(selection: Selection) -> str:
    """Return the address of an exhibit on the press desk.

    It starts with the public address of this dashboard where the environment variable JAMSOSMAP_ADDRESS gives it;
    otherwise it is the part that comes after any such address. A long plan of the reader's is left out.

    Raises:
        SettingError: the variable holds no web address.
    """
    public = os.environ.get(SETTING, "").strip().rstrip("/")
    if public and not public.startswith(("https://", "http://")):
        raise SettingError(
            f"Pengaturan {SETTING} berisi {public[:80]!r}, yang bukan alamat situs. "
            f"Isi dengan alamat yang diawali https://, misalnya https://peta.contoh.go.id, atau kosongkan."
        )
    query = urlencode(state.write(selection.changed(present="")))
    if len(query) > LONGEST_PRINTED:
        # A part of what was typed would open another plan; without it the desk says what is lacking.
        query = urlencode(state.write(selection.changed(present="", plan="")))
    return f"{public}/pers?{query}" if public else f"pers?{query}"
