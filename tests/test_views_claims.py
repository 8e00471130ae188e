"""The page of claims as its readers use it: the articles' figures, every picker, offices, the sample, wrong addresses."""

import csv
import io
import re
from functools import partial
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import exhibits
from dashboard.claims_question import MOST_LINES, claims_question, lengths, listed, over_time
from dashboard.documents.table_file import CUT_COLUMNS, TABLE_COLUMNS
from dashboard.state import MAX_LENGTH, Selection
from data import claims, store
from tests import apptest, pictures
from tests.apptest import address, has_row, html, rows
from tests.observations import observation, observations

pytestmark = pytest.mark.real

HOSTILE = "<img src=x onerror=alert(1)>[x](javascript:alert(1))`${1}`"


opened = partial(apptest.opened, "claims_page")


def captions(app: AppTest) -> str:
    return "\n".join(str(each.value) for each in app.caption)


def headline(app: AppTest) -> str:
    return unescape(re.sub(r"<[^>]+>", "", re.findall(r'<p class="jm-headline">(.*?)</p>', html(app))[0]))


# --- the articles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "parts"),
    [
        ("14.08", ("2019–2020", "rentang; tidak dijumlahkan", "33 kasus", "Rp1,15 miliar / Rp1.154.881.099", "Rp35 juta / Rp34.996.397")),
        ("14.08", ("JKK", "JKM", "| 2019 |", "Rp441 juta / Rp440.551.030 / tercetak: Rp. 440.551,030", "Rp24.475.057 / 18 kasus")),
        ("14.08", ("Santunan kematian", "| 2020 |", "1 kasus")),
        ("14.08", ("(JKM)", "| 2020 |", "14 kasus", "tidak ada peserta aktif yang sepadan", "total semua program tidak disebut")),
        ("14.08", ("diperselisihkan", "| Rp1.154.881.099 | Rp1.154.880.326 | Rp773 |")),
        ("14.08", ("cocok", "| 33 kasus | 33 kasus |")),
        ("63", ("Januari–September 2021", "33.172 kasus", "Rp336 miliar / Rp336.000.000.000", "Rp10,1 juta / Rp10.129.024", "kumulatif")),
        ("63", ("(JKK)", "| 2023 |", "4.797 kasus", "Rp44,7 miliar / Rp44.719.885.930", "7,6 kasus", "634.862 orang, Desember 2023")),
        ("15.71", ("(JKK)", "(JKM)", "| 2020 |", "Rp1,8 miliar / Rp1.800.000.000", "kasusnya tidak disebut")),
        ("15.71", ("Biaya pengobatan", "| 2020 |", "Rp56 juta / Rp56.000.000")),
        ("36", ("(JHT)", "Januari–November 2024", "160.385 kasus", "63,3% kasus / 78,2% manfaat")),
    ],
)  # fmt: skip
def test_the_claims_of_the_articles_stand_on_the_page_of_their_region(region, parts):
    assert has_row(opened(region=region), *parts)


@pytest.mark.parametrize("region", ["16.71", "36.74"])
def test_where_no_claims_are_known_the_page_says_so(region):
    app = opened(region=region)
    assert headline(app).startswith("Tidak satu pun sumber yang diterima menyebut klaim atau manfaat Kota ")
    assert "Tidak ada angka yang dapat digambar." in captions(app)
    assert "Tidak dapat dihitung: tidak ada angka menurut program." in captions(app)


def test_the_headline_of_siak_names_the_interval_the_cases_the_average_and_the_dispute():
    app = opened(region="14.08")
    assert headline(app).startswith(
        "Rp1,15 miliar manfaat (Jaminan Kecelakaan Kerja, JKK; Jaminan Kematian, JKM; Pegawai non-ASN)"
    )
    assert "untuk 33 kasus klaim di Kabupaten Siak, 2019–2020. Rata-rata Rp35 juta per kasus." in headline(app)
    assert "bukan angka satu tahun" in headline(app)
    assert "<li>bagian tidak sama dengan total yang disebut</li>" in html(app)
    assert "tidak membentuk tren, tidak diperingkat" in captions(app)


# --- pickers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("claims_region", "63", {"region": "63"}),
        ("claims_office", "KC-madiun", {"region": "KC-madiun"}),
        ("claims_indicator", "claims_paid", {"region": "36", "indicator": "claims_paid"}),
        ("claims_programme", "death", {"region": "36", "programme": "death"}),
        ("claims_segment", "wage_workers", {"region": "36", "segment": "wage_workers"}),
        ("claims_benefit", "scholarship", {"region": "36", "benefit": "scholarship"}),
        ("claims_period", "2024-01/2024-11", {"region": "36", "period": "2024-01/2024-11"}),
        ("claims_data", "synthetic", {"region": "36", "data": "synthetic"}),
    ],
)
def test_each_picker_writes_its_choice_to_the_address(key, value, kept):
    app = opened(region="36")
    app.selectbox(key=key).set_value(value).run()
    assert not app.exception
    assert address(app) == kept


def test_a_chosen_cut_and_period_leave_only_their_figures():
    app = opened(region="36", programme="death", period="2024-01/2024-11")
    found = [row for row in rows(app) if "kasus" in row and "Januari–November 2024" in row and "(JKM)" in row]
    assert len(found) == 1
    assert not has_row(app, "(JHT)", "160.385")
    assert headline(app).startswith("Rp248 miliar manfaat (Jaminan Kematian, JKM) dibayarkan untuk 5.288 kasus")


def test_the_map_hands_over_its_address_without_a_complaint():
    app = opened(region="14", indicator="participants_per_100_employed", period="2023-12")
    assert not app.warning
    assert app.selectbox(key="claims_period").value == "2023"
    assert app.selectbox(key="claims_indicator").value == "benefits_paid_idr"


def test_the_sample_is_shown_by_year_and_by_month_under_the_band():
    app = opened(region="14.08", data="synthetic")
    assert "DATA CONTOH — BUKAN ANGKA RESMI" in html(app)
    assert headline(app).startswith("Rp71 miliar manfaat dibayarkan untuk 5.347 kasus klaim di Kabupaten Siak, 2025.")
    assert has_row(
        app, "(JKM)", "| 2025 |", "262 kasus", "Rp43,7 juta", "2,5 kasus", "106.237 orang", "4,9% kasus / 16,1% manfaat"
    )
    assert not has_row(app, "Riaulink")
    monthly = dict(zip(("12", "1"), app.segmented_control[0].options, strict=True))
    assert list(monthly.values()) == ["Tahunan", "Bulanan"]
    app.segmented_control[0].set_value("2025-12").run()
    assert address(app)["period"] == "2025-12"
    assert has_row(app, "(JKM)", "Desember 2025", "28 kasus")
    assert "Bulan tanpa angka memutus garis" in captions(app)


# --- offices and former borders -----------------------------------------------------------------------


def test_figures_of_an_office_stand_under_the_office_and_never_under_a_regency():
    app = opened(region="35.77")
    assert has_row(app, "Kantor Cabang Madiun", "18.672 kasus", "Rp231 miliar")
    assert has_row(app, "Kantor Cabang Madiun", "Kota Madiun", "Kabupaten Madiun", "Kabupaten Magetan")
    assert headline(app).startswith("Tidak satu pun sumber")
    app.button(key="go_KC-madiun").click().run()
    assert address(app)["region"] == "KC-madiun"
    assert "Rp231 miliar" not in headline(app)
    assert headline(app).startswith("Rp75,4 miliar manfaat dibayarkan untuk 5.989 kasus klaim di Kantor Cabang Madiun")
    assert "tidak dibagi ke kabupaten atau kota" in captions(app)


def test_the_nation_has_the_sum_of_its_provinces_and_both_of_two_disputed_figures():
    app = opened()
    assert has_row(
        app, "(JKK)", "| 2023 |", "370.747 kasus", "8,9 kasus", "41.560.938 orang", "Jumlah provinsi dari satu sumber."
    )
    assert has_row(app, "Rp42,9 triliun", "sumber lain menyebut angka berbeda")
    assert has_row(app, "Rp42,8 triliun", "sumber lain menyebut angka berbeda")


def test_former_borders_are_named_and_kept_apart():
    app = opened(region="94")
    assert has_row(app, "Papua (sebelum pemekaran 2022)", "(JKK)", "| 2023 |", "1.051 kasus")
    assert headline(app).startswith("Tidak satu pun sumber")


# --- wrong addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["region", "data", "indicator", "segment", "programme", "group", "benefit", "period", "lang"]
)
@pytest.mark.parametrize("value", [HOSTILE, "x" * MAX_LENGTH, "2024-13", ";", "death;;old_age"])
def test_any_address_is_answered_and_nothing_in_it_becomes_code(name, value):
    app = opened(**{"region": "36", name: value})
    assert "<img" not in html(app)
    assert not any(re.search(r"(?<!\\)(<|\]\()", str(each.value)) for each in app.warning)
    assert name in ("indicator", "lang") or app.warning


def test_what_is_not_here_is_said_and_everything_is_shown():
    app = opened(region="15.71", programme="old_age", period="2019")
    assert [each.value for each in app.warning] == [
        r"Untuk angka ini tidak ada program Jaminan Hari Tua \(JHT\)\. Yang ditampilkan\: semua yang ada\.",
        r"Untuk angka ini tidak ada periode 2019\. Yang ditampilkan\: semua yang ada\.",
    ]
    assert has_row(app, "Rp1,8 miliar")


def test_a_name_almost_right_leads_to_the_region():
    app = opened(region="Kabupaten Siakk")
    assert "Siakk" in app.warning[0].value
    app.button(key="go_14.08").click().run()
    assert address(app)["region"] == "14.08"


@pytest.mark.parametrize("region", ["", "91", "63", "52.03", "KC-jambi", "KW-sumbagsel", "KW-jateng-diy"])
def test_every_kind_of_region_has_a_page_in_english(region):
    app = opened(region=region, lang="en")
    assert not app.exception
    assert app.header[0].value.startswith("Claims and benefits, ")


# --- from an address to a question ----------------------------------------------------------------------


def many(periods):
    paid = observations(*(observation("14.08", 5, programme="death", period=period) for period in periods))
    return claims.figures(paid.assign(is_sum=False), observations().assign(is_sum=False).astype({"is_sum": bool}))


def test_more_lines_than_anybody_reads_need_a_period_and_stand_beside_their_like():
    months = [f"{year}-{month:02d}" for year in range(2019, 2026) for month in range(1, 13)]
    found = many([*months, "2024", "2025"])
    assert len(months) > MOST_LINES
    asked = claims_question(Selection(), found)
    assert (asked.period, asked.is_long, asked.length) == ("2025", True, 12)
    assert lengths(asked) == {12: "2025", 1: "2025-12"}
    assert set(listed(found, asked)["period"]) == {"2025"}
    assert set(over_time(found, asked)["period"]) == {"2024", "2025"}
    monthly = claims_question(Selection(period="2020-02"), found)
    assert set(over_time(found, monthly)["period"]) == set(months)
    few = claims_question(Selection(), many(["2024", "2025"]))
    assert (few.period, few.is_long, few.length) == ("", False, 0)


# --- exhibits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["claims", "claims_shares"])
@pytest.mark.parametrize("chosen", [{"region": "36"}, {"region": "36", "data": "synthetic"}, {"region": "16.71", "lang": "en"},
                                    {"region": HOSTILE}])  # fmt: skip
def test_an_exhibit_is_made_from_the_address_alone_with_everything_that_goes_with_it(kind, chosen):
    made = exhibits.BUILDERS[kind](Selection(**chosen))
    assert made.kind == kind
    assert made.title.endswith({"36": "Banten", "16.71": "Kota Palembang"}.get(chosen["region"], "Indonesia"))
    assert bool(made.band) == ("data" in chosen)
    assert list(made.table.columns) == [*TABLE_COLUMNS, *CUT_COLUMNS]
    assert made.source or made.table.empty
    assert pictures.png(made.plot(640, 360)).startswith(b"\x89PNG")
    assert all(len(each.values) == len(made.categories) for each in made.series)


def test_the_size_of_an_exhibit_is_exactly_what_was_asked_for():
    from PIL import Image

    made = exhibits.BUILDERS["claims"](Selection(region="14.08"))
    with Image.open(io.BytesIO(pictures.png(made.plot(900, 420)))) as image:
        assert image.size == (900, 420)
    assert "tidak membentuk tren" in made.note
    assert made.subtitle == "Januari 2019 – Desember 2020 · dasar pencatatan tidak disebut"


def test_the_download_has_a_row_for_each_figure():
    from dashboard.documents.table_file import csv_file
    from dashboard.figures.claims import claims_tables

    snapshot = store.current("published")
    sources = store.read(snapshot, "sources").set_index("source_id").to_dict("index")
    found = claims.claims(snapshot, "15.71").figures
    content = csv_file(claims_tables.file_table(found, sources, "id"), {}).decode("utf-8-sig")
    back = list(csv.DictReader(io.StringIO(content, newline=""), strict=True))
    assert {row["benefit_kind"]: row["value"] for row in back if row["indicator"] == "benefits_paid_idr"} == {
        "medical": "56000000", "all": "1800000000",
    }  # fmt: skip
