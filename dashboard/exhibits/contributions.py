"""The known contributions of the planner page as they leave the building."""

from dataclasses import replace

from dashboard import cache
from dashboard.exhibits import tabled
from dashboard.exhibits.tabled import Where
from dashboard.figures.maps.map_builder import short_list
from dashboard.figures.planner import planner_tables
from dashboard.figures.planner.planner_words import stated_text
from dashboard.figures.press.exhibit import Exhibit
from dashboard.question import language
from dashboard.state import Selection
from dashboard.text import translator

KIND = "contributions"


def exhibit(selection: Selection) -> Exhibit:
    """Return every known contribution with what it covers, its validity and its source; they are of no one place."""
    lang = language(selection)
    t = translator(lang)
    known = cache.known_contributions()
    listing = planner_tables.contributions_table(known, lang)
    made = tabled.of_words(KIND, listing, Where("", "published", lang), t("Rupiah per orang per bulan"))
    named = "; ".join(dict.fromkeys(stated_text(each.source, lang) for each in known))
    return replace(made, source=t("Sumber: {publishers}", publishers=short_list(named, lang)))
