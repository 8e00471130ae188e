"""Compliance with Inpres 2/2021: how far evidence shows each duty met on a day, and what the evidence is."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.cache import Compliance, Dataset
from dashboard.exhibits import compliance_tables as compliance_exhibits
from dashboard.exhibits.region_tables import kind_of
from dashboard.figures import formats
from dashboard.figures.compliance import (
    compliance_charts,
    compliance_files,
    compliance_lists,
    compliance_spread,
    compliance_tables,
)
from dashboard.figures.compliance import compliance_map as figures_map
from dashboard.figures.compliance.badges import badge
from dashboard.figures.compliance.compliance_lists import LAPSING_DAYS
from dashboard.figures.compliance.compliance_tables import LOOKS, DutyEvidence, bound_duties
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources, definition_list
from dashboard.figures.theme import THEMES
from dashboard.question import (
    FIRST_DAY,
    LAST_DAY,
    NATION,
    VINTAGE_CURRENT,
    Place,
    chosen_measure,
    day_of,
    language,
    path,
    place_of,
)
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address, compliance_map, map_frame, pickers
from dashboard.views.compliance_map import to_desk

TABLE_HEIGHT = 460
TIMELINE_ROWS = 30


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    measure, told = chosen_measure(Selection(data=selection.data))
    dataset = measure.dataset
    place = place_of(selection.region, True, VINTAGE_CURRENT)
    if dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    st.header(t("Kepatuhan Inpres 2/2021"))
    for notice in (*told, *place.notices):
        st.warning(plain(notice.text(lang)), icon=":material/info:")
    as_of, duty = _day(selection, lang), _duty(selection, lang)
    compliance = cache.compliance(dataset, as_of)
    sources = cache.sources(dataset)
    _controls(selection, dataset, duty, place, as_of, lang)
    st.html(f'<p class="jm-headline">{escape(compliance_tables.summary(compliance, place.within, lang))}</p>')
    _breadcrumb(selection, place)
    compliance_map.show(selection, compliance, duty, place, dataset, sources, lang)
    day, data = formats.date_text(as_of, lang), pickers.dataset_names(lang)[dataset]
    st.caption(
        t(
            "Status tiap kewajiban dihitung dengan aturan dari bukti yang ada, per {day}. Data: {data}.",
            day=day,
            data=data,
        )
    )
    if place.chosen:
        _region(selection, compliance, place.chosen, duty, dataset, sources, lang)
    _heat(selection, compliance, place.within, dataset, sources, lang)
    _spread(selection, compliance, duty, place.within, lang)
    _timeline(selection, compliance, place.chosen or place.within, lang)
    _lapsing(selection, compliance, place.chosen or place.within, dataset, sources, lang)
    _beside(selection, compliance, dataset, place.within, sources, lang)
    _duties(lang)
    title = t("Baris sumber yang dinilai bukan bukti")
    with st.expander(title):
        _table(title, compliance_lists.not_used_table(compliance, sources, lang), lang)
        to_desk(selection, compliance, compliance_exhibits.NOT_USED, lang, title)


# --- what is asked --------------------------------------------------------------------------------------


def _day(selection: Selection, lang: Lang) -> dt.date:
    """Return the day of the address, or today with a notice when it means no day that can be shown."""
    today = dt.date.today()
    if not selection.as_of:
        return today
    if day := day_of(selection.as_of):
        return day
    t = translator(lang)
    words = t(
        "Alamat halaman memuat tanggal yang tidak dapat dipakai: {value}. Yang ditampilkan: hari ini, {shown}.",
        value=selection.as_of,
        shown=formats.date_text(today, lang),
    )
    st.warning(plain(words), icon=":material/info:")
    return today


def _duty(selection: Selection, lang: Lang) -> str:
    """Return the duty of the address, or the score with a notice when no duty has this code."""
    if selection.duty in ("", *(each.code for each in compliance_tables.bound_duties())):
        return selection.duty
    t = translator(lang)
    words = t(
        "Alamat halaman memuat kewajiban yang tidak dikenal: {value}. Yang dipetakan: {shown}.",
        value=selection.duty,
        shown=figures_map.name(figures_map.OVERALL, lang),
    )
    st.warning(plain(words), icon=":material/info:")
    return figures_map.OVERALL


def _controls(selection: Selection, dataset: Dataset, duty: str, place: Place, as_of: dt.date, lang: Lang) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.day(selection, as_of, FIRST_DAY, LAST_DAY, lang, key="compliance_day")
        compliance_map.choices(selection, duty, place, lang)
        pickers.dataset(selection, dataset, lang, key="compliance_data")
        pickers.region(selection, selection.region, lang, key="compliance_region", width=330)
    _days(selection, lang)


def _days(selection: Selection, lang: Lang) -> None:
    """The days that people ask for first, one click away."""
    t = translator(lang)
    today = dt.date.today()
    days = {
        t("Hari ini"): "",
        t("{days} hari lagi", days=LAPSING_DAYS): (today + dt.timedelta(days=LAPSING_DAYS)).isoformat(),
        t("Akhir {year}", year=today.year - 1): f"{today.year - 1}-12-31",
    }
    with st.container(horizontal=True, vertical_alignment="center", key="shortcuts"):
        for place, (label, day) in enumerate(days.items()):
            st.button(
                label, key=f"day_{place}", type="tertiary", disabled=day == selection.as_of, on_click=address.change,
                args=(selection, "as_of", day),
            )  # fmt: skip


def _breadcrumb(selection: Selection, place: Place) -> None:
    if not place.within:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="breadcrumb", width="content"):
        *above, region = path(place.chosen, VINTAGE_CURRENT)
        pickers.above(selection, above)
        st.markdown(f"**{plain(region.name)}**")


# --- regions by duties ------------------------------------------------------------------------------------


def _heat(
    selection: Selection, compliance: Compliance, within: str, dataset: Dataset, sources: Sources, lang: Lang
) -> None:
    t = translator(lang)
    st.subheader(t("Wilayah menurut kewajiban"))
    if not within:
        st.caption(t("Semua provinsi, dan kabupaten/kota yang punya bukti. Pilih provinsi untuk melihat semuanya."))
    codes = compliance_tables.heat_codes(compliance, within)
    st.html(f"<p>{' '.join(badge(look, getattr(look.words, lang)) for look in LOOKS.values())}</p>")
    duties = {getattr(duty.short, lang): compliance_tables.duty_help(duty, lang) for duty in bound_duties()}
    st.dataframe(
        compliance_tables.heat(compliance, codes, lang),
        hide_index=True,
        height=TABLE_HEIGHT if len(codes) > 12 else "auto",
        key=f"heat_{within}_{lang}",
        on_select=partial(_cell_chosen, selection, codes, f"heat_{within}_{lang}"),
        selection_mode="single-cell",
        column_config={
            t("Wilayah"): st.column_config.TextColumn(pinned=True, width=168),
            **{duty: st.column_config.TextColumn(width=104, help=words) for duty, words in duties.items()},
        },
        alt=t("Status tiap kewajiban menurut wilayah"),
    )
    st.caption(t("Pilih satu sel untuk melihat bukti wilayah itu. ⚑ berarti bukti saling bertentangan."))
    synthetic = dataset == "synthetic"
    with st.container(horizontal=True, vertical_alignment="center", key="heat_files"):
        _download(
            t("Unduh status (CSV)"), "status", within, compliance, synthetic,
            partial(compliance_files.statuses_file, compliance, codes, sources, synthetic=synthetic, lang=lang),
        )  # fmt: skip
        _download(
            t("Unduh bukti (CSV)"), "bukti", within, compliance, synthetic,
            partial(compliance_files.evidence_file, compliance, within, sources, synthetic=synthetic, lang=lang),
        )  # fmt: skip
        to_desk(selection, compliance, "compliance_heat", lang)


def _cell_chosen(selection: Selection, codes: Sequence[str], key: str) -> None:
    if cells := st.session_state[key].selection.cells:
        address.change(selection, "region", codes[cells[0][0]])


def _download(
    label: str, what: str, within: str, compliance: Compliance, synthetic: bool, data: Callable[[], bytes]
) -> None:
    st.download_button(
        label,
        data=data,
        file_name=compliance_files.file_name(what, within, compliance.as_of, synthetic=synthetic),
        mime="text/csv",
        icon=":material/table:",
        key=f"download_{what}_{within}",
        on_click="ignore",
    )


def _spread(selection: Selection, compliance: Compliance, duty: str, within: str, lang: Lang) -> None:
    t = translator(lang)
    if within:
        title = t("Sebaran kabupaten/kota menurut kewajiban")
        st.subheader(title)
        _table(title, compliance_tables.spread_table(compliance, within, lang), lang)
        to_desk(selection, compliance, compliance_exhibits.SPREAD, lang, title)
        return
    title = t("Sebaran kabupaten/kota tiap provinsi")
    st.subheader(title)
    theme = THEMES[map_frame.page_theme()]
    spread = compliance_spread.spread_of_provinces(compliance, duty, theme, lang)
    st.caption(compliance_spread.words(spread, duty, lang))
    if len(spread.rows):
        st.altair_chart(compliance_spread.chart(spread, duty, theme, lang), alt=title)
        to_desk(selection, compliance, compliance_exhibits.SPREAD, lang, title)


# --- one region -------------------------------------------------------------------------------------------


def _region(
    selection: Selection,
    compliance: Compliance,
    code: str,
    duty: str,
    dataset: Dataset,
    sources: Sources,
    lang: Lang,
) -> None:
    t = translator(lang)
    title = t("Bukti {region}", region=path(code, VINTAGE_CURRENT)[-1].name)
    st.subheader(plain(title), anchor="bukti")
    duties = compliance_tables.of_region(compliance, code, sources, lang)
    st.markdown(plain(compliance_tables.region_score(compliance, code, lang)))
    for each in duties:
        if each.pieces:
            _evidence(each, is_open=each.duty == duty)
    without = [each.label for each in duties if not each.pieces]
    if without:
        st.markdown(
            plain(
                t(
                    "Belum ada bukti, yang tidak berarti tidak terpenuhi: {duties}.",
                    duties=", ".join(without),
                )
            )
        )
    if any(each.pieces for each in duties):
        to_desk(selection.changed(region=code), compliance, kind_of("evidence"), lang, title)
    # The file of a province with all it holds stands below the table.
    if "." in code:
        synthetic = dataset == "synthetic"
        _download(
            t("Unduh bukti wilayah ini (CSV)"), "bukti", code, compliance, synthetic,
            partial(compliance_files.evidence_file, compliance, code, sources, synthetic=synthetic, lang=lang),
        )  # fmt: skip


def _evidence(duty: DutyEvidence, *, is_open: bool) -> None:
    look = LOOKS[duty.status]
    with st.expander(f"{look.symbol} {plain(duty.label)} — {plain(duty.explained)}", expanded=is_open):
        st.html(f"<p>{badge(look, duty.explained)}</p>" + "<hr>".join(definition_list(piece) for piece in duty.pieces))


# --- what holds until when ----------------------------------------------------------------------------------


def _timeline(selection: Selection, compliance: Compliance, within: str, lang: Lang) -> None:
    t = translator(lang)
    name = map_builder.region_name(within or NATION, VINTAGE_CURRENT, lang)
    title = t("Masa berlaku naskah, {region}", region=name)
    st.subheader(plain(title))
    drawn = compliance_charts.timeline(compliance, within, TIMELINE_ROWS, lang)
    st.caption(compliance_charts.timeline_words(drawn, lang))
    if len(drawn.rows):
        theme = THEMES[map_frame.page_theme()]
        st.altair_chart(compliance_charts.chart(drawn, compliance.as_of, theme, lang), alt=title)
        to_desk(selection, compliance, "compliance_timeline", lang)


def _lapsing(
    selection: Selection, compliance: Compliance, within: str, dataset: Dataset, sources: Sources, lang: Lang
) -> None:
    t = translator(lang)
    title = compliance_lists.lapsing_title(lang)
    st.subheader(title)
    found = compliance_lists.lapsing_table(compliance, within, sources, lang)
    if found.empty:
        st.write(t("Tidak ada bukti yang berakhir dalam masa itu."))
        return
    _table(t("Bukti yang segera berakhir"), found, lang)
    synthetic = dataset == "synthetic"
    _download(
        t("Unduh yang segera berakhir (CSV)"), "segera_berakhir", within, compliance, synthetic,
        partial(
            compliance_files.evidence_file, compliance, within, sources, synthetic=synthetic, lang=lang, lapsing=True
        ),
    )  # fmt: skip
    to_desk(selection, compliance, compliance_exhibits.LAPSING, lang, title)


# --- beside the duties ----------------------------------------------------------------------------------------


def _beside(
    selection: Selection, compliance: Compliance, dataset: Dataset, within: str, sources: Sources, lang: Lang
) -> None:
    t = translator(lang)
    title = t("Penegakan bersama kejaksaan")
    st.subheader(title)
    st.write(t("Ini tugas kejaksaan. Tidak mengikat kepala daerah mana pun dan tidak masuk hitungan di atas."))
    found = compliance_lists.enforcement_table(compliance, within, sources, lang)
    _table(title, found, lang)
    if len(found):
        to_desk(selection, compliance, compliance_exhibits.ENFORCEMENT, lang, title)
    title = t("Peringkat Paritrana")
    st.subheader(title)
    st.write(t("Peringkat sebagaimana diumumkan; bukan penilaian kami dan tidak masuk hitungan di atas."))
    ranks = cache.paritrana_ranks(dataset)
    found = compliance_lists.paritrana_table(ranks, within, sources, lang)
    _table(title, found, lang)
    if len(found):
        to_desk(selection, compliance, compliance_exhibits.PARITRANA, lang, title)


def _duties(lang: Lang) -> None:
    t = translator(lang)
    st.subheader(t("Daftar kewajiban"))
    st.write(
        t(
            "Isi tiap kewajiban ditulis dengan kata kami sendiri. Sejauh mana bunyinya sudah dicocokkan disebut pada "
            "masing-masing."
        )
    )
    for code, facts in compliance_tables.all_duty_facts(lang).items():
        with st.expander(plain(figures_map.name(code, lang))):
            st.html(definition_list(facts))


def _table(title: str, table: pd.DataFrame, lang: Lang) -> None:
    if table.empty:
        t = translator(lang)
        st.write(t("Tidak ada pada data dan wilayah ini."))
    else:
        st.dataframe(table, hide_index=True, alt=title)
