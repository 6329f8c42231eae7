"""The speeds of one answer, from the times at which its tokens came, and what it takes."""

import time
from collections import deque
from collections.abc import Callable

import psutil

from engine.energy.battery_time import BatteryTime
from engine.energy.estimate import watts_per_core
from engine.energy.meter import Meter
from engine.machine.throttling import Throttling, processor_clock
from engine.process.events import Counts, EstimateOptions, TokenReads, Usage

USAGE_S = 0.25  # between two events about it


class Surroundings:
    """What is seen of the computer while answers are written, kept from one to the next."""

    def __init__(self) -> None:
        self.battery = BatteryTime()
        self.throttling = Throttling()


class AnswerMeter:
    """Notes when the tokens of one answer come, and has ``energy`` measure it until ``counts``."""

    def __init__(
        self,
        began: float,
        energy: Meter,
        estimate: EstimateOptions | None = None,
        reads: Callable[[], TokenReads] = TokenReads,
        around: Surroundings | None = None,
        key: str = "",
        share: Callable[[], float] = lambda: 1.0,
    ) -> None:
        """``reads`` tells what the last token has read.

        ``key``: of the answer under ``energy``; ``share``: the part of the computing since that was its own.
        """
        self._reads = reads
        from engine.machine.memory_speed import memory_speed  # which loads the kernels

        self._memory_speed = memory_speed()
        self._energy = energy
        self._key, self._share = key, share
        energy.begin(estimate, key)
        self._around = around or Surroundings()
        self._around.battery.begin(time.monotonic())
        self._process = psutil.Process()
        self._looked = (time.monotonic(), time.process_time())
        self._began = began  # perf_counter when the command was taken up
        self._first = self._last = 0.0
        self._count = 0
        self._recent: deque[float] = deque()  # times of the tokens of the last second, and one before

    def count(self) -> None:
        self._last = time.perf_counter()
        self._count += 1
        if self._count == 1:
            self._first = self._last
        self._recent.append(self._last)
        while len(self._recent) > 2 and self._recent[1] < self._last - 1.0:
            self._recent.popleft()

    def recent_tok_s(self) -> float:
        if len(self._recent) < 2:
            return 0.0
        return _rate(len(self._recent) - 1, self._recent[-1] - self._recent[0])

    def tell_usage(self, answer_id: str, send: Callable[[Usage], None]) -> None:
        """Send what the answer takes now, unless that was done a moment ago."""
        (before, spent), now = self._looked, time.monotonic()
        if now - before < USAGE_S:
            return
        self._looked = (now, time.process_time())
        cores = (self._looked[1] - spent) / (now - before)
        memory, reads = self._process.memory_info().rss, self._reads()
        battery, throttling = self._around.battery.look(now), self._around.throttling
        if throttling.is_due(now):
            throttling.add(now, self.recent_tok_s(), processor_clock())
        slowdown = throttling.slowdown(now)
        power = self._energy.power(self._key)
        send(Usage(answer_id, power, cores, memory, reads, self._memory_speed, battery, slowdown))

    def counts(
        self, prompt: int, cached: int, used: int, size: int, drafted: int = 0, accepted: int = 0
    ) -> Counts:
        """The answer is over: ``prompt`` tokens were computed, ``cached`` found.

        ``used`` of ``size`` positions are taken.

        ``drafted`` tokens were guessed, and ``accepted`` of them came true.
        """
        ttft_s = self._first - self._began if self._count else 0.0
        return Counts(
            prompt_tokens=prompt,
            cached_tokens=cached,
            generated_tokens=self._count,
            ttft_s=ttft_s,
            prefill_tok_s=_rate(prompt, ttft_s),
            decode_tok_s=_rate(self._count - 1, self._last - self._first),
            context_used=used,
            context_size=size,
            drafted_tokens=drafted,
            accepted_tokens=accepted,
            energy=self._energy.end(self._count, self._key, self._share()),
        )


def answer_energy() -> Meter:
    """The meter of this process; ``start`` lets it sample."""
    from engine.machine.hardware import cpu_name

    return Meter(watts_per_core(cpu_name()))


def _rate(count: int, seconds: float) -> float:
    return count / seconds if count > 0 and seconds > 0 else 0.0
