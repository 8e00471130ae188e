"""The status of a duty as a small sign: symbol and words on the status' own colours."""

from html import escape

from dashboard.figures.compliance.compliance_tables import Look

BADGE = "display:inline-block;padding:0.05rem 0.5rem;border-radius:0.3rem;border:1px solid #8796a3;"


def badge(look: Look, words: str) -> str:
    """Return a status as HTML; the words are escaped."""
    return f'<span class="jm-badge" style="{BADGE}{look.css()}">{look.symbol} {escape(words)}</span>'
