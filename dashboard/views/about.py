"""About: what the figures mean and do not mean, where shapes and software come from, and what is not known."""

import streamlit as st

from dashboard import cache, state
from dashboard.question import language
from dashboard.text import methods, translator


def show() -> None:
    """Show the page."""
    lang = language(state.read(st.query_params))
    t = translator(lang)
    st.header(t("Tentang"))
    for section in methods.SECTIONS:
        st.subheader(getattr(section.heading, lang))
        st.markdown(getattr(section.body, lang))
    manifest = cache.manifest()
    st.subheader(t("Batas wilayah"))
    st.write(manifest.credit_id if lang == "id" else manifest.credit_en)
