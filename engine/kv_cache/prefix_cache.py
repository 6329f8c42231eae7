"""PrefixCache: keys and values of past conversations on disk, so that an old chat is read and not computed.

A conversation is cut into blocks of 32 tokens. A block's name is a digest of the network's identity and of
all tokens up to its end, so only the same text finds it, and conversations that begin alike (one system
prompt, two branches of a chat) share their blocks. No text is written, but it could be worked out from keys
and values: the files are as private as the conversations.

For BitNet b1.58 2B4T a block has 2.4 MB: a few milliseconds to read, a third of a second to compute.
"""

import hashlib
import struct
import time
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from engine.generation.loop import common_prefix
from engine.kv_cache.block_folder import BlockFolder

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder

BLOCK = 32  # tokens
LEAST = 64  # tokens that are worth keeping, and worth reading


class PrefixCache:
    """The blocks of one network, by its ``Model.identity()``, among those of others in ``folder``."""

    def __init__(self, folder: BlockFolder, identity: str) -> None:
        self._folder = folder
        self._seed = hashlib.blake2b(identity.encode(), digest_size=16).digest()

    def recall(
        self, decoder: "Decoder", ids: Sequence[int], beat: Callable[[], None], block_s: float = float("inf")
    ) -> int:
        """Bring the beginning of the prompt ``ids`` from the disk into the decoder, where it is longer there.

        The last id is left to be run. ``beat`` is called before each block and may raise. A disk that needs
        more than ``block_s`` seconds for a block is not waited for any longer. Returns the tokens gained.
        """
        if len(ids) > decoder.context:
            return 0
        common = common_prefix(decoder.tokens, ids)
        first = common // BLOCK
        names = self._names(ids[: len(ids) - 1])
        found = list(takewhile(self._folder.has, names[first:]))
        if (first + len(found)) * BLOCK - common < LEAST:
            return 0
        started = time.perf_counter()
        read = 0
        for name in found:
            beat()
            block = self._folder.read(name, BLOCK * decoder.token_bytes)
            if block is None:
                break
            start = (first + read) * BLOCK
            decoder.truncate(start)
            decoder.restore(ids[start : start + BLOCK], block)
            read += 1
            if time.perf_counter() - started > read * block_s:
                break
        self._folder.used(names[: first + read])
        return decoder.length - common if read else 0

    def keep(self, decoder: "Decoder", go_on: Callable[[], bool]) -> None:
        """Put what the decoder holds on disk, as far as it is not there, block by block while ``go_on()``."""
        ids = decoder.tokens
        if len(ids) < LEAST:
            return
        names = self._names(ids)[: self._folder.most_blocks(BLOCK * decoder.token_bytes)]
        for i, name in enumerate(names):
            if self._folder.has(name):
                continue
            if not go_on():
                break
            try:
                block = decoder.save(i * BLOCK, (i + 1) * BLOCK)
            except MemoryError:
                break
            if not self._folder.write(name, block.data, needed=names):
                break
        self._folder.used(names)

    def _names(self, ids: Sequence[int]) -> list[bytes]:
        """The name of each whole block of ``ids``."""
        names = []
        name = self._seed
        for start in range(0, len(ids) - BLOCK + 1, BLOCK):
            tokens = struct.pack(f"<{BLOCK}I", *ids[start : start + BLOCK])
            name = hashlib.blake2b(name + tokens, digest_size=16).digest()
            names.append(name)
        return names
