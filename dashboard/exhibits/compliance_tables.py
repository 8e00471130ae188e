"""The tables of the page of compliance, and its bars of provinces, as they leave the building."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from dashboard import cache
from dashboard.exhibits import compliance as judging
from dashboard.exhibits import tabled
from dashboard.exhibits.compliance import Judged
from dashboard.figures import formats, word_tables
from dashboard.figures.chart_look import sized
from dashboard.figures.compliance import compliance_lists, compliance_spread, compliance_tables
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.press.exhibit import Exhibit, Series
from dashboard.figures.theme import LIGHT
from dashboard.question import NATION, VINTAGE_CURRENT
from dashboard.state import Selection
from dashboard.text import translator

SPREAD, LAPSING, ENFORCEMENT = "compliance_spread", "compliance_lapsing", "compliance_enforcement"
PARITRANA, NOT_USED = "compliance_paritrana", "compliance_not_used"


def spread(selection: Selection) -> Exhibit:
    """Return how the regencies and cities stand: of a province by duty, of the nation as a bar per province."""
    asked = judging.judged(selection)
    lang = asked.lang
    t = translator(lang)
    if asked.place.within:
        frame = compliance_tables.spread_table(asked.compliance, asked.place.within, lang)
        title = t("Sebaran kabupaten/kota menurut kewajiban")
        return _of(SPREAD, title, frame, asked, asked.place.within, _behind(asked))
    found = compliance_spread.spread_of_provinces(asked.compliance, asked.duty, LIGHT, lang)
    title = t("Sebaran kabupaten/kota tiap provinsi")
    counted = compliance_spread.table(found, lang)
    made = _of(SPREAD, title, counted, asked, "", _behind(asked))
    return replace(
        made,
        note=" ".join([compliance_spread.words(found, asked.duty, lang), made.note]),
        plot=lambda width, height: sized(compliance_spread.chart(found, asked.duty, LIGHT, lang), width, height, LIGHT),
        chart="stacked",
        categories=found.provinces,
        series=tuple(
            Series(str(state), tuple(float(count) or None for count in counted[state])) for state in counted.columns[1:]
        ),
    )


def lapsing(selection: Selection) -> Exhibit:
    """Return what lapses soon.

    Raises:
        NoFigureError: nothing does. So do the other lists of this page.
    """
    asked = judging.judged(selection)
    within = asked.place.chosen or asked.place.within
    frame = compliance_lists.lapsing_table(asked.compliance, within, asked.sources, asked.lang)
    cites = asked.compliance.lapsing["source_id"]
    return _of(LAPSING, compliance_lists.lapsing_title(asked.lang), frame, asked, within, list(cites))


def enforcement(selection: Selection) -> Exhibit:
    """Return what prosecutors were mandated to do and what they recovered."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    frame = compliance_lists.enforcement_table(asked.compliance, asked.place.within, asked.sources, asked.lang)
    note = t("Ini tugas kejaksaan. Tidak mengikat kepala daerah mana pun dan tidak masuk hitungan di atas.")
    cites = list(compliance_lists.enforcement(asked.compliance, asked.place.within)["source_id"])
    made = _of(ENFORCEMENT, t("Penegakan bersama kejaksaan"), frame, asked, asked.place.within, cites)
    return replace(made, note=note)


def paritrana(selection: Selection) -> Exhibit:
    """Return the ranks of the Paritrana Award as announced."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    ranks = cache.paritrana_ranks(asked.dataset)
    frame = compliance_lists.paritrana_table(ranks, asked.place.within, asked.sources, asked.lang)
    note = t("Peringkat sebagaimana diumumkan; bukan penilaian kami dan tidak masuk hitungan di atas.")
    return tabled.of_figures(
        PARITRANA,
        word_tables.of_frame(t("Peringkat Paritrana"), frame, asked.lang),
        _place(asked, asked.place.within),
        compliance_tables.in_territory(ranks, asked.place.within),
        asked.dataset,
        asked.lang,
        note,
    )


def not_used(selection: Selection) -> Exhibit:
    """Return the source rows that were judged to be evidence of nothing, each with its reason."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    frame = compliance_lists.not_used_table(asked.compliance, asked.sources, asked.lang)
    title = t("Baris sumber yang dinilai bukan bukti")
    return _of(NOT_USED, title, frame, asked, "", list(asked.compliance.not_used["source_id"]))


BUILDERS: dict[str, Callable[[Selection], Exhibit]] = {
    SPREAD: spread,
    LAPSING: lapsing,
    ENFORCEMENT: enforcement,
    PARITRANA: paritrana,
    NOT_USED: not_used,
}


def _of(kind: str, title: str, frame: pd.DataFrame, asked: Judged, within: str, cites: Sequence[str]) -> Exhibit:
    t = translator(asked.lang)
    return tabled.of_words(
        kind,
        word_tables.of_frame(title, frame, asked.lang),
        _place(asked, within),
        t("per {day}", day=formats.date_text(asked.compliance.as_of, asked.lang)),
        cites,
        asked.dataset,
        asked.lang,
        t("Belum ada bukti tidak berarti tidak terpenuhi."),
    )


def _place(asked: Judged, within: str) -> str:
    return region_name(within or NATION, VINTAGE_CURRENT, asked.lang)


def _behind(asked: Judged) -> list[str]:
    """The sources of all evidence of regencies and cities of the place."""
    evidence = compliance_tables.in_territory(asked.compliance.evidence, asked.place.within)
    return list(evidence.loc[evidence["region_code"].str.contains(".", regex=False), "source_id"])
