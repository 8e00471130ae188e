"""Described exhibits in, one presentation out: a figure a slide, charts that can be edited, maps as crisp pictures."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import cast

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.parts.chart import ChartPart
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.picture import Picture
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.documents import deck as decks
from dashboard.documents import drawn, office_numbers, slide_table
from dashboard.documents.archive import without_clock
from dashboard.documents.chart_sheet import chart_sheet
from dashboard.documents.deck import Frame, TemplateError
from dashboard.documents.speaker_notes import speaker_notes
from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.figures.lettering import clean, wrap
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.figures.theme import LIGHT, ink
from data.fields import OBS_STATUSES

__all__ = ["TemplateError", "check_template", "slides"]

# Bars beyond this many have labels too small to read on a projector; their figure goes in as a picture.
MOST_BARS = 40
_MOST_LABELS = 28

_KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_TITLE_SIZES = (28, 24, 20, 18, 16, 14, 12)
_LARGEST_TITLE = 44
_SUBTITLE_SIZE, _FOOT_SIZE, _BAND_SIZE = 14, 10, 12
_LEADING = 1.25
_GAP = Pt(4)
_EMU_PER_PIXEL = 9525
_DOTS_PER_PIXEL = 2.0


def slides(figures: Sequence[Described], made_on: dt.date, template: bytes | None = None) -> bytes:
    """A presentation (.pptx) of the figures, in the house's plain form or in the office's template.

    template: a .pptx file of the reader's; its own slides are left out, its master and layouts are used.
    Raises TemplateError when the template cannot be used, ValueError when a figure has no alternative text.
    """
    if template is not None:
        check_template(template)
    deck = decks.house() if template is None else decks.office(template)
    for described in figures:
        if not described.alt.strip():
            raise ValueError(f"no alternative text: {described.exhibit.kind}")
        _slide(deck, described, is_house=template is None)
    properties = deck.core_properties
    properties.title = clean(figures[0].exhibit.title)[:255] if figures else "JamsosMap"
    properties.author = properties.last_modified_by = "JamsosMap"
    properties.created = properties.modified = dt.datetime.combine(made_on, dt.time())
    properties.revision = 1
    stream = io.BytesIO()
    deck.save(stream)
    return without_clock(stream.getvalue())


def check_template(template: bytes) -> None:
    """Raise TemplateError, whose text is for the reader, when a template cannot be used: a slide is tried in it."""
    deck = decks.office(template)
    with decks.refusing_damage():
        _slide(deck, _trial(), is_house=False)
        deck.save(io.BytesIO())


def _trial() -> Described:
    """The smallest figure, which shows whether a template can take any."""
    rows = pd.DataFrame(columns=list(TABLE_COLUMNS), dtype=str)
    series = (Series("x", (1.0,)),)
    trial = Exhibit(
        kind="x", title="x", subtitle="x", note="x", source="x", credit="x", band="x", place="x", period="x", lang="id",
        unit="", plot=lambda width, height: None, table=rows, reference=rows, chart="bars", categories=("x",),
        series=series,
    )  # fmt: skip
    return Described(trial, "x")


def _slide(deck: Deck, described: Described, *, is_house: bool) -> None:
    exhibit = described.exhibit
    layout = decks.layout_of(deck)
    slide = deck.slides.add_slide(layout)
    frame = decks.frame_of(deck, layout)
    _title(slide, exhibit.title, frame, is_house=is_house)
    for holder in list(slide.placeholders):
        if holder != slide.shapes.title:
            holder._element.getparent().remove(holder._element)
    if exhibit.band:
        _band(slide, exhibit.band, Emu(deck.slide_width or 0))
    top = _lines(slide, [exhibit.subtitle], frame, frame.top, _SUBTITLE_SIZE, LIGHT.muted)
    foot = [text for text in (exhibit.note, exhibit.source, exhibit.credit) if text]
    bottom = Emu(frame.top + frame.height - _height(foot, frame.width, _FOOT_SIZE))
    _lines(slide, foot, frame, bottom, _FOOT_SIZE, LIGHT.muted)
    height = max(bottom - top - 2 * _GAP, frame.height // 3)
    space = Frame(frame.left, Emu(top + _GAP), frame.width, Emu(height))
    if exhibit.chart and exhibit.categories and not (exhibit.chart != "lines" and len(exhibit.categories) > MOST_BARS):
        shape = _chart(slide, exhibit, space)
    elif exhibit.listing is not None and exhibit.listing.rows:
        shape = slide_table.add(slide, exhibit.listing, exhibit.band, space, exhibit.lang)
    else:
        shape = _picture(slide, exhibit, space)
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", clean(described.alt))
    properties.set("name", clean(exhibit.title)[:80])
    slide.notes_slide.notes_text_frame.text = speaker_notes(described)


def _title(slide: Slide, text: str, frame: Frame, *, is_house: bool) -> None:
    shape = slide.shapes.title
    if shape is None:
        shape = slide.shapes.add_textbox(frame.left, Emu(frame.top // 4), frame.width, Emu(frame.top * 2 // 3))
    width = shape.width or frame.width
    shape.text_frame.word_wrap = True
    shape.text_frame.text = clean(text)
    height = shape.height or frame.top
    size = next((size for size in _TITLE_SIZES if _height([text], width, size) <= height), _TITLE_SIZES[-1])
    paragraph = shape.text_frame.paragraphs[0]
    # An office's title keeps its own size where any usual size leaves the text on one line.
    if is_house or _line_count(text, width, _LARGEST_TITLE) > 1:
        paragraph.font.size = Pt(size)
    if is_house:
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.bold = True
        paragraph.font.color.rgb = _rgb(LIGHT.text)


def _band(slide: Slide, text: str, width: Emu) -> None:
    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), width, Pt(_BAND_SIZE * 1.9))
    band.name = clean(text)
    band.shadow.inherit = False
    band.fill.solid()
    band.fill.fore_color.rgb = _rgb(LIGHT.band)
    band.line.fill.background()
    band.text_frame.text = clean(text)
    paragraph = band.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER
    paragraph.font.size, paragraph.font.bold = Pt(_BAND_SIZE), True
    paragraph.font.color.rgb = _rgb(LIGHT.band_text)


def _lines(slide: Slide, texts: Sequence[str], frame: Frame, top: Emu, size: int, colour: str) -> Emu:
    """Write paragraphs from `top` down and return where they end."""
    height = _height(texts, frame.width, size)
    if not texts:
        return top
    box = slide.shapes.add_textbox(frame.left, top, frame.width, height).text_frame
    box.word_wrap = True
    box.margin_top = box.margin_bottom = 0
    for place, text in enumerate(texts):
        paragraph = box.paragraphs[0] if place == 0 else box.add_paragraph()
        paragraph.text = clean(text)
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = _rgb(colour)
    return Emu(top + height)


def _height(texts: Sequence[str], width: int, size: int) -> Emu:
    lines = sum(_line_count(text, width, size) for text in texts)
    return Emu(round(Pt(1) * (size * _LEADING * lines + size * 0.6)) if lines else 0)


def _line_count(text: str, width: int, size: int) -> int:
    # Inter is wider than the Arial of the slide, so the count is never too small. A text box has margins of 0.1 inch.
    return len(wrap(text, size, Emu(width).pt - 14.4))


def _picture(slide: Slide, exhibit: Exhibit, space: Frame) -> Picture:
    width, height = space.width // _EMU_PER_PIXEL, space.height // _EMU_PER_PIXEL
    content = drawn.png(exhibit, width, height, _DOTS_PER_PIXEL)
    return slide.shapes.add_picture(io.BytesIO(content), space.left, space.top, space.width, space.height)


def _chart(slide: Slide, exhibit: Exhibit, space: Frame) -> GraphicFrame:
    """A chart that the program can edit; where there is no figure there is a gap, never a zero."""
    categories = [_category(exhibit, place) for place in range(len(exhibit.categories))]
    data = ChartData(number_format=office_numbers.full(exhibit.unit))
    data.categories = categories
    for series in exhibit.series:
        data.add_series(clean(series.name), series.values)
    added = slide.shapes.add_chart(_KINDS[exhibit.chart], space.left, space.top, space.width, space.height, data)
    shape = cast("GraphicFrame", added)
    chart = shape.chart
    # The library would write a name such as "=1+1" into the chart's own workbook as a formula.
    cast("ChartPart", chart.part).chart_workbook.update_from_xlsx_blob(chart_sheet(exhibit, categories))
    _style(chart, exhibit)
    return shape


def _category(exhibit: Exhibit, place: int) -> str:
    """The name of a category; a bar that is not there says why."""
    name = clean(exhibit.categories[place])
    if exhibit.chart == "lines" or any(series.values[place] is not None for series in exhibit.series):
        return name
    statuses = exhibit.table.loc[exhibit.table["name"] == exhibit.categories[place], "obs_status"].unique()
    status = statuses[0] if len(statuses) == 1 and statuses[0] in ("missing", "suppressed") else "missing"
    return f"{name} ({getattr(OBS_STATUSES[status], exhibit.lang)})"


def _style(chart: Chart, exhibit: Exhibit) -> None:
    values = [value for series in exhibit.series for value in series.values if value is not None]
    number = office_numbers.short(exhibit.unit, values, exhibit.lang)
    is_bars = exhibit.chart != "lines"
    count = len(exhibit.categories) * (len(exhibit.series) if exhibit.chart == "bars" else 1)
    letters = Pt(12 if count <= 16 else 10 if count <= 28 else 8)
    chart.font.size = letters
    chart.font.color.rgb = _rgb(LIGHT.text)
    # A chart is copied out of its slide, so the band stands in the chart too.
    chart.has_title = bool(exhibit.band)
    if exhibit.band:
        chart.chart_title.text_frame.text = clean(exhibit.band)
        chart.chart_title.text_frame.paragraphs[0].font.size = letters
    chart.has_legend = len(exhibit.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    # Where every bar says its value, an axis would say it twice; more bars than that have no room for their values.
    is_labelled = is_bars and count <= _MOST_LABELS
    axis = chart.value_axis
    axis.visible = axis.has_major_gridlines = bool(values) and not is_labelled
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number, False
    if axis.has_major_gridlines:
        axis.major_gridlines.format.line.color.rgb = _rgb(LIGHT.panel_border)
    axis.format.line.fill.background()
    if is_bars and min(values, default=0.0) >= 0:
        axis.minimum_scale = 0.0
    chart.category_axis.format.line.color.rgb = _rgb(LIGHT.muted)
    # Names keep to the edge when a bar is negative.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if not is_bars:
        _style_lines(chart, exhibit)
        return
    _style_bars(chart, exhibit, gap=40 if count > 8 else 90)
    if is_labelled:
        for place, series in enumerate(chart.plots[0].series):
            labels = series.data_labels
            labels.show_value = True
            labels.number_format, labels.number_format_is_linked = number, False
            labels.font.size = letters
            inside = exhibit.chart == "stacked"
            labels.font.color.rgb = _rgb(ink(_colour(exhibit, place)) if inside else LIGHT.text)


def _style_bars(chart: Chart, exhibit: Exhibit, gap: int) -> None:
    plot = chart.plots[0]
    plot.gap_width = gap
    if exhibit.chart == "stacked":
        plot.overlap = 100
    chart.category_axis.reverse_order = True
    # Left to itself the program leaves out every other name of a long axis (ECMA-376, tickLblSkip).
    every = OxmlElement("c:tickLblSkip")
    every.set("val", "1")
    chart.category_axis._element.get_or_add_lblOffset().addnext(every)
    for place, series in enumerate(plot.series):
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(_colour(exhibit, place))
        if exhibit.series[place].colour:
            # A colour that means something may be as pale as the ground.
            series.format.line.color.rgb = _rgb(LIGHT.coast)


def _style_lines(chart: Chart, exhibit: Exhibit) -> None:
    for place, series in enumerate(chart.plots[0].series):
        colour = _rgb(_colour(exhibit, place))
        series.smooth = False
        series.format.line.color.rgb = colour
        series.format.line.width = Pt(2.25)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour


def _colour(exhibit: Exhibit, place: int) -> str:
    return exhibit.series[place].colour or LIGHT.categories[place % len(LIGHT.categories)]


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
