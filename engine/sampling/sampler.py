"""Chooses a token by its logits: the parameters, and the sampler that is built from them once per answer.

NUMERICS.md section 10: repetition penalty, temperature, top-k, top-p, min-p; then argmax of score plus
Gumbel noise. An exact sample of the filtered softmax, and the same text for the same seed on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from engine.errors import NumericsError
from engine.sampling.params import SamplingParams

if TYPE_CHECKING:  # the window needs SamplingParams only, and starts faster without NumPy
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]

    class Sampler(Protocol):
        def __call__(
            self,
            logits: NDArray[np.float32],
            position: int,
            context_ids: Sequence[int],
            ids: Ids | None = None,
        ) -> int: ...


def make_sampler(params: SamplingParams, seed: int) -> Sampler:
    """A function of (logits (vocab,), position, ids of the text so far) that gives the next token's id.

    ``position`` is the number of tokens before the one to be chosen; ``seed`` has 64 bits. With ``ids`` (n,),
    ascending, the logits (n,) are of these tokens, among which are all that the first filter keeps: the same
    choice as from all. The logits are not changed. Raises NumericsError if the best of them is not finite.
    """
    import numpy as np

    from engine.sampling import filters, noise

    chain: list[Callable[[NDArray[np.float64]], NDArray[np.intp]]] = []
    if params.top_k:
        chain.append(partial(filters.top_k, k=params.top_k))
    if params.top_p < 1.0:
        chain.append(partial(filters.top_p, p=params.top_p))
    if params.min_p > 0.0:
        chain.append(partial(filters.min_p, p=params.min_p))
    chain.append(filters.reachable)

    first, *others = chain
    scratch = np.empty(0)  # one buffer for the whole answer: fresh megabytes would cost page faults per token

    def sample(
        logits: NDArray[np.float32], position: int, context_ids: Sequence[int], ids: Ids | None = None
    ) -> int:
        nonlocal scratch
        if len(scratch) < len(logits):
            scratch = np.empty(len(logits))
        scores = scratch[: len(logits)]
        scores[:] = logits
        if not math.isfinite(scores.max()):
            raise NumericsError("The model's output is not a number; its weights are probably damaged.")
        if params.repetition_penalty != 1.0:
            seen = np.asarray(context_ids, np.intp)
            if ids is not None:
                seen = np.flatnonzero(np.isin(ids, seen))
            scores[seen] = filters.penalise(scores[seen], params.repetition_penalty)
        if params.temperature == 0.0:
            best = np.argmax(scores)
            return int(best if ids is None else ids[best])
        scores /= params.temperature
        kept = first(scores)
        for keep in others:
            kept = kept[keep(scores[kept])]
        tokens = kept if ids is None else ids[kept]
        if len(tokens) == 1:
            return int(tokens[0])
        return int(tokens[np.argmax(scores[kept] + noise.gumbel(tokens, seed, position))])

    return sample
