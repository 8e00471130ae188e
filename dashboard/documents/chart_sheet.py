"""The workbook behind an editable chart: what PowerPoint opens at "Edit data"."""

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter

from dashboard.documents import office_numbers
from dashboard.figures.lettering import clean
from dashboard.figures.press.exhibit import Exhibit

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOMENT = dt.datetime(1980, 1, 1)


def chart_sheet(exhibit: Exhibit, categories: Sequence[str]) -> bytes:
    """Categories down column A, one series a column from B on, in the cells that the chart refers to.

    A name that a spreadsheet would run as a formula is text with a quote prefix. No figure is an empty cell.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, SAFE) as book:
        book.set_properties({"created": _MOMENT})
        sheet = book.add_worksheet("Sheet1")
        text = book.add_format({"quote_prefix": True})
        number = book.add_format({"num_format": office_numbers.full(exhibit.unit)})
        sheet.set_column(0, 0, 40)
        for row, category in enumerate(categories, start=1):
            sheet.write_string(row, 0, category, text)
        for column, series in enumerate(exhibit.series, start=1):
            sheet.write_string(0, column, clean(series.name), text)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
    return stream.getvalue()
