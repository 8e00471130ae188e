"""Sentences on more than one time: a series' ends and extremes, the difference between two times, never a trend."""

from collections.abc import Sequence

from dashboard.figures import formats
from dashboard.figures.press import press_words
from dashboard.figures.press.press_words import Row
from dashboard.figures.press.sentence_parts import (
    Rows,
    against_sentence,
    codes_of,
    ends_of,
    figure_sentence,
    in_time,
    is_series,
    marked_amount,
    say,
)
from dashboard.text import Lang
from dashboard.text import sentences as words

MOST = 5
TIE_DIGITS = 12


def over_time(rows: Rows, lang: Lang) -> list[str]:
    """Return where a region's series begins, ends and has its extremes; scattered figures are quoted one by one."""
    shown = in_time([row for row in rows if press_words.is_shown(row)])
    if len(shown) == 1:
        return [figure_sentence(shown[0], lang), *_gaps_in_time(rows, lang), against_sentence(shown[0], lang)]
    if not is_series(shown) or len({row["period"] for row in shown}) < len(shown):
        return apart(shown, lang)
    first, last = shown[0], shown[-1]
    source = press_words.source(shown, lang)
    verb = "estimated" if "estimated" in (first["obs_status"], last["obs_status"]) else "reported"
    said = [
        say(
            words.FROM_FIRST_TO_LAST,
            lang,
            label=press_words.label(last, lang),
            region=last["name"],
            verb=getattr(words.VERBS[verb], lang),
            first=marked_amount(first, lang),
            first_when=press_words.when(first, lang),
            last=marked_amount(last, lang),
            last_when=press_words.when(last, lang),
            source=source,
        )
    ]
    if len(shown) > 2:
        highest, lowest = (_value_when(end, lang) for end in ends_of(shown))
        said.append(say(words.WITHIN_SERIES, lang, count=len(shown), highest=highest, lowest=lowest, source=source))
    else:
        said.append(say(words.TWO_POINTS, lang, source=source))
    return [*said, *_gaps_in_time(rows, lang), against_sentence(last, lang)][:MOST]


def _value_when(rows: Rows, lang: Lang) -> str:
    """Return a figure and the times that share it."""
    times = press_words.some([press_words.when(row, lang) for row in rows], lang)
    return getattr(words.VALUE_WHEN, lang).format(value=marked_amount(rows[0], lang), when=times)


def _gaps_in_time(rows: Rows, lang: Lang) -> list[str]:
    said = []
    for text, is_hidden in ((words.ABSENT_TIMES, False), (words.HIDDEN_TIMES, True)):
        gone = [
            row for row in rows if not press_words.is_shown(row) and (row["obs_status"] == "suppressed") == is_hidden
        ]
        if gone:
            times = press_words.some([formats.period_text(row["period"], lang) for row in in_time(gone)], lang)
            said.append(say(text, lang, times=times, source=press_words.source(rows, lang)))
    return said


def apart(shown: Rows, lang: Lang) -> list[str]:
    """Return the newest figures one by one, and that they form no trend."""
    newest = in_time(shown)[::-1][: MOST - 1]
    said = [figure_sentence(row, lang) for row in newest]
    return [*said, say(words.NO_SERIES, lang, source=press_words.source(newest, lang))] if len(shown) > 1 else said


def changed(rows: Rows, lang: Lang) -> list[str]:
    """Return in how many regions the later figure is higher, and where most; never whether that is a trend."""
    shown = [row for row in rows if press_words.is_shown(row)]
    of_region = (in_time([row for row in shown if row["region_code"] == code]) for code in codes_of(shown))
    pairs = [(found[0], found[1]) for found in of_region if len(found) == 2]
    if not pairs or not is_series([row for pair in pairs for row in pair]):
        return apart(shown, lang)
    rises = [round(last["value"] - first["value"], TIE_DIGITS) for first, last in pairs]
    first, last = pairs[0]
    source = press_words.source(shown, lang)
    said = [
        say(
            words.CHANGED,
            lang,
            count=len(pairs),
            regions=press_words.regions([last for _, last in pairs], lang),
            label=press_words.label(last, lang, inside=True),
            last_when=press_words.when(last, lang),
            parts=_higher_and_lower(rises, press_words.when(first, lang), lang),
            source=source,
        )
    ]
    for text, end in ((words.MOST_UP, max(rises)), (words.MOST_DOWN, min(rises))):
        if end != 0 and (end > 0) == (text is words.MOST_UP):
            holders = [_from_to(pair, lang) for pair, rise in zip(pairs, rises, strict=True) if rise == end]
            said.append(say(text, lang, holders=press_words.some(holders, lang), source=source))
    said.append(say(words.TWO_POINTS, lang, source=source))
    both = {row["region_code"] for pair in pairs for row in pair}
    names = list(dict.fromkeys(row["name"] for row in rows if row["region_code"] not in both))
    if names:
        fields = {"regions": press_words.regions([row for row in rows if row["region_code"] not in both], lang)}
        named = getattr(words.NAMED, lang).format(names=press_words.some(names, lang))
        said.append(say(words.ONE_TIME, lang, count=len(names), names=named, source=source, **fields))
    return said[:MOST]


def _higher_and_lower(rises: Sequence[float], when: str, lang: Lang) -> str:
    """Return in how many regions the later figure is higher, lower and the same, without those that are none."""
    counts = (
        (words.HIGHER, words.THAN, sum(rise > 0 for rise in rises)),
        (words.LOWER, words.THAN, sum(rise < 0 for rise in rises)),
        (words.SAME, words.SAME_AS, sum(rise == 0 for rise in rises)),
    )
    said = [counted for counted in counts if counted[2]]
    return press_words.series(
        [
            getattr(text, lang).format(than=getattr(than, lang).format(when=when) if place == 0 else "", count=count)
            for place, (text, than, count) in enumerate(said)
        ],
        lang,
    )


def _from_to(pair: tuple[Row, Row], lang: Lang) -> str:
    first, last = (marked_amount(row, lang) for row in pair)
    return getattr(words.FROM_TO_VALUE, lang).format(region=pair[1]["name"], first=first, last=last)
