"""The tables of the planner page in words: what results from a reconciliation, a plan and distances to targets."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.origin import Sources
from dashboard.figures.planner import planner_words
from dashboard.figures.planner.planner_counts import same_as_published
from dashboard.figures.planner.planner_words import (
    count_text,
    group_label,
    idr_text,
    place_name,
    publisher_of,
    stated_text,
    url_of,
)
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from data.arithmetic import Step
from data.contributions import PAYERS, Contribution
from data.distance import Distance, Figure, Stated, explained
from data.fields import Text
from data.planner import REACHES, Plan
from data.reconciliation import PARTS, Reconciliation

_BINDS_ANOTHER = "binds_another"
# In a table, beside the number still to enrol, fewer words do.
_STATES: dict[str, Text] = {
    "reached": Text("tercapai", "reached"),
    "to_enrol": Text("belum tercapai", "not reached yet"),
    "unknown": Text("tidak dapat dihitung", "cannot be calculated"),
}


def contributions_table(known: Sequence[Contribution], lang: Lang) -> Table:
    """Return every contribution with what it covers, who pays, its validity and its source."""
    t = translator(lang)
    columns = (
        t("Nama"), t("Iuran sebulan"), t("Menanggung"), t("Berlaku bagi"), t("Masa berlaku"), t("Sumber"), t("Catatan"),
    )  # fmt: skip
    rows = (
        (
            Cell(getattr(each.label, lang)),
            _rupiah(each.amount_idr, lang),
            Cell(planner_words.covers_text(each, lang)),
            Cell(getattr(PAYERS[each.payer], lang)),
            Cell(planner_words.validity_text(each, lang)),
            Cell(stated_text(each.source, lang), (stated_text(each.source_address, lang),), each.source_address),
            Cell(getattr(each.note, lang)),
        )
        for each in known
    )
    return Table(t("Iuran"), columns, tuple(rows))


def reconciliation_table(found: Reconciliation, counts: pd.DataFrame, sources: Sources, lang: Lang) -> Table:
    """Return one row per group: its parts, what follows from them, and the parts that are not known.

    counts: what sources publish of the groups, see planner_counts.counted_groups.
    """
    t = translator(lang)
    names = {name: getattr(part.label, lang) for name, part in PARTS.items()}
    names |= {
        "still_serving": t("Terdaftar dan masih bertugas"),
        "net_gap": t("Kekurangan bersih"),
        "off_list": t("Di luar daftar atau tercatat dua kali"),
    }

    def cells(row: dict[Any, Any]) -> tuple[Cell, ...]:
        group = str(row["group"])
        lines = _same(names["enrolled"], counts, group, row["enrolled"], sources, lang) + _missing(row["missing"], lang)
        return (Cell(group_label(group, lang), lines), *(_persons(row[name], lang) for name in names))

    rows = tuple(cells(row) for row in found.table.to_dict("records"))
    return Table(t("Hasil rekonsiliasi"), (t("Kelompok"), *names.values()), rows)


def plan_table(plan: Plan, counts: pd.DataFrame, sources: Sources, lang: Lang) -> Table:
    """Return one row per group in the chosen order.

    counts: what sources publish of the groups, see planner_counts.counted_groups.
    """
    t = translator(lang)
    columns = (
        t("Kelompok"), t("Urutan"), t("Orang"), t("Terbayar"), t("Belum terbayar"), t("Biaya"), t("Sisa sesudahnya"),
        t("Jangkauan"),
    )  # fmt: skip
    rows = []
    for place, each in enumerate(plan.allotments, start=1):
        lines = _same(t("Orang"), counts, each.group, each.persons, sources, lang)
        rows.append(
            (
                Cell(group_label(each.group, lang), lines),
                Cell(str(place), number=place),
                _persons(each.persons, lang),
                _persons(each.covered, lang),
                _persons(each.persons - each.covered, lang),
                _rupiah(each.cost_idr, lang),
                _rupiah(each.left_idr, lang),
                Cell(getattr(REACHES[each.reach], lang)),
            )
        )
    return Table(t("Rencana anggaran"), columns, tuple(rows))


def steps_table(steps: Iterable[Step], lang: Lang) -> Table:
    """Return every line of a calculation: what it is, how it was counted, what came out."""
    t = translator(lang)
    rows = (
        (
            Cell(getattr(step.label, lang)),
            Cell(getattr(step.formula, lang)),
            Cell(formats.value_full(step.value, step.unit, lang), number=step.value, unit=step.unit),
        )
        for step in steps
    )
    return Table(t("Hitungan baris demi baris"), (t("Langkah"), t("Cara menghitung"), t("Hasil")), tuple(rows))


def targets_table(found: Sequence[tuple[Distance, Stated | None]], sources: Sources, lang: Lang) -> Table:
    """Return one row per target: its value, the figures it is measured by, what is left to do, and what to know.

    What holds for every row stands once beside the table, see known_of_targets.
    """
    t = translator(lang)
    columns = (
        t("Target"), t("Nilai"), t("Semesta"), t("Peserta"), t("Masih harus didaftarkan"), t("Per bulan"),
        t("Iuran setahun"), t("Keadaan"),
    )  # fmt: skip
    shared = _in_all(_remarks(each, lang) for each, _ in found)
    is_one = len(_figure_lines(found, sources, lang)) == 1
    rows = tuple(_target(each, stated, shared, sources, lang, is_one=is_one) for each, stated in found)
    return Table(t("Jarak ke target"), columns, rows)


def known_of_targets(found: Sequence[tuple[Distance, Stated | None]], sources: Sources, lang: Lang) -> str:
    """Return what must be known of the distance to every target, "" if there is nothing."""
    lines = _figure_lines(found, sources, lang)
    return _known(lines, _in_all(_remarks(each, lang) for each, _ in found), lang)


def regency_table(found: pd.DataFrame, unit: str, sources: Sources, lang: Lang) -> Table:
    """Return data.distance.by_regency in words, one row per regency and city; unit: that of the target.

    What holds for every row stands once beside the table, see known_of_regencies.
    """
    t = translator(lang)
    columns = (
        t("Wilayah"), t("Kode"), t("Target"), t("Semesta"), t("Peserta"), t("Masih harus didaftarkan"), t("Per bulan"),
        t("Iuran setahun"), t("Keadaan"),
    )  # fmt: skip
    listed = found.to_dict("records")
    shared = (*_in_all(_row_remarks(row, lang) for row in listed), getattr(explained([_BINDS_ANOTHER]), lang))
    is_one = len(_row_lines(listed, sources, lang)) == 1

    def cells(row: dict[Any, Any]) -> tuple[Cell, ...]:
        value = formats.value_full(row["target_value"], unit, lang)
        target = t("{value} (sendiri)", value=value) if row["target_region_code"] == row["region_code"] else value
        lines = () if is_one else _row_lines([row], sources, lang)
        return (
            Cell(place_name(row["region_code"], lang)),
            Cell(row["region_code"]),
            Cell(target, number=row["target_value"], unit=unit),
            _persons(row["base"], lang),
            _persons(row["members"], lang, *lines),
            _persons(row["to_enrol"], lang),
            _persons(row["per_month"], lang),
            _rupiah(row["cost_per_year_idr"], lang),
            _state(row["state"], _row_remarks(row, lang), shared, lang),
        )

    return Table(t("Jarak tiap kabupaten dan kota"), columns, tuple(cells(row) for row in listed))


def known_of_regencies(found: pd.DataFrame, sources: Sources, lang: Lang) -> str:
    """Return what must be known of the distance of every regency and city, "" if there is nothing."""
    t = translator(lang)
    listed = found.to_dict("records")
    borrows = getattr(explained([_BINDS_ANOTHER]), lang)
    shared = [words for words in _in_all(_row_remarks(row, lang) for row in listed) if words != borrows]
    known = _known(_row_lines(listed, sources, lang), shared, lang)
    if not any(_BINDS_ANOTHER in row["caveats"].split(";") for row in listed):
        return known
    borrowed = t("Yang tidak punya target sendiri diukur dengan target ini, yang mengikat wilayah lain.")
    return f"{known} {borrowed}".strip()


def _target(
    found: Distance, stated: Stated | None, shared: Collection[str], sources: Sources, lang: Lang, *, is_one: bool
) -> tuple[Cell, ...]:
    t = translator(lang)
    target = found.target
    binds = place_name(target.region_code, lang)
    group = "" if target.worker_group == "all" else group_label(target.worker_group, lang)
    beside = []
    if stated:
        publisher = publisher_of(sources, stated.source_id, lang)
        count = formats.number(stated.value, lang)
        beside = [t("{publisher} menyebut {count}", publisher=publisher, count=count)]
    return (
        Cell(
            f"{getattr(target.label, lang)} ({binds})",
            tuple(filter(None, (group, stated_text(target.source, lang)))),
            target.source_address,
        ),
        Cell(
            formats.value_full(target.value, target.unit, lang),
            (formats.period_text(target.period, lang),),
            number=target.value,
            unit=target.unit,
        ),
        _figure(found.base, sources, lang, is_one=is_one),
        _figure(found.members, sources, lang, is_one=is_one),
        _persons(found.to_enrol, lang, *beside),
        _persons(found.per_month, lang),
        _rupiah(found.cost_per_year_idr, lang),
        _state(found.state, _remarks(found, lang), shared, lang),
    )


def _figure(figure: Figure | None, sources: Sources, lang: Lang, *, is_one: bool) -> Cell:
    """Return a figure with its period and source, without them where those are of every figure of the table."""
    if figure is None:
        return Cell("—")
    lines = () if is_one else (formats.period_text(figure.period, lang), publisher_of(sources, figure.source_id, lang))
    return _persons(figure.value, lang, *lines)._replace(address=url_of(sources, figure.source_id))


def _figure_lines(found: Iterable[tuple[Distance, Stated | None]], sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return the distinct periods and sources of the figures, each once."""
    figures = [figure for each, _ in found for figure in (each.base, each.members) if figure]
    return _distinct([(figure.period, figure.source_id) for figure in figures], sources, lang)


def _row_lines(rows: Iterable[dict[Any, Any]], sources: Sources, lang: Lang) -> tuple[str, ...]:
    return _distinct([(row["period"], row["source_id"]) for row in rows if row["source_id"]], sources, lang)


def _distinct(pairs: Iterable[tuple[str, str]], sources: Sources, lang: Lang) -> tuple[str, ...]:
    return tuple(
        f"{formats.period_text(period, lang)}, {'; '.join(publisher_of(sources, one, lang) for one in ids.split(';'))}"
        for period, ids in dict.fromkeys(pairs)
    )


def _state(state: str, words: Iterable[str], shared: Collection[str], lang: Lang) -> Cell:
    return Cell(getattr(_STATES[state], lang), tuple(each for each in words if each not in shared))


def _remarks(found: Distance, lang: Lang) -> tuple[str, ...]:
    """Return why a distance is not counted, or else what must be known of it."""
    return _words(found.reasons or found.caveats, found.flags, lang)


def _row_remarks(row: dict[Any, Any], lang: Lang) -> tuple[str, ...]:
    return _words((row["reasons"] or row["caveats"]).split(";"), row["flags"], lang)


def _words(codes: Iterable[str], flags: str, lang: Lang) -> tuple[str, ...]:
    told = [getattr(explained([code]), lang) for code in codes if code]
    return (*told, *(words for words in flag_words(flags, lang) if words))


def _in_all(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words that every one of several rows has, in the order of the first."""
    first, *others = rows
    return tuple(each for each in first if all(each in other for other in others)) if others else ()


def _known(lines: Sequence[str], words: Sequence[str], lang: Lang) -> str:
    """Return in sentences where all figures are from, if from one source and time, and what holds for every row."""
    t = translator(lang)
    said = [t("Semesta dan peserta, sejauh ada: {origin}.", origin=lines[0])] if len(lines) == 1 else []
    if words:
        said.append(t("Perlu diketahui tentang semua baris: {words}.", words="; ".join(words)))
    return " ".join(said)


def _same(column: str, counts: pd.DataFrame, group: str, typed: Any, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return the line that names the source of which a typed number is the very one, if any."""
    same = same_as_published(counts, group, typed, sources, lang)
    return (f"{column}: {same}",) if same else ()


def _missing(parts: str, lang: Lang) -> tuple[str, ...]:
    if not parts:
        return ()
    t = translator(lang)
    labels = ", ".join(getattr(PARTS[name].label, lang).lower() for name in parts.split(";"))
    return (t("belum diketahui: {parts}", parts=labels),)


def _persons(value: Any, lang: Lang, *lines: str) -> Cell:
    if pd.isna(value):
        return Cell("—", lines)
    return Cell(count_text(value, lang), lines, number=int(value), unit="persons")


def _rupiah(value: Any, lang: Lang) -> Cell:
    return Cell("—") if pd.isna(value) else Cell(idr_text(value, lang), number=int(value), unit="idr")
