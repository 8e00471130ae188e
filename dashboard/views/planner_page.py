"""Plans and targets of one region: lists against enrolment, what a budget covers, how far it is to each target."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import cache, state
from dashboard.cache import Contribution, Dataset, Distance, Stated
from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import definition_list
from dashboard.figures.planner import planner_files, planner_tables
from dashboard.figures.planner.planner_tables import InputError, Step
from dashboard.figures.region import region_list
from dashboard.plan_link import PlanEntries
from dashboard.question import NATION, language
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address, pickers, planner_link, planner_stated

DEFAULT_REGION = "15.71"
EXAMPLES = (DEFAULT_REGION, "14.08", "18", "16.71", NATION)
FIRST_DAY, LAST_DAY = dt.date(2015, 1, 1), dt.date(2045, 12, 31)
MOST_GROUPS = 50


class Asked(NamedTuple):
    """What the page is about, and how it speaks."""

    region: str
    dataset: Dataset
    as_of: dt.date
    lang: Lang

    @property
    def scope(self) -> str:
        """What keeps the entries for one region and data set apart from those for another."""
        return f"{self.region}_{self.dataset}"

    @property
    def start_key(self) -> str:
        """The key of the field of the first month, which starts anew with another day."""
        return f"start_{self.scope}_{self.as_of:%Y-%m}"

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are sample data."""
        return self.dataset == "synthetic"


def show() -> None:
    """Show the page."""
    selection = state.read(st.query_params)
    lang = language(selection)
    t = translator(lang)
    dataset = "synthetic" if selection.data == "synthetic" else "published"
    names = {**region_list.names(), NATION: f"Indonesia · {NATION}"}
    region = selection.region if selection.region in names else DEFAULT_REGION
    as_of = _day(selection.as_of)
    if dataset == "synthetic":
        st.html(f'<p class="jm-band">{escape(getattr(map_builder.SYNTHETIC_BAND, lang))}</p>')
    st.header(t("Rencana dan target"))
    _notices(selection, region, as_of, names, lang)
    _controls(selection, region, dataset, as_of, names, lang)
    asked = Asked(region, dataset, as_of, lang)
    known = [each.contribution_id for each in cache.known_contributions()]
    planner_link.open_plan(asked.scope, asked.start_key, [*known, planner_tables.OTHER], lang)
    parts = {"rekonsiliasi": t("Rekonsiliasi"), "anggaran": t("Rencana anggaran"), "target": t("Jarak ke target")}
    led = [f'<a class="jm-more" href="#{to}" target="_self">{escape(words)}</a>' for to, words in parts.items()]
    st.html(f"<p>{' · '.join(led)}</p>")
    counts = cache.counted_groups(dataset, region)
    sources = cache.sources(dataset)
    _reconciliation(asked, counts, sources)
    contribution = _plan(selection, asked, counts, sources)
    _distances(asked, contribution, sources)


# --- what is asked --------------------------------------------------------------------------------


def _day(text: str) -> dt.date:
    """Return the day of the address, or today where it holds none that can be used."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return dt.date.today()
    return day if FIRST_DAY <= day <= LAST_DAY else dt.date.today()


def _notices(selection: Selection, region: str, as_of: dt.date, names: Mapping[str, str], lang: Lang) -> None:
    t = translator(lang)
    words = []
    if selection.region not in ("", region):
        refused = t("Wilayah {value} tidak dapat dipakai di halaman ini. Yang ditampilkan: {shown}.")
        words.append(refused.format(value=selection.region, shown=names[region]))
    if selection.as_of not in ("", as_of.isoformat()):
        refused = t("Tanggal {value} tidak dapat dipakai. Yang ditampilkan: {shown}.")
        words.append(refused.format(value=selection.as_of, shown=formats.date_text(as_of, lang)))
    for notice in words:
        st.warning(plain(notice), icon=":material/info:")


def _controls(
    selection: Selection, region: str, dataset: Dataset, as_of: dt.date, names: Mapping[str, str], lang: Lang
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="shortcuts"):
        for code in EXAMPLES:
            name = names[code].split(" · ")[0]
            st.button(
                name, key=f"planner_{code}", type="tertiary", on_click=address.change, args=(selection, "region", code)
            )
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        pickers.region(selection, region, lang, key="planner_region", width=330)
        pickers.dataset(selection, dataset, lang, key="planner_data")
        pickers.day(selection, as_of, FIRST_DAY, LAST_DAY, lang, key="planner_day")


# --- reconciliation -------------------------------------------------------------------------------


def _reconciliation(asked: Asked, counts: pd.DataFrame, sources: planner_tables.Sources) -> None:
    lang, scope = asked.lang, asked.scope
    t = translator(lang)
    st.subheader(t("Rekonsiliasi daftar dan kepesertaan"), anchor="rekonsiliasi")
    st.write(t("Isi jumlah orang per kelompok yang iurannya ditanggung. Biarkan kosong yang belum diketahui."))
    st.caption(getattr(planner_tables.NO_NAMES_NOTE, lang))
    chosen = _groups(f"groups_{scope}", t("Kelompok yang dibandingkan"), planner_tables.first_groups(counts), lang)
    rows = []
    for group in chosen:
        with st.container(border=True):
            named, counted = st.columns([1, 2.6], vertical_alignment="center")
            named.markdown(f"**{plain(planner_tables.group_label(group, lang))}**")
            named.caption(plain(planner_tables.published_words(counts, group, sources, lang)))
            with counted.container(horizontal=True):
                published = {"enrolled": planner_tables.published_count(counts, group)}
                parts = [
                    _number(
                        f"{part}_{scope}_{group}", getattr(label, lang), published.get(part), getattr(meaning, lang)
                    )
                    for part, (label, meaning) in planner_tables.PARTS.items()
                ]
        rows.append((group, *parts))
    try:
        found = cache.reconciled(rows)
    except InputError as error:
        _refused(error, lang)
        return
    _table(t("Hasil rekonsiliasi"), planner_tables.reconciliation_table(found, lang))
    if unknown := getattr(found.unknown, lang):
        st.info(plain(unknown), icon=":material/help:")
    if found.steps:
        _steps("rekonsiliasi", asked, found.steps, None, [getattr(planner_tables.NO_NAMES_NOTE, lang)])


def _groups(key: str, label: str, first: Sequence[str], lang: Lang) -> list[str]:
    """A choice of groups in the reader's order, from those with a name here or under a name that the reader types."""
    t = translator(lang)
    names = {group: planner_tables.group_label(group, lang) for group in planner_tables.GROUPS}
    typed = [group for group in st.session_state.get(key, ()) if group not in names]
    return st.multiselect(
        label,
        [*names, *typed],
        default=_first(key, list(first)),
        format_func=lambda group: names.get(group, group),
        key=key,
        max_selections=MOST_GROUPS,
        accept_new_options=True,
        placeholder=t("Pilih kelompok atau tulis nama lain"),
        persist_state="session",
    )


def _first(key: str, value: Any) -> Any:
    """The value a field begins with; none once the session holds one, since Streamlit warns of two."""
    return None if key in st.session_state else value


def _number(key: str, label: str, value: int | None, help_text: str | None = None, width: int = 175) -> int | None:
    """A whole number that may stay empty; nothing is refused here, so that the reason can be said in full."""
    return st.number_input(
        label, value=_first(key, value), step=1, format="%d", key=key, help=help_text, placeholder="—", width=width,
        persist_state="session",
    )  # fmt: skip


# --- the plan -------------------------------------------------------------------------------------


def _plan(
    selection: Selection, asked: Asked, counts: pd.DataFrame, sources: planner_tables.Sources
) -> Contribution | None:
    """Show the planner; return the contribution that the reader chose, None while it cannot be used."""
    lang, scope = asked.lang, asked.scope
    t = translator(lang)
    st.subheader(t("Rencana anggaran"), anchor="anggaran")
    with st.container(horizontal=True, key="plan_terms"):
        budget = _number(f"budget_{scope}", t("Anggaran (rupiah)"), None, width=230)
        months = _number(f"months_{scope}", t("Jumlah bulan"), 12, width=150)
        start = st.text_input(
            t("Bulan mulai (tahun-bulan)"),
            value=_first(asked.start_key, f"{asked.as_of:%Y-%m}"),
            key=asked.start_key,
            max_chars=7,
            width=190,
            persist_state="session",
        )
    if budget:
        st.caption(plain(planner_tables.money(budget, lang)))
    stated = planner_stated.show(asked.region, asked.dataset, asked.as_of, sources, lang, key=f"budget_{scope}")
    contribution = _contribution(lang)
    with st.expander(t("Semua iuran yang diketahui, dengan sumber dan masa berlakunya")):
        _table(t("Iuran"), planner_tables.contributions_table(cache.known_contributions(), lang))
    key = f"order_{scope}"
    chosen = _groups(key, t("Kelompok, dari yang didahulukan"), planner_tables.first_plan(counts), lang)
    groups = [(group, _persons(key, place, group, counts, sources, lang)) for place, group in enumerate(chosen, 1)]
    if contribution is None:
        return None
    if budget is None and not st.session_state.get(f"asked_{scope}"):
        st.info(t("Isi anggaran dan jumlah orang untuk melihat siapa yang terbayar."), icon=":material/edit:")
        return contribution
    # A budget that was typed and then emptied is a fault to be named, not a form still untouched.
    st.session_state[f"asked_{scope}"] = True
    try:
        plan = cache.planned(budget, months, contribution, groups, start)
        beside = planner_stated.beside(plan, stated)
    except InputError as error:
        _refused(error, lang)
        return contribution
    notes = [getattr(note, lang) for note in plan.notes]
    told, *more = planner_tables.plan_sentences(plan, lang)
    st.html(f'<p class="jm-headline">{escape(told)}</p><p>{escape(" ".join(more))}</p>')
    notes += [planner_tables.plausibility_words(beside, lang)] if beside else []
    for note in notes:
        st.caption(plain(note))
    _table(t("Rencana"), planner_tables.plan_table(plan, lang))
    _steps("rencana", asked, (*plan.steps, *(beside.steps if beside else ())), contribution, notes)
    other = contribution.amount_idr if contribution.contribution_id == planner_tables.OTHER else None
    entries = PlanEntries(budget, months, start, contribution.contribution_id, other, tuple(groups))
    planner_link.show_link(selection, entries, lang)
    return contribution


def _persons(
    key: str, place: int, group: str, counts: pd.DataFrame, sources: planner_tables.Sources, lang: Lang
) -> int | None:
    t = translator(lang)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # Escapes would be read aloud, so only a name that the reader typed gets them.
        name = planner_tables.group_label(group, lang) if group in planner_tables.GROUPS else plain(group)
        published = planner_tables.published_count(counts, group)
        origin = plain(planner_tables.published_words(counts, group, sources, lang))
        persons = _number(f"persons_{key}_{group}", f"{place} · {name}", published, origin, width=330)
        is_first = place == 1
        st.button(t("Dahulukan"), key=f"up_{key}_{group}", disabled=is_first, on_click=_put_forward, args=(key, group))
    return persons


def _put_forward(key: str, group: str) -> None:
    """Bring a group one place forward."""
    order = list(st.session_state[key])
    place = order.index(group)
    order[place - 1 : place + 1] = [group, order[place - 1]]
    st.session_state[key] = order


def _contribution(lang: Lang) -> Contribution | None:
    """The chosen contribution with what is known of it; None while the reader's own amount is refused."""
    t = translator(lang)
    known = {each.contribution_id: each for each in cache.known_contributions()}
    labels = {code: planner_tables.contribution_label(each, lang) for code, each in known.items()}
    labels[planner_tables.OTHER] = t("Iuran lain, isi sendiri")
    chosen = st.selectbox(
        t("Iuran per orang per bulan"),
        list(labels),
        format_func=labels.__getitem__,
        key="contribution",
        width=520,
        persist_state="session",
    )
    if chosen != planner_tables.OTHER:
        st.html(definition_list(planner_tables.contribution_facts(known[chosen], lang)))
        return known[chosen]
    amount = _number("other_amount", t("Iuran lain (rupiah)"), None, width=230)
    try:
        return cache.other_contribution(amount)
    except InputError as error:
        _refused(error, lang)
        return None


# --- distance to target ---------------------------------------------------------------------------


def _distances(asked: Asked, contribution: Contribution | None, sources: planner_tables.Sources) -> None:
    t = translator(asked.lang)
    st.subheader(t("Jarak ke target"), anchor="target")
    day = formats.date_text(asked.as_of, asked.lang)
    st.write(t("Hanya target yang bernama, sebagaimana terbit. Dihitung per {day}.", day=day))
    if contribution is None:
        st.info(t("Pilih dulu iuran yang dapat dipakai."), icon=":material/help:")
        return
    try:
        found = cache.distances(asked.dataset, asked.region, asked.as_of, contribution)
        for place, (each, stated) in enumerate(found):
            _distance(asked, each, stated, sources, is_open=place == 0)
        if "." not in asked.region and asked.region != NATION:
            _regencies(asked, [each for each, _ in found], contribution)
    except InputError as error:
        _refused(error, asked.lang)


def _distance(
    asked: Asked, found: Distance, stated: Stated | None, sources: planner_tables.Sources, *, is_open: bool
) -> None:
    lang = asked.lang
    t = translator(lang)
    title = planner_tables.target_title(found.target, lang)
    short = planner_tables.distance_short(found, lang)
    with st.expander(f"**{plain(title)}** — {plain(short)}", expanded=is_open):
        st.html(f"<p>{escape(planner_tables.distance_sentence(found, stated, lang))}</p>")
        caveats = planner_tables.distance_caveats(found, lang)
        if caveats:
            beside = t("Perlu diketahui")
            st.caption(f"{beside}: {plain('; '.join(caveats))}")
        st.html(definition_list(planner_tables.distance_facts(found, stated, sources, lang)))
        if found.steps:
            notes = [title, "; ".join(caveats)]
            _steps(f"jarak_{found.target.target_id}", asked, found.steps, found.contribution, notes)


def _regencies(asked: Asked, found: Sequence[Distance], contribution: Contribution) -> None:
    lang = asked.lang
    t = translator(lang)
    st.subheader(t("Jarak tiap kabupaten dan kota"))
    titles = [planner_tables.target_title(each.target, lang) for each in found]
    place = st.selectbox(
        t("Target"), range(len(found)), format_func=titles.__getitem__, key=f"regencies_{asked.scope}", width=520
    )
    target = found[place].target
    measured = cache.regency_distances(asked.dataset, target, asked.region, asked.as_of, contribution)
    _table(t("Jarak tiap kabupaten dan kota"), planner_tables.regency_table(measured, target.unit, lang))
    shared = planner_files.shared_columns(asked.region, contribution, [titles[place]], asked.is_synthetic, lang)
    _download("jarak_kabupaten_kota", asked, lambda: planner_files.regency_file(measured, target.unit, shared, lang))


# --- pieces ---------------------------------------------------------------------------------------


def _steps(
    what: str, asked: Asked, steps: Sequence[Step], contribution: Contribution | None, notes: Sequence[str]
) -> None:
    """Every line of a calculation, and the same as a file."""
    t = translator(asked.lang)
    title = t("Hitungan baris demi baris")
    st.markdown(f"**{title}**")
    _table(title, planner_tables.steps_table(steps, asked.lang))
    shared = planner_files.shared_columns(asked.region, contribution, notes, asked.is_synthetic, asked.lang)
    _download(what, asked, lambda: planner_files.steps_file(steps, shared, asked.lang))


def _table(title: str, table: pd.DataFrame) -> None:
    """A table that wraps and prints; its texts are shown as they are, since a reader may have typed them."""
    st.table(table.astype(str).map(plain), hide_index=True, alt=title)


def _download(what: str, asked: Asked, data: Callable[[], bytes]) -> None:
    t = translator(asked.lang)
    st.download_button(
        t("Unduh tabel (CSV)"),
        data=data,
        file_name=planner_files.file_name(what, asked.region, asked.is_synthetic),
        mime="text/csv",
        icon=":material/table:",
        key=f"download_{what}",
        on_click="ignore",
    )


def _refused(error: InputError, lang: Lang) -> None:
    t = translator(lang)
    lines = "\n".join(f"- {plain(line)}" for line in planner_tables.problems(error))
    said = t("Isian ini belum dapat dihitung; yang sudah diisi tidak berubah.")
    st.error(f"{said}\n\n{lines}")
