"""An exhibit in, a picture file out: SVG, PNG and PDF, without a browser and without the network.

Altair and vl-convert draw the plot; the frame around it is set in the same SVG, from which Typst makes PNG and PDF, so
that all three are one picture.
"""

import datetime as dt
import io
import struct
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import typst
from PIL.PngImagePlugin import PngInfo, putchunk

from dashboard.documents import picture
from dashboard.figures.lettering import FAMILY, FONTS, clean, legible
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import STAMP_OPACITY, Box, Frame, Line, Size, frame
from dashboard.figures.theme import LIGHT

_PAGE = Path(__file__).with_name("picture.typ")
# To the inch, of type.
POINTS = 72
# Signature and IHDR, after which other chunks may follow (PNG specification, 5.6).
_PNG_HEADER = 33
_CHART_SCALE = 1.3
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(described: Described, size: Size, edition: Edition) -> bytes:
    """The figure as SVG; its text stays text, its title and description are read out by a screen reader."""
    return _drawn(described, size, edition).encode()


def png(described: Described, size: Size, edition: Edition) -> bytes:
    """The figure as PNG of size.width x size.height pixels, times size.dots.

    Title, description, source and more travel inside the file as text chunks, under the keywords of the PNG
    specification.
    """
    drawn = _page(described, size, edition, (size.width, size.height), format="png", ppi=float(POINTS * size.dots))
    facts = PngInfo()
    for keyword, text in _about(described, edition).items():
        facts.add_itxt(keyword, text)
    file = io.BytesIO()
    file.write(drawn[:_PNG_HEADER])
    to_the_metre = round(size.dpi / 0.0254)
    putchunk(file, b"pHYs", struct.pack(">IIB", to_the_metre, to_the_metre, 1))
    for kind, content, *_ in facts.chunks:
        putchunk(file, kind, content)
    file.write(drawn[_PNG_HEADER:])
    return file.getvalue()


def pdf(described: Described, size: Size, edition: Edition) -> bytes:
    """The figure as a PDF of one page that a screen reader can read (PDF/UA-1); its shapes and text stay such.

    A page for print has its paper's size; the others have an inch for each size.dpi dots.
    """
    width, height = (POINTS * dots * size.dots / size.dpi for dots in (size.width, size.height))
    return _page(described, size, edition, (width, height), format="pdf", pdf_standards="ua-1")


def _page(described: Described, size: Size, edition: Edition, points: tuple[float, float], **form: Any) -> bytes:
    """The picture set by Typst on a page of its own, as wide and high as `points`.

    vl-convert makes PNG and PDF too, but its PDF has no tags, and for a PNG it opens the font again for every letter,
    which takes half of the time.
    """
    width, height = points
    inputs = {
        "svg": _legible(_drawn(described, size, edition)),
        "title": _legible(clean(described.exhibit.title)),
        "alt": _legible(clean(described.alt)),
        "lang": described.exhibit.lang,
        "width": f"{width}",
        "height": f"{height}",
    }
    return typst.compile(
        _PAGE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        timestamp=dt.datetime.combine(edition.made_on, dt.time(), dt.UTC),
        **form,
    )


def _legible(text: str) -> str:
    """`legible(text)`, letter by letter only once for the many of a drawing."""
    changed = {ord(char): legible(char) for char in set(text) if legible(char) != char}
    return text.translate(changed) if changed else text


def _drawn(described: Described, size: Size, edition: Edition) -> str:
    exhibit = described.exhibit
    placed = frame(exhibit, size, edition)
    # A map chooses its letters by its size; a chart has those of the screen, larger here, to be read in print too.
    larger = 1 if exhibit.credit else _CHART_SCALE
    plot = picture.svg(exhibit.plot(round(placed.plot.width / larger), round(placed.plot.height / larger)))
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{size.width}" '
            f'height="{size.height}" viewBox="0 0 {size.width} {size.height}" role="img" '
            f'aria-labelledby="title desc" lang="{exhibit.lang}">',
            f'<title id="title">{escape(clean(exhibit.title))}</title>',
            f'<desc id="desc">{escape(clean(described.alt))}</desc>',
            f'<rect width="{size.width}" height="{size.height}" fill="{LIGHT.panel}"/>',
            _nested(plot, placed.plot),
            *_written(placed),
            "</svg>",
        ]
    )


def _nested(plot: str, box: Box) -> str:
    """The plot's SVG at its place; one of another size is fitted in, so that nothing leaves its box."""
    head, rest = plot[plot.index("<svg") :].split(">", 1)
    given = {name: head.split(f' {name}="')[1].split('"')[0] for name in ("width", "height", "viewBox")}
    if (given["width"], given["height"]) == (str(box.width), str(box.height)):
        # Without an <svg> of its own, which would be drawn apart and clipped: that takes a third of the time.
        return f'<g transform="translate({box.left},{box.top})" aria-hidden="true">{rest[: rest.rindex("</svg>")]}</g>'
    place = f'x="{box.left}" y="{box.top}" width="{box.width}" height="{box.height}"'
    return f'<svg {place} viewBox="{given["viewBox"]}" aria-hidden="true">{rest}'


def _written(placed: Frame) -> list[str]:
    written = [_text(placed.stamp, STAMP_OPACITY)] if placed.stamp else []
    if band := placed.band:
        place = f'x="{band.left}" y="{band.top}" width="{band.width}" height="{band.height}"'
        written.append(f'<rect {place} fill="{LIGHT.band}"/>')
    return [*written, *map(_text, placed.lines)]


def _text(line: Line, opacity: float = 1) -> str:
    turn = f' transform="rotate({line.angle} {line.x:.1f} {line.y:.1f})"' if line.angle else ""
    faint = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    return (
        f'<text x="{line.x:.1f}" y="{line.y:.1f}" text-anchor="{_ANCHORS[line.align]}" font-family="{FAMILY}" '
        f'font-size="{line.size}" font-weight="{"bold" if line.bold else "normal"}" '
        f'fill="{line.colour}"{faint}{turn}>{escape(clean(line.text))}</text>'
    )


def _about(described: Described, edition: Edition) -> dict[str, str]:
    exhibit = described.exhibit
    about = {
        "Title": exhibit.title,
        "Description": described.alt,
        "Source": f"{exhibit.source} {edition.address}",
        "Copyright": exhibit.credit,
        "Creation Time": edition.made_on.isoformat(),
        "Software": "JamsosMap",
        "Disclaimer": exhibit.band,
    }
    return {keyword: clean(text) for keyword, text in about.items() if text}
