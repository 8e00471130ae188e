"""How charts look: axes in the reader's language, letters that lines do not run through, exact sizes for print."""

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.lettering import FAMILY, wrap
from dashboard.figures.theme import Theme, ThemeName
from dashboard.text import Lang, translator

# The ground of the app's own pages, as .streamlit/config.toml has it.
GROUNDS: dict[ThemeName, str] = {"light": "#ffffff", "dark": "#10181c"}
FONT_SIZE = 14
_TICKS = 5


def ticks(low: float, high: float) -> list[float]:
    """Return the multiples of 1, 2 or 5 times a power of ten from low to high, about five of them."""
    if not high > low:
        return [low]
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(mantissa * power for mantissa in (1, 2, 5, 10) if mantissa * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(number * step, 12) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten from low to high, for a logarithmic axis; low is above 0."""
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = [float(f"{mantissa}e{exponent}") for exponent in exponents for mantissa in (1, 2, 5)]
    return [step for step in steps if low <= step <= high]


def powers(low: float, high: float) -> list[float]:
    """Return the powers of ten from low to high."""
    return [10.0**n for n in range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)]


def axis(values: Sequence[float], unit: str, theme: Theme, lang: Lang, *, grid: bool = True) -> alt.Axis:
    """Return an axis with ticks at these values, labelled as the reader writes numbers."""
    return labelled_axis(values, [tick_text(value, unit, lang) for value in values], theme, grid=grid)


def labelled_axis(values: Sequence[float], labels: Sequence[str], theme: Theme, *, grid: bool = True) -> alt.Axis:
    """Return an axis with ticks at these values and these words at them."""
    found = " : ".join(
        f"abs(datum.value - {value}) <= {max(abs(value), 1e-12) * 1e-6} ? {_quoted(text)}"
        for value, text in zip(values, labels, strict=True)
    )
    return alt.Axis(
        values=list(values),
        labelExpr=f"{found} : ''" if found else "''",
        labelFontSize=FONT_SIZE - 1,
        labelColor=theme.muted,
        labelPadding=8,
        domain=False,
        ticks=False,
        grid=grid,
        gridColor=theme.panel_border,
        labelOverlap=True,
        title=None,
    )


def tick_text(value: float, unit: str, lang: Lang) -> str:
    """Return a round value of an axis: "20%", "1,5", "Rp2 juta"."""
    if unit in formats.SHARE_UNITS:
        return formats.number(round(100 * value, 6), lang) + ("%" if unit == "share" else "")
    return formats.number(value, lang) if unit in formats.RATE_UNITS else formats.value_short(value, unit, lang)


def name_axis(theme: Theme, limit: int) -> alt.Axis:
    """Return the axis with the names of the regions."""
    return alt.Axis(
        title=None, ticks=False, domain=False, labelFontSize=FONT_SIZE, labelColor=theme.text, labelLimit=limit,
        labelPadding=8,
    )  # fmt: skip


def legend(theme: Theme) -> alt.Legend:
    """Return the legend above a chart, one line an entry."""
    return alt.Legend(
        orient="top", direction="vertical", title=None, labelFontSize=FONT_SIZE - 1, labelColor=theme.text,
        labelLimit=420, symbolSize=300, symbolStrokeWidth=2,
    )  # fmt: skip


def mark(kind: str, **properties: object) -> alt.MarkDef:
    """Return a mark that screen readers pass over: each chart has one alternative text as a whole."""
    return alt.MarkDef(type=kind, aria=False, **properties)  # ty: ignore[invalid-argument-type]


def lettered(chart: alt.Chart, theme: Theme, **properties: object) -> list[alt.Chart]:
    """Return the text of a chart twice: broad in the page's colour, so that no line runs through it, then itself."""
    ground = GROUNDS[theme.name]
    halo = mark("text", **properties, color=ground, stroke=ground, strokeWidth=5, strokeJoin="round")
    letters = mark("text", **properties, color=theme.text)
    found = []
    for each in (halo, letters):
        copied = chart.copy()
        copied.mark = each
        found.append(copied)
    return found


def layered(*charts: alt.Chart) -> alt.LayerChart:
    """Return the charts drawn over each other, the first at the bottom."""
    chart = alt.layer(*charts)
    assert isinstance(chart, alt.LayerChart)
    return chart


def sized(chart: alt.LayerChart | alt.FacetChart, width: int, height: int, theme: Theme) -> Any:
    """Return the chart in exactly that size, on the ground and in the letters of every picture that leaves."""
    return (
        chart.properties(
            width=width,
            height=height,
            padding=4,
            background=theme.panel,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        )
        .configure(font=FAMILY)
        .configure_axis(labelColor=theme.text, gridColor=theme.panel_border, domainColor=theme.muted, labelFontSize=12)
        .configure_legend(labelColor=theme.text, labelFontSize=12)
        .configure_view(stroke=None)
    )


def titled(chart: Any, words: str, theme: Theme, width: int) -> Any:
    """Return a chart with words above it that are true of this drawing only, in lines no wider than the picture."""
    lines = wrap(words, FONT_SIZE - 1, 0.96 * width)
    title = alt.TitleParams(
        lines, anchor="start", fontSize=FONT_SIZE - 1, fontWeight="normal", color=theme.muted, offset=10
    )
    return chart.properties(title=title)


def empty(theme: Theme, lang: Lang, width: int, height: int) -> Any:
    """Return a drawing of exactly this size that says that there is no figure."""
    t = translator(lang)
    words = pd.DataFrame({"text": [t("Tidak ada angka yang dapat digambar.")]})
    text = alt.MarkDef(type="text", aria=False, fontSize=14, color=theme.text)
    return sized(layered(alt.Chart(words, mark=text).encode(text="text:N")), width, height, theme)


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Return places for labels as near to the wanted ones as a gap between each two allows, in the same order."""
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    groups: list[list[float]] = []  # each: sum of wanted places less own offsets, number of labels
    for i in order:
        groups.append([places[i], 1])
        while len(groups) > 1 and _top(groups[-2], gap) + gap > _bottom(groups[-1], gap):
            total, count = groups.pop()
            groups[-1] = [groups[-1][0] + total, groups[-1][1] + count]
    found = [0.0] * len(places)
    at = 0
    for group in groups:
        for number in range(int(group[1])):
            found[order[at]] = _bottom(group, gap) + number * gap
            at += 1
    return found


def _bottom(group: Sequence[float], gap: float) -> float:
    total, count = group
    return total / count - gap * (count - 1) / 2


def _top(group: Sequence[float], gap: float) -> float:
    total, count = group
    return total / count + gap * (count - 1) / 2


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
