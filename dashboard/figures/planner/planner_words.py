"""The words of the planner page: contributions, a plan and distances to targets, as labels, facts and sentences."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.origin import Fact
from dashboard.text import Lang, translator
from data import arithmetic
from data.arithmetic import Step as Step
from data.arithmetic import group_text
from data.contributions import OTHER as OTHER
from data.contributions import PAYERS, Contribution
from data.distance import STATES, Distance, Figure, Stated, explained
from data.errors import InputError as InputError  # the pages catch it
from data.fields import (
    BASES,
    DENOMINATORS,
    INDICATORS,
    NOT_SEEN,
    NOT_STATED,
    PROGRAMMES,
    VERDICTS,
    VINTAGE_CURRENT,
    Text,
)
from data.planner import REACHES, Plan, Plausibility
from data.reconciliation import NO_NAMES_NOTE as NO_NAMES_NOTE
from data.reconciliation import PARTS as PARTS
from data.targets import LEVELS, Target

Sources = Mapping[str, Mapping[str, str]]


class StatedText(Protocol):
    """A budget that a source states: its period, and the source."""

    @property
    def period(self) -> str:
        """ISO, or empty."""
        ...

    @property
    def source_id(self) -> str:
        """Of the sources table."""
        ...


# --- words ----------------------------------------------------------------------------------------


def group_label(group: str, lang: Lang) -> str:
    """Return the words of a worker group, or the name that the reader typed."""
    return getattr(group_text(group), lang)


def money(amount: int, lang: Lang) -> str:
    """Return an amount in full and, where that is shorter, in words: Rp1.000.000.000 (Rp1 miliar)."""
    full, short = formats.value_full(amount, "idr", lang), formats.value_short(amount, "idr", lang)
    return full if full == short else f"{full} ({short})"


def problems(error: InputError) -> list[str]:
    """Return what was refused and why, one line each; in Indonesian, as the library says it."""
    return [str(problem) for problem in error.problems]


def contribution_label(contribution: Contribution, lang: Lang) -> str:
    """Return amount and name of a contribution; one that the reader types has no amount yet."""
    name = getattr(contribution.label, lang)
    return name if contribution.contribution_id == OTHER else f"{idr_text(contribution.amount_idr, lang)} · {name}"


def contribution_facts(contribution: Contribution, lang: Lang) -> list[Fact]:
    """Return what is known of one contribution."""
    t = translator(lang)
    return [
        Fact(t("Iuran sebulan"), idr_text(contribution.amount_idr, lang)),
        Fact(t("Menanggung"), covers_text(contribution, lang)),
        Fact(t("Berlaku bagi"), getattr(PAYERS[contribution.payer], lang)),
        Fact(t("Masa berlaku"), validity_text(contribution, lang)),
        Fact(t("Sumber"), stated_text(contribution.source, lang), _web(contribution.source_address)),
        Fact(t("Catatan"), getattr(contribution.note, lang)),
    ]


# --- the plan -------------------------------------------------------------------------------------


def plan_sentences(plan: Plan, lang: Lang) -> list[str]:
    """Return what the budget covers, what is left, and how far it reaches, as sentences."""
    t = translator(lang)
    values = {
        "budget": formats.value_short(plan.budget_idr, "idr", lang),
        "months": formats.number(plan.months, lang),
        "covered": formats.number(sum(each.covered for each in plan.allotments), lang),
        "persons": formats.number(sum(each.persons for each in plan.allotments), lang),
        "left": money(plan.left_idr, lang),
        "short": money(plan.short_idr, lang),
    }
    sentences = [
        t("Anggaran {budget} membayar iuran {covered} dari {persons} orang selama {months} bulan.", **values),
        t("Sisanya {left}.", **values),
    ]
    if plan.short_idr:
        sentences.append(t("Agar semua terbayar, masih kurang {short}.", **values))
    listed = {reach: [group_label(g.group, lang) for g in plan.allotments if g.reach == reach] for reach in REACHES}
    templates = {
        "all": t("Terbayar seluruhnya: {groups}."),
        "part": t("Terbayar sebagian: {groups}."),
        "none": t("Belum terjangkau: {groups}."),
    }
    return sentences + [templates[reach].format(groups=", ".join(names)) for reach, names in listed.items() if names]


def stated_words(stated: StatedText, beside: Plausibility | None, sources: Sources, lang: Lang) -> str:
    """Return which source states the budget of a plan, and whether it agrees with persons x contribution x months."""
    t = translator(lang)
    said = t(
        "Anggaran itu sama dengan anggaran {period} menurut {publisher}.",
        period=formats.period_text(stated.period, lang),
        publisher=publisher_of(sources, stated.source_id, lang),
    )
    if beside is None:
        return said
    counted = t(
        "Orang × iuran × bulan menghasilkan {expected}: {verdict}, selisih {difference}.",
        expected=idr_text(beside.expected_idr, lang),
        verdict=getattr(VERDICTS[beside.verdict], lang),
        difference=idr_text(beside.difference_idr, lang),
    )
    return f"{said} {counted}"


def plan_notes(plan: Plan, lang: Lang) -> list[str]:
    """Return what must be known of a plan and its contribution."""
    return [getattr(note, lang) for note in plan.notes]


# --- distance -------------------------------------------------------------------------------------


def target_title(target: Target, lang: Lang) -> str:
    """Return a target by its instrument, period and value."""
    value = formats.value_full(target.value, target.unit, lang)
    group = "" if target.worker_group == "all" else f", {group_label(target.worker_group, lang)}"
    label = getattr(target.label, lang)
    place = place_name(target.region_code, lang)
    return f"{label} ({place}) · {formats.period_text(target.period, lang)} · {value}{group}"


def distance_short(found: Distance, lang: Lang) -> str:
    """Return what came out of a distance in a few words."""
    t = translator(lang)
    if found.state == "to_enrol" and found.to_enrol is not None:
        return t("{count} pekerja lagi", count=formats.number(found.to_enrol, lang))
    return getattr(STATES[found.state], lang)


def distance_sentence(found: Distance, stated: Stated | None, lang: Lang) -> str:
    """Return a distance in sentences: whom to enrol, by when, at what cost, or why it cannot be calculated."""
    t = translator(lang)
    if found.to_enrol is None or found.cost_per_year_idr is None:
        return t("Tidak dapat dihitung: {reasons}.", reasons=getattr(explained(found.reasons), lang))
    if found.state == "reached":
        return t("Target ini sudah tercapai menurut angka terbaru.")
    sentences = [
        t("Masih {count} pekerja harus didaftarkan.", count=formats.number(found.to_enrol, lang)),
    ]
    if found.per_month and found.months_left:
        monthly = t("Itu {count} orang setiap bulan selama {months} bulan yang tersisa, bulan ini terhitung.")
        count = formats.number(found.per_month, lang)
        sentences.append(monthly.format(count=count, months=formats.number(found.months_left, lang)))
    cost = t("Iurannya setahun {cost}, dengan {amount} per orang per bulan.")
    amount = idr_text(found.contribution.amount_idr, lang)
    sentences.append(cost.format(cost=money(found.cost_per_year_idr, lang), amount=amount))
    if stated:
        beside = t("Sumber menyebut {stated}; hitungan kami {ours}, selisih {difference}.")
        numbers = {"stated": stated.value, "ours": found.to_enrol, "difference": stated.difference}
        sentences.append(beside.format(**{name: formats.number(value, lang) for name, value in numbers.items()}))
    return " ".join(sentences)


def distance_caveats(found: Distance, lang: Lang) -> list[str]:
    """Return what must be known beside a distance, in words."""
    words = [getattr(explained([code]), lang) for code in found.caveats]
    return words + [flag for flag in flag_words(found.flags, lang) if flag]


def distance_facts(found: Distance, stated: Stated | None, sources: Sources, lang: Lang) -> list[Fact]:
    """Return target, base, participants and stated distance with their sources."""
    t = translator(lang)
    target = found.target
    facts = [
        Fact(t("Naskah"), stated_text(target.document, lang)),
        Fact(t("Mengikat"), f"{getattr(LEVELS[target.level], lang)} ({place_name(target.region_code, lang)})"),
        Fact(t("Tercetak di sumber"), _printed(target.as_printed, lang)),
        Fact(t("Penyebut"), _stated_code(DENOMINATORS, target.denominator, lang)),
        Fact(t("Dasar pencatatan"), getattr(BASES[target.basis], lang)),
        Fact(t("Sumber target"), stated_text(target.source, lang), _web(target.source_address)),
    ]
    if getattr(target.note, lang):
        facts.append(Fact(t("Catatan"), getattr(target.note, lang)))
    facts += [_figure_fact(figure, sources, lang) for figure in (found.base, found.members) if figure]
    if stated:
        text = f"{_printed(stated.as_printed, lang)}, {formats.period_text(stated.period, lang)}"
        publisher = publisher_of(sources, stated.source_id, lang)
        facts.append(Fact(t("Jarak menurut sumber"), f"{text} ({publisher})", url_of(sources, stated.source_id)))
    return facts


# --- parts ----------------------------------------------------------------------------------------


def _figure_fact(figure: Figure, sources: Sources, lang: Lang) -> Fact:
    indicator = INDICATORS[figure.indicator]
    parts = [
        count_text(figure.value, lang),
        formats.period_text(figure.period, lang),
        getattr(BASES[figure.basis], lang),
        publisher_of(sources, figure.source_id, lang),
        *filter(None, flag_words(figure.flags, lang)),
    ]
    return Fact(getattr(indicator.label, lang), "; ".join(parts), url_of(sources, figure.source_id))


def count_text(value: Any, lang: Lang) -> str:
    """Return a number of persons in full, a dash where it is not known."""
    return "—" if pd.isna(value) else getattr(arithmetic.count(int(value)), lang)


def idr_text(value: Any, lang: Lang) -> str:
    """Return an amount of rupiah in full."""
    return getattr(arithmetic.rupiah(int(value)), lang)


def covers_text(contribution: Contribution, lang: Lang) -> str:
    """Return the programmes that a contribution pays for."""
    return "; ".join(_stated_code(PROGRAMMES, name, lang) for name in contribution.programmes.split(";"))


def validity_text(contribution: Contribution, lang: Lang) -> str:
    """Return the first and last month of a contribution as its source names them."""
    ends = (contribution.valid_from, contribution.valid_to)
    if set(ends) == {NOT_STATED}:
        t = translator(lang)
        return t("tidak disebut")
    return " – ".join(stated_text(end, lang) if end == NOT_STATED else formats.period_text(end, lang) for end in ends)


def stated_text(text: str, lang: Lang) -> str:
    """Return a text of a source, or that the source does not say."""
    t = translator(lang)
    return t("tidak disebut") if text in (NOT_STATED, "") else text


def _stated_code(words: Mapping[str, Text], code: str, lang: Lang) -> str:
    return stated_text(code, lang) if code == NOT_STATED else getattr(words[code], lang)


def _printed(text: str, lang: Lang) -> str:
    t = translator(lang)
    return t("tidak dilihat") if text in (NOT_SEEN, "") else text


def place_name(code: str, lang: Lang) -> str:
    """Return the name of a region of today."""
    return region_name(code, VINTAGE_CURRENT, lang)


def publisher_of(sources: Sources, source_id: str, lang: Lang) -> str:
    """Return who published a source."""
    return stated_text(sources[source_id]["publisher"], lang) if source_id in sources else source_id


def url_of(sources: Sources, source_id: str) -> str:
    """Return the web address of a source, if any is known."""
    return _web(sources[source_id]["url"]) if source_id in sources else ""


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
