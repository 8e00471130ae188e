"""The comparison in Chromium, as a deputy shows it: six regions, their address reopened, maps that answer together."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from data import regions

pytestmark = [pytest.mark.browser, pytest.mark.real]

SIX = "14.08,14.71,14.01,14.02,14.03,14.04"


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A projector, the smaller one unless a test asks for another."""
    width, height = getattr(request, "param", (1280, 720))
    return {"viewport": {"width": width, "height": height}, "locale": "id-ID"}


def settled(page: Page, figures: int) -> None:
    """Wait until so many charts are drawn and the page is at rest."""
    expect(page.locator(".st-key-compare_page svg.marks")).to_have_count(figures, timeout=60_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stElementContainer')]"
        ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
    )


def picture(page: Page) -> bytes:
    page.mouse.move(2, 2)
    return page.locator(".st-key-compare_page").screenshot(animations="disabled")


@pytest.mark.parametrize("context_options", [(1280, 720), (1920, 1080)], indirect=True, ids=["1280x720", "1920x1080"])
def test_a_comparison_of_six_regions_reopens_to_the_same_picture(
    page: Page, browser: Browser, app_address: str, context_options: dict[str, Any], console_errors: list[str]
):
    page.goto(f"{app_address}/bandingkan?region=14.08")
    page.locator(".st-key-start_neighbours").get_by_role("button").click()
    expect(page.locator(".jm-compare thead th")).to_have_count(8)
    settled(page, 2)
    page.get_by_role("radio", name="Peringkat dan sebaran").click()
    settled(page, 2)
    page.get_by_role("radio", name="Peta kecil").click()
    settled(page, 1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fresh = browser.new_context(**context_options).new_page()
    fresh.goto(page.url)
    settled(fresh, 1)
    reloaded = browser.new_context(**context_options).new_page()
    reloaded.goto(page.url)
    settled(reloaded, 1)
    assert picture(fresh) == picture(reloaded)
    for place in (".jm-compare", ".st-key-small_maps", ".stMultiSelect"):
        seen = [each.locator(place).first.inner_text() for each in (page, fresh)]
        assert seen[0] == seen[1]
    fresh.context.close()
    reloaded.context.close()
    assert console_errors == []


def test_pointing_at_a_region_tells_its_value_on_all_maps(page: Page, app_address: str):
    page.goto(f"{app_address}/bandingkan?regions={SIX}&figure=compare_maps")
    settled(page, 1)
    maps = page.locator(".st-key-small_maps svg.marks")
    told = maps.locator("text", has_text="Kota Pekanbaru")
    expect(told).to_have_count(0)
    # The outlines of the chosen regions lie over the land, in the order of their codes; inside is the land.
    outlines = maps.locator(".mark-shape").nth(1).locator("path")
    expect(outlines).to_have_count(6)
    outlines.last.hover(force=True)
    expect(told).to_have_count(6)


def test_a_click_on_the_map_adds_a_region_and_takes_it_out(page: Page, app_address: str):
    page.goto(f"{app_address}/bandingkan?regions=14,13")
    settled(page, 2)
    page.get_by_role("button", name="Pilih di peta").click()
    shapes = page.get_by_test_id("stPopoverBody").locator("svg.marks .mark-shape path")
    place = [region.code for region in regions.provinces()].index("62")
    expect(shapes).to_have_count(38)
    shapes.nth(place).click(force=True)
    expect(page).to_have_url(re.compile(r"regions=14(,|%2C)13(,|%2C)62$"))
    expect(page.locator(".jm-compare").first.locator("thead th")).to_have_count(5)
    settled(page, 2)
    settled_popover = page.get_by_test_id("stPopoverBody").locator("svg.marks .mark-shape path")
    expect(settled_popover).to_have_count(38)
    settled_popover.nth(place).click(force=True)
    expect(page).to_have_url(re.compile(r"regions=14(,|%2C)13$"))
