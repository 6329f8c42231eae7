"""Has code coloured in a process of its own, by a thread of its own: nothing here waits in the main thread.

A block that takes longer than its budget has the process ended; it stays plain, now and at later starts. A
process that dies leaves its block plain until the program ends. Without work for a while, the process goes.
"""

import multiprocessing
import signal
import sys
import threading
import time
from collections import OrderedDict
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import psutil

from app.markdown import highlight_worker
from app.markdown.coloring import Lines
from app.markdown.highlight_worker import plain
from app.markdown.slow_code import SlowCode

BUDGET_S = 3.0  # of a CPU's time, for one block
WALL_S = 45.0  # for one block, on a machine that has no time for it
START_S = 60.0
POLL_S = 0.05
IDLE_S = 60.0
STARTS_FAILED = 3  # in a row: there will be no colours

Key = tuple[str, str]  # language, code


class Highlighter:
    """``ask``, ``take`` and ``close`` return at once. Owner: ``Highlights``."""

    def __init__(self, slow: SlowCode) -> None:
        self._slow = slow
        self._lock = threading.Condition()
        # Under the lock:
        self._queue: OrderedDict[Key, None] = OrderedDict()
        self._current: Key | None = None
        self._done: list[tuple[Key, Lines]] = []
        self._closed = False
        self._thread: threading.Thread | None = None
        # Of the thread:
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._failed = 0

    def ask(self, key: Key) -> None:
        """The colours of that block are wanted; the latest wish comes first."""
        with self._lock:
            if self._closed or key == self._current or any(key == done for done, _ in self._done):
                return
            self._queue[key] = None
            self._queue.move_to_end(key)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="tern-highlighter", daemon=True)
                self._thread.start()
            self._lock.notify()

    @property
    def waiting(self) -> bool:
        """Something that was asked for has not been taken yet."""
        with self._lock:
            return bool(self._queue or self._current or self._done)

    def take(self) -> list[tuple[Key, Lines]]:
        """What was found since the last time."""
        with self._lock:
            done, self._done = self._done, []
            return done

    def close(self) -> None:
        """Ends the process, in the midst of a block if need be."""
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
                    self._end_process()  # it starts again when there is something to do
                if self._closed:
                    break
                if not self._queue:
                    continue
                self._current, _ = self._queue.popitem()
                key = self._current
            lines = self._color(key)
            with self._lock:
                if not self._closed:
                    self._done.append((key, lines))
        self._end_process()

    def _color(self, key: Key) -> Lines:
        if key in self._slow:
            return plain(key[1])
        connection = self._connection or self._start()
        if connection is None:
            return plain(key[1])
        try:
            connection.send(key)
            if self._within_budget(connection):
                lines: Lines = connection.recv()
                return lines
            if not self._closed:
                self._slow.add(key)
        except (EOFError, OSError):
            pass  # it died over this block
        self._end_process()
        return plain(key[1])

    def _within_budget(self, connection: Connection) -> bool:
        """Waits for the answer; False if it takes too long or the program ends."""
        assert self._process is not None and self._process.pid is not None
        started, used = time.monotonic(), _cpu_s(self._process.pid)
        while not connection.poll(POLL_S):
            too_long = _cpu_s(self._process.pid) - used > BUDGET_S or time.monotonic() - started > WALL_S
            if too_long or self._closed:
                return False
        return True

    def _start(self) -> Connection | None:
        """The pipe to a new process, None if there is none to be had."""
        if self._failed == STARTS_FAILED:
            return None
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=highlight_worker.main, args=(theirs,), name="tern-highlighter", daemon=True
        )
        try:
            _keep_interrupts_away()
            process.start()
            theirs.close()
            end = time.monotonic() + START_S
            while not ours.poll(POLL_S):
                if self._closed or time.monotonic() > end:
                    raise EOFError
            ours.recv()
        except (EOFError, OSError):
            self._failed += 1
            _end(process)
            ours.close()
            return None
        self._failed = 0
        self._process, self._connection = process, ours
        return ours

    def _end_process(self) -> None:
        if self._process is not None and self._connection is not None:
            self._connection.close()
            _end(self._process)
        self._process = self._connection = None


def _keep_interrupts_away() -> None:
    """What this thread starts begins with SIGINT blocked, until it has said that it ignores it."""
    if sys.platform != "win32":
        # It starts with the first process, and leaves SIGINT unblocked when it has.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _end(process: SpawnProcess) -> None:
    """Kills and reaps it: there is nothing in it that could be lost."""
    if process.pid is not None:
        process.kill()
        process.join()


def _cpu_s(pid: int) -> float:
    """Time of a CPU that the process has used; 0 if it is gone."""
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
