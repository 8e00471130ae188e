"""The one way from a figure on any page to the press desk."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import state
from dashboard.state import Selection
from dashboard.text import Lang, translator


def desk_link(selection: Selection, kind: str, lang: Lang, title: str = "") -> None:
    """Show the link that opens a figure on the press desk, see `anchor`."""
    st.html(anchor(selection, kind, lang, title))


def anchor(selection: Selection, kind: str, lang: Lang, title: str = "") -> str:
    """Return that link as HTML.

    kind: a code of dashboard.exhibits.BUILDERS. title: what a screen reader adds where a page has many such links.
    """
    t = translator(lang)
    query = urlencode(state.write(selection.changed(figure=kind)))
    words = escape(t("Bawa ke meja pers"))
    label = f' aria-label="{words}: {escape(title)}"' if title else ""
    return f'<a class="jm-more" href="pers?{escape(query)}" target="_self"{label}>{words}</a>'
