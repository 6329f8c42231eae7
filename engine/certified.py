"""CertifiedChoice: the sampler's choice without reading the whole head.

The decoder's searches give the few tokens among which the sampler's first filter surely finds all it keeps,
with their logits; from them the sampler chooses as from all. Where a search cannot help, it gives every
logit, and nothing is different.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from engine import nucleus
from engine.filters import penalise
from engine.sampling import SamplingParams, make_sampler

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]
    Logits = NDArray[np.float32]
    Context = Sequence[int]


class Decoder(Protocol):
    """What the choice needs of cython_kernels.decoder.Decoder."""

    def extend(self, ids: Sequence[int], keep: int = 1) -> bool: ...
    def full_logits(self, row: int = 0) -> Logits | None: ...
    def search(
        self, row: int, k: int, margin: float = 0.0, penalty: float = 1.0, context: Context = ()
    ) -> tuple[Ids | None, Logits] | None: ...
    def search_noisy(
        self,
        row: int,
        temperature: float,
        seed: int,
        position: int,
        penalty: float = 1.0,
        context: Context = (),
    ) -> tuple[Ids | None, Logits] | None: ...
    def search_nucleus(
        self, row: int, temperature: float, spare: float, penalty: float = 1.0, context: Context = ()
    ) -> tuple[Ids | None, Logits, float, int, float] | None: ...


class CertifiedChoice:
    """Runs tokens and chooses what follows each. ``seed`` has 64 bits."""

    def __init__(self, decoder: Decoder, params: SamplingParams, seed: int) -> None:
        self._decoder = decoder
        self._params = params
        self._seed = seed
        self._sample = make_sampler(params, seed)

    def run(self, ids: Sequence[int]) -> bool:
        """One pass over 1 to 8 ids, after each of which can be chosen; False if it was stopped."""
        return self._decoder.extend(ids, len(ids))

    def choose(self, row: int, position: int, context: Context) -> int | None:
        """What the sampler takes after id number ``row`` of the pass, None if it was stopped.

        position: the number of tokens before the one to be chosen; context: their ids. NumericsError as the sampler.
        """
        params = self._params
        if params.temperature > 0.0 and not params.top_k and params.top_p < 1.0:
            return self._from_nucleus(row, position, context)
        found = self._search(row, position, context)
        if found is None:
            return None
        ids, logits = found
        return self._sample(logits, position, context, ids)

    def _search(self, row: int, position: int, context: Context) -> tuple[Ids | None, Logits] | None:
        """The tokens among which are all that the sampler's first filter keeps, or its choice."""
        params = self._params
        penalised = params.repetition_penalty, context if params.repetition_penalty != 1.0 else ()
        if params.temperature == 0.0:
            return self._decoder.search(row, 1, 0.0, *penalised)
        if params.top_k:
            return self._decoder.search(row, params.top_k, 0.0, *penalised)
        if params.min_p > 0.0:
            margin = -params.temperature * math.log(params.min_p) * (1 + 1e-9)
            return self._decoder.search(row, 1, margin, *penalised)
        return self._decoder.search_noisy(row, params.temperature, self._seed, position, *penalised)

    def _from_nucleus(self, row: int, position: int, context: Context) -> int | None:
        params, penalty = self._params, self._params.repetition_penalty
        seen = context if penalty != 1.0 else ()
        found = self._decoder.search_nucleus(
            row, params.temperature, nucleus.spare(params.top_p), penalty, seen
        )
        if found is None:
            return None
        ids, logits, *unknown = found
        if ids is None:
            return self._sample(logits, position, context)
        scores = logits.astype(np.float64)
        if penalty != 1.0:
            again = np.flatnonzero(np.isin(ids, context))
            scores[again] = penalise(scores[again], penalty)
        token = nucleus.choose(
            ids, scores, params.temperature, params.top_p, params.min_p, tuple(unknown), self._seed, position
        )
        if token is not None:
            return token
        all_logits = self._decoder.full_logits(row)
        return None if all_logits is None else self._sample(all_logits, position, context)
