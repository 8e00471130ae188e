"""Where a region stands among its like: a sentence, and a strip on which each region is a dot and this one named."""

import math
from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.chart_look import FONT_SIZE, axis, mark, ticks
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.press.sheet import Align
from dashboard.figures.region.region_comparison import size_text
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.fields import NATION
from data.regions import get
from data.standing import Standing, numerator_unit

HEIGHT = 118
# Dots closer than this part of the axis would hide each other and are set apart.
CLOSE = 0.014
LIFTS = (0, 1, -1, 2, -2, 3, -3)
_LANES = 5.0


def sentence(standing: Standing, lang: Lang) -> str:
    """Return the rank of a region and its distance to the median, or why there is no rank."""
    t = translator(lang)
    if standing.reasons:
        return t("Tidak diurutkan: periode, penyebut atau dasar pencatatan berbeda antarwilayah.")
    unit = standing.panel.measure.definition.unit
    parts = [
        t(
            "Urutan ke-{rank} dari {count} {regions}, dari yang tertinggi",
            rank=standing.rank,
            count=standing.count,
            regions=territory(standing, lang),
        )
    ]
    if standing.ties:
        parts.append(t(", bersama {count} wilayah lain yang nilainya sama", count=standing.ties))
    parts.append(". ")
    median = formats.value_headline(standing.median, unit, lang)
    if math.isclose(standing.gap, 0, abs_tol=1e-12):
        parts.append(t("Tepat pada median ({median}).", median=median))
    else:
        said = t("{gap} di atas median ({median})") if standing.gap > 0 else t("{gap} di bawah median ({median})")
        parts.append(said.format(gap=size_text(standing.gap, unit, lang), median=median))
        if standing.gap_counted == standing.gap_counted:
            persons = formats.value_text(round(abs(standing.gap_counted)), numerator_unit(standing.panel.measure), lang)
            parts.append(t(", setara {persons}", persons=persons))
        parts.append(".")
    if absent := len(standing.table) - standing.count:
        parts.append(" " + t("{count} wilayah tanpa angka tidak ikut diurutkan.", count=absent))
    return "".join(parts)


def territory(standing: Standing, lang: Lang) -> str:
    """Return which regions are ranked, in words: "kabupaten/kota di Riau", "provinsi"."""
    t = translator(lang)
    level = get(standing.region_code).level
    if level == "kanwil":
        return t("kantor wilayah")
    if standing.among == NATION:
        return t("provinsi di Indonesia")
    name = region_name(standing.among, standing.panel.vintage, lang)
    return t("provinsi di {place}", place=name) if level == "province" else t("kabupaten/kota di {place}", place=name)


def strip(standing: Standing, theme: Theme, lang: Lang) -> alt.LayerChart:
    """Return the strip: a dot per region over its value, the median as a line, the region itself large and named.

    Its height is HEIGHT and its width that of its place; both can be set by `properties`.
    """
    t = translator(lang)
    unit = standing.panel.measure.definition.unit
    dots = _dots(standing, lang)
    low, high = float(dots["value"].min()), float(dots["value"].max())
    scale = alt.Scale(domain=[low, high], nice=False, zero=False, padding=16)
    x = alt.X("value:Q", title=None, scale=scale).axis(axis(ticks(low, high), unit, theme, lang, grid=False))
    y = alt.Y("lift:Q", axis=None, scale=alt.Scale(domain=[-_LANES, _LANES]))
    tooltip = [alt.Tooltip("name:N", title=t("Wilayah")), alt.Tooltip("words:N", title=t("Nilai"))]
    dot = mark("circle", size=90, opacity=0.75, color=theme.classes[3], stroke=theme.panel)
    diamond = mark("point", shape="diamond", size=200, filled=True, opacity=1, color=theme.chosen, stroke=theme.panel)
    is_own = dots["is_own"]
    others = alt.Chart(dots[~is_own], mark=dot).encode(x=x, y=y, tooltip=tooltip)
    own = alt.Chart(dots[is_own], mark=diamond).encode(x=x, y=y, tooltip=tooltip)
    words = t("median {value}", value=formats.value_short(standing.median, unit, lang))
    median = pd.DataFrame({"value": [standing.median], "words": [words]})
    # The line stops short of the two texts that it would cross.
    ends = {"y": alt.value(18), "y2": alt.value(alt.ExprRef("height - 16"))}
    line = alt.Chart(median, mark=mark("rule", strokeDash=[4, 3], color=theme.muted, strokeWidth=1.5))
    small = {"fontSize": FONT_SIZE - 1}
    below = mark("text", color=theme.muted, align=_side(standing.median, low, high), baseline="bottom", **small)
    side = _side(float(standing.own["value"]), low, high)
    above = mark("text", color=theme.text, align=side, baseline="top", fontWeight="bold", **small)
    named = dots[is_own].assign(label=dots["name"] + " " + dots["short"])
    layers = [
        line.encode(x=x, **ends),
        others,
        own,
        alt.Chart(median, mark=below).encode(x=x, y=alt.value("height"), text="words:N"),
        alt.Chart(named, mark=above).encode(x=x, y=alt.value(0), text="label:N"),
    ]
    return alt.LayerChart(layer=layers, height=HEIGHT)


def _dots(standing: Standing, lang: Lang) -> pd.DataFrame:
    """Return name, value, words, short, lift and is_own of each region with a figure; lifts set close dots apart."""
    unit, vintage = standing.panel.measure.definition.unit, standing.panel.vintage
    rows = standing.table.dropna(subset=["value"]).sort_values(["value", "region_code"])
    values = [float(value) for value in rows["value"]]
    codes = [str(code) for code in rows["region_code"]]
    return pd.DataFrame(
        {
            "name": [region_name(code, vintage, lang) for code in codes],
            "value": values,
            "words": [formats.value_text(value, unit, lang) for value in values],
            "short": [formats.value_short(value, unit, lang) for value in values],
            "lift": lifts(values),
            "is_own": [code == standing.region_code for code in codes],
        }
    )


def lifts(values: Sequence[float]) -> list[float]:
    """Return for ascending values the lane of each dot: the middle one, or the next that no close dot has taken."""
    span = (values[-1] - values[0]) or 1
    last = dict.fromkeys(LIFTS, -math.inf)
    found = []
    for value in values:
        free = next((lane for lane in LIFTS if value - last[lane] >= CLOSE * span), LIFTS[len(found) % len(LIFTS)])
        last[free] = value
        found.append(float(free))
    return found


def _side(value: float, low: float, high: float) -> Align:
    """Return how a text at a value is aligned, so that it stays within the strip."""
    place = (value - low) / (high - low) if high > low else 0.5
    return "left" if place < 0.3 else "right" if place > 0.7 else "center"
