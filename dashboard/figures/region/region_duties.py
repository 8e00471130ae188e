"""What a region's government is to do, in words: duties, papers and their validity, lists to reconcile, targets."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compliance.compliance_tables import STATES, validity
from dashboard.figures.planner import planner_words
from dashboard.figures.region.region_tables import Sources, source
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, translator
from data.contributions import Contribution
from data.distance import Distance, Stated, explained
from data.fields import EVIDENCE_KINDS, NOT_STATED, WORKER_GROUPS
from data.region_facts import RegionFacts

# What a reader acts on comes first.
STATE_ORDER = ("in_force", "upcoming", "open", "lapsed")


def papers(facts: RegionFacts, sources: Sources, lang: Lang) -> Table:
    """Return the regulations, budgets and agreements of a region, each once, with their validity on the day."""
    t = translator(lang)
    found = facts.evidence[facts.evidence["kind"].isin(EVIDENCE_KINDS)]
    found = found.drop_duplicates(["kind", "instrument", "worker_group", "valid_from", "valid_to", "source_id"])
    order = sorted(found.to_dict("records"), key=lambda row: (STATE_ORDER.index(row["state"]), row["valid_to"]))
    rows = tuple(
        (
            Cell(t("naskahnya tidak disebut") if row["instrument"] in ("", NOT_STATED) else row["instrument"]),
            Cell(getattr(EVIDENCE_KINDS[row["kind"]], lang), (getattr(WORKER_GROUPS[row["worker_group"]], lang),)),
            Cell(getattr(STATES[row["state"]], lang), (validity(row, lang),)),
            source(str(row["source_id"]), sources, lang),
        )
        for row in order
    )
    title = t("Naskah dan masa berlakunya per {day}", day=formats.date_text(facts.as_of, lang))
    return Table(title, (t("Naskah"), t("Jenis"), t("Keadaan"), t("Sumber")), rows)


def reconciliation(counts: pd.DataFrame, sources: Sources, lang: Lang) -> Table:
    """Return the groups of which a source says how many are enrolled, with what else a reconciliation needs.

    counts: see planner_counts.counted_groups.
    """
    t = translator(lang)
    unknown = Cell("—", (t("belum diketahui"),))
    rows = []
    for row in counts[counts["enrolled"].notna()].to_dict("records"):
        about = formats.period_text(str(row["period"]), lang)
        rows.append(
            (
                Cell(planner_words.group_label(str(row["group"]), lang)),
                Cell(formats.value_full(int(row["enrolled"]), "persons", lang), (about,)),
                unknown,
                unknown,
                unknown,
                source(str(row["source_id"]), sources, lang),
            )
        )
    parts = [getattr(planner_words.PARTS[name].label, lang) for name in ("enrolled", "on_list", "left_office")]
    columns = (t("Kelompok"), *parts, t("Kekurangan bersih"), t("Sumber"))
    return Table(t("Rekonsiliasi daftar dan kepesertaan"), columns, tuple(rows))


def targets(found: Sequence[tuple[Distance, Stated | None]], lang: Lang) -> Table:
    """Return how far a region is from each named target, or why that cannot be calculated."""
    t = translator(lang)

    def cells(each: Distance, stated: Stated | None) -> tuple[Cell, ...]:
        if each.state == "unknown":
            said = [getattr(explained(each.reasons), lang)]
        else:
            sentence = planner_words.distance_sentence(each, stated, lang)
            said = [sentence, *planner_words.distance_caveats(each, lang)]
        address = each.target.source_address
        return (
            Cell(planner_words.target_title(each.target, lang)),
            Cell(planner_words.distance_short(each, lang), tuple(said)),
            Cell(_stated(each.target.source, lang), (), address),
        )

    rows = tuple(cells(*each) for each in found)
    return Table(t("Jarak ke target"), (t("Target"), t("Jarak"), t("Sumber target")), rows)


def contribution_words(contribution: Contribution, lang: Lang) -> str:
    """Return the contribution at which the costs are reckoned, with its source and validity."""
    t = translator(lang)
    facts = {fact.label: fact.text for fact in planner_words.contribution_facts(contribution, lang)}
    return t(
        "Biaya dihitung dengan iuran terendah yang diketahui dan berlaku di sini: {amount} per orang per bulan, "
        "menanggung {covers}. Sumber: {source}. Masa berlaku: {validity}.",
        amount=facts[t("Iuran sebulan")],
        covers=facts[t("Menanggung")],
        source=facts[t("Sumber")],
        validity=facts[t("Masa berlaku")],
    )


def _stated(text: str, lang: Lang) -> str:
    t = translator(lang)
    return t("tidak disebut") if text in (NOT_STATED, "") else text
