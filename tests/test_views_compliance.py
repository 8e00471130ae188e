"""The page of compliance through its widgets and its address."""

from datetime import date, timedelta
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures.formats import date_text
from tests import apptest
from tests.apptest import address

pytestmark = pytest.mark.real


opened = partial(apptest.opened, "compliance_page")


def words(app: AppTest) -> str:
    """Everything the page says, tables included."""
    texts = [str(getattr(element.proto, name, "")) for element in app.main for name in ("body", "label")]
    tables = [table.value.to_csv() for table in app.dataframe]
    return "\n".join([*texts, *tables])


def cell(app: AppTest, region: str, duty: str) -> str:
    heat = app.dataframe[0].value
    return heat.set_index(heat.columns[0]).loc[region, duty]


@pytest.mark.parametrize(
    ("where", "title"),
    [
        ({}, "Kepatuhan Inpres 2/2021"),
        ({"lang": "en"}, "Compliance with Inpres 2/2021"),
        ({"data": "synthetic", "as_of": "2024-12-31"}, "Kepatuhan Inpres 2/2021"),
        ({"data": "synthetic", "lang": "en", "region": "14"}, "Compliance with Inpres 2/2021"),
    ],
)
def test_the_page_opens_in_both_languages_and_data_sets(where, title):
    app = opened(**where)
    assert not app.exception
    assert not app.warning
    assert app.header[0].value == title
    band = "DATA CONTOH — BUKAN ANGKA RESMI" if where.get("lang") != "en" else "SAMPLE DATA — NOT OFFICIAL FIGURES"
    assert (band in words(app)) == ("data" in where)


def test_it_says_the_day_and_how_many_governments_have_any_evidence():
    told = words(opened(as_of="2026-11-23"))
    assert "48 dari 552 pemerintah daerah punya bukti, apa pun isinya, per 23 November 2026" in told
    assert "tidak pernah dihitung sebagai gagal" in told
    assert "Status tiap kewajiban dihitung dengan aturan dari bukti yang ada, per 23 November 2026" in told


def test_the_day_changes_the_status_of_siak():
    then, now = opened(region="14.08", as_of="2021-06-30"), opened(region="14.08", as_of="2026-11-23")
    assert cell(then, "Kabupaten Siak", "Non-ASN") == "✓ terpenuhi"
    assert cell(now, "Kabupaten Siak", "Non-ASN") == "⊘ sudah lewat"
    assert "terpenuhi, sampai 31 Desember 2021" in words(then)
    assert "bukti sudah lewat masa berlaku, berakhir 31 Desember 2022" in words(now)
    assert "Nota kesepakatan Pemerintah Kabupaten Siak" in words(now)


@pytest.mark.parametrize("garbage", ["<b>x", "2021-02-30", "30/06/2021", "0001-01-01", "9999-12-31", "2021"])
def test_a_day_that_is_none_is_told_and_today_is_shown(garbage):
    app = opened(as_of=garbage)
    assert not app.exception
    today = date.today()
    assert app.date_input(key="compliance_day").value == today
    assert len(app.warning) == 1
    assert date_text(today, "id") in app.warning[0].value
    assert "<b>" not in app.warning[0].value


def test_each_choice_goes_to_the_address():
    app = opened(lang="en")
    app.date_input(key="compliance_day").set_value(date(2021, 6, 30)).run()
    assert address(app) == {"lang": "en", "as_of": "2021-06-30"}
    app.selectbox(key="compliance_region").set_value("14").run()
    assert address(app) == {"lang": "en", "as_of": "2021-06-30", "region": "14"}
    app.selectbox(key="compliance_data").set_value("synthetic").run()
    assert address(app) == {"lang": "en", "as_of": "2021-06-30", "region": "14", "data": "synthetic"}
    app.button(key="crumb_ID").click().run()
    assert "region" not in address(app)


def test_the_duty_and_the_level_of_the_map_go_to_the_address_and_leave_the_choice_of_the_map_page_alone():
    app = opened(indicator="wage_employees", as_of="2026-11-26")
    assert "Kewajiban yang terpenuhi" in words(app)
    app.selectbox(key="compliance_duty").set_value("budget").run()
    app.selectbox(key="compliance_level").set_value("regency").run()
    assert address(app) == {
        "indicator": "wage_employees", "as_of": "2026-11-26", "duty": "budget", "level": "regency",
    }  # fmt: skip
    told = words(app)
    assert "terpenuhi: 2 · ada bukti, masa berlaku tidak diketahui: 1 · bukti sudah lewat masa berlaku: 14" in told
    assert "belum ada bukti: 497" in told
    assert "dibaca di laman publik, naskah asli belum dilihat" in told


@pytest.mark.parametrize("duty", ["enforcement", "paritrana", "<b>x"])
def test_a_duty_that_cannot_be_mapped_is_told_and_the_score_shown(duty):
    app = opened(duty=duty)
    assert not app.exception
    assert len(app.warning) == 1
    assert "Alamat halaman memuat kewajiban yang tidak dikenal" in app.warning[0].value
    assert "<b>" not in app.warning[0].value
    assert app.selectbox(key="compliance_duty").value == ""


def test_the_days_asked_for_first_are_one_click_away():
    app = opened(as_of="2021-06-30")
    app.button(key="day_2").click().run()
    assert address(app) == {"as_of": f"{date.today().year - 1}-12-31"}
    app.button(key="day_1").click().run()
    assert address(app) == {"as_of": (date.today() + timedelta(days=90)).isoformat()}
    app.button(key="day_0").click().run()
    assert address(app) == {}
    assert app.button(key="day_0").disabled


def test_a_chosen_region_is_told_at_a_glance_and_its_evidence_opens_with_the_duty_of_the_map():
    app = opened(region="14.08", duty="non_asn_workers", as_of="2026-11-26")
    told = words(app)
    assert "Kabupaten Siak: terpenuhi 0 dari 7 berlaku · bukti untuk 3" in told
    chosen = told.split('<li aria-current="true">')[1].split("</li>")[0]
    assert "<strong>Pegawai non-ASN</strong>" in chosen
    assert "⊘ bukti sudah lewat masa berlaku, berakhir 31 Desember 2022" in chosen
    assert 'href="#bukti"' in told
    is_open = {each.label: each.proto.expanded for each in app.expander}
    assert is_open["⊘ Pegawai non\\-ASN — bukti sudah lewat masa berlaku, berakhir 31 Desember 2022"]
    assert not is_open["⊘ Anggaran — bukti sudah lewat masa berlaku, berakhir 31 Desember 2022"]
    app.button(key="crumb_14").click().run()
    assert address(app)["region"] == "14"
    assert app.button(key="crumb_ID")


def test_what_is_taken_to_the_press_desk_keeps_its_day():
    links = [part.split('"')[0] for part in words(opened(duty="budget")).split('href="pers?')[1:]]
    assert [link.split("figure=")[1].split("&")[0] for link in links] == [
        "compliance_map", "compliance_heat", "compliance_spread", "compliance_timeline", "compliance_lapsing",
        "compliance_enforcement", "compliance_paritrana", "compliance_not_used",
    ]  # fmt: skip
    assert all(f"as_of={date.today()}" in link and "duty=budget" in link for link in links)


def labels(app: AppTest, kind: str) -> list[str]:
    return [element.proto.label for element in app.get(kind)]


def test_statuses_evidence_and_what_lapses_can_be_downloaded():
    assert labels(opened(as_of="2026-11-26"), "download_button") == [
        "Unduh status (CSV)", "Unduh bukti (CSV)", "Unduh yang segera berakhir (CSV)",
    ]  # fmt: skip
    assert "Unduh bukti wilayah ini (CSV)" in labels(opened(region="14.08"), "download_button")


def test_the_national_view_shows_how_the_regencies_of_each_province_stand():
    app = opened(duty="other_workers", as_of="2026-11-26")
    assert len(app.get("vega_lite_chart")) == 2
    assert "provinsi lain tidak digambar: belum ada bukti untuk satu pun kabupaten atau kotanya" in words(app)
    heat = app.dataframe[0].value.set_index("Wilayah")
    assert heat.loc["Riau", "Bukti kab./kota"] == "1 dari 12"
    assert (heat.loc["Riau", "Terpenuhi"], heat.loc["Riau", "Punya bukti"]) == ("0 dari 8", "3 dari 8")


def test_a_chosen_province_shows_itself_and_all_it_holds():
    app = opened(region="14", as_of="2026-11-23")
    heat, spread = app.dataframe[0].value, app.dataframe[1].value
    assert heat["Wilayah"].iloc[0] == "Riau"
    assert len(heat) == 13
    assert (spread.drop(columns="Kewajiban").sum(axis=1) == 12).all()
    assert "1 dari 12 kabupaten/kota di Riau punya bukti" in words(app)


def test_want_of_evidence_is_never_called_failing():
    told = words(opened(region="11.01", as_of="2026-11-23"))
    assert "Belum ada bukti, yang tidak berarti tidak terpenuhi" in told
    assert "terpenuhi 0 dari 7 berlaku · bukti untuk 0" in told


def test_prosecutors_work_and_paritrana_ranks_stand_apart():
    told = words(opened(region="63"))
    assert "13 surat kuasa khusus" in told
    assert "Rp108.137.709" in told
    assert "Tidak mengikat kepala daerah mana pun" in told
    national = words(opened())
    assert "peringkat 1" in national
    assert "bukan penilaian kami" in national


def test_the_regulation_of_tangerang_selatan_is_shown_with_its_source():
    told = words(opened(region="36.74"))
    assert "Peraturan Walikota Tangsel No 25 tahun 2019" in told
    assert 'rel="noopener noreferrer"' in told
    assert "akhir tidak diketahui" in told


def test_what_lapses_is_listed_or_said_to_be_nothing():
    assert "31 Desember 2026" in words(opened(as_of="2026-11-23"))
    assert "Tidak ada bukti yang berakhir dalam masa itu." in words(opened(as_of="2030-01-01"))


def test_an_unknown_region_is_told_and_the_nation_shown():
    app = opened(region="zz<b>")
    assert not app.exception
    assert len(app.warning) == 1
    assert "48 dari 552" in words(opened(region="zz<b>", as_of="2026-11-23"))


def test_an_office_has_the_papers_of_the_nation_and_the_page_says_so():
    app = opened(region="KC-madiun", as_of="2026-11-23")
    assert "Seluruh Indonesia ditampilkan" in app.warning[0].value
    assert "Masa berlaku naskah, Indonesia" in [each.value for each in app.subheader]
    assert "Masa berlaku naskah, Riau" in [each.value for each in opened(region="14").subheader]
