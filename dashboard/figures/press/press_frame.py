"""The frame that every picture has around its plot: what it shows, when, from whom, and where to see it.

A picture has exactly its size. Long texts are set smaller and take room from the plot, which keeps a part of it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.figures.formats import date_text
from dashboard.figures.lettering import text_width, wrap
from dashboard.figures.press.exhibit import Edition, Exhibit
from dashboard.figures.press.sheet import Align
from dashboard.figures.theme import LIGHT
from data.fields import Text

_MARGIN = 40
_TOP = 20
_TITLE_SIZES = (38, 32, 27)
_TITLE_LINES = 2
_SUBTITLE_SIZE = 21
_FOOT_SIZE = 15
_LEADING = 1.3
_GAP = 12
# Texts are set smaller, step by step, until the plot has this part of the picture's height.
_PLOT_PART = 0.5
_STEPS = (1.0, 0.9, 0.8, 0.7)
_BAND_HEIGHT, _BAND_SIZE = 38, 20
_STAMP_ANGLE = -16
_STAMP_PART = 0.94
STAMP_OPACITY = 0.14
_MADE = Text("Gambar dibuat {} dengan JamsosMap.", "Picture made on {} with JamsosMap.")
_LIVE = Text("Tampilan langsung: {}", "Live view: {}")


@dataclass(frozen=True)
class Size:
    """The size of a picture: width and height in pixels of its layout, and the dots per pixel of its PNG.

    dpi: dots to the inch that the PNG declares, so that it prints in the size it is meant for.
    """

    width: int
    height: int
    dots: int = 1
    dpi: int = 96


# A4 landscape at 300 dots to the inch is 3,508 x 2,480 dots: 150 pixels of the layout to the inch.
SIZES: Mapping[str, Size] = {
    "web": Size(1600, 900),
    "square": Size(1080, 1080),
    "print": Size(1754, 1240, dots=2, dpi=300),
}


@dataclass(frozen=True)
class Line:
    """One line of text whose baseline starts, is centred or ends at (x, y), in pixels; turned clockwise in degrees."""

    text: str
    x: float
    y: float
    size: int
    colour: str
    bold: bool = False
    align: Align = "left"
    angle: float = 0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y growing downwards."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """Where everything stands: the plot's box, the lines around it, and for synthetic figures the band and stamp."""

    size: Size
    plot: Box
    lines: tuple[Line, ...]
    band: Box | None
    stamp: Line | None


def frame(exhibit: Exhibit, size: Size, edition: Edition) -> Frame:
    """Return the frame of an exhibit in a size; its plot has at least a tenth of the picture's height."""
    for step in _STEPS:
        head, foot = _head(exhibit, size, step), _foot(exhibit, size, edition, step)
        top = math.ceil(_bottom(head, step)) + (_BAND_HEIGHT if exhibit.band else 0)
        bottom = math.floor(size.height - _bottom(foot, step) - _GAP)
        if bottom - top >= _PLOT_PART * size.height:
            break
    lead = _GAP if exhibit.band else 0
    plot = Box(_MARGIN, top + lead, size.width - 2 * _MARGIN, max(bottom - top - lead, size.height // 10))
    lowered = tuple(replace(line, y=line.y + bottom + _GAP) for line in foot)
    if not exhibit.band:
        return Frame(size, plot, (*head, *lowered), None, None)
    band = Box(0, top - _BAND_HEIGHT, size.width, _BAND_HEIGHT)
    baseline = band.top + _BAND_HEIGHT / 2 + _BAND_SIZE * 0.36
    room = _STAMP_PART * size.width
    fitting = min(_BAND_SIZE, int(_BAND_SIZE * room / text_width(exhibit.band, _BAND_SIZE, bold=True)))
    words = Line(exhibit.band, size.width / 2, baseline, fitting, LIGHT.band_text, bold=True, align="center")
    return Frame(size, plot, (*head, *lowered, words), band, _stamp(exhibit.band, plot))


def _head(exhibit: Exhibit, size: Size, step: float) -> list[Line]:
    width = size.width - 2 * _MARGIN
    sizes = [round(one * step) for one in _TITLE_SIZES]
    fits = [one for one in sizes if len(wrap(exhibit.title, one, width, bold=True)) <= _TITLE_LINES]
    title = (exhibit.title, fits[0] if fits else sizes[-1], True, LIGHT.text)
    return _stacked([title, (exhibit.subtitle, round(_SUBTITLE_SIZE * step), False, LIGHT.muted)], _TOP, width)


def _foot(exhibit: Exhibit, size: Size, edition: Edition, step: float) -> list[Line]:
    made = getattr(_MADE, exhibit.lang).format(date_text(edition.made_on, exhibit.lang))
    credit = f"{exhibit.credit.removesuffix('.')}. " if exhibit.credit else ""
    live = getattr(_LIVE, exhibit.lang).format(edition.address)
    paragraphs = [
        (exhibit.note, LIGHT.text),
        (exhibit.source, LIGHT.text),
        (credit + made, LIGHT.muted),
        (live, LIGHT.muted),
    ]
    return _stacked(
        [(text, round(_FOOT_SIZE * step), False, colour) for text, colour in paragraphs], 0, size.width - 2 * _MARGIN
    )


def _stacked(paragraphs: Sequence[tuple[str, int, bool, str]], top: float, width: float) -> list[Line]:
    lines, baseline = [], top
    for text, size, bold, colour in paragraphs:
        for line in wrap(text, size, width, bold=bold):
            baseline += size * _LEADING
            lines.append(Line(line, _MARGIN, baseline, size, colour, bold))
        baseline += size * 0.2
    return lines


def _bottom(lines: Sequence[Line], step: float) -> float:
    return (lines[-1].y + lines[-1].size * 0.5 if lines else 0) + _GAP * step


def _stamp(text: str, plot: Box) -> Line:
    """The words of the band across the plot, so that no part can be cut out without them."""
    turn = math.radians(-_STAMP_ANGLE)
    room = _STAMP_PART * min(plot.width / math.cos(turn), plot.height / math.sin(turn))
    size = int(_BAND_SIZE * room / text_width(text, _BAND_SIZE, bold=True))
    x, y = plot.left + plot.width / 2, plot.top + plot.height / 2
    return Line(text, x, y + size / 3, size, LIGHT.text, bold=True, align="center", angle=_STAMP_ANGLE)
