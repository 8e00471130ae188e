"""Measures the map beside the usual ways: `python3 scripts/benchmark.py [--json FILE]`.

Prints Markdown tables; progress goes to the other stream. Needs the environment and the Chromium that scripts/test.py
makes. Close everything else first: other work on the machine slows every figure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import chromium
from scripts.environment import DEVELOPMENT_LOCK, ROOT, RUNTIME_LOCK, SetupError, check_python, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = ROOT / ".venv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 0 when every way could be measured, whether or not the targets were met."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parse(given)
    try:
        check_python()
        python = prepare(RUNTIME_LOCK, DEVELOPMENT_LOCK, folder=ENVIRONMENT)
        if Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
            return subprocess.run([python, __file__, *given]).returncode
        browser = chromium.find_or_install()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return _measure(python, browser, options.json)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Mengukur peta di Chromium, di samping cara yang biasa.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="tulis semua angka mentah ke berkas ini")
    options = parser.parse_args(arguments)
    if options.json and not options.json.parent.is_dir():
        parser.error(f"folder {options.json.parent} tidak ada")
    return options


def _measure(python: Path, executable: Path, file: Path | None) -> int:
    from playwright.sync_api import sync_playwright

    from scripts import benchmark_browser, benchmark_pictures, benchmark_report
    from scripts.server import ADDRESS

    started = time.monotonic()
    measured: dict[str, Any] = {}
    with sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {ADDRESS}"
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", rules])
        machine = _machine(browser.version)
        for done, way in enumerate(benchmark_browser.WAYS):
            _show(f"[{done + 1}/{len(benchmark_browser.WAYS)}] {way.name} …")
            found = benchmark_browser.measure(browser, python, way)
            measured[way.name] = found.as_record()
            _show(f"      {time.monotonic() - started:.0f} dtk{f'; GAGAL: {found.failure}' if found.failure else ''}")
        _show("Gambar sebagai berkas …")
        pictures = benchmark_pictures.measure(browser, python)
        browser.close()
    targets = benchmark_report.targets(measured) + benchmark_pictures.targets(pictures)
    print(f"{_described(machine)}\n\n{benchmark_report.results_table(measured)}")
    print(f"\n{benchmark_pictures.table(pictures)}")
    print(f"\n{benchmark_report.targets_table(targets)}")
    if file:
        record = {
            "machine": machine,
            "ways": measured,
            "pictures": pictures,
            "targets": [asdict(target) for target in targets],
        }
        text = json.dumps(record, indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")
    return 1 if any(record["failure"] for record in measured.values()) else 0


def _machine(browser_version: str) -> dict[str, Any]:
    import shapely

    from geo import layers

    shapes = layers.geometries(layers.REGENCIES)
    return {
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "streamlit": version("streamlit"),
        "folium": version("folium"),
        "streamlit_folium": version("streamlit-folium"),
        "geopandas": version("geopandas"),
        "chromium": browser_version,
        "regions": len(shapes),
        "vertices": int(shapely.get_num_coordinates(shapes.geometry).sum()),
        "shared_vertices": layers.manifest().layers[layers.REGENCIES].vertices,
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def _described(machine: dict[str, Any]) -> str:
    return (
        f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}, Streamlit {machine['streamlit']}, "
        f"folium {machine['folium']}, streamlit-folium {machine['streamlit_folium']}, "
        f"geopandas {machine['geopandas']}, Chromium {machine['chromium']}. {machine['regions']} regions with "
        f"{machine['vertices']:,} vertices, the same for every way."
    )


def _show(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
