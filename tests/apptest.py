"""Pages without a browser: opened by AppTest at an address, and what is read back from them."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from data.paths import ROOT

# Long enough for a machine that does other things as well: a page that hangs is the only one that gets there.
PATIENCE = 120


def opened(page: str, session: Mapping[str, Any] | None = None, /, **address: str) -> AppTest:
    """Run a module of dashboard.views at an address, or with "app" the whole dashboard; session: what it remembers."""
    if page == "app":
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=PATIENCE)
    else:
        app = AppTest.from_string(f"from dashboard.views import {page}\n\n{page}.show()\n", default_timeout=PATIENCE)
    return run_at(app, address, session)


def run_at(app: AppTest, address: Mapping[str, str], session: Mapping[str, Any] | None = None) -> AppTest:
    """Run a page that was made but not yet run at an address."""
    app._bidi_component_manager = _components()
    for name, value in address.items():
        app.query_params[name] = value
    for name, value in (session or {}).items():
        app.session_state[name] = value
    return app.run()


@cache
def _components() -> BidiComponentManager:
    # Each AppTest would look through every installed package for components, which takes longer than most pages.
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


def address(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def html(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def rows(app: AppTest) -> list[str]:
    """The rows of all tables as text, cells apart by bars and lines within a cell by slashes."""
    found = re.findall(r"<tr>(.*?)</tr>", html(app), flags=re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", row.replace("</th>", " | ").replace("</td>", " | ").replace("<small>", " / ")))
            for row in found]  # fmt: skip


def has_row(app: AppTest, *parts: str) -> bool:
    return any(all(part in row for part in parts) for row in rows(app))


def links(app: AppTest) -> set[str]:
    """The kinds that the page's links open on the press desk."""
    queries = re.findall(r'href="pers\?([^"]+)"', html(app))
    return {parse_qs(urlsplit(f"?{unescape(query)}").query)["figure"][0] for query in queries}
