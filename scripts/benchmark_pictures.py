"""Measures a map of 514 regions as a file: this project's pictures, matplotlib's, and a screenshot of the dashboard.

Each way makes the same figure from tables and shapes in memory, in turn and again in one process; the first time,
which loads fonts and libraries, is told apart. The screenshot opens the page in a browser that already runs and has
its files.
"""

import json
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.benchmark_report import Target, number
from scripts.environment import ROOT
from scripts.server import address_of, free_port, running

# Of one way: the first time, the later ones, and the size of the file.
Record = Mapping[str, Any]

MAKER = Path(__file__).with_name("benchmark_pages") / "pictures.py"
TIMES = 9
SCREENSHOT = "screenshot"
HEADINGS = {
    "png": "PNG, 1600 × 900",
    "png_a4": "PNG, A4, 300 dpi",
    "svg": "SVG",
    "pdf": "PDF, A4",
    "pptx": "PPTX",
    "matplotlib": "GeoDataFrame.plot, PNG, 1600 × 900",
    SCREENSHOT: "Screenshot of the dashboard",
}
MOST_SECONDS, TIMES_QUICKER = 0.5, 5
VIEW = "/?indicator=wage_employee_share&level=regency"
MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]'


def measure(browser: Browser, python: Path) -> dict[str, Record]:
    """Return what was measured of each way, by its name in HEADINGS."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    made = subprocess.run(
        [python, MAKER, str(TIMES)], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(made.stdout) | {SCREENSHOT: _screenshots(browser, python)}


def targets(measured: Mapping[str, Record]) -> list[Target]:
    """Return the targets of pictures with what was measured."""
    png, shot = (median(measured[name]["seconds"]) for name in ("png", SCREENSHOT))
    return [
        Target("Picture of 514 regions, PNG", MOST_SECONDS, png, "s", 3),
        Target("Time: screenshot over PNG", TIMES_QUICKER, shot / png, "×", 1, True),
    ]


def table(measured: Mapping[str, Record]) -> str:
    """Return the Markdown table of what was measured."""
    lines = [
        "| 514 regions as a file | Median, s | Slowest, s | First, s | Bytes |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, found in measured.items():
        seconds = found["seconds"]
        times = [number(value, 3) for value in (median(seconds), max(seconds), found["first_seconds"])]
        lines.append(f"| {HEADINGS[name]} | {' | '.join(times)} | {number(found['bytes'], 0)} |")
    return "\n".join(lines)


def _screenshots(browser: Browser, python: Path) -> Record:
    """Serve the dashboard, open its map again and again, and take a picture of it each time."""
    port = free_port()
    with running(python, port):
        page = browser.new_context(viewport={"width": 1600, "height": 900}, locale="id-ID").new_page()
        taken = [_screenshot(page, address_of(port)) for _ in range(TIMES)]
        page.context.close()
    seconds = [each for each, _ in taken]
    return {"first_seconds": seconds[0], "seconds": seconds[1:], "bytes": taken[-1][1]}


def _screenshot(page: Page, address: str) -> tuple[float, int]:
    started = time.perf_counter()
    page.goto(address + VIEW)
    page.frame_locator(MAP_FRAME).locator("#map_div[data-painted]").wait_for()
    size = len(page.locator(MAP_FRAME).screenshot())
    return time.perf_counter() - started, size
