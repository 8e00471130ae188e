"""What is said around a comparison: titles, what differs, why nothing is ranked, places and distances in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import breaks, formats
from dashboard.figures.maps.map_builder import SYNTHETIC_BAND, label, publishers, region_name
from dashboard.figures.maps.reading_table import mark_text, marked_words
from dashboard.figures.origin import Sources
from dashboard.text import Lang, translator
from dashboard.text.captions import cut_words
from data import regions
from data.comparison import REASONS, Compared, count_unit
from data.fields import BASES, DENOMINATORS, NATION, NOT_STATED, OBS_STATUSES, VINTAGE_CURRENT, Text
from data.intervals import with_intervals
from data.periods import months

Row = Mapping[str, Any]

POINTS = Text("poin", "points")
OLD_LAND = Text(
    "angka ini menurut provinsi sebelum pemekaran Papua 2022, ketika kode ini belum ada atau mencakup daerah lain",
    "these figures follow the provinces before Papua was divided in 2022, when this code was none or meant other land",
)


def name(code: str, lang: Lang) -> str:
    """Return the name of a region, an office or the nation."""
    return region_name(code, VINTAGE_CURRENT, lang)


def short_name(code: str) -> str:
    """Return the name without its kind, for labels; a city keeps it, since a regency may bear the same name.

    Not so those of Jakarta, whose names are their own.
    """
    name = regions.get(code).name.removeprefix("Kota Administrasi ").removeprefix("Kabupaten ")
    return name.removeprefix("Administrasi ")


def belongs_to(code: str, lang: Lang) -> list[str]:
    """Return the names of the province and the regional office that a region belongs to."""
    region = regions.get(code)
    return [name(holder, lang) for holder in (region.province_code, region.kanwil_code) if holder]


def names(codes: Sequence[str], lang: Lang) -> str:
    """Return several names in one text: "Riau, Jambi dan Bengkulu"."""
    t = translator(lang)
    *listed, last = [name(code, lang) for code in codes]
    return t("{first} dan {last}", first=", ".join(listed), last=last) if listed else last


def title(compared: Compared, lang: Lang) -> str:
    """Return the measure and its cut."""
    cut = compared.cut
    return label(compared.measure, lang) + cut_words(cut.segment, cut.programme, cut.worker_group, lang)


def subtitle(compared: Compared, lang: Lang, periods: Sequence[str] = ()) -> str:
    """Return period, denominator with its period, basis and status, each where all chosen regions share it.

    periods: those of a figure over time, of which the first and the last are named in place of the one period; the
    period of the denominator goes along with each and is not named.
    """
    t = translator(lang)
    if compared.measure.as_printed:
        return t("Angka terbaru per wilayah sebagaimana tercetak di sumbernya; tanggal dan penyebut berbeda-beda.")
    valued = compared.rows[compared.rows["value"].notna()]
    if valued.empty:
        return formats.period_text(compared.cut.period, lang)
    row = valued.iloc[0].to_dict()
    shared = {column: valued[column].nunique() == 1 for column in ("period", *_TOLD)}
    parts = [formats.period_text(str(row["period"]), lang)] if shared["period"] else [t("periode berbeda-beda")]
    if len(periods) > 1:
        parts = [" – ".join(formats.period_text(period, lang) for period in (periods[0], periods[-1]))]
        row = {**row, "denominator_period": ""}
    if not compared.measure.definition.stock:
        parts.append(t("selama {count} bulan", count=months(compared.cut.period)))
    parts += [words(row, lang) for column, words in _TOLD.items() if shared[column] and words(row, lang)]
    return " · ".join(parts)


def difference_words(row: Row, lang: Lang) -> str:
    """Return what a single figure must say of itself where the figures beside it differ: all four attributes."""
    t = translator(lang)
    parts = [formats.period_text(str(row["period"]), lang)]
    base = _denominator(row, lang)
    parts.append(base or t("tanpa penyebut"))
    parts += [getattr(BASES[str(row["basis"])], lang), getattr(OBS_STATUSES[str(row["obs_status"])], lang)]
    return " · ".join(parts)


def value_text(row: Row, unit: str, lang: Lang) -> str:
    """Return a value in short, or the words for its absence; ⚑ marks a figure that cannot be taken as it stands."""
    if pd.isna(row["value"]):
        return getattr(OBS_STATUSES[str(row["obs_status"])], lang)
    return formats.value_short(float(row["value"]), unit, lang) + (
        " ⚑" if marked_words(str(row["flags"]), lang) else ""
    )


def reasons_text(reasons: Sequence[str], lang: Lang) -> str:
    """Return in words what forbids a comparison."""
    return "; ".join(getattr(REASONS[reason], lang) for reason in reasons)


def rank_text(row: Row, lang: Lang) -> str:
    """Return a place among others: "12 dari 34", or why there is none."""
    t = translator(lang)
    if pd.isna(row["rank"]):
        return t("tidak diperingkat")
    rank, of = (formats.number(float(row[column]), lang) for column in ("rank", "of"))
    return t("{rank} dari {of}", rank=rank, of=of)


def difference_text(value: float, unit: str, lang: Lang) -> str:
    """Return a difference of rates with its sign: "+4,2 poin persen", "−1,3 per 100 penduduk bekerja"."""
    t = translator(lang)
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    if unit == "share":
        return t("{sign}{points} poin persen", sign=sign, points=formats.value_short(abs(100 * value), "per_100", lang))
    return sign + formats.value_text(abs(value), unit, lang)


def needed_text(needed: int, compared: Compared, lang: Lang) -> str:
    """Return how many persons or cases lie between a rate and its reference."""
    t = translator(lang)
    amount = formats.value_full(abs(needed), count_unit(compared.measure), lang)
    if needed > 0:
        return t("kurang {amount}", amount=amount)
    return t("lebih {amount}", amount=amount) if needed < 0 else t("tepat pada rujukan")


def remarks(compared: Compared, lang: Lang) -> list[str]:
    """Return the sentences that must stand beside the figures of one measure."""
    t = translator(lang)
    found = []
    if compared.reasons:
        words = reasons_text(compared.reasons, lang)
        found.append(t("Disandingkan saja, tanpa peringkat dan selisih: {reasons}.", reasons=words))
    if compared.other_land:
        told = getattr(OLD_LAND, lang)
        found.append(t("{regions} tidak punya angka: {why}.", regions=names(compared.other_land, lang), why=told))
    flags = {flag for text in compared.rows["flags"] for flag in text.split(";")}
    if "above_one" in flags and compared.measure.definition.unit == "per_100":
        found.append(
            t(
                "Nilai di atas 100 mungkin terjadi: peserta dihitung di tempat pemberi kerja terdaftar, sedangkan "
                "penduduk bekerja dihitung di tempat tinggal. Karena itu angka ini bukan cakupan."
            )
        )
    if marks := mark_text(compared.rows["flags"], lang):
        found.append(marks)
    if "estimated" in set(compared.rows["obs_status"]):
        found.append(t("Penyebut atau angkanya perkiraan survei; selisih kecil dapat terjadi karena kebetulan."))
    return found


def notes(found: Sequence[Compared], lang: Lang) -> str:
    """Return what several measures are and what must stand beside their figures, each sentence once."""
    defined = [f"{title(each, lang)}: {getattr(each.measure.definition.definition, lang)}" for each in found]
    said: dict[str, list[str]] = {}
    for each in found:
        for remark in remarks(each, lang):
            said.setdefault(remark, []).append(title(each, lang))
    shared = [
        remark if len(measures) == len(found) else f"{', '.join(measures)}: {remark}"
        for remark, measures in said.items()
    ]
    return " ".join([*defined, *shared])


def whiskers_text(compared: Compared, lang: Lang) -> str:
    """Return what the whiskers on bars and points mean, "" where no figure has an interval."""
    if with_intervals(compared.measure, compared.rows)["low"].isna().all():
        return ""
    t = translator(lang)
    return t(
        "Garis tipis: selang 95%, seberapa jauh angka dapat bergeser karena kebetulan saja; makin kecil hitungannya, "
        "makin lebar. Pada hitungan besar selangnya lebih sempit daripada garis."
    )


def everyone_text(compared: Compared, lang: Lang) -> str:
    """Return the name of all regions of the level, with how many they are and of how many there is a figure."""
    t = translator(lang)
    count = len(compared.everyone)
    if not compared.without:
        return t("Semua ({count})", count=formats.number(count, lang))
    of = formats.number(count + sum(compared.without.values()), lang)
    return t("Semua ({count} dari {of})", count=formats.number(count, lang), of=of)


def without_text(compared: Compared, lang: Lang) -> str:
    """Return how many regions of the level have no figure, and why, "" where all have one."""
    if not compared.without:
        return ""
    t = translator(lang)
    count = len(compared.everyone)
    reasons = [
        f"{formats.number(compared.without[status], lang)} {getattr(OBS_STATUSES[status], lang)}"
        for status in OBS_STATUSES
        if status in compared.without
    ]
    return t(
        "{count} dari {of} wilayah setingkat punya angka dan tampak di sini. Tanpa angka: {reasons}.",
        count=formats.number(count, lang),
        of=formats.number(count + sum(compared.without.values()), lang),
        reasons="; ".join(reasons),
    )


def breaks_text(table: pd.DataFrame, compared: Compared, lang: Lang) -> list[str]:
    """Return where and why the lines of the chosen regions stop; table: what data.panels.over_time returns."""
    shown = table[table["region_code"].isin(compared.rows["region_code"])].assign(moment=lambda rows: rows["period"])
    return breaks.sentences(shown, lambda code: name(code, lang), lang)


def source_text(compared: Compared, sources: Sources, lang: Lang) -> str:
    """Return the publishers of the figures shown."""
    return sources_text([compared], sources, lang)


def sources_text(found: Sequence[Compared], sources: Sources, lang: Lang) -> str:
    """Return the publishers of the figures of several measures, each once."""
    t = translator(lang)
    both = pd.concat([rows for compared in found for rows in (compared.rows, compared.holders)])
    named = publishers([*both["source_id"], *both["denominator_source_id"]], sources)
    return t("Sumber: {publishers}", publishers=named) if named else ""


def band(dataset: str, lang: Lang) -> str:
    """Return the words that say the figures are synthetic; "" for published ones."""
    return getattr(SYNTHETIC_BAND, lang) if dataset == "synthetic" else ""


def shared_holders(compared: Compared) -> list[str]:
    """Return the territories that hold all chosen regions and have a comparable figure: lines to hold bars against."""
    if compared.reasons or compared.measure.definition.kind != "rate":
        return []
    gaps = compared.gaps[compared.gaps["difference"].notna()]
    counts = gaps.groupby("reference")["region_code"].nunique()
    valued = int(compared.rows["value"].notna().sum())
    held = [code for code in compared.holders["region_code"] if valued and counts.get(code, 0) == valued]
    return sorted(held, key=lambda code: code != NATION)


def _denominator(row: Row, lang: Lang) -> str:
    t = translator(lang)
    if row["denominator"] == NOT_STATED:
        return getattr(DENOMINATORS[NOT_STATED], lang)
    if not row["denominator"]:
        return ""
    if not row["denominator_period"]:
        return t("penyebut: {base}", base=getattr(DENOMINATORS[str(row["denominator"])], lang))
    against = formats.period_text(str(row["denominator_period"]), lang)
    return t("penyebut: {base}, {period}", base=getattr(DENOMINATORS[str(row["denominator"])], lang), period=against)


def _basis(row: Row, lang: Lang) -> str:
    return getattr(BASES[str(row["basis"])], lang)


def _status(row: Row, lang: Lang) -> str:
    return "" if row["obs_status"] == "reported" else getattr(OBS_STATUSES[str(row["obs_status"])], lang)


_TOLD: dict[str, Callable[[Row, Lang], str]] = {"denominator": _denominator, "basis": _basis, "obs_status": _status}


def spoken(compared: Compared, lang: Lang) -> str:
    """Return the alternative text of a figure: what it is of, and each region with its value."""
    unit = compared.measure.definition.unit
    rows = compared.rows.to_dict("records")
    told = [f"{name(str(row['region_code']), lang)}: {value_text(row, unit, lang)}" for row in rows]
    return f"{title(compared, lang)}. {subtitle(compared, lang)}. " + "; ".join(told)


def method(lang: Lang) -> list[str]:
    """Return how the page compares, in sentences."""
    t = translator(lang)
    return [
        t(
            "Peringkat 1 adalah nilai tertinggi; nilai yang sama berbagi peringkat (1, 2, 2, 4). Wilayah "
            "tanpa angka tidak ikut."
        ),
        t(
            "Peringkat dan selisih hanya dihitung bila periode, penyebut, dasar pencatatan, dan status semua angka "
            "sama dan disebut. Bila tidak, alasannya ditulis di tempatnya."
        ),
        t(
            "Selisih orang: jumlah terkecil yang harus ditambahkan pada pembilang agar tingkatnya menyamai rujukan, "
            "dengan penyebut tetap. Contoh: 30 dari 200 terhadap 1 dari 5 kurang 10 orang; 50 dari 200 lebih 10 orang."
        ),
        t("Provinsi, Kanwil, dan nasional dihitung sebagai jumlah dibagi jumlah, bukan rata-rata angka anggotanya."),
        t(
            "Dari waktu ke waktu: bila periodenya lebih dari 36, digambar tiap periode kedua, ketiga, dan seterusnya, "
            "termasuk yang terbaru. Garis terputus pada angka yang tidak ada dan, dengan satu goresan tegak, pada "
            "deret yang terputus: sumber, penyebut, dasar pencatatan, atau pembagian provinsi berganti."
        ),
        t(
            "Selang 95%: Wilson untuk bagian dari orang atau kasus, Poisson eksak (Garwood) untuk kasus per 1.000 "
            "peserta; hanya untuk hitungan administrasi, tidak untuk perkiraan survei."
        ),
        t("Kanwil yang hanya melayani satu provinsi tidak diulang sebagai rujukan."),
        t(
            "Peta kecil menggambar tempat yang sama pada beberapa periode (bila hanya ada satu periode: menurut "
            "segmen), karena hanya dengan begitu satu warna berarti satu nilai dan satu wilayah "
            "dapat ditelusuri di semua peta."
        ),
    ]
