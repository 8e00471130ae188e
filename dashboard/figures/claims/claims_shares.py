"""Each programme's share of all claims or benefits of one source and period, as one bar of a hundred per cent."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.claims.claims_tables import SHORT, Sources
from dashboard.figures.maps import map_builder
from dashboard.figures.press.exhibit import Series
from dashboard.figures.region.region_tables import cut
from dashboard.figures.theme import Theme, ink
from dashboard.text import Lang, translator
from data.claims import FAMILY, REASONS, SHARES
from data.fields import PROGRAMMES, Text
from data.region_facts import BY_PROGRAMME

MOST_BARS = 12
BAR_HEIGHT = 38
AXIS_HEIGHT = 150
REST = Text("tidak disebut atau disembunyikan", "not stated or suppressed")
# Less of a bar than this cannot hold its own per cent.
LABEL_FROM = 0.06
# A per cent in pixels, and the share of a picture's width that its bars have, names taking the rest.
LABEL_WIDTH, BARS_OF_WIDTH = 38, 0.65


@dataclass(frozen=True)
class Shares:
    """What is drawn: parts has a row per programme and bar (bar, words, start, end, label); bars are their names.

    left_out: how many bars were too many.
    """

    parts: pd.DataFrame
    bars: tuple[str, ...]
    left_out: int


def shares(found: pd.DataFrame, sources: Sources, lang: Lang, most: int = MOST_BARS) -> Shares:
    """Return the shares that are given, the newest bar first and so many at most; without any there is no bar."""
    rows = found[found["indicator"].isin(SHARES.values()) & found["value"].notna()]
    wanted = rows.assign(_order=range(len(rows))).sort_values(["indicator", "_order"], kind="stable")
    keyed = [(tuple(row[name] for name in (*FAMILY, "indicator")), row) for row in wanted.to_dict("records")]
    families = [[row for _, row in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]
    families.sort(key=lambda family: family[0]["_order"])
    parts: list[dict[str, Any]] = []
    names = [_name(family[0], lang) for family in families]
    for name, family in list(zip(names, families, strict=True))[:most]:
        parts += _parts(name, family, sources, lang)
    return Shares(pd.DataFrame(parts), tuple(names[:most]), max(0, len(families) - most))


def height(drawn: Shares) -> int:
    """Return the height at which the bars of a drawing can be read, in pixels."""
    return BAR_HEIGHT * len(drawn.bars) + AXIS_HEIGHT


def chart(drawn: Shares, theme: Theme, lang: Lang, width: int = 0) -> alt.LayerChart | alt.FacetChart:
    """Return the drawing, without a size; width: of a picture, in pixels, in which narrow parts hold no words."""
    t = translator(lang)
    words = [getattr(PROGRAMMES[code], lang) for code in BY_PROGRAMME] + [getattr(REST, lang)]
    fills = [*theme.classes, theme.missing.ground]
    present = set(drawn.parts["words"])
    kept = [place for place, word in enumerate(words) if word in present]
    colour = alt.Fill("words:N", title=None).scale(
        domain=[words[place] for place in kept], range=[fills[place] for place in kept]
    )
    colour = colour.legend(
        orient="bottom",
        columns=1,
        labelLimit=340,
        labelColor=theme.text,
        symbolType="square",
        symbolSize=140,
        symbolStrokeColor=theme.muted,
        symbolStrokeWidth=0.75,
    )
    y = alt.Y("bar:N", title=None, sort=list(drawn.bars))
    y = y.axis(labelLimit=200, labelColor=theme.text, domain=False, ticks=False)
    most = max(1.0, float(drawn.parts["end"].max()))
    x = alt.X("start:Q", title=None).scale(domain=[0, most], nice=False)
    x = x.axis(labelExpr="round(datum.value * 100) + '%'", values=[0, 0.25, 0.5, 0.75, 1], labelColor=theme.text)
    tooltip = [
        alt.Tooltip("bar:N", title=t("Periode")),
        alt.Tooltip("words:N", title=t("Program")),
        alt.Tooltip("share:N", title=t("Bagian")),
        alt.Tooltip("full:N", title=t("Nilai")),
        alt.Tooltip("source:N", title=t("Sumber")),
    ]
    bar = alt.MarkDef(type="bar", aria=False, stroke=theme.muted, strokeWidth=0.75, height={"band": 0.72})
    bars = alt.Chart(drawn.parts, mark=bar).encode(x=x, x2="end:Q", y=y, fill=colour, tooltip=tooltip)
    label = alt.MarkDef(type="text", aria=False, fontSize=12, fontWeight="bold")
    wide = (drawn.parts["end"] - drawn.parts["start"]) * width * BARS_OF_WIDTH >= LABEL_WIDTH
    labels = drawn.parts[(drawn.parts["label"] != "") & (wide | (width == 0))]
    labels = labels.assign(middle=(labels["start"] + labels["end"]) / 2)
    labels = labels.assign(ink=[ink(fills[words.index(word)]) for word in labels["words"]])
    written = alt.Chart(labels, mark=label).encode(
        x="middle:Q", y=y, text="label:N", color=alt.Color("ink:N", scale=None)
    )
    return alt.layer(bars, written)


def described(drawn: Shares, lang: Lang) -> str:
    """Return the alternative text: every bar with its shares."""
    t = translator(lang)
    said = [t("Bagian tiap program")]
    for bar in drawn.bars:
        parts = drawn.parts[drawn.parts["bar"] == bar]
        listed = ", ".join(f"{words} {share}" for words, share in zip(parts["words"], parts["share"], strict=True))
        said.append(f"{bar}: {listed}")
    return ". ".join(said)


def editable(drawn: Shares) -> tuple[Series, ...]:
    """Return the shares, 0-1, as series of an editable chart whose categories are the bars."""
    series = []
    for words in dict.fromkeys(drawn.parts["words"]):
        parts = drawn.parts[drawn.parts["words"] == words]
        values = dict(zip(parts["bar"], parts["end"] - parts["start"], strict=True))
        series.append(Series(words, tuple(values.get(bar) for bar in drawn.bars)))
    return tuple(series)


def remark(drawn: Shares, lang: Lang) -> str:
    """Return how the drawing is to be read, and what it leaves out."""
    t = translator(lang)
    said = t("Tiap batang: satu sumber, satu periode, satu dasar pencatatan; jumlah dibagi jumlah.")
    more = t("{count} batang yang lebih lama tidak digambar.", count=drawn.left_out) if drawn.left_out else ""
    return f"{said} {more}".strip()


def nothing(found: pd.DataFrame, lang: Lang) -> str:
    """Return why no share can be given, with the reasons that hold."""
    t = translator(lang)
    reasons = dict.fromkeys(found.loc[found["indicator"].isin(SHARES.values()), "reason"])
    if not reasons:
        return t("Tidak dapat dihitung: tidak ada angka menurut program.")
    return t("Tidak dapat dihitung: {reasons}.", reasons="; ".join(getattr(REASONS[code], lang) for code in reasons))


def _name(row: dict[Any, Any], lang: Lang) -> str:
    counts = {share: count for count, share in SHARES.items()}
    what = getattr(SHORT[counts[row["indicator"]]], lang)
    others = cut({**row, "programme": "not_stated"}, lang)
    return " · ".join([formats.period_text(row["period"], lang), what, *others])


def _parts(name: str, family: list[dict[Any, Any]], sources: Sources, lang: Lang) -> list[dict[str, Any]]:
    made, start = [], 0.0
    for row in sorted(family, key=lambda row: BY_PROGRAMME.index(row["programme"])):
        share = formats.value_short(row["value"], "share", lang)
        unit = "idr" if row["indicator"] == "programme_share_of_benefits" else "cases"
        made.append(
            {
                "bar": name,
                "words": getattr(PROGRAMMES[row["programme"]], lang),
                "start": start,
                "end": start + row["value"],
                "share": share,
                "label": share if row["value"] >= LABEL_FROM else "",
                "full": formats.value_full(row["numerator"], unit, lang),
                "source": map_builder.publishers([row["source_id"]], sources),
            }
        )
        start += row["value"]
    if start < 0.9995:
        rest = formats.value_short(1 - start, "share", lang)
        words = getattr(REST, lang)
        made.append(made[0] | {"words": words, "start": start, "end": 1.0, "share": rest, "label": "", "full": words})
    return made
