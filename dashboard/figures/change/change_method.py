"""What the page of change says of its own methods, and why it refuses what it refuses."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures import formats
from dashboard.text import Lang, translator
from data.change import ends
from data.fields import DENOMINATORS, FUNNEL_REFUSALS
from data.indicators import Panel
from data.intervals import Funnel, Refusal, is_survey_base
from data.trend import ALPHA, LEAST_POINTS

EACH_END = 6
NAMED = 1


def no_series(as_printed: bool, period: str, lang: Lang) -> str:
    """Return why a measure has no change to show."""
    t = translator(lang)
    if as_printed:
        return t(
            "Angka yang tercetak di berita dan laporan berbeda tanggal, penyebut, dan sumber, jadi tidak pernah "
            "menjadi deret: tidak ada perubahan atau tren yang dapat dihitung darinya."
        )
    return t(
        "Tidak ada periode lebih awal yang dapat diselisihkan dengan {period}: perlu dua periode yang sama panjang dan "
        "dari bagian tahun yang sama.",
        period=formats.period_text(period, lang),
    )


def no_ranking(columns: Sequence[str], lang: Lang) -> str:
    """Return what differs between regions and forbids a ranking."""
    t = translator(lang)
    words = {
        "period": t("periode"),
        "denominator": t("penyebut"),
        "denominator_period": t("periode penyebut"),
        "basis": t("dasar pencatatan"),
    }
    reasons = ", ".join(words[name] for name in columns)
    return t("Tidak ada peringkat: {reasons} berbeda antarwilayah atau tidak disebut.", reasons=reasons)


def survey_base(panel: Panel, lang: Lang) -> str:
    """Return the sentence for a denominator that is a survey estimate, "" where it is none."""
    if not is_survey_base(panel.measure, panel.table):
        return ""
    t = translator(lang)
    base = (
        getattr(DENOMINATORS[str(panel.nation["denominator"])], lang) if panel.nation["denominator"] else t("penyebut")
    )
    return t(
        "Penyebutnya, {base}, adalah perkiraan survei; galat bakunya tidak tersedia, jadi ketelitian rasio ini tidak "
        "diketahui.",
        base=base,
    )


def no_funnel(reason: Refusal, lang: Lang) -> str:
    """Return why there is no funnel plot and no interval."""
    t = translator(lang)
    return t(
        "Tidak ada selang dan diagram corong untuk angka ini: {reason}.", reason=getattr(FUNNEL_REFUSALS[reason], lang)
    )


def funnel_means(lang: Lang) -> str:
    """Return in one sentence what the funnel plot says and what it does not."""
    t = translator(lang)
    return t(
        "Di antara garis-garis, perbedaan suatu wilayah dengan Indonesia tidak lebih dari yang dapat dibuat kebetulan "
        "pada jumlah orang sebanyak itu; di luarnya perbedaannya lebih besar dari itu. Grafik ini tidak mengatakan "
        "mengapa, dan bukan tanda berhasil atau gagal."
    )


def funnel_counts(drawn: Funnel, lang: Lang) -> str:
    """Return how many regions lie where, beside what chance would give, and how many were left out."""
    t = translator(lang)
    places = drawn.regions["place"].value_counts()
    total, outer = len(drawn.regions), int(places.get("outside_998", 0))
    beyond = int(places.get("outside_95", 0)) + outer
    words = t(
        "{beyond} dari {total} wilayah di luar batas 95% (kebetulan saja: paling banyak sekitar {chance}), {outer} di "
        "antaranya di luar batas 99,8% (kebetulan saja: {rare}).",
        beyond=beyond,
        total=total,
        chance=formats.number(round(0.05 * total), lang),
        outer=outer,
        rare=formats.number(round(0.002 * total, 1), lang),
    )
    if beyond > total / 2:
        words += " " + t(
            "Karena jumlah orangnya besar dan wilayah memang berbeda-beda, sebagian besar berada di luar batas: grafik "
            "ini lalu tidak menunjuk siapa yang luar biasa."
        )
    return f"{words} {_left_out(drawn, lang)}".strip()


def _left_out(drawn: Funnel, lang: Lang) -> str:
    t = translator(lang)
    if not drawn.left_out:
        return ""
    return t(
        "Tidak dinilai: {count} wilayah (tanpa angka, disembunyikan, atau perlu dibaca dengan catatan).",
        count=drawn.left_out,
    )


def extremes_mean(rows: pd.DataFrame, drawn: Funnel, lang: Lang) -> str:
    """Return what dots and whiskers of the extreme rates mean; rows: what extreme_rows returns of drawn."""
    t = translator(lang)
    words = t(
        "Titik: angkanya. Garis mendatar: selang 95%, seberapa jauh angka dapat bergeser karena kebetulan saja. "
        "Digambar: {shown} dari {total} wilayah yang dapat dinilai.",
        shown=len(rows),
        total=len(drawn.regions),
    )
    return f"{words} {_left_out(drawn, lang)}".strip()


def outermost(drawn: Funnel) -> list[str]:
    """Return the regions with the highest and the lowest rates among those outside the outer limits."""
    far = drawn.regions[drawn.regions["place"] == "outside_998"]
    high, low = ends(far, "value", NAMED)
    return [*high["region_code"], *low["region_code"]]


def extreme_rows(drawn: Funnel) -> pd.DataFrame:
    """Return the regions with the highest and the lowest rates, from high to low."""
    high, low = ends(drawn.regions, "value", EACH_END)
    if len(drawn.regions) <= 2 * EACH_END:
        return drawn.regions.sort_values(["value", "region_code"], ascending=[False, True], ignore_index=True)
    return pd.concat([high, low.iloc[::-1]], ignore_index=True)


def method(lang: Lang) -> list[str]:
    """Return how the page counts, in sentences."""
    t = translator(lang)
    return [
        t(
            "Perubahan = angka akhir dikurangi angka awal. Bagian dari orang dinyatakan dalam poin persen; jumlah dan "
            "rupiah dalam persen dari angka awal. Di sampingnya selalu ada perubahan jumlahnya."
        ),
        t(
            "Hanya periode yang sama panjang dan dari bagian tahun yang sama diselisihkan; angka kumulatif sebagian "
            "tahun tidak pernah disandingkan dengan setahun penuh."
        ),
        t(
            "Deret terputus bila sumber, penyebut, atau dasar pencatatannya berganti, dan di provinsi yang dimekarkan "
            "pada 2022 tempat angka lamanya dihitung mundur. Tidak ada selisih dan tren yang melewati putusnya deret."
        ),
        t(
            "Tren diuji dengan Mann-Kendall dua sisi (tau-b Kendall terhadap waktu) pada taraf {alpha}: sebaran eksak "
            "bila tidak ada nilai yang sama, selain itu hampiran normal dengan koreksi nilai sama dan tanpa koreksi "
            "kontinuitas. Perlu paling sedikit {least} titik, satu per tahun. Kemiringannya median Theil-Sen dengan "
            "selang 95% Sen. Uji ini menganggap titik-titiknya saling bebas; deret yang lamban membuatnya terlalu "
            "mudah menyatakan tren.",
            alpha=formats.number(ALPHA, lang),
            least=LEAST_POINTS,
        ),
        t(
            "Menguji banyak wilayah sekaligus selalu memunculkan beberapa tren karena kebetulan; banyaknya disebut, "
            "begitu pula yang tersisa bila laju temuan palsu dijaga 5% (Benjamini-Hochberg)."
        ),
        t(
            "Selang 95%: Wilson untuk bagian dari orang atau kasus, Poisson eksak (Garwood) untuk kasus per 1.000 "
            "peserta. Batas corong 95% dan 99,8%: sebaran binomial atau Poisson eksak di sekitar angka Indonesia "
            "(Spiegelhalter 2005). Keduanya hanya untuk hitungan administrasi, tidak untuk perkiraan survei dan tidak "
            "dari angka yang disembunyikan."
        ),
        t("Peringkat 1 adalah kenaikan terbesar; perubahan yang sama berbagi peringkat (1, 2, 2, 4)."),
    ]
