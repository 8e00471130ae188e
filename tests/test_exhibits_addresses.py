"""The address printed into a picture opens the same figures on another day and beside newer ones."""

import datetime as dt

import pytest

from dashboard import live_view
from dashboard.exhibits import BUILDERS, claims_tables, compliance_tables, data_tables, region_tables
from dashboard.state import Selection

pytestmark = pytest.mark.real

TODAY = dt.date(2026, 11, 26)


def settled(kind: str, **address: str) -> Selection:
    selection = Selection(figure=kind, **address)
    return live_view.settled(selection, BUILDERS[kind](selection), TODAY)


@pytest.mark.parametrize("kind", ["compliance_map", "compliance_heat", "compliance_timeline", "compliance_lapsing"])
def test_what_is_judged_on_a_day_names_the_day(kind):
    assert settled(kind).as_of == "2026-11-26"
    assert settled(kind, as_of="2025-12-31").as_of == "2025-12-31"
    assert settled(kind, as_of="besok").as_of == "2026-11-26"


@pytest.mark.parametrize(
    ("kind", "address", "period", "since"),
    [
        ("map", {}, "2023-12", ""),
        ("map", {"indicator": "employed_persons", "period": "2019-08"}, "2019-08", ""),
        ("map", {"indicator": "employed_persons", "period": "1850"}, "2025-08", ""),
        # What sources printed is of any date: the newest of each region.
        ("map", {"indicator": "coverage_rate"}, "", ""),
        ("compare_bars", {"regions": "14,15", "indicators": "formal_employment_share"}, "2025-08", ""),
        ("change_map", {"indicator": "formal_employment_share"}, "2025-08", "2019-08"),
        ("change_slope", {"indicator": "formal_employment_share", "since": "2023-08"}, "2025-08", "2023-08"),
        ("region_standing", {"region": "14.08"}, "2025-08", ""),
        ("compare_lines", {"regions": "14,15", "indicators": "formal_employment_share"}, "", ""),
        ("claims", {"region": "15"}, "", ""),
    ],
)
def test_what_is_the_newest_today_is_named_by_its_period(kind, address, period, since):
    found = settled(kind, **address)
    assert (found.period, found.since) == (period, since)


# Of tables that leave in one way, one each.
LISTED = {
    *region_tables.builders(), *claims_tables.BUILDERS, *compliance_tables.BUILDERS, *data_tables.builders(),
}  # fmt: skip
SETTLED = [kind for kind in BUILDERS if kind not in LISTED and kind != "planner_regencies"]
SETTLED += ["region_evidence", "region_claims", "claims_table", "compliance_spread", "data_files"]
PLAN = "b=1000000000&m=12&s=2026-11&c=basic&g=3000:non_asn&r=1652:1500:120:300:rt_heads"


@pytest.mark.parametrize("kind", SETTLED)
def test_the_settled_address_opens_the_very_figures(kind):
    dataset = "synthetic" if kind in ("funnel", "extremes", "region_standing") else ""
    region = "14.08" if kind == "region_standing" else "14"
    given = Selection(data=dataset, region=region, regions="14.08,14.71", figure=kind, plan=PLAN)
    if kind.startswith("change_"):
        given = given.changed(indicator="formal_employment_share", regions="")
    made = BUILDERS[kind](given)
    found = live_view.settled(given, made, dt.date.today())
    again = BUILDERS[kind](found)
    assert (again.title, again.subtitle, again.period) == (made.title, made.subtitle, made.period)
    assert again.table.equals(made.table)
    assert live_view.settled(found, again, dt.date(2030, 1, 1)) == found


def test_a_standing_of_an_earlier_period_stays_of_it():
    then = Selection(region="14.08", indicator="formal_employment_share", period="2019-08")
    assert BUILDERS["region_standing"](then).period == "2019-08"
    assert BUILDERS["region_standing"](then.changed(period="1850")).period == "2025-08"
