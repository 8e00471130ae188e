"""The test command: every step runs, any failure counts, and pytest's count comes last."""

import sys
from pathlib import Path

import pytest

from scripts import chromium
from scripts import test as command
from scripts.environment import SetupError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tools here are shell scripts")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools that print what they were given; `bad` fails."""
    for name, code in (("good", 0), ("bad", 1), ("count", 0)):
        tool = tmp_path / name
        tool.write_text(f'#!/bin/sh\necho "{name} ran with: $*; $CHROMIUM"\nexit {code}\n')
        tool.chmod(0o755)
    monkeypatch.setattr(command, "prepare", lambda *_: tmp_path / "python")
    monkeypatch.setattr(chromium, "find_or_install", lambda: Path("/opt/browser"))
    monkeypatch.setattr(command, "TESTS", ("count",))
    return tmp_path


def test_all_steps_run_and_one_failure_counts(
    tools: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "CHECKS", {"first": ("bad", "--check"), "second": ("good",)})
    assert command.main(["tests/test_x.py", "-k", "one"]) == 1
    printed = capfd.readouterr()
    assert "bad ran with: --check" in printed.out
    assert "good ran with" in printed.out
    assert "GAGAL  first" in printed.out
    assert "lolos  second" in printed.out
    assert printed.out.splitlines()[-1] == "count ran with: tests/test_x.py -k one; /opt/browser"
    assert "GAGAL: first" in printed.err


def test_everything_passing_is_success(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "CHECKS", {"only": ("good",)})
    assert command.main([]) == 0


def test_failing_tests_are_failure(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "CHECKS", {"only": ("good",)})
    monkeypatch.setattr(command, "TESTS", ("bad",))
    assert command.main([]) == 1


def test_no_browser_is_failure_and_nothing_is_skipped_silently(
    tools: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> Path:
        raise SetupError("Chromium tidak ditemukan")

    monkeypatch.setattr(chromium, "find_or_install", refuse)
    assert command.main([]) == 1
    assert "Chromium tidak ditemukan" in capsys.readouterr().err


def test_help_says_what_it_does_and_runs_nothing(tools: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["-k", "one", "--help"])
    assert ended.value.code == 0
    printed = capfd.readouterr().out
    assert "semua argumen diteruskan ke pytest" in printed
    assert "ran with" not in printed
