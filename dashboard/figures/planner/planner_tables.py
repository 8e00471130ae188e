"""The tables of the planner page in words: what results from a reconciliation, a plan and distances to targets."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import formats
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
from data.distance import STATES, Distance, Figure, Stated, explained
from data.planner import REACHES, Plan
from data.reconciliation import PARTS, Reconciliation


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
        lines = {
            "enrolled": same_as_published(counts, group, row["enrolled"], sources, lang),
            "net_gap": _missing(row["missing"], lang),
        }
        return (
            Cell(group_label(group, lang)),
            *(_persons(row[name], lang, *filter(None, [lines.get(name, "")])) for name in names),
        )

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
        same = same_as_published(counts, each.group, each.persons, sources, lang)
        rows.append(
            (
                Cell(group_label(each.group, lang)),
                Cell(str(place), number=place),
                _persons(each.persons, lang, *filter(None, [same])),
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

    What is to be known of every target stands once beside the table, see known_of_targets.
    """
    t = translator(lang)
    shared = _in_all(_codes(each) for each, _ in found)
    columns = (
        t("Target"), t("Nilai"), t("Semesta"), t("Peserta"), t("Masih harus didaftarkan"), t("Per bulan"),
        t("Iuran setahun"), t("Keadaan"),
    )  # fmt: skip
    rows = tuple(_target(each, stated, shared, sources, lang) for each, stated in found)
    return Table(t("Jarak ke target"), columns, rows)


def known_of_targets(found: Sequence[tuple[Distance, Stated | None]], lang: Lang) -> str:
    """Return what must be known of the distance to every target, "" if there is nothing."""
    return _known(_in_all(_codes(each) for each, _ in found), lang)


def regency_table(found: pd.DataFrame, unit: str, sources: Sources, lang: Lang) -> Table:
    """Return data.distance.by_regency in words, one row per regency and city; unit: that of the target.

    What is to be known of all of them stands once beside the table, see known_of_regencies.
    """
    t = translator(lang)
    shared = _in_all(map(_row_codes, found.to_dict("records")))
    columns = (
        t("Wilayah"), t("Kode"), t("Target"), t("Semesta"), t("Peserta"), t("Masih harus didaftarkan"), t("Per bulan"),
        t("Iuran setahun"), t("Keadaan"),
    )  # fmt: skip
    rows = (
        (
            Cell(place_name(row["region_code"], lang)),
            Cell(row["region_code"]),
            Cell(formats.value_full(row["target_value"], unit, lang), number=row["target_value"], unit=unit),
            _persons(row["base"], lang),
            _persons(row["members"], lang, *_period_and_sources(row, sources, lang)),
            _persons(row["to_enrol"], lang),
            _persons(row["per_month"], lang),
            _rupiah(row["cost_per_year_idr"], lang),
            _state(row["state"], _row_codes(row), shared, lang),
        )
        for row in found.to_dict("records")
    )
    return Table(t("Jarak tiap kabupaten dan kota"), columns, tuple(rows))


def known_of_regencies(found: pd.DataFrame, lang: Lang) -> str:
    """Return what must be known of the distance of every regency and city, "" if there is nothing."""
    return _known(_in_all(map(_row_codes, found.to_dict("records"))), lang)


def _target(
    found: Distance, stated: Stated | None, shared: Collection[str], sources: Sources, lang: Lang
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
        _figure(found.base, sources, lang),
        _figure(found.members, sources, lang),
        _persons(found.to_enrol, lang, *beside),
        _persons(found.per_month, lang),
        _rupiah(found.cost_per_year_idr, lang),
        _state(found.state, _codes(found), shared, lang),
    )


def _figure(figure: Figure | None, sources: Sources, lang: Lang) -> Cell:
    if figure is None:
        return Cell("—")
    lines = (formats.period_text(figure.period, lang), publisher_of(sources, figure.source_id, lang))
    return _persons(figure.value, lang, *lines)._replace(address=url_of(sources, figure.source_id))


def _state(state: str, codes: Iterable[str], shared: Collection[str], lang: Lang) -> Cell:
    words = [getattr(explained([code]), lang) for code in codes if code not in shared]
    return Cell(getattr(STATES[state], lang), tuple(words))


def _codes(found: Distance) -> tuple[str, ...]:
    return (*found.reasons, *found.caveats)


def _row_codes(row: dict[Any, Any]) -> tuple[str, ...]:
    return tuple(code for code in f"{row['reasons']};{row['caveats']}".split(";") if code)


def _in_all(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the codes that every one of several rows has, in the order of the first."""
    first, *others = rows
    return tuple(code for code in first if all(code in other for other in others)) if others else ()


def _known(codes: Sequence[str], lang: Lang) -> str:
    if not codes:
        return ""
    t = translator(lang)
    return t("Perlu diketahui tentang semua baris: {words}.", words=getattr(explained(codes), lang))


def _period_and_sources(row: dict[Any, Any], sources: Sources, lang: Lang) -> list[str]:
    period = [formats.period_text(row["period"], lang)] if row["period"] else []
    return period + [publisher_of(sources, each, lang) for each in row["source_id"].split(";") if each]


def _missing(parts: str, lang: Lang) -> str:
    if not parts:
        return ""
    t = translator(lang)
    labels = ", ".join(getattr(PARTS[name].label, lang).lower() for name in parts.split(";"))
    return t("belum diketahui: {parts}", parts=labels)


def _persons(value: Any, lang: Lang, *lines: str) -> Cell:
    if pd.isna(value):
        return Cell("—", lines)
    return Cell(count_text(value, lang), lines, number=int(value), unit="persons")


def _rupiah(value: Any, lang: Lang) -> Cell:
    return Cell("—") if pd.isna(value) else Cell(idr_text(value, lang), number=int(value), unit="idr")
