"""A processor that slows down: both speed and clock have to fall within a minute."""

from pathlib import Path

import pytest

from engine.machine.throttling import Throttling, processor_clock


def after(changes: list[tuple[float, float, float | None]], step: float = 1.0) -> Throttling:
    """Samples of (seconds, tokens per second, clock in GHz), one after the other, from time 0."""
    throttling, now = Throttling(), 0.0
    for seconds, tok_s, ghz in changes:
        end = now + seconds
        while now < end:
            if throttling.is_due(now):
                throttling.add(now, tok_s, ghz and ghz * 1e9)
            now += step
    return throttling


@pytest.mark.parametrize(
    ("tok_s", "ghz", "lost"),
    [
        (20.0, 4.0, None),
        (16.9, 3.0, (0.155, 0.25)),
        (17.1, 3.0, None),  # 14.5 %
        (10.0, 4.0, None),  # the context grew, or others came
        (10.0, 3.85, None),  # that is no falling clock
        (30.0, 3.0, None),
        (10.0, None, None),  # not told
    ],
)
def test_both_have_to_fall(tok_s: float, ghz: float | None, lost: tuple[float, float] | None) -> None:
    slowdown = after([(45.0, 20.0, 4.0), (30.0, tok_s, ghz)]).slowdown(75.0)
    assert (slowdown and (slowdown.speed, slowdown.clock)) == (lost and pytest.approx(lost))


def test_it_is_over_when_the_fall_is_a_minute_old() -> None:
    changes: list[tuple[float, float, float | None]] = [(45.0, 20.0, 4.0), (30.0, 12.0, 2.5)]
    assert after(changes).slowdown(75.0) is not None
    assert after([*changes, (60.0, 12.0, 2.5)]).slowdown(135.0) is None


def test_an_answer_of_half_a_minute_says_nothing() -> None:
    assert after([(20.0, 20.0, 4.0), (20.0, 10.0, 2.0)]).slowdown(40.0) is None


def test_a_pause_between_answers_is_no_slowdown() -> None:
    throttling = after([(45.0, 20.0, 4.0)])
    assert throttling.slowdown(200.0) is None
    throttling.add(200.0, 10.0, 2e9)
    assert throttling.slowdown(200.0) is None


def test_samples_are_a_second_apart() -> None:
    throttling = after([(10.0, 20.0, 4.0)], step=0.25)
    assert not throttling.is_due(9.5) and throttling.is_due(10.1)


def test_the_clock_is_that_of_the_fastest_core(tmp_path: Path) -> None:
    for number, text in enumerate(("800000", "4200000\n", "", "x")):
        folder = tmp_path / f"cpu{number}" / "cpufreq"
        folder.mkdir(parents=True)
        (folder / "scaling_cur_freq").write_text(text)
    (tmp_path / "cpufreq").mkdir()
    assert processor_clock(tmp_path, "linux") == 4.2e9
    assert processor_clock(tmp_path / "none", "linux") is None
    assert processor_clock(tmp_path, "darwin") is None
