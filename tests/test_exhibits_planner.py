"""The results of the planner page as they leave the building: hand-computed values, what was typed, and refusals."""

import csv
import datetime as dt
import io
import re
import zipfile
from functools import partial
from xml.etree import ElementTree

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from dashboard import cache, plan_link
from dashboard.documents import press_picture
from dashboard.documents.kit import kit, stem
from dashboard.exhibits import BUILDERS
from dashboard.figures.press.described import cited, described
from dashboard.figures.press.exhibit import Edition, Exhibit
from dashboard.figures.press.press_frame import SIZES
from dashboard.plan_link import Listed, PlanEntries
from dashboard.state import Selection
from data.errors import NoFigureError

pytestmark = pytest.mark.real

DAY = "2026-11-26"
HOSTILE = "=1+1 <img src=x onerror=alert(1)> $x$"
LISTED = (Listed("rt_heads", 1_652, 1_500, 120, 300), Listed("Kader & <b>", 100, 90, 5, None))
PLAN = PlanEntries(
    1_000_000_000, 12, "2026-11", "basic", None,
    (("non_asn", 3_000), ("rt_heads", 1_500), ("vulnerable_workers", 3_000)),
)  # fmt: skip
KINDS = [kind for kind in BUILDERS if kind.startswith("planner_")]


def at(entries: PlanEntries | str = "", **choices: str) -> Selection:
    text = entries if isinstance(entries, str) else plan_link.to_text(entries)
    return Selection(as_of=DAY, plan=text).changed(**choices)


LAMPUNG = at(region="18", as_of="2025-08-31")
SAMPLE = at(region="18", data="synthetic", as_of="2025-12-31")
ADDRESSES = {
    "planner_reconciliation": at(PlanEntries(listed=LISTED)),
    "planner_reconciliation_steps": at(PlanEntries(listed=LISTED)),
    "planner_budget": at(PLAN),
    "planner_budget_steps": at(PLAN),
    "planner_targets": LAMPUNG,
    "planner_target_steps": LAMPUNG,
    "planner_regencies": SAMPLE,
}


def made(kind: str, selection: Selection | None = None) -> Exhibit:
    return BUILDERS[kind](selection or ADDRESSES[kind])


def texts(exhibit: Exhibit) -> list[list[str]]:
    assert exhibit.listing
    return [[cell.text for cell in row] for row in exhibit.listing.rows]


def numbers(exhibit: Exhibit) -> list[list[float | None]]:
    assert exhibit.listing
    return [[cell.number for cell in row] for row in exhibit.listing.rows]


# --- reconciliation -------------------------------------------------------------------------------


def test_a_reconciliation_is_counted_again_from_the_address():
    found = made("planner_reconciliation")
    # 1,500 - 120 = 1,380 serve; 1,652 - 1,380 = 272 lack; 300 - 272 = 28 are off the list.
    assert texts(found) == [
        ["Ketua RT", "1.652", "1.500", "120", "300", "1.380", "272", "28"],
        ["Kader & <b>", "100", "90", "5", "—", "85", "15", "—"],
    ]
    assert numbers(found)[0] == [None, 1_652, 1_500, 120, 300, 1_380, 272, 28]
    assert found.title == "Rekonsiliasi daftar dan kepesertaan, Kota Jambi"
    assert found.subtitle.startswith("Jumlah orang diisi pengguna, bukan angka terbitan.")
    assert found.said == (
        "Ketua RT di Kota Jambi: 1.652 orang dalam daftar, 1.380 orang terdaftar dan masih bertugas, kekurangan "
        "bersih 272 orang (diisi pengguna).",
        "Kader & <b> di Kota Jambi: 100 orang dalam daftar, 85 orang terdaftar dan masih bertugas, kekurangan "
        "bersih 15 orang (diisi pengguna).",
        "Kekurangan bersih 2 kelompok di Kota Jambi bersama-sama 287 orang (dihitung dari isian pengguna).",
    )
    assert "Sumber: isian pengguna" in found.source
    assert found.cites == ()


def test_a_number_that_a_source_publishes_is_named_as_the_same_and_stays_typed():
    found = made(
        "planner_reconciliation", at(PlanEntries(listed=(Listed("vulnerable_workers", 3_100, 3_000, 0, None),)))
    )
    assert found.listing
    assert found.listing.rows[0][0].lines == ("Terdaftar: sama dengan Sekato Jambi, Oktober 2025",)
    assert found.cites == ("S-c635889c",)
    assert "Sekato Jambi; isian pengguna" in found.source
    other = made(
        "planner_reconciliation", at(PlanEntries(listed=(Listed("vulnerable_workers", 3_100, 2_999, 0, None),)))
    )
    assert other.listing
    assert other.listing.rows[0][0].lines == ()
    assert other.cites == ()


@pytest.mark.parametrize(
    ("enrolled", "told"),
    [
        (1_800, "lebih 28 orang daripada dalam daftar (diisi pengguna)."),
        (1_772, "kekurangan bersih 0 orang (diisi pengguna)."),
    ],
)
def test_a_gap_below_zero_is_told_as_more_than_listed(enrolled, told):
    found = made("planner_reconciliation", at(PlanEntries(listed=(Listed("rt_heads", 1_652, enrolled, 120, None),))))
    assert found.said == (found.said[0],)
    assert found.said[0].endswith(told)


def test_what_is_not_known_is_said_and_shown_beside_the_gap():
    found = made("planner_reconciliation", at(PlanEntries(listed=(*LISTED, Listed("non_asn", 5, None, None, None)))))
    assert found.listing
    assert found.listing.rows[2][0].lines == ("belum diketahui: terdaftar, tidak bertugas lagi",)
    assert found.said[-1] == "Tidak dapat dihitung; belum diketahui: Pegawai non-ASN (terdaftar, tidak bertugas lagi)."
    assert found.said[-1] in found.note


def test_the_calculation_of_a_reconciliation_has_its_lines():
    assert texts(made("planner_reconciliation_steps"))[-2:] == [
        ["Kader & <b>: kekurangan bersih", "100 − 85", "15 orang"],
        ["Kekurangan bersih semua kelompok", "272 + 15", "287 orang"],
    ]


# --- the plan -------------------------------------------------------------------------------------


def test_a_plan_is_counted_again_from_the_address():
    found = made("planner_budget")
    # Rp16,800 x 12 = Rp201,600 a person; 92,800,000 / 201,600 = 460.3 of the third group.
    assert texts(found) == [
        ["Pegawai non-ASN", "1", "3.000", "3.000", "0", "Rp604.800.000", "Rp395.200.000", "seluruhnya"],
        ["Ketua RT", "2", "1.500", "1.500", "0", "Rp302.400.000", "Rp92.800.000", "seluruhnya"],
        ["Pekerja rentan", "3", "3.000", "460", "2.540", "Rp92.736.000", "Rp64.000", "sebagian"],
    ]
    assert numbers(found)[2] == [None, 3, 3_000, 460, 2_540, 92_736_000, 64_000, None]
    assert found.subtitle == (
        "Anggaran Rp1 miliar dan jumlah orang diisi pengguna; 12 bulan mulai November 2026; iuran Rp16.800 per orang "
        "per bulan (JKK + JKM, penghasilan terendah; ANTARA News Kalimantan Selatan, 2021)"
    )
    assert found.said[0].startswith(
        "Anggaran Rp1 miliar untuk Kota Jambi (diisi pengguna) membayar iuran 4.960 dari 7.500 orang (diisi pengguna)"
    )
    assert found.said[1:] == (
        "Agar semua orang dalam isian itu terbayar, anggaran isian itu masih kurang Rp512 juta.",
        "Dalam urutan isian itu terbayar seluruhnya: Pegawai non-ASN, Ketua RT.",
        "Dalam urutan isian itu terbayar sebagian: Pekerja rentan.",
    )
    assert "masa berlaku tidak disebut" in found.note
    assert "iuran: ANTARA News Kalimantan Selatan, 2021" in found.source


def test_the_calculation_of_a_plan_has_its_lines():
    rows = texts(made("planner_budget_steps"))
    assert rows[0] == ["Satu orang selama masa rencana", "Rp16.800 × 12", "Rp201.600"]
    assert rows[-1] == ["Kekurangan agar semua terbayar", "Rp1.512.000.000 − Rp1.000.000.000", "Rp512.000.000"]


def test_a_budget_that_a_source_states_is_named_with_it():
    entries = PlanEntries(800_000_000, 12, "2026-11", groups=(("health_cadres", 6_121),))
    found = made("planner_budget", at(entries, region="14.08"))
    said = "Anggaran itu sama dengan anggaran 2022 menurut ANTARA News Riau. Orang × iuran × bulan menghasilkan "
    assert found.said[-1].startswith(f"{said}Rp1.233.993.600")
    assert "ANTARA News Riau" in found.source
    assert found.cites == ("S-d0476fd2",)


def test_a_contribution_of_the_readers_own_is_named_so():
    found = made("planner_budget", at(PlanEntries(1_200_000, 12, "2026-11", "other", 10_000, (("rt_heads", 10),))))
    assert "iuran Rp10.000 per orang per bulan (diisi pengguna)" in found.subtitle
    assert "iuran: isian pengguna" in found.source
    assert found.said[1] == "Dari anggaran isian itu tersisa Rp0."


# --- distances ------------------------------------------------------------------------------------


def test_all_targets_of_a_region_stand_in_one_table_with_their_sources():
    found = made("planner_targets")
    assert found.listing
    first = found.listing.rows[0]
    # 38.39% of 2,800,000 are 1,074,920; less 687,000; five months are left; x Rp16,800 x 12.
    assert [cell.number for cell in first[1:7]] == [0.3839, 2_800_000, 687_000, 387_920, 77_584, 78_204_672_000]
    assert found.note.startswith(
        "Hanya target yang bernama, sebagaimana terbit. Semesta dan peserta, sejauh ada: Agustus 2025, Kutipan."
    )
    assert first[4].lines == ("Kutipan menyebut 389.534",)
    assert "penyebut target tidak disebut; dihitung atas semesta" in first[7].lines
    assert (
        "Perlu diketahui tentang semua baris: dasar pencatatan tidak disebut untuk semua angkanya; dibulatkan"
        in found.note
    )
    assert found.said[0].startswith("Untuk Lampung ada 7 target bernama")
    assert found.said[1] == (
        "Menurut Kutipan per Agustus 2025, masih 387.920 orang di Lampung harus didaftarkan untuk mencapai target "
        "daerah yang instrumennya tidak disebut sumber (Lampung, 2025, 38,39 persen)."
    )
    assert found.said[-1].startswith("Perlu diketahui: ")
    assert not [sentence for sentence in found.said if "pengguna" in sentence]


def test_the_calculation_of_one_target_is_that_of_the_address():
    rpjmn = next(row for row in texts(made("planner_targets")) if row[0] == "RPJMN 2025-2029 (Indonesia)")
    found = made("planner_target_steps", LAMPUNG.changed(plan="t=T-7b7a7900feaf"))
    assert "target RPJMN 2025-2029 (Indonesia, 2025, 32,15 persen)" in found.subtitle
    assert texts(found)[1][2] == f"{rpjmn[4]} orang" == "213.200 orang"
    assert "Perlu diketahui: target ini mengikat wilayah lain" in found.note
    assert "Naskah:" in found.note


def test_every_regency_has_its_distance_under_the_band():
    found = made("planner_regencies")
    assert found.listing
    assert len(found.listing.rows) == 15
    assert found.band == "DATA CONTOH — BUKAN ANGKA RESMI"
    states = [row[8].text for row in found.listing.rows]
    reached = states.count("tercapai")
    assert found.said[0].startswith(
        f"Menurut Data contoh JamsosMap, {15 - reached} dari 15 kabupaten dan kota di Lampung masih harus mendaftarkan "
    )
    assert found.said[0].endswith(f"{reached} sudah mencapainya.")
    published = made("planner_regencies", LAMPUNG)
    assert published.band == ""
    assert published.said[0].endswith("tidak dapat dihitung.")


# --- all kinds ------------------------------------------------------------------------------------


SCALES = {"ribu": 1_000, "juta": 10**6, "miliar": 10**9, "thousand": 1_000, "million": 10**6, "billion": 10**9}
# Lampung's paper states 389,534 workers to the target, 1,614 more than the calculation.
STATED = {"planner_target_steps": {389_534, 1_614}}


def amounts(sentence: str) -> set[float]:
    """The numbers of a sentence that are above 999 or have a word of scale."""
    scaled = re.findall(rf"Rp([\d.,]+) ({'|'.join(SCALES)})\b", sentence)
    full = re.findall(r"\d{1,3}(?:[.,]\d{3})+", sentence)
    return {float(number.replace(",", ".")) * SCALES[word] for number, word in scaled} | {
        float(re.sub(r"[.,]", "", number)) for number in full
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_number_that_is_said_stands_in_the_result_or_its_calculation(kind, lang):
    selection = ADDRESSES[kind].changed(lang=lang)
    said = made(kind, selection).said
    assert 1 <= len(said) <= 5
    family = [other for other in KINDS if other.removesuffix("_steps") == kind.removesuffix("_steps")]
    tables = [numbers(made(each, selection)) for each in family]
    known = {number for rows in tables for row in rows for number in row if number is not None}
    known |= {sum(number or 0 for number in column) for rows in tables for column in zip(*rows, strict=True)}
    known |= {1_000_000_000, 16_800} | STATED.get(kind, set())
    assert {number for sentence in said for number in amounts(sentence)} <= known


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_entry_is_refused_in_words(kind):
    for text in ("<b>", "b=satu&c=basic", "c=gratis", "x" * plan_link.LONGEST, "b=1" * plan_link.LONGEST):
        with pytest.raises(NoFigureError, match=r"tidak dapat dibaca.*Buka halaman Rencana.*\.$"):
            made(kind, at(text))


@pytest.mark.parametrize(
    ("kind", "selection", "told"),
    [
        ("planner_budget", at(), "tidak memuat rencana anggaran"),
        ("planner_budget_steps", at("c=basic"), "tidak memuat rencana anggaran"),
        ("planner_reconciliation", at(PLAN), "tidak memuat isian rekonsiliasi"),
        ("planner_reconciliation_steps", at("r=5::::rt_heads"), "tidak memuat cukup angka"),
        ("planner_budget", at("b=0&m=13&s=2026-11&g=3:x"), r"nilai '0'.*nilai '13'. Isi bilangan bulat dari 1"),
        ("planner_budget", at("b=5&m=1&s=kapan&g=3:x"), "nilai 'kapan'. Tulis tahun dan bulan"),
        ("planner_budget", at("b=5&m=1&s=2026-11&c=other&g=3:x"), "Iuran per orang per bulan"),
        ("planner_reconciliation", at("r=5:1:2::rt_heads"), "nilai '2'. Paling banyak sebanyak yang terdaftar"),
        ("planner_targets", at("c=surabaya-cadres"), "2024-01 sampai 2024-12"),
        ("planner_target_steps", at("t=zz"), "Target 'zz' tidak ada"),
        ("planner_target_steps", at(region="16.71"), "Tidak dapat dihitung: jumlah semestanya tidak ada"),
        ("planner_regencies", at(), "hanya ada untuk provinsi; alamat ini tentang Kota Jambi"),
        ("planner_regencies", at(region="ID"), "hanya ada untuk provinsi"),
        ("planner_budget", at(PLAN, region="zz<b>"), "Wilayah 'zz<b>' tidak dapat dipakai"),
        ("planner_targets", at(as_of="besok"), "Tanggal 'besok' tidak dapat dipakai"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_value_and_remedy(kind, selection, told):
    with pytest.raises(NoFigureError, match=told) as refused:
        made(kind, selection)
    assert str(refused.value).endswith(".")


# --- files ----------------------------------------------------------------------------------------

HOSTILE_PLAN = PlanEntries(10**9, 12, "2026-11", groups=((HOSTILE, 3), ("rt_heads", 7_000)))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The kit of a plan with a hostile name, with its picture as SVG and PDF, by what follows the file's stem."""
    figure = described(made("planner_budget", at(HOSTILE_PLAN)))
    edition = Edition(dt.date(2026, 11, 26), "pers?figure=planner_budget")
    pictures = {
        ".svg": partial(press_picture.svg, figure, SIZES["web"], edition),
        ".pdf": partial(press_picture.pdf, figure, SIZES["print"], edition),
    }
    sources = cited(figure.exhibit, cache.sources("published"))
    with zipfile.ZipFile(io.BytesIO(kit(figure, sources, dt.date(2026, 11, 26), pictures))) as packed:
        return {name.removeprefix(stem(figure.exhibit)): packed.read(name) for name in packed.namelist()}


def test_the_csv_of_a_plan_reads_back_and_starts_no_formula(files):
    first, second = csv.DictReader(io.StringIO(files[".csv"].decode("utf-8-sig"), newline=""))
    assert first["Kelompok"] == f"'{HOSTILE}"
    # (1,000,000,000 - 3 x 201,600) / 201,600 = 4,957.3 of 7,000.
    assert (second["Kelompok"], second["Orang"], second["Terbayar"], second["Biaya"]) == (
        "Ketua RT", "7000", "4957", "999331200",
    )  # fmt: skip
    assert "diisi pengguna" in second["Keterangan tabel"]


def test_the_workbook_of_a_plan_holds_numbers_as_numbers(files):
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert 999_331_200 in [cell.value for cell in cells]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert any(HOSTILE in str(cell.value) for cell in cells)


def test_the_slide_of_a_plan_has_a_table_that_can_be_edited(files):
    deck = Presentation(io.BytesIO(files[".pptx"]))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert rows[1][0].startswith(HOSTILE)
    assert rows[2][:4] == ["Ketua RT", "2", "7.000", "4.957"]


def test_the_pictures_of_a_plan_hold_its_figures_as_text(files):
    drawn = " ".join("".join(each.itertext()) for each in ElementTree.fromstring(files[".svg"]).iter())
    page = pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages[0].extract_text()
    for text in ("Rp999.331.200", "4.957", "diisi pengguna", "isian pengguna"):
        assert text in drawn
        assert text in page


def test_the_sentences_and_the_alternative_text_of_a_plan_say_what_was_typed(files):
    said = files["_kalimat.txt"].decode()
    assert "Anggaran Rp1 miliar untuk Kota Jambi (diisi pengguna) membayar iuran 4.960 dari 7.003 orang" in said
    assert "Tabel: Rencana anggaran, Kota Jambi. Anggaran Rp1 miliar dan jumlah orang diisi pengguna" in said


def test_the_known_contributions_leave_with_their_sources_whatever_was_typed():
    made = BUILDERS["contributions"](Selection(plan="x"))
    assert made.listing
    assert len(made.listing.rows) == len(cache.known_contributions())
    assert made.listing.is_numeric(1)
    assert made.source.startswith("Sumber: ANTARA News Kalimantan Selatan")
    assert made.source.endswith("Lisensi data: tidak disebut.")
