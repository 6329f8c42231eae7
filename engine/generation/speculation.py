"""Speculation: how many drafted tokens a pass takes along, so that answers come sooner and never later.

A pass over several tokens reads the weights once, which is most of its time where memory is slow, and
computes for each, which is most of its time where the processor is. So both are measured while answering:
what a pass over m tokens takes, and how often a draft comes true. What is tried is decided by speed alone;
what is answered never depends on it (engine/generation/chooser.py).
"""

from engine.errors import EngineError
from engine.generation.drafter import LONGEST, SHORTEST, Draft

MODES = ("auto", "on", "off")
PATIENCE = 64  # drafts in a row that did not seem to pay; after so many one is tried again
TRIAL = 2  # tokens of such a draft
_NEWEST = 0.2  # weight of the latest pass in the mean time of its kind
_FADING = 0.95  # of what is known about drafts, with each further one
_GAIN = 1.05  # a draft has to promise so much: the estimates are not that good


class Speculation:
    """What was learned about drafts on this machine and in these texts; kept from answer to answer.

    ``mode``: "auto" drafts where it is faster, "on" wherever there is a draft, "off" never.
    ``drafted`` and ``accepted`` count the tokens of the answer since ``begin``. Raises EngineError for
    another mode.
    """

    def __init__(self, mode: str = "auto") -> None:
        if mode not in MODES:
            raise EngineError(f"Speculation can be {', '.join(MODES[:-1])} or {MODES[-1]}, not {mode!r}.")
        self.mode = mode
        self.drafted = self.accepted = 0
        self._seconds: dict[int, float] = {}  # of a pass over m tokens
        # By the length of the run that was found: drafted tokens that came true, of how many in question.
        self._came_true = {matched: [1.0, 2.0] for matched in range(SHORTEST, LONGEST + 1)}
        self._passed_over = 0

    def begin(self) -> None:
        """An answer begins."""
        self.drafted = self.accepted = 0

    def cut(self, draft: Draft) -> int:
        """How many tokens of ``draft`` are worth running now."""
        if self.mode == "on" or not draft.ids:
            return len(draft.ids)
        if 1 not in self._seconds:
            return 0  # what there is to gain shows beside a plain pass
        count = self._best(draft)
        if count == 0:
            self._passed_over += 1
            if self._passed_over < PATIENCE:
                return 0
            # What was measured long ago may have been a neighbour's doing: only the plain pass is sure.
            self._seconds = {1: self._time_of(1)}
            count = self._best(draft) or TRIAL
        self._passed_over = 0
        return count

    def learn(self, draft: Draft, drafted: int, accepted: int, seconds: float) -> None:
        """A pass took ``seconds`` and ``accepted`` of the ``drafted`` first tokens of ``draft`` came true."""
        tokens = 1 + drafted
        self._seconds[tokens] = seconds + (1 - _NEWEST) * (self._seconds.get(tokens, seconds) - seconds)
        if drafted:
            self.drafted += drafted
            self.accepted += accepted
            counts = self._came_true[draft.matched]
            counts[0] = counts[0] * _FADING + accepted
            counts[1] = counts[1] * _FADING + accepted + (accepted < drafted)

    def _best(self, draft: Draft) -> int:
        """The number of drafted tokens that promises most tokens per second; 0 if none is worth the risk."""
        came_true, asked = self._came_true[draft.matched]
        chance = came_true / asked
        best, best_rate = 0, _GAIN / self._time_of(1)
        promised, all_true = 1.0, 1.0
        for count in range(1, len(draft.ids) + 1):
            all_true *= chance
            promised += all_true
            rate = promised / self._time_of(1 + count)
            if rate > best_rate:
                best, best_rate = count, rate
        return best

    def _time_of(self, tokens: int) -> float:
        """Seconds of a pass over ``tokens``: measured, or on the line between those measured next to it.

        Beyond the largest measured pass it is taken to cost what that does plus, for each token, a tenth of
        a pass over one: hopeful, so that it is tried.
        """
        known = self._seconds
        if tokens in known:
            return known[tokens]
        below = max((m for m in known if m < tokens), default=0)
        above = min((m for m in known if m > tokens), default=0)
        if not below:
            return known[above] if above else 1.0
        if not above:
            return known[below] + (tokens - below) * 0.1 * known.get(1, known[below])
        share = (tokens - below) / (above - below)
        return known[below] + share * (known[above] - known[below])
