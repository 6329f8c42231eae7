"""Whether the processor slows down: fewer tokens in a second than a minute ago, at a lower clock.

One alone says little: an answer also becomes slower as its context grows, and a clock falls when there is
nothing to do. Both together are what a hot or power-limited processor does.
"""

import sys
from collections import deque
from pathlib import Path
from statistics import median

import psutil

from engine.machine.results import Slowdown

FALL = 0.15  # of the speed
CLOCK_FALL = 0.05
SPAN_S = 60.0
PART_S = 15.0  # at either end of it, whose medians are compared
FEWEST = 5  # samples in each
PERIOD_S = 1.0
CPUS = Path("/sys/devices/system/cpu")


class Throttling:
    """Takes samples while answers are written. One thread only."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float, float]] = deque()  # time, tokens per second, clock

    def is_due(self, now: float) -> bool:
        """Whether a sample is wanted now; ``now`` on a clock that only goes forward."""
        return not self._samples or now - self._samples[-1][0] >= PERIOD_S

    def add(self, now: float, tok_s: float, clock_hz: float | None) -> None:
        """Both as they are now. What is not known is no sample."""
        if clock_hz and tok_s > 0:
            self._samples.append((now, tok_s, clock_hz))
            while self._samples[0][0] < now - SPAN_S - PART_S:
                self._samples.popleft()

    def slowdown(self, now: float) -> Slowdown | None:
        """What was lost since a minute ago; None where that is no more than usual, or not known."""
        before = [sample for sample in self._samples if sample[0] <= now - SPAN_S + PART_S]
        lately = [sample for sample in self._samples if sample[0] >= now - PART_S]
        if len(before) < FEWEST or len(lately) < FEWEST:
            return None
        speed, clock = (
            1.0 - median(sample[part] for sample in lately) / median(sample[part] for sample in before)
            for part in (1, 2)
        )
        return Slowdown(speed, clock) if speed > FALL and clock > CLOCK_FALL else None


def processor_clock(cpus: Path = CPUS, platform: str = sys.platform) -> float | None:
    """Hertz of the fastest core now, which is one that works; None where the system does not tell."""
    if platform == "linux":
        clocks = []
        for path in cpus.glob("cpu[0-9]*/cpufreq/scaling_cur_freq"):
            try:
                clocks.append(1000.0 * int(path.read_text("ascii")))
            except (OSError, ValueError):
                continue  # switched off, or not told
        return max(clocks, default=0.0) or None
    if platform == "win32":
        clock = psutil.cpu_freq()
        return clock.current * 1e6 if clock and clock.current > 0 else None
    return None
