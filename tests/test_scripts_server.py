"""The server of a Streamlit script: it answers on entry, is gone on leaving, and says when its page fails."""

import sys
import urllib.request
from pathlib import Path

import pytest

from scripts.environment import SetupError
from scripts.server import address_of, free_port, is_free, running


def test_it_answers_inside_is_gone_outside_and_prints_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "page.py"
    script.write_text("import streamlit as st\nst.write('halo')\n")
    port = free_port()
    with running(sys.executable, port, script=str(script)):
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"{address_of(port)}/_stcore/health") as answer:
            assert answer.read() == b"ok"
    assert is_free(port)
    assert capfd.readouterr().out == ""


def test_a_page_that_fails_is_said_before_a_reader_sees_it(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text("raise ZeroDivisionError\n")
    port = free_port()
    with pytest.raises(SetupError, match="Halaman pertama dashboard gagal"), running(sys.executable, port, str(script)):
        pass
    assert is_free(port)


def test_a_server_that_cannot_start_is_said(tmp_path: Path) -> None:
    with (
        pytest.raises(SetupError, match="berhenti saat dinyalakan"),
        running(sys.executable, free_port(), script=str(tmp_path / "absent.py")),
    ):
        pass
