"""The web map: a figure as a small Leaflet layer over shapes that the browser fetches once.

The shapes, Leaflet and the drawing code are static files of the app. What travels at each change is one compact
object: a class mark per region, the values as base-64 digits, and texts. It is written as JSON, deflated and
base-64 encoded, so no text in it can end a string, a script or a template; the browser puts texts in place as
text, never as HTML.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import isnan
from typing import Any

import folium
from folium.template import Template

from dashboard.figures.formats import MONEY_UNITS, RATE_UNITS, SHARE_UNITS
from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.theme import ThemeName
from data.fields import FLAGS, OBS_STATUSES, UNITS
from data.paths import ROOT

# From the frame of streamlit-folium, /<base>/component/streamlit_folium.st_folium/, to the app's own files.
STATIC_URL = "../../app/static"
STATIC = ROOT / "dashboard" / "static"

SCRIPTS = (
    "leaflet/leaflet.js",
    "topojson/topojson-client.min.js",
    "map/themes.js",
    "map/values.js",
    "map/shapes.js",
    "map/legend.js",
    "map/jamsosmap.js",
)
STYLES = ("leaflet/leaflet.css", "map/jamsosmap.css")

# A region with one of these gets an outline: its figure cannot be taken as it stands.
MARKED_FLAGS = frozenset({"above_one", "disputed_parts", "disputed_sources", "implausible"})
MARKS_WITHOUT_VALUE = {"missing": "-", "suppressed": "x"}
QUIET_STATUSES = frozenset({"reported", *MARKS_WITHOUT_VALUE})

# A category is named by its label, with no number to write.
CATEGORY_WORDS = {"format": "category", "words": "", "word": ""}

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class FigureMismatchError(ValueError):
    """The figure contradicts itself: a value beside a status that has none, or a status without its value."""


class BaseMap(folium.Map):
    """A Leaflet map without tiles that is set up by the app's own script and loads nothing from elsewhere."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}" ></div>{% endmacro %}
        {% macro script(this, kwargs) %}var {{ this.get_name() }} = JamsosMap.create("{{ this.get_name() }}");
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(tiles=None)
        self.default_js = [(path, static_url(path)) for path in SCRIPTS]
        self.default_css = [(path, static_url(path)) for path in STYLES]


class FigureLayer(folium.FeatureGroup):
    """A figure that is painted on the shapes of a BaseMap when it is added to it.

    content: what dashboard/static/map/values.js unpacks.
    fingerprint: eight hexadecimal digits of the content; the map's element carries them in `data-painted`
        once the figure is drawn.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = JamsosMap.figure("{{ this.content }}", "{{ this.fingerprint }}");
        {% endmacro %}
        """
    )

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content
        self.fingerprint = f"{zlib.crc32(content.encode()):08x}"

    def render(self, **kwargs: Any) -> str:
        """Return nothing: streamlit-folium reads the script itself, so there is none to leave in the map's figure."""
        return ""


def base_map() -> BaseMap:
    """Return a map for `st_folium`; it is the same whatever is shown, so its frame and position stay."""
    return BaseMap()


def build_layer(figure: MapFigure, *, layer_url: str, theme: ThemeName) -> FigureLayer:
    """Return the figure as a layer for `st_folium(..., feature_group_to_add=…)`.

    layer_url: address of the layer's TopoJSON as the map's frame sees it, see `static_url`; it names the version.

    Raises:
        FigureMismatchError: a region has a value and a status without value, or neither.
    """
    text = json.dumps(_content(figure, layer_url, theme), separators=(",", ":"), ensure_ascii=False)
    return FigureLayer(b64encode(zlib.compress(text.encode(), 9)).decode())


def clicked_code(result: Mapping[str, Any] | None) -> str | None:
    """Return the region code in what `st_folium` gave back, or None when no region has been clicked."""
    code = (result or {}).get("clicked")
    return code if isinstance(code, str) else None


def static_url(path: str) -> str:
    """Return the address of a file under dashboard/static as the map's frame sees it, also behind a base path.

    The checksum in it makes browsers fetch a changed file anew. A file that is not there has none, so that the map
    itself says what is missing.
    """
    return f"{STATIC_URL}/{path}{_checksum(path)}"


@cache
def _checksum(path: str) -> str:
    file = STATIC / path
    return f"?v={zlib.crc32(file.read_bytes()):08x}" if file.is_file() else ""


def _content(figure: MapFigure, layer_url: str, theme: ThemeName) -> dict[str, Any]:
    regions = {column: series.to_list() for column, series in figure.regions.sort_values("region_code").items()}
    codes, values, statuses = regions["region_code"], regions["value"], regions["obs_status"]
    wrong = [c for c, v, s in zip(codes, values, statuses, strict=True) if isnan(v) != (s in MARKS_WITHOUT_VALUE)]
    if wrong:
        raise FigureMismatchError(f"value and status disagree: {', '.join(wrong[:10])}")
    nation = figure.national_value
    return {
        "layer": figure.layer,
        "url": layer_url,
        "check": zlib.adler32("\n".join(codes).encode()),
        "kind": figure.kind,
        "lang": figure.lang,
        "theme": theme,
        "palette": figure.palette,
        "missing": figure.missing,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "source": figure.source,
        "credit": figure.credit,
        "band": figure.band,
        **(CATEGORY_WORDS if figure.kind == "category" else _words(figure.unit, figure.lang)),
        "breaks": [_number(_displayed(value, figure.unit)) for value in figure.breaks],
        "labels": [each.label for each in figure.categories] or figure.break_labels,
        "looks": [[each.symbol, each.fill, each.text] for each in figure.categories],
        "classes": "".join(_mark(*pair, figure) for pair in zip(values, statuses, strict=True)),
        **_values([_shown(value, figure.unit) for value in values if not isnan(value)]),
        **_remarks(list(zip(regions["note"], statuses, regions["flags"], strict=True)), figure.lang),
        "nation": None if nation is None else _number(_shown(nation, figure.unit)),
        "nation_label": figure.national_label,
        "chosen": figure.chosen,
    }


def _words(unit: str, lang: str) -> dict[str, str]:
    """How the browser writes a value, and the words behind it for one and for many."""
    words = "" if unit in ("share", "idr") else getattr(UNITS[unit], lang).removeprefix("rupiah ")
    if unit in MONEY_UNITS:
        return {"format": "money", "words": words, "word": words}
    if unit in RATE_UNITS:
        return {"format": "share" if unit == "share" else "rate", "words": words, "word": words}
    return {"format": "count", "words": words, "word": words.removesuffix("s") if lang == "en" else words}


def _displayed(value: float, unit: str) -> Decimal:
    return Decimal(str(value)) * (100 if unit in SHARE_UNITS else 1)


def _shown(value: float, unit: str) -> Decimal:
    """The value as it will be read, see formats.value_short: hidden decimals do not leave the server."""
    amount = _displayed(value, unit)
    if unit not in RATE_UNITS:
        return amount.quantize(Decimal(1), ROUND_HALF_UP)
    places = 1 if abs(amount) >= 1 or not amount else 1 - amount.adjusted()
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _number(amount: Decimal) -> float | int:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _mark(value: float, status: str, figure: MapFigure) -> str:
    return MARKS_WITHOUT_VALUE.get(status) or str(figure.class_of(value))


def _values(shown: Sequence[Decimal]) -> dict[str, Any]:
    """Whole steps above the lowest value as base-64 digits, see `_packed`."""
    places = max((-int(amount.as_tuple().exponent) for amount in shown), default=0)
    steps = [int(amount.scaleb(places)) for amount in shown]
    low = min(steps, default=0)
    numbers, width = _packed([step - low for step in steps])
    return {"scale": [width, places, low], "values": numbers}


def _packed(numbers: Sequence[int]) -> tuple[str, int]:
    """Equally many base-64 digits per number, all first digits before all second ones, which deflates best."""
    width = max(1, -(-max(numbers, default=0).bit_length() // 6))
    shifts = range(6 * (width - 1), -1, -6)
    return "".join([DIGITS[number >> shift & 63] for shift in shifts for number in numbers]), width


def _remarks(keys: Sequence[tuple[str, str, str]], lang: str) -> dict[str, Any]:
    """Each distinct note, status and set of flags once, and which region has which."""
    numbers: dict[tuple[str, str, str], int] = {}
    remark, width = _packed([numbers.setdefault(key, len(numbers)) for key in keys])
    return {"remarks": [_remark(*key, lang) for key in numbers], "remark": remark, "remark_width": width}


def _remark(note: str, status: str, flags: str, lang: str) -> tuple[str, list[str], int]:
    codes = flags.split(";") if flags else []
    texts = [] if status in QUIET_STATUSES else [getattr(OBS_STATUSES[status], lang)]
    texts += [getattr(FLAGS[code], lang) for code in codes]
    return note, texts, int(not MARKED_FLAGS.isdisjoint(codes))
