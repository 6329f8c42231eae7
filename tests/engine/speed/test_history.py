"""Runs are kept, survive damage and another version, and today is compared with them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.machine import findings
from engine.speed import history
from engine.speed.front import FAST
from engine.speed.history import (
    keep_run,
    past_runs,
    preset_choice,
    run_to_choose_from,
    slower_than_before,
)
from engine.speed.rows import run_object, run_of
from tests.helpers.bench_rows import row, run
from tests.helpers.toy import toy_config

CONFIG = toy_config()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path))
    return tmp_path


def test_the_latest_run_comes_first_and_a_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_RUNS", 2)
    runs = [run(row(tok_s=20.0 + day), when=f"2026-01-0{day}T10:00:00+00:00") for day in (1, 2, 3)]
    for one in runs:
        keep_run(CONFIG, one)
    assert [kept.when for kept in past_runs(CONFIG)] == [runs[2].when, runs[1].when]


def test_a_run_without_rows_is_not_kept(cache: Path) -> None:
    keep_run(CONFIG, run(complete=False))
    assert past_runs(CONFIG) == () and not list(cache.iterdir())


def test_another_version_counts_and_another_computer_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_run(CONFIG, run(row()))
    monkeypatch.setattr(findings, "machine_key", lambda: "built anew")
    assert len(past_runs(CONFIG)) == 1
    monkeypatch.setattr(history, "computer_key", lambda: "another computer")
    assert past_runs(CONFIG) == ()


def test_what_is_written_is_read_again() -> None:
    one = run(row(joules=None), row("tl1", "scalar", 2, busy=0.7), complete=False)
    again = run_of(json.loads(json.dumps(run_object(one))))
    assert again == one
    assert again.is_busy and again.busy_cores == 0.7


@pytest.mark.parametrize(
    "damage",
    [
        {"when": "yesterday"},
        {"when": 5},
        {"version": None},
        {"rows": [{}]},
        {"rows": None},
        {"rows": [{**run_object(run(row()))["rows"][0], "decode_tok_s": "fast"}]},
        {"rows": [{**run_object(run(row()))["rows"][0], "threads": True}]},
        {"rows": [{**run_object(run(row()))["rows"][0], "energy": {"joules": "much"}}]},
        {"rows": [{**run_object(run(row()))["rows"][0], "decode_tok_s": float("nan")}]},
    ],
)
def test_a_damaged_run_is_left_out_and_the_others_stay(cache: Path, damage: dict[str, object]) -> None:
    keep_run(CONFIG, run(row()))
    (path,) = cache.iterdir()
    kept = json.loads(path.read_text())
    kept["value"].insert(0, run_object(run(row())) | damage)
    path.write_text(json.dumps(kept))
    assert past_runs(CONFIG) == (run(row()),)


def test_presets_choose_from_the_latest_whole_and_quiet_run() -> None:
    quiet, busy = run(row()), run(row(busy=0.5))
    half = run(row(), complete=False)
    assert run_to_choose_from([half, busy, quiet]) is quiet
    assert run_to_choose_from([half, busy]) is busy
    assert run_to_choose_from([half]) is None


def test_a_kernel_that_this_cpu_does_not_run_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "available_kernels", lambda format: [("i2_s", "scalar")])
    keep_run(CONFIG, run(row(isa="avx512vbmi", tok_s=90.0), row(isa="scalar", tok_s=2.0)))
    choice = preset_choice(CONFIG, FAST)
    assert choice is not None and choice.row.isa == "scalar"
    keep_run(CONFIG, run(row(isa="avx512vbmi", tok_s=90.0)))
    assert preset_choice(CONFIG, FAST) is None


def test_slower_by_more_than_the_spread_is_told() -> None:
    before = run(row(tok_s=100.0, spread=0.05), row(threads=2, tok_s=50.0), version="0.0.9")
    slower = slower_than_before(run(row(tok_s=90.0, spread=0.04), row(threads=2, tok_s=50.0)), [before])
    assert slower is not None
    assert (slower.version, slower.when) == ("0.0.9", before.when)
    assert slower.share == pytest.approx(0.1) and slower.spread == pytest.approx(0.05)


@pytest.mark.parametrize(("tok_s", "spread"), [(96.0, 0.05), (90.0, 0.12), (98.0, 0.0), (120.0, 0.01)])
def test_within_the_spread_nothing_is_told(tok_s: float, spread: float) -> None:
    before = run(row(tok_s=100.0, spread=spread))
    assert slower_than_before(run(row(tok_s=tok_s, spread=spread)), [before]) is None


def test_a_quiet_run_of_before_is_compared_rather_than_a_busy_one() -> None:
    busy, quiet = run(row(tok_s=60.0, busy=1.0)), run(row(tok_s=100.0))
    slower = slower_than_before(run(row(tok_s=62.0)), [busy, quiet])
    assert slower is not None and slower.before.decode_tok_s == 100.0
    assert slower_than_before(run(row(tok_s=62.0)), [busy]) is None


def test_nothing_in_common_is_not_compared() -> None:
    assert slower_than_before(run(row()), []) is None
    assert slower_than_before(run(row()), [replace(run(row("tl1", tok_s=900.0)))]) is None
