"""The page of claims in Chromium: from the nation to a region's figures, its chart and its file, for everybody."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.screen import headline
from tests.test_browser_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.real]


@pytest.fixture(params=["light", "dark"])
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"viewport": {"width": 1366, "height": 768}, "locale": "id-ID", "color_scheme": request.param}


def settled(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stElementContainer')]"
        ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
    )


def test_from_the_nation_to_siak_by_keyboard_with_chart_table_and_file(
    page: Page, app_address: str, console_errors: list[str]
):
    page.goto(f"{app_address}/klaim")
    expect(headline(page)).to_contain_text("Rp57 triliun")
    field = page.locator(".st-key-claims_region input")
    field.focus()
    page.keyboard.type("siak")
    page.keyboard.press("Enter")
    expect(headline(page)).to_contain_text("33 kasus klaim di Kabupaten Siak")
    settled(page)
    assert "region=14.08" in page.url
    expect(headline(page).locator("strong")).to_have_attribute("title", "Rp1.154.881.099")
    drawing = page.get_by_test_id("stVegaLiteChart")
    expect(drawing).to_be_visible()
    expect(page.locator(".jm-table").first).to_contain_text("rentang; tidak dijumlahkan dengan bagiannya")
    assert violations(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh tabel (CSV)").click()
    download = waiting.value
    assert download.suggested_filename == "tanpa-periode_klaim-dan-manfaat_kabupaten-siak.csv"
    content = Path(download.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline=""), strict=True))
    stated = [row for row in rows if row["indicator"] == "benefits_paid_idr" and row["period"] == "2019/2020"]
    assert {row["value"] for row in stated} == {"1154881099", "1200000000"}
    page.goto(f"{app_address}/klaim?region=14.08&data=synthetic&lang=en")
    page.get_by_role("radio", name="Monthly").click()
    expect(headline(page)).to_contain_text("December 2025")
    settled(page)
    assert violations(page) == []
    assert console_errors == []


class TestPhone:
    @pytest.fixture
    def context_options(self) -> dict[str, Any]:
        return {"viewport": {"width": 390, "height": 844}, "locale": "id-ID", "has_touch": True, "is_mobile": True}

    def test_nothing_is_wider_than_the_screen(self, page: Page, app_address: str):
        page.goto(f"{app_address}/klaim?region=36")
        expect(page.locator(".jm-table").last).to_be_visible()
        settled(page)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth <= e.clientWidth")
