"""Sheets made from an address: their figures are those of the store, and everything says where it is from."""

import pytest

from dashboard.documents import sheet_pdf
from dashboard.exhibits import fact_sheets, side_by_side
from dashboard.exhibits.fact_sheets import Subject
from dashboard.figures.region import region_words
from dashboard.state import Selection
from data import store
from data.errors import BrokenDataError, NoFigureError
from geo import layers

pytestmark = pytest.mark.real


def stored(dataset="published", **filters):
    return store.observations(store.current(dataset), **filters)


def test_bars_side_by_side_keep_the_order_of_the_choice_and_the_figures_of_the_store():
    made = side_by_side.exhibit(Selection(indicator="employed_persons"), ("14.08", "15.71", "14"))
    value = stored(indicator="employed_persons", period="2025-08").set_index("region_code")["value"]
    assert made.categories == ("Kabupaten Siak", "Kota Jambi", "Riau")
    assert made.series[0].values[:2] == (value["14.08"], value["15.71"])
    regencies = value[[code for code in value.index if code.startswith("14.")]]
    assert made.series[0].values[2] == regencies.sum()
    assert made.table["region_code"].tolist() == ["14.08", "15.71", "14"]


def test_a_region_without_a_figure_is_a_gap_with_its_status():
    made = side_by_side.exhibit(Selection(indicator="coverage_rate"), ("15.71", "16.71"))
    for value, row in zip(made.series[0].values, made.table.to_dict("records"), strict=True):
        assert (value is None) == (row["obs_status"] == "missing")
    assert None in made.series[0].values


def test_a_region_of_another_division_is_refused():
    with pytest.raises(NoFigureError, match="92"):
        side_by_side.exhibit(Selection(indicator="participants_per_100_employed"), ("63", "92.02"))


def test_the_sheet_of_a_region_has_what_its_page_says():
    sheet = fact_sheets.sheet(Selection(region="Kota Jambi"))
    assert sheet.title == "Kota Jambi (15.71)"
    assert sheet.headline[0] == "303.478 orang bekerja di Kota Jambi, Agustus 2025. Sumber: BPS, Sakernas Agustus."
    assert sheet.figures[0].exhibit.title == "Bagian buruh/karyawan/pegawai, Jambi"
    assert all(each.alt for each in sheet.figures)
    assert [each.exhibit.kind for each in sheet.figures] == [
        "map",
        "region_workforce",
        "region_standing",
        "side_by_side",
    ]
    beside = sheet.figures[-1].exhibit
    assert beside.categories == ("Kota Jambi", "Jambi", "Kanwil Sumbagsel", "Indonesia")
    assert any(row[:3] == ("Penduduk bekerja", "Agustus 2025", "303.478 orang") for row in sheet.rows)
    assert any("Rp1.800.000.000" in row for row in sheet.rows)
    assert any(line.startswith("ANTARA News Jambi.") and "https://" in line for line in sheet.sources)
    assert sheet.notes[0].startswith("Tidak satu pun sumber yang diterima menyebut: Peserta aktif")
    assert len(sheet.rows) <= region_words.MOST_ROWS


def test_flags_of_the_headline_are_told_on_paper_too():
    sheet = fact_sheets.sheet(Selection(region="63"))
    assert "Kalimantan Selatan adalah 42,0% menurut IDN Times Kaltim, 2025" in sheet.headline[0]
    assert "<" not in "".join(sheet.headline)


def test_the_sample_stays_apart_on_a_sheet():
    sheet = fact_sheets.sheet(Selection(region="14.08", data="synthetic"))
    assert sheet.band == "DATA CONTOH — BUKAN ANGKA RESMI"
    assert all(each.exhibit.band for each in sheet.figures)
    assert all(row[-1] == "Data contoh JamsosMap" for row in sheet.rows)


def test_half_a_page_has_no_more_bars_than_can_be_read():
    sheet = fact_sheets.sheet(Selection(region="31", data="synthetic"))
    shares = next(each.exhibit for each in sheet.figures if each.exhibit.kind == "claims_shares")
    assert len(shares.categories) == 4
    assert "batang yang lebih lama tidak digambar" in shares.note


def test_a_comparison_names_period_and_source_with_each_figure():
    sheet = fact_sheets.sheet(Selection(regions="63,15", lang="en"))
    assert sheet.title == "Comparison: Kalimantan Selatan, Jambi"
    assert sheet.headline[1].startswith("Share of wage employees, August 2025: Kalimantan Selatan 43.0%; Jambi 36.1%.")
    assert "Source: BPS" in sheet.headline[1]
    assert not any(".." in line for line in sheet.headline)
    assert [each.exhibit.kind for each in sheet.figures] == ["compare_maps", *["side_by_side"] * 3]
    assert all(each.alt for each in sheet.figures)
    assert any("do not rank" in note for note in sheet.notes)


@pytest.mark.parametrize("data", ["published", "synthetic"])
def test_the_map_of_a_comparison_is_of_its_first_bars_and_names_the_regions_compared(data):
    sheet = fact_sheets.sheet(Selection(regions="14.08,14.71", data=data))
    shown, bars, *_ = [each.exhibit for each in sheet.figures]
    assert shown.title.startswith(bars.title)
    assert (shown.period, shown.band) == (bars.period, bars.band)
    drawn = str(shown.plot(800, 400).to_dict())
    assert "'name': 'Siak'" in drawn
    assert "'name': 'Kota Pekanbaru'" in drawn
    assert "'name': 'Dumai'" not in drawn
    value = shown.table.set_index("region_code")["value"]
    assert value[["14.08", "14.71"]].tolist() == list(bars.series[0].values)
    assert "lisensi" in shown.credit


def test_a_headline_of_six_regions_is_printed_whole():
    headline = fact_sheets.sheet(Selection(regions="11,14,31,64,73,91")).headline
    assert headline[0].startswith(
        "Peserta aktif terdaftar per 100 penduduk bekerja, Desember 2023: Aceh 23,8; Riau 36,9;"
    )
    assert all(len(line) <= sheet_pdf._MOST_LETTERS for line in headline)


def test_a_sheet_compares_what_the_page_of_comparison_compares():
    many = "14.01,14.02,14.03,14.04,14.05,14.06,14.07"
    found = fact_sheets.subject(Selection(regions=many))
    assert found
    assert found.name.count(",") == 5
    assert fact_sheets.subject(Selection(regions="14,14.08")) is None


def test_a_book_is_the_province_and_then_each_regency_in_order():
    sheets = fact_sheets.book(Selection(region="34.71"))
    assert next(sheets).title == "DI Yogyakarta (34)"
    assert next(sheets).title == "Kabupaten Kulon Progo (34.01)"
    assert fact_sheets.subject(Selection(region="34.71")) == Subject("Kota Yogyakarta", "DI Yogyakarta", 6)


@pytest.mark.parametrize("choice", [Selection(region="14"), Selection(regions="14,15")])
def test_a_sheet_without_its_map_layers_is_refused_rather_than_shorter(choice, tmp_path, monkeypatch):
    monkeypatch.setattr(layers, "LAYERS", tmp_path)
    with pytest.raises(BrokenDataError, match="build_layers"):
        fact_sheets.sheet(choice)


def test_a_book_needs_a_province():
    with pytest.raises(NoFigureError):
        next(fact_sheets.book(Selection(region="KW-sumbagsel")))
    with pytest.raises(NoFigureError):
        fact_sheets.sheet(Selection(region="zz"))
