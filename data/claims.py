"""Claims and benefits of one region: what was paid, per claim, per 1,000 participants, and each programme's share.

Figures are set against each other only where they belong together: one source, one period, one basis and one cut. Where
they do not, the rate has no value and a reason why. Figures of several periods are never added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import regions
from data.checks import leeway
from data.fields import (
    BENEFIT_KINDS,
    INDICATORS,
    NATION,
    NOT_STATED,
    PROGRAMMES,
    SEGMENTS,
    VINTAGE_CURRENT,
    VINTAGE_OLD_PAPUA,
    WORKER_GROUPS,
    Ratio,
    Text,
)
from data.indicators import WHOLE
from data.periods import end_month, months
from data.region_facts import BY_PROGRAMME, CLAIMS, Office, former_codes, offices_of
from data.regions import Region
from data.store import Snapshot, observations, read
from data.totals import COUNT_COLUMNS, UNSTATED, joined, weakest, with_totals

PER_CLAIM = "benefits_per_claim_idr"
PER_1000 = {"claims_paid": "claims_per_1000", "benefits_paid_idr": "benefits_per_1000_idr"}
SHARES = {"claims_paid": "programme_share_of_claims", "benefits_paid_idr": "programme_share_of_benefits"}
# What can be drawn over time, in the order of the picker.
DRAWN = ("benefits_paid_idr", "claims_paid", PER_CLAIM, *PER_1000.values(), "benefit_recipients",
         "scholarship_recipients")  # fmt: skip
# The figures of a line belong together; a family is a line without its programme.
LINE = (
    "region_code", "region_vintage", "period", "segment", "programme", "worker_group", "benefit_kind", "basis",
    "source_id",
)  # fmt: skip
FAMILY = tuple(name for name in LINE if name != "programme")
FIGURE_COLUMNS = (
    *LINE, "indicator", "unit", "value", "numerator", "denominator", "denominator_value", "denominator_period",
    "denominator_basis", "denominator_source_id", "obs_status", "flags", "as_printed", "origin", "reason", "is_sum",
)  # fmt: skip

REASONS: dict[str, Text] = {
    "hidden": Text("salah satu angkanya disembunyikan", "one of its figures is suppressed"),
    "missing": Text("salah satu angkanya tidak ada", "one of its figures is missing"),
    "empty": Text("pembaginya nol", "its base is zero"),
    "no_cases": Text("kasusnya tidak disebut", "its claims are not stated"),
    "no_benefits": Text("rupiahnya tidak disebut", "its rupiah are not stated"),
    "no_participants": Text("tidak ada peserta aktif yang sepadan", "no matching active participants"),
    "two_bases": Text("angka peserta aktifnya berlainan", "its figures of active participants differ"),
    "no_total": Text("total semua program tidak disebut", "no total of all programmes is stated"),
    "parts_exceed": Text(
        "jumlah program melebihi total yang disebut", "the programmes add up to more than the stated total"
    ),
}

Row = Mapping[str, Any]
Counts = Mapping[str, Row]


@dataclass(frozen=True)
class Claims:
    """The claims of one region or office; each table of figures has FIGURE_COLUMNS, the newest line first.

    former: figures of an older division that holds the region's land. of_offices: figures of the offices that serve
    it, theirs alone. checks: the checks, of data.checks, whose stated figure is among the claims.
    """

    region: Region
    figures: pd.DataFrame
    former: pd.DataFrame
    offices: tuple[Office, ...]
    of_offices: pd.DataFrame
    checks: pd.DataFrame


def claims(snapshot: Snapshot, region_code: str) -> Claims:
    """Collect the claims of a region or office of today.

    Raises:
        BrokenDataError: a table is absent or unreadable.
        UnknownRegionError, SupersededCodeError: see data.regions.get.
    """
    region = regions.get(region_code)
    offices = offices_of(region)
    office_codes = [office.region.code for office in offices if office.region != region]
    from_before = former_codes(region)
    codes = list(dict.fromkeys([region_code, *from_before, *office_codes]))
    paid = observations(snapshot, region_code=codes, indicator=list(CLAIMS)).assign(is_sum=False)
    people = observations(snapshot, region_code=codes, indicator="active_participants").assign(is_sum=False)
    # The sample stores every total, made before small counts were hidden; a total of what is left would be another.
    if snapshot.dataset == "published" and region.level in ("nation", "kanwil"):
        paid = _with_sums(snapshot, paid, region, CLAIMS)
        people = _with_sums(snapshot, people, region, ("active_participants",))
    found = figures(paid, people)
    is_today = found["region_vintage"] == VINTAGE_CURRENT
    own = found[(found["region_code"] == region_code) & is_today].reset_index(drop=True)
    return Claims(
        region=region,
        figures=own,
        former=found[~is_today & found["region_code"].isin(from_before)].reset_index(drop=True),
        offices=offices,
        of_offices=found[found["region_code"].isin(office_codes)].reset_index(drop=True),
        checks=_checks(snapshot, own),
    )


def figures(paid: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Return FIGURE_COLUMNS: the counts of every line, the rates they allow, and the reasons for those they do not.

    paid: OBSERVATION_COLUMNS and is_sum, of the indicators CLAIMS. people: the same of active_participants.
    A rate has the weaker status and all flags of its two figures; one that cannot be given has no value.
    """
    lines: dict[tuple[Any, ...], dict[str, Row]] = {}
    for row in _in_order(paid).to_dict("records"):
        lines.setdefault(tuple(row[name] for name in LINE), {})[str(row["indicator"])] = row
    families: dict[tuple[Any, ...], dict[str, Counts]] = {}
    for counts in lines.values():
        first = next(iter(counts.values()))
        families.setdefault(tuple(first[name] for name in FAMILY), {})[str(first["programme"])] = counts
    bases = _bases(people)
    made = [
        figure
        for counts in lines.values()
        for figure in _of_line(counts, families[tuple(next(iter(counts.values()))[name] for name in FAMILY)], bases)
    ]
    return pd.DataFrame(made, columns=list(FIGURE_COLUMNS)).astype({"value": float, "is_sum": bool})


def telling(found: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of the line that says most: with rupiah, the newest, of most programmes, with cases too.

    Empty where no line has a figure.
    """
    given = found[found["indicator"].isin(CLAIMS) & found["value"].notna()]
    keys = {}
    for line, rows in given.groupby(list(LINE), sort=False):
        cut = dict(zip(LINE, line, strict=True))
        is_whole = [cut[name] == WHOLE[name] for name in ("worker_group", "benefit_kind", "segment")]
        has = set(rows["indicator"])
        keys[line] = (
            "benefits_paid_idr" in has, end_month(cut["period"]), _breadth(cut["programme"]), *is_whole,
            "claims_paid" in has, _length(cut["period"]),
        )  # fmt: skip
    if not keys:
        return found.head(0)
    best = max(keys, key=lambda line: keys[line])
    return found[(found[list(LINE)] == list(best)).all(axis=1)]


def line_count(found: pd.DataFrame) -> int:
    """Return how many lines a table of figures has."""
    return len(found[list(LINE)].drop_duplicates())


def _breadth(programme: str) -> int:
    """Return how much a programme's figures cover: all before several before an unnamed one before a single one."""
    if programme == "all":
        return 3
    if ";" in programme:
        return 2
    return 1 if programme == NOT_STATED else 0


def _of_line(counts: Counts, family: Mapping[str, Counts], bases: Mapping[Any, Sequence[Row]]) -> Iterator[Row]:
    for row in counts.values():
        yield _figure(row, str(row["indicator"]), row["value"], str(row["obs_status"]), str(row["flags"]), top=row)
    cases, benefits = counts.get("claims_paid"), counts.get("benefits_paid_idr")
    if benefits:
        over = cases or _joined_cases(str(benefits["programme"]), family)
        yield _rate(PER_CLAIM, benefits, benefits, over, "" if over else "no_cases")
    elif cases:
        yield _rate(PER_CLAIM, cases, None, cases, "no_benefits")
    for row in filter(None, (cases, benefits)):
        base, reason = _participants(row, bases)
        yield _rate(PER_1000[str(row["indicator"])], row, row, base, reason)
        if row["programme"] in BY_PROGRAMME:
            whole, reason = _whole(str(row["indicator"]), family)
            yield _rate(SHARES[str(row["indicator"])], row, row, whole, reason)


def _rate(indicator: str, line: Row, top: Row | None, base: Row | None, reason: str) -> Row:
    """Return a rate of a line, or its place with the reason why there is none."""
    both = [row for row in (top, base) if row]
    status = weakest(str(row["obs_status"]) for row in both)
    flags = joined(*(str(row["flags"]) for row in both))
    if not reason and status in ("suppressed", "missing"):
        reason = "hidden" if status == "suppressed" else "missing"
    if not reason and base and not base["value"]:
        reason = "empty"
    if reason or not top or not base:
        status = "suppressed" if status == "suppressed" else "missing"
        return _figure(line, indicator, float("nan"), status, flags, top=top, base=base, reason=reason)
    formula = INDICATORS[indicator].formula
    assert isinstance(formula, Ratio)
    # Multiplied first: 1,100 in 1,000 is 110 in 100, not 110.00000000000001.
    value = float(top["value"]) * formula.per / float(base["value"])
    return _figure(line, indicator, value, status, flags, top=top, base=base)


def _figure(
    line: Row,
    indicator: str,
    value: float,
    status: str,
    flags: str,
    *,
    top: Row | None,
    base: Row | None = None,
    reason: str = "",
) -> Row:
    formula = INDICATORS[indicator].formula
    shown = {name: line[name] for name in LINE}
    return shown | {
        "indicator": indicator,
        "unit": INDICATORS[indicator].unit,
        "value": value,
        "numerator": top["value"] if top else float("nan"),
        "denominator": formula.denominator if isinstance(formula, Ratio) else "",
        "denominator_value": base["value"] if base else float("nan"),
        "denominator_period": base["period"] if base else "",
        "denominator_basis": base["basis"] if base else "",
        "denominator_source_id": base["source_id"] if base else "",
        "obs_status": status,
        "flags": flags,
        "as_printed": "" if formula else line["as_printed"],
        "origin": line["origin"],
        "reason": reason,
        "is_sum": bool(line["is_sum"]),
    }


def _joined_cases(programme: str, family: Mapping[str, Counts]) -> Row | None:
    """Return the cases of several programmes together, where their family names each of them."""
    parts = [family.get(part, {}).get("claims_paid") for part in programme.split(";")]
    return _sum([part for part in parts if part]) if len(parts) > 1 and all(parts) else None


def _whole(indicator: str, family: Mapping[str, Counts]) -> tuple[Row | None, str]:
    """Return what all programmes of a family come to: as stated or, if not stated, the sum of all five."""
    parts = [family.get(code, {}).get(indicator) for code in BY_PROGRAMME]
    known = [part for part in parts if part]
    stated = family.get("all", {}).get(indicator)
    if not stated:
        return (None, "no_total") if len(known) < len(parts) else (_sum(known), "")
    given = [part for part in known if not pd.isna(part["value"])]
    if pd.isna(stated["value"]):
        return stated, ""
    most = stated["value"] + sum(leeway(part) for part in (stated, *given))
    return stated, "parts_exceed" if sum(part["value"] for part in given) > most else ""


def _sum(parts: Sequence[Row]) -> Row:
    """Return one figure for several of the same line; none where one of them has no value."""
    values = [float(part["value"]) for part in parts]
    return dict(parts[0]) | {
        "value": sum(values),
        "obs_status": weakest(str(part["obs_status"]) for part in parts),
        "flags": joined(*(str(part["flags"]) for part in parts)),
    }


# --- participants -----------------------------------------------------------------------------------


def _bases(people: pd.DataFrame) -> Mapping[Any, Sequence[Row]]:
    """Return figures of active participants by what a flow must share with them."""
    whole = people[people["programme"].isin((NOT_STATED, "all")) & (people["benefit_kind"] == "all")]
    found: dict[Any, list[Row]] = {}
    for row in whole.to_dict("records"):
        found.setdefault(_base_key(row), []).append(row)
    return found


def _base_key(row: Row) -> tuple[str, ...]:
    names = ("region_code", "region_vintage", "segment", "worker_group")
    return (*(str(row[name]) for name in names), end_month(str(row["period"])))


def _participants(row: Row, bases: Mapping[Any, Sequence[Row]]) -> tuple[Row | None, str]:
    """Return the participants at the end of a flow's period, of its own source or at least its own stated basis."""
    near = bases.get(_base_key(row), ()) if row["period"] else ()
    same_source = [base for base in near if base["source_id"] == row["source_id"]]
    alike = same_source or [base for base in near if base["basis"] == row["basis"] != UNSTATED]
    if not alike:
        return None, "no_participants"
    return (alike[0], "") if len({base["value"] for base in alike}) == 1 else (None, "two_bases")


# --- where the figures come from --------------------------------------------------------------------


def _with_sums(snapshot: Snapshot, stored: pd.DataFrame, region: Region, kinds: Sequence[str]) -> pd.DataFrame:
    """Return the figures of the nation or a regional office with the sums of its provinces that nobody stated.

    A sum is made within one source and cut, and only where every province of the division it follows has a value.
    """
    members = {
        vintage: {each.code for each in regions.provinces(vintage) if region.code in (NATION, each.kanwil_code)}
        for vintage in (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA)
    }
    codes = sorted(set.union(*members.values()))
    rows = observations(snapshot, region_code=codes, indicator=list(kinds))
    cut = [name for name in LINE if name not in ("region_code", "region_vintage")] + ["indicator"]
    known = set(stored.loc[stored["region_code"] == region.code, cut].itertuples(index=False, name=None))
    sums = []
    for key, group in rows.groupby(cut, sort=False):
        vintages = set(group["region_vintage"])
        vintage = VINTAGE_OLD_PAPUA if VINTAGE_OLD_PAPUA in vintages else VINTAGE_CURRENT
        if key in known or vintages - set(members) or members[vintage] - set(group["region_code"]):
            continue
        totals = with_totals(group[list(COUNT_COLUMNS)], vintage)
        total = totals[totals["region_code"] == region.code].iloc[0]
        if pd.notna(total["value"]):
            sums.append(dict(group.iloc[0]) | dict(total) | {"region_vintage": VINTAGE_CURRENT, "is_sum": True})
    return pd.concat([stored, pd.DataFrame(sums)], ignore_index=True) if sums else stored


def _checks(snapshot: Snapshot, own: pd.DataFrame) -> pd.DataFrame:
    """Return the checks whose stated figure is one of the region's claims; the sample has no stated totals."""
    if snapshot.dataset == "synthetic":
        return pd.DataFrame()
    table = read(snapshot, "checks")
    keys = ["region_code", "period", "source_id"]
    stated = set(own.loc[own["indicator"].isin(CLAIMS), [*keys, "value"]].itertuples(index=False, name=None))
    is_ours = [row in stated for row in table[[*keys, "stated"]].itertuples(index=False, name=None)]
    return table[is_ours].reset_index(drop=True)


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return observations line by line: the newest period first, the shorter of two that end together first."""
    vocabularies: dict[str, Iterable[str]] = {
        "worker_group": WORKER_GROUPS,
        "segment": SEGMENTS,
        "programme": PROGRAMMES,
        "benefit_kind": BENEFIT_KINDS,
        "indicator": CLAIMS,
    }
    by = {
        f"_{name}": rows[name].map({code: place for place, code in enumerate(codes)})
        for name, codes in vocabularies.items()
    }
    ordered = rows.assign(_end=rows["period"].map(end_month), _length=rows["period"].map(_length), **by)
    keys = ["_length", "_worker_group", "_segment", "_programme", "programme", "_benefit_kind", "source_id"]
    ordered = ordered.sort_values(
        ["_end", *keys, "_indicator"],
        ascending=[False, *[True] * (len(keys) + 1)],
        kind="stable",
        na_position="last",
    )
    return ordered[list(rows.columns)]


def _length(period: str) -> int:
    return months(period) if period else 0
