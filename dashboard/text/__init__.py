"""The words of the interface: Indonesian is the source, other languages are gettext catalogues beside this file.

Labels and definitions of figures are not here but with the figures, in data.fields.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.pofile import read_po

Lang = Literal["id", "en"]
LANGUAGES: dict[Lang, str] = {"id": "Bahasa Indonesia", "en": "English"}
CATALOGUES = Path(__file__).parent

MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#+.!|$~:&-]")

Translator = Callable[..., str]


def translator(lang: Lang) -> Translator:
    """Return t(text, **values): the text in `lang`, with {names} filled in.

    Raises:
        KeyError: the catalogue of that language lacks the text; a test keeps the catalogues complete.
    """

    def translate(text: str, **values: object) -> str:
        words = text if lang == "id" else _catalogue(lang)[text]
        return words.format(**values) if values else words

    return translate


def plain(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown or HTML, for words that come from outside."""
    return MARKDOWN.sub(r"\\\g<0>", text)


@cache
def _catalogue(lang: str) -> dict[str, str]:
    with (CATALOGUES / f"{lang}.po").open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}
