"""Up to six small maps of one indicator: the same places in each, one legend, one scale, and a hover that links them.

All maps show the same places, so that a region found in one is marked, with its value, in all: that is what a linked
hover is for. They differ in the period (or, where there is but one, in the segment): the same colour means the same
value in each.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import numpy as np
import pandas as pd
import shapely

from dashboard.figures import formats
from dashboard.figures.chart_look import FONT_SIZE, layered, lettered, mark
from dashboard.figures.compare import compare_words as words
from dashboard.figures.compare import map_hatches
from dashboard.figures.compare.map_hatches import HATCHES
from dashboard.figures.lettering import FAMILY, text_width
from dashboard.figures.press import press_labels
from dashboard.figures.press.press_labels import Name
from dashboard.figures.theme import Theme
from dashboard.text import Lang
from data.fields import OBS_STATUSES, SEGMENTS
from data.indicators import Panel
from geo.small_maps import Drawing, Place

COLUMNS = 3
GAP = 14
HEAD, FOOT = 24, 24
LEGEND_ROW = 26
SWATCH = 15
# What Streamlit takes from the height of a single view for a margin of its own, and would cut off the map.
BELOW = 20
HOVER = "hover"
SHAPES = "shapes"
_FEATURES = alt.JsonDataFormat(type="json", property="features")
DOT = 0.02


class SmallMaps(NamedTuple):
    """What the maps show.

    panels: one per map, in order. chosen: codes outlined in each. breaks: inner class breaks that all maps share.
    """

    panels: tuple[Panel, ...]
    chosen: tuple[str, ...]
    breaks: tuple[float, ...]
    lang: Lang


def heading(panel: Panel, by_segment: bool, lang: Lang) -> str:
    """Return what sets one map apart from the others."""
    if by_segment:
        return getattr(SEGMENTS[panel.cut.segment], lang)
    return formats.period_text(panel.cut.period, lang) if panel.cut.period else ""


def periods(shown: SmallMaps) -> list[str]:
    """Return the periods of the maps, in their order."""
    return list(dict.fromkeys(panel.cut.period for panel in shown.panels))


def columns(count: int) -> int:
    """Return how many maps stand in a row."""
    return min(COLUMNS, count) if count != 4 else 2


def values(shown: SmallMaps, shapes: Sequence[Place]) -> pd.DataFrame:
    """Return a row per map and region of the maps: map, region_code, name, class, value, its words and its status."""
    lang = shown.lang
    by_segment = len({panel.cut.segment for panel in shown.panels}) > 1
    labels = class_labels(shown)
    rows = []
    for place, panel in enumerate(shown.panels):
        known = {str(row["region_code"]): row for row in panel.table.to_dict("records")}
        unit = panel.measure.definition.unit
        for shape in shapes:
            row = known.get(shape.region_code)
            status = str(row["obs_status"]) if row else "missing"
            has_value = row is not None and pd.notna(row["value"])
            text = words.value_text(row, unit, lang) if row else getattr(OBS_STATUSES["missing"], lang)
            region = words.region_name(shape.region_code, panel.vintage, lang)
            label = (
                labels[sum(float(row["value"]) >= each for each in shown.breaks)]
                if row and has_value
                else getattr(OBS_STATUSES[status], lang)
            )
            head = heading(panel, by_segment, lang)
            rows.append((place, head, shape.region_code, region, label, f"{region} {text}", text, status))
    columns = ["map", "heading", "region_code", "name", "class", "readout", "shown", "obs_status"]
    return pd.DataFrame(rows, columns=columns)


def class_labels(shown: SmallMaps) -> tuple[str, ...]:
    """Return the words for the classes, from low to high."""
    unit = shown.panels[0].measure.definition.unit
    return formats.break_labels(shown.breaks, unit, shown.lang) or ("",)


def small_maps(shown: SmallMaps, drawing: Drawing, theme: Theme) -> alt.VConcatChart:
    """Return the maps under their legend."""
    width, height, shapes = drawing
    table = values(shown, shapes)
    colours = class_colours(shown, set(table["class"]), theme)
    select = alt.PointSelectionConfig(type="point", fields=["region_code"], on="pointerover", clear="pointerout")
    hover = alt.selection_point(name=HOVER, empty=False)
    # A map that stands alone has room for names.
    names = _names(shown, drawing, theme) if len(shown.panels) == 1 else []
    maps = [
        _one(table[table["map"] == place], shown, hover, colours, place, (width, height), theme, names)
        for place in range(len(shown.panels))
    ]
    # In one flat concatenation Altair numbers the views as they are numbered here; rows of rows it would number anew,
    # and two maps of one number show the same figures.
    together = alt.concat(*maps, columns=columns(len(maps)), spacing=GAP)
    chart = alt.vconcat(_legend(colours, whole_width(len(maps), width), theme, shown.lang), together, spacing=GAP)
    # The pointer in one map marks the region in each.
    views = [_view(place) for place in range(len(maps))]
    # The shapes travel once, whatever the number of maps.
    hatched = table.loc[table["obs_status"].isin(map_hatches.STATUSES), ["obs_status", "region_code"]]
    known = {shape.region_code: shape for shape in shapes}
    lines = [
        map_hatches.feature(status, known[code], _geometry(known[code]), theme)
        for status, code in hatched.drop_duplicates().itertuples(index=False)
    ]
    chart.datasets = {SHAPES: _collection([_feature(shape) for shape in shapes]), HATCHES: _collection(lines)}
    chart.params = [alt.TopLevelSelectionParameter(name=HOVER, select=select, views=views)]
    return chart.properties(padding=0).configure_view(stroke=None)


def box(shown: SmallMaps, width: int, height: int) -> tuple[int, int]:
    """Return the width and the most height of one map for all of them to fit, with their legend, into a size."""
    count = len(shown.panels)
    rows = -(-count // columns(count))
    one = (width - (columns(count) - 1) * GAP) // columns(count)
    legend = 2 * LEGEND_ROW
    return one, (height - legend - rows * (GAP + HEAD + FOOT)) // rows


def sized(shown: SmallMaps, drawing: Drawing, width: int, height: int, theme: Theme) -> alt.VConcatChart:
    """Return the maps in exactly that size, what is left over lying around them."""
    chart = small_maps(shown, drawing, theme)
    legend = chart.vconcat[0]
    count = len(shown.panels)
    rows = -(-count // columns(count))
    used = whole_width(count, drawing.width), legend.height + rows * (GAP + HEAD + drawing.height + FOOT)
    left, top = ((whole - part) / 2 for whole, part in zip((width, height), used, strict=True))
    room = {"left": left, "right": width - used[0] - left, "top": top, "bottom": height - used[1] - top}
    return chart.properties(padding=room, background=theme.panel).configure(font=FAMILY).configure_view(stroke=None)


def _view(place: int) -> str:
    return f"map_{place}"


def whole_width(count: int, width: int) -> int:
    """Return the width of so many maps side by side."""
    return columns(count) * (width + GAP) - GAP


def class_colours(shown: SmallMaps, present: Collection[str], theme: Theme) -> dict[str, str]:
    """Return the colour of each class by its words, from low to high, and of what has no value where that occurs."""
    labels = class_labels(shown) if shown.breaks else ()
    shades = dict(zip(labels, theme.classes[: len(labels)], strict=True))
    absent = (("suppressed", theme.suppressed.ground), ("missing", theme.missing.ground))
    without = {getattr(OBS_STATUSES[status], shown.lang): colour for status, colour in absent}
    return shades | {label: colour for label, colour in without.items() if label in present}


def _one(
    table: pd.DataFrame,
    shown: SmallMaps,
    hover: alt.Parameter,
    colours: Mapping[str, str],
    place: int,
    size: tuple[int, int],
    theme: Theme,
    names: Sequence[alt.Chart],
) -> alt.LayerChart:
    """Return one map: its heading, the regions with hatches, the chosen ones outlined, and what the pointer is on."""
    width, height = size
    rows = table[["region_code", "class", "readout"]]
    # Every line on the land carries its region too: the pointer may be on a hatch.
    hatched = table.loc[table["obs_status"].isin(map_hatches.STATUSES), ["region_code", "readout", "obs_status"]]
    keys = [map_hatches.key(status, code) for code, _, status in hatched.itertuples(index=False)]
    chosen = rows[rows["region_code"].isin(shown.chosen)]
    land = _drawn(rows, mark("geoshape", strokeJoin="round"), "region_code", SHAPES).encode(
        fill=alt.Fill("class:N", scale=alt.Scale(domain=list(colours), range=list(colours.values())), legend=None),
        stroke=alt.when(hover).then(alt.value(theme.mark)).otherwise(alt.value(theme.border)),
        strokeWidth=alt.when(hover).then(alt.value(4)).otherwise(alt.value(0.5)),
    )
    hatches = _drawn(hatched.assign(hatch=keys), map_hatches.line_mark(theme), "hatch", HATCHES).encode(
        stroke=map_hatches.line_colour("obs_status:N", theme)
    )
    line = mark("geoshape", filled=False, strokeJoin="round", stroke=theme.chosen, strokeWidth=1.6)
    outlines = _drawn(chosen, line, "region_code", SHAPES)
    letters = {"fontSize": FONT_SIZE - 1, "fontWeight": "bold", "color": theme.text, "limit": width}
    head = pd.DataFrame({"text": [table["heading"].iloc[0]]})
    title = alt.Chart(head, mark=mark("text", align="left", baseline="top", **letters)).encode(
        x=alt.value(2), y=alt.value(2), text="text:N"
    )
    readout = alt.Chart(
        table[["region_code", "readout"]], mark=mark("text", align="center", baseline="bottom", **letters)
    )
    readout = readout.transform_filter(hover).encode(
        x=alt.value(width / 2), y=alt.value(HEAD + height + FOOT - 2), text="readout:N"
    )
    views = [land.properties(name=_view(place)), *([hatches] if keys else []), *([outlines] if len(chosen) else [])]
    return layered(*views, *names, title, readout).properties(width=width, height=HEAD + height + FOOT)


def _drawn(rows: pd.DataFrame, look: alt.MarkDef, key: str, dataset: str) -> alt.Chart:
    """Return shapes of a dataset, one per row that names it in the column `key`; the rows also have a readout."""
    return (
        alt.Chart(rows, mark=look)
        .transform_lookup(
            lookup=key,
            from_=alt.LookupData(alt.NamedData(name=dataset, format=_FEATURES), key="id", fields=["type", "geometry"]),
        )
        .encode(tooltip=alt.Tooltip("readout:N", title=" "))
        .project(type="identity", scale=1, translate=[0, HEAD])
    )


def _names(shown: SmallMaps, drawing: Drawing, theme: Theme) -> list[alt.Chart]:
    """Return the names of the chosen regions, each near its region and over none of the other names."""
    width, height, shapes = drawing
    known = {shape.region_code: shape for shape in shapes}
    names = [Name(words.short_name(code), known[code].x, known[code].y, code) for code in shown.chosen]
    areas = np.array([shapely.geometry.shape(_geometry(shape)) for shape in shapes], dtype=object)
    owners = np.array(list(known), dtype=object)
    labels = press_labels.place(names, areas, owners, (0, 0, width, height), FONT_SIZE)
    rows = pd.DataFrame(
        [
            (label.name.text, (label.box[0] + label.box[2]) / 2, HEAD + (label.box[1] + label.box[3]) / 2)
            for label in labels
        ],
        columns=["name", "x", "y"],
    )
    text = alt.Chart(rows).encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None),
        y=alt.Y("y:Q", scale=alt.Scale(domain=[HEAD + height + FOOT, 0], nice=False), axis=None),
        text="name:N",
    )
    return lettered(text, theme, align="center", baseline="middle", fontSize=FONT_SIZE, fontWeight="bold")


def _legend(colours: Mapping[str, str], width: int, theme: Theme, lang: Lang) -> alt.LayerChart:
    """Return the one legend: swatches in rows no wider than the maps together."""
    x, y, rows = 0.0, 0, []
    for label, colour in colours.items():
        room = 26 + text_width(label, FONT_SIZE - 1) + 18
        if x and x + room > width:
            x, y = 0.0, y + LEGEND_ROW
        rows.append({"x": x + 10, "at": x + 24, "y": y + LEGEND_ROW / 2, "label": label, "colour": colour})
        x += room
    height = y + LEGEND_ROW
    data = pd.DataFrame(rows, columns=["x", "at", "y", "label", "colour"])
    place_y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    across = alt.Scale(domain=[0, width], nice=False)
    swatch = mark("point", shape="square", size=SWATCH**2, filled=True, opacity=1, stroke=theme.muted, strokeWidth=0.5)
    squares = alt.Chart(data, mark=swatch).encode(
        x=alt.X("x:Q", scale=across, axis=None), y=place_y, fill=alt.Fill("colour:N", scale=None)
    )
    statuses = {getattr(OBS_STATUSES[status], lang): status for status in map_hatches.STATUSES}
    lines = [
        map_hatches.swatch(statuses[row["label"]], row["x"] - SWATCH / 2, row["y"] - SWATCH / 2, SWATCH, theme)
        for row in rows
        if row["label"] in statuses
    ]
    hatches = alt.Chart(
        alt.InlineData(values=_collection(lines), format=_FEATURES), mark=map_hatches.line_mark(theme)
    ).encode(stroke=map_hatches.line_colour("properties.status:N", theme))
    hatches = hatches.project(type="identity", scale=1, translate=[0, 0])
    letters = mark("text", align="left", baseline="middle", fontSize=FONT_SIZE - 1, color=theme.text)
    texts = alt.Chart(data, mark=letters).encode(x=alt.X("at:Q", scale=across, axis=None), y=place_y, text="label:N")
    return layered(squares, *([hatches] if lines else []), texts).properties(width=width, height=height)


def _feature(shape: Place, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "id": shape.region_code, "geometry": _geometry(shape), "properties": properties}


def _geometry(shape: Place) -> dict[str, Any]:
    """Return the region's shape, or a dot where it is too small to see."""
    if shape.share >= DOT:
        return shape.geometry
    x, y, r = shape.x, shape.y, 3
    return {"type": "Polygon", "coordinates": [[(x - r, y), (x, y - r), (x + r, y), (x, y + r), (x - r, y)]]}


def _collection(features: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return features as Streamlit knows them for such; anything else it takes for a table."""
    return {"type": "FeatureCollection", "features": list(features)}


def picking_map(drawing: Drawing, chosen: Collection[str], theme: Theme, lang: Lang) -> alt.Chart:
    """Return a map on which regions are picked; its selection "picked" holds the region_code of the one clicked."""
    width, height, shapes = drawing
    picked = alt.selection_point(name="picked", fields=["region_code"], on="click")
    features = [
        _feature(shape, name=words.name(shape.region_code, lang), is_chosen=shape.region_code in chosen)
        for shape in shapes
    ]
    scale = alt.Scale(domain=[False, True], range=[theme.land, theme.classes[3]])
    return (
        alt.Chart(
            alt.InlineData(values=_collection(features), format=_FEATURES),
            mark=mark("geoshape", stroke=theme.province_border, strokeWidth=0.7, cursor="pointer"),
        )
        .transform_calculate(region_code="datum.id", name="datum.properties.name")
        .encode(
            fill=alt.Fill("properties.is_chosen:N", scale=scale, legend=None),
            tooltip=alt.Tooltip("name:N", title=" "),
        )
        .project(type="identity", scale=1, translate=[0, 0])
        .add_params(picked)
        .properties(width=width, height=height + BELOW, padding=0, background=theme.sea)
        .configure_view(stroke=None)
    )
