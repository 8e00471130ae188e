"""The start command: ports, missing files and help, without serving anything."""

import socket
from pathlib import Path

import pytest

from scripts import start
from scripts.server import free_port, is_free


@pytest.fixture
def taken_port() -> int:
    listener = socket.create_server(("127.0.0.1", 0))
    yield listener.getsockname()[1]
    listener.close()
