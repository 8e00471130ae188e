"""The sample as a snapshot: invented, summed, small counts hidden, and only then stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from data import store
from data.catalogue import SAKERNAS, SAMPLE
from data.disclosure import PRIMARY, SECONDARY, disclose, follow, rule
from data.errors import BrokenDataError
from data.fields import SOURCE_COLUMNS
from data.synthetic.claims import JOB_LOSS, JOB_LOSS_FROM, PROGRAMME_SERIES, PROGRAMMES, claims
from data.synthetic.cube import YEARS, Cube, Places, build, places
from data.synthetic.papers import evidence, targets
from data.synthetic.participants import (
    GROUP_SERIES,
    SEGMENT_SERIES,
    SEGMENTS,
    Participants,
    Workforce,
    participants,
)
from data.synthetic.rows import observations

ORIGIN = "synthetic"
Progress = Callable[[float, str], None]
Mask = NDArray[np.int8]


@dataclass(frozen=True)
class Figures:
    """Everything invented for one seed, before anything is hidden. Never stored, shown or logged."""

    people: Participants
    cubes: tuple[Cube, ...]


@dataclass(frozen=True)
class Hidden:
    """How many cells of an indicator are hidden at one level: small themselves, or for the sake of others."""

    indicator: str
    level: str
    cells: int
    primary: int
    secondary: int


def make(seed: int, progress: Progress) -> tuple[store.Snapshot, tuple[Hidden, ...]]:
    """Invent the sample for a seed and publish it as the dataset "synthetic".

    The same seed on the same published workforce gives the same snapshot, byte for byte.
    progress: called with the share done (0-1) and, in Indonesian, what is being done.

    Raises:
        BrokenDataError: the published workforce is absent or incomplete.
    """
    progress(0.0, "membaca jumlah penduduk bekerja")
    where = places()
    workforce = read_workforce(where)
    progress(0.05, "mengarang angka contoh")
    figures = invent(workforce, where, seed)
    progress(0.2, "menyembunyikan angka kecil")
    masks = hide(figures.cubes)
    progress(0.7, "menyusun tabel")
    tables = as_tables(figures, masks, where, seed)
    progress(0.8, "menyimpan")
    snapshot = store.publish(ORIGIN, tables)
    progress(1.0, "selesai")
    return snapshot, tuple(count_hidden(figures.cubes, masks, where))


def read_workforce(where: Places) -> Workforce:
    """Read employed residents and wage employees of every regency and city from the published snapshot.

    Raises:
        BrokenDataError: a region or a year is absent.
    """
    snapshot = store.current("published")
    sources = store.read(snapshot, "sources")
    augusts = [f"{year}-08" for year in YEARS]
    found = store.observations(
        snapshot,
        indicator=["employed_persons", "wage_employees"],
        source_id=sources.loc[sources["file"].isin(SAKERNAS), "source_id"].tolist(),
        period=augusts,
        segment="total",
    )
    wide = found.pivot_table("value", ["indicator", "region_code"], "period").reindex(columns=augusts)
    employed, wage_employees = (
        wide.reindex([(indicator, code) for code in where.regencies]).to_numpy()
        for indicator in ("employed_persons", "wage_employees")
    )
    if np.isnan(employed).any() or np.isnan(wage_employees).any():
        raise BrokenDataError(
            "Data terbitan tidak memuat penduduk bekerja setiap kabupaten/kota untuk Agustus 2019-2025, "
            "dasar data contoh. Jalankan `python3 scripts/build_tables.py`."
        )
    return Workforce(employed, wage_employees)


def invent(workforce: Workforce, where: Places, seed: int) -> Figures:
    """Invent the figures of a seed: every count of every region, every total the sum of its parts."""
    people = participants(workforce, where, np.random.default_rng([seed, 0]))
    cases, benefits = claims(people, np.random.default_rng([seed, 1]))
    segments, programmes, late = len(SEGMENTS), len(PROGRAMMES), {JOB_LOSS: JOB_LOSS_FROM}
    active = np.concatenate([people.active, people.groups], axis=1)
    cubes = (
        build("active_participants", "persons", where, (*SEGMENT_SERIES, *GROUP_SERIES), segments, active),
        build("claims_paid", "cases", where, PROGRAMME_SERIES, programmes, cases, is_flow=True, first_period=late),
        build(
            "benefits_paid_idr", "idr", where, PROGRAMME_SERIES, programmes, benefits, is_flow=True, first_period=late
        ),
        build("eligible_workers", "persons", where, SEGMENT_SERIES, segments, people.eligible),
        build("enrolled_workers", "persons", where, SEGMENT_SERIES, segments, people.enrolled),
    )
    return Figures(people, cubes)


def hide(cubes: Iterable[Cube]) -> dict[str, Mask]:
    """Return for each indicator which cells are hidden, as data.disclosure says.

    A unit that follows another in the threshold table (rupiah their cases) comes after it.
    """
    masks: dict[str, Mask] = {}
    by_unit: dict[str, Mask] = {}
    for cube in cubes:
        limits = rule(ORIGIN, cube.unit)
        if limits.follows:
            mask = follow(cube.values, cube.equations, limits, by_unit[limits.follows])
        else:
            mask = disclose(cube.values, cube.equations, limits)
        masks[cube.indicator] = by_unit[cube.unit] = mask
    return masks


def as_tables(figures: Figures, masks: dict[str, Mask], where: Places, seed: int) -> dict[str, pa.Table | pd.DataFrame]:
    """Return the tables of the snapshot, with hidden cells already empty."""
    source_id = f"sample-seed-{seed}"
    parts = [
        observations(cube, masks[cube.indicator], where.codes, source_id)
        for cube in sorted(figures.cubes, key=lambda cube: cube.indicator)
    ]
    return {
        "observations": pa.concat_tables(parts).unify_dictionaries(),
        "sources": _source(source_id, seed),
        "evidence": evidence(figures.people, where, source_id, np.random.default_rng([seed, 2])),
        "targets": targets(where, source_id, np.random.default_rng([seed, 3])),
    }


def count_hidden(cubes: Iterable[Cube], masks: dict[str, Mask], where: Places) -> list[Hidden]:
    """Count the hidden cells of each indicator by level."""
    regencies = len(where.regencies)
    levels = np.array(["regency"] * regencies + [_level(code) for code in where.codes[regencies:]])
    return [
        Hidden(
            cube.indicator,
            level,
            int((levels == level).sum() * cube.exists.sum()),
            int((masks[cube.indicator][levels == level] == PRIMARY).sum()),
            int((masks[cube.indicator][levels == level] == SECONDARY).sum()),
        )
        for cube in cubes
        for level in ("regency", "province", "kanwil", "nation")
    ]


def _level(code: str) -> str:
    if code.startswith("KW-"):
        return "kanwil"
    return "province" if code.isdigit() else "nation"


def _source(source_id: str, seed: int) -> pd.DataFrame:
    row = {
        "source_id": source_id,
        "publisher": "Data contoh JamsosMap",
        "title": f"DATA CONTOH — BUKAN ANGKA RESMI / SAMPLE DATA — NOT OFFICIAL FIGURES (seed {seed})",
        "file": SAMPLE[0],
        "note_id": (
            f"Dikarang oleh `python3 scripts/make_sample.py --seed {seed}` pada besaran penduduk bekerja Sakernas. "
            "Jumlah provinsi, Kanwil, nasional dan tahunan dihitung dari yang melapor saja (ditandai), sebelum angka "
            "kecil disembunyikan. Kelompok pekerja saling bertumpang tindih dan tidak berjumlah menjadi total."
        ),
        "note_en": (
            f"Invented by `python3 scripts/make_sample.py --seed {seed}` on the magnitudes of the Sakernas workforce. "
            "Totals of provinces, regional offices, the nation and years count what was reported only (flagged), "
            "before small counts were hidden. Worker groups overlap and do not add up to a total."
        ),
    }
    return pd.DataFrame([{column: row.get(column, "") for column in SOURCE_COLUMNS}])
