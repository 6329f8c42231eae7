"""LiveHistory: the last minute of the engine's work, one sample a second, for the running plots."""

from collections import deque
from dataclasses import dataclass

SPAN_S = 60.0
SAMPLE_S = 0.9  # samples that come sooner after another are left out
GAP_S = 2.5  # samples farther apart belong to different answers


@dataclass(frozen=True, slots=True)
class Sample:
    """``time`` in seconds; ``reading``: of the prompt, else of the answer. ``watts`` None: unknown."""

    time: float
    reading: bool
    tok_s: float
    watts: float | None


class LiveHistory:
    """Grows by samples; what is older than the span falls off."""

    def __init__(self) -> None:
        self._samples: deque[Sample] = deque()

    def add(self, sample: Sample) -> bool:
        """False if the one before is too near: it would not be seen in the plot."""
        last = self._samples[-1] if self._samples else None
        if last and last.reading == sample.reading and sample.time - last.time < SAMPLE_S:
            return False
        self._samples.append(sample)
        while self._samples[0].time < sample.time - SPAN_S - GAP_S:
            self._samples.popleft()
        return True

    def runs(self) -> list[list[Sample]]:
        """Samples that belong together: of one kind of work, without a gap between."""
        runs: list[list[Sample]] = []
        for sample in self._samples:
            last = runs[-1][-1] if runs else None
            if last and last.reading == sample.reading and sample.time - last.time <= GAP_S:
                runs[-1].append(sample)
            else:
                runs.append([sample])
        return runs

    @property
    def end(self) -> float:
        """Time of the last sample; 0.0 without one."""
        return self._samples[-1].time if self._samples else 0.0
