"""From what the address says to a question that the data can answer.

Nothing in an address is trusted: what cannot be shown falls back to the nearest that can, and the reader is told.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

import pandas as pd

from dashboard import notices
from dashboard.figures.formats import period_text
from dashboard.notices import Notice
from dashboard.state import Selection
from dashboard.text import LANGUAGES, Lang
from data import catalogue, regions
from data.catalogue import Measure
from data.errors import BrokenDataError
from data.fields import (
    BENEFIT_KINDS,
    INDICATORS,
    NATION,
    PROGRAMMES,
    SEGMENTS,
    VINTAGE_CURRENT,
    WORKER_GROUPS,
    Text,
)
from data.indicators import LEVELS, Slice
from data.periods import end_month, is_period
from data.regions import Region, SupersededCodeError, UnknownRegionError
from data.store import REMEDIES, Dataset

COMPLETE_ENOUGH = 0.95
# The days on which evidence can be judged.
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)

DATASETS: tuple[Dataset, ...] = get_args(Dataset)
# The choices that cut a measure, in the order in which one limits the next, and their columns.
DIMENSIONS = {"programme": "programme", "segment": "segment", "group": "worker_group", "benefit": "benefit_kind"}
NAMES = {
    "lang": Text("bahasa", "language"),
    "data": Text("kumpulan data", "data set"),
    "indicator": Text("indikator", "indicator"),
    "programme": Text("program", "programme"),
    "segment": Text("segmen", "segment"),
    "group": Text("kelompok pekerja", "worker group"),
    "benefit": Text("jenis manfaat", "kind of benefit"),
    "period": Text("periode", "period"),
    "level": Text("tingkat", "level"),
}
VOCABULARIES: Mapping[str, Mapping[str, Text]] = {
    "lang": {code: Text(name, name) for code, name in LANGUAGES.items()},
    "data": {"published": Text("angka terbitan", "published figures"), "synthetic": Text("data contoh", "sample data")},
    "indicator": {code: indicator.label for code, indicator in INDICATORS.items()},
    "programme": PROGRAMMES,
    "segment": SEGMENTS,
    "group": WORKER_GROUPS,
    "benefit": BENEFIT_KINDS,
    "level": {"province": Text("provinsi", "provinces"), "regency": Text("kabupaten/kota", "regencies and cities")},
}


@dataclass(frozen=True)
class Question:
    """What one view of the map answers.

    level: whose values are drawn, "province" or "regency". within: code of the province gone into, or "".
    chosen: code of the region that the page speaks about, or "" for the nation.
    indicators, segments, programmes, groups, benefits, periods, levels: what may be chosen instead, in order of
        display.
    """

    lang: Lang
    measure: Measure
    cut: Slice
    level: str
    within: str
    chosen: str
    indicators: tuple[str, ...]
    segments: tuple[str, ...]
    programmes: tuple[str, ...]
    groups: tuple[str, ...]
    benefits: tuple[str, ...]
    periods: tuple[str, ...]
    levels: tuple[str, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True)
class _Pick:
    """One choice made among options, and what the reader must know of it."""

    value: str
    options: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Place:
    """The province gone into and the region spoken about, "" for none, and what the reader must know of them."""

    within: str
    chosen: str
    notices: tuple[Notice, ...] = ()


def language(selection: Selection) -> Lang:
    """Return the language of the interface, Indonesian unless the address says otherwise."""
    return "en" if selection.lang == "en" else "id"


def day_of(text: str, first: dt.date = FIRST_DAY, last: dt.date = LAST_DAY) -> dt.date | None:
    """Return the day that an address names as YYYY-MM-DD, None where it names none or one out of bounds."""
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None
    return day if first <= day <= last else None


def chosen_measure(selection: Selection) -> tuple[Measure, list[Notice]]:
    """Return the measure the address asks for, or the opening one with a notice."""
    data = _pick("data", selection.data, DATASETS, "published")
    dataset = cast("Dataset", data.value)
    offered = [measure.indicator for measure in catalogue.measures(dataset)]
    indicator = _pick("indicator", selection.indicator, offered, offered[0])
    return catalogue.measure(dataset, indicator.value), [*data.notices, *indicator.notices]


def question(selection: Selection, choices: pd.DataFrame) -> Question:
    """Return the answerable question nearest to the selection.

    choices: the cuts of the chosen measure that exist, as data.panels.choices gives them.

    Raises:
        BrokenDataError: the data hold nothing of the chosen measure.
    """
    measure, told = chosen_measure(selection)
    lang = _pick("lang", selection.lang, tuple(LANGUAGES), "id")
    dimensions, left = _cut(selection, _drawable(choices, measure))
    period = _period(selection.period, left, measure)
    here = left if measure.as_printed else left[left["period"] == period.value]
    levels = [level for level in LEVELS if (here["level"] == level).any()]
    level = _pick("level", selection.level, levels, levels[0])
    place = place_of(selection.region, "regency" in levels, str(here["vintage"].min()))
    cut = Slice(
        segment=dimensions["segment"].value,
        programme=dimensions["programme"].value,
        worker_group=dimensions["group"].value,
        period=period.value,
        benefit_kind=dimensions["benefit"].value,
    )
    picks = (lang, *dimensions.values(), period, level)
    told += [notice for pick in picks for notice in pick.notices]
    return Question(
        lang=language(selection),
        measure=measure,
        cut=cut,
        level="regency" if place.within else level.value,
        within=place.within,
        chosen=place.chosen,
        indicators=tuple(each.indicator for each in catalogue.measures(measure.dataset)),
        segments=dimensions["segment"].options,
        programmes=dimensions["programme"].options,
        groups=dimensions["group"].options,
        benefits=dimensions["benefit"].options,
        periods=period.options,
        levels=level.options,
        notices=(*told, *place.notices, *_not_drawn(choices, measure, cut)),
    )


def path(region_code: str, vintage: str) -> list[Region]:
    """Return the regions from the nation down to a region, for the breadcrumb."""
    nation = regions.get(NATION)
    if region_code in ("", NATION):
        return [nation]
    region = regions.get(region_code, vintage)
    return [nation, regions.get(region.province_code), region] if region.province_code else [nation, region]


def holders(region_code: str, vintage: str) -> list[str]:
    """Return the codes of the territories that hold a region: its province, its regional office, the nation."""
    region = regions.get(region_code, vintage)
    return [code for code in (region.province_code, region.kanwil_code, NATION) if code]


# --- what is counted --------------------------------------------------------------------------------


def _pick(name: str, wanted: str, options: Iterable[str], default: str) -> _Pick:
    """Return the wanted option, or the default with a notice; nothing wanted means the default."""
    offered = tuple(options)
    if wanted in ("", *offered):
        return _Pick(wanted or default, offered)
    label, shown = _label(name, wanted), _label(name, default) or default
    words = notices.NOT_HERE if label else notices.UNKNOWN_WORD
    return _Pick(default, offered, (Notice(words, {"name": NAMES[name], "value": label or wanted, "shown": shown}),))


def _label(name: str, code: str) -> Text | None:
    """Return the words for a code of the address; None for a code that means nothing."""
    if name == "period":
        return Text(period_text(code, "id"), period_text(code, "en")) if is_period(code) else None
    parts = [VOCABULARIES[name].get(part) for part in code.split(";")]
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    return Text("; ".join(part.id for part in known), "; ".join(part.en for part in known))


def _drawable(choices: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return the cuts; of figures as printed those of today's regions, on whose map they stand."""
    left = choices[choices["vintage"] == VINTAGE_CURRENT] if measure.as_printed else choices
    if left.empty:
        label = measure.definition.label.id
        raise BrokenDataError(f"Data {measure.dataset!r} tidak memuat angka {label}. {REMEDIES[measure.dataset]}")
    return left


def _cut(selection: Selection, left: pd.DataFrame) -> tuple[dict[str, _Pick], pd.DataFrame]:
    """Return the pick of each of DIMENSIONS, from what the ones before it leave, and the rest of the cuts."""
    picks = {}
    for name, column in DIMENSIONS.items():
        options = in_order(left[column], VOCABULARIES[name])
        picks[name] = _pick(name, getattr(selection, name), options, options[0])
        left = left[left[column] == picks[name].value]
    return picks, left


def in_order(codes: Iterable[str], vocabulary: Iterable[str]) -> list[str]:
    """Return the distinct codes in the order of their vocabulary, joined ones after them."""
    present = set(codes)
    known = [code for code in vocabulary if code in present]
    return known + sorted(present - set(known))


def _period(wanted: str, left: pd.DataFrame, measure: Measure) -> _Pick:
    """Return the wanted period, or one that ends with it: a stock of 2023-12 and a flow of 2023 belong together."""
    options = sorted(left["period"].unique(), key=lambda text: (end_month(text), text), reverse=True)
    if measure.as_printed:
        return _Pick("", tuple(options))
    end = end_month(wanted) if is_period(wanted) else ""
    alike = [period for period in options if end and end_month(period) == end]
    nearest = alike[0] if alike and wanted not in options else wanted
    return _pick("period", nearest, options, _newest(left, options))


def _newest(left: pd.DataFrame, periods: Sequence[str]) -> str:
    """Return the newest period that holds nearly all regions, so that no thin one opens the page.

    A part of a year counted from its start (2024-01/2024-05) comes after every whole period.
    """
    counts = left.groupby("period")["regions"].sum()
    enough = set(counts[counts >= COMPLETE_ENOUGH * counts.max()].index)
    full = [period for period in periods if period in enough]
    return next((period for period in full if "/" not in period), full[0])


def _not_drawn(choices: pd.DataFrame, measure: Measure, cut: Slice) -> tuple[Notice, ...]:
    """Return a notice of the printed figures of this cut that have no place on the map."""
    if not measure.as_printed:
        return ()
    left = choices[choices["vintage"] != VINTAGE_CURRENT]
    for column in DIMENSIONS.values():
        left = left[left[column] == getattr(cut, column)]
    return (Notice(notices.NOT_DRAWN, {"count": str(left["regions"].sum())}),) if len(left) else ()


# --- where --------------------------------------------------------------------------------------------


def place_of(wanted: str, has_regencies: bool, vintage: str) -> Place:
    """Return the province gone into and the region chosen by an address, with notices of what it cannot have."""
    region, told = _territory(wanted)
    if region is None:
        return Place("", "", told)
    province = regions.get(region.province_code or region.code)
    if has_regencies:
        return Place(province.code, region.code, told)
    drawn = next(old for old in regions.provinces(vintage) if province in _land_of(old))
    if len(_land_of(drawn)) > 1:
        told += (Notice(notices.OLD_PROVINCE, {"value": region.name, "old": drawn.name}),)
    elif region != province:
        told += (Notice(notices.ONLY_PROVINCES, {"value": region.name, "province": province.name}),)
    return Place("", drawn.code, told)


def _territory(wanted: str) -> tuple[Region | None, tuple[Notice, ...]]:
    """Return the province, regency or city that a code or name means; None for the nation and what no map shows."""
    try:
        region = regions.resolve(wanted or NATION)
    except SupersededCodeError as error:
        replaced = {"value": wanted, "replacements": _named(error.replacements)}
        return error.replacements[0], (Notice(notices.SUPERSEDED_REGION, replaced),)
    except UnknownRegionError as error:
        words = notices.LIKELY_REGIONS if error.proposals else notices.UNKNOWN_REGION
        return None, (Notice(words, {"value": wanted, "proposals": _named(error.proposals)}),)
    if region.level in ("kanwil", "branch"):
        return None, (Notice(notices.OFFICE, {"value": region.name}),)
    return (None if region.level == "nation" else region), ()


def _land_of(province: Region) -> tuple[Region, ...]:
    return regions.current_provinces_of(province.code, province.vintage)


def _named(found: Iterable[Region]) -> str:
    return ", ".join(f"{region.name} ({region.code})" for region in found)
