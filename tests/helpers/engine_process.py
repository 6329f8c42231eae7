"""Listening to an EngineClient in a test: every wait has an end."""

import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

from engine.process.client import EngineClient
from engine.process.events import Died, Event, Generate, Load, Loaded, LoadOptions
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

WAIT_S = 60.0
E = TypeVar("E", bound=Event)


class Listener:
    """Gets a client's events; ``seen`` holds those that were waited for or skipped, in order."""

    def __init__(self) -> None:
        self.seen: list[Event] = []
        self.on_event: Callable[[Event], None] = lambda event: None  # called in the reader thread
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.client = EngineClient(self._note)

    def _note(self, event: Event) -> None:
        self._events.put(event)
        self.on_event(event)

    def next(self, timeout: float = WAIT_S) -> Event:
        """The next event of any kind; AssertionError after ``timeout`` seconds without one."""
        try:
            event = self._events.get(timeout=timeout)
        except queue.Empty:
            raise AssertionError(f"no event for {timeout} s after {self.seen[-5:]}") from None
        self.seen.append(event)
        return event

    def wait_for(self, *kinds: type[E], timeout: float = WAIT_S) -> E:
        """The next event of one of these kinds. The death of the process ends the wait."""
        end = time.monotonic() + timeout
        while not isinstance(event := self.next(end - time.monotonic()), kinds):
            assert not isinstance(event, Died), event.sentence
        return event

    def load(self, folder: Path, **options: object) -> Loaded:
        """Start the process if needed and load ``folder``."""
        self.client.start()
        self.client.load(Load(str(folder), LoadOptions(**options)))  # type: ignore[arg-type]
        return self.wait_for(Loaded)

    def close(self) -> None:
        """Ends the process; nothing of it is left."""
        pid = self.client.pid
        self.client.close()
        if pid is not None:
            wait_gone(pid)


def question(text: str, answer_id: str = "a", *history: ChatMessage, **params: object) -> Generate:
    """A Generate for the user's ``text`` after ``history``, greedy unless ``params`` say otherwise."""
    sampling = SamplingParams(**({"temperature": 0.0} | params))  # type: ignore[arg-type]
    return Generate(answer_id, (*history, ChatMessage("user", text)), sampling)


def wait_gone(pid: int, timeout: float = 10.0) -> None:
    """Wait until process ``pid`` has ended (a zombie that nobody has reaped yet has ended too)."""
    end = time.monotonic() + timeout
    while True:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return
        except psutil.NoSuchProcess:
            return
        assert time.monotonic() < end, f"process {pid} is still there"
        time.sleep(0.01)
