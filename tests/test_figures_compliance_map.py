"""The map, the spread and the files of compliance, from hand-made evidence."""

import csv
import io
from datetime import date
from functools import partial
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.documents import picture
from dashboard.figures.compliance import (
    compliance_charts,
    compliance_files,
    compliance_map,
    compliance_spread,
    compliance_tables,
)
from dashboard.figures.compliance.compliance_map import OVERALL
from dashboard.figures.compliance.compliance_tables import LOOKS
from dashboard.figures.press import press_ground, press_map
from dashboard.figures.theme import DARK, LIGHT
from data.evidence import EVIDENCE_OF_DUTY_COLUMNS, NOT_USED_COLUMNS, Gathered

DAY = date(2026, 11, 26)
SOURCES = {
    "S-1": {"publisher": "Koran Satu", "title": "=1+1", "published_date": "2026-01-02", "url": "https://contoh.example/1",
            "licence": "", "note_id": "", "note_en": ""},
}  # fmt: skip
RIAU, SIAK, KAMPAR, JAMBI, KOTA_JAMBI = "14", "14.08", "14.01", "15", "15.71"
REGENCIES = [SIAK, KAMPAR, KOTA_JAMBI]


def piece(number: int, region: str = SIAK, **cells) -> dict:
    base = dict.fromkeys(EVIDENCE_OF_DUTY_COLUMNS, "") | {
        "evidence_id": f"e-{number}", "region_code": region, "duty": "budget", "says": "met", "kind": "budget",
        "worker_group": "all", "instrument": f"Naskah {number}", "period": "2026", "value": 8e8, "unit": "idr",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "origin": "published", "source_id": "S-1", "row": number,
        "note_id": "catatan", "note_en": "note", "file": "articles",
    }  # fmt: skip
    return base | cells


def judged(*pieces: dict) -> compliance_tables.Compliance:
    evidence = pd.DataFrame(list(pieces), columns=list(EVIDENCE_OF_DUTY_COLUMNS))
    return compliance_tables.judge(Gathered(evidence, pd.DataFrame(columns=list(NOT_USED_COLUMNS))), DAY)


# Siak: budget met, regulation of unknown validity; Kampar: budget lapsed; Kota Jambi: nothing. Riau: budget not met.
PIECES = (
    piece(1),
    piece(2, duty="regulation", kind="regulation", valid_to=""),
    piece(3, KAMPAR, valid_from="2025-01-01", valid_to="2025-12-31"),
    piece(4, RIAU, says="not_met"),
    piece(5, KOTA_JAMBI, valid_from="2027-01-01", valid_to="2027-12-31"),
)


def figure(duty: str, codes: list[str], theme=LIGHT, lang="id", pieces=PIECES, **changes):
    asked: dict[str, Any] = {
        "layer": "regencies",
        "within": "",
        "chosen": "",
        "credit": "kotak",
        "synthetic": False,
    } | changes
    return compliance_map.map_figure(
        judged(*pieces), duty, codes, sources=SOURCES, theme=theme, lang=lang, **asked
    )  # fmt: skip


def states(shown) -> dict[str, str]:
    """What each region of a figure is said to be."""
    return {
        row["region_code"]: shown.missing
        if row["obs_status"] == "missing"
        else shown.categories[shown.class_of(row["value"])].label
        for row in shown.regions.to_dict("records")
    }


# --- the map --------------------------------------------------------------------------------------------


def test_a_duty_is_mapped_by_status_and_want_of_evidence_is_neither_failing_nor_not_binding():
    assert states(figure("budget", REGENCIES)) == {
        SIAK: "terpenuhi", KAMPAR: "bukti sudah lewat masa berlaku", KOTA_JAMBI: "belum ada bukti",
    }  # fmt: skip
    assert states(figure("budget", [RIAU, JAMBI])) == {RIAU: "tidak terpenuhi menurut sumber", JAMBI: "belum ada bukti"}
    guidance = figure("guidance", [RIAU, SIAK])
    assert states(guidance) == {RIAU: "belum ada bukti", SIAK: "tidak mengikatnya"}
    fills = {look.label: look.fill for look in guidance.categories}
    assert fills["tidak mengikatnya"] != fills["tidak terpenuhi menurut sumber"]


def test_a_look_that_binds_everyone_here_has_no_place_in_the_legend():
    labels = [look.label for look in figure("budget", REGENCIES).categories]
    assert "tidak mengikatnya" not in labels
    assert labels[0] == "terpenuhi"


def test_each_square_of_the_map_has_the_colour_of_its_status():
    squares = gpd.GeoDataFrame(
        {"region_code": REGENCIES, "p": [(100.5, 0.5), (101.5, 0.5), (102.5, 0.5)]},
        geometry=[shapely.box(x, 0, x + 1, 1) for x in (100, 101, 102)],
        crs="EPSG:4326",
    )
    drawn = ElementTree.fromstring(
        picture.svg(press_map.plot(figure("budget", REGENCIES), partial(press_ground.ground, squares), 900, 500))
    )
    fills = [node.get("fill") for node in drawing_paths(drawn)]
    # The sea, then Siak met, Kampar lapsed, and Kota Jambi without evidence on the ground of its hatching.
    assert fills[:4] == [LIGHT.sea, LOOKS["met"].fill, LOOKS["lapsed"].fill, LIGHT.missing.ground]


def drawing_paths(drawn: ElementTree.Element) -> list[ElementTree.Element]:
    paths = drawn.iter("{http://www.w3.org/2000/svg}path")
    return [node for node in paths if node.get("fill") not in ("none", None)]


def test_the_score_tells_nothing_met_from_nothing_known():
    shown = figure(OVERALL, REGENCIES)
    assert states(shown) == {SIAK: "1 terpenuhi", KAMPAR: "0 terpenuhi, ada bukti", KOTA_JAMBI: "belum ada bukti"}
    assert list(shown.regions["note"]) == [
        "terpenuhi 1 dari 7 berlaku · bukti untuk 2",
        "terpenuhi 0 dari 7 berlaku · bukti untuk 1",
        "terpenuhi 0 dari 7 berlaku · bukti untuk 0",
    ]
    assert [look.symbol for look in shown.categories] == ["4", "3", "2", "1", "0"]
    assert [look.fill for look in shown.categories] == list(reversed(LIGHT.classes))
    assert [look.fill for look in figure(OVERALL, REGENCIES, DARK).categories] == list(reversed(DARK.classes))


def test_the_tooltip_says_until_when_and_how_much_evidence_there_is():
    notes = dict(zip(REGENCIES, figure("budget", REGENCIES).regions["note"], strict=True))
    assert notes[SIAK] == "terpenuhi, sampai 31 Desember 2026 · bukti: 1"
    assert notes[KAMPAR] == "bukti sudah lewat masa berlaku, berakhir 31 Desember 2025 · bukti: 1"
    assert notes[KOTA_JAMBI] == ""


def test_contradicting_evidence_is_outlined_on_the_map():
    shown = figure("budget", REGENCIES, pieces=(piece(1), piece(2, says="partly")))
    assert list(shown.regions["flags"]) == ["disputed_sources", "", ""]
    scored = figure(OVERALL, REGENCIES, pieces=(piece(1), piece(2, says="partly")))
    assert list(scored.regions["flags"]) == ["disputed_sources", "", ""]


def test_title_day_wording_source_and_band_are_said_in_both_languages():
    shown = figure("licences", REGENCIES, within=RIAU, synthetic=True, lang="en")
    assert shown.title == "Licences, Riau"
    assert shown.subtitle == "As of 26 November 2026 · wording not found, check before publishing"
    assert shown.source == "Source: none yet"
    assert shown.band == "SAMPLE DATA — NOT OFFICIAL FIGURES"
    plain = figure(OVERALL, REGENCIES)
    assert plain.title == "Kewajiban yang terpenuhi"
    assert plain.subtitle.startswith("Per 26 November 2026 · ")
    assert (plain.source, plain.band) == ("Sumber: Koran Satu", "")


def test_a_layer_with_a_region_that_nobody_judged_is_refused():
    with pytest.raises(KeyError):
        figure("budget", [SIAK, "99.99"])


def test_the_counts_are_those_of_the_map_and_always_say_how_many_have_no_evidence():
    counted = compliance_map.counts(judged(*PIECES), "budget", REGENCIES, LIGHT, "id")
    assert compliance_map.counts_words(counted) == (
        "terpenuhi: 1 · bukti sudah lewat masa berlaku: 1 · belum ada bukti: 1"
    )
    everywhere = compliance_map.counts(judged(*PIECES), "budget", [SIAK], LIGHT, "en")
    assert compliance_map.counts_words(everywhere) == "met: 1 · no evidence: 0"


# --- the spread -----------------------------------------------------------------------------------------


def test_provinces_show_the_spread_of_their_regencies():
    spread = compliance_spread.spread_of_provinces(judged(*PIECES), "budget", LIGHT, "id")
    assert spread.provinces == ("Riau",)
    assert spread.without == 37
    assert spread.rows[["state", "text", "count", "start", "end"]].to_numpy().tolist() == [
        ["terpenuhi", "✓ 1", 1, 0, 1],
        ["bukti sudah lewat masa berlaku", "⊘ 1", 1, 1, 2],
        ["belum ada bukti", "", 10, 2, 12],
    ]
    assert "37 provinsi lain tidak digambar" in compliance_spread.words(spread, "budget", "id")
    described = compliance_spread.chart(spread, "budget", LIGHT, "id").to_dict()
    assert [layer["mark"]["type"] for layer in described["layer"]] == ["bar", "text"]


def test_the_spread_of_the_score_counts_regions_without_their_symbol():
    spread = compliance_spread.spread_of_provinces(judged(*PIECES), OVERALL, LIGHT, "id")
    assert spread.rows[["state", "text"]].to_numpy().tolist() == [
        ["1 terpenuhi", "1"], ["0 terpenuhi, ada bukti", "1"], ["belum ada bukti", ""],
    ]  # fmt: skip


def test_a_duty_of_governors_only_has_no_spread():
    spread = compliance_spread.spread_of_provinces(judged(*PIECES), "guidance", LIGHT, "id")
    assert (len(spread.rows), spread.provinces) == (0, ())


# --- the drawing for pictures -----------------------------------------------------------------------------


def test_the_heat_drawing_says_status_in_words_on_its_colour():
    compliance = judged(*PIECES, piece(6, KAMPAR, duty="regulation", kind="regulation"),
                        piece(7, KAMPAR, duty="regulation", kind="regulation", says="partly"))  # fmt: skip
    described = compliance_charts.heat_chart(compliance, [RIAU, SIAK, KAMPAR], LIGHT, 11, "id").to_dict()
    rows = next(iter(described["datasets"].values()))
    cells = {(row["region"], row["duty"]): row["text"] for row in rows}
    assert len(cells) == 3 * 8
    assert cells["Kabupaten Siak", "Anggaran"] == "terpenuhi"
    assert cells["Riau", "Anggaran"] == "tidak"
    assert cells["Kabupaten Kampar", "Regulasi"] == "sebagian*"
    assert cells["Kabupaten Siak", "Pembinaan"] == "tidak berlaku"
    assert cells["Kabupaten Siak", "BUMD"] == "tanpa bukti"


# --- the files --------------------------------------------------------------------------------------------


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_file_of_statuses_has_codes_words_day_and_source():
    content = compliance_files.statuses_file(judged(*PIECES), [RIAU, SIAK, KAMPAR], SOURCES, synthetic=False, lang="id")
    rows = {(row["region_code"], row["duty"]): row for row in read(content)}
    assert len(rows) == 3 * 8
    met, open_, lapsed = rows[SIAK, "budget"], rows[SIAK, "regulation"], rows[KAMPAR, "budget"]
    assert (met["status"], met["status_label"], met["until"], met["as_of"]) == (
        "met", "terpenuhi", "2026-12-31", "2026-11-26",
    )  # fmt: skip
    assert (met["name"], met["duty_label"], met["source"], met["evidence_ids"]) == (
        "Kabupaten Siak", "Anggaran", "Koran Satu", "e-1",
    )  # fmt: skip
    assert (met["duties_met"], met["duties_applicable"], met["duties_with_evidence"]) == ("1", "7", "2")
    assert (open_["status"], lapsed["status"], lapsed["until"]) == ("validity_unknown", "lapsed", "2025-12-31")
    nothing, unbound = rows[SIAK, "licences"], rows[SIAK, "guidance"]
    assert (nothing["status"], nothing["source"], nothing["notice"]) == ("no_evidence", "", "")
    assert nothing["wording_verified"] == "bunyi belum ditemukan, periksa sebelum diterbitkan"
    assert (unbound["status"], unbound["is_disputed"]) == ("not_applicable", "")


def test_the_file_of_evidence_is_harmless_and_says_what_each_piece_is():
    hostile = piece(8, instrument="=cmd()", note_id="@SUM(A1)", value=float("nan"), unit="text")
    content = compliance_files.evidence_file(judged(*PIECES, hostile), SIAK, SOURCES, synthetic=True, lang="id")
    rows = {row["evidence_id"]: row for row in read(content)}
    assert set(rows) == {"e-1", "e-2", "e-8"}
    first = rows["e-1"]
    assert (first["value"], first["unit"], first["state"], first["as_of"]) == (
        "800000000",
        "idr",
        "in_force",
        "2026-11-26",
    )
    assert (first["source"], first["source_title"], first["address"]) == (
        "Koran Satu",
        "'=1+1",
        "https://contoh.example/1",
    )
    assert (first["file"], first["row"], first["notice"]) == ("articles", "1", "DATA CONTOH — BUKAN ANGKA RESMI")
    assert (rows["e-8"]["instrument"], rows["e-8"]["judged"], rows["e-8"]["value"]) == ("'=cmd()", "'@SUM(A1)", "")
    assert rows["e-2"]["state_label"] == "akhir atau awal berlakunya tidak diketahui"
    assert {row["days_left"] for row in rows.values()} == {""}


def test_the_file_of_what_lapses_says_how_many_days_are_left():
    renewal = piece(9, valid_from="2027-01-01", valid_to="2027-12-31")
    content = compliance_files.evidence_file(
        judged(*PIECES, renewal), "", SOURCES, synthetic=False, lang="en", lapsing=True
    )
    assert [(row["region_code"], row["days_left"], row["renewed_by"]) for row in read(content)] == [
        (RIAU, "35", ""), (SIAK, "35", "e-9"),
    ]  # fmt: skip


def test_the_names_of_the_files_say_what_where_and_when():
    assert compliance_files.file_name("status", "", DAY, synthetic=False) == "kepatuhan_status_indonesia_2026-11-26.csv"
    assert (
        compliance_files.file_name("bukti", SIAK, DAY, synthetic=True) == "CONTOH_kepatuhan_bukti_14-08_2026-11-26.csv"
    )
