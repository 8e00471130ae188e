"""What sources publish of the worker groups of a region: how many are enrolled, and where that comes from."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.origin import Sources
from dashboard.figures.planner.planner_words import publisher_of
from dashboard.text import Lang, translator
from data.fields import WORKER_GROUPS
from data.reconciliation import PROVENANCE, published_counts

# The groups of the reconciliation of Kota Jambi: contract workers, heads of neighbourhoods, and next the institutions
# of the villages and the caretakers of mosques.
USUAL_GROUPS = ("non_asn", "rt_heads", "village_community_institutions", "mosque_caretakers")
GROUPS = tuple(group for group in WORKER_GROUPS if group != "all")
_SHOWN_AT_FIRST = 4


def counted_groups(observations: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """Return data.reconciliation.published_counts for every worker group, those with a published count first."""
    counts = published_counts(observations, region_code, GROUPS)
    return counts.sort_values("enrolled", key=lambda column: column.isna(), kind="stable", ignore_index=True)


def first_groups(counts: pd.DataFrame) -> list[str]:
    """Return the groups to begin with: those with a published count, filled up with the usual ones."""
    published = counts.loc[counts["enrolled"].notna(), "group"]
    return list(dict.fromkeys([*published, *USUAL_GROUPS]))[:_SHOWN_AT_FIRST]


def first_plan(counts: pd.DataFrame) -> list[str]:
    """Return the groups a plan begins with: those of which a source counts persons, else the usual ones."""
    published = [group for group in first_groups(counts) if known_count(counts, group)]
    return published or list(USUAL_GROUPS[:2])


def published_count(counts: pd.DataFrame, group: str) -> int | None:
    """Return how many of a group are enrolled as a source says, or None."""
    published = known_count(counts, group)
    return int(published["enrolled"]) if published else None


def known_count(counts: pd.DataFrame, group: str) -> dict[str, Any] | None:
    """Return the published count of a group with its period and source_id, None where no source gives one."""
    rows = counts[(counts["group"] == group) & counts["enrolled"].notna()].to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def published_words(counts: pd.DataFrame, group: str, sources: Sources, lang: Lang) -> str:
    """Return where the published count of a group comes from, or that no source gives one."""
    t = translator(lang)
    published = known_count(counts, group)
    if not published:
        return t("Tidak ada sumber yang menyebut jumlahnya.")
    period, source_id = (published[name] for name in PROVENANCE)
    return t(
        "Terdaftar {count} menurut {publisher}, {period}.",
        count=formats.number(published["enrolled"], lang),
        publisher=publisher_of(sources, source_id, lang),
        period=formats.period_text(period, lang),
    )


def same_as_published(counts: pd.DataFrame, group: str, typed: Any, sources: Sources, lang: Lang) -> str:
    """Return which source publishes exactly the typed number of a group as enrolled, "" where none does."""
    published = known_count(counts, group)
    if published is None or pd.isna(typed) or published["enrolled"] != typed:
        return ""
    t = translator(lang)
    period, source_id = (published[name] for name in PROVENANCE)
    return t(
        "sama dengan {publisher}, {period}",
        publisher=publisher_of(sources, source_id, lang),
        period=formats.period_text(period, lang),
    )


def cited(counts: pd.DataFrame, typed: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    """Return the identifiers of the sources that publish exactly what was typed of some groups."""
    found = []
    for group, persons in typed:
        published = known_count(counts, group)
        if published is not None and not pd.isna(persons) and published["enrolled"] == persons:
            found.append(str(published["source_id"]))
    return tuple(dict.fromkeys(found))
