"""The folder .venv: makes it, fills it from the lock files, and does nothing when it is ready.

Standard library only, in syntax that an old Python can read, so that it can tell its user what to install.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = ROOT / "requirements.txt"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.txt"

# The lock holds ready-made packages for these versions; see the README for the systems.
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)

PINNED = re.compile(r"^[A-Za-z0-9][\w.-]*==", re.MULTILINE)
COLLECTED = re.compile(r"^(?:Collecting|Processing|Requirement already satisfied:) (?:\S*/)?([\w.-]+?)(?=[=-]\d|=| )")


class SetupError(Exception):
    """The machine or the repository lacks something; the text, in Indonesian, says what to do."""


def check_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Refuse a Python for which the locked packages do not exist.

    Raises:
        SetupError: `version` is too old or too new; the text names a fitting Python of this machine, if there is one.
    """
    if OLDEST_PYTHON <= version <= NEWEST_PYTHON:
        return
    oldest, newest, found = (".".join(map(str, pair)) for pair in (OLDEST_PYTHON, NEWEST_PYTHON, version))
    text = f"JamsosMap memerlukan Python {oldest} sampai {newest}; yang dipakai sekarang Python {found}."
    for minor in range(NEWEST_PYTHON[1], OLDEST_PYTHON[1] - 1, -1):
        if _runs(f"python3.{minor}"):
            raise SetupError(f"{text}\nKomputer ini juga punya yang sesuai. Jalankan: python3.{minor} {sys.argv[0]}")
    raise SetupError(f"{text}\nPasang Python {newest} dari https://www.python.org/downloads/ lalu jalankan ulang.")


def _runs(name: str) -> bool:
    # A version manager leaves names on the path that only say that the version is not chosen.
    program = shutil.which(name)
    return program is not None and subprocess.run([program, "--version"], capture_output=True).returncode == 0


def prepare(*locks: Path, folder: Path = ROOT / ".venv") -> Path:
    """Make the environment in `folder` hold what the lock files list, and return its Python.

    A lock already installed costs nothing. An environment whose set-up was cut short is made anew.

    Raises:
        SetupError: the environment cannot be made, or pip cannot install the packages.
    """
    check_python()
    with _alone(folder):
        version = _version_of(folder)
        if version is None:
            _create(folder)
            version = _version_of(folder)
        for lock in locks:
            stamp = folder / f"{lock.name}.installed"
            wanted = f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {version}"
            if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
                _install(lock, folder)
                stamp.write_text(wanted, encoding="utf-8")
    return python_of(folder)


def python_of(folder: Path) -> Path:
    """Return the path of an environment's Python, which on Windows lies elsewhere."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _version_of(folder: Path) -> str | None:
    """Return the version of the environment's Python, or None when the environment is absent or incomplete."""
    if _unfinished(folder).exists():
        return None
    question = "import sys, pip; print(sys.version.split()[0])"
    try:
        answer = subprocess.run([python_of(folder), "-I", "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.strip()


def _unfinished(folder: Path) -> Path:
    return folder / "unfinished"


def _create(folder: Path) -> None:
    if folder.exists():
        print(f"Lingkungan {folder.name} tidak lengkap (penyiapan pernah terputus?); dibuat ulang.", flush=True)
    else:
        print(f"Membuat lingkungan Python {sys.version.split()[0]} di {folder.name} …", flush=True)
    made = subprocess.run(
        [sys.executable, "-I", "-m", "venv", "--clear", folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode == 0:
        return
    if "ensurepip" in made.stdout or importlib.util.find_spec("ensurepip") is None:
        raise SetupError(
            "Python di komputer ini tidak disertai modul venv. Di Debian atau Ubuntu jalankan:\n"
            "  sudo apt install python3-venv\nlalu jalankan ulang perintah ini."
        )
    raise SetupError(f"Lingkungan {folder} tidak dapat dibuat:\n{made.stdout.strip()}")


def _install(lock: Path, folder: Path) -> None:
    total = len(PINNED.findall(lock.read_text(encoding="utf-8")))
    print(f"Memasang {total} paket dari {lock.name} (sekali saja; perlu jaringan) …", flush=True)
    started = time.monotonic()
    # pip copies files one by one, so a cut leaves packages that look installed: the mark outlives the cut.
    _unfinished(folder).touch()
    command = [python_of(folder), "-I", "-m", "pip", "install", "--no-user", "--no-input", "--only-binary=:all:"]
    command += ["--require-hashes", "--progress-bar=off", "--disable-pip-version-check", "-r", lock]
    pip = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with pip:
        try:
            output = list(_showing_progress(pip.stdout or (), total))
        except BaseException:
            pip.terminate()
            raise
    if pip.returncode != 0:
        raise SetupError(
            f"Paket dari {lock.name} tidak terpasang. Pesan terakhir pip:\n"
            + "".join(f"  {line}" for line in output[-8:])
            + "Periksa sambungan ke indeks paket (atau pengaturan pip kantor Anda), lalu jalankan ulang."
        )
    _unfinished(folder).unlink()
    print(f"Selesai dalam {time.monotonic() - started:.0f} detik.", flush=True)


def _showing_progress(lines: Iterable[str], total: int) -> Iterator[str]:
    seen = 0
    for line in lines:
        yield line
        package = COLLECTED.match(line)
        if package:
            seen += 1
            _show(f"  mengambil {min(seen, total)}/{total} {package[1]}")
        elif line.startswith("Installing collected packages"):
            _show("  menyalin paket ke .venv …")
    if sys.stdout.isatty():
        print()


def _show(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r{text:<60}", end="", flush=True)
    else:
        print(text, flush=True)


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Hold a lock beside `folder`, so that two commands started together do not undo each other's set-up."""
    with folder.with_name(f"{folder.name}.lock").open("a") as stream:
        if not _lock(stream.fileno(), wait=False):
            print("Perintah lain sedang menyiapkan lingkungan; menunggu …", flush=True)
            _lock(stream.fileno(), wait=True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(1)
            else:
                return True
else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
