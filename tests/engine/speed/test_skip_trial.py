"""Whether skipping zero neurons is faster is measured both ways, remembered, and read by every model."""

from pathlib import Path

import pytest

from engine.machine import kernel_choice
from engine.model.model import Model
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.speed import skip_trial
from tests.helpers.toy import toy_config

WEIGHTS = synthetic_checkpoint(toy_config(), 1)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that every other pass takes: skipping zero neurons, then reading every weight."""
    cost = [1.0, 1.0]
    now = [0.0]
    calls = [0]

    def tick() -> float:
        """Called before and after a pass; the passes come in turns of TOKENS."""
        calls[0] += 1
        if calls[0] % 2 == 0:
            now[0] += cost[(calls[0] // 2 - 1) // skip_trial.TOKENS % 2]
        return now[0]

    monkeypatch.setattr(skip_trial, "perf_counter", tick)
    return cost


def skips(kernel: str = "i2_s") -> bool:
    return bool(Model(WEIGHTS, name="toy", kernel=kernel).network.skips)


@pytest.mark.parametrize(
    ("sparse", "dense", "expected"), [(1.0, 2.0, True), (2.0, 1.0, False), (1.02, 1.0, True)]
)
def test_the_faster_way_is_remembered_for_that_kernel(
    clock: list[float], sparse: float, dense: float, expected: bool
) -> None:
    assert skips()
    clock[:] = sparse, dense
    assert skip_trial.time_skipping(WEIGHTS, "i2_s", 1) is expected
    assert kernel_choice.skipping_pays(WEIGHTS.config, "i2_s") is expected
    assert skips() is expected
    assert skips("base3")
    assert Model(WEIGHTS, name="toy", kernel="i2_s", skips=True).network.skips
    assert kernel_choice.skipping_pays(toy_config(layers=3), "i2_s")


def test_the_share_done_grows_to_all_of_it() -> None:
    shares: list[float] = []
    skip_trial.time_skipping(WEIGHTS, "i2_s", 1, shares.append)
    assert len(shares) == 2 + 1 + skip_trial.ROUNDS, "two ways to pack, then rounds of both"
    assert shares == sorted(set(shares))
    assert 0.0 < shares[0] < shares[-1] == 1.0


def test_real_time_decides_too() -> None:
    assert skip_trial.time_skipping(WEIGHTS, "i2_s", 1) is skips()


def test_where_nothing_can_be_passed_over_nothing_is_measured() -> None:
    assert skip_trial.time_skipping(WEIGHTS, "tl1", 1) is True
    assert kernel_choice.skipping_pays(WEIGHTS.config, "tl1")


def test_a_stop_leaves_nothing(clock: list[float]) -> None:
    clock[:] = 2.0, 1.0
    calls = [0]

    def stopped() -> bool:
        calls[0] += 1
        return calls[0] > 5

    assert skip_trial.time_skipping(WEIGHTS, "i2_s", 1, stopped=stopped) is None
    assert kernel_choice.skipping_pays(WEIGHTS.config, "i2_s")


def test_without_memory_for_both_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.errors import MemoryShortError
    from engine.model import model

    def refuse(*_: object) -> None:
        raise MemoryShortError("too little")

    monkeypatch.setattr(model, "check_memory", refuse)
    assert skip_trial.time_skipping(WEIGHTS, "i2_s", 1) is True
