"""Names on a map: each near its region, none over another, over the sea or its own land where there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from dashboard.figures.lettering import clean, text_width
from dashboard.figures.press.sheet import letters, shape
from dashboard.figures.theme import LIGHT

Drawn = list[dict[str, Any]]
Bounds = tuple[float, float, float, float]

_PAD_X, _PAD_Y = 4, 2
_DISTANCES = (5, 16, 30)
_DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
# What a pixel of distance, own land and foreign land under a name cost; a dearer place than the last is no place.
_OWN_LAND, _FOREIGN_LAND, _DEAREST = 10, 100, 90
_SAMPLES = np.array([(x, y) for x in (0.0, 0.33, 0.67, 1.0) for y in (0.1, 0.9)])
_WITH_LINE = 12
_CHIP_ALPHA = "b8"
_ON_PLACE = 9


@dataclass(frozen=True)
class Name:
    """A name to be placed: at (x, y), clear of a symbol of that radius there; group: what its own land carries."""

    text: str
    x: float
    y: float
    group: str
    radius: float = 0


@dataclass(frozen=True)
class Label:
    """A placed name, its box (left, top, right, bottom), and how far it stands from its place."""

    name: Name
    box: Bounds
    distance: float


def place(
    names: Sequence[Name],
    areas: np.ndarray,
    groups: np.ndarray,
    frame: Bounds,
    size: int,
    taken: Sequence[Bounds] = (),
) -> list[Label]:
    """Return the names that find a place, the first ones first; none overlaps another or a taken box.

    areas, groups: what lies under the names, and whose it is. frame: where names may stand. size: of the letters.
    """
    tree = shapely.STRtree(areas)
    boxes = [*taken]
    placed: list[Label] = []
    for name in names:
        offered, distances = _candidates(name, size)
        costs = distances + _land_cost(offered, tree, groups, name.group)
        for i in np.argsort(costs, kind="stable"):
            left, top, right, bottom = (float(edge) for edge in offered[i])
            box = (left, top, right, bottom)
            if costs[i] <= _DEAREST and _inside(box, frame) and not any(overlap(box, other) for other in boxes):
                boxes.append(box)
                placed.append(Label(name, box, float(distances[i])))
                break
    return placed


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def draw(labels: Sequence[Label], size: int) -> tuple[Drawn, Drawn]:
    """Return the grounds and lines of labels, and their letters."""
    lines = [
        shape(shapely.shortest_line(shapely.Point(label.name.x, label.name.y), shapely.box(*label.box)),
              stroke=LIGHT.text, width=0.7)
        for label in labels
        if label.distance >= _WITH_LINE
    ]  # fmt: skip
    grounds = [shape(shapely.box(*label.box), fill=LIGHT.panel + _CHIP_ALPHA) for label in labels]
    texts = [
        letters((label.box[0] + label.box[2]) / 2, label.box[3] - _PAD_Y - size * 0.24, label.name.text, size,
                LIGHT.text, align="center")
        for label in labels
    ]  # fmt: skip
    return [*lines, *grounds], texts


def _candidates(name: Name, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The boxes in which a name may stand, and the distance of each from the name's place."""
    wide, high = text_width(clean(name.text), size) + 2 * _PAD_X, size * 1.2 + 2 * _PAD_Y
    middles = [(x * wide, y * high) for x in (0.0, -0.25, 0.25) for y in (0.0, -0.7, 0.7)]
    distances = [abs(x) / 10 + abs(y) / 4 for x, y in middles]
    for distance in _DISTANCES:
        for x, y in _DIRECTIONS:
            away = distance + name.radius
            middles.append((x * away + np.sign(x) * wide / 2, y * away + np.sign(y) * high / 2))
            distances.append(distance)
    if name.radius:
        middles, distances = middles[_ON_PLACE:], distances[_ON_PLACE:]
    half = np.array([wide, high]) / 2
    centres = np.array(middles) + np.array([name.x, name.y])
    return np.hstack([centres - half, centres + half]), np.array(distances)


def _land_cost(boxes: np.ndarray, tree: shapely.STRtree, groups: np.ndarray, own: str) -> np.ndarray:
    low, high = boxes[:, None, :2], boxes[:, None, 2:]
    samples = (low + (high - low) * _SAMPLES).reshape(-1, 2)
    which, area = tree.query(shapely.points(samples), predicate="intersects")
    cost = np.zeros(len(samples))
    np.maximum.at(cost, which, np.where(groups[area] == own, _OWN_LAND, _FOREIGN_LAND))
    return cost.reshape(len(boxes), -1).mean(axis=1)


def _inside(box: Bounds, frame: Bounds) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
