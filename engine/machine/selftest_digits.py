"""The part of the self test that is about weights of five ternary digits."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

import cython_kernels
from cython_kernels import digits
from cython_kernels.table import Kernels
from engine.model_folder.checkpoint import Weights, linear_shapes

Array = npt.NDArray[Any]
WORD = int(digits.LIMITS[16])
SHAPES = ((1, 1), (35, 100), (64, 576), (37, 1536), (6, 8193))  # (rows, cols): tails, and full int32 lanes
TOKENS = 5  # four together and one alone
SAMPLE_ROWS = 256  # of a real matrix


def check_digits(kernels: Kernels, weights: Weights | None) -> Iterator[tuple[str, bool]]:
    """(operation, whether it is exact): sums against 64-bit integers, floats against the plain loops."""
    yield "multiply", all(_same_sums(kernels, *matrix) for matrix in _matrices())
    if weights is not None and weights.config.digits:
        yield "real tensors", all(_same_sums(kernels, *matrix) for matrix in _samples(weights))
    scalar = cython_kernels.load("scalar")
    for bits in digits.LIMITS:
        yield f"quantize {bits}", _quantized(kernels, bits) == _quantized(scalar, bits)
    yield "scale rows", _scaled(kernels) == _scaled(scalar)


def _matrices() -> Iterator[tuple[Array, Array]]:
    """(weights (rows, cols), activations (TOKENS, cols)): random, then the extremes of every sum."""
    rng = np.random.default_rng(1)
    for rows, cols in SHAPES:
        yield (
            rng.integers(-digits.LARGEST, digits.LARGEST + 1, (rows, cols), np.int8),
            rng.integers(-WORD, WORD + 1, (TOKENS, cols), np.int16),
        )
        sign = np.where(np.arange(cols) % 2, 1, -1)
        extremes = np.stack([sign, -sign, *np.ones((2, cols)), -np.ones(cols)]) * WORD
        for row in (np.ones(cols), -np.ones(cols), sign):
            yield np.tile(row * digits.LARGEST, (rows, 1)).astype(np.int8), extremes.astype(np.int16)


def _samples(weights: Weights) -> Iterator[tuple[Array, Array]]:
    """The first rows of every matrix in the first, middle and last layer, with random activations."""
    rng = np.random.default_rng(2)
    last = weights.config.num_layers - 1
    for layer in sorted({0, last // 2, last}):
        for name, (_, cols) in linear_shapes(weights.config).items():
            values = weights.digits(f"model.layers.{layer}.{name}").values
            yield (
                np.ascontiguousarray(values[:SAMPLE_ROWS]),
                rng.integers(-WORD, WORD + 1, (2, cols), np.int16),
            )
            weights.release(values)


def _same_sums(kernels: Kernels, weights: Array, q: Array) -> bool:
    """All tokens at once, and the first alone."""
    packed = digits.pack(weights)
    expected = (q.astype(np.int64) @ weights.astype(np.int64).T).astype(np.float32)
    for n in (len(q), 1):
        sums = np.zeros((n, len(weights)), np.float32)
        digits.multiply(kernels, packed, len(weights), q[:n], sums)
        if not np.array_equal(sums, expected[:n]):
            return False
    return True


def _quantized(kernels: Kernels, bits: int) -> list[Any]:
    """Ordinary values, denormals, huge ones and exact ties of rounding."""
    rng = np.random.default_rng(3)
    ordinary = [rng.standard_normal(n).astype(np.float32) for n in (1, 15, 16, 17, 100, 1536)]
    ties = np.append(np.arange(-127, 128) / 2, digits.LIMITS[bits]).astype(np.float32)
    vectors = [*ordinary, ordinary[4] * np.float32(1e-39), ordinary[4] * np.float32(1e30), ties]
    results = [digits.quantize(kernels, vector, bits) for vector in vectors]
    return [(codes.tobytes(), scale) for codes, scale in results]


def _scaled(kernels: Kernels) -> list[bytes]:
    rng = np.random.default_rng(4)
    results = []
    for rows in (1, 32, 37):
        sums = (rng.standard_normal((2, rows)) * 1e9).astype(np.float32)
        scales = rng.uniform(1e-4, 1e-2, rows).astype(np.float32)
        for add in (False, True):
            out = rng.standard_normal((2, rows + 3)).astype(np.float32)
            digits.scale_rows(kernels, sums, np.array([7.5, 1e4], np.float32), scales, out, add)
            results.append(out.tobytes())
    return results
