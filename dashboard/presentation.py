"""The list of saved views that a presenter steps through, and the file in which it is kept.

A view is a page and a selection. The file is JSON, small, and hostile until checked: it may name only pages and choices
that the dashboard has, by relative address, so that opening one never leads anywhere else.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard import state
from dashboard.figures.formats import period_text
from dashboard.state import Selection
from dashboard.text import Lang
from data import regions
from data.errors import SHOWN, JamsosMapError
from data.fields import INDICATORS
from data.periods import is_period
from data.regions import SupersededCodeError, UnknownRegionError

FILE_NAME = "jamsosmap-presentasi.json"
FORMAT = "jamsosmap-presentasi/1"
MAX_VIEWS = 100
MAX_BYTES = 64 * 1024
MAX_TITLE = 120
# The cursor of the presentation belongs to the moment, not to a view.
CHOICES = tuple(field.name for field in fields(Selection) if field.name != "present")

_VALUE_SHOWN = 80
_RESAVE = "Simpan ulang daftar dari dasbor, lalu buka lagi."


class PresentationError(JamsosMapError):
    """A file that is no list of views, with every problem found in it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        lines = [f"Daftar tampilan tidak dibuka: {len(self.problems)} masalah."]
        lines += [f"- {problem}" for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"- … dan {len(self.problems) - SHOWN} lagi")
        super().__init__("\n".join(lines))


@dataclass(frozen=True)
class View:
    """One saved view: its title, the name of its page in the address, and what is chosen there."""

    title: str
    page: str
    selection: Selection

    def address(self) -> str:
        """Return the relative address: "wilayah?region=14.08"."""
        query = urlencode(state.write(self.selection))
        return f"{self.page}?{query}" if query else self.page


Views = tuple[View, ...]


def view(title: str, page: str, selection: Selection) -> View:
    """Return a view to save; the title is made fit for a file, and an empty one becomes the page's name."""
    line = "".join(sign if sign.isprintable() else " " for sign in title)
    squeezed = " ".join(line.split())[:MAX_TITLE].strip()
    return View(squeezed or page, page, selection.changed(present=""))


def proposed_title(page_title: str, selection: Selection, lang: Lang) -> str:
    """Return a title for the view on a page: the page, then the indicator, region and period that its address names."""
    chosen = []
    if selection.indicator in INDICATORS:
        chosen.append(getattr(INDICATORS[selection.indicator].label, lang))
    if selection.region:
        try:
            chosen.append(regions.resolve(selection.region).name)
        except (UnknownRegionError, SupersededCodeError):
            chosen.append(selection.region)
    if is_period(selection.period):
        chosen.append(period_text(selection.period, lang))
    return f"{page_title}: {', '.join(chosen)}" if chosen else page_title


# --- where the presenter stands ---------------------------------------------------------------------------


def position(selection: Selection, count: int) -> int:
    """Return the number of the saved view that the presentation has reached, 0 before the first.

    What an address says is cut to the list there is.
    """
    text = selection.present
    return min(int(text), count) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def found(views: Views, page: str, selection: Selection) -> int:
    """Return the number of the saved view that is open, 0 for none."""
    here = selection.changed(present="")
    return next((i for i, each in enumerate(views, start=1) if (each.page, each.selection) == (page, here)), 0)


def neighbours(views: Views, page: str, selection: Selection) -> tuple[int, int]:
    """Return the numbers of the views to step back and forward to, 0 for none.

    A presenter who has strayed from the view reached steps back to it and forward to the one after it.
    """
    reached = position(selection, len(views))
    here = selection.changed(present="")
    is_there = reached > 0 and (views[reached - 1].page, views[reached - 1].selection) == (page, here)
    return reached - 1 if is_there else reached, reached + 1 if reached < len(views) else 0


# --- changing the list ------------------------------------------------------------------------------------


def moved(views: Views, number: int, by: int) -> Views:
    """Return the list with one view moved up (-1) or down (+1); at an end it stays."""
    place, other = number - 1, number - 1 + by
    if not 0 <= other < len(views):
        return views
    order = list(views)
    order[place], order[other] = order[other], order[place]
    return tuple(order)


def without(views: Views, number: int) -> Views:
    """Return the list without one view."""
    return views[: number - 1] + views[number:]


def renamed(views: Views, number: int, title: str) -> Views:
    """Return the list with another title for one view."""
    old = views[number - 1]
    return (*views[: number - 1], view(title, old.page, old.selection), *views[number:])


# --- the file ---------------------------------------------------------------------------------------------


def to_text(views: Views) -> str:
    """Return the list as the text of a file."""
    listed = [{"judul": each.title, "alamat": each.address()} for each in views]
    return json.dumps({"format": FORMAT, "tampilan": listed}, ensure_ascii=False, indent=1)


def read(content: bytes, pages: Collection[str]) -> Views:
    """Return the list of views in a file.

    pages: the names of the pages that there are.

    Raises:
        PresentationError: anything in the file is not as to_text writes it.
    """
    listed = _entries(content)
    views, problems = [], []
    for number, entry in enumerate(listed, start=1):
        wrong, read_view = _entry(entry, pages)
        problems += [f"Tampilan ke-{number}, {problem}" for problem in wrong]
        if read_view:
            views.append(read_view)
    if problems:
        raise PresentationError(problems)
    return tuple(views)


def _entries(content: bytes) -> list[Any]:
    """Return the entries of a file, not yet checked."""
    if len(content) > MAX_BYTES:
        raise PresentationError([f"berkas: {len(content)} bita, paling besar {MAX_BYTES}. Pecah daftarnya."])
    try:
        whole = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError):
        raise PresentationError([f"berkas: bukan JSON dalam UTF-8. {_RESAVE}"]) from None
    if not isinstance(whole, dict) or set(whole) != {"format", "tampilan"}:
        raise PresentationError([f"berkas: isinya bukan tepat 'format' dan 'tampilan'. {_RESAVE}"])
    if whole["format"] != FORMAT:
        raise PresentationError([f"format: nilai {_shown(whole['format'])}, seharusnya {FORMAT!r}. {_RESAVE}"])
    listed = whole["tampilan"]
    if not isinstance(listed, list):
        raise PresentationError([f"tampilan: nilai {_shown(listed)} bukan daftar. {_RESAVE}"])
    if len(listed) > MAX_VIEWS:
        raise PresentationError([f"tampilan: {len(listed)} tampilan, paling banyak {MAX_VIEWS}. Pecah daftarnya."])
    return listed


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of an object; one named twice could be read differently elsewhere."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError
    return dict(pairs)


def _entry(entry: Any, pages: Collection[str]) -> tuple[list[str], View | None]:
    """Return the problems of one entry, or its view."""
    if not isinstance(entry, dict) or set(entry) != {"judul", "alamat"}:
        return [f"nilai {_shown(entry)}. Isinya harus tepat 'judul' dan 'alamat'."], None
    title, address = entry["judul"], entry["alamat"]
    problems = []
    if not _is_line(title) or not title.strip() or len(title) > MAX_TITLE:
        problems.append(f"judul: nilai {_shown(title)}. Tulis satu baris teks, 1 sampai {MAX_TITLE} karakter.")
    if not _is_line(address):
        return [
            *problems,
            f"alamat: nilai {_shown(address)}. Tulis satu baris teks, mis. 'wilayah?region=14.08'.",
        ], None
    page, _, query = address.partition("?")
    if page not in pages:
        remedy = f"Pakai alamat relatif yang diawali salah satu halaman: {', '.join(sorted(pages))}."
        problems.append(f"alamat: nilai {_shown(address)}. {remedy}")
    wrong, selection = _selection(query)
    problems += [f"alamat: {problem}" for problem in wrong]
    return problems, None if problems else View(title, page, selection)


def _selection(query: str) -> tuple[list[str], Selection]:
    """Return the problems of a query, and the selection it holds."""
    if not query:
        return [], Selection()
    try:
        pairs = parse_qsl(
            query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=len(CHOICES)
        )
    except ValueError:
        return [
            f"nilai {_shown(query)}. Tulis pilihan sebagai nama=nilai, dipisah '&', masing-masing sekali."
        ], Selection()
    chosen = dict(pairs)
    problems = []
    if len(chosen) < len(pairs):
        problems.append(f"nilai {_shown(query)}. Sebut tiap pilihan sekali saja.")
    for name, value in chosen.items():
        if name not in CHOICES:
            problems.append(f"pilihan {_shown(name)} tidak dikenal. Pilihan yang ada: {', '.join(CHOICES)}.")
        elif not value or not _is_line(value) or len(value) > state.longest(name):
            most = state.longest(name)
            problems.append(f"{name}: nilai {_shown(value)}. Tulis 1 sampai {most} karakter dalam satu baris.")
    return problems, Selection() if problems else Selection(**chosen)


def _is_line(text: Any) -> bool:
    """Return whether this is one line of text that can be shown; lone halves of characters cannot even be sent."""
    return isinstance(text, str) and text.isprintable()


def _shown(value: Any) -> str:
    text = ascii(value) if not _is_line(value) else repr(value)
    return text if len(text) <= _VALUE_SHOWN else f"{text[:_VALUE_SHOWN]}…"
