"""The small maps of a comparison."""

import pandas as pd

from dashboard import cache, cache_compare
from dashboard.exhibits import comparing
from dashboard.figures.compare import compare_maps
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.theme import LIGHT
from dashboard.state import Selection

KIND = "compare_maps"


def exhibit(selection: Selection) -> Exhibit:
    """Return the small maps of an address."""
    made = comparing.shown(selection)
    asked = made.asked
    shown = cache_compare.small_maps(asked, made.compared)
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
