"""The workforce of a region over the years of the labour force survey, as lines: estimates, and said to be so."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.chart_look import axis, mark, ticks
from dashboard.figures.press.exhibit import Series
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.fields import INDICATORS
from data.region_facts import SURVEY, RegionFacts

HEIGHT = 300
SERIES = ("labour_force", "employed_persons", "wage_employees", "formal_employed_persons")
# Told apart by dash and by name as well as by colour.
DASHES: Mapping[str, list[int]] = dict(zip(SERIES, ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3]), strict=True))


def rows(facts: RegionFacts, lang: Lang) -> pd.DataFrame:
    """Return indicator, series (words), year, value and words of each survey estimate in SERIES, in order of time."""
    found = estimates(facts)
    return pd.DataFrame(
        {
            "indicator": list(found["indicator"]),
            "series": [getattr(INDICATORS[code].label, lang) for code in found["indicator"]],
            "year": [int(period[:4]) for period in found["period"]],
            "value": list(found["value"]),
            "words": [formats.value_full(value, "persons", lang) for value in found["value"]],
            "when": [formats.period_text(period, lang) for period in found["period"]],
        }
    )


def lines(table: pd.DataFrame, theme: Theme, lang: Lang) -> alt.LayerChart:
    """Return the lines of `rows`, from zero, each with its points."""
    t = translator(lang)
    years = sorted(table["year"].unique())
    present = [code for code in SERIES if (table["indicator"] == code).any()]
    names = [getattr(INDICATORS[code].label, lang) for code in present]
    highest = float(table["value"].max())
    x = alt.X("year:Q", title=None, scale=alt.Scale(domain=[min(years), max(years)], nice=False))
    x = x.axis(values=[int(year) for year in years], format="d", grid=False, labelColor=theme.text)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, highest * 1.05], nice=False))
    y = y.axis(axis(ticks(0, highest * 1.05), "persons", theme, lang))
    palette = list(theme.categories[: len(names)])
    colour = alt.Color("series:N", title=None, sort=names).scale(domain=names, range=palette)
    colour = colour.legend(orient="top", columns=2, labelLimit=260, symbolType="stroke", labelColor=theme.text)
    dash = alt.StrokeDash("series:N", sort=names, title=None).scale(
        domain=names, range=[DASHES[code] for code in present]
    )
    tooltip = [
        alt.Tooltip("series:N", title=t("Indikator")),
        alt.Tooltip("when:N", title=t("Periode")),
        alt.Tooltip("words:N", title=t("Nilai")),
    ]
    line = mark("line", strokeWidth=2.5)
    point = mark("circle", size=55, opacity=1)
    drawn = alt.Chart(table, mark=line).encode(x=x, y=y, color=colour, strokeDash=dash)
    points = alt.Chart(table, mark=point).encode(x=x, y=y, color=colour, tooltip=tooltip)
    return alt.LayerChart(layer=[drawn, points], height=HEIGHT)


def series(table: pd.DataFrame, lang: Lang) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the years as texts and each line of `rows` over them, None where a year has no estimate."""
    years = sorted(table["year"].unique())
    values = table.pivot(index="year", columns="indicator", values="value").reindex(years)
    found = tuple(
        Series(
            getattr(INDICATORS[code].label, lang), tuple(None if pd.isna(value) else value for value in values[code])
        )
        for code in SERIES
        if code in values
    )
    return tuple(map(str, years)), found


def estimates(facts: RegionFacts) -> pd.DataFrame:
    """Return the observations behind `rows`, see data.fields for the columns."""
    found = pd.concat([facts.workforce, facts.survey_before])
    found = found[found["indicator"].isin(SERIES) & (found["obs_status"] == SURVEY) & found["value"].notna()]
    return found.sort_values(["period", "indicator"])
