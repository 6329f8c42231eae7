"""Waits for a window to come to rest: what its layouts still mend by themselves is no fault of it."""

import time
from collections.abc import Callable

from PySide6.QtTest import QTest

REST_S = 5.0  # by then a window that was resized or was given a text is laid out, on a busy computer too


def at_rest(faults: Callable[[], list[str]]) -> list[str]:
    """``faults()`` as soon as there are none, or those that are left after ``REST_S``."""
    deadline = time.monotonic() + REST_S
    while (found := faults()) and time.monotonic() < deadline:
        QTest.qWait(20)
    return found
