"""What the web map sends: inert, compact, and nothing that is hidden."""

import dataclasses
import json
import math
import re
import zlib
from base64 import b64decode
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pandas as pd
import pytest
import streamlit_folium
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.figures import formats, theme
from dashboard.figures.maps.map_figure import Category, MapFigure
from dashboard.figures.maps.web_map import (
    DIGITS,
    SCRIPTS,
    STATIC,
    STYLES,
    FigureMismatchError,
    base_map,
    build_layer,
    clicked_code,
    static_url,
)

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "`${alert(1)}`",
    "');alert(1);//\"",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raise %}{# no #}",
)


def figure(values: list[float], unit: str = "share", **changes: Any) -> MapFigure:
    regions = pd.DataFrame(
        {
            "region_code": [f"11.{number:02d}" for number in range(1, len(values) + 1)],
            "name": "Kota Contoh",
            "value": values,
            "obs_status": ["missing" if math.isnan(value) else "reported" for value in values],
            "flags": "",
            "note": "Agustus 2025",
        }
    )
    plain = MapFigure(
        layer="regencies-11",
        regions=regions,
        kind="rate",
        unit=unit,
        breaks=(0.2, 0.3, 0.4, 0.5),
        break_labels=("di bawah 20%", "20% – 30%", "30% – 40%", "40% – 50%", "50% atau lebih"),
        national_value=0.327,
        national_label="Indonesia",
        chosen="",
        band="",
        title="Cakupan",
        subtitle="Agustus 2025",
        source="Sumber: BPS",
        credit="Batas wilayah: contoh",
        lang="id",
    )
    return dataclasses.replace(plain, **changes)


def content(shown: MapFigure) -> dict[str, Any]:
    layer = build_layer(shown, layer_url="x.json", theme="light")
    return json.loads(zlib.decompress(b64decode(layer.content)))


def unpack(text: str, width: int) -> list[int]:
    count = len(text) // width
    places = [[DIGITS.index(digit) for digit in text[start : start + count]] for start in range(0, len(text), count)]
    return [
        sum(digit * 64**power for power, digit in enumerate(reversed(digits))) for digits in zip(*places, strict=True)
    ]


def values(sent: dict[str, Any]) -> list[float]:
    width, places, low = sent["scale"]
    return [(low + step) / 10**places for step in unpack(sent["values"], width)]


def changed(shown: MapFigure, row: int, **cells: object) -> MapFigure:
    regions = shown.regions.copy()
    for column, cell in cells.items():
        regions[column] = [cell if at == row else old for at, old in enumerate(regions[column])]
    return dataclasses.replace(shown, regions=regions)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The arguments that streamlit-folium sends to the browser."""
    arguments: dict[str, Any] = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **given: arguments.update(given))
    return arguments


def test_a_value_on_a_break_belongs_to_the_class_above():
    sent = content(figure([0.0, 0.19999, 0.2, 0.3, 0.49999, 0.5, 1.2]))
    assert sent["classes"] == "0012344"


def test_shares_travel_in_per_cent_as_they_are_read():
    sent = content(figure([0.36949, 0.3695, 0.0, 1.478]))
    assert values(sent) == [36.9, 37.0, 0.0, 147.8]
    assert sent["breaks"] == [20, 30, 40, 50]
    assert sent["nation"] == 32.7


def test_money_and_persons_keep_every_rupiah_and_person():
    amounts = [1_154_880_326.0, 0.0, 3_300_000_000_001.0]
    assert values(content(figure(amounts, "idr", kind="count"))) == amounts
    assert values(content(figure([382_746.0, 1.0], "persons", kind="count"))) == [382_746, 1]


def test_negative_values_survive():
    assert values(content(figure([-16_800.0, 5.0], "persons", kind="count"))) == [-16_800, 5]


def test_missing_and_suppressed_differ_and_carry_no_value():
    shown = changed(figure([0.1, math.nan, math.nan, 0.4]), 2, obs_status="suppressed")
    sent = content(shown)
    assert sent["classes"] == "0-x3"
    assert values(sent) == [10.0, 40.0]


def test_regions_travel_in_the_order_of_their_codes():
    shown = figure([0.1, 0.6, math.nan])
    shuffled = dataclasses.replace(shown, regions=shown.regions.iloc[[2, 0, 1]])
    assert content(shuffled) == content(shown)


@pytest.mark.parametrize("status", ["missing", "suppressed"])
def test_a_hidden_value_is_refused_rather_than_sent(status: str):
    with pytest.raises(FigureMismatchError, match=r"11\.01"):
        build_layer(changed(figure([0.1, 0.2]), 0, obs_status=status), layer_url="x.json", theme="light")


def test_a_status_without_its_value_is_refused():
    with pytest.raises(FigureMismatchError, match=r"11\.02"):
        build_layer(changed(figure([0.1, math.nan]), 1, obs_status="reported"), layer_url="x.json", theme="light")


def test_a_figure_without_any_value_is_sent():
    sent = content(figure([math.nan, math.nan], breaks=(), break_labels=(), national_value=None))
    assert sent["classes"] == "--"
    assert sent["values"] == ""
    assert sent["nation"] is None


CATEGORIES = (Category("terpenuhi", "✓", "#14745c", "#ffffff"), Category("tidak", "✕", "#4a0d2e", "#ffffff"))


def test_a_category_travels_as_its_place_with_its_look():
    shown = figure([1.0, math.nan, 0.0], "", kind="category", breaks=(), break_labels=(), categories=CATEGORIES,
                   missing="belum ada bukti", national_value=None)  # fmt: skip
    sent = content(shown)
    assert (sent["classes"], values(sent)) == ("1-0", [1, 0])
    assert sent["labels"] == ["terpenuhi", "tidak"]
    assert sent["looks"] == [["✓", "#14745c", "#ffffff"], ["✕", "#4a0d2e", "#ffffff"]]
    assert (sent["format"], sent["missing"]) == ("category", "belum ada bukti")


def test_a_figure_of_numbers_has_no_looks():
    sent = content(figure([0.1]))
    assert (sent["looks"], sent["missing"], len(sent["labels"])) == ([], "", 5)


def test_notes_and_flags_travel_once_each():
    shown = changed(figure([0.1, 0.2, 1.2, 0.4]), 2, flags="above_one;rounded")
    sent = content(changed(shown, 3, obs_status="estimated"))
    assert sent["remarks"] == [
        ["Agustus 2025", [], 0],
        ["Agustus 2025", ["rasio di atas satu", "dibulatkan oleh sumber"], 1],
        ["Agustus 2025", ["perkiraan survei"], 0],
    ]
    assert unpack(sent["remark"], sent["remark_width"]) == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("flags", "marked"),
    [("disputed_parts", 1), ("implausible;rounded", 1), ("rounded", 0), ("basis_mixed", 0), ("", 0)],
)
def test_only_flags_that_cast_doubt_are_marked(flags: str, marked: int):
    assert content(changed(figure([0.1]), 0, flags=flags))["remarks"][0][2] == marked


@given(st.lists(st.integers(min_value=0, max_value=2**50), min_size=1, max_size=40))
def test_any_amounts_come_back(amounts: list[int]):
    assert values(content(figure([float(amount) for amount in amounts], "idr", kind="count"))) == amounts


@given(
    st.floats(min_value=-2, max_value=3),
    st.sampled_from(["share", "per_100", "per_1000"]),
    st.sampled_from(["id", "en"]),
)
def test_rates_read_like_everywhere_else(value: float, unit: str, lang: formats.Lang):
    assume(value == 0 or abs(value) > 1e-6)
    shown = values(content(figure([value], unit)))[0]
    again = shown / 100 if unit == "share" else shown
    # 0.996 is written 1.00 by rule; read again it is 1.0.
    assume(not 0.99 < abs(value) * (100 if unit == "share" else 1) < 1)
    assert formats.value_short(round(again, 12), unit, lang) == formats.value_short(value, unit, lang)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_can_leave_its_place(payload: str, sent: dict[str, Any]):
    regions = figure([0.1]).regions.assign(name=payload, note=payload)
    texts = dict.fromkeys(("title", "subtitle", "source", "credit", "band", "national_label", "chosen"), payload)
    shown = figure([0.1], regions=regions, break_labels=(payload,) * 5, **texts)
    layer = build_layer(shown, layer_url=payload, theme="light")
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", layer.content)
    streamlit_folium.st_folium(base_map(), feature_group_to_add=layer, key="map", returned_objects=["clicked"])
    made = r'\s*var [a-z0-9_]+ = JamsosMap\.figure\("[A-Za-z0-9+/=]+", "[0-9a-f]{8}"\);'
    assert re.match(made + r"\s*map_div\.addLayer\([a-z0-9_]+\);\s*window\.feature_group", sent["feature_group"])
    assert payload not in json.dumps(sent, default=str)
    assert content(shown)["title"] == payload


def test_a_change_of_514_regions_stays_below_six_kilobytes(sent: dict[str, Any]):
    amounts = [float(2e9 * 1.009**number + number * number * 7919) for number in range(514)]
    shown = figure(amounts, "idr", kind="count", breaks=(5e9, 1e10, 2e10, 5e10))
    layer = build_layer(shown, layer_url=static_url("layers/v-0123456789ab/regencies.json"), theme="dark")
    streamlit_folium.st_folium(base_map(), feature_group_to_add=layer, key="map", returned_objects=["clicked"])
    del sent["on_change"]
    assert layer.content in sent["feature_group"]
    assert len(json.dumps(sent)) < 6000


def test_the_frame_stays_when_the_figure_changes(sent: dict[str, Any]):
    keys = []
    for lang, name in (("id", "light"), ("en", "dark")):
        layer = build_layer(figure([0.1, 0.2], lang=lang), layer_url=f"{lang}.json", theme=name)
        streamlit_folium.st_folium(base_map(), feature_group_to_add=layer, key="map", returned_objects=["clicked"])
        keys.append(sent["key"])
    assert keys[0] == keys[1]


def test_fingerprints_tell_figures_apart():
    first, same, other = (build_layer(figure(v), layer_url="x", theme="light") for v in ([0.1], [0.1], [0.2]))
    assert first.fingerprint == same.fingerprint != other.fingerprint


def test_everything_the_map_loads_is_its_own():
    shown = base_map()
    addresses = [address for _, address in (*shown.default_js, *shown.default_css)]
    assert len(addresses) == len(SCRIPTS) + len(STYLES)
    for path, address in zip((*SCRIPTS, *STYLES), addresses, strict=True):
        assert re.fullmatch(rf"\.\./\.\./app/static/{re.escape(path)}\?v=[0-9a-f]{{8}}", address)
    assert "http" not in "".join(
        Path(STATIC / path).read_text(encoding="utf-8") for path in SCRIPTS if path.startswith("map/")
    )
    assert (STATIC / "leaflet" / "LICENSE").is_file()
    assert (STATIC / "topojson" / "LICENSE").is_file()


@pytest.mark.parametrize("base", ["", "/kantor/peta"])
def test_addresses_hold_behind_a_base_path(base: str):
    frame = f"http://host{base}/component/streamlit_folium.st_folium/index.html"
    assert urljoin(frame, static_url("layers/none.json")) == f"http://host{base}/app/static/layers/none.json"


def test_an_absent_file_has_an_address_without_checksum():
    assert static_url("layers/none.json") == "../../app/static/layers/none.json"


def test_the_browser_has_the_same_colours():
    """After a change of colours: write theme.script() to dashboard/static/map/themes.js."""
    assert (STATIC / "map" / "themes.js").read_text(encoding="utf-8") == theme.script()


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ({"clicked": "11.01", "at": 1}, "11.01"),
        ({}, None),
        (None, None),
        ({"clicked": None}, None),
        ({"clicked": 11.1}, None),
    ],
)
def test_clicked_code(result: dict[str, Any] | None, code: str | None):
    assert clicked_code(result) == code
