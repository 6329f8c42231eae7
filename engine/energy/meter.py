"""What each answer takes: the source is sampled in a thread of its own, and summed up per answer.

Answers that are written at the same time have a key each, and get what their share of the time took.

``begin`` and ``end`` are called by the thread that computes; between them the sampling thread reads the
source five times a second, so that a counter cannot begin anew twice unseen, and that there is something to
show. A battery covers the whole machine: it is sampled once a second between answers too, and the median of
those quiet seconds is taken off.

Whatever is wrong with a reading ends the answer's measurement, never the answer: it is "not measured".
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import median

from engine.energy.choice import Choice, find_source
from engine.energy.energy import ESTIMATE, NONE, Energy, EstimateOptions, Power
from engine.energy.estimate import UNCERTAINTY
from engine.energy.source import Fault, Source

PERIOD_S = 0.2  # between samples of an answer
IDLE_S = 1.0  # between samples of a quiet machine
QUIET = 30  # samples of a quiet machine that count, and
FEWEST_QUIET = 5  # that are needed
LATEST_S = 3.0  # a sample that comes later tells that the thread was starved
CLOCK_S = 1.0  # by which the clocks may differ between two samples; more: one was set, or the computer slept
RECENT_S = 1.0  # what counts as "now"


@dataclass(slots=True)
class _Moment:
    time: float  # monotonic
    wall: float
    cpu: float  # seconds of this process


@dataclass(slots=True)
class _Answer:
    began: _Moment
    options: EstimateOptions
    joules: float = 0.0
    problem: str = ""
    idle_watts: float | None = None
    recent: "deque[tuple[float, float]]" = field(default_factory=deque)  # time, joules until then

    def add(self, now: float, joules: float) -> None:
        self.joules += joules
        self.recent.append((now, self.joules))
        while len(self.recent) > 2 and self.recent[1][0] < now - RECENT_S:
            self.recent.popleft()


class Meter:
    """Measures answers by their key. ``begin``, ``end`` and ``power`` may be called by any thread."""

    def __init__(
        self,
        watts_per_core: float,
        find: Callable[[], Choice] = find_source,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        cpu: Callable[[], float] = time.process_time,
    ) -> None:
        """``watts_per_core``: what the estimate takes where the person has set nothing."""
        self._watts = watts_per_core
        self._find, self._clock, self._wall, self._cpu = find, clock, wall, cpu
        self._lock = threading.Lock()
        self._source: Source | None = None
        self._last = self._moment()
        self._answers: dict[str, _Answer] = {}
        self._quiet: deque[float] = deque(maxlen=QUIET)
        self._rests_until = 0.0  # a late source still shows the answer before
        self._begun = threading.Event()
        self._closed = False
        self.permission = ""  # the line that would open a better source

    def start(self) -> None:
        """Begin to sample, in a thread that ends with the process or with ``close``."""
        threading.Thread(target=self._run, name="tern-energy", daemon=True).start()

    def close(self) -> None:
        """The thread ends within a second."""
        self._closed = True
        self._begun.set()

    def begin(self, options: EstimateOptions | None = None, key: str = "") -> None:
        """An answer begins; one of the same key that never ended is forgotten."""
        with self._lock:
            self._answers.pop(key, None)
            self._step()  # so that what was before is not counted
            if self._source is None:
                self._open()
            self._answers[key] = answer = _Answer(self._last, options or EstimateOptions())
            answer.recent.append((self._last.time, 0.0))
            if len(self._quiet) >= FEWEST_QUIET:
                answer.idle_watts = median(self._quiet)
        self._begun.set()

    def end(self, tokens: int = 0, key: str = "", share: float = 1.0) -> Energy:
        """What the answer has taken, in which ``tokens`` were generated; Energy() if none had begun.

        ``share``: the part of the computing since it began that was done for it.
        """
        with self._lock:
            if key not in self._answers:
                return Energy()
            self._step()
            answer = self._answers.pop(key)
            source = self._source
            if not self._answers:
                self._begun.clear()
                if source is not None:
                    self._rests_until = self._last.time + 2 * source.lag_s
            energy = self._measured(answer, source, tokens) or self._estimated(answer, tokens)
            return energy if energy.joules is None else replace(energy, joules=energy.joules * share)

    def power(self, key: str = "") -> Power:
        """What is taken now, over the last second of the answer."""
        with self._lock:
            answer, source = self._answers.get(key), self._source
            if answer is None or len(answer.recent) < 2:
                return Power()
            (first, before), (last, after) = answer.recent[0], answer.recent[-1]
            watts = (after - before) / (last - first)
            if source is None:
                return Power(ESTIMATE, "process", watts) if answer.options.is_on else Power()
            if answer.problem:
                return Power(NONE, "", None)
            idle = (answer.idle_watts or 0.0) if _covers_machine(source) else 0.0
            return Power(source.name, source.scope, max(0.0, watts - idle))

    def sample(self) -> None:
        """Read the source once."""
        with self._lock:
            self._step()

    # ---- the sampling thread ----

    def _run(self) -> None:
        while not self._closed:
            if not self._answers:
                self._begun.wait(IDLE_S if self._samples_idle() else None)
            else:
                time.sleep(PERIOD_S)
            if not self._closed:
                self.sample()

    def _samples_idle(self) -> bool:
        """A source that covers the machine is there; one that comes later is found with the next answer."""
        with self._lock:
            if self._source is None:
                self._open()
            return self._source is not None and _covers_machine(self._source)

    # ---- under the lock ----

    def _moment(self) -> _Moment:
        return _Moment(self._clock(), self._wall(), self._cpu())

    def _open(self) -> None:
        found = self._find()
        self._source, self.permission = found.source, found.permission
        self._quiet.clear()
        self._last = self._moment()

    def _drop(self) -> None:
        if self._source is not None:
            self._source.close()
        self._source = None
        self._quiet.clear()

    def _step(self) -> None:
        """Take up what was used since the last step."""
        before, self._last = self._last, self._moment()
        seconds = self._last.time - before.time
        if seconds <= 0 and not self._answers:
            return
        joules, problem = self._read(before, seconds)
        if not self._answers:
            if joules is None:
                self._drop()
            elif self._last.time >= self._rests_until and seconds >= IDLE_S / 2:
                self._quiet.append(joules / seconds)
            return
        for answer in self._answers.values():
            if joules is None:
                answer.problem = answer.problem or problem
            elif self._source is None:
                answer.add(self._last.time, (self._last.cpu - before.cpu) * self._watts_of(answer))
            else:
                answer.add(self._last.time, joules)

    def _read(self, before: _Moment, seconds: float) -> tuple[float | None, str]:
        """Joules of the source, 0.0 where there is none; None and why, where they are not known."""
        if self._source is None:
            return 0.0, ""
        try:
            joules = self._source.read(max(seconds, 0.0))
        except Fault as fault:
            return None, str(fault)
        except PermissionError:
            return None, "the counter may no longer be read"
        except OSError:
            return None, "the counter has gone"
        except ValueError:
            return None, "the counter shows no number"
        if abs(self._last.wall - before.wall - seconds) > CLOCK_S:
            return None, "the clock was set, or the computer slept"
        if seconds > LATEST_S and (self._answers or _covers_machine(self._source)):
            return None, "the samples came too late"
        return joules, ""

    def _measured(self, answer: _Answer, source: Source | None, tokens: int) -> Energy | None:
        """None where nothing measures, or where the answer was too short for what does."""
        if source is None:
            return None
        seconds = self._last.time - answer.began.time
        if answer.problem:
            self._drop()
            return _not_measured(seconds, tokens, answer.problem)
        if seconds < source.needed_s:
            return None
        joules = answer.joules
        if _covers_machine(source):
            if answer.idle_watts is None:
                return None  # nobody knows what the machine takes without the answer
            joules -= answer.idle_watts * seconds
        if joules <= 0:
            still = "no more than a quiet machine takes" if answer.joules > 0 else "the counter stands still"
            return _not_measured(seconds, tokens, still)
        return Energy(source.name, source.scope, joules, seconds, tokens, source.lag_s / seconds)

    def _estimated(self, answer: _Answer, tokens: int) -> Energy:
        seconds = self._last.time - answer.began.time
        if not answer.options.is_on:
            return _not_measured(seconds, tokens, "nothing measures here")
        spent = self._last.cpu - answer.began.cpu
        return Energy(ESTIMATE, "process", spent * self._watts_of(answer), seconds, tokens, UNCERTAINTY)

    def _watts_of(self, answer: _Answer) -> float:
        return answer.options.watts_per_core or self._watts


def _covers_machine(source: Source) -> bool:
    return source.scope == "machine"


def _not_measured(seconds: float, tokens: int, problem: str) -> Energy:
    return Energy(NONE, "", None, seconds, tokens, problem=problem)
