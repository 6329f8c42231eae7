"""Tuning measures real kernels, prefers fewer threads at equal speed, and ``auto`` takes what it found."""

import math
from pathlib import Path

import pytest

import cython_kernels
from engine.machine import kernel_choice
from engine.machine.hardware import physical_cores
from engine.machine.kernel_choice import default_kernel
from engine.machine.results import Timing
from engine.model.model import Model
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.speed import tune
from tests.helpers.toy import toy_config

WEIGHTS = synthetic_checkpoint(toy_config(), 1)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))


def test_every_kernel_is_timed_and_the_best_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kernel_choice.tuned_timings(WEIGHTS.config) == ()
    assert Model(WEIGHTS, name="toy").kernel == default_kernel()
    monkeypatch.setattr(tune, "BUDGET_S", math.inf)  # no machine is too slow
    shares: list[float] = []
    timings = tune.tune(WEIGHTS, lambda share, _: shares.append(share))
    assert {(t.kernel, t.isa) for t in timings} == set(tune.candidates().items())
    assert {t.threads for t in timings} == set(tune.thread_counts(physical_cores()))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert kernel_choice.tuned_timings(WEIGHTS.config) == timings
    model = Model(WEIGHTS, name="toy")
    best = timings[0]
    assert (model.kernel, model.isa, model.threads) == (best.kernel, best.isa, best.threads)
    assert Model(WEIGHTS, name="toy", kernel="i2_s").kernel == "i2_s"
    assert Model(WEIGHTS, name="toy", threads=3).threads == 3


@pytest.mark.parametrize("isa", cython_kernels.available())
def test_what_is_found_on_a_forced_instruction_set_counts_there_only(
    monkeypatch: pytest.MonkeyPatch, isa: str
) -> None:
    monkeypatch.setenv("TERN_ISA", isa)
    names = cython_kernels.available()
    timings = tune.tune(WEIGHTS, lambda *_: None)
    assert {(t.kernel, t.isa) for t in timings} == set(tune.candidates().items())
    assert max(names.index(t.isa) for t in timings) == names.index(isa)
    assert isa == "scalar" or "scalar" not in {t.isa for t in timings}
    model, best = Model(WEIGHTS, name="toy"), timings[0]
    assert (model.kernel, model.isa, model.threads) == (best.kernel, best.isa, best.threads)
    monkeypatch.delenv("TERN_ISA")
    assert kernel_choice.tuned_timings(WEIGHTS.config) == ()
    assert Model(WEIGHTS, name="toy").kernel == default_kernel()


def test_a_machine_that_is_slow_measures_one_kernel_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tune, "BUDGET_S", 0.0)
    timings = tune.tune(WEIGHTS, lambda *_: None)
    assert {t.kernel for t in timings} == {next(iter(tune.candidates()))}
    assert kernel_choice.tuned_timings(WEIGHTS.config) == timings


def test_fewer_threads_win_ties() -> None:
    two = Timing("i2_s", "avx2", 2, 20.0, 100.0)
    one = Timing("i2_s", "avx2", 1, 19.8, 100.0)
    slow = Timing("tl1", "avx2", 1, 5.0, 50.0)
    assert tune.rank([slow, two, one]) == (one, two, slow)
    assert tune.rank([slow, two, Timing("i2_s", "avx2", 1, 15.0, 80.0)])[0] == two


def test_plain_loops_are_timed_only_where_there_is_nothing_else() -> None:
    scalar = [("i2_s", "scalar"), ("base3", "scalar")]
    assert tune.worth_measuring(scalar) == ["i2_s", "base3"]
    assert tune.worth_measuring([*scalar, ("i2_s", "sse41"), ("i2_s", "avx2")]) == ["i2_s"]


def test_a_stopped_tuning_leaves_nothing() -> None:
    assert tune.tune(WEIGHTS, lambda *_: None, stopped=lambda: True) == ()
    assert kernel_choice.tuned_timings(WEIGHTS.config) == ()


def test_another_shape_is_another_matter() -> None:
    tune.tune(WEIGHTS, lambda *_: None)
    assert kernel_choice.tuned_timings(toy_config(layers=3)) == ()


def test_thread_counts_end_with_all_cores() -> None:
    assert tune.thread_counts(1) == [1]
    assert tune.thread_counts(6) == [1, 2, 3, 4, 6]
    assert tune.thread_counts(20) == [1, 2, 3, 4, 6, 8, 12, 16, 20]


def test_before_tuning_base3_is_taken_where_it_was_measured_to_win(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = [("i2_s", "avx512"), ("base3", "avx512vbmi")]
    monkeypatch.setattr(kernel_choice, "available_kernels", lambda: fast)
    monkeypatch.setattr(kernel_choice.cpu, "vendor", lambda: "AuthenticAMD")
    assert default_kernel() == default_kernel("avx512vbmi") == "base3"
    assert default_kernel("avx512") == "i2_s"
    monkeypatch.setattr(kernel_choice.cpu, "vendor", lambda: "GenuineIntel")
    assert default_kernel() == "i2_s"
    monkeypatch.setattr(kernel_choice.cpu, "vendor", lambda: "AuthenticAMD")
    monkeypatch.setattr(kernel_choice, "available_kernels", lambda: [("i2_s", "avx512")])
    assert default_kernel() == "i2_s"
