"""The sections of a region's page that list figures as received: membership, claims, offices, survey, sources."""

from collections.abc import Sequence

import streamlit as st

from dashboard import cache_region
from dashboard.figures.maps import map_builder
from dashboard.figures.region import region_tables, workforce_lines
from dashboard.figures.region.region_tables import Rows
from dashboard.state import Selection
from dashboard.views import address
from dashboard.views.desk_link import desk_link
from dashboard.views.region_parts import Asked, folded, html, table, theme

VINTAGE = "current"


def enrolment(asked: Asked) -> None:
    """Members, coverage and what belongs to them."""
    _figures(asked, asked.t("Kepesertaan"), asked.facts.enrolment)


def groups(asked: Asked) -> None:
    """Groups of workers, villages and offices that are enrolled."""
    _figures(asked, asked.t("Kelompok pekerja yang didaftarkan"), asked.facts.groups)


def claims(asked: Asked) -> None:
    """Cases and rupiah."""
    _figures(asked, asked.t("Klaim dan manfaat"), asked.facts.claims)


def other(asked: Asked) -> None:
    """Contributions, prosecutors and all the rest."""
    _figures(asked, asked.t("Iuran, kejaksaan, dan angka lain"), asked.facts.other)


def statements(asked: Asked) -> None:
    """What sources say without its being a figure."""
    html(region_tables.statements(cache_region.statements(asked.dataset, asked.code), asked.sources, asked.lang))


def offices(asked: Asked) -> None:
    """The offices near a region, and their figures, which are theirs alone."""
    facts, t = asked.facts, asked.t
    st.write(t("Angka kantor adalah angka seluruh wilayah layanannya dan tidak dibagi ke kabupaten atau kota."))
    html(region_tables.offices(facts.offices, asked.lang))
    if len(facts.of_offices):
        html(region_tables.figures(t("Angka kantor"), facts.of_offices, asked.sources, asked.lang, has_place=True))


def checks(asked: Asked) -> None:
    """Where sources contradict each other or themselves."""
    table(region_tables.checks(asked.facts, asked.sources, asked.lang), asked.t)


def survey(asked: Asked) -> None:
    """The labour force survey: its years as lines, the newest as a table, the earlier ones folded."""
    facts, t = asked.facts, asked.t
    years = workforce_lines.rows(facts, asked.lang)
    if years["year"].nunique() > 1:
        title = t("Penduduk bekerja dan angkatan kerja tiap Agustus, perkiraan survei (Sakernas, BPS)")
        # Wider, the letters of the chart would be too small on paper.
        with st.container(width=860):
            st.markdown(f"**{title}**")
            st.altair_chart(workforce_lines.lines(years, theme(), asked.lang), alt=title)
        desk_link(asked.selection.changed(region=asked.code), "region_workforce", asked.lang)
        st.caption(t("Perkiraan survei, bukan hitungan penuh: perubahan kecil dapat berasal dari survei itu sendiri."))
    _figures(asked, t("Penduduk bekerja menurut Sakernas"), facts.workforce)
    if len(facts.survey_before):
        before = region_tables.survey_years(facts.survey_before, asked.sources, asked.lang)
        folded(before, before.title)


def former(asked: Asked) -> None:
    """Figures of a province as it was before 2022, which are of other land too."""
    facts, t = asked.facts, asked.t
    st.write(t("Angka berikut mencakup wilayah lain juga; jangan disandingkan dengan angka di atas."))
    html(region_tables.figures(t("Batas lama"), facts.former, asked.sources, asked.lang, has_place=True))


def regencies(asked: Asked) -> None:
    """The regencies and cities of a province of which anything is known, each one click away."""
    t = asked.t
    listed = region_tables.regencies(asked.facts, asked.lang)
    table(listed, t)
    if listed.rows:
        choose(asked.selection, list(asked.facts.regencies["region_code"]), t("Buka halaman wilayah"), asked.lang)


def unknown(asked: Asked) -> None:
    """What no source says."""
    st.write(
        asked.t(
            "Tidak satu pun sumber yang diterima menyebut hal berikut untuk wilayah ini. Tidak ada bukan berarti nol."
        )
    )
    st.html(region_tables.unknown(asked.facts.unknown, asked.lang))


def sources(asked: Asked) -> None:
    """Every source with the figures as printed, its date and address."""
    listed = region_tables.listed_sources(asked.facts, asked.sources, asked.lang)
    folded(
        listed,
        asked.t("{count} sumber, dengan angka sebagaimana tercetak, tanggal, dan alamat", count=len(listed.rows)),
    )


def choose(selection: Selection, codes: Sequence[str], heading: str, lang: map_builder.Lang) -> None:
    """Offer regions, each one click away."""
    with st.container(key="choose"):
        st.markdown(f"**{heading}**")
        with st.container(horizontal=True):
            for code in codes:
                name = f"{map_builder.region_name(code, VINTAGE, lang)} ({code})"
                st.button(name, key=f"go_{code}", on_click=address.change, args=(selection, "region", code))


def _figures(asked: Asked, title: str, rows: Rows) -> None:
    table(region_tables.figures(title, rows, asked.sources, asked.lang), asked.t)
