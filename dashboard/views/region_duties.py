"""The sections of a region's page on what its government is to do: duties, papers, lists to reconcile, targets."""

import streamlit as st

from dashboard import cache, cache_region
from dashboard.cache import Distance, Stated
from dashboard.exhibits.region_tables import DISTANCES, RECONCILIATION
from dashboard.figures.compliance import compliance_tables
from dashboard.figures.compliance.badges import duty_list
from dashboard.figures.region import region_duties, region_listings
from dashboard.text import plain
from dashboard.views.region_parts import Asked, link, listed, shown

BOUND = ("province", "regency", "city")


def is_bound(asked: Asked) -> bool:
    """Whether the duties of Inpres 2/2021 bind the head of the region."""
    return asked.facts.region.level in BOUND


def score(asked: Asked) -> compliance_tables.Score | None:
    """Return the score of a government, None where no duty binds it."""
    if not is_bound(asked):
        return None
    return compliance_tables.score_of(cache.compliance(asked.dataset, asked.facts.as_of), asked.code)


def compliance(asked: Asked) -> None:
    """The status of each duty, the papers with their validity, and the evidence with its sources."""
    facts, lang, t = asked.facts, asked.lang, asked.t
    if is_bound(asked):
        judged = cache.compliance(asked.dataset, facts.as_of)
        st.markdown(f"**{plain(compliance_tables.region_score(judged, asked.code, lang))}**")
        st.html(duty_list(compliance_tables.of_region(judged, asked.code, asked.sources, lang)))
        st.caption(t("Tanpa bukti tidak berarti tidak terpenuhi."))
    if region_duties.papers(facts, asked.sources, lang).rows:
        _titled(asked, "papers")
    _titled(asked, "evidence")
    if len(facts.not_used):
        _titled(asked, "not_used")
    link(asked, "kepatuhan", t("Status tiap kewajiban"))


def reconciliation(asked: Asked) -> None:
    """What sources count of the groups that a government pays for, and what a reconciliation still needs."""
    t = asked.t
    counts = cache.counted_groups(asked.dataset, asked.code)
    found = region_duties.reconciliation(counts, asked.sources, asked.lang)
    if found.rows:
        shown(asked, found, RECONCILIATION)
        st.caption(
            t("Kekurangan bersih baru dapat dihitung bila daftar pemerintah daerah dan yang sudah berhenti diketahui.")
        )
    else:
        st.caption(t("Tidak ada sumber yang menyebut jumlah orang per kelompok yang iurannya ditanggung."))
    link(asked, "rencana", t("Isi daftar dan hitung rekonsiliasinya"))


def distances(asked: Asked) -> tuple[tuple[Distance, Stated | None], ...]:
    """Return how far the region is from each target that applies to it, at the lowest known contribution."""
    return cache_region.distances(asked.dataset, asked.code, asked.facts.as_of)


def targets(asked: Asked) -> None:
    """Each named target with the distance to it, the targets as printed, and the way to the calculation."""
    lang, t = asked.lang, asked.t
    found = distances(asked)
    if found:
        shown(asked, region_duties.targets(found, lang), DISTANCES)
        st.caption(plain(region_duties.contribution_words(found[0][0].contribution, lang)))
    _titled(asked, "targets")
    link(asked, "rencana", t("Hitungan baris demi baris dan rencana anggaran"))


def _titled(asked: Asked, name: str) -> None:
    title = region_listings.listed(name, asked.facts, asked.sources, asked.lang).table.title
    st.markdown(f"**{plain(title)}**")
    listed(asked, name)
