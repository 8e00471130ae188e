"""The web map in Chromium over six squares: what is painted, read, clicked and refused."""

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from PIL import Image
from playwright.sync_api import FrameLocator, Page, expect

from dashboard.figures import formats
from dashboard.figures.maps.web_map import STATIC
from dashboard.figures.theme import DARK, LIGHT, Hatch
from geo import topology
from scripts.environment import ROOT
from scripts.server import address_of, free_port, running

pytestmark = pytest.mark.browser

# Two provinces of three squares of one degree each: 11.01 11.02 11.03 over 12.01 12.02 12.03; 12.03 is a tiny island.
CODES = ("11.01", "11.02", "11.03", "12.01", "12.02", "12.03")
CENTRES = dict(
    zip(CODES, [(110.5, -1.5), (111.5, -1.5), (112.5, -1.5), (110.5, -2.5), (111.5, -2.5), (112.5, -2.5)], strict=True)
)
NAMES = dict(
    zip(CODES, ["Aceh Satu", "Aceh Dua", "Aceh Tiga", "Sumatera Satu", "Sumatera Dua", "Pulau Kecil"], strict=True)
)
PAYLOADS = (
    "<img src=x onerror=top.ran=window.ran=1>",
    "<script>top.ran=window.ran=1</script>",
    "<svg onload=top.ran=window.ran=1>",
    "`${top.ran=window.ran=1}`",
    "');top.ran=window.ran=1;//\"",
    "</script><script>top.ran=window.ran=1</script>",
    "javascript:top.ran=window.ran=1",
)


FIXTURES = Path(__file__).parent / "fixtures"
FIGURES: dict[str, dict[str, Any]] = {}
for name, changes in json.loads((FIXTURES / "web_map_figures.json").read_text(encoding="utf-8")).items():
    FIGURES[name] = {**FIGURES.get(changes.pop("like", ""), {}), **changes}
for number, payload in enumerate(PAYLOADS):
    texts = dict.fromkeys(("title", "subtitle", "source", "credit", "band", "national_label"), payload)
    regions = {**FIGURES["rate"]["regions"], "name": [payload] * 6, "note": payload}
    changes = {"address": f"layers/hostile-{number}.json", "regions": regions, "break_labels": [payload] * 5}
    FIGURES[f"hostile {number}"] = {**FIGURES["rate"], **texts, **changes}


def write_layer(folder: Path, file: str, codes: tuple[str, ...], name: str = "") -> None:
    sides = {code: 0.02 if code == "12.03" else 0.5 for code in codes}
    shapes = [
        shapely.MultiPolygon([shapely.box(x - sides[code], y - sides[code], x + sides[code], y + sides[code])])
        for code, (x, y) in CENTRES.items() if code in codes
    ]  # fmt: skip
    frame = gpd.GeoDataFrame(
        {"region_code": codes, "name": [name or NAMES[c] for c in codes]}, geometry=shapes, crs=4326
    )
    (folder / file).write_text(json.dumps(topology.encode(frame, 3)), encoding="utf-8")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fixture page with the app's own static files and layers of six squares."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copy(FIXTURES / "web_map_page.py", folder / "page.py")
    shutil.copytree(STATIC, folder / "static", ignore=shutil.ignore_patterns("layers"))
    layers = folder / "static" / "layers"
    layers.mkdir()
    write_layer(layers, "six.json", CODES)
    write_layer(layers, "north.json", CODES[:3])
    for number, payload in enumerate(PAYLOADS):
        write_layer(layers, f"hostile-{number}.json", CODES, payload)
    (layers / "corrupt.json").write_text((layers / "six.json").read_text(encoding="utf-8")[:200], encoding="utf-8")
    (folder / "figures.json").write_text(json.dumps(FIGURES), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    port = free_port()
    with running(sys.executable, port, script=str(folder / "page.py"), environment=environment):
        yield address_of(port)


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="streamlit_folium.st_folium"]')


def opened(page: Page, address: str, name: str) -> FrameLocator:
    page.goto(f"{address}/?figure={name}")
    frame = frame_of(page)
    frame.locator("#map_div[data-painted], #map_div[data-failed]").wait_for()
    return frame


def pick(page: Page, label: str) -> None:
    """Change the figure or the theme and wait until the map shows it."""
    box = frame_of(page).locator("#map_div")
    state = "e => [e.dataset.painted, e.dataset.failed].join()"
    before = box.evaluate(state)
    page.get_by_text(label, exact=True).click()
    page.wait_for_function(
        "([before]) => { const box = document.querySelector('iframe').contentDocument.getElementById('map_div');"
        " return [box.dataset.painted, box.dataset.failed].join() !== before; }",
        arg=[before],
    )


def place(page: Page, code: str, right: float = 0.0, up: float = 0.0) -> tuple[float, float]:
    """Where a region's centre, moved by some degrees, stands on the page."""
    longitude, latitude = CENTRES[code]
    point = frame_of(page).locator("#map_div").evaluate(
        "(_, at) => { const p = window.map.latLngToContainerPoint(at); return [p.x, p.y]; }", [latitude + up, longitude + right]
    )  # fmt: skip
    box = frame_of(page).locator("#map_div").bounding_box()
    assert box
    return box["x"] + point[0], box["y"] + point[1]


def colours(page: Page, code: str, size: int = 20, right: float = 0.2) -> set[str]:
    """The colours in a square of screen pixels within a region, beside its symbol."""
    x, y = place(page, code, right=right)
    clip = {"x": round(x - size / 2), "y": round(y - size / 2), "width": size, "height": size}
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")  # ty: ignore[invalid-argument-type]
    return {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in np.unique(np.asarray(image).reshape(-1, 3), axis=0)}


def has_line(found: set[str], colour: str) -> bool:
    """Whether a thin line of a colour runs there; its edges blend into what lies beneath."""
    wanted = np.array(list(bytes.fromhex(colour[1:])))
    return any(np.abs(wanted - list(bytes.fromhex(other[1:]))).max() < 40 for other in found)


def is_hatched(found: set[str], hatch: Hatch) -> bool:
    return hatch.ground in found and has_line(found, hatch.line)


def hovered(page: Page, code: str, right: float = 0.2) -> str:
    page.mouse.move(*place(page, code, right=right))
    tooltip = frame_of(page).locator(".jm-tooltip")
    expect(tooltip).to_contain_text(code)
    return tooltip.inner_text()


def test_classes_hatches_and_zero_in_pixels(page: Page, address: str, console_errors: list[str]):
    frame = opened(page, address, "rate")
    assert colours(page, "11.01") == {LIGHT.classes[0]}
    assert colours(page, "11.02") == {LIGHT.classes[2]}
    assert colours(page, "11.03") == {LIGHT.classes[4]}
    missing, suppressed = colours(page, "12.01"), colours(page, "12.02")
    assert is_hatched(missing, LIGHT.missing)
    assert is_hatched(suppressed, LIGHT.suppressed)
    assert not {LIGHT.missing.ground, LIGHT.suppressed.ground} & set(LIGHT.classes)
    assert LIGHT.suppressed.ground not in missing
    assert has_line(colours(page, "11.03", right=0.5), LIGHT.mark)
    assert not has_line(colours(page, "11.02", right=-0.5), LIGHT.mark)
    keys = frame.locator(".jm-keys").inner_text()
    for words in ("Tidak ada data", "Disembunyikan (angka kecil)", "Ada catatan pada angkanya", "Indonesia: 32,7%"):
        assert words in keys
    assert frame.locator(".jm-bar").inner_text().splitlines() == [
        "50% atau lebih",
        "40% – 50%",
        "30% – 40%",
        "20% – 30%",
        "di bawah 20%",
    ]
    assert frame.locator(".jm-credit").inner_text() == "Sumber: BPS · Batas wilayah: enam kotak"
    assert frame.locator("#map_div").get_attribute("aria-label") == "Bagian buruh. Agustus 2025"
    assert frame.locator("#map_div").get_attribute("data-layer") == "regencies"
    assert frame.locator(".jm-band").is_hidden()
    pick(page, "dark")
    assert colours(page, "11.03") == {DARK.classes[4]}
    assert is_hatched(colours(page, "12.01"), DARK.missing)
    pick(page, "sample")
    expect(frame.locator(".jm-band")).to_have_text("DATA CONTOH — BUKAN ANGKA RESMI")
    assert console_errors == []


def test_a_region_too_small_to_see_gets_a_dot_until_it_is_large(page: Page, address: str):
    frame = opened(page, address, "rate")
    dots = "() => { const at = []; window.map.eachLayer(l => l.index >= 0 && l.getRadius && at.push(l.index)); return at; }"
    assert frame.locator("#map_div").evaluate(dots) == [5]
    x, y = place(page, "12.03")
    page.mouse.move(x, y)
    expect(frame.locator(".jm-tooltip")).to_contain_text("Pulau Kecil")
    frame.locator("#map_div").evaluate("() => window.map.setView([-2.5, 112.5], 13, {animate: false})")
    assert frame.locator("#map_div").evaluate(dots) == []
    assert colours(page, "12.03", right=0) == {LIGHT.classes[3]}


def test_tooltips_read_like_the_rest_of_the_page(page: Page, address: str):
    frame = opened(page, address, "rate")
    assert hovered(page, "11.02").splitlines()[1:] == ["37,0%", "Agustus 2025 · penyebut: penduduk bekerja · BPS"]
    assert hovered(page, "11.01").splitlines()[1] == "0,0%"
    assert hovered(page, "11.03").splitlines()[1:3] == ["120,0%", "rasio di atas satu"]
    assert hovered(page, "12.01").splitlines()[1] == "Tidak ada data"
    assert hovered(page, "12.02").splitlines()[1] == "Disembunyikan (angka kecil)"
    pick(page, "english")
    assert hovered(page, "11.02").splitlines()[1] == "37.0%"
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    expect(frame.locator(".leaflet-control-zoom-in")).to_have_attribute("title", "Zoom in")
    pick(page, "money")
    for code, value in zip(CODES, FIGURES["money"]["regions"]["value"], strict=True):
        read = hovered(page, code, right=0).splitlines()[1:]
        assert read[0].replace("\xa0", " ") == formats.value_text(value, "idr_per_claim", "en")
        if value >= 1000:
            assert formats.value_full(value, "idr_per_claim", "en").startswith(f"{read[1]} ")


def test_counts_are_circles_whose_area_is_the_value(page: Page, address: str):
    frame = opened(page, address, "count")
    circles = frame.locator("#map_div").evaluate(
        "() => { const all = {}; window.map.eachLayer(l => { if (l.index >= 0 && l.getRadius)"
        " all[l.index] = [l.getRadius(), l.options.fillOpacity]; }); return all; }"
    )
    assert set(circles) == {"0", "1", "2", "4", "5"}
    largest = circles["4"][0]
    for index, value in (("1", 100), ("2", 400), ("5", 25)):
        assert (circles[index][0] / largest) ** 2 == pytest.approx(value / 900)
    assert circles["0"][1] == 0, "zero is a hollow ring"
    assert colours(page, "11.02", right=0.35) == {LIGHT.land}
    assert is_hatched(colours(page, "12.01"), LIGHT.missing)
    assert "Nol" in frame.locator(".jm-keys").inner_text()
    assert "Sumatera Dua: 900" in frame.locator(".jm-keys").inner_text()
    assert hovered(page, "12.02").splitlines()[1:3] == ["900 orang", "sumber lain menyebut angka berbeda"]


def test_categories_have_their_own_look_symbol_and_count(page: Page, address: str):
    frame = opened(page, address, "category")
    assert colours(page, "11.01") == {"#14745c"}
    assert colours(page, "11.02") == {"#4a0d2e"}
    assert colours(page, "11.03") == {"#b9bec2"}
    # The symbol stands on the region; a region too small for it has a dot in the colour.
    assert has_line(colours(page, "11.02", right=0), "#ffffff")
    assert frame.locator(".jm-letter").all_inner_texts() == ["✓", "✕", "·"]
    assert colours(page, "12.03", right=0, size=2) == {"#4a0d2e"}
    # No evidence is a hatch: neither failing nor not binding.
    assert is_hatched(colours(page, "12.01"), LIGHT.missing)
    assert frame.locator(".jm-categories .jm-item").all_inner_texts() == [
        "✓\nterpenuhi: 1", "✕\ntidak terpenuhi menurut sumber: 2", "·\ntidak mengikatnya: 1",
    ]  # fmt: skip
    keys = frame.locator(".jm-keys").inner_text()
    assert "belum ada bukti: 2" in keys
    assert "Aceh Dua: tidak terpenuhi menurut sumber" in keys
    assert hovered(page, "11.02", right=0.2).splitlines()[1:] == [
        "tidak terpenuhi menurut sumber",
        "per 26 November 2026",
    ]
    assert hovered(page, "12.01").splitlines()[1] == "belum ada bukti"
    page.mouse.click(*place(page, "11.03"))
    expect(page.get_by_text("clicked: 11.03 1")).to_be_attached()
    pick(page, "dark")
    assert colours(page, "11.02") == {"#4a0d2e"}
    assert is_hatched(colours(page, "12.01"), DARK.missing)
    pick(page, "rate")
    assert frame.locator(".jm-letter").count() == 0
    assert colours(page, "11.02") == {DARK.classes[2]}


def test_the_legend_marks_the_hovered_region_on_the_scale(page: Page, address: str):
    frame = opened(page, address, "rate")
    mark = frame.locator(".jm-mark.jm-hover")
    expect(mark).to_be_hidden()
    for code, row in (("11.03", 0), ("11.02", 2), ("11.01", 4)):
        hovered(page, code)
        line, step = mark.bounding_box(), frame.locator(".jm-bar .jm-item").nth(row).bounding_box()
        assert line
        assert step
        assert step["y"] <= line["y"] + 1 <= step["y"] + step["height"]
    page.mouse.move(*place(page, "12.01", right=0.2))
    expect(mark).to_be_hidden()


def test_a_click_tells_the_page_which_region(page: Page, address: str):
    opened(page, address, "rate")
    page.mouse.click(*place(page, "11.02", right=0.2))
    expect(page.get_by_text("clicked: 11.02 1")).to_be_visible()
    page.mouse.click(*place(page, "11.02", right=-0.2))
    expect(page.get_by_text("clicked: 11.02 2")).to_be_visible()
    page.mouse.move(*place(page, "11.01", right=-0.7))
    expect(frame_of(page).locator(".jm-tooltip")).to_be_hidden()
    assert has_line(colours(page, "11.02", right=-0.5), LIGHT.chosen)
    page.mouse.click(*place(page, "11.01", right=-0.7))
    page.mouse.click(*place(page, "12.02", right=0.2))
    expect(page.get_by_text("clicked: 12.02 3")).to_be_visible()


def test_a_change_keeps_position_frame_and_shapes(page: Page, address: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/layers/" in request.url else None)
    frame = opened(page, address, "rate")
    box = frame.locator("#map_div")
    box.evaluate("() => { window.remembered = 1; window.map.setView([-2, 111], 8, {animate: false}); }")
    pick(page, "count")
    pick(page, "english")
    pick(page, "dark")
    where = "() => [window.remembered, window.map.getZoom(), window.map.getCenter().lat, window.map.getCenter().lng]"
    assert box.evaluate(where) == pytest.approx([1, 8, -2, 111], abs=0.01)
    assert len(asked) == 1
    pick(page, "province")
    assert box.evaluate("() => window.map.getBounds().contains([[-2, 110], [-1, 113]])")
    assert box.get_attribute("data-layer") == "regencies-11"
    pick(page, "rate")
    assert len(asked) == 2
    assert box.evaluate("() => window.map.getBounds().contains([[-3, 110], [-1, 113]])")


@pytest.mark.parametrize(
    ("name", "words"),
    [("absent", "tidak dapat dimuat"), ("corrupt", "could not be loaded"), ("other", "tidak cocok")],
)
def test_a_layer_that_cannot_be_used_is_a_message(page: Page, address: str, name: str, words: str):
    frame = opened(page, address, name)
    expect(frame.get_by_role("alert")).to_contain_text(words)
    expect(frame.locator(".jm-legend")).to_be_hidden()
    pick(page, "count")
    expect(frame.get_by_role("alert")).to_be_hidden()
    expect(frame.locator(".jm-legend")).to_be_visible()


def test_a_broken_connection_can_be_tried_again(page: Page, address: str):
    page.route("**/layers/six.json", lambda route: route.abort())
    frame = opened(page, address, "rate")
    page.unroute("**/layers/six.json")
    frame.get_by_role("button", name="Coba lagi").click()
    frame.locator("#map_div[data-painted]").wait_for()
    assert colours(page, "11.02") == {LIGHT.classes[2]}


def test_hostile_texts_are_shown_and_never_run(page: Page, address: str):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    frame = opened(page, address, "rate")
    for number, payload in enumerate(PAYLOADS):
        pick(page, f"hostile {number}")
        page.mouse.move(*place(page, "11.02", right=0.2))
        expect(frame.locator(".jm-name")).to_have_text(f"{payload}11.02")
        shown = {
            ".jm-note": payload,
            ".jm-title": payload,
            ".jm-subtitle": payload,
            ".jm-band": payload,
            ".jm-credit": f"{payload} · {payload}",
            ".jm-bar .jm-item >> nth=0": payload,
        }
        for place_of_text, text in shown.items():
            assert frame.locator(place_of_text).evaluate("e => e.textContent") == text
        assert f"{payload}: 32,7%" in frame.locator(".jm-keys").evaluate("e => e.textContent")
        page.mouse.click(*place(page, "11.02", right=0.2))
        assert (
            frame.locator("#map_div").evaluate(
                "() => document.querySelectorAll('#map_div :is(img, script, svg)').length"
            )
            == 0
        )
    # An image that fails now fails after those of the texts, had they become images.
    failing = "() => new Promise((done) => { const image = new Image(); image.onerror = done; image.src = 'x'; })"
    page.evaluate(failing)
    frame.locator("#map_div").evaluate(failing)
    assert page.evaluate("() => window.ran") is None
    assert frame.locator("#map_div").evaluate("() => window.ran ?? null") is None


def test_the_keyboard_moves_and_zooms(page: Page, address: str):
    frame = opened(page, address, "rate")
    box = frame.locator("#map_div")
    expect(box).to_have_attribute("role", "region")
    box.focus()
    zoom, east = box.evaluate("() => [window.map.getZoom(), window.map.getCenter().lng]")
    at_rest = "!map._animatingZoom && !map._panAnim?._inProgress"
    page.keyboard.press("+")
    page.wait_for_function(
        f"zoom => {{ const {{ map }} = document.querySelector('iframe').contentWindow; return map.getZoom() > zoom && {at_rest}; }}",
        arg=zoom,
    )
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        f"east => {{ const {{ map }} = document.querySelector('iframe').contentWindow; return map.getCenter().lng > east && {at_rest}; }}",
        arg=east,
    )
    frame.get_by_role("button", name="Tampilkan semua wilayah").click()
    assert box.evaluate("() => window.map.getZoom()") == pytest.approx(zoom)


class TestPhone:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844},
            "has_touch": True,
            "is_mobile": True,
            "device_scale_factor": 2,
        }

    def test_a_tap_shows_and_chooses_and_the_legend_folds(self, page: Page, address: str):
        frame = opened(page, address, "rate")
        toggle = frame.get_by_role("button", name="Legenda")
        expect(toggle).to_have_attribute("aria-expanded", "false")
        toggle.tap()
        expect(frame.locator(".jm-bar")).to_be_visible()
        toggle.tap()
        expect(frame.locator(".jm-bar")).to_be_hidden()
        frame.locator("#map_div").scroll_into_view_if_needed()
        page.touchscreen.tap(*place(page, "11.02", right=0.2))
        expect(frame.locator(".jm-tooltip")).to_contain_text("37,0%")
        expect(page.get_by_text("clicked: 11.02 1")).to_be_attached()
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
