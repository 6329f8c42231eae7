"""What the engine process does to itself first: signals, priority, log."""

import logging
import os
import signal
import sys
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
