"""The page of change through its widgets and its address, and the exhibits that the same address makes."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import change_answer
from dashboard.documents import table_file
from dashboard.exhibits import BUILDERS
from dashboard.figures.change import change_tables
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.sentences import sentences
from dashboard.state import Selection
from data.errors import NoFigureError
from data.fields import VINTAGE_OLD_PAPUA
from tests import apptest
from tests.apptest import address, links
from tests.screen import PAYLOADS

pytestmark = pytest.mark.real

SHARE = {"indicator": "wage_employee_share"}
SAMPLE = {"data": "synthetic", "indicator": "coverage_rate", "level": "province"}


def opened(**address: str) -> AppTest:
    app = apptest.opened("change_page", **address)
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Everything the page says in sentences."""
    elements = [*app.main]
    return "\n".join(str(getattr(getattr(each, "proto", None), "body", "")) for each in elements)


def warnings(app: AppTest) -> list[str]:
    return [each.value.replace("\\", "") for each in app.warning]


# --- what the page says ---------------------------------------------------------------------------------


def test_the_page_opens_on_the_longest_comparable_span():
    app = opened(**SHARE)
    assert app.selectbox(key="change_since").value == "2019-08"
    assert app.selectbox(key="change_period").value == "2025-08"
    assert "<strong>-1,9 poin persen</strong>" in words(app)
    assert "40,7% (Agustus 2019) menjadi 38,7% (Agustus 2025); +4.436.201 orang" in words(app)


def test_a_verdict_names_its_test_and_many_tests_name_chance():
    text = words(opened(**SHARE)).replace("\\", "")
    assert "tren tidak terbukti (Mann-Kendall S = 7" in text
    assert "Kemiringan Theil-Sen" in text
    assert "sampai 2 wilayah tetap akan tampak bertren karena kebetulan" in text


@pytest.mark.parametrize("word", ["membaik", "memburuk", "meningkat secara nyata", "improved", "worsened"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_word_judges_a_change(word: str, lang: str):
    assert word not in words(opened(**SHARE, lang=lang)).lower()


def test_a_survey_has_no_funnel_and_says_why():
    app = opened(**SHARE)
    assert any("perkiraan survei (Sakernas)" in each.value for each in app.info)


def test_an_administrative_rate_has_a_funnel_even_with_one_period():
    app = opened(indicator="claims_per_1000")
    assert any("Tidak ada periode lebih awal" in each.value for each in app.info)
    assert "di luar batas 99,8%" in words(app).replace("\\", "")


def test_denominators_from_a_survey_say_so():
    assert "adalah perkiraan survei" in words(opened(indicator="participants_per_100_employed")).replace("\\", "")


@pytest.mark.parametrize(
    "asked",
    [{"indicator": "participants_per_100_employed"}, {"indicator": "coverage_rate"}, {**SAMPLE, "period": "2019-01"}],
)
def test_where_nothing_can_be_subtracted_every_measure_offered_can_be(asked: dict[str, str]):
    app = opened(**asked)
    offered = [str(button.key)[13:] for button in app.button if str(button.key).startswith("change_other_")]
    assert offered
    assert not {"participants_per_100_employed", "claims_paid"} & {*offered} or asked.get("data")
    for indicator in offered:
        assert change_answer.answer(Selection(data=asked.get("data", ""), indicator=indicator)).told, indicator


def test_an_offered_measure_opens_on_its_own_periods():
    app = opened(indicator="participants_per_100_employed", period="2023-12", segment="total")
    app.button(key="change_other_wage_employee_share").click().run()
    assert address(app) == {"data": "published", "indicator": "wage_employee_share"}
    assert "<strong>-1,9 poin persen</strong>" in words(app)


def test_printed_figures_never_form_a_series():
    app = opened(indicator="coverage_rate")
    assert "tidak pernah menjadi deret" in app.info[0].value
    assert not [each for each in app.selectbox if each.key == "change_since"]


def test_a_changed_source_leaves_no_difference_and_is_named():
    app = opened(indicator="claims_paid", programme="employment_injury", period="2024")
    assert any("sumber berganti" in each.value for each in app.info)
    assert "Deret terputus sebelum 2024: sumber berganti" in words(app).replace("\\", "")


# --- each control ---------------------------------------------------------------------------------------


def test_data_and_indicator_and_level():
    app = opened(**SHARE)
    app.selectbox(key="change_level").set_value("regency").run()
    assert address(app)["level"] == "regency"
    app.selectbox(key="change_indicator").set_value("employed_persons").run()
    assert "+13,8%" in words(app)
    app.selectbox(key="change_data").set_value("synthetic").run()
    assert address(app)["data"] == "synthetic"
    assert "DATA CONTOH" in words(app)


def test_the_periods():
    app = opened(**SHARE)
    app.selectbox(key="change_since").set_value("2023-08").run()
    assert address(app)["since"] == "2023-08"
    assert "tidak dapat dihitung (3 titik sebanding, perlu 5)" in words(app).replace("\\", "")
    app.selectbox(key="change_period").set_value("2024-08").run()
    assert address(app)["period"] == "2024-08"
    assert app.selectbox(key="change_since").value == "2023-08"


def test_the_divided_provinces_can_be_summed_as_before():
    app = opened(**SHARE, regions="91,92")
    assert "angka lama dihitung mundur" in words(app)
    app.selectbox(key="change_vintage").set_value(VINTAGE_OLD_PAPUA).run()
    assert address(app)["vintage"] == VINTAGE_OLD_PAPUA
    assert "angka lama dihitung mundur" not in words(app).split("Cara menghitung")[0].split("Deret terputus bila")[0]
    assert "2 dari 34 wilayah yang diuji" in words(app).replace("\\", "")


def test_the_drawn_regions():
    app = opened(**SHARE)
    drawn = app.multiselect(key="change_regions")
    assert drawn.value == ["53", "18", "61", "11", "31", "21"]
    drawn.set_value(["14", "91"]).run()
    assert address(app)["regions"] == "14,91"
    assert "Deret terputus sebelum Agustus 2022" in words(app)


def test_the_region_spoken_about():
    app = opened(**SHARE)
    app.selectbox(key="change_region").set_value("14").run()
    assert address(app)["region"] == "14"
    assert "di Riau:" in words(app)
    app.button(key="crumb_ID").click().run()
    assert "region" not in address(app)


def test_segment_and_programme():
    app = opened(data="synthetic", indicator="claims_per_1000", level="province")
    app.selectbox(key="change_programme").set_value("death").run()
    assert address(app)["programme"] == "death"
    app = opened(**SAMPLE)
    app.selectbox(key="change_segment").set_value("wage_workers").run()
    assert address(app)["segment"] == "wage_workers"


def test_english():
    text = words(opened(**SHARE, lang="en"))
    assert "<strong>-1.9 percentage points</strong>" in text
    assert "no trend shown" in text


# --- bad input ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "period", "told"),
    [
        ("2025-08", "2025-08", "Periode awal Agustus 2025 tidak lebih awal daripada Agustus 2025"),
        ("2025-08", "2021-08", "Periode awal Agustus 2025 tidak lebih awal daripada Agustus 2021"),
        ("2018-08", "2025-08", "Untuk angka ini tidak ada periode awal Agustus 2018"),
        ("2019", "2025-08", "tidak sama panjang"),
        ("kemarin", "2025-08", "periode awal yang tidak dikenal: kemarin"),
        ("2019-08/2018-08", "2025-08", "periode awal yang tidak dikenal"),
    ],
)
def test_a_period_that_cannot_be_used_is_replaced_and_told(since: str, period: str, told: str):
    app = opened(**SHARE, since=since, period=period)
    assert any(told in each for each in warnings(app))
    assert app.selectbox(key="change_since").value == "2019-08"


def test_the_first_period_has_nothing_before_it():
    app = opened(**SHARE, period="2019-08", since="2019-08")
    assert any("tidak ada periode yang lebih awal" in each for each in warnings(app))
    assert any(
        "Tidak ada periode lebih awal yang dapat diselisihkan dengan Agustus 2019" in each.value for each in app.info
    )


def test_a_part_of_a_year_is_never_set_against_a_whole_one():
    app = opened(indicator="claims_paid", programme="employment_injury", period="2024-01/2024-05", since="2023")
    assert any("tidak sama panjang" in each for each in warnings(app))
    assert not [each for each in app.selectbox if each.key == "change_since"]


def test_regions_that_are_not_on_the_map_and_too_many_are_left_out():
    app = opened(**SHARE, regions="14,14.08,99,14,11,12,13,15,16,17")
    assert app.multiselect(key="change_regions").value == ["14", "11", "12", "13", "15", "16"]
    assert any("Kabupaten Siak, 99" in each for each in warnings(app))
    assert any("Tidak ikut: Bengkulu" in each for each in warnings(app))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_addresses_are_shown_as_text(payload: str):
    app = opened(
        **SHARE, since=payload, vintage=payload, regions=payload, region=payload, period=payload, level=payload
    )
    assert not app.exception
    shown = "\n".join(each.value for each in app.warning)
    assert "<img" not in shown.replace("\\<", "")
    assert "<script" not in shown.replace("\\<", "")


# --- exhibits and files -----------------------------------------------------------------------------------


def exhibit(kind: str, **choices: str) -> Exhibit:
    return BUILDERS[kind](Selection(**choices))


@pytest.mark.parametrize("kind", ["change_map", "change_ranking", "change_slope"])
def test_every_exhibit_of_change_says_what_it_is(kind: str):
    made = exhibit(kind, **SHARE)
    assert made.kind == kind
    assert made.title == "Perubahan: Bagian buruh/karyawan/pegawai"
    assert made.subtitle.startswith("Agustus 2019 – Agustus 2025")
    assert "penyebut: penduduk bekerja" in made.subtitle
    assert made.source == "Sumber: BPS, Sakernas Agustus. Lisensi data: tidak disebut."
    assert (made.place, made.period, made.band) == ("Indonesia", "2019-08/2025-08", "")
    assert bool(made.credit) == (kind == "change_map")
    assert table_file.csv_file(pd.concat([made.table, made.reference]), {})
    chart = made.plot(900, 500).to_dict()
    assert (chart["width"], chart["height"]) == (900, 500)


def test_the_ranking_can_be_edited_and_agrees_with_its_table():
    made = exhibit("change_ranking", **SHARE)
    values = dict(zip(made.table["name"], made.table["value"], strict=True))
    assert made.chart == "bars"
    assert dict(zip(made.categories, made.series[0].values, strict=True)).items() <= values.items()
    assert len(made.table) == 38
    assert "Yang digambar hanya 16 wilayah dengan selisih paling tinggi dan paling rendah, dari 32" in made.note
    assert made.unit == "points"
    assert made.table["flags"].str.contains("change").all()


def test_what_is_said_of_slopes_is_of_all_regions_unless_the_reader_chose_some():
    ends = exhibit("change_slope", **SHARE)
    assert len(ends.series) == 6
    assert len(ends.table) == 2 * 38
    assert "Yang digambar hanya 6 wilayah" in ends.note
    assert "Dari 38 provinsi" in sentences(ends)[0]
    chosen = exhibit("change_slope", **SHARE, regions="12,14")
    assert list(chosen.table["name"].unique()) == ["Sumatera Utara", "Riau"]
    assert "Yang digambar" not in chosen.note


@pytest.mark.parametrize("kind", ["change_map", "change_ranking", "change_counts", "change_slope", "change_path"])
def test_the_title_names_the_province_gone_into(kind: str):
    made = exhibit(kind, **SHARE, region="14")
    what = "Buruh/karyawan/pegawai" if kind == "change_counts" else "Bagian buruh/karyawan/pegawai"
    assert made.title == f"Perubahan: {what}, Riau"


def test_what_is_said_of_a_path_is_of_all_regions_too():
    made = exhibit("change_path", **SHARE)
    assert len(made.series) == 6
    assert "Yang digambar hanya 6 wilayah" in made.note
    assert "Dari 38 provinsi" in " ".join(sentences(made))


def test_a_slope_across_a_break_has_no_line():
    made = exhibit("change_slope", **SHARE, regions="91,14")
    lines = {series.name: series.values for series in made.series}
    assert lines["Papua"] == (None, None)
    assert lines["Riau"] == tuple(made.table.loc[made.table["name"] == "Riau", "value"])
    assert "Deret terputus sebelum Agustus 2022" in made.note


def test_the_count_is_ranked_in_persons_and_says_nothing_of_the_rate():
    made = exhibit("change_counts", **SHARE)
    values = dict(zip(made.table["name"], made.table["value"], strict=True))
    bars = dict(zip(made.categories, made.series[0].values, strict=True))
    assert len(values) == 38
    assert bars == {name: values[name] for name in made.categories}
    assert bars["DKI Jakarta"] == -66_064
    assert "hanya 16 wilayah dengan selisih paling tinggi dan paling rendah, dari 32 wilayah" in made.note
    assert (made.title, made.unit) == ("Perubahan: Buruh/karyawan/pegawai", "persons")
    assert "penyebut" not in made.subtitle
    assert made.reference["value"].tolist() == [4_436_201]


def test_the_path_holds_every_point_and_no_line_across_a_break():
    made = exhibit("change_path", **SHARE, regions="91,14")
    assert len(made.categories) == 7
    assert len(made.table) == 2 * 7
    lines = {series.name: series.values for series in made.series}
    assert lines["Riau"] == tuple(made.table.loc[made.table["name"] == "Riau", "value"])
    before, after = lines["Papua (Agustus 2019 – Agustus 2021)"], lines["Papua (Agustus 2022 – Agustus 2025)"]
    assert [value is None for value in before] == [False] * 3 + [True] * 4
    assert [value is None for value in after] == [True] * 3 + [False] * 4
    assert "Deret terputus sebelum Agustus 2022" in made.note


def test_the_extremes_are_those_of_the_regions_that_were_judged():
    made = exhibit("extremes", indicator="claims_per_1000")
    assert len(made.table) == 33
    assert "12 dari 33 wilayah yang dapat dinilai. Tidak dinilai: 1 wilayah" in made.note
    with pytest.raises(NoFigureError, match="perkiraan survei"):
        exhibit("extremes", **SHARE)


def test_the_table_of_changes_lists_every_region_and_files_both_periods():
    made = exhibit("change_table", **SHARE)
    assert made.listing
    assert len(made.listing.rows) == len(made.table) == 38
    assert len(made.reference) == 1 + 2 * 39
    assert made.listing.rows[0][0].text == "Nusa Tenggara Timur"
    assert table_file.csv_file(pd.concat([made.table, made.reference]), {})


def test_every_figure_of_the_page_has_its_way_to_the_desk():
    survey = {"change_map", "change_ranking", "change_counts", "change_slope", "change_path", "change_table"}
    assert links(opened(**SHARE)) == survey
    assert links(opened(**SAMPLE)) == survey | {"funnel", "extremes"}


def test_the_sample_carries_its_band():
    assert exhibit("change_map", **SAMPLE).band
    assert set(exhibit("change_map", **SAMPLE).table["origin"]) == {"synthetic"}
    assert exhibit("funnel", **SAMPLE).band


def test_the_funnel_is_made_from_administrative_counts_only():
    made = exhibit("funnel", indicator="claims_per_1000")
    assert len(made.table) == 34
    assert "kebetulan" in made.note
    with pytest.raises(NoFigureError, match="perkiraan survei"):
        exhibit("funnel", **SHARE)


@pytest.mark.parametrize("kind", ["change_map", "change_ranking", "change_counts", "change_slope", "change_table"])
def test_an_exhibit_without_a_series_is_refused_with_the_reason(kind: str):
    with pytest.raises(NoFigureError, match="tidak pernah menjadi deret"):
        exhibit(kind, indicator="coverage_rate")
    with pytest.raises(NoFigureError, match="Tidak ada periode lebih awal"):
        exhibit(kind, indicator="claims_per_1000")


def test_the_file_holds_the_changes_and_both_periods():
    answered, told = change_answer.changed(Selection(**SHARE))
    rows = change_tables.file_rows(told, answered.sources)
    assert len(rows) == 3 * 39
    assert rows["period"].value_counts().to_dict() == {"2019-08/2025-08": 39, "2019-08": 39, "2025-08": 39}
    aceh = rows[rows["region_code"] == "11"].set_index("period")["value"]
    assert aceh["2019-08/2025-08"] == pytest.approx(aceh["2025-08"] - aceh["2019-08"])
    assert table_file.csv_file(rows, {})


def test_a_hidden_figure_is_hidden_in_every_file_and_on_the_map():
    chosen = Selection(data="synthetic", indicator="claims_per_1000", programme="death", level="regency", period="2025")
    answered, told = change_answer.changed(chosen)
    hidden = told.table[told.table["obs_status"] == "suppressed"]
    assert len(hidden)
    assert hidden[["change", "relative", "count_change", "main"]].isna().all(axis=None)
    figure = change_answer.figure(answered)
    drawn = figure.regions.set_index("region_code").loc[hidden["region_code"]]
    assert (drawn["obs_status"] == "suppressed").all()
    assert drawn["value"].isna().all()
