"""What the browser tests see and do on the dashboard: the map in its frame, the pickers, the dialog."""

import io
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import FrameLocator, Locator, Page, expect

MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]'
RUNS = "window.ran = top.ran = 1"
PAYLOADS = (
    f"<img src=x onerror='{RUNS}'>",
    f"<script>{RUNS}</script>",
    f"<svg onload='{RUNS}'>",
    f"`${{{RUNS}}}`",
    f"');{RUNS};//\"",
    f"</script><script>{RUNS}</script>",
    f"[x](javascript:{RUNS}) $x$ :red[x]",
)


def open_map(page: Page, address: str) -> FrameLocator:
    """Open an address of the map page and wait until its figure is painted."""
    page.goto(address)
    frame = page.frame_locator(MAP_FRAME)
    frame.locator("#map_div[data-painted]").wait_for()
    return frame


def map_box(page: Page) -> Locator:
    return page.frame_locator(MAP_FRAME).locator("#map_div")


@contextmanager
def repainting(page: Page) -> Generator[None]:
    """Wait until the map has painted another figure than before the block."""
    before = map_box(page).get_attribute("data-painted")
    yield
    page.wait_for_function(
        "([frame, before]) => { const box = document.querySelector(frame)?.contentDocument.getElementById('map_div');"
        " return box?.dataset.painted && box.dataset.painted !== before; }",
        arg=[MAP_FRAME, before],
    )


def headline(page: Page) -> Locator:
    return page.locator(".jm-headline")


def picker(page: Page, name: str) -> Locator:
    """The field of a picker, by the name of its query parameter."""
    return page.locator(f".st-key-pick_{name} input")


def pick(page: Page, name: str, label: str) -> None:
    """Choose in a picker with the keyboard alone."""
    field = picker(page, name)
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(label)
    expect(page.get_by_role("option").first).to_contain_text(label, ignore_case=True)
    page.keyboard.press("Enter")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def place_of(page: Page, code: str) -> tuple[float, float]:
    """Where the representative point of a region on the map stands on the screen."""
    x, y = map_box(page).evaluate(
        "(_, code) => { const { layer } = window.map.regionMap;"
        " const at = window.map.latLngToContainerPoint(layer.regions.find((r) => r.code === code).point);"
        " return [at.x, at.y]; }",
        code,
    )
    box = map_box(page).bounding_box()
    assert box
    return box["x"] + x, box["y"] + y


def go_to(page: Page, code: str, zoom: float) -> None:
    """Move the map so that a region's point stands in the middle."""
    map_box(page).evaluate(
        "(_, [code, zoom]) => { const { layer } = window.map.regionMap;"
        " window.map.setView(layer.regions.find((r) => r.code === code).point, zoom, { animate: false }); }",
        [code, zoom],
    )


def view(page: Page) -> tuple[float, float, float]:
    """Zoom, latitude and longitude of the map."""
    return tuple(map_box(page).evaluate("() => { const { map } = window;"
        " return [map.getZoom(), map.getCenter().lat, map.getCenter().lng]; }"))  # fmt: skip


def circles(page: Page) -> dict[str, float]:
    """The radii of the circles on the map by region code; dots of regions too small to see are not counted."""
    return map_box(page).evaluate(
        "() => { const { layer, figure, regions, radii } = window.map.regionMap; const found = {};"
        " if (figure.kind === 'count') radii.forEach((radius, i) => {"
        " if (regions[i].class !== null) found[layer.regions[i].code] = radius; }); return found; }"
    )


def colours(page: Page, code: str, right: float = 0, size: int = 14) -> set[str]:
    """The colours in a square of screen pixels, some pixels to the right of a region's point."""
    x, y = place_of(page, code)
    clip: Any = {"x": round(x + right - size / 2), "y": round(y - size / 2), "width": size, "height": size}
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    return {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in np.unique(np.asarray(image).reshape(-1, 3), axis=0)}


def behind_the_legend(page: Page) -> set[str]:
    """The codes of the regions of which the open legend hides a part."""
    found = map_box(page).evaluate(
        "e => { const { map } = window; const frame = e.getBoundingClientRect();"
        " const box = e.querySelector('.jm-legend').getBoundingClientRect();"
        " const isBehind = (place) => { const at = map.latLngToContainerPoint(place); const x = at.x + frame.x, y = at.y + frame.y;"
        " return box.left < x && x < box.right && box.top < y && y < box.bottom; };"
        " return map.regionMap.layer.regions.filter((r) => r.latlngs.flat(2).some(isBehind)).map((r) => r.code); }"
    )
    return set(found)


def lowest_contrast(part: Locator) -> float:
    """The lowest contrast ratio (WCAG 2) of a text in a part of the page to what lies behind it.

    axe passes over the texts of Streamlit's dialogs.
    """
    return part.evaluate(
        "part => { const rgb = (text) => text.match(/[\\d.]+/g).map(Number);"
        " const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => { const v = c[i] / 255;"
        " return sum + share * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);"
        " let holder = part; while (rgb(getComputedStyle(holder).backgroundColor)[3] === 0) holder = holder.parentElement;"
        " const ground = rgb(getComputedStyle(holder).backgroundColor);"
        " const texts = [...part.querySelectorAll('*')].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));"
        " return Math.min(...texts.map((e) => { let [r, g, b, alpha = 1] = rgb(getComputedStyle(e).color);"
        " for (let up = e; up !== part; up = up.parentElement) alpha *= getComputedStyle(up).opacity;"
        " const seen = [r, g, b].map((v, i) => v * alpha + ground[i] * (1 - alpha));"
        " const [low, high] = [light(seen), light(ground)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); })); }"
    )


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell of the table of figures, as assistive technology reads it."""
    return page.locator(f"#glide-cell-{column}-{row}")
