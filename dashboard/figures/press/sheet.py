"""A sheet of fixed size on which shapes and letters stand at exact pixels, drawn by Altair in the order given."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import altair as alt
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.figures.lettering import FAMILY, clean

Align = Literal["left", "center", "right"]

# A tenth of a pixel is finer than any printed dot at the sizes a press picture is used, and halves the text to parse.
_DECIMALS = 1

# Clipping would have every picture drawn on a second ground and masked; what stands on the sheet keeps inside it.
_SHAPE = alt.MarkDef(
    type="geoshape", aria=False, clip=False, strokeJoin="round", strokeDash=alt.ExprRef("datum.properties.dash")
)
_LETTERS = alt.MarkDef(
    type="text",
    aria=False,
    font=FAMILY,
    baseline="alphabetic",
    align=alt.ExprRef("datum.align"),
    fontWeight=alt.ExprRef("datum.weight"),
)


def shape(
    geometry: BaseGeometry,
    *,
    fill: str = "none",
    stroke: str = "none",
    width: float = 0,
    dash: Sequence[float] = (),
) -> dict[str, Any]:
    """A filled or stroked geometry in pixels, y growing downwards; `width` and `dash` are the stroke's, in pixels."""
    return {"geometry": geometry, "properties": {"fill": fill, "stroke": stroke, "width": width, "dash": list(dash)}}


def letters(
    x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, align: Align = "left"
) -> dict[str, Any]:
    """One line of text whose baseline starts, is centred or ends at (x, y)."""
    return {
        "x": x,
        "y": y,
        "text": clean(text),
        "size": size,
        "colour": colour,
        "weight": "bold" if bold else "normal",
        "align": align,
    }


def sheet(
    shapes: Sequence[Mapping[str, Any]],
    texts: Sequence[Mapping[str, Any]],
    *,
    size: tuple[int, int],
    ground: str,
    description: str,
) -> alt.LayerChart:
    """The chart: shapes first, texts over them.

    size: width and height in pixels. description: alternative text.
    """
    width, height = size
    drawn = (
        alt.Chart(_data(_features(shapes)), mark=_SHAPE)
        .encode(
            fill=alt.Fill("properties.fill:N", scale=None),
            stroke=alt.Stroke("properties.stroke:N", scale=None),
            strokeWidth=alt.StrokeWidth("properties.width:Q", scale=None),
        )
        .project(type="identity", scale=1, translate=[0, 0])
    )
    written = alt.Chart(_data(json.dumps(text, ensure_ascii=False) for text in texts), mark=_LETTERS).encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None),
        y=alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None),
        text="text:N",
        size=alt.Size("size:Q", scale=None),
        color=alt.Color("colour:N", scale=None),
    )
    return (
        alt.layer(drawn, written)
        .properties(
            width=width,
            height=height,
            padding=0,
            autosize=alt.AutoSizeParams(type="none"),
            background=ground,
            description=clean(description),
        )
        .configure_view(stroke=None)
    )


def _features(shapes: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """The shapes as GeoJSON, rounded; all at once, since one by one takes as long as drawing them."""
    turned = shapely.orient_polygons(np.array([each["geometry"] for each in shapes], dtype=object), exterior_cw=True)
    rounded = shapely.transform(turned, lambda points: np.round(points, _DECIMALS))
    for geometry, each in zip(shapely.to_geojson(rounded), shapes, strict=True):
        yield f'{{"type":"Feature","geometry":{geometry},"properties":{json.dumps(each["properties"])}}}'


def _data(rows: Iterable[str]) -> alt.InlineData:
    """Rows as one JSON text: Altair checks values one by one, which takes seconds for the vertices of 514 regions."""
    return alt.InlineData(values=f"[{','.join(rows)}]", format=alt.JsonDataFormat(type="json"))
