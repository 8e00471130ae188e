"""What is said around regions that are alike: by what, how much each input counts, and who is nearest."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from dashboard.figures import formats
from dashboard.figures.compare import compare_words
from dashboard.figures.press import press_words
from dashboard.text import Lang, translator
from dashboard.text import sentences as words
from data.fields import Text
from data.similar import Weights

NEAREST = Text(
    "Wilayah yang paling serupa dengan {region} per {period} menurut {inputs}: {places}, {source}.",
    "The regions most like {region} as of {period} by {inputs}: {places}, {source}.",
)
AT_DISTANCE = Text("{region} (jarak {distance})", "{region} (distance {distance})")


def inputs(lang: Lang) -> dict[str, str]:
    """Return what regions are compared by, by the names of data.similar.Weights."""
    t = translator(lang)
    return {
        "size": t("Penduduk bekerja (log)"),
        "formal": t("Bagian pekerja formal"),
        "kind": t("Kabupaten atau kota"),
        "island": t("Kelompok pulau"),
    }


def counting(lang: Lang) -> dict[int, str]:
    """Return how much an input may count, by its weight."""
    t = translator(lang)
    return {0: t("tidak dihitung"), 1: t("biasa"), 2: t("dua kali")}


def subtitle(period: str, weights: Weights, lang: Lang) -> str:
    """Return when the inputs are of and how much each counts: "Agustus 2025 · Kelompok pulau: tidak dihitung"."""
    chosen = asdict(weights)
    counted = (f"{label}: {counting(lang)[chosen[name]]}" for name, label in inputs(lang).items())
    return " · ".join([formats.period_text(period, lang), *counted])


def method(period: str, lang: Lang) -> str:
    """Return what a distance is, and of when its inputs are; period: of the survey."""
    t = translator(lang)
    return t(
        "Jarak: akar jumlah kuadrat selisih, tiap masukan dalam simpangan baku semua wilayah setingkat; beda "
        "jenis dan beda pulau masing-masing dihitung satu simpangan baku. Sumber: Sakernas, {period} (angka "
        "terbitan).",
        period=formats.period_text(period, lang),
    )


def sentences(
    code: str, found: pd.DataFrame, weights: Weights, period: str, publishers: Sequence[str], lang: Lang
) -> tuple[str, ...]:
    """Return in a sentence which regions are most like one; found: what data.similar.nearest gives, none for none."""
    if found.empty:
        return ()
    chosen = asdict(weights)
    counted = [label[0].lower() + label[1:] for name, label in inputs(lang).items() if chosen[name]]
    places = [
        getattr(AT_DISTANCE, lang).format(
            region=compare_words.name(row["region_code"], lang),
            distance=formats.number(round(row["distance"], 2), lang),
        )
        for row in found.to_dict("records")
    ]
    said = getattr(NEAREST, lang).format(
        region=compare_words.name(code, lang),
        period=formats.period_text(period, lang),
        inputs=press_words.series(counted, lang),
        places=press_words.series(places, lang),
        source=getattr(words.ACCORDING, lang).format(names=press_words.series(publishers, lang)),
    )
    return (said,)
