"""Sentences and alternative text made from the very numbers of an exhibit, in the press's conventions.

What is said follows from the shape of the table: one figure, many regions at one time, one region at many times, many
regions at two times, or several measures. Figures that may not be ranked are not; two times are never called a trend.
Every sentence names its source.
"""

from collections.abc import Sequence

from dashboard.figures import formats
from dashboard.figures.press import press_words
from dashboard.figures.press.exhibit import Exhibit
from dashboard.figures.press.press_words import Row
from dashboard.figures.press.sentence_parts import (
    Rows,
    against_sentence,
    codes_of,
    cuts_of,
    ends_of,
    figure_sentence,
    gap_sentences,
    holders,
    in_time,
    is_series,
    marked_amount,
    reasons_against_ranking,
    records,
    say,
    short,
)
from dashboard.figures.press.sentences_over_time import MOST, apart, changed, over_time
from dashboard.figures.word_tables import Table
from dashboard.text import Lang
from dashboard.text import sentences as words
from data.fields import INDICATORS, NATION

MOST_LISTED = 6
MOST_ABSENT = 3
LEAST_LISTED = 3
ALT_TITLE, ALT_SUBTITLE, ALT_SOURCE, ALT_LISTED = 120, 120, 100, 4


def sentences(exhibit: Exhibit) -> tuple[str, ...]:
    """Return one to five sentences in the exhibit's language, plain text; most exhibits give two or more.

    A listing without figures of its own has those that were said of it, which may be none.
    """
    lang = exhibit.lang
    rows, above = records(exhibit.table), records(exhibit.reference)
    if exhibit.listing is not None and not rows:
        return exhibit.said
    if any(press_words.is_evidence(row) for row in rows):
        # A picture that is no map and tells of papers is a list of them.
        is_list = not exhibit.credit and all(row["unit"] == "papers" for row in rows)
        return tuple(_evidence(rows, is_list, lang))
    if not any(press_words.is_shown(row) for row in rows):
        return tuple(_nothing(rows, above, lang))
    cuts = cuts_of(rows)
    if len(cuts) > 1:
        return tuple(_several(cuts, lang))
    return tuple(_one_cut(rows, above, lang, exhibit.place))


def alt_text(exhibit: Exhibit) -> str:
    """Return what a reader who does not see the picture must know: its kind, subject, extremes, gaps and source."""
    lang = exhibit.lang
    rows = records(exhibit.table)
    listing = exhibit.listing
    kind = getattr(words.KINDS["map" if exhibit.credit else exhibit.chart or ("table" if listing else "")], lang)
    shown = [row for row in rows if press_words.is_shown(row)]
    statuses = [row["obs_status"] for row in rows if not press_words.is_shown(row)]
    hidden = statuses.count("suppressed")
    is_evidence = any(press_words.is_evidence(row) for row in rows)
    absent = words.ALT_NO_EVIDENCE if is_evidence else words.ALT_ABSENT
    parts = [
        exhibit.band,
        f"{kind}: {short(exhibit.title, ALT_TITLE, ', ')}",
        short(exhibit.subtitle, ALT_SUBTITLE, " · "),
        _alt_rows(listing, lang) if listing else "",
        _alt_subject(shown, exhibit.place, lang),
        _alt_figures(_drawn(shown, exhibit), lang) if shown else "",
        say(absent, lang, count=len(statuses) - hidden) if len(statuses) > hidden else "",
        say(words.ALT_HIDDEN, lang, count=hidden) if hidden else "",
        short(exhibit.source, ALT_SOURCE, ". ", "; "),
    ]
    said = [part[:1].upper() + part[1:] for part in parts if part]
    return " ".join(part if part.endswith((".", "…", "?")) else f"{part}." for part in said)


def _nothing(rows: Rows, above: Rows, lang: Lang) -> list[str]:
    """Return that there is no figure at all, and what there is of the places above."""
    if len(codes_of(rows)) == 1:
        said = [figure_sentence(row, lang) for row in rows[:MOST_ABSENT]]
    else:
        said = [say(words.NOTHING, lang, source=press_words.source([*rows, *above], lang)), *gap_sentences(rows, lang)]
    return said + [figure_sentence(row, lang) for row in above if press_words.is_shown(row)][:2]


# --- one measure ------------------------------------------------------------------------------------------


def _one_cut(rows: Rows, above: Rows, lang: Lang, place: str) -> list[str]:
    times = list(dict.fromkeys(row["period"] for row in rows if press_words.is_shown(row)))
    places = {(row["region_code"], row["period"]) for row in rows}
    codes = codes_of(rows)
    if len(codes) == len(rows):
        return _alone(rows[0], above, lang) if len(rows) == 1 else _across(rows, above, lang, place)
    if len(codes) == 1:
        return over_time(rows, lang)
    if len(places) < len(rows) or any(press_words.is_printed(row) for row in rows):
        return apart([row for row in rows if press_words.is_shown(row)], lang)
    if len(times) == 2:
        return changed(rows, lang)
    last = in_time([row for row in rows if press_words.is_shown(row)])[-1]["period"]
    said = _across(
        [row for row in rows if row["period"] == last], [row for row in above if row["period"] == last], lang
    )
    count = len({row["period"] for row in rows})
    return [*said[: MOST - 1], say(words.LAST_ONLY, lang, count=count, source=press_words.source(rows, lang))]


def _alone(row: Row, above: Rows, lang: Lang) -> list[str]:
    return [
        figure_sentence(row, lang),
        *[figure_sentence(each, lang) for each in above if press_words.is_shown(each)][:2],
        against_sentence(row, lang),
    ]


def _across(rows: Rows, above: Rows, lang: Lang, place: str = "") -> list[str]:
    """Return what many regions at one time come to; what is not comparable is neither ranked nor compared.

    place: the name of the region that the figure is about, which may be none of them.
    """
    shown = [row for row in rows if press_words.is_shown(row)]
    beyond = _holding(rows, above)[:1]
    fields = {
        "regions": press_words.regions(shown, lang),
        "source": press_words.source(shown, lang),
        "label": press_words.label(shown[0], lang, inside=True),
        "count": len(shown),
    }
    gaps = gap_sentences(rows, lang)
    if len(shown) == 1:
        return [figure_sentence(shown[0], lang), *gaps, against_sentence(shown[0], lang)]
    if any(press_words.is_printed(row) for row in shown):
        return [say(words.PRINTED, lang, **fields), *_few([*shown, *beyond], lang), *gaps][:MOST]
    if reasons := reasons_against_ranking(shown):
        named = press_words.series([getattr(words.REASONS[column], lang) for column in reasons], lang)
        return [say(words.NOT_RANKED, lang, reasons=named, **fields), *_few([*shown, *beyond], lang), *gaps][:MOST]
    ends, named = _extremes(shown, lang)
    # The gaps, the notes and the denominator must be said; what the place above comes to is said if there is room.
    two = [say(words.TWO_POINTS, lang, source=fields["source"])] if press_words.is_change(shown[0]) else []
    needed = [*two, *_noted([row for row in shown if row not in named], lang), *gaps, against_sentence(shown[0], lang)]
    room = MOST - 1 - len(needed)
    about = [row for row in rows if row["name"] == place]
    figures = [figure_sentence(row, lang) for row in (*about, *beyond)]
    standing = [_standing(row, shown, lang) for row in about if press_words.is_shown(row) and named]
    is_short = LEAST_LISTED <= len(shown) <= MOST_LISTED and len(named) < len(shown)
    listed = [_listed(shown, shown[0], lang)] if is_short and named and not about else []
    beside = [] if about else _beside(shown, beyond, lang)
    further = [*figures[:1], *standing, *figures[1:], *listed, *beside][: max(0, room)]
    return [*further[:1], ends, *further[1:], *needed][:MOST]


def _holding(rows: Rows, above: Rows) -> list[Row]:
    """Return the figures of what holds all these regions: their one province, then the nation."""
    provinces = {row["region_code"].partition(".")[0] if "." in row["region_code"] else NATION for row in rows}
    holders = [*provinces, NATION] if len(provinces) == 1 else [NATION]
    return [
        row
        for code in dict.fromkeys(holders)
        for row in above
        if row["region_code"] == code
        and press_words.is_shown(row)
        and press_words.is_change(row) == press_words.is_change(rows[0])
    ]


def _few(shown: Rows, lang: Lang) -> list[str]:
    """Return each figure by itself where there are only a few, else the last one: the place above, if it has any."""
    return [figure_sentence(row, lang) for row in (shown if len(shown) < MOST - 1 else shown[-1:])]


def _extremes(shown: Rows, lang: Lang) -> tuple[str, list[Row]]:
    """Return the sentence of the highest and the lowest, and the rows that it names."""
    highest, lowest = ends_of(shown)
    row = shown[0]
    fields = {
        "label": press_words.label(row, lang, inside=True),
        "when": press_words.when(row, lang),
        "regions": press_words.regions(shown, lang),
        "count": len(shown),
        "source": press_words.source(shown, lang),
    }
    if len(highest) == len(shown):
        return say(words.ALL_ALIKE, lang, value=press_words.amount(row, lang), **fields), []
    both = {"highest": holders(highest, lang), "lowest": holders(lowest, lang)}
    return say(words.EXTREMES, lang, **both, **fields), [*highest[: press_words.NAMED], *lowest[: press_words.NAMED]]


def _beside(shown: Rows, beyond: Rows, lang: Lang) -> list[str]:
    """Return how many regions lie on either side of the place that holds them; only of rates that are counted alike."""
    if not beyond or INDICATORS[shown[0]["indicator"]].kind != "rate" or reasons_against_ranking([*shown, *beyond]):
        return []
    base = beyond[0]
    below = sum(row["value"] < base["value"] for row in shown)
    above = sum(row["value"] > base["value"] for row in shown)
    fields = {"regions": press_words.regions(shown, lang), "source": press_words.source([*shown, base], lang)}
    one_sided = {below: words.ALL_LOWER, above: words.ALL_HIGHER}
    text = one_sided.get(len(shown), words.BESIDE)
    value = marked_amount(base, lang)
    return [say(text, lang, below=below, above=above, count=len(shown), region=base["name"], value=value, **fields)]


def _standing(row: Row, shown: Rows, lang: Lang) -> str:
    """Return the place of one region among all, the highest first; equal figures share a place."""
    alike = [each["name"] for each in shown if each["value"] == row["value"] and each is not row]
    tied = getattr(words.STANDING_TIED, lang).format(names=press_words.some(alike, lang)) if alike else ""
    return say(
        words.STANDING,
        lang,
        region=row["name"],
        rank=_rank(row, shown),
        count=len(shown),
        regions=press_words.regions(shown, lang),
        tied=tied,
        source=press_words.source(shown, lang),
    )


def _rank(row: Row, shown: Rows) -> int:
    return 1 + sum(each["value"] > row["value"] for each in shown)


def _noted(rows: Rows, lang: Lang) -> list[str]:
    """Return which other figures carry a note, in words."""
    found = [row for row in rows if press_words.marks(row, lang)]
    if not found:
        return []
    said = ", ".join(dict.fromkeys(mark for row in found for mark in press_words.marks(row, lang)))
    names = press_words.some([row["name"] for row in found], lang)
    return [say(words.MARKED, lang, names=names, words=said, source=press_words.source(found, lang))]


# --- several measures, and evidence -----------------------------------------------------------------------


def _several(cuts: Sequence[Rows], lang: Lang) -> list[str]:
    """Return one sentence per measure, those with a figure first; measures are never set against each other."""
    said = []
    for rows in sorted(cuts, key=lambda rows: not any(press_words.is_shown(row) for row in rows)):
        newest = [in_time([row for row in rows if row["region_code"] == code])[-1] for code in codes_of(rows)]
        shown = [row for row in newest if press_words.is_shown(row)]
        if len(newest) == 1:
            said.append(figure_sentence(newest[0], lang))
        elif not shown:
            said += gap_sentences(newest, lang)[:1]
        elif (
            len(newest) <= MOST_LISTED
            and not reasons_against_ranking(shown)
            and not any(press_words.is_printed(row) for row in shown)
        ):
            said.append(_listed(newest, shown[0], lang))
        else:
            said += _across(newest, [], lang)[:1]
    return said[:MOST]


def _listed(rows: Rows, example: Row, lang: Lang) -> str:
    """Return the figures of a few regions in their own order."""
    figures = [_told(row, lang) for row in rows]
    label, when = press_words.label(example, lang), press_words.when(example, lang)
    figures_said = press_words.series(figures, lang)
    return say(words.LISTED, lang, label=label, when=when, figures=figures_said, source=press_words.source(rows, lang))


def _told(row: Row, lang: Lang) -> str:
    """Return the name of a region with its figure, in brackets where the figure has notes of its own."""
    if not press_words.is_shown(row):
        return f"{row['name']} {formats.status_or_value(row['value'], row['unit'], row['obs_status'], lang)}"
    return holders([row], lang) if press_words.marks(row, lang) else f"{row['name']} {press_words.amount(row, lang)}"


def _evidence(rows: Rows, is_list: bool, lang: Lang) -> list[str]:
    """Return for how many places there is evidence, and what it says where it is little; its absence is no failure.

    What many places have is not told by the first few of them, but a list of papers comes in an order of its own.
    """
    known = [[row for row in rows if row["region_code"] == code] for code in codes_of(rows)]
    backed = [group for group in known if any(press_words.is_shown(row) for row in group)]
    source = press_words.source([row for group in backed for row in group] or rows, lang)
    regions = press_words.regions(rows, lang)
    fields = {"total": len(known), "regions": regions, "source": source, "papers": len(rows)}
    if not backed:
        return [say(words.NO_EVIDENCE_AT_ALL, lang, **fields)] if known else []
    told = [row for row in rows if press_words.is_shown(row)]
    whole = words.PAPERS if is_list else words.ALL_EVIDENCE
    said = [say(words.EVIDENCE if len(backed) < len(known) else whole, lang, count=len(backed), **fields)]
    if len(backed) < len(known):
        said.append(say(words.NO_EVIDENCE, lang, count=len(known) - len(backed), **fields))
    if len(known) > 1 and all(row["unit"] == "duties" for row in rows):
        met = sum(row["value"] > 0 for row in told)
        said.append(say(words.DUTIES_MET if met else words.NO_DUTY_MET, lang, count=met, **fields))
    if len(told) > MOST - len(said) and not is_list:
        return said
    return said + [
        say(words.SAID, lang, region=row["name"], words=row["as_printed"], source=press_words.source([row], lang))
        for row in told[: MOST - len(said)]
    ]


# --- alternative text -------------------------------------------------------------------------------------


def _alt_rows(listing: Table, lang: Lang) -> str:
    return say(words.ALT_ROWS, lang, count=len(listing.rows), columns=", ".join(listing.columns))


def _drawn(shown: Rows, exhibit: Exhibit) -> Rows:
    """Return the figures that are drawn as lines, where the table holds those of more regions."""
    names = {series.name for series in exhibit.series}
    lines = [row for row in shown if row["name"] in names]
    return lines if exhibit.chart == "lines" and lines else shown


def _alt_subject(shown: Rows, place: str, lang: Lang) -> str:
    """Return the figure of the region that the exhibit is about and its place among the others."""
    about = [row for row in shown if row["name"] == place]
    if len(about) != 1 or len(codes_of(shown)) < len(shown) or len(shown) == 1 or press_words.is_evidence(about[0]):
        return ""
    said = say(words.ALT_ONE, lang, names=place, value=marked_amount(about[0], lang))
    if any(press_words.is_printed(row) for row in shown) or reasons_against_ranking(shown):
        return said
    return f"{said} {say(words.ALT_STANDING, lang, rank=_rank(about[0], shown), count=len(shown))}"


def _alt_each(shown: Rows, lang: Lang) -> str:
    """Return the newest figure of each measure of one region."""
    newest = [in_time(rows)[-1] for rows in cuts_of(shown)]
    said = [
        getattr(words.ALT_EACH, lang).format(
            label=press_words.label(row, lang),
            value=marked_amount(row, lang),
            period=formats.period_text(row["period"], lang),
        )
        for row in newest[:ALT_LISTED]
    ]
    return "; ".join(said) + (" …" if len(newest) > ALT_LISTED else ".")


def _alt_ends(shown: Rows, lang: Lang) -> str:
    """Return where the figures of one region begin and end in time."""
    found = in_time(shown)
    first, last = (
        f"{marked_amount(row, lang)} ({formats.period_text(row['period'], lang)})" for row in (found[0], found[-1])
    )
    if len(found) == 1:
        return say(words.ALT_ONE, lang, names=found[0]["name"], value=first)
    return say(words.ALT_ENDS, lang, region=found[0]["name"], first=first, last=last)


def _alt_figures(shown: Rows, lang: Lang) -> str:
    """Return the extremes of figures that may be ranked, the ends of a series, else how many figures there are."""
    codes = codes_of(shown)
    if any(press_words.is_evidence(row) for row in shown):
        return say(words.ALT_EVIDENCE, lang, count=len(codes))
    if len(cuts_of(shown)) > 1:
        return _alt_each(shown, lang) if len(codes) == 1 else say(words.ALT_COUNT, lang, count=len(codes))
    if len(shown) == 1:
        return say(words.ALT_ONE, lang, names=shown[0]["name"], value=marked_amount(shown[0], lang))
    if len(codes) == 1 and is_series(shown):
        return _alt_ends(shown, lang)
    if 1 < len(codes) <= MOST_LISTED < len(shown) and is_series(shown):
        return " ".join(_alt_ends([row for row in shown if row["region_code"] == code], lang) for code in codes)
    if 1 < len(codes) < len(shown):
        return say(words.ALT_TIMES, lang, count=len(codes), times=len({row["period"] for row in shown}))
    if len(codes) == 1 or any(press_words.is_printed(row) for row in shown) or reasons_against_ranking(shown):
        return say(words.ALT_NOT_RANKED, lang, count=len(shown))
    highest, lowest = ends_of(shown)
    if len(highest) == len(shown):
        return say(words.ALT_ALIKE, lang, value=press_words.amount(shown[0], lang))
    return say(words.ALT_EXTREMES, lang, highest=holders(highest, lang, 1), lowest=holders(lowest, lang, 1))
