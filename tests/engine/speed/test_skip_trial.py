"""Where skipping zero neurons is faster is measured all four ways, remembered, and read by every model."""

from pathlib import Path

import pytest

from engine.machine import kernel_choice
from engine.machine.findings import recall, remember, subject_of
from engine.machine.results import SkipGain, Skipping
from engine.model.model import SKIPPING, Model
from engine.model_folder.synthetic import synthetic_checkpoint
from engine.speed import skip_trial
from tests.helpers.toy import toy_config

BOTH, UP, DOWN, NONE = Skipping.BOTH, Skipping.UP, Skipping.DOWN, Skipping.NONE
WEIGHTS = synthetic_checkpoint(toy_config(), 1)
PASSES = skip_trial.TOKENS * (1 + skip_trial.ROUNDS) * 2  # of a pair of ways


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[Skipping, float]:
    """Seconds that a pass takes each way; pairs of ways come one after the other, BOTH first in each."""
    cost = dict.fromkeys(Skipping, 1.0)
    now = [0.0]
    calls = [0]

    def tick() -> float:
        """Called before and after a pass; the passes come in turns of TOKENS."""
        calls[0] += 1
        if calls[0] % 2 == 0:
            number = calls[0] // 2 - 1
            other = skip_trial.OTHERS[number // PASSES % len(skip_trial.OTHERS)]
            now[0] += cost[other if number // skip_trial.TOKENS % 2 else BOTH]
        return now[0]

    monkeypatch.setattr(skip_trial, "perf_counter", tick)
    return cost


def skips(kernel: str = "i2_s", threads: int = 1) -> Skipping:
    return Model(WEIGHTS, name="toy", kernel=kernel, threads=threads).skips


@pytest.mark.parametrize(
    ("costs", "expected", "gain"),
    [
        ({BOTH: 1.0, NONE: 2.0}, BOTH, 2.0),
        ({BOTH: 2.0, UP: 2.0, DOWN: 2.0, NONE: 1.0}, NONE, 1.0),
        ({BOTH: 1.02, UP: 1.02, DOWN: 1.02, NONE: 1.0}, BOTH, 0.98),
        ({UP: 0.5}, UP, 2.0),
        ({DOWN: 0.8, NONE: 0.9}, DOWN, 1.125),
    ],
)
def test_the_fastest_way_is_remembered_for_that_kernel(
    clock: dict[Skipping, float], costs: dict[Skipping, float], expected: Skipping, gain: float
) -> None:
    assert skips() is BOTH, "the default"
    clock.update(costs)
    found = skip_trial.time_skipping(WEIGHTS, "i2_s", [1])
    assert found is not None
    assert found.keys() == {1}
    assert found[1] == SkipGain(expected, pytest.approx(gain, rel=1e-2))
    assert kernel_choice.skipping_found(WEIGHTS.config, "i2_s", 1) == found[1]
    network = Model(WEIGHTS, name="toy", kernel="i2_s", threads=1).network
    assert (network.skips_up, network.skips_down) == (expected in (BOTH, UP), expected in (BOTH, DOWN))
    assert skips("base3") is BOTH, "nothing is known of it"
    assert Model(WEIGHTS, name="toy", kernel="i2_s", skips=BOTH).skips is BOTH
    assert kernel_choice.skipping_found(toy_config(layers=3), "i2_s", 1) is None


def test_each_kernel_and_number_of_threads_has_its_own(clock: dict[Skipping, float]) -> None:
    clock[UP] = 0.5
    assert skip_trial.time_skipping(WEIGHTS, "base3", [1]) == {1: SkipGain(UP, 2.0)}
    remember(
        subject_of("skipping", WEIGHTS.config),
        recall(subject_of("skipping", WEIGHTS.config)) | {"i2_s": {"1": ["none", 1.0], "4": ["down", 1.5]}},
    )
    assert skips("base3") is UP
    assert [skips("i2_s", threads) for threads in (1, 2, 3, 4, 9)] == [NONE, NONE, DOWN, DOWN, DOWN]


@pytest.mark.parametrize("kept", [True, {"i2_s": True}, {"i2_s": {"1": ["sideways", 1.0]}}, {"i2_s": {}}, []])
def test_what_is_kept_and_makes_no_sense_is_as_good_as_nothing(kept: object) -> None:
    remember(subject_of("skipping", WEIGHTS.config), kept)
    assert kernel_choice.skipping_found(WEIGHTS.config, "i2_s", 1) is None
    assert skips() is BOTH


def test_the_share_done_grows_to_all_of_it() -> None:
    shares: list[float] = []
    skip_trial.time_skipping(WEIGHTS, "i2_s", [1, 2], shares.append)
    assert len(shares) == 2 * len(skip_trial.OTHERS)
    assert shares == sorted(set(shares))
    assert 0.0 < shares[0] < shares[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("kernel", SKIPPING)
def test_real_time_decides_too(kernel: str) -> None:
    found = skip_trial.time_skipping(WEIGHTS, kernel, [1])
    assert found
    assert found[1].way is skips(kernel)


def test_where_nothing_can_be_skipped_nothing_is_measured() -> None:
    assert skip_trial.time_skipping(WEIGHTS, "tl1", [1]) == {}
    assert skips("tl1") is NONE


def test_a_stop_leaves_nothing(clock: dict[Skipping, float]) -> None:
    clock[BOTH] = 2.0
    calls = [0]

    def stopped() -> bool:
        calls[0] += 1
        return calls[0] > 5

    assert skip_trial.time_skipping(WEIGHTS, "i2_s", [1], stopped=stopped) is None
    assert kernel_choice.skipping_found(WEIGHTS.config, "i2_s", 1) is None


def test_without_memory_for_two_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.errors import MemoryShortError
    from engine.model import model

    def refuse(*_: object) -> None:
        raise MemoryShortError("too little")

    monkeypatch.setattr(model, "check_memory", refuse)
    assert skip_trial.time_skipping(WEIGHTS, "i2_s", [1]) == {}
    assert kernel_choice.skipping_found(WEIGHTS.config, "i2_s", 1) is None
