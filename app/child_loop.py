"""What a process runs that answers one question after the other, until the pipe is closed. It imports no Qt.

The other side (app/child_process.py) starts it, asks, and ends it when an answer takes too long. Where that
side is gone, ``faulthandler`` ends it, whose clock runs beside the interpreter: nothing in here could stop a
foreign library that holds it.
"""

import contextlib
import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


def step_back(niceness: int) -> None:
    """Leaves Ctrl-C in the terminal to the window, and the processor to what has more hurry."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(niceness)


def serve(
    connection: Connection,
    answer: Callable[[Any], Any],
    last_resort_s: float,
    after: Callable[[], object] = lambda: None,
) -> None:
    """Says that it is there (None), then sends ``answer`` of each question, and does ``after``.

    ``last_resort_s``: seconds on one question, after which the process ends whatever the other side does.
    """
    with open(os.devnull, "w") as nowhere, contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            question = connection.recv()
            faulthandler.dump_traceback_later(last_resort_s, exit=True, file=nowhere)
            found = answer(question)
            faulthandler.cancel_dump_traceback_later()
            connection.send(found)
            del question, found  # perhaps large; the next question may be long in coming
            after()
