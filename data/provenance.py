"""Who said it, when, where, under which licence: the record beside every received file, and its checksum.

A received file lies in data/received/<issuer>/<date>/ and is never edited; `<file>.meta.yml` beside it is read here.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import yaml

from data.errors import InputError, Problem

META_SUFFIX = ".meta.yml"
LICENCE_NOT_STATED = "not stated"


@dataclass(frozen=True)
class Meta:
    """The birth certificate of a received file.

    file: its name. issuer: who made it, as a folder name. title: what it is called. publisher: whom to name beside a
    figure when the rows name nobody. received: ISO date. period: what the figures cover. licence: "not stated" when
    none was. address: where it was read. note_id, note_en: what a reader must know, in both languages.
    columns_removed: columns of the original that were left behind. rows: data rows. sha256_original: checksum of the
    file as it came. sha256_written: checksum of the file beside this record.
    controls: sums that the issuer states, see data.checks.check_controls.
    """

    file: str
    issuer: str
    title: str
    publisher: str
    received: str
    period: str
    licence: str
    address: str
    note_id: str
    note_en: str
    columns_removed: tuple[str, ...]
    rows: int
    sha256_original: str
    sha256_written: str
    controls: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class Received:
    """A received file whose bytes agree with its record."""

    path: Path
    meta: Meta
    content: bytes

    @property
    def name(self) -> str:
        """The file's name, by which accounts, sources, corrections and checks refer to it."""
        return self.path.name


def checksum(content: bytes) -> str:
    """Return the sha256 of the bytes as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def meta_path(path: Path) -> Path:
    """Return where the record of a received file lies."""
    return path.with_name(path.name + META_SUFFIX)


def meta_text(meta: Meta) -> str:
    """Return the record as YAML, the same text for the same record."""
    record = asdict(meta)
    record["columns_removed"] = list(meta.columns_removed)
    record["controls"] = [dict(control) for control in meta.controls]
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=110)


def read_meta(path: Path) -> Meta:
    """Read the record beside a received file.

    Raises:
        InputError: there is none, or it lacks a field or has one too many.
    """
    beside = meta_path(path)
    try:
        record = yaml.safe_load(beside.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        remedy = f"Letakkan {beside.name} di samping berkas; tanpa catatan asal, berkas tidak dibaca."
        raise InputError(path.name, [Problem(None, "", beside.name, remedy)]) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(beside.name, [Problem(None, "", str(error), "Perbaiki isi YAML catatan asal.")]) from error
    if not isinstance(record, dict):
        raise InputError(beside.name, [Problem(None, "", str(record), "Catatan asal harus berisi kolom dan nilainya.")])
    problems = _problems(record)
    if problems:
        raise InputError(beside.name, problems)
    record["columns_removed"] = tuple(record["columns_removed"])
    record["controls"] = tuple(record.get("controls") or ())
    return Meta(**record)


def _problems(record: Mapping[str, object]) -> list[Problem]:
    types: dict[str, type] = {field.name: str for field in fields(Meta)}
    types |= {"columns_removed": list, "controls": list, "rows": int}
    problems = [
        Problem(None, name, "", "Kolom wajib ini tidak ada di catatan asal.")
        for name in types
        if name not in record and name != "controls"
    ]
    for name, value in record.items():
        if name not in types:
            problems.append(Problem(None, str(name), str(value), "Kolom ini tidak dikenal; hapus dari catatan asal."))
        elif not isinstance(value, types[name]):
            problems.append(Problem(None, name, str(value), "Isi kolom ini salah jenis; tulis teks dalam tanda kutip."))
    return problems


def open_received(path: Path) -> Received:
    """Read a received file together with its record.

    Raises:
        InputError: no record, a damaged record, or bytes that the record does not vouch for.
    """
    meta = read_meta(path)
    content = path.read_bytes()
    found = checksum(content)
    if found != meta.sha256_written:
        remedy = "Berkas berubah setelah diterima; ambil ulang aslinya atau jalankan lagi scripts/receive_facts.py."
        raise InputError(path.name, [Problem(None, "sha256_written", found, remedy)])
    return Received(path, meta, content)


def latest(folder: Path) -> list[Path]:
    """Return the data files under received/<issuer>/<date>/, for each issuer and file name the newest date only."""
    newest: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("*/*/*.csv")):
        newest[path.parent.parent.name, path.name] = path
    return list(newest.values())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    with scratch.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    scratch.replace(path)
