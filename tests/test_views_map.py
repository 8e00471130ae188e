"""The map page as its readers use it: what opens, what each control changes, and what the address keeps."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import state
from dashboard.text import _catalogue
from data import store
from geo import layers
from tests import apptest
from tests.apptest import address

pytestmark = pytest.mark.real


opened = partial(apptest.opened, "app")


def words(app: AppTest) -> str:
    """Everything the page says, in the order in which it says it."""
    texts = []
    for element in [*app.main, *app._tree[2]]:
        proto = getattr(element, "proto", None)
        texts += [str(getattr(proto, name, "")) for name in ("body", "label", "placeholder", "heading")]
        texts += (
            list(getattr(element, "options", []) or [])
            if element.type != "selectbox" or element.key != "pick_region"
            else []
        )
    return "\n".join(text for text in texts if text and not text.startswith(("/*", "<style")))


def test_the_page_opens_on_registered_participants_per_100_employed_with_jakarta_explained():
    app = opened()
    assert not app.exception
    text = words(app)
    assert "<strong>29,7</strong> peserta aktif terdaftar di Indonesia, Desember 2023" in text
    assert "Agustus 2023" in text
    assert "DKI Jakarta **147,8** ⚑" in text
    assert "Karena itu angka ini bukan cakupan" in text
    assert "batas sebelum pemekaran 2022" in text
    assert app.selectbox(key="pick_indicator").value == "participants_per_100_employed"


def test_highest_and_lowest_are_the_true_ones():
    app = opened()
    highest = [button.key for button in app.button if (button.key or "").startswith("highest_")]
    lowest = [button.key for button in app.button if (button.key or "").startswith("lowest_")]
    assert highest == ["highest_31", "highest_64", "highest_92", "highest_65", "highest_21"]
    assert lowest == ["lowest_18", "lowest_53", "lowest_52", "lowest_33", "lowest_17"]


def test_a_change_of_indicator_goes_to_the_address_and_keeps_the_region():
    app = opened(region="14")
    app.selectbox(key="pick_indicator").set_value("wage_employees").run()
    assert not app.exception
    assert address(app) == {"indicator": "wage_employees", "region": "14"}
    assert "<strong>1,32 juta orang</strong> bekerja sebagai buruh, karyawan atau pegawai di Riau" in words(app)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("pick_segment", "wage_workers", {"segment": "wage_workers"}),
        ("pick_region", "31", {"region": "31"}),
        ("pick_data", "synthetic", {"data": "synthetic"}),
    ],
)
def test_each_picker_writes_its_choice_to_the_address(key, value, kept):
    app = opened()
    app.selectbox(key=key).set_value(value).run()
    assert not app.exception
    assert address(app) == kept


@pytest.mark.parametrize(
    ("key", "value", "name"), [("pick_period", "2019-08", "period"), ("pick_level", "regency", "level")]
)
def test_period_and_level_go_to_the_address(key, value, name):
    app = opened(indicator="employed_persons")
    app.selectbox(key=key).set_value(value).run()
    assert not app.exception
    assert address(app) == {"indicator": "employed_persons", name: value}


def test_the_address_alone_reopens_a_view():
    chosen = {"indicator": "wage_employee_share", "period": "2021-08", "region": "14.08", "lang": "en"}
    app = opened(**chosen)
    assert not app.exception
    assert address(app) == chosen
    text = words(app)
    assert "of employed residents in Kabupaten Siak are wage employees, August 2021" in text
    assert app.button(key="reference_14").label.startswith("Riau ")
    assert app.button(key="reference_KW-sumbarriau").label.startswith("Kanwil Sumbarriau")


def test_the_breadcrumb_leads_back_to_the_nation():
    app = opened(indicator="wage_employees", region="14.08")
    app.button(key="crumb_14").click().run()
    assert address(app) == {"indicator": "wage_employees", "region": "14"}
    app.button(key="crumb_ID").click().run()
    assert address(app) == {"indicator": "wage_employees"}


def test_the_language_switch_reaches_every_word():
    indonesian = words(opened())
    app = opened()
    app.segmented_control(key="lang").set_value("en").run()
    assert address(app) == {"lang": "en"}
    english = words(app)
    differing = {before for before, after in _catalogue("en").items() if before != after and len(before) > 12}
    used = {text for text in differing if text in indonesian}
    assert len(used) >= 8
    assert not {text for text in used if text in english}


@pytest.mark.parametrize("key", ["origin_here", "highest_31", "lowest_18"])
def test_any_figure_tells_in_one_click_where_it_comes_from(key):
    app = opened()
    app.button(key=key).click().run()
    assert not app.exception
    told = words(app)
    assert "Kemnaker" in told
    assert "https://github.com/alifinaaulia/tetris4_capstone_project" in told
    assert "Sakernas" in told
    assert "dasar pencatatan" in told.lower()


def test_the_origin_of_jakartas_figure_shows_both_counts():
    app = opened()
    app.button(key="highest_31").click().run()
    told = words(app)
    assert "7.498.532 orang, Desember 2023" in told
    assert "5.072.737 orang, Agustus 2023" in told


def test_a_region_without_a_row_tells_that_there_is_no_figure():
    app = opened(indicator="claims_paid", period="2024", region="11")
    app.button(key="origin_here").click().run()
    assert not app.exception
    assert "tidak ada data" in words(app)


def test_figures_as_printed_are_not_ranked_and_stand_beside_their_recomputation():
    app = opened(indicator="coverage_rate", region="11")
    assert not app.exception
    assert "Tidak ada peringkat" in "".join(info.value for info in app.info)
    assert not [button.key for button in app.button if (button.key or "").startswith("highest_")]
    assert "Dihitung ulang dari jumlah dan penyebut terbitan" in "".join(caption.value for caption in app.caption)


def test_sample_figures_are_marked_and_published_ones_are_not():
    assert "DATA CONTOH — BUKAN ANGKA RESMI" in words(opened(data="synthetic"))
    assert "SAMPLE DATA — NOT OFFICIAL FIGURES" in words(opened(data="synthetic", lang="en"))
    assert "DATA CONTOH — BUKAN ANGKA RESMI" not in words(opened())


def test_every_measure_of_both_datasets_opens_at_both_levels():
    from data import catalogue

    for measure in catalogue.MEASURES:
        for level in ("province", "regency"):
            app = opened(data=measure.dataset, indicator=measure.indicator, level=level)
            assert not app.exception, (measure.indicator, level, app.exception)
            assert not app.error, (measure.indicator, level)


HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "bad",
    [
        {"region": "99"},
        {"region": "1408"},
        {"region": HOSTILE},
        {"region": "91.01"},
        {"region": "9" * 5000},
        {"indicator": HOSTILE},
        {"data": "`${alert(1)}`"},
        {"period": "2023-13"},
        {"segment": "nobody"},
        {"level": "planet"},
        {"lang": "xx"},
    ],
)
def test_an_address_that_makes_no_sense_still_opens_the_map(bad):
    app = opened(**bad)
    assert not app.exception
    assert not app.error
    assert "29,7" in words(app)
    for warning in app.warning:
        assert "<img" not in warning.value.replace("\\<", "")


def test_unknown_codes_are_reported():
    assert "Wilayah 99 tidak dikenal" in opened(region="99").warning[0].value.replace("\\", "")
    assert "yang tidak dikenal" in opened(indicator="zzz").warning[0].value


def test_a_new_papua_province_under_old_figures_is_explained():
    app = opened(region="93")
    assert "termasuk Papua" in app.warning[0].value.replace("\\", "")
    assert "Papua (sebelum pemekaran 2022)" in words(app)


@pytest.mark.parametrize("damage", ["missing", "corrupt"])
def test_a_damaged_table_gives_a_page_that_says_what_to_do(damage, tmp_path, monkeypatch):
    folder = tmp_path / "published"
    folder.mkdir()
    if damage == "corrupt":
        (folder / store.POINTER).write_text("v-000000000000\n")
    monkeypatch.setitem(store.FOLDERS, "published", folder)
    app = opened()
    assert not app.exception
    assert "tidak ada atau rusak" in app.error[0].value
    assert "scripts/build_tables.py" in app.code[0].value


@pytest.mark.parametrize("damage", ["missing", "corrupt"])
def test_damaged_layers_give_a_page_that_says_what_to_do(damage, tmp_path, monkeypatch):
    if damage == "corrupt":
        (tmp_path / layers.MANIFEST).write_text('{"version": 3')
    monkeypatch.setattr(layers, "LAYERS", tmp_path)
    app = opened()
    assert not app.exception
    assert "scripts/build_layers.py" in app.code[0].value


def test_a_selection_survives_the_address_and_over_long_values_are_cut():
    selection = state.Selection(lang="en", data="synthetic", indicator="claims_paid", region="14.08")
    assert state.read(state.write(selection)) == selection
    assert len(state.read({"region": "9" * 5000}).region) == state.MAX_LENGTH


def test_a_programmes_share_is_said_in_full_and_names_both_its_figures():
    app = opened(
        data="synthetic", indicator="programme_share_of_claims", programme="death", period="2025", region="14.08"
    )
    assert not app.exception
    said = "<strong>4,9%</strong> dari semua kasus klaim di Kabupaten Siak adalah klaim satu program (Jaminan Kematian, JKM), 2025."
    assert said in words(app)
    assert "all" not in app.selectbox(key="pick_programme").options
    app.button(key="origin_here").click().run()
    assert "<dt>Kasus klaim dibayar</dt><dd>262 kasus, 2025</dd>" in words(app)
    assert "<dt>Kasus klaim dibayar, Semua program</dt><dd>5.347 kasus, 2025</dd>" in words(app)
