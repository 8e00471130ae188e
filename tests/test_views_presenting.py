"""Presenting through the widgets: the list is changed, kept, refused, and the page is bare while presented."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import presentation
from dashboard.presentation import View
from dashboard.state import Selection
from tests import apptest

pytestmark = pytest.mark.real

VIEWS = (View("Satu", "tentang", Selection()), View("Dua", "wilayah", Selection(region="14.08")))


def opened(views: tuple[View, ...] | None = None, **address: str) -> AppTest:
    return apptest.opened("app", None if views is None else {"saved_views": views}, **address)


def titles(app: AppTest) -> list[str]:
    return [each.title for each in app.session_state["saved_views"]]


def shown(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def listed(app: AppTest) -> AppTest:
    return app.button(key="present_list").click().run()


def test_the_button_and_the_way_out_change_the_address_alone():
    app = opened(region="31")
    app.button(key="present_start").click().run()
    assert app.query_params["present"] == "0"
    assert app.query_params["region"] == "31"
    assert ".st-key-present_foot {" in shown(app)
    app.button(key="present_leave").click().run()
    assert "present" not in app.query_params
    assert not [each for each in app.button if each.key == "present_leave"]


def test_a_page_that_is_in_the_list_starts_at_its_number():
    app = opened((*VIEWS, View("Jakarta", "peta", Selection(region="31"))), region="31")
    app.button(key="present_start").click().run()
    assert app.query_params["present"] == "3"
    assert "3 / 3 · Jakarta" in shown(app)


def test_a_title_from_a_file_is_no_markup():
    app = opened((View("<b>x</b>", "peta", Selection()),), present="1")
    assert "1 / 1 · &lt;b&gt;x&lt;/b&gt;" in shown(app)


def test_the_sample_keeps_its_band_while_presented():
    assert "DATA CONTOH" in shown(opened(data="synthetic", present="0"))


def test_views_are_added_renamed_moved_and_removed():
    app = listed(opened(region="31"))
    proposed = next(each for each in app.text_input if each.label == "Judul tampilan yang sedang dibuka")
    assert proposed.value == "Peta: DKI Jakarta"
    proposed.set_value("Ibu kota")
    app.button(key="present_add").click().run()
    assert app.session_state["saved_views"] == (View("Ibu kota", "peta", Selection(region="31")),)
    app = listed(opened(VIEWS))
    app.text_input(key="present_name_1").set_value("Tentang").run()
    assert titles(app) == ["Tentang", "Dua"]
    app = listed(app)
    app.button(key="present_down_1").click().run()
    assert titles(app) == ["Dua", "Tentang"]
    app = listed(app)
    app.button(key="present_remove_1").click().run()
    assert titles(app) == ["Tentang"]


def test_a_saved_list_is_opened_from_its_file():
    app = listed(opened())
    content = presentation.to_text(VIEWS).encode()
    app.file_uploader(key="present_file").set_value((presentation.FILE_NAME, content, "application/json")).run()
    assert app.session_state["saved_views"] == VIEWS


def test_a_list_that_cannot_be_opened_changes_nothing_and_says_why():
    app = listed(opened(VIEWS))
    content = presentation.to_text(VIEWS).replace("wilayah?", "https://example.org/?").encode()
    app.file_uploader(key="present_file").set_value((presentation.FILE_NAME, content, "application/json")).run()
    assert app.session_state["saved_views"] == VIEWS
    assert (
        "Tampilan ke-2, alamat: nilai 'https://example.org/?region=14.08'" in app.session_state["saved_views_trouble"]
    )


def test_no_more_views_than_a_file_can_hold():
    app = listed(opened((VIEWS[0],) * presentation.MAX_VIEWS))
    app.button(key="present_add").click().run()
    assert len(app.session_state["saved_views"]) == presentation.MAX_VIEWS
    assert "101 tampilan, paling banyak 100" in app.session_state["saved_views_trouble"]
