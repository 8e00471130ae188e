"""The tables of a comparison as they leave the building: values, places and distances, regions alike."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard import cache, cache_compare
from dashboard.cache_compare import Compared, Weights
from dashboard.cache_region import NoFigureError
from dashboard.compare_question import Comparison
from dashboard.exhibits import comparing, tabled
from dashboard.exhibits.comparing import Shown
from dashboard.exhibits.tabled import Where
from dashboard.figures import formats
from dashboard.figures.compare import compare_table, compare_words, similar_words, standing_sentences
from dashboard.figures.maps import map_builder
from dashboard.figures.press import press_table
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.sentence_parts import records
from dashboard.state import Selection
from dashboard.text import translator

VALUES, STANDINGS, SIMILAR = "compare_values", "compare_standings", "compare_similar"


def address(selection: Selection, asked: Comparison, compared: Compared | None = None) -> Selection:
    """Return the address that makes the figures of a comparison again; compared: where one is of a single measure.

    All measures stay in it, so that the period stays theirs.
    """
    named = {} if compared is None else {"indicator": compared.measure.indicator}
    return selection.changed(
        regions=",".join(asked.regions), region="", level=asked.level, indicators=",".join(asked.chosen), **named
    )


def values(selection: Selection) -> Exhibit:
    """Return the table of values of an address: all its measures, each with what it is set against.

    Raises:
        NothingToCompareError: fewer than two regions, or no figures at their level.
    """
    asked = cache_compare.asked(selection)
    found = cache_compare.comparable(asked)
    lang = asked.lang
    listing = compare_table.values(found, cache.sources(asked.dataset), lang)

    def plot(width: int, height: int) -> object:
        return press_table.plot(listing, width, height, lang)

    each = [comparing.exhibit(VALUES, Shown(asked, compared), plot, listing=listing) for compared in found]
    return each[0] if len(each) == 1 else _together(each, found, asked)


def _together(each: Sequence[Exhibit], found: Sequence[Compared], asked: Comparison) -> Exhibit:
    """Return several measures as one table; what only some of them say is told of each by its name."""
    lang = asked.lang
    t = translator(lang)
    listing, place = each[0].listing, each[0].place
    assert listing is not None
    table = pd.concat([one.table for one in each], ignore_index=True)
    reference = pd.concat([one.reference for one in each], ignore_index=True)
    periods = {compared.cut.period for compared in found if not compared.measure.as_printed}
    is_shared = len(periods) == 1 and not any(compared.measure.as_printed for compared in found)
    units = {one.unit for one in each}
    when = formats.period_text(min(periods), lang) if is_shared else t("periode berbeda-beda")
    return replace(
        each[0],
        title=f"{listing.title}: {place}",
        subtitle=" · ".join([when, t("penyebut, dasar pencatatan, dan status tertulis pada tiap baris")]),
        note=compare_words.notes(found, lang),
        source=compare_words.sources_text(found, cache.sources(asked.dataset), lang),
        period=min(periods) if is_shared else "",
        unit=units.pop() if len(units) == 1 else "",
        table=table,
        reference=reference,
    )


def standings(selection: Selection) -> Exhibit:
    """Return places and distances of one measure of an address, the one that it names or else the first.

    Raises:
        NothingToCompareError: fewer than two regions, or no figures at their level.
    """
    made = comparing.shown(selection)
    compared, lang = made.compared, made.asked.lang
    listing = compare_table.standings(compared, lang)
    rows = comparing.rows(made, compared.rows)
    whole = comparing.exhibit(
        STANDINGS, made, lambda width, height: press_table.plot(listing, width, height, lang), listing=listing
    )
    both = pd.concat([compared.rows, compared.holders])
    cites = [single for ids in (*both["source_id"], *both["denominator_source_id"]) for single in ids.split(";")]
    return replace(
        whole,
        title=f"{listing.title}, {whole.title}",
        table=whole.table.head(0),
        reference=whole.reference.head(0),
        said=standing_sentences.sentences(compared, records(rows), lang),
        cites=tuple(dict.fromkeys(filter(None, cites))),
    )


def similar(selection: Selection) -> Exhibit:
    """Return the regions most like the first one of an address, always by published figures.

    Raises:
        NoFigureError: no region was chosen, or nothing is known of what it would be compared by.
    """
    asked = cache_compare.asked(selection)
    lang = asked.lang
    t = translator(lang)
    if not asked.regions:
        raise NoFigureError(t("Tidak ada wilayah yang dipilih. Pilih paling sedikit satu di halaman Bandingkan."))
    code = asked.regions[0]
    own, found, period = cache_compare.alike(code, asked.level, selection.similar)
    weights = Weights.read(selection.similar)
    cites = cache_compare.alike_sources(asked.level)
    publishers = map_builder.publishers(cites, cache.sources("published")).split("; ")
    made = tabled.of_words(
        SIMILAR,
        compare_table.alike(own, found, lang),
        Where(compare_words.name(code, lang), "published", lang),
        similar_words.subtitle(period, weights, lang),
        cites,
        similar_words.method(period, lang),
        similar_words.sentences(code, found, weights, period, publishers, lang),
    )
    return replace(made, period=period)
