"""LoggedHead: notes the chance that the model gave each token of an answer, and the likeliest others."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.generation.chooser import END, Head


@dataclass(frozen=True, slots=True)
class Chances:
    """Natural logarithms, before filters and temperature. ``best``: (token, logprob), the likeliest first."""

    token: int
    logprob: float
    best: tuple[tuple[int, float], ...]


class LoggedHead:
    """Over ``head``; ``notes`` has one for each token that was chosen, in order. ``most``: of ``best``."""

    def __init__(self, head: Head, most: int) -> None:
        self._head, self._most = head, most
        self.notes: deque[Chances] = deque()

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        return self._head.run(ids, before)

    def logits(self, row: int) -> NDArray[np.float32] | None:
        return self._head.logits(row)

    def choose(self, row: int, position: int, context: Sequence[int]) -> int | None:
        token = self._head.choose(row, position, context)
        if token is None or token == END:
            return token
        logits = self._head.logits(row)
        if logits is None:
            return None
        self.notes.append(chances(logits, token, self._most))
        return token


def chances(logits: NDArray[np.float32], token: int, most: int) -> Chances:
    """The chances of ``token`` and of the ``most`` likeliest by logits (vocab,); of equals the lowest id."""
    scores = logits.astype(np.float64)
    highest = scores.max()
    scores -= highest + np.log(np.exp(scores - highest).sum())
    best: list[int] = []
    if most:
        likely = np.argpartition(-scores, min(most, len(scores) - 1))[:most]
        least = scores[likely].min()
        ids = np.flatnonzero(scores >= least)
        best = [int(i) for i in ids[np.argsort(-scores[ids], kind="stable")][:most]]
    return Chances(token, float(scores[token]), tuple((i, float(scores[i])) for i in best))
