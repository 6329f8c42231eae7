"""What the main thread does in a turn of the event loop, and for how long: its CPU time beside the clock's.

On a machine with other jobs the clock tells nothing. The CPU time of a thread is its own work, though a busy
neighbour on the same core makes that slower too: ``pace`` says how much.
"""

import resource
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.helpers import ROOT

LOOK_S = 0.005  # of CPU time between two looks
DEEP = 5  # functions of a place that are named
PACE_LOOPS = 20_000


@dataclass(frozen=True)
class Turn:
    """Seconds; ``places`` are those it was seen at, with the number of times, the most frequent first.

    ``reads``: pages that the system had taken away and read again from the disk in this turn.
    """

    wall: float
    cpu: float
    reads: int
    places: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        seen = "".join(f"\n    {count} x {place}" for place, count in self.places[:4])
        reads = f", {self.reads} pages read again" if self.reads else ""
        return f"{self.cpu * 1000:.0f} ms of work ({self.wall * 1000:.0f} by the clock{reads}){seen}"


class TurnWatch:
    """Main thread only. ``close`` has to be called.

    A signal's handler notes where the thread is: another thread would hold its frames, and with them painters
    that have to be gone.
    """

    def __init__(self) -> None:
        self._seen: list[str] | None = None
        self._before = signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, LOOK_S, LOOK_S)

    def measure(self, action: Callable[[], object]) -> Turn:
        self._seen = seen = []
        reads = resource.getrusage(resource.RUSAGE_SELF).ru_majflt
        wall, cpu = time.perf_counter(), time.thread_time()
        action()
        cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
        reads = resource.getrusage(resource.RUSAGE_SELF).ru_majflt - reads
        self._seen = None
        return Turn(wall, cpu, reads, tuple(Counter(seen).most_common()))

    def close(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)

    def _look(self, number: int, frame: FrameType | None) -> None:
        if self._seen is not None and frame is not None:
            self._seen.append(_place(frame))


def _place(frame: FrameType) -> str:
    """The innermost functions of this repository, and the foreign one that they are in, if any."""
    names: list[str] = []
    current: FrameType | None = frame
    while current is not None and len(names) < DEEP:
        path = Path(current.f_code.co_filename)
        ours = path.is_relative_to(ROOT) and ".venv" not in path.parts
        if ours or not names:
            where = path.relative_to(ROOT) if ours else path.name
            names.append(f"{where}:{current.f_lineno} {current.f_code.co_name}")
        current = current.f_back
    return " < ".join(names)


def pace() -> float:
    """Milliseconds of CPU time that a fixed piece of work takes now: the best of five."""
    best = float("inf")
    for _ in range(5):
        started = time.thread_time()
        table = {}
        for number in range(PACE_LOOPS):
            table[str(number)] = number
        best = min(best, time.thread_time() - started)
    return best * 1000
