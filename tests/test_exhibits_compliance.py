"""Compliance as it leaves the building: made from the address alone, every row with its day, source and status."""

import pytest

from dashboard.documents.table_file import TABLE_COLUMNS, csv_file
from dashboard.exhibits import BUILDERS
from dashboard.figures.lettering import legible
from dashboard.state import Selection
from data.fields import INDICATORS, UNITS

pytestmark = pytest.mark.real

KINDS = ("compliance_heat", "compliance_map", "compliance_timeline")
DAY = "2026-11-26"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "address",
    [
        Selection(as_of=DAY),
        Selection(as_of=DAY, duty="other_workers", region="14.08", lang="en"),
        Selection(as_of="2024-12-31", data="synthetic", level="regency", duty="budget"),
        Selection(as_of="besok", duty="<b>", region="zz<b>"),
    ],
)
def test_an_exhibit_says_all_that_must_go_with_it_and_has_the_size_asked_for(kind, address):
    made = BUILDERS[kind](address)
    assert made.kind == kind
    assert made.title
    assert made.source.startswith(("Sumber: ", "Source: "))
    assert ("tidak berarti tidak terpenuhi" in made.note) or ("does not mean not met" in made.note)
    assert bool(made.band) == (address.data == "synthetic")
    assert bool(made.credit) == (kind == "compliance_map")
    assert tuple(made.table.columns) == TABLE_COLUMNS
    assert set(made.table["indicator"]) <= set(INDICATORS)
    assert set(made.table["unit"]) <= set(UNITS)
    assert (made.table["value"].isna() == (made.table["obs_status"] == "missing")).all()
    assert csv_file(made.table, {}).startswith(b"\xef\xbb\xbfregion_code,")
    drawn = made.plot(900, 520).to_dict()
    assert (drawn["width"], drawn["height"]) == (900, 520)
    assert "<b>" not in made.title


def row(made, code):
    return made.table.set_index("region_code").loc[code]


def test_the_heat_of_the_nation_has_every_province_and_that_of_a_province_all_it_holds():
    nation = BUILDERS["compliance_heat"](Selection(as_of=DAY))
    assert len(nation.table) == 38
    assert (nation.place, nation.period, nation.unit) == ("Indonesia", "2026-11", "duties")
    riau = row(nation, "14")
    assert (riau["value"], riau["denominator_value"], riau["as_printed"]) == (
        0, 8, "terbukti terpenuhi 0 dari 8 kewajiban yang berlaku, dengan bukti untuk 3 kewajiban",
    )  # fmt: skip
    assert row(nation, "31")["obs_status"] == "missing"
    within = BUILDERS["compliance_heat"](Selection(as_of=DAY, region="14.08"))
    assert list(within.table["region_code"])[:2] == ["14", "14.01"]
    assert len(within.table) == 13
    assert "Riau" in within.title


def test_the_map_of_one_duty_says_its_status_in_words():
    made = BUILDERS["compliance_map"](Selection(as_of="2021-06-30", region="14.08", duty="non_asn_workers"))
    siak = row(made, "14.08")
    assert (siak["as_printed"], siak["value"], siak["unit"]) == (
        "status kewajiban itu terpenuhi, sampai 31 Desember 2021", 2, "papers",
    )  # fmt: skip
    assert "Riaulink" in siak["source"]
    assert row(made, "14.01")["obs_status"] == "missing"
    assert made.title == "Pegawai non-ASN, Riau"
    assert made.source == "Sumber: Riaulink. Lisensi data: tidak disebut."


def test_a_duty_that_does_not_bind_a_level_leaves_no_rows_but_a_map():
    made = BUILDERS["compliance_map"](Selection(as_of=DAY, level="regency", duty="guidance"))
    assert made.table.empty
    assert made.plot(900, 520) is not None


def test_the_timeline_names_each_paper_with_its_validity():
    made = BUILDERS["compliance_timeline"](Selection(as_of=DAY, region="36.74"))
    told = list(made.table["as_printed"])
    assert told[0] == "Anggaran berlaku dari Kamis (1/1/2026) sampai Kamis (31/12/2026)"
    assert any(
        "Peraturan Walikota Tangsel No 25 tahun 2019" in text and "tanggal akhir yang tidak diketahui" in text
        for text in told
    )
    assert made.place == "Kota Tangerang Selatan"


def test_the_spread_of_a_province_has_no_sign_that_pictures_lack():
    made = BUILDERS["compliance_spread"](Selection(as_of=DAY, region="14"))
    assert made.listing is not None
    assert "terpenuhi" in made.listing.columns
    assert all(legible(column) == column for column in made.listing.columns)
