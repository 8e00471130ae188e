"""A received file is read only with a record that vouches for its bytes."""

import pytest

from data.errors import InputError
from data.provenance import latest, meta_path, meta_text, open_received, read_meta, write_whole
from tests.deliveries import deliver, press_text, record


def test_a_file_with_its_record_opens(tmp_path):
    received = deliver(tmp_path, "published_facts", press_text({}))
    assert received.meta.rows == 1
    assert received.content == press_text({}).encode()


def test_a_file_without_record_is_refused(tmp_path):
    received = deliver(tmp_path, "published_facts", press_text({}))
    meta_path(received.path).unlink()
    with pytest.raises(InputError, match="tanpa catatan asal"):
        open_received(received.path)


def test_a_changed_file_is_refused(tmp_path):
    received = deliver(tmp_path, "published_facts", press_text({}))
    received.path.write_bytes(received.content.replace(b",2,cases", b",3,cases"))
    with pytest.raises(InputError, match="berubah setelah diterima"):
        open_received(received.path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Catatan asal harus berisi"),
        ("- a\n- b\n", "Catatan asal harus berisi"),
        ("file: [unclosed", "Perbaiki isi YAML"),
        ("file: x.csv\n", "Kolom wajib"),
        ("!!python/object/apply:os.system ['true']", "Perbaiki isi YAML"),
    ],
)
def test_a_damaged_record_is_refused(tmp_path, text, said):
    received = deliver(tmp_path, "published_facts", press_text({}))
    meta_path(received.path).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_meta(received.path)


def test_a_record_with_a_wrong_type_or_an_unknown_field_names_both(tmp_path):
    received = deliver(tmp_path, "published_facts", press_text({}))
    text = meta_text(received.meta).replace("rows: 1", "rows: satu") + "warna: merah\n"
    meta_path(received.path).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_meta(received.path)
    assert {problem.column for problem in caught.value.problems} == {"rows", "warna"}


def test_a_record_survives_writing_and_reading(tmp_path):
    path = tmp_path / "a.csv"
    written = record(
        "a.csv", b"x\n", title='Judul "aneh": {} # é', controls=({"indicator": "claims_paid", "sum": "3"},)
    )
    meta_path(path).write_text(meta_text(written), encoding="utf-8")
    assert read_meta(path) == written


def test_only_the_newest_delivery_of_a_file_counts(tmp_path):
    for day in ("2025-12-31", "2026-02-01", "2026-01-15"):
        write_whole(tmp_path / "pers" / day / "a.csv", b"x\n")
    write_whole(tmp_path / "lain" / "2020-01-01" / "a.csv", b"x\n")
    found = [path.relative_to(tmp_path).as_posix() for path in latest(tmp_path)]
    assert sorted(found) == ["lain/2020-01-01/a.csv", "pers/2026-02-01/a.csv"]


def test_writing_leaves_no_scratch_file(tmp_path):
    write_whole(tmp_path / "b" / "a.csv", b"one")
    write_whole(tmp_path / "b" / "a.csv", b"two")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["a.csv"]
    assert (tmp_path / "b" / "a.csv").read_bytes() == b"two"
