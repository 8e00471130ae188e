"""Published snapshots: written whole, switched at once, read through DuckDB.

A snapshot is a folder of Parquet files that never changes; its version is a checksum of its bytes, so caches can be
keyed by it. The file CURRENT in the dataset's folder names the version in force and is replaced last.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.errors import BrokenDataError, JamsosMapError
from data.fields import OBSERVATION_COLUMNS, OBSERVATION_KEY
from data.paths import PUBLISHED, SAMPLE
from data.provenance import write_whole

Dataset = Literal["published", "synthetic"]
FOLDERS: dict[str, Path] = {"published": PUBLISHED, "synthetic": SAMPLE}
REMEDIES = {
    "published": "Jalankan `python3 scripts/build_tables.py`, atau ambil ulang folder data/published dari repositori.",
    "synthetic": "Jalankan `python3 scripts/make_sample.py --seed 1`.",
}
POINTER = "CURRENT"
MANIFEST = "manifest.json"
# Counted in the database, because a column of half a million codes takes a second to hand over.
LEVEL = """CASE
    WHEN region_code = 'ID' THEN 'nation'
    WHEN starts_with(region_code, 'KW-') THEN 'kanwil'
    WHEN starts_with(region_code, 'KC-') THEN 'branch'
    WHEN contains(region_code, '.') THEN 'regency'
    ELSE 'province' END"""


class MixedOriginError(JamsosMapError):
    """Rows of another origin were about to enter a dataset, e.g. synthetic rows into the published one."""


@dataclass(frozen=True)
class Snapshot:
    """One immutable set of tables: `folder/<table>.parquet`, each verified against the manifest when opened."""

    dataset: str
    version: str
    folder: Path

    def path(self, table: str) -> Path:
        """Return the file of one table."""
        return self.folder / f"{table}.parquet"


def publish(dataset: Dataset, tables: Mapping[str, pa.Table | pd.DataFrame]) -> Snapshot:
    """Write the tables as a new snapshot and make it the current one.

    The same tables give the same version. Readers see the old snapshot or the new one, never a part.

    Raises:
        MixedOriginError: a table holds rows whose origin is not the dataset's.
    """
    encoded = {name: _encode(dataset, name, table) for name, table in sorted(tables.items())}
    checksums = {name: hashlib.sha256(content).hexdigest() for name, content in encoded.items()}
    version = "v-" + hashlib.sha256(json.dumps(checksums).encode()).hexdigest()[:12]
    home = FOLDERS[dataset]
    home.mkdir(parents=True, exist_ok=True)
    folder = home / version
    # A folder that fails its own manifest is damage, and is replaced rather than trusted.
    if not _is_whole(folder):
        shutil.rmtree(folder, ignore_errors=True)
        _write_folder(folder, encoded, checksums)
    write_whole(home / POINTER, f"{version}\n".encode())
    return Snapshot(dataset, version, folder)


def current_version(dataset: Dataset) -> str:
    """Return the version that CURRENT names.

    Raises:
        BrokenDataError: nothing has been published yet.
    """
    try:
        return (FOLDERS[dataset] / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenDataError(f"Data {dataset!r} belum ada. {REMEDIES[dataset]}") from error


def current(dataset: Dataset) -> Snapshot:
    """Open the current snapshot after checking every file against its checksum.

    Raises:
        BrokenDataError: the snapshot is absent, incomplete or damaged.
    """
    version = current_version(dataset)
    folder = FOLDERS[dataset] / version
    if not version.startswith("v-") or "/" in version or not _is_whole(folder):
        raise BrokenDataError(f"Data {dataset!r} versi {version[:40]!r} rusak atau tidak lengkap. {REMEDIES[dataset]}")
    return Snapshot(dataset, version, folder)


def remove_superseded(dataset: Dataset) -> None:
    """Delete every snapshot of the dataset but the current one, and litter of interrupted writes."""
    keep = current_version(dataset)
    for entry in FOLDERS[dataset].iterdir():
        if entry.is_dir() and entry.name != keep:
            shutil.rmtree(entry)


def read(snapshot: Snapshot, table: str) -> pd.DataFrame:
    """Return a whole table; text columns as str, never null.

    Raises:
        BrokenDataError: the table is absent or unreadable.
    """
    return _query(snapshot, table, "*", {})


def observations(
    snapshot: Snapshot, columns: Sequence[str] = OBSERVATION_COLUMNS, **filters: str | Sequence[str]
) -> pd.DataFrame:
    """Return columns of the observations whose columns equal (or are among) the given values.

    Raises:
        BrokenDataError: the table is absent or unreadable.
        ValueError: a column that observations do not have.
    """
    return _query(snapshot, "observations", _listed(columns), filters)


def combinations(snapshot: Snapshot, columns: Sequence[str], **filters: str | Sequence[str]) -> pd.DataFrame:
    """Return the distinct combinations of `columns` among the filtered observations, sorted, for each level.

    Besides `columns`: level, as data.indicators.level_of says, and rows, how many observations there are.

    Raises:
        BrokenDataError: the table is absent or unreadable.
        ValueError: a column that observations do not have.
    """
    selected = f"{_listed(columns)}, {LEVEL} AS level, count(*) AS rows"
    return _query(snapshot, "observations", selected, filters, "GROUP BY ALL ORDER BY ALL")


@cache
def _database() -> duckdb.DuckDBPyConnection:
    # Opening a database costs more than most queries. It holds nothing: every query reads the files of a snapshot.
    # What DuckDB cannot do without fetching an extension from the web must fail here.
    return duckdb.connect(config={"autoinstall_known_extensions": "false"})


def _query(
    snapshot: Snapshot, table: str, selected: str, filters: Mapping[str, str | Sequence[str]], ending: str = ""
) -> pd.DataFrame:
    where, values = [], []
    for name, wanted in filters.items():
        options = [wanted] if isinstance(wanted, str) else list(wanted)
        # Equality lets DuckDB skip more of a file than IN does; IN () is no SQL.
        marks = ", ".join("?" * len(options))
        where.append(f"{_column(name)} = ?" if len(options) == 1 else f"{_column(name)} IN ({marks or 'NULL'})")
        values += options
    condition = " AND ".join(where) or "true"
    sql = f"SELECT {selected} FROM read_parquet(?) WHERE {condition} {ending}"
    # A cursor of its own makes the shared database safe for the threads of several readers.
    with _database().cursor() as cursor:
        try:
            return cursor.execute(sql, [str(snapshot.path(table)), *values]).df()
        except duckdb.Error as error:
            raise BrokenDataError(
                f"Tabel {table!r} dari data {snapshot.dataset!r} tidak terbaca. {REMEDIES[snapshot.dataset]}"
            ) from error


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(_column(name) for name in columns)


def _column(name: str) -> str:
    # Column names go into the SQL text, so only known ones may.
    if name not in OBSERVATION_COLUMNS:
        raise ValueError(f"unknown observation column {name!r}")
    return f'"{name}"'


def _encode(dataset: str, name: str, table: pa.Table | pd.DataFrame) -> bytes:
    arrow = pa.Table.from_pandas(table, preserve_index=False) if isinstance(table, pd.DataFrame) else table
    arrow = arrow.replace_schema_metadata(None)
    if "origin" in arrow.column_names:
        origins = set(arrow["origin"].unique().to_pylist())
        if not origins <= {dataset}:
            raise MixedOriginError(f"Tabel {name}: asal {sorted(origins)} tidak boleh masuk data {dataset!r}.")
    if name == "observations":
        _check_observations(arrow)
    sink = pa.BufferOutputStream()
    pq.write_table(arrow, sink, compression="zstd", row_group_size=131_072)
    return sink.getvalue().to_pybytes()


def _check_observations(arrow: pa.Table) -> None:
    if tuple(arrow.column_names) != OBSERVATION_COLUMNS:
        raise ValueError(f"observations need the columns {OBSERVATION_COLUMNS}, not {arrow.column_names}")
    distinct = arrow.select(OBSERVATION_KEY).group_by(list(OBSERVATION_KEY)).aggregate([]).num_rows
    if distinct != arrow.num_rows:
        raise ValueError(f"{arrow.num_rows - distinct} observations repeat a key")


def _is_whole(folder: Path) -> bool:
    try:
        checksums = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(checksums) and all(
            hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() == checksum
            for name, checksum in checksums.items()
        )
    except (OSError, ValueError, AttributeError):
        return False


def _write_folder(folder: Path, encoded: Mapping[str, bytes], checksums: Mapping[str, str]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder.parent))
    try:
        for name, content in encoded.items():
            write_whole(scratch / f"{name}.parquet", content)
        write_whole(scratch / MANIFEST, json.dumps(checksums, indent=1).encode())
        scratch.chmod(0o755)
        scratch.rename(folder)
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        # Another process may have published the same version a moment earlier; that is no failure.
        if not _is_whole(folder):
            raise
