"""From cubes to the long table: one row per cell, text columns encoded, sorted for quick filtering."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.disclosure import STATUSES, apply
from data.fields import OBSERVATION_COLUMNS, VINTAGE_CURRENT
from data.synthetic.cube import Cube

PARTS_MISSING = "parts_missing"


def observations(cube: Cube, hidden: NDArray[np.int8], codes: tuple[str, ...], source_id: str) -> pa.Table:
    """Return OBSERVATION_COLUMNS for every existing cell, hidden ones without their value.

    Sorted by period, then series, then region, so that a map's rows lie side by side in the file.
    """
    values, statuses = apply(cube.values, hidden)
    regions, lines, periods = np.indices(cube.values.shape, dtype=np.int16).transpose(0, 3, 2, 1)
    # From here on axes are (period, series, region), and cells of series that did not exist yet are left out.
    exists = np.broadcast_to(cube.exists.T[:, :, None], regions.shape)
    cells = int(exists.sum())

    def chosen(places: NDArray[np.integer], words: tuple[str, ...]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(places, pa.int16()), pa.array(words, pa.string()))

    def only(word: str) -> pa.DictionaryArray:
        return chosen(np.zeros(cells, dtype=np.int16), (word,))

    def of_series(part: str) -> pa.DictionaryArray:
        words = [getattr(series, part) for series in cube.series]
        distinct = tuple(sorted(set(words)))
        return chosen(np.array([distinct.index(word) for word in words])[lines[exists]], distinct)

    columns = {
        "region_code": chosen(regions[exists], codes),
        "region_vintage": only(VINTAGE_CURRENT),
        "period": chosen(periods[exists], cube.periods),
        "indicator": only(cube.indicator),
        "segment": of_series("segment"),
        "programme": of_series("programme"),
        "worker_group": of_series("worker_group"),
        "benefit_kind": only("all"),
        "basis": only("residence"),
        "denominator": only(""),
        "origin": only("synthetic"),
        "source_id": only(source_id),
        "value": pa.array(values.transpose(2, 1, 0)[exists], pa.float64()),
        "unit": only(cube.unit),
        "as_printed": only(""),
        "obs_status": chosen(statuses.transpose(2, 1, 0)[exists], STATUSES),
        "flags": chosen(cube.is_partial.transpose(2, 1, 0)[exists].astype(np.int16), ("", PARTS_MISSING)),
    }
    return pa.table(columns).select(OBSERVATION_COLUMNS)
