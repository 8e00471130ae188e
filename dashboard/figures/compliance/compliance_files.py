"""The files of the page of compliance: statuses, evidence and what lapses, each line with day, source and notice."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from dashboard.documents.table_file import SYNTHETIC_PREFIX, csv_bytes
from dashboard.figures.compliance.compliance_tables import (
    LOOKS,
    NOT_APPLICABLE,
    STATES,
    Compliance,
    heat_cells,
    in_territory,
)
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, publishers, region_name
from dashboard.figures.origin import Sources
from dashboard.text import Lang
from data.duties import all_duties
from data.fields import VINTAGE_CURRENT, WORDING_MARKS

STATUS_COLUMNS = (
    "region_code", "name", "duty", "duty_label", "as_of", "status", "status_label", "until", "is_disputed",
    "duties_met", "duties_applicable", "duties_with_evidence", "evidence_ids", "upcoming_ids", "wording_verified",
    "source", "origin", "notice",
)  # fmt: skip
EVIDENCE_FILE_COLUMNS = (
    "evidence_id", "region_code", "name", "duty", "duty_label", "as_of", "state", "state_label", "says", "valid_from",
    "valid_to", "days_left", "renewed_by", "kind", "instrument", "worker_group", "period", "value", "unit",
    "as_printed", "flags", "judged", "file", "row", "source", "source_title", "source_date", "address", "origin",
    "notice",
)  # fmt: skip


def statuses_file(
    compliance: Compliance, codes: Iterable[str], sources: Sources, *, synthetic: bool, lang: Lang
) -> bytes:
    """Return the heat table as CSV, one line per region and duty, in STATUS_COLUMNS; codes beside their words.

    A duty that does not bind a region is listed as such, and one without evidence has neither day nor source.
    """
    cells, _ = heat_cells(compliance, codes)
    judged = compliance.statuses.set_index(["region_code", "duty"]).to_dict("index")
    scores = compliance.scores.set_index("region_code").to_dict("index")
    source_of = dict(zip(compliance.evidence["evidence_id"], compliance.evidence["source_id"], strict=True))
    nothing = {"until": "", "is_disputed": False, "evidence_ids": "", "upcoming_ids": ""}
    rows = []
    for code, statuses in cells.to_dict("index").items():
        for duty, status in statuses.items():
            row, scored = judged.get((code, duty), nothing), scores[code]
            used = [source_of[each] for each in row["evidence_ids"].split(";") if each]
            rows.append(
                {
                    "region_code": code,
                    "name": region_name(code, VINTAGE_CURRENT, lang),
                    "duty": duty,
                    "duty_label": getattr(all_duties()[duty].label, lang),
                    "as_of": compliance.as_of.isoformat(),
                    "status": status,
                    "status_label": getattr(LOOKS[status].words, lang),
                    "until": row["until"],
                    "is_disputed": "" if status == NOT_APPLICABLE else int(row["is_disputed"]),
                    "duties_met": scored["met"],
                    "duties_applicable": scored["applicable"],
                    "duties_with_evidence": scored["with_evidence"],
                    "evidence_ids": row["evidence_ids"],
                    "upcoming_ids": row["upcoming_ids"],
                    "wording_verified": getattr(WORDING_MARKS[all_duties()[duty].verified], lang),
                    "source": publishers(used, sources),
                    "origin": "synthetic" if synthetic else "published",
                    "notice": _notice(synthetic, lang),
                }
            )
    return csv_bytes(pd.DataFrame(rows, columns=list(STATUS_COLUMNS)))


def evidence_file(
    compliance: Compliance, within: str, sources: Sources, *, synthetic: bool, lang: Lang, lapsing: bool = False
) -> bytes:
    """Return the evidence of a territory as CSV, one line per piece and duty, in EVIDENCE_FILE_COLUMNS.

    within: a province with all it holds, one region, or "" for all. lapsing: only what ends in the next days, the
    soonest first; days_left and renewed_by are empty otherwise.
    """
    found = in_territory(compliance.lapsing.assign(state="in_force") if lapsing else compliance.evidence, within)
    nothing = {} if lapsing else {"days_left": "", "renewed_by": ""}
    rows = [
        row
        | nothing
        | {
            "name": region_name(row["region_code"], VINTAGE_CURRENT, lang),
            "duty_label": getattr(all_duties()[row["duty"]].label, lang),
            "as_of": compliance.as_of.isoformat(),
            "state_label": getattr(STATES[row["state"]], lang),
            "value": "" if pd.isna(row["value"]) else _plain(row["value"]),
            "judged": row[f"note_{lang}"],
            "source": sources[row["source_id"]]["publisher"],
            "source_title": sources[row["source_id"]]["title"],
            "source_date": sources[row["source_id"]]["published_date"],
            "address": sources[row["source_id"]]["url"],
            "notice": _notice(synthetic, lang),
        }
        for row in found.to_dict("records")
    ]
    return csv_bytes(pd.DataFrame(rows, columns=list(EVIDENCE_FILE_COLUMNS)))


def file_name(what: str, within: str, as_of: date, *, synthetic: bool) -> str:
    """Return a name that says what, where and as of which day: kepatuhan_status_14_2026-11-26.csv."""
    where = within.replace(".", "-") or "indonesia"
    return f"{SYNTHETIC_PREFIX if synthetic else ''}kepatuhan_{what}_{where}_{as_of.isoformat()}.csv"


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def _notice(synthetic: bool, lang: Lang) -> str:
    return getattr(SYNTHETIC_BAND, lang) if synthetic else ""
