"""The map of differences as it leaves the building."""

from dashboard import cache, change_answer
from dashboard.figures.change.change_exhibit import framed
from dashboard.figures.press import press_map
from dashboard.figures.press.exhibit import Exhibit
from dashboard.state import Selection

KIND = "change_map"


def exhibit(selection: Selection) -> Exhibit:
    """Return the map of differences of an address.

    Raises:
        NoFigureError: there are no two periods that can be subtracted.
    """
    answer, told = change_answer.changed(selection)
    figure = change_answer.figure(answer)
    return framed(
        KIND,
        told,
        lambda width, height: press_map.plot(figure, cache.grounds(figure.layer), width, height),
        answer.sources,
        answer.codes,
        credit=figure.credit,
    )
