"""The tables of a comparison: values, places among others and distances, regions alike."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from dashboard.figures import formats, word_tables
from dashboard.figures.compare import compare_words as words
from dashboard.figures.maps.map_builder import publishers
from dashboard.figures.origin import Sources
from dashboard.figures.theme import Theme
from dashboard.figures.word_tables import Cell, Head, Table
from dashboard.text import Lang, translator
from data.comparison import Compared, has_count
from data.fields import NATION

Row = dict[str, Any]
_SHAPES = ("●", "■", "▲", "◆", "✚", "▼")


def values(found: Sequence[Compared], sources: Sources, lang: Lang) -> Table:
    """Return the table of values: regions across, indicators down, each with what it is set against.

    Where the figures of a row differ in period, denominator, basis or status, each says its own.
    """
    t = translator(lang)
    names = [words.name(str(code), lang) for code in (*found[0].rows["region_code"], NATION)]
    rows = tuple(_value_row(each, sources, lang) for each in found)
    return Table(t("Angka wilayah yang dibandingkan"), (t("Indikator"), *names), rows)


def standings(compared: Compared, lang: Lang) -> Table:
    """Return places and distances: regions across; a rank, a difference and a number of persons for each reference."""
    t = translator(lang)
    codes = [str(code) for code in compared.rows["region_code"]]
    title = t("Peringkat dan selisih")
    places = {(row["region_code"], row["within"]): row for row in compared.standings.to_dict("records")}
    gaps = {(row["region_code"], row["reference"]): row for row in compared.gaps.to_dict("records")}
    rows = []
    for level, label in ((0, t("di provinsinya")), (1, t("di Kanwil-nya")), (2, t("se-Indonesia"))):
        holders = [_holder(compared, code, level) for code in codes]
        if not any(holders):
            continue
        cells = [
            Cell(words.rank_text(places[code, holder], lang), (_holder_name(holder, level, lang),))
            if holder
            else Cell("—")
            for code, holder in zip(codes, holders, strict=True)
        ]
        rows.append((Cell(t("Peringkat {where}", where=label), (t("1 = nilai tertinggi"),)), *cells))
    if compared.measure.definition.kind == "rate":
        for level, label in ((0, t("provinsinya")), (1, t("Kanwil-nya")), (2, words.name(NATION, lang))):
            holders = [_holder(compared, code, level) for code in codes]
            if any(holders):
                cells = [
                    _gap_cell(gaps[code, holder], compared, lang) if holder else Cell("—")
                    for code, holder in zip(codes, holders, strict=True)
                ]
                told = t("Selisih ke {reference}", reference=label)
                rows.append((Cell(told, (_needed_words(compared, lang),)), *cells))
    return Table(title, (title, *(words.name(code, lang) for code in codes)), tuple(rows))


def alike(own: pd.DataFrame, found: pd.DataFrame, lang: Lang) -> Table:
    """Return the regions most like one, with what they are compared by; the region itself stands first."""
    t = translator(lang)
    columns = (
        t("Wilayah"), t("Penduduk bekerja"), t("Bagian pekerja formal"), t("Jenis"), t("Kelompok pulau"), t("Jarak"),
    )  # fmt: skip
    kinds = {"province": t("provinsi"), "regency": t("kabupaten"), "city": t("kota")}
    rows = tuple(
        (
            Cell(f"{words.name(row['region_code'], lang)} ({row['region_code']})"),
            _figure(row["employed"], "persons", lang),
            _figure(row["formal"], "share", lang),
            Cell(kinds[row["kind"]]),
            Cell(row[f"island_{lang}"]),
            Cell(formats.number(round(row["distance"], 2), lang), number=row["distance"]),
        )
        for row in [*own.assign(distance=0.0).to_dict("records"), *found.to_dict("records")]
    )
    return Table(t("Wilayah yang serupa"), columns, rows)


# --- on the page --------------------------------------------------------------------------------------


def heads(codes: Sequence[str], theme: Theme, lang: Lang) -> list[Head]:
    """Return what stands at the names of the regions compared: their marks, and what they belong to."""
    marked = zip(codes, _SHAPES, theme.categories, strict=False)
    regions = (Head(shape, colour, " · ".join([code, *words.belongs_to(code, lang)])) for code, shape, colour in marked)
    return [Head(), *regions]


def html(table: Table, heads: Sequence[Head] = (), *, is_large: bool = False) -> str:
    """Return a table that scrolls by itself where it is wider than the page; is_large: its figures stand out."""
    look = "jm-compare jm-values" if is_large else "jm-compare"
    body = word_tables.html(table, heads, look)
    return f'<div class="jm-wide" tabindex="0" role="region" aria-label="{escape(table.title)}">{body}</div>'


# --- cells --------------------------------------------------------------------------------------------


def _value_row(compared: Compared, sources: Sources, lang: Lang) -> tuple[Cell, ...]:
    unit = compared.measure.definition.unit
    gaps = {(row["region_code"], row["reference"]): row["reasons"] for row in compared.gaps.to_dict("records")}
    codes = [str(code) for code in compared.rows["region_code"]]
    nation = next(row for row in compared.holders.to_dict("records") if row["region_code"] == NATION)
    cells = [Cell(words.title(compared, lang), (words.subtitle(compared, lang),))]
    for code, row in zip(codes, compared.rows.to_dict("records"), strict=True):
        small = [] if compared.measure.as_printed else _held(compared, code, gaps, lang)
        if compared.reasons and pd.notna(row["value"]):
            small += [words.difference_words(row, lang), publishers([str(row["source_id"])], sources)]
        cells.append(_value_cell(row, unit, small, lang))
    differs = compared.reasons or any(gaps.get((code, NATION)) for code in codes)
    own = [words.difference_words(nation, lang)] if differs and pd.notna(nation["value"]) else []
    return (*cells, _value_cell(nation, unit, own, lang))


def _value_cell(row: Row, unit: str, small: Sequence[str], lang: Lang) -> Cell:
    number = float(row["value"]) if pd.notna(row["value"]) else None
    return Cell(words.value_text(row, unit, lang), tuple(small), number=number, unit=unit)


def _figure(value: float, unit: str, lang: Lang) -> Cell:
    return Cell(formats.value_short(value, unit, lang), number=value, unit=unit)


def _held(compared: Compared, code: str, gaps: Mapping[tuple[str, str], Sequence[str]], lang: Lang) -> list[str]:
    """Return the figures of a region's province and Kanwil, each with what forbids to set it beside the region's."""
    t = translator(lang)
    unit = compared.measure.definition.unit
    held = {str(row["region_code"]): row for row in compared.holders.to_dict("records")}
    found = []
    for level, kind in enumerate((t("Provinsi"), t("Kanwil"))):
        if holder := _holder(compared, code, level):
            reasons = words.reasons_text(gaps[code, holder], lang)
            text = f"{kind}: {words.value_text(held[holder], unit, lang)}"
            found.append(f"{text} ({reasons})" if reasons and not compared.reasons else text)
    return found


def _gap_cell(gap: Row, compared: Compared, lang: Lang) -> Cell:
    t = translator(lang)
    if gap["reasons"]:
        return Cell(t("tidak dihitung"), (words.reasons_text(gap["reasons"], lang),))
    if pd.isna(gap["difference"]):
        return Cell("—")
    text = words.difference_text(float(gap["difference"]), compared.measure.definition.unit, lang)
    if pd.isna(gap["needed"]):
        return Cell(text)
    return Cell(text, (words.needed_text(int(gap["needed"]), compared, lang),))


def _needed_words(compared: Compared, lang: Lang) -> str:
    t = translator(lang)
    return t("kurang: berapa lagi agar menyamai rujukan, dengan penyebut tetap") if has_count(compared.measure) else ""


def _holder(compared: Compared, code: str, level: int) -> str:
    """Return the region's province (0), Kanwil (1) or the nation (2) where it can be set beside it, else ""."""
    holders = [str(each) for each in compared.gaps.loc[compared.gaps["region_code"] == code, "reference"]]
    kinds = {NATION: 2}
    return next((each for each in holders if kinds.get(each, 1 if each.startswith("KW-") else 0) == level), "")


def _holder_name(code: str, level: int, lang: Lang) -> str:
    return words.name(code, lang) if code and level < 2 else ""
