"""A reconciliation of the planner page as it leaves the building: its result, and its calculation line by line."""

from dataclasses import dataclass

import pandas as pd

from dashboard import cache
from dashboard.cache import Reconciliation
from dashboard.exhibits import planning
from dashboard.figures.planner import planner_counts, planner_said, planner_tables, planner_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import translator

KIND, STEPS = "planner_reconciliation", "planner_reconciliation_steps"


@dataclass(frozen=True)
class _Made:
    asked: Asked
    found: Reconciliation
    counts: pd.DataFrame
    cites: tuple[str, ...]


def exhibit(selection: Selection) -> Exhibit:
    """Return the groups of the address with their gaps.

    Raises:
        NoFigureError: the address holds no groups, or counts that cannot be reconciled.
    """
    made = _made(selection)
    asked = made.asked
    t = translator(asked.lang)
    sources = cache.sources(asked.dataset)
    listing = planner_tables.reconciliation_table(made.found, made.counts, sources, asked.lang)
    meaning = t("Kekurangan bersih: dalam daftar dikurangi yang terdaftar dan masih bertugas.")
    return _exhibit(
        made,
        KIND,
        t("Rekonsiliasi daftar dan kepesertaan"),
        listing,
        [getattr(made.found.unknown, asked.lang), meaning],
    )


def steps(selection: Selection) -> Exhibit:
    """Return the calculation of the address' groups.

    Raises:
        NoFigureError: the address holds no groups, or too few counts to calculate anything.
    """
    made = _made(selection)
    t = translator(made.asked.lang)
    if not made.found.steps:
        raise planning.missing("cukup angka untuk hitungan rekonsiliasi", "jumlah orang tiap kelompok")
    listing = planner_tables.steps_table(made.found.steps, made.asked.lang)
    unknown = getattr(made.found.unknown, made.asked.lang)
    return _exhibit(made, STEPS, t("Hitungan rekonsiliasi daftar dan kepesertaan"), listing, [unknown])


def _made(selection: Selection) -> _Made:
    asked, entries = planning.read(selection)
    if not entries.listed:
        raise planning.missing("isian rekonsiliasi", "jumlah orang tiap kelompok")
    with planning.refusing():
        found = cache.reconciled(entries.listed)
    counts = cache.counted_groups(asked.dataset, asked.region)
    typed = [(each.group, each.enrolled) for each in entries.listed]
    return _Made(asked, found, counts, planner_counts.cited(counts, typed))


def _exhibit(made: _Made, kind: str, title: str, listing: planner_tables.Table, notes: list[str]) -> Exhibit:
    asked = made.asked
    t = translator(asked.lang)
    place = planner_words.place_name(asked.region, asked.lang)
    return planning.exhibit(
        asked,
        kind,
        title,
        t("Jumlah orang diisi pengguna, bukan angka terbitan. Dihitung per {day}.", day=planning.day(asked)),
        listing,
        notes=[*notes, getattr(planner_words.NO_NAMES_NOTE, asked.lang)],
        sources=[t("isian pengguna")],
        cites=made.cites,
        said=planner_said.of_reconciliation(made.found, place, asked.lang),
    )
