"""The block formats of GGUF, widened to float32 exactly as the format says.

Every value is made by single float32 operations in the order of the formula beside it, so it is the same on
every machine. ``d`` and ``m`` are float16 and widened first; bytes are named in the order of a block.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Block:
    """A format: ``bytes`` bytes hold ``weights`` weights, which ``widen`` makes float32: (n, weights)."""

    name: str
    weights: int
    bytes: int
    widen: Callable[[Bytes], Floats]


def dequantise(block: Block, raw: Bytes) -> Floats:
    """(rows, row_bytes) as they lie in a file -> (rows, cols) float32; what is no number stays none."""
    rows = raw.shape[0]
    with np.errstate(all="ignore"):
        return block.widen(raw.reshape(-1, block.bytes)).reshape(rows, -1)


def round_bf16(values: Floats) -> npt.NDArray[np.uint16]:
    """bf16 bit patterns of finite values, rounded half to even."""
    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def f32(raw: Bytes) -> Floats:
    return np.ascontiguousarray(raw).view("<f4").astype(np.float32)


def f16(raw: Bytes) -> Floats:
    return np.ascontiguousarray(raw).view("<f2").astype(np.float32)


def bf16(raw: Bytes) -> Floats:
    """bf16 is the upper half of a float32."""
    return (np.ascontiguousarray(raw).view("<u2").astype(np.uint32) << 16).view(np.float32)


def q8_0(raw: Bytes) -> Floats:
    """d, 32 int8 q: d * q."""
    return f16(raw[:, :2]) * raw[:, 2:].view(np.int8).astype(np.float32)


def q4_0(raw: Bytes) -> Floats:
    """d, 16 bytes q, low halves first: d * (q - 8)."""
    return f16(raw[:, :2]) * (_halves(raw[:, 2:]) - np.float32(8))


def q4_1(raw: Bytes) -> Floats:
    """d, m, 16 bytes q, low halves first: d * q + m."""
    return f16(raw[:, :2]) * _halves(raw[:, 4:]) + f16(raw[:, 2:4])


def q4_k(raw: Bytes) -> Floats:
    """d, m, 12 bytes of eight 6-bit s and eight 6-bit t, 128 bytes q: (d * s) * q - (m * t) per 32 weights.

    Bytes 0-3 of the twelve hold s 0-3 and bytes 4-7 t 0-3 in their low six bits. Bytes 8-11 hold the low
    four bits of s 4-7 (low half) and t 4-7 (high half); their upper two bits are those of bytes 0-3 and 4-7.
    32 bytes of q hold 64 weights: the low halves are the first 32, the high halves the next.
    """
    low, mid, high = raw[:, 4:8], raw[:, 8:12], raw[:, 12:16]
    s = np.concatenate([low & 63, (high & 15) | (low >> 6) << 4], axis=1).astype(np.float32)
    t = np.concatenate([mid & 63, (high >> 4) | (mid >> 6) << 4], axis=1).astype(np.float32)
    q = _halves(raw[:, 16:].reshape(-1, 32)).reshape(-1, 8, 32)
    scale, least = f16(raw[:, :2]) * s, f16(raw[:, 2:4]) * t
    q *= scale[:, :, None]
    q -= least[:, :, None]
    return q.reshape(-1, 256)


def q6_k(raw: Bytes) -> Floats:
    """128 bytes of low halves, 64 bytes of upper two bits, 16 int8 s, d: (d * s) * (q - 32) per 16 weights.

    For each 128 weights: 64 bytes of halves and 32 bytes of upper bits. Weights 0-31 and 32-63 take the low
    halves of the first and second 32 bytes, 64-95 and 96-127 their high halves; their upper bits are the
    first, second, third and fourth pair of bits of the 32 bytes.
    """
    halves = raw[:, :128].reshape(-1, 2, 64)
    low = np.concatenate([halves & 15, halves >> 4], axis=2)
    upper = raw[:, 128:192].reshape(-1, 2, 32)
    high = np.concatenate([upper >> shift & 3 for shift in (0, 2, 4, 6)], axis=2)
    q: Floats = (low | high << 4).astype(np.float32) - np.float32(32)
    scale = f16(raw[:, 208:210]) * raw[:, 192:208].view(np.int8).astype(np.float32)
    q = q.reshape(-1, 16, 16)
    q *= scale[:, :, None]
    return q.reshape(-1, 256)


def _halves(raw: Bytes) -> Floats:
    """(n, k) bytes -> (n, 2k) float32: all low halves, then all high ones."""
    return np.concatenate([raw & 15, raw >> 4], axis=1).astype(np.float32)


# By the number that GGUF gives a type.
BLOCKS = {
    0: Block("F32", 1, 4, f32),
    1: Block("F16", 1, 2, f16),
    30: Block("BF16", 1, 2, bf16),
    8: Block("Q8_0", 32, 34, q8_0),
    2: Block("Q4_0", 32, 18, q4_0),
    3: Block("Q4_1", 32, 20, q4_1),
    12: Block("Q4_K", 256, 144, q4_k),
    14: Block("Q6_K", 256, 210, q6_k),
}
