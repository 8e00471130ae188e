"""A ready group of regions, and the words that say how it was picked."""

from typing import NamedTuple

from data.comparison import MOST

GROUP_SIZE = MOST


class Group(NamedTuple):
    """Regions to compare. of: how many there were to pick from. period: the survey whose employed residents decided."""

    codes: tuple[str, ...]
    of: int
    period: str
