"""Guests: the decoders of conversations that other programs have, over the weights that are loaded.

Each keeps the keys and values of its conversation, so that the next request of it computes only what is new.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from engine.errors import MemoryShortError
from engine.generation.json_head import Vocabulary
from engine.generation.loop import common_prefix
from engine.generation.speculation import Speculation
from engine.model.memory import cache_bytes

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder
    from engine.model.model import Model

WORTH_COPYING = 64  # tokens that another conversation begins with too
SPARE_BYTES = 256 << 20  # of memory that stay free where one more conversation is begun


@dataclass(slots=True)
class Slot:
    """One conversation's decoder, and what is learned from its answers."""

    decoder: "Decoder"
    speculation: Speculation
    is_busy: bool = False
    used: int = 0  # when it was taken last, counted


class Guests:
    """``control`` is the decoders' own (``Decoder.set_control``)."""

    def __init__(self, model: "Model", control: memoryview, speculation: str) -> None:
        self._model, self._control, self._mode = model, control, speculation
        self._slots: list[Slot] = []
        self._taken = 0
        self._vocabulary: Vocabulary | None = None

    def vocabulary(self) -> Vocabulary:
        """What each token adds to a text; looked up once."""
        if self._vocabulary is None:
            tokenizer = self._model.tokenizer
            assert tokenizer is not None  # load_model always gives one
            self._vocabulary = Vocabulary(tokenizer.vocab_size, tokenizer.token_bytes)
        return self._vocabulary

    @contextmanager
    def slot(self, ids: Sequence[int], most: int) -> Iterator[Slot]:
        """The decoder for the prompt ``ids``, of at most ``most`` that there are, for as long as it is used.

        It holds what is known of the prompt: the conversation is gone on with where it was left, or begins
        like another one. MemoryShortError where there is no place for one more.
        """
        slot = self._of_conversation(ids) or self._new(most) or self._idle_longest()
        self._copy_start(slot, ids)
        self._taken += 1
        slot.used, slot.is_busy = self._taken, True
        is_sound = False
        try:
            yield slot
            is_sound = True
        finally:
            slot.is_busy = False
            if not is_sound:
                slot.decoder.truncate(0)  # nobody knows what state an error left it in

    def forget(self) -> None:
        """Keep nothing of conversations, and of those that are answered now nothing once they are left."""
        self._slots = []

    def _idle(self) -> list[Slot]:
        return [slot for slot in self._slots if not slot.is_busy]

    def _of_conversation(self, ids: Sequence[int]) -> Slot | None:
        """The one that has most in common with the prompt, if that is at least half of what it holds."""
        best = max(self._idle(), key=lambda slot: common_prefix(slot.decoder.tokens, ids), default=None)
        if best is None or 2 * common_prefix(best.decoder.tokens, ids) < best.decoder.length:
            return None
        return best

    def _new(self, most: int) -> Slot | None:
        if len(self._slots) >= most:
            return None
        model = self._model
        needed = cache_bytes(model.config, model.context, model.kv) + SPARE_BYTES
        if psutil.virtual_memory().available < needed:
            return None
        decoder = model.new_decoder()
        decoder.set_control(self._control)
        slot = Slot(decoder, Speculation(self._mode))
        self._slots.append(slot)
        return slot

    def _idle_longest(self) -> Slot:
        slot = min(self._idle(), key=lambda slot: slot.used, default=None)
        if slot is None:
            raise MemoryShortError(
                "There is no memory for one more conversation; wait until another answer has ended, "
                "or load the model with a shorter context."
            )
        return slot

    def _copy_start(self, slot: Slot, ids: Sequence[int]) -> None:
        """Take over what another conversation begins with as well: a system prompt, for example."""
        own = common_prefix(slot.decoder.tokens, ids)
        others = [other for other in self._slots if other is not slot]
        best = max(others, key=lambda other: common_prefix(other.decoder.tokens, ids), default=None)
        if best is None or (same := common_prefix(best.decoder.tokens, ids)) < own + WORTH_COPYING:
            return
        slot.decoder.truncate(own)
        slot.decoder.restore(ids[own:same], best.decoder.save(own, same))
