"""Ternary weights with a scale per group of 128 columns: each form against 64-bit integers, and the doors."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels import groups
from tests.helpers.packing import packed_groups

ISAS = [isa for _, isa in cython_kernels.provided_groups()]
Array = npt.NDArray[Any]


def matrix(rows: int, cols: int, seed: int = 1) -> tuple[Array, Array]:
    """codes (rows, cols) 0 .. 2 and scales (rows, groups) f16 of both signs, some of them denormal or 0"""
    rng = np.random.default_rng(seed)
    scales = rng.uniform(-0.5, 0.5, (rows, cols // 128)).astype(np.float16)
    scales[rng.random(scales.shape) < 0.1] = 0
    scales[rng.random(scales.shape) < 0.1] = np.float16(3e-7)
    return rng.integers(0, 3, (rows, cols)), scales


def exact(codes: Array, scales: Array, q: Array) -> Array:
    """(n, rows): the sums, rounded once. An f16 number is a whole number of 2^-24."""
    whole = np.round(np.repeat(scales.astype(np.float64), 128, axis=1) * 2.0**24).astype(np.int64)
    sums = q.astype(np.int64) @ (whole * (codes - 1)).T
    return np.asarray((sums / 2.0**24).astype(np.float32))


@pytest.mark.parametrize("bits", [16, 8])
@pytest.mark.parametrize("isa", ISAS)
def test_sums_are_exact(isa: str, bits: int) -> None:
    kernels = cython_kernels.load_groups(isa)
    assert kernels.isa == isa
    largest = 32639 if bits == 16 else 127
    for (rows, cols), n in (
        ((1, 128), 1),
        ((32, 256), 2),
        ((37, 384), 16),
        ((70, 2048), 17),
        ((33, 1280), 5),
    ):
        codes, scales = matrix(rows, cols)
        q = np.random.default_rng(rows).integers(-largest, largest + 1, (n, cols), np.int16)
        q[0] = largest
        q[-1, ::2] = -largest
        packed = groups.pack(packed_groups(codes), scales.view(np.uint16), bits)
        out = np.full((n, rows), np.nan, np.float32)
        code_scale = np.linspace(0.5, 3, n).astype(np.float32)
        kernels.multiply(packed, rows, q, bits, code_scale, out)
        expected = exact(codes, scales, q) * (np.float32(1) / code_scale)[:, None]
        assert np.array_equal(out, expected), (rows, cols, n)
        if rows > 32:  # a part leaves the rest alone
            part = np.full((n, rows), 7, np.float32)
            kernels.multiply(packed, rows, q, bits, code_scale, part, 32, rows)
            assert (part[:, :32] == 7).all() and np.array_equal(part[:, 32:], expected[:, 32:])


@pytest.mark.parametrize("isa", ISAS)
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_largest_sums_of_a_group(isa: str, code: int) -> None:
    codes, scales = np.full((32, 256), code), np.full((32, 2), 1.0, np.float16)
    rows_of_words = [
        [32639] * 256,
        [-32639] * 256,
        [32384] * 256,
        [-32640 + 1] * 256,
        [-128] * 256,
        [127] * 256,
    ]
    q = np.array(rows_of_words, np.int16)
    packed = groups.pack(packed_groups(codes), scales.view(np.uint16), 16)
    out = np.zeros((len(q), 32), np.float32)
    cython_kernels.load_groups(isa).multiply(packed, 32, q, 16, np.ones(len(q), np.float32), out)
    assert np.array_equal(out, exact(codes, scales, q))


def test_a_row_is_read_back() -> None:
    codes, scales = matrix(37, 384)
    packed = groups.pack(packed_groups(codes), scales.view(np.uint16), 16)
    for row in (0, 1, 31, 32, 36):
        wide = np.repeat(scales[row].astype(np.float32), 128)
        assert np.array_equal(groups.unpack(packed, 37, 384, row), wide * (codes[row] - 1).astype(np.float32))
    with pytest.raises(ValueError, match="rows do not fit"):
        groups.unpack(packed, 37, 384, 37)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda codes, scales: codes.__setitem__((5, 77), 3), "the code 3"),
        (lambda codes, scales: scales.__setitem__((36, 2), np.inf), "a scale that is not finite"),
        (lambda codes, scales: scales.__setitem__((0, 0), np.nan), "a scale that is not finite"),
        (lambda codes, scales: scales.__setitem__((7, 1), -128), "add up to 128 or more"),
        (lambda codes, scales: scales.__setitem__(7, 43), "add up to 128 or more"),
    ],
)
def test_what_are_no_such_weights_is_refused(change: Any, words: str) -> None:
    codes, scales = matrix(37, 384)
    change(codes, scales)
    with pytest.raises(ValueError, match=words):
        groups.pack(packed_groups(codes), scales.view(np.uint16), 16)


def test_bytes_may_have_larger_scales_than_words() -> None:
    codes, scales = matrix(4, 128)
    scales[2] = 33000
    groups.pack(packed_groups(codes), scales.view(np.uint16), 8)
    scales[2] = 33024
    groups.pack(packed_groups(codes), scales.view(np.uint16), 8)
    scales[2] = 33056
    with pytest.raises(ValueError, match="add up to 33025 or more"):
        groups.pack(packed_groups(codes), scales.view(np.uint16), 8)


def test_doors_check_shapes() -> None:
    codes, scales = matrix(36, 256)
    bits = scales.view(np.uint16)
    for wrong in ((packed_groups(codes)[:, :-1].copy(), bits), (packed_groups(codes), bits[:-1].copy())):
        with pytest.raises(ValueError, match="shapes do not fit"):
            groups.pack(*wrong, 16)
    packed = groups.pack(packed_groups(codes), bits, 16)
    kernels = cython_kernels.load_groups("scalar")
    q, out, one = np.zeros((2, 256), np.int16), np.zeros((2, 36), np.float32), np.ones(2, np.float32)
    kernels.multiply(packed, 36, q, 16, one, out)
    for bad in (
        (packed, 37, q, 16, one, out),
        (packed, 36, q[:, :128].copy(), 16, one, out),
        (packed, 36, q, 16, one[:1], out),
        (packed, 36, q, 12, one, out),
        (packed, 36, q + np.int16(128), 8, one, out),
        (packed, 36, q + np.int16(32640), 16, one, out),
        (packed, 36, q, 16, one, out, 5, 36),
        (packed, 36, q, 16, one, out, 0, 35),
    ):
        with pytest.raises(ValueError, match="do not fit"):
            kernels.multiply(*bad)
    with pytest.raises(ValueError, match="no 'sve2' kernels"):
        cython_kernels.load_groups("sve2")
