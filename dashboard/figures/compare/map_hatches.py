"""Hatches of small maps: the same lines as on every map say why a region has no value."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import shapely

from dashboard.figures.chart_look import mark
from dashboard.figures.hatching import hatch_lines
from dashboard.figures.theme import Hatch, Theme
from geo.small_maps import Place

STATUSES = ("missing", "suppressed")
HATCHES = "hatches"


def hatches(theme: Theme) -> dict[str, Hatch]:
    """Return the hatch of each status that has one."""
    return {status: getattr(theme, status) for status in STATUSES}


def key(status: str, region_code: str) -> str:
    """Return what names the hatch of a region."""
    return f"{status} {region_code}"


def feature(status: str, place: Place, geometry: Mapping[str, Any], theme: Theme) -> dict[str, Any]:
    """Return the hatch of one region as GeoJSON; geometry: the region as it is drawn, in pixels."""
    lines = hatch_lines(shapely.geometry.shape(geometry), hatches(theme)[status])
    return {"type": "Feature", "id": key(status, place.region_code), "geometry": _rounded(lines), "properties": {}}


def swatch(status: str, left: float, top: float, side: float, theme: Theme) -> dict[str, Any]:
    """Return the hatch of a square as GeoJSON, for a legend."""
    lines = hatch_lines(shapely.box(left, top, left + side, top + side), hatches(theme)[status])
    return {"type": "Feature", "geometry": _rounded(lines), "properties": {"status": status}}


def line_mark(theme: Theme) -> alt.MarkDef:
    """Return the mark that draws hatches."""
    return mark("geoshape", filled=False, strokeWidth=theme.missing.width)


def line_colour(field: str, theme: Theme) -> alt.Stroke:
    """Return the colour of hatches by the status that a field holds."""
    domain, colours = zip(*((status, hatch.line) for status, hatch in hatches(theme).items()), strict=True)
    return alt.Stroke(field, scale=alt.Scale(domain=list(domain), range=list(colours)), legend=None)


def _rounded(lines: shapely.MultiLineString) -> dict[str, Any]:
    return shapely.geometry.mapping(shapely.transform(lines, lambda points: points.round(1)))
