"""What a click does: it writes the reader's choice to the address, from which the next run reads it."""

import streamlit as st

from dashboard import state
from dashboard.state import Selection


def go(selection: Selection) -> None:
    """Make the address say this selection."""
    st.query_params.from_dict(state.write(selection))


def change(selection: Selection, name: str, value: str) -> None:
    """Change one choice."""
    go(selection.changed(**{name: value}))


def choose(selection: Selection, name: str, key: str) -> None:
    """Change one choice to what the widget with this key holds; an emptied widget means the page's default."""
    change(selection, name, str(st.session_state[key] or ""))
