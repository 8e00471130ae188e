"""From any address to a question that can be answered, and to what the reader is told about the difference."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import state
from dashboard.question import chosen_measure, holders, language, path, question
from dashboard.state import MAX_LENGTH, Selection
from data.errors import BrokenDataError
from data.fields import NATION, NOT_STATED, VINTAGE_CURRENT, VINTAGE_OLD_PAPUA
from data.indicators import Slice

HOSTILE = "<img src=x onerror=alert(1)>`${alert(1)}`"


def choices(*rows):
    """Cuts that exist: period, level, regions, and what differs from the whole."""
    usual = {
        "segment": "total",
        "programme": NOT_STATED,
        "worker_group": "all",
        "benefit_kind": "all",
        "vintage": VINTAGE_CURRENT,
    }
    names = ("period", "level", "regions")
    return pd.DataFrame(
        [usual | dict(zip(names, row[:3], strict=True)) | (row[3] if len(row) > 3 else {}) for row in rows]
    )


OLD = {"vintage": VINTAGE_OLD_PAPUA}
WAGE = {"segment": "wage_workers"}
OPENING = choices(("2023-12", "province", 34, OLD), ("2023-12", "province", 34, OLD | WAGE))
WORKFORCE = choices(
    *((f"{year}-08", level, n) for year in (2019, 2025) for level, n in (("province", 38), ("regency", 514)))
)
EMPLOYED = Selection(indicator="employed_persons")


def ask(selection, offered):
    return question(selection, offered)


def told(asked, lang="id"):
    return [notice.text(lang) for notice in asked.notices]


# --- an ordinary address ------------------------------------------------------------------------------


def test_an_empty_address_opens_on_participants_per_100_employed_by_old_province():
    asked = ask(Selection(), OPENING)
    assert (asked.lang, asked.measure.dataset, asked.measure.indicator) == (
        "id",
        "published",
        "participants_per_100_employed",
    )
    assert asked.cut == Slice(period="2023-12")
    assert (asked.level, asked.within, asked.chosen) == ("province", "", "")
    assert (asked.segments, asked.programmes, asked.groups) == (("total", "wage_workers"), (NOT_STATED,), ("all",))
    assert (asked.periods, asked.levels, asked.notices) == (("2023-12",), ("province",), ())
    assert asked.indicators[:2] == ("participants_per_100_employed", "active_participants")


def test_everything_that_exists_can_be_asked_for():
    asked = ask(
        Selection(lang="en", data="published", indicator="employed_persons", period="2019-08", level="regency"),
        WORKFORCE,
    )
    assert (asked.lang, asked.cut.period, asked.level, asked.notices) == ("en", "2019-08", "regency", ())
    assert (asked.periods, asked.levels) == (("2025-08", "2019-08"), ("province", "regency"))


def test_each_choice_leaves_only_what_exists_with_it():
    offered = choices(
        ("2023", "province", 38, {"programme": "all"}),
        ("2023", "province", 38, {"programme": "death", "segment": "wage_workers", "worker_group": "non_asn"}),
        ("2024", "regency", 514, {"programme": "death", "segment": "wage_workers"}),
        ("2024", "regency", 514, {"programme": "death", "segment": "wage_workers", "benefit_kind": "medical"}),
        ("2022", "province", 38, {"programme": "employment_injury;death"}),
    )
    asked = ask(Selection(data="synthetic", indicator="claims_paid", programme="death", group="non_asn"), offered)
    assert asked.programmes == ("all", "death", "employment_injury;death")
    assert asked.segments == ("wage_workers",)
    assert asked.groups == ("all", "non_asn")
    assert asked.cut == Slice("wage_workers", "death", "non_asn", "2023")
    assert (asked.levels, asked.notices) == (("province",), ())


def test_a_joined_programme_is_a_known_one():
    offered = choices(
        ("2023", "province", 38, {"programme": "employment_injury;death"}),
        ("2023", "province", 38, {"programme": "all"}),
    )
    asked = ask(Selection(indicator="claims_paid", programme="employment_injury;death"), offered)
    assert (asked.cut.programme, asked.notices) == ("employment_injury;death", ())


# --- which period opens ---------------------------------------------------------------------------------


def test_the_newest_period_that_is_nearly_complete_opens():
    offered = choices(("2023", "province", 34, OLD), ("2024", "province", 12), ("2022", "province", 34))
    asked = ask(Selection(indicator="claims_paid"), offered)
    assert asked.cut.period == "2023"
    assert asked.periods == ("2024", "2023", "2022")
    assert ask(Selection(indicator="claims_paid", period="2024"), offered).cut.period == "2024"


def test_a_part_of_a_year_does_not_open_even_when_it_is_complete():
    offered = choices(("2023", "province", 34, OLD), ("2024-01/2024-05", "province", 34, OLD))
    asked = ask(Selection(indicator="claims_paid"), offered)
    assert asked.cut.period == "2023"
    assert asked.periods == ("2024-01/2024-05", "2023")
    assert ask(Selection(indicator="claims_paid", period="2024-01/2024-05"), offered).cut.period == "2024-01/2024-05"


def test_a_part_of_a_year_opens_where_there_is_nothing_else():
    assert (
        ask(Selection(indicator="claims_paid"), choices(("2024-01/2024-05", "province", 34))).cut.period
        == "2024-01/2024-05"
    )


def test_the_sample_opens_on_its_newest_month():
    rows = [(period, "regency", 514) for period in ("2024", "2025", "2025-11", "2025-12")]
    asked = ask(Selection(data="synthetic", indicator="claims_paid"), choices(*rows))
    assert asked.cut.period == "2025-12"
    assert asked.periods == ("2025-12", "2025", "2025-11", "2024")


def test_a_few_regions_more_or_less_do_not_decide_which_period_opens():
    assert ask(EMPLOYED, choices(("2024-08", "regency", 514), ("2025-08", "regency", 490))).cut.period == "2025-08"
    assert ask(EMPLOYED, choices(("2024-08", "regency", 514), ("2025-08", "regency", 480))).cut.period == "2024-08"


@pytest.mark.parametrize(
    ("asked_for", "shown"), [("2023-12", "2023"), ("2023", "2023"), ("2023-Q4", "2023"), ("2023-07/2023-12", "2023")]
)
def test_a_period_that_ends_with_the_wanted_one_is_taken_without_a_word(asked_for, shown):
    offered = choices(("2023", "province", 34), ("2024", "province", 34))
    asked = ask(Selection(indicator="claims_paid", period=asked_for), offered)
    assert (asked.cut.period, asked.notices) == (shown, ())


def test_a_period_that_does_not_exist_gives_way_and_the_reader_is_told():
    asked = ask(EMPLOYED.changed(period="2011-08"), WORKFORCE)
    assert asked.cut.period == "2025-08"
    assert told(asked) == ["Untuk angka ini tidak ada periode Agustus 2011. Yang ditampilkan: Agustus 2025."]
    assert told(asked, "en") == ["These figures have no period August 2011. Shown instead: August 2025."]


@pytest.mark.parametrize("garbage", ["2023-13", "besok", "2025-08/2019-08", "2025-08\n", HOSTILE, "0"])
def test_a_period_that_is_none_is_reported_as_it_was_written(garbage):
    asked = ask(EMPLOYED.changed(period=garbage), WORKFORCE)
    assert asked.cut.period == "2025-08"
    assert told(asked) == [
        f"Alamat halaman memuat periode yang tidak dikenal: {garbage}. Yang ditampilkan: Agustus 2025."
    ]


# --- words that mean nothing, or nothing here -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "label", "shown"),
    [
        ("lang", "bahasa", "Bahasa Indonesia"),
        ("data", "kumpulan data", "angka terbitan"),
        ("segment", "segmen", "Semua segmen"),
        ("programme", "program", "Program tidak disebut"),
        ("group", "kelompok pekerja", "Semua kelompok"),
        ("level", "tingkat", "provinsi"),
        ("indicator", "indikator", "Peserta aktif terdaftar per 100 penduduk bekerja"),
    ],
)
@pytest.mark.parametrize("value", ["nobody", HOSTILE, "{value}", ";", "total;nobody"])
def test_an_unknown_word_gives_the_default_and_is_reported_as_it_was_written(name, label, shown, value):
    asked = ask(Selection(**{name: value}), OPENING)
    assert told(asked) == [f"Alamat halaman memuat {label} yang tidak dikenal: {value}. Yang ditampilkan: {shown}."]
    assert (asked.cut, asked.level) == (Slice(period="2023-12"), "province")


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        (
            {"segment": "migrant_workers"},
            "Untuk angka ini tidak ada segmen Pekerja Migran Indonesia (PMI). Yang ditampilkan: Semua segmen.",
        ),
        (
            {"programme": "employment_injury;death"},
            "Untuk angka ini tidak ada program Jaminan Kecelakaan Kerja (JKK); Jaminan Kematian (JKM). "
            "Yang ditampilkan: Program tidak disebut.",
        ),
        (
            {"group": "non_asn"},
            "Untuk angka ini tidak ada kelompok pekerja Pegawai non-ASN. Yang ditampilkan: Semua kelompok.",
        ),
        ({"level": "regency"}, "Untuk angka ini tidak ada tingkat kabupaten/kota. Yang ditampilkan: provinsi."),
        (
            {"indicator": "coverage_gap"},
            "Untuk angka ini tidak ada indikator Pekerja belum terlindungi. "
            "Yang ditampilkan: Peserta aktif terdaftar per 100 penduduk bekerja.",
        ),
    ],
)
def test_a_known_word_that_fits_no_figure_here_is_told_too(address, notice):
    assert told(ask(Selection(**address), OPENING)) == [notice]


def test_several_troubles_are_all_told():
    asked = ask(Selection(data="x", segment="y", period="z", region="99"), OPENING)
    assert len(asked.notices) == 4


def test_english_is_a_choice_and_anything_else_is_indonesian():
    assert [language(Selection(lang=lang)) for lang in ("en", "id", "", "xx", "EN")] == ["en", "id", "id", "id", "id"]


def test_the_measure_is_known_before_its_choices_are():
    assert chosen_measure(Selection(data="synthetic", indicator="coverage_rate"))[0].as_printed is False
    assert chosen_measure(Selection(indicator="coverage_rate"))[0].as_printed is True
    assert chosen_measure(Selection(data="synthetic"))[0].indicator == "coverage_rate"


def test_a_measure_without_any_figure_says_what_to_do():
    with pytest.raises(BrokenDataError, match=r"tidak memuat angka Peserta aktif terdaftar.*build_tables\.py"):
        ask(Selection(), OPENING[:0])


def test_kinds_of_benefit_can_be_picked_where_a_table_has_them_and_all_of_them_come_first():
    offered = choices(
        *(
            ("2023", "province", 38, {"programme": "death", "benefit_kind": kind})
            for kind in ("medical", "all", "scholarship")
        ),
        ("2022", "province", 38, {"programme": "death", "benefit_kind": "all"}),
    )
    claims = Selection(data="synthetic", indicator="claims_paid")
    assert ask(claims, offered).benefits == ("all", "medical", "scholarship")
    assert ask(claims, offered).cut.benefit_kind == "all"
    medical = ask(claims.changed(benefit="medical", period="2022"), offered)
    assert medical.cut == Slice(programme="death", period="2023", benefit_kind="medical")
    assert told(medical) == ["Untuk angka ini tidak ada periode 2022. Yang ditampilkan: 2023."]
    assert told(ask(claims.changed(benefit=HOSTILE), offered))[0].startswith(
        "Alamat halaman memuat jenis manfaat yang tidak dikenal"
    )


# --- regions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "within", "chosen"),
    [("", "", ""), (NATION, "", ""), ("14", "14", "14"), ("14.08", "14", "14.08"), ("93", "93", "93"), ("31.71", "31", "31.71"),
     ("1408", "14", "14.08"), ("Siak", "14", "14.08"), (" 14.08 ", "14", "14.08")],
)  # fmt: skip
def test_a_region_is_gone_into_where_there_are_regencies(region, within, chosen):
    asked = ask(EMPLOYED.changed(region=region), WORKFORCE)
    assert (asked.within, asked.chosen, asked.notices) == (within, chosen, ())
    assert asked.level == ("regency" if within else "province")


def test_a_region_gone_into_shows_regencies_whatever_the_level():
    assert ask(EMPLOYED.changed(region="14", level="province"), WORKFORCE).level == "regency"


def test_regencies_are_shown_where_there_are_no_provinces():
    asked = ask(EMPLOYED, choices(("2025-08", "regency", 514)))
    assert (asked.level, asked.levels) == ("regency", ("regency",))


@pytest.mark.parametrize(
    ("region", "chosen", "notices"),
    [
        ("14", "14", []),
        ("14.08", "14", ["Angka ini hanya ada menurut provinsi. Provinsi dari Kabupaten Siak ditampilkan: Riau."]),
        ("93", "91", ["Angka ini dari sebelum pemekaran Papua 2022. Papua Selatan termasuk Papua (sebelum pemekaran 2022)."]),
        ("91", "91", ["Angka ini dari sebelum pemekaran Papua 2022. Papua termasuk Papua (sebelum pemekaran 2022)."]),
        ("96", "92", ["Angka ini dari sebelum pemekaran Papua 2022. Papua Barat Daya termasuk Papua Barat (sebelum pemekaran 2022)."]),
        ("94.01", "91", ["Angka ini dari sebelum pemekaran Papua 2022. Kabupaten Nabire termasuk Papua (sebelum pemekaran 2022)."]),
    ],
)  # fmt: skip
def test_a_region_of_figures_by_old_province_is_found_in_its_old_province(region, chosen, notices):
    asked = ask(Selection(region=region), OPENING)
    assert (asked.within, asked.chosen, asked.level, told(asked)) == ("", chosen, "province", notices)


def test_a_new_province_stays_itself_under_todays_figures():
    offered = choices(("2023", "province", 38))
    asked = ask(Selection(indicator="claims_paid", region="93"), offered)
    assert (asked.chosen, asked.notices) == ("93", ())


def test_a_superseded_code_opens_what_replaced_it_and_says_so():
    asked = ask(EMPLOYED.changed(region="91.01"), WORKFORCE)
    assert (asked.within, asked.chosen) == ("93", "93.01")
    assert told(asked) == [
        "Kode 91.01 sudah diganti sejak pemekaran Papua 2022. Kode sekarang: Kabupaten Merauke (93.01)."
    ]
    assert told(asked, "en") == [
        "Code 91.01 was replaced when Papua was divided in 2022. Codes now: Kabupaten Merauke (93.01)."
    ]


def test_a_superseded_code_under_old_figures_leads_to_its_old_province():
    asked = ask(Selection(region="91.01"), OPENING)
    assert asked.chosen == "91"
    assert [text.split(".")[0] for text in told(asked)] == [
        "Kode 91", "Angka ini dari sebelum pemekaran Papua 2022",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["KW-sumbagut", "KC-madiun"])
def test_an_office_is_no_region_on_the_map(code):
    asked = ask(EMPLOYED.changed(region=code), WORKFORCE)
    assert (asked.within, asked.chosen, asked.level) == ("", "", "province")
    assert "adalah kantor BPJS Ketenagakerjaan, bukan wilayah pada peta" in told(asked)[0]


def test_an_unknown_region_shows_the_nation_and_proposes():
    asked = ask(EMPLOYED.changed(region="Kabupaten Sika"), WORKFORCE)
    assert (asked.within, asked.chosen) == ("", "")
    assert told(asked)[0].startswith(
        "Wilayah Kabupaten Sika tidak dikenal. Seluruh Indonesia ditampilkan. Mungkin maksud Anda: "
    )
    assert "Kabupaten Sikka (53.07)" in told(asked)[0]


def test_a_name_of_two_regions_is_not_guessed():
    asked = ask(EMPLOYED.changed(region="Bogor"), WORKFORCE)
    assert asked.chosen == ""
    assert {"Kabupaten Bogor (32.01)", "Kota Bogor (32.71)"} <= set(
        told(asked)[0].split(": ")[1].rstrip(".").split(", ")
    )


@pytest.mark.parametrize("region", ["99", "99.99", "xyzzy", HOSTILE, "..", "0", "9" * 80, "\x00"])
def test_a_region_that_means_nothing_is_reported_as_it_was_written(region):
    asked = ask(EMPLOYED.changed(region=region), WORKFORCE)
    assert (asked.within, asked.chosen) == ("", "")
    assert told(asked)[0].startswith(f"Wilayah {region} tidak dikenal. Seluruh Indonesia ditampilkan")


# --- figures as printed -----------------------------------------------------------------------------------

PRINTED = Selection(indicator="coverage_rate")


def test_printed_figures_have_no_period_of_their_own():
    offered = choices(("2023", "province", 5), ("2025-08", "regency", 3), ("", "province", 1))
    asked = ask(PRINTED.changed(period="2019-08"), offered)
    assert (asked.cut, asked.levels, asked.notices) == (Slice(), ("province", "regency"), ())
    assert asked.periods == ("2025-08", "2023", "")


def test_printed_figures_of_another_division_are_counted_and_not_drawn():
    offered = choices(
        ("2023", "province", 5), ("2023-09", "province", 1, OLD), ("2022", "province", 2, {"vintage": "unresolved"}),
        ("2022", "province", 4, OLD | WAGE),
    )  # fmt: skip
    asked = ask(PRINTED, offered)
    assert asked.segments == ("total",)
    assert [text.split(" karena")[0] for text in told(asked)] == ["3 angka tidak digambar"]
    assert told(asked, "en")[0].startswith("Not drawn: 3 of the printed figures, because")


def test_printed_figures_of_one_regency_are_gone_into():
    asked = ask(PRINTED.changed(region="14.08"), choices(("2023", "regency", 1), ("2023", "province", 1)))
    assert (asked.within, asked.chosen, asked.level) == ("14", "14.08", "regency")


# --- the way back ---------------------------------------------------------------------------------------


def test_the_breadcrumb_leads_from_the_nation_to_a_region():
    def codes(code, vintage=VINTAGE_CURRENT):
        return [region.code for region in path(code, vintage)]

    assert codes("") == codes(NATION) == [NATION]
    assert codes("14") == [NATION, "14"]
    assert codes("14.08") == [NATION, "14", "14.08"]
    assert [region.name for region in path("91", VINTAGE_OLD_PAPUA)] == ["Indonesia", "Papua (sebelum pemekaran 2022)"]


def test_a_region_is_held_by_its_province_its_office_and_the_nation():
    assert holders("14.08", VINTAGE_CURRENT) == ["14", "KW-sumbarriau", NATION]
    assert holders("14", VINTAGE_CURRENT) == ["KW-sumbarriau", NATION]
    assert holders("91", VINTAGE_OLD_PAPUA) == ["KW-banuspa", NATION]


# --- the address itself -----------------------------------------------------------------------------------


def test_an_address_and_a_selection_are_the_same_thing():
    address = {"lang": "en", "indicator": "coverage_rate", "region": "14.08"}
    assert state.write(state.read(address)) == address
    assert state.read({}) == Selection()
    assert state.write(Selection()) == {}


def test_a_reader_takes_along_what_both_pages_mean_the_same_by():
    chosen = Selection(lang="en", region="14", indicator="wage_employees", period="2025-08", figure="map")
    assert state.carried(chosen, "pers", "peta") == chosen.changed(figure="")
    assert state.carried(chosen, "peta", "perubahan").indicator == "wage_employees"
    for here, there in (("peta", "klaim"), ("klaim", "peta"), ("bandingkan", "perubahan"), ("kepatuhan", "peta")):
        assert state.carried(chosen, here, there) == Selection(lang="en", region="14")
    assert state.carried(chosen, "klaim", "klaim") == chosen


def test_what_was_planned_goes_to_the_press_desk_and_back_and_nowhere_else():
    planned = Selection(region="14", plan="b=1&g=3:rt_heads")
    for here, there in (("rencana", "pers"), ("pers", "rencana"), ("rencana", "rencana")):
        assert state.carried(planned, here, there) == planned
    for here, there in (("rencana", "peta"), ("peta", "rencana"), ("pers", "peta")):
        assert state.carried(planned, here, there) == Selection(region="14")


def test_other_names_in_an_address_are_left_alone_and_long_values_are_cut():
    read = state.read({"utm_source": "x", "region": "9" * 5000, "period": "2023"})
    assert read == Selection(region="9" * MAX_LENGTH, period="2023")


WORDS = st.one_of(
    st.text(max_size=90), st.sampled_from(["", "14", "14.08", "91.01", "KW-sulama", "2023", "wage_workers", "regency"])
)


@settings(deadline=None, max_examples=40)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(vars(Selection()), WORDS)), st.sampled_from([OPENING, WORKFORCE])
)
def test_any_address_opens_some_view_whose_notices_read_in_both_languages(address, offered):
    asked = ask(state.read(address), offered)
    assert asked.level in asked.levels or asked.within
    assert asked.cut.segment in asked.segments
    assert asked.cut.programme in asked.programmes
    assert asked.cut.period in (*asked.periods, "")
    assert len(told(asked)) == len(told(asked, "en")) == len(asked.notices)
