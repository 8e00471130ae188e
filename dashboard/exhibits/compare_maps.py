"""The small maps of a comparison."""

import pandas as pd

from dashboard import cache, cache_compare
from dashboard.exhibits import comparing
from dashboard.exhibits.comparing import Shown
from dashboard.figures.compare import compare_maps
from dashboard.figures.compare.compare_maps import SmallMaps
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "compare_maps"


def exhibit(selection: Selection) -> Exhibit:
    """Return the small maps of an address."""
    made = comparing.shown(selection)
    return _of(made, cache_compare.small_maps(made.asked, made.compared))


def one_map(selection: Selection) -> Exhibit:
    """Return the map of the figures compared, the chosen regions named on it; without the other periods of them."""
    made = comparing.shown(selection)
    compared = made.compared
    panel = cache.panel(made.asked.dataset, compared.measure.indicator, compared.cut, compared.level)
    return _of(made, cache_compare.small_maps(made.asked, compared)._replace(panels=(panel,)))


def _of(made: Shown, shown: SmallMaps) -> Exhibit:
    asked = made.asked
    manifest = cache.manifest()

    def plot(width: int, height: int) -> object:
        box = compare_maps.box(shown, width, height)
        return compare_maps.sized(shown, cache_compare.drawing(asked, made.compared, *box), width, height, LIGHT)

    drawn = {place.region_code for place in cache_compare.drawing(asked, made.compared, 100, 100).places}
    tables = [
        comparing.rows(made, panel.table[panel.table["region_code"].isin(drawn)]).assign(segment=panel.cut.segment)
        for panel in shown.panels
    ]
    return comparing.exhibit(
        KIND,
        made,
        plot,
        table=pd.concat(tables, ignore_index=True),
        credit=manifest.credit_id if asked.lang == "id" else manifest.credit_en,
        periods=compare_maps.periods(shown),
    )
