"""How long every turn of the event loop works: wall time less the time waiting for a CPU.

The turns are driven from here instead of listening to the dispatcher: its signals stand at other places in a
turn on every platform, and part of the work would be missed. One call of ``processEvents`` handles everything
that is due, so it is at least as long as any turn of the real loop.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

_SCHEDSTAT = Path("/proc/thread-self/schedstat")
PAUSE_S = 0.001  # between two turns, for events to come


def can_measure() -> bool:
    return _SCHEDSTAT.exists()


def waited_s() -> float:
    """Seconds that this thread was ready to run and had no CPU; 0 where the system does not say."""
    if not can_measure():
        return 0.0
    return int(_SCHEDSTAT.read_text().split()[1]) / 1e9


def working_s(action: Callable[[], object]) -> float:
    """How long ``action`` takes, less the time waiting for a CPU."""
    waited, started = waited_s(), time.perf_counter()
    action()
    return (time.perf_counter() - started) - (waited_s() - waited)


def turn_s() -> float:
    """One turn of the event loop; how long it worked."""

    def turn() -> None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return working_s(turn)


def turns(seconds: float, until: Callable[[], bool] = lambda: False) -> list[float]:
    """Lets the event loop run; how long each turn worked, in seconds."""
    end = time.monotonic() + seconds
    worked = []
    while time.monotonic() < end and not until():
        worked.append(turn_s())
        time.sleep(PAUSE_S)
    return worked


# No turn of the event loop works longer. The clock of a shared virtual machine can halve from one minute to
# the next, which no clock inside it shows; an unattended run (CI) only catches what is far too slow.
LONGEST_S = 0.3 if os.environ.get("CI") else 0.1
