"""Colours and hatches of maps and charts, for light and dark pages.

The five class colours run from low to high. Lightness changes in even steps, so the order survives grey
printing and every common colour-vision deficiency (tests/test_figures_theme.py measures both). Missing and
suppressed are hatches, never class colours, and each has its own line direction.
"""

import json
from dataclasses import asdict, dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True)
class Hatch:
    """Parallel lines over a flat ground.

    ground, line: colours as #rrggbb.
    angles: directions in degrees, counter-clockwise from the horizontal; two angles make a lattice.
    spacing, width: distance between lines and their thickness, in CSS pixels at screen size.
    """

    ground: str
    line: str
    angles: tuple[int, ...]
    spacing: int
    width: float


@dataclass(frozen=True)
class Theme:
    """Every colour a map or chart uses on one kind of page, as #rrggbb.

    classes: five colours from the lowest to the highest class.
    diverging: five colours of differences, from the largest fall over no change to the largest rise; neither end
        means good or bad.
    categories: at most six colours for lines and bars that have no order, told apart by lightness too.
    sea, land: ground of the map, and regions that carry no shading (under circles).
    border, province_border, coast: lines between regencies, between provinces, and around the land.
    text, muted, panel, panel_border: legend, tooltip and captions, and the box they stand in.
    chosen, hover: outline of the chosen region and of the one under the pointer.
    mark: outline of a flagged region (disputed, implausible, above one).
    nation: mark of the national value on a scale.
    band, band_text: strip that says the figures are synthetic.
    missing, suppressed: hatches.
    """

    name: ThemeName
    classes: tuple[str, str, str, str, str]
    diverging: tuple[str, str, str, str, str]
    categories: tuple[str, ...]
    sea: str
    land: str
    border: str
    province_border: str
    coast: str
    text: str
    muted: str
    panel: str
    panel_border: str
    chosen: str
    hover: str
    mark: str
    nation: str
    band: str
    band_text: str
    missing: Hatch
    suppressed: Hatch


LIGHT = Theme(
    name="light",
    classes=("#f9efbd", "#9fcea8", "#56abab", "#2d7a9f", "#1f4279"),
    diverging=("#9a4a06", "#e59a45", "#f9efbd", "#7aa6d3", "#1f4f96"),
    categories=("#1f4279", "#c4861f", "#c35270", "#506f2e", "#6b0521", "#351340"),
    sea="#e6edf2",
    land="#f7f6f2",
    border="#ffffff",
    province_border="#5b6b78",
    coast="#8796a3",
    text="#1c2833",
    muted="#51606d",
    panel="#ffffff",
    panel_border="#c9d3db",
    chosen="#111820",
    hover="#111820",
    mark="#b3246b",
    nation="#1c2833",
    band="#ffd166",
    band_text="#3a2a00",
    missing=Hatch(ground="#eeeeec", line="#84888c", angles=(45,), spacing=6, width=1.5),
    suppressed=Hatch(ground="#d0c6da", line="#5f4d70", angles=(45, 135), spacing=6, width=1.5),
)

DARK = Theme(
    name="dark",
    classes=("#2b4a78", "#2d7796", "#4aa69d", "#8fca98", "#f7efb4"),
    diverging=("#ffb866", "#a8692b", "#4a4f52", "#3f74ad", "#a6d0ff"),
    categories=("#4aa69d", "#ecf68e", "#d0aff9", "#9d8038", "#566ca6", "#80e8cc"),
    sea="#0f1820",
    land="#2a343d",
    border="#0f1820",
    province_border="#c3ced8",
    coast="#6d7d8a",
    text="#e9eff4",
    muted="#a9b7c3",
    panel="#18232d",
    panel_border="#3a4854",
    chosen="#ffffff",
    hover="#ffffff",
    mark="#ff7ab8",
    nation="#e9eff4",
    band="#ffd166",
    band_text="#3a2a00",
    missing=Hatch(ground="#20272d", line="#7d8790", angles=(45,), spacing=6, width=1.5),
    suppressed=Hatch(ground="#372f41", line="#b9a6cc", angles=(45, 135), spacing=6, width=1.5),
)

THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}


def ink(fill: str) -> str:
    """Return black or white, whichever has the higher contrast with a fill.

    Source of the formulas: relative luminance and contrast ratio of WCAG 2.2.
    """
    parts = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "#ffffff"


def script() -> str:
    """Return dashboard/static/map/themes.js, which gives the browser the same colours; a test keeps them equal."""
    themes = json.dumps({name: asdict(theme) for name, theme in THEMES.items()}, indent=1)
    return f"// Written by dashboard/figures/theme.py.\nwindow.JamsosMap = {{ THEMES: {themes} }};\n"
