"""From what the address says to a comparison that the data can answer: which regions, at which level, what of them.

As on every page nothing in an address is trusted: what cannot be set side by side is left out, and the reader is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from dashboard.figures.formats import period_text
from dashboard.figures.maps.map_builder import label, region_name
from dashboard.notices import Notice
from dashboard.question import DATASETS, Question, language, question
from dashboard.state import Selection
from dashboard.text import Lang
from data import catalogue, regions
from data.catalogue import Measure
from data.comparison import FEWEST, MOST, MOST_INDICATORS
from data.fields import INDICATORS, VINTAGE_CURRENT, Text
from data.indicators import LEVELS, level_of
from data.periods import end_month
from data.regions import Region, SupersededCodeError, UnknownRegionError
from data.store import Dataset

Choices = Callable[[Dataset, str], pd.DataFrame]

__all__ = [
    "FEWEST",
    "MOST",
    "MOST_INDICATORS",
    "VIEWS",
    "VINTAGE_CURRENT",
    "Comparison",
    "chosen_regions",
    "comparison",
    "name_of",
    "toggled",
]

# The figures of a page: what a reader may look at, in order of display.
VIEWS = ("compare_bars", "compare_strip", "compare_lines", "compare_maps")
OPENING_INDICATORS = 2

UNKNOWN_REGION = Text(
    "Wilayah {value} tidak dikenal dan tidak ikut dibandingkan.",
    "Region {value} is not known and is left out of the comparison.",
)
LIKELY_REGION = Text(
    "Wilayah {value} tidak dikenal dan tidak ikut dibandingkan. Mungkin maksud Anda: {proposals}.",
    "Region {value} is not known and is left out of the comparison. You may mean: {proposals}.",
)
NO_PLACE = Text(
    "{value} bukan provinsi, kabupaten, atau kota, sehingga hanya menjadi rujukan.",
    "{value} is no province, regency or city and serves as a reference only.",
)
TWICE = Text("{value} disebut dua kali dan dibandingkan satu kali.", "{value} is named twice and compared once.")
TOO_MANY = Text(
    "Paling banyak enam wilayah dibandingkan sekaligus. Tidak ikut: {left}.",
    "At most six regions are compared at once. Left out: {left}.",
)
OTHER_LEVEL = Text(
    "Provinsi tidak dibandingkan dengan kabupaten/kota. Tidak ikut: {left}.",
    "Provinces are not compared with regencies. Left out: {left}.",
)
TOO_MANY_INDICATORS = Text(
    "Paling banyak empat indikator dibandingkan sekaligus. Tidak ikut: {left}.",
    "At most four indicators are compared at once. Left out: {left}.",
)
UNKNOWN_INDICATOR = Text(
    "Indikator {value} tidak ada pada data ini dan tidak ditampilkan.",
    "These figures have no indicator {value}; it is not shown.",
)
NOT_AT_LEVEL = Text(
    "{indicator}: tidak ada angka pada tingkat ini.",
    "{indicator}: there are no figures at this level.",
)
NO_COMMON_PERIOD = Text(
    "Indikator yang dipilih tidak punya periode yang sama. Tiap baris memakai periodenya sendiri: {periods}. "
    "Bandingkan antarwilayah dalam satu baris, jangan antarbaris.",
    "The chosen indicators have no period in common. Each row has its own: {periods}. "
    "Compare regions within a row, not rows with each other.",
)


@dataclass(frozen=True)
class Comparison:
    """What one view of the page compares.

    level: province or regency. regions: distinct codes of that level, at most six, in the order of the address.
    asked: one answerable question per indicator that has figures at the level. offered: indicators to choose from.
    chosen: indicators of the address that exist, with figures here or not.
    periods, segments, programmes, groups: what may be chosen instead. period: the common one chosen, or "".
    view: the figure that is open, one of VIEWS.
    """

    lang: Lang
    dataset: Dataset
    level: str
    regions: tuple[str, ...]
    asked: tuple[Question, ...]
    chosen: tuple[str, ...]
    offered: tuple[str, ...]
    periods: tuple[str, ...]
    period: str
    segments: tuple[str, ...]
    programmes: tuple[str, ...]
    groups: tuple[str, ...]
    view: str
    notices: tuple[Notice, ...]


def comparison(selection: Selection, choices: Choices) -> Comparison:
    """Return the comparison nearest to the selection; choices: the cuts of a measure, as dashboard.cache.choices."""
    lang = language(selection)
    dataset: Dataset = DATASETS[1] if selection.data == DATASETS[1] else DATASETS[0]
    level, codes, told = chosen_regions(selection)
    indicators, told_indicators = _indicators(selection, dataset, level, choices)
    period, asked, told_periods = _asked(selection, dataset, level, indicators, choices)
    here = [each for each in asked if each.level == level]
    absent = [each.measure for each in asked if each.level != level]
    missing = [Notice(NOT_AT_LEVEL, {"indicator": _label(measure)}) for measure in absent]
    cut_notices = [notice for each in here for notice in _named(each)]
    return Comparison(
        lang=lang,
        dataset=dataset,
        level=level,
        regions=codes,
        asked=tuple(here),
        chosen=indicators,
        offered=tuple(each.indicator for each in catalogue.measures(dataset)),
        periods=_periods(here),
        period=period,
        segments=_options([each.segments for each in here]),
        programmes=_options([each.programmes for each in here]),
        groups=_options([each.groups for each in here]),
        view=selection.figure if selection.figure in VIEWS else VIEWS[0],
        notices=_each_once((*told, *told_indicators, *told_periods, *missing, *cut_notices)),
    )


# --- where --------------------------------------------------------------------------------------------


def chosen_regions(selection: Selection) -> tuple[str, tuple[str, ...], list[Notice]]:
    """Return the level, the codes to compare, and what of the address was left out.

    Without regions of its own an address that names one region (from the map, say) starts from that one.
    """
    found, told = [], []
    for text in (selection.regions or selection.region).split(","):
        if text.strip():
            resolved, notices = _territories(text.strip())
            found += resolved
            told += notices
    distinct = list(dict.fromkeys(found))
    told += [Notice(TWICE, {"value": region.name}) for region in distinct if found.count(region) > 1]
    levels = [level_of(region.code) for region in distinct]
    wanted = selection.level if selection.level in LEVELS else ""
    level = wanted if wanted in levels or not levels else levels[0]
    level = level or LEVELS[0]
    same = [region for region, its in zip(distinct, levels, strict=True) if its == level]
    others = [region for region in distinct if region not in same]
    if others:
        told.append(Notice(OTHER_LEVEL, {"left": _names(others)}))
    if len(same) > MOST:
        told.append(Notice(TOO_MANY, {"left": _names(same[MOST:])}))
    return level, tuple(region.code for region in same[:MOST]), told


def toggled(codes: Sequence[str], code: str) -> tuple[str, ...]:
    """Return the chosen regions with one more, or without it if it was among them; a seventh is not taken."""
    if code in codes:
        return tuple(each for each in codes if each != code)
    return (*codes, code)[:MOST]


def _territories(text: str) -> tuple[list[Region], list[Notice]]:
    """Return the provinces, regencies or cities that a code or name means; several for a code since divided."""
    try:
        region = regions.resolve(text)
    except SupersededCodeError as error:
        return list(error.replacements), [
            Notice(LIKELY_REGION, {"value": text, "proposals": _names(error.replacements)})
        ]
    except UnknownRegionError as error:
        if error.proposals:
            return [], [Notice(LIKELY_REGION, {"value": text, "proposals": _names(error.proposals)})]
        return [], [Notice(UNKNOWN_REGION, {"value": text})]
    if region.level in ("nation", "kanwil", "branch"):
        return [], [Notice(NO_PLACE, {"value": region.name})]
    return [region], []


def _names(found: Sequence[Region]) -> str:
    return ", ".join(f"{region.name} ({region.code})" for region in found)


# --- what ---------------------------------------------------------------------------------------------


def _indicators(
    selection: Selection, dataset: Dataset, level: str, choices: Choices
) -> tuple[tuple[str, ...], list[Notice]]:
    """Return the indicators to show: those of the address, or the first rates that have figures at the level."""
    offered = {measure.indicator: measure for measure in catalogue.measures(dataset)}
    wanted = [text.strip() for text in selection.indicators.split(",") if text.strip()]
    known = list(dict.fromkeys(code for code in wanted if code in offered))
    told = []
    for code in dict.fromkeys(code for code in wanted if code not in offered):
        name = INDICATORS[code].label if code in INDICATORS else code
        told.append(Notice(UNKNOWN_INDICATOR, {"value": name}))
    if len(known) > MOST_INDICATORS:
        left = known[MOST_INDICATORS:]
        names = Text(*(", ".join(label(offered[code], lang) for code in left) for lang in ("id", "en")))
        told.append(Notice(TOO_MANY_INDICATORS, {"left": names}))
    return tuple(known[:MOST_INDICATORS]) or _opening(dataset, level, choices), told


def _opening(dataset: Dataset, level: str, choices: Choices) -> tuple[str, ...]:
    rates = [
        measure.indicator
        for measure in catalogue.measures(dataset)
        if measure.definition.kind == "rate"
        and not measure.as_printed
        and (choices(dataset, measure.indicator)["level"] == level).any()
    ]
    return tuple(rates[:OPENING_INDICATORS])


def _asked(
    selection: Selection, dataset: Dataset, level: str, indicators: Sequence[str], choices: Choices
) -> tuple[str, list[Question], list[Notice]]:
    """Return the period, a question per indicator, and a notice where they have no period in common."""

    def ask(period: str) -> list[Question]:
        found = []
        for code in indicators:
            of_one = Selection(
                lang=selection.lang,
                data=dataset,
                indicator=code,
                segment=selection.segment,
                programme=selection.programme,
                group=selection.group,
                period=period,
                level=level,
            )
            found.append(question(of_one, choices(dataset, code)))
        return found

    asked = ask(selection.period)
    if selection.period:
        return selection.period, asked, _own_periods(asked)
    common = _common(asked)
    if len(asked) == 1:
        return asked[0].cut.period, asked, []
    if not common:
        return "", asked, _own_periods(asked)
    return common[0], ask(common[0]), []


def _own_periods(asked: Sequence[Question]) -> list[Notice]:
    """Return the notice that names each indicator's period, unless all end in the same month."""
    dated = [each for each in asked if not each.measure.as_printed]
    if len({end_month(each.cut.period) for each in dated}) < 2:
        return []
    named = Text(*("; ".join(_dated(each, lang) for each in dated) for lang in ("id", "en")))
    return [Notice(NO_COMMON_PERIOD, {"periods": named})]


def _dated(each: Question, lang: Lang) -> str:
    return f"{label(each.measure, lang)}, {period_text(each.cut.period, lang)}"


def _common(asked: Sequence[Question]) -> list[str]:
    """Return the periods at whose end every indicator has figures, the newest first, a year before its last month."""
    dated = [each for each in asked if not each.measure.as_printed]
    if not dated:
        return []
    ends = [{end_month(period) for period in each.periods} for each in dated]
    shared = set.intersection(*ends)
    texts = {period for each in dated for period in each.periods if end_month(period) in shared}
    return sorted(texts, key=lambda text: (end_month(text), "/" not in text, -len(text)), reverse=True)


def _periods(asked: Sequence[Question]) -> tuple[str, ...]:
    """Return the periods to choose from: the common ones, or every indicator's where there are none."""
    everyone = {period for each in asked if not each.measure.as_printed for period in each.periods}
    return tuple(_common(asked) or sorted(everyone, key=lambda text: (end_month(text), text), reverse=True))


def _options(of_each: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what can be chosen for any of the indicators; nothing where each leaves no choice."""
    return tuple(dict.fromkeys(chain(*(options for options in of_each if len(options) > 1))))


def _named(each: Question) -> list[Notice]:
    """Return an indicator's notices, told of it by name where several stand side by side."""
    return [
        Notice(
            Text("{indicator}: " + notice.words.id, "{indicator}: " + notice.words.en),
            {**notice.values, "indicator": _label(each.measure)},
        )
        for notice in each.notices
    ]


def _each_once(told: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(notice for place, notice in enumerate(told) if notice not in told[:place])


def _label(measure: Measure) -> Text:
    return Text(label(measure, "id"), label(measure, "en"))


def name_of(code: str, lang: Lang) -> str:
    """Return the name of a chosen region."""
    return region_name(code, VINTAGE_CURRENT, lang)
