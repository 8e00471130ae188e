"""The command that makes the sample."""

import pytest

from data import store
from data.errors import BrokenDataError
from data.synthetic.sample import Hidden
from scripts import make_sample


def test_the_seed_reaches_the_sample_and_the_report_names_what_was_hidden(monkeypatch, tmp_path, capsys):
    (tmp_path / "observations.parquet").write_bytes(b"x" * 1_500_000)
    seeds = []

    def make(seed, progress):
        seeds.append(seed)
        progress(0.5, "setengah")
        progress(1.0, "selesai")
        return store.Snapshot("synthetic", "v-1", tmp_path), (Hidden("claims_paid", "regency", 26_000, 3_641, 12),)

    monkeypatch.setattr(make_sample, "make", make)
    assert make_sample.main([]) == 0
    assert make_sample.main(["--seed", "7"]) == 0
    assert seeds == [1, 7]
    out, err = capsys.readouterr()
    assert "seed 7: v-1, 1.5 MB. BUKAN ANGKA RESMI." in out
    assert out.splitlines()[-1].split() == ["claims_paid", "regency", "26.000", "3.641", "12"]
    assert "[###############...............]  50% setengah" in err


def test_without_published_figures_it_says_what_to_run(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(store.FOLDERS, "published", tmp_path)
    assert make_sample.main([]) == 1
    assert "build_tables.py" in capsys.readouterr().err
    with pytest.raises(BrokenDataError):
        store.current("published")


@pytest.mark.parametrize("seed", ["-1", "x", "1.5", "", "²"])
def test_a_seed_that_is_no_whole_number_is_refused(seed, capsys):
    with pytest.raises(SystemExit) as stop:
        make_sample.main(["--seed", seed])
    assert stop.value.code == 2
    assert "bukan bilangan bulat" in capsys.readouterr().err
