"""Sources as reference managers read them: BibTeX and CSL-JSON (https://docs.citationstyles.org, schema 1.0)."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from dashboard.figures.lettering import clean
from data.fields import NOT_STATED

Source = Mapping[str, str]

# What TeX would take for a command, in text; https://ctan.org/pkg/symbols-a4, table of escapable special characters.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_UNSAFE_IN_URL = re.compile(r"[\s{}\\<>\"^`|]")


def bibtex(sources: Sequence[Source]) -> str:
    """The sources as BibTeX, one @misc each, in the order given; what is not stated has no field.

    sources: rows of the sources table: publisher, title, published_date, url, licence.
    """
    return "\n".join(_entry(source, key) for key, source in _keyed(sources).items())


def csl_json(sources: Sequence[Source]) -> str:
    """The sources as CSL-JSON, in the order given; what is not stated has no field."""
    items = [_item(source, key) for key, source in _keyed(sources).items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _keyed(sources: Sequence[Source]) -> dict[str, Source]:
    """Return the sources by a key made of publisher and year, told apart by a number where it recurs."""
    keyed: dict[str, Source] = {}
    for source in sources:
        year = _DATE.match(source["published_date"])
        name = re.sub(r"[^a-z0-9]+", "", clean(source["publisher"]).lower())[:24] or "sumber"
        stem = f"{name}{year['year'] if year else 'tt'}"
        number = 1
        while (key := stem if number == 1 else f"{stem}-{number}") in keyed:
            number += 1
        keyed[key] = source
    return keyed


def _entry(source: Source, key: str) -> str:
    date = _DATE.fullmatch(source["published_date"])
    fields = {
        # Doubled braces: a publisher is one name, never a surname and given names.
        "author": f"{{{_tex(source['publisher'])}}}",
        "title": f"{{{_tex(_title(source))}}}",
        "year": date["year"] if date else "",
        "month": str(int(date["month"])) if date and date["month"] else "",
        "howpublished": rf"\url{{{_url(source)}}}" if _url(source) else "",
        "note": _tex(_stated(source["licence"])),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _item(source: Source, key: str) -> dict[str, Any]:
    date = _DATE.fullmatch(source["published_date"])
    parts = [int(part) for part in date.groups() if part] if date else []
    item: dict[str, Any] = {
        "id": key,
        "type": "webpage" if _url(source) else "document",
        "title": _title(source),
        "author": [{"literal": clean(source["publisher"])}],
        "publisher": clean(source["publisher"]),
        "issued": {"date-parts": [parts]} if parts else None,
        "URL": _url(source),
        "license": _stated(source["licence"]),
    }
    return {name: value for name, value in item.items() if value}


def _title(source: Source) -> str:
    return clean(_stated(source["title"]) or source["publisher"])


def _stated(text: str) -> str:
    return "" if text == NOT_STATED else clean(text)


def _url(source: Source) -> str:
    """The address, if it is one of the web; what TeX or a reader could trip over is percent-encoded."""
    url = clean(source["url"])
    if not url.startswith(("https://", "http://")):
        return ""
    return _UNSAFE_IN_URL.sub(lambda match: quote(match[0]), url)


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in clean(text))
