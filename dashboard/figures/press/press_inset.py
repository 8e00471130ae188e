"""The part of a national map that is drawn again, larger, in open sea: Greater Jakarta, whose cities are too small."""

from dataclasses import dataclass

import numpy as np
import shapely

from dashboard.figures.press.press_labels import Bounds

TITLE = "Jabodetabek"
TITLE_HEIGHT = 20

# Jakarta without its islands, and the regencies and cities of Bogor, Depok, Tangerang and Bekasi.
_CODES = ("31.71", "31.72", "31.73", "31.74", "31.75", "32.01", "32.16", "32.71", "32.75", "32.76",
          "36.03", "36.71", "36.74")  # fmt: skip
# The largest of these parts of the map's width at which the inset stands in open sea; smaller says nothing more.
_PARTS = (0.3, 0.25, 0.21, 0.18, 0.16, 0.14, 0.125, 0.11)
_HIGHEST = 0.5
_EDGE = 8
_RIM = 3
_LARGER = 2


@dataclass(frozen=True)
class Inset:
    """box: where the inset stands, its title on top. of: the part of the map that it shows. All in pixels."""

    box: Bounds
    of: Bounds

    @property
    def scale(self) -> float:
        """How much larger than on the map."""
        return (self.box[2] - self.box[0]) / (self.of[2] - self.of[0])

    def to_inset(self, points: np.ndarray) -> np.ndarray:
        """Return where points of the map stand in the inset."""
        return (points - self.of[:2]) * self.scale + (self.box[0], self.box[1] + TITLE_HEIGHT)


def inset(codes: np.ndarray, areas: np.ndarray, frame: Bounds) -> Inset | None:
    """Return the inset of a map of regencies, or None for a map without Jakarta or without open sea.

    codes, areas: the regions of the map, in pixels. frame: the map.
    """
    shown = np.isin(codes, _CODES)
    if shown.sum() < len(_CODES):
        return None
    left, top, right, bottom = shapely.total_bounds(areas[shown])
    of = (left - _RIM, top - _RIM, right + _RIM, bottom + _RIM)
    tree = shapely.STRtree(areas)
    wide, high = of[2] - of[0], of[3] - of[1]
    for part in _PARTS:
        width = part * (frame[2] - frame[0])
        height = width * high / wide + TITLE_HEIGHT
        if height > _HIGHEST * (frame[3] - frame[1]) or width < _LARGER * wide:
            continue
        for x in (frame[0] + _EDGE, frame[2] - _EDGE - width):
            for y in (frame[3] - _EDGE - height, frame[1] + _EDGE):
                box = (x, y, x + width, y + height)
                if not len(tree.query(shapely.box(*box).buffer(_EDGE), predicate="intersects")):
                    return Inset(box, of)
    return None
