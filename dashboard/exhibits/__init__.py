"""Every figure that can be taken to the press desk, made again from the address alone; one file per kind."""

from collections.abc import Callable, Mapping

from dashboard.exhibits import change_map, change_ranking, change_slope, funnel
from dashboard.exhibits import map as map_exhibit
from dashboard.figures.exhibit import Exhibit
from dashboard.state import Selection

BUILDERS: Mapping[str, Callable[[Selection], Exhibit]] = {
    map_exhibit.KIND: map_exhibit.exhibit,
    change_map.KIND: change_map.exhibit,
    change_ranking.KIND: change_ranking.exhibit,
    change_slope.KIND: change_slope.exhibit,
    funnel.KIND: funnel.exhibit,
}
