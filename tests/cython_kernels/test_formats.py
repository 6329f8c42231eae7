"""Properties of every weight format on every instruction set; hypothesis chooses shapes and contents.

Accumulators equal int64 arithmetic, and what was packed can be read back. Sums that climb as steeply as they
can, over any stretch of columns, do not wrap: a kernel that widens its int16 sums too late fails on one.
"""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import cython_kernels
from cython_kernels.table import Kernels
from tests.helpers.each import each
from tests.helpers.packing import official

Array = npt.NDArray[Any]

PAIRS = cython_kernels.provided() + cython_kernels.sparse_layouts()
EXAMPLES = settings(max_examples=40)

fours = st.integers(1, 40).map(lambda n: 4 * n)  # a checkpoint's rows and columns are multiples of four
long_rows = st.one_of(
    st.sampled_from([640, 2560, 4096, 6912, 8640, 16384]), st.integers(1, 4096).map(lambda n: 4 * n)
)
every_format = pytest.mark.parametrize(("name", "isa"), PAIRS, ids=["-".join(pair) for pair in PAIRS])


@cache
def table(isa: str) -> Kernels:
    return cython_kernels.load(isa)


def products(name: str, isa: str, weights: Array, q: Array) -> tuple[Array, Array]:
    """Accumulators (n, rows) of q (n, cols): token by token, and of all at once."""
    kernels, rows = table(isa), len(weights)
    packed = kernels.pack(name, official(weights))
    single = np.full((len(q), rows), -7, np.int32)
    for codes, acc in zip(q, single, strict=True):
        kernels.matvec(name, packed, rows, codes, acc)
    together = np.full((len(q), rows), -7, np.int32)
    kernels.matmul(name, packed, rows, q, together)
    return single, together


def check(name: str, isa: str, weights: Array, q: Array) -> None:
    expected = q.astype(np.int64) @ weights.T.astype(np.int64)
    for got in products(name, isa, weights, q):
        np.testing.assert_array_equal(got, expected)


@st.composite
def small_products(draw: st.DrawFn) -> tuple[Array, Array]:
    """Every weight and activation chosen by hypothesis: a failure shrinks to those that matter."""
    rows, cols = draw(st.sampled_from([4, 8, 36])), draw(st.sampled_from([4, 12, 28, 68]))
    n = draw(st.integers(1, 3))
    weights = draw(arrays.arrays(np.int8, (rows, cols), elements=st.integers(-1, 1), fill=st.just(0)))
    q = draw(arrays.arrays(np.int8, (n, cols), elements=st.integers(-127, 127), fill=st.just(0)))
    return weights, q


@every_format
@EXAMPLES
@given(inputs=small_products())
def test_any_contents(name: str, isa: str, inputs: tuple[Array, Array]) -> None:
    check(name, isa, *inputs)


@every_format
@EXAMPLES
@given(
    rows=fours,
    cols=fours.map(lambda n: 4 * n),
    n=st.integers(1, 40),
    zeros=st.floats(0, 1),
    negatives=st.floats(0, 1),
    seed=st.integers(0, 2**32),
)
def test_any_shape(
    name: str, isa: str, rows: int, cols: int, n: int, zeros: float, negatives: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    signs = np.where(rng.random((rows, cols)) < negatives, -1, 1)
    weights = np.where(rng.random((rows, cols)) < zeros, 0, signs).astype(np.int8)
    check(name, isa, weights, rng.integers(-127, 128, (n, cols), np.int8))


@every_format
@EXAMPLES
@given(rows=fours, cols=fours, seed=st.integers(0, 2**32))
def test_what_was_packed_is_read_back(name: str, isa: str, rows: int, cols: int, seed: int) -> None:
    """The product with a unit vector is a column of the weights: from the packed form and through a tile."""
    weights = np.random.default_rng(seed).integers(-1, 2, (rows, cols), np.int8)
    for columns in products(name, isa, weights, np.eye(cols, dtype=np.int8)):
        np.testing.assert_array_equal(columns.T, weights)


@st.composite
def steep_sums(draw: st.DrawFn) -> tuple[Array, Array]:
    """Up to 16384 columns; over a stretch of them a row's products have one sign and the largest size."""
    cols = draw(long_rows)
    first = draw(st.integers(0, cols - 1))
    last = draw(st.integers(first + 1, cols))
    period = draw(st.sampled_from([1, 2, 3, 4, 5, 8, 12, 16, 64, 24, 240, 256, 512, cols]))
    pattern = np.where(np.arange(cols) // period % 2, -1, 1).astype(np.int8)
    rows = np.array(draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=4, max_size=4)), np.int8)
    weights = np.tile(rows[:, None], (9, 1)) * pattern  # (36, cols)
    inside = (np.arange(cols) >= first) & (np.arange(cols) < last)
    q = np.where(inside, pattern * np.int8(127), 0).astype(np.int8)
    return weights, np.stack([q, -q])


@every_format
@EXAMPLES
@given(inputs=steep_sums())
def test_steep_sums_do_not_wrap(name: str, isa: str, inputs: tuple[Array, Array]) -> None:
    check(name, isa, *inputs)


@every_format
@each("kind", ["all +1 times 127", "all -1 times -127", "alternating", "one not zero"])
def test_the_longest_rows(name: str, isa: str, kind: str) -> None:
    cols = 16384
    weights, q = np.ones((4, cols), np.int8), np.full((5, cols), 127, np.int8)
    if kind == "all -1 times -127":
        weights, q = -weights, -q
    elif kind == "alternating":
        weights[:, 1::2], q[:, ::2] = -1, -127
    elif kind == "one not zero":
        weights[:], q[:, :-1] = 0, 0
        weights[2, -1] = -1
    check(name, isa, weights, q)


@every_format
@EXAMPLES
@given(blocks=st.integers(1, 4), rest=st.integers(0, 7), first=st.integers(0, 4), count=st.integers(0, 5))
def test_any_range_of_rows(name: str, isa: str, blocks: int, rest: int, first: int, count: int) -> None:
    """Threads share a matrix by ranges of row blocks: a range computes its rows and writes no other."""
    rows, cols = 32 * blocks + 4 * rest, 100
    row0 = min(32 * first, rows // 32 * 32)
    row1 = min(row0 + 32 * count, rows)
    rng = np.random.default_rng(rows)
    weights, q = rng.integers(-1, 2, (rows, cols), np.int8), rng.integers(-127, 128, (3, cols), np.int8)
    expected = np.full((3, rows), -7, np.int64)
    expected[:, row0:row1] = q.astype(np.int64) @ weights[row0:row1].T.astype(np.int64)
    kernels = table(isa)
    packed = kernels.pack(name, official(weights))
    acc = np.full((3, rows), -7, np.int32)
    kernels.matmul(name, packed, rows, q, acc, row0, row1)
    np.testing.assert_array_equal(acc, expected)
    one = np.full(rows, -7, np.int32)
    kernels.matvec(name, packed, rows, q[0], one, row0, row1)
    np.testing.assert_array_equal(one, expected[0])
