"""Bars with their reference lines, lines over time, and the strip on which every region of the level stands."""

import math
from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.figures import breaks, formats
from dashboard.figures.chart_look import (
    FONT_SIZE,
    axis,
    layered,
    legend,
    lettered,
    mark,
    name_axis,
    powers,
    ticks,
)
from dashboard.figures.compare import compare_words as words
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.comparison import Compared
from data.fields import NATION
from data.intervals import with_intervals
from data.periods import end_month

BAR_STEP, LANE_STEP = 36, 34
LINES_HEIGHT = 340
LABEL_ROOM = 0.22
NAME_LIMIT = 190
DASHES = ([6, 4], [2, 3], [1, 0])

# Shapes say once more what colours say.
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def bars(compared: Compared, theme: Theme, lang: Lang, room: int = NAME_LIMIT) -> alt.LayerChart:
    """Return a bar per region in the order chosen, its value beside it, and a line for each shared reference.

    A region without a figure has no bar: the words for its absence stand in its place. Counts of an administration
    have their 95% interval as whiskers. room: pixels for the names, which are cut to it.
    """
    unit = compared.measure.definition.unit
    rows = _rows(compared, lang)
    references = _references(compared, lang)
    shown = [*rows["end"].dropna(), *references["value"], 0.0]
    low, high = min(shown), max(shown)
    beside = LABEL_ROOM * (high - low or 1)
    scale = alt.Scale(domain=[low - (beside if low < 0 else 0), high + beside], nice=False)
    y = alt.Y("name:N", sort=list(rows["name"]), axis=name_axis(theme, room))
    colour = alt.Color("name:N", scale=_scale(rows["name"], theme), legend=None)
    tooltip = _tooltip(rows, lang)
    x = alt.X("value:Q", scale=scale, axis=axis(ticks(low, high), unit, theme, lang))
    beyond = alt.X("end:Q", scale=scale)
    bar = alt.Chart(rows, mark=mark("bar", height={"band": 0.62})).encode(x=x, y=y, color=colour, tooltip=tooltip)
    texts = alt.Chart(rows[rows["value"].notna()]).encode(x=beyond, y=y, text="shown:N", tooltip=tooltip)
    without = alt.Chart(rows[rows["value"].isna()].assign(value=0.0)).encode(x=x, y=y, text="shown:N")
    layers = [
        *_rules(references, scale, theme),
        bar,
        *_whiskers(rows, scale, y, theme, lang),
        *lettered(texts, theme, align="left", dx=6, fontSize=FONT_SIZE, fontWeight="bold"),
        *lettered(without, theme, align="left", dx=6, fontSize=FONT_SIZE, fontStyle="italic"),
    ]
    return layered(*layers).properties(height=alt.Step(BAR_STEP))


def strip(compared: Compared, theme: Theme, lang: Lang, room: int = NAME_LIMIT) -> alt.LayerChart:
    """Return where the chosen regions stand among all of their level: one lane for all, one for each of them.

    A lane of its own keeps each name and value readable however close the values are. Counts, which differ by powers
    of ten, stand on a logarithmic scale. room: pixels for the names, which are cut to it.
    """
    t = translator(lang)
    unit = compared.measure.definition.unit
    rows = _rows(compared, lang)
    references = _references(compared, lang)
    everyone = compared.everyone
    values = everyone["value"]
    is_log = (
        compared.measure.definition.kind == "count" and bool((values > 0).all()) and values.max() > 50 * values.min()
    )
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    if is_log:
        scale = alt.Scale(type="log", domain=[low / 1.2, high * 1.2], nice=False)
        marks = powers(low, high)
    else:
        around = 0.03 * (high - low or 1)
        scale = alt.Scale(domain=[low - around, high + around], nice=False, zero=False)
        marks = ticks(low, high)
    lane = words.everyone_text(compared, lang)
    order = [lane, *rows["name"]]
    y = alt.Y("name:N", sort=order, scale=alt.Scale(domain=order), axis=name_axis(theme, room))
    x = alt.X("value:Q", scale=scale, axis=axis(marks, unit, theme, lang))
    all_rows = everyone.assign(
        name=lane,
        region=[words.name(code, lang) for code in everyone["region_code"]],
        shown=[formats.value_text(value, unit, lang) for value in values],
    )
    told = [alt.Tooltip("region:N", title=t("Wilayah")), alt.Tooltip("shown:N", title=t("Nilai"))]
    tick = alt.Chart(all_rows, mark=mark("tick", color=theme.muted, opacity=0.45, thickness=1.5)).encode(
        x=x, y=y, tooltip=told
    )
    valued = rows[rows["value"].notna()].assign(top=lane)
    colour = alt.Color("name:N", scale=_scale(rows["name"], theme), legend=None)
    stems = alt.Chart(valued, mark=mark("rule", strokeWidth=1.5, opacity=0.75)).encode(
        x=x, y=alt.Y("top:N", sort=order, scale=alt.Scale(domain=order)), y2="name:N", color=colour
    )
    shape = alt.Shape(
        "name:N", scale=alt.Scale(domain=list(rows["name"]), range=list(SHAPES[: len(rows)])), legend=None
    )
    points = alt.Chart(valued, mark=mark("point", size=170, filled=True, opacity=1)).encode(
        x=x, y=y, color=colour, shape=shape, tooltip=_tooltip(rows, lang)
    )
    middle = low + (high - low) * 0.6 if not is_log else (low * high) ** 0.5
    labels = []
    for part, align, dx in (
        (valued[valued["value"] <= middle], "left", 12),
        (valued[valued["value"] > middle], "right", -12),
    ):
        side = alt.X("end:Q" if align == "left" else "start:Q", scale=scale)
        texts = alt.Chart(part).encode(x=side, y=y, text="shown:N")
        labels += lettered(texts, theme, align=align, dx=dx, fontSize=FONT_SIZE, fontWeight="bold")
    absent = alt.Chart(rows[rows["value"].isna()]).encode(x=alt.value(0), y=y, text="shown:N")
    without = lettered(absent, theme, align="left", dx=6, fontSize=FONT_SIZE, fontStyle="italic")
    rules = _rules(references, scale, theme)
    spans = _whiskers(rows, scale, y, theme, lang)
    return layered(tick, *rules, stems, *labels, *without, *spans, points).properties(height=alt.Step(LANE_STEP))


def lines(
    compared: Compared, table: pd.DataFrame, theme: Theme, lang: Lang, height: int = LINES_HEIGHT
) -> alt.LayerChart:
    """Return the chosen regions over time, and the nation dashed where the measure is a rate.

    table: what data.panels.over_time returns. A missing or hidden value interrupts a line; a break
    in the series stops it and is drawn.
    """
    t = translator(lang)
    unit = compared.measure.definition.unit
    codes = list(compared.rows["region_code"])
    has_nation = compared.measure.definition.kind == "rate"
    kept = table[table["region_code"].isin([*codes, *([NATION] if has_nation else [])])]
    kept = with_intervals(compared.measure, kept)
    kept = kept.assign(
        name=[words.name(code, lang) for code in kept["region_code"]],
        short=[words.short_name(code) for code in kept["region_code"]],
        day=pd.to_datetime([f"{end_month(period)}-01" for period in kept["period"]]),
        when=[formats.period_text(period, lang) for period in kept["period"]],
        figure=[words.value_text(row, unit, lang) for row in kept.to_dict("records")],
    )
    spans = [formats.interval_text(low, high, unit, lang) for low, high in zip(kept["low"], kept["high"], strict=True)]
    kept["shown"] = kept["figure"] + spans
    order = [words.name(code, lang) for code in codes]
    valued = kept[kept["value"].notna()]
    low, high = _padded(valued["value"])
    first, *_, last = sorted(12 * day.year + day.month - 1 for day in kept["day"])
    past = last + math.ceil(0.3 * (last - first))
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[low, high], nice=False, zero=False),
        axis=axis(ticks(low, high), unit, theme, lang),
    )
    # Yearly figures are named under their month; of a year with several the start is.
    month = last % 12 if kept["day"].dt.month.nunique() == 1 else 0
    years = [year for year in range(first // 12, last // 12 + 1) if first <= 12 * year + month <= last]
    x = alt.X(
        "day:T",
        scale=alt.Scale(domain=[_day(first), _day(past)]),
        axis=alt.Axis(
            title=None, format="%Y", values=[_day(12 * year + month) for year in years], grid=False,
            labelFontSize=FONT_SIZE - 1, labelColor=theme.muted, tickColor=theme.muted, domainColor=theme.muted,
            labelOverlap=True,
        ),
    )  # fmt: skip
    nation = words.name(NATION, lang)
    domain = [*order, *([nation] if has_nation else [])]
    palette = alt.Scale(domain=domain, range=[*theme.categories[: len(order)], *([theme.muted] if has_nation else [])])
    colour = alt.Color("name:N", scale=palette, legend=None)
    dash = alt.StrokeDash(
        "name:N",
        legend=None,
        scale=alt.Scale(domain=domain, range=[[1, 0]] * len(order) + ([[6, 4]] if has_nation else [])),
    )
    tooltip = [
        alt.Tooltip("name:N", title=t("Wilayah")),
        alt.Tooltip("when:N", title=t("Periode")),
        alt.Tooltip("shown:N", title=t("Nilai")),
    ]
    path = alt.Chart(kept, mark=mark("line", strokeWidth=2.5)).encode(
        x=x, y=y, color=colour, strokeDash=dash, detail="run:N", tooltip=tooltip
    )
    shape = alt.Shape(
        "name:N",
        legend=None,
        scale=alt.Scale(domain=domain, range=[*SHAPES[: len(order)], *(["stroke"] if has_nation else [])]),
    )
    points = alt.Chart(valued, mark=mark("point", size=70, filled=True, opacity=1)).encode(
        x=x, y=y, color=colour, shape=shape, tooltip=tooltip
    )
    ends = _ends(valued, low, high, height)
    letters = mark("text", align="left", dx=10, fontSize=FONT_SIZE - 1, fontWeight="bold")
    labels = alt.Chart(ends, mark=letters).encode(
        x=x,
        y=alt.Y("label_at:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False)),
        text="label:N",
        color=colour,
    )
    return layered(path, points, *breaks.strokes(valued, "day", x, y, theme), labels).properties(height=height)


def has_course(table: pd.DataFrame) -> bool:
    """Return whether there are two periods with values, so that there is a line to draw."""
    return bool(table.loc[table["value"].notna(), "period"].nunique() > 1)


def _rows(compared: Compared, lang: Lang) -> pd.DataFrame:
    """Return the chosen regions with their names, values, 95% intervals and words."""
    unit = compared.measure.definition.unit
    rows = with_intervals(compared.measure, compared.rows)
    spans = [formats.interval_text(low, high, unit, lang) for low, high in zip(rows["low"], rows["high"], strict=True)]
    shown = [words.value_text(row, unit, lang) for row in rows.to_dict("records")]
    return pd.DataFrame(
        {
            "name": [words.name(code, lang) for code in rows["region_code"]],
            "value": rows["value"].to_numpy(dtype=float),
            "low": rows["low"].to_numpy(dtype=float),
            "high": rows["high"].to_numpy(dtype=float),
            "start": rows[["value", "low"]].min(axis=1).to_numpy(dtype=float),
            "end": rows[["value", "high"]].max(axis=1).to_numpy(dtype=float),
            "shown": shown,
            "told": [value + span for value, span in zip(shown, spans, strict=True)],
            "when": [formats.period_text(str(period), lang) if period else "" for period in rows["period"]],
        }
    )


def _references(compared: Compared, lang: Lang) -> pd.DataFrame:
    held = compared.holders.set_index("region_code")["value"]
    unit = compared.measure.definition.unit
    found = [(words.name(code, lang), float(held[code])) for code in words.shared_holders(compared)]
    named = [(f"{name} {formats.value_short(value, unit, lang)}", value) for name, value in found]
    return pd.DataFrame(named, columns=["reference", "value"]).astype({"value": "float64"})


def _rules(references: pd.DataFrame, scale: alt.Scale, theme: Theme) -> list[alt.Chart]:
    """Return the lines of the references, named with their values in the legend, where names cannot collide."""
    if references.empty:
        return []
    dashes = alt.Scale(domain=list(references["reference"]), range=list(DASHES[: len(references)]))
    dash = alt.StrokeDash("reference:N", scale=dashes, legend=legend(theme))
    rule = mark("rule", color=theme.text, strokeWidth=2)
    return [alt.Chart(references, mark=rule).encode(x=alt.X("value:Q", scale=scale), strokeDash=dash)]


def _scale(names: Sequence[str] | pd.Series, theme: Theme) -> alt.Scale:
    return alt.Scale(domain=list(names), range=list(theme.categories[: len(names)]))


def _whiskers(rows: pd.DataFrame, scale: alt.Scale, y: alt.Y, theme: Theme, lang: Lang) -> list[alt.Chart]:
    """Return the 95% intervals of the figures that have one, from end to end."""
    spans = rows[rows["low"].notna()]
    if spans.empty:
        return []
    tooltip = _tooltip(rows, lang)
    low, high = (alt.X(f"{end}:Q", scale=scale) for end in ("low", "high"))
    # Dark on the bar and on the page alike, with a pale edge.
    edge = mark("rule", strokeWidth=5, color=theme.panel)
    line = mark("rule", strokeWidth=2, color=theme.text)
    cap = mark("tick", thickness=2, size=12, color=theme.text)
    return [
        *(alt.Chart(spans, mark=look).encode(x=low, x2="high:Q", y=y, tooltip=tooltip) for look in (edge, line)),
        *(alt.Chart(spans, mark=cap).encode(x=end, y=y, tooltip=tooltip) for end in (low, high)),
    ]


def _tooltip(rows: pd.DataFrame, lang: Lang) -> list[alt.Tooltip]:
    t = translator(lang)
    return [
        alt.Tooltip("name:N", title=t("Wilayah")),
        alt.Tooltip("told:N", title=t("Nilai dan selang 95%") if rows["low"].notna().any() else t("Nilai")),
        alt.Tooltip("when:N", title=t("Periode")),
    ]


def _padded(values: pd.Series) -> tuple[float, float]:
    """Return a range a little wider than the values."""
    if values.empty:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    room = 0.08 * (high - low) or 0.1 * (abs(high) or 1)
    return (max(0.0, low - room) if low >= 0 else low - room), high + room


def _ends(valued: pd.DataFrame, low: float, high: float, height: int) -> pd.DataFrame:
    """Return the last value of each line with its label, moved apart so that no two labels touch."""
    last = valued.sort_values("day").groupby("name", sort=False).tail(1).sort_values("value")
    least = (high - low) * (FONT_SIZE + 3) / height
    places = spread([float(value) for value in last["value"]], least, low + least / 2, high - least / 2)
    return last.assign(label=last["short"] + " " + last["figure"], label_at=places)


def spread(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Return ascending places moved as little as needed so that neighbours lie `least` apart, inside low to high."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, low if not moved else moved[-1] + least))
    for position in range(len(moved) - 1, -1, -1):
        moved[position] = min(moved[position], high if position == len(moved) - 1 else moved[position + 1] - least)
    return moved


def _day(month: int) -> alt.DateTime:
    """Return the first day of a month counted from the year 0."""
    return alt.DateTime(year=month // 12, month=month % 12 + 1, date=1)
