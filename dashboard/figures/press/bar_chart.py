"""Lying bars drawn from the very values that an editable chart is made of, for sheets and pictures."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.figures.lettering import FAMILY, clean, text_width
from dashboard.figures.press.exhibit import Plot
from dashboard.figures.theme import LIGHT

# Of many bars the letters are as small as their rows ask for, but can still be read in print.
_LETTERS, _LETTERS_LEAST, _LETTERS_PART = 12, 8, 0.85
_ROOM_FOR_NAMES = 0.42
_THICKEST = 26.0


def bars(categories: Sequence[str], values: Sequence[float | None], words: Sequence[str], chosen: str = "") -> Plot:
    """Draw lying bars in the order given, each with its value in words, or with why it has none.

    words: per category the value as a reader writes it, or the words of its status. chosen: the category that the
        picture is about, in a colour of its own.
    """

    def plot(width: int, height: int) -> alt.LayerChart:
        room = width * _ROOM_FOR_NAMES
        pitch = (height - 8) / max(1, len(categories))
        size = min(_LETTERS, max(_LETTERS_LEAST, int(_LETTERS_PART * pitch)))
        names = [_shortened(name, room, size) for name in categories]
        # Two places may be cut to the same name: each keeps a row of its own.
        rows = pd.DataFrame(
            {
                "place": [str(place) for place in range(len(names))],
                "name": names,
                "value": [0.0 if value is None else float(value) for value in values],
                "words": [clean(text) for text in words],
                "is_chosen": [name == chosen for name in categories],
            }
        )
        # The number stands behind its bar, so the longest bar leaves it room.
        longest = max(text_width(text, size) for text in words) if len(words) else 0
        share = min(0.7, (longest + 10) / max(1.0, width - room))
        low, high = min(0.0, *rows["value"], 0.0), max(0.0, *rows["value"], 0.0)
        domain = [low, (high or 1.0) / (1 - share)]
        written = f"[{','.join(map(_quoted, names))}][toNumber(datum.value)]"
        y = alt.Y("place:N", sort=list(rows["place"]), title=None, scale=alt.Scale(paddingInner=0.25, paddingOuter=0.1))
        y = y.axis(labelExpr=written, labelLimit=room, ticks=False, domain=False)
        x = alt.X("value:Q", title=None, axis=None, scale=alt.Scale(domain=domain, nice=False))
        thickness = min(_THICKEST, max(2.0, pitch * 0.75))
        bar = alt.MarkDef(type="bar", aria=False, height=thickness)
        text = alt.MarkDef(type="text", aria=False, align="left", dx=4, fontSize=size)
        plain = LIGHT.classes[2] if chosen in categories else LIGHT.classes[4]
        colour = alt.condition("datum.is_chosen", alt.value(LIGHT.chosen), alt.value(plain))
        drawn = alt.Chart(rows, mark=bar).encode(y=y, x=x, color=colour)
        said = alt.Chart(rows, mark=text).encode(y=y, x=x, text="words:N")
        return _sized(alt.LayerChart(layer=[drawn, said]), width, height, size)

    return plot


def _sized(chart: alt.LayerChart, width: int, height: int, size: int) -> alt.LayerChart:
    return (
        chart.properties(
            width=width,
            height=height,
            padding=4,
            background=LIGHT.panel,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        )
        .configure_axis(labelFont=FAMILY, labelFontSize=size, labelColor=LIGHT.text)
        .configure_text(font=FAMILY, color=LIGHT.text)
        .configure_view(stroke=None)
    )


def _shortened(name: str, room: float, size: int) -> str:
    whole = clean(name)
    if text_width(whole, size) <= room:
        return whole
    while whole and text_width(whole + "…", size) > room:
        whole = whole[:-1]
    return whole.rstrip() + "…"


def _quoted(text: str) -> str:
    """A text as a string of a Vega expression."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
