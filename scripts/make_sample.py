"""Make the sample: `python3 scripts/make_sample.py --seed N`.

Writes invented figures, marked synthetic in every row, into data/built/sample. The same seed gives the same bytes.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.errors import JamsosMapError
from data.synthetic.sample import Hidden, make

WIDTH = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the sample was published, 1 when the published workforce it needs is not there."""
    parser = argparse.ArgumentParser(description="Buat data contoh (bukan angka resmi) untuk mencoba dasbor.")
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="benih pengacak, 0 ke atas (bawaan: 1)")
    seed = parser.parse_args(arguments).seed
    try:
        snapshot, hidden = make(seed, _show)
    except JamsosMapError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in snapshot.folder.glob("*.parquet")) / 1_000_000
    print(f"Data contoh seed {seed}: {snapshot.version}, {size:.1f} MB. BUKAN ANGKA RESMI.")
    print(_table(hidden))
    return 0


def _seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat 0 ke atas")
    return int(text)


def _show(done: float, doing: str) -> None:
    """Draw the bar over its last state; in a log, where nothing can be drawn over, one line per step."""
    bar = f"[{'#' * round(done * WIDTH):.<{WIDTH}}] {done:4.0%} {doing}"
    if sys.stderr.isatty():
        print(f"\r{bar:<{WIDTH + 50}}", end="\n" if done >= 1 else "", file=sys.stderr, flush=True)
    else:
        print(bar, file=sys.stderr, flush=True)


def _table(hidden: Sequence[Hidden]) -> str:
    lines = [f"{'sel yang disembunyikan':<24}{'tingkat':<10}{'semua sel':>10}{'angka kecil':>13}{'pelindung':>11}"]
    for row in hidden:
        cells, primary, secondary = (f"{n:,}".replace(",", ".") for n in (row.cells, row.primary, row.secondary))
        lines.append(f"{row.indicator:<24}{row.level:<10}{cells:>10}{primary:>13}{secondary:>11}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
