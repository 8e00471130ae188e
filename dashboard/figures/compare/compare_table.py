"""The tables of a comparison as HTML in which every text is escaped: values, places among others, distances."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compare import compare_words as words
from dashboard.figures.maps.map_builder import publishers
from dashboard.figures.origin import Sources
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.comparison import Compared, has_count
from data.fields import NATION

Row = dict[str, Any]
_SHAPES = ("●", "■", "▲", "◆", "✚", "▼")


def values(found: Sequence[Compared], sources: Sources, theme: Theme, lang: Lang) -> str:
    """Return the table of values: regions across, indicators down, each with what it is set against.

    Where the figures of a row differ in period, denominator, basis or status, each says its own.
    """
    t = translator(lang)
    codes = list(found[0].rows["region_code"])
    head = "".join(_region_head(code, place, theme, lang) for place, code in enumerate(codes))
    first = escape(t("Indikator"))
    head = f'<th scope="col">{first}</th>{head}<th scope="col">{escape(words.name(NATION, lang))}</th>'
    body = "".join(_value_row(each, sources, lang) for each in found)
    return _table(t("Angka wilayah yang dibandingkan"), head, body)


def standings(compared: Compared, theme: Theme, lang: Lang) -> str:
    """Return places and distances: regions across; a rank, a difference and a number of persons for each reference."""
    t = translator(lang)
    codes = list(compared.rows["region_code"])
    title = t("Peringkat dan selisih")
    heads = [words.name(code, lang) for code in codes]
    regions = "".join(_region_head(code, place, theme, lang) for place, code in enumerate(codes))
    head = f'<th scope="col">{escape(title)}</th>{regions}'
    places = {(row["region_code"], row["within"]): row for row in compared.standings.to_dict("records")}
    gaps = {(row["region_code"], row["reference"]): row for row in compared.gaps.to_dict("records")}
    rows = []
    for level, label in ((0, t("di provinsinya")), (1, t("di Kanwil-nya")), (2, t("se-Indonesia"))):
        holders = [_holder(compared, code, level) for code in codes]
        if not any(holders):
            continue
        cells = [
            _cell(words.rank_text(places[code, holder], lang), _holder_name(holder, level, lang))
            if holder
            else _cell("—")
            for code, holder in zip(codes, holders, strict=True)
        ]
        rows.append(_row(t("Peringkat {where}", where=label), t("1 = nilai tertinggi"), cells, heads))
    if compared.measure.definition.kind == "rate":
        for level, label in ((0, t("provinsinya")), (1, t("Kanwil-nya")), (2, words.name(NATION, lang))):
            holders = [_holder(compared, code, level) for code in codes]
            if any(holders):
                cells = [
                    _gap_cell(gaps[code, holder], compared, lang) if holder else _cell("—")
                    for code, holder in zip(codes, holders, strict=True)
                ]
                told = t("Selisih ke {reference}", reference=label)
                rows.append(_row(told, _needed_words(compared, lang), cells, heads))
    return _table(title, head, "".join(rows))


def _value_row(compared: Compared, sources: Sources, lang: Lang) -> str:
    unit = compared.measure.definition.unit
    gaps = {(row["region_code"], row["reference"]): row["reasons"] for row in compared.gaps.to_dict("records")}
    codes = [str(code) for code in compared.rows["region_code"]]
    nation = next(row for row in compared.holders.to_dict("records") if row["region_code"] == NATION)
    cells = []
    for code, row in zip(codes, compared.rows.to_dict("records"), strict=True):
        small = [] if compared.measure.as_printed else _held(compared, code, gaps, lang)
        if compared.reasons and pd.notna(row["value"]):
            small += [words.difference_words(row, lang), publishers([str(row["source_id"])], sources)]
        cells.append(_cell(words.value_text(row, unit, lang), *small, tag="b" if pd.notna(row["value"]) else "i"))
    differs = compared.reasons or any(gaps.get((code, NATION)) for code in codes)
    own = [words.difference_words(nation, lang)] if differs and pd.notna(nation["value"]) else []
    cells.append(_cell(words.value_text(nation, unit, lang), *own, tag="b" if pd.notna(nation["value"]) else "i"))
    heads = [words.name(code, lang) for code in (*codes, NATION)]
    return _row(words.title(compared, lang), words.subtitle(compared, lang), cells, heads)


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


def _gap_cell(gap: Row, compared: Compared, lang: Lang) -> str:
    t = translator(lang)
    if gap["reasons"]:
        return _cell(t("tidak dihitung"), words.reasons_text(gap["reasons"], lang))
    if pd.isna(gap["difference"]):
        return _cell("—")
    text = words.difference_text(float(gap["difference"]), compared.measure.definition.unit, lang)
    if pd.isna(gap["needed"]):
        return _cell(text)
    return _cell(text, words.needed_text(int(gap["needed"]), compared, lang))


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


def _region_head(code: str, place: int, theme: Theme, lang: Lang) -> str:
    colour = theme.categories[place]
    dot = f'<span aria-hidden="true" style="color:{colour}">{_SHAPES[place]}</span>'
    belongs = escape(" · ".join([code, *words.belongs_to(code, lang)]))
    return f'<th scope="col">{dot} {escape(words.name(code, lang))}<small>{belongs}</small></th>'


def _row(label: str, small: str, cells: Sequence[str], heads: Sequence[str]) -> str:
    """Return a row; on a phone, where the head of the table is not shown, each cell says its own."""
    named = "".join(
        cell.replace("<td>", f'<td data-label="{escape(head)}">', 1) for cell, head in zip(cells, heads, strict=True)
    )
    note = f"<small>{escape(small)}</small>" if small else ""
    return f'<tr><th scope="row"><span>{escape(label)}</span>{note}</th>{named}</tr>'


def _cell(text: str, *small: str, tag: str = "") -> str:
    notes = "".join(f"<small>{escape(each)}</small>" for each in small if each)
    shown = f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
    return f"<td>{shown}{notes}</td>"


def _table(caption: str, head: str, body: str) -> str:
    return (
        f'<div class="jm-wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="jm-table jm-compare"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def alike(own: pd.DataFrame, found: pd.DataFrame, lang: Lang) -> str:
    """Return the regions most like one, with what they are compared by; the region itself stands first."""
    t = translator(lang)
    heads = [t("Wilayah"), t("Penduduk bekerja"), t("Bagian pekerja formal"), t("Jenis"), t("Kelompok pulau")]
    heads.append(t("Jarak"))
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    kinds = {"province": t("provinsi"), "regency": t("kabupaten"), "city": t("kota")}
    rows = []
    for row in [*own.assign(distance=0.0).to_dict("records"), *found.to_dict("records")]:
        cells = [
            _cell(formats.value_short(row["employed"], "persons", lang)),
            _cell(formats.value_short(row["formal"], "share", lang)),
            _cell(kinds[row["kind"]]),
            _cell(row[f"island_{lang}"]),
            _cell(formats.number(round(row["distance"], 2), lang)),
        ]
        rows.append(_row(f"{words.name(row['region_code'], lang)} ({row['region_code']})", "", cells, heads[1:]))
    return _table(t("Wilayah yang serupa"), head, "".join(rows))
