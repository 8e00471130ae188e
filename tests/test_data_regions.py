"""The list of regions and offices, and what replaced what."""

import csv
import importlib.util
import sys

import pytest

from data import regions
from data.errors import BrokenDataError
from data.fields import VINTAGE_OLD_PAPUA, VINTAGE_UNRESOLVED
from data.paths import REFERENCE


def table(name):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def codes(found):
    return [region.code for region in found]


def test_counts_of_regions_and_offices():
    levels = [region.level for region in regions.all_regions()]
    assert {level: levels.count(level) for level in dict.fromkeys(levels)} == {
        "nation": 1,
        "province": 38,
        "regency": 416,
        "city": 98,
        "kanwil": 11,
        "branch": 5,
    }


def test_codes_and_full_names_are_unique():
    found = regions.all_regions()
    assert len(set(codes(found))) == len(found)
    assert len({(region.name, region.level) for region in found}) == len(found)


def test_every_regency_lies_in_the_province_its_code_names():
    known = set(codes(regions.provinces()))
    for region in regions.regencies():
        assert region.province_code in known
        assert region.code[:2] == region.province_code
    assert sum(len(regions.regencies(code)) for code in known) == 514


def test_level_follows_from_name_and_code():
    for region in regions.regencies():
        is_city = int(region.code[3:]) > 70
        assert region.level == ("city" if is_city else "regency")
        assert region.name.startswith("Kota " if is_city else "Kabupaten ")


def test_names_are_clean_and_short_names_lack_the_kind():
    for region in regions.all_regions():
        assert region.name == " ".join(region.name.split())
        assert region.name.replace(" ", "").replace("-", "").isalpha()
        assert region.name.endswith(region.name_short)
    assert regions.get("14.08").name_short == "Siak"
    assert regions.get("31.01").name_short == "Kepulauan Seribu"
    assert regions.get("71.74").name_short == "Kotamobagu"
    assert regions.get("63.02").name_short == "Kotabaru"


def test_regencies_of_one_province():
    assert codes(regions.regencies("93")) == ["93.01", "93.02", "93.03", "93.04"]
    with pytest.raises(regions.UnknownRegionError):
        regions.regencies("99")


# --- BPS codes ------------------------------------------------------------------------------------


def test_bps_codes_are_unique_and_differ_for_199_regencies_of_the_2020_bridge():
    old_code = {row["new_code"]: row["old_code"] for row in table("superseded_codes") if row["change"] == "recoded"}
    found = regions.regencies()
    assert len({region.code_bps for region in found}) == 514
    code_2020 = {region.code: old_code.get(region.code, region.code).replace(".", "") for region in found}
    assert sum(region.code_bps != code_2020[region.code] for region in found) == 199


def test_bps_province_codes_agree_outside_papua_and_are_left_out_within():
    for region in regions.provinces():
        assert region.code_bps == ("" if region.code >= "91" else region.code)


@pytest.mark.parametrize(
    ("bps", "code"), [("1406", "14.01"), ("14.06 ", "14.01"), ("9401", "93.01"), ("9171", "96.71"), ("14", "14")]
)
def test_bps_code_resolves_apart_from_kemendagri_codes(bps, code):
    assert regions.resolve_bps(bps).code == code


def test_one_code_three_regencies():
    assert regions.resolve("9401").name == "Kabupaten Nabire"
    assert regions.resolve_bps("9401").name == "Kabupaten Merauke"
    assert regions.resolve_bps("9403").name == "Kabupaten Jayapura"


def test_bps_papua_means_the_old_provinces():
    papua, papua_barat = regions.resolve_bps("94"), regions.resolve_bps("91")
    assert (papua.code, papua.vintage) == ("91", VINTAGE_OLD_PAPUA)
    assert (papua_barat.code, papua_barat.vintage) == ("92", VINTAGE_OLD_PAPUA)


@pytest.mark.parametrize("text", ["", "   ", "9301", "Siak", "x" * 10_000])
def test_unknown_bps_code(text):
    with pytest.raises(regions.UnknownRegionError):
        regions.resolve_bps(text)


# --- superseded codes and vintages ------------------------------------------------------------------


def test_every_superseded_code_names_existing_regions_of_the_same_name():
    rows = table("superseded_codes")
    for row in rows:
        assert regions.get(row["new_code"]).code == row["new_code"]
        if row["change"] == "recoded":
            assert regions.get(row["new_code"]).name == row["old_name"]
    assert sum(row["change"] == "recoded" for row in rows) == 26


def test_all_regencies_of_the_new_provinces_had_another_code():
    new = {row["new_code"] for row in table("superseded_codes") if row["change"] == "recoded"}
    assert new == {region.code for code in ("93", "94", "95", "96") for region in regions.regencies(code)}


@pytest.mark.parametrize(
    "row",
    [row for row in table("superseded_codes") if row["change"] == "recoded"],
    ids=lambda row: row["old_code"],
)
def test_superseded_code_says_what_replaced_it(row):
    for text in (row["old_code"], row["old_code"].replace(".", "")):
        with pytest.raises(regions.SupersededCodeError, match=row["new_code"]) as caught:
            regions.resolve(text)
        assert codes(caught.value.replacements) == [row["new_code"]]
    with pytest.raises(regions.SupersededCodeError):
        regions.get(row["old_code"])
    assert codes(regions.search(row["old_code"])) == [row["new_code"]]


def test_superseded_message_names_law_and_province():
    with pytest.raises(regions.SupersededCodeError) as caught:
        regions.resolve("91.01")
    assert str(caught.value) == (
        "Kode 91.01 (Kabupaten Merauke) tidak berlaku lagi sejak pemekaran Papua 2022 (UU 14/2022). "
        "Kode sekarang: Kabupaten Merauke (93.01) di Provinsi Papua Selatan."
    )


def test_provinces_before_the_split():
    old = regions.provinces(VINTAGE_OLD_PAPUA)
    assert len(old) == 34
    assert {region.vintage for region in old} == {VINTAGE_OLD_PAPUA}
    assert [region.name for region in old[-2:]] == [
        "Papua (sebelum pemekaran 2022)",
        "Papua Barat (sebelum pemekaran 2022)",
    ]
    assert [region.name for region in old[:32]] == [region.name for region in regions.provinces()[:32]]


def test_old_provinces_cover_each_province_of_today_once():
    today = [
        province.code
        for old in regions.provinces(VINTAGE_OLD_PAPUA)
        for province in regions.current_provinces_of(old.code, VINTAGE_OLD_PAPUA)
    ]
    assert sorted(today) == codes(regions.provinces())
    assert codes(regions.current_provinces_of("91", VINTAGE_OLD_PAPUA)) == ["91", "93", "94", "95"]
    assert codes(regions.current_provinces_of("92", VINTAGE_OLD_PAPUA)) == ["92", "96"]
    assert codes(regions.current_provinces_of("91", "current")) == ["91"]


def test_new_province_is_unknown_before_the_split():
    with pytest.raises(regions.UnknownRegionError) as caught:
        regions.get("96", VINTAGE_OLD_PAPUA)
    assert [region.name for region in caught.value.proposals] == ["Papua Barat (sebelum pemekaran 2022)"]


@pytest.mark.parametrize("vintage", [VINTAGE_UNRESOLVED, "", "2022"])
def test_unknown_vintage(vintage):
    with pytest.raises(regions.UnknownVintageError, match="before-2022-papua-split"):
        regions.provinces(vintage)
    with pytest.raises(regions.UnknownVintageError):
        regions.current_provinces_of("91", vintage)


def test_only_provinces_have_a_vintage_on_the_map():
    with pytest.raises(regions.UnknownRegionError):
        regions.current_provinces_of("14.08", "current")


# --- offices ----------------------------------------------------------------------------------------


def test_each_province_has_one_regional_office():
    assert len(regions.kanwils()) == 11
    served = [province.code for kanwil in regions.kanwils() for province in regions.provinces_of_kanwil(kanwil.code)]
    assert sorted(served) == codes(regions.provinces())
    assert codes(regions.provinces_of_kanwil("KW-sumbarriau")) == ["13", "14", "21"]
    assert len(regions.provinces_of_kanwil("KW-sulama")) == 8


@pytest.mark.parametrize("code", ["14", "14.08", "KW-sumbarriau"])
def test_regional_office_of_a_region(code):
    assert regions.kanwil_of(code).name == "Kanwil Sumbarriau"


def test_the_nation_has_no_regional_office_and_a_province_is_none():
    with pytest.raises(regions.UnknownRegionError):
        regions.kanwil_of("ID")
    with pytest.raises(regions.UnknownRegionError):
        regions.provinces_of_kanwil("14")


def test_basis_of_every_office_is_named_and_the_new_papua_provinces_are_inferred():
    for kanwil in regions.kanwils():
        for served in regions.served_by(kanwil.code):
            assert served.basis_id
            assert served.basis_en
            assert served.kind in ("stated", "name", "inferred")
    inferred = [served.region.code for served in regions.served_by("KW-banuspa") if served.kind == "inferred"]
    assert inferred == ["93", "94", "95", "96"]


def test_branch_areas_are_known_only_where_a_source_says_so():
    assert [served.region.code for served in regions.served_by("KC-madiun")] == ["35.19", "35.20", "35.77"]
    for code in ("KC-banda-aceh", "KC-jambi", "KC-sinjai"):
        assert regions.served_by(code) == ()
    assert regions.kanwil_of("KC-banda-aceh").code == "KW-sumbagut"


@pytest.mark.parametrize("content", [None, b"code,name\xff", b'code,name\n"11,Aceh'])
def test_missing_or_unreadable_table_says_what_to_do(tmp_path, monkeypatch, content):
    spec = importlib.util.spec_from_file_location("fresh_regions", regions.__file__)
    assert spec is not None
    assert spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "fresh_regions", fresh)
    spec.loader.exec_module(fresh)
    monkeypatch.setattr(fresh, "REFERENCE", tmp_path)
    if content is not None:
        (tmp_path / "regions.csv").write_bytes(content)
    with pytest.raises(BrokenDataError, match=r"data/reference/regions\.csv .* Pulihkan"):
        fresh.all_regions()
