"""An exhibit in, a workbook out: the figures as a spreadsheet wants them, and a sheet that says what they are.

Numbers are numbers, codes are text, and no cell is a formula: text that looks like one carries the quote prefix, which
keeps it text when somebody edits the cell.
"""

import datetime as dt
import io
import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.documents import listing_file, office_numbers
from dashboard.documents.chart_sheet import SAFE
from dashboard.documents.table_file import NUMBERS, checked, harmless
from dashboard.figures.lettering import clean
from dashboard.figures.maps.web_map import MARKED_FLAGS
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.text import Lang, translator
from data.fields import (
    BASES,
    BENEFIT_KINDS,
    COLUMN_TITLES,
    COLUMNS,
    DENOMINATORS,
    FILE_COLUMNS,
    FLAGS,
    INDICATORS,
    NOT_STATED,
    OBS_STATUSES,
    ORIGINS,
    PROGRAMMES,
    SEGMENTS,
    UNITS,
    WORKER_GROUPS,
)

# Beside the code of the four that everyone reads stands the word.
_WORDED: dict[str, Mapping[str, Any]] = {
    "indicator": INDICATORS, "unit": UNITS, "obs_status": OBS_STATUSES, "flags": FLAGS,
}  # fmt: skip
_VOCABULARIES: dict[str, Mapping[str, Any]] = _WORDED | {
    "segment": SEGMENTS, "programme": PROGRAMMES, "worker_group": WORKER_GROUPS, "benefit_kind": BENEFIT_KINDS,
    "denominator": DENOMINATORS, "basis": BASES, "origin": ORIGINS,
}  # fmt: skip
_READ_FIRST = ("region_code", "name", "indicator", "value", "unit", "period", "obs_status", "flags")
_AS_TEXT = ("region_code", "period", "denominator_period", "as_printed")
_WIDEST = 60
_CELL = 32_767
_ABOUT_WIDTHS, _LINE_HEIGHT = (30, 44, 90), 15
_MISSING_PATTERN, _SUPPRESSED_PATTERN = 14, 16


def workbook(
    described: Described,
    sources: Iterable[Mapping[str, str]],
    made_on: dt.date,
    *,
    picture: bytes = b"",
) -> bytes:
    """The workbook (.xlsx) of one exhibit: figures, what they are set against, definitions and sources, a picture.

    sources: the rows of the sources table behind the figures. picture: the figure as PNG, or nothing.
    Raises table_file.HiddenValueError when a value contradicts its status.
    """
    exhibit = described.exhibit
    t = translator(exhibit.lang)
    is_listing = exhibit.listing is not None and exhibit.table.empty
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, SAFE) as book:
        created = dt.datetime.combine(made_on, dt.time())
        book.set_properties({"title": clean(exhibit.title)[:255], "author": "JamsosMap", "created": created})
        formats = _Formats(book)
        if is_listing:
            _listing(book.add_worksheet(t("Tabel")), exhibit, formats)
        for name, rows in ((t("Angka"), exhibit.table), (t("Pembanding"), exhibit.reference)):
            if len(rows) or (rows is exhibit.table and not is_listing):
                _figures(book.add_worksheet(name), checked(rows), formats, exhibit.band, exhibit.lang)
        _definitions(book.add_worksheet(t("Definisi dan sumber")), described, sources, formats, made_on)
        if picture:
            sheet = book.add_worksheet(t("Gambar"))
            row = _band(sheet, exhibit.band, 12, formats)
            options = {"image_data": io.BytesIO(picture), "description": clean(described.alt), "object_position": 3}
            sheet.insert_image(row, 0, "figure.png", options)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 1)
    return stream.getvalue()


class _Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]

    def text(self, text: str, **properties: Any) -> Format:
        """The format of a text cell; the quote prefix goes to what a spreadsheet would run when edited."""
        return self.get(**properties, **({"quote_prefix": True} if harmless(text) != text else {}))


def _figures(sheet: Worksheet, rows: pd.DataFrame, formats: _Formats, band: str, lang: Lang) -> None:
    columns = _columns(list(rows.columns), lang)
    top = _band(sheet, band, len(columns), formats)
    widths = [len(title) + 4 for _, _, title in columns]
    header = formats.get(bold=True, bg_color="#e6edf2", bottom=1, text_wrap=True)
    for place, (_, _, title) in enumerate(columns):
        sheet.write_string(top, place, title, header)
    for number, row in enumerate(rows.to_dict("records"), start=top + 1):
        for place, (name, vocabulary, _) in enumerate(columns):
            if name in NUMBERS:
                _number(sheet, number, place, name, row, formats)
                widths[place] = max(widths[place], 14)
                continue
            text = str(row[name]) if vocabulary is None else _words(vocabulary, str(row[name]), lang)
            properties = {"num_format": "@"} if name in _AS_TEXT else {}
            sheet.write_string(number, place, text[:_CELL], formats.text(text, **properties))
            widths[place] = max(widths[place], min(len(text) + 2, _WIDEST))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width, _WIDEST))
    sheet.freeze_panes(top + 1, 2)
    sheet.autofilter(top, 0, top + max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, top + len(rows), len(_READ_FIRST) - 1)
    sheet.fit_to_pages(1, 0)


def _listing(sheet: Worksheet, exhibit: Exhibit, formats: _Formats) -> None:
    """The cells of a listing, as its CSV file has them, each number in the format of its unit."""
    listing = exhibit.listing
    assert listing is not None
    columns = listing_file.cells(listing, exhibit.lang)
    units = {
        name: [row[place].unit for row in listing.rows]
        for place, name in enumerate(listing.columns)
        if listing.is_numeric(place)
    }
    top = _band(sheet, exhibit.band, len(columns), formats)
    header = formats.get(bold=True, bg_color="#e6edf2", bottom=1, text_wrap=True)
    for place, (name, cells) in enumerate(columns.items()):
        sheet.write_string(top, place, name, header)
        for number, cell in enumerate(cells):
            row = top + 1 + number
            if isinstance(cell, str):
                sheet.write_string(row, place, cell[:_CELL], formats.text(cell, text_wrap=True))
            elif not math.isnan(cell):
                sheet.write_number(row, place, cell, formats.get(num_format=office_numbers.full(units[name][number])))
        longest = max(len(str(cell)) for cell in (name, *cells)) + 2
        sheet.set_column(place, place, min(max(longest, 14), _WIDEST))
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, top + max(len(listing.rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(top)
    sheet.fit_to_pages(1, 0)


def _columns(names: list[str], lang: Lang) -> list[tuple[str, Mapping[str, Any] | None, str]]:
    """Field, vocabulary when the cell holds its words, and title: what is read first, then every code and base."""
    t = translator(lang)
    titles = {name: getattr(title, lang) for name, title in COLUMN_TITLES.items()}
    first = [(name, _WORDED.get(name), titles[name]) for name in _READ_FIRST]
    rest = [
        (name, None, t("{title} (kode)", title=titles[name]) if name in _WORDED else titles[name])
        for name in names
        if name in _WORDED or name not in _READ_FIRST
    ]
    return first + rest


def _number(sheet: Worksheet, row: int, column: int, name: str, figures: Mapping[str, Any], formats: _Formats) -> None:
    """A figure; where there is none, an empty cell whose hatch says whether it is missing or must not be seen."""
    value = figures[name]
    if math.isnan(value):
        patterns = {"missing": _MISSING_PATTERN, "suppressed": _SUPPRESSED_PATTERN}
        pattern = patterns.get(str(figures["obs_status"])) if name == "value" else None
        hatch = {"pattern": pattern, "fg_color": "#a6a6a6", "bg_color": "#ffffff"} if pattern else {}
        sheet.write_blank(row, column, None, formats.get(**hatch))
        return
    unit = str(figures["unit"]) if name == "value" else ""
    is_marked = name == "value" and not MARKED_FLAGS.isdisjoint(str(figures["flags"]).split(";"))
    flagged = {"font_color": LIGHT.mark, "bold": True} if is_marked else {}
    sheet.write_number(row, column, value, formats.get(num_format=office_numbers.full(unit), **flagged))


def _definitions(
    sheet: Worksheet,
    described: Described,
    sources: Iterable[Mapping[str, str]],
    formats: _Formats,
    made_on: dt.date,
) -> None:
    exhibit = described.exhibit
    t = translator(exhibit.lang)
    rows = checked(pd.concat([exhibit.table, exhibit.reference]) if len(exhibit.reference) else exhibit.table)
    about = [
        (t("Judul"), exhibit.title, exhibit.subtitle),
        (t("Catatan"), exhibit.note, ""),
        (t("Sumber"), exhibit.source, exhibit.credit),
        (t("Dibuat"), made_on.isoformat(), "JamsosMap"),
        (t("Teks alternatif"), described.alt, ""),
        *((t("Kalimat"), sentence, "") for sentence in described.sentences),
    ]
    blocks = [
        ((t("Tentang angka ini"), "", ""), about),
        *(
            [
                ((t("Kolom"), t("Kode"), t("Arti")), _column_rows(list(rows.columns), exhibit.lang)),
                ((t("Kode dalam berkas ini"), t("Kode"), t("Arti")), _code_rows(rows, exhibit.lang)),
            ]
            if len(rows)
            else []
        ),
        ((t("Penerbit"), t("Judul"), t("Alamat, tanggal terbit, dan lisensi")), _source_rows(sources, exhibit.lang)),
    ]
    row = _band(sheet, exhibit.band, 3, formats)
    sheet.freeze_panes(row, 0)
    for heads, lines in blocks:
        for place, head in enumerate(heads):
            sheet.write_string(row, place, head, formats.get(bold=True, bg_color="#e6edf2", bottom=1))
        for line in lines:
            row += 1
            for place, text in enumerate(line):
                sheet.write_string(row, place, text[:_CELL], formats.text(text, text_wrap=True))
            # Not every program makes a row as high as its wrapped text asks for.
            lines = max(-(-len(text) // (width - 4)) for text, width in zip(line, _ABOUT_WIDTHS, strict=True))
            sheet.set_row(row, _LINE_HEIGHT * max(1, lines))
        row += 2
    for place, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _column_rows(names: list[str], lang: Lang) -> list[tuple[str, str, str]]:
    meanings = COLUMNS | FILE_COLUMNS
    return [(getattr(COLUMN_TITLES[name], lang), name, getattr(meanings[name], lang)) for name in names]


def _code_rows(table: pd.DataFrame, lang: Lang) -> list[tuple[str, str, str]]:
    """Every code that occurs in the table with its words, and indicators with their definition."""
    rows = []
    for column, vocabulary in _VOCABULARIES.items():
        present = {
            code for text in table.get(column, pd.Series(dtype=str)).unique() for code in str(text).split(";") if code
        }
        for code in vocabulary:
            if code in present:
                words = _words(vocabulary, code, lang)
                if column == "indicator":
                    words += f". {getattr(INDICATORS[code].definition, lang)}"
                rows.append((getattr(COLUMN_TITLES[column], lang), code, words))
    return rows


def _source_rows(sources: Iterable[Mapping[str, str]], lang: Lang) -> list[tuple[str, str, str]]:
    t = translator(lang)
    rows = []
    for each in sources:
        title, date, licence = (
            t("tidak disebut") if each[name] == NOT_STATED else each[name]
            for name in ("title", "published_date", "licence")
        )
        where = (each["url"], t("terbit: {date}", date=date), t("lisensi: {licence}", licence=licence))
        rows.append((each["publisher"], title, "; ".join(filter(None, where))))
    return rows


def _words(vocabulary: Mapping[str, Any], codes: str, lang: Lang) -> str:
    texts = [getattr(vocabulary[code], "label", vocabulary[code]) for code in codes.split(";") if code]
    return "; ".join(getattr(text, lang) for text in texts)


def _band(sheet: Worksheet, band: str, width: int, formats: _Formats) -> int:
    """Write the band of sample figures into the first row and return the row after it."""
    if not band:
        return 0
    strip = formats.get(bold=True, bg_color=LIGHT.band, font_color=LIGHT.band_text)
    for column in range(width):
        sheet.write_blank(0, column, None, strip)
    sheet.write_string(0, 0, band, strip)
    return 1
