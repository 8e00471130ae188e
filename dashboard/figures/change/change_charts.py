"""Charts of a change: the regions that rose and fell most, slopes from period to period, and the series in between."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import breaks, formats
from dashboard.figures.change import change_words
from dashboard.figures.change.change_words import Told
from dashboard.figures.chart_look import (
    FONT_SIZE,
    axis,
    labelled_axis,
    layered,
    mark,
    name_axis,
    spread,
    ticks,
)
from dashboard.figures.lettering import text_width
from dashboard.figures.maps.web_map import MARKED_FLAGS
from dashboard.figures.theme import Theme
from dashboard.text import translator
from data.change import ends
from data.fields import NATION, TRENDS
from data.periods import end_month

BAR_STEP = 30
EACH_END = 8
NAME_LIMIT = 210
LINES_HEIGHT = 360
LABEL_HEIGHT = 19
# Room for names beside lines, as a share of the time shown.
ROOM_RIGHT, ROOM_LEFT = 0.62, 0.22
# Letters of both figures beside the bars, the room around them, and the least that is left to the bars, in pixels.
LEVELS_SIZE, LEVELS_GAP, BARS_LEAST = 12, 24, 380
SAID = {"main": "rank", "count_change": "rank_count"}


def ranking(told: Told, column: str, theme: Theme, width: int = 0) -> alt.LayerChart:
    """Return bars of the largest rises and falls by `main` or `count_change`, with the nation's as a line for main.

    Only for changes that can be ranked. width: of a picture, in pixels: names are cut to a third of it, and one that is
    wide enough says on its right both figures of each bar of main with their 95% intervals, which have no place on an
    axis of differences.
    """
    t = translator(told.lang)
    unit = told.main_unit if column == "main" else told.count_unit
    rows = _named(told, _ends(told, column))
    rows["shown"] = [formats.signed_short(value, unit, told.lang) for value in rows[column]]
    rows["rank_words"] = [
        t("{rank} dari {count}", rank=rank, count=told.table[SAID[column]].notna().sum()) for rank in rows[SAID[column]]
    ]
    low, high = min(0.0, rows[column].min()), max(0.0, rows[column].max())
    room = 0.34 * (high - low or 1)
    left, right = low - (room if low < 0 else 0), high + (room if high > 0 else 0)
    names = width // 3 or NAME_LIMIT
    beside = _room_beside(told, rows, width) if column == "main" else 0.0
    scale = alt.Scale(domain=[left, right + (right - left) * beside / (1 - beside)], nice=False)
    x = alt.X(f"{column}:Q", scale=scale, axis=axis(ticks(low, high), unit, theme, told.lang))
    y = alt.Y("label:N", sort=list(rows["label"]), axis=name_axis(theme, names))
    colour = alt.condition(f"datum.{column} < 0", alt.value(theme.diverging[0]), alt.value(theme.diverging[4]))
    tooltip = [*_tooltip(told), alt.Tooltip("rank_words:N", title=t("Peringkat"))]
    bars = alt.Chart(rows, mark=mark("bar", height={"band": 0.66})).encode(x=x, y=y, color=colour, tooltip=tooltip)
    layers = [bars]
    for part, align, dx in ((rows[rows[column] >= 0], "left", 6), (rows[rows[column] < 0], "right", -6)):
        letters = mark("text", align=align, dx=dx, fontSize=FONT_SIZE, fontWeight="bold", color=theme.text)
        layers.append(alt.Chart(part, mark=letters).encode(x=x, y=y, text="shown:N"))
    layers.append(
        alt.Chart(pd.DataFrame({"at": [0]}), mark=mark("rule", color=theme.muted)).encode(x=alt.X("at:Q", scale=scale))
    )
    if column == "main" and pd.notna(told.nation["main"]):
        layers += _nation(told, scale, theme)
    if beside:
        layers += _levels(told, rows, y, theme)
    return layered(*layers).properties(height=alt.Step(BAR_STEP))


def _ends(told: Told, column: str) -> pd.DataFrame:
    rises, falls = ends(told.table, column, EACH_END)
    return pd.concat([part for part in (rises, falls.iloc[::-1]) if len(part)] or [rises], ignore_index=True)


def _room_beside(told: Told, rows: pd.DataFrame, width: int) -> float:
    """Return the share of the plot that both figures take, 0 where no figure has an interval or bars get no room."""
    if not change_words.has_intervals(told, rows):
        return 0.0
    words = [_levels_head(told), *rows["levels"]]
    wide = max(text_width(text, LEVELS_SIZE) for text in words) + LEVELS_GAP
    names = max(text_width(label, FONT_SIZE) for label in rows["label"])
    plot = width - min(names, width // 3) - LEVELS_GAP
    return wide / plot if plot - wide >= BARS_LEAST else 0.0


def _levels_head(told: Told) -> str:
    t = translator(told.lang)
    first, last = (formats.period_text(moment, told.lang) for moment in (told.moments[0], told.moments[-1]))
    return t("{first} → {last} (selang 95%)", first=first, last=last)


def _levels(told: Told, rows: pd.DataFrame, y: alt.Y, theme: Theme) -> list[alt.Chart]:
    edge = alt.XValue("width")
    letters = mark("text", align="right", fontSize=LEVELS_SIZE, color=theme.text)
    head = mark("text", align="right", baseline="bottom", dy=-4, fontSize=LEVELS_SIZE, color=theme.muted)
    title = pd.DataFrame({"words": [_levels_head(told)]})
    return [
        alt.Chart(rows, mark=letters).encode(x=edge, y=y, text="levels:N"),
        alt.Chart(title, mark=head).encode(x=edge, y=alt.value(0), text="words:N"),
    ]


def _nation(told: Told, scale: alt.Scale, theme: Theme) -> list[alt.Chart]:
    value = told.nation["main"]
    words = f"Indonesia {formats.signed_short(value, told.main_unit, told.lang)}"
    row = pd.DataFrame({"at": [value], "words": [words]})
    x = alt.X("at:Q", scale=scale)
    rule = alt.Chart(row, mark=mark("rule", color=theme.nation, strokeWidth=2, strokeDash=[6, 4])).encode(x=x)
    letters = mark("text", align="center", baseline="bottom", dy=-4, fontSize=FONT_SIZE - 1, color=theme.nation)
    return [rule, alt.Chart(row, mark=letters).encode(x=x, y=alt.value(0), text="words:N")]


def _named(told: Told, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the words of their labels and tooltips."""
    records = rows.to_dict("records")
    names = [told.name(row["region_code"]) for row in records]
    verdicts = dict(zip(told.trends["region_code"], told.trends["verdict"], strict=True))
    is_marked = [not MARKED_FLAGS.isdisjoint(row["flags"].split(";")) for row in records]
    return rows.assign(
        label=[f"{name} ⚑" if marked else name for name, marked in zip(names, is_marked, strict=True)],
        main_words=[change_words.main_text(told, row) for row in records],
        levels=change_words.levels_texts(told, rows),
        count_words=[change_words.count_text(told, row) for row in records],
        verdict=[getattr(TRENDS[verdicts.get(row["region_code"], "unknown")], told.lang) for row in records],
    )


def _tooltip(told: Told) -> list[alt.Tooltip]:
    t = translator(told.lang)
    return [
        alt.Tooltip("label:N", title=t("Wilayah")),
        alt.Tooltip("main_words:N", title=t("Perubahan")),
        alt.Tooltip("levels:N", title=change_words.span_text(told)),
        alt.Tooltip("count_words:N", title=t("Dalam jumlah")),
        alt.Tooltip("verdict:N", title=t("Tren")),
    ]


# --- lines --------------------------------------------------------------------------------------------


def slopes(told: Told, theme: Theme, height: int = LINES_HEIGHT) -> alt.LayerChart:
    """Return one straight line per drawn region from the first period to the last; across a break there is no line."""
    return _lines(told, (told.moments[0], told.moments[-1]), theme, height, has_left=True)


def path(told: Told, theme: Theme, height: int = LINES_HEIGHT) -> alt.LayerChart:
    """Return the series of the drawn regions through all points; breaks are drawn and stop the line."""
    return _lines(told, told.moments, theme, height, has_left=False)


def _lines(told: Told, moments: Sequence[str], theme: Theme, height: int, *, has_left: bool) -> alt.LayerChart:
    t = translator(told.lang)
    unit = told.indicator.unit
    rows = _points(told, moments, theme)
    valued = rows[rows["value"].notna()]
    low, high = (valued["value"].min(), valued["value"].max()) if len(valued) else (0.0, 1.0)
    pad = 0.08 * (high - low or abs(high) or 1)
    scale = alt.Scale(domain=[low - pad, high + pad], nice=False, zero=False)
    y = alt.Y("value:Q", scale=scale, axis=axis(ticks(low, high), unit, theme, told.lang))
    first, last = _month(moments[0]), _month(moments[-1])
    length = last - first
    time = alt.Scale(
        domain=[first - (ROOM_LEFT if has_left else 0.03) * length, last + ROOM_RIGHT * length], nice=False
    )
    x = alt.X("month:Q", scale=time, axis=_time_axis(told, moments, theme))
    colour = alt.Color("colour:N", scale=None)
    tooltip = [
        alt.Tooltip("name:N", title=t("Wilayah")),
        alt.Tooltip("when:N", title=t("Periode")),
        alt.Tooltip("shown:N", title=t("Nilai")),
    ]
    dash = alt.StrokeDash("dash:N", scale=alt.Scale(domain=["region", "nation"], range=[[1, 0], [6, 4]]), legend=None)
    strokes = alt.Chart(rows, mark=mark("line", strokeWidth=2.5)).encode(
        x=x, y=y, color=colour, detail="stretch:N", strokeDash=dash, tooltip=tooltip
    )
    dots = alt.Chart(valued, mark=mark("point", size=70, filled=True, opacity=1)).encode(
        x=x, y=y, color=colour, tooltip=tooltip
    )
    gap = LABEL_HEIGHT * (high - low + 2 * pad) / height
    layers = [strokes, dots, *breaks.strokes(valued, "month", x, y, theme)]
    layers += _labels(valued, last, "left", 10, gap, x, scale, "end")
    if has_left:
        layers += _labels(valued, first, "right", -10, gap, x, scale, "shown")
    return layered(*layers).properties(height=height)


def on_lines(told: Told) -> list[str]:
    """Return the regions with a line: the drawn ones, and the nation where the measure is a rate."""
    return [*told.drawn, *([NATION] if told.indicator.kind == "rate" else [])]


def _points(told: Told, moments: Sequence[str], theme: Theme) -> pd.DataFrame:
    """Return the points on the lines in some of the periods."""
    rows = told.points[told.points["region_code"].isin(on_lines(told)) & told.points["moment"].isin(list(moments))]
    records: list[dict[str, Any]] = rows.to_dict("records")
    names = [told.name(row["region_code"]) for row in records]
    shown = [change_words.level_text(told, row["value"], row["obs_status"]) for row in records]
    return rows.assign(
        name=names,
        when=[formats.period_text(row["moment"], told.lang) for row in records],
        shown=shown,
        end=[f"{name} {value}" for name, value in zip(names, shown, strict=True)],
        month=[_month(row["moment"]) for row in records],
        stretch=[f"{row['region_code']}|{row['run']}" for row in records],
        colour=[_colour(told, row["region_code"], theme) for row in records],
        dash=["nation" if row["region_code"] == NATION else "region" for row in records],
    )


def _colour(told: Told, code: str, theme: Theme) -> str:
    """Return the colour of a region's line: by the direction of its change, which its numbers tell as well."""
    difference = told.row(code)["change"]
    if code == NATION or pd.isna(difference) or difference == 0:
        return theme.nation
    return theme.diverging[4] if difference > 0 else theme.diverging[0]


def _labels(
    valued: pd.DataFrame, month: int, align: str, dx: int, gap: float, x: alt.X, scale: alt.Scale, words: str
) -> list[alt.Chart]:
    """Return names or values beside the points of one end, moved apart where they would overlap."""
    here = valued[valued["month"] == month]
    here = here.assign(at=spread(here["value"].tolist(), gap))
    letters = mark("text", align=align, dx=dx, fontSize=FONT_SIZE, fontWeight="bold", limit=330)
    return [
        alt.Chart(here, mark=letters).encode(
            x=x, y=alt.Y("at:Q", scale=scale), text=f"{words}:N", color=alt.Color("colour:N", scale=None)
        )
    ]


def _time_axis(told: Told, moments: Sequence[str], theme: Theme) -> alt.Axis:
    """Return the axis of periods: whole words for two, else the years where all are the same part of them."""
    months = [_month(moment) for moment in moments]
    is_yearly = len(moments) > 2 and len({month % 12 for month in months}) == 1
    words = [moment[:4] if is_yearly else formats.period_text(moment, told.lang) for moment in moments]
    return labelled_axis(months, words, theme, grid=len(moments) == 2)


def _month(period: str) -> int:
    year, month = end_month(period).split("-")
    return 12 * int(year) + int(month) - 1
