"""The sentence that opens a region's page, and the day on which the page speaks."""

import datetime as dt
from collections.abc import Callable
from html import escape

from dashboard.figures import formats
from dashboard.figures.maps.reading_table import flag_words
from dashboard.figures.region.region_tables import Sources
from dashboard.text import Lang, captions
from data.fields import Text
from data.region_facts import RegionFacts

STATUS_UNSTATED = Text(
    "{value} tercatat sebagai peserta, aktif atau tidak tidak disebut, di {region}, {period}.",
    "{value} are recorded as participants, active or not is not stated, in {region}, {period}.",
)
NOTHING = Text(
    "Tidak satu pun sumber yang diterima menyebut cakupan, peserta, atau penduduk bekerja di {region}.",
    "No received source states the coverage, the participants or the employed residents of {region}.",
)
SOURCE = Text("Sumber: {publisher}.", "Source: {publisher}.")


def headline(facts: RegionFacts, sources: Sources, lang: Lang) -> str:
    """Return the most telling figure of a region in a full sentence with its source and flags, as HTML."""
    said, marks = _said(facts, sources, lang, "<strong>{}</strong>", escape)
    items = "".join(f"<li>{mark}</li>" for mark in marks)
    return f'<p class="jm-headline">{said}</p>' + (f'<ul class="jm-flags">{items}</ul>' if marks else "")


def spoken(facts: RegionFacts, sources: Sources, lang: Lang) -> tuple[str, ...]:
    """Return the same sentence, and the words of its flags, as plain text for paper."""
    said, marks = _said(facts, sources, lang, "{}", str)
    return (said, *marks)


def _said(
    facts: RegionFacts, sources: Sources, lang: Lang, emphasis: str, safe: Callable[[str], str]
) -> tuple[str, list[str]]:
    """Return the sentence and the words of its flags; every text that comes from outside goes through `safe`."""
    region = safe(facts.region.name)
    if facts.headline.empty:
        return getattr(NOTHING, lang).format(region=region), []
    row = facts.headline.iloc[0]
    indicator = str(row["indicator"])
    words = getattr(STATUS_UNSTATED, lang)
    if indicator != "participants_status_unstated":
        words = captions.sentence(indicator, indicator == "coverage_rate", lang)
    publisher = safe(sources[str(row["source_id"])]["publisher"])
    said = words.format(
        value=emphasis.format(safe(formats.value_headline(float(row["value"]), str(row["unit"]), lang))),
        region=region,
        cut="",
        period=safe(formats.period_text(str(row["period"]), lang)),
        publisher=publisher,
    )
    named = "" if publisher in said else " " + getattr(SOURCE, lang).format(publisher=publisher)
    return said + named, [safe(mark) for mark in flag_words(str(row["flags"]), lang)]


def as_of_day(text: str, today: dt.date) -> dt.date:
    """Return the day that an address names as YYYY-MM-DD, or today when it names none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return today
