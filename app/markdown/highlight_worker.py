"""The process that looks for the colours of code: one block after the other, until the pipe is closed.

It imports no Qt. A lexer that never ends holds the interpreter, so nothing in here could stop it: the other
side ends the process (highlighter.py). Where that side is gone, ``faulthandler`` does, whose clock runs
beside the interpreter.
"""

import contextlib
import faulthandler
import os
import signal
import sys
from multiprocessing.connection import Connection

from app.markdown.coloring import Lines, colored

LAST_RESORT_S = 60.0  # on one block, whatever the other side does
NICENESS = 5


def main(connection: Connection) -> None:
    """Answers every (language, code) with its ``Lines``; first of all it says that it is there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is for the window
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    with open(os.devnull, "w") as nowhere, contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            language, code = connection.recv()
            faulthandler.dump_traceback_later(LAST_RESORT_S, exit=True, file=nowhere)
            lines = _lines(code, language)
            faulthandler.cancel_dump_traceback_later()
            connection.send(lines)


def _lines(code: str, language: str) -> Lines:
    """The colours line by line; none where a lexer fails."""
    lines: Lines = [[] for _ in range(code.count("\n") + 1)]
    try:
        for line, run in colored(code, language):
            lines[line].append(run)
    except Exception:  # hundreds of foreign lexers: one that fails leaves the code plain
        return plain(code)
    return lines


def plain(code: str) -> Lines:
    """No colour in any line."""
    return [[] for _ in range(code.count("\n") + 1)]
