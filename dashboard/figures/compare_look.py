"""How a comparison looks: a colour and a shape for each chosen region, axes in the reader's language, exact sizes."""

import math
from collections.abc import Sequence

import altair as alt

from dashboard.figures import formats
from dashboard.figures.lettering import FAMILY
from dashboard.figures.theme import Theme, ThemeName
from dashboard.text import Lang

# Six colours that keep apart in every common deficiency of colour vision, at 3:1 or more against the page; the shapes
# say the same once more.
COLOURS: dict[ThemeName, tuple[str, ...]] = {
    "light": ("#0a5fa8", "#c04a00", "#00795c", "#a0398a", "#6b6100", "#1f2a33"),
    "dark": ("#6db6ff", "#ff9a52", "#3fd0a4", "#f08fd8", "#d9c84a", "#ffffff"),
}
# The ground of the app's own pages, as .streamlit/config.toml has it.
GROUNDS: dict[ThemeName, str] = {"light": "#ffffff", "dark": "#10181c"}
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
FONT_SIZE = 14
_TICKS = 5


def colours(theme: Theme, count: int) -> list[str]:
    """Return the colours of so many chosen regions, in their order."""
    return list(COLOURS[theme.name][:count])


def ticks(low: float, high: float) -> list[float]:
    """Return the multiples of 1, 2 or 5 times a power of ten from low to high, about five of them."""
    if not high > low:
        return [low]
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(mantissa * power for mantissa in (1, 2, 5, 10) if mantissa * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(number * step, 12) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def powers(low: float, high: float) -> list[float]:
    """Return the powers of ten from low to high."""
    return [10.0**n for n in range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)]


def axis(values: Sequence[float], unit: str, theme: Theme, lang: Lang, *, grid: bool = True) -> alt.Axis:
    """Return an axis with ticks at these values, labelled as the reader writes numbers."""
    labels = [tick_text(value, unit, lang) for value in values]
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
    if unit == "share":
        return formats.number(round(100 * value, 6), lang) + "%"
    return formats.number(value, lang) if unit in formats.RATE_UNITS else formats.value_short(value, unit, lang)


def name_axis(theme: Theme, limit: int) -> alt.Axis:
    """Return the axis with the names of the regions."""
    return alt.Axis(
        title=None, ticks=False, domain=False, labelFontSize=FONT_SIZE, labelColor=theme.text, labelLimit=limit,
        labelPadding=8,
    )  # fmt: skip


def legend(theme: Theme) -> alt.Legend:
    """Return the legend above a chart."""
    return alt.Legend(
        orient="top", direction="vertical", title=None, labelFontSize=FONT_SIZE - 1, labelColor=theme.text,
        labelLimit=420, symbolSize=300, symbolStrokeWidth=2,
    )  # fmt: skip


def mark(kind: str, **properties: object) -> alt.MarkDef:
    """Return a mark that screen readers pass over: each chart has one alternative text as a whole."""
    return alt.MarkDef(type=kind, aria=False, **properties)  # ty: ignore[invalid-argument-type]


def lettered(chart: alt.Chart, theme: Theme, **properties: object) -> list[alt.Chart]:
    """Return the text of a chart twice: broad in the page's colour, so that no line runs through it, then itself."""
    halo = mark(
        "text", **properties, color=GROUNDS[theme.name], stroke=GROUNDS[theme.name], strokeWidth=5, strokeJoin="round"
    )
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


def sized(chart: alt.LayerChart, width: int, height: int, theme: Theme) -> alt.LayerChart:
    """Return the chart in exactly that size, lettered as every picture that leaves the building."""
    return (
        chart.properties(
            width=width,
            height=height,
            padding=4,
            background=theme.panel,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        )
        .configure(font=FAMILY)
        .configure_view(stroke=None)
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
