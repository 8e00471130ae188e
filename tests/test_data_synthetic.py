"""The sample: sums before hiding, what may be stored, and what a reader could get back by subtracting."""

import itertools

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from data import regions, store
from data.catalogue import SAKERNAS, SAMPLE
from data.errors import BrokenDataError
from data.fields import (
    EVIDENCE_COLUMNS,
    FLAGS,
    INDICATORS,
    NATION,
    OBSERVATION_COLUMNS,
    PROGRAMMES,
    SEGMENTS,
    SOURCE_COLUMNS,
    TARGET_COLUMNS,
    WORKER_GROUPS,
)
from data.periods import PERIOD
from data.synthetic.cube import YEARS, places
from data.synthetic.participants import OVERFULL_CITY, Workforce
from data.synthetic.sample import invent, make

SERIES = ["segment", "programme", "worker_group"]


def workforce() -> Workforce:
    """Return made-up employed residents of the true order of size, growing by 1% a year."""
    rng = np.random.default_rng(7)
    first = rng.lognormal(12, 0.9, len(places().regencies))[:, None]
    employed = np.rint(first * 1.01 ** np.arange(len(YEARS)))
    return Workforce(employed, np.rint(employed * rng.uniform(0, 0.7, first.shape)))


def publish_workforce(people: Workforce, leave_out: str = "") -> None:
    codes = [code for code in places().regencies if code != leave_out]
    keep = [place for place, code in enumerate(places().regencies) if code != leave_out]
    rows = [
        (code, f"{year}-08", indicator, value)
        for indicator, counts in (("employed_persons", people.employed), ("wage_employees", people.wage_employees))
        for code, line in zip(codes, counts[keep], strict=True)
        for year, value in zip(YEARS, line, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["region_code", "period", "indicator", "value"]).assign(
        region_vintage="current", segment="total", programme="not_stated", worker_group="all", benefit_kind="all",
        basis="residence", denominator="", origin="published", source_id="sakernas", unit="persons", as_printed="",
        obs_status="estimated", flags="",
    )  # fmt: skip
    sources = pd.DataFrame([{**dict.fromkeys(SOURCE_COLUMNS, ""), "source_id": "sakernas", "file": SAKERNAS[0]}])
    store.publish("published", {"observations": frame[list(OBSERVATION_COLUMNS)], "sources": sources})


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        for dataset in ("published", "synthetic"):
            patch.setitem(store.FOLDERS, dataset, tmp_path_factory.mktemp(dataset))
        publish_workforce(workforce())
        yield


@pytest.fixture(scope="module")
def progress():
    return []


@pytest.fixture(scope="module")
def snapshot(folders, progress):
    return make(1, lambda done, doing: progress.append((done, doing)))[0]


@pytest.fixture(scope="module")
def rows(snapshot):
    # Text columns as categories, which keeps 1.7 million rows light.
    return pq.read_table(snapshot.path("observations")).to_pandas()


@pytest.fixture(scope="module")
def figures():
    return invent(workforce(), places(), 1)


def test_before_hiding_every_total_is_the_sum_of_its_parts(figures):
    where = places()
    at = {code: place for place, code in enumerate(where.codes)}
    above = {p.code: [at[r.code] for r in regions.regencies(p.code)] for p in regions.provinces()}
    for province in regions.provinces():
        above.setdefault(province.kanwil_code, []).append(at[province.code])
    above[NATION] = list(range(514))
    for cube in figures.cubes:
        known = np.nan_to_num(cube.values)
        for code, parts in above.items():
            assert (known[at[code]] == known[parts].sum(axis=0)).all(), (cube.indicator, code)
        names = [series.programme if cube.unit in ("cases", "idr") else series.segment for series in cube.series]
        total = names.index("all" if "all" in names else "total")
        assert (known[:, total] == known[:, :total].sum(axis=1)).all(), cube.indicator
        if "2024" in cube.periods:
            year = cube.periods.index("2024")
            assert (known[:, :, year] == known[:, :, year + 1 : year + 13].sum(axis=2)).all(), cube.indicator


def test_counts_are_whole_and_plausible(figures):
    people = figures.people
    for counts in (people.eligible, people.active, people.enrolled, people.groups):
        reported = counts[~np.isnan(counts)]
        assert (reported == np.rint(reported)).all()
        assert (reported >= 0).all()
    reported = ~np.isnan(people.active)
    assert (people.enrolled >= people.active)[reported].all()
    rate = people.active.sum(axis=1) / people.eligible.sum(axis=1)
    city = places().regencies.index(OVERFULL_CITY)
    assert np.nanmax(rate[city]) == pytest.approx(1.06, abs=0.001)
    usual = np.delete(rate, city, axis=0)
    assert np.nanmin(usual) > 0.15
    assert np.nanmax(usual) < 0.85


def test_participation_fell_in_2020_and_election_staff_came_in_early_2024(figures):
    active = figures.cubes[0]
    nation = active.values[-1]
    month = {period: nation[:, place] for place, period in enumerate(active.periods)}
    total, organisers = ([s.worker_group for s in active.series].index(g) for g in ("all", "election_organisers"))
    total = [series.segment for series in active.series].index("total")
    assert month["2020-06"][total] < 0.95 * month["2019-12"][total]
    assert month["2025-11"][total] > 1.2 * month["2020-06"][total]
    assert month["2024-02"][organisers] > 5 * month["2023-06"][organisers] > 0
    assert month["2025-06"][organisers] == 0


def test_every_row_is_synthetic_and_every_word_is_known(rows, snapshot):
    assert set(rows["origin"]) == {"synthetic"}
    assert set(rows["source_id"]) == {"sample-seed-1"}
    assert set(rows["segment"]) <= set(SEGMENTS)
    assert set(rows["programme"]) <= set(PROGRAMMES)
    assert set(rows["worker_group"]) <= set(WORKER_GROUPS)
    assert set(rows["flags"]) <= {"", *FLAGS}
    assert all(
        INDICATORS[i].unit == u for i, u in rows[["indicator", "unit"]].drop_duplicates().itertuples(index=False)
    )
    levels = rows["region_code"].drop_duplicates().map(lambda code: regions.get(code).level).value_counts()
    assert levels.to_dict() == {"regency": 416, "city": 98, "province": 38, "kanwil": 11, "nation": 1}
    sources = store.read(snapshot, "sources")
    assert sources["file"].tolist() == list(SAMPLE)
    assert "DATA CONTOH — BUKAN ANGKA RESMI" in sources["title"][0]
    assert "NOT OFFICIAL" in sources["title"][0]
    assert "seed 1" in sources["title"][0]


def test_no_small_count_is_stored_and_rupiah_hide_with_their_cases(rows):
    counts = rows[rows["unit"].isin(["persons", "cases"])]
    assert not counts["value"].between(1, 4).any()
    assert (rows["value"].isna() == rows["obs_status"].isin(["missing", "suppressed"])).all()
    assert (counts["obs_status"] == "suppressed").sum() > 1000
    key = ["region_code", "period", "programme"]
    cases, rupiah = (
        rows[rows["indicator"] == indicator].set_index(key)["obs_status"] == "suppressed"
        for indicator in ("claims_paid", "benefits_paid_idr")
    )
    assert cases.index.equals(rupiah.index)
    assert rupiah[cases].all()
    # A sum of rupiah over programmes would tell how many death claims it holds.
    is_hidden = rupiah.unstack("programme")
    assert is_hidden.loc[is_hidden["death"] == 1, "all"].all()


def test_subtracting_stored_cells_from_stored_totals_recovers_nothing(rows):
    parents = {region.code: region.kanwil_code for region in regions.provinces()}
    parents |= {region.code: region.province_code for region in regions.regencies()}
    key = ["indicator", *SERIES, "period", "region_code"]
    hidden = rows[rows["obs_status"] == "suppressed"][key].astype(str)
    level = hidden["region_code"].map(lambda code: regions.get(code).level)
    at = {name: hidden[level == name] for name in ("province", "kanwil", "nation")}
    below = hidden[level.isin(["regency", "city"])]
    flows = hidden[hidden["indicator"].isin(["claims_paid", "benefits_paid_idr"])]
    is_year, is_all = flows["period"].str.len() == 4, flows["programme"] == "all"
    stocks = hidden[~hidden["indicator"].isin(set(flows["indicator"])) & (hidden["worker_group"] == "all")]
    is_total = stocks["segment"] == "total"

    def lone(parts: pd.DataFrame, totals: pd.DataFrame, **total: object) -> list[tuple[str, ...]]:
        """Return the totals for which exactly one cell, part or total, is hidden."""
        cells = pd.concat([parts.assign(**total), totals])
        counts = cells.value_counts(key)
        return counts.index[counts == 1].tolist()

    assert lone(below, at["province"], region_code=below["region_code"].map(parents)) == []
    assert lone(at["province"], at["kanwil"], region_code=at["province"]["region_code"].map(parents)) == []
    assert lone(at["province"], at["nation"], region_code=NATION) == []
    assert lone(at["kanwil"], at["nation"], region_code=NATION) == []
    assert lone(flows[~is_year], flows[is_year], period=flows["period"].str[:4]) == []
    assert lone(flows[~is_all], flows[is_all], programme="all") == []
    assert lone(stocks[~is_total], stocks[is_total], segment="total") == []
    assert min(len(at["province"]), is_year.sum(), is_all.sum(), len(stocks)) > 0


def test_what_was_not_reported_is_missing_and_totals_without_it_say_so(rows):
    total = (
        (rows["indicator"] == "active_participants") & (rows["segment"] == "total") & (rows["worker_group"] == "all")
    )
    late = rows[total & (rows["period"] == "2025-12")].set_index("region_code")
    absent = late.index[late["obs_status"] == "missing"]
    assert len(absent) == 1
    province = regions.get(absent[0]).province_code
    kanwil = regions.get(province).kanwil_code
    flagged = set(late.index[late["flags"] == "parts_missing"])
    assert flagged == {province, kanwil, NATION}
    parts = late.loc[[region.code for region in regions.regencies(province)], "value"]
    assert late.loc[province, "value"] == parts.sum()


def test_a_year_counts_its_months_and_says_when_one_is_missing(rows):
    claims = rows[(rows["indicator"] == "claims_paid") & (rows["programme"] == "old_age")]
    status = claims.pivot_table("obs_status", "region_code", "period", aggfunc="first")
    value = claims.pivot_table("value", "region_code", "period")
    months = [period for period in status if period.startswith("2020-")]
    reported = (status[months] == "reported").all(axis=1) & (status["2020"] == "reported")
    assert reported.sum() > 400
    assert (value.loc[reported, months].sum(axis=1) == value.loc[reported, "2020"]).all()
    never = status.index[(status[months] == "missing").all(axis=1)]
    assert len(never) >= 2
    assert (status.loc[never, "2020"] == "missing").all()


def test_job_loss_claims_begin_with_the_programme(rows):
    periods = rows.loc[rows["programme"] == "job_loss", "period"].astype(str)
    assert periods.min() == "2022"
    assert periods[periods.str.len() == 7].min() == "2022-02"


def test_a_death_claim_pays_about_42_million(rows):
    nation = rows[(rows["region_code"] == NATION) & (rows["programme"] == "death") & (rows["period"] == "2024")]
    value = nation.set_index("indicator")["value"]
    assert 42e6 < value["benefits_paid_idr"] / value["claims_paid"] < 46e6


def test_evidence_and_targets_are_whole_and_never_derived_from_counts(snapshot):
    evidence, targets = (store.read(snapshot, table) for table in ("evidence", "targets"))
    assert tuple(evidence) == EVIDENCE_COLUMNS
    assert tuple(targets) == TARGET_COLUMNS
    assert evidence["evidence_id"].is_unique
    assert targets["target_id"].is_unique
    assert set(evidence["evidence_kind"]) == {"regulation", "agreement", "budget"}
    assert set(evidence["origin"]) | set(targets["origin"]) == {"synthetic"}
    periods = set(evidence["period"]) | set(targets["period"])
    assert all(PERIOD.match(period) for period in periods)
    starts, ends = zip(*(period.split("/") for period in periods if "/" in period), strict=True)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert min(ends) < "2025-12" < max(ends)
    budgets = evidence[evidence["evidence_kind"] == "budget"]
    assert (budgets["value"] % (100 * 16_800 * 12) == 0).all()
    assert evidence[evidence["evidence_kind"] != "budget"]["value"].isna().all()
    assert targets["value"].between(0.2, 0.8).all()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(snapshot):
    content = {path.name: path.read_bytes() for path in snapshot.folder.iterdir()}
    again = make(1, lambda *_: None)[0]
    assert again.version == snapshot.version
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == content
    other = make(2, lambda *_: None)[0]
    assert other.version == store.current("synthetic").version != snapshot.version


def test_progress_only_grows_and_reaches_the_end(snapshot, progress):
    assert all(before < after for (before, _), (after, _) in itertools.pairwise(progress))
    assert progress[-1] == (1.0, "selesai")


def test_an_incomplete_workforce_is_refused_with_the_command_that_helps(folders):
    try:
        publish_workforce(workforce(), leave_out="11.01")
        with pytest.raises(BrokenDataError, match="build_tables"):
            make(1, lambda *_: None)
    finally:
        publish_workforce(workforce())
