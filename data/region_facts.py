"""What is known of one region, sorted into the sections of its page, and what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from data import regions
from data.compliance import states
from data.duties import all_duties
from data.evidence import Gathered
from data.fields import INDICATORS, PROGRAMMES, SEGMENTS, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA, WORKER_GROUPS, Text
from data.periods import end_month, months
from data.regions import Region, Served
from data.store import Snapshot, observations, read

CLAIMS = ("claims_paid", "benefits_paid_idr", "benefit_recipients", "scholarship_recipients")
ENROLMENT = (
    "coverage_rate", "enrolled_rate", "active_participants", "enrolled_workers", "participants_status_unstated",
    "inactive_participants", "eligible_workers", "coverage_gap", "workers_to_target", "active_employers",
)  # fmt: skip
GROUPS = ("villages_enrolled", "villages_total", "government_offices_covered", "government_offices_total")
WORKFORCE = (
    "employed_persons", "labour_force", "wage_employees", "formal_employed_persons", "formal_employment_share",
    "informal_employment_share", "own_account_workers", "own_account_assisted", "employers_with_permanent_workers",
    "casual_workers", "unpaid_family_workers",
)  # fmt: skip
# What says most about a region comes first; one of these opens its page.
TELLING = (
    "coverage_rate", "active_participants", "enrolled_workers", "participants_status_unstated", "employed_persons",
    "labour_force",
)  # fmt: skip
SURVEY = "estimated"
BY_SEGMENT = ("wage_workers", "own_account_workers", "construction_workers", "migrant_workers")
BY_PROGRAMME = ("employment_injury", "death", "old_age", "pension", "job_loss")


class Office(NamedTuple):
    """A BPJS office near a region, and what it serves; serves is empty when no source says."""

    region: Region
    serves: tuple[Served, ...]


class Unknown(NamedTuple):
    """Something that no source in the snapshot says of the region; parts names what exactly, if it has parts."""

    what: Text
    parts: tuple[Text, ...] = ()


@dataclass(frozen=True)
class RegionFacts:
    """All that a snapshot holds of one region; each table of observations has OBSERVATION_COLUMNS, newest first.

    headline: one row, the most telling figure, or none. workforce: the newest survey year of each indicator and
    whatever else is printed; survey_before: its earlier years. groups: figures of worker groups, villages and offices
    of the government. former: figures of an older division that holds the region's land, never mixed with the others.
    of_offices: figures of the BPJS offices in `offices`, theirs alone, and none of the region's own when it is an
    office. evidence: as data.evidence gathers it, with `state` as of the day. regencies: region_code, figures (how
    many, surveys aside) and newest (period).
    """

    region: Region
    as_of: date
    headline: pd.DataFrame
    workforce: pd.DataFrame
    survey_before: pd.DataFrame
    enrolment: pd.DataFrame
    groups: pd.DataFrame
    claims: pd.DataFrame
    other: pd.DataFrame
    former: pd.DataFrame
    offices: tuple[Office, ...]
    of_offices: pd.DataFrame
    evidence: pd.DataFrame
    not_used: pd.DataFrame
    targets: pd.DataFrame
    checks: pd.DataFrame
    regencies: pd.DataFrame
    unknown: tuple[Unknown, ...]


def facts(snapshot: Snapshot, region_code: str, gathered: Gathered, as_of: date) -> RegionFacts:
    """Collect what a snapshot holds of a region or office of today.

    Of the sample only the newest month of each indicator is taken; its papers and targets are taken whole.

    Raises:
        BrokenDataError: a table is absent or unreadable.
        UnknownRegionError, SupersededCodeError: see data.regions.get.
    """
    region = regions.get(region_code)
    offices = offices_of(region)
    codes = [region_code, *former_codes(region), *(office.region.code for office in offices)]
    found = observations(snapshot, region_code=list(dict.fromkeys(codes)))
    if snapshot.dataset == "synthetic":
        found = newest(found)
    found = in_order(found)
    own = found[(found["region_code"] == region_code) & (found["region_vintage"] == VINTAGE_CURRENT)]
    part = section(own)
    workforce, before = _newest_survey(own[part == "workforce"])
    evidence = gathered.evidence[gathered.evidence["region_code"] == region_code]
    targets = _of_region(read(snapshot, "targets"), region_code)
    office_codes = [office.region.code for office in offices if office.region != region]
    return RegionFacts(
        region=region,
        as_of=as_of,
        headline=headline(own),
        workforce=workforce,
        survey_before=before,
        enrolment=own[part == "enrolment"],
        groups=own[part == "groups"],
        claims=own[part == "claims"],
        other=own[part == "other"],
        former=found[(found["region_vintage"] != VINTAGE_CURRENT) & ~found["region_code"].isin(office_codes)],
        offices=offices,
        of_offices=found[found["region_code"].isin(office_codes)],
        evidence=evidence.assign(state=states(evidence, as_of)),
        not_used=_of_region(gathered.not_used, region_code),
        targets=targets,
        # The sample is made whole, without totals stated by anyone: it has no table of checks.
        checks=_of_region(_checks(snapshot), region_code),
        regencies=_regencies(snapshot, region),
        unknown=unknown(region, own, offices, evidence, targets),
    )


def section(rows: pd.DataFrame) -> pd.Series:
    """Return the section of each observation: claims, groups, enrolment, workforce, or other for all the rest."""
    indicator = rows["indicator"]
    found = pd.Series("other", index=rows.index, dtype="str")
    found[indicator.isin(WORKFORCE)] = "workforce"
    found[indicator.isin(ENROLMENT)] = "enrolment"
    found[indicator.isin(GROUPS) | (indicator.isin(ENROLMENT) & (rows["worker_group"] != "all"))] = "groups"
    found[indicator.isin(CLAIMS)] = "claims"
    return found


def in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return observations by the end of their period, newest first, and then in the order of the vocabularies."""
    keys = {
        "indicator": {code: place for place, code in enumerate((*TELLING, *INDICATORS))},
        "segment": {code: place for place, code in enumerate(SEGMENTS)},
        "programme": {code: place for place, code in enumerate(PROGRAMMES)},
        "worker_group": {code: place for place, code in enumerate(WORKER_GROUPS)},
    }
    by = {f"_{name}": rows[name].map(places) for name, places in keys.items()}
    ends = rows["period"].map(end_month)
    lengths = rows["period"].map(_length)
    ordered = rows.assign(_end=ends, _length=lengths, **by).sort_values(
        ["_end", "_length", *by, "programme", "benefit_kind", "source_id"],
        ascending=[False, *[True] * (len(by) + 4)],
        kind="stable",
        na_position="last",
    )
    return ordered[list(rows.columns)].reset_index(drop=True)


def newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return, of each region's indicator, the figures of the newest month or, without months, of the newest period."""
    kept = rows.assign(_end=rows["period"].map(end_month), _length=rows["period"].map(_length))
    each = ["region_code", "indicator"]
    kept = kept[kept["_end"] == kept.groupby(each)["_end"].transform("max")]
    kept = kept[kept["_length"] == kept.groupby(each)["_length"].transform("min")]
    return kept[list(rows.columns)]


def headline(own: pd.DataFrame) -> pd.DataFrame:
    """Return one row: the newest figure of the whole region for the first of TELLING that is known; none otherwise."""
    whole = own[(own["segment"] == "total") & (own["worker_group"] == "all") & own["value"].notna()]
    for indicator in TELLING:
        rows = whole[whole["indicator"] == indicator]
        if len(rows):
            return rows.head(1)
    return own.head(0)


def offices_of(region: Region) -> tuple[Office, ...]:
    """List the offices whose figures stand beside a region's: its regional office, and the branches that serve it.

    A branch of the same province is listed too when no source says what it serves; a province has all its branches,
    and an office only itself.
    """
    if region.level == "nation":
        return ()
    if region.level in ("kanwil", "branch"):
        return (Office(region, regions.served_by(region.code)),)
    province = region.province_code or region.code
    found = [Office(regions.get(region.kanwil_code), regions.served_by(region.kanwil_code))]
    for branch in regions.all_regions():
        if branch.level == "branch" and branch.province_code == province:
            serves = regions.served_by(branch.code)
            if region.level == "province" or not serves or region.code in {served.region.code for served in serves}:
                found.append(Office(branch, serves))
    return tuple(found)


def unknown(
    region: Region,
    own: pd.DataFrame,
    offices: Iterable[Office],
    evidence: pd.DataFrame,
    targets: pd.DataFrame,
) -> tuple[Unknown, ...]:
    """List what the tables do not say of a region: computed from what is absent, so it shrinks as figures arrive."""
    known = own[own["value"].notna()]
    whole = known[known["worker_group"] == "all"]
    total = set(whole.loc[whole["segment"] == "total", "indicator"])
    segments = set(whole.loc[whole["indicator"] == "active_participants", "segment"])

    def programmes(indicator: str) -> tuple[Text, ...]:
        present = set(known.loc[known["indicator"] == indicator, "programme"])
        return tuple(PROGRAMMES[code] for code in BY_PROGRAMME if code not in present)

    if total >= {"active_participants", "eligible_workers"}:
        total.add("coverage_rate")  # it can be counted
    found = [
        Unknown(INDICATORS[code].label)
        for code in ("active_participants", "eligible_workers", "coverage_rate", "employed_persons")
        if code not in total
    ]
    by_segment = tuple(SEGMENTS[code] for code in BY_SEGMENT if code not in segments)
    duties = tuple(
        duty.label
        for duty in all_duties().values()
        if region.level in duty.bound_levels and duty.code not in set(evidence["duty"])
    )
    lists = (
        (Text("Peserta aktif menurut segmen", "Active participants by segment"), by_segment),
        (Text("Kasus klaim tiap program", "Claims of each programme"), programmes("claims_paid")),
        (Text("Manfaat dibayar tiap program", "Benefits paid of each programme"), programmes("benefits_paid_idr")),
        (Text("Bukti kewajiban Inpres 2/2021", "Evidence of duties under Inpres 2/2021"), duties),
    )
    found += [Unknown(what, parts) for what, parts in lists if parts]
    if region.level in ("regency", "city") and not any(office.region.level == "branch" for office in offices):
        found.append(Unknown(Text("Kantor cabang yang melayani", "The branch office that serves it")))
    if targets.empty:
        found.append(Unknown(Text("Target yang disebut untuk wilayah ini", "A target named for this region")))
    return tuple(found)


def _newest_survey(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    ends = rows["period"].map(end_month).where(rows["obs_status"] == SURVEY)
    last = ends.groupby(rows["indicator"]).transform("max")
    is_before = ends.notna() & (ends < last)
    return rows[~is_before], rows[is_before]


def _regencies(snapshot: Snapshot, region: Region) -> pd.DataFrame:
    if region.level != "province":
        return pd.DataFrame(columns=["region_code", "figures", "newest"])
    codes = [regency.code for regency in regions.regencies(region.code)]
    columns = ("region_code", "period", "obs_status", "value")
    rows = observations(snapshot, columns, region_code=codes)
    rows = rows[(rows["obs_status"] != SURVEY) & rows["value"].notna()]
    rows = rows.assign(_end=rows["period"].map(end_month)).sort_values(["region_code", "_end"], kind="stable")
    grouped = rows.groupby("region_code")["period"]
    return grouped.agg(figures="size", newest="last").reset_index()


def former_codes(region: Region) -> list[str]:
    """Return codes of the provinces of an older division on whose land a province of today lies."""
    if region.level != "province":
        return []
    former = regions.provinces(VINTAGE_OLD_PAPUA)
    return [old.code for old in former if region in regions.current_provinces_of(old.code, VINTAGE_OLD_PAPUA)]


def _checks(snapshot: Snapshot) -> pd.DataFrame:
    return pd.DataFrame(columns=["region_code"]) if snapshot.dataset == "synthetic" else read(snapshot, "checks")


def _of_region(rows: pd.DataFrame, region_code: str) -> pd.DataFrame:
    return rows[rows["region_code"] == region_code].reset_index(drop=True)


def _length(period: str) -> int:
    return months(period) if period else 0
