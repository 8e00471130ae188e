"""Compliance with Inpres 2/2021: how far evidence shows each duty met on a day, and what the evidence is."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.cache import Compliance
from dashboard.figures import compliance_charts, compliance_tables, formats, map_builder, theme
from dashboard.figures.badges import badge
from dashboard.figures.compliance_tables import LOOKS, DutyEvidence
from dashboard.figures.origin import Sources, definition_list
from dashboard.question import VINTAGE_CURRENT, chosen_measure, language, path, place_of
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address, pickers

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
TABLE_HEIGHT = 460
TIMELINE_ROWS = 30


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    measure, told = chosen_measure(Selection(data=selection.data))
    place = place_of(selection.region, True, VINTAGE_CURRENT)
    if measure.dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    st.header(t("Kepatuhan Inpres 2/2021"))
    for notice in (*told, *place.notices):
        st.warning(plain(notice.text(lang)), icon=":material/info:")
    as_of = _day(selection, lang)
    compliance = cache.compliance(measure.dataset, as_of)
    sources = cache.sources(measure.dataset)
    _controls(selection, measure.dataset, as_of, lang)
    st.html(f'<p class="jm-headline">{escape(compliance_tables.summary(compliance, place.within, lang))}</p>')
    _heat(selection, compliance, place.within, lang)
    if place.chosen:
        _region(compliance, place.chosen, sources, lang)
    if place.within:
        st.subheader(t("Sebaran kabupaten/kota menurut kewajiban"))
        _table(t("Sebaran kabupaten/kota"), compliance_tables.spread_table(compliance, place.within, lang), lang)
    _timeline(compliance, place.chosen or place.within, lang)
    _lapsing(compliance, place.chosen or place.within, sources, lang)
    _beside(compliance, measure.dataset, place.within, sources, lang)
    _duties(lang)
    title = t("Baris sumber yang dinilai bukan bukti")
    with st.expander(title):
        _table(title, compliance_tables.not_used_table(compliance, sources, lang), lang)


# --- what is asked --------------------------------------------------------------------------------------


def _day(selection: Selection, lang: Lang) -> dt.date:
    """Return the day of the address, or today with a notice when it means no day that can be shown."""
    today = dt.date.today()
    if not selection.as_of:
        return today
    try:
        day = dt.datetime.strptime(selection.as_of, "%Y-%m-%d").date()
    except ValueError:
        day = dt.date.min
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    t = translator(lang)
    words = t(
        "Alamat halaman memuat tanggal yang tidak dapat dipakai: {value}. Yang ditampilkan: hari ini, {shown}.",
        value=selection.as_of,
        shown=formats.date_text(today, lang),
    )
    st.warning(plain(words), icon=":material/info:")
    return today


def _controls(selection: Selection, dataset: str, as_of: dt.date, lang: Lang) -> None:
    t = translator(lang)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.day(selection, as_of, FIRST_DAY, LAST_DAY, lang, key="compliance_day")
        pickers.dataset(selection, dataset, lang, key="compliance_data")
        pickers.region(selection, selection.region, lang, key="compliance_region", width=330)
    st.caption(
        t(
            "Status tiap kewajiban dihitung dengan aturan dari bukti yang ada, per {day}. Data: {data}.",
            day=formats.date_text(as_of, lang),
            data=pickers.dataset_names(lang)[dataset],
        )
    )


# --- regions by duties ------------------------------------------------------------------------------------


def _heat(selection: Selection, compliance: Compliance, within: str, lang: Lang) -> None:
    t = translator(lang)
    st.subheader(t("Wilayah menurut kewajiban"))
    if within:
        with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
            nation, province = path(within, VINTAGE_CURRENT)
            st.button(
                f"{nation.name} ›",
                key="crumb_nation",
                type="tertiary",
                on_click=address.change,
                args=(selection, "region", ""),
            )
            st.markdown(f"**{province.name}**")
    else:
        st.caption(t("Semua provinsi, dan kabupaten/kota yang punya bukti. Pilih provinsi untuk melihat semuanya."))
    codes = compliance_tables.heat_codes(compliance, within)
    st.html(f"<p>{' '.join(badge(look, getattr(look.words, lang)) for look in LOOKS.values())}</p>")
    st.dataframe(
        compliance_tables.heat(compliance, codes, lang),
        hide_index=True,
        height=TABLE_HEIGHT if len(codes) > 12 else "auto",
        key=f"heat_{within}_{lang}",
        on_select=partial(_cell_chosen, selection, codes, f"heat_{within}_{lang}"),
        selection_mode="single-cell",
        column_config={
            t("Wilayah"): st.column_config.TextColumn(pinned=True, width=150),
            **{duty: st.column_config.TextColumn(width=108, help=duty) for duty in compliance_tables.duty_labels(lang)},
        },
        alt=t("Status tiap kewajiban menurut wilayah"),
    )
    st.caption(t("Pilih satu sel untuk melihat bukti wilayah itu. ⚑ berarti bukti saling bertentangan."))


def _cell_chosen(selection: Selection, codes: Sequence[str], key: str) -> None:
    if cells := st.session_state[key].selection.cells:
        address.change(selection, "region", codes[cells[0][0]])


# --- one region -------------------------------------------------------------------------------------------


def _region(compliance: Compliance, code: str, sources: Sources, lang: Lang) -> None:
    t = translator(lang)
    name = path(code, VINTAGE_CURRENT)[-1].name
    st.subheader(plain(t("Bukti {region}", region=name)))
    duties = compliance_tables.of_region(compliance, code, sources, lang)
    st.markdown(plain(compliance_tables.region_score(compliance, code, lang)))
    for duty in duties:
        if duty.pieces:
            _evidence(duty)
    without = [duty.label for duty in duties if not duty.pieces]
    if without:
        st.markdown(
            plain(
                t(
                    "Belum ada bukti, yang tidak berarti tidak terpenuhi: {duties}.",
                    duties=", ".join(without),
                )
            )
        )


def _evidence(duty: DutyEvidence) -> None:
    look = LOOKS[duty.status]
    with st.expander(f"{look.symbol} {plain(duty.label)} — {plain(duty.explained)}", expanded=True):
        st.html(f"<p>{badge(look, duty.explained)}</p>" + "<hr>".join(definition_list(piece) for piece in duty.pieces))


# --- what holds until when ----------------------------------------------------------------------------------


def _timeline(compliance: Compliance, within: str, lang: Lang) -> None:
    t = translator(lang)
    st.subheader(t("Masa berlaku naskah"))
    drawn = compliance_charts.timeline(compliance, within, TIMELINE_ROWS, lang)
    st.caption(
        t(
            "{shown} dari {total} naskah digambar, yang berlaku dan paling cepat berakhir lebih dulu; {undated} tidak "
            "digambar karena tanggal mulainya tidak diketahui. Panah: tanggal akhirnya tidak diketahui. Garis: tanggal "
            "yang dipilih.",
            shown=len(drawn.rows),
            total=drawn.total,
            undated=drawn.without_start,
        )
    )
    if len(drawn.rows):
        colours = theme.THEMES["dark" if st.context.theme.type == "dark" else "light"]
        st.altair_chart(compliance_charts.chart(drawn, compliance.as_of, colours, lang), alt=t("Masa berlaku naskah"))


def _lapsing(compliance: Compliance, within: str, sources: Sources, lang: Lang) -> None:
    t = translator(lang)
    st.subheader(compliance_tables.lapsing_title(lang))
    found = compliance_tables.lapsing_table(compliance, within, sources, lang)
    if found.empty:
        st.write(t("Tidak ada bukti yang berakhir dalam masa itu."))
    else:
        _table(t("Bukti yang segera berakhir"), found, lang)


# --- beside the duties ----------------------------------------------------------------------------------------


def _beside(compliance: Compliance, dataset: cache.Dataset, within: str, sources: Sources, lang: Lang) -> None:
    t = translator(lang)
    st.subheader(t("Penegakan bersama kejaksaan"))
    st.write(t("Ini tugas kejaksaan. Tidak mengikat kepala daerah mana pun dan tidak masuk hitungan di atas."))
    _table(
        t("Penegakan bersama kejaksaan"), compliance_tables.enforcement_table(compliance, within, sources, lang), lang
    )
    st.subheader(t("Peringkat Paritrana"))
    st.write(t("Peringkat sebagaimana diumumkan; bukan penilaian kami dan tidak masuk hitungan di atas."))
    ranks = cache.paritrana_ranks(dataset)
    _table(t("Peringkat Paritrana"), compliance_tables.paritrana_table(ranks, within, sources, lang), lang)


def _duties(lang: Lang) -> None:
    t = translator(lang)
    st.subheader(t("Daftar kewajiban"))
    st.write(
        t(
            "Isi tiap kewajiban ditulis dengan kata kami sendiri. Sejauh mana bunyinya sudah dicocokkan disebut pada "
            "masing-masing."
        )
    )
    for label, facts in compliance_tables.all_duty_facts(lang).items():
        with st.expander(plain(label)):
            st.html(definition_list(facts))


def _table(title: str, table: pd.DataFrame, lang: Lang) -> None:
    if table.empty:
        t = translator(lang)
        st.write(t("Tidak ada pada data dan wilayah ini."))
    else:
        st.dataframe(table, hide_index=True, alt=title)
