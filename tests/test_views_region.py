"""The page of one region as its readers use it: the five articles told whole, and nothing said that is not known."""

import re
from functools import cache, partial

import pytest

from data import store
from tests import apptest
from tests.apptest import address, has_row, html, rows

pytestmark = pytest.mark.real


opened = partial(apptest.opened, "region_page")


@cache
def told(region: str) -> tuple[str, ...]:
    """The rows of the page of a region as it opens."""
    return tuple(rows(opened(region=region)))


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        ("15.71", ("Manfaat dibayar", "(JKK)", "(JKM)", "2020", "Rp1,8 miliar / Rp1.800.000.000", "ANTARA")),
        ("15.71", ("Manfaat dibayar", "Biaya pengobatan", "2020", "Rp56 juta / Rp56.000.000", "ANTARA")),
        ("15.71", ("Pegawai non-ASN", "Rekonsiliasi kepesertaan tenaga kerja kontrak dan ketua RT")),
        ("14.08", ("Peserta terdaftar", "(JKK)", "(JKM)", "Pegawai non-ASN", "Januari 2019", "6.121 orang")),
        ("14.08", ("Kasus klaim", "2019–2020", "rentang", "33 kasus")),
        ("14.08", ("Manfaat dibayar", "2019–2020", "rentang", "Rp1,15 miliar / Rp1.154.881.099")),
        ("14.08", ("Manfaat dibayar", "2019", "Rp440.551.030", "Rp. 440.551,030", "bagian tidak sama")),
        ("14.08", ("Manfaat dibayar", "2020", "Rp714.329.296", "Rp. 714.329.296")),
        ("14.08", ("Kasus klaim", "(JKK)", "2019", "| 2 kasus |")),
        ("14.08", ("Kasus klaim", "(JKM)", "2019", "| 16 kasus |")),
        ("14.08", ("Kasus klaim", "(JKK)", "Santunan kematian", "2020", "| 1 kasus |")),
        ("14.08", ("Kasus klaim", "(JKM)", "2020", "| 14 kasus |")),
        ("14.08", ("diperselisihkan", "| Rp1.154.881.099 | Rp1.154.880.326 | Rp773 |")),
        ("14.08", ("cocok", "| 33 kasus | 33 kasus |")),
        ("14.08", ("Nota kesepakatan", "(perpanjangan 2021)", "sudah lewat", "1 Januari 2021 – 31 Desember 2021")),
        ("16.71", ("Peserta terdaftar", "Pegawai non-ASN", "Juli 2022", "5.200 orang")),
        ("16.71", ("Perangkat daerah yang mendaftarkan", "50 kantor")),
        ("16.71", ("Anggaran", "Iuran pekerja non-ASN ditanggung sepenuhnya oleh Pemerintah Kota Palembang")),
        ("36.74", ("Ketua RT", "November 2019", "3.844 orang")),
        ("36.74", ("Ketua RW", "735 orang")),
        ("36.74", ("Guru mengaji", "2.285 orang")),
        ("36.74", ("Marbot masjid", "450 orang")),
        ("36.74", ("Amil jenazah", "375 orang")),
        ("36.74", ("Kader kesehatan", "5.257 orang")),
        ("36.74", ("diperselisihkan", "| 12.928 orang | 12.946 orang |")),
        ("36.74", ("Regulasi", "Peraturan Walikota Tangsel No 25 tahun 2019")),
        ("63", ("Kepesertaan (aktif atau tidak", "September 2021", "382.746 orang")),
        ("63", ("Kepesertaan (aktif atau tidak", "Penerima Upah (PU)", "270.951 orang")),
        ("63", ("Kepesertaan (aktif atau tidak", "informal", "33.041 orang")),
        ("63", ("Kepesertaan (aktif atau tidak", "Jasa Konstruksi", "78.754 orang")),
        ("63", ("Kepesertaan (aktif atau tidak", "Pegawai non-ASN", "2.534 orang")),
        ("63", ("Manfaat dibayar", "Januari–September 2021", "rentang", "Rp336 miliar / Rp336.000.000.000")),
        ("63", ("Kasus klaim", "Januari–September 2021", "33.172 kasus", "kumulatif")),
        ("63", ("Surat kuasa khusus (SKK)", "13 surat kuasa khusus", "13 SKK")),
        ("63", ("Iuran dipulihkan", "Rp108 juta / Rp108.137.709", "Rp.108.137.709")),
        ("63", ("Iuran dipulihkan, bagian", "5%", "5 %", "penyebut tidak disebut")),
        ("63", ("Iuran per orang per bulan", "Rp16.800 per bulan")),
        ("63", ("Iuran per orang per bulan bila dibayar daerah", "Rp10.800")),
        ("63", ("Santunan kematian", "Rp42 juta")),
        ("63", ("cocok", "| 382.746 orang | 382.746 orang |")),
    ],
)  # fmt: skip
def test_each_number_of_the_articles_stands_on_the_page_of_its_region(region, parts):
    assert any(all(part in row for part in parts) for row in told(region))


def test_without_a_region_the_page_asks_and_offers_five():
    app = opened()
    assert "Pilih satu wilayah" in app.markdown[0].value
    assert [button.key for button in app.button] == ["go_15.71", "go_14.08", "go_16.71", "go_36.74", "go_63"]
    app.button(key="go_14.08").click().run()
    assert address(app)["region"] == "14.08"
    assert app.header[0].value == "Kabupaten Siak (14.08)"


def test_the_search_box_opens_a_region_and_keeps_the_language():
    app = opened(lang="en")
    app.selectbox(key="pick_place").set_value("36.74").run()
    assert address(app)["region"] == "36.74"
    assert address(app)["lang"] == "en"
    assert "Groups of workers enrolled" in [heading.value for heading in app.subheader]


def test_an_unknown_region_is_named_harmlessly_and_likely_ones_are_offered():
    app = opened(region="Kabupaten Siakk")
    assert "Siakk" in app.warning[0].value
    assert "go_14.08" in [button.key for button in app.button]
    old = opened(region="91.01")
    assert "91\\.01" in old.warning[0].value
    assert len(old.button)
    hostile = opened(region="<script>x</script>[a](javascript:b)")
    assert not hostile.exception
    assert "<script>" not in hostile.warning[0].value
    assert "](" not in hostile.warning[0].value


def test_the_headline_is_the_coverage_that_a_source_printed_with_its_source():
    assert re.search(
        r"Cakupan Kalimantan Selatan adalah <strong>42,0%</strong> menurut [^,]+, 2025\.", html(opened(region="63"))
    )
    assert "bekerja di Kota Palembang, Agustus 2025. Sumber: BPS" in html(opened(region="16.71"))


def test_evidence_is_judged_as_of_the_day_in_the_address_and_today_for_nonsense():
    assert has_row(opened(region="14.08", as_of="2021-06-01"), "(perpanjangan 2021)", "| berlaku")
    assert has_row(opened(region="14.08", as_of="<b>"), "(perpanjangan 2021)", "sudah lewat")


def test_what_is_not_known_is_said_and_a_missing_section_too():
    page = html(opened(region="16.71"))
    assert "<li>Peserta aktif</li>" in page
    assert "<li>Kantor cabang yang melayani</li>" in page
    assert "Tidak ada angka atau naskah yang diterima." in [each.value for each in opened(region="16.71").caption]


def test_an_office_has_a_page_that_says_what_it_serves():
    app = opened(region="KC-madiun")
    assert has_row(app, "Kantor Cabang Madiun", "Kota Madiun")
    assert not has_row(app, " / Kantor Cabang Madiun")


def test_figures_of_an_office_stand_under_the_office_with_what_it_serves():
    app = opened(region="35.77")
    assert has_row(app, "Kantor Cabang Madiun", "Kabupaten Madiun", "Kabupaten Magetan")
    assert not has_row(app, "Kasus klaim dibayar / Kota Madiun")


def test_the_older_division_of_papua_is_named_and_kept_apart():
    app = opened(region="94")
    assert "Menurut batas provinsi sebelum pemekaran 2022" in [heading.value for heading in app.subheader]
    assert has_row(app, "Peserta aktif / Papua (sebelum pemekaran 2022)")


def test_every_link_is_an_ordinary_address_and_every_source_is_listed_with_its_date():
    app = opened(region="14.08")
    links = re.findall(r'href="([^"]+)"', html(app))
    anchors = [link for link in links if link.startswith("#")]
    assert set(anchors) <= {f"#{heading.proto.anchor}" for heading in app.subheader}
    rest = [link for link in links if link not in anchors]
    assert all(link.startswith(("https://", "http://", "kepatuhan?", "rencana?", "pers?")) for link in rest)
    assert has_row(app, "Riaulink", "Rp. 440.551,030; ")


def test_hostile_words_of_a_source_stay_words(monkeypatch):
    from dashboard import cache

    bad = {
        "publisher": "<img src=x onerror=a>",
        "url": 'javascript:"<b>',
        "title": "<script>",
        "published_date": "2020",
    }
    real = cache.sources
    monkeypatch.setattr(cache, "sources", lambda dataset: {code: {**row, **bad} for code, row in real(dataset).items()})
    page = html(opened(region="15.71"))
    assert "<img src=x" not in page
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;img src=x onerror=a&gt;" in page


@pytest.mark.parametrize("region", ["ID", "91", "63", "15.71", "KC-jambi", "KW-sumbagsel"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_kind_of_region_has_a_page_in_both_languages(region, lang):
    app = opened(region=region, lang=lang)
    assert not app.exception
    assert app.header


def test_the_sample_shows_its_newest_month_under_the_band_and_no_published_figure():
    store.current("synthetic")
    app = opened(region="14.08", data="synthetic")
    page = html(app)
    assert "DATA CONTOH — BUKAN ANGKA RESMI" in page
    assert has_row(app, "Peserta aktif", "Desember 2025")
    assert not has_row(app, "November 2025")
    assert "Riaulink" not in page


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        ("15.71", ("Seluruh rumah sakit di Kota Jambi", "seluruh rumah sakit di Kota Jambi telah bekerjasama", "ANTARA")),
        ("15.71", ("ketua LPM dan penjaga masjid", "ketua LPM dan penjaga mesjid atau marbot")),
        ("15.71", ("ketua RT tidak menjabat lagi", "2021")),
        ("16.71", ("Seluruh pegawai non-ASN", "pernyataan", "Juli 2022")),
        ("36.74", ("300 pekerja rentan hadir", "jumlah hadirin", "beserta 300 para pekerja rentan")),
        ("63", ("19 menteri, 34 gubernur, 416 bupati, dan 98 wali kota", "34 Gubernur, 416 Bupati dan 98 wali kota")),
        ("ID", ("19 menteri, 34 gubernur, 416 bupati, dan 98 wali kota",)),
        ("63", ("diperbarui setiap tahun", "akan diperbaharui setiap tahun")),
        ("63", ("Perpanjangan MoU BPJS Ketenagakerjaan dengan kejaksaan negeri", "Perjanjian")),
        ("63", ("Anak penerima beasiswa", "dua anak")),
        ("14.08", ("Manfaat dibayar", "Rp1,2 miliar lebih", "sumber lain menyebut angka berbeda")),
        ("14.08", ("Pendaftaran pekerja", "6.121", "1 Januari 2019 – 31 Desember 2020")),
    ],
)  # fmt: skip
def test_what_the_articles_say_besides_figures_of_membership_is_told_too(region, parts):
    assert any(all(part in row for part in parts) for row in told(region))


def test_those_who_merely_attended_are_nowhere_a_figure_of_membership():
    app = opened(region="36.74")
    assert len([row for row in rows(app) if re.search(r"(?<![\d.])300(?![\d.])", row)]) == 1
    assert not has_row(app, "Peserta", "| 300 orang |")


def test_a_regency_is_set_beside_its_province_its_office_and_the_nation():
    app = opened(region="14.08")
    heads = re.findall(r'<th scope="col">([^<]+)</th>', html(app))
    assert ["Ukuran", "Kabupaten Siak", "Riau", "Kanwil Sumbarriau", "Indonesia", "Sumber"] in [
        heads[place : place + 6] for place in range(len(heads))
    ]
    assert has_row(app, "Bagian buruh/karyawan/pegawai", "45,5%", "41,3% / selisih +4,2 poin persen", "BPS")
    assert has_row(app, "Penduduk bekerja", "222.978 orang", "bagian wilayah ini 6,9%")


def test_what_is_not_comparable_says_why_on_the_spot():
    assert has_row(opened(region="63"), "Cakupan, sebagaimana tercetak", "tidak disandingkan: periodenya berbeda")


def test_a_province_stands_among_all_and_among_those_of_its_office():
    app = opened(region="14")
    said = [each.value.replace("\\", "") for each in app.markdown]
    assert any(
        text.startswith("Urutan ke-2 dari 34 provinsi di Indonesia, dari yang tertinggi. 20,7 kasus") for text in said
    )
    assert any(text.startswith("Urutan ke-2 dari 3 provinsi di Kanwil Sumbarriau") for text in said)
    assert len(app.get("vega_lite_chart")) == 7


@pytest.mark.parametrize(
    ("region", "tiles"),
    [
        ("14.08", ("7.753 orang", "Rp714 juta", "222.978 orang", "0 dari 7")),
        ("15.71", ("3.000 orang", "Rp1,8 miliar", "0 dari 7", "1.000 pekerja lagi")),
        ("16.71", ("5.200 orang", "—", "758.714 orang")),
        ("14", ("36,9 per 100 penduduk bekerja", "Rp193 miliar", "0 dari 8", "103.566 pekerja lagi")),
    ],
)
def test_the_essentials_stand_at_the_top_and_what_is_not_known_is_a_dash(region, tiles):
    page = html(opened(region=region))
    found = re.findall(r"<strong>([^<]*)</strong>", re.search(r'<ul class="jm-tiles">.*?</ul>', page, re.DOTALL)[0])  # ty: ignore[not-subscriptable]
    assert [value for value in tiles if value not in found] == []


def test_each_duty_has_its_status_and_papers_their_validity():
    app = opened(region="14.08", as_of="2021-06-01")
    page = html(app)
    assert "<li><strong>Pegawai non-ASN</strong>" in page
    assert "✓ terpenuhi, sampai 31 Desember 2021" in page
    assert any("bukti untuk" in each.value for each in app.markdown)
    assert has_row(app, "(perpanjangan 2021)", "berlaku / 1 Januari 2021 – 31 Desember 2021", "Riaulink")
    assert "⊘ bukti sudah lewat masa berlaku, berakhir 31 Desember 2022" in html(opened(region="14.08"))


def test_lists_to_reconcile_and_targets_lead_to_the_planner():
    app = opened(region="36.74")
    assert has_row(app, "Kader kesehatan", "5.257 orang", "belum diketahui")
    assert 'href="rencana?region=36.74"' in html(app)
    # No source names its workers as a whole: no distance, and the reason beside each target.
    assert has_row(app, "RPJMN 2025-2029", "tidak dapat dihitung / jumlah semestanya tidak ada | Ayonusa")
    assert has_row(opened(region="14"), "Pekerja sawit", "103.566 pekerja lagi", "Rp16.800 per orang per bulan")
    assert any("Rp16.800" in each.value.replace("\\", "") and "ANTARA" in each.value for each in app.caption)
    assert any("Rp10.800" in each.value.replace("\\", "") for each in opened(region="63").caption)


def test_an_office_is_found_in_the_search_box_and_bound_by_no_duty():
    app = opened()
    app.selectbox(key="pick_place").set_value("KW-sumbagsel").run()
    assert address(app)["region"] == "KW-sumbagsel"
    assert "jm-duties" not in html(app)
    assert any("dari 11 kantor wilayah" in each.value for each in app.markdown)


def test_day_and_address_of_the_view_are_there_for_paper():
    app = opened(region="14.08", as_of="2021-06-01", lang="en")
    assert "evidence and targets judged as of 1 June 2021. Address: " in html(app)
    assert "?lang=en&amp;region=14.08&amp;as_of=2021-06-01</p>" in html(app)


def test_the_contents_lead_to_every_section():
    app = opened(region="14.08")
    contents = re.search(r'<nav class="jm-toc".*?</nav>', html(app))
    assert contents
    assert re.findall(r'href="#([^"]+)"', contents[0]) == [heading.proto.anchor for heading in app.subheader]
