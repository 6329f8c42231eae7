"""Work that takes its time: it runs in a thread, and what comes of it arrives in the main thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from engine import hub
from engine.errors import EngineError

PROGRESS_S = 0.1  # between two reports of progress
PATIENCE_S = 2.0  # at the end of the program


@dataclass(eq=False, slots=True)
class Task:
    """One piece of work. ``stop`` is set to end it early; then nothing comes of it."""

    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None


class Background(QObject):
    """Owns the threads; ``close`` ends them."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[Task] = set()
        self._closed = False
        # Queued: the receiver lives in the main thread, and everything that is posted runs there.
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[threading.Event, Callable[[int, int], None]], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None] = lambda sentence: None,
        progress: Callable[[float], None] = lambda fraction: None,
    ) -> Task:
        """``work(stop, on_progress)`` in a thread; then ``done`` with its result, or ``failed``, here."""
        task = Task()
        task.thread = threading.Thread(
            target=self._work, args=(task, work, done, failed, progress), name="tern-background", daemon=True
        )
        self._tasks.add(task)
        task.thread.start()
        return task

    def post(self, call: Callable[[], None]) -> None:
        """From any thread: ``call`` is run in the main thread, in the order of posting."""
        if not self._closed:
            self._posted.emit(call)

    def close(self, timeout_s: float = PATIENCE_S) -> None:
        """Stops everything; nothing is delivered any more."""
        self._closed = True
        end = time.monotonic() + timeout_s
        for task in self._tasks:
            task.stop.set()
        for task in self._tasks:
            if task.thread is not None:
                task.thread.join(max(0.0, end - time.monotonic()))
        self._tasks.clear()

    def _work(
        self,
        task: Task,
        work: Callable[[threading.Event, Callable[[int, int], None]], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        progress: Callable[[float], None],
    ) -> None:
        shown = 0.0

        def on_progress(count: int, total: int) -> None:
            nonlocal shown
            now = time.monotonic()
            if now - shown >= PROGRESS_S or count >= total:
                shown = now
                fraction = count / total if total else 1.0
                self.post(lambda: progress(fraction))

        try:
            result = work(task.stop, on_progress)
        except hub.Stopped:
            self._end(task, lambda: None)
        except (EngineError, OSError) as error:
            sentence = str(error)
            self._end(task, lambda: failed(sentence))
        except Exception as error:
            unforeseen = error

            def tell() -> None:
                failed(self.tr("That did not work because of an unexpected error."))
                raise unforeseen  # the window's log writes it down

            self._end(task, tell)
        else:
            self._end(task, lambda: done(result))

    def _end(self, task: Task, call: Callable[[], None]) -> None:
        def end() -> None:
            self._tasks.discard(task)
            if not task.stop.is_set():
                call()

        self.post(end)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
