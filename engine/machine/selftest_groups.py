"""The part of the self test that is about weights with a scale per group of columns."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from cython_kernels import groups
from cython_kernels.groups import GROUP, GroupKernels
from engine.model_folder.checkpoint import Weights, linear_shapes

Array = npt.NDArray[Any]
SHAPES = ((1, 128), (35, 256), (64, 2048), (33, 12288))  # (rows, cols): tails, and the columns of Bonsai 8B
LARGEST = {16: 32639, 8: 127}  # activations
TOKENS = 19  # more than walk over the rows together
SAMPLE_ROWS = 64  # of a real matrix


def check_groups(kernels: GroupKernels, weights: Weights | None) -> Iterator[tuple[str, bool]]:
    """(operation, whether it is exact): sums against 64-bit integers, for 16 and for 8 bits an activation."""
    for bits in LARGEST:
        yield f"multiply {bits}", all(_same_sums(kernels, bits, *matrix) for matrix in _matrices())
    if weights is not None and weights.config.groups:
        yield "real tensors", all(_same_sums(kernels, 16, *matrix) for matrix in _samples(weights))


def _matrices() -> Iterator[tuple[Array, Array]]:
    """(codes (rows, cols), scales (rows, groups) f16): random, then the extremes of every sum."""
    rng = np.random.default_rng(1)
    for rows, cols in SHAPES:
        shape = rows, cols // GROUP
        yield rng.integers(0, 3, (rows, cols), np.uint8), rng.uniform(-1, 1, shape).astype(np.float16)
        tiny = rng.integers(1, 1024, shape).astype(np.uint16).view(np.float16)  # denormal ones
        for code in (0, 1, 2):
            yield np.full((rows, cols), code, np.uint8), tiny
        yield np.tile(np.arange(cols) % 2 * 2, (rows, 1)).astype(np.uint8), np.ones(shape, np.float16)


def _samples(weights: Weights) -> Iterator[tuple[Array, Array]]:
    """The first rows of every matrix in the first, middle and last layer."""
    last = weights.config.num_layers - 1
    for layer in sorted({0, last // 2, last}):
        for name in linear_shapes(weights.config):
            matrix = weights.groups(f"model.layers.{layer}.{name}")
            packed = matrix.codes[:SAMPLE_ROWS]
            codes = (packed[..., None] >> np.array([0, 2, 4, 6], np.uint8) & 3).reshape(len(packed), -1)
            yield codes, np.ascontiguousarray(matrix.scales[:SAMPLE_ROWS])
            weights.release(matrix.codes)


def _activations(bits: int, cols: int) -> Array:
    """(TOKENS, cols): random, and the largest sums of either sign."""
    q = np.random.default_rng(2).integers(-LARGEST[bits], LARGEST[bits] + 1, (TOKENS, cols), np.int16)
    sign = np.where(np.arange(cols) % 2, 1, -1)
    q[0], q[1], q[2] = LARGEST[bits], -LARGEST[bits], sign * LARGEST[bits]
    if bits == 16:
        q[3] = 127 * 256 - 128  # the lowest of low bytes
    return q


def _same_sums(kernels: GroupKernels, bits: int, codes: Array, scales: Array) -> bool:
    """All tokens at once, and the first ones alone, against sums of 64-bit integers."""
    rows, cols = codes.shape
    q = _activations(bits, cols)
    fields = codes.reshape(rows, -1, 4) << np.array([0, 2, 4, 6], np.uint8)
    packed = groups.pack(np.bitwise_or.reduce(fields, axis=2), scales.view(np.uint16), bits)
    # a scale is a whole number of 2^-24, so that this is exact
    whole = np.round(np.repeat(scales.astype(np.float64), GROUP, axis=1) * 2.0**24).astype(np.int64)
    sums = q.astype(np.int64) @ (whole * (codes.astype(np.int64) - 1)).T
    expected = (sums / 2.0**24).astype(np.float32)
    unit = np.float32(1) / np.float32(3)
    for first, last in ((0, TOKENS), (0, 1), (3, 4)):
        out = np.zeros((last - first, rows), np.float32)
        units = np.full(last - first, 3, np.float32)
        kernels.multiply(packed, rows, np.ascontiguousarray(q[first:last]), bits, units, out)
        if not np.array_equal(out, expected[first:last] * unit):
            return False
    return True
