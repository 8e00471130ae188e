"""The sections of a region's page that list figures as received: membership, claims, offices, survey, sources."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import cache_region
from dashboard.exhibits.region_tables import STATEMENTS, kind_of
from dashboard.figures.maps import map_builder
from dashboard.figures.region import region_listings, region_tables, workforce_lines
from dashboard.figures.word_tables import Table
from dashboard.state import Selection
from dashboard.views import address
from dashboard.views.desk_link import desk_link
from dashboard.views.region_parts import Asked, folded, listed, shown, theme

VINTAGE = "current"


def enrolment(asked: Asked) -> None:
    """Members, coverage and what belongs to them."""
    listed(asked, "enrolment")


def groups(asked: Asked) -> None:
    """Groups of workers, villages and offices that are enrolled."""
    listed(asked, "groups")


def claims(asked: Asked) -> None:
    """Cases and rupiah."""
    listed(asked, "claims")


def other(asked: Asked) -> None:
    """Contributions, prosecutors and all the rest."""
    listed(asked, "other")


def statements(asked: Asked) -> None:
    """What sources say without its being a figure."""
    said = cache_region.statements(asked.dataset, asked.code)
    shown(asked, region_tables.statements(said, asked.sources, asked.lang), STATEMENTS)


def offices(asked: Asked) -> None:
    """The offices near a region, and their figures, which are theirs alone."""
    t = asked.t
    st.write(t("Angka kantor adalah angka seluruh wilayah layanannya dan tidak dibagi ke kabupaten atau kota."))
    listed(asked, "offices")
    if len(asked.facts.of_offices):
        listed(asked, "of_offices")


def checks(asked: Asked) -> None:
    """Where sources contradict each other or themselves."""
    listed(asked, "checks")


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
    listed(asked, "survey")
    if len(facts.survey_before):
        _folded(asked, "survey_before", lambda table: table.title)


def former(asked: Asked) -> None:
    """Figures of a province as it was before 2022, which are of other land too."""
    t = asked.t
    st.write(t("Angka berikut mencakup wilayah lain juga; jangan disandingkan dengan angka di atas."))
    listed(asked, "former")


def regencies(asked: Asked) -> None:
    """The regencies and cities of a province of which anything is known, each one click away."""
    t = asked.t
    if listed(asked, "regencies").rows:
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
    t = asked.t

    def summary(table: Table) -> str:
        return t("{count} sumber, dengan angka sebagaimana tercetak, tanggal, dan alamat", count=len(table.rows))

    _folded(asked, "sources", summary)


def choose(selection: Selection, codes: Sequence[str], heading: str, lang: map_builder.Lang) -> None:
    """Offer regions, each one click away."""
    with st.container(key="choose"):
        st.markdown(f"**{heading}**")
        with st.container(horizontal=True):
            for code in codes:
                name = f"{map_builder.region_name(code, VINTAGE, lang)} ({code})"
                st.button(name, key=f"go_{code}", on_click=address.change, args=(selection, "region", code))


def _folded(asked: Asked, name: str, summary: Callable[[Table], str]) -> None:
    table = region_listings.listed(name, asked.facts, asked.sources, asked.lang).table
    folded(asked, table, kind_of(name), summary(table))
