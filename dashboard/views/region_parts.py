"""What the sections of a region's page share: what was asked, and the ways to show a table, a fold and a link."""

from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard import state
from dashboard.cache import Dataset, RegionFacts
from dashboard.exhibits.region_tables import kind_of
from dashboard.figures import word_tables
from dashboard.figures.region import region_listings
from dashboard.figures.region.region_tables import Sources
from dashboard.figures.theme import THEMES, Theme
from dashboard.figures.word_tables import Table
from dashboard.state import Selection
from dashboard.text import Lang, Translator, translator
from dashboard.views.desk_link import anchor


class Asked(NamedTuple):
    """The region that the page is about, all that is known of it, and how the page speaks."""

    selection: Selection
    dataset: Dataset
    facts: RegionFacts
    sources: Sources
    lang: Lang

    @property
    def code(self) -> str:
        """The region's code."""
        return self.facts.region.code

    @property
    def t(self) -> Translator:
        """The words of the interface."""
        return translator(self.lang)


def shown(asked: Asked, table: Table, kind: str) -> None:
    """Show a table and the way from it to the press desk, or that nothing was received for it.

    kind: a code of dashboard.exhibits.BUILDERS.
    """
    if not table.rows:
        st.caption(asked.t("Tidak ada angka atau naskah yang diterima."))
        return
    st.html(word_tables.html(table) + _to_desk(asked, table, kind))


def listed(asked: Asked, name: str) -> Table:
    """Show a table of region_listings.LISTINGS, see `shown`, and return it."""
    table = region_listings.listed(name, asked.facts, asked.sources, asked.lang).table
    shown(asked, table, kind_of(name))
    return table


def folded(asked: Asked, table: Table, kind: str, summary: str) -> None:
    """Show a long table folded; paper unfolds it, and so does a search in the page."""
    body = word_tables.html(table) + _to_desk(asked, table, kind)
    st.html(f'<details class="jm-fold"><summary>{escape(summary)}</summary>{body}</details>')


def _to_desk(asked: Asked, table: Table, kind: str) -> str:
    """The way from a table to the press desk, on the day for which the page is judged."""
    selection = asked.selection.changed(region=asked.code, as_of=asked.facts.as_of.isoformat())
    return anchor(selection, kind, asked.lang, table.title)


def link(asked: Asked, page: str, words: str) -> None:
    """Show a link to another page of the app about this region."""
    query = urlencode(state.write(asked.selection.changed(region=asked.code)))
    st.html(f'<a class="jm-more" href="{page}?{escape(query)}" target="_self">{escape(words)}</a>')


def theme() -> Theme:
    """Return the colours of charts on the reader's screen."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]
