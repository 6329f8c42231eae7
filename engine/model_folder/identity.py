"""identity(): which network it is, so that keys and values of one are never taken for those of another."""

import hashlib

from engine.model_folder.checkpoint import Checkpoint, expected_tensors
from engine.version import __version__

NUMERICS = 1  # one more whenever NUMERICS.md changes the bits of a key or value


def identity(weights: Checkpoint, kv: str) -> str:
    """A digest of everything that decides keys and values in a cache of type ``kv``.

    The packed matrices and the tables are too large to be read for it. They are told apart by the norms and
    scales, which no two trained models share, and by size and time of the files, which a repair changes.
    Kernel, instruction set and threads do not count: they give the same bits.
    """
    digest = hashlib.blake2b(digest_size=16)
    digest.update(
        repr((NUMERICS, __version__, kv, weights.config, weights.file_bytes, weights.written_ns)).encode()
    )
    for name, kind, _ in expected_tensors(weights.config):
        if kind in ("vector", "scale", "row scales"):
            digest.update(weights.vector(name).tobytes())
    return digest.hexdigest()
