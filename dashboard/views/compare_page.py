"""Regions side by side: one table, then bars, ranks, change over time or small maps, all from the address."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import cache, cache_compare, state
from dashboard.cache_compare import Compared
from dashboard.compare_question import FEWEST, Comparison
from dashboard.exhibits import compare_tables
from dashboard.figures import theme
from dashboard.figures.compare import compare_charts, compare_maps, compare_table, compare_words
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources
from dashboard.figures.theme import Theme
from dashboard.figures.word_tables import Table
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import address, compare_choice
from dashboard.views.desk_link import desk_link

# Width and most height of one small map, in pixels: three stand side by side on a projector of 1280.
MAP_SIZE = (380, 230)


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    asked = cache_compare.asked(selection)
    if asked.dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, asked.lang))}</p>')
    # Close together, for six regions and two indicators to leave room for a chart on a projector.
    with st.container(key="compare_page", gap="xsmall"):
        _page(selection, asked)


def _page(selection: Selection, asked: Comparison) -> None:
    t = translator(asked.lang)
    compare_choice.regions(selection, asked)
    compare_choice.figures(selection, asked)
    for notice in asked.notices:
        st.warning(plain(notice.text(asked.lang)), icon=":material/info:")
    if len(asked.regions) < FEWEST:
        compare_choice.start(selection, asked)
        return
    if not asked.asked:
        st.info(t("Tidak ada angka untuk dibandingkan pada tingkat ini. Pilih indikator atau tingkat lain."))
        return
    found = cache_compare.all_compared(asked)
    sources = cache.sources(asked.dataset)
    colours = theme.THEMES["dark" if st.context.theme.type == "dark" else "light"]
    _table(
        compare_tables.address(selection, asked),
        asked,
        compare_table.values(found, sources, asked.lang),
        compare_tables.VALUES,
        colours,
    )
    _view(selection, asked, found, sources, colours)
    _method(asked)


def _table(selection: Selection, asked: Comparison, table: Table, kind: str, colours: Theme, title: str = "") -> None:
    """Show a table with the compared regions across, and the way from it to the press desk; title: for its link."""
    heads = compare_table.heads(asked.regions, colours, asked.lang)
    st.html(compare_table.html(table, heads, is_large=kind == compare_tables.VALUES))
    desk_link(selection, kind, asked.lang, title or table.title)


def _view(selection: Selection, asked: Comparison, found: list[Compared], sources: Sources, colours: Theme) -> None:
    t = translator(asked.lang)
    names = {
        "compare_bars": t("Batang"),
        "compare_strip": t("Peringkat dan sebaran"),
        "compare_lines": t("Dari waktu ke waktu"),
        "compare_maps": t("Peta kecil"),
    }
    st.session_state["compare_view"] = asked.view
    st.segmented_control(
        t("Tampilan"),
        list(names),
        format_func=names.__getitem__,
        key="compare_view",
        required=True,
        label_visibility="collapsed",
        on_change=address.choose,
        args=(selection, "figure", "compare_view"),
    )
    if asked.view == "compare_maps":
        _maps(selection, asked, found, sources, colours)
        return
    for pair in compare_choice.in_rows(found, 1 if asked.view == "compare_strip" else 2):
        for column, compared in zip(st.columns(len(pair), gap="medium"), pair, strict=True):
            with column:
                _figure(selection, asked, compared, sources, colours)


def _figure(selection: Selection, asked: Comparison, compared: Compared, sources: Sources, colours: Theme) -> None:
    """One measure as the chosen figure, with everything that must be said beside it."""
    lang = asked.lang
    t = translator(lang)
    title = compare_words.title(compared, lang)
    course = cache_compare.course(asked, compared) if asked.view == "compare_lines" else None
    _heading(compared, title, asked, [] if course is None else list(dict.fromkeys(course["period"])))
    told = compare_words.spoken(compared, lang)
    if asked.view == "compare_bars":
        st.altair_chart(compare_charts.bars(compared, colours, lang), alt=told)
    elif asked.view == "compare_strip":
        st.altair_chart(compare_charts.strip(compared, colours, lang), alt=told)
        table = compare_table.standings(compared, lang)
        _table(
            compare_tables.address(selection, asked, compared),
            asked,
            table,
            compare_tables.STANDINGS,
            colours,
            f"{table.title}, {title}",
        )
    elif course is not None and compare_charts.has_course(course):
        st.altair_chart(compare_charts.lines(compared, course, colours, lang), alt=told)
        for line in compare_words.breaks_text(course, compared, lang):
            st.caption(plain(f"| {line}"))
    else:
        st.info(t("Hanya ada satu periode, atau angka cetak yang bukan deret: tidak ada garis."))
    _notes(selection, compared, sources, asked)


def _maps(selection: Selection, asked: Comparison, found: list[Compared], sources: Sources, colours: Theme) -> None:
    lang = asked.lang
    t = translator(lang)
    compared = compare_choice.focus(selection, asked, found)
    shown = cache_compare.small_maps(asked, compared)
    drawing = cache_compare.drawing(asked, compared, *MAP_SIZE)
    _heading(compared, compare_words.title(compared, lang), asked, compare_maps.periods(shown))
    st.caption(
        t(
            "Wilayah yang sama pada tiap peta, dengan satu legenda dan satu skala. Arahkan penunjuk ke satu wilayah: "
            "nilainya tampil pada semua peta. Garis tebal: wilayah yang dipilih."
        )
    )
    with st.container(key="small_maps"):
        chart = compare_maps.small_maps(shown, drawing, colours)
        st.altair_chart(chart, width="content", alt=compare_words.spoken(compared, lang))
    _notes(selection, compared, sources, asked)


def _heading(compared: Compared, title: str, asked: Comparison, periods: Sequence[str] = ()) -> None:
    st.subheader(plain(title), anchor=False)
    st.caption(plain(compare_words.subtitle(compared, asked.lang, periods)))


def _notes(selection: Selection, compared: Compared, sources: Sources, asked: Comparison) -> None:
    has_whiskers = asked.view in ("compare_bars", "compare_strip")
    whiskers = [compare_words.whiskers_text(compared, asked.lang)] if has_whiskers else []
    without = [compare_words.without_text(compared, asked.lang)] if asked.view == "compare_strip" else []
    for remark in filter(None, [*without, *whiskers, *compare_words.remarks(compared, asked.lang)]):
        st.caption(f":material/info: {plain(remark)}")
    st.caption(plain(compare_words.source_text(compared, sources, asked.lang)))
    desk_link(
        compare_tables.address(selection, asked, compared),
        asked.view,
        asked.lang,
        compare_words.title(compared, asked.lang),
    )


def _method(asked: Comparison) -> None:
    t = translator(asked.lang)
    with st.expander(t("Cara membandingkan")):
        st.markdown("\n".join(f"- {plain(line)}" for line in compare_words.method(asked.lang)))
