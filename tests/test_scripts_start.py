"""The start command: ports, missing files, and the whole way from the command to a stopped server."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import start
from scripts.environment import ROOT
from scripts.server import free_port, is_free


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_is_free_until_somebody_listens(taken_port: int) -> None:
    assert not is_free(taken_port)
    assert is_free(free_port())


def test_a_taken_port_is_named_before_anything_else_happens(
    taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["--no-browser", "--port", str(taken_port)]) == 1
    printed = capsys.readouterr()
    assert f"Port {taken_port} sedang dipakai" in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8501.5", "٨٥٠١", "abc", ""])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        start.main([f"--port={port}"])
    assert "bukan nomor port (1 sampai 65535)" in capsys.readouterr().err


def test_files_missing_from_the_clone_are_named_with_the_command_that_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "PUBLISHED", tmp_path / "data" / "published")
    monkeypatch.setattr(start, "LAYERS", tmp_path / "layers")
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers" / "manifest.json").write_text("{}")
    assert start.main(["--no-browser"]) == 1
    message = capsys.readouterr().err
    assert str(Path("data/published/CURRENT")) in message
    assert "scripts/build_tables.py" in message
    assert "manifest.json" not in message


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interrupt for a single process")
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM"])
def test_the_command_serves_the_dashboard_until_it_is_ended(end: str) -> None:
    port = free_port()
    command = [sys.executable, "scripts/start.py", "--no-browser", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if "Ctrl-C" in line:
                break
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"http://127.0.0.1:{port}/") as answer:
            assert b"streamlit" in answer.read().lower()
        process.send_signal(signal.Signals[end])
        assert process.wait(timeout=20) == 0
    assert is_free(port)
