"""Where a region stands among its like: a sentence, and a strip on which each region is a dot and this one named."""

import json
import math
from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.map_builder import region_name
from dashboard.figures.region_comparison import size_text
from dashboard.figures.sheet import Align
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
_TICKS = 5


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


def strip(standing: Standing, theme: Theme, lang: Lang) -> alt.LayerChart | alt.FacetChart:
    """Return the strip: a dot per region over its value, the median as a line, the region itself large and named.

    Its height is HEIGHT and its width that of its place; both can be set by `properties`.
    """
    t = translator(lang)
    unit = standing.panel.measure.definition.unit
    dots = _dots(standing, lang)
    low, high = float(dots["value"].min()), float(dots["value"].max())
    ticks = _ticks(low, high)
    scale = alt.Scale(domain=[min(low, ticks[0]), max(high, ticks[-1])], nice=False, zero=False, padding=8)
    x = alt.X("value:Q", title=None, scale=scale).axis(
        values=ticks,
        labelExpr=_labels(ticks, unit, lang),
        grid=False,
        domain=True,
        ticks=True,
        labelColor=theme.text,
        domainColor=theme.coast,
        tickColor=theme.coast,
    )
    lanes = alt.Scale(domain=[-_LANES, _LANES])
    y = alt.Y("lift:Q", axis=None, scale=lanes)
    tooltip = [alt.Tooltip("name:N", title=t("Wilayah")), alt.Tooltip("words:N", title=t("Nilai"))]
    # The chart has one alternative text as a whole; without this each mark would be announced.
    dot = alt.MarkDef(type="circle", aria=False, size=80, opacity=0.75, color=theme.classes[3], stroke=theme.panel)
    own_mark = alt.MarkDef(
        type="point",
        aria=False,
        shape="diamond",
        size=190,
        filled=True,
        opacity=1,
        color=theme.chosen,
        stroke=theme.panel,
    )
    others = alt.Chart(dots[~dots["is_own"]], mark=dot).encode(x=x, y=y, tooltip=tooltip)
    own = alt.Chart(dots[dots["is_own"]], mark=own_mark).encode(x=x, y=y, tooltip=tooltip)
    median = pd.DataFrame(
        {
            "value": [standing.median],
            "words": [t("median {value}", value=formats.value_short(standing.median, unit, lang))],
        }
    )
    rule = alt.MarkDef(type="rule", aria=False, strokeDash=[4, 3], color=theme.muted, strokeWidth=1.5)
    ends = {"y": alt.value(18), "y2": alt.value(alt.ExprRef("height - 16"))}
    line = alt.Chart(median, mark=rule).encode(x=x, **ends)
    below = _text(theme.muted, _side(standing.median, low, high), baseline="bottom", bold=False)
    above = _text(theme.text, _side(float(standing.own["value"]), low, high), baseline="top", bold=True)
    named = dots[dots["is_own"]].assign(label=dots["name"] + " " + dots["words"])
    return alt.layer(
        line,
        others,
        own,
        alt.Chart(median, mark=below).encode(x=x, y=alt.value("height"), text="words:N"),
        alt.Chart(named, mark=above).encode(x=x, y=alt.value(0), text="label:N"),
    ).properties(height=HEIGHT)


def _dots(standing: Standing, lang: Lang) -> pd.DataFrame:
    """Return name, value, words, lift and is_own of every region with a figure; the lift sets close dots apart."""
    unit, vintage = standing.panel.measure.definition.unit, standing.panel.vintage
    rows = standing.table.dropna().sort_values(["value", "region_code"])
    values = [float(value) for value in rows["value"]]
    codes = [str(code) for code in rows["region_code"]]
    return pd.DataFrame(
        {
            "name": [region_name(code, vintage, lang) for code in codes],
            "value": values,
            "words": [formats.value_text(value, unit, lang) for value in values],
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


def _text(colour: str, align: Align, *, baseline: Literal["top", "bottom"], bold: bool) -> alt.MarkDef:
    return alt.MarkDef(
        type="text",
        aria=False,
        color=colour,
        align=align,
        baseline=baseline,
        fontWeight="bold" if bold else "normal",
        fontSize=12,
    )


def _side(value: float, low: float, high: float) -> Align:
    """Return how a text at a value is aligned, so that it stays within the strip."""
    place = (value - low) / (high - low) if high > low else 0.5
    return "left" if place < 0.3 else "right" if place > 0.7 else "center"


def _ticks(low: float, high: float) -> list[float]:
    """Return about _TICKS round steps of 1, 2 or 5 that hold both ends."""
    span = (high - low) or abs(high) or 1
    size = 10.0 ** math.floor(math.log10(span / _TICKS))
    step = next(size * factor for factor in (1, 2, 5, 10) if span / (size * factor) <= _TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * place for place in range(first, last + 1)]


def _labels(ticks: Sequence[float], unit: str, lang: Lang) -> str:
    """Return the expression that writes each tick as the page writes its numbers."""
    words = json.dumps([_tick_words(round(tick, 12), unit, lang) for tick in ticks], ensure_ascii=False)
    return f"{words}[round((datum.value - {ticks[0]!r}) / {ticks[1] - ticks[0]!r})]"


def _tick_words(tick: float, unit: str, lang: Lang) -> str:
    """Return a tick without needless decimals: "30%", "2,5", "Rp20 juta"."""
    if unit not in formats.RATE_UNITS:
        return formats.value_short(tick, unit, lang)
    return formats.number(tick * 100, lang) + "%" if unit == "share" else formats.number(tick, lang)
