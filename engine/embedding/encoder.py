"""Texts into vectors, by a model that was made for that."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cython_kernels.network.decoder import STATES_KEPT, Decoder
from engine.embedding.vectors import Floats, int8_codes, mean_of, unit
from engine.errors import ContextError, PromptError, Stopped
from engine.generation.loop import common_prefix
from engine.model.model import Model
from engine.model_folder.encoders.form import MEAN


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What ``embed`` made of n texts."""

    floats: npt.NDArray[np.float32]  # (n, width), each of length 1
    codes: npt.NDArray[np.int8]  # (n, width), for ranking by whole numbers: vectors.cosines
    tokens: tuple[int, ...]  # of each text, with those that the model wants around it


class Encoder:
    """An encoder at work, with a decoder of its own. Not for several threads at once."""

    def __init__(self, model: Model, decoder: Decoder | None = None) -> None:
        """``decoder``: one of ``model`` to work with. Raises PromptError for a model that writes text."""
        form, tokenizer = model.config.encoder, model.tokenizer
        if form is None or tokenizer is None:
            raise PromptError(
                f"The model '{model.name}' writes text and makes no vectors; open an encoder, "
                "such as BitNet-embedding."
            )
        ends = [tokenizer.ending_id] if tokenizer.ending_id is not None else list(model.config.eos_ids[:1])
        if not ends:
            raise PromptError(
                f"{model.path}: neither tokenizer.json nor config.json names the token that ends "
                "a text (eos_token_id)."
            )
        starts = [] if tokenizer.bos_id is None else [tokenizer.bos_id]
        self._form, self._tokenizer = form, tokenizer
        self._starts, self._ends = starts, ends
        self.decoder = decoder or model.new_decoder()
        self.width = model.config.hidden_size

    def ids_of(self, text: str, is_query: bool = False) -> list[int]:
        """The ids that stand for ``text``: one end of text behind it, before a question its prompt."""
        whole = self._form.query_prompt + text if is_query else text
        return [*self._starts, *self._tokenizer.encode_text(whole), *self._ends]

    def vector(self, ids: Sequence[int], name: str = "The text", dimensions: int | None = None) -> Floats:
        """(width,) float32 of length 1; of the first ``dimensions`` values only, where that is given.

        What ``ids`` begin with like those before is not computed again. Raises ContextError, with ``name``
        in front, where they are too many; PromptError; and Stopped, where the decoder's owner wants that.
        """
        self.check(ids, name, dimensions)
        whole = mean_of(self._each(ids)) if self._form.pooling == MEAN else self._last(ids)
        return unit(whole[:dimensions])

    def whole_ids(self, ids: Sequence[int]) -> list[int]:
        """``ids`` of a text, with what belongs around it where that is missing."""
        starts = [] if list(ids[: len(self._starts)]) == self._starts else self._starts
        ends = [] if list(ids[-len(self._ends) :]) == self._ends else self._ends
        return [*starts, *ids, *ends]

    def check(self, ids: Sequence[int], name: str, dimensions: int | None = None) -> None:
        """Whether there can be a ``vector``. Raises ContextError and PromptError, with ``name`` in front."""
        context, vocab = self.decoder.context, self._tokenizer.vocab_size
        if not ids or any(not 0 <= token < vocab for token in ids):
            raise PromptError(f"{name} has no tokens, or one that is not among the model's {vocab:,}.")
        if len(ids) > context:
            raise ContextError(
                f"{name} has {len(ids)} tokens, and the context has {context}; shorten or divide "
                "it, or load the model "
                "with a longer context.",
                len(ids),
                context,
            )
        check_dimensions(dimensions, self.width)

    def _last(self, ids: Sequence[int]) -> Floats:
        same = common_prefix(self.decoder.tokens, ids)
        self.decoder.truncate(same)
        self._extend(ids[same:], 1)
        return self.decoder.hidden(0)

    def _each(self, ids: Sequence[int]) -> Iterator[Floats]:
        self.decoder.truncate(0)
        for first in range(0, len(ids), STATES_KEPT):
            some = ids[first : first + STATES_KEPT]
            self._extend(some, len(some))
            yield from (self.decoder.hidden(row) for row in range(len(some)))

    def _extend(self, ids: Sequence[int], keep: int) -> None:
        if not self.decoder.extend(ids, keep):
            raise Stopped


def check_dimensions(dimensions: int | None, width: int) -> None:
    """Raises PromptError where vectors of ``width`` values cannot be cut to ``dimensions``."""
    if dimensions is not None and not 1 <= dimensions <= width:
        raise PromptError(f"Vectors of this model have 1 to {width} dimensions, not {dimensions}.")


def embed(
    model: Model,
    texts: Sequence[str],
    *,
    is_query: bool = False,
    dimensions: int | None = None,
    on_text: Callable[[int], None] | None = None,
) -> Vectors:
    """The vectors of ``texts`` by ``model``, an encoder; the same bits on every machine.

    ``is_query``: they are questions, and the prompt for those is put in front (if the model has one).
    ``dimensions``: keep only so many values of each, which makes them shorter and a little less exact.
    ``on_text`` is told how many are done. Raises PromptError for a model that writes text, and ContextError
    for a text that is longer than its context.
    """
    encoder = Encoder(model)
    check_dimensions(dimensions, encoder.width)
    floats = np.empty((len(texts), dimensions or encoder.width), np.float32)
    codes = np.empty(floats.shape, np.int8)
    tokens: list[int] = []
    for index, text in enumerate(texts):
        ids = encoder.ids_of(text, is_query)
        floats[index] = encoder.vector(ids, f"Text {index + 1}", dimensions)
        codes[index] = int8_codes(floats[index])
        tokens.append(len(ids))
        if on_text is not None:
            on_text(index + 1)
    return Vectors(floats, codes, tuple(tokens))
