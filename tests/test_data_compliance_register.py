"""The tables of duties and of evidence: bad lines refused, every eligible source row judged once."""

import pandas as pd
import pytest

from data.duties import DUTY_COLUMNS, all_duties, read_duties
from data.errors import InputError
from data.evidence import apply_register, by_rule, first_day, last_day, source_rows
from data.evidence_register import REGISTER_COLUMNS, read_register
from data.fields import ACCOUNT_COLUMNS, EVIDENCE_COLUMNS, VINTAGE_OLD_PAPUA
from data.readers.records import observation_id
from tests.deliveries import csv_text
from tests.observations import observation, observations

LINE = {
    "file": "articles", "row": "3", "region_code": "14.08", "value": "", "duty": "non_asn_workers", "says": "met",
    "valid_from": "2021-01-01", "valid_to": "2021-12-31", "note_id": "Perpanjangan 2021.", "note_en": "Renewed for 2021.",
}  # fmt: skip
PAPER = {
    "evidence_id": "E-1", "region_code": "14.08", "region_vintage": "current", "evidence_kind": "agreement",
    "worker_group": "non_asn", "instrument": "nota kesepakatan", "period": "2021", "value": float("nan"), "unit": "text",
    "as_printed": "nota", "origin": "published", "source_id": "S-1", "source_row": 3, "note_id": "", "note_en": "",
}  # fmt: skip
BUDGET = PAPER | {
    "evidence_id": "E-2", "evidence_kind": "budget", "instrument": "not_stated", "value": 8e8, "unit": "idr", "source_row": 4,
}  # fmt: skip
BUDGET_LINE = LINE | {"row": "4", "value": "800000000", "duty": "budget"}


def lines(*changes):
    return read_register(csv_text(REGISTER_COLUMNS, [LINE | change for change in changes]).encode())


def refused(*changes):
    with pytest.raises(InputError) as caught:
        lines(*changes)
    return [(problem.row, problem.column, problem.value) for problem in caught.value.problems], str(caught.value)


def accounts(*records):
    rows = [dict.fromkeys(ACCOUNT_COLUMNS, "") | record for record in records]
    return pd.DataFrame(rows, columns=list(ACCOUNT_COLUMNS))


def paper_rows(*papers):
    told = [
        {"file": "articles", "row": int(p["source_row"]), "became": "evidence", "record_id": p["evidence_id"]}
        for p in papers
    ]
    return source_rows(pd.DataFrame(papers, columns=list(EVIDENCE_COLUMNS)), observations(), accounts(*told))


def unjudged(rows, *changes):
    with pytest.raises(InputError) as caught:
        apply_register(rows, lines(*changes))
    return caught.value.problems


# --- the register as a file ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "column", "value", "remedy"),
    [
        ({"valid_to": "2020-12-31"}, "valid_to", "2020-12-31", "Berakhir sebelum mulai (2021-01-01)"),
        ({"valid_from": "2021-02-30"}, "valid_from", "2021-02-30", "TTTT-BB-HH"),
        ({"valid_to": "31/12/2021"}, "valid_to", "31/12/2021", "TTTT-BB-HH"),
        ({"valid_to": "20211231"}, "valid_to", "20211231", "TTTT-BB-HH"),
        ({"duty": "paritrana"}, "duty", "paritrana", "Kewajiban tidak dikenal"),
        ({"says": "mostly"}, "says", "mostly", "met, partly, not_met"),
        ({"says": ""}, "says", "", "met, partly, not_met"),
        ({"value": "Rp800 juta"}, "value", "Rp800 juta", "Mungkin maksudnya 800000000"),
        ({"value": "delapan ratus juta"}, "value", "delapan ratus juta", "Tulis angka polos"),
        ({"value": "-1"}, "value", "-1", "tidak boleh negatif"),
        ({"row": "empat"}, "row", "empat", "Tulis angka polos"),
        ({"region_code": "1408"}, "region_code", "1408", "kode Kemendagri"),
        ({"note_en": ""}, "note_en", "", "alasan"),
        ({"duty": ""}, "duty", "met", "kosongkan says, valid_from dan valid_to"),
    ],
)
def test_a_bad_line_is_refused_with_its_place_and_remedy(change, column, value, remedy):
    problems, message = refused({}, {"row": "5"} | change)
    assert problems == [(3, column, value)]
    assert message.startswith("evidence_register.csv: 1 masalah.")
    assert f"baris 3, kolom {column}: nilai {value!r}. " in message
    assert remedy in message


def test_a_source_row_may_serve_two_duties_but_not_one_twice():
    assert [line.duty for line in lines({}, {"duty": "budget"})] == ["non_asn_workers", "budget"]
    assert refused({}, {})[0] == [(3, "file, row, duty", "articles, 3, non_asn_workers")]


def test_a_source_row_is_not_both_used_and_unused():
    unused = {"duty": "", "says": "", "valid_from": "", "valid_to": ""}
    assert refused({}, unused)[0] == [(3, "row", "articles:3")]


# --- the register over source rows ---------------------------------------------------------------


def test_a_judged_paper_keeps_its_own_words_and_source():
    gathered = apply_register(paper_rows(PAPER, BUDGET), lines({}, BUDGET_LINE))
    found = gathered.evidence.set_index("evidence_id").loc["articles:3/non_asn_workers"]
    assert found[["instrument", "period", "as_printed", "source_id", "file", "row"]].tolist() == [
        "nota kesepakatan", "2021", "nota", "S-1", "articles", 3,
    ]  # fmt: skip
    assert found[["duty", "says", "valid_from", "valid_to", "note_id"]].tolist() == [
        "non_asn_workers", "met", "2021-01-01", "2021-12-31", "Perpanjangan 2021.",
    ]  # fmt: skip
    assert gathered.evidence.set_index("evidence_id").loc["articles:4/budget", "value"] == 8e8
    assert gathered.not_used.empty


def test_an_eligible_row_that_nobody_judged_stops_everything():
    problems = unjudged(paper_rows(PAPER, BUDGET), {})
    assert [(problem.row, problem.value) for problem in problems] == [(None, "articles:4")]
    assert "belum dinilai" in problems[0].remedy


def test_a_row_that_is_not_used_is_listed_with_the_reason():
    unused = {"duty": "", "says": "", "valid_from": "", "valid_to": "", "note_en": "Names addressees only."}
    gathered = apply_register(paper_rows(PAPER), lines(unused))
    assert gathered.evidence.empty
    assert gathered.not_used[["file", "row", "note_en"]].to_numpy().tolist() == [
        ["articles", 3, "Names addressees only."]
    ]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"row": "9"}, "row"),
        ({"region_code": "14.01"}, "region_code"),
        ({"value": "800000001"}, "value"),
        ({"value": ""}, "value"),
        ({"duty": "election_organisers"}, "duty"),
    ],
)
def test_a_line_that_does_not_fit_its_source_row_is_refused(change, column):
    problems = unjudged(paper_rows(PAPER, BUDGET), {}, BUDGET_LINE | change)
    assert (problems[0].row, problems[0].column) == (3, column)


def test_a_province_from_before_the_split_is_no_evidence_of_todays():
    rows = paper_rows(PAPER | {"region_code": "92", "region_vintage": VINTAGE_OLD_PAPUA})
    assert "pemekaran" in unjudged(rows, {"region_code": "92"})[0].remedy


@pytest.mark.parametrize(("start", "is_refused"), [("2021-12-31", True), ("2022-01-01", False)])
def test_one_instrument_does_not_hold_twice_at_a_time(start, is_refused):
    again = PAPER | {"evidence_id": "E-3", "source_row": 5}
    rows = paper_rows(PAPER, again)
    second = {"row": "5", "valid_from": start, "valid_to": "2022-12-31"}
    if is_refused:
        problems = unjudged(rows, {}, second)
        assert [(problem.row, problem.column, problem.value) for problem in problems] == [(3, "valid_from", start)]
        assert "baris 2" in problems[0].remedy
    else:
        assert len(apply_register(rows, lines({}, second)).evidence) == 2


def test_an_instrument_without_end_overlaps_whatever_follows():
    again = PAPER | {"evidence_id": "E-3", "source_row": 5}
    second = {"row": "5", "valid_from": "2030-01-01", "valid_to": ""}
    assert unjudged(paper_rows(PAPER, again), {"valid_to": ""}, second)[0].value == "2030-01-01"


def test_two_budgets_without_a_name_are_two_budgets():
    again = BUDGET | {"evidence_id": "E-3", "source_row": 5}
    assert len(apply_register(paper_rows(BUDGET, again), lines(BUDGET_LINE, BUDGET_LINE | {"row": "5"})).evidence) == 2


def test_which_figures_can_be_evidence():
    figures = observations(
        observation("14.08", 6121, indicator="enrolled_workers", worker_group="non_asn"),
        observation("14.08", 0.4, indicator="coverage_rate", worker_group="vulnerable_workers"),
        observation("14.08", 56, indicator="villages_enrolled"),
        observation("14.08", 13, indicator="prosecutor_mandates"),
        observation("14.08", 9, indicator="enrolled_workers"),
        observation("14.08", 9, indicator="eligible_workers", worker_group="non_asn"),
        observation("14.08", 9, indicator="villages_total"),
        observation("14.08", 9, indicator="claims_paid", worker_group="non_asn"),
        observation("14.08", 1, indicator="paritrana_national_rank_regency_city"),
    )
    told = [
        {"file": "published_facts", "row": row, "became": "observation", "record_id": observation_id(record)}
        for row, record in enumerate(figures.to_dict("records"), start=2)
    ]
    found = source_rows(pd.DataFrame(columns=list(EVIDENCE_COLUMNS)), figures, accounts(*told))
    assert found[["row", "kind"]].to_numpy().tolist() == [
        [2, "enrolment"], [3, "enrolment"], [4, "enrolment"], [5, "prosecutor_mandates"],
    ]  # fmt: skip


# --- the sample's papers -------------------------------------------------------------------------


def sample(*changes):
    rows = [PAPER | {"source_row": str(row)} | change for row, change in enumerate(changes, start=1)]
    return pd.DataFrame(rows, columns=list(EVIDENCE_COLUMNS))


def test_papers_of_the_sample_are_taken_by_rule():
    found = by_rule(
        sample(
            {"evidence_id": "a", "period": "2019-01/2022-12"},
            {"evidence_id": "b", "worker_group": "village_officials", "period": "2024-02"},
            {"evidence_id": "c", "evidence_kind": "budget", "period": "2025"},
            {"evidence_id": "d", "evidence_kind": "regulation", "worker_group": "all", "period": "2021-Q3"},
        )
    )
    assert found.sort_values("evidence_id")[["duty", "says", "valid_from", "valid_to"]].to_numpy().tolist() == [
        ["non_asn_workers", "met", "2019-01-01", "2022-12-31"],
        ["other_workers", "met", "2024-02-01", "2024-02-29"],
        ["budget", "met", "2025-01-01", "2025-12-31"],
        ["regulation", "met", "2021-07-01", "2021-09-30"],
    ]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"period": "2022-12/2019-01"}, "period"),
        ({"period": ""}, "period"),
        ({"evidence_kind": "instruction_addressees"}, "evidence_kind"),
        ({"worker_group": "all"}, "evidence_kind"),
    ],
)
def test_a_paper_that_no_rule_fits_is_refused(change, column):
    with pytest.raises(InputError) as caught:
        by_rule(sample({}, {"worker_group": "farmers"} | change))
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [(2, column)]


def test_papers_of_the_sample_do_not_overlap_either():
    with pytest.raises(InputError, match="bertindih"):
        by_rule(sample({"period": "2019-01/2022-12"}, {"period": "2022-12/2023-12"}))


def test_the_days_of_a_period():
    assert (first_day("2020-12"), last_day("2020-12")) == ("2020-12-01", "2020-12-31")
    assert (first_day("2019"), last_day("2024-02")) == ("2019-01-01", "2024-02-29")
    with pytest.raises(ValueError, match="no period"):
        first_day("2021-13")


# --- the table of duties -------------------------------------------------------------------------

DUTY = dict.fromkeys(DUTY_COLUMNS, "x") | {
    "bound_levels": "province;city", "verified": "derived", "evidence_kinds": "budget", "worker_groups": "",
}  # fmt: skip


def duties_text(*changes):
    return csv_text(DUTY_COLUMNS, [DUTY | change for change in changes]).encode()


def test_a_duty_is_data():
    duty = read_duties(duties_text({"duty": "seats", "wording_id": "Kata lain."}))["seats"]
    assert (duty.bound_levels, duty.wording.id) == (("province", "city"), "Kata lain.")
    assert duty.accepts("budget", "fishers")
    assert not duty.accepts("agreement", "fishers")


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"bound_levels": "province;kanwil"}, "bound_levels", "kanwil"),
        ({"verified": "S"}, "verified", "S"),
        ({"evidence_kinds": "budget;rumour"}, "evidence_kinds", "rumour"),
        ({"worker_groups": "everyone"}, "worker_groups", "everyone"),
        ({"wording_en": ""}, "wording_en", ""),
        ({"duty": "x"}, "duty", "x"),
    ],
)
def test_a_bad_duty_is_refused(change, column, value):
    with pytest.raises(InputError) as caught:
        read_duties(duties_text({}, {"duty": "y"} | change))
    assert [(problem.row, problem.column, problem.value) for problem in caught.value.problems] == [(3, column, value)]


def test_the_duties_the_inpres_is_said_to_hold():
    duties = all_duties()
    binding = [code for code, duty in duties.items() if duty.bound_levels]
    assert binding == [
        "regulation", "budget", "non_asn_workers", "election_organisers", "other_workers", "regional_companies",
        "licences", "guidance",
    ]  # fmt: skip
    assert {code for code in binding if duties[code].bound_levels != ("province", "regency", "city")} == {"guidance"}
    # The text of the Inpres was not found, so nothing may claim to be checked word for word.
    marks = {code: duty.verified for code, duty in duties.items()}
    assert {code for code, mark in marks.items() if mark == "not_found"} == {"licences", "guidance"}
    assert "checked_word_for_word" not in marks.values()
