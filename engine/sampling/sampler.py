"""From logits to a token: the parameters, and the sampler that is built from them once per answer.

NUMERICS.md section 10: repetition penalty, temperature, top-k, top-p, min-p; then argmax of score plus
Gumbel noise. An exact sample of the filtered softmax, and the same text for the same seed on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from engine.errors import NumericsError

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


_COLDEST = 1e-6  # below, scores / temperature might overflow


@dataclass(frozen=True, slots=True)
class SamplingParams:
    """How an answer is sampled and how long it may become.

    ``temperature`` 0 always takes the most likely token. ``top_k`` 0, ``top_p`` 1, ``min_p`` 0 and
    ``repetition_penalty`` 1 switch a filter off. ``seed`` None: a fresh one for every answer.
    ``max_tokens`` None: to the end of the context. Raises ValueError outside the allowed interval.
    """

    temperature: float = 0.6
    top_k: int = 0
    top_p: float = 0.9
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    seed: int | None = None
    max_tokens: int | None = None
    ignore_eos: bool = False

    def __post_init__(self) -> None:
        _check_number("temperature", self.temperature, 0.0, 10.0)
        if 0.0 < self.temperature < _COLDEST:
            raise ValueError(f"temperature must be 0 or at least {_COLDEST:g}, not {self.temperature!r}.")
        _check_number("top_p", self.top_p, 0.0, 1.0)
        _check_number("min_p", self.min_p, 0.0, 1.0)
        _check_number("repetition_penalty", self.repetition_penalty, 0.1, 10.0)
        _check_whole("top_k", self.top_k, 0, 2**31 - 1)
        if self.seed is not None:
            _check_whole("seed", self.seed, 0, 2**64 - 1)
        if self.max_tokens is not None:
            _check_whole("max_tokens", self.max_tokens, 1, 2**31 - 1)
        if not isinstance(self.ignore_eos, bool):
            raise ValueError(f"ignore_eos must be true or false, not {self.ignore_eos!r}.")


def _check_number(name: str, value: object, low: float, high: float) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not low <= value <= high:  # type: ignore[operator]
        raise ValueError(f"{name} must be a number from {low:g} to {high:g}, not {value!r}.")


def _check_whole(name: str, value: object, low: int, high: int) -> None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not low <= value <= high:  # type: ignore[operator]
        raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value!r}.")


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
