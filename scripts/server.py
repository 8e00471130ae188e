"""Runs the dashboard's server on this machine: a port, the process, and when it is ready.

Standard library only. Used by start, benchmark and the tests.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scripts.environment import ROOT, SetupError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

ADDRESS = "127.0.0.1"
PATIENCE = 60.0

# An office's proxy must not be asked for this machine's own pages.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def is_free(port: int) -> bool:
    """Tell whether a server could listen on the port of this machine."""
    with socket.socket() as probe:
        if sys.platform != "win32":
            # Without it a port left a moment ago counts as taken; on Windows it would share a taken one.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return probe.getsockname()[1]


@contextmanager
def running(
    python: Path | str,
    port: int,
    script: str = "dashboard/app.py",
    environment: Mapping[str, str] | None = None,
) -> Generator[subprocess.Popen[bytes]]:
    """Serve a Streamlit script from the repository root; on entry it answers, on leaving it is stopped.

    Raises:
        SetupError: the server ended, did not answer within PATIENCE seconds, or its first page fails.
    """
    command = [str(python), "-m", "streamlit", "run", script, f"--server.port={port}", f"--server.address={ADDRESS}"]
    command += ["--server.headless=true", f"--browser.serverAddress={ADDRESS}", "--logger.hideWelcomeMessage=true"]
    # Its messages go where messages go, so that what a script prints is the script's own.
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sys.__stderr__)
    try:
        _wait_until_ready(process, address_of(port))
        _run_first_page(address_of(port))
        yield process
    finally:
        _stop(process)


def address_of(port: int) -> str:
    """Return the address that a browser on this machine opens."""
    return f"http://{ADDRESS}:{port}"


def _wait_until_ready(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SetupError(f"Dashboard berhenti saat dinyalakan (kode {process.returncode}); lihat pesan di atas.")
        try:
            with _direct.open(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise SetupError(f"Dashboard tidak menjawab di {address} dalam {PATIENCE:.0f} detik.")


def _run_first_page(address: str) -> None:
    # The first reader would otherwise wait for every import and cache.
    try:
        with _direct.open(f"{address}/_stcore/script-health-check", timeout=PATIENCE):
            return
    except OSError as error:
        raise SetupError("Halaman pertama dashboard gagal ditampilkan; lihat pesan di atas.") from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
