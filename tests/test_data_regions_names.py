"""From a code or a name to one region, or to an error that proposes."""

import csv

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data import regions
from data.paths import REFERENCE


def codes(found):
    return [region.code for region in found]


def refusal(text):
    with pytest.raises(regions.UnknownRegionError) as caught:
        regions.resolve(text)
    return caught.value


@pytest.mark.parametrize(
    "text", ["14.71", "1471", " 14.71 ", "14,71", "14-71", "14 71", "'1471", "１４７１", "14.71\n"]
)
def test_code_in_any_hygiene(text):
    assert regions.resolve(text).name == "Kota Pekanbaru"


def test_every_code_and_every_full_name_resolves_to_its_region():
    for region in regions.all_regions():
        assert regions.resolve(region.code) == region
        assert regions.resolve(region.code.lower().replace(".", "")) == region
        name = f"Provinsi {region.name}" if region.level == "province" else region.name
        assert regions.resolve(name) == region
        assert regions.resolve(name.upper().replace("KABUPATEN ", "KAB. ")) == region


@pytest.mark.parametrize("level", ["nation", "province", "kanwil", "branch"])
def test_search_finds_a_full_name_first(level):
    for region in regions.all_regions():
        if region.level == level:
            prefix = "Provinsi " if level == "province" else ""
            assert regions.search(prefix + region.name)[0] == region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kabupaten Siak", "14.08"),
        ("KAB. SIAK", "14.08"),
        ("kab.siak", "14.08"),
        ("siak", "14.08"),
        ("S I A K", "14.08"),
        ("Si\u00adak\u200b", "14.08"),
        ("Kota\u00a0Bogor", "32.71"),
        ("KAB. BANDUNG", "32.04"),
        ("Kotamadya Jakarta Selatan", "31.74"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("Lima Puluh Kota", "13.07"),
        ("Kota Baru", "63.02"),
        ("Kab. Kota Baru", "63.02"),
        ("FAKFAK", "92.03"),
        ("Fak-Fak", "92.03"),
        ("Tj. Jabung Barat", "15.06"),
        ("Pangkajene & Kepulauan", "73.10"),
        ("PANGKEP", "73.10"),
        ("Kab. Sitaro", "71.09"),
        ("Toba Samosir", "12.12"),
        ("Kab. Pontianak", "61.02"),
        ("Pontianak", "61.71"),
        ("Palangka Raya", "62.71"),
        ("Tangsel", "36.74"),
        ("Prov. Jabar", "32"),
        ("DKI", "31"),
        ("DIY", "34"),
        ("Kep. Babel", "19"),
        ("Riau", "14"),
        ("Banten", "36"),
        ("Papua", "91"),
        ("Indonesia", "ID"),
        ("id", "ID"),
        ("Kanwil Banten", "KW-banten"),
        ("kw-sulama", "KW-sulama"),
        ("Cabang Madiun", "KC-madiun"),
    ],
)
def test_names_and_aliases(text, code):
    assert regions.resolve(text).code == code


def test_every_alias_resolves_or_is_shared_and_says_so():
    with (REFERENCE / "aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        if row["alias"] in ("Mura", "Yogyakarta"):
            assert row["code"] in codes(refusal(row["alias"]).proposals)
        else:
            assert regions.resolve(row["alias"]).code == row["code"]
        assert row["code"] in codes(regions.search(row["alias"]))
    assert len({(row["alias"].casefold(), row["code"]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Bogor", ["32.01", "32.71"]),
        ("Solok", ["13.02", "13.72"]),
        ("Jambi", ["15", "15.71"]),
        ("Gorontalo", ["75", "75.01", "75.71"]),
        ("Mura", ["16.05", "62.12"]),
        ("Kab. Mura", ["16.05", "62.12"]),
    ],
)
def test_shared_name_is_refused_with_all_it_can_mean(text, proposed):
    error = refusal(text)
    assert error.is_ambiguous
    assert codes(error.proposals) == proposed


def test_shared_name_message():
    assert str(refusal("Bogor")) == (
        "'Bogor' dapat berarti Kabupaten Bogor (32.01), Kota Bogor (32.71). "
        "Tulis kode wilayahnya atau sebutan lengkapnya."
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Siakk", "14.08"),
        ("Kab Bandung Brat", "32.17"),
        ("Kabupaten Batam", "21.71"),
        ("Kota Siak", "14.08"),
        ("Pemerintah Kabupaten Siak", "14.08"),
        ("Kota Sorng", "96.71"),
        ("Kabupaten Sorng", "96.01"),
        ("11.1", "11.01"),
        ("14.7", "14.07"),
        ("140801", "14.08"),
        ("14.08.01", "14.08"),
        ("14.99", "14"),
        ("1400", "14"),
    ],
)
def test_near_miss_is_refused_and_proposed(text, first):
    error = refusal(text)
    assert not error.is_ambiguous
    assert error.proposals[0].code == first
    assert len(error.proposals) <= 5
    assert f"({first})" in str(error)


def test_lost_zero_proposes_both_readings():
    assert codes(refusal("11.1").proposals)[:2] == ["11.01", "11.10"]


def test_a_regency_is_never_taken_for_its_namesake():
    proposed = codes(refusal("KAB. BANDUNK").proposals)
    assert proposed[0] == "32.04"


HOSTILE = [
    "",
    " ",
    "\u200b",
    "None",
    "nan",
    "NULL",
    "-",
    "Kabupaten",
    "Kota ",
    "<img src=x onerror=alert(1)>",
    "<b>Siak</b>",
    "Siak${alert(1)}",
    "`Siak`;",
    "\x00Siak",
    "Siak\ud800",
    "' OR 1=1 --",
    "../../etc/passwd",
    "=1+1",
    "x" * 10_000,
    "1" * 10_000,
    "\u0301" * 80,
    "ﷺ" * 80,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_meets_a_short_printable_error(text):
    message = str(refusal(text))
    assert len(message) < 900
    assert message.isprintable()
    assert isinstance(regions.search(text), tuple)
    with pytest.raises(regions.UnknownRegionError):
        regions.get(text)


anything = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="0123456789.,- '", max_size=12),
    st.text(alphabet="kabotsi. &-/()<>", max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(anything)
@example("９１．０１")
def test_resolve_gives_a_region_or_one_of_two_errors(text):
    try:
        found = regions.get(regions.resolve(text).code).name
    except (regions.UnknownRegionError, regions.SupersededCodeError) as error:
        found = str(error)
    assert found.isprintable()


@settings(max_examples=150, deadline=None)
@given(anything, st.integers(-2, 20))
def test_search_gives_distinct_regions_up_to_the_limit(text, limit):
    found = regions.search(text, limit)
    assert len(found) <= max(limit, 0)
    assert len(set(codes(found))) == len(found)


# --- the search box -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bogor", ["32.01", "32.71"]),
        ("kab bandung", ["32.04", "32.17"]),
        ("91.01", ["93.01"]),
        ("sulsel", ["73"]),
        ("tangsel", ["36.74"]),
        ("93", ["93", "93.03", "93.04", "93.01", "93.02"]),
        ("1408", ["14.08"]),
        ("bandng", ["32.04", "32.73", "51.03"]),
        ("yogya", ["34", "34.71"]),
        ("sumbarr", ["KW-sumbarriau"]),
        ("zzzz", []),
        ("", []),
        ("   ", []),
    ],
)
def test_search(text, expected):
    assert codes(regions.search(text)) == expected


def test_search_puts_beginnings_before_parts_and_provinces_before_regencies():
    found = codes(regions.search("papua", limit=20))
    assert found[:6] == ["91", "92", "94", "93", "95", "96"]
    assert codes(regions.search("kota b"))[:3] == ["63.02", "35.79", "52.72"]
    assert codes(regions.search("selatan", limit=3)) == ["93", "16", "73"]


def test_search_limit():
    assert len(regions.search("a", 3)) == 3
    assert regions.search("a", 0) == ()
