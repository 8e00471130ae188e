"""The planner page as its readers use it: hand-computed plans, faults named beside the form, and named targets."""

import html
import re
from functools import partial
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import state
from dashboard.exhibits import BUILDERS
from data import regions
from tests import apptest

pytestmark = pytest.mark.real

HOSTILE = "=1+1 <img src=x onerror=alert(1)> [x](javascript:alert(1)) $x$"
# An escaped character is shown as it is.
LIVE_TAG, LIVE_LINK = re.compile(r"(?<!\\)<img"), re.compile(r"(?<!\\)\[x")
JAMBI = "15.71_published"
GROUPS = ["Tenaga kontrak", "rt_heads"]


opened = partial(apptest.opened, "planner_page")


def planned(budget=1_000_000_000, months=12, persons=(3_000, 1_500), groups=GROUPS, **address) -> AppTest:
    """The page of Kota Jambi with a plan for two groups in this order."""
    app = opened({f"order_{JAMBI}": list(groups)}, **address)
    app.number_input(f"budget_{JAMBI}").set_value(budget)
    app.number_input(f"months_{JAMBI}").set_value(months)
    for group, count in zip(groups, persons, strict=True):
        app.number_input(f"persons_order_{JAMBI}_{group}").set_value(count)
    return app.run()


def unescaped(text: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", text)


def table(app: AppTest, column: str) -> list[list[str]]:
    """The rows of the first table that has a column of this name, as they are read, without the lines below a cell."""
    found = next(each for each in re.findall(r"<table.*?</table>", words_of_html(app)) if f">{column}</th>" in each)
    rows = re.findall(r"<tr>(.*?)</tr>", found.partition("<tbody>")[2])
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<span[^>]*>(.*?)</span>", row)]
            for row in rows]  # fmt: skip


def words(app: AppTest) -> str:
    texts = [getattr(each.proto, "body", "") or getattr(each.proto, "label", "") for each in app.main]
    return unescaped("\n".join(filter(None, texts)))


def words_of_html(app: AppTest) -> str:
    return "\n".join(str(getattr(each.proto, "body", "")) for each in app.main if each.type == "html")


def faults(app: AppTest) -> str:
    return unescaped("\n".join(each.value for each in app.error))


# --- the plan -------------------------------------------------------------------------------------


def test_a_billion_covers_both_groups_and_leaves_what_is_left():
    app = planned()
    assert not app.exception
    assert not app.error
    # Rp16,800 x 12 = Rp201,600; 3,000 cost 604,800,000 and 1,500 cost 302,400,000; 92,800,000 remain.
    assert table(app, "Jangkauan") == [
        ["Tenaga kontrak", "1", "3.000", "3.000", "0", "Rp604.800.000", "Rp395.200.000", "seluruhnya"],
        ["Ketua RT", "2", "1.500", "1.500", "0", "Rp302.400.000", "Rp92.800.000", "seluruhnya"],
    ]
    text = words(app)
    assert "Anggaran Rp1 miliar membayar iuran 4.500 dari 4.500 orang selama 12 bulan." in text
    assert "Sisanya Rp92.800.000 (Rp92,8 juta)." in text
    assert [row[1] for row in table(app, "Langkah")] == [
        "Rp16.800 × 12",
        "Rp1.000.000.000 ÷ Rp201.600, dibulatkan ke bawah",
        "terkecil dari 3.000 dan Rp1.000.000.000 ÷ Rp201.600",
        "3.000 × Rp16.800 × 12",
        "Rp1.000.000.000 − Rp604.800.000",
        "terkecil dari 1.500 dan Rp395.200.000 ÷ Rp201.600",
        "1.500 × Rp16.800 × 12",
        "Rp395.200.000 − Rp302.400.000",
        "Rp604.800.000 + Rp302.400.000",
        "Rp1.000.000.000 − Rp907.200.000",
    ]


def test_the_same_plan_in_english():
    app = planned(lang="en")
    assert table(app, "Reach")[1] == [
        "Neighbourhood heads (RT)", "2", "1,500", "1,500", "0", "Rp302,400,000", "Rp92,800,000", "all of them",
    ]  # fmt: skip
    assert "Left over: Rp92,800,000 (Rp92.8 million)." in words(app)


def test_a_group_that_is_put_forward_is_paid_for_first():
    app = planned(budget=201_600 * 1_600)
    assert "Terbayar sebagian: Tenaga kontrak." in words(app)
    assert "Belum terjangkau: Ketua RT." in words(app)
    app.button(f"up_order_{JAMBI}_rt_heads").click().run()
    assert [row[:4] for row in table(app, "Jangkauan")] == [
        ["Ketua RT", "1", "1.500", "1.500"],
        ["Tenaga kontrak", "2", "3.000", "100"],
    ]
    assert "Agar semua terbayar, masih kurang Rp584.640.000" in words(app)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"budget": 0}, "Anggaran (rupiah): nilai '0'"),
        ({"budget": -5}, "Anggaran (rupiah): nilai '-5'"),
        ({"months": 13}, "Jumlah bulan: nilai '13'. Isi bilangan bulat dari 1 sampai 12"),
        ({"months": 0}, "Jumlah bulan: nilai '0'"),
        ({"persons": (3_000, None)}, "Orang dalam kelompok ke-2"),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_fault_is_named_beside_the_form_and_nothing_is_lost(changes, name, lang):
    app = planned(**changes, lang=lang)
    assert not app.exception
    assert name in faults(app)
    assert app.number_input(f"persons_order_{JAMBI}_Tenaga kontrak").value == 3_000
    app.number_input(f"budget_{JAMBI}").set_value(1_000_000_000)
    app.number_input(f"months_{JAMBI}").set_value(12)
    app.number_input(f"persons_order_{JAMBI}_rt_heads").set_value(1_500).run()
    assert not app.error
    last = table(app, "Jangkauan" if lang == "id" else "Reach")[1]
    assert last[6] == ("Rp92.800.000" if lang == "id" else "Rp92,800,000")


def test_a_budget_is_asked_for_before_anything_is_refused_and_named_once_it_is_emptied():
    app = opened()
    assert "Isi anggaran dan jumlah orang" in words(app)
    assert not app.error
    app.number_input(f"budget_{JAMBI}").set_value(1_000_000).run()
    app.number_input(f"budget_{JAMBI}").set_value(None).run()
    assert "Anggaran (rupiah): nilai" in faults(app)


def test_a_contribution_that_does_not_hold_is_refused_by_its_validity():
    app = planned(as_of="2026-11-23")
    app.selectbox("contribution").set_value("surabaya-cadres").run()
    assert "2024-01 sampai 2024-12" in faults(app)
    app.selectbox("contribution").set_value("discount-others").run()
    assert "APBN atau APBD" in faults(app)
    app.selectbox("contribution").set_value("other").run()
    assert "Iuran per orang per bulan" in faults(app)
    app.number_input("other_amount").set_value(36_800).run()
    assert not app.error
    assert table(app, "Jangkauan")[0][3] == "2.264"


def test_the_discount_is_said_not_to_apply_where_a_public_budget_pays():
    app = planned(as_of="2026-04-01")
    assert "Potongan sementara PP 50/2025 tidak diterapkan" in words(app)
    known = table(app, "Berlaku bagi")
    assert [row[1] for row in known] == ["Rp16.800", "Rp10.800", "Rp5.400", "Rp36.800", "Rp8.400", "Rp8.400"]
    assert all(row[5] for row in known)


def test_a_name_that_a_reader_typed_is_only_ever_a_name():
    app = planned(groups=[HOSTILE, "rt_heads"])
    assert not app.exception
    assert table(app, "Jangkauan")[0][0] == HOSTILE
    raw = [str(getattr(each.proto, "body", "")) for each in app.main] + [each.label for each in app.number_input]
    assert not [text for text in raw if LIVE_TAG.search(text)]
    assert not [each.label for each in app.number_input if LIVE_LINK.search(each.label)]


def test_a_plan_can_be_sent_as_an_address_and_opens_the_same():
    app = planned(as_of="2026-11-26", lang="en")
    link = next(
        html.unescape(each) for each in re.findall(r'href="rencana\?([^"]*)"', words_of_html(app)) if "plan=b" in each
    )
    query = dict(parse_qsl(link))
    assert {name: query[name] for name in ("lang", "as_of")} == {"lang": "en", "as_of": "2026-11-26"}
    again = opened(**query)
    assert not again.exception
    assert not again.warning
    assert table(again, "Reach") == table(app, "Reach")
    assert again.number_input(f"budget_{JAMBI}").value == 1_000_000_000
    # What the reader changes afterwards stays changed.
    again.number_input(f"budget_{JAMBI}").set_value(201_600).run()
    assert table(again, "Reach")[0][3] == "1"


def desk(app: AppTest) -> dict[str, dict[str, str]]:
    """The addresses of the press desk to which the page leads, by kind of figure; of several targets the first."""
    found: dict[str, dict[str, str]] = {}
    for link in re.findall(r'href="pers\?([^"]*)"', words_of_html(app)):
        query = dict(parse_qsl(html.unescape(link)))
        found.setdefault(query["figure"], query)
    return found


def rows_of(query: dict[str, str]) -> list[list[str]]:
    listing = BUILDERS[query["figure"]](state.read(query)).listing
    assert listing
    return [[cell.text for cell in row] for row in listing.rows]


def test_every_result_leads_to_the_desk_with_what_was_typed():
    app = planned(as_of="2026-11-26")
    for part, count in {"on_list": 1_652, "enrolled": 1_500, "left_office": 120, "to_add": 300}.items():
        app.number_input(f"{part}_{JAMBI}_rt_heads").set_value(count)
    app.run()
    there = desk(app)
    assert list(there) == [
        "planner_reconciliation", "planner_reconciliation_steps", "contributions", "planner_budget",
        "planner_budget_steps", "planner_targets", "planner_target_steps",
    ]  # fmt: skip
    # The contributions are of no place and day, and hold nothing that was typed.
    assert "plan" not in there.pop("contributions")
    assert {query["region"] for query in there.values()} == {"15.71"}
    assert {query["as_of"] for query in there.values()} == {"2026-11-26"}
    assert rows_of(there["planner_reconciliation"]) == table(app, "Kekurangan bersih")
    assert rows_of(there["planner_budget"]) == table(app, "Jangkauan")
    assert rows_of(there["planner_targets"]) == table(app, "Keadaan")
    assert rows_of(there["planner_reconciliation_steps"]) == table(app, "Langkah")
    assert rows_of(there["planner_budget_steps"])[-1] == [
        "Sisa anggaran",
        "Rp1.000.000.000 − Rp907.200.000",
        "Rp92.800.000",
    ]
    assert rows_of(there["planner_target_steps"])[1][2] == "1.000 orang"


def test_a_number_typed_later_is_in_the_link():
    app = planned()
    app.number_input(f"persons_order_{JAMBI}_rt_heads").set_value(1_501).run()
    assert rows_of(desk(app)["planner_budget"])[1][2] == "1.501"


def test_the_chosen_target_of_the_regencies_goes_along():
    app = opened(region="18", data="synthetic", as_of="2025-12-31")
    app.selectbox("regencies_18_synthetic").set_value("RKP 2026:2026").run()
    assert not app.exception
    query = desk(app)["planner_regencies"]
    assert "t=RKP+2026:2026" in query["plan"]
    assert rows_of(query) == table(app, "Kode")
    again = opened(**{name: value for name, value in query.items() if name != "figure"})
    assert again.selectbox("regencies_18_synthetic").value == "RKP 2026:2026"


def test_a_reconciliation_can_be_sent_as_an_address_and_leaves_the_plan_alone():
    app = opened(plan="r=1652:1500:120:300:rt_heads&r=7::::Kader+X", as_of="2026-11-26")
    assert not app.exception
    assert [row[0] for row in table(app, "Kekurangan bersih")] == ["Ketua RT", "Kader X"]
    assert table(app, "Kekurangan bersih")[0][6] == "272"
    assert app.number_input(f"months_{JAMBI}").value == 12
    assert "Isi anggaran dan jumlah orang" in words(app)
    sent = [html.unescape(each) for each in re.findall(r'href="rencana\?([^"]*)"', words_of_html(app))]
    assert dict(parse_qsl(sent[0]))["plan"] == "r=1652:1500:120:300:rt_heads&r=7::::Kader+X"


def test_what_no_address_can_hold_is_said_beside_the_result():
    app = planned(groups=["x" * 81, "rt_heads"])
    assert "Nama kelompok" in faults(app)
    assert "planner_budget" not in desk(app)
    long = opened({f"groups_{JAMBI}": ["x" * 81]})
    long.number_input(f"on_list_{JAMBI}_{'x' * 81}").set_value(5).run()
    assert not long.exception
    assert "Isian ini terlalu panjang untuk sebuah tautan." in words(long)
    assert "planner_reconciliation" not in desk(long)


def test_without_any_count_there_is_no_result_to_take_away():
    app = opened({f"groups_{JAMBI}": ["rt_heads"]})
    assert "Isi jumlah orang untuk melihat kekurangannya." in words(app)
    assert "planner_reconciliation" not in desk(app)


def test_another_region_forgets_the_plan_of_the_address():
    app = opened(plan="b=201600&m=12&s=2026-11&c=basic&g=3:rt_heads", region="15.71")
    assert table(app, "Jangkauan")[0][3] == "1"
    app.button("planner_14.08").click().run()
    assert "plan" not in app.query_params
    assert app.number_input("budget_14.08_published").value is None


@pytest.mark.parametrize("plan", ["b=satu&c=basic", "c=gratis", "<b>"])
def test_a_plan_that_cannot_be_read_is_told_and_the_form_stays_empty(plan):
    app = opened(plan=plan)
    assert not app.exception
    assert [each.value for each in app.warning] == ["Rencana dalam alamat ini tidak dapat dibaca; isilah kembali."]
    assert app.number_input(f"budget_{JAMBI}").value is None


def test_a_plan_of_an_address_that_makes_no_sense_is_refused_by_the_planner():
    app = opened(plan="b=0&m=13&s=2026-11&c=basic&g=3000:non_asn")
    assert "Anggaran (rupiah): nilai '0'" in faults(app)
    assert "Jumlah bulan: nilai '13'" in faults(app)


def test_a_budget_that_a_source_states_is_one_click_away():
    app = opened(region="14.08")
    button = app.button("stated_budget_14.08_published_0")
    assert unescaped(button.label) == "Pakai Rp800.000.000 (Rp800 juta): anggaran 2022 menurut ANTARA News Riau"
    button.click().run()
    assert app.number_input("budget_14.08_published").value == 800_000_000
    # 800,000,000 / (16,800 x 12) = 3,968.25; 6,121 are enrolled.
    assert table(app, "Jangkauan")[0][3] == "3.968"


@pytest.mark.parametrize(
    ("region", "group", "months", "told"),
    [
        # 31,304 x 16,800 x 12, printed as "Rp6,31 miliar".
        ("21", "fishers", 12, "Rp6.310.886.400: cocok dalam batas pembulatan, selisih −Rp886.400."),
        # 5,606 x 16,800 x 7, printed as "Rp732.210.600".
        ("35.08", "tobacco_farm_workers", 7, "Rp659.265.600: berbeda dari hitungan ulang, selisih Rp72.945.000."),
    ],
)
def test_a_stated_budget_stands_beside_what_its_persons_cost(region, group, months, told):
    scope = f"{region}_published"
    app = opened({f"order_{scope}": [group]}, region=region)
    app.button(f"stated_budget_{scope}_0").click().run()
    app.number_input(f"months_{scope}").set_value(months).run()
    assert "Anggaran itu sama dengan anggaran" in words(app)
    assert f"menghasilkan {told}" in words(app)
    assert "Selisih anggaran yang disebut sumber" in [row[0] for row in table(app, "Cara menghitung")]
    # A budget of the reader's own is no source's.
    app.number_input(f"budget_{scope}").set_value(1_000_000).run()
    assert "Anggaran itu sama dengan" not in words(app)


def test_the_nation_has_targets_and_no_list_of_regencies():
    app = opened(region="ID")
    assert not app.exception
    assert not app.warning
    text = words(app)
    assert "UCJ 2025" in text
    assert "Jarak tiap kabupaten dan kota" not in text


# --- reconciliation -------------------------------------------------------------------------------


def test_counts_are_compared_and_what_is_unknown_is_said():
    app = opened({f"groups_{JAMBI}": ["vulnerable_workers", "rt_heads"]})
    assert app.number_input(f"enrolled_{JAMBI}_vulnerable_workers").value == 3_000
    assert app.number_input(f"enrolled_{JAMBI}_rt_heads").value is None
    text = words(app)
    assert "Terdaftar 3.000 menurut" in text
    assert "Tidak ada sumber yang menyebut jumlahnya." in text
    assert "Hanya jumlah yang dibandingkan" in text
    for part, count in {"on_list": 1_652, "enrolled": 1_500, "left_office": 120, "to_add": 300}.items():
        app.number_input(f"{part}_{JAMBI}_rt_heads").set_value(count)
    app.run()
    rows = table(app, "Kekurangan bersih")
    assert rows[1] == ["Ketua RT", "1.652", "1.500", "120", "300", "1.380", "272", "28"]
    assert rows[0] == ["Pekerja rentan", "—", "3.000", "—", "—", "—", "—", "—"]
    assert "<small>Terdaftar: sama dengan Sekato Jambi, Oktober 2025</small>" in words_of_html(app)
    assert "<small>belum diketahui: dalam daftar, tidak bertugas lagi</small>" in words_of_html(app)
    assert "belum diketahui: Pekerja rentan (dalam daftar, tidak bertugas lagi)" in words(app)


def test_more_leaving_than_enrolled_is_refused_in_words():
    app = opened({f"groups_{JAMBI}": ["vulnerable_workers"]})
    app.number_input(f"left_office_{JAMBI}_vulnerable_workers").set_value(3_001).run()
    assert "Tidak bertugas lagi ke-1: nilai '3001'. Paling banyak sebanyak yang terdaftar (3000)" in faults(app)


# --- targets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "ours", "stated"), [("id", "387.920", "389.534"), ("en", "387,920", "389,534")])
def test_lampungs_own_figure_stands_beside_ours(lang, ours, stated):
    app = opened(region="18", as_of="2025-08-31", lang=lang)
    assert not app.exception
    text = words(app)
    beside = "Sumber menyebut {}; hitungan kami {}" if lang == "id" else "The source states {}; our count is {}"
    assert beside.format(stated, ours) in text
    assert ("38,39%" if lang == "id" else "38.39%") in text


def test_what_cannot_be_calculated_says_why():
    text = words(opened(region="16.71"))
    assert "Tidak dapat dihitung: jumlah semestanya tidak ada; jumlah pesertanya tidak ada." in text
    assert "penyebut target tidak disebut" in text


def test_every_regency_of_the_sample_has_its_distance_under_the_band():
    app = opened(region="18", data="synthetic", as_of="2025-12-31")
    assert not app.exception
    rows = table(app, "Kode")
    assert [row[1] for row in rows] == [region.code for region in regions.regencies("18")]
    assert len(rows) == 15
    assert {row[8] for row in rows} <= {"belum tercapai", "tercapai"}
    assert "DATA CONTOH" in words(app)


def test_a_published_province_without_counts_says_so_for_each_regency():
    app = opened(region="18")
    assert {row[8] for row in table(app, "Kode")} == {"tidak dapat dihitung"}
    assert "Perlu diketahui tentang semua baris: jumlah semestanya tidak ada; jumlah pesertanya tidak ada" in words(app)


# --- the address ----------------------------------------------------------------------------------


def test_the_page_opens_on_kota_jambi_and_leads_to_the_others():
    app = opened()
    assert app.selectbox("planner_region").value == "15.71"
    app.button("planner_14.08").click().run()
    assert app.query_params["region"] in ("14.08", ["14.08"])
    assert app.selectbox("planner_region").value == "14.08"


@pytest.mark.parametrize(
    "address", [{"region": HOSTILE[:40]}, {"region": "99.99"}, {"as_of": "besok"}, {"as_of": "1900-01-01"}]
)
def test_what_an_address_cannot_have_is_said_and_stays_text(address):
    app = opened(**address)
    assert not app.exception
    assert len(app.warning) == 1
    assert not LIVE_TAG.search(app.warning[0].value)


def test_counts_of_one_region_do_not_appear_under_another():
    app = planned()
    app.selectbox("planner_region").set_value("14.08").run()
    assert app.number_input("budget_14.08_published").value is None
    app.selectbox("planner_region").set_value("15.71").run()
    assert app.number_input(f"budget_{JAMBI}").value == 1_000_000_000
