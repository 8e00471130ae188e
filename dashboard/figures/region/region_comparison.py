"""A region beside its province, its regional office and the nation, in words: what differs, or why none is said."""

from collections.abc import Sequence

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import label, publishers, region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.region.region_tables import Row, Sources
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from dashboard.text.captions import cut_words
from data.fields import BASES, DENOMINATORS, NOT_STATED
from data.standing import REASONS, Compared, Reference


def rates(compared: Sequence[Compared], sources: Sources, lang: Lang) -> Table:
    """Return the rates of a region beside those of the territories that hold it, with the difference in points."""
    t = translator(lang)
    chosen = [each for each in compared if each.measure.definition.kind == "rate"]
    return _table(t("Rasio wilayah ini dan wilayah yang menaunginya"), chosen, sources, lang)


def counts(compared: Sequence[Compared], sources: Sources, lang: Lang) -> Table:
    """Return the counts of a region beside those of the territories that hold it, and its part of theirs."""
    t = translator(lang)
    chosen = [each for each in compared if each.measure.definition.kind == "count"]
    return _table(t("Jumlah wilayah ini dan bagiannya dalam wilayah yang menaunginya"), chosen, sources, lang)


def difference_text(gap: float, unit: str, lang: Lang) -> str:
    """Return a difference with its sign, its unit being said beside it: "+3,1 poin persen", "−Rp120 ribu"."""
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    size = size_text(gap, unit, lang) if unit == "share" else formats.value_short(abs(gap), unit, lang)
    return sign + size


def size_text(gap: float, unit: str, lang: Lang) -> str:
    """Return how far apart two values are, without a sign; shares in percentage points."""
    t = translator(lang)
    if unit == "share":
        # The points are written like a rate, so that a small difference does not read as none.
        return t("{points} poin persen", points=formats.value_short(abs(gap), unit, lang).removesuffix("%"))
    return formats.value_text(abs(gap), unit, lang)


def _table(title: str, compared: Sequence[Compared], sources: Sources, lang: Lang) -> Table:
    t = translator(lang)
    if not compared:
        return Table(title, (), ())
    own = str(compared[0].own["region_code"])
    codes = (own, *(each.region_code for each in compared[0].references))
    names = [region_name(code, compared[0].vintage, lang) for code in codes]
    rows = tuple(
        (
            _measure(each, lang),
            Cell(_value(each.own, each, lang), _about(each.own, each, lang)),
            *(_reference(reference, each, lang) for reference in each.references),
            Cell(publishers([f"{each.own['source_id']};{each.own['denominator_source_id']}"], sources)),
        )
        for each in compared
    )
    return Table(title, (t("Ukuran"), *names, t("Sumber")), rows)


def _measure(each: Compared, lang: Lang) -> Cell:
    t = translator(lang)
    base = str(each.own["denominator"])
    lines = [cut_words(each.cut.segment, each.cut.programme, each.cut.worker_group, lang).strip(" ()")]
    if base == NOT_STATED:
        lines.append(getattr(DENOMINATORS[base], lang))
    elif base:
        against = formats.period_text(str(each.own["denominator_period"]), lang)
        lines.append(t("penyebut: {base}, {period}", base=getattr(DENOMINATORS[base], lang), period=against))
    lines.append(getattr(BASES[str(each.own["basis"])], lang))
    return Cell(label(each.measure, lang), tuple(lines))


def _value(row: Row, each: Compared, lang: Lang) -> str:
    unit = each.measure.definition.unit
    if row["obs_status"] in ("missing", "suppressed"):
        return formats.status_or_value(row["value"], unit, str(row["obs_status"]), lang)
    return formats.value_headline(float(row["value"]), unit, lang)


def _about(row: Row, each: Compared, lang: Lang) -> tuple[str, ...]:
    """Return the period of a figure and what must be known of it."""
    period = formats.period_text(str(row["period"]), lang)
    return (period, *(f"⚑ {words}" for words in flag_words(str(row["flags"]), lang)))


def _reference(reference: Reference, each: Compared, lang: Lang) -> Cell:
    t = translator(lang)
    row, unit = reference.row, each.measure.definition.unit
    if reference.reasons:
        reasons = "; ".join(getattr(REASONS[code], lang) for code in reference.reasons)
        why = t("tidak disandingkan: {reasons}", reasons=reasons)
        there = row["value"] == row["value"]
        about = (formats.period_text(str(row["period"]), lang),) if there else ()
        return Cell(_value(row, each, lang) if there else "—", (*about, why))
    if reference.difference is not None:
        return Cell(
            _value(row, each, lang), (t("selisih {gap}", gap=difference_text(reference.difference, unit, lang)),)
        )
    if reference.part is None:
        return Cell(_value(row, each, lang))
    part = formats.value_short(reference.part, "share", lang)
    return Cell(_value(row, each, lang), (t("bagian wilayah ini {part}", part=part),))
