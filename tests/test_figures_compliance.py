"""The words and drawings of compliance, from hand-made evidence."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.figures import theme
from dashboard.figures.compliance import compliance_charts, compliance_lists, compliance_tables
from dashboard.figures.compliance.compliance_tables import LOOKS
from dashboard.figures.lettering import text_width
from data.duties import all_duties
from data.evidence import EVIDENCE_OF_DUTY_COLUMNS, NOT_USED_COLUMNS, Gathered
from data.fields import DUTY_STATUSES

DAY = date(2024, 6, 30)
HOSTILE = "<img src=x onerror=alert(1)>"
SOURCES = {
    "S-1": {"publisher": "Koran <b>", "title": "Judul", "published_date": "2024", "url": "https://contoh.example/1",
            "licence": "", "note_id": "", "note_en": ""},
    "S-2": {"publisher": "Koran", "title": "Judul", "published_date": "2024", "url": "javascript:alert(1)",
            "licence": "", "note_id": "", "note_en": ""},
}  # fmt: skip


def piece(number: int, **cells) -> dict:
    base = dict.fromkeys(EVIDENCE_OF_DUTY_COLUMNS, "") | {
        "evidence_id": f"e-{number}", "region_code": "14.08", "duty": "regulation", "says": "met", "kind": "regulation",
        "worker_group": "all", "instrument": f"Peraturan {number}", "value": float("nan"), "unit": "text",
        "origin": "published", "source_id": "S-1", "row": number, "note_id": "catatan", "note_en": "note",
    }  # fmt: skip
    return base | cells


def judged(*pieces: dict, day: date = DAY) -> compliance_tables.Compliance:
    evidence = pd.DataFrame(list(pieces), columns=list(EVIDENCE_OF_DUTY_COLUMNS))
    return compliance_tables.judge(Gathered(evidence, pd.DataFrame(columns=list(NOT_USED_COLUMNS))), day)


IN_FORCE = piece(1, valid_from="2024-01-01", valid_to="2024-07-31")
LAPSED = piece(2, duty="budget", kind="budget", valid_from="2023-01-01", valid_to="2023-12-31", value=8e8, unit="idr")
OPEN = piece(3, region_code="14", valid_from="2021-11-24")
UPCOMING = piece(4, region_code="31", valid_from="2024-07-01", valid_to="2025-06-30")


def test_the_sentence_counts_governments_with_evidence_that_has_begun():
    told = compliance_tables.summary(judged(IN_FORCE, LAPSED, OPEN, UPCOMING), "", "id")
    assert told.startswith(
        "2 dari 552 pemerintah daerah punya bukti, apa pun isinya, per 30 Juni 2024. Untuk 550 lainnya"
    )
    assert "tidak pernah dihitung sebagai gagal" in told
    within = compliance_tables.summary(judged(IN_FORCE, OPEN), "14", "en")
    assert within.startswith("1 of 12 regencies and cities in Riau have evidence")


def test_without_any_evidence_every_list_is_empty_and_says_nothing_false():
    nothing = judged()
    assert compliance_tables.summary(nothing, "", "id").startswith("0 dari 552")
    assert len(compliance_tables.heat_codes(nothing, "")) == 38
    assert compliance_lists.lapsing_table(nothing, "", SOURCES, "id").empty
    assert compliance_lists.enforcement_table(nothing, "", SOURCES, "id").empty
    assert compliance_charts.timeline(nothing, "", 30, "id").rows.empty
    cells = compliance_tables.heat(nothing, ["14.08"], "id").data.iloc[0]
    assert list(cells[1:8]) == ["– tanpa bukti"] * 7
    assert (cells["Terpenuhi"], cells["Punya bukti"]) == ("0 dari 7", "0 dari 7")


def test_the_heat_table_says_status_in_symbol_words_and_colour():
    compliance = judged(IN_FORCE, LAPSED, OPEN, piece(5, region_code="12.71", says="not_met"))
    codes = compliance_tables.heat_codes(compliance, "")
    assert [code for code in codes if "." in code] == ["12.71", "14.08"]
    style = compliance_tables.heat(compliance, ["14", "14.08", "12.71"], "id")
    table = style.data
    assert list(table["Wilayah"]) == ["Riau", "Kabupaten Siak", "Kota Medan"]
    assert list(table["Regulasi"]) == ["? belum pasti", "✓ terpenuhi", "✕ tidak"]
    assert list(table["Anggaran"]) == ["– tanpa bukti", "⊘ sudah lewat", "– tanpa bukti"]
    assert list(table["Pembinaan"]) == ["– tanpa bukti", "· tidak berlaku", "· tidak berlaku"]
    assert list(table["Terpenuhi"]) == ["0 dari 8", "1 dari 7", "0 dari 7"]
    assert list(table["Punya bukti"]) == ["1 dari 8", "2 dari 7", "1 dari 7"]
    assert list(table["Bukti kab./kota"]) == ["1 dari 12", "", ""]
    assert LOOKS["met"].fill in style.to_html()


def test_contradicting_evidence_is_marked_in_the_table_and_in_words():
    other = piece(6, valid_from="2024-01-01", valid_to="2024-12-31", says="partly")
    compliance = judged(IN_FORCE, other)
    assert compliance_tables.heat(compliance, ["14.08"], "id").data["Regulasi"][0] == "◐ sebagian ⚑"
    told = compliance_tables.of_region(compliance, "14.08", SOURCES, "id")[0]
    assert "bukti saling bertentangan" in told.explained


def lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((lightness(first), lightness(second)))
    return (high + 0.05) / (low + 0.05)


def test_every_status_has_its_own_symbol_and_the_fills_differ_in_grey():
    assert set(DUTY_STATUSES) < set(LOOKS)
    assert len({look.symbol for look in LOOKS.values()}) == len(LOOKS)
    filled = [look for look in LOOKS.values() if look.fill]
    assert all(contrast(look.fill, look.text) >= 4.5 for look in filled)
    order = sorted((look.fill for look in filled if look is not LOOKS["not_applicable"]), key=lightness)
    assert all(contrast(dark, light) > 1.1 for dark, light in pairwise(order))


def test_a_regions_evidence_tells_all_and_links_only_to_web_addresses():
    hostile = piece(7, duty="budget", kind="budget", instrument=HOSTILE, source_id="S-2", file="published_facts", value=8e8, unit="idr",
                    as_printed="Rp800 juta", valid_from="2022-01-01", valid_to="2022-12-31")  # fmt: skip
    duties = compliance_tables.of_region(judged(IN_FORCE, hostile), "14.08", SOURCES, "id")
    assert [duty.duty for duty in duties[:2]] == ["regulation", "budget"]
    assert duties[0].explained == "terpenuhi, sampai 31 Juli 2024"
    assert duties[1].explained == "bukti sudah lewat masa berlaku, berakhir 31 Desember 2022"
    assert all(not duty.pieces for duty in duties[2:])
    texts = {fact.label: fact.text for fact in duties[1].pieces[0]}
    assert texts["Naskah"] == HOSTILE
    assert texts["Nilai"] == "Rp800.000.000"
    assert texts["Tercetak di sumber"] == "Rp800 juta"
    assert texts["Baris sumber"] == "published_facts:7"
    assert texts["Masa berlaku"] == "1 Januari 2022 – 31 Desember 2022 (sudah lewat)"
    assert [fact.address for fact in duties[0].pieces[0] if fact.address] == ["https://contoh.example/1"]
    assert not [fact for fact in duties[1].pieces[0] if fact.address]


def test_unknown_days_are_said_to_be_unknown():
    assert compliance_tables.validity(piece(8), "id") == "awal tidak diketahui – akhir tidak diketahui"
    assert compliance_tables.validity(OPEN, "en") == "24 November 2021 – end not known"


def test_what_lapses_is_listed_with_days_left_and_whether_it_was_renewed():
    renewal = piece(9, valid_from="2024-08-01", valid_to="2025-07-31")
    alone = compliance_lists.lapsing_table(judged(IN_FORCE), "", SOURCES, "id")
    assert alone[["Hari terakhir", "Sisa hari", "Diperbarui"]].to_numpy().tolist() == [
        ["31 Juli 2024", 31, "belum ada buktinya"]
    ]
    renewed = compliance_lists.lapsing_table(judged(IN_FORCE, renewal), "14", SOURCES, "id")
    assert list(renewed["Diperbarui"]) == ["ya"]
    assert compliance_lists.lapsing_table(judged(IN_FORCE), "31", SOURCES, "id").empty


def test_the_spread_counts_regencies_by_status():
    table = compliance_tables.spread_table(judged(IN_FORCE, LAPSED), "14", "id").set_index("Kewajiban")
    assert table.loc["Regulasi", "✓ terpenuhi"] == 1
    assert table.loc["Anggaran", "⊘ bukti sudah lewat masa berlaku"] == 1
    assert table.loc["BUMD", "– belum ada bukti"] == 12
    assert (table.sum(axis=1) == 12).all()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_duty_says_whom_it_binds_and_how_far_it_is_verified(lang):
    facts = compliance_tables.all_duty_facts(lang)
    assert len(facts) == len(all_duties())
    assert all(fact.text for listed in facts.values() for fact in listed)
    binds = {code: listed[2].text for code, listed in facts.items()}
    assert binds["guidance"] == {"id": "gubernur", "en": "governors"}[lang]
    assert {"id": "tidak mengikat", "en": "binds no"}[lang] in binds["enforcement"]


def test_the_timeline_puts_first_what_ends_first_and_draws_no_end_it_does_not_know():
    later = piece(10, region_code="31.71", valid_from="2024-01-01", valid_to="2025-12-31")
    undated = piece(11, region_code="32")
    drawn = compliance_charts.timeline(judged(OPEN, LAPSED, UPCOMING, later, IN_FORCE, undated), "", 30, "id")
    assert list(drawn.rows["state"]) == [
        "berlaku", "berlaku", "belum mulai", "akhir atau awal berlakunya tidak diketahui", "sudah lewat",
    ]  # fmt: skip
    assert drawn.rows["label"][0] == "Kabupaten Siak · Peraturan 1"
    assert list(drawn.rows["is_open"]) == [False, False, False, True, False]
    assert (drawn.total, drawn.without_start) == (6, 1)
    assert len(compliance_charts.timeline(judged(OPEN, LAPSED, later), "", 1, "id").rows) == 1
    described = compliance_charts.chart(drawn, DAY, theme.LIGHT, "id").to_dict()
    assert [layer["mark"]["type"] for layer in described["layer"]] == ["rect", "bar", "point", "rule", "text"]


@pytest.mark.parametrize("width", [700, 770, 1200])
def test_the_words_of_the_heat_fit_into_its_cells(width: int):
    codes = ["14", "14.01", "14.10"]
    size = compliance_charts.heat_letters(codes, width, "id")
    names = text_width("Kabupaten Kepulauan Meranti", size)
    cell = (width - names) / len(compliance_tables.bound_duties())
    assert text_width("tidak berlaku*", size) < cell
    assert text_width("tidak berlaku*", size + 2) > cell - 6
