"""The web map in its frame, the same on every page that has one."""

from functools import partial

import streamlit as st
from streamlit_folium import st_folium

from dashboard.cache import Manifest
from dashboard.figures.maps import web_map
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.theme import ThemeName
from dashboard.state import Selection
from dashboard.views import address

MAP_HEIGHT = 500


def page_theme() -> ThemeName:
    """Return the theme that the reader's screen asks for."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show(selection: Selection, figure: MapFigure, manifest: Manifest, key: str = "map") -> None:
    """Show a figure on the map; a click on a region makes it the chosen one of the address."""
    shapes = web_map.static_url(f"layers/{manifest.version}/{manifest.layers[figure.layer].file}")
    with st.container(key="map_frame"):
        st_folium(
            web_map.base_map(),
            feature_group_to_add=web_map.build_layer(figure, layer_url=shapes, theme=page_theme()),
            key=key,
            height=MAP_HEIGHT,
            width=None,
            returned_objects=["clicked"],
            on_change=partial(_clicked, selection, key),
        )


def _clicked(selection: Selection, key: str) -> None:
    if code := web_map.clicked_code(st.session_state[key]):
        address.change(selection, "region", code)
