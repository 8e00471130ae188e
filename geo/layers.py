"""The built map layers: TopoJSON files that the app serves as they are, and the manifest that vouches for them.

`dashboard/static/layers/manifest.json` names the version in force; `<version>/<layer>.json` are its files. The
manifest is replaced last, so a reader finds the old layers or the new ones, never a part.
"""

import gzip
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from data.errors import BrokenDataError
from data.paths import LAYERS
from data.provenance import checksum, write_whole
from geo import topology
from geo.boundaries import Repair

PROVINCES = "provinces"
PROVINCES_BEFORE_2022 = "provinces-before-2022"
REGENCIES = "regencies"
MANIFEST = "manifest.json"
LICENCE_FILE = "LICENCE.txt"
REMEDY = (
    "Ambil ulang folder dashboard/static/layers dari repositori, atau jalankan "
    "`python3 scripts/build_layers.py SUMBER --code-column KOLOM --name-column KOLOM --origin ASAL --licence LISENSI`."
)


@dataclass(frozen=True)
class Layer:
    """One file of the built layers.

    file: its name within the version's folder. regions, vertices: how many it holds, a shared border counted once.
    bytes, gzip_bytes: its size, plain and compressed. bounds: west, south, east, north in degrees.
    """

    file: str
    regions: int
    vertices: int
    bytes: int
    gzip_bytes: int
    bounds: Sequence[float]
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What was built, from what, and what the map must say about it.

    version: folder of the files, from their checksums. credit_id, credit_en: the line shown on every map.
    source, source_sha256: the polygon file the layers came from. repair: what cleaning changed, see geo.boundaries.
    """

    version: str
    origin: str
    licence: str
    credit_id: str
    credit_en: str
    source: str
    source_sha256: str
    repair: Mapping[str, Any]
    layers: Mapping[str, Layer]

    def path(self, name: str) -> Path:
        """Return where the layer's file lies.

        Raises:
            BrokenDataError: there is no such layer.
        """
        if name not in self.layers:
            raise BrokenDataError(f"Lapisan peta {name[:40]!r} tidak ada. {REMEDY}")
        return LAYERS / self.version / self.layers[name].file


@dataclass(frozen=True)
class Encoded:
    """A layer ready to be written: the bytes of its file and what the manifest says of them."""

    content: bytes
    layer: Layer


def detail_name(province_code: str) -> str:
    """Return the name of the finer layer with the regencies of one province."""
    return f"{REGENCIES}-{province_code}"


def manifest() -> Manifest:
    """Read the manifest of the layers in force.

    Raises:
        BrokenDataError: it is absent or damaged; the text says what to do.
    """
    try:
        record = json.loads((LAYERS / MANIFEST).read_text(encoding="utf-8"))
        record["layers"] = {name: Layer(**layer) for name, layer in record["layers"].items()}
        return Manifest(**record)
    except FileNotFoundError as error:
        raise BrokenDataError(f"Lapisan peta belum ada. {REMEDY}") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenDataError(f"Daftar lapisan peta ({MANIFEST}) rusak. {REMEDY}") from error


def load(name: str) -> dict[str, Any]:
    """Return the TopoJSON of a layer, after checking its bytes against the manifest.

    Raises:
        BrokenDataError: the layer is unknown, absent or damaged.
    """
    known = manifest()
    path = known.path(name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenDataError(f"Lapisan peta {name!r} tidak terbaca. {REMEDY}") from error
    if checksum(content) != known.layers[name].sha256:
        raise BrokenDataError(f"Lapisan peta {name!r} rusak. {REMEDY}")
    return json.loads(content)


def geometries(name: str) -> gpd.GeoDataFrame:
    """Return a layer's regions: columns region_code, name, p (lon, lat for a symbol), geometry in degrees.

    Raises:
        BrokenDataError: the layer is unknown, absent or damaged.
    """
    return topology.decode(load(name))


def to_geojson(layer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a FeatureCollection of a TopoJSON layer; exterior rings run clockwise, as Vega needs them."""
    regions = topology.decode(layer)
    places = zip(regions["region_code"], regions["name"], regions["p"], regions.geometry, strict=True)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": code,
                "properties": {"region_code": code, "name": name, "p": list(place)},
                "geometry": shapely.geometry.mapping(shape),
            }
            for code, name, place, shape in places
        ],
    }


def encode(name: str, regions: gpd.GeoDataFrame, decimals: int) -> Encoded:
    """Return the file of a layer, the same bytes for the same regions."""
    made = topology.encode(regions, decimals)
    content = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    return Encoded(
        content,
        Layer(
            file=f"{name}.json",
            regions=len(regions),
            vertices=sum(len(arc) for arc in made["arcs"]),
            bytes=len(content),
            gzip_bytes=len(gzip.compress(content, mtime=0)),
            bounds=regions.total_bounds.tolist(),
            sha256=checksum(content),
        ),
    )


def publish(
    encoded: Mapping[str, Encoded], *, origin: str, licence: str, licence_text: str, source: Path, repair: Repair
) -> Manifest:
    """Write the layers as a new version, make it the one in force, and remove the versions before it."""
    checksums = [encoded[name].layer.sha256 for name in sorted(encoded)]
    made = Manifest(
        version="v-" + checksum("".join(checksums).encode())[:12],
        origin=origin,
        licence=licence,
        credit_id=f"Batas wilayah: {origin} (lisensi {licence}), disederhanakan",
        credit_en=f"Boundaries: {origin} (licence {licence}), generalised",
        source=source.name,
        source_sha256=checksum(source.read_bytes()),
        repair=asdict(repair),
        layers={name: encoded[name].layer for name in sorted(encoded)},
    )
    folder = LAYERS / made.version
    for file in encoded.values():
        write_whole(folder / file.layer.file, file.content)
    write_whole(folder / LICENCE_FILE, licence_text.encode())
    write_whole(LAYERS / MANIFEST, json.dumps(asdict(made), ensure_ascii=False, indent=1).encode())
    _remove_all_but(made.version)
    return made


def _remove_all_but(version: str) -> None:
    for entry in LAYERS.iterdir():
        if entry.is_dir() and entry.name != version:
            shutil.rmtree(entry)
