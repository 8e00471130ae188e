"""The list of saved views and its file: what is written can be read, and nothing else can."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import presentation
from dashboard.presentation import CHOICES, MAX_BYTES, MAX_TITLE, MAX_VIEWS, PresentationError, View
from dashboard.state import LONGEST_PLAN, MAX_LENGTH, Selection

PAGES = ("peta", "wilayah", "kepatuhan")
A = View("Peta", "peta", Selection())
B = View("Siak", "wilayah", Selection(region="14.08"))
C = View("Riau", "kepatuhan", Selection(region="14", as_of="2025-01-31"))


def file(*entries: object, **more: object) -> bytes:
    return json.dumps({"format": presentation.FORMAT, "tampilan": list(entries), **more}).encode()


def entry(address: object = "peta", title: object = "Peta") -> dict[str, object]:
    return {"judul": title, "alamat": address}


def opened(content: bytes) -> tuple[View, ...] | str:
    """The views of a file, or why it was refused."""
    try:
        return presentation.read(content, PAGES)
    except PresentationError as error:
        return str(error)


def refused(content: bytes) -> str:
    with pytest.raises(PresentationError) as caught:
        presentation.read(content, PAGES)
    return str(caught.value)


class TestFile:
    def test_a_saved_list_opens_again(self):
        text = presentation.to_text((A, B, C))
        assert presentation.read(text.encode(), PAGES) == (A, B, C)
        assert [each["alamat"] for each in json.loads(text)["tampilan"]] == [
            "peta",
            "wilayah?region=14.08",
            "kepatuhan?region=14&as_of=2025-01-31",
        ]

    def test_an_editor_may_have_put_a_mark_in_front(self):
        assert presentation.read(b"\xef\xbb\xbf" + file(entry()), PAGES) == (A,)

    def test_an_empty_list_is_a_list(self):
        assert presentation.read(file(), PAGES) == ()

    @given(
        st.lists(
            st.tuples(
                st.text(max_size=MAX_TITLE + 30),
                st.sampled_from(PAGES),
                st.dictionaries(
                    st.sampled_from(CHOICES),
                    st.text(st.characters(categories=("L", "N", "P", "S")), max_size=20),
                    max_size=4,
                ),
            ),
            max_size=5,
        )
    )
    def test_whatever_is_saved_opens_again_the_same(self, made: list[tuple[str, str, dict[str, str]]]):
        views = tuple(presentation.view(title, page, Selection(**chosen)) for title, page, chosen in made)
        assert presentation.read(presentation.to_text(views).encode(), PAGES) == views

    def test_a_plan_may_be_longer_than_any_other_choice(self):
        views = (presentation.view("Rencana", "peta", Selection(plan="g" * LONGEST_PLAN)),)
        assert presentation.read(presentation.to_text(views).encode(), PAGES) == views
        assert "1 sampai 4096 karakter" in refused(file(entry(f"peta?plan={'g' * (LONGEST_PLAN + 1)}")))


class TestHostileFile:
    @given(st.binary(max_size=300))
    def test_any_bytes_are_refused(self, content: bytes):
        assert refused(content).startswith("Daftar tampilan tidak dibuka")

    @given(st.text(max_size=60), st.text(max_size=60))
    def test_any_title_and_address_lead_to_a_known_page_or_are_refused(self, title: str, address: str):
        found = opened(file(entry(address, title)))
        if isinstance(found, str):
            assert "Tampilan ke-1" in found
        else:
            assert [(each.title, each.page in PAGES) for each in found] == [(title, True)]

    @given(st.dictionaries(st.sampled_from([*CHOICES, "present", "x"]), st.text(max_size=12), max_size=4))
    def test_any_query_holds_known_choices_or_is_refused(self, chosen: dict[str, str]):
        found = opened(file(entry(f"peta?{urlencode(chosen)}")))
        is_fine = set(chosen) <= set(CHOICES) and all(value and value.isprintable() for value in chosen.values())
        if is_fine:
            assert found == (View("Peta", "peta", Selection(**chosen)),)
        else:
            assert "Tampilan ke-1, alamat" in str(found)

    @pytest.mark.parametrize(
        ("content", "part"),
        [
            (b"", "bukan JSON"),
            (b"\xff\xfe", "bukan JSON"),
            (b"[" * 60000, "bukan JSON"),
            (b'{"format": 1, "format": 2, "tampilan": []}', "bukan JSON"),
            (b"[]", "bukan tepat 'format' dan 'tampilan'"),
            (file(lebih=1), "bukan tepat 'format' dan 'tampilan'"),
            (b'{"format": "jamsosmap-presentasi/2", "tampilan": []}', "'jamsosmap-presentasi/2'"),
            (json.dumps({"format": presentation.FORMAT, "tampilan": {}}).encode(), "bukan daftar"),
            (file(*[entry()] * (MAX_VIEWS + 1)), "101 tampilan, paling banyak 100"),
            (b" " * (MAX_BYTES + 1), "65537 bita, paling besar 65536"),
            (file("peta"), "Tampilan ke-1, nilai 'peta'"),
            (file(entry() | {"lain": 1}), "Tampilan ke-1, nilai"),
            (file(entry(), entry(title="")), "Tampilan ke-2, judul: nilai ''"),
            (file(entry(title=7)), "judul: nilai 7"),
            (file(entry(title="a\nb")), "judul: nilai 'a\\nb'"),
            (file(entry(title="\ud800")), "judul: nilai '\\ud800'"),
            (file(entry(title="\u202egnorw")), "judul: nilai '\\u202egnorw'"),
            (file(entry(title="a" * (MAX_TITLE + 1))), "1 sampai 120 karakter"),
            (file(entry(None)), "alamat: nilai None"),
            (file(entry("")), "alamat: nilai ''"),
            (file(entry("https://example.org/peta")), "alamat: nilai 'https://example.org/peta'"),
            (file(entry("//example.org")), "alamat: nilai '//example.org'"),
            (file(entry("/peta")), "alamat: nilai '/peta'"),
            (file(entry("javascript:alert(1)")), "alamat: nilai 'javascript:alert(1)'"),
            (file(entry("../peta")), "diawali salah satu halaman: kepatuhan, peta, wilayah"),
            (file(entry("peta?evil=1")), "pilihan 'evil' tidak dikenal"),
            (file(entry("peta?present=3")), "pilihan 'present' tidak dikenal"),
            (file(entry("peta?region=31&region=32")), "Sebut tiap pilihan sekali saja"),
            (file(entry("peta?region")), "Tulis pilihan sebagai nama=nilai"),
            (file(entry("peta?region=")), "region: nilai ''"),
            (file(entry("peta?region=%ff")), "Tulis pilihan sebagai nama=nilai"),
            (file(entry("peta?region=%0A31")), "region: nilai '\\n31'"),
            (file(entry(f"peta?region={'3' * (MAX_LENGTH + 1)}")), "1 sampai 240 karakter"),
        ],
    )
    def test_each_fault_is_named_with_entry_value_and_remedy(self, content: bytes, part: str):
        assert part in refused(content)

    def test_all_problems_are_told_at_once_and_long_values_are_cut(self):
        told = refused(file(*[entry("x" * 500, "")] * 20))
        assert told.startswith("Daftar tampilan tidak dibuka: 40 masalah.")
        assert "Tampilan ke-5, alamat" in told
        assert "dan 30 lagi" in told
        assert "x" * 100 not in told


class TestList:
    def test_a_view_forgets_the_presentation_and_gets_a_title_of_one_short_line(self):
        assert presentation.view(" a \n b\u202e ", "peta", Selection(present="3")) == View("a b", "peta", Selection())
        assert presentation.view("", "wilayah", Selection()).title == "wilayah"
        assert len(presentation.view("a" * 300, "peta", Selection()).title) == MAX_TITLE

    def test_moving_renaming_and_removing(self):
        assert presentation.moved((A, B, C), 1, 1) == (B, A, C)
        assert presentation.moved((A, B, C), 3, -1) == (A, C, B)
        assert presentation.moved((A, B, C), 1, -1) == (A, B, C)
        assert presentation.moved((A, B, C), 3, 1) == (A, B, C)
        assert presentation.without((A, B, C), 2) == (A, C)
        assert presentation.renamed((A, B), 2, "Kampar") == (A, View("Kampar", B.page, B.selection))

    @pytest.mark.parametrize(
        ("selection", "title"),
        [
            (Selection(), "Peta"),
            (Selection(region="14.08"), "Peta: Kabupaten Siak"),
            (
                Selection(region="31", indicator="coverage_rate", period="2023-12"),
                "Peta: Cakupan, DKI Jakarta, Desember 2023",
            ),
            (Selection(region="99", indicator="x", period="y"), "Peta: 99"),
        ],
    )
    def test_the_proposed_title_says_what_the_address_names(self, selection: Selection, title: str):
        assert presentation.proposed_title("Peta", selection, "id") == title


class TestSteps:
    @pytest.mark.parametrize(
        ("page", "selection", "steps"),
        [
            ("peta", Selection(present="1"), (0, 2)),
            ("wilayah", Selection(region="14.08", present="2"), (1, 3)),
            ("kepatuhan", Selection(region="14", as_of="2025-01-31", present="3"), (2, 0)),
            # Off the list: back to the view reached, forward to the one after it.
            ("wilayah", Selection(region="14.03", present="2"), (2, 3)),
            ("peta", Selection(present="0"), (0, 1)),
            # What no list can have.
            ("peta", Selection(present="99"), (3, 0)),
            ("peta", Selection(present="-1"), (0, 1)),
            ("peta", Selection(present="²"), (0, 1)),
            ("peta", Selection(present="1" * 240), (0, 1)),
        ],
    )
    def test_from_each_place(self, page: str, selection: Selection, steps: tuple[int, int]):
        assert presentation.neighbours((A, B, C), page, selection) == steps

    def test_without_views_there_is_no_step(self):
        assert presentation.neighbours((), "peta", Selection(present="1")) == (0, 0)

    def test_a_view_twice_in_the_list_is_stepped_through_twice(self):
        assert presentation.neighbours((A, B, A), "peta", Selection(present="3")) == (2, 0)
        assert presentation.found((A, B, A), "wilayah", B.selection.changed(present="0")) == 2
        assert presentation.found((A, B, A), "kepatuhan", Selection()) == 0
