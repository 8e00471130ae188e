"""Starts the dashboard: `python3 scripts/start.py [--port N] [--no-browser]`.

The first time it makes the environment, installs the locked packages and makes the sample data.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import webbrowser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.paths import LAYERS, PUBLISHED, SAMPLE
from scripts.environment import ROOT, RUNTIME_LOCK, SetupError, check_python, prepare
from scripts.server import address_of, is_free, running

USUAL_PORT = 8501
PORTS_TRIED = 20


def main(arguments: list[str] | None = None) -> int:
    """Prepare, serve until interrupted, and return the exit code."""
    options = _parse(arguments)
    try:
        check_python()
        port = _choose_port(options.port)
        _check_committed_files()
        python = prepare(RUNTIME_LOCK)
        _make_sample(python)
        _serve(python, port, opens_browser=not options.no_browser)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDihentikan.")
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Menyiapkan (sekali saja) dan menyalakan dashboard JamsosMap di komputer ini.",
        epilog="Hentikan dengan Ctrl-C.",
    )
    parser.add_argument(
        "--port", type=_port, help=f"nomor port; tanpa ini {USUAL_PORT} atau port bebas pertama sesudahnya"
    )
    parser.add_argument("--no-browser", action="store_true", help="jangan membuka peramban")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} bukan nomor port (1 sampai 65535)")
    return int(text)


def _choose_port(wanted: int | None) -> int:
    if wanted is not None:
        if not is_free(wanted):
            raise SetupError(f"Port {wanted} sedang dipakai atau tidak boleh dipakai. Pilih yang lain dengan --port.")
        return wanted
    for port in range(USUAL_PORT, USUAL_PORT + PORTS_TRIED):
        if is_free(port):
            return port
    raise SetupError(f"Port {USUAL_PORT} sampai {port} sedang dipakai semua. Pilih yang lain dengan --port.")


def _check_committed_files() -> None:
    needed = {
        PUBLISHED / "CURRENT": "python3 scripts/build_tables.py",
        LAYERS / "manifest.json": "python3 scripts/build_layers.py (lihat --help)",
    }
    absent = {path: remedy for path, remedy in needed.items() if not path.is_file()}
    if absent:
        lines = [f"  {path.relative_to(ROOT)}: buat dengan {remedy}" for path, remedy in absent.items()]
        raise SetupError(
            "Berkas berikut tidak ada, padahal ikut dalam repositori:\n"
            + "\n".join(lines)
            + "\nAtau ambil ulang dari repositori: git checkout -- data/published dashboard/static"
        )


def _make_sample(python: Path) -> None:
    if (SAMPLE / "CURRENT").is_file():
        return
    print("Membuat data contoh (sekali saja) …", flush=True)
    if subprocess.run([python, "scripts/make_sample.py", "--seed", "1"], cwd=ROOT).returncode != 0:
        raise SetupError("Data contoh tidak dapat dibuat; lihat pesan di atas.")


def _serve(python: Path, port: int, *, opens_browser: bool) -> None:
    with running(python, port) as server:
        address = address_of(port)
        print(f"\nJamsosMap siap: {address}\nHentikan dengan Ctrl-C.", flush=True)
        if opens_browser:
            webbrowser.open(address)
        server.wait()
        raise SetupError(f"Dashboard berhenti sendiri (kode {server.returncode}); lihat pesan di atas.")


if __name__ == "__main__":
    # A closed terminal or a service manager ends the server as Ctrl-C does.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    sys.exit(main())
