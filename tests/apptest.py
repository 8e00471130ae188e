"""What the tests of pages read back from a page that AppTest has run."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def address(app: AppTest) -> dict[str, str]:
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
