"""From the national map of compliance to Siak's agreement, in both schemes, with nobody left out."""

import csv
import io
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.figures.compliance.compliance_tables import LOOKS
from dashboard.figures.theme import DARK, LIGHT
from tests.screen import colours, map_box, open_map, place_of, repainting
from tests.test_browser_accessibility import map_violations, violations

pytestmark = [pytest.mark.browser, pytest.mark.real]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def context_options(scheme: str) -> dict[str, Any]:
    return {"viewport": {"width": 1366, "height": 900}, "locale": "id-ID", "color_scheme": scheme}


def settled(page: Page) -> None:
    """Wait until Streamlit has renewed everything; what it has not yet renewed is faded."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.stElementContainer')]"
        ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
    )


def test_from_the_nation_to_the_agreement_of_siak(page: Page, app_address: str, scheme: str, console_errors: list[str]):
    theme = DARK if scheme == "dark" else LIGHT
    frame = open_map(page, f"{app_address}/kepatuhan?as_of=2021-06-30&duty=non_asn_workers")
    expect(frame.locator(".jm-categories")).to_contain_text("terpenuhi: 0")
    expect(frame.locator(".jm-keys")).to_contain_text("belum ada bukti: 38")
    assert theme.missing.ground in colours(page, "62")
    settled(page)
    assert violations(page) == []
    assert map_violations(page) == []
    with repainting(page):
        page.mouse.click(*place_of(page, "14"))
    expect(page).to_have_url(f"{app_address}/kepatuhan?region=14&as_of=2021-06-30&duty=non_asn_workers")
    expect(map_box(page)).to_have_attribute("data-layer", "regencies-14")
    assert colours(page, "14.08", right=24, size=6) == {LOOKS["met"].fill}
    page.mouse.move(*place_of(page, "14.08"))
    expect(frame.locator(".jm-tooltip")).to_contain_text("terpenuhi, sampai 31 Desember 2021")
    with repainting(page):
        page.mouse.click(*place_of(page, "14.08"))
    expect(page.locator(".st-key-breadcrumb")).to_contain_text("Kabupaten Siak")
    page.get_by_role("link", name="Lihat buktinya").click()
    expect(page.get_by_role("heading", name="Bukti Kabupaten Siak")).to_be_in_viewport()
    expect(page.locator("dd").get_by_text("Nota kesepakatan Pemerintah Kabupaten Siak")).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Unduh bukti wilayah ini (CSV)").click()
    assert downloading.value.suggested_filename == "kepatuhan_bukti_14-08_2021-06-30.csv"
    content = downloading.value.path().read_text(encoding="utf-8-sig")
    rows = {row["evidence_id"]: row for row in csv.DictReader(io.StringIO(content))}
    assert rows["articles:14/non_asn_workers"]["valid_to"] == "2021-12-31"
    settled(page)
    assert violations(page) == []
    assert map_violations(page) == []
    assert console_errors == []
