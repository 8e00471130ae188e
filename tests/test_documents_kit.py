"""The kit and its sources: names that sort, files that agree with one another, citations that a manager can read."""

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.documents import citations, drawn
from dashboard.documents.deck import TemplateError
from dashboard.documents.kit import READ_FIRST, kit, stem
from dashboard.figures.press.described import cited
from tests.handmade import BAND, described, exhibit

DAY = dt.date(2026, 11, 26)
SOURCE = {
    "publisher": "BPS", "title": "Keadaan Angkatan Kerja", "published_date": "2025-11-05",
    "url": "https://bps.example/a?b=1&c=2", "licence": "not_stated",
}  # fmt: skip


def members(figure=None, sources=(SOURCE,), **options) -> dict[str, bytes]:
    made = figure or exhibit()
    pictures = {".png": lambda: drawn.png(made, 400, 200, 1), ".svg": lambda: drawn.svg(made, 400, 200).encode()}
    with zipfile.ZipFile(io.BytesIO(kit(described(made), sources, DAY, pictures, **options))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_names_sort_and_say_what_is_in_them():
    assert list(members()) == [
        READ_FIRST, "2025-08_cakupan_aceh.csv", "2025-08_cakupan_aceh.png",
        "2025-08_cakupan_aceh.pptx", "2025-08_cakupan_aceh.schema.json", "2025-08_cakupan_aceh.svg",
        "2025-08_cakupan_aceh.xlsx", "2025-08_cakupan_aceh_kalimat.txt", "2025-08_cakupan_aceh_sumber.bib",
        "2025-08_cakupan_aceh_sumber.json",
    ]  # fmt: skip


def test_a_sample_is_named_and_marked_as_one_in_every_text():
    files = members(exhibit(band=BAND))
    assert all(name.startswith("CONTOH_") for name in files if name != READ_FIRST)
    assert files[READ_FIRST].decode("utf-8-sig").count(BAND) == 2
    assert BAND in files["CONTOH_2025-08_cakupan_aceh_kalimat.txt"].decode("utf-8-sig")


def test_the_file_to_read_first_names_every_other_in_both_languages():
    files = members()
    words = files[READ_FIRST].decode("utf-8-sig")
    for name in files:
        assert words.count(f"  {name}: ") == (0 if name == READ_FIRST else 2)
    for said in ("Sumber: BPS", "penyebut", "Kosong bukan nol", "Empty is not zero", "26 November 2026"):
        assert said in words


def test_the_data_of_the_kit_are_the_figures():
    files = members()
    rows = list(csv.DictReader(io.StringIO(files["2025-08_cakupan_aceh.csv"].decode("utf-8-sig"), newline="")))
    assert [row["value"] for row in rows] == ["0.375", "1.25", "0", "", "", "-0.5"]
    assert json.loads(files["2025-08_cakupan_aceh.schema.json"])["fields"][0]["name"] == "region_code"
    assert "37,5 persen" in files["2025-08_cakupan_aceh_kalimat.txt"].decode("utf-8-sig")


def test_the_kit_holds_the_picture_once():
    (book,) = (content for name, content in members().items() if name.endswith(".xlsx"))
    assert not any("media" in name for name in zipfile.ZipFile(io.BytesIO(book)).namelist())


def test_the_same_figures_and_day_give_the_same_bytes():
    pictures = {".png": lambda: b"png"}
    assert kit(described(), [SOURCE], DAY, pictures) == kit(described(), [SOURCE], DAY, pictures)


def test_hostile_titles_and_places_stay_names_inside_the_folder():
    odd = replace(
        exhibit(title="../../x" * 60, place="C:\\<a>\x00", period="2021-01/2021-09"), table=exhibit().table.head(0)
    )
    assert stem(odd).startswith("2021-01-sd-2021-09_x-x-x")
    assert all("/" not in name and "\\" not in name and ":" not in name and len(name) < 180 for name in members(odd))


def test_a_corrupt_template_stops_the_kit():
    with pytest.raises(TemplateError):
        members(template=b"PK")


def test_only_the_sources_of_the_figures_are_cited_and_each_once():
    other = SOURCE | {"publisher": "ANTARA", "url": "https://antara.example"}
    same_page = SOURCE | {"source_id": "S-2"}
    assert cited(exhibit(), {"S-0": other, "S-1": SOURCE, "S-2": same_page}) == (same_page,)


def test_bibtex_has_what_is_stated_and_escapes_the_rest():
    odd = SOURCE | {
        "publisher": "A & {B} Co",
        "title": r"50% #1 \input{/etc/passwd} $x_y^z~",
        "url": "https://a.example/}\\x y",
    }
    assert citations.bibtex([odd, odd]) == (
        "@misc{abco2025,\n"
        "  author = {{A \\& \\{B\\} Co}},\n"
        "  title = {{50\\% \\#1 \\textbackslash{}input\\{/etc/passwd\\} \\$x\\_y\\textasciicircum{}z\\textasciitilde{}}},\n"
        "  year = {2025},\n  month = {11},\n"
        "  howpublished = {\\url{https://a.example/%7D%5Cx%20y}},\n"
        "}\n\n"
        "@misc{abco2025-2,\n"
        "  author = {{A \\& \\{B\\} Co}},\n"
        "  title = {{50\\% \\#1 \\textbackslash{}input\\{/etc/passwd\\} \\$x\\_y\\textasciicircum{}z\\textasciitilde{}}},\n"
        "  year = {2025},\n  month = {11},\n"
        "  howpublished = {\\url{https://a.example/%7D%5Cx%20y}},\n"
        "}\n"
    )


def test_csl_json_leaves_out_what_is_not_stated():
    unknown = dict.fromkeys(SOURCE, "not_stated") | {"publisher": "Riaulink", "url": "javascript:alert(1)"}
    assert json.loads(citations.csl_json([SOURCE, unknown])) == [
        {
            "id": "bps2025", "type": "webpage", "title": "Keadaan Angkatan Kerja", "author": [{"literal": "BPS"}],
            "publisher": "BPS", "issued": {"date-parts": [[2025, 11, 5]]}, "URL": "https://bps.example/a?b=1&c=2",
        },
        {"id": "riaulinktt", "type": "document", "title": "Riaulink", "author": [{"literal": "Riaulink"}], "publisher": "Riaulink"},
    ]  # fmt: skip


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_can_leave_its_field_of_bibtex(publisher, title):
    entry = citations.bibtex([SOURCE | {"publisher": publisher, "title": title}])
    depth = 0
    escaped = False
    for char in entry:
        if not escaped:
            depth += (char == "{") - (char == "}")
        escaped = char == "\\" and not escaped
        assert depth >= 0
    assert depth == 0
    assert entry.count("\n") == 7
