"""JsonHead: chooses tokens so that the answer is the beginning of a JSON object, and ends with it.

The model's own choice is taken if it may come next. Else the sampler chooses once more, with the same noise,
among the tokens that may: a sample of what the model would write if it could write nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.generation.chooser import END, Head
from engine.generation.json_text import START, State, read
from engine.sampling.params import SamplingParams
from engine.sampling.sampler import make_sampler

PATIENCE = 8  # choices that may not come next, before all tokens are looked through
_NO_TEXT = 256  # instead of a first byte: special tokens and gaps in the vocabulary


class Vocabulary:
    """The bytes of each token id below ``size``; ``piece`` gives None for one that has no text."""

    def __init__(self, size: int, piece: Callable[[int], bytes | None]) -> None:
        self.pieces = [piece(token) or b"" for token in range(size)]
        self.first = np.array([text[0] if text else _NO_TEXT for text in self.pieces], np.int16)


class JsonHead:
    """Over ``head``, whose choices it checks."""

    def __init__(self, head: Head, vocabulary: Vocabulary, params: SamplingParams, seed: int) -> None:
        self._head, self._vocabulary = head, vocabulary
        self._sample = make_sampler(params, seed)
        self._state = START

    def run(self, ids: Sequence[int], before: Sequence[int] = ()) -> bool:
        return self._head.run(ids, before)

    def logits(self, row: int) -> NDArray[np.float32] | None:
        return self._head.logits(row)

    def choose(self, row: int, position: int, context: Sequence[int]) -> int | None:
        """What may come next; END once the object is complete, or where no token can go on with it."""
        if self._state.mode == "done":
            return END
        token = self._head.choose(row, position, context)
        if token is None:
            return None
        if self._after(token) is None:
            logits = self._head.logits(row)
            if logits is None:
                return None
            token = self._choose_among_fitting(logits, position, context)
        if token != END:
            after = self._after(token)
            assert after is not None
            self._state = after
        return token

    def _after(self, token: int) -> State | None:
        """The state with ``token``; None if it may not come."""
        pieces = self._vocabulary.pieces
        piece = pieces[token] if 0 <= token < len(pieces) else b""
        return read(self._state, piece) if piece else None

    def _choose_among_fitting(
        self, logits: NDArray[np.float32], position: int, context: Sequence[int]
    ) -> int:
        fits = np.array([read(self._state, bytes([byte])) is not None for byte in range(256)] + [False])
        ids = np.flatnonzero(fits[self._vocabulary.first[: len(logits)]]).astype(np.int32)
        for tried in range(PATIENCE + 1):
            if len(ids) == 0:
                return END
            token = self._sample(logits[ids], position, context, ids)
            if self._after(token) is not None:
                return token
            if tried == PATIENCE - 1:
                ids = np.array([token for token in ids if self._after(int(token)) is not None], np.int32)
            else:
                ids = ids[ids != token]
        raise AssertionError("all that were left may come next")
