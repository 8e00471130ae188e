"""The tables of one region's page, in words, each cell with the lines and the address that belong to it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Protocol

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compliance.compliance_tables import STATES, validity
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from data.duties import all_duties
from data.fields import (
    BASES,
    BENEFIT_KINDS,
    COUNTED_EVIDENCE_KINDS,
    DENOMINATORS,
    EVIDENCE_KINDS,
    EVIDENCE_SAYS,
    INDICATORS,
    NOT_SEEN,
    NOT_STATED,
    OBS_STATUSES,
    PROGRAMMES,
    SEGMENTS,
    UNITS,
    VERDICTS,
    VINTAGE_CURRENT,
    WORKER_GROUPS,
)
from data.indicators import DIMENSIONS
from data.region_facts import Office, RegionFacts, Unknown
from data.statements import Statement

Sources = Mapping[str, Mapping[str, str]]
Row = Mapping[str, Any]
Rows = pd.DataFrame
# What needs a reader's eye comes first.
VERDICT_ORDER = ("disputed", "differs", "implausible", "noted", "agrees_rounded", "agrees")


def figures(title: str, rows: pd.DataFrame, sources: Sources, lang: Lang, *, has_place: bool = False) -> Table:
    """Return observations with value, print, period, denominator, status, flags and source, in their own order.

    has_place: the rows are of several regions or divisions, so that each names its own.
    """
    t = translator(lang)
    columns = (t("Angka"), t("Periode"), t("Nilai"), t("Tercetak di sumber"), t("Penyebut dan status"), t("Sumber"))
    return Table(title, columns, tuple(_figure(row, sources, lang, has_place) for row in rows.to_dict("records")))


def _figure(row: Row, sources: Sources, lang: Lang, has_place: bool) -> tuple[Cell, ...]:
    place = region_name(str(row["region_code"]), str(row["region_vintage"]), lang) if has_place else ""
    name = getattr(INDICATORS[str(row["indicator"])].label, lang)
    return (
        Cell(name, (place, *cut(row, lang))),
        _period(str(row["period"]), lang),
        _value(row, lang),
        Cell(printed(str(row["as_printed"]), lang)),
        _standing(row, lang),
        source(str(row["source_id"]), sources, lang),
    )


def survey_years(rows: pd.DataFrame, sources: Sources, lang: Lang) -> Table:
    """Return survey estimates, a column per year and a row per indicator and source, each cell with value and flags."""
    t = translator(lang)
    years = sorted(dict.fromkeys(str(period) for period in rows["period"]), reverse=True)
    found: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in rows.to_dict("records"):
        alike = tuple(str(row[name]) for name in ("indicator", *DIMENSIONS, "obs_status", "basis", "source_id"))
        found.setdefault(alike, {})[str(row["period"])] = row

    def cell(row: Row | None) -> Cell:
        if row is None:
            return Cell("—")
        value = formats.status_or_full(row["value"], str(row["unit"]), str(row["obs_status"]), lang)
        return Cell(value, tuple(f"⚑ {words}" for words in flag_words(str(row["flags"]), lang)))

    table = []
    for each in found.values():
        first = next(iter(each.values()))
        standing = _standing({**first, "flags": ""}, lang)
        name = Cell(
            getattr(INDICATORS[str(first["indicator"])].label, lang),
            (*cut(first, lang), standing.text, *standing.lines),
        )
        table.append((name, *(cell(each.get(year)) for year in years), source(str(first["source_id"]), sources, lang)))
    columns = (t("Angka"), *(formats.period_text(year, lang) for year in years), t("Sumber"))
    return Table(t("Tahun survei sebelumnya"), columns, tuple(table))


def cut(row: Row, lang: Lang) -> tuple[str, ...]:
    """Return the words for the segment, programmes, group and kind of benefit of a figure, without those not given."""
    words = []
    if row["segment"] not in ("total", NOT_STATED):
        words.append(getattr(SEGMENTS[row["segment"]], lang))
    if row["programme"] != NOT_STATED:
        words += [getattr(PROGRAMMES[code], lang) for code in str(row["programme"]).split(";")]
    if row["worker_group"] != "all":
        words.append(getattr(WORKER_GROUPS[row["worker_group"]], lang))
    if row["benefit_kind"] != "all":
        words.append(getattr(BENEFIT_KINDS[row["benefit_kind"]], lang))
    return tuple(words)


def printed(text: str, lang: Lang) -> str:
    """Return a figure as its source printed it, or that nobody has seen it printed."""
    t = translator(lang)
    return t("tidak dilihat") if text == NOT_SEEN else text or "—"


def source(source_id: str, sources: Sources, lang: Lang) -> Cell:
    """Return who published a figure, when, and where."""
    known = sources[source_id]
    t = translator(lang)
    date = known["published_date"]
    return Cell(known["publisher"], (t("tanggal tidak disebut") if date == NOT_STATED else date,), known["url"])


def _period(period: str, lang: Lang) -> Cell:
    t = translator(lang)
    note = (t("rentang; tidak dijumlahkan dengan bagiannya"),) if "/" in period else ()
    return Cell(formats.period_text(period, lang), note)


def _value(row: Row, lang: Lang) -> Cell:
    value, unit, status = row["value"], str(row["unit"]), str(row["obs_status"])
    full = formats.status_or_full(value, unit, status, lang)
    if unit not in formats.MONEY_UNITS:
        return Cell(full)
    short = formats.status_or_value(value, unit, status, lang)
    return Cell(short, (full,) if full != short else ())


def _standing(row: Row, lang: Lang) -> Cell:
    base = str(row["denominator"])
    parts = [getattr(DENOMINATORS[base], lang)] if base else []
    if row["basis"] != "unstated":
        parts.append(getattr(BASES[str(row["basis"])], lang))
    marks = [f"⚑ {words}" for words in flag_words(str(row["flags"]), lang)]
    return Cell(getattr(OBS_STATUSES[str(row["obs_status"])], lang), (*parts, *marks))


# --- other tables -----------------------------------------------------------------------------------


def evidence(facts: RegionFacts, sources: Sources, lang: Lang) -> Table:
    """Return the evidence of compliance, with its validity and its state as of the day of the facts."""
    t = translator(lang)
    kinds = EVIDENCE_KINDS | COUNTED_EVIDENCE_KINDS

    def cells(row: Row) -> tuple[Cell, ...]:
        kind, group = getattr(kinds[row["kind"]], lang), getattr(WORKER_GROUPS[row["worker_group"]], lang)
        # A figure about a group is evidence without being a paper: it has no instrument to name.
        named = row["instrument"].replace(NOT_STATED, t("naskah tidak disebut"))
        amount = _amount(row["value"], str(row["unit"]), lang)
        return (
            Cell(getattr(all_duties()[row["duty"]].label, lang), (getattr(EVIDENCE_SAYS[row["says"]], lang),)),
            Cell(named or kind, (kind if named else "", group)),
            Cell(amount, (printed(str(row["as_printed"]), lang),)),
            Cell(getattr(STATES[row["state"]], lang), (validity(row, lang),)),
            Cell(row[f"note_{lang}"] or "—", tuple(f"⚑ {words}" for words in flag_words(row["flags"], lang))),
            source(str(row["source_id"]), sources, lang),
        )

    title = t("Bukti menurut keadaan {day}", day=formats.date_text(facts.as_of, lang))
    columns = (t("Kewajiban"), t("Naskah"), t("Nilai"), t("Masa berlaku"), t("Catatan"), t("Sumber"))
    return Table(title, columns, tuple(cells(row) for row in facts.evidence.to_dict("records")))


def not_used(facts: RegionFacts, sources: Sources, lang: Lang) -> Table:
    """Return the figures and papers that could be evidence and are not, each with the reason."""
    t = translator(lang)
    kinds = EVIDENCE_KINDS | COUNTED_EVIDENCE_KINDS
    rows = tuple(
        (
            Cell(getattr(kinds[row["kind"]], lang), (getattr(WORKER_GROUPS[row["worker_group"]], lang),)),
            Cell(_amount(row["value"], str(row["unit"]), lang)),
            Cell(row[f"note_{lang}"]),
            source(str(row["source_id"]), sources, lang),
        )
        for row in facts.not_used.to_dict("records")
    )
    return Table(t("Tidak dipakai sebagai bukti"), (t("Jenis"), t("Nilai"), t("Alasan"), t("Sumber")), rows)


class Checked(Protocol):
    """What has checks of figures, a table of data.checks."""

    @property
    def checks(self) -> pd.DataFrame:
        """Columns CHECK_COLUMNS of data.fields."""
        ...


def checks(facts: Checked, sources: Sources, lang: Lang) -> Table:
    """Return the checks of the region's figures, both numbers side by side; those that disagree come first."""
    t = translator(lang)
    order = facts.checks.to_dict("records")
    order.sort(key=lambda row: (VERDICT_ORDER.index(row["verdict"]), row["period"], row["check_id"]))

    rows = tuple(
        (
            Cell(row[f"label_{lang}"], (getattr(VERDICTS[row["verdict"]], lang),)),
            Cell(formats.period_text(row["period"], lang)),
            *(numbered(row[name], row["unit"], lang) for name in ("stated", "computed")),
            numbered(row["difference"], formats.gap_unit(row["unit"]), lang),
            Cell(row[f"note_{lang}"] or "—"),
            source(row["source_id"], sources, lang),
        )
        for row in order
    )
    columns = (
        t("Pemeriksaan"), t("Periode"), t("Disebut sumber"), t("Dihitung atau disebut di tempat lain"), t("Selisih"),
        t("Catatan"), t("Sumber"),
    )  # fmt: skip
    return Table(t("Pertentangan dan pemeriksaan"), columns, rows)


def statements(listed: Iterable[Statement], sources: Sources, lang: Lang) -> Table:
    """Return what sources say of a region without its being a figure, in our words and as printed."""
    t = translator(lang)
    rows = tuple(
        (
            Cell(getattr(each.text, lang)),
            Cell(formats.period_text(each.period, lang)),
            Cell(each.as_printed),
            source(each.source_id, sources, lang),
        )
        for each in listed
    )
    columns = (t("Pernyataan"), t("Periode"), t("Tercetak di sumber"), t("Sumber"))
    return Table(t("Pernyataan sumber yang bukan angka kepesertaan"), columns, rows)


def targets(facts: RegionFacts, sources: Sources, lang: Lang) -> Table:
    """Return the targets named for the region, each with the instrument that sets it."""
    t = translator(lang)
    rows = tuple(
        (
            Cell(
                getattr(INDICATORS[row["indicator"]].label, lang),
                cut({**row, "programme": NOT_STATED, "benefit_kind": "all"}, lang),
            ),
            Cell(formats.period_text(row["period"], lang)),
            numbered(row["value"], row["unit"], lang),
            Cell(t("tidak disebut") if row["instrument"] == NOT_STATED else row["instrument"]),
            Cell(printed(row["as_printed"], lang)),
            source(row["source_id"], sources, lang),
        )
        for row in facts.targets.to_dict("records")
    )
    columns = (t("Indikator"), t("Periode"), t("Nilai"), t("Naskah"), t("Tercetak di sumber"), t("Sumber"))
    return Table(t("Target yang disebut untuk wilayah ini"), columns, rows)


def offices(listed: Iterable[Office], lang: Lang) -> Table:
    """Return the BPJS offices with what each serves, and how that is known."""
    t = translator(lang)
    rows = []
    for office in listed:
        names = ", ".join(served.region.name for served in office.serves)
        bases = tuple(dict.fromkeys(getattr(served, f"basis_{lang}") for served in office.serves))
        rows.append((Cell(office.region.name), Cell(names or t("tidak disebut sumber mana pun"), bases)))
    return Table(t("Kantor"), (t("Kantor"), t("Melayani")), tuple(rows))


def regencies(facts: RegionFacts, lang: Lang) -> Table:
    """Return the regencies and cities of a province that have any figure besides the labour force survey."""
    t = translator(lang)
    rows = tuple(
        (
            Cell(region_name(row["region_code"], VINTAGE_CURRENT, lang)),
            Cell(row["region_code"]),
            Cell(formats.number(row["figures"], lang), number=row["figures"]),
            Cell(formats.period_text(row["newest"], lang)),
        )
        for row in facts.regencies.to_dict("records")
    )
    columns = (t("Wilayah"), t("Kode"), t("Banyak angka"), t("Periode terbaru"))
    return Table(t("Kabupaten dan kota yang punya angka"), columns, rows)


def listed_sources(facts: RegionFacts, sources: Sources, lang: Lang) -> Table:
    """Return every source of the region with its figures as printed, its date and its address."""
    t = translator(lang)
    rows = []
    for source_id, seen in _prints(facts).items():
        known = {name: value.replace(NOT_STATED, t("tidak disebut")) for name, value in sources[source_id].items()}
        rows.append(
            (
                Cell(known["publisher"], (known["title"], known["url"]), known["url"]),
                Cell(known["published_date"]),
                Cell("; ".join(dict.fromkeys(seen)) or t("tidak dilihat")),
                Cell(known[f"note_{lang}"] or "—", (t("lisensi: {licence}", licence=known["licence"]),)),
            )
        )
    columns = (t("Sumber dan alamat"), t("Tanggal terbit"), t("Tercetak di sumber"), t("Catatan dan lisensi"))
    return Table(t("Semua sumber wilayah ini"), columns, tuple(rows))


def source_ids(facts: RegionFacts) -> tuple[str, ...]:
    """Return the identifier of every source of the region."""
    return tuple(_prints(facts))


def _prints(facts: RegionFacts) -> dict[str, list[str]]:
    """The figures as printed, by source."""
    tables = (
        facts.enrolment, facts.groups, facts.claims, facts.other, facts.former, facts.of_offices, facts.workforce,
        facts.evidence, facts.not_used, facts.targets, facts.checks,
    )  # fmt: skip
    prints: dict[str, list[str]] = {}
    for table in tables:
        for row in table.to_dict("records"):
            for source_id in filter(None, str(row["source_id"]).split(";")):
                seen = str(row.get("as_printed", ""))
                prints.setdefault(source_id, []).extend([seen] if seen not in ("", NOT_SEEN) else [])
    return prints


def unknown(listed: Iterable[Unknown], lang: Lang) -> str:
    """Return what is not known of a region as an HTML list."""
    lines = []
    for each in listed:
        parts = ", ".join(getattr(part, lang) for part in each.parts)
        words = getattr(each.what, lang)
        lines.append(f"<li>{escape(f'{words}: {parts}' if parts else words)}</li>")
    return f'<ul class="jm-unknown">{"".join(lines)}</ul>'


def numbered(value: float, unit: str, lang: Lang) -> Cell:
    """Return a figure in full, which a file can write as a number; a dash where there is none."""
    if pd.isna(value):
        return Cell("—")
    return Cell(formats.value_full(value, unit, lang), number=float(value), unit=unit)


def _amount(value: float, unit: str, lang: Lang) -> str:
    return "—" if pd.isna(value) or unit not in UNITS else formats.value_full(value, unit, lang)
