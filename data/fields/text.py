"""A label in both languages of the interface."""

from typing import NamedTuple


class Text(NamedTuple):
    """A label or definition in both languages of the interface."""

    id: str
    en: str
