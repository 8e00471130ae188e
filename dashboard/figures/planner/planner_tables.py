"""The tables and sentences of the planner page: a reconciliation, a plan and distances to targets, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import region_name
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.origin import Fact
from dashboard.text import Lang, translator
from data import arithmetic
from data.arithmetic import Step as Step
from data.arithmetic import group_text
from data.contributions import OTHER, PAYERS, Contribution
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
    WORKER_GROUPS,
    Text,
)
from data.planner import REACHES, Plan, Plausibility
from data.reconciliation import NO_NAMES_NOTE as NO_NAMES_NOTE
from data.reconciliation import PARTS as PARTS
from data.reconciliation import PROVENANCE, Reconciliation, published_counts
from data.targets import LEVELS, Target

Sources = Mapping[str, Mapping[str, str]]
# The groups of the reconciliation of Kota Jambi: contract workers, heads of neighbourhoods, and next the institutions
# of the villages and the caretakers of mosques.
USUAL_GROUPS = ("non_asn", "rt_heads", "village_community_institutions", "mosque_caretakers")
GROUPS = tuple(group for group in WORKER_GROUPS if group != "all")
_SHOWN_AT_FIRST = 4


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
    return name if contribution.contribution_id == OTHER else f"{_idr(contribution.amount_idr, lang)} · {name}"


def contributions_table(known: Sequence[Contribution], lang: Lang) -> pd.DataFrame:
    """Return every contribution with what it covers, who pays, its validity and its source."""
    t = translator(lang)
    return pd.DataFrame(
        {
            t("Iuran sebulan"): [_idr(each.amount_idr, lang) for each in known],
            t("Nama"): [getattr(each.label, lang) for each in known],
            t("Menanggung"): [_covers(each, lang) for each in known],
            t("Berlaku bagi"): [getattr(PAYERS[each.payer], lang) for each in known],
            t("Masa berlaku"): [_validity(each, lang) for each in known],
            t("Sumber"): [_stated(each.source, lang) for each in known],
            t("Alamat"): [_stated(each.source_address, lang) for each in known],
            t("Catatan"): [getattr(each.note, lang) for each in known],
        }
    )


def contribution_facts(contribution: Contribution, lang: Lang) -> list[Fact]:
    """Return what is known of one contribution."""
    t = translator(lang)
    return [
        Fact(t("Iuran sebulan"), _idr(contribution.amount_idr, lang)),
        Fact(t("Menanggung"), _covers(contribution, lang)),
        Fact(t("Berlaku bagi"), getattr(PAYERS[contribution.payer], lang)),
        Fact(t("Masa berlaku"), _validity(contribution, lang)),
        Fact(t("Sumber"), _stated(contribution.source, lang), _web(contribution.source_address)),
        Fact(t("Catatan"), getattr(contribution.note, lang)),
    ]


# --- reconciliation -------------------------------------------------------------------------------


def counted_groups(observations: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """Return data.reconciliation.published_counts for every worker group, those with a published count first."""
    counts = published_counts(observations, region_code, GROUPS)
    return counts.sort_values("enrolled", key=lambda column: column.isna(), kind="stable", ignore_index=True)


def first_groups(counts: pd.DataFrame) -> list[str]:
    """Return the groups to begin with: those with a published count, filled up with the usual ones."""
    published = counts.loc[counts["enrolled"].notna(), "group"]
    return list(dict.fromkeys([*published, *USUAL_GROUPS]))[:_SHOWN_AT_FIRST]


def first_plan(counts: pd.DataFrame) -> list[str]:
    """Return the groups a plan begins with: those of which a source counts persons, else the usual ones."""
    published = [group for group in first_groups(counts) if _known(counts, group)]
    return published or list(USUAL_GROUPS[:2])


def published_count(counts: pd.DataFrame, group: str) -> int | None:
    """Return how many of a group are enrolled as a source says, or None."""
    known = _known(counts, group)
    return int(known["enrolled"]) if known else None


def published_words(counts: pd.DataFrame, group: str, sources: Sources, lang: Lang) -> str:
    """Return where the published count of a group comes from, or that no source gives one."""
    t = translator(lang)
    known = _known(counts, group)
    if not known:
        return t("Tidak ada sumber yang menyebut jumlahnya.")
    period, source_id = (known[name] for name in PROVENANCE)
    return t(
        "Terdaftar {count} menurut {publisher}, {period}.",
        count=formats.number(known["enrolled"], lang),
        publisher=_publisher(sources, source_id, lang),
        period=formats.period_text(period, lang),
    )


def reconciliation_table(found: Reconciliation, lang: Lang) -> pd.DataFrame:
    """Return one row per group: its parts, its net gap, and the parts that are not known."""
    t = translator(lang)
    table = found.table
    names = {name: getattr(part.label, lang) for name, part in PARTS.items()}
    names |= {
        "still_serving": t("Terdaftar dan masih bertugas"),
        "net_gap": t("Kekurangan bersih"),
        "off_list": t("Di luar daftar atau tercatat dua kali"),
    }
    shown = pd.DataFrame({t("Kelompok"): [group_label(group, lang) for group in table["group"]]})
    for name, label in names.items():
        shown[label] = [_count(value, lang) for value in table[name]]
    shown[t("Belum diketahui")] = [_parts(missing, lang) for missing in table["missing"]]
    return shown


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


def plausibility_words(found: Plausibility, lang: Lang) -> str:
    """Return a budget that a source states beside persons x contribution x months, and whether the two agree."""
    t = translator(lang)
    return t(
        "Anggaran itu disebut sumber. Orang × iuran × bulan di atas menghasilkan {expected}: {verdict}, selisih "
        "{difference}.",
        expected=_idr(found.expected_idr, lang),
        verdict=getattr(VERDICTS[found.verdict], lang),
        difference=_idr(found.difference_idr, lang),
    )


def plan_table(plan: Plan, lang: Lang) -> pd.DataFrame:
    """Return one row per group in the chosen order."""
    t = translator(lang)
    table = plan.table()
    return pd.DataFrame(
        {
            t("Urutan"): range(1, len(table) + 1),
            t("Kelompok"): [group_label(group, lang) for group in table["group"]],
            t("Orang"): [_count(value, lang) for value in table["persons"]],
            t("Terbayar"): [_count(value, lang) for value in table["covered"]],
            t("Belum terbayar"): [_count(value, lang) for value in table["not_covered"]],
            t("Biaya"): [_idr(value, lang) for value in table["cost_idr"]],
            t("Sisa sesudahnya"): [_idr(value, lang) for value in table["left_idr"]],
            t("Jangkauan"): [getattr(REACHES[reach], lang) for reach in table["reach"]],
        }
    )


def steps_table(steps: Sequence[Step], lang: Lang) -> pd.DataFrame:
    """Return every line of a calculation: what it is, how it was counted, what came out."""
    t = translator(lang)
    return pd.DataFrame(
        {
            t("Langkah"): [getattr(step.label, lang) for step in steps],
            t("Cara menghitung"): [getattr(step.formula, lang) for step in steps],
            t("Hasil"): [formats.value_full(step.value, step.unit, lang) for step in steps],
        }
    )


# --- distance -------------------------------------------------------------------------------------


def target_title(target: Target, lang: Lang) -> str:
    """Return a target by its instrument, period and value."""
    value = formats.value_full(target.value, target.unit, lang)
    group = "" if target.worker_group == "all" else f", {group_label(target.worker_group, lang)}"
    label = getattr(target.label, lang)
    return f"{label} ({_name(target.region_code, lang)}) · {formats.period_text(target.period, lang)} · {value}{group}"


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
    amount = _idr(found.contribution.amount_idr, lang)
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
        Fact(t("Naskah"), _stated(target.document, lang)),
        Fact(t("Mengikat"), f"{getattr(LEVELS[target.level], lang)} ({_name(target.region_code, lang)})"),
        Fact(t("Tercetak di sumber"), _printed(target.as_printed, lang)),
        Fact(t("Penyebut"), _stated_code(DENOMINATORS, target.denominator, lang)),
        Fact(t("Dasar pencatatan"), getattr(BASES[target.basis], lang)),
        Fact(t("Sumber target"), _stated(target.source, lang), _web(target.source_address)),
    ]
    if getattr(target.note, lang):
        facts.append(Fact(t("Catatan"), getattr(target.note, lang)))
    facts += [_figure_fact(figure, sources, lang) for figure in (found.base, found.members) if figure]
    if stated:
        text = f"{_printed(stated.as_printed, lang)}, {formats.period_text(stated.period, lang)}"
        publisher = _publisher(sources, stated.source_id, lang)
        facts.append(Fact(t("Jarak menurut sumber"), f"{text} ({publisher})", _url(sources, stated.source_id)))
    return facts


def regency_table(found: pd.DataFrame, unit: str, lang: Lang) -> pd.DataFrame:
    """Return data.distance.by_regency in words, one row per regency and city; unit: that of the target."""
    t = translator(lang)
    reasons = [getattr(explained([*filter(None, text.split(";"))]), lang) for text in found["reasons"]]
    caveats = [getattr(explained([*filter(None, text.split(";"))]), lang) for text in found["caveats"]]
    return pd.DataFrame(
        {
            t("Kode"): found["region_code"],
            t("Wilayah"): [_name(code, lang) for code in found["region_code"]],
            t("Target"): [formats.value_full(value, unit, lang) for value in found["target_value"]],
            t("Periode"): [formats.period_text(period, lang) if period else "—" for period in found["period"]],
            t("Semesta"): [_count(value, lang) for value in found["base"]],
            t("Peserta"): [_count(value, lang) for value in found["members"]],
            t("Masih harus didaftarkan"): [_count(value, lang) for value in found["to_enrol"]],
            t("Per bulan"): [_count(value, lang) for value in found["per_month"]],
            t("Iuran setahun"): [
                "—" if pd.isna(value) else _idr(value, lang) for value in found["cost_per_year_idr"]
            ],
            t("Keadaan"): [getattr(STATES[state], lang) for state in found["state"]],
            t("Sebab tidak dapat dihitung"): reasons,
            t("Perlu diketahui"): caveats,
        }
    )  # fmt: skip


# --- parts ----------------------------------------------------------------------------------------


def _known(counts: pd.DataFrame, group: str) -> dict[str, Any] | None:
    rows = counts[(counts["group"] == group) & counts["enrolled"].notna()].to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def _figure_fact(figure: Figure, sources: Sources, lang: Lang) -> Fact:
    indicator = INDICATORS[figure.indicator]
    parts = [
        _count(figure.value, lang),
        formats.period_text(figure.period, lang),
        getattr(BASES[figure.basis], lang),
        _publisher(sources, figure.source_id, lang),
        *filter(None, flag_words(figure.flags, lang)),
    ]
    return Fact(getattr(indicator.label, lang), "; ".join(parts), _url(sources, figure.source_id))


def _count(value: Any, lang: Lang) -> str:
    return "—" if pd.isna(value) else getattr(arithmetic.count(int(value)), lang)


def _idr(value: Any, lang: Lang) -> str:
    return getattr(arithmetic.rupiah(int(value)), lang)


def _parts(missing: str, lang: Lang) -> str:
    return ", ".join(getattr(PARTS[name].label, lang).lower() for name in missing.split(";") if name)


def _covers(contribution: Contribution, lang: Lang) -> str:
    return "; ".join(_stated_code(PROGRAMMES, name, lang) for name in contribution.programmes.split(";"))


def _validity(contribution: Contribution, lang: Lang) -> str:
    ends = (contribution.valid_from, contribution.valid_to)
    if set(ends) == {NOT_STATED}:
        t = translator(lang)
        return t("tidak disebut")
    return " – ".join(_stated(end, lang) if end == NOT_STATED else formats.period_text(end, lang) for end in ends)


def _stated(text: str, lang: Lang) -> str:
    t = translator(lang)
    return t("tidak disebut") if text in (NOT_STATED, "") else text


def _stated_code(words: Mapping[str, Text], code: str, lang: Lang) -> str:
    return _stated(code, lang) if code == NOT_STATED else getattr(words[code], lang)


def _printed(text: str, lang: Lang) -> str:
    t = translator(lang)
    return t("tidak dilihat") if text in (NOT_SEEN, "") else text


def _name(code: str, lang: Lang) -> str:
    return region_name(code, VINTAGE_CURRENT, lang)


def _publisher(sources: Sources, source_id: str, lang: Lang) -> str:
    return _stated(sources[source_id]["publisher"], lang) if source_id in sources else source_id


def _url(sources: Sources, source_id: str) -> str:
    return _web(sources[source_id]["url"]) if source_id in sources else ""


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""
