"""SearchedHead: the sampler's choice without reading the whole head.

The decoder's searches give the few tokens among which the sampler's first filter surely finds all it keeps,
with their logits; from them the sampler chooses as from all. Where a search cannot help, it gives every
logit, and nothing is different.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cython_kernels.head.goals import AtLeast, Best, Found, Goal, Noisy, Nucleus
from engine.sampling import noise, nucleus
from engine.sampling.filters import penalise
from engine.sampling.params import SamplingParams
from engine.sampling.sampler import make_sampler

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cython_kernels.network.decoder import Decoder

    Ids = NDArray[np.int32]
    Logits = NDArray[np.float32]
    Context = Sequence[int]


_UNSURE = -1
_PATIENCE = 3  # times that neither way is sure, before all logits are looked at ...
_REST = 32  # ... for so many tokens


class SearchedHead:
    """Runs tokens and chooses what follows each. ``seed`` has 64 bits."""

    def __init__(self, decoder: Decoder, params: SamplingParams, seed: int) -> None:
        self._decoder = decoder
        self._params = params
        self._seed = seed
        self._sample = make_sampler(params, seed)
        self._in_vain = self._rest = 0

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        """One pass over ``before`` and 1 to 8 ids, after each of which can be chosen; False if stopped."""
        return self._decoder.extend([*before, *ids], len(ids))

    def choose(self, row: int, position: int, context: Context) -> int | None:
        """What the sampler takes after id number ``row`` of the pass, None if it was stopped.

        position: the number of tokens before the one to be chosen; context: their ids. Raises NumericsError
        as the sampler does.
        """
        params = self._params
        if params.temperature > 0.0 and not params.top_k and params.top_p < 1.0:
            return self._from_nucleus(row, position, context)
        found = self._search(row, self._goal(position), context)
        if found is None:
            return None
        return self._sample(found.logits, position, context, found.ids)

    def logits(self, row: int) -> Logits | None:
        """All of them (vocab,), valid until the next call; None if it was stopped."""
        return self._decoder.full_logits(row)

    def _goal(self, position: int) -> Goal:
        """The tokens among which are all that the sampler's first filter keeps, or its choice."""
        params = self._params
        if params.temperature == 0.0:
            return Best(1)
        if params.top_k:
            return Best(params.top_k)
        if params.min_p > 0.0:
            return Best(1, margin=-params.temperature * math.log(params.min_p) * (1 + 1e-9))
        return Noisy(params.temperature, self._seed, position)

    def _search(self, row: int, goal: Goal, context: Context) -> Found | None:
        penalty = self._params.repetition_penalty
        return self._decoder.search(row, goal, penalty, context if penalty != 1.0 else ())

    def _from_nucleus(self, row: int, position: int, context: Context) -> int | None:
        """Top-p without top-k: two ways to find the winner, from many logits only where neither is sure."""
        for find in (self._winner_of_all, self._winner_of_nucleus):
            if self._rest:
                break
            token = find(row, position, context)
            if token != _UNSURE:
                self._in_vain = 0
                return token
        if self._rest:
            self._rest -= 1
        else:
            self._in_vain += 1
            if self._in_vain == _PATIENCE:
                self._in_vain, self._rest = 0, _REST
        logits = self._decoder.full_logits(row)
        return None if logits is None else self._sample(logits, position, context)

    def _winner_of_all(self, row: int, position: int, context: Context) -> int | None:
        """The winner among all tokens is that of the nucleus, if it is in there; _UNSURE if not certainly."""
        params = self._params
        found = self._search(row, Noisy(params.temperature, self._seed, position), context)
        if found is None:
            return None
        if found.ids is None:
            return self._sample(found.logits, position, context)
        scores = self._scores(found.ids, found.logits, context)
        noisy = scores / params.temperature + noise.gumbel(found.ids, self._seed, position)
        best = int(np.argmax(noisy))
        winner = int(found.ids[best])

        found = self._search(row, AtLeast(float(scores[best])), context)
        if found is None:
            return None
        if found.ids is None:
            return self._sample(found.logits, position, context)
        scores = self._scores(found.ids, found.logits, context)
        sure = nucleus.holds(winner, found.ids, scores, params.temperature, params.top_p, params.min_p)
        return winner if sure else _UNSURE

    def _winner_of_nucleus(self, row: int, position: int, context: Context) -> int | None:
        """The sampler's choice from the logits of all likely tokens; _UNSURE if the others might count."""
        params = self._params
        found = self._search(row, Nucleus(params.temperature, nucleus.spare(params.top_p)), context)
        if found is None:
            return None
        if found.ids is None:
            return self._sample(found.logits, position, context)
        scores = self._scores(found.ids, found.logits, context)
        token = nucleus.choose(
            found, scores, params.temperature, params.top_p, params.min_p, self._seed, position
        )
        return _UNSURE if token is None else token

    def _scores(self, ids: Ids, logits: Logits, context: Context) -> NDArray[np.float64]:
        """Scores after the penalty, as the sampler has them."""
        scores = logits.astype(np.float64)
        if self._params.repetition_penalty != 1.0:
            seen = np.flatnonzero(np.isin(ids, context))
            scores[seen] = penalise(scores[seen], self._params.repetition_penalty)
        return scores
