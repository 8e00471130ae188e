"""Drawings of compliance: the timeline of instruments with what ends soon, and regions by duties for pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compliance.compliance_tables import (
    LOOKS,
    STATES,
    Compliance,
    bound_duties,
    heat_cells,
    in_territory,
    validity,
)
from dashboard.figures.lettering import text_width
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.theme import Theme
from dashboard.text import Lang, translator
from data.compliance import LAPSING_DAYS
from data.duties import all_duties
from data.fields import EVIDENCE_KINDS, NOT_STATED, VINTAGE_CURRENT

AHEAD = timedelta(days=365)
NAME_LIMIT = 330
_HUNDRED, _CELL_EDGE = 100, 6
ROW_HEIGHT = 32
# What a reader acts on comes first.
STATE_ORDER = ("in_force", "upcoming", "open", "lapsed")
FILLS = {
    "in_force": LOOKS["met"].fill,
    "upcoming": "#2d7a9f",
    "open": "#9bb26a",
    "lapsed": LOOKS["lapsed"].fill,
}  # fmt: skip


@dataclass(frozen=True)
class Timeline:
    """The instruments that can be drawn, and what was left out.

    rows: label, from and to as days, is_open, state and the words of the tooltip. papers: the evidence drawn, in the
    same order. total: all instruments of the territory. without_start: those of which no start is known and that are
    therefore not drawn.
    """

    rows: pd.DataFrame
    papers: tuple[Mapping[str, Any], ...]
    total: int
    without_start: int


def timeline(compliance: Compliance, within: str, limit: int, lang: Lang) -> Timeline:
    """Return at most `limit` papers that bind a head of region: those in force first, the soonest to end on top.

    within: a province with all it holds, one region, or "" for all.
    """
    scored = [code for code, duty in all_duties().items() if duty.bound_levels]
    papers = in_territory(compliance.evidence, within)
    papers = papers[papers["kind"].isin(EVIDENCE_KINDS) & papers["duty"].isin(scored)]
    dated = papers[papers["valid_from"] != ""]
    records = sorted(dated.to_dict("records"), key=_urgency)[:limit]
    horizon = (compliance.as_of + AHEAD).isoformat()
    rows = pd.DataFrame(
        {
            "label": [paper_label(row, lang) for row in records],
            "order": range(len(records)),
            "start": pd.to_datetime([row["valid_from"] for row in records]),
            "end": pd.to_datetime([row["valid_to"] or max(horizon, row["valid_from"]) for row in records]),
            "is_open": [row["valid_to"] == "" for row in records],
            "state": [getattr(STATES[row["state"]], lang) for row in records],
            "duty": [getattr(all_duties()[row["duty"]].label, lang) for row in records],
            "validity": [validity(row, lang) for row in records],
        }
    )
    return Timeline(rows, tuple(records), len(papers), len(papers) - len(dated))


def timeline_words(drawn: Timeline, lang: Lang) -> str:
    """Return how many instruments are drawn of how many, and what the signs mean."""
    t = translator(lang)
    if not drawn.total:
        return t("Tidak ada naskah pada data dan wilayah ini.")
    counted = {"shown": formats.number(len(drawn.rows), lang), "total": formats.number(drawn.total, lang)}
    drawn_words = t(
        "{shown} dari {total} naskah digambar, yang berlaku dan paling cepat berakhir lebih dulu.", **counted
    )
    without = formats.number(drawn.without_start, lang)
    undated = t("{count} naskah tidak digambar karena tanggal mulainya tidak diketahui.", count=without)
    signs = t(
        "Panah: tanggal akhirnya tidak diketahui. Garis: tanggal yang dipilih; bidang: {days} hari sesudahnya.",
        days=LAPSING_DAYS,
    )
    return " ".join([drawn_words, *([undated] if drawn.without_start else []), signs])


def _urgency(row: Mapping[str, Any]) -> tuple[int, int, str, str]:
    """Return what sorts instruments: by state, then the soonest end; of lapsed ones the last to lapse."""
    end = date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max
    order = -end.toordinal() if row["state"] == "lapsed" else end.toordinal()
    return STATE_ORDER.index(row["state"]), order, row["region_code"], row["evidence_id"]


def paper_label(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the region of a paper with the paper's name."""
    return f"{region_name(row['region_code'], VINTAGE_CURRENT, lang)} · {paper_name(row, lang)}"


def paper_name(row: Mapping[str, Any], lang: Lang) -> str:
    """Return the name of a paper, or its kind where the source gives no name."""
    kind = getattr(EVIDENCE_KINDS[row["kind"]], lang)
    return kind if row["instrument"] in ("", NOT_STATED) else str(row["instrument"])


def chart(
    drawn: Timeline, as_of: date, theme: Theme, lang: Lang, room: int = NAME_LIMIT
) -> alt.LayerChart | alt.FacetChart:
    """Return the drawing: a bar per instrument, an arrow for one without known end, a line on the day itself.

    The band right of the line is the time in which what ends is listed as lapsing. room: pixels for the names.
    """
    t = translator(lang)
    # A paper may have the same name in two rows; its number keeps the rows apart and is not shown.
    rows = drawn.rows.assign(label=drawn.rows["order"].map("{:03d}".format) + " " + drawn.rows["label"])
    # The names stand above their bars, so that they keep their length on a narrow screen.
    y = alt.Y("label:N", sort=list(rows["label"]), title=None).axis(
        labelExpr="slice(datum.label, 4)",
        labelAlign="left",
        labelPadding=0,
        labelOffset=-12,
        labelLimit=room,
        ticks=False,
        domain=False,
        zindex=1,
    )
    tooltip = [
        alt.Tooltip("label:N", title=t("Naskah")),
        alt.Tooltip("duty:N", title=t("Kewajiban")),
        alt.Tooltip("validity:N", title=t("Masa berlaku")),
        alt.Tooltip("state:N", title=t("Keadaan")),
    ]
    words = [getattr(STATES[state], lang) for state in STATE_ORDER]
    colour = alt.Color("state:N", title=None).scale(domain=words, range=[FILLS[state] for state in STATE_ORDER])
    colour = colour.legend(orient="top", direction="vertical", labelLimit=320)
    x = alt.X("start:T", title=None).axis(format="%Y", tickCount="year", labelOverlap=True, grid=True)
    # The chart has one alternative text as a whole; without this an empty mark would be announced with none.
    bar = alt.MarkDef(type="bar", aria=False, height=9, yOffset=7)
    bars = alt.Chart(rows, mark=bar).encode(x=x, x2="end:T", y=y, color=colour, tooltip=tooltip)
    arrow = alt.MarkDef(type="point", aria=False, shape="triangle-right", size=90, filled=True, opacity=1, yOffset=7)
    arrows = alt.Chart(rows[rows["is_open"]], mark=arrow).encode(x="end:T", y=y, color=colour, tooltip=tooltip)
    today = pd.Timestamp(as_of)
    day = pd.DataFrame({"day": [today], "last": [today + timedelta(days=LAPSING_DAYS)]})
    day = day.assign(words=formats.date_text(as_of, lang))
    band = alt.MarkDef(type="rect", aria=False, color=theme.mark, opacity=0.13)
    soon = alt.Chart(day, mark=band).encode(x="day:T", x2="last:T")
    line = alt.Chart(day, mark=alt.MarkDef(type="rule", aria=False, color=theme.mark, strokeWidth=2)).encode(x="day:T")
    caption = alt.MarkDef(type="text", aria=False, align="right", baseline="bottom", dx=-4, dy=-4, color=theme.text)
    name = alt.Chart(day, mark=caption).encode(x="day:T", text="words:N", y=alt.value(0))
    return alt.layer(soon, bars, arrows, line, name).properties(height=alt.Step(ROW_HEIGHT))


def heat_letters(codes: Iterable[str], width: int, lang: Lang) -> int:
    """Return the size of letters at which the words of a cell fit between its lines, in a picture of this width."""
    # Words are as wide as their letters are large, so both sides are measured at a size of 100.
    words = max(text_width(getattr(look.short, lang) + "*", _HUNDRED) for look in LOOKS.values())
    names = max((text_width(region_name(code, VINTAGE_CURRENT, lang), _HUNDRED) for code in codes), default=0.0)
    cells = len(bound_duties())
    return int(_HUNDRED * (width - cells * _CELL_EDGE) / (names + cells * words))


def heat_chart(compliance: Compliance, codes: Iterable[str], theme: Theme, size: int, lang: Lang) -> alt.LayerChart:
    """Return the heat table as a drawing: the status in words on its colour, an asterisk where evidence is disputed.

    size: of the letters, in pixels. The signs of the page's own table are not in the font of pictures.
    """
    cells, marks = heat_cells(compliance, codes)
    named = {duty.code: getattr(duty.short, lang) for duty in bound_duties()}
    places = {code: region_name(code, VINTAGE_CURRENT, lang) for code in cells.index}
    rows = pd.DataFrame(
        {
            "region": places[code],
            "duty": named[duty],
            "status": getattr(LOOKS[status].words, lang),
            "text": getattr(LOOKS[status].short, lang) + ("*" if marks.loc[code, duty] else ""),
            "ink": LOOKS[status].text or theme.muted,
        }
        for code, statuses in cells.to_dict("index").items()
        for duty, status in statuses.items()
    )
    found = set(rows["status"])
    fills = {getattr(look.words, lang): look.fill or theme.panel for look in LOOKS.values()}
    fills = {words: fill for words, fill in fills.items() if words in found}
    x = alt.X("duty:N", sort=list(named.values()), title=None)
    x = x.axis(orient="top", labelAngle=0, labelLimit=140, ticks=False, domain=False, labelFontSize=size + 1)
    y = alt.Y("region:N", sort=list(places.values()), title=None)
    y = y.axis(labelLimit=240, ticks=False, domain=False, labelFontSize=size)
    colour = alt.Color("status:N", title=None).scale(domain=list(fills), range=list(fills.values()))
    colour = colour.legend(
        orient="bottom", columns=3, labelLimit=360, symbolType="square", symbolStrokeColor=theme.coast
    )
    cell = alt.MarkDef(type="rect", aria=False, stroke=theme.panel_border, strokeWidth=1)
    text = alt.MarkDef(type="text", aria=False, fontSize=size)
    boxes = alt.Chart(rows, mark=cell).encode(x=x, y=y, color=colour)
    words = alt.Chart(rows, mark=text).encode(
        x=x, y=y, text="text:N", color=alt.Color("ink:N", scale=None, legend=None)
    )
    return alt.layer(boxes, words).resolve_scale(color="independent")
