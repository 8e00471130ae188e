"""What the benchmark makes of its numbers; nothing here takes a time."""

from typing import Any

import pytest

from scripts import benchmark, benchmark_browser, benchmark_pictures, benchmark_report
from scripts.benchmark_report import Target


def change(map_seconds: float | None, websocket_bytes: int, repaint_seconds: float | None) -> dict[str, Any]:
    return {
        "map_seconds": map_seconds,
        "answer_seconds": 0.04,
        "websocket_bytes": websocket_bytes,
        "http_bytes": 0,
        "repaint_seconds": repaint_seconds,
    }


def opening(cold_seconds: float) -> dict[str, Any]:
    return {"cold_seconds": cold_seconds, "warm_seconds": cold_seconds / 2}


def measurement(changes: list[dict[str, Any]], cold_seconds: float, failure: str = "") -> dict[str, Any]:
    return {"openings": [opening(cold_seconds)], "changes": changes, "failure": failure}


@pytest.fixture
def measured() -> dict[str, Any]:
    """Round numbers: 800 bytes without a map, 5,000 of ours, a million of the usual map."""
    return {
        "blank": measurement([change(None, 800, None)], 1.0),
        "ours": measurement([change(0.004, 5800, 0.1), change(0.006, 5800, 0.12), change(0.005, 5700, 0.4)], 2.0),
        "geojson": measurement([change(0.5, 1_000_800, 2.0)], 3.0),
        "explore": {"openings": [], "changes": [], "failure": "ImportError: a | b\nc"},
        "opening": measurement([change(None, 20_000, 0.3)], 2.5),
        "dashboard": measurement([change(None, 90_000, 0.15)], 5.0),
    }


def found(measured: dict[str, Any], name: str) -> Target:
    return next(target for target in benchmark_report.targets(measured) if target.name == name)


def row(table: str, name: str) -> list[str]:
    line = next(line for line in table.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.split(" | ")[1:]]


def test_middle_leaves_out_what_is_unknown() -> None:
    records = [{"x": 1.0}, {"x": None}, {"x": 4.0}, {}, {"x": 2.0}]
    assert benchmark_report.middle(records, "x") == 2.0
    assert benchmark_report.middle(records, "y") is None


def test_slowest_leaves_out_what_is_unknown() -> None:
    assert benchmark_report.slowest([{"x": 1.0}, {"x": None}, {"x": 4.0}], "x") == 4.0
    assert benchmark_report.slowest([], "x") is None


@pytest.mark.parametrize(
    ("upper", "lower", "expected"), [(6.0, 3.0, 2.0), (None, 3.0, None), (6.0, None, None), (6.0, 0.0, float("inf"))]
)
def test_ratio(upper: float | None, lower: float | None, expected: float | None) -> None:
    assert benchmark_report.ratio(upper, lower) == expected


def test_share_of_the_map_is_what_a_page_without_map_does_not_receive(measured: dict[str, Any]) -> None:
    assert benchmark_report.map_share(measured, "ours") == 5000
    assert benchmark_report.map_share(measured, "explore") is None


def test_share_of_the_map_is_unknown_without_the_blank_page(measured: dict[str, Any]) -> None:
    del measured["blank"]
    assert benchmark_report.map_share(measured, "ours") is None


@pytest.mark.parametrize(
    ("target", "is_met", "margin"),
    [
        (Target("t", 10, 5, "ms"), True, 2),
        (Target("t", 10, 10, "ms"), True, 1),
        (Target("t", 10, 20, "ms"), False, 0.5),
        (Target("t", 200, 400, "×", is_floor=True), True, 2),
        (Target("t", 200, 100, "×", is_floor=True), False, 0.5),
        (Target("t", 10, None, "ms"), False, None),
    ],
)
def test_target(target: Target, is_met: bool, margin: float | None) -> None:
    assert target.is_met is is_met
    assert target.margin == margin


def test_targets_compare_ours_with_each_usual_way(measured: dict[str, Any]) -> None:
    assert found(measured, "Map work on the server per change").measured == pytest.approx(5)
    assert found(measured, "Bytes: folium.GeoJson over ours").measured == pytest.approx(200)
    assert found(measured, "Server time: folium.GeoJson over ours").measured == pytest.approx(100)
    assert found(measured, "Bytes: GeoDataFrame.explore over ours").measured is None
    assert found(measured, "Click to repaint: This map alone").measured == 0.12


def test_targets_table_says_met_and_missed_and_by_how_much(measured: dict[str, Any]) -> None:
    table = benchmark_report.targets_table(benchmark_report.targets(measured))
    assert row(table, "Map bytes per change") == ["≤ 6,000 bytes", "5,000 bytes", "met, 1.2 times better |"]
    assert row(table, "First map, empty cache: Dashboard, 514 regions")[-1] == "**missed** by a factor of 2.0 |"
    assert row(table, "Bytes: GeoDataFrame.explore over ours")[1:] == ["– ×", "**not measured** |"]


def test_results_table_has_a_column_per_way_also_for_one_that_failed(measured: dict[str, Any]) -> None:
    lines = benchmark_report.results_table(measured).splitlines()
    assert {line.count("|") for line in lines} == {len(measured) + 2}
    assert lines[0].count("GeoDataFrame.explore") == 1
    assert row("\n".join(lines), "FAILED")[4] == "ImportError: a / b c"


def test_results_table_gives_median_and_slowest(measured: dict[str, Any]) -> None:
    cells = row(benchmark_report.results_table(measured), "Click to repaint, s")
    assert cells[2] == "0.120 (slowest 0.400)"
    assert cells[-1] == "– |"


def test_results_table_leaves_out_the_line_of_failures_when_there_is_none(measured: dict[str, Any]) -> None:
    measured["explore"]["failure"] = ""
    assert "FAILED" not in benchmark_report.results_table(measured)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(1234.56, 1, "1,234.6"), (0.1234, 3, "0.123"), (1_077_267, 0, "1,077,267"), (None, 2, "–")],
)
def test_number_has_commas_between_thousands(value: float | None, digits: int, text: str) -> None:
    assert benchmark_report.number(value, digits) == text


def test_every_way_has_a_heading_and_every_heading_a_way() -> None:
    assert {way.name for way in benchmark_browser.WAYS} == set(benchmark_report.HEADINGS)


def test_a_file_that_cannot_be_written_is_refused_before_measuring(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        benchmark.main(["--json", "no/such/folder/numbers.json"])
    assert ended.value.code == 2
    assert "tidak ada" in capsys.readouterr().err


PICTURES = {
    "png": {"first_seconds": 1.25, "seconds": [0.25, 0.5, 0.25], "bytes": 500_000},
    benchmark_pictures.SCREENSHOT: {"first_seconds": 4.0, "seconds": [2.0, 2.0, 3.0], "bytes": 90_000},
}


def test_pictures_are_told_with_the_first_time_apart() -> None:
    rows = benchmark_pictures.table(PICTURES).splitlines()
    assert rows[2] == "| PNG, 1600 × 900 | 0.250 | 0.500 | 1.250 | 500,000 |"
    assert len(rows) == 4


def test_targets_of_pictures() -> None:
    quick, quicker = benchmark_pictures.targets(PICTURES)
    assert (quick.measured, quick.limit, quick.is_met) == (0.25, 0.5, True)
    assert (quicker.measured, quicker.limit, quicker.is_met) == (8, 5, True)
