"""A change in words: how large, from what to what, whether a trend, and why there is none to tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.figures import breaks, formats
from dashboard.figures.maps import map_builder
from dashboard.text import Lang, captions, translator
from data.change import CHANGE_COLUMNS, is_in_points
from data.fields import INDICATORS, NATION, OBS_STATUSES, TREND_VARIANTS, TRENDS, UNITS, Indicator
from data.indicators import Panel, counted
from data.intervals import with_intervals
from data.trend import ALPHA, LEAST_POINTS, Multiple, multiple

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """Everything that a chart or table of one change needs, in one language.

    earlier, later: the panels set against each other. moments: the points of the series. table: data.change.ranked,
    one row per region on the map; above: the same for the nation and the province gone into. points, trends:
    data.change, of both. unrankable: the columns that forbid a ranking. drawn: the regions on the line charts.
    place: in words.
    """

    lang: Lang
    earlier: Panel
    later: Panel
    moments: tuple[str, ...]
    table: pd.DataFrame
    above: pd.DataFrame
    points: pd.DataFrame
    trends: pd.DataFrame
    unrankable: tuple[str, ...]
    drawn: tuple[str, ...]
    place: str

    @property
    def indicator(self) -> Indicator:
        """The measure's definition."""
        return self.later.measure.definition

    @property
    def count(self) -> Indicator:
        """The definition of the count behind the measure, the measure's own where it is a count."""
        return INDICATORS[counted(self.indicator)[0]] if self.indicator.kind == "rate" else self.indicator

    @property
    def count_unit(self) -> str:
        """The unit of the count behind the measure."""
        return self.count.unit

    @property
    def main_unit(self) -> str:
        """The unit in which the change is mapped and ranked: points, the measure's own, or a share of the start."""
        if not is_in_points(self.indicator):
            return "share"
        return "points" if self.indicator.unit == "share" else self.indicator.unit

    @property
    def change_unit(self) -> str:
        """The unit of the plain difference."""
        return "points" if self.indicator.unit == "share" else self.indicator.unit

    def name(self, code: str) -> str:
        """The name of a region in the division of the country that the figures follow."""
        return map_builder.region_name(code, self.later.vintage, self.lang)

    @property
    def nation(self) -> Row:
        """The change of the country."""
        return self.row(NATION)

    def row(self, code: str) -> Row:
        """The change of a region on the map, of the province gone into or of the nation."""
        return next(
            table[table["region_code"] == code].iloc[0].to_dict()
            for table in (self.table, self.above)
            if (table["region_code"] == code).any()
        )

    def trend(self, code: str) -> Row:
        """The verdict on a region, of which nothing may be known."""
        found = self.trends[self.trends["region_code"] == code].to_dict("records")
        return found[0] if found else {"verdict": "unknown", "points": 0}

    @property
    def own_trends(self) -> pd.DataFrame:
        """The verdicts on the regions on the map, without those above them."""
        return self.trends[self.trends["region_code"].isin(self.table["region_code"])]


def completed(rows: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Return the changes with one row per region of the map, those of which nothing is known with the reason."""
    table = rows.set_index("region_code").reindex(pd.Index(codes, name="region_code")).reset_index()
    texts = {"earlier_status": "missing", "later_status": "missing", "obs_status": "missing", "reasons": "no_figure"}
    return table.fillna(texts | {"flags": ""})[list(CHANGE_COLUMNS)]


def title(told: Told) -> str:
    """Return the title of a figure of the change."""
    return _titled(map_builder.title(told.later, told.lang), told)


def count_title(told: Told) -> str:
    """Return the title of a figure of the change of the count behind the measure."""
    cut = told.later.cut
    words = captions.cut_words(cut.segment, cut.programme, cut.worker_group, told.lang, cut.benefit_kind)
    return _titled(f"{getattr(told.count.label, told.lang)}{words}", told)


def _titled(what: str, told: Told) -> str:
    """Return a title with the province gone into."""
    t = translator(told.lang)
    return t("Perubahan: {what}", what=what if told.place == told.name(NATION) else f"{what}, {told.place}")


def count_subtitle(told: Told) -> str:
    """Return the line under that title: both periods, what the change is counted in, and basis; a count has no base."""
    t = translator(told.lang)
    whole = replace(told.later, nation={**told.later.nation, "denominator": ""})
    terms = map_builder.subtitle(whole, told.lang).split(" · ")[1:]
    return " · ".join([span_text(told), t("selisih {unit}", unit=count_words(told)), *terms])


def span_text(told: Told) -> str:
    """Return the two periods: "Agustus 2019 – Agustus 2025"."""
    first, last = (formats.period_text(moment, told.lang) for moment in (told.moments[0], told.moments[-1]))
    return f"{first} – {last}"


def subtitle(told: Told) -> str:
    """Return the line under the title: both periods, what the change is measured in, denominator and basis."""
    t = translator(told.lang)
    in_words = t("dalam persen dari angka awal") if told.main_unit == "share" else _unit_words(told)
    return " · ".join([span_text(told), in_words, *_terms(told)])


def levels_subtitle(told: Told) -> str:
    """Return the line under the title of a figure that shows both levels: periods, denominator and basis."""
    return " · ".join([span_text(told), *_terms(told)])


def _terms(told: Told) -> list[str]:
    """Return what the map's own line under the title says after its period; each level has its own denominator."""
    return map_builder.terms(told.later, told.lang, is_dated=False)


def _unit_words(told: Told) -> str:
    t = translator(told.lang)
    if told.main_unit == "points":
        return t("dalam poin persen")
    return t("selisih {unit}", unit=getattr(UNITS[told.main_unit], told.lang))


def count_words(told: Told) -> str:
    """Return the word for what the changes of the count are counted in: "orang", "kasus", "rupiah"."""
    return getattr(UNITS[told.count_unit], told.lang)


def main_text(told: Told, row: Row) -> str:
    """Return the change as it is ranked: "+1,2 poin persen", "-3,0%", or why there is none."""
    return why_none(row, told.lang) or formats.signed(row["main"], told.main_unit, told.lang)


def count_text(told: Told, row: Row) -> str:
    """Return the change of the count: "+4.436.201 orang"; "" where there is none."""
    if pd.isna(row["count_change"]):
        return ""
    if told.count_unit in formats.MONEY_UNITS:
        return formats.signed(row["count_change"], told.count_unit, told.lang)
    sign = "+" if row["count_change"] > 0 else ""
    return sign + formats.value_full(row["count_change"], told.count_unit, told.lang)


def why_none(row: Row, lang: Lang) -> str:
    """Return why a region has no change, "" where it has one."""
    return breaks.reasons(row["reasons"], lang)


def level_text(told: Told, value: float, status: str) -> str:
    """Return one of the two figures, or its status in words."""
    if pd.isna(value):
        return getattr(OBS_STATUSES[status], told.lang)
    return formats.value_short(value, told.indicator.unit, told.lang)


def from_to(told: Told, row: Row) -> str:
    """Return both figures: "38,8% → 31,6%"."""
    earlier = level_text(told, row["earlier"], row["earlier_status"])
    return f"{earlier} → {level_text(told, row['later'], row['later_status'])}"


def levels_texts(told: Told, rows: pd.DataFrame) -> list[str]:
    """Return both figures of some regions, with intervals where chance moves them: "31,6% (30,1%–33,2%) → 40,0%"."""
    both = []
    for panel, which in ((told.earlier, "earlier"), (told.later, "later")):
        known = with_intervals(panel.measure, panel.table[panel.table["region_code"].isin(rows["region_code"])])
        ends = {
            row["region_code"]: formats.interval_text(row["low"], row["high"], told.indicator.unit, told.lang)
            for row in known.to_dict("records")
        }
        both.append(
            [
                level_text(told, row[which], row[f"{which}_status"]) + ends.get(row["region_code"], "")
                for row in rows.to_dict("records")
            ]
        )
    return [" → ".join(pair) for pair in zip(*both, strict=True)]


def has_intervals(told: Told, rows: pd.DataFrame) -> bool:
    """Return whether chance moves any of both figures of these regions by a known interval."""
    codes = rows["region_code"]
    found = [
        with_intervals(panel.measure, panel.table[panel.table["region_code"].isin(codes)])
        for panel in (told.earlier, told.later)
    ]
    return any(bool(each["low"].notna().any()) for each in found)


def trend_text(told: Told, code: str) -> str:
    """Return the verdict on a region with what it rests on; a region that has too few points says so."""
    t = translator(told.lang)
    found = told.trend(code)
    words = getattr(TRENDS[found["verdict"]], told.lang)
    if found["verdict"] == "unknown":
        return t(
            "Tren: {verdict} ({points} titik sebanding, perlu {least}).",
            verdict=words, points=found["points"], least=LEAST_POINTS,
        )  # fmt: skip
    unit = told.change_unit
    low, high = (formats.signed_short(found[end], unit, told.lang) for end in ("low", "high"))
    return t(
        "Tren: {verdict} (Mann-Kendall S = {s}, τ = {tau}, p = {p} {variant}, {points} titik {first}–{last}). "
        "Kemiringan Theil-Sen {slope} per tahun, selang 95% {low} sampai {high}.",
        verdict=words,
        s=formats.number(found["s"], told.lang),
        tau=formats.number(round(found["tau"], 2), told.lang),
        p=p_text(found["p"], told.lang),
        variant=getattr(TREND_VARIANTS[found["variant"]], told.lang),
        points=found["points"],
        first=found["first"][:4],
        last=found["last"][:4],
        slope=formats.signed(found["slope"], unit, told.lang),
        low=low,
        high=high,
    )


def p_text(p: float, lang: Lang) -> str:
    """Return a probability: two significant digits, never 0."""
    return formats.number(max(float(f"{p:.2g}"), 0.001), lang) if p >= 0.001 else f"< {formats.number(0.001, lang)}"


def tested(told: Told) -> Multiple:
    """Return what testing all regions on the map means together."""
    return multiple(told.own_trends["p"].tolist())


def verdicts(told: Told) -> Mapping[str, int]:
    """Return how many regions on the map have each verdict."""
    return told.own_trends["verdict"].value_counts().to_dict()


def tested_text(told: Told) -> str:
    """Return how many regions show a trend, and how many would by chance alone."""
    t = translator(told.lang)
    counts = verdicts(told)
    unknown = counts.get("unknown", 0) + len(told.table) - sum(counts.values())
    many = tested(told)
    if not many.tested:
        return t(
            "Tren tidak dapat dihitung untuk satu wilayah pun: perlu paling sedikit {least} titik yang sebanding pada "
            "bagian tahun yang sama.",
            least=LEAST_POINTS,
        )
    words = t(
        "{found} dari {tested} wilayah yang diuji menunjukkan tren (p < {alpha}): {rising} naik, {falling} turun. "
        "Tanpa tren apa pun, sampai {chance} wilayah tetap akan tampak bertren karena kebetulan; sesudah koreksi "
        "Benjamini-Hochberg untuk pengujian berganda tersisa {kept}.",
        found=many.found,
        tested=many.tested,
        alpha=formats.number(ALPHA, told.lang),
        rising=counts.get("rising", 0),
        falling=counts.get("falling", 0),
        chance=formats.number(round(many.by_chance), told.lang),
        kept=many.kept,
    )
    if not unknown:
        return words
    return words + " " + t("Tidak dapat dihitung untuk {count} wilayah.", count=unknown)


def none_text(told: Told) -> str:
    """Return why no region on the map has a change, "" where one has."""
    if told.table["main"].notna().any():
        return ""
    t = translator(told.lang)
    found = dict.fromkeys(reason for text in told.table["reasons"] for reason in text.split(";") if reason)
    words = breaks.reasons(";".join(found), told.lang)
    return t("Tidak ada selisih untuk satu wilayah pun: {reasons}.", reasons=words)


def headline(told: Told, code: str) -> tuple[str, str]:
    """Return the change of a region as a number and the sentence around it; ("", why) where there is none."""
    t = translator(told.lang)
    row = told.row(code)
    about = {"what": map_builder.title(told.later, told.lang), "region": told.name(code)}
    if pd.isna(row["main"]):
        words = t(
            "Perubahan {what} di {region} tidak diberikan: {reason}.", reason=why_none(row, told.lang), **about
        )  # fmt: skip
        return "", words
    both = t(
        "{earlier} ({since}) menjadi {later} ({period})",
        earlier=level_text(told, row["earlier"], row["earlier_status"]),
        since=formats.period_text(told.moments[0], told.lang),
        later=level_text(told, row["later"], row["later_status"]),
        period=formats.period_text(told.moments[-1], told.lang),
    )
    words = t("{what} di {region}: {both}; {count}.", both=both, count=count_text(told, row), **about)
    # The sentence says what such a rate is of; a percentage and points would be taken for one another without words.
    write = formats.signed_short if told.main_unit in ("per_100", "per_1000") else formats.signed
    return write(row["main"], told.main_unit, told.lang), words


def extremes_text(told: Told, drawn: int) -> str:
    """Return that only the ends of the ranking are drawn, "" where every region that has a change is."""
    known = int(told.table["main"].notna().sum())
    if drawn >= known:
        return ""
    t = translator(told.lang)
    return t(
        "Yang digambar hanya {drawn} wilayah dengan selisih paling tinggi dan paling rendah, dari {known} wilayah.",
        drawn=drawn,
        known=known,
    )


def breaks_text(told: Told, codes: Sequence[str]) -> list[str]:
    """Return the breaks in the series of some regions, one line for each place and reason."""
    return breaks.sentences(told.points[told.points["region_code"].isin(list(codes))], told.name, told.lang)
