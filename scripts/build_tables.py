"""Build the published snapshot: `python3 scripts/build_tables.py`.

Reads data/received, checks and accounts for every row, writes data/published whole and switches to it at once. The same
received files give the same bytes.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.errors import JamsosMapError
from data.paths import RECEIVED, REFERENCE
from data.store import Snapshot, publish, remove_superseded
from data.tables import Tables, build_tables


def report(tables: Tables, snapshot: Snapshot) -> str:
    """Return the summary that the command prints: rows per table, fate of the received rows, verdicts of the checks."""
    lines = [f"Versi {snapshot.version}"]
    lines += [f"  {name}: {len(frame)} baris" for name, frame in tables.frames.items()]
    accounts = tables.frames["accounts"]
    lines.append(f"Baris diterima: {tables.received_rows}")
    lines += _counts(accounts, ["file", "became"])
    for line in accounts[accounts["became"] == "rejected"].itertuples():
        lines.append(f"  ditolak {line.file}:{line.row}: {line.reason_id}")
    lines.append("Pemeriksaan:")
    lines += _counts(tables.frames["checks"], ["kind", "verdict"])
    return "\n".join(lines)


def _counts(table: pd.DataFrame, columns: list[str]) -> list[str]:
    counts = table.groupby(columns, as_index=False).size()
    return [f"  {first}: {size} {second}" for first, second, size in counts.itertuples(index=False)]


def main() -> int:
    """Run the command; 0 when the snapshot was published, 1 when the received files were refused."""
    argparse.ArgumentParser(description="Susun dan terbitkan tabel dari data/received.").parse_args()
    try:
        tables = build_tables(RECEIVED, REFERENCE)
        snapshot = publish("published", tables.frames)
        remove_superseded("published")
    except JamsosMapError as error:
        print(error, file=sys.stderr)
        return 1
    print(report(tables, snapshot))
    return 0


if __name__ == "__main__":
    sys.exit(main())
