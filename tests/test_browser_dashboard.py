"""The map page in Chromium: look, hover, go in and out, change what is counted, reopen, and refuse harm."""

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard import state
from dashboard.figures import formats
from dashboard.figures.theme import LIGHT, Hatch
from dashboard.text import _catalogue
from data import catalogue, panels, regions, store
from data.indicators import Slice
from tests.screen import (
    MAP_FRAME,
    PAYLOADS,
    behind_the_legend,
    cell,
    circles,
    colours,
    dialog,
    go_to,
    headline,
    map_box,
    open_map,
    pick,
    picker,
    place_of,
    repainting,
    view,
)

pytestmark = [pytest.mark.browser, pytest.mark.real]

OPENING = "participants_per_100_employed"
SUPPRESSED = "?data=synthetic&indicator=claims_paid&programme=death&level=regency"
CHOICES_OF_THE_MAP = (
    "lang", "data", "indicator", "segment", "programme", "group", "benefit", "period", "level", "region",
)  # fmt: skip
# Words that no English sentence holds and no name of a region or publisher: function words and months.
INDONESIAN = re.compile(
    r"\b(yang|dan|untuk|tidak|dari|menurut|sebelum|sesudah|semua|setiap|angka|wilayah|pemekaran|penyebut|sumber|"
    r"batas|Desember|Oktober|Maret|tanpa|atau|orang|kasus)\b",
    re.IGNORECASE,
)


def published(indicator: str, period: str, level: str = "province") -> dict[str, float]:
    """The values that a page must show, straight from the store, by region code."""
    measure = catalogue.measure("published", indicator)
    table = panels.panel(store.current("published"), measure, Slice(period=period), level).table
    return dict(zip(table["region_code"], table["value"], strict=True))


def test_hover_click_in_out_back_forward_and_a_copied_address(
    page: Page, browser: Browser, app_address: str, context_options: dict[str, Any], console_errors: list[str]
):
    value = published(OPENING, "2023-12")["14"]
    number = formats.value_short(value, "per_100", "id")
    frame = open_map(page, app_address)
    legend = frame.locator(".jm-legend")
    for words in ("Peserta aktif terdaftar per 100 penduduk bekerja", "Agustus 2023", "Indonesia: 29,7", "di bawah 20"):
        expect(legend).to_contain_text(words)
    expect(legend.locator(".jm-bar .jm-item")).to_have_count(5)
    assert behind_the_legend(page) == set()
    page.mouse.move(*place_of(page, "14"))
    tooltip = frame.locator(".jm-tooltip")
    for words in ("Riau", number, "Desember 2023", "penyebut: penduduk bekerja, Agustus 2023", "sumber: ", "Sakernas"):
        expect(tooltip).to_contain_text(words)
    expect(legend.locator(".jm-mark.jm-hover")).to_be_visible()
    page.mouse.click(*place_of(page, "14"))
    expect(page).to_have_url(f"{app_address}/?region=14")
    expect(headline(page)).to_contain_text(number)
    expect(headline(page)).to_contain_text("Riau")
    expect(legend).to_contain_text(f"Riau: {number}")
    expect(page.locator(".st-key-breadcrumb")).to_contain_text("Riau")

    context = browser.new_context(**context_options)
    reopened = context.new_page()
    copied = open_map(reopened, page.url)
    assert headline(reopened).inner_text() == headline(page).inner_text()
    assert copied.locator(".jm-legend").inner_text() == legend.inner_text()
    assert map_box(reopened).get_attribute("data-painted") == map_box(page).get_attribute("data-painted")
    context.close()

    with repainting(page):
        page.go_back()
    expect(headline(page)).to_contain_text("terdaftar di Indonesia")
    with repainting(page):
        page.go_forward()
    expect(headline(page)).to_contain_text("terdaftar di Riau")
    with repainting(page):
        page.locator(".st-key-breadcrumb").get_by_role("button", name="Indonesia").click()
    expect(page).to_have_url(f"{app_address}/")
    expect(headline(page)).to_contain_text("terdaftar di Indonesia")
    assert console_errors == []


def test_position_is_kept_while_figures_change_and_a_province_is_gone_into(page: Page, app_address: str):
    open_map(page, f"{app_address}/?indicator=wage_employees&level=regency")
    go_to(page, "14.08", 7)
    kept = view(page)
    assert colours(page, "14.08", right=16, size=8) == {LIGHT.land}
    radius = circles(page)
    values = published("wage_employees", "2025-08", "regency")
    largest = max(values, key=values.__getitem__)
    assert set(radius) == set(values)
    assert (radius["14.08"] / radius[largest]) ** 2 == pytest.approx(values["14.08"] / values[largest])
    with repainting(page):
        pick(page, "period", "Agustus 2019")
    assert view(page) == pytest.approx(kept)
    with repainting(page):
        pick(page, "indicator", "Bagian buruh")
    assert view(page) == pytest.approx(kept)
    assert circles(page) == {}
    assert colours(page, "14.08", right=16, size=8) < set(LIGHT.classes)
    with repainting(page):
        page.mouse.click(*place_of(page, "14.08"))
    expect(page).to_have_url(re.compile(r"region=14\.08"))
    expect(map_box(page)).to_have_attribute("data-layer", "regencies-14")
    assert map_box(page).evaluate("() => window.map.regionMap.layer.regions.length") == 12
    crumbs = page.locator(".st-key-breadcrumb")
    expect(crumbs).to_contain_text("Kabupaten Siak")
    with repainting(page):
        crumbs.get_by_role("button", name="Riau").click()
    expect(page).to_have_url(re.compile(r"region=14$"))


def is_hatched(found: set[str], hatch: Hatch) -> bool:
    line = bytes.fromhex(hatch.line[1:])
    near = [max(abs(a - b) for a, b in zip(line, bytes.fromhex(c[1:]), strict=True)) < 40 for c in found]
    return hatch.ground in found and any(near)


def test_missing_suppressed_and_zero_look_different_on_the_sample(page: Page, app_address: str):
    frame = open_map(page, f"{app_address}/{SUPPRESSED}")
    assert behind_the_legend(page) == set()
    measure = catalogue.measure("synthetic", "claims_paid")
    snapshot = store.current("synthetic")
    cuts = panels.choices(snapshot, measure)
    newest = max(
        cuts[(cuts["programme"] == "death") & (cuts["level"] == "regency")]["period"], key=lambda p: (len(p), p)
    )
    table = panels.panel(snapshot, measure, Slice(programme="death", period=newest), "regency").table
    statuses = dict(zip(table["region_code"], table["obs_status"], strict=True))
    large = map_box(page).evaluate(
        "() => window.map.regionMap.layer.regions.slice().sort((a, b) => b.area - a.area).map((r) => r.code)"
    )
    found = {}
    for status in ("missing", "suppressed"):
        code = next(code for code in large if statuses[code] == status)
        go_to(page, code, 9)
        found[status] = colours(page, code)
    assert is_hatched(found["missing"], LIGHT.missing)
    assert is_hatched(found["suppressed"], LIGHT.suppressed)
    assert LIGHT.missing.ground not in found["suppressed"]
    assert LIGHT.suppressed.ground not in found["missing"]
    keys = frame.locator(".jm-keys")
    for words in ("Tidak ada data", "Disembunyikan (angka kecil)", "Nol"):
        expect(keys).to_contain_text(words)
    expect(frame.locator(".jm-band")).to_have_text("DATA CONTOH — BUKAN ANGKA RESMI")
    expect(page.locator(".jm-band")).to_have_text("DATA CONTOH — BUKAN ANGKA RESMI")
    assert map_box(page).evaluate(
        "() => { const { regions } = window.map.regionMap; return regions.some((r) => r.isSuppressed && r.value !== null); }"
    ) is False  # fmt: skip


def test_the_table_sorts_and_a_row_tells_where_its_number_comes_from(page: Page, app_address: str):
    open_map(page, f"{app_address}/?indicator=wage_employees&region=14")
    table = page.get_by_test_id("stDataFrame")
    expect(cell(page, 0, 2)).to_have_text("Kota Pekanbaru")
    table.click(position={"x": 16, "y": 54})
    expect(dialog(page)).to_contain_text("Kota Pekanbaru")
    expect(dialog(page)).to_contain_text("Sakernas")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    table.click(position={"x": 200, "y": 16})
    expect(cell(page, 0, 2)).to_have_text("Kabupaten Bengkalis")
    table.click(position={"x": 16, "y": 54})
    expect(dialog(page)).to_contain_text("Kabupaten Bengkalis")


def visible_text(page: Page) -> str:
    """Every word a reader can meet on the page and in the map, without icons."""
    page.mouse.move(*place_of(page, "92"))
    frame = page.frame_locator(MAP_FRAME)
    expect(frame.locator(".jm-tooltip")).to_be_visible()
    main = page.get_by_test_id("stMain").evaluate(
        "e => { const copy = e.cloneNode(true);"
        " copy.querySelectorAll('[data-testid=stIconMaterial], style, script').forEach((n) => n.remove());"
        " const named = [...copy.querySelectorAll('[placeholder], [aria-label]')].flatMap((n) =>"
        " [n.getAttribute('placeholder'), n.getAttribute('aria-label'), n.value]);"
        " const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT); const texts = [];"
        " while (walker.nextNode()) texts.push(walker.currentNode.data);"
        " return [...texts, ...named].filter(Boolean).join('\\n'); }"
    )
    labels = map_box(page).evaluate(
        "e => [e, ...e.querySelectorAll('[aria-label], [title]')].flatMap((n) => [n.ariaLabel, n.title]).join('\\n')"
    )
    return "\n".join([page.title(), main, frame.locator("body").inner_text(), labels])


def test_the_language_switch_reaches_every_word(page: Page, app_address: str):
    open_map(page, app_address)
    expect(page.locator("html")).to_have_attribute("lang", "id")
    before = visible_text(page)
    with repainting(page):
        page.get_by_role("radio", name="EN", exact=True).or_(page.get_by_role("button", name="EN", exact=True)).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.frame_locator(MAP_FRAME).locator("html")).to_have_attribute("lang", "en")
    expect(headline(page)).to_contain_text("active participants are registered in Indonesia")
    expect(page.locator("[data-testid=stDataFrame] th").last).to_have_text("Source")
    after = visible_text(page)
    translated = {text for text, words in _catalogue("en").items() if text != words and "{" not in text}
    shown = {text for text in translated if re.search(rf"\b{re.escape(text)}(?!\w)", before)}
    assert len(shown) > 20
    assert {text for text in shown if re.search(rf"\b{re.escape(text)}(?!\w)", after)} == set()
    publishers = set(store.read(store.current("published"), "sources")["publisher"])
    for name in sorted(publishers, key=len, reverse=True):
        after = after.replace(name, "")
    for region in regions.all_regions():
        after = after.replace(region.name, "") if region.level != "nation" else after
    assert [line for line in after.splitlines() if INDONESIAN.search(line)] == []


def test_hostile_addresses_are_shown_as_text_and_never_run(page: Page, app_address: str):
    page.on("dialog", lambda box: pytest.fail(box.message))
    names = [field.name for field in fields(state.Selection)]
    assert set(CHOICES_OF_THE_MAP) <= set(names)
    for payload in PAYLOADS:
        open_map(page, f"{app_address}/?{urlencode(dict.fromkeys(names, payload))}")
        notices = page.get_by_test_id("stAlert")
        assert "\n".join(notices.all_inner_texts()).count(payload) == len(CHOICES_OF_THE_MAP)
        assert notices.locator("a, img, script, svg[onload]").count() == 0
        expect(headline(page)).to_contain_text("29,7")
        expect(page.get_by_test_id("stException")).to_have_count(0)
        for scope in (page.locator("html"), map_box(page)):
            assert scope.evaluate("() => window.ran ?? top.ran ?? null") is None


def answers(status: int, body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body=body, content_type="application/json")


@pytest.mark.parametrize("typed", ["peta", "perubahn", "x%20y*%3Cb%3E", "show"])
def test_the_map_is_found_under_its_name_and_under_any_that_no_page_has(page: Page, app_address: str, typed: str):
    page.goto(f"{app_address}/{typed}?region=14")
    expect(page.get_by_role("link", name="Wilayah", exact=True)).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    told = page.get_by_text("tidak ada. Yang ditampilkan: peta.")
    expect(told).to_have_count(0 if typed == "peta" else 1)
    expect(page.locator(".stMain")).to_contain_text("Riau")
    page.get_by_role("link", name="Wilayah", exact=True).click()
    expect(page).to_have_url(f"{app_address}/wilayah?region=14")
    expect(told).to_have_count(0)


def test_a_damaged_layer_is_a_message_in_words_until_it_is_whole(page: Page, app_address: str):
    shapes = "**/static/layers/v-*/**"
    page.route(shapes, answers(200, '{"type": "Topology", "objects": {"regions": {"type": "Geometry'))
    page.goto(app_address)
    frame = page.frame_locator(MAP_FRAME)
    message = frame.get_by_role("alert")
    expect(message).to_contain_text("Bentuk wilayah tidak dapat dimuat")
    expect(message).to_contain_text("angka tetap ada di tabel")
    expect(cell(page, 0, 2)).to_have_text("DKI Jakarta")
    page.unroute(shapes)
    page.route(shapes, answers(404, "not found"))
    frame.get_by_role("button", name="Coba lagi").click()
    expect(message).to_contain_text("Bentuk wilayah tidak dapat dimuat")
    page.unroute(shapes)
    frame.get_by_role("button", name="Coba lagi").click()
    frame.locator("#map_div[data-painted]").wait_for()
    expect(message).to_be_hidden()
    assert picker(page, "indicator").input_value().startswith("Peserta aktif terdaftar")
