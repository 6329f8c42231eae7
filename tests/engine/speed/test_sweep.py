"""Everything is measured, in an order that serves one who stops early, and can be stopped anywhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.energy.energy import Energy
from engine.errors import Stopped
from engine.machine.hardware import physical_cores, thread_counts
from engine.machine.kernel_choice import available_kernels
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.speed import sweep as sweep_module
from engine.speed.benchmark import Owner, quartiles
from engine.speed.history import past_runs
from engine.speed.rows import BenchmarkRow, BenchmarkRun
from engine.speed.sweep import sweep, ways
from engine.version import __version__
from tests.helpers.toy import toy_config

CONFIG = toy_config()


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path))
    monkeypatch.setattr(sweep_module, "READ_BYTES", 8 << 20)
    monkeypatch.setattr(sweep_module, "DECODE_S", 0.05)
    monkeypatch.setattr(sweep_module, "PREFILL_S", 0.05)


def facts(run: BenchmarkRun) -> object:
    """All but the energy, of which five figures are kept."""
    return replace(run, rows=tuple(replace(row, energy=Energy()) for row in run.rows))


def test_every_kernel_instruction_set_and_thread_count_has_a_row() -> None:
    told: list[tuple[float, BenchmarkRow]] = []
    run = sweep(synthetic_checkpoint(CONFIG, 1), "toy", lambda share, row: told.append((share, row)))
    wanted = {(*pair, n) for pair in available_kernels() for n in thread_counts(physical_cores())}
    assert {row.way for row in run.rows} == wanted
    assert [row for _, row in told] == list(run.rows)
    assert told[-1][0] == 1.0 and [share for share, _ in told] == sorted(share for share, _ in told)
    assert run.is_complete and (run.model, run.version) == ("toy", __version__)
    assert [facts(kept) for kept in past_runs(CONFIG)] == [facts(run)]
    for row in run.rows:
        assert 0 < row.decode_low <= row.decode_tok_s <= row.decode_high
        assert 0 < row.prefill_low <= row.prefill_tok_s <= row.prefill_high
        assert row.energy.source != "none" and row.energy.j_per_token


def test_what_was_measured_until_it_was_stopped_is_kept_and_called_incomplete() -> None:
    rows: list[BenchmarkRow] = []

    def beat() -> None:
        if rows:
            raise Stopped

    run = sweep(
        synthetic_checkpoint(CONFIG, 1),
        "toy",
        lambda share, row: rows.append(row),
        owner=Owner(beat),
        is_stopped=lambda: bool(rows),
    )
    assert len(run.rows) == 1 and not run.is_complete
    assert [facts(kept) for kept in past_runs(CONFIG)] == [facts(run)]


def test_another_error_is_not_taken_for_a_stop() -> None:
    def beat() -> None:
        raise ValueError("something else")

    with pytest.raises(ValueError, match="something else"):
        sweep(synthetic_checkpoint(CONFIG, 1), "toy", lambda *_: None, owner=Owner(beat))


def test_the_best_instruction_sets_come_first_and_plain_loops_last() -> None:
    pairs = [("i2_s", "scalar"), ("i2_s", "avx2"), ("i2_s", "avx512"), ("t_mac", "scalar"), ("t_mac", "avx2")]
    assert ways(pairs) == [
        ("i2_s", "avx512"),
        ("t_mac", "avx2"),
        ("i2_s", "avx2"),
        ("t_mac", "scalar"),
        ("i2_s", "scalar"),
    ]
    assert ways([("i2_s", "scalar")]) == [("i2_s", "scalar")]


def test_quartiles() -> None:
    assert quartiles([3.0]) == (3.0, 3.0, 3.0)
    assert quartiles([5.0, 1.0, 3.0, 2.0, 4.0]) == (2.0, 3.0, 4.0)
