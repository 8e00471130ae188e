"""From stored observations to panels: which rows answer a question, and what the real snapshot gives."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from data import catalogue, panels, regions, store
from data.catalogue import Measure
from data.fields import CHECK_COLUMNS, INDICATORS, NATION, NOT_STATED, VINTAGE_OLD_PAPUA
from data.indicators import DIMENSIONS, Slice, counted
from data.panels import Recomputed
from tests.observations import counts, observation, observations, source, sources

COUNTED = Measure("published", "claims_paid", ("kemnaker_provinces",))
PER_1000 = Measure("published", "claims_per_1000", ("kemnaker_provinces",), ("kemnaker_provinces",))
PRINTED = Measure("published", "coverage_rate", ("published_facts", "articles"), as_printed=True)


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch, request):
    if not request.node.get_closest_marker("real"):
        monkeypatch.setattr(store, "FOLDERS", {"published": tmp_path, "synthetic": tmp_path / "synthetic"})


def snapshot(*tables, files=None):
    files = files or {"S-1": "kemnaker_provinces"}
    rows = pd.concat(tables, ignore_index=True)
    described = sources(*(source(source_id, file) for source_id, file in files.items()))
    return store.publish("published", {"observations": rows, "sources": described})


def values(panel):
    return dict(zip(panel.table["region_code"], panel.table["value"], strict=True))


# --- which rows answer --------------------------------------------------------------------------------


def test_a_panel_holds_its_own_cut_and_no_other():
    rows = counts({"14": 1, "15": 2})
    others = [
        rows.assign(**change)
        for change in (
            {"period": "2022"}, {"segment": "wage_workers"}, {"programme": "death"}, {"worker_group": "non_asn"},
            {"benefit_kind": "medical"}, {"indicator": "benefits_paid_idr"}, {"source_id": "S-2"},
        )
    ]  # fmt: skip
    made = snapshot(rows, *others, files={"S-1": "kemnaker_provinces", "S-2": "published_facts"})
    assert values(panels.panel(made, COUNTED, Slice(period="2023"), "province")) == {"14": 1, "15": 2}
    wages = Slice("wage_workers", period="2023")
    assert panels.panel(made, COUNTED, wages, "province").cut == wages
    assert values(panels.panel(made, COUNTED, Slice(period="2019"), "province")) == {}


def test_a_rate_finds_its_base_at_the_end_of_the_period():
    claims = counts({"14": 3}, programme="employment_injury")
    active = counts({"14": 1500}, indicator="active_participants", period="2023-12")
    other = counts({"14": 1}, indicator="active_participants", period="2023-11")
    made = snapshot(claims, active, other)
    found = panels.panel(made, PER_1000, Slice(programme="employment_injury", period="2023"), "province")
    assert values(found) == {"14": 2}


@pytest.mark.parametrize("file", ["published_facts", "articles", "articles;published_facts", "published_facts;offices"])
def test_a_source_of_several_received_files_is_read(file):
    rows = counts({"14": 0.3}, indicator="coverage_rate", denominator=NOT_STATED)
    made = snapshot(rows, files={"S-1": file})
    assert values(panels.panel(made, PRINTED, Slice(), "province")) == {"14": 0.3}
    assert panels.choices(made, PRINTED)["regions"].tolist() == [1]


@pytest.mark.parametrize("file", ["kemnaker_provinces", "offices", "published_facts_2"])
def test_a_source_of_other_files_is_not_read(file):
    made = snapshot(counts({"14": 0.3}, indicator="coverage_rate"), files={"S-1": file})
    assert values(panels.panel(made, PRINTED, Slice(), "province")) == {}
    assert panels.choices(made, PRINTED).empty


def test_printed_figures_have_a_row_for_every_territory_above_and_no_sum():
    rows = counts({"14": 0.3, "14.08": 0.2, "KW-sumbarriau": 0.25}, indicator="coverage_rate", denominator=NOT_STATED)
    found = panels.panel(snapshot(rows, files={"S-1": "articles"}), PRINTED, Slice(), "regency")
    assert values(found) == {"14.08": 0.2}
    assert found.nation["obs_status"] == "missing"
    assert math.isnan(float(str(found.nation["value"])))
    known = found.upper.set_index("region_code")
    assert known.index.tolist() == [region.code for region in (*regions.provinces(), *regions.kanwils())]
    assert known["value"].dropna().to_dict() == {"14": 0.3, "KW-sumbarriau": 0.25}
    assert known.loc["31", "obs_status"] == "missing"


def test_a_printed_figure_of_the_nation_is_shown_as_printed():
    rows = counts({"14": 0.3, NATION: 0.37}, indicator="coverage_rate", denominator=NOT_STATED)
    found = panels.panel(snapshot(rows, files={"S-1": "articles"}), PRINTED, Slice(), "province")
    assert (found.nation["value"], found.nation["region_code"]) == (0.37, NATION)


def test_a_new_snapshot_is_read_anew():
    first, second = snapshot(counts({"14": 1})), snapshot(counts({"14": 2}))
    assert values(panels.panel(first, COUNTED, Slice(period="2023"), "province")) == {"14": 1}
    assert values(panels.panel(second, COUNTED, Slice(period="2023"), "province")) == {"14": 2}


# --- what is offered --------------------------------------------------------------------------------------


def test_choices_count_the_regions_of_each_level():
    claims = counts({"14": 1, "15": None, "14.08": 1, NATION: 2, "KC-madiun": 1})
    active = counts({"14": 9, NATION: 9}, indicator="active_participants", period="2023-12")
    made = snapshot(claims, active, counts({"16": 1}, period="2024"))
    found = panels.choices(made, COUNTED)[["period", "level", "regions"]]
    assert found.values.tolist() == [["2023", "province", 2], ["2023", "regency", 1], ["2024", "province", 1]]
    assert panels.choices(made, PER_1000)[["period", "level", "regions"]].values.tolist() == [["2023", "province", 2]]


def test_old_shapes_are_told_in_the_choices():
    old = observations(observation("14", 1), observation("91", 1, region_vintage=VINTAGE_OLD_PAPUA))
    assert panels.choices(snapshot(old), COUNTED)["vintage"].tolist() == [VINTAGE_OLD_PAPUA]


# --- values for classes -----------------------------------------------------------------------------------


def pooled(measure, cut, *tables):
    return sorted(panels.values_for_classes(snapshot(*tables), measure, cut, "province").dropna())


def test_classes_of_a_flow_are_made_from_periods_of_the_same_length():
    tables = [
        counts({"14": value}, period=period)
        for period, value in {
            "2022": 10,
            "2023": 20,
            "2023-11": 1,
            "2023-12": 2,
            "2024-01/2024-05": 5,
            "2024-01/2024-08": 8,
        }.items()
    ]
    assert pooled(COUNTED, Slice(period="2023"), *tables) == [10, 20]
    assert pooled(COUNTED, Slice(period="2023-12"), *tables) == [1, 2]
    assert pooled(COUNTED, Slice(period="2024-01/2024-05"), *tables) == [5]


def test_classes_of_a_stock_are_made_from_all_periods():
    measure = Measure("published", "active_participants", ("kemnaker_provinces",))
    tables = [
        counts({"14": value}, indicator="active_participants", period=period)
        for period, value in {"2022": 1, "2023-12": 2}.items()
    ]
    assert pooled(measure, Slice(period="2022"), *tables) == [1, 2]


def test_classes_of_a_rate_set_each_period_against_its_own_base():
    tables = [
        table
        for year, claims, active in (("2022", 1, 1000), ("2023", 4, 2000))
        for table in (
            counts({"14": claims, "15": None}, period=year),
            counts({"14": active, "15": 5}, indicator="active_participants", period=f"{year}-12"),
        )
    ]
    assert pooled(PER_1000, Slice(period="2023"), *tables) == [1, 2]


def test_at_most_twelve_periods_evenly_spread_make_the_classes_and_the_newest_is_one():
    measure = Measure("published", "active_participants", ("kemnaker_provinces",))
    months = [f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    tables = [
        counts({"14": number}, indicator="active_participants", period=month) for number, month in enumerate(months)
    ]
    assert pooled(measure, Slice(period="2022-01"), *tables) == list(range(2, 36, 3))


# --- printed and recomputed ---------------------------------------------------------------------------------


def checks(**changes):
    row = dict.fromkeys(CHECK_COLUMNS, "") | {
        "kind": "recomputed_rate", "region_code": "51", "period": "2025-03", "source_id": "S-1",
        "stated": 0.5088, "computed": 0.4990, "difference": 0.5088 - 0.4990,
    }  # fmt: skip
    return pd.DataFrame([row | changes])


PRINTED_ROW = {"region_code": "51", "period": "2025-03", "source_id": "S-1", "value": 0.5088}


def test_a_recomputed_rate_stands_beside_the_printed_one_with_stated_minus_computed():
    found = panels.recomputed(checks(), PRINTED_ROW)
    assert isinstance(found, Recomputed)
    assert (found.computed, round(found.difference, 4)) == (0.4990, 0.0098)


@pytest.mark.parametrize(
    "change",
    [{"kind": "parts"}, {"region_code": "52"}, {"period": "2025"}, {"source_id": "S-2"}, {"stated": 0.5}],
)
def test_a_recomputation_of_another_figure_is_not_shown(change):
    assert panels.recomputed(checks(**change), PRINTED_ROW) is None


# --- the catalogue and the committed figures --------------------------------------------------------------------


def test_every_measure_names_tables_for_all_that_it_is_counted_from():
    for measure in catalogue.MEASURES:
        has_base = counted(measure.definition)[1] is not None and not measure.as_printed
        assert bool(measure.denominator_tables) == has_base, measure
        assert measure.definition.kind in ("rate", "count"), measure
    assert len({(measure.dataset, measure.indicator) for measure in catalogue.MEASURES}) == len(catalogue.MEASURES)


def test_no_rate_sets_a_worker_group_against_all_workers():
    for indicator in INDICATORS.values():
        if isinstance(shared := getattr(indicator.formula, "shared", None), tuple) and indicator.unit != "per_100":
            base = counted(indicator)[1]
            assert "worker_group" in shared or base == "employed_persons", indicator.code


@pytest.fixture(scope="module")
def published():
    return store.current("published")


@pytest.mark.real
def test_the_opening_map_is_registered_participants_per_100_employed(published):
    found = panels.panel(published, catalogue.measures("published")[0], Slice(period="2023-12"), "province")
    assert found.vintage == VINTAGE_OLD_PAPUA
    assert len(found.table) == 34
    assert found.nation["value"] == pytest.approx(29.7, abs=0.05)
    jakarta = found.table.set_index("region_code").loc["31"]
    assert jakarta["value"] == pytest.approx(147.8, abs=0.05)
    assert {"above_one", "basis_mixed"} <= set(jakarta["flags"].split(";"))
    assert set(found.table["denominator_period"]) == {"2023-08"}


@pytest.mark.real
@pytest.mark.parametrize("indicator", ["claims_per_1000", "benefits_per_1000_idr", "benefits_per_claim_idr"])
def test_claims_2023_have_a_rate_in_all_34_provinces_and_the_nation(published, indicator):
    cut = Slice(programme="employment_injury", period="2023")
    found = panels.panel(published, catalogue.measure("published", indicator), cut, "province")
    assert found.table["value"].notna().sum() == 34
    assert found.nation["obs_status"] == "reported"
    assert found.nation["numerator"] == found.table["numerator"].sum()
    assert found.nation["denominator_value"] == found.table["denominator_value"].sum()


@pytest.mark.real
def test_central_java_keeps_its_printed_coverage_from_a_source_of_two_files(published):
    found = panels.panel(published, catalogue.measure("published", "coverage_rate"), Slice(), "province")
    assert found.table.set_index("region_code")["value"]["33"] == 0.3541


@pytest.mark.real
def test_every_offered_cut_of_the_published_figures_can_be_shown(published):
    offered_cuts = 0
    for measure in catalogue.measures("published"):
        for row in panels.choices(published, measure).to_dict("records"):
            cut = Slice(**{name: row[name] for name in (*DIMENSIONS, "period")})
            cut = replace(cut, period="") if measure.as_printed else cut
            found = panels.panel(published, measure, cut, row["level"])
            is_elsewhere = measure.as_printed and row["vintage"] == VINTAGE_OLD_PAPUA
            assert is_elsewhere or found.table["value"].notna().any(), (measure.indicator, cut)
            assert found.vintage == row["vintage"] or measure.as_printed
            assert not found.table["region_code"].duplicated().any()
            offered_cuts += 1
    assert offered_cuts > 100


# --- over time and side by side -----------------------------------------------------------------------


def test_regions_over_time_with_the_nation_in_order_of_time():
    tables = [
        counts(dict.fromkeys((region.code for region in regions.provinces()), 1) | {"14": value}, period=period)
        for period, value in (("2023", 5), ("2021", 3), ("2024-01/2024-05", 9))
    ]
    found = panels.over_time(snapshot(*tables), COUNTED, Slice(period="2023"), "province", ["14", "13"])
    assert found["region_code"].tolist() == ["14", "13", NATION] * 2
    assert found["period"].tolist() == ["2021"] * 3 + ["2023"] * 3  # five months are no year
    assert found["value"].tolist() == [3, 1, 40, 5, 1, 42]


def test_a_region_without_a_row_is_missing_in_that_period():
    made = snapshot(counts({"14": 5, "13": 1}, period="2022"), counts({"14": 6}, period="2023"))
    found = panels.over_time(made, COUNTED, Slice(period="2023"), "province", ["14", "13"])
    last = found[found["period"] == "2023"].set_index("region_code")
    assert last.loc["14", "value"] == 6
    assert last.loc["13", "obs_status"] == "missing"


def test_a_line_stops_where_figures_were_computed_backwards():
    """Papua (91) is known for 2022 only as a part of what it was divided from; Riau is whole."""
    before = counts({"14": 5, "91": 2, "94": 1}, period="2022", flags="back_cast")
    before.loc[before["region_code"] == "14", "flags"] = ""
    # The neighbour's flag is enough: both were one province.
    before.loc[before["region_code"] == "91", "flags"] = ""
    made = snapshot(before, counts({"14": 6, "91": 3, "94": 1}, period="2023"))
    found = panels.over_time(made, COUNTED, Slice(period="2023"), "province", ["14", "91"])
    runs = {(row["region_code"], row["period"]): (row["run"], row["breaks"]) for row in found.to_dict("records")}
    assert runs["14", "2023"] == (0, "")
    assert runs["91", "2022"] == (0, "")
    assert runs["91", "2023"] == (1, "back_cast")


def test_of_many_periods_every_so_many_are_taken_and_the_newest_is_among_them():
    months = [f"{year}-{month:02}" for year in range(2019, 2026) for month in range(1, 13)]
    made = snapshot(*(counts({"14": 1}, indicator="active_participants", period=month) for month in months))
    stock = Measure("published", "active_participants", ("kemnaker_provinces",))
    periods = list(dict.fromkeys(panels.over_time(made, stock, Slice(period="2025-12"), "province", ["14"])["period"]))
    assert len(periods) == 28
    assert periods[-2:] == ["2025-09", "2025-12"]


def test_printed_figures_are_no_series():
    assert panels.over_time(snapshot(counts({"14": 1})), PRINTED, Slice(), "province", ["14"]).empty


def test_facets_are_periods_of_the_same_month_or_else_segments():
    stock = Measure("published", "active_participants", ("kemnaker_provinces",))

    def facets(*made, cut):
        tables = [counts({"14": 1}, indicator="active_participants", period=p, segment=s) for p, s in made]
        return panels.facets(panels.choices(snapshot(*tables), stock), stock, cut, "province")

    whole = [(f"{year}-{month}", "total") for year in range(2018, 2026) for month in ("06", "12")]
    found = facets(*whole, cut=Slice(period="2025-12"))
    assert [cut.period for cut in found] == [f"{year}-12" for year in range(2020, 2026)]
    single = [("2023-12", segment) for segment in ("own_account_workers", "total", "wage_workers", NOT_STATED)]
    found = facets(*single, cut=Slice(period="2023-12"))
    assert [cut.segment for cut in found] == ["total", "wage_workers", "own_account_workers"]
    assert facets(("2023-12", "total"), cut=Slice(period="2023-12")) == (Slice(period="2023-12"),)
