"""The sheet of one page about the region or regions of an address, and the book of a province, through the cache."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from dashboard import cache
from dashboard.cache import Dataset, Region
from dashboard.cache_region import NoFigureError
from dashboard.compare_question import FEWEST, chosen_regions
from dashboard.exhibits import BUILDERS, claims, compare_maps, licensed, side_by_side
from dashboard.figures.formats import RATE_UNITS, period_text, status_or_value, value_short
from dashboard.figures.maps import map_builder
from dashboard.figures.press.described import Described, described
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.fact_sheet import FactSheet
from dashboard.figures.region import region_words
from dashboard.figures.region.region_headline import as_of_day, spoken
from dashboard.question import holders, language, path
from dashboard.state import Selection
from dashboard.text import Lang, translator

VINTAGE = "current"
# What the map and the bars of a sheet show: measures that regencies have too. One without a figure is left out.
_MAP: dict[Dataset, str] = {"published": "wage_employee_share", "synthetic": "coverage_rate"}
_BARS = {
    ("published", "province"): ("participants_per_100_employed", "wage_employee_share", "formal_employment_share"),
    ("published", "regency"): ("wage_employee_share", "formal_employment_share", "employed_persons"),
    ("synthetic", "province"): ("coverage_rate", "active_participants", "coverage_gap"),
    ("synthetic", "regency"): ("coverage_rate", "active_participants", "coverage_gap"),
}
# The charts of a region's sheet, beside its bars: the first two that the data have something to draw of.
_CHARTS = (
    BUILDERS["region_workforce"],
    BUILDERS["region_standing"],
    # Half a page has room for the bars of two years.
    licensed(partial(claims.shares, most=4)),
)
_MOST_CHARTS = 2
# What a region is set beside the territories that hold it by: another measure than the map's.
_BESIDE: dict[Dataset, str] = {"published": "formal_employment_share", "synthetic": "claims_per_1000"}


@dataclass(frozen=True)
class Subject:
    """What a sheet can be made of for an address.

    name: the region, or the regions compared. province, sheets: whose book can be made and of how many sheets, "" and 0
    without one.
    """

    name: str
    province: str = ""
    sheets: int = 0


def subject(selection: Selection) -> Subject | None:
    """Return what the address allows a sheet of, or None when it names no region."""
    lang = language(selection)
    codes = _compared(selection)
    if codes:
        return Subject(", ".join(map_builder.region_name(code, VINTAGE, lang) for code in codes))
    region = _region(selection)
    if region is None:
        return None
    province = _province(region)
    if not province:
        return Subject(region.name)
    return Subject(region.name, map_builder.region_name(province, VINTAGE, lang), 1 + len(cache.regencies(province)))


def sheet(selection: Selection) -> FactSheet:
    """Return the sheet of the address' regions, if it names two or more, or else of its region.

    Raises:
        NoFigureError: the address names no region.
    """
    codes = _compared(selection)
    if codes:
        return _comparison(selection, codes)
    region = _region(selection)
    if region is None:
        raise NoFigureError(f"Wilayah {selection.region[:80]!r} tidak dikenal. Pilih satu wilayah.")
    return _of_region(selection.changed(region=region.code), region)


def book(selection: Selection) -> Iterator[FactSheet]:
    """Yield the sheet of the address' province, then of each of its regencies and cities, one when asked for the next.

    Raises:
        NoFigureError: the address names no region of a province.
    """
    region = _region(selection)
    province = _province(region) if region else ""
    if not province:
        raise NoFigureError(f"Wilayah {selection.region[:80]!r} bukan wilayah sebuah provinsi.")
    for code in (province, *cache.regencies(province)):
        yield sheet(selection.changed(region=code, regions=""))


def _of_region(selection: Selection, region: Region) -> FactSheet:
    lang, dataset = language(selection), _dataset(selection)
    t = translator(lang)
    sources = cache.sources(dataset)
    facts = cache.region_facts(dataset, region.code, as_of_day(selection.as_of, dt.date.today()))
    rows = region_words.main_rows(facts)
    shown = rows.head(region_words.MOST_ROWS)
    table = region_words.table(shown, sources, lang)
    figures = _figures(selection, region)
    unknown = region_words.unknown(facts, lang)
    return FactSheet(
        lang=lang,
        title=f"{region.name} ({region.code})",
        headline=spoken(facts, sources, lang),
        band=_band(dataset, lang),
        figures=figures,
        table_title=t("Angka yang diterima tentang wilayah ini"),
        columns=table.columns,
        rows=tuple(region_words.texts(row) for row in table.rows),
        left_out=len(rows) - len(shown),
        notes=(unknown,) if unknown else (),
        sources=region_words.source_lines(shown["source_id"], sources, lang),
        place=region.name,
        period="",
    )


def _figures(selection: Selection, region: Region) -> tuple[Described, ...]:
    plain = Selection(lang=selection.lang, data=selection.data, region=region.code)
    made = []
    if region.level in ("province", "regency", "city"):
        made.append(_made(BUILDERS["map"], plain.changed(indicator=_MAP[_dataset(selection)], level="regency")))
    charts = [each for build in _CHARTS if (each := _made(build, plain))]
    made += charts[:_MOST_CHARTS]
    beside = (region.code, *holders(region.code, VINTAGE))
    made.append(
        _made(
            licensed(lambda asked: side_by_side.exhibit(asked, beside)),
            plain.changed(indicator=_BESIDE[_dataset(selection)]),
        )
    )
    return tuple(described(each) for each in made if each)


def _comparison(selection: Selection, codes: Sequence[str]) -> FactSheet:
    lang, dataset = language(selection), _dataset(selection)
    t = translator(lang)
    names = [map_builder.region_name(code, VINTAGE, lang) for code in codes]
    level = "regency" if "." in codes[0] else "province"
    plain = Selection(lang=selection.lang, data=selection.data, level=level)
    found = {
        indicator: _made(licensed(lambda asked: side_by_side.exhibit(asked, codes)), plain.changed(indicator=indicator))
        for indicator in _BARS[dataset, level]
    }
    bars = {indicator: made for indicator, made in found.items() if made}
    maps = [
        _made(licensed(compare_maps.one_map), plain.changed(regions=",".join(codes), indicators=indicator))
        for indicator in list(bars)[:1]
    ]
    sources = cache.sources(dataset)
    as_of = as_of_day(selection.as_of, dt.date.today())
    heads = pd.concat([cache.region_facts(dataset, code, as_of).headline for code in codes], ignore_index=True)
    table = region_words.table(heads, sources, lang, has_place=True)
    return FactSheet(
        lang=lang,
        title=t("Perbandingan: {regions}", regions=", ".join(names)),
        headline=tuple(
            f"{each.title}, {period_text(each.period, lang)}: {_read(each)}. {each.source.removesuffix('.')}."
            for each in bars.values()
        ),
        band=_band(dataset, lang),
        figures=tuple(described(each) for each in (*maps, *bars.values()) if each),
        table_title=t("Angka yang paling banyak berkata tentang tiap wilayah"),
        columns=table.columns,
        rows=tuple(region_words.texts(row) for row in table.rows),
        left_out=0,
        notes=(t("Baris tabel dapat berbeda penyebut, status, dan tanggal: bacalah masing-masing, jangan diurutkan."),),
        sources=region_words.source_lines(heads["source_id"], sources, lang),
        place=", ".join(names),
        period="",
    )


def _read(exhibit: Exhibit) -> str:
    """Return the figures of bars in one line; the title says already what a rate is per."""

    def words(row: Mapping[Hashable, Any]) -> str:
        value, unit, lang = row["value"], str(row["unit"]), exhibit.lang
        if unit in RATE_UNITS and pd.notna(value):
            return value_short(value, unit, lang)
        return status_or_value(value, unit, str(row["obs_status"]), lang)

    return "; ".join(f"{row['name']} {words(row)}" for row in exhibit.table.to_dict("records"))


def _made(build: Callable[[Selection], Exhibit], selection: Selection) -> Exhibit | None:
    """Return an exhibit, or None when the data have nothing to draw of it: the page then has room for the table."""
    try:
        made = build(selection)
    except NoFigureError:
        return None
    return made if made.table["value"].notna().any() else None


def _compared(selection: Selection) -> tuple[str, ...]:
    """Return the codes of the regions that the page of comparison would compare; () for fewer than two."""
    _, codes, _ = chosen_regions(selection.changed(region=""))
    return codes if len(codes) >= FEWEST else ()


def _region(selection: Selection) -> Region | None:
    return cache.find_region(selection.region)[0] if selection.region else None


def _province(region: Region) -> str:
    """Return the code of the province that a region is or lies in; "" for the nation and offices."""
    return next((each.code for each in path(region.code, VINTAGE) if each.level == "province"), "")


def _dataset(selection: Selection) -> Dataset:
    return "synthetic" if selection.data == "synthetic" else "published"


def _band(dataset: Dataset, lang: Lang) -> str:
    return getattr(map_builder.SYNTHETIC_BAND, lang) if dataset == "synthetic" else ""
