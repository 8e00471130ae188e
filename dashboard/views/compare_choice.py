"""The controls of the comparison: regions by search, map or ready group, indicators and their cut."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from dashboard import cache_compare
from dashboard.cache_compare import Compared, Group, Weights
from dashboard.compare_question import FEWEST, MOST, MOST_INDICATORS, Comparison, toggled
from dashboard.exhibits import compare_tables
from dashboard.figures import formats, theme
from dashboard.figures.compare import compare_maps, compare_table, compare_words, similar_words
from dashboard.figures.maps import map_builder
from dashboard.figures.region import region_list
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import address, pickers
from dashboard.views.desk_link import desk_link

T = TypeVar("T")
# Width and most height, in pixels.
PICKING_SIZE = (620, 420)


def in_rows(items: Sequence[T], length: int) -> list[Sequence[T]]:
    """Return the items in rows of so many."""
    return [items[start : start + length] for start in range(0, len(items), length)]


def focus(selection: Selection, asked: Comparison, found: Sequence[Compared]) -> Compared:
    """Let the reader choose of which indicator the small maps are; return it, the first one by default."""
    t = translator(asked.lang)
    names = {each.measure.indicator: compare_words.title(each, asked.lang) for each in found}
    picked = selection.indicator if selection.indicator in names else next(iter(names))
    if len(names) > 1:
        st.session_state["compare_focus"] = picked
        st.selectbox(
            t("Indikator pada peta"),
            list(names),
            format_func=names.__getitem__,
            key="compare_focus",
            on_change=address.choose,
            args=(selection, "indicator", "compare_focus"),
            width=480,
        )
    return next(each for each in found if each.measure.indicator == picked)


def regions(selection: Selection, asked: Comparison) -> None:
    """Choose the level and two to six regions."""
    t = translator(asked.lang)
    with st.container(horizontal=True, vertical_alignment="center", key="compare_head"):
        st.header(t("Bandingkan wilayah"), anchor=False)
        levels = {"province": t("Provinsi"), "regency": t("Kabupaten/kota")}
        st.session_state["compare_level"] = asked.level
        st.segmented_control(
            t("Tingkat"),
            list(levels),
            format_func=levels.__getitem__,
            key="compare_level",
            required=True,
            label_visibility="collapsed",
            on_change=_level_chosen,
            args=(selection,),
        )
        with st.popover(t("Kelompok siap pakai"), icon=":material/group_work:"):
            _groups(selection, asked)
        with st.popover(t("Pilih di peta"), icon=":material/map:"):
            _map(selection, asked)
    names = region_list.names()
    offered = [code for code in names if ("." in code) == (asked.level == "regency")]
    st.session_state["compare_regions"] = list(asked.regions)
    st.multiselect(
        t("Dua sampai enam wilayah"),
        offered,
        format_func=names.__getitem__,
        key="compare_regions",
        max_selections=MOST,
        placeholder=t("Cari wilayah: nama, alias atau kode"),
        # The heading above says it already.
        label_visibility="collapsed",
        on_change=_list_chosen,
        args=(selection, "regions", "compare_regions"),
    )


def figures(selection: Selection, asked: Comparison) -> None:
    """Choose one to four indicators and their cut."""
    t = translator(asked.lang)
    labels = {each.indicator: map_builder.label(each, asked.lang) for each in cache_compare.measures(asked.dataset)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.dataset(selection, asked.dataset, asked.lang, key="compare_data")
        st.session_state["compare_indicators"] = list(asked.chosen)
        st.multiselect(
            t("Satu sampai empat indikator"),
            list(labels),
            format_func=labels.__getitem__,
            key="compare_indicators",
            max_selections=MOST_INDICATORS,
            placeholder=t("Pilih indikator"),
            on_change=_list_chosen,
            args=(selection, "indicators", "compare_indicators"),
        )
        period = partial(formats.period_text, lang=asked.lang)
        _one_of(selection, "period", t("Periode"), asked.periods, asked.period, period, 170)
        for name, label, options in (
            ("programme", t("Program"), asked.programmes),
            ("segment", t("Segmen"), asked.segments),
            ("group", t("Kelompok pekerja"), asked.groups),
        ):
            words = partial(map_builder.word, dimension=name, lang=asked.lang)
            _one_of(selection, name, label, options, getattr(selection, name), words, 190)


def start(selection: Selection, asked: Comparison) -> None:
    """Say what is still needed, and offer groups to start from."""
    t = translator(asked.lang)
    if asked.regions:
        name = compare_words.name(asked.regions[0], asked.lang)
        st.info(t("Baru satu wilayah: {region}. Tambahkan paling sedikit satu lagi.", region=plain(name)))
    else:
        st.info(t("Pilih dua sampai enam wilayah untuk disandingkan, atau mulai dari satu kelompok."))
    with st.container(horizontal=True, key="choose"):
        if asked.regions:
            _anchored(selection, asked, "start")
        else:
            for code, name in list(cache_compare.kanwils().items()):
                group = cache_compare.of_kanwil(code)
                st.button(name, key=f"start_{code}", on_click=_go, args=(selection, "province", group))


# --- groups -------------------------------------------------------------------------------------------


def _groups(selection: Selection, asked: Comparison) -> None:
    t = translator(asked.lang)
    for key, label, names, group_of, level in (
        ("group_kanwil", t("Provinsi satu Kanwil"), cache_compare.kanwils(), cache_compare.of_kanwil, "province"),
        (
            "group_province",
            t("Kabupaten/kota satu provinsi"),
            cache_compare.provinces(),
            cache_compare.of_province,
            "regency",
        ),
    ):
        st.session_state[key] = None
        st.selectbox(
            label,
            list(names),
            format_func=names.__getitem__,
            key=key,
            placeholder=t("Pilih"),
            on_change=_group_chosen,
            args=(selection, key, group_of, level),
        )
    if asked.regions:
        _anchored(selection, asked, "group")
        _alike(selection, asked)
    st.caption(
        t(
            "Bila anggotanya lebih dari enam, diambil enam dengan penduduk bekerja terbanyak menurut Sakernas terbaru "
            "({period}). Tetangga: berbagi batas darat.",
            period=formats.period_text(cache_compare.survey_period(asked.level), asked.lang),
        )
    )


def _anchored(selection: Selection, asked: Comparison, prefix: str) -> None:
    """The groups around the first region chosen."""
    t = translator(asked.lang)
    first = asked.regions[0]
    name = plain(compare_words.name(first, asked.lang))
    beside = cache_compare.touching(first, asked.level)
    similar = cache_compare.alike_group(first, asked.level, selection.similar)
    st.button(
        t("{region} dan tetangganya", region=name),
        key=f"{prefix}_neighbours",
        disabled=not beside.codes,
        help=None if beside.codes else t("Wilayah ini tidak berbagi batas darat dengan wilayah lain."),
        on_click=_go,
        args=(selection, asked.level, beside),
    )
    st.button(
        t("{region} dan yang serupa", region=name),
        key=f"{prefix}_similar",
        disabled=not similar.codes,
        help=None if similar.codes else t("Masukan untuk wilayah ini tidak lengkap: tidak ada yang disebut serupa."),
        on_click=_go,
        args=(selection, asked.level, similar),
    )


def _alike(selection: Selection, asked: Comparison) -> None:
    """The regions most like the first one chosen, by what, and how much each input counts."""
    t = translator(asked.lang)
    own, found, period = cache_compare.alike(asked.regions[0], asked.level, selection.similar)
    if own.empty:
        st.caption(t("Masukan untuk wilayah ini tidak lengkap: tidak ada yang disebut serupa."))
        return
    with st.expander(t("Serupa menurut apa?")):
        weights = Weights.read(selection.similar)
        choices = similar_words.counting(asked.lang)
        inputs = similar_words.inputs(asked.lang)
        for name, label in inputs.items():
            key = f"similar_{name}"
            st.session_state[key] = getattr(weights, name)
            st.segmented_control(
                label,
                list(choices),
                format_func=choices.__getitem__,
                key=key,
                required=True,
                on_change=_weights_chosen,
                args=(selection, list(inputs)),
            )
        table = compare_table.alike(own, found, asked.lang)
        st.html(compare_table.html(table))
        st.caption(similar_words.method(period, asked.lang))
        desk_link(compare_tables.address(selection, asked), compare_tables.SIMILAR, asked.lang, table.title)


def _map(selection: Selection, asked: Comparison) -> None:
    t = translator(asked.lang)
    if asked.level == "regency" and not asked.regions:
        st.caption(t("Pilih dahulu satu kabupaten/kota; provinsinya lalu tampil di sini."))
        return
    colours = theme.THEMES["dark" if st.context.theme.type == "dark" else "light"]
    drawing = cache_compare.places(asked.level, asked.regions, *PICKING_SIZE)
    key = "compare_map_" + "_".join((asked.level, *asked.regions))
    st.altair_chart(
        compare_maps.picking_map(drawing, asked.regions, colours, asked.lang),
        key=key,
        width="content",
        on_select=partial(_clicked, selection, asked.regions, key),
        selection_mode="picked",
        alt=t("Peta untuk memilih wilayah; pencarian di sampingnya memilih dengan papan tik"),
    )
    st.caption(t("Pilih wilayah untuk menambah atau mengeluarkannya, paling banyak enam."))


# --- what a click does --------------------------------------------------------------------------------


def _level_chosen(selection: Selection) -> None:
    address.go(selection.changed(level=st.session_state["compare_level"], regions="", region=""))


def _list_chosen(selection: Selection, name: str, key: str) -> None:
    address.go(selection.changed(**{name: ",".join(st.session_state[key]), "region": ""}))


def _group_chosen(selection: Selection, key: str, group_of: Callable[[str], Group], level: str) -> None:
    if code := st.session_state[key]:
        _go(selection, level, group_of(code))


def _go(selection: Selection, level: str, group: Group) -> None:
    address.go(selection.changed(level=level, regions=",".join(group.codes), region=""))


def _weights_chosen(selection: Selection, inputs: Sequence[str]) -> None:
    chosen = Weights(**{name: int(st.session_state[f"similar_{name}"]) for name in inputs})
    address.change(selection, "similar", chosen.write())


def _clicked(selection: Selection, codes: Sequence[str], key: str) -> None:
    picked = st.session_state[key]["selection"].get("picked") or []
    for each in picked:
        kept = toggled(codes, str(each["region_code"]))
        address.go(selection.changed(regions=",".join(kept), region=""))


def _one_of(
    selection: Selection,
    name: str,
    label: str,
    options: Sequence[str],
    picked: str,
    shown: Callable[[str], str],
    width: int,
) -> None:
    """A picker, only where there is something to pick."""
    if len(options) < FEWEST:
        return
    t = translator(language(selection))
    key = f"compare_{name}"
    # Each indicator has a period of its own where they share none: the list then claims none.
    usual = None if name == "period" else options[0]
    st.session_state[key] = picked if picked in options else usual
    st.selectbox(
        label,
        options,
        format_func=shown,
        key=key,
        placeholder=t("Pilih"),
        on_change=address.choose,
        args=(selection, name, key),
        width=width,
    )
