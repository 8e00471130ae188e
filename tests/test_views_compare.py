"""The comparison as its readers use it: each control goes to the address, and no address brings the page down."""

import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.compare_question import toggled
from dashboard.views import address as address_of_page
from dashboard.views import compare_choice
from tests import apptest
from tests.apptest import address, links, rows

pytestmark = pytest.mark.real

SIX = "14.08,14.71,14.01,14.02,14.03,14.04"
HOSTILE = "<img src=x onerror=alert(1)>,`${1}`,=1+1,14.08;--,../../etc,ID'"


opened = partial(apptest.opened, "compare_page")


def warnings(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(warning.value.replace("\\", "") for warning in app.warning)


def captions(app: AppTest) -> str:
    return "\n".join(caption.value.replace("\\", "") for caption in app.caption)


def row(app: AppTest, start: str) -> str:
    return next(text for text in rows(app) if text.startswith(start))


def chosen(app: AppTest) -> list[str]:
    return app.multiselect(key="compare_regions").value


# --- what is shown ------------------------------------------------------------------------------------


def test_six_regencies_stand_beside_their_province_kanwil_and_nation():
    app = opened(regions=SIX, indicators="formal_employment_share")
    assert chosen(app) == SIX.split(",")
    told = row(app, "Bagian pekerja formal")
    assert "Agustus 2025 · penyebut: penduduk bekerja, Agustus 2025 · menurut tempat tinggal · perkiraan survei" in told
    assert "52,4% / Provinsi: 48,0% / Kanwil: 45,5%" in told
    assert told.endswith("42,2% | ")


def test_ranks_and_distances_in_points_and_persons():
    app = opened(regions="14,13,31", indicators="formal_employment_share", figure="compare_strip")
    assert "| 9 dari 38 | 27 dari 38 | 2 dari 38 |" in row(app, "Peringkat se-Indonesia")
    assert "−9,8 poin persen / kurang 295.430 orang" in row(app, "Selisih ke Kanwil-nya")
    assert "| — |" in row(app, "Peringkat di Kanwil-nya")


def test_printed_figures_say_their_own_date_denominator_and_source_and_are_not_ranked():
    app = opened(regions="14,13,51", indicators="coverage_rate", figure="compare_strip")
    assert "Disandingkan saja, tanpa peringkat dan selisih: angka cetak dari sumber" in captions(app)
    assert "tidak diperingkat" in row(app, "Peringkat se-Indonesia")
    assert "tidak dihitung" in row(app, "Selisih ke Indonesia")
    assert row(app, "Cakupan").count("penyebut") >= 2


def test_a_province_of_the_old_division_has_no_figure_and_the_page_says_why():
    app = opened(regions="91,14", indicators="participants_per_100_employed")
    assert "tidak ada data" in row(app, "Peserta aktif terdaftar")
    assert "Papua tidak punya angka: angka ini menurut provinsi sebelum pemekaran Papua 2022" in captions(app)


def test_the_sample_carries_its_band_and_published_figures_do_not():
    def bands(app: AppTest) -> int:
        return sum("DATA CONTOH" in str(element.proto.body) for element in app.get("html"))

    assert bands(opened(regions="14,13", data="synthetic")) == 1
    assert bands(opened(regions="14,13")) == 0


def test_everything_is_said_in_english_too():
    app = opened(regions=SIX, lang="en", figure="compare_strip")
    assert not app.exception
    assert row(app, "Rank in Indonesia")
    assert "Indikator" not in "\n".join(rows(app))


@pytest.mark.parametrize("figure", ["compare_bars", "compare_strip", "compare_lines", "compare_maps"])
@pytest.mark.parametrize(
    "what",
    [
        {"regions": "14,13,91", "indicators": "participants_per_100_employed,employed_persons,coverage_rate"},
        {"regions": "14.08,14.71", "data": "synthetic", "indicators": "claims_paid,coverage_gap", "programme": "death"},
    ],
)
def test_each_figure_of_each_kind_of_measure_can_be_drawn(figure, what):
    app = opened(figure=figure, **what)
    assert not app.exception
    assert app.segmented_control(key="compare_view").value == figure


def test_every_table_of_the_page_has_its_way_to_the_desk():
    app = opened(regions="14,13", indicators="formal_employment_share,coverage_rate", figure="compare_strip")
    assert links(app) == {"compare_values", "compare_strip", "compare_standings", "compare_similar"}
    body = "\n".join(str(element.proto.body) for element in app.get("html"))
    # The places are of one measure each, which the address names.
    standings = re.findall(r'href="(pers[^"]+standings[^"]*)"', body)
    named = [indicator for link in standings for indicator in re.findall(r"[?;]indicator=(\w+)", link)]
    assert named == ["formal_employment_share", "coverage_rate"]
    labels = re.findall(r'aria-label="(Bawa ke meja pers[^"]*)"', body)
    assert len(labels) == len(set(labels)) == 6
    assert links(opened(region="14.08")) == {"compare_similar"}
    assert links(opened()) == set()


# --- each control goes to the address -------------------------------------------------------------------


def test_regions_are_added_and_removed():
    app = opened(regions="14,13")
    app.multiselect(key="compare_regions").set_value(["14", "21", "31"]).run()
    assert address(app)["regions"] == "14,21,31"


def test_indicators_are_chosen():
    app = opened(regions="14,13")
    app.multiselect(key="compare_indicators").set_value(["employed_persons", "labour_force"]).run()
    assert address(app)["indicators"] == "employed_persons,labour_force"
    assert row(app, "Angkatan kerja")


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("compare_data", "synthetic", {"data": "synthetic"}),
        ("compare_period", "2023-12", {"period": "2023-12"}),
        ("compare_segment", "wage_workers", {"segment": "wage_workers"}),
    ],
)
def test_each_picker_writes_its_choice(key, value, kept):
    app = opened(regions="14,13")
    app.selectbox(key=key).set_value(value).run()
    assert address(app) == {"regions": "14,13"} | kept


def test_programmes_can_be_chosen_where_there_are_several():
    app = opened(regions="14,13", data="synthetic", indicators="claims_paid")
    app.selectbox(key="compare_programme").set_value("death").run()
    assert address(app)["programme"] == "death"
    assert row(app, "Kasus klaim dibayar (Jaminan Kematian, JKM)")


def test_another_level_starts_anew():
    app = opened(regions="14,13")
    app.segmented_control(key="compare_level").set_value("regency").run()
    assert address(app) == {"level": "regency"}


def test_another_view_keeps_the_rest():
    app = opened(regions="14,13")
    app.segmented_control(key="compare_view").set_value("compare_strip").run()
    assert address(app) == {"regions": "14,13", "figure": "compare_strip"}


def test_the_small_maps_change_their_indicator():
    app = opened(regions="14,13", figure="compare_maps")
    app.selectbox(key="compare_focus").set_value("claims_per_1000").run()
    assert address(app)["indicator"] == "claims_per_1000"


def test_a_kanwil_of_more_than_six_provinces_gives_the_six_with_most_employed():
    app = opened()
    app.selectbox(key="group_kanwil").set_value("KW-sulama").run()
    assert address(app) == {"level": "province", "regions": "71,72,73,74,76,81"}
    assert "diambil enam dengan penduduk bekerja terbanyak" in captions(app)


def test_the_regencies_of_a_province():
    app = opened()
    app.selectbox(key="group_province").set_value("14").run()
    assert address(app)["level"] == "regency"
    assert len(chosen(app)) == 6
    assert "14.71" in chosen(app)


def test_neighbours_of_the_first_region():
    app = opened(regions="14.08,31.71")
    app.button(key="group_neighbours").click().run()
    assert chosen(app) == ["14.08", "14.01", "14.03", "14.05", "14.06", "14.71"]


def test_an_island_has_no_neighbours_to_offer():
    app = opened(regions="51,52")
    assert app.button(key="group_neighbours").disabled


def test_similar_regions_and_their_weights():
    app = opened(regions="31.71,14.08")
    app.button(key="group_similar").click().run()
    usual = chosen(app)
    assert usual[0] == "31.71"
    assert len(usual) == 6
    app.segmented_control(key="similar_island").set_value(0).run()
    assert address(app)["similar"] == "1110"
    app.button(key="group_similar").click().run()
    assert chosen(app)[0] == "31.71"
    assert any("Sakernas, Agustus 2025" in caption.value for caption in app.caption)


def test_a_start_from_the_region_of_the_map():
    app = opened(region="14.08")
    assert "Baru satu wilayah: Kabupaten Siak" in app.info[0].value
    app.button(key="start_neighbours").click().run()
    assert len(chosen(app)) == 6
    assert "region" not in address(app)


def test_an_empty_page_offers_groups():
    app = opened()
    app.button(key="start_KW-sumbarriau").click().run()
    assert chosen(app) == ["13", "14", "21"]


def test_a_click_on_the_map_adds_and_takes_out(monkeypatch):
    assert toggled(("14", "13"), "21") == ("14", "13", "21")
    assert toggled(("14", "13"), "14") == ("13",)
    assert toggled(tuple("123456"), "7") == tuple("123456")
    gone = []
    monkeypatch.setattr(address_of_page, "go", lambda selection: gone.append(selection.regions))
    monkeypatch.setattr(compare_choice.st, "session_state", {"map": {"selection": {"picked": [{"region_code": "21"}]}}})
    compare_choice._clicked(compare_choice.Selection(regions="14,13"), ("14", "13"), "map")
    assert gone == ["14,13,21"]


# --- bad input ------------------------------------------------------------------------------------------


def test_one_region_is_not_enough():
    app = opened(regions="14")
    assert not app.exception
    assert "Baru satu wilayah: Riau" in app.info[0].value
    assert not any(text.startswith("Peserta aktif") for text in rows(app))


def test_the_seventh_is_left_out_by_name():
    app = opened(regions="11,12,13,14,15,16,17")
    assert chosen(app) == ["11", "12", "13", "14", "15", "16"]
    assert "Tidak ikut: Bengkulu (17)" in warnings(app)


def test_the_same_twice_is_compared_once():
    app = opened(regions="14,13,14")
    assert chosen(app) == ["14", "13"]
    assert "Riau disebut dua kali" in warnings(app)


def test_another_level_is_left_out():
    app = opened(regions="14.08,14,14.71")
    assert chosen(app) == ["14.08", "14.71"]
    assert "Provinsi tidak dibandingkan dengan kabupaten/kota. Tidak ikut: Riau (14)" in warnings(app)


def test_an_office_is_a_reference_only():
    assert "Kanwil Sulama bukan provinsi" in warnings(opened(regions="14,13,KW-sulama"))


def test_names_aliases_and_old_codes_are_understood():
    app = opened(regions="Riau,Sumbar,91.05")
    assert chosen(app)[:2] == ["14", "13"]
    assert "91.05" in warnings(app)


def test_indicators_without_a_common_period_name_each_one():
    app = opened(regions="14,13", indicators="participants_per_100_employed,own_account_assisted,claims_per_1000")
    assert not app.exception
    apart = opened(regions="14,13", indicators="participants_per_100_employed,formal_employment_share")
    assert "tidak punya periode yang sama" in warnings(apart)
    assert "Desember 2023" in warnings(apart)
    assert "Agustus 2025" in warnings(apart)


def test_an_indicator_without_figures_at_the_level_is_named():
    app = opened(regions="14.08,14.71", indicators="claims_per_1000")
    assert "tidak ada angka pada tingkat ini" in warnings(app)
    assert "Tidak ada angka untuk dibandingkan" in app.info[0].value


@pytest.mark.parametrize(
    "bad",
    [
        {"regions": HOSTILE},
        {"regions": "14,13", "indicators": HOSTILE},
        {"regions": "14,13", "period": HOSTILE, "segment": HOSTILE, "programme": HOSTILE, "group": HOSTILE},
        {"regions": "14,13", "figure": HOSTILE, "similar": HOSTILE, "level": HOSTILE, "data": HOSTILE, "lang": HOSTILE},
        {"regions": "," * 240},
        {"regions": "99,98,97"},
        {"regions": "14,13", "indicators": "coverage_gap"},
        {"regions": "14,13", "period": "2031-01"},
    ],
)
def test_nothing_in_an_address_brings_the_page_down(bad):
    app = opened(**bad)
    assert not app.exception
    for element in app.get("html"):
        assert "<img" not in str(element.proto.body)


def test_five_indicators_are_four_and_the_fifth_is_named():
    app = opened(
        regions="14,13", indicators="employed_persons,labour_force,wage_employees,casual_workers,unpaid_family_workers"
    )
    assert len(app.multiselect(key="compare_indicators").value) == 4
    assert "Paling banyak empat indikator" in warnings(app)


def test_the_period_shown_is_the_one_the_figures_are_of():
    """The list once stood on a whole year while the page showed its last month."""
    app = opened(data="synthetic", regions="14.08,14.71", indicators="claims_per_1000")
    assert app.selectbox(key="compare_period").value == "2025-12"


def test_without_a_common_period_none_is_claimed():
    app = opened(regions="14,13", indicators="participants_per_100_employed,wage_employee_share")
    assert app.selectbox(key="compare_period").value is None
