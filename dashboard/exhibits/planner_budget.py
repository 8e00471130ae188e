"""A budget plan of the planner page as it leaves the building: who is paid for, and the calculation line by line."""

from dataclasses import dataclass

import pandas as pd

from dashboard import cache, planner_answer
from dashboard.exhibits import planning
from dashboard.figures import formats
from dashboard.figures.planner import planner_counts, planner_said, planner_tables, planner_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.word_tables import Table
from dashboard.planner_answer import Asked, Planned
from dashboard.state import Selection
from dashboard.text import translator

KIND, STEPS = "planner_budget", "planner_budget_steps"


@dataclass(frozen=True)
class _Made:
    asked: Asked
    planned: Planned
    counts: pd.DataFrame
    cites: tuple[str, ...]


def exhibit(selection: Selection) -> Exhibit:
    """Return the groups of the address' plan and how far its budget reaches.

    Raises:
        NoFigureError: the address holds no plan, or one that cannot be calculated.
    """
    made = _made(selection)
    asked = made.asked
    t = translator(asked.lang)
    listing = planner_tables.plan_table(made.planned.plan, made.counts, cache.sources(asked.dataset), asked.lang)
    return _exhibit(made, KIND, t("Rencana anggaran"), listing)


def steps(selection: Selection) -> Exhibit:
    """Return the calculation of the address' plan, with that of the budget beside its source's where one states it.

    Raises:
        NoFigureError: the address holds no plan, or one that cannot be calculated.
    """
    made = _made(selection)
    t = translator(made.asked.lang)
    listing = planner_tables.steps_table(made.planned.steps, made.asked.lang)
    return _exhibit(made, STEPS, t("Hitungan rencana anggaran"), listing)


def _made(selection: Selection) -> _Made:
    asked, entries = planning.read(selection)
    if not entries.groups:
        raise planning.missing("rencana anggaran", "anggaran dan jumlah orang")
    with planning.refusing():
        planned = planner_answer.planned(asked, entries)
    counts = cache.counted_groups(asked.dataset, asked.region)
    cites = planner_counts.cited(counts, entries.groups)
    return _Made(asked, planned, counts, (*cites, *([planned.stated.source_id] if planned.stated else [])))


def _exhibit(made: _Made, kind: str, title: str, listing: Table) -> Exhibit:
    asked, plan = made.asked, made.planned.plan
    lang = asked.lang
    t = translator(lang)
    place = planner_words.place_name(asked.region, lang)
    stated = ""
    if made.planned.stated:
        sources = cache.sources(asked.dataset)
        stated = planner_words.stated_words(made.planned.stated, made.planned.beside, sources, lang)
    subtitle = t(
        "Anggaran {budget} dan jumlah orang diisi pengguna; {months} bulan mulai {start}; {contribution}",
        budget=planner_said.money(plan.budget_idr, lang),
        months=plan.months,
        start=formats.period_text(plan.start, lang),
        contribution=planner_said.contribution(plan.contribution, lang),
    )
    return planning.exhibit(
        asked,
        kind,
        title,
        subtitle,
        listing,
        notes=[
            *planning.contribution_notes(plan.contribution, asked),
            *planner_words.plan_notes(plan, lang),
            stated,
        ],
        sources=[t("isian pengguna"), planning.contribution_source(plan.contribution, asked)],
        cites=made.cites,
        said=planner_said.of_plan(plan, stated, place, lang),
    )
