"""Makes the picture of 514 regions in every way that needs no browser, and prints the times as JSON.

Run by scripts/benchmark_pictures.py from the repository root, which is on the path.
"""

import datetime as dt
import io
import json
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from dashboard.documents import press_picture, slides
from dashboard.exhibits import BUILDERS
from dashboard.figures.press import described as press
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES
from dashboard.state import Selection
from geo import layers

INDICATOR, PERIOD = "wage_employee_share", "2025-08"


def ways() -> dict[str, Callable[[], bytes]]:
    """Return what makes each file, by the name under which scripts.benchmark_pictures knows it."""
    described, shapes = figure()
    edition = Edition(dt.date.today(), "pers?figure=map")
    web, sheet = SIZES["web"], SIZES["print"]
    return {
        "png": partial(press_picture.png, described, web, edition),
        "png_a4": partial(press_picture.png, described, sheet, edition),
        "svg": partial(press_picture.svg, described, web, edition),
        "pdf": partial(press_picture.pdf, described, sheet, edition),
        "pptx": partial(slides.slides, [described], edition.made_on),
        "matplotlib": partial(matplotlib, shapes),
    }


def figure() -> tuple[Described, pd.DataFrame]:
    """The figure as the press desk has it, and the shapes with its values for the usual way."""
    described = press.described(BUILDERS["map"](Selection(indicator=INDICATOR, period=PERIOD, level="regency")))
    values = described.exhibit.table.set_index("region_code")["value"]
    shapes = layers.geometries(layers.REGENCIES)
    return described, shapes.assign(value=shapes["region_code"].map(values))


def matplotlib(shapes: pd.DataFrame) -> bytes:
    """The usual way: GeoPandas draws the map with matplotlib."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(16, 9), dpi=100)
    shapes.plot(column="value", ax=axes, legend=True, edgecolor="white", linewidth=0.4, missing_kwds={"color": "#ccc"})
    axes.set_axis_off()
    file = io.BytesIO()
    figure.savefig(file, format="png")
    pyplot.close(figure)
    return file.getvalue()


def timed(makes: Mapping[str, Callable[[], bytes]], times: int) -> dict[str, dict[str, object]]:
    """Return of each way the seconds of its first time and of the later ones, and the size of its file.

    The ways take turns, so that other work on the machine falls on all of them alike.
    """
    seconds: dict[str, list[float]] = {name: [] for name in makes}
    sizes = {}
    for _ in range(times):
        for name, make in makes.items():
            started = time.perf_counter()
            sizes[name] = len(make())
            seconds[name].append(time.perf_counter() - started)
    return {
        name: {"first_seconds": taken[0], "seconds": taken[1:], "bytes": sizes[name]} for name, taken in seconds.items()
    }


if __name__ == "__main__":
    json.dump(timed(ways(), int(sys.argv[1])), sys.stdout)
