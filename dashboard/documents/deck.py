"""The presentation that slides are put into: the house's plain one, or an office's own template once it is checked."""

import io
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches

from data.errors import JamsosMapError

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 150 * 2**20
MAX_XML = 40 * 2**20
MAX_MEMBERS = 4000
# Arial, or the Liberation Sans of the same widths, is on every machine that opens a presentation.
HOUSE_FONT = "Arial"

_PRESENTATION = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_MARGIN = 0.04


class TemplateError(JamsosMapError):
    """A template that cannot be used; the text says why and what to send instead."""


@dataclass(frozen=True)
class Frame:
    """Where a slide's content may stand, in English Metric Units."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu


def house() -> Deck:
    """Return an empty 16:9 presentation with one layout that has a title and nothing else."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") != "titleOnly":
            deck.slide_layouts.remove(layout)
    title_only = deck.slide_layouts[0]
    master = deck.slide_master
    for holder in (*master.placeholders, *title_only.placeholders):
        if holder.placeholder_format.type in _FOOTERS:
            holder._element.getparent().remove(holder._element)
        elif holder.placeholder_format.type in _TITLES:
            holder.left, holder.top, holder.width, holder.height = Inches(0.6), Inches(0.4), Inches(12.13), Inches(0.95)
        else:
            holder.left, holder.top, holder.width, holder.height = Inches(0.6), Inches(1.4), Inches(12.13), Inches(5.75)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{HOUSE_FONT}"'.encode())
    return deck


def office(template: bytes) -> Deck:
    """Return the office's template without its own slides.

    Raises:
        TemplateError: the file is too large, unpacks to too much, is no PowerPoint file (.pptx) or is damaged.
    """
    _check(template)
    with refusing_damage():
        deck = Presentation(io.BytesIO(template))
        _remove_slides(deck)
        layout_of(deck)
    return deck


@contextmanager
def refusing_damage() -> Generator[None]:
    """Turn whatever a damaged template makes the library raise into a TemplateError with a remedy."""
    try:
        yield
    except Exception as error:
        raise TemplateError(
            "Templat tidak dapat dibuka: isi berkas PowerPoint-nya rusak. "
            "Buka di PowerPoint, simpan ulang sebagai .pptx, lalu unggah lagi."
        ) from error


def layout_of(deck: Deck) -> SlideLayout:
    """Return the layout for a figure: title only, else blank, else the one with the fewest places to fill.

    Raises:
        IndexError: the presentation has no layout.
    """
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    for kind in ("titleOnly", "blank"):
        for layout in layouts:
            if layout._element.get("type") == kind:
                return layout
    return sorted(layouts, key=lambda layout: len(layout.placeholders))[0]


def frame_of(deck: Deck, layout: SlideLayout) -> Frame:
    """Return where content may stand: the body of the layout's master, or the slide without a margin.

    A master whose body is too small to hold a figure is not asked.
    """
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    for holder in layout.slide_master.placeholders:
        is_body = holder.placeholder_format.type == PP_PLACEHOLDER.BODY
        if is_body and holder.width >= width * 0.5 and holder.height >= height * 0.4:
            return Frame(Emu(holder.left), Emu(holder.top), Emu(holder.width), Emu(holder.height))
    side = round(width * _MARGIN)
    return Frame(Emu(side), Emu(round(height * 0.2)), Emu(width - 2 * side), Emu(round(height * 0.75)))


def _check(template: bytes) -> None:
    if len(template) > MAX_BYTES:
        raise TemplateError(
            f"Templat berukuran {len(template) / 2**20:.0f} MB; paling besar {MAX_BYTES // 2**20} MB. "
            "Hapus gambar besar atau slide contoh dari templat."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            members = packed.infolist()
            _check_size(members)
            types = packed.read("[Content_Types].xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise TemplateError(
            "Templat bukan berkas PowerPoint (.pptx) yang utuh. Simpan dari PowerPoint sebagai .pptx tanpa kata sandi."
        ) from error
    if _PRESENTATION not in types:
        raise TemplateError(
            "Berkas ini bukan presentasi .pptx biasa (mungkin .potx, .pptm, Word, atau Excel). "
            "Simpan dari PowerPoint sebagai Presentasi PowerPoint (.pptx)."
        )


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what unpacks to more than a template can need; zipfile reads no member beyond the size it states."""
    unpacked = sum(member.file_size for member in members)
    markup = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or markup > MAX_XML:
        raise TemplateError(
            f"Isi templat terlalu besar: {len(members)} bagian, {unpacked / 2**20:.0f} MB setelah dibuka. "
            f"Batasnya {MAX_MEMBERS} bagian dan {MAX_UNPACKED // 2**20} MB. Kirim templat tanpa slide contoh dan video."
        )


def _remove_slides(deck: Deck) -> None:
    """Take out the template's own slides, and the sections and shows that name them (PowerPoint would repair those)."""
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    for part in list(deck.part._element):
        if part.tag.endswith(("}custShowLst", "}extLst")):
            deck.part._element.remove(part)
