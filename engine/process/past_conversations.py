"""PastConversations: when the engine process puts a conversation on disk, and when it gets one back.

A conversation is kept while nobody waits for anything, a moment after each answer. If another one is opened
before that, what is not on disk yet gets a fifth of a second, because then somebody waits.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from engine.generation.loop import common_prefix
from engine.kv_cache.block_folder import past_blocks
from engine.kv_cache.prefix_cache import BLOCK, LEAST, PrefixCache
from engine.process.events import Counts
from engine.process.shared_control import SharedControl

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder

IDLE_S = 1.0  # after an answer, before its conversation is kept
HASTE_S = 0.2  # for keeping it when another one is waited for
DISK_S = 30  # a disk that sleeps, or is far away, may be silent for so long


class PastConversations:
    """What one decoder keeps of past conversations, in ``allowed`` bytes on disk.

    Raises OSError where there is no data folder.
    """

    def __init__(self, decoder: "Decoder", identity: str, allowed: int, control: SharedControl) -> None:
        self._decoder = decoder
        self._control = control
        self._cache = PrefixCache(past_blocks(allowed), identity)
        self._block_s = float("inf")  # what computing a block takes, once it is known
        self._private = False  # what is in the decoder is not to be kept

    def set_private(self, private: bool) -> None:
        """Before the prompt of another answer: whether the conversation it belongs to may be put on disk."""
        if private == self._private:
            return
        if private:
            self.keep_quickly()  # the one before, which may
        else:
            # Not even what both begin with: a stop in the middle would leave the private rest there.
            self._decoder.truncate(0)
        self._private = private

    def keep(self, go_on: Callable[[], bool]) -> None:
        """Put the decoder's conversation on disk, as far as ``go_on`` lets it; a private one never."""
        if self._private:
            return
        self._control.be_quiet_for(DISK_S)
        self._cache.keep(self._decoder, go_on)
        self._control.beat()

    def keep_quickly(self) -> None:
        end = time.perf_counter() + HASTE_S
        self.keep(lambda: time.perf_counter() < end)

    def recall(self, ids: Sequence[int], beat: Callable[[], None]) -> int:
        """Change to the conversation of the prompt ``ids``, if the disk knows more of it; the tokens gained.

        ``beat`` may raise, to stop it.
        """

        def next_block() -> None:
            beat()
            self._control.be_quiet_for(DISK_S)

        if common_prefix(self._decoder.tokens, ids) + LEAST <= self._decoder.length:
            self.keep_quickly()  # it is another conversation, or another branch
        gained = self._cache.recall(self._decoder, ids, next_block, self._block_s)
        self._control.beat()
        return gained

    def learn(self, counts: Counts) -> None:
        """How an answer went for which nothing was recalled."""
        if counts.prompt_tokens >= LEAST and counts.prefill_tok_s > 0:
            self._block_s = BLOCK / counts.prefill_tok_s
