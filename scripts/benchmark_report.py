"""What the benchmark says: medians, ratios, targets met or missed, and the Markdown table. Pure functions.

A measurement is a mapping, as it stands in the JSON file: `failure` (a text, empty when all went well), `openings`
and `changes` (lists of mappings, names as in scripts.benchmark_browser). A time or size that a way does not have is
None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any

Measurement = Mapping[str, Any]
Measurements = Mapping[str, Measurement]

BLANK = "blank"
OURS = "ours"
OPENING_VIEW = "opening"
DASHBOARD = "dashboard"
USUAL = {"geojson": "folium.GeoJson", "explore": "GeoDataFrame.explore"}

HEADINGS = {
    OPENING_VIEW: "Dashboard, opening view",
    DASHBOARD: "Dashboard, 514 regions",
    OURS: "This map alone",
    **USUAL,
    BLANK: "Page without map",
}

TIMES_OF_CHANGES = (
    ("Map work on the server per change, ms", "map_seconds", "ms"),
    ("… of which processor time, ms", "map_cpu_seconds", "ms"),
    ("Server's whole answer per change, ms", "answer_seconds", "ms"),
    ("Click to repaint, s", "repaint_seconds", "s"),
)
BYTES_OF_CHANGES = (
    ("HTTP bytes per change", "http_bytes"),
    ("Websocket bytes per change", "websocket_bytes"),
)
TIMES_OF_OPENINGS = (
    ("First map, empty cache, s", "cold_seconds"),
    ("First map, second visit, s", "warm_seconds"),
)
# Factor from seconds and decimals shown.
UNITS = {"ms": (1000, 1), "s": (1, 3)}


@dataclass(frozen=True)
class Target:
    """One promise and what came of it.

    limit: the value that must not be exceeded, or must be reached when `is_floor`. measured: None when it could not
    be measured.
    """

    name: str
    limit: float
    measured: float | None
    unit: str
    digits: int = 0
    is_floor: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the target was measured and holds."""
        if self.measured is None:
            return False
        return self.measured >= self.limit if self.is_floor else self.measured <= self.limit

    @property
    def margin(self) -> float | None:
        """By which factor the target is met (1 or more) or missed (below 1)."""
        if self.measured is None:
            return None
        return ratio(self.measured, self.limit) if self.is_floor else ratio(self.limit, self.measured)


def middle(records: Sequence[Mapping[str, float | None]], name: str) -> float | None:
    """Return the median of one quantity, or None when no record has it."""
    values = [value for record in records if (value := record.get(name)) is not None]
    return median(values) if values else None


def slowest(records: Sequence[Mapping[str, float | None]], name: str) -> float | None:
    """Return the largest value of one quantity, or None when no record has it."""
    return max((value for record in records if (value := record.get(name)) is not None), default=None)


def ratio(upper: float | None, lower: float | None) -> float | None:
    """Return upper / lower; None when either is unknown, infinity over nothing."""
    if upper is None or lower is None:
        return None
    return upper / lower if lower > 0 else float("inf")


def map_share(measured: Measurements, way: str) -> float | None:
    """Return the median websocket bytes per change that are the map's own: all of them less those of the blank page.

    Only for pages that have nothing but the blank page's picker and a map.
    """
    total = _change(measured, way, "websocket_bytes")
    without = _change(measured, BLANK, "websocket_bytes")
    return None if total is None or without is None else max(0.0, total - without)


def targets(measured: Measurements) -> list[Target]:
    """Return every target of the project with what was measured."""
    work = _change(measured, OURS, "map_seconds")
    share = map_share(measured, OURS)
    found = [
        Target("Map bytes per change", 6000, share, "bytes"),
        Target("Map work on the server per change", 10, _scaled(work, 1000), "ms", 1),
    ]
    for way, name in USUAL.items():
        found.append(Target(f"Bytes: {name} over ours", 200, ratio(map_share(measured, way), share), "×", 0, True))
        slow = _change(measured, way, "map_seconds")
        found.append(Target(f"Server time: {name} over ours", 50, ratio(slow, work), "×", 0, True))
    for way in (OURS, DASHBOARD, OPENING_VIEW):
        repaint = _change(measured, way, "repaint_seconds")
        found.append(Target(f"Click to repaint: {HEADINGS[way]}", 0.15, repaint, "s", 3))
    for way in (OPENING_VIEW, DASHBOARD, OURS):
        cold = _opening(measured, way, "cold_seconds")
        found.append(Target(f"First map, empty cache: {HEADINGS[way]}", 2.5, cold, "s", 2))
    return found


def results_table(measured: Measurements) -> str:
    """Return the Markdown table of what was measured, one column per way; a way that failed says so in its column."""
    ways = [way for way in HEADINGS if way in measured]
    rows: list[tuple[str, Callable[[str], str]]] = []
    rows += [(name, partial(_time_of_changes, measured, quantity, unit)) for name, quantity, unit in TIMES_OF_CHANGES]
    rows += [(name, partial(_bytes_of_changes, measured, quantity)) for name, quantity in BYTES_OF_CHANGES]
    rows.append(("… of which for the map", partial(_own_share, measured)))
    rows += [(name, partial(_time_of_opening, measured, quantity)) for name, quantity in TIMES_OF_OPENINGS]
    lines = [("", *(HEADINGS[way] for way in ways)), ("---", *("---:" for _ in ways))]
    lines += [(name, *(cell(way) for way in ways)) for name, cell in rows]
    if any(measured[way]["failure"] for way in ways):
        lines.append(("FAILED", *(_cell(measured[way]["failure"]) for way in ways)))
    return _markdown(lines)


def targets_table(found: Sequence[Target]) -> str:
    """Return the Markdown table of the targets."""
    lines = [("Target", "Limit", "Measured", "Result"), ("---", "---:", "---:", "---")]
    for target in found:
        sign = "≥" if target.is_floor else "≤"
        limit = number(target.limit, target.digits)
        measured = number(target.measured, target.digits)
        lines.append((target.name, f"{sign} {limit} {target.unit}", f"{measured} {target.unit}", _verdict(target)))
    return _markdown(lines)


def number(value: float | None, digits: int) -> str:
    """Return a number with commas between thousands; an unknown one as a dash."""
    if value is None:
        return "–"
    return f"{value:,.{digits}f}"


def _verdict(target: Target) -> str:
    if target.margin is None:
        return "**not measured**"
    if target.is_met:
        return f"met, {number(target.margin, 1)} times better"
    return f"**missed** by a factor of {number(1 / target.margin, 1)}" if target.margin else "**missed**"


def _change(measured: Measurements, way: str, name: str) -> float | None:
    return middle(measured[way]["changes"], name) if way in measured else None


def _opening(measured: Measurements, way: str, name: str) -> float | None:
    return middle(measured[way]["openings"], name) if way in measured else None


def _time_of_changes(measured: Measurements, quantity: str, unit: str, way: str) -> str:
    factor, digits = UNITS[unit]
    records = measured[way]["changes"]
    typical, worst = _scaled(middle(records, quantity), factor), _scaled(slowest(records, quantity), factor)
    return number(None, 0) if typical is None else f"{number(typical, digits)} (slowest {number(worst, digits)})"


def _bytes_of_changes(measured: Measurements, quantity: str, way: str) -> str:
    return number(_change(measured, way, quantity), 0)


def _own_share(measured: Measurements, way: str) -> str:
    return number(map_share(measured, way) if way in (OURS, *USUAL) else None, 0)


def _time_of_opening(measured: Measurements, quantity: str, way: str) -> str:
    return number(_opening(measured, way, quantity), 2)


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _cell(text: str) -> str:
    # A reason may hold anything; a bar or a line break would tear the table.
    return " ".join(text.replace("|", "/").split())


def _markdown(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
