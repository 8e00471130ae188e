"""The map of compliance: one duty or the score, by province or regency, and beside it what it says."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import cache, state
from dashboard.cache import Compliance, Dataset
from dashboard.figures.compliance import compliance_map, compliance_tables
from dashboard.figures.compliance.badges import duty_list
from dashboard.figures.maps import map_builder
from dashboard.figures.origin import Sources, definition_list
from dashboard.figures.theme import THEMES
from dashboard.question import VINTAGE_CURRENT, Place
from dashboard.state import Selection
from dashboard.text import Lang, plain, translator
from dashboard.views import address, map_frame
from dashboard.views.desk_link import desk_link

LEVELS = ("province", "regency")


def show(
    selection: Selection,
    compliance: Compliance,
    duty: str,
    place: Place,
    dataset: Dataset,
    sources: Sources,
    lang: Lang,
) -> None:
    """Show the map with its choices, and beside it the counts, the duty, or the region that was clicked."""
    layer = cache.layer_of(level_of(selection), place.within)
    codes = cache.layer_codes(layer)
    manifest = cache.manifest()
    theme = THEMES[map_frame.page_theme()]
    figure = compliance_map.map_figure(
        compliance,
        duty,
        codes,
        layer=layer,
        within=place.within,
        chosen=place.chosen,
        sources=sources,
        credit=manifest.credit_id if lang == "id" else manifest.credit_en,
        theme=theme,
        synthetic=dataset == "synthetic",
        lang=lang,
    )
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        map_frame.show(selection, figure, manifest, key="compliance_map")
        to_desk(selection, compliance, "compliance_map", lang)
    with right:
        if place.chosen:
            _region(selection, compliance, place.chosen, duty, sources, lang)
        st.markdown(f"**{plain(figure.title)}**")
        counted = compliance_map.counts(compliance, duty, codes, theme, lang)
        st.html(f"<p>{escape(compliance_map.counts_words(counted))}.</p>")
        _about(duty, lang)


def to_desk(selection: Selection, compliance: Compliance, kind: str, lang: Lang, title: str = "") -> None:
    """Show the link to the press desk; it names the day, for today's status is another one tomorrow."""
    desk_link(selection.changed(as_of=compliance.as_of.isoformat()), kind, lang, title)


def level_of(selection: Selection) -> str:
    """Return whose statuses the national map shows, those of provinces unless the address says otherwise."""
    return selection.level if selection.level in LEVELS else LEVELS[0]


def choices(selection: Selection, duty: str, place: Place, lang: Lang) -> None:
    """Show the pickers of the map: the duty or the score, and on the national map the level."""
    t = translator(lang)
    shown = {compliance_map.OVERALL: compliance_map.name(compliance_map.OVERALL, lang)}
    shown |= {each.code: getattr(each.label, lang) for each in compliance_tables.bound_duties()}
    _pick(selection, t("Yang dipetakan"), "duty", shown, duty, 290)
    if not place.within:
        levels = {"province": t("Provinsi"), "regency": t("Kabupaten/kota")}
        _pick(selection, t("Tingkat"), "level", levels, level_of(selection), 160)


def _pick(selection: Selection, label: str, name: str, shown: Mapping[str, str], picked: str, width: int) -> None:
    key = f"compliance_{name}"
    st.session_state[key] = picked
    st.selectbox(
        label, list(shown), format_func=shown.__getitem__, key=key, on_change=address.choose,
        args=(selection, name, key), width=width,
    )  # fmt: skip


def _region(selection: Selection, compliance: Compliance, code: str, duty: str, sources: Sources, lang: Lang) -> None:
    """Show every duty of the chosen region at a glance; its evidence stands below the map."""
    t = translator(lang)
    name = map_builder.region_name(code, VINTAGE_CURRENT, lang)
    duties = compliance_tables.of_region(compliance, code, sources, lang)
    links = {
        "#bukti": t("Lihat buktinya"),
        f"wilayah?{urlencode(state.write(selection))}": t("Semua yang diketahui tentang wilayah ini"),
    }
    led = [f'<a class="jm-more" href="{escape(to)}" target="_self">{escape(words)}</a>' for to, words in links.items()]
    score = compliance_tables.region_score(compliance, code, lang)
    st.html(
        f'<p class="jm-headline">{escape(name)}: {escape(score)}</p>{duty_list(duties, duty)}<p>{" · ".join(led)}</p>'
    )


def _about(duty: str, lang: Lang) -> None:
    t = translator(lang)
    if duty == compliance_map.OVERALL:
        st.caption(
            t(
                "Dihitung dari kewajiban yang berlaku bagi kepala daerah itu. Hanya bukti yang masa berlakunya pasti "
                "dihitung terpenuhi; wilayah tanpa bukti diarsir dan tidak dinilai."
            )
        )
        return
    st.html(definition_list(compliance_tables.duty_in_brief(duty, lang)))
