"""Answers that are written at the same time: each has what its share of the computing took."""

from pathlib import Path

import pytest

from engine.energy.meter import PERIOD_S
from tests.helpers.sysfs import Clock, FakeRapl, write_rapl


def test_two_answers_share_what_both_took(tmp_path: Path) -> None:
    package = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 1_000_000), 1_000_000)
    clock = Clock()
    meter = clock.meter(tmp_path)

    def work(seconds: float) -> None:
        for _ in range(round(seconds / PERIOD_S)):
            package.take(50.0 * PERIOD_S)
            clock.move(PERIOD_S)
            meter.sample()

    meter.begin(key="a")
    work(10)
    meter.begin(key="b")
    work(10)
    assert meter.power("b").watts == pytest.approx(50.0, rel=1e-3)
    first = meter.end(100, "a", share=0.75)
    work(10)
    second = meter.end(100, "b", share=0.75)
    assert first.joules == pytest.approx(0.75 * 20 * 50.0, rel=1e-3)
    assert second.joules == pytest.approx(0.75 * 20 * 50.0, rel=1e-3)
    assert first.seconds == pytest.approx(20.0)


def test_one_that_failed_is_forgotten_and_leaves_the_other(tmp_path: Path) -> None:
    package = FakeRapl(write_rapl(tmp_path, "intel-rapl:0", "package-0", 1_000_000), 1_000_000)
    clock = Clock()
    meter = clock.meter(tmp_path)
    meter.begin(key="a")
    meter.begin(key="b")
    assert not meter.end(key="b").joules, "no time has passed"
    for _ in range(50):
        package.take(20.0 * PERIOD_S)
        clock.move(PERIOD_S)
        meter.sample()
    assert meter.end(5, "b").tokens == 0, "it has ended before"
    assert meter.end(5, "a").joules == pytest.approx(20.0 * 50 * PERIOD_S, rel=1e-3)
