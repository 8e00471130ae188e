"""Presenting in Chromium: a list is made, stepped through, survives a reload, and opens from its file elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.screen import dialog, map_box, open_map
from tests.test_browser_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]

PATHS = ("?region=31", "kepatuhan?region=14", "wilayah?region=14.08")
CURSOR = ".jm-present"


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def open_list(page: Page) -> None:
    settled(page)
    page.locator(".st-key-present_list").get_by_role("button").click()
    expect(dialog(page)).to_contain_text("Judul tampilan yang sedang dibuka")


def add(page: Page, address: str, count: int) -> None:
    page.goto(address)
    expect(page.locator(".st-key-present_list")).to_be_visible()
    open_list(page)
    page.locator(".st-key-present_add").get_by_role("button").click()
    expect(page.locator("[class*=st-key-present_row_]")).to_have_count(count)
    page.wait_for_function(
        "count => JSON.parse(sessionStorage.getItem('jamsosmap-presentasi') ?? '{}').tampilan?.length === count",
        arg=count,
    )


def is_full(page: Page) -> bool:
    return page.evaluate("() => document.fullscreenElement !== null")


def step(page: Page, key: str, address: str) -> None:
    page.keyboard.press(key)
    expect(page).to_have_url(address)
    settled(page)


def test_three_views_are_stepped_through_reloaded_and_taken_elsewhere(
    page: Page, app_address: str, browser: Browser, tmp_path: Path
):
    for count, path in enumerate(PATHS, start=1):
        add(page, f"{app_address}/{path}", count)
    with page.expect_download() as saved:
        dialog(page).get_by_role("button", name="Simpan daftar (JSON)").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name == "jamsosmap-presentasi.json"
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    settled(page)
    page.keyboard.press("p")
    expect(page.locator(CURSOR)).to_have_text("3 / 3 · Wilayah: Kabupaten Siak")
    assert is_full(page)
    expect(page.locator(".st-key-header")).to_be_hidden()
    step(page, "ArrowLeft", f"{app_address}/kepatuhan?region=14&present=2")
    step(page, "PageUp", f"{app_address}/?region=31&present=1")
    assert is_full(page)
    page.frame_locator("iframe").locator("#map_div[data-painted]").wait_for()
    assert violations(page) == []
    page.reload()
    expect(page.locator(CURSOR)).to_have_text("1 / 3 · Peta: DKI Jakarta")
    step(page, "ArrowRight", f"{app_address}/kepatuhan?region=14&present=2")
    step(page, "Escape", f"{app_address}/kepatuhan?region=14")
    expect(page.locator(".st-key-header")).to_be_visible()

    elsewhere = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    elsewhere.goto(f"{app_address}/tentang")
    expect(elsewhere.locator(".st-key-present_list")).to_be_visible()
    open_list(elsewhere)
    elsewhere.locator("input[type=file]").set_input_files(file)
    expect(elsewhere.locator("[class*=st-key-present_row_]")).to_have_count(3)
    dialog(elsewhere).get_by_role("link", name="Mulai dari tampilan 1").click()
    expect(elsewhere).to_have_url(f"{app_address}/?region=31&present=1")
    expect(elsewhere.locator(CURSOR)).to_have_text("1 / 3 · Peta: DKI Jakarta")
    step(elsewhere, "PageDown", f"{app_address}/kepatuhan?region=14&present=2")
    elsewhere.context.close()


def test_keys_belong_to_a_field_and_to_the_map_while_they_are_in_use(page: Page, app_address: str):
    open_map(page, f"{app_address}/?indicator=wage_employees")
    settled(page)
    page.locator(".st-key-pick_region input").focus()
    page.keyboard.type("p")
    assert "present" not in page.url
    page.keyboard.press("Escape")
    add(page, f"{app_address}/?indicator=wage_employees", 1)
    page.keyboard.press("p")
    expect(dialog(page)).to_be_visible()
    assert "present" not in page.url
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    open_map(page, f"{app_address}/?indicator=wage_employees&present=0")
    expect(page.locator(CURSOR)).to_contain_text("0 / 1")
    before = page.frame_locator("iframe").locator("#map_div").evaluate("() => window.map.getCenter().lng")
    map_box(page).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('iframe').contentWindow.map.getCenter().lng > before", arg=before
    )
    assert page.url.endswith("present=0")
    page.locator(CURSOR).click()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{app_address}/?indicator=wage_employees&present=1")


def test_a_list_in_the_browser_that_is_no_list_is_let_go(page: Page, app_address: str, console_errors: list[str]):
    page.goto(f"{app_address}/tentang")
    page.evaluate("() => sessionStorage.setItem('jamsosmap-presentasi', '{\"alamat\": \"javascript:alert(1)\"}')")
    page.reload()
    expect(page.locator(".st-key-present_list")).to_be_visible()
    open_list(page)
    expect(dialog(page)).to_contain_text("Belum ada tampilan")
    assert violations(page) == []
    assert console_errors == []


class TestRoom:
    @pytest.fixture(params=["light", "dark"])
    def scheme(self, request: pytest.FixtureRequest) -> str:
        return request.param

    @pytest.fixture(params=[(1280, 720), (1920, 1080)], ids=["1280x720", "1920x1080"])
    def context_options(self, request: pytest.FixtureRequest, scheme: str) -> dict[str, Any]:
        width, height = request.param
        return {"viewport": {"width": width, "height": height}, "locale": "id-ID", "color_scheme": scheme}

    def test_a_presented_page_is_large_and_loses_nothing_to_the_right(
        self, page: Page, app_address: str, context_options: dict[str, Any]
    ):
        for path in PATHS:
            page.goto(f"{app_address}/{path}&present=0")
            expect(page.locator(".jm-headline").first).to_be_visible()
            settled(page)
            main = page.get_by_test_id("stMain")
            assert main.evaluate("e => e.scrollWidth <= e.clientWidth")
            # What is read from the back of a room is a thirtieth of the height.
            tall = page.locator(".jm-headline").first.evaluate(
                "e => parseFloat(getComputedStyle(e).fontSize) * e.currentCSSZoom"
            )
            assert tall >= context_options["viewport"]["height"] / 32
