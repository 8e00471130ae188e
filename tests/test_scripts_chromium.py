"""Finding a browser: the reader's choice first, stand-ins passed over, installed when the system allows it."""

import os
import sys
from pathlib import Path

import pytest

from scripts import chromium
from scripts.environment import SetupError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the programs here are shell scripts on the PATH")


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of its own, without any browser."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_the_named_browser_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder / "chromium", "exit 0")
    named = program(folder / "my-own", "exit 0")
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.find() == named


@pytest.mark.parametrize("name", ["absent", "broken"])
def test_a_named_browser_that_does_not_run_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    program(folder / "chromium", "exit 0")
    program(folder / "broken", "exit 1")
    monkeypatch.setenv(chromium.VARIABLE, str(folder / name))
    with pytest.raises(SetupError, match=f"{name} tidak dapat dijalankan"):
        chromium.find()


def test_a_stand_in_is_passed_over(folder: Path) -> None:
    program(folder / "chromium-browser", "echo 'install the real one first'\nexit 1")
    assert chromium.find() is None
    real = program(folder / "google-chrome", "exit 0")
    assert chromium.find() == real


def test_it_is_installed_by_root_after_updating_the_lists(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log, browser = folder / "log", folder / "chromium"
    program(
        folder / "apt-get",
        f'echo "$*" >> {log}\n'
        f'[ "$1" = install ] && printf "#!/bin/sh\\n" > {browser} && /bin/chmod 755 {browser}\n'
        "exit 0",
    )
    assert chromium.find_or_install() == browser
    assert log.read_text().splitlines() == ["update", "install --yes --no-install-recommends chromium"]


@pytest.mark.parametrize("sudo_asks_for_a_password", [True, False])
def test_without_rights_or_success_it_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, sudo_asks_for_a_password: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(folder / "apt-get", "exit 100")
    program(folder / "sudo", "exit 1" if sudo_asks_for_a_password else '[ "$2" = true ]')
    with pytest.raises(SetupError, match=r"tidak dapat dipasang otomatis.*variabel CHROMIUM"):
        chromium.find_or_install()
