"""What the exhibits of compliance say in rows: documents.table_file.TABLE_COLUMNS, one row per region or paper."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures import formats
from dashboard.figures.compliance.compliance_charts import paper_name
from dashboard.figures.compliance.compliance_tables import Compliance, day, explained
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, publishers, region_name
from dashboard.figures.origin import Sources
from dashboard.text import Lang, translator
from data.fields import VINTAGE_CURRENT


def rows_of_regions(
    compliance: Compliance, duty: str, codes: Iterable[str], sources: Sources, *, synthetic: bool, lang: Lang
) -> pd.DataFrame:
    """Return how many duties each region meets, or for one duty how much evidence there is; the status in words.

    A region without evidence has the status "missing" and no value: it is not judged.
    """
    judged = compliance.statuses[compliance.statuses["duty"] == duty].set_index("region_code").to_dict("index")
    scores = compliance.scores.set_index("region_code").to_dict("index")
    found = []
    for code in codes:
        if duty and code not in judged:
            continue
        cells = _of_duty(judged[code], lang) if duty else _of_score(scores[code], lang)
        own = compliance.evidence[compliance.evidence["region_code"] == code]
        begun = own[own["state"] != "upcoming"]
        used = begun[begun["duty"] == duty] if duty else begun
        found.append(_row(compliance, code, used, sources, synthetic, lang) | cells)
    return pd.DataFrame(found, columns=list(TABLE_COLUMNS))


def rows_of_papers(
    compliance: Compliance, papers: Iterable[Mapping[str, Any]], sources: Sources, *, synthetic: bool, lang: Lang
) -> pd.DataFrame:
    """Return one row per paper with its name and validity in words."""
    found = [
        _row(compliance, paper["region_code"], pd.DataFrame([paper]), sources, synthetic, lang)
        | {
            "indicator": "duty_evidence", "value": 1.0, "unit": "papers", "obs_status": "reported",
            "worker_group": paper["worker_group"], "period": paper["period"],
            "as_printed": _paper_words(paper, lang),
        }
        for paper in papers
    ]  # fmt: skip
    return pd.DataFrame(found, columns=list(TABLE_COLUMNS))


def _paper_words(paper: Mapping[str, Any], lang: Lang) -> str:
    """Return in the words of a sentence what a paper is and from when to when it holds."""
    t = translator(lang)
    first, last = (day(paper[end], lang, formats.press_date) for end in ("valid_from", "valid_to"))
    named = {"paper": paper_name(paper, lang), "first": first, "last": last}
    if first and last:
        return t("{paper} berlaku dari {first} sampai {last}", **named)
    if first:
        return t("{paper} berlaku mulai {first} dengan tanggal akhir yang tidak diketahui", **named)
    if last:
        return t("{paper} berlaku sampai {last} dengan tanggal mulai yang tidak diketahui", **named)
    return t("{paper} ada dengan masa berlaku yang tidak diketahui", **named)


def _score_words(scored: Mapping[str, Any], lang: Lang) -> str:
    """Return a region's score in the words of a sentence."""
    t = translator(lang)
    return t(
        "terbukti terpenuhi {met} dari {applicable} kewajiban yang berlaku, dengan bukti untuk {known} kewajiban",
        met=scored["met"],
        applicable=scored["applicable"],
        known=scored["with_evidence"],
    )


def _status_words(judged: Mapping[str, Any], lang: Lang) -> str:
    """Return the status of a duty in the words of a sentence, without the signs of the screen."""
    t = translator(lang)
    status = explained({**judged, "is_disputed": False}, lang)
    if judged["is_disputed"]:
        return t("status kewajiban itu {status}, dengan bukti yang saling bertentangan", status=status)
    return t("status kewajiban itu {status}", status=status)


def _of_score(scored: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    is_known = scored["with_evidence"] > 0
    return {
        "indicator": "duties_met",
        "value": float(scored["met"]) if is_known else float("nan"),
        "unit": "duties",
        "as_printed": _score_words(scored, lang),
        "numerator": float(scored["met"]) if is_known else float("nan"),
        "denominator": "duties_applicable",
        "denominator_value": float(scored["applicable"]),
        "obs_status": "reported" if is_known else "missing",
        "flags": "disputed_sources" if scored["disputed"] else "",
    }


def _of_duty(judged: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    count = len([each for each in judged["evidence_ids"].split(";") if each])
    return {
        "indicator": "duty_evidence",
        "value": float(count) if count else float("nan"),
        "unit": "papers",
        "as_printed": _status_words(judged, lang),
        "obs_status": "reported" if count else "missing",
        "flags": "disputed_sources" if judged["is_disputed"] else "",
    }


def _row(
    compliance: Compliance, code: str, used: pd.DataFrame, sources: Sources, synthetic: bool, lang: Lang
) -> dict[str, Any]:
    ids = list(used["source_id"].unique())
    return {
        "region_code": code,
        "name": region_name(code, VINTAGE_CURRENT, lang),
        "segment": "total",
        "programme": "all",
        "worker_group": "all",
        "period": f"{compliance.as_of:%Y-%m}",
        "numerator": float("nan"),
        "denominator": "",
        "denominator_value": float("nan"),
        "denominator_period": "",
        "basis": "unstated",
        "flags": "",
        "source": publishers(ids, sources),
        "address": "; ".join(dict.fromkeys(sources[each]["url"] for each in ids)),
        "origin": "synthetic" if synthetic else "published",
        "notice": getattr(SYNTHETIC_BAND, lang) if synthetic else "",
    }
