"""From the national map to a region's page, as an official goes: two clicks, a link, and the agreement with its status."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.screen import go_to, headline, open_map, place_of, repainting
from tests.test_browser_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]

SCREENS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1366, "height": 768}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "is_mobile": True, "has_touch": True},
}


def settle(page: Page) -> None:
    """Wait until the page of a region is whole: Streamlit fades what a run has not yet renewed."""
    expect(page.locator(".jm-fold").last).to_be_attached()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(
        "() => document.querySelectorAll('svg.marks').length >= 3"
        " && [...document.querySelectorAll('.stElementContainer')]"
        ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
    )


def test_from_the_national_map_to_the_agreement_of_siak_and_its_status(
    page: Page, app_address: str, console_errors: list[str]
):
    open_map(page, f"{app_address}/?indicator=wage_employees&as_of=2021-06-01")
    go_to(page, "14", 6)
    with repainting(page):
        page.mouse.click(*place_of(page, "14"))
    expect(headline(page)).to_contain_text("Riau")
    go_to(page, "14.08", 8)
    with repainting(page):
        page.mouse.click(*place_of(page, "14.08"))
    expect(headline(page)).to_contain_text("Kabupaten Siak")
    page.get_by_role("link", name="Semua yang diketahui tentang wilayah ini").click()
    expect(page.get_by_role("heading", name="Kabupaten Siak (14.08)")).to_be_visible()
    settle(page)
    agreement = page.get_by_role("row").filter(has_text="Nota kesepakatan Pemerintah Kabupaten Siak").first
    expect(agreement).to_contain_text("berlaku")
    expect(agreement).to_contain_text("1 Januari 2021 – 31 Desember 2021")
    expect(page.locator(".jm-duties li").filter(has_text="Pegawai non-ASN")).to_contain_text("terpenuhi")
    # The contents lead there without a reload, and the address keeps the region and the day.
    page.get_by_role("navigation").get_by_role("link", name="Bukti kepatuhan Inpres 2/2021").click()
    expect(page.get_by_role("heading", name="Bukti kepatuhan Inpres 2/2021")).to_be_in_viewport()
    assert "region=14.08" in page.url
    assert "as_of=2021-06-01" in page.url
    settle(page)
    assert console_errors == []


class TestAxe:
    @pytest.fixture(params=SCREENS)
    def context_options(self, request: pytest.FixtureRequest) -> dict[str, Any]:
        return {"locale": "id-ID", **SCREENS[request.param]}

    def test_no_serious_violation_and_nothing_wider_than_the_screen(self, page: Page, app_address: str):
        page.goto(f"{app_address}/wilayah?region=14.08")
        settle(page)
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_an_office_is_found_by_its_code(page: Page, app_address: str):
    page.goto(f"{app_address}/wilayah?region=14.08")
    settle(page)
    page.locator(".st-key-pick_place input").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("KC-jambi")
    expect(page.get_by_role("option").first).to_contain_text("Kantor Cabang Jambi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{app_address}/wilayah?region=KC-jambi")
    expect(page.get_by_role("heading", name="Kantor Cabang Jambi (KC-jambi)")).to_be_visible()


def test_paper_shows_no_widget_and_unfolds_what_is_folded(page: Page, app_address: str):
    page.goto(f"{app_address}/wilayah?region=14.08")
    settle(page)
    source = page.get_by_role("row").filter(has_text="riaulink.com/news/detail").last
    expect(page.locator(".jm-seen")).to_be_hidden()
    assert page.locator(".jm-fold").last.evaluate("e => e.getBoundingClientRect().height") < 60
    page.emulate_media(media="print")
    expect(page.locator(".jm-seen")).to_contain_text("wilayah?region=14.08")
    for widget in ("pick_place", "header"):
        expect(page.locator(f".st-key-{widget}")).to_be_hidden()
    expect(page.locator(".jm-toc")).to_be_hidden()
    assert page.locator(".jm-fold").last.evaluate("e => e.getBoundingClientRect().height") > 300
    assert source.evaluate("e => e.getBoundingClientRect().height") > 0
