"""Claims: what was paid in the nation, a region or an office, per claim, per 1,000 participants, and by programme."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.cache import Claims, Dataset, Region
from dashboard.claims_question import ClaimsQuestion, beside, claims_question, lengths, listed, over_time
from dashboard.documents import table_file
from dashboard.exhibits import claims as claims_exhibit
from dashboard.exhibits import claims_tables as claims_tables_exhibit
from dashboard.figures import formats, theme, word_tables
from dashboard.figures.claims import claims_charts, claims_shares, claims_tables
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources
from dashboard.figures.region import region_list, region_tables
from dashboard.figures.word_tables import Table
from dashboard.question import DIMENSIONS, NATION, VINTAGE_CURRENT, chosen_measure, language, path
from dashboard.state import Selection
from dashboard.text import Lang, Translator, plain, translator
from dashboard.views import address, pickers
from dashboard.views.desk_link import desk_link

YEAR, MONTH = 12, 1


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    measure, told = chosen_measure(Selection(data=selection.data))
    dataset = measure.dataset
    if dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    region = _region(selection, lang)
    claims = cache.claims(dataset, region.code)
    asked = claims_question(selection, claims.figures)
    for notice in (*told, *asked.notices):
        st.warning(plain(notice.text(lang)), icon=":material/info:")
    _controls(selection, dataset, region, asked)
    _place(selection, region, t)
    sources = cache.sources(dataset)
    rows = listed(claims.figures, asked)
    st.html(claims_tables.headline(rows, region.name, sources, lang))
    _caution(dataset, region, t)
    drawn = over_time(claims.figures, asked)
    _over_time(selection, drawn, asked, sources)
    _shares(selection, drawn, asked, sources)
    _figures(selection, claims, rows, asked, sources)
    _beside(selection, claims, asked, sources)
    query = urlencode(state.write(selection.changed(region=region.code)))
    words = escape(t("Semua yang diketahui tentang wilayah ini"))
    st.html(f'<a class="jm-more" href="wilayah?{escape(query)}">{words}</a>')


# --- what is asked ----------------------------------------------------------------------------------


def _region(selection: Selection, lang: Lang) -> Region:
    """Return the region or office of the address, or the nation with a notice and the likely ones."""
    t = translator(lang)
    region, likely = cache.find_region(selection.region or NATION)
    if region:
        return region
    st.warning(t("Wilayah {value} tidak dikenal.", value=plain(f"“{selection.region}”")), icon=":material/info:")
    if likely:
        st.write(t("Mungkin maksud Anda"))
        _choose(selection, [each.code for each in likely], lang, "likely")
    return path(NATION, VINTAGE_CURRENT)[0]


def _choose(selection: Selection, codes: Sequence[str], lang: Lang, key: str) -> None:
    with st.container(horizontal=True, key=key):
        for code in codes:
            name = map_builder.region_name(code, VINTAGE_CURRENT, lang)
            st.button(
                f"{plain(name)} ({code})", key=f"go_{code}", on_click=address.change, args=(selection, "region", code)
            )


def _controls(selection: Selection, dataset: Dataset, region: Region, asked: ClaimsQuestion) -> None:
    lang = asked.lang
    t = translator(lang)
    everything = t("Semua yang ada")

    def word(name: str) -> Callable[[str], str]:
        return lambda code: map_builder.word(code, dimension=name, lang=lang) if code else everything

    def period(code: str) -> str:
        return formats.period_text(code, lang) if code else everything

    labels = {
        "programme": t("Program"),
        "segment": t("Segmen"),
        "group": t("Kelompok pekerja"),
        "benefit": t("Jenis manfaat"),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.dataset(selection, dataset, lang, key="claims_data")
        pickers.region(selection, region.code, lang, key="claims_region", width=330)
        _office(selection, region, t)
        pick = partial(pickers.choice, selection, page="claims")
        pick(t("Digambar"), "indicator", asked.drawable, asked.drawn, word("indicator"), width=250)
        for name in DIMENSIONS:
            pick(labels[name], name, ["", *asked.options[name]], asked.cut[name], word(name))
        periods = asked.periods if asked.is_long else ["", *asked.periods]
        pick(t("Periode"), "period", periods, asked.period, period)
        _lengths(selection, asked, t)


def _office(selection: Selection, region: Region, t: Translator) -> None:
    """Find an office, which is no place in the list of regions."""
    names = region_list.offices()
    st.session_state["claims_office"] = region.code if region.code in names else None
    st.selectbox(
        t("Kantor BPJS"),
        list(names),
        format_func=names.__getitem__,
        key="claims_office",
        placeholder="—",
        on_change=address.choose,
        args=(selection, "region", "claims_office"),
        width=230,
    )


def _lengths(selection: Selection, asked: ClaimsQuestion, t: Translator) -> None:
    """Choose between yearly and monthly figures where there are too many for both."""
    newest = {months: period for months, period in lengths(asked).items() if months in (YEAR, MONTH)}
    if not asked.is_long or len(newest) < 2:
        return
    names = {newest[YEAR]: t("Tahunan"), newest[MONTH]: t("Bulanan")}
    st.session_state["claims_length"] = newest.get(asked.length)
    st.segmented_control(
        t("Rangkaian waktu"),
        list(names),
        format_func=names.__getitem__,
        key="claims_length",
        on_change=address.choose,
        args=(selection, "period", "claims_length"),
    )


def _place(selection: Selection, region: Region, t: Translator) -> None:
    """The region's name, and the territories that hold it, each one click away."""
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        pickers.above(selection, path(region.code, VINTAGE_CURRENT)[:-1])
        st.header(plain(t("Klaim dan manfaat, {region}", region=region.name)), anchor=False)


def _caution(dataset: Dataset, region: Region, t: Translator) -> None:
    """What these figures must not be taken for."""
    words = []
    if dataset == "published":
        words.append(
            t(
                "Angka terbitan tersebar: tiap angka dari sumber dan waktunya sendiri. Angka-angka itu tidak membentuk "
                "tren, tidak diperingkat, dan rentang tidak dijumlahkan dengan bagiannya."
            )
        )
    if region.level in ("kanwil", "branch"):
        words.append(t("Angka kantor adalah angka seluruh wilayah layanannya dan tidak dibagi ke kabupaten atau kota."))
    for each in words:
        st.caption(each)


# --- what is shown ----------------------------------------------------------------------------------


def _over_time(selection: Selection, drawn: pd.DataFrame, asked: ClaimsQuestion, sources: Sources) -> None:
    t = translator(asked.lang)
    st.subheader(t("Menurut waktu"), anchor=False)
    if not asked.drawn:
        st.caption(t("Tidak ada angka yang dapat digambar."))
        return
    title = map_builder.word(asked.drawn, dimension="indicator", lang=asked.lang)
    figure = claims_charts.over_time(drawn, asked.drawn, sources, asked.lang)
    st.markdown(f"**{plain(title)}**")
    if figure.panels:
        chart = claims_charts.chart(figure, _theme(), asked.lang).properties(height=claims_charts.height(figure))
        st.altair_chart(chart, alt=claims_charts.described(figure, title, asked.lang))
    for words in (claims_charts.reading(figure, asked.lang), *claims_charts.remarks(figure, asked.lang)):
        st.caption(plain(words))
    if figure.panels:
        desk_link(selection, claims_exhibit.OVER_TIME, asked.lang)


def _shares(selection: Selection, drawn: pd.DataFrame, asked: ClaimsQuestion, sources: Sources) -> None:
    t = translator(asked.lang)
    st.subheader(t("Bagian tiap program"), anchor=False)
    figure = claims_shares.shares(drawn, sources, asked.lang)
    if not figure.bars:
        st.caption(claims_shares.nothing(drawn, asked.lang))
        return
    chart = claims_shares.chart(figure, _theme(), asked.lang).properties(height=claims_shares.height(figure))
    st.altair_chart(chart, alt=claims_shares.described(figure, asked.lang))
    st.caption(claims_shares.remark(figure, asked.lang))
    desk_link(selection, claims_exhibit.BY_PROGRAMME, asked.lang)


def _figures(selection: Selection, claims: Claims, rows: pd.DataFrame, asked: ClaimsQuestion, sources: Sources) -> None:
    lang = asked.lang
    t = translator(lang)
    title = t("Semua angka klaim")
    st.subheader(title, anchor=False)
    _table(selection, claims_tables.table(title, rows, sources, lang), claims_tables_exhibit.TABLE, t)
    if rows.empty:
        return
    st.caption(
        t(
            "Peserta aktif sepadan bila segmen, kelompok, dan akhir periodenya sama, dari sumber yang sama atau dengan "
            "dasar pencatatan yang sama. Bagian program dihitung hanya bila total semua program disebut, atau kelima "
            "program; dan hanya di dalam satu sumber, periode, dan dasar."
        )
    )
    name = table_file.file_name(
        asked.period, t("Klaim dan manfaat"), claims.region.name, "csv", synthetic=rows["origin"].iloc[0] == "synthetic"
    )
    st.download_button(
        t("Unduh tabel (CSV)"),
        data=lambda: table_file.csv_file(claims_tables.file_table(rows, sources, lang), {}),
        file_name=name,
        mime="text/csv",
        icon=":material/table:",
        on_click="ignore",
    )
    if len(claims.checks):
        heading = t("Pertentangan dan pemeriksaan")
        st.subheader(heading, anchor=False)
        _table(selection, region_tables.checks(claims, sources, lang), claims_tables_exhibit.CHECKS, t)


def _beside(selection: Selection, claims: Claims, asked: ClaimsQuestion, sources: Sources) -> None:
    """The figures of the offices that serve the region, and those of its former borders."""
    lang = asked.lang
    t = translator(lang)
    if claims.offices:
        st.subheader(t("Kantor BPJS Ketenagakerjaan"), anchor=False)
        st.write(t("Angka kantor adalah angka seluruh wilayah layanannya dan tidak dibagi ke kabupaten atau kota."))
        _table(selection, region_tables.offices(claims.offices, lang), claims_tables_exhibit.OFFICES, t)
        others = [office.region.code for office in claims.offices if office.region != claims.region]
        if others:
            _choose(selection, others, lang, "offices")
    of_offices = beside(claims.of_offices, asked)
    if len(of_offices):
        table = claims_tables.table(t("Angka kantor"), of_offices, sources, lang, has_place=True)
        _table(selection, table, claims_tables_exhibit.OF_OFFICES, t)
    if len(claims.former):
        st.subheader(t("Menurut batas provinsi sebelum pemekaran 2022"), anchor=False)
        st.write(t("Angka berikut mencakup wilayah lain juga; jangan disandingkan dengan angka di atas."))
        table = claims_tables.table(t("Batas lama"), claims.former, sources, lang, has_place=True)
        _table(selection, table, claims_tables_exhibit.FORMER, t)


def _table(selection: Selection, table: Table, kind: str, t: Translator) -> None:
    if table.rows:
        st.html(word_tables.html(table))
        desk_link(selection, kind, language(selection), table.title)
    else:
        st.caption(t("Tidak ada angka atau naskah yang diterima."))


def _theme() -> theme.Theme:
    return theme.THEMES["dark" if st.context.theme.type == "dark" else "light"]
