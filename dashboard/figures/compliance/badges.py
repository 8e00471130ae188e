"""The status of a duty as a small sign, symbol and words on the status' own colours, and a region's list of them."""

from collections.abc import Iterable
from html import escape

from dashboard.figures.compliance.compliance_tables import LOOKS, DutyEvidence, Look

BADGE = "display:inline-block;padding:0.05rem 0.5rem;border-radius:0.3rem;border:1px solid #8796a3;"
CHOSEN = ' aria-current="true"'


def badge(look: Look, words: str) -> str:
    """Return a status as HTML; the words are escaped."""
    return f'<span class="jm-badge" style="{BADGE}{look.css()}">{look.symbol} {escape(words)}</span>'


def duty_list(duties: Iterable[DutyEvidence], chosen: str = "") -> str:
    """Return the status of every duty of a region as a list in HTML, the duty of the map marked."""
    items = [
        f"<li{CHOSEN if duty.duty == chosen else ''}><strong>{escape(duty.label)}</strong>"
        f"{badge(LOOKS[duty.status], duty.explained)}</li>"
        for duty in duties
    ]
    return f'<ul class="jm-duties">{"".join(items)}</ul>'
