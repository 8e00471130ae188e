"""Status of each duty under Inpres 2/2021 as of a day, by rule from evidence; nothing here is a person's judgement.

The rule, for one region and one duty:

1. Evidence whose start is still ahead is not counted; it is named as upcoming.
2. Evidence whose last day has passed has lapsed. The rest is live: in force when both its days are known, else open.
   A regulation without an end is open too, for nobody has checked whether it was revoked or replaced.
3. Within one worker group the newest live evidence decides what is said (met, partly, not met), of equally new ones
   the weaker; unknown starts are the oldest. It is disputed when an equally new one says otherwise, or an older one
   that is in force on that day; an older open one is merely outdated.
4. "Met" needs live evidence in force that says so; said by open evidence only, it is "validity unknown". A source's
   "partly" or "not met" stands until newer evidence, whether or not it has an end.
5. Across worker groups: any partly or not met makes the duty partly met (not met when all live groups are); else one
   group met is enough; else validity unknown; else lapsed; else no evidence, which never counts as failing.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from data.duties import Duty
from data.fields import DUTY_STATUSES
from data.regions import Region, regencies

STATUS_COLUMNS = (
    "region_code", "duty", "status", "is_disputed", "newest_from", "until", "evidence_ids", "upcoming_ids",
)  # fmt: skip
SCORE_COLUMNS = ("region_code", "applicable", "with_evidence", *DUTY_STATUSES, "disputed", "score")
LAPSING_DAYS = 90
# A region that meets this many duties or more stands in the highest band.
HIGHEST_BAND = 4
BANDS = ("no_evidence", *(str(count) for count in range(HIGHEST_BAND + 1)))

UPCOMING, LAPSED, IN_FORCE, OPEN = "upcoming", "lapsed", "in_force", "open"
WEAKEST_FIRST = ("not_met", "partly", "met")
SHORTFALLS = frozenset(("not_met", "partly"))


def states(evidence: pd.DataFrame, as_of: date) -> pd.Series:
    """Say of each piece of evidence whether it is upcoming, lapsed, in_force or open (a day unknown) on a day."""
    today = as_of.isoformat()
    starts, ends = evidence["valid_from"], evidence["valid_to"]
    found = pd.Series(IN_FORCE, index=evidence.index)
    found[(starts == "") | (ends == "")] = OPEN
    found[(ends != "") & (ends < today)] = LAPSED
    found[starts > today] = UPCOMING
    return found


def statuses(evidence: pd.DataFrame, duties: Mapping[str, Duty], places: Iterable[Region], as_of: date) -> pd.DataFrame:
    """Judge every duty that binds each of the places, in their order (STATUS_COLUMNS).

    evidence: as data.evidence.gather returns it. newest_from: start of the newest evidence counted, "" when unknown.
    until: the last day of what makes the duty met, or the day on which the last of it lapsed; else "". evidence_ids,
    upcoming_ids: joined by semicolons; the former holds all evidence that has begun, lapsed or not.
    """
    stated = evidence.assign(state=states(evidence, as_of))
    columns = ["evidence_id", "region_code", "duty", "worker_group", "says", "valid_from", "valid_to", "state"]
    by_duty: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in stated[columns].to_dict("records"):
        by_duty.setdefault((row["region_code"], row["duty"]), []).append(row)
    rows = [
        {"region_code": place.code, "duty": code, **_status(by_duty.get((place.code, code), []))}
        for place in places
        for code, duty in duties.items()
        if place.level in duty.bound_levels
    ]
    return pd.DataFrame(rows, columns=list(STATUS_COLUMNS))


def _status(rows: list[dict[str, Any]]) -> dict[str, Any]:
    begun = [row for row in rows if row["state"] != UPCOMING]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in begun:
        if row["state"] != LAPSED:
            groups.setdefault(row["worker_group"], []).append(row)
    judged = [_group_status(live) for live in groups.values()]
    status = _across([status for status, _ in judged], has_lapsed=bool(begun))
    ends = {
        "met": [row["valid_to"] for row in begun if row["state"] == IN_FORCE and row["says"] == "met"],
        "lapsed": [row["valid_to"] for row in begun],
    }
    return {
        "status": status,
        "is_disputed": any(is_disputed for _, is_disputed in judged),
        "newest_from": max((row["valid_from"] for row in begun), default=""),
        "until": max(ends.get(status, ()), default=""),
        "evidence_ids": ";".join(row["evidence_id"] for row in begun),
        "upcoming_ids": ";".join(row["evidence_id"] for row in rows if row["state"] == UPCOMING),
    }


def _group_status(live: list[dict[str, Any]]) -> tuple[str, bool]:
    """Judge the live evidence about one worker group: its status, and whether it is disputed."""
    newest = max(row["valid_from"] for row in live)
    says = min((row["says"] for row in live if row["valid_from"] == newest), key=WEAKEST_FIRST.index)
    rivals = [row for row in live if row["says"] != says]
    is_disputed = any(row["valid_from"] == newest or row["state"] == IN_FORCE for row in rivals)
    is_certain = any(row["says"] == "met" and row["state"] == IN_FORCE for row in live)
    return ("validity_unknown" if says == "met" and not is_certain else says), is_disputed


def _across(groups: list[str], has_lapsed: bool) -> str:
    if SHORTFALLS & set(groups):
        return "not_met" if set(groups) == {"not_met"} else "partly"
    if groups:
        return "met" if "met" in groups else "validity_unknown"
    return "lapsed" if has_lapsed else "no_evidence"


def score(judged: pd.DataFrame) -> pd.DataFrame:
    """Count each region's statuses (SCORE_COLUMNS), in the order of the statuses.

    applicable: the duties that bind it, those without evidence included. with_evidence: of these, how many have any
    evidence that has begun; to be shown beside the score. score: met / applicable, a share.
    """
    counted = pd.crosstab(judged["region_code"], judged["status"])
    counted = counted.reindex(index=judged["region_code"].unique(), columns=list(DUTY_STATUSES), fill_value=0)
    applicable = counted.sum(axis=1)
    counted = counted.assign(
        applicable=applicable,
        with_evidence=applicable - counted["no_evidence"],
        disputed=judged.groupby("region_code")["is_disputed"].sum(),
        score=counted["met"] / applicable,
    )
    return counted.rename_axis(columns=None).reset_index()[list(SCORE_COLUMNS)]


def bands(scores: pd.DataFrame) -> pd.Series:
    """Return by region code which of BANDS a region is in: how many duties it meets, apart where none has evidence.

    scores: as score returns them. The last band stands for that many or more.
    """
    counted = scores["met"].clip(upper=HIGHEST_BAND).astype(str).mask(scores["with_evidence"] == 0, "no_evidence")
    return counted.set_axis(scores["region_code"])


def by_province(states: pd.Series) -> pd.DataFrame:
    """Count the regencies and cities of every province (rows, by code) by their states (columns, those that occur).

    states: by region code; provinces in it are left out.
    """
    within = states[states.index.str.contains(".", regex=False)]
    counted = pd.crosstab(within.index.str[:2], within.to_numpy())
    return counted.rename_axis(index="region_code", columns=None)


def spread(judged: pd.DataFrame, province_code: str) -> pd.DataFrame:
    """Count the regencies and cities of a province by duty (rows) and status (columns, all of DUTY_STATUSES).

    Raises:
        UnknownRegionError: no region has this code.
    """
    codes = [region.code for region in regencies(province_code)]
    within = judged[judged["region_code"].isin(codes)]
    counted = pd.crosstab(within["duty"], within["status"])
    counted = counted.reindex(index=within["duty"].unique(), columns=list(DUTY_STATUSES), fill_value=0)
    return counted.rename_axis(columns=None)


def lapsing(evidence: pd.DataFrame, as_of: date, days: int = LAPSING_DAYS) -> pd.DataFrame:
    """List the evidence in force on a day whose last day is that day or one of the next `days`, the soonest first.

    Besides the columns of the evidence: days_left, 0 on the last day; renewed_by, the ids of evidence about the same
    duty and worker group of the region that holds on the day after, joined by semicolons.
    """
    last = (as_of + timedelta(days=days)).isoformat()
    ending = evidence[(states(evidence, as_of) == IN_FORCE) & (evidence["valid_to"] <= last)]
    ends = [date.fromisoformat(end) for end in ending["valid_to"]]
    found = ending.assign(
        days_left=[(end - as_of).days for end in ends],
        renewed_by=[_renewals(evidence, row, end) for row, end in zip(ending.to_dict("records"), ends, strict=True)],
    )
    return found.sort_values(["valid_to", "region_code", "evidence_id"], ignore_index=True)


def _renewals(evidence: pd.DataFrame, row: Mapping[str, Any], end: date) -> str:
    same = evidence[
        (evidence["region_code"] == row["region_code"])
        & (evidence["duty"] == row["duty"])
        & (evidence["worker_group"] == row["worker_group"])
    ]
    after = same[(states(same, end + timedelta(days=1)) == IN_FORCE) & (same["valid_to"] > row["valid_to"])]
    return ";".join(after["evidence_id"])
