"""The only caches of the app, keyed by data version, and the pages' only way to data and geo.

Everything handed out is a copy or immutable: a page cannot change what another reader sees.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from geopandas import GeoDataFrame

from dashboard.figures.compliance import compliance_lists, compliance_tables
from dashboard.figures.compliance.compliance_tables import Compliance
from dashboard.figures.planner import planner_counts
from dashboard.figures.press import press_ground
from dashboard.figures.press.press_ground import Ground, Grounds
from data import catalogue, contributions, distance, panels, planner, reconciliation, regions, store, targets
from data.catalogue import Measure
from data.claims import Claims
from data.claims import claims as collect_claims
from data.contributions import Contribution
from data.distance import Distance, Stated
from data.evidence import Gathered, gather
from data.fields import VINTAGE_CURRENT
from data.indicators import Panel, Slice
from data.panels import Recomputed
from data.periods import months
from data.planner import Plan, Plausibility
from data.reconciliation import Reconciliation
from data.region_facts import RegionFacts
from data.region_facts import facts as collect_facts
from data.regions import Region
from data.store import Dataset, Snapshot
from data.targets import Target
from geo import classes, joins, layers
from geo.layers import Manifest


def version(dataset: Dataset) -> str:
    """Return the version in force; cheap, so each run asks again and sees a new snapshot at once."""
    return store.current_version(dataset)


def all_recomputed(panel: Panel, joined: pd.DataFrame) -> dict[str, Recomputed]:
    """Return the recomputed rates of all regions on the map that allow one, by region code."""
    if not panel.measure.as_printed:
        return {}
    found = {str(row["region_code"]): recomputed(panel, row) for row in joined.to_dict("records")}
    return {code: again for code, again in found.items() if again}


def measures(dataset: Dataset) -> tuple[Measure, ...]:
    """Return what can be mapped from a dataset, the opening measure first."""
    return catalogue.measures(dataset)


def choices(dataset: Dataset, indicator: str) -> pd.DataFrame:
    """Return the cuts of a measure that can be counted, see data.panels.choices."""
    return _choices(dataset, version(dataset), indicator)


def panel(dataset: Dataset, indicator: str, cut: Slice, level: str, *, is_old: bool = False) -> Panel:
    """Return one measure for all regions of a level; is_old: in the provinces before the 2022 Papua split."""
    return _panel(dataset, version(dataset), indicator, cut, level, is_old)


def layer_for(panel: Panel, within: str) -> str:
    """Return the name of the layer on which a panel is drawn; within: the province gone into, or ""."""
    return layer_of(panel.level, within, panel.vintage)


def layer_of(level: str, within: str, vintage: str = VINTAGE_CURRENT) -> str:
    """Return the name of the layer of all regions of a level, or of the regencies of the province gone into."""
    if within:
        return layers.detail_name(within)
    if level == "regency":
        return layers.REGENCIES
    return layers.PROVINCES if vintage == VINTAGE_CURRENT else layers.PROVINCES_BEFORE_2022


def joined(panel: Panel, layer: str, within: str) -> pd.DataFrame:
    """Return the panel's table joined to a layer: one row per region of the layer."""
    table = panel.table
    if within:
        table = table[table["region_code"].str.startswith(f"{within}.")]
    return joins.join_by_code(layer_codes(layer), table, panel.vintage)


def shapes(layer: str) -> GeoDataFrame:
    """Return the shapes of a layer, for pictures."""
    return _shapes(layer, manifest().version)


def grounds(layer: str) -> Grounds:
    """Return what gives the regions of a layer in the pixels of a picture; nobody may change what it gives."""
    return partial(_ground, layer, manifest().version)


def layer_codes(layer: str) -> tuple[str, ...]:
    """Return the region codes of a layer in its own order."""
    return _layer_codes(layer, manifest().version)


def recomputed(panel: Panel, row: Mapping[str, Any]) -> Recomputed | None:
    """Return the rate of a printed figure counted again from its source's count and base, if it gave both."""
    return panels.recomputed(table(panel.measure.dataset, "checks"), row) if panel.measure.as_printed else None


def breaks(dataset: Dataset, indicator: str, cut: Slice, level: str) -> tuple[float, ...]:
    """Return the inner class breaks of a measure, the same for all its periods."""
    if cut.period:
        # Years are classed with years and months with months, so that one of them stands for all in the cache.
        offered = choices(dataset, indicator)["period"].unique()
        cut = replace(cut, period=max(each for each in offered if months(each) == months(cut.period)))
    return _breaks(dataset, version(dataset), indicator, cut, level)


def sources(dataset: Dataset) -> Mapping[str, Mapping[str, str]]:
    """Return the sources of a dataset by source_id."""
    return _sources(dataset, version(dataset))


def table(dataset: Dataset, name: str) -> pd.DataFrame:
    """Return a whole table of the dataset's snapshot."""
    return _table(dataset, version(dataset), name)


def snapshot(dataset: Dataset) -> Snapshot:
    """Return the opened snapshot in force, for the caches of other rooms."""
    return _snapshot(dataset, version(dataset))


def manifest() -> Manifest:
    """Return what is known of the built map layers; read at each run, so that new layers are seen at once."""
    return layers.manifest()


@st.cache_data(max_entries=64, show_spinner=False)
def _layer_codes(layer: str, version: str) -> tuple[str, ...]:
    return tuple(layers.geometries(layer)["region_code"])


@st.cache_resource(max_entries=6, show_spinner=False)
def _shapes(layer: str, version: str) -> GeoDataFrame:
    return layers.geometries(layer)


# Not copied for each picture, which would take longer than drawing the regions anew: pictures only read it.
@st.cache_resource(max_entries=12, show_spinner=False)
def _ground(layer: str, version: str, width: int, height: int) -> Ground:
    return press_ground.ground(_shapes(layer, version), width, height)


@st.cache_resource(max_entries=4, show_spinner=False)
def _snapshot(dataset: Dataset, version: str) -> Snapshot:
    return store.current(dataset)


@st.cache_data(max_entries=128, show_spinner=False)
def _choices(dataset: Dataset, version: str, indicator: str) -> pd.DataFrame:
    return panels.choices(_snapshot(dataset, version), catalogue.measure(dataset, indicator))


@st.cache_data(max_entries=512, show_spinner=False)
def _panel(dataset: Dataset, version: str, indicator: str, cut: Slice, level: str, is_old: bool) -> Panel:
    measure = catalogue.measure(dataset, indicator)
    return panels.panel(_snapshot(dataset, version), measure, cut, level, is_old=is_old)


@st.cache_data(max_entries=512, show_spinner=False)
def _breaks(dataset: Dataset, version: str, indicator: str, cut: Slice, level: str) -> tuple[float, ...]:
    measure = catalogue.measure(dataset, indicator)
    values = panels.values_for_classes(_snapshot(dataset, version), measure, cut, level)
    return classes.class_breaks(values, measure.definition.kind, measure.definition.unit)


@st.cache_data(max_entries=8, show_spinner=False)
def _sources(dataset: Dataset, version: str) -> dict[str, dict[str, str]]:
    return store.read(_snapshot(dataset, version), "sources").set_index("source_id").to_dict("index")


@st.cache_data(max_entries=16, show_spinner=False)
def _table(dataset: Dataset, version: str, name: str) -> pd.DataFrame:
    return store.read(_snapshot(dataset, version), name)


def compliance(dataset: Dataset, as_of: date) -> Compliance:
    """Return every government's duties judged as of a day, with the evidence behind them."""
    return _compliance(dataset, version(dataset), as_of)


def paritrana_ranks(dataset: Dataset) -> pd.DataFrame:
    """Return the observations that are ranks of the Paritrana Award."""
    return _paritrana_ranks(dataset, version(dataset))


@st.cache_data(max_entries=4, show_spinner=False)
def _paritrana_ranks(dataset: Dataset, version: str) -> pd.DataFrame:
    return store.observations(_snapshot(dataset, version), indicator=compliance_lists.PARITRANA)


@st.cache_data(max_entries=4, show_spinner=False)
def _gathered(dataset: Dataset, version: str) -> Gathered:
    return gather(_snapshot(dataset, version))


@st.cache_data(max_entries=16, show_spinner=False)
def _compliance(dataset: Dataset, version: str, as_of: date) -> Compliance:
    return compliance_tables.judge(_gathered(dataset, version), as_of)


def find_region(text: str) -> tuple[Region | None, tuple[Region, ...]]:
    """Return the region or office that a code or name of an address means, or else None and the likely ones."""
    try:
        return regions.resolve(text), ()
    except regions.SupersededCodeError as error:
        return None, error.replacements
    except regions.UnknownRegionError as error:
        return None, error.proposals


def regencies(province_code: str) -> tuple[str, ...]:
    """Return the codes of the regencies and cities of a province."""
    return tuple(region.code for region in regions.regencies(province_code))


def region_facts(dataset: Dataset, region_code: str, as_of: date) -> RegionFacts:
    """Return what is known of one region or office, its evidence judged as of a day."""
    return _region_facts(dataset, version(dataset), region_code, as_of)


@st.cache_data(max_entries=64, show_spinner=False)
def _region_facts(dataset: Dataset, version: str, region_code: str, as_of: date) -> RegionFacts:
    return collect_facts(_snapshot(dataset, version), region_code, _gathered(dataset, version), as_of)


def claims(dataset: Dataset, region_code: str) -> Claims:
    """Return the claims of one region or office, with the rates they allow."""
    return _claims(dataset, version(dataset), region_code)


@st.cache_data(max_entries=24, show_spinner=False)
def _claims(dataset: Dataset, version: str, region_code: str) -> Claims:
    return collect_claims(_snapshot(dataset, version), region_code)


def known_contributions() -> tuple[Contribution, ...]:
    """Return what one person's membership costs a month, see data.contributions."""
    return contributions.contributions()


def other_contribution(amount_idr: int | None) -> Contribution:
    """Return a contribution that the reader typed, see data.contributions.other for its errors."""
    return contributions.other(amount_idr)


def counted_groups(dataset: Dataset, region_code: str) -> pd.DataFrame:
    """Return the published counts of a region's worker groups, those that have one first."""
    return _counted_groups(dataset, version(dataset), region_code)


@st.cache_data(max_entries=64, show_spinner=False)
def _counted_groups(dataset: Dataset, version: str, region_code: str) -> pd.DataFrame:
    return planner_counts.counted_groups(_standing(dataset, version, (region_code,)), region_code)


def reconciled(counts: Sequence[tuple[str | int | None, ...]]) -> Reconciliation:
    """Return the reconciliation of groups, see data.reconciliation.reconcile for its errors."""
    table = pd.DataFrame(list(counts), columns=list(reconciliation.COUNT_COLUMNS), dtype=object)
    return reconciliation.reconcile(table)


def planned(
    budget_idr: Any, months: Any, contribution: Contribution, groups: Sequence[tuple[str, Any]], start: str
) -> Plan:
    """Return what a budget covers, see data.planner.plan for its errors."""
    return planner.plan(budget_idr, months, contribution, groups, start)


def plausible(plan: Plan, as_printed: str) -> Plausibility | None:
    """Return a plan's budget, printed like that by its source, beside what its persons cost; None without persons.

    Raises:
        InputError: more persons together than there can be.
    """
    persons = sum(each.persons for each in plan.allotments)
    if not persons:
        return None
    return planner.plausibility(plan.budget_idr, persons, plan.contribution.amount_idr, plan.months, as_printed)


def distances(
    dataset: Dataset, region_code: str, as_of: date, contribution: Contribution
) -> tuple[tuple[Distance, Stated | None], ...]:
    """Return how far a region is from each target that applies to it, with the distance its source states, if any.

    Raises:
        InputError: the contribution does not hold for the twelve months from as_of.
    """
    return _distances(dataset, version(dataset), region_code, as_of, contribution)


@st.cache_data(max_entries=64, show_spinner=False)
def _distances(
    dataset: Dataset, version: str, region_code: str, as_of: date, contribution: Contribution
) -> tuple[tuple[Distance, Stated | None], ...]:
    rows = _standing(dataset, version, (region_code,))
    found = [
        distance.distance(target, *distance.figures(target, rows, region_code, as_of), as_of, contribution)
        for target in targets.applicable(_named_targets(dataset, version), region_code)
    ]
    return tuple((each, distance.stated(each, rows)) for each in found)


def regency_distances(
    dataset: Dataset, target: Target, province_code: str, as_of: date, contribution: Contribution
) -> pd.DataFrame:
    """Return how far each regency and city of a province is from a target, see data.distance.by_regency."""
    return _regency_distances(dataset, version(dataset), target, province_code, as_of, contribution)


@st.cache_data(max_entries=32, show_spinner=False)
def _regency_distances(
    dataset: Dataset, version: str, target: Target, province_code: str, as_of: date, contribution: Contribution
) -> pd.DataFrame:
    rows = _standing(dataset, version, regencies(province_code))
    named = _named_targets(dataset, version)
    return distance.by_regency(target, named, rows, province_code, as_of, contribution)


@st.cache_data(max_entries=64, show_spinner=False)
def _standing(dataset: Dataset, version: str, codes: tuple[str, ...]) -> pd.DataFrame:
    kinds = ["enrolled_workers", "active_participants", "eligible_workers", distance.STATED]
    return store.observations(_snapshot(dataset, version), region_code=list(codes), indicator=kinds)


@st.cache_data(max_entries=4, show_spinner=False)
def _named_targets(dataset: Dataset, version: str) -> tuple[Target, ...]:
    snapshot = _snapshot(dataset, version)
    return targets.named(store.read(snapshot, "targets"), store.read(snapshot, "sources"))
