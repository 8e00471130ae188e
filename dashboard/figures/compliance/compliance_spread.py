"""How the regencies and cities of each province stand: one bar per province, divided by state."""

from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.figures.compliance.compliance_map import NO_EVIDENCE, looks, name, no_evidence, states
from dashboard.figures.compliance.compliance_tables import NOT_APPLICABLE, Compliance
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.compliance import by_province
from data.fields import VINTAGE_CURRENT

ROW_HEIGHT = 24


@dataclass(frozen=True)
class Spread:
    """The provinces of which at least one regency or city has evidence, and how many there are besides.

    rows: one per province and state that occurs in it: province, state (finished words), symbol, count, and where its
    part of the bar starts and ends. provinces: their names, most evidence first. states: those that occur, in the
    order of the bars, with their colours (#rrggbb). without: provinces left out.
    """

    rows: pd.DataFrame
    provinces: tuple[str, ...]
    states: Mapping[str, str]
    without: int


def spread_of_provinces(compliance: Compliance, duty: str, theme: Theme, lang: Lang) -> Spread:
    """Return how many regencies and cities of each province are in each state of a duty, or of the score."""
    found = states(compliance, duty)
    counted = by_province(found[found != NOT_APPLICABLE])
    named = {state: look for state, look in looks(duty, theme, lang).items() if state in counted}
    known = counted[list(named)].sum(axis=1).sort_values(ascending=False, kind="stable")
    kept = counted.loc[known[known > 0].index]
    names = {str(code): region_name(str(code), VINTAGE_CURRENT, lang) for code in kept.index}
    rows = []
    for code, parts in kept.to_dict("index").items():
        end = 0
        for state, look in (named | {NO_EVIDENCE: no_evidence(lang)}).items():
            if count := parts.get(state, 0):
                # The symbol of a band of the score is a number itself and would be read with the count.
                text = "" if state == NO_EVIDENCE else f"{look.symbol} {count}" if duty else str(count)
                rows.append((names[str(code)], look.label, text, count, end, end + count))
                end += count
    table = pd.DataFrame(rows, columns=["province", "state", "text", "count", "start", "end"])
    fills = {look.label: look.fill for look in named.values()} | {no_evidence(lang).label: theme.missing.ground}
    drawn = set(table["state"])
    shown = {label: fill for label, fill in fills.items() if label in drawn}
    return Spread(table, tuple(names.values()), shown, len(counted) - len(kept))


def words(spread: Spread, duty: str, lang: Lang) -> str:
    """Return what the bars count, and for how many provinces there is nothing to draw."""
    t = translator(lang)
    return t(
        "{what}: banyaknya kabupaten dan kota menurut keadaannya, dari semua di provinsi itu. {count} provinsi lain "
        "tidak digambar: belum ada bukti untuk satu pun kabupaten atau kotanya.",
        what=name(duty, lang),
        count=spread.without,
    )


def table(spread: Spread, lang: Lang) -> pd.DataFrame:
    """Return the same as a table: provinces down, states across, 0 where no regency or city is in a state."""
    t = translator(lang)
    states = list(spread.states)
    counted = spread.rows.pivot(index="province", columns="state", values="count").reindex(spread.provinces)
    return counted[states].fillna(0).astype(int).rename_axis(t("Provinsi")).reset_index()


def chart(spread: Spread, duty: str, theme: Theme, lang: Lang) -> alt.LayerChart:
    """Return the drawing; the part without evidence is pale and outlined, like the hatch on the map."""
    t = translator(lang)
    inks = {look.label: look.text for look in looks(duty, theme, lang).values()}
    states = spread.states
    colour = alt.Color("state:N", title=None).scale(domain=list(states), range=list(states.values()))
    colour = colour.legend(orient="top", direction="vertical", columns=3, labelLimit=320, symbolStrokeWidth=0)
    y = alt.Y("province:N", sort=list(spread.provinces), title=None).axis(labelLimit=220, ticks=False, domain=False)
    x = alt.X("start:Q", title=t("kabupaten dan kota")).axis(tickMinStep=1, tickCount=8, format="d")
    tooltip = [
        alt.Tooltip("province:N", title=t("Provinsi")),
        alt.Tooltip("state:N", title=t("Keadaan")),
        alt.Tooltip("count:Q", title=t("kabupaten dan kota")),
    ]
    bar = alt.MarkDef(type="bar", aria=False, stroke=theme.coast, strokeWidth=0.6)
    bars = alt.Chart(spread.rows, mark=bar).encode(x=x, x2="end:Q", y=y, color=colour, tooltip=tooltip)
    text = alt.MarkDef(type="text", aria=False, fontWeight="bold", fontSize=11)
    middle = spread.rows.assign(middle=(spread.rows["start"] + spread.rows["end"]) / 2)
    middle = middle.assign(ink=[inks.get(state, theme.text) for state in middle["state"]])
    texts = alt.Chart(middle, mark=text).encode(
        x="middle:Q", y=y, text="text:N", color=alt.Color("ink:N", scale=None, legend=None), tooltip=tooltip
    )
    return alt.layer(bars, texts).resolve_scale(color="independent").properties(height=alt.Step(ROW_HEIGHT))
