"""Charts of what chance can do: whiskers on rates of small counts, and the funnel around the nation's rate."""

from collections.abc import Callable, Sequence

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.chart_look import FONT_SIZE, axis, layered, legend, log_ticks, mark, name_axis, ticks
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.catalogue import Measure
from data.fields import FUNNEL_PLACES, INDICATORS
from data.indicators import counted
from data.intervals import Funnel

Name = Callable[[str], str]

STEP = 30
NAME_LIMIT = 210
FUNNEL_HEIGHT = 400
MOST_NAMED = 6


def whiskers(
    rows: pd.DataFrame,
    target: float,
    measure: Measure,
    name: Name,
    theme: Theme,
    lang: Lang,
    names: int = NAME_LIMIT,
) -> alt.LayerChart:
    """Return a dot per region with its interval as whiskers, in the order given, and the nation's rate as a line.

    rows: region_code, value, numerator, denominator_value, low, high. name: the name of a region by its code.
    names: pixels for the names, which are cut to it.
    """
    unit = measure.definition.unit
    table = _told(rows, measure, name, lang)
    low, high = table["low"].min(), table["high"].max()
    room = 0.04 * (high - low or 1)
    scale = alt.Scale(domain=[low - room, high + room], nice=False, zero=False)
    y = alt.Y("name:N", sort=list(table["name"]), axis=name_axis(theme, names))
    x_axis = axis(ticks(low, high), unit, theme, lang)
    tooltip = _tooltip(measure, lang)
    line = alt.Chart(table, mark=mark("rule", strokeWidth=2, color=theme.muted)).encode(
        x=alt.X("low:Q", scale=scale, axis=x_axis), x2="high:Q", y=y, tooltip=tooltip
    )
    caps = [
        alt.Chart(table, mark=mark("tick", thickness=2, size=11, color=theme.muted)).encode(
            x=alt.X(f"{end}:Q", scale=scale), y=y, tooltip=tooltip
        )
        for end in ("low", "high")
    ]
    dots = alt.Chart(table, mark=mark("point", size=90, filled=True, opacity=1, color=theme.diverging[4])).encode(
        x=alt.X("value:Q", scale=scale), y=y, tooltip=tooltip
    )
    row = pd.DataFrame({"at": [target], "words": [f"Indonesia {formats.value_short(target, unit, lang)}"]})
    at = alt.X("at:Q", scale=scale)
    rule = alt.Chart(row, mark=mark("rule", color=theme.nation, strokeWidth=2, strokeDash=[6, 4])).encode(x=at)
    letters = mark("text", baseline="bottom", dy=-4, fontSize=FONT_SIZE - 1, color=theme.nation)
    words = alt.Chart(row, mark=letters).encode(x=at, y=alt.value(0), text="words:N")
    return layered(rule, words, line, *caps, dots).properties(height=alt.Step(STEP))


def funnel(
    drawn: Funnel,
    measure: Measure,
    name: Name,
    named: Sequence[str],
    theme: Theme,
    lang: Lang,
    height: int = FUNNEL_HEIGHT,
) -> alt.LayerChart:
    """Return the regions by size and rate between the limits of chance; `named` carry their names."""
    unit = measure.definition.unit
    table = _told(drawn.regions, measure, name, lang)
    low, high = (min(table["value"].min(), drawn.target), max(table["value"].max(), drawn.target))
    pad = 0.08 * (high - low or 1)
    y_scale = alt.Scale(domain=[max(0.0, low - pad), high + pad], nice=False, zero=False, clamp=True)
    left, right = drawn.limits["denominator_value"].min(), drawn.limits["denominator_value"].max()
    x_scale = alt.Scale(type="log", domain=[left / 1.4, right * 1.4], nice=False)
    base = INDICATORS[str(counted(measure.definition)[1])]
    x_axis = axis(log_ticks(left, right), base.unit, theme, lang)
    x_axis.title = getattr(base.label, lang)
    x_axis.titleColor, x_axis.titleFontSize, x_axis.titleFontWeight = theme.muted, FONT_SIZE - 1, "normal"
    x = alt.X("denominator_value:Q", scale=x_scale, axis=x_axis)
    y_axis = axis(ticks(low, high), unit, theme, lang)

    def limit(column: str, dash: list[int]) -> alt.Chart:
        look = mark("line", color=theme.muted, strokeWidth=1.5, strokeDash=dash, clip=True)
        return alt.Chart(drawn.limits, mark=look).encode(x=x, y=alt.Y(f"{column}:Q", scale=y_scale, axis=y_axis))

    target = pd.DataFrame({"at": [drawn.target]})
    rule = alt.Chart(target, mark=mark("rule", color=theme.nation, strokeWidth=2)).encode(
        y=alt.Y("at:Q", scale=y_scale)
    )
    words = [getattr(FUNNEL_PLACES[place], lang) for place in FUNNEL_PLACES]
    shape = alt.Shape(
        "place_words:N", scale=alt.Scale(domain=words, range=["circle", "square", "triangle-up"]), legend=legend(theme)
    )
    range_ = [theme.muted, theme.diverging[3], theme.diverging[4]]
    colour = alt.Color("place_words:N", scale=alt.Scale(domain=words, range=range_), legend=legend(theme))
    dots = alt.Chart(table, mark=mark("point", size=110, filled=True, opacity=0.85)).encode(
        x=x, y=alt.Y("value:Q", scale=y_scale), shape=shape, color=colour, tooltip=_tooltip(measure, lang)
    )
    shown = table[table["region_code"].isin(list(named)[:MOST_NAMED])]
    # Outwards from the middle, where no other region stands.
    outwards = alt.ExprRef(f"datum.value < {drawn.target} ? 15 : -13")
    letters = mark("text", dy=outwards, fontSize=FONT_SIZE - 1, fontWeight="bold", color=theme.text)
    names = alt.Chart(shown, mark=letters).encode(x=x, y=alt.Y("value:Q", scale=y_scale), text="name:N")
    limits = [
        limit(f"{side}_{level}", dash) for level, dash in (("95", [6, 4]), ("998", [1, 0])) for side in ("low", "high")
    ]
    return layered(*limits, rule, dots, names).properties(height=height)


def _told(rows: pd.DataFrame, measure: Measure, name: Name, lang: Lang) -> pd.DataFrame:
    """Return rows with the words of their tooltips."""
    unit = measure.definition.unit
    numerator, denominator = (INDICATORS[str(code)].unit for code in counted(measure.definition))
    places = rows["place"] if "place" in rows else pd.Series("", index=rows.index)
    return rows.assign(
        name=[name(code) for code in rows["region_code"]],
        shown=[
            formats.value_text(row["value"], unit, lang) + formats.interval_text(row["low"], row["high"], unit, lang)
            for row in rows.to_dict("records")
        ],
        count_words=[formats.value_full(value, numerator, lang) for value in rows["numerator"]],
        base_words=[formats.value_full(value, denominator, lang) for value in rows["denominator_value"]],
        place_words=[getattr(FUNNEL_PLACES[place], lang) if place else "" for place in places],
    )


def _tooltip(measure: Measure, lang: Lang) -> list[alt.Tooltip]:
    t = translator(lang)
    numerator, denominator = (INDICATORS[str(code)].label for code in counted(measure.definition))
    return [
        alt.Tooltip("name:N", title=t("Wilayah")),
        alt.Tooltip("shown:N", title=t("Nilai dan selang 95%")),
        alt.Tooltip("count_words:N", title=getattr(numerator, lang)),
        alt.Tooltip("base_words:N", title=getattr(denominator, lang)),
        alt.Tooltip("place_words:N", title=t("Dibanding Indonesia")),
    ]
