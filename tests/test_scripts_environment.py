"""The set-up: what is refused, what is done once, and what an interruption leaves."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scripts.environment import DEVELOPMENT_LOCK, ROOT, RUNTIME_LOCK, SetupError, check_python, prepare

EMPTY_LOCK = "# nothing is needed\n"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text(EMPTY_LOCK)
    return path


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 15), (4, 0)])
def test_an_unfit_python_is_refused_with_both_versions(version: tuple[int, int]) -> None:
    with pytest.raises(SetupError, match=rf"Python 3\.11 sampai 3\.14.*Python {version[0]}\.{version[1]}\."):
        check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_a_fit_python_is_accepted(version: tuple[int, int]) -> None:
    check_python(version)


def test_set_up_happens_once_even_when_two_ask_at_once(
    tmp_path: Path, lock: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / ".venv"
    with ThreadPoolExecutor(2) as pool:
        python, same = pool.map(lambda _: prepare(lock, folder=folder), range(2))
    assert python == same
    assert capsys.readouterr().out.count("Memasang 0 paket dari requirements.txt") == 1
    answer = subprocess.run([python, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == str(folder)

    prepare(lock, folder=folder)
    assert capsys.readouterr().out == ""
    lock.write_text(EMPTY_LOCK + "# changed\n")
    prepare(lock, folder=folder)
    assert "Memasang" in capsys.readouterr().out


def test_a_set_up_cut_short_is_made_anew(
    tmp_path: Path, lock: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "half.py").write_text("written before the power went")
    # Without an index pip ends early, as it does when it is killed.
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    lock.write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(SetupError, match=r"(?s)tidak terpasang.*no-such-package.*jalankan ulang"):
        prepare(lock, folder=folder)
    assert "dibuat ulang" in capsys.readouterr().out
    assert not (folder / "half.py").exists()

    lock.write_text(EMPTY_LOCK)
    prepare(lock, folder=folder)
    assert "dibuat ulang" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script, and only Debian parts venv off")
def test_a_python_without_venv_is_told_what_to_install(
    tmp_path: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python3"
    python.write_text("#!/bin/sh\necho 'ensurepip is not available'\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        prepare(lock, folder=tmp_path / ".venv")


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", lock.read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, DEVELOPMENT_LOCK])
def test_everything_asked_for_is_locked_with_hashes_and_names_no_place(lock: Path) -> None:
    asked = re.findall(r"^([a-z0-9-]+)[=>]=", (ROOT / lock.name).with_suffix(".in").read_text(), re.MULTILINE)
    assert asked
    assert set(asked) <= set(pins(lock))
    text = lock.read_text()
    for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry[:60]
    assert not re.search(r"^-|https?:|file:", text, re.MULTILINE)


def test_the_two_locks_agree() -> None:
    runtime, development = pins(RUNTIME_LOCK), pins(DEVELOPMENT_LOCK)
    shared = runtime.keys() & development.keys()
    assert shared
    assert {name: runtime[name] for name in shared} == {name: development[name] for name in shared}
