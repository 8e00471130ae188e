"""The strip of a region's page as it leaves the building: whole, marked when synthetic, refused with a remedy."""

import pytest

from dashboard.documents.table_file import TABLE_COLUMNS
from dashboard.exhibits import BUILDERS
from dashboard.state import Selection
from data import store
from data.errors import NoFigureError

pytestmark = pytest.mark.real


def made(**choices: str):
    return BUILDERS["region_standing"](Selection(**choices))


def test_it_says_rank_gap_period_denominator_and_source_and_holds_every_region():
    found = made(region="14.08")
    assert found.title == "Kabupaten Siak di antara kabupaten/kota di Riau"
    assert "Agustus 2025 · penyebut: penduduk bekerja, Agustus 2025" in found.subtitle
    assert found.note.startswith("Urutan ke-3 dari 12 kabupaten/kota di Riau, dari yang tertinggi. 3,4 poin persen")
    assert "setara 7.470 orang" in found.note
    assert (found.source, found.band) == ("Sumber: BPS, Sakernas Agustus. Lisensi data: tidak disebut.", "")
    assert tuple(found.table.columns) == tuple(found.reference.columns) == (*TABLE_COLUMNS, "benefit_kind")
    assert len(found.table) == len(found.categories) == len(found.series[0].values) == 12
    assert list(found.reference["region_code"]) == ["14", "KW-sumbarriau", "ID"]
    assert list(found.series[0].values) == sorted(found.table["value"], reverse=True)


def test_its_drawing_has_exactly_the_size_asked_for():
    drawn = made(region="14.08").plot(900, 240).to_dict()
    assert (drawn["width"], drawn["height"], drawn["autosize"]["type"]) == (900, 240, "fit")


def test_the_address_names_the_rate_and_a_nonsense_rate_falls_back():
    named = made(region="14", indicator="claims_per_1000", programme="employment_injury", lang="en")
    assert "Rank 2 of 34 provinces of Indonesia" in named.note
    assert made(region="14", indicator="<b>").title == made(region="14").title
    # Press figures are never ranked, whatever an address asks.
    assert "tercetak" not in made(region="14", indicator="coverage_rate").subtitle


def test_the_sample_carries_its_band():
    store.current("synthetic")
    found = made(region="14.08", data="synthetic")
    assert found.band == "DATA CONTOH — BUKAN ANGKA RESMI"
    assert set(found.table["origin"]) == {"synthetic"}


@pytest.mark.parametrize("region", ["", "ID", "KC-jambi", "<script>x</script>", "99.99"])
def test_what_cannot_be_ranked_is_refused_with_a_remedy(region):
    with pytest.raises(NoFigureError, match="Pilih wilayah lain"):
        made(region=region)


def test_the_workforce_leaves_with_its_years_as_lines_that_stay_editable():
    found = BUILDERS["region_workforce"](Selection(region="14.08"))
    assert (found.title, found.chart, found.unit) == (
        "Penduduk bekerja dan angkatan kerja, Kabupaten Siak",
        "lines",
        "persons",
    )
    assert found.categories == ("2019", "2020", "2021", "2022", "2023", "2024", "2025")
    employed = next(each for each in found.series if each.name == "Penduduk bekerja")
    assert employed.values[-1] == 222_978
    assert "perkiraan survei" in found.subtitle
    assert len(found.table) == sum(value is not None for each in found.series for value in each.values)
    assert set(found.table["obs_status"]) == {"estimated"}
    assert found.plot(800, 300).to_dict()["width"] == 800


def test_the_sample_has_no_survey():
    with pytest.raises(NoFigureError, match="Pilih angka terbitan"):
        BUILDERS["region_workforce"](Selection(region="14.08", data="synthetic"))


@pytest.mark.parametrize("region", ["", "ID"])
def test_the_nation_has_its_workforce_too(region):
    found = BUILDERS["region_workforce"](Selection(region=region))
    assert found.title.endswith(", Indonesia")
    employed = next(each for each in found.series if each.name == "Penduduk bekerja")
    assert (found.categories[0], employed.values[0]) == ("2019", 128_755_271)


@pytest.mark.parametrize("region", ["KW-sumbagsel", "KC-jambi", "<b>"])
def test_a_region_without_survey_is_refused_with_a_remedy(region):
    with pytest.raises(NoFigureError, match="Pilih Indonesia, provinsi"):
        BUILDERS["region_workforce"](Selection(region=region))
