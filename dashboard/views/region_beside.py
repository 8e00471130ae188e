"""The sections of a region's page that set it beside others: those that hold it, and its like."""

import streamlit as st

from dashboard import cache_region
from dashboard.cache_region import Standing
from dashboard.exhibits.region_tables import COUNTS, RATES
from dashboard.figures.maps import map_builder
from dashboard.figures.region import region_comparison, standing_strip
from dashboard.text import plain
from dashboard.views.desk_link import desk_link
from dashboard.views.region_parts import Asked, folded, shown, theme


def beside(asked: Asked) -> None:
    """Every rate and count of the region beside its province, its regional office and the nation."""
    t = asked.t
    compared = cache_region.compared(asked.dataset, asked.code)
    st.write(
        t(
            "Hanya disandingkan bila indikator, periode, penyebut, dan dasar pencatatannya sama dan disebut; bila "
            "tidak, sebabnya tertulis di tempat."
        )
    )
    rates = region_comparison.rates(compared, asked.sources, asked.lang)
    counts = region_comparison.counts(compared, asked.sources, asked.lang)
    if rates.rows:
        shown(asked, rates, RATES)
    if counts.rows:
        folded(asked, counts, COUNTS, t("{title} ({count} ukuran)", title=counts.title, count=len(counts.rows)))


def standing(asked: Asked) -> None:
    """Where the region stands among its like, one strip per rate."""
    columns = st.columns(2, gap="large")
    for place, standings in enumerate(cache_region.ranked(asked.dataset, asked.code)):
        with columns[place % 2], st.container(key=f"strip_{place}"):
            _strips(asked, place, standings)


def _strips(asked: Asked, place: int, standings: tuple[Standing, ...]) -> None:
    widest = standings[-1]
    panel = widest.panel
    title = map_builder.title(panel, asked.lang)
    said = [standing_strip.sentence(each, asked.lang) for each in reversed(standings)]
    st.markdown(f"**{plain(title)}**")
    st.caption(plain(f"{map_builder.subtitle(panel, asked.lang)} · {_sources(asked, widest)}"))
    spec = cache_region.strip(asked.dataset, asked.code, place, theme().name, asked.lang)
    st.vega_lite_chart(spec=spec, alt=f"{title}. {said[0]}")
    for words in said:
        st.markdown(plain(words))
    chosen = cache_region.naming(asked.selection.changed(region=asked.code), widest)
    desk_link(chosen, "region_standing", asked.lang)


def _sources(asked: Asked, standing: Standing) -> str:
    ids = [str(standing.own["source_id"]), str(standing.own["denominator_source_id"])]
    return asked.t("Sumber: {publishers}", publishers=map_builder.publishers(ids, asked.sources))
