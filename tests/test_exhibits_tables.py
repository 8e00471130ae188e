"""Every table of a page leaves as the page shows it, from its address alone, or says that there is none."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.documents import press_picture
from dashboard.exhibits import BUILDERS, data_tables, region_tables
from dashboard.figures.press.described import described
from dashboard.figures.press.exhibit import Edition, Exhibit
from dashboard.figures.press.press_frame import SIZES
from dashboard.state import Selection
from data.errors import NoFigureError
from tests.apptest import html, links

pytestmark = pytest.mark.real

DAY = "2026-11-26"
SIAK = Selection(region="14.08", as_of=DAY)
SAMPLE = Selection(region="16.71", data="synthetic", as_of=DAY, lang="en")
OF_REGION = {
    "region_enrolment", "region_groups", "region_claims", "region_offices", "region_of_offices", "region_survey",
    "region_survey_before", "region_papers", "region_evidence", "region_checks", "region_sources", "region_rates",
    "region_counts", "region_reconciliation", "region_distances",
}  # fmt: skip


def made(kinds, selection: Selection) -> dict[str, Exhibit]:
    """The exhibits of these kinds that have something to show."""
    found = {}
    for kind in kinds:
        try:
            found[kind] = BUILDERS[kind](selection)
        except NoFigureError:
            continue
    return found


def svg_texts(exhibit: Exhibit) -> list[str]:
    content = press_picture.svg(described(exhibit), SIZES["web"], Edition(dt.date(2026, 11, 26), "pers"))
    tree = ElementTree.fromstring(content)
    return ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def cells(exhibit: Exhibit) -> list[list[str]]:
    assert exhibit.listing
    return [[cell.text for cell in row] for row in exhibit.listing.rows]


def test_the_tables_of_a_region_are_those_that_its_page_has():
    found = made(region_tables.builders(), SIAK)
    assert set(found) == OF_REGION
    for kind, exhibit in found.items():
        assert exhibit.title.endswith("Kabupaten Siak"), kind
        assert exhibit.listing
        assert exhibit.listing.rows
    assert ["Manfaat dibayar", "2019–2020", "Rp1,15 miliar", "Rp 1.154.881.099", "dilaporkan", "Riaulink"] in cells(
        found["region_claims"]
    )
    assert found["region_claims"].table["value"].tolist().count(1_154_881_099) == 1


@pytest.mark.parametrize("kind", sorted(OF_REGION))
def test_a_table_of_a_region_is_drawn_with_what_it_rests_on(kind):
    exhibit = BUILDERS[kind](SIAK)
    texts = svg_texts(exhibit)
    assert exhibit.listing
    assert set(exhibit.listing.rows[0][0].text.split()) <= set(" ".join(texts).split())
    if exhibit.cites:
        assert any(text.startswith("Sumber: ") and "Lisensi data: " in text for text in texts)
    assert exhibit.source or not exhibit.cites


def test_a_table_without_rows_says_of_what_and_where():
    with pytest.raises(NoFigureError, match=r"“Batas lama” \(Kabupaten Siak\)\. Pilih wilayah lain\.$"):
        BUILDERS["region_former"](SIAK)
    with pytest.raises(NoFigureError, match=r"“zz<b>” tidak dikenal"):
        BUILDERS["region_claims"](Selection(region="zz<b>"))


def test_the_data_of_a_table_of_figures_are_the_received_rows():
    exhibit = BUILDERS["region_groups"](SIAK)
    assert len(exhibit.table) == len(cells(exhibit)) == 7
    assert set(exhibit.table["region_code"]) == {"14.08"}
    assert set(exhibit.table["origin"]) == {"published"}
    assert exhibit.table["value"].notna().all()


def test_every_table_of_the_sample_carries_the_band():
    kinds = {"region_enrolment", "region_papers", "claims_table", "compliance_spread", "map_table"}
    found = made(kinds, SAMPLE)
    assert set(found) == kinds
    for exhibit in found.values():
        assert exhibit.band == "SAMPLE DATA — NOT OFFICIAL FIGURES"
        assert set(exhibit.table["origin"]) <= {"synthetic"}
        assert set(exhibit.table["notice"]) <= {exhibit.band}


@pytest.mark.parametrize("place", ["", "zz<b>"])
def test_a_region_that_is_not_known_has_no_tables(place):
    assert made(region_tables.builders(), Selection(region=place, as_of=DAY)) == {}


def test_the_map_as_a_table_has_every_region_the_highest_first():
    exhibit = BUILDERS["map_table"](Selection(indicator="wage_employee_share", level="regency", period="2025-08"))
    rows = cells(exhibit)
    assert len(rows) == len(exhibit.table) == 514
    assert (rows[0][1], rows[0][2], rows[-1][1]) == ("Kabupaten Bintan", "66,1%", "Kabupaten Dogiyai")
    assert exhibit.credit == ""


def test_the_spread_of_provinces_counts_every_regency_once():
    exhibit = BUILDERS["compliance_spread"](Selection(as_of=DAY))
    assert exhibit.chart == "stacked"
    assert exhibit.listing
    for row in exhibit.listing.rows:
        counts = [cell.number or 0 for cell in row[1:]]
        drawn = [series.values[exhibit.categories.index(row[0].text)] or 0 for series in exhibit.series]
        assert counts == drawn
        assert sum(counts) > 0


def test_the_tables_of_the_data_page_hold_every_row():
    found = made(data_tables.builders(), Selection())
    assert set(found) == set(data_tables.TABLES)
    rows = {kind: len(cells(exhibit)) for kind, exhibit in found.items()}
    assert (files := found["data_files"].listing)
    assert sum(cell.number or 0 for row in files.rows for cell in row[2:]) == rows["data_rows"]
    assert rows["data_single"] == len(found["data_single"].table)


# --- the ways to them ---------------------------------------------------------------------------------


def opened(page: str, **address: str) -> AppTest:
    def script(page: str) -> None:
        from importlib import import_module

        import_module(f"dashboard.views.{page}").show()

    app = AppTest.from_function(script, default_timeout=60, args=(page,))
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def test_the_page_of_a_region_leads_to_each_of_its_tables():
    app = opened("region_page", region="14.08", as_of=DAY)
    assert links(app) == OF_REGION | {"region_workforce", "region_standing"}
    labels = re.findall(r'aria-label="(Bawa ke meja pers: [^"]+)"', html(app))
    assert len(labels) == len(set(labels)) == len(OF_REGION)
    assert f"as_of={DAY}" in html(app)


def test_the_page_of_claims_leads_to_its_tables():
    assert links(opened("claims_page", region="14.08")) >= {"claims_table", "claims_checks", "claims_offices"}


def test_the_page_of_compliance_leads_to_its_tables():
    assert links(opened("compliance_page", as_of=DAY)) == {
        "compliance_map", "compliance_heat", "compliance_timeline", "compliance_spread", "compliance_lapsing",
        "compliance_enforcement", "compliance_paritrana", "compliance_not_used",
    }  # fmt: skip
    assert "region_evidence" in links(opened("compliance_page", as_of=DAY, region="14.08"))


def test_the_page_of_data_leads_to_its_tables():
    app = opened("data_page")
    assert links(app) == {"data_files", "data_checks", "data_sources", "data_glossary"}
    for fold in ("data_rows", "data_single", "data_evidence", "data_targets"):
        app.session_state[f"open_{fold}"] = True
    assert links(app.run()) == set(data_tables.TABLES)
