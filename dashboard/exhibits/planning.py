"""What the results of the planner page share when they leave the building: the address' entries, and its words."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace

from dashboard import cache, planner_answer
from dashboard.cache import Contribution
from dashboard.cache_region import NoFigureError
from dashboard.exhibits import tabled
from dashboard.exhibits.tabled import Where
from dashboard.figures import formats
from dashboard.figures.maps.map_builder import publishers, short_list
from dashboard.figures.planner import planner_words
from dashboard.figures.planner.planner_words import OTHER, InputError
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.word_tables import Table
from dashboard.plan_link import PlanEntries
from dashboard.planner_answer import Asked
from dashboard.state import Selection
from dashboard.text import translator

_SHOWN = 60


def read(selection: Selection) -> tuple[Asked, PlanEntries]:
    """Return what an address asks and holds.

    Raises:
        NoFigureError: what was typed cannot be read, or the address names a region or a day that cannot be used; on
            the page another stands in for it, which would be wrong for what was typed.
    """
    entries = planner_answer.entries(selection)
    asked = planner_answer.asked(selection)
    if selection.region not in ("", asked.region):
        raise NoFigureError(
            f"Wilayah {selection.region[:_SHOWN]!r} tidak dapat dipakai untuk rencana. Pilih provinsi, kabupaten, atau "
            f"kota di halaman Rencana."
        )
    if selection.as_of not in ("", asked.as_of.isoformat()):
        raise NoFigureError(
            f"Tanggal {selection.as_of[:_SHOWN]!r} tidak dapat dipakai. Pilih tanggal di halaman Rencana."
        )
    if entries is None:
        raise NoFigureError(
            f"Isian rencana dalam alamat ini tidak dapat dibaca: {selection.plan[:_SHOWN]!r}. Buka halaman Rencana, "
            f"isi kembali, lalu klik “Bawa ke meja pers”."
        )
    return asked, entries


@contextmanager
def refusing() -> Generator[None]:
    """Turn entries that the calculation refuses into what the press desk tells, each with value and remedy.

    Raises:
        NoFigureError: the calculation refused.
    """
    try:
        yield
    except InputError as error:
        told = " ".join(planner_words.problems(error))
        raise NoFigureError(f"Isian dalam alamat ini tidak dapat dihitung. {told}") from error


def missing(what: str, typed: str) -> NoFigureError:
    """Return the error of an address without the entries that a result is made from."""
    return NoFigureError(
        f"Alamat ini tidak memuat {what}. Buka halaman Rencana, isi {typed}, lalu klik “Bawa ke meja pers”."
    )


def exhibit(
    asked: Asked,
    kind: str,
    title: str,
    subtitle: str,
    listing: Table,
    *,
    notes: Iterable[str],
    sources: Sequence[str],
    cites: Sequence[str],
    said: tuple[str, ...],
) -> Exhibit:
    """Return the exhibit of one table; sources: finished texts, before the publishers of the cited sources."""
    lang = asked.lang
    t = translator(lang)
    known = cache.sources(asked.dataset)
    cited = tuple(dict.fromkeys(single for each in cites for single in each.split(";") if single in known))
    named = short_list(publishers(cited, known), lang) if cited else ""
    # A source named with its date is not named again without it.
    others = [each for each in named.split("; ") if each and not any(text.startswith(f"{each},") for text in sources)]
    listed = "; ".join(dict.fromkeys((*others, *sources)))
    place = planner_words.place_name(asked.region, lang)
    note = " ".join(_ended(each) for each in notes if each)
    made = tabled.of_words(kind, listing, Where(place, asked.dataset, lang), subtitle, cited, note, said)
    return replace(
        made,
        title=f"{title}, {place}",
        source=t("Sumber: {publishers}", publishers=listed) if listed else "",
        period=f"{asked.as_of:%Y-%m}",
    )


def contribution_source(contribution: Contribution, asked: Asked) -> str:
    """Return who states a contribution, for the line of sources."""
    t = translator(asked.lang)
    if contribution.contribution_id == OTHER:
        return t("iuran: isian pengguna")
    source = planner_words.stated_text(contribution.source, asked.lang)
    return t("iuran: {source}", source=source)


def contribution_notes(contribution: Contribution, asked: Asked) -> list[str]:
    """Return for how long a contribution holds and for whom, and what must be known of it."""
    facts = planner_words.contribution_facts(contribution, asked.lang)
    t = translator(asked.lang)
    wanted = (t("Menanggung"), t("Berlaku bagi"), t("Masa berlaku"))
    listed = "; ".join(
        f"{fact.label.lower()} {fact.text.replace('; ', ', ')}" for fact in facts if fact.label in wanted
    )
    return [t("Iuran itu: {facts}.", facts=listed)]


def day(asked: Asked) -> str:
    """Return the day of an address in words."""
    return formats.date_text(asked.as_of, asked.lang)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
