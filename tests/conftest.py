"""Shared fixtures: the real dashboard on a port of its own, and pages of Chromium that must not leave the machine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from data.paths import SAMPLE
from scripts import chromium
from scripts.environment import ROOT
from scripts.server import ADDRESS, address_of, free_port, running

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Loaded by Python before the server's own code: writes down every host that the server process listens on or asks for.
RECORDER = """
import os, sys

def record(event, arguments):
    if event in ("socket.bind", "socket.connect", "socket.getaddrinfo"):
        address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        host = address[0] if isinstance(address, tuple) else address
        with open(os.environ["HOSTS_ASKED_FOR"], "a") as stream:
            print(host, file=stream)

sys.addaudithook(record)
"""

# On a page below the root Streamlit looks for its server there first, and finds it at the second try.
STREAMLIT_GUESSES = ("/_stcore/health", "/_stcore/host-config")


class ByFile(LoadScopeScheduling):
    """Give a worker whole files, so that what the tests of a file share is made once; all of the browser to one worker.

    The marks of --dist=loadgroup do nothing since pytest 9.2 keeps the names of tests elsewhere.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        # Each worker would start a server and a browser of its own.
        return "browser" if Path(file).name.startswith("test_browser_") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    # In the order of the names the browser comes first: it takes longest, and nothing else may wait for it.
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make the sample once, before any worker starts."""
    is_worker = hasattr(session.config, "workerinput")
    if not is_worker and not (SAMPLE / "CURRENT").is_file():
        subprocess.run([sys.executable, "scripts/make_sample.py", "--seed", "1"], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def hosts_asked_for(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one line per host that the server process of `app_address` listened on or asked for."""
    path = tmp_path_factory.mktemp("server") / "hosts.txt"
    path.touch()
    return path


@pytest.fixture(scope="session")
def app_address(hosts_asked_for: Path) -> Iterator[str]:
    """The address of the dashboard, served with the committed data and the sample."""
    (hosts_asked_for.parent / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(hosts_asked_for.parent), "HOSTS_ASKED_FOR": str(hosts_asked_for)}
    port = free_port()
    with running(sys.executable, port, environment=environment):
        yield address_of(port)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, in which no name but this machine's resolves."""
    executable = chromium.find()
    assert executable, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {ADDRESS}"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context_of(browser: Browser) -> Callable[[dict[str, Any]], BrowserContext]:
    """Give the context of a kind of screen, made once: a new one would fetch and compile all of Streamlit again."""
    made: dict[str, BrowserContext] = {}

    def context_of(kind: dict[str, Any]) -> BrowserContext:
        name = json.dumps(kind, sort_keys=True)
        if name not in made:
            made[name] = browser.new_context(**kind)
            # Without an open page the context forgets what it has compiled.
            made[name].new_page()
        return made[name]

    return context_of


@pytest.fixture
def outside_requests() -> list[str]:
    """Every address outside this machine that the pages of the test asked for; the test fails unless it stays empty."""
    return []


@pytest.fixture
def console_errors() -> list[str]:
    """Every error that the pages of the test wrote to the console or raised."""
    return []


@pytest.fixture
def page(
    context_of: Callable[[dict[str, Any]], BrowserContext],
    outside_requests: list[str],
    console_errors: list[str],
    context_options: dict[str, Any],
) -> Iterator[Page]:
    """A page of its own tab, without history, cookies or anything else kept by an earlier one."""
    kind = dict(context_options)
    size, scheme = kind.pop("viewport"), kind.pop("color_scheme", None)
    context = context_of(kind)
    others = set(context.pages)

    def note(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != ADDRESS:
            outside_requests.append(address)

    def listen(message: ConsoleMessage) -> None:
        source = message.location["url"]
        if message.type == "error" and not source.endswith(STREAMLIT_GUESSES):
            console_errors.append(f"{message.text} ({source})")

    listeners: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: note(request.url),
        "page": lambda opened: opened.on("websocket", lambda socket: note(socket.url)),
        "console": listen,
        "weberror": lambda error: console_errors.append(str(error.error)),
    }
    for event, listener in listeners.items():
        context.on(event, listener)
    page = context.new_page()
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    yield page
    for each in set(context.pages) - others:
        if each.url.startswith("http"):
            each.evaluate("() => localStorage.clear()")
        each.close()
    for event, listener in listeners.items():
        context.remove_listener(event, listener)
    context.clear_cookies()
    assert outside_requests == []


@pytest.fixture
def context_options() -> dict[str, Any]:
    """The screen and language of `page`; a test module overrides it for a phone or a dark screen."""
    return {"viewport": {"width": 1366, "height": 768}, "locale": "id-ID"}
