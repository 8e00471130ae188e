"""The page of change in Chromium: exact colours on the map, a click that reaches the address, nobody left out."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.figures.theme import DARK, LIGHT
from tests.screen import colours, go_to, headline, map_box, open_map, place_of
from tests.test_browser_accessibility import map_violations, violations

pytestmark = [pytest.mark.browser, pytest.mark.real]

SHARE = "perubahan?indicator=wage_employee_share"


def settled(page: Page) -> None:
    expect(page.locator("svg.marks").last).to_be_visible(timeout=60_000)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stElementContainer')]"
        ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
    )
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


class TestSchemes:
    @pytest.fixture(params=["light", "dark"])
    def scheme(self, request: pytest.FixtureRequest) -> str:
        return request.param

    @pytest.fixture
    def context_options(self, scheme: str) -> dict[str, Any]:
        return {"viewport": {"width": 1280, "height": 720}, "locale": "id-ID", "color_scheme": scheme}

    def test_falls_and_rises_have_their_colours_and_axe_finds_nothing(self, page: Page, app_address: str, scheme: str):
        frame = open_map(page, f"{app_address}/{SHARE}")
        settled(page)
        assert violations(page) == []
        assert map_violations(page) == []
        page.mouse.move(*place_of(page, "53"))
        expect(frame.locator(".jm-tooltip")).to_contain_text("+4,6 poin persen")
        expect(frame.locator(".jm-tooltip")).to_contain_text("25,4% → 30,0% · +233.055 orang")
        page.mouse.move(4, 4)
        expect(frame.locator(".jm-tooltip")).to_be_hidden()
        diverging = (DARK if scheme == "dark" else LIGHT).diverging
        # Aceh -7.2 points, Sulawesi Selatan +0.3, Kalimantan Barat +3.0 with breaks at 1.5 and 3.
        for code, colour in (("11", diverging[0]), ("73", diverging[2]), ("61", diverging[3])):
            go_to(page, code, 8)
            assert colours(page, code, size=8) == {colour}


def test_a_click_on_the_map_and_the_pickers_reach_the_address_and_back(page: Page, app_address: str):
    open_map(page, f"{app_address}/{SHARE}&level=regency")
    page.mouse.click(*place_of(page, "62.06"))
    expect(headline(page)).to_contain_text("Kabupaten Katingan", timeout=30_000)
    assert "region=62.06" in page.url
    page.go_back()
    expect(headline(page)).to_contain_text("di Indonesia", timeout=30_000)


def test_the_split_provinces_change_the_layer(page: Page, app_address: str):
    frame = open_map(page, f"{app_address}/{SHARE}&vintage=before-2022-papua-split")
    expect(map_box(page)).to_have_attribute("data-layer", "provinces-before-2022")
    expect(frame.locator(".jm-keys")).not_to_contain_text("Tidak ada selisih")
    page.goto(f"{app_address}/{SHARE}")
    frame.locator("#map_div[data-layer='provinces']").wait_for()
    expect(frame.locator(".jm-keys")).to_contain_text("Tidak ada selisih: 6")
