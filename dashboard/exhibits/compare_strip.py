"""The strip of a comparison: where the chosen regions stand among all of their level."""

from dashboard.exhibits import comparing
from dashboard.figures import chart_look
from dashboard.figures.compare import compare_charts, compare_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "compare_strip"


def exhibit(selection: Selection) -> Exhibit:
    """Return the strip of an address."""
    made = comparing.shown(selection)
    compared, lang = made.compared, made.asked.lang
    return comparing.exhibit(
        KIND,
        made,
        lambda width, height: chart_look.sized(
            compare_charts.strip(compared, LIGHT, lang, width // comparing.NAMES_PART), width, height, LIGHT
        ),
        remarks=[compare_words.without_text(compared, lang), compare_words.whiskers_text(compared, lang)],
    )
