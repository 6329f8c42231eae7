"""The block formats of GGUF, one weight after the other in plain Python: the definition."""

import struct
from collections.abc import Callable

import numpy as np

F = np.float32


def half(raw: bytes, at: int) -> np.float32:
    return F(struct.unpack_from("<e", raw, at)[0])


def f32(raw: bytes) -> list[np.float32]:
    return [F(struct.unpack("<f", raw)[0])]


def f16(raw: bytes) -> list[np.float32]:
    return [half(raw, 0)]


def bf16(raw: bytes) -> list[np.float32]:
    return [F(struct.unpack("<f", b"\0\0" + raw)[0])]


def q8_0(raw: bytes) -> list[np.float32]:
    return [half(raw, 0) * F(struct.unpack_from("<b", raw, 2 + i)[0]) for i in range(32)]


def nibble(raw: bytes, at: int, i: int) -> int:
    """Weight ``i`` of 32: the low half of byte i, or the high half of byte i - 16."""
    return raw[at + i] & 15 if i < 16 else raw[at + i - 16] >> 4


def q4_0(raw: bytes) -> list[np.float32]:
    return [half(raw, 0) * F(nibble(raw, 2, i) - 8) for i in range(32)]


def q4_1(raw: bytes) -> list[np.float32]:
    return [half(raw, 0) * F(nibble(raw, 4, i)) + half(raw, 2) for i in range(32)]


def q4_k(raw: bytes) -> list[np.float32]:
    packed = raw[4:16]
    out = []
    for i in range(256):
        j = i // 32
        if j < 4:
            scale, least = packed[j] & 63, packed[j + 4] & 63
        else:
            scale = packed[j + 4] & 15 | packed[j - 4] >> 6 << 4
            least = packed[j + 4] >> 4 | packed[j] >> 6 << 4
        byte = raw[16 + i // 64 * 32 + i % 32]
        q = byte >> 4 if j % 2 else byte & 15
        out.append(half(raw, 0) * F(scale) * F(q) - half(raw, 2) * F(least))
    return out


def q6_k(raw: bytes) -> list[np.float32]:
    out = []
    for i in range(256):
        part, inside = divmod(i, 128)
        quarter, place = divmod(inside, 32)
        byte = raw[64 * part + place + 32 * (quarter % 2)]
        low = byte & 15 if quarter < 2 else byte >> 4
        q = low | (raw[128 + 32 * part + place] >> 2 * quarter & 3) << 4
        scale = struct.unpack_from("<b", raw, 192 + i // 16)[0]
        out.append(half(raw, 208) * F(scale) * F(q - 32))
    return out


SCALAR: dict[str, Callable[[bytes], list[np.float32]]] = {
    "F32": f32, "F16": f16, "BF16": bf16, "Q8_0": q8_0, "Q4_0": q4_0, "Q4_1": q4_1,
    "Q4_K": q4_k, "Q6_K": q6_k,
}  # fmt: skip
