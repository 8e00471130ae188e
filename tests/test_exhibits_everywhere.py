"""Every kind of exhibit at every kind of place: it is drawn, or refused for a known reason with a remedy."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from dashboard.documents import press_picture
from dashboard.exhibits import BUILDERS, claims_tables, compliance_tables, data_tables, region_tables
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Edition
from dashboard.figures.press.press_frame import SIZES
from dashboard.state import Selection
from data.errors import NoFigureError

pytestmark = pytest.mark.real

SVG = "{http://www.w3.org/2000/svg}"
DAY = "2026-11-26"
PLAN = "b=1000000000&m=12&s=2026-11&c=basic&g=3000:non_asn&r=1652:1500:120:300:rt_heads"
PUBLISHED = Selection(as_of=DAY, indicator="wage_employee_share", regions="11,14,31", plan=PLAN)
SAMPLE = Selection(as_of=DAY, data="synthetic", regions="11,14,31", plan=PLAN)
# Of Aceh Besar (11.06) there is no paper and no claim.
PLACES = {
    "nation": PUBLISHED,
    "province": PUBLISHED.changed(region="14"),
    "regency": PUBLISHED.changed(region="14.08", regions="14.08,11.06"),
    "nothing known": PUBLISHED.changed(region="11.06"),
    "office": PUBLISHED.changed(region="KC-madiun"),
    "no place": PUBLISHED.changed(region="zz<b>"),
    "sample": SAMPLE,
    "sample regency": SAMPLE.changed(region="11.06"),
}
WITHOUT_PLACE = {"nation", "office", "no place"}
REFUSED = (
    {("region_workforce", place) for place in ("office", "no place", "sample", "sample regency")}
    | {("region_standing", place) for place in (*WITHOUT_PLACE, "sample")}
    # The intervals of chance are for administrative counts; the published indicator chosen here is a survey's.
    | {(kind, place) for kind in ("funnel", "extremes") for place in PLACES if "sample" not in place}
    | {("planner_regencies", place) for place in PLACES if place != "province"}
    | {("planner_target_steps", place) for place in ("regency", "nothing known")}
    | {(kind, place) for kind in BUILDERS if kind.startswith("planner_") for place in ("office", "no place")}
)


TABLES = region_tables.builders() | claims_tables.BUILDERS | compliance_tables.BUILDERS | data_tables.builders()
FIGURES = [kind for kind in BUILDERS if kind not in TABLES]


def differs(kind: str, place: str) -> bool:
    """Whether a kind of figure shows at a place anything else than at those before it."""
    if kind == "contributions":
        return place == "nation"
    if kind.startswith("compare_"):
        return place in ("nation", "regency", "sample")
    return not kind.startswith("change_") or place not in ("nothing known", "office")


@pytest.mark.parametrize(
    ("place", "kind"), [(place, kind) for place in PLACES for kind in FIGURES if differs(kind, place)]
)
def test_it_is_drawn_or_says_why_not(kind, place):
    if (kind, place) in REFUSED:
        with pytest.raises(NoFigureError, match=r"\w{3,}.*\.$"):
            BUILDERS[kind](PLACES[place])
        return
    made = BUILDERS[kind](PLACES[place])
    assert made.title
    assert made.table.columns[0] == "region_code"
    drawn = press_picture.svg(Described(made, "Gambar"), SIZES["web"], Edition(dt.date(2026, 11, 26), "pers"))
    texts = ["".join(each.itertext()) for each in ElementTree.fromstring(drawn).iter(f"{SVG}text")]
    assert made.title.split()[0] in " ".join(texts)
    assert "NaN" not in " ".join(texts)
    assert "undefined" not in " ".join(texts)


@pytest.mark.parametrize("kind", ["compliance_timeline", "compliance_map", "compliance_heat"])
def test_compliance_at_an_office_says_that_it_shows_the_nation(kind):
    made = BUILDERS[kind](PLACES["office"])
    assert made.title.endswith(", Indonesia")
    assert "adalah kantor BPJS Ketenagakerjaan" in made.note
    assert "Seluruh Indonesia ditampilkan." in made.note
    assert "kantor" not in BUILDERS[kind](PLACES["province"]).note


def test_a_region_without_papers_says_so_in_its_timeline():
    made = BUILDERS["compliance_timeline"](PLACES["nothing known"])
    drawn = press_picture.svg(Described(made, "Gambar"), SIZES["web"], Edition(dt.date(2026, 11, 26), "pers"))
    assert b"Tidak ada angka yang dapat digambar." in drawn
    assert "Tidak ada naskah pada data dan wilayah ini." in made.note
    assert made.table.empty
