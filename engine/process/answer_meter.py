"""The speeds of one answer, from the times at which its tokens came."""

import time
from collections import deque

from engine.process.events import Counts


class AnswerMeter:
    """Notes when the tokens of one answer come."""

    def __init__(self, began: float) -> None:
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

    def counts(
        self, prompt: int, cached: int, used: int, size: int, drafted: int = 0, accepted: int = 0
    ) -> Counts:
        """``prompt`` tokens were computed, ``cached`` found; ``used`` of ``size`` positions are taken.

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
        )


def _rate(count: int, seconds: float) -> float:
    return count / seconds if count > 0 and seconds > 0 else 0.0
