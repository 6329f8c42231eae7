"""What Qt owns is destroyed in the main thread, whichever thread allocates."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.system.garbage import MainThreadGarbage


class Cycle:
    """Garbage for the cyclic collector only; says in which thread it went."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.me = self
        self.timer = QTimer()
        self.timer.start(5)
        weakref.finalize(self, lambda: gone_in.append(threading.current_thread()))


def allocate() -> None:
    """So much that the automatic collector would run, several times and in all generations."""
    for _ in range(200):
        kept = [[] for _ in range(1000)]  # type: list[list[object]]
        for item in kept:
            item.append(item)


@pytest.fixture
def automatic() -> Iterator[None]:
    """The tests themselves run without the automatic collector (see conftest.py)."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def in_a_thread() -> None:
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()


def test_garbage_of_the_window_waits_for_the_main_thread(qtbot: QtBot, automatic: None) -> None:
    gone_in: list[threading.Thread] = []
    garbage = MainThreadGarbage()
    try:
        Cycle(gone_in)
        in_a_thread()
        assert gone_in == [], "a background thread collected it"
        qtbot.waitUntil(lambda: bool(gone_in), timeout=10_000)
        assert gone_in == [threading.main_thread()]
    finally:
        garbage.close()
    assert gc.isenabled() and gc.get_freeze_count() == 0


def test_a_thread_would_collect_it_otherwise(qapp: QObject, automatic: None) -> None:
    """The fault that the class is there for, without anything of Qt in the cycle, which could crash."""
    gone_in: list[threading.Thread] = []
    cycle = Cycle(gone_in)
    cycle.timer.stop()
    del cycle.timer, cycle
    in_a_thread()
    assert gone_in and gone_in[0] is not threading.main_thread()


def test_nothing_is_done_while_nothing_is_due(qapp: QObject, automatic: None) -> None:
    garbage = MainThreadGarbage()
    try:
        assert garbage.look() == 0
    finally:
        garbage.close()


def test_memory_does_not_grow(qtbot: QtBot, automatic: None) -> None:
    garbage = MainThreadGarbage()
    try:
        for _ in range(3):
            in_a_thread()
            garbage.look()
        assert len(gc.get_objects()) < 100_000
    finally:
        garbage.close()


def test_what_survived_is_looked_at_when_nobody_is_there(
    qapp: QObject, automatic: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cycle that outlives a full collection and then becomes garbage is not kept for ever."""
    watched = True
    monkeypatch.setattr("app.system.garbage.is_watched", lambda: watched)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 1, 1))
    garbage = MainThreadGarbage()
    try:
        gone_in: list[threading.Thread] = []
        cycle = Cycle(gone_in)
        cycle.timer.stop()
        for _ in range(20):  # some of these collections are full ones
            in_a_thread()
            garbage.look()
        del cycle
        in_a_thread()
        garbage.look()
        assert gone_in == []
        watched = False
        garbage.look()
        assert gone_in == [threading.main_thread()]
    finally:
        garbage.close()
