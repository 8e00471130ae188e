"""The tables of the page of compliance, and its bars of provinces, as they leave the building."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from dashboard import cache
from dashboard.exhibits import compliance as judging
from dashboard.exhibits import tabled
from dashboard.exhibits.compliance import Judged
from dashboard.exhibits.tabled import Where
from dashboard.figures import formats, word_tables
from dashboard.figures.chart_look import sized
from dashboard.figures.compliance import compliance_lists, compliance_spread, compliance_tables
from dashboard.figures.maps.map_builder import publishers, region_name, short_list
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
    lang, within = asked.lang, asked.place.within
    t = translator(lang)
    evidence = compliance_tables.in_territory(asked.compliance.evidence, within)
    cites = evidence.loc[evidence["region_code"].str.contains(".", regex=False), "source_id"]
    named = short_list(publishers(list(cites), asked.sources), lang, 3).replace("; ", ", ")
    summed = compliance_tables.summary(asked.compliance, within, lang)
    said = [t("{words} Sumber: {sources}.", words=summed, sources=named)] if named else [summed]
    if within:
        frame = compliance_tables.spread_table(asked.compliance, within, lang, has_signs=False)
        return _of(SPREAD, t("Sebaran kabupaten/kota menurut kewajiban"), frame, asked, within, cites, said=said)
    found = compliance_spread.spread_of_provinces(asked.compliance, asked.duty, LIGHT, lang)
    counted = compliance_spread.table(found, lang)
    made = _of(SPREAD, t("Sebaran kabupaten/kota tiap provinsi"), counted, asked, "", cites, said=said)
    return replace(
        made,
        note=" ".join([compliance_spread.words(found, asked.duty, lang), made.note]),
        plot=lambda width, height: sized(compliance_spread.chart(found, asked.duty, LIGHT, lang), width, height, LIGHT),
        chart="stacked",
        categories=found.provinces,
        series=tuple(
            Series(state, tuple(float(count) or None for count in counted[state]), colour)
            for state, colour in found.states.items()
        ),
    )


def lapsing(selection: Selection) -> Exhibit:
    """Return what lapses soon.

    Raises:
        NoFigureError: nothing does. So do the other lists of this page.
    """
    asked = judging.judged(selection)
    within = asked.place.chosen or asked.place.within
    rows = compliance_tables.in_territory(asked.compliance.lapsing, within)
    frame = compliance_lists.lapsing_table(asked.compliance, within, asked.sources, asked.lang)
    said = compliance_lists.lapsing_sentences(asked.compliance, within, asked.sources, asked.lang)
    title = compliance_lists.lapsing_title(asked.lang)
    return _of(LAPSING, title, frame, asked, within, rows["source_id"], said=said)


def enforcement(selection: Selection) -> Exhibit:
    """Return what prosecutors were mandated to do and what they recovered."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    within = asked.place.within
    frame = compliance_lists.enforcement_table(asked.compliance, within, asked.sources, asked.lang)
    cites = compliance_lists.enforcement(asked.compliance, within)["source_id"]
    note = t("Ini tugas kejaksaan. Tidak mengikat kepala daerah mana pun dan tidak masuk hitungan di atas.")
    return _of(ENFORCEMENT, t("Penegakan bersama kejaksaan"), frame, asked, within, cites, note=note)


def paritrana(selection: Selection) -> Exhibit:
    """Return the ranks of the Paritrana Award as announced."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    within = asked.place.within
    ranks = cache.paritrana_ranks(asked.dataset)
    frame = compliance_lists.paritrana_table(ranks, within, asked.sources, asked.lang)
    return tabled.of_figures(
        PARITRANA,
        word_tables.of_frame(t("Peringkat Paritrana"), frame, asked.lang),
        _where(asked, within),
        compliance_tables.in_territory(ranks, within),
        t("Peringkat sebagaimana diumumkan; bukan penilaian kami dan tidak masuk hitungan di atas."),
    )


def not_used(selection: Selection) -> Exhibit:
    """Return the source rows that were judged to be evidence of nothing, each with its reason."""
    asked = judging.judged(selection)
    t = translator(asked.lang)
    frame = compliance_lists.not_used_table(asked.compliance, asked.sources, asked.lang)
    title = t("Baris sumber yang dinilai bukan bukti")
    return _of(NOT_USED, title, frame, asked, "", asked.compliance.not_used["source_id"])


BUILDERS: dict[str, Callable[[Selection], Exhibit]] = {
    SPREAD: spread,
    LAPSING: lapsing,
    ENFORCEMENT: enforcement,
    PARITRANA: paritrana,
    NOT_USED: not_used,
}


def _of(
    kind: str,
    title: str,
    frame: pd.DataFrame,
    asked: Judged,
    within: str,
    cites: pd.Series,
    *,
    note: str = "",
    said: Sequence[str] = (),
) -> Exhibit:
    t = translator(asked.lang)
    return tabled.of_words(
        kind,
        word_tables.of_frame(title, frame, asked.lang),
        _where(asked, within),
        t("Per {day}", day=formats.date_text(asked.compliance.as_of, asked.lang)),
        cites,
        note or t("Belum ada bukti tidak berarti tidak terpenuhi."),
        said,
    )


def _where(asked: Judged, within: str) -> Where:
    return Where(region_name(within or NATION, VINTAGE_CURRENT, asked.lang), asked.dataset, asked.lang)
