"""Text of pictures, measured in the very font that draws it, so that lines break where they should.

The font is Inter (SIL Open Font License 1.1, licence beside the files): a server may have no font at all.
"""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
FAMILY = "Inter, Arial, sans-serif"

_LONGEST = 1200
# Measured large: at the size of small print, whole pixels per letter add up to another width than the picture's.
_MEASURED = 1000
_DRAWN = 24
# A code point that no font may ever give a shape.
_WITHOUT_SHAPE = "\ufffe"
# Unicode categories: controls, formatting (direction overrides among them), surrogates, private and unassigned.
_UNPRINTABLE = ("Cc", "Cf", "Cs", "Co", "Cn")
# The marks of the app itself, as a typewriter has them.
_STAND_INS = {"⚑": "*", "≥": ">=", "≤": "<=", "→": "->"}


def clean(text: str) -> str:
    """One line of characters that a picture can hold: no control characters, runs of spaces as one space.

    Text over 1,200 characters ends in "…".
    """
    spaced = (" " if char.isspace() else char for char in text)
    printable = "".join(char for char in spaced if unicodedata.category(char) not in _UNPRINTABLE)
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def legible(text: str) -> str:
    """The text with "?" for every letter that Inter cannot draw, or its plain form where it has one.

    For files whose standard forbids a letter without a shape (PDF/UA), and so for emoji.
    """
    return "".join(char if char in "\n\t" or _is_drawn(char) else _plainer(char) for char in text)


@lru_cache(maxsize=8192)  # the names and words of maps come again with every picture
def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """Width in pixels of `clean(text)` on one line, set in `size` pixels."""
    return _font(bold).getlength(clean(text)) * size / _MEASURED


def wrap(text: str, size: int, width: float, *, bold: bool = False) -> list[str]:
    """`clean(text)` in lines no wider than `width` pixels; a word wider than a line is broken."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split():
        joined = f"{line} {word}" if line else word
        if text_width(joined, size, bold=bold) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, size, width, bold)
        lines += whole
    return [*lines, line] if line else lines


def _broken(word: str, size: int, width: float, bold: bool) -> list[str]:
    pieces, piece = [], ""
    for char in word:
        if piece and text_width(piece + char, size, bold=bold) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


def _plainer(char: str) -> str:
    if char in _STAND_INS:
        return _STAND_INS[char]
    return "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii() and part.isprintable()) or "?"


@cache
def _is_drawn(char: str) -> bool:
    return char.isspace() or _shape(char) != _shape(_WITHOUT_SHAPE)


def _shape(char: str) -> bytes:
    image = Image.new("L", (2 * _DRAWN, 2 * _DRAWN))
    ImageDraw.Draw(image).text((0, 0), char, fill=255, font=_font(False).font_variant(size=_DRAWN))
    return image.tobytes()


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    file = FONTS / ("Inter-Bold.ttf" if bold else "Inter-Regular.ttf")
    # Raqm, the other engine, is not in every build of Pillow and fails on some texts.
    return ImageFont.truetype(file, _MEASURED, layout_engine=ImageFont.Layout.BASIC)
