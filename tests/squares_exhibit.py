"""Six squares as an exhibit, whose every word and place a reader can check."""

from dataclasses import replace
from functools import partial

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.figures.maps.map_figure import MapFigure
from dashboard.figures.press import press_ground, press_map
from dashboard.figures.press.described import Described
from dashboard.figures.press.exhibit import Exhibit

BAND = "DATA CONTOH — BUKAN ANGKA RESMI"

# Six squares of one degree, three beside each other in two rows, the upper row first.
CODES = ["11.01", "11.02", "11.03", "12.01", "12.02", "12.03"]
CORNERS = [(100, 0), (101, 0), (102, 0), (100, -1), (101, -1), (102, -1)]
SQUARES = gpd.GeoDataFrame(
    {"region_code": CODES, "name": list("ABCDEF"), "p": [(x + 0.5, y + 0.5) for x, y in CORNERS]},
    geometry=[shapely.box(x, y, x + 1, y + 1) for x, y in CORNERS],
    crs="EPSG:4326",
)
CLASSED = (0.0, 0.1, 0.2, 0.3, 0.4, 1.478)


def figure(values=CLASSED, statuses=("reported",) * 6, **changes) -> MapFigure:
    regions = pd.DataFrame(
        {
            "region_code": CODES,
            "name": [f"Kabupaten {letter}" for letter in "ABCDEF"],
            "value": values,
            "obs_status": statuses,
            "flags": "",
            "note": "",
        }
    )
    plain = MapFigure(
        layer="regencies",
        regions=regions,
        kind="rate",
        unit="share",
        breaks=(0.1, 0.2, 0.3, 0.4),
        break_labels=("di bawah 10%", "10% – 20%", "20% – 30%", "30% – 40%", "40% atau lebih"),
        national_value=0.25,
        national_label="Indonesia",
        chosen="",
        band="",
        title="Cakupan",
        subtitle="Agustus 2025, penyebut: semesta",
        source="Sumber: contoh uji",
        credit="Batas wilayah: enam bujur sangkar.",
        lang="id",
    )
    return replace(plain, **changes)


def described(shown: MapFigure | None = None, **changes) -> Described:
    """The squares as they go to the press desk; changes: other fields of the exhibit."""
    drawn = shown or figure()
    exhibit = Exhibit(
        kind="map",
        lang=drawn.lang,
        title=drawn.title,
        subtitle=drawn.subtitle,
        note="Catatan: hanya contoh.",
        source=drawn.source,
        credit=drawn.credit,
        band=drawn.band,
        place="Indonesia",
        period="2025-08",
        unit=drawn.unit,
        plot=lambda width, height: press_map.plot(drawn, partial(press_ground.ground, SQUARES), width, height),
        table=pd.DataFrame(),
        reference=pd.DataFrame(),
    )
    return Described(replace(exhibit, **changes), "Peta enam bujur sangkar; F tertinggi, 147,8 persen.")
