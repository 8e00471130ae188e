"""What the page of change and its exhibits answer: all that follows from one address, made through the caches."""

from dataclasses import dataclass, replace

from dashboard import cache, cache_change
from dashboard.cache import Panel
from dashboard.change_question import MOST_DRAWN, VINTAGE_OLD_PAPUA, Span, drawn, span
from dashboard.figures.change import change_method, change_words
from dashboard.figures.change.change_figure import difference_map
from dashboard.figures.change.change_words import Told
from dashboard.figures.maps import map_builder
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.origin import Sources
from dashboard.notices import Notice
from dashboard.question import NATION, VINTAGE_CURRENT, Question, chosen_measure, question
from dashboard.state import Selection
from data.catalogue import Measure
from data.change import ends
from data.errors import NoFigureError

EACH_END = 3


@dataclass(frozen=True)
class Answer:
    """The change that one address asks for.

    panel: the figures of the later period. layer: the map's. codes: the regions of the layer. told: what charts and
    tables need to know of the change; None where there is nothing to set the later period against.
    """

    asked: Question
    span: Span
    panel: Panel
    layer: str
    codes: tuple[str, ...]
    sources: Sources
    notices: tuple[Notice, ...]
    told: Told | None

    @property
    def is_of_extremes(self) -> bool:
        """Whether the regions drawn are those that rose and fell most, since the address names none."""
        if self.told is None:
            return False
        rises, falls = ends(self.told.table, "main", EACH_END)
        return {*rises["region_code"], *falls["region_code"]} == set(self.told.drawn)

    @property
    def chosen(self) -> str:
        """The region spoken about: chosen on the map, else the province gone into, else the nation."""
        return self.asked.chosen if self.asked.chosen in self.codes else self.asked.within or NATION


def answer(selection: Selection) -> Answer:
    """Return what an address asks for.

    Raises:
        BrokenDataError: the data hold nothing of the chosen measure.
    """
    measure, _ = chosen_measure(selection)
    choices = cache.choices(measure.dataset, measure.indicator)
    asked = question(selection, choices)
    span_of = span(selection, asked, choices)
    panel = cache.panel(measure.dataset, measure.indicator, asked.cut, asked.level, is_old=span_of.is_old)
    layer = cache.layer_for(panel, asked.within)
    codes = cache.layer_codes(layer)
    vintage = VINTAGE_OLD_PAPUA if span_of.is_old else VINTAGE_CURRENT
    picked, left_out = drawn(selection, codes, vintage)
    told = _told(asked, span_of, panel, codes, picked) if span_of.since else None
    sources = cache.sources(measure.dataset)
    return Answer(
        asked, span_of, panel, layer, codes, sources, (*asked.notices, *span_of.notices, *left_out), told,
    )  # fmt: skip


def opened(selection: Selection, measure: Measure) -> Selection:
    """Return the address of another measure of the same dataset and place, whole and on its own periods."""
    whole = dict.fromkeys(("segment", "programme", "group", "benefit", "period", "since"), "")
    return selection.changed(data=measure.dataset, indicator=measure.indicator, **whole)


def others(selection: Selection) -> tuple[Measure, ...]:
    """Return the measures of the dataset which, opened, have an earlier period to be set against."""
    dataset = chosen_measure(selection)[0].dataset
    return tuple(measure for measure in cache.measures(dataset) if _has_change(opened(selection, measure), measure))


def _has_change(selection: Selection, measure: Measure) -> bool:
    choices = cache.choices(measure.dataset, measure.indicator)
    return bool(span(selection, question(selection, choices), choices).since)


def changed(selection: Selection, *, is_ranked: bool = False) -> tuple[Answer, Told]:
    """Return what an address asks for and what is told of the change.

    Raises:
        NoFigureError: there are no two periods that can be subtracted, or is_ranked and no ranking can be given.
    """
    answered = answer(selection)
    if answered.told is None:
        asked = answered.asked
        raise NoFigureError(change_method.no_series(asked.measure.as_printed, asked.cut.period, asked.lang))
    told = answered.told
    if is_ranked and (told.unrankable or change_words.none_text(told)):
        raise NoFigureError(change_words.none_text(told) or change_method.no_ranking(told.unrankable, told.lang))
    return answered, told


def judged(selection: Selection) -> Answer:
    """Return what an address asks for where its later period can be judged against chance.

    Raises:
        NoFigureError: a funnel plot of the measure would mislead.
    """
    answered = answer(selection)
    if reason := cache_change.refusal(answered.panel):
        raise NoFigureError(change_method.no_funnel(reason, answered.asked.lang))
    return answered


def figure(answered: Answer) -> MapFigure:
    """Return the map of differences; only for an answer that has a change."""
    assert answered.told
    manifest = cache.manifest()
    lang = answered.asked.lang
    return difference_map(
        answered.told,
        cache_change.centred_breaks(answered.told.table["main"]),
        layer=answered.layer,
        chosen=answered.asked.chosen,
        sources=answered.sources,
        credit=manifest.credit_id if lang == "id" else manifest.credit_en,
    )


def _told(asked: Question, span_of: Span, panel: Panel, codes: tuple[str, ...], picked: tuple[str, ...]) -> Told:
    dataset, indicator = asked.measure.dataset, asked.measure.indicator
    first = replace(asked.cut, period=span_of.since)
    earlier = cache.panel(dataset, indicator, first, asked.level, is_old=span_of.is_old)
    found = cache_change.changes(dataset, indicator, asked.cut, asked.level, span_of.moments, is_old=span_of.is_old)
    here = found.table[found.table["region_code"].isin(codes)]
    table = cache_change.ranked(change_words.completed(here, codes), indicator, dataset)
    above = [NATION, *([asked.within] if asked.within else [])]
    rises, falls = ends(table, "main", EACH_END)
    usual = [*rises["region_code"], *falls["region_code"]]
    if not usual:
        # Nothing can be subtracted; the largest regions still show where the series breaks.
        known = table[table["earlier"].notna() & table["later"].notna()]
        usual = ends(known, "later", EACH_END)[0]["region_code"].tolist()
    wanted = [*picked, *([asked.chosen] if asked.chosen in codes else [])]
    return Told(
        lang=asked.lang,
        earlier=earlier,
        later=panel,
        moments=span_of.moments,
        table=table,
        above=cache_change.ranked(found.table[found.table["region_code"].isin(above)], indicator, dataset),
        points=found.points[found.points["region_code"].isin([*codes, *above])],
        trends=found.trends[found.trends["region_code"].isin([*codes, *above])],
        unrankable=found.unrankable,
        drawn=tuple(dict.fromkeys(wanted or usual))[:MOST_DRAWN],
        place=map_builder.region_name(asked.within or NATION, panel.vintage, asked.lang),
    )
