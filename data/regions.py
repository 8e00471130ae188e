"""The nation, 38 provinces, 416 regencies, 98 cities and the BPJS offices: codes, names, and what replaced what.

Codes are Kemendagri's (PP, PP.RR) and decide every join. Names only propose: a name is accepted when it equals a
region's name or alias after tidying case, spaces and punctuation, never by likeness.
Where each table comes from is told in data/reference/regions.md.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, cast

from rapidfuzz import fuzz, process

from data.errors import BrokenDataError, JamsosMapError
from data.fields import NATION, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA
from data.paths import REFERENCE
from data.region_names import LEVELS, Form, Level, digits_of, form_of, tidy_code, whole_form

TERRITORIES: tuple[Level, ...] = ("nation", "province", "regency", "city")

PROPOSED = 5
LONGEST_NAME = 80
LIKENESS = 80
_KIND_SHOWN = re.compile(r"^(Kabupaten|Kota)( Administrasi)? |^(Kanwil|Kantor Cabang) | \(sebelum pemekaran 2022\)$")


@dataclass(frozen=True)
class Region:
    """One region or BPJS office.

    code: "ID", Kemendagri's "PP" or "PP.RR", "KW-…" for a regional office, "KC-…" for a branch.
    name: as shown to readers, "Kabupaten Siak"; name_short leaves the kind out, "Siak".
    province_code: the province of a regency, city or branch; "" for the nation, provinces and regional offices.
    kanwil_code: the regional office that serves it; "" for the nation; a regional office carries its own code.
    code_bps: BPS code of 2020, "1405" or "14"; "" where the 2020 bridge has none.
    vintage: the division of Papua in which the code has this meaning, a VINTAGE_* of data.fields.
    """

    code: str
    name: str
    level: Level
    province_code: str
    kanwil_code: str
    code_bps: str
    name_short: str
    vintage: str = VINTAGE_CURRENT


class Served(NamedTuple):
    """A province or regency that a BPJS office serves, and how that is known.

    kind: "stated" by a source, "name" read from the office's own name, or "inferred".
    """

    region: Region
    kind: str
    basis_id: str
    basis_en: str


class UnknownRegionError(JamsosMapError):
    """A text that is no region's code or name, or the name of several; proposals holds the likely ones."""

    def __init__(self, text: str, proposals: Sequence[Region] = (), is_ambiguous: bool = False) -> None:
        self.text = text
        self.proposals = tuple(proposals[:PROPOSED])
        self.is_ambiguous = is_ambiguous
        named = ", ".join(_described(region) for region in self.proposals)
        shown = _shown(text)
        if is_ambiguous:
            message = f"{shown} dapat berarti {named}. Tulis kode wilayahnya atau sebutan lengkapnya."
        elif named:
            message = f"Wilayah {shown} tidak dikenal. Mungkin maksud Anda: {named}."
        else:
            message = f"Wilayah {shown} tidak dikenal. Tulis kode Kemendagri (misalnya 14.08) atau nama lengkapnya."
        super().__init__(message)


class SupersededCodeError(JamsosMapError):
    """A Kemendagri code that was valid before the 2022 Papua provinces; replacements holds today's regions."""

    def __init__(self, code: str, old_name: str, law: str, replacements: Sequence[Region]) -> None:
        self.code = code
        self.replacements = tuple(replacements)
        now = ", ".join(f"{_described(region)} di Provinsi {get(region.province_code).name}" for region in replacements)
        super().__init__(
            f"Kode {code} ({old_name}) tidak berlaku lagi sejak pemekaran Papua 2022 ({law}). Kode sekarang: {now}."
        )


class UnknownVintageError(JamsosMapError):
    """A division of the provinces that this project does not know."""

    def __init__(self, vintage: str) -> None:
        super().__init__(
            f"Pembagian wilayah {_shown(vintage)} tidak dikenal; yang ada: {VINTAGE_CURRENT} dan {VINTAGE_OLD_PAPUA}."
        )


def _shown(text: str) -> str:
    return ascii(text[:LONGEST_NAME]) if not text.isprintable() else repr(text[:LONGEST_NAME])


def _described(region: Region) -> str:
    kind = "Provinsi " if region.level == "province" else ""
    return f"{kind}{region.name} ({region.code})"


# --- the tables -----------------------------------------------------------------------------------


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    path = REFERENCE / f"{table}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BrokenDataError(
            f"Tabel rujukan data/reference/{path.name} tidak ada atau tidak terbaca. Pulihkan dari repositori."
        ) from error


@cache
def _kanwil_by_province() -> dict[str, str]:
    rows = _rows("office_regions")
    return {row["region_code"]: row["office_code"] for row in rows if row["office_code"].startswith("KW-")}


def _region(row: dict[str, str]) -> Region:
    level, province = cast("Level", row["level"]), row["province_code"]
    kanwil = row["code"] if level == "kanwil" else _kanwil_by_province()[province or row["code"]]
    name_short = _KIND_SHOWN.sub("", row["name"])
    vintage, code_bps = row.get("vintage", VINTAGE_CURRENT), row.get("code_bps", "")
    return Region(row["code"], row["name"], level, province, kanwil, code_bps, name_short, vintage)


@cache
def _by_code() -> dict[str, Region]:
    nation = Region(NATION, "Indonesia", "nation", "", "", "", "Indonesia")
    rows = [row for row in _rows("regions") if row["vintage"] == VINTAGE_CURRENT]
    return {region.code: region for region in (nation, *map(_region, rows), *map(_region, _rows("offices")))}


@cache
def _old_papua() -> dict[str, Region]:
    return {row["code"]: _region(row) for row in _rows("regions") if row["vintage"] == VINTAGE_OLD_PAPUA}


@cache
def _superseded() -> dict[str, list[dict[str, str]]]:
    replaced: dict[str, list[dict[str, str]]] = {}
    for row in _rows("superseded_codes"):
        replaced.setdefault(row["old_code"], []).append(row)
    return replaced


# --- regions and their relations --------------------------------------------------------------------


def all_regions() -> tuple[Region, ...]:
    """List the nation, 38 provinces, 514 regencies and cities, 11 regional offices and the known branches."""
    return tuple(_by_code().values())


def get(code: str, vintage: str = VINTAGE_CURRENT) -> Region:
    """Return the region with exactly this code; in the old vintage 91 and 92 mean the provinces before the 2022 split.

    Raises UnknownRegionError, SupersededCodeError or UnknownVintageError.
    """
    if vintage not in (VINTAGE_CURRENT, VINTAGE_OLD_PAPUA):
        raise UnknownVintageError(vintage)
    if code not in _by_code():
        if code in _superseded():
            raise _superseded_error(code)
        raise UnknownRegionError(code, _like_code(code))
    if vintage == VINTAGE_CURRENT:
        return _by_code()[code]
    if code in _new_provinces():
        raise UnknownRegionError(code, _old_provinces_of(code))
    return _old_papua().get(code) or replace(_by_code()[code], vintage=vintage)


def provinces(vintage: str = VINTAGE_CURRENT) -> tuple[Region, ...]:
    """List the provinces by code: 38 today, 34 before the 2022 Papua split. Raises UnknownVintageError."""
    today = tuple(region for region in all_regions() if region.level == "province")
    if vintage == VINTAGE_CURRENT:
        return today
    return tuple(get(region.code, vintage) for region in today if region.code not in _new_provinces())


def regencies(province_code: str | None = None) -> tuple[Region, ...]:
    """List today's regencies and cities by code, of one province or of all 38. Raises as get does."""
    if province_code is not None:
        get(province_code)
    return tuple(
        region
        for region in all_regions()
        if region.level in ("regency", "city") and province_code in (None, region.province_code)
    )


def current_provinces_of(code: str, vintage: str) -> tuple[Region, ...]:
    """List today's provinces on the land of a province of that vintage: old 91 is 91, 93, 94, 95; old 92 is 92, 96.

    Raises UnknownVintageError, and UnknownRegionError for a code that was no province then.
    """
    region = get(code, vintage)
    if region.level != "province":
        raise UnknownRegionError(code)
    if code in _old_papua() and vintage == VINTAGE_OLD_PAPUA:
        return tuple(get(row["new_code"]) for row in _superseded()[code])
    return (get(code),)


def kanwils() -> tuple[Region, ...]:
    """List the eleven regional offices of BPJS Ketenagakerjaan."""
    return tuple(region for region in all_regions() if region.level == "kanwil")


def kanwil_of(code: str) -> Region:
    """Return the regional office that serves a province, regency, city or branch. Raises as get does."""
    region = get(code)
    if not region.kanwil_code:
        raise UnknownRegionError(code)
    return get(region.kanwil_code)


def provinces_of_kanwil(code: str) -> tuple[Region, ...]:
    """List today's provinces that a regional office serves. Raises UnknownRegionError."""
    if get(code).level != "kanwil":
        raise UnknownRegionError(code, kanwils())
    return tuple(region for region in provinces() if region.kanwil_code == code)


def served_by(office_code: str) -> tuple[Served, ...]:
    """List what a regional office (provinces) or a branch (regencies, cities) serves; empty when no source says.

    Raises UnknownRegionError.
    """
    get(office_code)
    return tuple(
        Served(get(row["region_code"]), row["kind"], row["basis_id"], row["basis_en"])
        for row in _rows("office_regions")
        if row["office_code"] == office_code
    )


@cache
def _new_provinces() -> frozenset[str]:
    new = {row["new_code"] for old in _old_papua() for row in _superseded()[old]}
    return frozenset(new - set(_old_papua()))


def _old_provinces_of(code: str) -> tuple[Region, ...]:
    return tuple(old for old in _old_papua().values() if code in {row["new_code"] for row in _superseded()[old.code]})


def _superseded_error(code: str) -> SupersededCodeError:
    rows = _superseded()[code]
    return SupersededCodeError(code, rows[0]["old_name"], rows[0]["law"], [get(row["new_code"]) for row in rows])


# --- from text to one region ------------------------------------------------------------------------


def aliases(code: str) -> tuple[str, ...]:
    """Return the other spellings by which a region is known, as listed in the reference table."""
    return tuple(row["alias"] for row in _rows("aliases") if row["code"] == code)


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """All ways to write each region: its name, its short name and its aliases."""
    texts = {region.code: [region.name, region.name_short] for region in all_regions()}
    for row in _rows("aliases"):
        texts[row["code"]].append(row["alias"])
    return {code: tuple(dict.fromkeys(map(form_of, written))) for code, written in texts.items()}


@cache
def _named() -> dict[tuple[Level | None, str], tuple[str, ...]]:
    """Codes by kind and name; under kind None what the bare name can mean. Offices need their kind said."""
    found: dict[tuple[Level | None, str], dict[str, None]] = {}
    for region in all_regions():
        for form in _forms()[region.code]:
            found.setdefault((form.kind or region.level, form.key), {})[region.code] = None
            if form.kind is None and region.level in TERRITORIES:
                found.setdefault((None, form.key), {})[region.code] = None
    return {key: tuple(codes) for key, codes in found.items()}


def _code_in(text: str) -> str:
    """Find the code that a text writes ("1471 " is 14.71, "kw-sulama" is KW-sulama); "" when it is none."""
    written = text.strip().casefold()
    return tidy_code(text) or next((code for code in _by_code() if code.casefold() == written), "")


def resolve(text: str) -> Region:
    """Return today's region that a Kemendagri code (14.71, 1471, "14.71 ") or a name ("KAB. SIAK", "Siak") means.

    A name must equal a region's name or alias apart from case, spaces and punctuation; BPS codes go to resolve_bps.
    Raises UnknownRegionError with proposals (also when several regions bear the name) and SupersededCodeError.
    """
    if len(text) > LONGEST_NAME:
        raise UnknownRegionError(text)
    if code := _code_in(text):
        return get(code)
    form = form_of(text)
    codes = _named().get((form.kind, form.key)) or _named().get((None, whole_form(text).key)) or ()
    if len(codes) == 1:
        return get(codes[0])
    if codes:
        raise UnknownRegionError(text, [get(code) for code in codes], is_ambiguous=True)
    raise UnknownRegionError(text, _like_code(text) or _like_name(form))


def resolve_bps(code: str) -> Region:
    """Return the region that a BPS code of 2020 means: 1406 is Kampar, 91 and 94 are provinces before the 2022 split.

    Raises UnknownRegionError.
    """
    bps = tidy_code(code[:LONGEST_NAME]).replace(".", "")
    for region in (*all_regions(), *_old_papua().values()):
        if bps and region.code_bps == bps:
            return region
    raise UnknownRegionError(code)


def search(text: str, limit: int = 8) -> tuple[Region, ...]:
    """List regions for a search box, best first: the code or name itself, then beginnings and parts.

    Likeness counts only when nothing else fits; a superseded code finds what replaced it; no fit is an empty tuple.
    """
    if limit < 1 or len(text) > LONGEST_NAME or not (form := form_of(text)).key:
        return ()
    code = _code_in(text)
    if code in _superseded() and code not in _by_code():
        return _superseded_error(code).replacements[:limit]
    fits = [(_fit(region, form, whole_form(text)), region) for region in all_regions()]
    hits = [(fit, LEVELS.index(region.level), len(region.name_short), region.code) for fit, region in fits if fit]
    found = [get(hit[-1]) for hit in sorted(hits)]
    return tuple(found or _like_name(form))[:limit]


def _fit(region: Region, form: Form, typed: Form) -> int:
    """How a region fits a search: 1 its code or name, 2 its beginning, 3 a later word, 4 a part, 0 not at all."""
    digits = region.code.replace(".", "")
    if typed.key.isdigit():
        return 1 if digits == typed.key else 2 if digits.startswith(typed.key) else 0
    readings = (form, typed) if form.kind in (None, region.level) else (typed,)
    own = [known for known in _forms()[region.code] if known.kind in (None, form.kind)]
    pairs = [(reading, known) for reading in readings for known in own]
    tests = (
        any(reading.key == known.key for reading, known in pairs),
        any(known.key.startswith(reading.key) for reading, known in pairs),
        any(f" {reading.words}" in f" {known.words}" for reading, known in pairs),
        any(reading.key in known.key for reading, known in pairs),
    )
    return next((fit for fit, holds in enumerate(tests, start=1) if holds), 0)


# --- proposals ----------------------------------------------------------------------------------------


@cache
def _choices(kind: Level | None) -> dict[tuple[str, str], str]:
    return {
        (region.code, form.words): form.words
        for region in all_regions()
        for form in _forms()[region.code]
        if kind in (None, region.level)
    }


def _like_name(form: Form) -> list[Region]:
    """Regions whose name is like this one, those of the named kind first, so that kab and kota stay apart."""
    same_name = _named().get((None, form.key), ())
    alike = [
        code
        for kind in dict.fromkeys((form.kind, None))
        for _, _, (code, _) in process.extract(
            form.words, _choices(kind), scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=2 * PROPOSED
        )
    ]
    return [get(code) for code in dict.fromkeys((*same_name, *alike))]


def _like_code(text: str) -> list[Region]:
    """Regions whose code is like this one: a lost zero and a longer code first, then likeness within the province."""
    digits = digits_of(text[:LONGEST_NAME])
    by_digits = {region.code.replace(".", ""): region for region in (*provinces(), *regencies())}
    likely = [digits[:4], f"{digits[:2]}0{digits[2:]}", f"{digits}0"]
    within = [known for known in by_digits if len(digits) > 1 and known.startswith(digits[:2])]
    alike = [known for known, _, _ in process.extract(digits, within, scorer=fuzz.ratio, score_cutoff=LIKENESS)]
    return [by_digits[known] for known in dict.fromkeys((*likely, *alike, digits[:2])) if known in by_digits]
