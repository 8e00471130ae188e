"""Slides: figures read back from chart XML and notes, gaps that stay gaps, and templates that must be refused."""

import contextlib
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.documents.deck import MAX_BYTES
from dashboard.documents.slides import MOST_BARS, TemplateError, check_template, slides
from dashboard.figures.lettering import wrap
from dashboard.figures.press.exhibit import Series
from tests.handmade import BAND, HOSTILE, NAN, described, exhibit, lines

DAY = dt.date(2026, 11, 26)


def deck_of(*figures, template=None):
    return Presentation(io.BytesIO(slides(figures, DAY, template)))


def chart_of(slide):
    return next(shape for shape in slide.shapes if shape.has_chart).chart


def text_of(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def alternative(slide) -> list[str]:
    return [text for shape in slide.shapes for text in shape._element.xpath(".//p:cNvPr/@descr")]


def office_template() -> bytes:
    deck = Presentation()
    for words in ("RAHASIA", "CONTOH SLIDE"):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = words
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def test_bars_read_back_from_the_chart_are_the_figures_and_what_is_absent_is_no_zero():
    (slide,) = deck_of(described()).slides
    plot = chart_of(slide).plots[0]
    assert list(plot.series[0].values) == [0.375, 1.25, 0.0, None, None, -0.5]
    assert list(plot.categories) == [
        "Kabupaten A", "Kabupaten B", "Kota C", "Kabupaten D (tidak ada data)",
        "Kota E (disembunyikan (angka kecil))", "Kabupaten F",
    ]  # fmt: skip
    assert plot.series[0].data_labels.number_format == "0.0%"


def test_lines_keep_their_gaps_and_names():
    (slide,) = deck_of(described(lines())).slides
    chart = chart_of(slide)
    assert {s.name: list(s.values) for s in chart.plots[0].series} == {
        "Buruh": [10, None, 30],
        "Berusaha sendiri": [5, 0, None],
    }
    assert list(chart.plots[0].categories) == ["2023", "2024", "2025"]
    assert chart._chartSpace.xpath("//c:dispBlanksAs/@val") == ["gap"]


def test_the_workbook_behind_a_chart_holds_names_that_look_like_formulas_as_text():
    (slide,) = deck_of(described(exhibit(names=HOSTILE))).slides
    book = openpyxl.load_workbook(io.BytesIO(chart_of(slide).part.chart_workbook.xlsx_part.blob))
    cells = list(book["Sheet1"].iter_rows(min_row=2))
    assert [row[0].value.split(" (")[0] for row in cells] == [name.split(" (")[0] for name in HOSTILE]
    assert {row[0].data_type for row in cells} == {"s"}
    assert [row[1].value for row in cells] == [0.375, 1.25, 0, None, None, -0.5]
    assert cells[0][0].hyperlink is None


def test_a_slide_says_what_it_is_of_when_and_from_whom():
    (slide,) = deck_of(described()).slides
    said = text_of(slide)
    for words in (
        "Cakupan menurut kabupaten dan kota", "Agustus 2025 · penyebut", "Angka dibulatkan.", "Sumber: BPS", "Batas: BIG",
    ):  # fmt: skip
        assert words in said
    assert BAND not in said
    notes = slide.notes_slide.notes_text_frame.text
    for words in (
        "37,5 persen", "Definisi: Cakupan", "Periode: Agustus 2025", "Sumber: BPS", "tidak ada data: Kabupaten D",
        "disembunyikan (angka kecil): Kota E", "rasio di atas satu: Kabupaten B",
    ):  # fmt: skip
        assert words in notes
    assert alternative(slide) == ["Enam wilayah; Kota C nol, Kabupaten D tanpa data."]


def test_sample_figures_carry_their_band_on_the_slide_in_the_chart_and_in_the_picture():
    chart_slide, picture_slide = deck_of(described(exhibit(band=BAND)), described(exhibit("", band=BAND))).slides
    assert BAND in text_of(chart_slide)
    assert chart_of(chart_slide).chart_title.text_frame.text == BAND
    assert chart_slide.notes_slide.notes_text_frame.text.startswith(BAND)
    assert BAND in text_of(picture_slide)
    drawn = next(shape for shape in picture_slide.shapes if hasattr(shape, "image"))
    image = Image.open(io.BytesIO(drawn.image.blob)).convert("RGB")
    assert image.getpixel((5, 5)) == (255, 209, 102)


def test_a_map_is_a_picture_of_at_least_two_dots_a_pixel_with_alternative_text():
    (slide,) = deck_of(described(exhibit(""))).slides
    drawn = next(shape for shape in slide.shapes if hasattr(shape, "image"))
    assert drawn.image.size[0] >= 2 * drawn.width // 9525
    assert abs(drawn.image.size[0] / drawn.image.size[1] - drawn.width / drawn.height) < 0.01
    assert len(alternative(slide)) == 1


def test_more_bars_than_can_be_read_go_in_as_a_picture():
    names = tuple(f"Kabupaten {place}" for place in range(MOST_BARS + 1))
    many = exhibit(categories=names, series=(exhibit().series[0],))
    (slide,) = deck_of(described(many)).slides
    assert not any(shape.has_chart for shape in slide.shapes)


@pytest.mark.parametrize(
    "figure",
    [
        exhibit(values=(NAN,) * 6),
        exhibit(title="Judul yang sangat panjang " * 12),
        exhibit(categories=(), series=(), table=exhibit().table.head(0)),
        exhibit(title="<b>&\"'😀\x00\x0b", names=HOSTILE, note="]]>", place="../../etc"),
    ],
)
def test_odd_figures_still_make_a_slide(figure):
    (slide,) = deck_of(described(figure)).slides
    assert len(alternative(slide)) == 1
    assert slide.shapes.title.text_frame.text


def test_no_title_runs_off_its_slide():
    (slide,) = deck_of(described(exhibit(title="Judul yang sangat panjang " * 12))).slides
    size = slide.shapes.title.text_frame.paragraphs[0].font.size
    assert 12 <= size.pt <= 16


def test_no_alternative_text_is_refused():
    with pytest.raises(ValueError, match="alternative"):
        slides([described(alt_text=" ")], DAY)


def test_the_same_figures_give_the_same_bytes():
    assert slides([described(), described(exhibit(""))], DAY) == slides([described(), described(exhibit(""))], DAY)


def test_an_office_template_gives_its_form_and_none_of_its_slides():
    content = slides([described()], DAY, office_template())
    deck = Presentation(io.BytesIO(content))
    assert len(deck.slides) == 1
    assert (deck.slide_width, deck.slide_height) == (9144000, 6858000)
    assert deck.slides[0].slide_layout.name == "Title Only"
    members = {
        name: zipfile.ZipFile(io.BytesIO(content)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    }
    assert not any(b"RAHASIA" in member for member in members.values())
    assert [name for name in members if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]


def repacked(change) -> bytes:
    """The office template with its members changed."""
    with zipfile.ZipFile(io.BytesIO(office_template())) as given:
        members = change({name: given.read(name) for name in given.namelist()})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


def without(name: str):
    return lambda members: {key: content for key, content in members.items() if key != name}


def replaced(name: str, old: bytes, new: bytes):
    return lambda members: members | {name: members[name].replace(old, new)}


@pytest.mark.parametrize(
    ("template", "says"),
    [
        (b"", "bukan berkas PowerPoint"),
        (b"PK\x03\x04 rusak", "bukan berkas PowerPoint"),
        (b"<html>", "bukan berkas PowerPoint"),
        (office_template()[:9000], "bukan berkas PowerPoint"),
        (b"0" * (MAX_BYTES + 1), "paling besar 20 MB"),
        (repacked(lambda members: members | {"ppt/media/a.bin": bytes(160 * 2**20)}), "terlalu besar"),
        (repacked(lambda members: members | {"ppt/x.xml": b"<a>" + bytes(41 * 2**20)}), "terlalu besar"),
        (repacked(without("[Content_Types].xml")), "bukan berkas PowerPoint"),
        (repacked(replaced("[Content_Types].xml", b"presentation.main", b"template.main")), "bukan presentasi .pptx"),
        (repacked(without("ppt/presentation.xml")), "rusak"),
        (repacked(lambda members: members | {"ppt/presentation.xml": b"<kosong/>"}), "rusak"),
        (repacked(lambda members: members | {"ppt/presentation.xml": b"bukan xml"}), "rusak"),
        (repacked(replaced("ppt/presentation.xml", b"sldMasterIdLst", b"sldOtherIdLst")), "rusak"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_refused_with_a_remedy(template, says):
    with pytest.raises(TemplateError, match=says) as caught:
        check_template(template)
    assert any(word in str(caught.value) for word in ("impan", "irim", "apus", "uka"))


def test_every_cut_of_a_template_is_refused_or_used_but_never_a_traceback():
    whole = office_template()
    for length in range(0, len(whole), 2003):
        with pytest.raises(TemplateError):
            check_template(whole[:length])


@pytest.mark.parametrize(
    "member",
    ["_rels/.rels", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "ppt/slideMasters/slideMaster1.xml",
     "ppt/slideMasters/_rels/slideMaster1.xml.rels", "ppt/slideLayouts/slideLayout6.xml",
     "ppt/slideLayouts/_rels/slideLayout6.xml.rels", "ppt/theme/theme1.xml"],
)  # fmt: skip
def test_a_damaged_part_of_a_template_is_refused_or_does_no_harm(member):
    for share in (0.1, 0.5, 0.9):
        damaged = repacked(
            lambda members, share=share: members | {member: members[member][: round(len(members[member]) * share)]}
        )
        with contextlib.suppress(TemplateError):
            assert Presentation(io.BytesIO(slides([described()], DAY, damaged))).slides


def test_parts_of_a_whole_are_stacked_in_the_colours_of_the_map():
    series = (Series("ada", (1.0, None), "#14745c"), Series("belum", (2.0, 3.0), "#eeeeee"))
    made = exhibit("stacked", categories=("Aceh", "Riau"), series=series, unit="papers")
    (slide,) = deck_of(described(made)).slides
    chart = chart_of(slide)
    assert chart.chart_type == XL_CHART_TYPE.BAR_STACKED
    assert [list(each.values) for each in chart.plots[0].series] == [[1, None], [2, 3]]
    assert [str(each.format.fill.fore_color.rgb) for each in chart.plots[0].series] == ["14745C", "EEEEEE"]
    assert [str(each.data_labels.font.color.rgb) for each in chart.plots[0].series] == ["FFFFFF", "000000"]


def test_a_negative_amount_keeps_its_sign_whatever_its_size():
    falls = exhibit(values=(1_380_000.0, 2.0, 3.0, NAN, NAN, -38_962.0), unit="persons")
    (slide,) = deck_of(described(falls)).slides
    labels = chart_of(slide).plots[0].series[0].data_labels
    assert labels.number_format == "#,##0;-#,##0"


def test_more_bars_than_have_room_for_their_values_have_an_axis_and_every_name():
    count = 34
    many = exhibit(categories=tuple(f"Wilayah {n}" for n in range(count)), series=(Series("x", (1.0,) * count),))
    few, more = (chart_of(slide) for slide in deck_of(described(), described(many)).slides)
    assert (few.value_axis.visible, more.value_axis.visible) == (False, True)
    assert not more.plots[0].series[0]._element.xpath("c:dLbls")
    assert more._chartSpace.xpath("//c:catAx/c:tickLblSkip/@val") == ["1"]


def test_a_long_title_keeps_to_its_place():
    long = exhibit(
        title="Peserta aktif terdaftar per 100 penduduk bekerja: Aceh, Riau, DKI Jakarta, Jawa Barat dan Bali " * 2
    )
    (slide,) = deck_of(described(long)).slides
    title = slide.shapes.title
    size = title.text_frame.paragraphs[0].font.size.pt
    lines = len(wrap(title.text_frame.text, size, title.width.pt - 14.4))
    assert lines * size * 1.2 <= title.height.pt
