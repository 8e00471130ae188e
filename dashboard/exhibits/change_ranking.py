"""The largest rises and falls as they leave the building."""

from dashboard import change_answer
from dashboard.figures.change import change_charts
from dashboard.figures.change.change_exhibit import bars, framed
from dashboard.figures.chart_look import sized
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "change_ranking"


def exhibit(selection: Selection) -> Exhibit:
    """Return the ranking by change of an address.

    Raises:
        NoFigureError: there are no two periods that can be subtracted, or the regions cannot be ranked.
    """
    answer, told = change_answer.changed(selection, is_ranked=True)
    names, series = bars(told)
    return framed(
        KIND,
        told,
        lambda width, height: sized(change_charts.ranking(told, "main", LIGHT, width // 3), width, height, LIGHT),
        answer.sources,
        answer.codes,
        chart="bars",
        categories=names,
        series=series,
    )
