"""Speeds from times, on a clock of the test."""

import pytest

from engine.energy.choice import Choice
from engine.energy.meter import Meter
from engine.process.answers import meter as answer_meter
from engine.process.answers.meter import AnswerMeter, Surroundings
from engine.process.events import Slowdown, Usage


def test_speeds(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [10.0]
    monkeypatch.setattr(answer_meter.time, "perf_counter", lambda: clock[0])
    meter = AnswerMeter(began=10.0, energy=Meter(5.0, Choice))
    clock[0] = 12.0
    meter.count()
    assert meter.recent_tok_s() == 0.0, "one token has no speed"
    for _ in range(10):
        clock[0] += 0.25
        meter.count()
    assert meter.recent_tok_s() == pytest.approx(4.0)
    for _ in range(50):
        clock[0] += 0.1
        meter.count()
    assert meter.recent_tok_s() == pytest.approx(10.0), "only the last second counts"
    counts = meter.counts(prompt=30, cached=5, used=96, size=100)
    assert (counts.prompt_tokens, counts.cached_tokens, counts.generated_tokens) == (30, 5, 61)
    assert (counts.context_used, counts.context_size) == (96, 100)
    assert counts.ttft_s == pytest.approx(2.0)
    assert counts.prefill_tok_s == pytest.approx(15.0)
    assert counts.decode_tok_s == pytest.approx(60 / 7.5)


def test_an_answer_without_tokens_has_no_speed() -> None:
    counts = AnswerMeter(began=1.0, energy=Meter(5.0, Choice)).counts(prompt=30, cached=0, used=0, size=100)
    assert (counts.ttft_s, counts.prefill_tok_s, counts.decode_tok_s) == (0.0, 0.0, 0.0)


def test_battery_and_clock_go_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_meter, "USAGE_S", 0.0)
    around = Surroundings()
    monkeypatch.setattr(around.battery, "look", lambda now: 7200.0)
    asked: list[float] = []
    monkeypatch.setattr(answer_meter, "processor_clock", lambda: asked.append(1.0) or 3e9)
    told: list[Usage] = []
    for _ in range(2):  # what is seen stays from answer to answer
        meter = AnswerMeter(began=1.0, energy=Meter(5.0, Choice), around=around)
        for _ in range(3):
            meter.count()
            meter.tell_usage("a", told.append)
    assert [usage.battery_s for usage in told] == [7200.0] * 6
    assert [usage.slowdown for usage in told] == [None] * 6
    assert 1 <= len(asked) <= 2, "asked once a second, not once a token"
    monkeypatch.setattr(around.throttling, "slowdown", lambda now: Slowdown(0.2, 0.3))
    meter.tell_usage("a", told.append)
    assert told[-1].slowdown == Slowdown(0.2, 0.3)
