"""Claims over time: a panel for each programme in which every figure covers exactly the time that it is of.

A whole year, quarter or month is a filled bar, any other interval an empty one, a figure counted since the start of the
year a pale one with a dashed edge. Only monthly figures of one maker are joined by a line; published figures are
snapshots of many sources and never are. Each panel has a scale of its own.
"""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.claims.claims_tables import Sources
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import flag_words, marked_words
from dashboard.figures.press.exhibit import Series
from dashboard.figures.region.region_tables import cut
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.fields import OBS_STATUSES, PROGRAMMES, SEGMENTS, WORKER_GROUPS, Text
from data.periods import months, start_month

MOST_PANELS = 8
PANEL_HEIGHT = 104
AXIS_HEIGHT = 90
# Where a panel's figures stand within it, from its upper edge: the highest one, and zero.
TOP, BASE = 0.42, 0.94
STUB = 0.1
# The least distance of two labels, as a share of the time shown.
APART = 0.13
LINE_FROM = 13
# Altair looks through every cell that it is handed, so each layer gets only the columns it draws.
TOLD = ["name", "period_words", "full", "remarks", "source"]
PANEL = ("programme", "segment", "worker_group", "benefit_kind", "region_code")

LOOKS: dict[str, Text] = {
    "whole": Text("satu tahun, triwulan, atau bulan penuh", "a whole year, quarter or month"),
    "interval": Text("rentang lain", "another interval"),
    "cumulative": Text("kumulatif sejak awal tahun", "cumulative since the start of the year"),
    "suppressed": OBS_STATUSES["suppressed"],
    "missing": OBS_STATUSES["missing"],
}


@dataclass(frozen=True)
class OverTime:
    """What is drawn of one indicator.

    panels: their names from top to bottom. marks: one row per figure: panel (place from the top), start and end as
    days, height (0 at zero, 1 at the panel's highest), look, label, and the words of the tooltip. is_line: the figures
    of a panel are joined. left_out: how many panels were too many.
    """

    panels: tuple[str, ...]
    marks: pd.DataFrame
    is_line: bool
    left_out: int


def over_time(found: pd.DataFrame, indicator: str, sources: Sources, lang: Lang) -> OverTime:
    """Return the figures of one indicator as they are drawn; those without a stated period are left to the table."""
    rows = found[(found["indicator"] == indicator) & (found["period"] != "")]
    keys = sorted(rows[list(PANEL)].drop_duplicates().itertuples(index=False, name=None), key=_order)
    shown = keys[:MOST_PANELS]
    marks = []
    for place, key in enumerate(shown):
        panel = rows[(rows[list(PANEL)] == list(key)).all(axis=1)]
        highest = panel["value"].max()
        marks += [_mark(row, place, highest, sources, lang) for row in panel.to_dict("records")]
    table = pd.DataFrame(marks)
    is_line = (
        len(rows) > 0
        and set(rows["origin"]) != {"published"}
        and all(months(period) == 1 for period in rows["period"].unique())
        and rows["period"].nunique() >= LINE_FROM
    )
    if len(table):
        table = _labelled(table, is_line)
    return OverTime(tuple(_name(key, lang) for key in shown), table, is_line, len(keys) - len(shown))


def height(drawn: OverTime) -> int:
    """Return the height at which the panels of a drawing can be read, in pixels."""
    return PANEL_HEIGHT * len(drawn.panels) + AXIS_HEIGHT


def chart(drawn: OverTime, theme: Theme, lang: Lang) -> alt.LayerChart | alt.FacetChart:
    """Return the drawing, without a size."""
    marks = drawn.marks
    first, last = marks["start"].min(), marks["end"].max()
    x = alt.X("start:T", title=None).scale(domain=[_day(first), _day(last)])
    is_long = (last - first).days > 900
    x = x.axis(
        format="%Y" if is_long else "%m/%Y",
        labelOverlap=True,
        grid=True,
        tickCount="year" if is_long else "month",
        labelColor=theme.text,
    )
    y = alt.Y("y:Q", title=None).scale(domain=[len(drawn.panels), 0], nice=False, zero=False).axis(None)
    fill = theme.classes[3] if theme.name == "light" else theme.classes[2]
    colours = {
        "whole": (fill, theme.panel),
        "interval": (f"{fill}26", fill),
        "cumulative": (theme.classes[1], fill),
        "suppressed": (theme.suppressed.ground, theme.suppressed.line),
        "missing": (theme.missing.ground, theme.missing.line),
    }
    looks = [look for look in LOOKS if look in set(marks["look"])]
    words = [getattr(LOOKS[look], lang) for look in looks]
    # One below the other, since a phone has no room for two.
    legend = alt.Legend(
        orient="bottom",
        direction="vertical",
        labelLimit=340,
        labelColor=theme.text,
        symbolType="square",
        symbolSize=140,
        symbolStrokeWidth=1.5,
    )
    fills, strokes = zip(*(colours[look] for look in looks), strict=True)
    filled = alt.Fill("look_words:N", title=None, legend=legend).scale(domain=words, range=fills)
    stroked = alt.Stroke("look_words:N", title=None, legend=legend).scale(domain=words, range=strokes)
    dashed = alt.ExprRef("datum.look == 'cumulative' ? [4, 3] : [1, 0]")
    bar = alt.MarkDef(type="rect", aria=False, strokeWidth=1.5, strokeDash=dashed)
    # The longest are drawn first, so that a part stands before the interval that holds it.
    ordered = marks.assign(y=marks["top"], y2=marks["base"]).sort_values("days", ascending=False)
    bars = ordered[ordered["look"].isin(("suppressed", "missing"))] if drawn.is_line else ordered
    layers: list[alt.Chart] = [_rules(drawn, theme, x, y)]
    if drawn.is_line:
        layers += _lines(ordered, fill, y, _tooltip(lang))
    boxes = alt.Chart(bars[["start", "end", "y", "y2", "look", "look_words", *TOLD]], mark=bar).encode(
        x=x, x2="end:T", y=y, y2="y2:Q", tooltip=_tooltip(lang)
    )
    layers.append(boxes.encode(fill=filled, stroke=stroked))
    layers += _letters(drawn, theme, y)
    return alt.layer(*layers)


def described(drawn: OverTime, title: str, lang: Lang) -> str:
    """Return the alternative text: what is drawn, and for each panel its time and its highest figure."""
    t = translator(lang)
    said = [title]
    for place, name in enumerate(drawn.panels):
        panel = drawn.marks[drawn.marks["panel"] == place].sort_values("start")
        given = panel[panel["is_given"]]
        ends = (panel["period_words"].iloc[0], panel["period_words"].iloc[-1])
        highest = given.loc[given["top"].idxmin()] if len(given) else None
        said.append(
            t(
                "{name}: {count} angka, {first} sampai {last}, {hidden} di antaranya tanpa nilai; tertinggi {highest}",
                name=name,
                count=len(panel),
                first=ends[0],
                last=ends[1],
                hidden=len(panel) - len(given),
                highest="—" if highest is None else f"{highest['full']} ({highest['period_words']})",
            )
        )
    return ". ".join(said)


def reading(drawn: OverTime, lang: Lang) -> str:
    """Return how the drawing is to be read, which is not true of the same figures as an editable chart."""
    t = translator(lang)
    if not drawn.panels:
        return t("Tidak ada angka yang dapat digambar.")
    if drawn.is_line:
        return t("Tiap program punya skala sendiri; label: bulan tertinggi. Bulan tanpa angka memutus garis.")
    return t(
        "Tiap program punya skala sendiri. Batang menutupi tepat waktu yang dimaksud angkanya. ⚑: diperselisihkan."
    )


def remarks(drawn: OverTime, lang: Lang) -> list[str]:
    """Return what the drawing leaves out."""
    t = translator(lang)
    if not drawn.left_out:
        return []
    return [t("{count} deret lain tidak digambar; pilih program, segmen, atau kelompok.", count=drawn.left_out)]


def editable(drawn: OverTime) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the drawing as categories and series of an editable chart: periods in time, a series for each panel."""
    in_time = drawn.marks.sort_values(["start", "end"])
    categories = tuple(dict.fromkeys(in_time["period_words"]))
    series = []
    for place, name in enumerate(drawn.panels):
        panel = drawn.marks[drawn.marks["panel"] == place]
        given = panel[panel["is_given"]]
        values = dict(zip(given["period_words"], given["value"].astype(float), strict=True))
        series.append(Series(name, tuple(values.get(category) for category in categories)))
    return categories, tuple(series)


def _mark(row: Mapping[Hashable, Any], place: int, highest: float, sources: Sources, lang: Lang) -> dict[str, Any]:
    period, flags = str(row["period"]), str(row["flags"])
    start, end = span(period)
    is_given = row["obs_status"] not in ("missing", "suppressed")
    look = _look(row) if is_given else str(row["obs_status"])
    part = (row["value"] / highest if highest else 0.0) if is_given else STUB
    unit = str(row["unit"])
    return {
        "panel": place,
        "name": _name(tuple(row[name] for name in PANEL), lang),
        "start": start,
        "end": end,
        "middle": start + (end - start) / 2,
        "days": (end - start).days,
        "base": place + BASE,
        "top": place + BASE - (BASE - TOP) * part,
        "look": look,
        "look_words": getattr(LOOKS[look], lang),
        "is_given": is_given,
        "value": row["value"],
        "short": formats.value_short(row["value"], _plain(unit), lang) if is_given else "",
        "mark": " ⚑" if marked_words(flags, lang) else "",
        "full": formats.status_or_full(row["value"], unit, str(row["obs_status"]), lang),
        "period_words": formats.period_text(period, lang),
        "remarks": "; ".join(flag_words(flags, lang)) or "—",
        "source": map_builder.publishers([str(row["source_id"])], sources),
    }


@cache
def span(period: str) -> tuple[dt.datetime, dt.datetime]:
    """Return the first day of a period and the day after its last."""
    start = dt.datetime.fromisoformat(f"{start_month(period)}-01")
    year, month = divmod(12 * start.year + start.month - 1 + months(period), 12)
    return start, dt.datetime(year, month + 1, 1)


def _look(row: Mapping[Hashable, Any]) -> str:
    if "cumulative" in str(row["flags"]).split(";"):
        return "cumulative"
    return "interval" if "/" in str(row["period"]) else "whole"


def _plain(unit: str) -> str:
    """Return the unit in which a value is written short: the words of a rate stand in the title."""
    return "idr" if unit in formats.MONEY_UNITS else unit


def _order(key: Sequence[str]) -> tuple[int, ...]:
    programme, segment, group = key[0], key[1], key[2]
    vocabularies = (
        (list(WORKER_GROUPS), group),
        (list(SEGMENTS), segment),
        (list(PROGRAMMES), programme.split(";")[0]),
    )
    return (*(codes.index(code) for codes, code in vocabularies), programme.count(";"))


def _name(key: Sequence[str], lang: Lang) -> str:
    programme, segment, group, kind, _ = key
    named = " + ".join(getattr(PROGRAMMES[code], lang) for code in programme.split(";"))
    row = {"segment": segment, "programme": "not_stated", "worker_group": group, "benefit_kind": kind}
    return " · ".join([named, *cut(row, lang)])


def _labelled(marks: pd.DataFrame, is_line: bool) -> pd.DataFrame:
    """Return the marks with a label where there is room; of a line's figures only the highest has one."""
    first, last = marks["start"].min(), marks["end"].max()
    room = (last - first) * APART
    labels = pd.Series("", index=marks.index, dtype="str")
    for _, panel in marks[marks["is_given"]].groupby("panel"):
        if is_line:
            labels[panel["top"].idxmin()] = panel.loc[panel["top"].idxmin(), "short"]
            continue
        taken: list[tuple[pd.Timestamp, float]] = []
        for index, row in panel.sort_values(["top", "days"]).iterrows():
            near = [top for middle, top in taken if abs(middle - row["middle"]) < room]
            if all(abs(top - row["top"]) > 0.16 for top in near):
                labels[index] = row["short"] + row["mark"]
                taken.append((row["middle"], row["top"]))
    return marks.assign(label=labels)


def _day(moment: pd.Timestamp) -> dict[str, int]:
    return alt.DateTime(year=moment.year, month=moment.month, date=moment.day).to_dict()


def _rules(drawn: OverTime, theme: Theme, x: alt.X, y: alt.Y) -> alt.Chart:
    first, last = drawn.marks["start"].min(), drawn.marks["end"].max()
    ground = pd.DataFrame({"start": first, "end": last, "y": [place + BASE for place in range(len(drawn.panels))]})
    rule = alt.MarkDef(type="rule", aria=False, color=theme.muted, strokeWidth=1)
    return alt.Chart(ground, mark=rule).encode(x=x, x2="end:T", y=y)


def _lines(marks: pd.DataFrame, fill: str, y: alt.Y, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    given = marks.sort_values(["panel", "start"])
    # A month without a figure breaks the line: what was not seen is not drawn.
    broken = given.assign(run=(~given["is_given"]).cumsum().astype(str) + "-" + given["panel"].astype(str))
    broken = broken[broken["is_given"]]
    x = alt.X("middle:T")
    line = alt.MarkDef(type="line", aria=False, color=fill, strokeWidth=2)
    point = alt.MarkDef(type="point", aria=False, color=fill, filled=True, size=22, opacity=1)
    return [
        alt.Chart(broken[["middle", "y", "run"]], mark=line).encode(x=x, y=y, detail="run:N"),
        alt.Chart(broken[["middle", "y", *TOLD]], mark=point).encode(x=x, y=y, tooltip=tooltip),
    ]


def _letters(drawn: OverTime, theme: Theme, y: alt.Y) -> list[alt.Chart]:
    names = pd.DataFrame({"y": [place + 0.13 for place in range(len(drawn.panels))], "text": drawn.panels})
    title = alt.MarkDef(
        type="text",
        aria=False,
        align="left",
        baseline="middle",
        fontWeight="bold",
        fontSize=13,
        color=theme.text,
        limit=alt.ExprRef("width"),
    )
    label = alt.MarkDef(type="text", aria=False, baseline="bottom", dy=-3, fontSize=12, color=theme.text)
    # A seam in the colour of the page keeps a label readable where it crosses a bar.
    seam = alt.MarkDef(
        type="text", aria=False, baseline="bottom", dy=-3, fontSize=12, color=theme.panel, stroke=theme.panel,
        strokeWidth=4, strokeJoin="round",
    )  # fmt: skip
    labels = drawn.marks[drawn.marks["label"] != ""].assign(y=drawn.marks["top"])[["middle", "y", "label"]]
    return [
        alt.Chart(names, mark=title).encode(x=alt.value(0), y=y, text="text:N"),
        *(alt.Chart(labels, mark=each).encode(x=alt.X("middle:T"), y=y, text="label:N") for each in (seam, label)),
    ]


def _tooltip(lang: Lang) -> list[alt.Tooltip]:
    t = translator(lang)
    return [
        alt.Tooltip("name:N", title=t("Program")),
        alt.Tooltip("period_words:N", title=t("Periode")),
        alt.Tooltip("full:N", title=t("Nilai")),
        alt.Tooltip("remarks:N", title=t("Catatan")),
        alt.Tooltip("source:N", title=t("Sumber")),
    ]
