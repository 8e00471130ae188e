"""What the speaker has at hand below a slide: the sentences, and what the figure is, of when, and from whom."""

import pandas as pd

from dashboard.figures.formats import period_text
from dashboard.figures.lettering import clean
from dashboard.figures.press.described import Described
from dashboard.text import Lang, translator
from data.fields import FLAGS, INDICATORS, OBS_STATUSES

_NAMED = 12


def speaker_notes(described: Described) -> str:
    """The notes of one slide, one fact a line."""
    exhibit = described.exhibit
    t = translator(exhibit.lang)
    lines = [exhibit.band, *described.sentences]
    for code in exhibit.table["indicator"].unique():
        label, definition = (
            getattr(text, exhibit.lang) for text in (INDICATORS[code].label, INDICATORS[code].definition)
        )
        lines.append(t("Definisi: {label}. {definition}", label=label, definition=definition))
    periods = sorted(exhibit.table["period"].unique())
    if periods:
        lines.append(t("Periode: {periods}", periods="; ".join(period_text(text, exhibit.lang) for text in periods)))
    for status in ("missing", "suppressed", "provisional", "estimated"):
        names = exhibit.table.loc[exhibit.table["obs_status"] == status, "name"]
        if len(names):
            lines.append(f"{getattr(OBS_STATUSES[status], exhibit.lang)}: {_listed(names, exhibit.lang)}")
    for flag, words in FLAGS.items():
        has_flag = exhibit.table["flags"].map(lambda flags, flag=flag: flag in flags.split(";"))
        if has_flag.any():
            lines.append(
                f"{getattr(words, exhibit.lang)}: {_listed(exhibit.table.loc[has_flag, 'name'], exhibit.lang)}"
            )
    lines += [exhibit.note, exhibit.source, exhibit.credit]
    return "\n".join(clean(line) for line in lines if line)


def _listed(names: pd.Series, lang: Lang) -> str:
    each = list(dict.fromkeys(names))
    if len(each) <= _NAMED:
        return ", ".join(each)
    t = translator(lang)
    return ", ".join(each[:_NAMED]) + " " + t("dan {count} lainnya", count=len(each) - _NAMED)
