"""What the sections of a region's page share: what was asked, and the ways to show a table, a fold and a link."""

from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard import state
from dashboard.cache import Dataset, RegionFacts
from dashboard.figures.region import region_tables
from dashboard.figures.region.region_tables import Sources, Table
from dashboard.figures.theme import THEMES, Theme
from dashboard.state import Selection
from dashboard.text import Lang, Translator, translator


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


def html(table: Table) -> None:
    """Show a table."""
    st.html(region_tables.html(table))


def table(shown: Table, t: Translator) -> None:
    """Show a table, or that nothing was received for it."""
    if shown.rows:
        html(shown)
    else:
        st.caption(t("Tidak ada angka atau naskah yang diterima."))


def folded(shown: Table, summary: str) -> None:
    """Show a long table folded; paper unfolds it, and so does a search in the page."""
    body = region_tables.html(shown)
    st.html(f'<details class="jm-fold"><summary>{escape(summary)}</summary>{body}</details>')


def link(asked: Asked, page: str, words: str) -> None:
    """Show a link to another page of the app about this region."""
    query = urlencode(state.write(asked.selection.changed(region=asked.code)))
    st.html(f'<a class="jm-more" href="{page}?{escape(query)}" target="_self">{escape(words)}</a>')


def theme() -> Theme:
    """Return the colours of charts on the reader's screen."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]
