"""Measures one way of showing a map in Chromium: opening it, and changing what it shows.

Every way is measured alike. Clicking and painting are noted inside the browser by benchmark_pages/watch.js; bytes are
those of Chromium's own record of its network.
"""

import json
import os
import shutil
import time
from base64 import b64decode
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize
from playwright.sync_api import Error as BrowserError

from data.fields import INDICATORS
from scripts.benchmark_report import BLANK, DASHBOARD, OPENING_VIEW, OURS
from scripts.environment import ROOT, SetupError
from scripts.server import address_of, free_port, running

PAGES = Path(__file__).with_name("benchmark_pages")
STATIC = ROOT / "dashboard" / "static"
CHANGES = 21
VISITS = 3
PATIENCE = 30.0
QUIET = 0.15
SCREEN: ViewportSize = {"width": 1366, "height": 900}

YEARS = tuple(range(2019, 2026))
# The rates of the opening view that are drawn by province: each changes every shape's colour.
RATES = ("claims_per_1000", "benefits_per_1000_idr", "benefits_per_claim_idr", "participants_per_100_employed")

Press = Callable[[Page, int], None]


def _press_year(page: Page, turn: int) -> None:
    page.locator("[data-testid=stRadio] label").filter(has_text=f"{YEARS[turn % len(YEARS)]}-08").click()


def _pick_period(page: Page, turn: int) -> None:
    _open_picker(page, "period")
    page.get_by_role("option").nth(turn % len(YEARS)).click()


def _pick_rate(page: Page, turn: int) -> None:
    _open_picker(page, "indicator")
    label = INDICATORS[RATES[(turn - 1) % len(RATES)]].label.id
    page.get_by_role("option", name=label, exact=True).click()


def _open_picker(page: Page, name: str) -> None:
    page.locator(f".st-key-pick_{name} [data-testid=stSelectbox]").get_by_role("combobox").click()


@dataclass(frozen=True)
class Way:
    """One page to measure.

    script: the Streamlit script, from the repository root; "" for the benchmark's own page.
    address: path and query. shapes: how many shapes a whole map has, 0 for a page without a map.
    press: chooses the next option; it is called with 1, 2, 3, …
    """

    name: str
    press: Press
    shapes: int = 514
    script: str = ""
    address: str = "/"


WAYS = (
    Way(BLANK, _press_year, shapes=0),
    Way(OURS, _press_year),
    Way("geojson", _press_year),
    Way("explore", _press_year),
    Way(OPENING_VIEW, _pick_rate, shapes=34, script="dashboard/app.py"),
    Way(
        DASHBOARD,
        _pick_period,
        script="dashboard/app.py",
        address="/?indicator=wage_employee_share&level=regency",
    ),
)


@dataclass(frozen=True)
class Opening:
    """One reader's first visit, with an empty cache, and second one.

    Seconds from navigation to the painted map (to the controls, on a page without a map), and the bytes that arrived.
    """

    cold_seconds: float
    cold_http_bytes: int
    cold_websocket_bytes: int
    warm_seconds: float
    warm_http_bytes: int


@dataclass(frozen=True)
class Change:
    """One change of what the map shows.

    map_seconds: building the figure and st_folium, on the server; map_cpu_seconds: what of it the processor worked,
    which other work on the machine does not lengthen. answer_seconds: from the message that the browser
    sends to the last one it receives. websocket_bytes: payload received; http_bytes: anything else that was fetched.
    repaint_seconds: from the press of the mouse to the painted map.
    """

    map_seconds: float | None
    map_cpu_seconds: float | None
    answer_seconds: float
    websocket_bytes: int
    http_bytes: int
    repaint_seconds: float | None


@dataclass
class Measured:
    """What was measured of one way; `failure` says why the rest is not there."""

    openings: list[Opening] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    failure: str = ""

    def as_record(self) -> dict[str, Any]:
        """Return the mapping that scripts.benchmark_report reads."""
        return asdict(self)


class MeasuringError(Exception):
    """A page did not do what was to be measured."""


def measure(browser: Browser, python: Path, way: Way) -> Measured:
    """Serve one way freshly, open it VISITS times as a new reader, change it CHANGES times; never raises for a page."""
    found = Measured()
    with TemporaryDirectory() as folder:
        log = Path(folder, "log.jsonl")
        log.touch()
        try:
            with _served(python, way, Path(folder)) as address:
                for visit in range(VISITS):
                    with _reader(browser, way) as (page, wire):
                        found.openings.append(_open_twice(page, wire, way, address))
                        if visit == VISITS - 1:
                            found.changes += (_change(page, wire, way, turn, log) for turn in range(1, CHANGES + 1))
        except (BrowserError, SetupError, MeasuringError) as error:
            found.failure = _reason(log) or str(error).strip().splitlines()[0]
    return found


class _Wire:
    """Counts what arrives at a page."""

    def __init__(self, session: CDPSession) -> None:
        session.on("Network.webSocketFrameSent", self._sent)
        session.on("Network.webSocketFrameReceived", self._received)
        session.on("Network.loadingFinished", self._loaded)
        session.send("Network.enable")
        self.reset()

    def reset(self) -> None:
        self.websocket_bytes = self.http_bytes = self.frames = 0
        self.first_sent = self.last_received = None

    @property
    def answer_seconds(self) -> float:
        if self.first_sent is None or self.last_received is None:
            raise MeasuringError("Server tidak menjawab lewat websocket.")
        return self.last_received - self.first_sent

    def _sent(self, event: dict[str, Any]) -> None:
        if self.first_sent is None:
            self.first_sent = event["timestamp"]

    def _received(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        if frame["opcode"] in (1, 2):
            payload = frame["payloadData"]
            self.websocket_bytes += len(b64decode(payload) if frame["opcode"] == 2 else payload.encode())
            self.frames += 1
            self.last_received = event["timestamp"]

    def _loaded(self, event: dict[str, Any]) -> None:
        self.http_bytes += int(event["encodedDataLength"])


@contextmanager
def _served(python: Path, way: Way, folder: Path) -> Generator[str]:
    script = way.script
    if not script:
        # Streamlit serves the folder `static` beside a script: the pages are given the dashboard's.
        script = str(shutil.copy(PAGES / "page.py", folder))
        shutil.copytree(STATIC, folder / "static")
    port = free_port()
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path, "BENCHMARK_WAY": way.name}
    with running(python, port, script, environment):
        yield address_of(port)


@contextmanager
def _reader(browser: Browser, way: Way) -> Generator[tuple[Page, _Wire]]:
    """A page with an empty cache and no history."""
    context = browser.new_context(viewport=SCREEN, locale="id-ID")
    context.set_default_timeout(PATIENCE * 1000)
    watch = (PAGES / "watch.js").read_text(encoding="utf-8")
    context.add_init_script(f"const SHAPES = {way.shapes};\n{watch}")
    try:
        page = context.new_page()
        yield page, _Wire(context.new_cdp_session(page))
    finally:
        context.close()


def _open_twice(page: Page, wire: _Wire, way: Way, address: str) -> Opening:
    cold_seconds = _open(page, wire, way, address)
    cold = wire.http_bytes, wire.websocket_bytes
    wire.reset()
    return Opening(cold_seconds, *cold, _open(page, wire, way, address), wire.http_bytes)


def _open(page: Page, wire: _Wire, way: Way, address: str) -> float:
    page.goto(address + way.address, wait_until="commit")
    moment = "benchmark.painted[0]" if way.shapes else "benchmark.ready"
    page.wait_for_function(moment, polling=50)
    seconds = page.evaluate(f"({moment} - performance.timeOrigin) / 1000")
    _wait_until_quiet(page, wire)
    return seconds


def _change(page: Page, wire: _Wire, way: Way, turn: int, log: Path) -> Change:
    lines_before = len(_lines(log))
    page.evaluate("() => { benchmark.painted.length = 0; benchmark.pressed = Infinity; }")
    wire.reset()
    way.press(page, turn)
    painted = "benchmark.painted.find((moment) => moment > benchmark.pressed)"
    if way.shapes:
        page.wait_for_function(painted, polling=50)
    _wait_until_quiet(page, wire)
    repaint = page.evaluate(f"({painted} - benchmark.pressed) / 1000") if way.shapes else None
    runs = _lines(log)[lines_before:]
    map_seconds, map_cpu_seconds = (_sum(runs, quantity) for quantity in ("seconds", "cpu_seconds"))
    return Change(map_seconds, map_cpu_seconds, wire.answer_seconds, wire.websocket_bytes, wire.http_bytes, repaint)


def _wait_until_quiet(page: Page, wire: _Wire) -> None:
    """Wait until the script has ended and nothing has arrived for QUIET seconds."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        frames = wire.frames
        page.wait_for_timeout(QUIET * 1000)
        if frames and frames == wire.frames and page.locator("[data-test-script-state=notRunning]").count():
            return
    raise MeasuringError(f"Halaman tidak selesai dalam {PATIENCE:.0f} detik.")


def _sum(runs: list[dict[str, Any]], quantity: str) -> float | None:
    return sum(run[quantity] for run in runs) if runs else None


def _lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def _reason(log: Path) -> str:
    return next((line["failure"] for line in _lines(log) if "failure" in line), "")
