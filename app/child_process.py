"""A process that answers one question after the other, and is ended when one takes too much time or memory.

Whoever asks waits: call it in a thread. What runs in it says once that it is there, then sends an answer to
each question, until the pipe is closed.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from engine.errors import Stopped
from engine.process.setup import interrupts_blocked

START_S = 60.0
POLL_S = 0.05
END_S = 5.0  # for a killed process to be gone; one that waits for a dead network drive may take for ever
STARTS_FAILED = 3  # in a row: there will be no answers


class ChildError(Exception):
    """The process died over the question, or there is none to be had."""


class ChildBudgetError(ChildError):
    """The question took too much of ``what`` ("time" or "memory"), and the process was ended."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Budget:
    """For one question."""

    cpu_s: float
    wall_s: float = 45.0  # on a machine that has no time for it
    memory: int = 0  # bytes in use; 0: any


class ChildProcess:
    """Not started before the first question. ``work`` runs in it."""

    def __init__(self, name: str, work: Callable[[Connection], None]) -> None:
        self._name = name
        self._work = work
        self.process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._failed = 0

    def ask(self, question: object, budget: Budget, is_stopped: Callable[[], bool]) -> Any:
        """The answer. Raises ChildError, or Stopped; then the process is gone, and the next has another."""
        try:
            connection = self._connection or self._start(is_stopped)
            connection.send(question)
            self._wait(connection, budget, is_stopped)
            return connection.recv()
        except (EOFError, OSError):
            self.end()
            raise ChildError from None
        except (ChildError, Stopped):
            self.end()
            raise

    def end(self) -> None:
        """Ends the process, if there is one."""
        if self.process is not None and self._connection is not None:
            self._connection.close()
            _end(self.process)
        self.process = self._connection = None

    def _wait(self, connection: Connection, budget: Budget, is_stopped: Callable[[], bool]) -> None:
        assert self.process is not None and self.process.pid is not None
        pid = self.process.pid
        started, used = time.monotonic(), cpu_s(pid)
        while not connection.poll(POLL_S):
            if is_stopped():
                raise Stopped
            if cpu_s(pid) - used > budget.cpu_s or time.monotonic() - started > budget.wall_s:
                raise ChildBudgetError("time")
            if budget.memory and memory(pid) > budget.memory:
                raise ChildBudgetError("memory")

    def _start(self, is_stopped: Callable[[], bool]) -> Connection:
        """The pipe to a new process. Raises ChildError, or Stopped."""
        if self._failed == STARTS_FAILED:
            raise ChildError
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._work, args=(theirs,), name=self._name, daemon=True)
        try:
            with interrupts_blocked():
                process.start()
            theirs.close()
            end = time.monotonic() + START_S
            while not ours.poll(POLL_S):
                if is_stopped():
                    raise Stopped
                if time.monotonic() > end:
                    raise EOFError
            ours.recv()
        except (EOFError, OSError, Stopped) as error:
            _end(process)
            ours.close()
            if isinstance(error, Stopped):
                raise
            self._failed += 1
            raise ChildError from None
        self._failed = 0
        self.process, self._connection = process, ours
        return ours


def _end(process: SpawnProcess) -> None:
    """Kills and reaps it: there is nothing in it that could be lost."""
    if process.pid is not None:
        process.kill()
        process.join(END_S)


def cpu_s(pid: int) -> float:
    """Time of a CPU that the process has used; 0 if it is gone."""
    import psutil  # when there is work, not at the start

    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def memory(pid: int) -> int:
    """Bytes of memory that the process has in use; 0 if it is gone."""
    import psutil

    with contextlib.suppress(psutil.Error):
        return int(psutil.Process(pid).memory_info().rss)
    return 0
