"""Has work done in a process of its own, by a thread of its own: nothing here waits in the main thread.

The work is made of questions, each with an answer. One that takes longer than its budget has the process
ended and gets the answer of those that cannot be answered; so does one over which the process dies. Without
work for a while, the process goes.
"""

import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Hashable
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from app.child_process import Budget, ChildBudgetError, ChildError, ChildProcess
from engine.errors import Stopped

IDLE_S = 60.0

Key = TypeVar("Key", bound=Hashable)  # a question
Answer = TypeVar("Answer")


class SideProcess(ABC, Generic[Key, Answer]):
    """``ask``, ``take`` and ``close`` return at once.

    ``work`` runs in the process: it sends something when it is ready, then an answer to each question.
    """

    def __init__(self, name: str, work: Callable[[Connection], None]) -> None:
        self._name = name
        self._lock = threading.Condition()
        # Under the lock:
        self._queue: OrderedDict[Key, None] = OrderedDict()
        self._current: Key | None = None
        self._done: list[tuple[Key, Answer]] = []
        self._closed = False
        self._thread: threading.Thread | None = None
        self._child = ChildProcess(name, work)  # of the thread

    @property
    @abstractmethod
    def budget_s(self) -> float:
        """Of a CPU's time, for one question."""

    @abstractmethod
    def unanswered(self, key: Key) -> Answer:
        """The answer to what cannot be answered. Any thread."""

    @abstractmethod
    def is_slow(self, key: Key) -> bool:
        """Whether that took too long before: it is not asked again. In the thread."""

    @abstractmethod
    def add_slow(self, key: Key) -> None:
        """That took too long. In the thread."""

    def ask(self, key: Key) -> None:
        """That answer is wanted; the latest wish comes first."""
        with self._lock:
            if self._closed or key == self._current or any(key == done for done, _ in self._done):
                return
            self._queue[key] = None
            self._queue.move_to_end(key)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._lock.notify()

    @property
    def waiting(self) -> bool:
        """Something that was asked for has not been taken yet."""
        with self._lock:
            return bool(self._queue or self._current or self._done)

    def take(self) -> list[tuple[Key, Answer]]:
        """What was found since the last time."""
        with self._lock:
            done, self._done = self._done, []
            return done

    def close(self) -> None:
        """Ends the process, in the midst of its work if need be."""
        with self._lock:
            self._closed = True
            self._queue.clear()
            self._done.clear()
            thread = self._thread
            self._lock.notify()
        if thread is not None:
            thread.join(2.0)

    # ---- in the thread ---------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._lock:
                self._current = None
                if not self._queue and not self._closed and not self._lock.wait(IDLE_S):
                    self._child.end()  # it starts again when there is something to do
                if self._closed:
                    break
                if not self._queue:
                    continue
                self._current, _ = self._queue.popitem()
                key = self._current
            answer = self._answer(key)
            with self._lock:
                if not self._closed:
                    self._done.append((key, answer))
        self._child.end()

    def _answer(self, key: Key) -> Answer:
        if self.is_slow(key):
            return self.unanswered(key)
        try:
            answer: Answer = self._child.ask(key, Budget(self.budget_s), lambda: self._closed)
            return answer
        except ChildBudgetError:
            self.add_slow(key)
        except (ChildError, Stopped):
            pass
        return self.unanswered(key)
