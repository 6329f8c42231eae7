"""Weights of five ternary digits on every instruction set: equal to int64 arithmetic, rounded once."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels import digits
from cython_kernels.table import Kernels
from tests.helpers.each import each

Array = npt.NDArray[Any]
ISAS = [isa for _, isa in cython_kernels.provided_digits()]
WORD = 32639
SHAPES = [(1, 1), (1, 4), (3, 65), (12, 36), (33, 100), (64, 576), (71, 1536), (35, 4097), (6, 8193)]


@pytest.fixture(params=ISAS)
def kernels(request: pytest.FixtureRequest) -> Kernels:
    return cython_kernels.load(request.param)


def random(rows: int, cols: int, n: int, seed: int = 0) -> tuple[Array, Array]:
    """Weights (rows, cols) and activations (n, cols)"""
    rng = np.random.default_rng(seed)
    weights = rng.integers(-121, 122, (rows, cols), dtype=np.int8)
    return weights, rng.integers(-WORD, WORD + 1, (n, cols), dtype=np.int16)


def rounded(weights: Array, q: Array) -> Array:
    """The sums of 64 bits, each rounded once."""
    return (q.astype(np.int64) @ weights.astype(np.int64).T).astype(np.float32)


def check(kernels: Kernels, weights: Array, q: Array) -> None:
    acc = np.full((len(q), len(weights)), -7, np.float32)
    digits.multiply(kernels, digits.pack(weights), len(weights), q, acc)
    np.testing.assert_array_equal(acc, rounded(weights, q))


@each("rows, cols", SHAPES)
def test_every_shape(kernels: Kernels, rows: int, cols: int) -> None:
    for seed in range(2):
        check(kernels, *random(rows, cols, 5, seed))


@each("n", range(1, 18))
def test_every_number_of_tokens(kernels: Kernels, n: int) -> None:
    check(kernels, *random(38, 580, n))


# A byte pass of int32 would be full at 138,654 columns of 121 * 128, the sum of both at 544 of 121 * 32,639.
@each("cols", [543, 544, 2048, 4096, 8192, 8193, 138_655])
@each("weight, code", [(121, WORD), (-121, -WORD), (-121, WORD), (121, -WORD)])
def test_sums_at_their_limits(kernels: Kernels, weight: int, code: int, cols: int) -> None:
    rows, n = (2, 1) if cols > 10_000 and kernels.isa == "scalar" else (5, 5)
    check(kernels, np.full((rows, cols), weight, np.int8), np.full((n, cols), code, np.int16))


@each("period", [1, 2, 8, 16, 32, 2048, 4096])
def test_alternating_signs(kernels: Kernels, period: int) -> None:
    sign = np.where(np.arange(8200) // period % 2, -1, 1)
    weights = np.tile((121 * sign).astype(np.int8), (4, 1))
    check(kernels, weights, np.tile((WORD * sign).astype(np.int16), (5, 1)))
    check(kernels, weights, np.full((5, 8200), WORD, np.int16))


def test_one_weight_and_one_activation_in_every_place(kernels: Kernels) -> None:
    """Finds two places that were exchanged, which random sums could hide."""
    for place in range(0, 6 * 130, 7):
        row, column = divmod(place, 130)
        weights, q = np.zeros((6, 130), np.int8), np.zeros((5, 130), np.int16)
        weights[row, column], q[:, column] = -121, [1, -2, 3, 30000, -WORD]
        check(kernels, weights, q)


def test_rows_outside_the_range_stay_as_they_are(kernels: Kernels) -> None:
    weights, q = random(165, 132, 6)
    packed = digits.pack(weights)
    for first, last in [(0, 32), (32, 96), (96, 165), (160, 165), (64, 64)]:
        acc = np.full((6, 165), -7, np.float32)
        digits.multiply(kernels, packed, 165, q, acc, first, last)
        inside = (np.arange(165) >= first) & (np.arange(165) < last)
        np.testing.assert_array_equal(acc, np.where(inside, rounded(weights, q), -7))


def test_a_sum_between_two_floats_goes_to_the_even_one(kernels: Kernels) -> None:
    """2^24 + 1 and + 3 lie in the middle of two floats."""
    for more, expected in ((1, 1 << 24), (2, (1 << 24) + 2), (3, (1 << 24) + 4)):
        q = np.zeros((5, 700), np.int16)
        q[:, :512] = 1 << 13  # 2^22 times 4
        q[:, 600] = more
        weights = np.zeros((3, 700), np.int8)
        weights[:, :512], weights[:, 600] = 4, 1
        acc = np.zeros((5, 3), np.float32)
        digits.multiply(kernels, digits.pack(weights), 3, q, acc)
        assert (acc == np.float32(expected)).all()


@each("bits", [8, 16])
@each("n", [1, 3, 15, 16, 17, 63, 64, 65, 576, 1001])
def test_quantize(kernels: Kernels, n: int, bits: int) -> None:
    rng = np.random.default_rng(n)
    limit = digits.LIMITS[bits]
    for x in (
        rng.standard_normal(n).astype(np.float32),
        (rng.standard_normal(n) * 1e-7).astype(np.float32),
        np.zeros(n, np.float32),
        np.full(n, -3e38, np.float32),
        (rng.integers(-4, 5, n) / 2).astype(np.float32) * np.float32(limit / 64),
    ):
        codes, scale = digits.quantize(kernels, x, bits)
        assert np.float32(scale) == np.float32(limit) / max(np.abs(x).max(), np.float32(1e-5))
        np.testing.assert_array_equal(codes, np.rint(x * np.float32(scale)))
        assert np.abs(codes.astype(int)).max() <= limit


@each("value", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_not_finite_is_refused(kernels: Kernels, value: float) -> None:
    for place in range(19):
        x = np.ones(19, np.float32)
        x[place] = value
        with pytest.raises(ValueError, match="not finite"):
            digits.quantize(kernels, x, 16)


@each("rows", [1, 15, 16, 37])
@each("add", [False, True])
def test_scale_rows(kernels: Kernels, rows: int, add: bool) -> None:
    rng = np.random.default_rng(rows)
    acc = (rng.standard_normal((3, rows)) * 1e8).astype(np.float32)
    codes, scales = rng.uniform(1, 9, 3).astype(np.float32), rng.uniform(1e-4, 1e-2, rows).astype(np.float32)
    out = rng.standard_normal((3, rows + 5)).astype(np.float32)
    expected = out.copy()
    y = acc * (scales / codes[:, None])
    expected[:, :rows] = expected[:, :rows] + y if add else y
    digits.scale_rows(kernels, acc, codes, scales, out, add)
    np.testing.assert_array_equal(out, expected)


@each("weight", [122, -122, 127, -128])
def test_a_weight_that_is_not_of_five_digits_is_found_everywhere(weight: int) -> None:
    for place in range(7 * 66):
        weights = random(7, 66, 1)[0]
        weights.flat[place] = weight
        with pytest.raises(ValueError, match="outside -121 .. 121"):
            digits.pack(weights)


def test_a_planted_fault_is_noticed(kernels: Kernels) -> None:
    weights, q = random(4, 64, 1)
    q[q == 0] = 1
    packed = digits.pack(weights)
    bytes_ = np.frombuffer(packed, np.uint8)
    acc = np.zeros((1, 4), np.float32)
    for place in range(len(bytes_)):
        bytes_[place] ^= 64
        digits.multiply(kernels, packed, 4, q, acc)
        assert (acc != rounded(weights, q)).any()
        bytes_[place] ^= 64


def test_wrong_shapes_are_refused(kernels: Kernels) -> None:
    weights, q = random(64, 64, 2)
    packed = digits.pack(weights)
    for wrong in (
        lambda: digits.multiply(kernels, packed, 64, q, np.zeros((2, 63), np.float32)),
        lambda: digits.multiply(kernels, packed, 512, q, np.zeros((2, 512), np.float32)),
        lambda: digits.multiply(kernels, packed, 64, q, np.zeros((2, 64), np.float32), 8, 40),
        lambda: digits.multiply(kernels, packed, 64, np.full_like(q, 32640), np.zeros((2, 64), np.float32)),
        lambda: digits.pack(np.zeros((0, 4), np.int8)),
    ):
        with pytest.raises(ValueError, match="do not fit"):
            wrong()
