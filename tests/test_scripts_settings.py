"""The settings of the server: closed to the outside, and readable in both themes."""

import tomllib

import pytest

from scripts.environment import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Relative luminance as defined by WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_colours_can_be_read(theme: str, ground: str) -> None:
    """At least the 4.5 of WCAG 1.4.3 (AA), and for running text the 7 of 1.4.6 (AAA)."""
    colours = SETTINGS["theme"][theme]
    assert contrast(colours["textColor"], colours[ground]) >= 7
    assert contrast(colours["linkColor"], colours[ground]) >= 4.5
    assert contrast(colours["primaryColor"], colours[ground]) >= 4.5


def test_no_page_has_a_filled_button_whose_label_could_not_be_read_in_the_dark() -> None:
    pages = list((ROOT / "dashboard").rglob("*.py"))
    assert pages
    for page in pages:
        assert 'type="primary"' not in page.read_text(encoding="utf-8"), page


def test_nothing_is_sent_out_and_no_traceback_is_shown() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert "*" not in SETTINGS["server"]["allowedHosts"]
    assert not any("http" in str(value) for value in SETTINGS["theme"].values())
