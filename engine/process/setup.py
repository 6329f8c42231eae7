"""What the engine process does to itself first (signals, priority, log); its start without Ctrl-C."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from engine.paths import engine_log_path

NICENESS = 5  # below the window, above a batch job
LOG_BYTES = 1_000_000  # a longer log is begun anew


def ignore_interrupts() -> None:
    """Ctrl-C belongs to the terminal program, which stops the answer. (It started us with SIGINT blocked.)"""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def lower_priority() -> None:
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(NICENESS)


def open_log() -> TextIO | None:
    """The log file, or None where the data folder cannot be written."""
    try:
        path = engine_log_path()
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.unlink()
        return path.open("a", encoding="utf-8", buffering=1)
    except OSError:
        return None


def log_warnings_to(log: TextIO | None) -> None:
    """What modules log goes to ``log`` (nowhere for None), and never between the lines of a terminal."""
    handler = logging.NullHandler() if log is None else logging.StreamHandler(log)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    logging.getLogger().addHandler(handler)


@contextmanager
def interrupts_later() -> Iterator[None]:
    """Ctrl-C comes afterwards, when a process that was started is known and can be ended."""
    before = signal.getsignal(signal.SIGINT)
    if before is None or threading.current_thread() is not threading.main_thread():
        yield  # no handler of Python's, or none that runs in this thread
        return
    came = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: came.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came.is_set():
            signal.raise_signal(signal.SIGINT)


@contextmanager
def interrupts_blocked() -> Iterator[None]:
    """A process started here begins with SIGINT blocked, until it has said that it ignores it."""
    if sys.platform == "win32":
        yield
        return
    # It starts with the first process, and leaves SIGINT unblocked when it has.
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
