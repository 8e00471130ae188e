"""Every figure that can be taken to the press desk, made again from the address alone; one file per kind."""

from collections.abc import Callable, Mapping

from dashboard.exhibits import map as map_exhibit
from dashboard.exhibits import region_standing, region_workforce
from dashboard.figures.exhibit import Exhibit
from dashboard.state import Selection

BUILDERS: Mapping[str, Callable[[Selection], Exhibit]] = {
    map_exhibit.KIND: map_exhibit.exhibit,
    region_standing.KIND: region_standing.exhibit,
    region_workforce.KIND: region_workforce.exhibit,
}
