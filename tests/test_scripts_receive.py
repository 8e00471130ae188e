"""Receiving leaves the sentences behind, keeps the figure as printed, and repeats to the byte."""

import csv

import pytest

from data.errors import InputError
from data.provenance import checksum, open_received
from scripts.receive_facts import DELIVERIES, figure_as_printed, receive
from tests.deliveries import KEMNAKER, PRESS, SAKERNAS, csv_text

SENTENCE = "Pada 2019 dibayar 2 kasus, total Rp. 440.551,030, menurut pejabat"


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    columns = [name for name in PRESS if name not in ("as_printed", "source_row")] + ["quote"]
    plain = {name: PRESS[name] for name in columns[:-1]}
    rows = [
        plain | {"quote": SENTENCE},
        plain | {"value": "440551030", "unit": "IDR", "quote": SENTENCE},
        plain | {"value": "7", "quote": SENTENCE},
        plain | {"value": "Perbup 2/2025", "unit": "text", "quote": "lewat perbup  2/2025 itu"},
        plain | {"quote": ""},
    ]
    status = {"region_code": "14", "period": "2019-08", "indicator": "casual_workers", "value": "5"}
    texts = {
        "published_facts.csv": csv_text(columns, rows),
        "published_facts_bpjs_offices.csv": csv_text(columns, rows[:1]),
        "workforce_sakernas.csv": csv_text(SAKERNAS, [SAKERNAS]),
        "workforce_status_provinces.csv": csv_text(status, [status]),
        "kemnaker_provinces.csv": csv_text(KEMNAKER, [KEMNAKER]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def files_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_quotes_stay_behind_and_figures_as_printed_come_along(source, tmp_path):
    receive(source, tmp_path / "received", "2026-01-01")
    path = tmp_path / "received" / "press" / "2026-01-01" / "published_facts.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["as_printed"] for row in rows] == ["2", "Rp. 440.551,030", "not seen", "perbup  2/2025", "not seen"]
    assert [row["source_row"] for row in rows] == ["2", "3", "4", "5", "6"]
    assert "quote" not in rows[0]
    assert not any(b"menurut pejabat" in content for content in files_in(tmp_path / "received").values())


def test_every_file_has_a_record_that_vouches_for_it(source, tmp_path):
    written = receive(source, tmp_path / "received", "2026-01-01")
    assert len(written) == len(DELIVERIES)
    for path in written:
        meta = open_received(path).meta
        assert meta.sha256_original == checksum((source / path.name).read_bytes())
        assert meta.licence == "not stated"
        assert meta.note_id
        assert meta.note_en
        assert meta.columns_removed == (("quote",) if path.parent.parent.name == "press" else ())


def test_a_repeated_run_changes_nothing_even_on_a_later_day(source, tmp_path):
    receive(source, tmp_path / "received", "2026-01-01")
    first = files_in(tmp_path / "received")
    receive(source, tmp_path / "received", "2026-02-02")
    assert files_in(tmp_path / "received") == first


def test_a_changed_original_is_a_new_delivery(source, tmp_path):
    receive(source, tmp_path / "received", "2026-01-01")
    changed = source / "kemnaker_provinces.csv"
    changed.write_text(changed.read_text(encoding="utf-8").replace(",10,", ",11,"), encoding="utf-8", newline="")
    receive(source, tmp_path / "received", "2026-02-02")
    days = {path.parent.name for path in (tmp_path / "received" / "kemnaker").rglob("*.csv")}
    assert days == {"2026-01-01", "2026-02-02"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "published_facts.csv").unlink(),
        lambda folder: (folder / "published_facts.csv").write_bytes(b""),
        lambda folder: (folder / "published_facts.csv").write_bytes(b"a,b\n1\n"),
        lambda folder: (folder / "published_facts.csv").write_bytes(b"a\n\xff\n"),
        lambda folder: (folder / "published_facts.csv").write_bytes(b'a\n"x"y\n'),
    ],
)
def test_a_bad_folder_is_refused_and_nothing_is_written(source, tmp_path, spoil):
    spoil(source)
    with pytest.raises(InputError):
        receive(source, tmp_path / "received", "2026-01-01")
    assert not (tmp_path / "received").exists()


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("1070000000000.0001", "IDR", "Rp 1,07 Triliun"),
        ("98395", "beneficiaries", "98.395"),
        ("27.65", "percent", "27,65 persen"),
        ("Perbup Kotim", "text", "not seen"),
        ("", "persons", "not seen"),
    ],
)
def test_the_printed_figure_is_found_by_its_unit(value, unit, printed):
    quote = "untuk 98.395 tenaga kerja sebesar Rp 1,07 Triliun atau 27,65 persen"
    assert figure_as_printed(quote, value, unit) == printed
