"""What a map shows, apart from how it is drawn: the web map and the press map both read this."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

import pandas as pd

MAP_COLUMNS = ("region_code", "name", "value", "obs_status", "flags", "note")


@dataclass(frozen=True)
class Category:
    """One class of a map that shows states instead of amounts: how it is named and drawn, the same on every theme.

    label: finished words. symbol: one character, so that nothing rests on colour alone. fill, text: colours of the
    region and of the symbol on it, as #rrggbb.
    """

    label: str
    symbol: str
    fill: str
    text: str


@dataclass(frozen=True)
class MapFigure:
    """One indicator over the regions of one layer, in one language.

    layer: name of a built layer, see geo.layers ("provinces", "regencies", "regencies-11", ...).
    regions: one row per region of the layer, columns MAP_COLUMNS; value is NaN when obs_status is
        "missing" or "suppressed"; flags are codes joined by ";"; note is plain text for the tooltip
        (period, denominator, source), the same string for many regions.
    kind: "rate" is drawn as shading, "count" as circles whose area grows with the value, "category" in the colours
        and with the symbols of `categories`, of which the value is the place (0.0 is the first).
    unit: a code of data.fields.UNITS.
    breaks: the four inner class breaks of five classes, ascending, in the stored unit (shares 0-1);
        a region is in class i when breaks[i-1] <= value < breaks[i]. Empty when no region has a value.
    break_labels: five texts, one per class.
    national_value, national_label: the value of the whole nation in the same unit, or None.
    chosen: region_code of the chosen region, or "".
    band: text across the map when the figures are synthetic, else "".
    title, subtitle, source, credit: finished texts in `lang`; credit names the boundaries' origin and licence.
    lang: "id" or "en".
    categories: for the kind "category" only, which has no breaks. palette: the colours of the classes in figures.theme,
        "diverging" for differences; those are written with their sign. missing: what the hatch of regions with the
        status "missing" means, where that is more than that there are no data.
    """

    layer: str
    regions: pd.DataFrame
    kind: Literal["rate", "count", "category"]
    unit: str
    breaks: tuple[float, ...]
    break_labels: tuple[str, ...]
    national_value: float | None
    national_label: str
    chosen: str
    band: str
    title: str
    subtitle: str
    source: str
    credit: str
    lang: Literal["id", "en"]
    categories: tuple[Category, ...] = ()
    palette: Literal["classes", "diverging"] = "classes"
    missing: str = ""

    def class_of(self, value: float) -> int:
        """Return the place of a value among the classes or categories."""
        return int(value) if self.categories else bisect_right(self.breaks, value)
