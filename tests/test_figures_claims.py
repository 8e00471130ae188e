"""Claims as they are drawn and written: every figure over exactly its own time, in words and in full."""

import datetime as dt
import re
from html import unescape

import pandas as pd
import pytest

from dashboard.documents.table_file import csv_file
from dashboard.figures import word_tables
from dashboard.figures.chart_look import sized
from dashboard.figures.claims import claims_charts, claims_shares, claims_tables
from dashboard.figures.claims.claims_charts import BASE, STUB, TOP, over_time, span
from dashboard.figures.theme import DARK, LIGHT, ink
from data import claims
from tests.observations import observation, observations, source

SOURCES = {"S-1": source("S-1", "articles", publisher="Koran <A>", published_date="2024-02-01")}
SIAK = "14.08"


def cases(value, programme="all", **changes):
    return observation(SIAK, value, programme=programme, **changes)


def rupiah(value, programme="all", **changes):
    return cases(value, programme, indicator="benefits_paid_idr", **changes)


def active(value, period="2023-12", **changes):
    return observation(SIAK, value, indicator="active_participants", period=period, **changes)


def figures(*paid, people=()):
    return claims.figures(
        observations(*paid).assign(is_sum=False), observations(*people).assign(is_sum=False).astype({"is_sum": bool})
    )


def drawn(*paid, indicator="claims_paid", lang="id"):
    return over_time(figures(*paid), indicator, SOURCES, lang)


def monthly(values, programme="all", **changes):
    """Figures of one month after another from January 2023."""
    return [
        cases(value, programme, period=f"{2023 + place // 12}-{place % 12 + 1:02d}", origin="synthetic", **changes)
        for place, value in enumerate(values)
    ]


def cells(found, lang="id"):
    """The rows of the table as text, a cell as its text and its smaller lines."""
    table = claims_tables.table("Klaim", found, SOURCES, lang)
    return [[(cell.text, *[line for line in cell.lines if line]) for cell in row] for row in table.rows]


# --- over time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        ("2020", dt.datetime(2020, 1, 1), dt.datetime(2021, 1, 1)),
        ("2023-12", dt.datetime(2023, 12, 1), dt.datetime(2024, 1, 1)),
        ("2025-Q3", dt.datetime(2025, 7, 1), dt.datetime(2025, 10, 1)),
        ("2019/2020", dt.datetime(2019, 1, 1), dt.datetime(2021, 1, 1)),
        ("2021-01/2021-09", dt.datetime(2021, 1, 1), dt.datetime(2021, 10, 1)),
    ],
)
def test_a_bar_covers_exactly_the_time_of_its_figure(period, first, after):
    assert span(period) == (first, after)
    marks = drawn(cases(5, period=period)).marks
    assert (marks["start"].iloc[0], marks["end"].iloc[0]) == (first, after)


def test_an_interval_is_drawn_empty_and_a_count_since_the_start_of_the_year_apart_from_both():
    marks = drawn(
        cases(1, period="2019"), cases(3, period="2019/2020"), cases(2, period="2021-01/2021-09", flags="cumulative")
    ).marks.set_index("period_words")
    assert marks["look"].to_dict() == {
        "2019": "whole", "2019–2020": "interval", "Januari–September 2021": "cumulative",
    }  # fmt: skip


def test_each_programme_has_a_panel_and_a_scale_of_its_own_that_starts_at_zero():
    made = drawn(
        cases(100, "old_age", period="2022"), cases(50, "old_age"), cases(4, "death"), cases(104, period="2022")
    )
    assert made.panels == ("Semua program", "Jaminan Kematian (JKM)", "Jaminan Hari Tua (JHT)")
    tops = {(row["panel"], row["full"]): row["top"] for row in made.marks.to_dict("records")}
    assert tops[1, "4 kasus"] == 1 + TOP
    assert tops[2, "100 kasus"] == 2 + TOP
    assert tops[2, "50 kasus"] == pytest.approx(2 + (TOP + BASE) / 2)


def test_a_cut_has_a_panel_of_its_own_with_its_words():
    made = drawn(cases(3), cases(2, worker_group="non_asn", benefit_kind="medical"), cases(1, segment="wage_workers"))
    assert made.panels == ("Semua program", "Semua program · Penerima Upah (PU)",
                           "Semua program · Pegawai non-ASN · Biaya pengobatan")  # fmt: skip


def test_what_is_missing_and_what_is_suppressed_are_seen_and_differ():
    marks = drawn(
        cases(8, period="2021"), cases(None, period="2022"), cases(None, period="2023", obs_status="suppressed")
    ).marks.set_index("period_words")
    assert marks["look"].to_dict() == {"2021": "whole", "2022": "missing", "2023": "suppressed"}
    assert marks.loc["2022", "full"] == "tidak ada data"
    assert marks.loc["2023", "full"] == "disembunyikan (angka kecil)"
    assert marks.loc["2022", "top"] == pytest.approx(BASE - (BASE - TOP) * STUB)
    assert (marks.loc[["2022", "2023"], "label"] == "").all()


def test_a_panel_of_hidden_figures_alone_and_one_of_zeros_can_be_drawn():
    for row in (cases(None, obs_status="suppressed"), cases(0)):
        made = drawn(row)
        assert made.marks["top"].between(0, 1).all()
        assert sized(claims_charts.chart(made, LIGHT, "id"), 640, 300, LIGHT).to_dict()


def test_a_disputed_figure_is_marked_where_its_value_stands():
    marks = drawn(cases(33, flags="disputed_parts"), cases(2, period="2020")).marks.set_index("period_words")
    assert marks["label"].to_dict() == {"2023": "33 ⚑", "2020": "2"}
    assert marks.loc["2023", "remarks"] == "bagian tidak sama dengan total yang disebut"


def test_published_figures_are_never_joined_however_many_months_there_are():
    many = monthly(range(24))
    assert drawn(*many).is_line
    assert not drawn(*({**row, "origin": "published"} for row in many)).is_line
    assert not drawn(*many[:5]).is_line
    assert not drawn(*many, cases(5, period="2022", origin="synthetic")).is_line


def lines_of(made):
    """The runs of points that the drawing joins, as the values of each; the highest value is 20."""
    spec = claims_charts.chart(made, LIGHT, "id").to_dict()
    layer = next(layer for layer in spec["layer"] if layer["mark"].get("type") == "line")
    rows = pd.DataFrame(spec["datasets"][layer["data"]["name"]])
    values = (20 * (BASE - rows["y"]) / (BASE - TOP)).round(6)
    return [group.tolist() for _, group in values.groupby(rows["run"])]


def test_a_month_without_a_figure_breaks_the_line():
    values = [5, 6, None, 7, 8, None, *range(12, 21)]
    assert lines_of(drawn(*monthly(values))) == [[5, 6], [7, 8], list(range(12, 21))]


def test_money_is_in_words_on_the_drawing_and_in_full_on_hover():
    marks = drawn(rupiah(1_154_881_099), indicator="benefits_paid_idr").marks
    assert marks["label"].tolist() == ["Rp1,15 miliar"]
    assert marks["full"].tolist() == ["Rp1.154.881.099"]


def test_too_many_panels_and_figures_without_a_time_are_left_to_the_table_and_that_is_said():
    rows = [cases(1, programme, segment=segment) for programme in ("all", "death", "old_age")
            for segment in ("total", "wage_workers", "own_account_workers")]  # fmt: skip
    made = drawn(*rows)
    assert (len(made.panels), made.left_out) == (8, 1)
    assert "1 deret lain tidak digambar" in " ".join(claims_charts.remarks(made, "id"))
    assert drawn(cases(1, period="")).panels == ()
    assert claims_charts.reading(drawn(cases(1, period="")), "id") == "Tidak ada angka yang dapat digambar."


def test_the_alternative_text_says_what_can_be_seen():
    made = drawn(cases(8, "death", period="2021"), cases(None, "death", period="2022"))
    assert claims_charts.described(made, "Kasus", "id") == (
        "Kasus. Jaminan Kematian (JKM): 2 angka, 2021 sampai 2022, 1 di antaranya tanpa nilai; tertinggi 8 kasus (2021)"
    )


def test_an_editable_chart_has_the_same_figures():
    made = drawn(cases(8, "death", period="2021"), cases(None, "death"), cases(9, period="2021"))
    categories, series = claims_charts.editable(made)
    assert categories == ("2021", "2023")
    assert {each.name: each.values for each in series} == {
        "Semua program": (9, None), "Jaminan Kematian (JKM)": (8, None),
    }  # fmt: skip


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_has_exactly_its_size_and_draws_longest_first(theme):
    made = drawn(cases(1, period="2019"), cases(3, period="2019/2020"))
    spec = sized(claims_charts.chart(made, theme, "id"), 900, 500, theme).to_dict()
    assert (spec["width"], spec["height"], spec["background"]) == (900, 500, theme.panel)
    boxes = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "rect")
    assert [row["period_words"] for row in spec["datasets"][boxes["data"]["name"]]] == ["2019–2020", "2019"]


# --- shares -------------------------------------------------------------------------------------------


def test_a_bar_holds_the_given_shares_and_the_rest_is_said():
    made = claims_shares.shares(figures(cases(10), cases(3, "death"), cases(5, "old_age")), SOURCES, "id")
    assert made.bars == ("2023 · kasus",)
    assert made.parts[["words", "start", "end", "share"]].values.tolist() == [
        ["Jaminan Kematian (JKM)", 0, 0.3, "30,0%"],
        ["Jaminan Hari Tua (JHT)", 0.3, 0.8, "50,0%"],
        ["tidak disebut atau disembunyikan", 0.8, 1, "20,0%"],
    ]
    assert claims_shares.editable(made)[0].values == (0.3,)
    assert "2023 · kasus: Jaminan Kematian (JKM) 30,0%" in claims_shares.described(made, "id")


def test_a_part_too_narrow_for_its_per_cent_has_none_in_a_picture():
    made = claims_shares.shares(figures(cases(100), cases(8, "death"), cases(92, "old_age")), SOURCES, "id")

    def written(width: int) -> set[str]:
        layer = claims_shares.chart(made, LIGHT, "id", width).to_dict()
        rows = layer["datasets"][layer["layer"][1]["data"]["name"]]
        return {row["label"] for row in rows}

    assert written(1500) == written(0) == {"8,0%", "92,0%"}
    assert written(420) == {"92,0%"}


def test_without_shares_the_reasons_are_said():
    found = figures(cases(3, "death"))
    assert claims_shares.shares(found, SOURCES, "id").bars == ()
    assert claims_shares.nothing(found, "id") == "Tidak dapat dihitung: total semua program tidak disebut."
    assert claims_shares.nothing(figures(cases(3)), "en") == "Cannot be calculated: there are no figures by programme."


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_per_cent_can_be_read_on_every_colour(theme):
    from tests.test_figures_theme import contrast

    for fill in (*theme.classes, theme.missing.ground):
        assert contrast(ink(fill), fill) >= 4.5


# --- words --------------------------------------------------------------------------------------------


def test_a_line_of_the_table_says_everything_and_withholds_with_a_reason():
    [row] = cells(figures(cases(4, as_printed="4"), rupiah(1_150_000_000, flags="rounded", as_printed="Rp1,15 miliar")))
    programme, period, claimed, paid, each, per_1000, share, standing, origin = row
    assert (programme, period) == (("Semua program",), ("2023",))
    assert claimed == ("4 kasus", "tercetak: 4")
    assert paid == ("Rp1,15 miliar", "Rp1.150.000.000", "tercetak: Rp1,15 miliar")
    assert each == ("Rp288 juta", "Rp287.500.000")
    assert per_1000 == ("—", "tidak ada peserta aktif yang sepadan")
    assert share == ("—",)
    assert standing == ("dilaporkan", "menurut tempat tinggal", "⚑ dibulatkan oleh sumber")
    assert origin == ("Koran <A>", "2024-02-01")


def test_rates_by_participants_name_their_base_its_time_and_its_basis():
    [row] = cells(figures(cases(30), rupiah(600), people=[active(2000)]), "en")
    assert row[5] == ("15.0 claims", "Rp300", "denominator: 2,000 persons, December 2023, by residence")


def test_shares_of_cases_and_rupiah_stand_below_each_other():
    rows = cells(figures(cases(10), cases(3, "death"), rupiah(9, "death")))
    assert rows[1][6] == ("30,0% kasus", "manfaat: total semua program tidak disebut")


def test_an_interval_says_that_it_is_not_added_and_suppressed_is_not_missing():
    rows = cells(figures(cases(None, period="2019/2020", obs_status="suppressed"), cases(None, period="2018")))
    assert rows[0][1] == ("2019–2020", "rentang; tidak dijumlahkan dengan bagiannya")
    assert rows[0][2] == ("disembunyikan (angka kecil)",)
    assert rows[1][2] == ("tidak ada data",)


def test_recipients_are_people_and_scholars_are_named():
    rows = cells(
        figures(cases(7, indicator="benefit_recipients"), cases(5, "death", indicator="scholarship_recipients"))
    )
    assert [row[2] for row in rows] == [("7 orang",), ("5 orang: Penerima beasiswa",)]


def text(html):
    return unescape(re.sub(r"<[^>]+>", " ", html)).replace("  ", " ")


def test_the_headline_says_rupiah_cases_and_the_average_with_the_full_amount_on_hover():
    html = claims_tables.headline(figures(cases(4), rupiah(1_150_000_000)), "Siak & <b>", SOURCES, "id")
    assert '<strong title="Rp1.150.000.000">Rp1,15 miliar</strong>' in html
    assert "manfaat dibayarkan untuk 4 kasus klaim di Siak & <b>, 2023. Rata-rata Rp288 juta per kasus." in text(html)
    assert "<b>" not in html.replace("&lt;b&gt;", "")
    assert "Koran &lt;A&gt;" in html


def test_the_headline_of_an_interval_says_so_and_shows_its_flags():
    html = claims_tables.headline(figures(rupiah(5, period="2019/2020", flags="disputed_parts")), "Siak", SOURCES, "id")
    assert "Angka satu rentang, bukan angka satu tahun." in html
    assert "<li>bagian tidak sama dengan total yang disebut</li>" in html


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (cases(5), "5 kasus klaim dibayar di Siak, 2023."),
        (cases(5, indicator="benefit_recipients"), "5 orang menerima manfaat di Siak, 2023."),
        (rupiah(None), "Tidak satu pun sumber yang diterima menyebut klaim atau manfaat Siak."),
    ],
)
def test_the_headline_says_what_there_is(row, said):
    assert said in text(claims_tables.headline(figures(row), "Siak", SOURCES, "id"))


def test_the_file_has_every_figure_with_its_kind_of_benefit_and_the_reason_for_each_that_is_withheld():
    found = figures(cases(4, benefit_kind="medical"), rupiah(100, benefit_kind="medical"))
    file = claims_tables.file_table(found, SOURCES, "id")
    lines = csv_file(file, {}).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",benefit_kind")
    assert len(lines) == 1 + len(found)
    assert file.set_index("indicator").loc["claims_per_1000", "notice"] == "tidak ada peserta aktif yang sepadan"
    assert file.set_index("indicator").loc["benefits_per_claim_idr", "value"] == 25
    band = claims_tables.file_table(figures(cases(4, origin="synthetic")), SOURCES, "id")["notice"]
    assert band.str.startswith("DATA CONTOH — BUKAN ANGKA RESMI").all()


def test_a_table_in_html_is_escaped():
    html = word_tables.html(claims_tables.table("<i>", figures(cases(4)), SOURCES, "id"))
    assert "<i>" not in html
    assert "Koran &lt;A&gt;" in html
