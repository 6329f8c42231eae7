"""The digest of lists of token ids, by which two computations of an answer are known to be one."""

import hashlib
import struct
from collections.abc import Sequence


def ids_sha256(*lists: Sequence[int]) -> str:
    """SHA-256 of ``lists`` as little-endian 32-bit numbers, a 64-bit length before each; hexadecimal."""
    digest = hashlib.sha256()
    for ids in lists:
        digest.update(struct.pack(f"<Q{len(ids)}I", len(ids), *ids))
    return digest.hexdigest()
