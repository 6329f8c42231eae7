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

from engine.sampling import noise, nucleus
from engine.sampling.filters import penalise
from engine.sampling.params import SamplingParams
from engine.sampling.sampler import make_sampler

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]
    Logits = NDArray[np.float32]
    Context = Sequence[int]


_UNSURE = -1
_PATIENCE = 3  # times that neither way is sure, before all logits are looked at ...
_REST = 32  # ... for so many tokens


class Decoder(Protocol):
    """What the choice needs of cython_kernels.network.decoder.Decoder."""

    def extend(self, ids: Sequence[int], keep: int = 1) -> bool: ...
    def full_logits(self, row: int = 0) -> Logits | None: ...
    def search(
        self, row: int, k: int, margin: float = 0.0, penalty: float = 1.0, context: Context = ()
    ) -> tuple[Ids | None, Logits] | None: ...
    def search_above(
        self, row: int, level: float, penalty: float = 1.0, context: Context = ()
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
        self._in_vain = self._rest = 0

    def run(self, ids: Sequence[int]) -> bool:
        """One pass over 1 to 8 ids, after each of which can be chosen; False if it was stopped."""
        return self._decoder.extend(ids, len(ids))

    def choose(self, row: int, position: int, context: Context) -> int | None:
        """What the sampler takes after id number ``row`` of the pass, None if it was stopped.

        position: the number of tokens before the one to be chosen; context: their ids. Raises NumericsError
        as the sampler does.
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
        penalised = params.repetition_penalty, context if params.repetition_penalty != 1.0 else ()
        found = self._decoder.search_noisy(row, params.temperature, self._seed, position, *penalised)
        if found is None:
            return None
        ids, logits = found
        if ids is None:
            return self._sample(logits, position, context)
        scores = self._scores(ids, logits, context)
        best = int(np.argmax(scores / params.temperature + noise.gumbel(ids, self._seed, position)))
        winner = int(ids[best])

        found = self._decoder.search_above(row, float(scores[best]), *penalised)
        if found is None:
            return None
        ids, logits = found
        if ids is None:
            return self._sample(logits, position, context)
        scores = self._scores(ids, logits, context)
        sure = nucleus.holds(winner, ids, scores, params.temperature, params.top_p, params.min_p)
        return winner if sure else _UNSURE

    def _winner_of_nucleus(self, row: int, position: int, context: Context) -> int | None:
        """From the logits of all likely tokens. _UNSURE if the others might count."""
        params = self._params
        found = self._decoder.search_nucleus(
            row,
            params.temperature,
            nucleus.spare(params.top_p),
            params.repetition_penalty,
            context if params.repetition_penalty != 1.0 else (),
        )
        if found is None:
            return None
        ids, logits, *_ = found
        if ids is None:
            return self._sample(logits, position, context)
        token = nucleus.choose(
            ids,
            self._scores(ids, logits, context),
            params.temperature,
            params.top_p,
            params.min_p,
            found[2:],
            self._seed,
            position,
        )
        return _UNSURE if token is None else token

    def _scores(self, ids: Ids, logits: Logits, context: Context) -> NDArray[np.float64]:
        """Scores after the penalty, as the sampler has them."""
        scores = logits.astype(np.float64)
        if self._params.repetition_penalty != 1.0:
            seen = np.flatnonzero(np.isin(ids, context))
            scores[seen] = penalise(scores[seen], self._params.repetition_penalty)
        return scores
