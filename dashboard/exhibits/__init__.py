"""Every figure that can be taken to the press desk, made again from the address alone; one file per kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dashboard import cache
from dashboard.exhibits import (
    change_map,
    change_path,
    change_ranking,
    change_slope,
    change_table,
    claims,
    claims_tables,
    compare_bars,
    compare_lines,
    compare_maps,
    compare_strip,
    compare_tables,
    compliance,
    compliance_tables,
    contributions,
    data_tables,
    funnel,
    planner_budget,
    planner_distance,
    planner_reconciliation,
    region_standing,
    region_tables,
    region_workforce,
)
from dashboard.exhibits import map as map_exhibit
from dashboard.figures.press.described import cited, licences
from dashboard.figures.press.exhibit import Exhibit
from dashboard.state import Selection

Builder = Callable[[Selection], Exhibit]


def licensed(build: Builder) -> Builder:
    """Return the builder whose exhibits also say under which licences the sources that they name gave the figures."""

    def made(selection: Selection) -> Exhibit:
        exhibit = build(selection)
        if not exhibit.source:
            return exhibit
        known = cited(exhibit, cache.sources("synthetic" if exhibit.band else "published"))
        said = filter(None, (exhibit.source.removesuffix("."), licences(known, exhibit.lang)))
        return replace(exhibit, source=". ".join(said))

    return made


_BUILDERS: Mapping[str, Builder] = {
    map_exhibit.KIND: map_exhibit.exhibit,
    map_exhibit.TABLE: map_exhibit.table,
    claims.OVER_TIME: claims.exhibit,
    claims.BY_PROGRAMME: claims.shares,
    compare_bars.KIND: compare_bars.exhibit,
    compare_lines.KIND: compare_lines.exhibit,
    compare_maps.KIND: compare_maps.exhibit,
    compare_strip.KIND: compare_strip.exhibit,
    compare_tables.VALUES: compare_tables.values,
    compare_tables.STANDINGS: compare_tables.standings,
    compare_tables.SIMILAR: compare_tables.similar,
    compliance.HEAT: compliance.heat,
    compliance.MAP: compliance.mapped,
    compliance.TIMELINE: compliance.timeline,
    region_standing.KIND: region_standing.exhibit,
    region_workforce.KIND: region_workforce.exhibit,
    change_map.KIND: change_map.exhibit,
    change_ranking.KIND: change_ranking.exhibit,
    change_ranking.COUNTS: change_ranking.counts,
    change_slope.KIND: change_slope.exhibit,
    change_path.KIND: change_path.exhibit,
    change_table.KIND: change_table.exhibit,
    funnel.KIND: funnel.exhibit,
    funnel.EXTREMES: funnel.extremes,
    contributions.KIND: contributions.exhibit,
    planner_reconciliation.KIND: planner_reconciliation.exhibit,
    planner_reconciliation.STEPS: planner_reconciliation.steps,
    planner_budget.KIND: planner_budget.exhibit,
    planner_budget.STEPS: planner_budget.steps,
    planner_distance.KIND: planner_distance.exhibit,
    planner_distance.STEPS: planner_distance.steps,
    planner_distance.REGENCIES: planner_distance.regencies,
    **region_tables.builders(),
    **claims_tables.BUILDERS,
    **compliance_tables.BUILDERS,
    **data_tables.builders(),
}
BUILDERS: Mapping[str, Builder] = {kind: licensed(build) for kind, build in _BUILDERS.items()}
