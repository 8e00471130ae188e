"""Take delivery of the figures: `python3 scripts/receive_facts.py SOURCE_FOLDER`.

Writes each file of the folder into data/received/<issuer>/<date>/ with its record beside it. The sentences in the
column `quote` stay behind: only the figure as printed is kept of them. The same originals give the same bytes.
"""

import argparse
import csv
import io
import re
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data.errors import InputError, JamsosMapError, Problem
from data.fields import NOT_SEEN
from data.numbers import Kind, NumberError, as_printed, plain
from data.paths import RECEIVED
from data.provenance import (
    LICENCE_NOT_STATED,
    META_SUFFIX,
    Meta,
    checksum,
    meta_path,
    meta_text,
    read_meta,
    write_whole,
)

QUOTE = "quote"
KINDS: dict[str, Kind] = {"IDR": "money", "IDR/person/month": "money", "IDR/person/year": "money", "percent": "percent"}


@dataclass(frozen=True)
class Delivery:
    """What is known about one file before it is opened; the fields are those of data.provenance.Meta."""

    file: str
    issuer: str
    title: str
    publisher: str
    period: str
    licence: str
    address: str
    note_id: str
    note_en: str
    controls: tuple[dict[str, str], ...] = ()


SAKERNAS_PUBLISHER = "BPS, Sakernas Agustus"
SAKERNAS_ADDRESS = "https://github.com/baniadamtampubolon/dashboard-tenaga-kerja"
PRESS_PERIOD = "2017/2045"
KEMNAKER_SUMS = (
    {"indicator": "active_participants", "segment": "total", "period": "2023-12", "sum": "41560938"},
    {"indicator": "claims_paid", "segment": "total", "period": "2023", "sum": "370747"},
    {"indicator": "benefits_paid_idr", "segment": "total", "period": "2023", "sum": "3025761062489"},
)
SAKERNAS_SUMS = (
    {"indicator": "employed_persons", "segment": "total", "period": "2019-08", "sum": "128755271"},
    {"indicator": "employed_persons", "segment": "total", "period": "2025-08", "sum": "146542264"},
)

DELIVERIES = (
    Delivery(
        file="workforce_sakernas.csv",
        issuer="bps-sakernas",
        title="Penduduk bekerja, angkatan kerja, buruh/karyawan dan pekerja formal menurut wilayah, Agustus 2019–2025",
        publisher=SAKERNAS_PUBLISHER,
        period="2019-08/2025-08",
        licence=LICENCE_NOT_STATED,
        address=SAKERNAS_ADDRESS,
        note_id=(
            "BPS, Sakernas Agustus, melalui repositori publik; perlu dikonfirmasi kepada BPS. Repositori itu "
            "(14 April 2026) tidak menyebut asal dan lisensinya; jumlah nasional tujuh tahun, jumlah provinsi "
            "dan kabupaten/kota, serta angka Jawa Timur cocok dengan BPS. Perkiraan survei tanpa galat baku. "
            "290 nilai angkatan kerja kabupaten/kota tertukar baris dan diganti penduduk bekerja ditambah "
            "pengangguran; pada 2025 dua pasang kolom status tertukar dan dikembalikan. Empat provinsi baru di "
            "Papua dihitung mundur untuk 2019–2021. Nol buruh/karyawan di Nduga dan Yalimo berarti tidak ada "
            "sampel."
        ),
        note_en=(
            "BPS, Sakernas August, via a public repository; to be confirmed with BPS. The repository (14 April "
            "2026) names neither origin nor licence; national sums of seven years, sums of provinces and "
            "regencies, and East Java's figures agree with BPS. Survey estimates without standard errors. 290 "
            "labour force values of regencies stood in the wrong row and were replaced by employed plus "
            "unemployed; in 2025 two pairs of status columns were interchanged and put back. The four new Papua "
            "provinces are back-cast for 2019-2021. Zero wage employees in Nduga and Yalimo means that none was "
            "sampled."
        ),
        controls=SAKERNAS_SUMS,
    ),
    Delivery(
        file="workforce_status_provinces.csv",
        issuer="bps-sakernas",
        title="Penduduk bekerja menurut status pekerjaan lainnya dan provinsi, Agustus 2019–2025",
        publisher=SAKERNAS_PUBLISHER,
        period="2019-08/2025-08",
        licence=LICENCE_NOT_STATED,
        address=SAKERNAS_ADDRESS,
        note_id=(
            "BPS, Sakernas Agustus, melalui repositori publik; perlu dikonfirmasi kepada BPS. Status pekerjaan "
            "selain buruh/karyawan, hanya nasional dan provinsi; dua status tidak tersedia untuk 2025."
        ),
        note_en=(
            "BPS, Sakernas August, via a public repository; to be confirmed with BPS. Job statuses other than "
            "wage employees, nation and provinces only; two statuses are absent in 2025."
        ),
    ),
    Delivery(
        file="kemnaker_provinces.csv",
        issuer="kemnaker",
        title="Peserta aktif BPJS Ketenagakerjaan dan klaim JKK menurut provinsi dan segmen, 2023–2024",
        publisher="Kemnaker Satu Data",
        period="2023/2024",
        licence=LICENCE_NOT_STATED,
        address="https://github.com/alifinaaulia/tetris4_capstone_project",
        note_id=(
            "Asal yang disebut: Kemnaker Satu Data, kumpulan data 1726 dan 1716, dibaca dari repositori publik "
            "(21 Juni 2024, tanpa lisensi); 28 provinsi cocok dengan pembacaan kedua. Dihitung di tempat "
            "pemberi kerja terdaftar, jadi bukan cakupan menurut tempat tinggal. Tabel 34 provinsi: kode 91 dan "
            "92 adalah Papua dan Papua Barat sebelum pemekaran 2022. Kasus JKK 2024 bersifat kumulatif. Kasus "
            "JKK Gorontalo tidak mungkin benar semua."
        ),
        note_en=(
            "Stated origin: Kemnaker Satu Data, collections 1726 and 1716, read from a public repository (21 "
            "June 2024, no licence); 28 provinces agree with a second reading. Counted where the employer is "
            "registered, so not coverage by residence. A table of 34 provinces: codes 91 and 92 are Papua and "
            "Papua Barat before the 2022 split. JKK cases of 2024 are cumulative. Gorontalo's JKK cases cannot "
            "all be true."
        ),
        controls=KEMNAKER_SUMS,
    ),
    Delivery(
        file="published_facts.csv",
        issuer="press",
        title="Angka tunggal dari pers dan halaman publik",
        publisher="",
        period=PRESS_PERIOD,
        licence=LICENCE_NOT_STATED,
        address="",
        note_id=(
            "Angka sebagaimana terbit di halaman yang disebut pada setiap baris; sebagian judul disusun kembali "
            "dari alamat halaman. Potret lepas dengan tanggal, penyebut, dan dasar pencatatan yang berbeda: "
            "jangan dijadikan deret, tren, atau peringkat. Kosong berarti tidak terlihat di sumber."
        ),
        note_en=(
            "Figures as published on the page that each row names; some titles were rebuilt from the page's "
            "address. Scattered snapshots of different dates, denominators and bases: no panel, trend or "
            "ranking. Blank means not seen in the source."
        ),
    ),
    Delivery(
        file="published_facts_bpjs_offices.csv",
        issuer="press",
        title="Angka tunggal kantor wilayah dan kantor cabang BPJS Ketenagakerjaan dari pers",
        publisher="",
        period=PRESS_PERIOD,
        licence=LICENCE_NOT_STATED,
        address="",
        note_id=(
            "Angka kantor wilayah dan kantor cabang sebagaimana terbit. Wilayah kerja kantor bukan kabupaten "
            "atau kota, dan klaim di sebuah kantor mencakup bukan penduduk setempat."
        ),
        note_en=(
            "Figures of regional and branch offices as published. An office's area is not a regency or city, "
            "and claims at an office include people who live elsewhere."
        ),
    ),
)


def receive(source: Path, target: Path, today: str) -> list[Path]:
    """Write every delivery of the source folder under the target folder and return the written data files.

    An original that was received before keeps its date, so that a repeated run changes nothing.

    Raises:
        InputError: a file is missing or cannot be read as strict CSV; nothing is written then.
    """
    missing = [delivery.file for delivery in DELIVERIES if not (source / delivery.file).is_file()]
    if missing:
        remedy = "Lengkapi folder sumber, lalu ulangi."
        raise InputError(str(source.name), [Problem(None, "", name, remedy) for name in missing])
    prepared = [_prepare(delivery, (source / delivery.file).read_bytes(), target, today) for delivery in DELIVERIES]
    for path, content, meta in prepared:
        # The record goes first: a file without its record would be refused, a record alone is harmless.
        write_whole(meta_path(path), meta_text(meta).encode())
        write_whole(path, content)
    return [path for path, _, _ in prepared]


def _prepare(delivery: Delivery, original: bytes, target: Path, today: str) -> tuple[Path, bytes, Meta]:
    original_sum = checksum(original)
    header, rows = _rows(delivery.file, original)
    removed: tuple[str, ...] = ()
    if QUOTE in header:
        header, rows = _without_quotes(header, rows)
        removed = (QUOTE,)
    content = _csv(header, rows)
    received = _first_received(target / delivery.issuer, delivery.file, original_sum) or today
    meta = Meta(
        file=delivery.file,
        issuer=delivery.issuer,
        title=delivery.title,
        publisher=delivery.publisher,
        received=received,
        period=delivery.period,
        licence=delivery.licence,
        address=delivery.address,
        note_id=delivery.note_id,
        note_en=delivery.note_en,
        columns_removed=removed,
        rows=len(rows),
        sha256_original=original_sum,
        sha256_written=checksum(content),
        controls=delivery.controls,
    )
    return target / delivery.issuer / received / delivery.file, content, meta


def _rows(name: str, original: bytes) -> tuple[list[str], list[list[str]]]:
    try:
        lines = list(csv.reader(io.StringIO(original.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(name, [Problem(None, "", str(error), "Kirim ulang sebagai CSV UTF-8 yang utuh.")]) from error
    header, rows = lines[0] if lines else [], lines[1:]
    problems = [
        Problem(number, "", ",".join(row), f"Baris ini berisi {len(row)} kolom, seharusnya {len(header)}.")
        for number, row in enumerate(rows, start=2)
        if len(row) != len(header)
    ]
    if problems or not rows:
        raise InputError(name, problems or [Problem(None, "", "", "Berkas kosong; kirim ulang.")])
    return header, rows


def _without_quotes(header: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    kept = [name for name in header if name != QUOTE]
    table = []
    for number, row in enumerate(rows, start=2):
        cells = dict(zip(header, row, strict=True))
        printed = figure_as_printed(cells[QUOTE], cells["value"], cells["unit"])
        table.append([*(cells[name] for name in kept), printed, str(number)])
    return [*kept, "as_printed", "source_row"], table


def figure_as_printed(quote: str, value: str, unit: str) -> str:
    """Return the value as the quote prints it, or "not seen"; of a text, the words themselves."""
    if unit == "text":
        words = r"\s+".join(re.escape(word) for word in value.split())
        match = re.search(words, quote, re.IGNORECASE) if words else None
        return match[0] if match else NOT_SEEN
    try:
        # Amounts that passed through binary fractions carry a tail far below one rupiah.
        number = round(plain(value), 3)
    except NumberError:
        return NOT_SEEN
    return as_printed(quote, Decimal(number), KINDS.get(unit, "count"))


def _first_received(issuer: Path, file: str, original_sum: str) -> str:
    for beside in sorted(issuer.glob(f"*/{file}{META_SUFFIX}")):
        meta = read_meta(beside.with_name(file))
        if meta.sha256_original == original_sum:
            return meta.received
    return ""


def _csv(header: list[str], rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def main() -> int:
    """Run the command; 0 when every file was received, 1 when one was refused."""
    parser = argparse.ArgumentParser(description="Terima berkas angka ke data/received tanpa kolom kutipan.")
    parser.add_argument("source", type=Path, metavar="SOURCE_FOLDER", help="folder berisi berkas CSV asli")
    arguments = parser.parse_args()
    try:
        written = receive(arguments.source, RECEIVED, date.today().isoformat())
    except JamsosMapError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(RECEIVED.parent.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
