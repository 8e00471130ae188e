"""The claims of one region in words: a headline, a table with one row per line, and the rows of a data file."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.region.region_tables import cut, source
from dashboard.figures.word_tables import Cell, Table
from dashboard.text import Lang, captions, translator
from data.claims import LINE, PER_1000, PER_CLAIM, REASONS, SHARES, telling
from data.fields import BASES, DENOMINATORS, INDICATORS, NOT_SEEN, NOT_STATED, OBS_STATUSES, PROGRAMMES, Text
from data.periods import end_month, start_month

Sources = Mapping[str, Mapping[str, str]]
Row = Mapping[str, Any]
Line = Mapping[str, Row]

RECIPIENTS = ("benefit_recipients", "scholarship_recipients")
BOTH = Text(
    "{value} manfaat{cut} dibayarkan untuk {cases} klaim di {region}, {period}.",
    "{value} of benefits{cut} were paid for {cases} of claims in {region}, {period}.",
)
PER_CASE = Text("Rata-rata {value} per kasus.", "{value} per claim on average.")
AN_INTERVAL = Text("Angka satu rentang, bukan angka satu tahun.", "A figure of an interval, not of one year.")
A_SUM = Text("Jumlah provinsi dari satu sumber.", "Sum of provinces of one source.")
RECEIVED = Text(
    "{value} menerima manfaat{cut} di {region}, {period}.", "{value} received benefits{cut} in {region}, {period}."
)
NOTHING = Text(
    "Tidak satu pun sumber yang diterima menyebut klaim atau manfaat {region}.",
    "No received source states claims or benefits of {region}.",
)
SOURCE = Text("Sumber: {publisher}.", "Source: {publisher}.")
SHORT = {"claims_paid": Text("kasus", "claims"), "benefits_paid_idr": Text("manfaat", "benefits")}


def lines(found: pd.DataFrame) -> list[dict[str, Row]]:
    """Return the figures line by line, each line by indicator."""
    rows = found.to_dict("records")
    grouped = groupby(rows, key=lambda row: tuple(row[name] for name in LINE))
    return [{str(row["indicator"]): row for row in group} for _, group in grouped]


def headline(found: pd.DataFrame, region: str, sources: Sources, lang: Lang) -> str:
    """Return the line that says most in full sentences, with its source and flags, as HTML."""
    best = lines(telling(found))
    if not best:
        return f'<p class="jm-headline">{escape(getattr(NOTHING, lang).format(region=region))}</p>'
    line = best[0]
    row = next(line[name] for name in ("benefits_paid_idr", "claims_paid", *RECIPIENTS) if _is_given(line.get(name)))
    fields = {
        "value": _headline_value(row, lang),
        "cases": escape(_text(line["claims_paid"], lang)) if _is_given(line.get("claims_paid")) else "",
        "cut": escape(
            captions.cut_words(row["segment"], row["programme"], row["worker_group"], lang, row["benefit_kind"])
        ),
        "region": escape(region),
        "period": escape(formats.period_text(str(row["period"]), lang)),
    }
    if row["indicator"] in RECIPIENTS:
        words = getattr(RECEIVED, lang)
    elif row["indicator"] == "benefits_paid_idr" and fields["cases"]:
        words = getattr(BOTH, lang)
    else:
        words = captions.sentence(str(row["indicator"]), False, lang)
    said = [words.format(**fields)]
    if _is_given(line.get(PER_CLAIM)):
        amount = formats.value_short(line[PER_CLAIM]["value"], "idr_per_claim", lang)
        said.append(escape(getattr(PER_CASE, lang).format(value=amount)))
    said += [getattr(AN_INTERVAL, lang)] if "/" in str(row["period"]) else []
    said += [getattr(A_SUM, lang)] if row["is_sum"] else []
    publishers = map_builder.publishers([str(row["source_id"])], sources)
    said.append(escape(getattr(SOURCE, lang).format(publisher=publishers)))
    flags = ";".join(
        str(each["flags"]) for each in line.values() if each["indicator"] in ("claims_paid", row["indicator"])
    )
    marks = "".join(f"<li>{escape(mark)}</li>" for mark in dict.fromkeys(flag_words(flags, lang)))
    return f'<p class="jm-headline">{" ".join(said)}</p>' + (f'<ul class="jm-flags">{marks}</ul>' if marks else "")


def subtitle(found: pd.DataFrame, lang: Lang) -> str:
    """Return the periods, denominators and bases of some figures of one indicator, in words."""
    t = translator(lang)
    if found.empty:
        return ""
    periods = [period for period in found["period"].unique() if period]
    # Periods of several lengths have only their outer ends in common.
    whole = f"{min(map(start_month, periods))}/{max(map(end_month, periods))}" if len(periods) > 1 else "".join(periods)
    said = [formats.period_text(whole, lang)]
    for code in found["denominator"].unique():
        if code:
            base = getattr(DENOMINATORS[code], lang)
            said.append(base if code == NOT_STATED else t("penyebut: {base}", base=base))
    said += [getattr(BASES[code], lang) for code in found["basis"].unique()]
    return " · ".join(said)


def table(title: str, found: pd.DataFrame, sources: Sources, lang: Lang, *, has_place: bool = False) -> Table:
    """Return one row per line: cases, rupiah, per claim, per 1,000 participants, shares, status and source.

    has_place: the lines are of several regions or divisions, so that each names its own.
    """
    t = translator(lang)
    columns = (
        t("Program"), t("Periode"), t("Kasus atau penerima"), t("Manfaat dibayar"), t("Per kasus"),
        t("Per 1.000 peserta aktif"), t("Bagian program"), t("Status dan catatan"), t("Sumber"),
    )  # fmt: skip
    return Table(title, columns, tuple(_row(line, sources, lang, has_place) for line in lines(found)))


def file_table(found: pd.DataFrame, sources: Sources, lang: Lang) -> pd.DataFrame:
    """Return the rows of a data file: TABLE_COLUMNS of documents.table_file and benefit_kind, one row per figure.

    The notice of a rate that is withheld says why.
    """
    records = found.to_dict("records")
    both = [f"{row['source_id']};{row['denominator_source_id']}" for row in records]
    rows = found.drop(columns=["source_id", "denominator_source_id", "reason", "is_sum", "denominator_basis"])
    return rows.assign(
        name=[map_builder.region_name(row["region_code"], row["region_vintage"], lang) for row in records],
        source=[map_builder.publishers([text], sources) for text in both],
        address=["; ".join(_addresses(text, sources)) for text in both],
        notice=[_notice(row, lang) for row in records],
    )


def _addresses(source_ids: str, sources: Sources) -> Iterable[str]:
    return dict.fromkeys(sources[single]["url"] for single in source_ids.split(";") if single)


def _notice(row: Row, lang: Lang) -> str:
    band = getattr(map_builder.SYNTHETIC_BAND, lang) if row["origin"] == "synthetic" else ""
    reason = getattr(REASONS[row["reason"]], lang) if row["reason"] else ""
    summed = getattr(A_SUM, lang) if row["is_sum"] else ""
    return " · ".join(filter(None, (band, reason, summed)))


# --- cells ------------------------------------------------------------------------------------------


def _row(line: Line, sources: Sources, lang: Lang, has_place: bool) -> tuple[Cell, ...]:
    first = next(iter(line.values()))
    place = map_builder.region_name(str(first["region_code"]), str(first["region_vintage"]), lang) if has_place else ""
    named = [getattr(PROGRAMMES[code], lang) for code in str(first["programme"]).split(";")]
    others = cut({**first, "programme": "not_stated"}, lang)
    people = [line[name] for name in RECIPIENTS if name in line]
    return (
        Cell(" + ".join(named), (place, *others)),
        _period(str(first["period"]), lang),
        _counts([*([line["claims_paid"]] if "claims_paid" in line else []), *people], lang),
        _counts([line["benefits_paid_idr"]] if "benefits_paid_idr" in line else [], lang),
        _per_claim(line.get(PER_CLAIM), "claims_paid" in line, lang),
        _per_1000(line, lang),
        _shares(line, lang),
        _standing(line, lang),
        _source(first, sources, lang),
    )


def _period(period: str, lang: Lang) -> Cell:
    t = translator(lang)
    note = (t("rentang; tidak dijumlahkan dengan bagiannya"),) if "/" in period else ()
    return Cell(formats.period_text(period, lang), note)


def _counts(rows: list[Row], lang: Lang) -> Cell:
    """Return counts below each other, money with its full rupiah, each with its print."""
    t = translator(lang)
    if not rows:
        return Cell("—")
    texts: list[str] = []
    for row in rows:
        texts.append(_text(row, lang) if row["indicator"] != "scholarship_recipients" else _scholars(row, lang))
        full = formats.status_or_full(row["value"], str(row["unit"]), str(row["obs_status"]), lang)
        texts += [full] if row["unit"] == "idr" and full != texts[-1] else []
        if row["as_printed"] not in ("", NOT_SEEN):
            texts.append(t("tercetak: {printed}", printed=row["as_printed"]))
    return Cell(texts[0], tuple(texts[1:]))


def _scholars(row: Row, lang: Lang) -> str:
    return f"{_text(row, lang)}: {getattr(INDICATORS['scholarship_recipients'].label, lang)}"


def _per_claim(row: Row | None, has_cases: bool, lang: Lang) -> Cell:
    if row is None:
        return Cell("—")
    if row["reason"]:
        return _withheld(row, lang)
    # The unit stands in the column's head.
    amount = formats.value_short(row["value"], "idr", lang)
    full = formats.value_full(row["value"], "idr", lang)
    base = "" if has_cases else formats.value_full(row["denominator_value"], "cases", lang)
    return Cell(amount, (full if full != amount else "", base))


def _per_1000(line: Line, lang: Lang) -> Cell:
    """Return the rates by participants, with the participants, their date and their basis."""
    t = translator(lang)
    rows = [line[name] for name in PER_1000.values() if name in line]
    given = [row for row in rows if not row["reason"]]
    if not given:
        return _withheld(rows[0], lang) if rows else Cell("—")
    texts = []
    for row in given:
        is_money = row["unit"] == "idr_per_1000"
        amount = formats.value_short(row["value"], "idr" if is_money else "per_1000", lang)
        texts.append(amount if is_money else t("{value} kasus", value=amount))
    first = given[0]
    base = t(
        "penyebut: {people}, {period}, {basis}",
        people=formats.value_full(first["denominator_value"], "persons", lang),
        period=formats.period_text(str(first["denominator_period"]), lang),
        basis=getattr(BASES[str(first["denominator_basis"])], lang),
    )
    withheld = tuple(getattr(REASONS[row["reason"]], lang) for row in rows if row["reason"])
    return Cell(texts[0], (*texts[1:], base, *withheld))


def _shares(line: Line, lang: Lang) -> Cell:
    rows = [line[name] for name in SHARES.values() if name in line]
    given = [row for row in rows if not row["reason"]]
    if not given:
        return _withheld(rows[0], lang) if rows else Cell("—")
    words = {share: getattr(SHORT[count], lang) for count, share in SHARES.items()}
    texts = [
        f"{formats.value_short(row['value'], 'share', lang)} {words[str(row['indicator'])]}"
        if not row["reason"]
        else f"{words[str(row['indicator'])]}: {getattr(REASONS[row['reason']], lang)}"
        for row in rows
    ]
    return Cell(texts[0], tuple(texts[1:]))


def _withheld(row: Row, lang: Lang) -> Cell:
    status = str(row["obs_status"])
    word = getattr(OBS_STATUSES["suppressed"], lang) if status == "suppressed" else "—"
    return Cell(word, (getattr(REASONS[row["reason"]], lang),))


def _standing(line: Line, lang: Lang) -> Cell:
    counts = [row for row in line.values() if row["as_printed"] or not row["denominator"]]
    statuses = dict.fromkeys(getattr(OBS_STATUSES[str(row["obs_status"])], lang) for row in counts)
    basis = str(counts[0]["basis"])
    flags = ";".join(str(row["flags"]) for row in counts)
    marks = dict.fromkeys(f"⚑ {words}" for words in flag_words(flags, lang))
    return Cell("; ".join(statuses), ("" if basis == "unstated" else getattr(BASES[basis], lang), *marks))


def _source(row: Row, sources: Sources, lang: Lang) -> Cell:
    cell = source(str(row["source_id"]).split(";")[0], sources, lang)
    return cell._replace(lines=(*cell.lines, getattr(A_SUM, lang))) if row["is_sum"] else cell


def _text(row: Row, lang: Lang) -> str:
    return formats.status_or_value(row["value"], str(row["unit"]), str(row["obs_status"]), lang)


def _headline_value(row: Row, lang: Lang) -> str:
    unit = str(row["unit"])
    full = formats.value_full(row["value"], unit, lang)
    return f'<strong title="{escape(full)}">{escape(formats.value_headline(row["value"], unit, lang))}</strong>'


def _is_given(row: Row | None) -> bool:
    return row is not None and not pd.isna(row["value"])
