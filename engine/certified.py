"""CertifiedChoice: the sampler's choice without reading the whole head.

The decoder's search gives the few tokens among which the sampler's first filter surely finds all it keeps,
with their logits; from them the sampler chooses as from all. Where a search cannot help, it gives every
logit, and nothing is different.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from engine.sampling import SamplingParams, make_sampler

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Found = tuple[NDArray[np.int32] | None, NDArray[np.float32]]


class Decoder(Protocol):
    """What the choice needs of cython_kernels.decoder.Decoder."""

    def extend(self, ids: Sequence[int], keep: int = 1) -> bool: ...
    def full_logits(self, row: int = 0) -> NDArray[np.float32] | None: ...
    def search(
        self, row: int, k: int, margin: float = 0.0, penalty: float = 1.0, context: Sequence[int] = ()
    ) -> Found | None: ...


class CertifiedChoice:
    """Runs tokens and chooses what follows each. ``seed`` has 64 bits."""

    def __init__(self, decoder: Decoder, params: SamplingParams, seed: int) -> None:
        self._decoder = decoder
        self._penalty = params.repetition_penalty
        self._sample = make_sampler(params, seed)
        self._best = self._margin = None
        if params.temperature == 0.0:
            self._best, self._margin = 1, 0.0
        elif params.top_k:
            self._best, self._margin = params.top_k, 0.0
        elif params.top_p == 1.0 and params.min_p > 0.0:
            self._best, self._margin = 1, -params.temperature * math.log(params.min_p) * (1 + 1e-9)

    def run(self, ids: Sequence[int]) -> bool:
        """One pass over 1 to 8 ids, after each of which can be chosen; False if it was stopped."""
        return self._decoder.extend(ids, len(ids))

    def choose(self, row: int, position: int, context: Sequence[int]) -> int | None:
        """What the sampler takes after id number ``row`` of the pass, None if it was stopped.

        position: the number of tokens before the one to be chosen; context: their ids. NumericsError as the sampler.
        """
        if self._best is None or self._margin is None:
            logits = self._decoder.full_logits(row)
            return None if logits is None else self._sample(logits, position, context)
        seen = context if self._penalty != 1.0 else ()
        found = self._decoder.search(row, self._best, self._margin, self._penalty, seen)
        if found is None:
            return None
        ids, logits = found
        return self._sample(logits, position, context, ids)
