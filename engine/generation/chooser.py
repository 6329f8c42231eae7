"""Chooser: what the sampler takes, for one pass over the last token and what was guessed to follow.

A guess is compared with what the sampler chooses from the same logits, at the same place, with the same
noise, as if it had been asked token by token (the logits of a token do not depend on how many run with it:
NUMERICS.md). So guesses decide how many passes an answer takes, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from engine.errors import NumericsError
from engine.sampling.params import SamplingParams
from engine.sampling.sampler import make_sampler

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cython_kernels.network.decoder import Decoder

MOST_IDS = 8  # of one pass: the last token and seven guesses
END = -1  # what a head chooses where the text is complete, and no token follows


class Head(Protocol):
    """Runs the network over a few ids and chooses the next id after each of them."""

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        """Run the ids ``before``, then 1 to MOST_IDS to choose after; False if it was stopped."""
        ...

    def choose(self, row: int, position: int, context: Sequence[int]) -> int | None:
        """What the sampler takes after number ``row`` of the ids; None if it was stopped."""
        ...

    def logits(self, row: int) -> NDArray[np.float32] | None:
        """All logits (vocab,) after number ``row``, valid until the next call; None if it was stopped."""
        ...


class FullHead:
    """Every logit of every id."""

    def __init__(self, decoder: Decoder, params: SamplingParams, seed: int) -> None:
        self._decoder = decoder
        self._sample = make_sampler(params, seed)
        self._logits: Sequence[NDArray[np.float32]] = ()  # a row for each id of the last pass

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        self._logits = ()
        if before and not self._decoder.append(before):
            return False
        if len(ids) == 1:
            logits = self._decoder.step(ids[0])
            self._logits = () if logits is None else (logits,)
        else:
            rows = self._decoder.logits(ids)
            self._logits = () if rows is None else tuple(rows)
        return len(self._logits) > 0

    def choose(self, row: int, position: int, context: Sequence[int]) -> int:
        return self._sample(self._logits[row], position, context)

    def logits(self, row: int) -> NDArray[np.float32]:
        return self._logits[row]


def head_of(decoder: Decoder, params: SamplingParams, seed: int) -> Head:
    """The certified head where the network has one, else the full one; the same tokens."""
    if getattr(decoder, "certified", False):
        from engine.generation.searched_head import SearchedHead

        return SearchedHead(decoder, params, seed)
    return FullHead(decoder, params, seed)


class Chooser:
    """Runs tokens and chooses what follows. ``seed`` has 64 bits."""

    def __init__(self, decoder: Decoder, params: SamplingParams, seed: int, head: Head | None = None) -> None:
        self._decoder = decoder
        self._head = head or head_of(decoder, params, seed)

    def first(self, ids: Sequence[int], context: Sequence[int]) -> list[int] | None:
        """Run ``ids``, the end of the prompt ``context``, and choose what follows it: one token.

        None if it was stopped; then the decoder holds any part of the prompt. Raises as ``next`` does.
        """
        if not self._head.run(ids[-1:], ids[:-1]):
            return None
        token = self._head.choose(0, len(context), context)
        return None if token is None else [token]

    def next(self, ids: Sequence[int], context: Sequence[int]) -> list[int] | None:
        """Run ``ids``: the last token of the text so far (``context``), and up to seven guesses at the next.

        Returns the tokens that follow, at least one: the guesses as far as they came true, and the first that
        was not guessed. Afterwards the decoder holds all of the text but the last token, including those
        returned. None if it was stopped; then the decoder holds what it did.
        Raises NumericsError as the sampler and the decoder do.
        """
        before = self._decoder.length
        try:
            finished = self._head.run(ids)
        except NumericsError:
            if len(ids) == 1:
                raise
            # Perhaps it is a wrong guess that the arithmetic cannot hold: then it must not be told.
            ids = ids[:1]
            finished = self._head.run(ids)
        if not finished:
            self._decoder.truncate(before)
            return None
        chosen: list[int] = []
        for row in range(len(ids)):
            text = [*context, *chosen] if chosen else context
            token = self._head.choose(row, len(text), text)
            if token is None:
                if chosen:
                    break  # what is known is given out; whoever asks for more is told
                self._decoder.truncate(before)
                return None
            chosen.append(token)
            if chosen[-1:] != list(ids[row + 1 : row + 2]):
                break
        self._decoder.truncate(before + len(chosen))
        return chosen
