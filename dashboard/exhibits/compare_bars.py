"""The bars of a comparison."""

from dashboard.exhibits import comparing
from dashboard.figures import chart_look
from dashboard.figures.compare import compare_charts, compare_words
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "compare_bars"


def exhibit(selection: Selection) -> Exhibit:
    """Return the bars of an address."""
    made = comparing.shown(selection)
    compared, lang = made.compared, made.asked.lang
    names = [compare_words.name(code, lang) for code in compared.rows["region_code"]]
    values = tuple(comparing.number(value) for value in compared.rows["value"])
    return comparing.exhibit(
        KIND,
        made,
        lambda width, height: chart_look.sized(
            compare_charts.bars(compared, LIGHT, lang, width // comparing.NAMES_PART), width, height, LIGHT
        ),
        chart="bars",
        categories=names,
        remarks=[compare_words.whiskers_text(compared, lang)],
        series=[Series(compare_words.title(compared, lang), values)],
    )
