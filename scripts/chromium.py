"""Finds the Chromium that drives the browser tests and the benchmark, or has the system install one.

Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.environment import SetupError

# The variable with which a user names a browser of the Chromium family herself.
VARIABLE = "CHROMIUM"

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

ADVICE = f"Pasang Chromium atau Google Chrome, atau sebut letaknya dalam variabel {VARIABLE}, lalu jalankan ulang."


def find() -> Path | None:
    """Return a browser of the Chromium family that runs, or None.

    Raises:
        SetupError: the variable CHROMIUM names something that does not run.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not _runs(Path(named)):
            raise SetupError(f"{VARIABLE}={named} tidak dapat dijalankan sebagai Chromium.")
        return Path(named)
    return next((path for path in _candidates() if _runs(path)), None)


def find_or_install() -> Path:
    """Return a browser of the Chromium family, installed by the system's package manager when there is none.

    Raises:
        SetupError: there is none and none can be installed without asking for a password.
    """
    found = find()
    if found:
        return found
    for command in _installations():
        print(f"Chromium tidak ditemukan. Menjalankan: {' '.join(command)}", flush=True)
        if subprocess.run(command).returncode != 0:
            break
    found = find()
    if not found:
        raise SetupError(f"Chromium tidak ditemukan dan tidak dapat dipasang otomatis. {ADVICE}")
    return found


def _candidates() -> list[Path]:
    on_path = [Path(path) for path in map(shutil.which, NAMES) if path]
    if sys.platform == "darwin":
        homes = [Path("/Applications"), Path.home() / "Applications"]
        return on_path + [home / f"{name}.app/Contents/MacOS/{name}" for home in homes for name in MAC_APPLICATIONS]
    if sys.platform == "win32":
        folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if name in os.environ]
        return on_path + [folder / program for program in WINDOWS_PROGRAMS for folder in folders]
    return on_path


def _runs(path: Path) -> bool:
    if not path.is_file():
        return False
    if sys.platform == "win32":
        # There a browser asked for its version opens a window instead.
        return True
    # Some systems put a stand-in on the path that only says where the real browser could come from.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _installations() -> list[list[str]]:
    if sys.platform == "darwin":
        return [["brew", "install", "--cask", "chromium"]] if shutil.which("brew") else []
    if sys.platform == "win32":
        winget = ["winget", "install", "--exact", "--id", "Google.Chrome", "--silent"]
        winget += ["--accept-package-agreements", "--accept-source-agreements"]
        return [winget] if shutil.which("winget") else []
    rights = _rights_to_install()
    if rights is None or not shutil.which("apt-get"):
        return []
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    return [[*rights, "apt-get", "update"], [*rights, *install]]


def _rights_to_install() -> list[str] | None:
    """Return what to put before a command that needs root, or None when a password would be asked."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None
