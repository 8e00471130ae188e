"""The one way from a figure on any page to the press desk."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import state
from dashboard.state import Selection
from dashboard.text import Lang, translator


def desk_link(selection: Selection, kind: str, lang: Lang) -> None:
    """Show the link that opens a figure on the press desk; kind: a code of dashboard.exhibits.BUILDERS."""
    t = translator(lang)
    query = urlencode(state.write(selection.changed(figure=kind)))
    words = escape(t("Bawa ke meja pers"))
    st.html(f'<a class="jm-more" href="pers?{escape(query)}" target="_self">{words}</a>')
