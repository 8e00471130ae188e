"""The style sheets of the pages: a brace left open would silently take away every rule behind it."""

import re

import pytest

from data.paths import ROOT

SHEETS = sorted((ROOT / "dashboard" / "views").glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_brace_is_closed_before_the_next_rule_of_its_depth(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        # A rule that starts at the margin lies in no other.
        assert depth == 0 or not re.match(r"[.:@#\[a-z]", line), f"{sheet.name}:{number} lies within an open brace"
        depth += line.count("{") - line.count("}")
    assert depth == 0
