"""Whose turn it is, and what part of the computing was whose, on a clock of the test."""

from collections.abc import Iterator

import pytest

from engine.process.answers import turns as turns_module
from engine.process.answers.turns import Answer, Turns
from engine.process.events import Generate, Serve
from engine.sampling.params import SamplingParams


class Bench:
    """Answers that take a known time for each turn; ``done`` has whose turns there were."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.turns = Turns()
        self.done: list[int] = []
        self.failed: list[tuple[int, str]] = []
        self.shares: dict[int, float] = {}
        monkeypatch.setattr(turns_module.time, "perf_counter", lambda: self.now)

    def add(self, number: int, seconds: float, count: int, fails: bool = False) -> None:
        command = Serve(str(number), "x", SamplingParams()) if number else Generate("0", (), SamplingParams())
        answer = Answer(number, command)
        self.turns.add(answer)
        answer.steps = self._steps(number, seconds, count, fails)

    def _steps(self, number: int, seconds: float, count: int, fails: bool) -> Iterator[None]:
        share = self.turns.share(number)
        for _ in range(count):
            self.now += seconds
            self.done.append(number)
            yield
        if fails:
            raise ValueError("no")
        self.shares[number] = share()

    def run(self) -> None:
        while self.turns:
            self.turns.round(
                lambda answer: None, lambda answer, error: self.failed.append((answer.number, str(error)))
            )


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


def test_one_after_the_other_until_each_has_ended(bench: Bench) -> None:
    bench.add(1, 1.0, 3)
    bench.add(2, 1.0, 1)
    assert not bench.turns.is_alone() and not bench.turns.has_own and "2" in bench.turns
    bench.run()
    assert bench.done == [1, 2, 1, 1]
    assert bench.turns.is_alone() and "2" not in bench.turns


def test_shares_are_of_the_time_since_each_began(bench: Bench) -> None:
    bench.add(0, 3.0, 4)
    bench.add(1, 1.0, 4)
    assert bench.turns.has_own
    bench.run()
    assert bench.shares == {0: pytest.approx(12 / 16), 1: pytest.approx(4 / 13)}
    # the second began after the first's first turn, of which it knows nothing


def test_alone_it_is_all(bench: Bench) -> None:
    bench.add(1, 0.5, 5)
    bench.run()
    bench.add(2, 0.5, 5)
    bench.run()
    assert bench.shares == {1: 1.0, 2: 1.0}


def test_one_that_fails_leaves_the_others(bench: Bench) -> None:
    bench.add(1, 1.0, 1, fails=True)
    bench.add(2, 1.0, 3)
    bench.run()
    assert bench.failed == [(1, "no")] and bench.done == [1, 2, 2, 2]
    assert list(bench.shares) == [2]
