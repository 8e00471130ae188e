"""Finished sentences about the results of the planner page, for the press.

They hold only numbers of the result, each with where it comes from; what the reader typed is called that, and nothing
is said of causes.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps.map_builder import publishers, short_list
from dashboard.figures.origin import Sources
from dashboard.figures.planner import planner_words
from dashboard.figures.planner.planner_words import group_label, idr_text, place_name
from dashboard.text import Lang, translator
from data.contributions import OTHER, Contribution
from data.distance import Distance, Stated, explained
from data.planner import Plan
from data.reconciliation import Reconciliation
from data.targets import UNNAMED, Target

MOST, MOST_GROUPS = 5, 3
_EXACT_DIGITS = ".3g"


def of_reconciliation(found: Reconciliation, place: str, lang: Lang) -> tuple[str, ...]:
    """Return the net gap of the first groups and of all of them, or what is not known."""
    t = translator(lang)
    rows = found.table.to_dict("records")
    known = [row for row in rows if not pd.isna(row["net_gap"])]
    said = [_gap(row, place, lang) for row in known[:MOST_GROUPS]]
    if found.net_gap is not None and len(rows) > 1:
        gap = formats.press_text(found.net_gap, "persons", lang)
        total = t("Kekurangan bersih {groups} kelompok di {place} bersama-sama {gap} (dihitung dari isian pengguna).")
        said.append(total.format(groups=len(rows), place=place, gap=gap))
    elif unknown := getattr(found.unknown, lang):
        said.append(unknown)
    return tuple(said)


def of_plan(plan: Plan, stated: str, place: str, lang: Lang) -> tuple[str, ...]:
    """Return what the typed budget covers, what is left or lacking, and which groups it reaches.

    stated: planner_words.stated_words where a source states that budget, else "".
    """
    t = translator(lang)
    persons = sum(each.persons for each in plan.allotments)
    values = {
        "budget": money(plan.budget_idr, lang),
        "place": place,
        "covered": formats.number(sum(each.covered for each in plan.allotments), lang),
        "persons": formats.press_text(persons, "persons", lang, is_full=True),
        "months": formats.number(plan.months, lang),
        "start": formats.period_text(plan.start, lang),
        "contribution": contribution(plan.contribution, lang),
        "left": money(plan.left_idr, lang),
        "short": money(plan.short_idr, lang),
    }
    said = [
        t(
            "Anggaran {budget} untuk {place} (diisi pengguna) membayar iuran {covered} dari {persons} (diisi pengguna) "
            "selama {months} bulan mulai {start}, dengan {contribution}.",
            **values,
        )
    ]
    if plan.short_idr:
        said.append(t("Agar semua orang dalam isian itu terbayar, anggaran isian itu masih kurang {short}.", **values))
    else:
        said.append(t("Dari anggaran isian itu tersisa {left}.", **values))
    groups = {reach: [group_label(g.group, lang) for g in plan.allotments if g.reach == reach] for reach in _REACHED}
    if len(plan.allotments) > 1:
        templates = {
            "all": t("Dalam urutan isian itu terbayar seluruhnya: {groups}."),
            "part": t("Dalam urutan isian itu terbayar sebagian: {groups}."),
            "none": t("Dalam urutan isian itu belum terjangkau: {groups}."),
        }
        said += [templates[reach].format(groups=_named(names, lang)) for reach, names in groups.items() if names]
    return (*said[: MOST - bool(stated)], *([stated] if stated else []))


def of_target(found: Distance, stated: Stated | None, place: str, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return how far a region is from one target, by when, at what cost; or why that cannot be calculated."""
    t = translator(lang)
    target = target_words(found.target, lang)
    if found.to_enrol is None or found.members is None:
        reasons = getattr(explained(found.reasons), lang)
        return (t("Jarak {place} ke {target} tidak dapat dihitung: {reasons}.", place=place, target=target,
                  reasons=reasons),)  # fmt: skip
    cited = _cited(figure_sources([found]), sources, lang)
    source = t("{source} per {period}", source=cited, period=formats.period_text(found.members.period, lang))
    if found.state == "reached":
        words = t("{place} sudah mencapai {target} menurut {source}.")
        return (words.format(place=place, target=target, source=source), *_caveats([found], lang))
    values = {
        "place": place,
        "target": target,
        "source": source,
        "count": formats.press_text(found.to_enrol, "persons", lang),
    }
    said = [t("Menurut {source}, masih {count} di {place} harus didaftarkan untuk mencapai {target}.", **values)]
    if found.per_month and found.months_left:
        count = formats.press_text(found.per_month, "persons", lang)
        monthly = t("Itu {count} setiap bulan selama {months} bulan yang tersisa per {day}, dihitung dari angka itu.")
        months = formats.number(found.months_left, lang)
        said.append(monthly.format(count=count, months=months, day=formats.date_text(found.as_of, lang)))
    if found.cost_per_year_idr is not None:
        cost = t("Iuran mereka setahun {cost}, dihitung dengan {contribution}.")
        words = contribution(found.contribution, lang)
        said.append(cost.format(cost=money(found.cost_per_year_idr, lang), contribution=words))
    if stated:
        beside = t("{source} menyebut {stated}; hitungan di atas {ours}, selisih {difference}.")
        numbers = {"stated": stated.value, "ours": found.to_enrol, "difference": stated.difference}
        words = {name: formats.number(value, lang) for name, value in numbers.items()}
        said.append(beside.format(source=_cited([stated.source_id], sources, lang), **words))
    return (*said[: MOST - 1], *_caveats([found], lang))


def of_targets(
    found: Sequence[tuple[Distance, Stated | None]], place: str, sources: Sources, lang: Lang
) -> tuple[str, ...]:
    """Return how many targets are named for a region and what can be said of each, the first ones in their order."""
    t = translator(lang)
    counted = [each for each, _ in found if each.to_enrol is not None]
    values = {"all": len(found), "place": place, "counted": len(counted)}
    sources_of = [each.target.source for each, _ in found]
    named = short_list("; ".join(dict.fromkeys(sources_of)), lang)
    if counted:
        words = t("Untuk {place} ada {all} target bernama ({named}); jarak ke {counted} di antaranya dapat dihitung.")
    else:
        words = t("Untuk {place} ada {all} target bernama ({named}); tidak satu pun jaraknya dapat dihitung.")
    said = [words.format(named=named, **values)]
    told = counted[:MOST_GROUPS]
    return (*said, *(of_target(each, None, place, sources, lang)[0] for each in told), *_caveats(told, lang))


def of_regencies(found: pd.DataFrame, target: Target, province: str, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return of how many regencies and cities a distance is known, reached or not; they are not ranked."""
    t = translator(lang)
    states = found["state"].tolist()
    values = {
        "province": province,
        "target": target_words(target, lang),
        "all": len(states),
        "to_enrol": states.count("to_enrol"),
        "reached": states.count("reached"),
        "unknown": states.count("unknown"),
    }
    known = [source for source, state in zip(found["source_id"], states, strict=True) if state != "unknown"]
    if not known:
        words = t("Untuk {all} kabupaten dan kota di {province} jarak ke {target} tidak dapat dihitung.")
        return (words.format(**values),)
    said = [
        t(
            "Menurut {source}, {to_enrol} dari {all} kabupaten dan kota di {province} masih harus mendaftarkan pekerja "
            "untuk mencapai {target}, {reached} sudah mencapainya.",
            source=_cited(known, sources, lang),
            **values,
        )
    ]
    if values["unknown"]:
        said.append(t("Untuk {unknown} kabupaten dan kota jarak itu tidak dapat dihitung.", **values))
    return tuple(said)


def target_words(target: Target, lang: Lang) -> str:
    """Return a target within a sentence: target UCJ 2025 (Indonesia, 2025, 52,15 persen)."""
    t = translator(lang)
    label = getattr(target.label, lang)
    if target.label == UNNAMED:
        named = t("target daerah yang instrumennya tidak disebut sumber")
    else:
        named = label if label.startswith("target") else t("target {label}", label=label)
    value = formats.press_text(target.value, target.unit, lang, is_full=True)
    group = [] if target.worker_group == "all" else [group_label(target.worker_group, lang)]
    facts = [place_name(target.region_code, lang), *group, formats.period_text(target.period, lang), value]
    return f"{named} ({', '.join(facts)})"


def contribution(paid: Contribution, lang: Lang) -> str:
    """Return a contribution within a sentence, with its source or that the reader typed it."""
    t = translator(lang)
    amount = idr_text(paid.amount_idr, lang)
    if paid.contribution_id == OTHER:
        return t("iuran {amount} per orang per bulan (diisi pengguna)", amount=amount)
    return t(
        "iuran {amount} per orang per bulan ({label}; {source})",
        amount=amount,
        label=getattr(paid.label, lang),
        source=planner_words.stated_text(paid.source, lang),
    )


def money(amount: int, lang: Lang) -> str:
    """Return an amount as the press writes it: short where that is exact, else in full."""
    is_exact = int(float(f"{amount:{_EXACT_DIGITS}}")) == amount
    return formats.press_text(amount, "idr", lang, is_full=not is_exact)


def figure_sources(found: Iterable[Distance]) -> list[str]:
    """Return the identifiers of the sources of the figures that distances are counted from, each once."""
    figures = [figure for each in found for figure in (each.base, each.members) if figure]
    return list(dict.fromkeys(figure.source_id for figure in figures))


_REACHED = ("all", "part", "none")


def _gap(row: dict[Any, Any], place: str, lang: Lang) -> str:
    t = translator(lang)
    gap = int(row["net_gap"])
    values = {
        "group": group_label(str(row["group"]), lang),
        "place": place,
        "listed": formats.press_text(row["on_list"], "persons", lang),
        "serving": formats.press_text(row["still_serving"], "persons", lang),
        "gap": formats.press_text(abs(gap), "persons", lang),
    }
    if gap < 0:
        words = t(
            "{group} di {place}: {listed} dalam daftar, {serving} terdaftar dan masih bertugas, lebih {gap} daripada "
            "dalam daftar (diisi pengguna)."
        )
    else:
        words = t(
            "{group} di {place}: {listed} dalam daftar, {serving} terdaftar dan masih bertugas, kekurangan bersih "
            "{gap} (diisi pengguna)."
        )
    return words.format(**values)


def _caveats(found: Iterable[Distance], lang: Lang) -> list[str]:
    """Return in one sentence what must be known beside what was said of some distances."""
    t = translator(lang)
    words = dict.fromkeys(words for each in found for words in planner_words.distance_caveats(each, lang))
    beside = t("Perlu diketahui")
    return [f"{beside}: {'; '.join(words)}."] if words else []


def _named(names: Sequence[str], lang: Lang) -> str:
    return short_list("; ".join(names), lang).replace("; ", ", ")


def _cited(source_ids: Sequence[str], sources: Sources, lang: Lang) -> str:
    known = [single for each in source_ids for single in each.split(";") if single in sources]
    return short_list(publishers(known, sources), lang)
