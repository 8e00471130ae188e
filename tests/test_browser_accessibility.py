"""Keyboard, screen reader, dark screen and phone: nobody is left out."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Frame, Page, expect

from dashboard.figures.theme import DARK, LIGHT
from tests.screen import (
    MAP_FRAME,
    cell,
    colours,
    dialog,
    go_to,
    headline,
    lowest_contrast,
    map_box,
    open_map,
    picker,
    place_of,
    repainting,
)

pytestmark = [pytest.mark.browser, pytest.mark.real]

# What Streamlit itself draws and the app cannot change, as (rule, part of the selector): reason. Empty: nothing is excused.
EXCUSED: dict[tuple[str, str], str] = {}


def violations(scope: Page | Frame) -> list[str]:
    """The serious and critical violations that axe finds, without those that are excused above."""
    # axe's wrapper asks for a page and calls only what a frame has as well.
    found = Axe().run(scope).response["violations"]
    return [
        f"{rule['id']} {selector}: {node['html'][:120]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
        if (selector := " ".join(str(part) for part in node["target"]))
        and not any(rule["id"] == name and part in selector for name, part in EXCUSED)
    ]


def map_violations(page: Page) -> list[str]:
    frame = page.query_selector(MAP_FRAME)
    assert frame
    content = frame.content_frame()
    assert content
    return violations(content)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


class TestAxe:
    @pytest.fixture
    def context_options(self, scheme: str) -> dict[str, Any]:
        return {"viewport": {"width": 1366, "height": 768}, "locale": "id-ID", "color_scheme": scheme}

    def test_no_serious_violation_on_any_page(self, page: Page, app_address: str, scheme: str):
        open_map(page, f"{app_address}/?region=31")
        assert violations(page) == []
        page.mouse.move(*place_of(page, "14"))
        expect(page.frame_locator(MAP_FRAME).locator(".jm-tooltip")).to_be_visible()
        assert map_violations(page) == []
        page.mouse.move(4, 4)
        expect(page.frame_locator(MAP_FRAME).locator(".jm-tooltip")).to_be_hidden()
        go_to(page, "62", 8)
        assert colours(page, "62", size=8) == {(DARK if scheme == "dark" else LIGHT).classes[4]}
        page.locator(".st-key-origin_here").get_by_role("button").click()
        expect(dialog(page)).to_contain_text("7.498.532 orang")
        assert violations(page) == []
        assert lowest_contrast(dialog(page)) >= 4.5
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        with repainting(page):
            page.get_by_role("radio", name="EN").click()
        expect(headline(page)).to_contain_text("active participants")
        assert violations(page) == []
        assert map_violations(page) == []
        for name, heading in (("Data and sources", "Data and sources"), ("About", "About")):
            page.get_by_role("link", name=name).click()
            expect(page.get_by_role("heading", name=heading, level=2)).to_be_visible()
            expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
            assert violations(page) == []

    @pytest.mark.parametrize(
        ("path", "last"),
        [
            ("wilayah?region=14.08", ".jm-fold"),
            ("kepatuhan?region=14.08", "svg.marks"),
            ("rencana?region=15.71", "h3"),
            ("pers", ".st-key-desk_usual button"),
            ("pers?figure=map&indicator=wage_employee_share&region=11", ".stCode"),
            ("bandingkan?regions=14,13,21&figure=compare_strip", "svg.marks"),
            ("bandingkan?regions=14.08,14.71&figure=compare_maps", "svg.marks"),
        ],
    )
    def test_no_serious_violation_on_the_other_pages(self, page: Page, app_address: str, path: str, last: str):
        page.goto(f"{app_address}/{path}")
        page.locator(last).last.wait_for()
        # Streamlit fades what a run has not yet renewed.
        page.wait_for_function(
            "() => [...document.querySelectorAll('.stElementContainer')]"
            ".every((e) => e.dataset.stale !== 'true' && getComputedStyle(e).opacity === '1')"
        )
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        assert violations(page) == []

    def test_no_serious_violation_on_the_sample_and_on_a_wrong_address(self, page: Page, app_address: str):
        open_map(page, f"{app_address}/?data=synthetic&indicator=claims_paid&programme=death&level=regency&region=99")
        expect(page.get_by_test_id("stAlert")).to_be_visible()
        assert violations(page) == []
        assert map_violations(page) == []


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("PANGKEP", "73.10", "Kabupaten Pangkajene dan Kepulauan"),
        ("14.08", "14.08", "Kabupaten Siak"),
        ("tangerang selatan", "36.74", "Kota Tangerang Selatan"),
    ],
)
def test_the_search_takes_aliases_codes_and_names_from_the_keyboard(
    shared: Page, app_address: str, typed: str, code: str, name: str
):
    picker(shared, "region").focus()
    shared.keyboard.press("ControlOrMeta+a")
    shared.keyboard.type(typed)
    expect(shared.get_by_role("option").first).to_contain_text(name)
    with repainting(shared):
        shared.keyboard.press("Enter")
    expect(shared).to_have_url(f"{app_address}/?indicator=wage_employees&region={code}")
    expect(headline(shared)).to_contain_text(name)


@pytest.fixture(scope="module")
def shared(context_of: Callable[[dict[str, Any]], BrowserContext], app_address: str) -> Iterator[Page]:
    """One page for the tests that only use the keyboard and leave it as they found it: on wage employees."""
    page = context_of({"locale": "id-ID"}).new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    open_map(page, f"{app_address}/?indicator=wage_employees")
    yield page
    page.close()


def focused(page: Page) -> str:
    """What the keyboard stands on: the key of its Streamlit element, else its name, else its kind."""
    return page.evaluate(
        "() => { const e = document.activeElement; const icon = e.querySelector('[data-testid=stIconMaterial]');"
        " const keyed = e.closest('[class*=st-key-pick_], [class*=st-key-view_], [class*=st-key-origin], [class*=st-key-highest_],"
        " [class*=st-key-lowest_], [class*=st-key-lang], .st-key-table');"
        " return keyed?.className.match(/st-key-([^\\s]+)/)[1] ?? ((e.innerText || e.tagName).replace(icon?.innerText ?? '', '').trim()); }"
    )


def test_tab_reaches_every_control_of_the_page_and_of_the_map(page: Page, app_address: str):
    frame = open_map(page, f"{app_address}/?indicator=wage_employees")
    expect(cell(page, 0, 2)).to_be_attached()
    expect(page.get_by_role("button", name="Unduh tabel (CSV)")).to_be_visible()
    reached, inside = [], set()
    while len(reached) < 90:
        page.keyboard.press("Tab")
        if (here := focused(page)) == "IFRAME":
            inside.add(
                frame.locator("body").evaluate(
                    "() => document.activeElement.ariaLabel ?? document.activeElement.className"
                )
            )
        reached.append(here)
        if here == "Unduh tabel (CSV)":
            break
    for name in ("Peta", "Data dan sumber", "Tentang", "lang", "pick_data", "pick_indicator", "pick_period", "pick_level",
                 "pick_region", "Bawa ke meja pers", "origin_here", "highest_32", "table", "Unduh tabel (CSV)"):  # fmt: skip
        assert name in reached
    assert len([name for name in reached if name.startswith("view_")]) == 6
    assert len([name for name in reached if name.startswith(("highest_", "lowest_"))]) == 10
    assert {"Legenda", "Perbesar", "Perkecil", "Tampilkan semua wilayah"} <= inside


def test_the_origin_opens_by_enter_and_closes_by_escape_with_the_focus_returned(shared: Page):
    button = shared.locator(".st-key-origin_here").get_by_role("button")
    button.focus()
    shared.keyboard.press("Enter")
    expect(dialog(shared)).to_contain_text("Dari mana angka ini?")
    assert dialog(shared).evaluate("e => e.contains(document.activeElement)")
    shared.keyboard.press("Escape")
    expect(dialog(shared)).to_be_hidden()
    expect(button).to_be_focused()


def test_a_row_of_the_table_is_opened_from_the_keyboard(shared: Page):
    shared.get_by_test_id("data-grid-canvas").focus()
    shared.keyboard.press("ArrowDown")
    expect(shared.locator("td[aria-selected=true]")).to_have_count(1)
    shared.keyboard.press("Shift+Space")
    expect(dialog(shared)).to_contain_text("Sakernas")
    shared.keyboard.press("Escape")
    expect(dialog(shared)).to_be_hidden()


class TestPhone:
    @pytest.fixture
    def context_options(self, scheme: str) -> dict[str, Any]:
        return {
            "viewport": {"width": 390, "height": 844},
            "locale": "id-ID",
            "color_scheme": scheme,
            "has_touch": True,
            "is_mobile": True,
            "device_scale_factor": 2,
        }

    def test_a_tap_reads_and_chooses_and_nothing_is_wider_than_the_screen(
        self, page: Page, app_address: str, scheme: str
    ):
        frame = open_map(page, app_address)
        expect(map_box(page)).to_have_attribute("data-theme", scheme)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth <= e.clientWidth")
        legend = frame.get_by_role("button", name="Legenda")
        legend.tap()
        expect(frame.locator(".jm-bar")).to_be_visible()
        box, screen = frame.locator(".jm-legend").bounding_box(), map_box(page).bounding_box()
        assert box
        assert screen
        assert screen["x"] <= box["x"] <= box["x"] + box["width"] <= screen["x"] + screen["width"]
        assert screen["y"] <= box["y"] <= box["y"] + box["height"] <= screen["y"] + screen["height"]
        legend.tap()
        expect(frame.locator(".jm-bar")).to_be_hidden()
        page.locator(MAP_FRAME).scroll_into_view_if_needed()
        with repainting(page):
            page.touchscreen.tap(*place_of(page, "62"))
        expect(frame.locator(".jm-tooltip")).to_contain_text("Kalimantan Tengah")
        expect(headline(page)).to_contain_text("Kalimantan Tengah")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
