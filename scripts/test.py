"""Runs every check: `python3 scripts/test.py [arguments for pytest]`.

Form, mistakes, types and import directions first, then the tests; each runs even when another fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import chromium
from scripts.environment import DEVELOPMENT_LOCK, ROOT, RUNTIME_LOCK, SetupError, check_python, prepare

FOLDERS = ("dashboard", "data", "geo", "scripts", "tests")
CHECKS = {
    "bentuk (ruff format)": ("ruff", "format", "--check", *FOLDERS),
    "kesalahan umum (ruff check)": ("ruff", "check", *FOLDERS),
    "tipe (ty)": ("ty", "check", "--error-on-warning", "--output-format", "concise"),
    "arah impor (import-linter)": ("lint-imports", "--no-logo"),
}
# How the two share the tests: tests/conftest.py.
TESTS = ("pytest", "-n", "2")


def main(arguments: list[str]) -> int:
    """Run the checks and the tests; return 0 only when all of them passed."""
    for_pytest = _parse(arguments)
    try:
        check_python()
        tools = prepare(RUNTIME_LOCK, DEVELOPMENT_LOCK).parent
        browser = chromium.find_or_install()
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    environment = {**os.environ, chromium.VARIABLE: str(browser)}
    passed = {name: _passes(name, tools, check, environment) for name, check in CHECKS.items()}
    print("\nHasil pemeriksaan:")
    for name, ok in passed.items():
        print(f"  {'lolos' if ok else 'GAGAL'}  {name}")
    passed["uji (pytest)"] = _passes("uji (pytest)", tools, (*TESTS, *for_pytest), environment)
    failed = [name for name, ok in passed.items() if not ok]
    if failed:
        # On the other stream: the last line of the output stays pytest's count.
        print(f"GAGAL: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _parse(arguments: list[str]) -> list[str]:
    parser = argparse.ArgumentParser(
        usage="python3 scripts/test.py [-h] [argumen untuk pytest]",
        description="Memeriksa seluruh repositori: bentuk, kesalahan umum, tipe, arah impor, lalu semua uji.",
        epilog="Selain -h, semua argumen diteruskan ke pytest, misalnya: tests/test_data_store.py -k pointer",
        allow_abbrev=False,
    )
    return parser.parse_known_args(arguments)[1]


def _passes(name: str, tools: Path, command: tuple[str, ...], environment: dict[str, str]) -> bool:
    print(f"\n== {name}", flush=True)
    tool, *arguments = command
    return subprocess.run([tools / tool, *arguments], cwd=ROOT, env=environment).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
