"""Small received files for tests: CSV text in, a received folder with its record out."""

import csv
import io
import shutil
from typing import Any

from data.paths import REFERENCE
from data.provenance import Meta, checksum, meta_path, meta_text, open_received
from data.readers.facts import KEMNAKER_COLUMNS, PRESS_COLUMNS
from data.readers.workforce import SAKERNAS_COLUMNS

PRESS = {
    "region_name": "Kabupaten Siak", "region_level": "regency", "region_code": "14.08", "indicator": "claims_cases",
    "segment": "non_asn", "programme": "JKK", "period": "2019", "value": "2", "unit": "cases", "source_title": "Klaim Siak",
    "publisher": "Koran", "published_date": "", "source_url": "https://koran.example/siak", "as_printed": "2",
    "source_row": "2",
}  # fmt: skip
KEMNAKER = {
    "region_name": "Riau", "region_code": "14", "region_vintage": "", "indicator": "claims_cases", "segment": "total",
    "programme": "JKK", "period": "2023", "value": "10", "unit": "cases", "source_title": "Klaim JKK",
    "publisher": "Kemnaker", "published_date": "2024-06-21", "source_url": "https://kemnaker.example/1716",
}  # fmt: skip
SAKERNAS = {
    "region_code": "ID", "period": "2019-08", "employed_persons": "60", "labour_force": "66",
    "labour_force_method": "as_given", "wage_employees": "30", "formal_employed_persons": "36",
    "formal_method": "derived_status_3_plus_4",
}  # fmt: skip
EXCEPTIONS = {
    "corrections.csv": "file,row,column,from,to,reason\n",
    "papua_vintage.csv": "file,row,region_vintage,reason\n",
    "part_sums.csv": "check_id,total,parts,label_id,label_en,note_id,note_en\n",
    "contradictions.csv": "check_id,a,b,note_id,note_en\n",
    "caveats.csv": "file_row,flag,note_id,note_en\n",
}


def csv_text(columns, rows):
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def press_text(*changes):
    return csv_text(PRESS_COLUMNS, [PRESS | change for change in changes])


def kemnaker_text(*changes):
    return csv_text(KEMNAKER_COLUMNS, [KEMNAKER | change for change in changes])


def sakernas_text(*changes):
    return csv_text(SAKERNAS_COLUMNS, [SAKERNAS | change for change in changes])


def record(name, content, **changes):
    fields: dict[str, Any] = {
        "file": name, "issuer": "penerbit", "title": "Judul", "publisher": "Penerbit", "received": "2026-01-01",
        "period": "2019/2025", "licence": "not stated", "address": "https://penerbit.example", "note_id": "Catatan.",
        "note_en": "Note.", "columns_removed": (), "rows": content.count(b"\n") - 1,
        "sha256_original": checksum(content), "sha256_written": checksum(content), "controls": (),
    }  # fmt: skip
    return Meta(**(fields | changes))


def deliver(folder, stem, text, **changes):
    """Write a received file and its record under folder/penerbit/2026-01-01/ and open it."""
    path = folder / "penerbit" / "2026-01-01" / f"{stem}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode()
    path.write_bytes(content)
    meta_path(path).write_text(meta_text(record(path.name, content, **changes)), encoding="utf-8")
    return open_received(path)


def reference_folder(folder, **tables):
    """Write the real mapping and empty tables of exceptions, or those given as rows below their header."""
    folder.mkdir(exist_ok=True)
    shutil.copy(REFERENCE / "mapping.csv", folder)
    for name, header in EXCEPTIONS.items():
        (folder / name).write_text(header + tables.get(name.removesuffix(".csv"), ""), encoding="utf-8")
    return folder
