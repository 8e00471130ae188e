"""Readers take exact files only, and say every fault with its row, column, value and remedy."""

import pytest

from data.errors import InputError
from data.readers.facts import read_kemnaker, read_press
from data.readers.reference import load_reference
from data.readers.workforce import read_sakernas, read_status
from tests.deliveries import deliver, kemnaker_text, press_text, reference_folder, sakernas_text


@pytest.fixture
def reference(tmp_path):
    return load_reference(reference_folder(tmp_path / "reference"))


def refused(read, received, reference):
    with pytest.raises(InputError) as caught:
        read(received, reference)
    return caught.value.problems


def press(tmp_path, reference, *changes):
    return read_press(deliver(tmp_path, "published_facts", press_text(*changes)), reference)


# --- the labour force survey ---------------------------------------------------------------------


def test_a_survey_row_becomes_four_estimates(tmp_path, reference):
    reading = read_sakernas(deliver(tmp_path, "workforce_sakernas", sakernas_text({})), reference)
    values = {record["indicator"]: record["value"] for record in reading.observations}
    assert values == {"employed_persons": 60, "labour_force": 66, "wage_employees": 30, "formal_employed_persons": 36}
    assert {(record["basis"], record["obs_status"], record["unit"]) for record in reading.observations} == {
        ("residence", "estimated", "persons")
    }
    assert all(record["flags"] == set() for record in reading.observations)
    assert len(reading.accounts) == 1


def test_repaired_columns_and_empty_samples_are_flagged(tmp_path, reference):
    row = {
        "region_code": "14.08", "wage_employees": "0", "labour_force_method": "employed_plus_unemployed",
        "formal_method": "derived_columns_swapped_in_source",
    }  # fmt: skip
    reading = read_sakernas(deliver(tmp_path, "workforce_sakernas", sakernas_text(row)), reference)
    flags = {record["indicator"]: record["flags"] for record in reading.observations}
    assert flags == {
        "employed_persons": set(),
        "labour_force": {"repaired"},
        "wage_employees": {"none_sampled"},
        "formal_employed_persons": {"repaired"},
    }


def test_new_papua_provinces_are_back_cast_until_2021(tmp_path, reference):
    rows = [{"region_code": code, "period": period} for code in ("91", "93") for period in ("2021-08", "2022-08")]
    reading = read_sakernas(deliver(tmp_path, "workforce_sakernas", sakernas_text(*rows)), reference)
    flagged = {(record["region_code"], record["period"]) for record in reading.observations if record["flags"]}
    assert flagged == {("93", "2021-08")}


def test_a_change_of_over_thirty_per_cent_is_a_jump(tmp_path, reference):
    rows = [
        {"region_code": "14.08", "period": f"{year}-08", "employed_persons": str(value)}
        for year, value in ((2021, 169), (2019, 100), (2020, 130))
    ]
    reading = read_sakernas(deliver(tmp_path, "workforce_sakernas", sakernas_text(*rows)), reference)
    assert [record["period"] for record in reading.observations if "jump" in record["flags"]] == []
    rows[0]["employed_persons"] = "170"
    reading = read_sakernas(deliver(tmp_path, "workforce_sakernas", sakernas_text(*rows)), reference)
    jumps = [(record["period"], record["indicator"]) for record in reading.observations if "jump" in record["flags"]]
    assert jumps == [("2021-08", "employed_persons")]


def test_every_fault_of_a_survey_file_is_named_at_once(tmp_path, reference):
    rows = [
        {"region_code": "14.8"},
        {"employed_persons": "-1"},
        {"region_code": "14.08", "labour_force": "66,5"},
        {"region_code": "14.08", "wage_employees": "30.5"},
        {"region_code": "14", "formal_method": "guessed"},
    ]
    problems = refused(read_sakernas, deliver(tmp_path, "workforce_sakernas", sakernas_text(*rows)), reference)
    places = {(problem.row, problem.column) for problem in problems}
    assert places == {
        (2, "region_code"), (3, "employed_persons"), (4, "labour_force"), (5, "wage_employees"),
        (5, "region_code, period"), (6, "formal_method"),
    }  # fmt: skip
    repeated = next(problem for problem in problems if problem.column == "region_code, period")
    assert "baris 4" in repeated.remedy


def test_a_job_status_without_mapping_stops_the_reader(tmp_path, reference):
    text = "region_code,period,indicator,value\n14,2019-08,casual_workers,5\n14,2019-08,robots,7\n"
    problems = refused(read_status, deliver(tmp_path, "workforce_status_provinces", text), reference)
    assert [(problem.row, problem.value) for problem in problems] == [(3, "robots")]


# --- single figures ------------------------------------------------------------------------------


def test_labels_units_and_programmes_go_through_the_mapping(tmp_path, reference):
    rows = [
        {},
        {
            "indicator": "coverage_percent",
            "segment": "PU",
            "programme": "",
            "value": "37.01",
            "unit": "percent",
            "as_printed": "37,01%",
        },
        {
            "indicator": "claims_paid_idr",
            "programme": "JKM;JKK",
            "value": "1800000000",
            "unit": "IDR",
            "as_printed": "Rp1,8 miliar",
        },
        {"indicator": "vulnerable_workers_enrolled", "segment": "rt_heads", "unit": "persons"},
    ]
    records = press(tmp_path, reference, *rows).observations
    names = ("indicator", "segment", "programme", "worker_group", "basis", "denominator", "unit", "value", "as_printed")
    assert [tuple(record[name] for name in names) for record in records] == [
        ("claims_paid", "total", "employment_injury", "non_asn", "unstated", "", "cases", 2, "2"),
        ("coverage_rate", "wage_workers", "not_stated", "all", "unstated", "not_stated", "share", 0.3701, "37,01%"),
        (
            "benefits_paid_idr",
            "total",
            "employment_injury;death",
            "non_asn",
            "unstated",
            "",
            "idr",
            1.8e9,
            "Rp1,8 miliar",
        ),
        ("enrolled_workers", "total", "employment_injury", "rt_heads", "unstated", "", "persons", 2, "2"),
    ]
    assert records[2]["flags"] == {"rounded"}


def test_regulations_budgets_and_targets_are_no_observations(tmp_path, reference):
    rows = [
        {
            "indicator": "local_regulation",
            "segment": "",
            "programme": "",
            "value": "Perbup 2/2025",
            "unit": "text",
            "as_printed": "not seen",
        },
        {"indicator": "budget_idr", "value": "800000000", "unit": "IDR", "as_printed": "Rp800 juta"},
        {
            "indicator": "coverage_target_percent",
            "segment": "rpjmn_target",
            "value": "32.15",
            "unit": "percent",
            "as_printed": "not seen",
        },
    ]
    reading = press(tmp_path, reference, *rows)
    assert reading.observations == []
    assert [(item["evidence_kind"], item["instrument"], item["value"]) for item in reading.evidence] == [
        ("regulation", "Perbup 2/2025", None),
        ("budget", "not_stated", 8e8),
    ]
    assert [(item["indicator"], item["instrument"], item["value"]) for item in reading.targets] == [
        ("coverage_rate", "RPJMN 2025-2029", 0.3215)
    ]
    assert [line["became"] for line in reading.accounts] == ["evidence", "evidence", "target"]


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        ({"value": "Rp. 440.551,030"}, "value", "440551030"),
        ({"value": "1.200.000"}, "value", "1200000"),
        ({"value": "-2"}, "value", "negatif"),
        ({"value": "2.5"}, "value", "bilangan bulat"),
        ({"value": ""}, "value", "angka polos"),
        ({"value": "NaN"}, "value", "angka polos"),
        ({"as_printed": "3"}, "as_printed", "tidak dapat berarti 2"),
        ({"indicator": "claims_cased"}, "indicator, segment, unit", "mapping.csv"),
        ({"unit": "kasus"}, "indicator, segment, unit", "mapping.csv"),
        ({"programme": "JKK;JKX"}, "programme", "mapping.csv"),
        ({"period": "Juli 2022"}, "period", "ISO"),
        ({"region_code": "14.8"}, "region_code", "14.8"),
        ({"region_code": "14.09"}, "region_code", "Perbaiki kode atau namanya"),
        ({"region_code": "", "region_name": "Indonesia"}, "region_code", ""),
        ({"region_name": "<img src=x onerror=alert(1)>"}, "region_code", "img"),
        ({"region_level": "city"}, "region_code", "Perbaiki kode atau namanya"),
        ({"region_level": "national"}, "region_code", "nasional"),
    ],
)
def test_a_faulty_figure_is_refused_with_its_place(tmp_path, reference, change, column, said):
    received = deliver(tmp_path, "published_facts", press_text({"period": "2018"}, change))
    problems = refused(read_press, received, reference)
    assert [(problem.row, problem.column) for problem in problems] == [(3, column)]
    assert said in problems[0].remedy


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: text.replace(",unit,", ",satuan,"), "Kolom ini tidak ada"),
        (lambda text: text.replace(",unit,", ",value,"), "berulang"),
        (lambda text: text.replace(",cases,", ",cases,x,"), "16 kolom, seharusnya 15"),
        (lambda text: text.replace(",cases,", ","), "14 kolom, seharusnya 15"),
        (lambda text: text[:-4], "terpotong"),
        (lambda text: text.splitlines()[0] + "\n", "tidak berisi baris"),
        (lambda text: text.replace("Klaim Siak", '"Klaim "Siak'), "CSV UTF-8"),
        (lambda text: "", "Kolom ini tidak ada"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path, reference, spoil, said):
    received = deliver(tmp_path, "published_facts", spoil(press_text({})), rows=1)
    assert any(said in problem.remedy for problem in refused(read_press, received, reference))


def test_bytes_that_are_no_text_are_refused(tmp_path, reference):
    received = deliver(tmp_path, "published_facts", press_text({}))
    spoiled = type(received)(received.path, received.meta, received.content + b"\xff\n")
    assert "UTF-8" in refused(read_press, spoiled, reference)[0].remedy


def test_a_bpjs_office_is_found_by_its_name(tmp_path, reference):
    row = {"region_name": "Kanwil Sumbarriau", "region_level": "bpjs_region", "region_code": ""}
    assert press(tmp_path, reference, row).observations[0]["region_code"] == "KW-sumbarriau"


def test_papua_rows_need_a_vintage_and_unresolved_ones_are_rejected(tmp_path, reference):
    rows = [
        {"region_name": "Papua", "region_level": "province", "region_code": "91", "period": str(year)}
        for year in (2021, 2022, 2023)
    ]
    received = deliver(tmp_path, "published_facts", press_text(*rows))
    assert [problem.row for problem in refused(read_press, received, reference)] == [2, 3, 4]

    lines = (
        "published_facts,2,before-2022-papua-split,older\n"
        "published_facts,3,unresolved,no date\npublished_facts,4,current,newer\n"
    )
    resolved = load_reference(reference_folder(tmp_path / "resolved", papua_vintage=lines))
    reading = read_press(received, resolved)
    assert [record["region_vintage"] for record in reading.observations] == ["before-2022-papua-split", "current"]
    assert [line["became"] for line in reading.accounts] == ["observation", "rejected", "observation"]
    assert "belum jelas" in reading.accounts[1]["reason_id"]
    assert "no date" in reading.accounts[1]["reason_en"]


def test_a_correction_changes_the_label_and_says_so(tmp_path):
    lines = "published_facts,2,programme,JKK,,the article names none\n"
    reference = load_reference(reference_folder(tmp_path / "reference", corrections=lines))
    reading = press(tmp_path, reference, {})
    assert reading.observations[0]["programme"] == "not_stated"
    assert reading.observations[0]["flags"] == {"label_corrected"}
    assert "the article names none" in reading.accounts[0]["reason_en"]


def test_a_correction_whose_row_has_changed_stops_the_build(tmp_path):
    lines = "published_facts,2,programme,JKM,,reason\npublished_facts,9,programme,JKK,,reason\n"
    reference = load_reference(reference_folder(tmp_path / "reference", corrections=lines))
    received = deliver(tmp_path, "published_facts", press_text({}))
    assert [problem.row for problem in refused(read_press, received, reference)] == [2, 9]


def test_a_share_above_one_and_year_to_date_claims_are_flagged(tmp_path, reference):
    rows = [
        {"indicator": "coverage_percent", "segment": "", "value": "147.8", "unit": "percent", "as_printed": "not seen"},
        {"period": "2021-01/2021-09"},
        {"period": "2021-07/2021-12"},
        {"period": "2021-01/2021-12"},
    ]
    assert [record["flags"] for record in press(tmp_path, reference, *rows).observations] == [
        {"above_one"}, {"cumulative"}, set(), set(),
    ]  # fmt: skip


def test_the_ministry_counts_where_the_employer_is_registered(tmp_path, reference):
    rows = [{}, {"region_code": "91", "region_name": "Papua", "region_vintage": "before-2022-papua-split"}]
    reading = read_kemnaker(deliver(tmp_path, "kemnaker_provinces", kemnaker_text(*rows)), reference)
    assert [(record["basis"], record["region_vintage"]) for record in reading.observations] == [
        ("registration", "current"),
        ("registration", "before-2022-papua-split"),
    ]


def test_the_ministry_table_refuses_a_wrong_vintage_and_a_repeated_key(tmp_path, reference):
    rows = [{}, {"value": "11"}, {"region_code": "91", "region_name": "Papua"}]
    received = deliver(tmp_path, "kemnaker_provinces", kemnaker_text(*rows))
    problems = refused(read_kemnaker, received, reference)
    assert {(problem.row, problem.column) for problem in problems} == {
        (3, "region_code, indicator, segment, programme, period, source_url"),
        (4, "region_vintage"),
    }


# --- the reviewed tables -------------------------------------------------------------------------


def test_a_mapping_to_an_unknown_word_or_unit_is_refused(tmp_path):
    folder = reference_folder(tmp_path / "reference")
    mapping = folder / "mapping.csv"
    text = mapping.read_text(encoding="utf-8")
    spoiled = text.replace(
        "claims_cases,,cases,,observation,claims_paid,total", "claims_cases,,cases,,observation,claims_payed,totl"
    )
    spoiled = spoiled.replace(
        "labour_force,,persons,,observation,labour_force,total,,all,all,unstated,,persons",
        "labour_force,,persons,,observation,labour_force,total,,all,all,unstated,,cases",
    )
    mapping.write_text(spoiled + text.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_reference(folder)
    assert {problem.column for problem in caught.value.problems} == {"indicator", "segment", "unit", "source_indicator"}


@pytest.mark.parametrize("line", ["published_facts,2,later,reason\n", "published_facts,two,current,reason\n"])
def test_a_vintage_table_with_an_unknown_word_is_refused(tmp_path, line):
    with pytest.raises(InputError):
        load_reference(reference_folder(tmp_path / "reference", papua_vintage=line))
