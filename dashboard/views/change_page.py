"""Change: from one period to another, where it rose and fell, whether that is a trend, and what chance alone can do."""

from collections.abc import Callable
from functools import partial
from html import escape

import altair as alt
import streamlit as st

from dashboard import cache, cache_change, change_answer, state
from dashboard.change_answer import Answer
from dashboard.change_question import MOST_DRAWN, VINTAGE_OLD_PAPUA
from dashboard.documents import table_file
from dashboard.figures import formats
from dashboard.figures.change import change_charts, change_method, change_tables, change_words, interval_charts
from dashboard.figures.change.change_words import Told
from dashboard.figures.maps import map_builder, reading_table
from dashboard.figures.theme import THEMES, Theme
from dashboard.question import VINTAGE_CURRENT, path
from dashboard.state import Selection
from dashboard.text import plain, translator
from dashboard.views import address, map_frame, pickers
from dashboard.views.desk_link import desk_link

TABLE_HEIGHT = 420


def show() -> None:
    """Show the page."""
    with st.container(key="change_page"):
        _page()


def _page() -> None:
    selection = state.read(st.query_params)
    answer = change_answer.answer(selection)
    asked = answer.asked
    t = translator(asked.lang)
    if asked.measure.dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, asked.lang))}</p>')
    st.header(t("Perubahan antarperiode"), anchor=False)
    for notice in answer.notices:
        st.warning(plain(notice.text(asked.lang)), icon=":material/info:")
    _controls(selection, answer)
    theme = THEMES[map_frame.page_theme()]
    if answer.told:
        _change(selection, answer, answer.told, theme)
    else:
        st.info(change_method.no_series(asked.measure.as_printed, asked.cut.period, asked.lang), icon=":material/info:")
        _others(selection, answer)
    _chance(selection, answer, theme)
    if answer.told:
        _table(selection, answer, answer.told)
    with st.expander(t("Cara menghitung")):
        for sentence in change_method.method(asked.lang):
            st.markdown(f"- {plain(sentence)}")


def _controls(selection: Selection, answer: Answer) -> None:
    asked, span = answer.asked, answer.span
    t = translator(asked.lang)
    cut = asked.cut

    def word(dimension: str) -> Callable[[str], str]:
        return partial(map_builder.word, dimension=dimension, lang=asked.lang)

    pick = partial(pickers.choice, selection, page="change")
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        datasets = pickers.dataset_names(asked.lang)
        pick(t("Data"), "data", list(datasets), asked.measure.dataset, datasets.__getitem__, width=145)
        labels = {each.indicator: map_builder.label(each, asked.lang) for each in cache.measures(asked.measure.dataset)}
        pick(t("Indikator"), "indicator", list(labels), asked.measure.indicator, labels.__getitem__, width=290)
        pick(t("Program"), "programme", asked.programmes, cut.programme, word("programme"))
        pick(t("Segmen"), "segment", asked.segments, cut.segment, word("segment"))
        pick(t("Kelompok pekerja"), "group", asked.groups, cut.worker_group, word("group"))
        pick(t("Jenis manfaat"), "benefit", asked.benefits, cut.benefit_kind, word("benefit"))
        period = partial(formats.period_text, lang=asked.lang)
        pick(t("Dari"), "since", span.earlier, span.since, period, width=150)
        if not asked.measure.as_printed:
            pick(t("Sampai"), "period", list(asked.periods), cut.period, period, width=150)
        levels = {"province": t("Provinsi"), "regency": t("Kabupaten/kota")}
        if not asked.within:
            pick(t("Tingkat"), "level", asked.levels, asked.level, levels.__getitem__, width=150)
        if span.has_choice and not asked.within:
            divisions = {
                VINTAGE_CURRENT: t("Seperti sekarang (38)"),
                VINTAGE_OLD_PAPUA: t("Dijumlahkan seperti sebelum 2022 (34)"),
            }
            picked = VINTAGE_OLD_PAPUA if span.is_old else VINTAGE_CURRENT
            pick(t("Provinsi Papua"), "vintage", list(divisions), picked, divisions.__getitem__, width=235)


def _others(selection: Selection, answer: Answer) -> None:
    """What can be set against an earlier period instead."""
    asked = answer.asked
    t = translator(asked.lang)
    offered = change_answer.others(selection)
    if not offered:
        return
    st.markdown(t("Yang dapat dibandingkan antarperiode:"))
    with st.container(horizontal=True, key="change_others"):
        for measure in offered:
            st.button(
                map_builder.label(measure, asked.lang),
                key=f"change_other_{measure.indicator}",
                on_click=address.go,
                args=(change_answer.opened(selection, measure),),
            )


# --- change -------------------------------------------------------------------------------------------


def _change(selection: Selection, answer: Answer, told: Told, theme: Theme) -> None:
    t = translator(told.lang)
    none = change_words.none_text(told)
    is_ranked = not (none or told.unrankable)
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="place"):
            _breadcrumb(selection, answer)
            pickers.region(selection, selection.region, told.lang, key="change_region", width=290, has_label=False)
        map_frame.show(selection, change_answer.figure(answer), cache.manifest(), key="change_map")
        desk_link(selection, "change_map", told.lang, t("Peta"))
        if is_ranked:
            st.subheader(t("Menurut jumlah ({unit})", unit=change_words.count_words(told)), anchor=False)
            what = t("Kenaikan dan penurunan terbesar dalam jumlah")
            _chart(change_charts.ranking(told, "count_change", theme), what, told)
            desk_link(selection, "change_counts", told.lang, what)
    with right:
        _headline(answer, told)
        if none:
            st.info(plain(none), icon=":material/balance:")
        elif told.unrankable:
            st.info(plain(change_method.no_ranking(told.unrankable, told.lang)), icon=":material/balance:")
        if is_ranked:
            st.subheader(_by(told), anchor=False)
            what = t("Kenaikan dan penurunan terbesar")
            _chart(change_charts.ranking(told, "main", theme), what, told)
            desk_link(selection, "change_ranking", told.lang, what)
    _lines(selection, answer, told, theme)


def _breadcrumb(selection: Selection, answer: Answer) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        *above, region = path(answer.chosen, answer.panel.vintage)
        pickers.above(selection, above)
        st.markdown(f"**{plain(region.name)}**")


def _headline(answer: Answer, told: Told) -> None:
    number, words = change_words.headline(told, answer.chosen)
    strong = f"<strong>{escape(number)}</strong> " if number else ""
    st.html(f'<p class="jm-headline">{strong}{escape(words)}</p>')
    st.markdown(plain(change_words.trend_text(told, answer.chosen)))
    if flags := reading_table.flag_words(str(told.row(answer.chosen)["flags"]), told.lang):
        st.html(f'<ul class="jm-flags">{"".join(f"<li>{escape(flag)}</li>" for flag in flags)}</ul>')


def _by(told: Told) -> str:
    t = translator(told.lang)
    names = {"share": t("Menurut persen"), "points": t("Menurut poin persen")}
    return names.get(told.main_unit) or t("Menurut selisih angkanya")


def _lines(selection: Selection, answer: Answer, told: Told, theme: Theme) -> None:
    t = translator(told.lang)
    st.subheader(t("Dari waktu ke waktu"), anchor=False)
    _drawn(selection, answer, told)
    one, two = st.columns(2, gap="medium")
    with one:
        st.markdown(f"**{plain(change_words.span_text(told))}**")
        ends = t("Dari periode awal ke periode akhir")
        _chart(change_charts.slopes(told, theme), ends, told)
        desk_link(selection, "change_slope", told.lang, ends)
    with two:
        between = t("Semua titik di antaranya")
        st.markdown(f"**{plain(between)}**")
        series = t("Deret di antara kedua periode")
        _chart(change_charts.path(told, theme), series, told)
        desk_link(selection, "change_path", told.lang, series)
    for line in change_words.breaks_text(told, change_charts.on_lines(told)):
        st.caption(plain(f"| {line}"))
    st.markdown(plain(change_words.tested_text(told)))


def _drawn(selection: Selection, answer: Answer, told: Told) -> None:
    t = translator(told.lang)
    key = "change_regions"
    st.session_state[key] = list(told.drawn)
    st.multiselect(
        t("Wilayah pada grafik (paling banyak enam; tanpa pilihan: kenaikan dan penurunan terbesar)"),
        list(answer.codes),
        format_func=told.name,
        key=key,
        max_selections=MOST_DRAWN,
        placeholder=t("Pilih wilayah"),
        on_change=_choose_drawn,
        args=(selection, key),
    )


def _choose_drawn(selection: Selection, key: str) -> None:
    address.change(selection, "regions", ",".join(st.session_state[key]))


def _chart(chart: alt.LayerChart, what: str, told: Told) -> None:
    st.altair_chart(chart, alt=f"{what}. {change_words.title(told)}. {change_words.subtitle(told)}.")


# --- chance -------------------------------------------------------------------------------------------


def _chance(selection: Selection, answer: Answer, theme: Theme) -> None:
    asked, panel = answer.asked, answer.panel
    t = translator(asked.lang)
    st.subheader(t("Angka kecil dan kebetulan"), anchor=False)
    base = change_method.survey_base(panel, asked.lang)
    if base:
        st.caption(plain(base))
    if reason := cache_change.refusal(panel):
        st.info(change_method.no_funnel(reason, asked.lang), icon=":material/balance:")
        return
    measure, cut = asked.measure, asked.cut
    drawn = cache_change.funnel(
        measure.dataset, measure.indicator, cut, asked.level, answer.codes, is_old=answer.span.is_old
    )
    name = partial(map_builder.region_name, vintage=panel.vintage, lang=asked.lang)
    st.markdown(plain(change_method.funnel_means(asked.lang)))
    named = [answer.chosen, *change_method.outermost(drawn)]
    alone = f"{map_builder.title(panel, asked.lang)}. {map_builder.subtitle(panel, asked.lang)}"
    counts = change_method.funnel_counts(drawn, asked.lang)
    extremes = t("Angka tertinggi dan terendah dengan selang 95%")
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        chart = interval_charts.funnel(drawn, measure, name, named, theme, asked.lang)
        st.altair_chart(chart, alt=". ".join([t("Diagram corong"), alone, counts]))
        desk_link(selection, "funnel", asked.lang, t("Diagram corong"))
    with right:
        st.markdown(f"**{plain(extremes)}**")
        rows = change_method.extreme_rows(drawn)
        chart = interval_charts.whiskers(rows, drawn.target, measure, name, theme, asked.lang)
        st.altair_chart(chart, alt=f"{extremes}. {alone}")
        desk_link(selection, "extremes", asked.lang, extremes)
    st.markdown(plain(counts))


# --- table --------------------------------------------------------------------------------------------


def _table(selection: Selection, answer: Answer, told: Told) -> None:
    t = translator(told.lang)
    title = t("Semua perubahan")
    st.subheader(title, anchor=False)
    table = change_tables.screen_table(told)
    st.dataframe(
        table,
        hide_index=True,
        height=TABLE_HEIGHT,
        key="change_table",
        placeholder="—",
        column_config={
            name: st.column_config.NumberColumn(format="localized") for name in table.select_dtypes("number")
        },
        alt=f"{change_words.title(told)}. {change_words.subtitle(told)}",
    )
    desk_link(selection, "change_table", told.lang, title)
    st.download_button(
        t("Unduh tabel (CSV)"),
        data=lambda: table_file.csv_file(change_tables.file_rows(told, answer.sources), {}),
        file_name=table_file.file_name(
            f"{told.moments[0]}/{told.moments[-1]}",
            change_words.title(told),
            told.place,
            "csv",
            synthetic=told.later.measure.dataset == "synthetic",
        ),
        mime="text/csv",
        icon=":material/table:",
        on_click="ignore",
    )
