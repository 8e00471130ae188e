"""From what the address says to a question that the data can answer.

Nothing in an address is trusted: an unknown word falls back to the page's default and is reported to the reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import pandas as pd

from dashboard.state import Selection
from dashboard.text import LANGUAGES, Lang
from data import catalogue, regions
from data.catalogue import Measure
from data.fields import INDICATORS, NATION, PROGRAMMES, SEGMENTS, VINTAGE_CURRENT, WORKER_GROUPS, Text
from data.indicators import Slice
from data.periods import PERIOD, end_month
from data.regions import Region, SupersededCodeError, UnknownRegionError
from data.store import Dataset

COMPLETE_ENOUGH = 0.95
LEVELS = ("province", "regency")


@dataclass(frozen=True)
class Notice:
    """Something in the address that could not be honoured: what to tell the reader, and what it was about."""

    words: Text
    values: Mapping[str, str]

    def text(self, lang: Lang) -> str:
        """Return the notice in one language."""
        return getattr(self.words, lang).format(**self.values)


UNKNOWN_WORD = Text(
    "Alamat halaman memuat {name} yang tidak dikenal: {value}. Pilihan bawaan ditampilkan.",
    "The address of this page holds an unknown {name}: {value}. The default is shown.",
)
UNKNOWN_REGION = Text(
    "Wilayah {value} tidak dikenal. Seluruh Indonesia ditampilkan; carilah wilayah lewat kotak pencarian.",
    "Region {value} is not known. All of Indonesia is shown; look for a region in the search box.",
)
SUPERSEDED_REGION = Text(
    "Kode {value} sudah diganti sejak pemekaran Papua 2022. Kode sekarang: {replacements}.",
    "Code {value} was replaced when Papua was divided in 2022. Codes now: {replacements}.",
)
ONLY_PROVINCES = Text(
    "Angka ini hanya ada menurut provinsi. Provinsi dari {value} ditampilkan.",
    "These figures exist by province only. The province of {value} is shown.",
)
OLD_PROVINCE = Text(
    "Angka ini dari sebelum pemekaran Papua 2022. {value} termasuk {old}.",
    "These figures are from before Papua was divided in 2022. {value} belongs to {old}.",
)


@dataclass(frozen=True)
class Question:
    """What one view of the map answers.

    level: whose values are drawn, "province" or "regency". within: code of the province gone into, or "".
    chosen: code of the region that the page speaks about, or "" for the nation.
    indicators, segments, programmes, groups, periods, levels: what may be chosen instead, in order of display.
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
    periods: tuple[str, ...]
    levels: tuple[str, ...]
    notices: tuple[Notice, ...]


def language(selection: Selection) -> Lang:
    """Return the language of the interface, Indonesian unless the address says otherwise."""
    return "en" if selection.lang == "en" else "id"


def chosen_measure(selection: Selection) -> tuple[Measure, list[Notice]]:
    """Return the measure the address asks for, or the opening one with a notice."""
    notices = []
    dataset: Dataset = "published"
    if selection.data in get_args(Dataset):
        dataset = selection.data
    elif selection.data:
        notices.append(Notice(UNKNOWN_WORD, {"name": "data", "value": selection.data}))
    try:
        return catalogue.measure(dataset, selection.indicator), notices
    except KeyError:
        # An indicator of the other dataset is an ordinary change of dataset, not an error.
        if selection.indicator and selection.indicator not in INDICATORS:
            notices.append(Notice(UNKNOWN_WORD, {"name": "indicator", "value": selection.indicator}))
        return catalogue.measures(dataset)[0], notices


def question(selection: Selection, choices: pd.DataFrame) -> Question:
    """Return the answerable question nearest to the selection.

    choices: the cuts of the chosen measure that exist, as data.panels.choices gives them.
    """
    measure, notices = chosen_measure(selection)
    notices += _unknown_words(selection)
    left = choices
    programme, programmes, left = _pick(left, "programme", selection.programme, PROGRAMMES)
    segment, segments, left = _pick(left, "segment", selection.segment, SEGMENTS)
    group, groups, left = _pick(left, "worker_group", selection.group, WORKER_GROUPS)
    levels = tuple(level for level in LEVELS if (left["level"] == level).any())
    periods = tuple(sorted(left["period"].unique(), key=lambda text: (end_month(text), text), reverse=True))
    period = "" if measure.as_printed else selection.period if selection.period in periods else _newest(left, periods)
    here = left if measure.as_printed else left[left["period"] == period]
    has_regencies = (here["level"] == "regency").any()
    vintage = VINTAGE_CURRENT if measure.as_printed else str(here["vintage"].min())
    within, chosen, region_notices = _place(selection.region, has_regencies, vintage)
    has_provinces = (here["level"] == "province").any()
    wanted = selection.level if selection.level in levels else "province"
    level = "regency" if within or (wanted == "regency" and has_regencies) or not has_provinces else "province"
    cut = Slice(segment=segment, programme=programme, worker_group=group, period=period)
    notices += region_notices
    indicators = tuple(each.indicator for each in catalogue.measures(measure.dataset))
    return Question(
        language(selection), measure, cut, level, within, chosen, indicators, segments, programmes, groups, periods, levels,
        tuple(notices),
    )  # fmt: skip


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


def _pick(
    choices: pd.DataFrame, column: str, wanted: str, vocabulary: Mapping[str, object]
) -> tuple[str, tuple[str, ...], pd.DataFrame]:
    present = set(choices[column])
    known = [code for code in vocabulary if code in present]
    options = tuple(known + sorted(present - set(known)))
    picked = wanted if wanted in options else options[0]
    return picked, options, choices[choices[column] == picked]


def _newest(choices: pd.DataFrame, periods: Sequence[str]) -> str:
    """Return the newest period among those that hold nearly all regions, so that no thin year opens the page."""
    counts = choices.groupby("period")["regions"].sum()
    enough = counts[counts >= COMPLETE_ENOUGH * counts.max()].index
    return next(period for period in periods if period in enough)


def _place(wanted: str, has_regencies: bool, vintage: str) -> tuple[str, str, list[Notice]]:
    if wanted in ("", NATION):
        return "", "", []
    try:
        region = regions.get(wanted)
    except SupersededCodeError as error:
        replacements = ", ".join(f"{code} {regions.get(code).name}" for code in error.replacements)
        return "", "", [Notice(SUPERSEDED_REGION, {"value": wanted, "replacements": replacements})]
    except UnknownRegionError:
        return "", "", [Notice(UNKNOWN_REGION, {"value": wanted})]
    province = region.code if region.level == "province" else region.province_code
    if not province:
        return "", "", [Notice(UNKNOWN_REGION, {"value": wanted})]
    if has_regencies:
        return province, region.code, []
    notices = [] if region.level == "province" else [Notice(ONLY_PROVINCES, {"value": region.name})]
    here = regions.get(province)
    old = next(
        each for each in regions.provinces(vintage) if here in regions.current_provinces_of(each.code, vintage)
    )
    if len(regions.current_provinces_of(old.code, vintage)) > 1:
        notices = [Notice(OLD_PROVINCE, {"value": region.name, "old": old.name})]
    return "", old.code, notices


def _unknown_words(selection: Selection) -> list[Notice]:
    known = {
        "lang": (selection.lang, LANGUAGES),
        "segment": (selection.segment, SEGMENTS),
        "programme": (selection.programme, PROGRAMMES),
        "group": (selection.group, WORKER_GROUPS),
        "level": (selection.level, LEVELS),
    }
    notices = [
        Notice(UNKNOWN_WORD, {"name": name, "value": value})
        for name, (value, vocabulary) in known.items()
        if value and value not in vocabulary and not set(value.split(";")) <= set(vocabulary)
    ]
    if selection.period and not PERIOD.match(selection.period):
        notices.append(Notice(UNKNOWN_WORD, {"name": "period", "value": selection.period}))
    return notices
