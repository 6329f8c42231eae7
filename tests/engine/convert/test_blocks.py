"""Blocks widen to the bits of the scalar definition; hand-made blocks say that the definition is right."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.convert.blocks import BLOCKS, dequantise, round_bf16
from tests.helpers.gguf_blocks import SCALAR

BY_NAME = {block.name: block for block in BLOCKS.values()}


def widened(name: str, raw: bytes) -> np.ndarray:
    return dequantise(BY_NAME[name], np.frombuffer(raw, np.uint8)[None])[0]


def test_every_format_has_a_definition() -> None:
    assert set(SCALAR) == set(BY_NAME)


@pytest.mark.parametrize("name", sorted(SCALAR))
@given(data=st.data())
def test_the_bits_of_the_definition(name: str, data: st.DataObject) -> None:
    block = BY_NAME[name]
    rows, each = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 3))
    seed = data.draw(st.integers(0, 2**32 - 1))
    raw = np.random.default_rng(seed).integers(0, 256, (rows, each * block.bytes), np.uint8)
    found = dequantise(block, raw)
    assert found.shape == (rows, each * block.weights) and found.dtype == np.float32
    with np.errstate(all="ignore"):
        wanted = [
            [w for at in range(0, len(row), block.bytes) for w in SCALAR[name](row[at : at + block.bytes])]
            for row in map(bytes, raw)
        ]
    numbers = ~np.isnan(found)
    assert np.array_equal(numbers, ~np.isnan(np.array(wanted, np.float32)))
    assert np.array_equal(found[numbers], np.array(wanted, np.float32)[numbers])


def test_plain_numbers() -> None:
    assert widened("F32", struct.pack("<3f", 1.5, -2.25, 0.0)).tolist() == [1.5, -2.25, 0.0]
    assert widened("F16", struct.pack("<3e", 1.5, -2.25, 65504.0)).tolist() == [1.5, -2.25, 65504.0]
    assert widened("BF16", b"\xc0\x3f\x10\xc0").tolist() == [1.5, -2.25]


def test_q8_0() -> None:
    raw = struct.pack("<e", 0.5) + struct.pack("<32b", *range(-16, 16))
    assert widened("Q8_0", raw).tolist() == [0.5 * q for q in range(-16, 16)]


NIBBLES = bytes(low | (15 - low) << 4 for low in range(16))  # low halves 0 to 15, high ones 15 to 0
VALUES = [*range(16), *reversed(range(16))]


def test_q4_0() -> None:
    assert widened("Q4_0", struct.pack("<e", 0.25) + NIBBLES).tolist() == [0.25 * (q - 8) for q in VALUES]


def test_q4_1() -> None:
    raw = struct.pack("<ee", 0.25, -3.0) + NIBBLES
    assert widened("Q4_1", raw).tolist() == [0.25 * q - 3 for q in VALUES]


def test_q4_k() -> None:
    """Scales 1, 2, 3, 4, 33, 34, 35, 36 and minima 5, 6, 7, 8, 49, 50, 51, 52."""
    scales, minima = [1, 2, 3, 4, 33, 34, 35, 36], [5, 6, 7, 8, 49, 50, 51, 52]
    first = [scales[j] | (scales[j + 4] >> 4) << 6 for j in range(4)]
    second = [minima[j] | (minima[j + 4] >> 4) << 6 for j in range(4)]
    third = [scales[j + 4] & 15 | (minima[j + 4] & 15) << 4 for j in range(4)]
    quarters = b"".join(bytes([low | high << 4] * 32) for low, high in ((1, 2), (3, 4), (5, 6), (7, 8)))
    raw = struct.pack("<ee", 0.5, 0.25) + bytes(first + second + third) + quarters
    found = widened("Q4_K", raw).reshape(8, 32)
    for j in range(8):
        assert set(found[j].tolist()) == {0.5 * scales[j] * (j + 1) - 0.25 * minima[j]}


def test_q6_k() -> None:
    """Each weight is 32 more than its place, modulo 64; scales count up from -8."""
    q = [(i + 32) % 64 for i in range(256)]
    low, high = bytearray(128), bytearray(64)
    for i, value in enumerate(q):
        part, inside = divmod(i, 128)
        quarter, place = divmod(inside, 32)
        low[64 * part + 32 * (quarter % 2) + place] |= (value & 15) << 4 * (quarter // 2)
        high[32 * part + place] |= value >> 4 << 2 * quarter
    raw = bytes(low) + bytes(high) + struct.pack("<16b", *range(-8, 8)) + struct.pack("<e", 0.125)
    wanted = [0.125 * (i // 16 - 8) * ((i + 32) % 64 - 32) for i in range(256)]
    assert widened("Q6_K", raw).tolist() == wanted


def test_bf16_is_rounded_half_to_even() -> None:
    halfway = np.array([0x3F808000, 0x3F818000, 0x3F808001, 0xBF808000], np.uint32).view(np.float32)
    assert [hex(bits) for bits in round_bf16(halfway)] == ["0x3f80", "0x3f82", "0x3f81", "0xbf80"]
