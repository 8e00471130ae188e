"""The whole way in Chromium with no internet: every page works and nothing leaves the machine."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.real]

THIS_MACHINE = {"127.0.0.1", "localhost", "0.0.0.0", "::", "::1"}


def open_map(page: Page, address: str) -> None:
    """Open the map page and wait until the map has its geometry."""
    with page.expect_response(lambda answer: "/app/static/layers/v-" in answer.url) as layer:
        page.goto(address)
    assert layer.value.ok


@pytest.mark.parametrize("query", ["", "?lang=en", "?data=synthetic&level=regency"])
def test_the_map_needs_nothing_from_outside(
    page: Page, app_address: str, query: str, console_errors: list[str], outside_requests: list[str]
) -> None:
    open_map(page, f"{app_address}/{query}")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".leaflet-container canvas").first).to_be_visible()
    frame.locator(".leaflet-container").hover()
    expect(page.locator("[data-testid=stDataFrame]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert outside_requests == []
    assert console_errors == []


@pytest.mark.parametrize(
    "path",
    ["data", "tentang", "wilayah?region=14.08", "klaim?region=14.08", "kepatuhan?region=14.08", "rencana?region=15.71"],
)
def test_the_other_pages_need_nothing_from_outside(
    page: Page, app_address: str, path: str, console_errors: list[str], outside_requests: list[str]
) -> None:
    page.goto(f"{app_address}/{path}")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert outside_requests == []
    assert console_errors == []


def test_a_request_to_the_outside_would_be_seen(
    page: Page, app_address: str, outside_requests: list[str], console_errors: list[str]
) -> None:
    page.goto(f"{app_address}/_stcore/health")
    page.evaluate("fetch('http://example.org/').catch(() => null)")
    assert outside_requests == ["http://example.org/"]
    outside_requests.clear()


def test_the_server_asks_for_nothing_outside(page: Page, app_address: str, hosts_asked_for: Path) -> None:
    open_map(page, app_address)
    expect(page.locator("[data-testid=stDataFrame]").first).to_be_visible()
    asked = set(hosts_asked_for.read_text(encoding="utf-8").split())
    assert "127.0.0.1" in asked, "the recorder saw not even the server's own address"
    assert asked <= THIS_MACHINE
