"""Distances to targets as they leave the building: all targets of a region, one calculation, and the regencies."""

from dataclasses import dataclass

from dashboard import cache, planner_answer
from dashboard.cache import Contribution, Distance, Stated
from dashboard.cache_region import NoFigureError
from dashboard.exhibits import planning
from dashboard.figures.planner import planner_said, planner_tables, planner_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.word_tables import Table
from dashboard.plan_link import PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import translator

KIND, STEPS, REGENCIES = "planner_targets", "planner_target_steps", "planner_regencies"


@dataclass(frozen=True)
class _Made:
    asked: Asked
    entries: PlanEntries
    contribution: Contribution
    found: tuple[tuple[Distance, Stated | None], ...]

    @property
    def chosen(self) -> tuple[Distance, Stated | None]:
        """The distance to the target that the address names, or to the first.

        Raises:
            NoFigureError: it names none of the region's targets.
        """
        wanted = self.entries.target
        found = [each for each in self.found if wanted in ("", each[0].target.target_id)]
        if not found:
            raise NoFigureError(
                f"Target {wanted!r} tidak ada di antara target wilayah ini. Buka halaman Rencana, pilih targetnya, "
                f"lalu klik “Bawa ke meja pers”."
            )
        return found[0]


def exhibit(selection: Selection) -> Exhibit:
    """Return the distances of the address' region to all its named targets.

    Raises:
        NoFigureError: the region has no target, or the contribution of the address cannot be used.
    """
    made = _made(selection)
    asked = made.asked
    t = translator(asked.lang)
    sources = cache.sources(asked.dataset)
    found = [each for each, _ in made.found]
    return _exhibit(
        made,
        KIND,
        t("Jarak ke target"),
        planner_tables.targets_table(made.found, sources, asked.lang),
        notes=[
            t("Hanya target yang bernama, sebagaimana terbit."),
            planner_tables.known_of_targets(made.found, sources, asked.lang),
        ],
        cites=[*planner_said.figure_sources(found), *(each.target.source_id for each in found)],
        sources=[each.target.source for each in found if not each.target.source_id],
        said=planner_said.of_targets(made.found, _place(asked), sources, asked.lang),
    )


def steps(selection: Selection) -> Exhibit:
    """Return the calculation of the distance to the target that the address names.

    Raises:
        NoFigureError: as exhibit, or the address names no target of the region or one that cannot be calculated.
    """
    made = _made(selection)
    asked = made.asked
    lang = asked.lang
    t = translator(lang)
    found, stated = made.chosen
    title = planner_words.target_title(found.target, lang)
    if not found.steps:
        told = planner_words.distance_sentence(found, stated, "id")
        raise NoFigureError(f"{title}. {told} Pilih target lain di halaman Rencana.")
    sources = cache.sources(asked.dataset)
    caveats = planner_words.distance_caveats(found, lang)
    figures = [f"{fact.label}: {fact.text}" for fact in planner_words.distance_facts(found, stated, sources, lang)]
    return _exhibit(
        made,
        STEPS,
        t("Hitungan jarak ke target"),
        planner_tables.steps_table(found.steps, lang),
        about=planner_said.target_words(found.target, lang),
        notes=[_caveats(asked, caveats), *figures],
        cites=[*planner_said.figure_sources([found]), found.target.source_id, *([stated.source_id] if stated else [])],
        sources=[] if found.target.source_id else [found.target.source],
        said=planner_said.of_target(found, stated, _place(asked), sources, lang),
    )


def regencies(selection: Selection) -> Exhibit:
    """Return the distance of each regency and city of the address' province to the target that the address names.

    Raises:
        NoFigureError: as exhibit, or the address is of no province.
    """
    made = _made(selection)
    asked = made.asked
    t = translator(asked.lang)
    if not asked.is_province:
        raise NoFigureError(
            f"Jarak tiap kabupaten dan kota hanya ada untuk provinsi; alamat ini tentang {_place(asked)}. "
            f"Pilih provinsinya di halaman Rencana."
        )
    target = made.chosen[0].target
    measured = cache.regency_distances(asked.dataset, target, asked.region, asked.as_of, made.contribution)
    sources = cache.sources(asked.dataset)
    return _exhibit(
        made,
        REGENCIES,
        t("Jarak tiap kabupaten dan kota"),
        planner_tables.regency_table(measured, target.unit, sources, asked.lang),
        about=planner_said.target_words(target, asked.lang),
        notes=[planner_tables.known_of_regencies(measured, sources, asked.lang)],
        cites=[*measured["source_id"], target.source_id],
        sources=[] if target.source_id else [target.source],
        said=planner_said.of_regencies(measured, target, _place(asked), sources, asked.lang),
    )


def _made(selection: Selection) -> _Made:
    asked, entries = planning.read(selection)
    with planning.refusing():
        contribution = planner_answer.contribution(entries)
        found = cache.distances(asked.dataset, asked.region, asked.as_of, contribution)
    if not found:
        raise NoFigureError(f"Tidak ada target bernama untuk {_place(asked)}. Pilih wilayah lain di halaman Rencana.")
    return _Made(asked, entries, contribution, found)


def _exhibit(
    made: _Made,
    kind: str,
    title: str,
    listing: Table,
    *,
    about: str = "",
    notes: list[str],
    cites: list[str],
    sources: list[str],
    said: tuple[str, ...],
) -> Exhibit:
    asked = made.asked
    t = translator(asked.lang)
    counted = t("Dihitung per {day}", day=planning.day(asked))
    paid = planner_said.contribution(made.contribution, asked.lang)
    return planning.exhibit(
        asked,
        kind,
        title,
        "; ".join(filter(None, (counted, about, paid))),
        listing,
        notes=[*notes, *planning.contribution_notes(made.contribution, asked)],
        sources=[*sources, planning.contribution_source(made.contribution, asked)],
        cites=cites,
        said=said,
    )


def _place(asked: Asked) -> str:
    return planner_words.place_name(asked.region, asked.lang)


def _caveats(asked: Asked, caveats: list[str]) -> str:
    t = translator(asked.lang)
    beside = t("Perlu diketahui")
    return f"{beside}: {'; '.join(caveats)}" if caveats else ""
