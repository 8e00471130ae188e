"""Which regions share a border: read from the arcs of a topology, where every common border is stored once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo.topology import OBJECT


def neighbours(topology: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return for each region the codes of those with which it shares a stretch of border, in order of code.

    Regions that meet in one point only, or across water, are no neighbours.
    """
    geometries = topology["objects"][OBJECT]["geometries"]
    owners: dict[int, set[str]] = {}
    for geometry in geometries:
        for arc in _arcs(geometry["arcs"]):
            owners.setdefault(arc, set()).add(geometry["id"])
    beside: dict[str, set[str]] = {geometry["id"]: set() for geometry in geometries}
    for sharing in owners.values():
        for code in sharing:
            beside[code] |= sharing - {code}
    return {code: tuple(sorted(others)) for code, others in beside.items()}


def _arcs(polygons: Sequence[Sequence[Sequence[int]]]) -> Iterator[int]:
    """Yield the numbers of a region's arcs, whichever way it walks them."""
    for rings in polygons:
        for ring in rings:
            yield from (number if number >= 0 else ~number for number in ring)
