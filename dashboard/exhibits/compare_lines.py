"""The lines of a comparison: the chosen regions over time."""

from dashboard import cache_compare
from dashboard.exhibits import comparing
from dashboard.figures import chart_look, formats
from dashboard.figures.compare import compare_charts, compare_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.stretches import stretches
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "compare_lines"


def exhibit(selection: Selection) -> Exhibit:
    """Return the lines of an address."""
    made = comparing.shown(selection)
    compared, lang, codes = made.compared, made.asked.lang, made.asked.regions
    course = cache_compare.course(made.asked, compared)
    own = course[course["region_code"].isin(codes)]
    periods = list(dict.fromkeys(own["period"]))
    return comparing.exhibit(
        KIND,
        made,
        lambda width, height: chart_look.sized(
            compare_charts.lines(compared, course, LIGHT, lang, height), width, height, LIGHT
        ),
        table=comparing.rows(made, own.drop(columns=["vintage", "run", "breaks"])),
        periods=periods,
        remarks=compare_words.breaks_text(course, compared, lang),
        chart="lines",
        categories=[formats.period_text(period, lang) for period in periods],
        series=stretches(own, codes, lambda code: compare_words.name(code, lang), periods, lang),
    )
