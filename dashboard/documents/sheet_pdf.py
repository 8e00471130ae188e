"""Pages for print by Typst: one sheet about a region, or a book of sheets, as tagged PDF (PDF/UA-1).

Typst refuses to write a PDF/UA file with a picture that has no alternative text, so a missing one stops the build.
Words reach Typst as data, never as markup; fonts come from the app's own folder and nothing from the network.
"""

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typst

from dashboard.documents import drawn
from dashboard.figures.formats import date_text
from dashboard.figures.lettering import FONTS, clean, legible
from dashboard.figures.press.described import Described
from dashboard.figures.press.fact_sheet import MOST_FIGURES, FactSheet
from dashboard.text import Lang, translator

# How many sheets of the book are drawn, of how many.
Progress = Callable[[int, int], None]

_TEMPLATE = Path(__file__).with_name("sheet.typ")
# Pixels of a chart half a page wide, and of a chart and a map as wide as the page (A4 upright); letters of twelve
# pixels come out at about seven points.
_HALF, _WIDE, _MAP = (420, 240), (868, 240), (868, 380)
_ON_ONE_LINE = 22
_MOST_LETTERS = 400


class PageError(ValueError):
    """Typst refused to make the file, for example because a picture has no alternative text; the text says why."""


def sheet_pdf(sheet: FactSheet, made_on: dt.date) -> bytes:
    """One sheet on one A4 page. Raises PageError when a figure has no alternative text."""
    files: dict[str, str] = {}
    data = {"kind": "sheet", "title": sheet.title, "sheets": [_sheet(sheet, 0, files)]}
    return _compiled(data, files, sheet.lang, made_on)


def book_pdf(
    title: str, sheets: Iterable[FactSheet], count: int, made_on: dt.date, progress: Progress = lambda done, of: None
) -> bytes:
    """A book: a page of contents, then each sheet on a page of its own, all in one file.

    sheets: one at least, all in one language, each taken when its turn comes; count: how many they are.
    progress: called after each sheet is drawn.
    Raises PageError when a figure has no alternative text.
    """
    files: dict[str, str] = {}
    pages, band, lang = [], "", None
    for place, sheet in enumerate(sheets):
        pages.append(_sheet(sheet, place, files))
        band, lang = band or sheet.band, sheet.lang
        progress(place + 1, count)
    if lang is None:
        raise ValueError("a book without sheets")
    return _compiled({"kind": "book", "title": title, "band": band, "sheets": pages}, files, lang, made_on)


def _sheet(sheet: FactSheet, place: int, files: dict[str, str]) -> dict[str, Any]:
    """The words of a sheet; its pictures are added to `files`."""
    t = translator(sheet.lang)
    bands = []
    for band in _bands(sheet.figures[:MOST_FIGURES]):
        bands.append([])
        for described in band:
            name = f"{place}-{len(files)}.svg"
            files[name] = drawn.svg(described.exhibit, *_pixels(described, len(band)))
            bands[-1].append(_figure(described, name))
    widths = [max(len(row[column]) for row in (sheet.columns, *sheet.rows)) for column in range(len(sheet.columns))]
    return {
        "title": sheet.title,
        "headline": sheet.headline,
        "band": sheet.band,
        "figures": bands,
        "table_title": sheet.table_title,
        "columns": sheet.columns,
        "rows": sheet.rows,
        # Short texts stay on one line; a column of twice as long ones gets half as much more of what is left.
        "widths": [0 if width <= _ON_ONE_LINE else width**0.6 for width in widths],
        "left_out": t("{count} baris lagi ada di JamsosMap.", count=sheet.left_out) if sheet.left_out else "",
        "notes": sheet.notes,
        "sources": sheet.sources,
    }


def _bands(figures: Sequence[Described]) -> list[Sequence[Described]]:
    """Return the figures that stand side by side: a map has the width of the page, charts stand in pairs."""
    maps = [[each] for each in figures if not each.exhibit.chart]
    charts = [each for each in figures if each.exhibit.chart]
    return maps + [charts[place : place + 2] for place in range(0, len(charts), 2)]


def _pixels(described: Described, beside: int) -> tuple[int, int]:
    if not described.exhibit.chart:
        return _MAP
    return _HALF if beside == 2 else _WIDE


def _figure(described: Described, file: str) -> dict[str, str | None]:
    exhibit = described.exhibit
    return {
        "file": file,
        # An empty alternative text would pass Typst's check, so none is passed as what it is.
        "alt": described.alt.strip() or None,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "note": exhibit.note,
        "source": exhibit.source,
        "credit": exhibit.credit,
    }


def _compiled(data: dict[str, Any], files: dict[str, str], lang: Lang, made_on: dt.date) -> bytes:
    t = translator(lang)
    made = t("Dibuat {date} dengan JamsosMap.", date=date_text(made_on, lang))
    words = {"notes": t("Catatan"), "sources": t("Sumber"), "contents": t("Isi")}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_text(legible(content), encoding="utf-8")
        whole = _set(data | {"lang": lang, "made": made, "words": words})
        (folder / "data.json").write_text(json.dumps(whole), encoding="utf-8")
        (folder / "sheet.typ").write_bytes(_TEMPLATE.read_bytes())
        try:
            return typst.compile(
                folder / "sheet.typ",
                root=folder,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                package_path=folder,
                package_cache_path=folder,
                pdf_standards="ua-1",
                format="pdf",
                timestamp=dt.datetime.combine(made_on, dt.time(), dt.UTC),
            )
        except typst.TypstError as error:
            raise PageError(f"{error.message} {'; '.join(error.hints)}".strip()) from error


def _set(value: Any) -> Any:
    """The same data with every text on one line, in letters that the font has, and no longer than a page can hold."""
    if isinstance(value, str):
        line = legible(clean(value))
        return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1] + "…"
    if isinstance(value, dict):
        return {key: _set(each) for key, each in value.items()}
    return [_set(each) for each in value] if isinstance(value, list | tuple) else value
