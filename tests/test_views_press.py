"""The press desk as its readers use it: from nothing, from an address, and from a bad one."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import live_view
from dashboard.exhibits import BUILDERS
from dashboard.state import Selection
from dashboard.views.press_page import SIZES
from data import store
from data.errors import BrokenDataError
from tests import apptest
from tests.apptest import address

pytestmark = pytest.mark.real


opened = partial(apptest.opened, "press_page")


def files(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_without_a_figure_the_desk_offers_the_usual_ones():
    app = opened()
    assert not app.exception
    assert not app.warning
    assert files(app) == []
    app.button(key="desk_Pekerja upahan, 514 kabupaten/kota").click().run()
    assert address(app) == {"indicator": "wage_employees", "level": "regency", "figure": "map"}
    assert not app.exception
    assert "Gambar (PNG)" in files(app)


def test_an_unknown_figure_is_named_and_the_usual_ones_are_offered():
    app = opened(figure="<b>peta*rahasia*</b>", lang="en")
    assert not app.exception
    assert "There is no figure named" in app.warning[0].value
    assert "*rahasia*" not in app.warning[0].value.replace("\\*", "")
    assert len(app.button) == 6


def test_the_desk_shows_the_picture_its_files_and_the_words_to_copy():
    app = opened(figure="map", indicator="wage_employee_share", region="11")
    assert not app.exception
    assert files(app)[:3] == ["Gambar (PNG)", "Gambar vektor (SVG)", "Gambar untuk cetak (PDF)"]
    assert "Aceh" in app.code[-1].value
    assert len(app.get("image")) == 1


@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_shown(size: str):
    app = opened(figure="map", region="11", indicator="wage_employee_share")
    app.radio(key="desk_size").set_value(size).run()
    assert not app.exception
    assert len(app.get("image")) == 1


def test_what_an_address_cannot_have_is_said_here_too():
    app = opened(figure="map", indicator="tidak-ada", region="Atlantis")
    assert len(app.warning) == 2
    assert "tidak\\-ada" in app.warning[0].value
    assert not app.exception


@pytest.mark.parametrize("figure", ["compare_bars", "region_standing", "change_map", "funnel"])
def test_a_figure_that_its_address_has_none_of_is_explained_and_others_are_offered(figure: str):
    app = opened(figure=figure, region="<b>")
    assert not app.exception
    assert len(app.warning) == 1
    assert files(app) == []
    assert len(app.button) == 6


@pytest.mark.parametrize("figure", ["map", "compare_bars", "region_standing", "change_map"])
def test_broken_data_are_never_presented_as_a_figure_that_does_not_exist(figure: str, tmp_path, monkeypatch):
    monkeypatch.setitem(store.FOLDERS, "published", tmp_path)
    with pytest.raises(BrokenDataError, match=r"build_tables\.py"):
        BUILDERS[figure](Selection(region="14", regions="14,15"))
    app = opened(figure=figure, region="14", regions="14,15")
    assert len(app.exception) == 1
    assert not app.warning
    assert not app.button


def test_a_sample_figure_is_marked_on_the_desk():
    app = opened(figure="map", data="synthetic", region="11")
    assert any("BUKAN ANGKA RESMI" in str(element.proto.body) for element in app.get("html"))


def test_the_live_view_is_the_query_or_stands_under_the_public_address(monkeypatch):
    chosen = Selection(figure="map", region="11", present="1")
    monkeypatch.delenv(live_view.SETTING, raising=False)
    assert live_view.live_view(chosen) == "pers?region=11&figure=map"
    monkeypatch.setenv(live_view.SETTING, " https://peta.contoh.go.id/jamsos/ ")
    assert live_view.live_view(chosen) == "https://peta.contoh.go.id/jamsos/pers?region=11&figure=map"


@pytest.mark.parametrize("wrong", ["peta.contoh.go.id", "javascript:alert(1)", "ftp://x"])
def test_a_public_address_that_is_none_is_refused_with_a_remedy(monkeypatch, wrong: str):
    monkeypatch.setenv(live_view.SETTING, wrong)
    with pytest.raises(live_view.SettingError, match=r"https://peta\.contoh\.go\.id"):
        live_view.live_view(Selection(figure="map"))


def test_a_plan_of_an_address_comes_out_with_its_words():
    app = opened(figure="planner_budget", plan="b=201600&m=12&s=2026-11&c=basic&g=3:rt_heads", as_of="2026-11-26")
    assert not app.exception
    assert not app.warning
    assert "Slide (PPTX)" in files(app)
    assert "membayar iuran 1 dari 3 orang (diisi pengguna)" in app.code[0].value


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("", "tidak memuat rencana anggaran"),
        ("<b>*x*", "tidak dapat dibaca"),
        ("b=0&m=12&s=2026-11&g=3:rt_heads", "Isi bilangan bulat dari 1 sampai"),
        ("r=1:2:3:4:rt_heads", "tidak memuat rencana anggaran"),
    ],
)
def test_a_plan_that_is_none_is_refused_on_the_desk(plan: str, told: str, lang: str):
    app = opened(figure="planner_budget", plan=plan, lang=lang)
    assert not app.exception
    assert told in app.warning[0].value.replace("\\", "")
    assert "<b>" not in app.warning[0].value
    assert files(app) == []


def test_a_long_plan_is_left_out_of_what_a_picture_prints():
    short = Selection(figure="planner_budget", region="15.71", plan="b=1&g=3:rt_heads")
    assert "plan=b%3D1%26g%3D3%3Art_heads" in live_view.live_view(short)
    long = short.changed(plan="&".join(f"g=3:{number:080d}" for number in range(40)))
    assert live_view.live_view(long) == "pers?region=15.71&figure=planner_budget"
