"""Tuning measures real kernels, prefers fewer threads at equal speed, and ``auto`` takes what it found."""

import math
from pathlib import Path

import pytest

import cython_kernels
from engine.machine import kernel_choice
from engine.machine.findings import remember, subject_of
from engine.machine.hardware import physical_cores, thread_counts
from engine.machine.kernel_choice import default_kernel
from engine.machine.other_load import OtherLoad
from engine.machine.results import SkipGain, Skipping, Timing
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
    assert {t.threads for t in timings} == set(thread_counts(physical_cores()))
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


def test_only_kernels_near_the_best_are_tried_with_other_ways_of_skipping() -> None:
    near = [
        Timing(name, "avx2", 1, speed, 100.0) for name, speed in (("tl2", 20.0), ("i2_s", 18.0), ("tl1", 5.0))
    ]
    assert tune.within_reach([*near, Timing("tl2", "avx2", 2, 21.0, 100.0)]) == ["tl2", "i2_s"]
    assert [tune.skip_counts(counts) for counts in ([1], [1, 2], [1, 2, 3, 4, 6])] == [[1], [1, 2], [1, 3, 6]]


def test_a_kernel_that_another_way_makes_faster_is_timed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first speeds are those of skipping everywhere; the row that is kept is that of the way found."""
    gain = SkipGain(Skipping.NONE, 1.0)

    def found(weights: object, kernel: str, threads: list[int], *_: object) -> dict[int, SkipGain]:
        kept = {str(count): [gain.way, gain.gain] for count in threads}
        remember(subject_of("skipping", WEIGHTS.config), {kernel: kept})
        return dict.fromkeys(threads, gain)

    def speed(model: Model, threads: int, _: object) -> Timing:
        fast = 30.0 if model.skips is Skipping.NONE and model.kernel == "i2_s" else 10.0
        return Timing(model.kernel, model.isa, threads, fast, 100.0)

    monkeypatch.setattr(tune, "BUDGET_S", math.inf)
    monkeypatch.setattr(tune, "time_skipping", found)
    monkeypatch.setattr(tune, "_time", speed)
    monkeypatch.setattr(tune, "within_reach", lambda timings: ["i2_s"])
    timings = tune.tune(WEIGHTS, lambda *_: None)
    assert timings[0].kernel == "i2_s"
    assert {t.decode_tok_s for t in timings if t.kernel == "i2_s"} == {30.0}
    assert len(timings) == len(set(timings))


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
    assert thread_counts(1) == [1]
    assert thread_counts(6) == [1, 2, 3, 4, 6]
    assert thread_counts(20) == [1, 2, 3, 4, 6, 8, 12, 16, 20]


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


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The last value is what other programs take."""
    taken = [0.0]
    monkeypatch.setattr(OtherLoad, "cores", lambda self: taken[-1])
    return taken


def test_on_a_busy_machine_no_threads_are_taken_away(
    monkeypatch: pytest.MonkeyPatch, cores: list[float]
) -> None:
    """One thread comes out first, because the others have none to themselves."""
    cores.append(1.5)
    monkeypatch.setattr(tune, "BUDGET_S", 0.0)
    monkeypatch.setattr(tune, "thread_counts", lambda count: [1, 2])
    monkeypatch.setattr(tune, "time_skipping", lambda *_: {})
    monkeypatch.setattr(
        tune, "_time", lambda model, n, control: Timing(model.kernel, model.isa, n, 9.0 / n, 50.0)
    )
    timings = tune.tune(WEIGHTS, lambda *_: None)
    assert [timing.threads for timing in timings] == [2, 1]
    assert kernel_choice.tuned_timings(WEIGHTS.config) == timings
    assert kernel_choice.tuning_busy(WEIGHTS.config) == 1.5
    assert Model(WEIGHTS, name="toy").threads == 2
    cores.append(0.1)
    timings = tune.tune(WEIGHTS, lambda *_: None)
    assert [timing.threads for timing in timings] == [1, 2]
    assert kernel_choice.tuned_timings(WEIGHTS.config) == timings
    assert kernel_choice.tuning_busy(WEIGHTS.config) == 0.0
    cores.append(1.5)
    tune.tune(WEIGHTS, lambda *_: None)
    assert kernel_choice.tuned_timings(WEIGHTS.config) == timings, "a quiet measurement stays"
    assert kernel_choice.tuning_busy(WEIGHTS.config) == 0.0


@pytest.mark.parametrize(
    "damage", [5, {"rows": 5}, {"rows": [[1]], "busy_cores": 1}, {"busy_cores": "x", "rows": []}]
)
def test_a_damaged_busy_tuning_is_as_good_as_none(damage: object) -> None:
    remember(subject_of("tuning-busy", WEIGHTS.config), damage)
    assert kernel_choice.tuned_timings(WEIGHTS.config) == ()
    assert Model(WEIGHTS, name="toy").threads == physical_cores()
