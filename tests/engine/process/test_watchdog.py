"""The watchdog on a clock of the test."""

import multiprocessing

import pytest

from engine.process import watchdog
from engine.process.shared_control import SharedControl, make_block


class Looks:
    """A watchdog over a process that has got one command, and a clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = 100.0
        monkeypatch.setattr(watchdog.time, "monotonic", lambda: self.clock)
        self.control = SharedControl(make_block(multiprocessing.get_context("spawn")))
        self.watchdog = watchdog.Watchdog(self.control)

    def look(self, seconds: float, step: float = watchdog.POLL_S, started: bool = True) -> list[str]:
        """The sentences of looks every ``step`` seconds, for ``seconds``."""
        sentences = []
        for _ in range(round(seconds / step)):
            self.clock += step
            sentences.append(self.watchdog.look(sent=1, started=started))
        return [sentence for sentence in sentences if sentence]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(monkeypatch)


def test_silence_of_five_seconds(looks: Looks) -> None:
    assert not looks.look(5)
    assert "did not respond for 5 seconds" in looks.look(0.5)[0]


def test_a_heartbeat_or_an_event_begins_anew(looks: Looks) -> None:
    looks.look(4)
    looks.control.beat()
    assert not looks.look(5)
    looks.watchdog.sign_of_life()
    assert not looks.look(5)
    assert looks.look(0.5)


def test_idle_is_no_silence(looks: Looks) -> None:
    looks.control.finish(1)
    assert not looks.look(100)


def test_a_clock_that_jumps_is_no_silence(looks: Looks) -> None:
    """A suspended job or a sleeping computer: one look after an hour counts as little."""
    assert not looks.look(3 * 3600, step=3600)


def test_a_slow_start(looks: Looks) -> None:
    assert not looks.look(60, started=False)
    assert "did not start" in looks.look(0.5, started=False)[0]


def test_quiet_that_was_asked_for(looks: Looks) -> None:
    looks.control.be_quiet_for(30)
    assert not looks.look(30)
    looks.control.beat()
    assert not looks.look(5)
    assert looks.look(1), "the beat ended it"
