"""Builds the map layers: `python3 scripts/build_layers.py SOURCE --code-column CODE --name-column NAME …`.

SOURCE is any file of polygons of the 514 regencies and cities in longitude and latitude (GeoJSON, GeoPackage,
Shapefile, zipped or not). Needs the environment that scripts/start.py makes. Nothing changes unless all is well.
"""

import argparse
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.errors import InputError, JamsosMapError, Problem
from geo import boundaries, drawing, layers


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the layers and return the exit code."""
    options = _parse(arguments)
    try:
        made = _build(options)
    except JamsosMapError as error:
        print(f"\n{error}\nLapisan peta yang ada tidak diubah.", file=sys.stderr)
        return 1
    _tell(made)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Membuat lapisan peta dari poligon 514 kabupaten/kota.")
    parser.add_argument("source", type=Path, metavar="SOURCE", help="berkas poligon, EPSG:4326")
    parser.add_argument("--code-column", required=True, help="kolom kode Kemendagri (11.01 atau 1101)")
    parser.add_argument("--name-column", required=True, help="kolom nama, untuk memeriksa kodenya")
    parser.add_argument("--origin", required=True, help="asal poligon, tampil di peta")
    parser.add_argument("--licence", required=True, help="lisensi poligon, tampil di peta")
    parser.add_argument("--licence-file", type=Path, help="teks lisensi, disalin ke samping lapisan")
    return parser.parse_args(arguments)


def _build(options: argparse.Namespace) -> layers.Manifest:
    licence_text = _licence_text(options)
    with _step(1, "membaca sumber"):
        received = boundaries.read(options.source, options.code_column, options.name_column)
    with _step(2, "merapikan batas"):
        cleaned, repair = boundaries.clean(received)
    with _step(3, "menggambar peta nasional"):
        national = drawing.draw_national(cleaned)
    with _step(4, "menggambar peta setiap provinsi"):
        details = drawing.draw_details(cleaned)
    with _step(5, "menulis lapisan"):
        return layers.publish(
            national | details,
            origin=options.origin,
            licence=options.licence,
            licence_text=licence_text,
            source=options.source,
            repair=repair,
        )


def _licence_text(options: argparse.Namespace) -> str:
    if options.licence_file is None:
        return f"{options.origin}\n{options.licence}\n"
    try:
        return options.licence_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(None, "", options.licence_file.name, "Berkas teks lisensi tidak terbaca; pakai UTF-8.")
        raise InputError("--licence-file", [problem]) from error


@contextmanager
def _step(number: int, name: str) -> Generator[None]:
    print(f"[{number}/5] {name} …", end="", flush=True)
    began = time.monotonic()
    yield
    print(f" {time.monotonic() - began:.0f} dtk")


def _tell(made: layers.Manifest) -> None:
    repair = made.repair
    print(f"Dirapikan: {repair['invalid']} geometri rusak, tumpang tindih {repair['overlap']:.0f} km².")
    for claimant, receiver, area in repair["contested"]:
        print(f"  {area:.0f} km² yang juga diklaim {claimant} menjadi milik {receiver}")
    for receiver, area in repair["closed"]:
        print(f"  celah {area:.0f} km² ditutup, masuk {receiver}")
    for name in (layers.REGENCIES, layers.PROVINCES, layers.PROVINCES_BEFORE_2022):
        layer = made.layers[name]
        print(f"{name}: {layer.regions} wilayah, {layer.vertices} titik, {layer.gzip_bytes / 1000:.0f} kB (gzip)")
    details = [layer.gzip_bytes for name, layer in made.layers.items() if name.startswith(layers.detail_name(""))]
    largest, total = max(details) / 1000, sum(details) / 1000
    print(f"{len(details)} lapisan provinsi: terbesar {largest:.0f} kB, semua {total:.0f} kB (gzip)")
    print(f"Lapisan {made.version} berlaku. {made.credit_id}")


if __name__ == "__main__":
    sys.exit(main())
