"""One page with a picker of years and a map of the 514 regencies, made in the way that BENCHMARK_WAY names.

The map work, from the joined table to the return of st_folium, is timed around the same boundaries for every way and
written, one line per run, to log.jsonl beside this file, so that the measuring costs no byte on the websocket.
The page without a map imports nothing that the others need for theirs.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from folium import Map
    from geopandas import GeoDataFrame
    from pandas import DataFrame

PERIODS = tuple(f"{year}-08" for year in range(2019, 2026))
DATASET = "published"
INDICATOR = "wage_employee_share"
LEVEL = "regency"
LAYER = "regencies"
HEIGHT = 500
COLOURS = ("#f9efbd", "#9fcea8", "#56abab", "#2d7a9f", "#1f4279")
BORDER = "#ffffff"
LOG = Path(__file__).with_name("log.jsonl")


def main() -> None:
    """Show the picker and the map, and write down what the map cost or why it failed."""
    st.set_page_config(layout="wide")
    period = st.radio("Periode", PERIODS, horizontal=True)
    way = os.environ["BENCHMARK_WAY"]
    if way == "blank":
        return
    try:
        work = WAYS[way](period)
        started, started_cpu = time.perf_counter(), time.thread_time()
        work()
        ended, ended_cpu = time.perf_counter(), time.thread_time()
        _note({"period": period, "seconds": ended - started, "cpu_seconds": ended_cpu - started_cpu})
    except Exception as error:
        _note({"failure": f"{type(error).__name__}: {error}"})
        raise


def _note(record: dict[str, object]) -> None:
    with LOG.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(record) + "\n")


def _ours(period: str) -> Callable[[], None]:
    from streamlit_folium import st_folium

    from dashboard import cache
    from dashboard.figures.maps import map_builder, web_map
    from data.indicators import Slice

    cut = Slice(period=period)
    panel = cache.panel(DATASET, INDICATOR, cut, LEVEL)
    joined = cache.joined(panel, LAYER, "")
    breaks = cache.breaks(DATASET, INDICATOR, cut, LEVEL)
    sources, manifest = cache.sources(DATASET), cache.manifest()
    address = web_map.static_url(f"layers/{manifest.version}/{manifest.layers[LAYER].file}")

    def work() -> None:
        figure = map_builder.map_figure(
            panel,
            joined,
            breaks,
            layer=LAYER,
            within="",
            chosen="",
            sources=sources,
            credit=manifest.credit_id,
            lang="id",
        )
        st_folium(
            web_map.base_map(),
            feature_group_to_add=web_map.build_layer(figure, layer_url=address, theme="light"),
            key="map",
            height=HEIGHT,
            width=None,
            returned_objects=["clicked"],
        )

    return work


def _geojson(period: str) -> Callable[[], None]:
    from bisect import bisect_right

    import folium
    from streamlit_folium import st_folium

    shapes, table, breaks = _usual_table(period)

    def style(feature: dict) -> dict[str, object]:
        value = feature["properties"]["value"]
        colour = BORDER if value is None else COLOURS[bisect_right(breaks, value)]
        return {"fillColor": colour, "color": BORDER, "weight": 0.6, "fillOpacity": 1}

    def work() -> None:
        drawn = shapes.merge(table, on="region_code", how="left")
        usual = folium.Map(tiles=None, prefer_canvas=True)
        tooltip = folium.GeoJsonTooltip(["name", "value"])
        folium.GeoJson(drawn, style_function=style, tooltip=tooltip).add_to(usual)
        west, south, east, north = drawn.total_bounds
        usual.fit_bounds([[south, west], [north, east]])
        _load_from_app(usual)
        st_folium(usual, key="map", height=HEIGHT, width=None, returned_objects=["last_object_clicked"])

    return work


def _explore(period: str) -> Callable[[], None]:
    from streamlit_folium import st_folium

    shapes, table, breaks = _usual_table(period)

    def work() -> None:
        usual = shapes.merge(table, on="region_code", how="left").explore(
            column="value",
            cmap="YlGnBu",
            scheme="UserDefined",
            classification_kwds={"bins": [*breaks, max(table["value"].max(), breaks[-1])]},
            tooltip=["name", "value"],
            legend=False,  # its legend fetches d3 from the web
            tiles=None,
            prefer_canvas=True,
            style_kwds={"weight": 0.6, "fillOpacity": 1},
            missing_kwds={"color": BORDER},
        )
        _load_from_app(usual)
        st_folium(usual, key="map", height=HEIGHT, width=None, returned_objects=["last_object_clicked"])

    return work


def _usual_table(period: str) -> tuple["GeoDataFrame", "DataFrame", tuple[float, ...]]:
    from dashboard import cache
    from data.indicators import Slice

    cut = Slice(period=period)
    panel = cache.panel(DATASET, INDICATOR, cut, LEVEL)
    table = cache.joined(panel, LAYER, "")[["region_code", "value"]]
    return cache.shapes(LAYER)[["region_code", "name", "geometry"]], table, cache.breaks(DATASET, INDICATOR, cut, LEVEL)


def _load_from_app(usual: "Map") -> None:
    # What folium asks the web for is not reachable everywhere: the usual ways load the app's own Leaflet too.
    from dashboard.figures.maps import web_map

    usual.default_js = [("leaflet", web_map.static_url("leaflet/leaflet.js"))]
    usual.default_css = [("leaflet", web_map.static_url("leaflet/leaflet.css"))]


WAYS = {"ours": _ours, "geojson": _geojson, "explore": _explore}

main()
