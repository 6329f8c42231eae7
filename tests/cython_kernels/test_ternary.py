"""Every weight format on every instruction set: accumulators equal to int64 arithmetic, codes checked."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import cython_kernels
from cython_kernels.table import Kernels
from tests.helpers.each import each
from tests.helpers.packing import official

Array = npt.NDArray[Any]

PAIRS = cython_kernels.provided() + cython_kernels.sparse_layouts()
SMALL = [(4, 4), (12, 36), (20, 100), (32, 64), (36, 320), (64, 864), (100, 132), (320, 320)]
REAL = [(2560, 2560), (640, 2560), (6912, 2560), (2560, 6912)]


@cache
def table(isa: str) -> Kernels:
    return cython_kernels.load(isa)


@pytest.fixture(params=PAIRS, ids=lambda pair: "-".join(pair))
def kernel(request: pytest.FixtureRequest) -> tuple[str, str]:
    """(format, instruction set)"""
    return request.param


def random_weights(rows: int, cols: int, seed: int = 0) -> Array:
    return np.random.default_rng(seed).integers(-1, 2, (rows, cols), dtype=np.int8)


def random_codes(n: int, cols: int, seed: int = 1) -> Array:
    return np.random.default_rng(seed).integers(-127, 128, (n, cols), dtype=np.int8)


def check(kernel: tuple[str, str], weights: Array, q: Array) -> None:
    """One token and all tokens of q (n, cols) against int64 arithmetic."""
    name, isa = kernel
    kernels = table(isa)
    rows = len(weights)
    expected = q.astype(np.int64) @ weights.T.astype(np.int64)
    packed = kernels.pack(name, official(weights))
    one = np.full(rows, -7, np.int32)
    kernels.matvec(name, packed, rows, q[0], one)
    np.testing.assert_array_equal(one, expected[0])
    one[:] = -7
    if kernels.matvec_prefetching(name, packed, rows, q[0], one):
        np.testing.assert_array_equal(one, expected[0])
    many = np.full((len(q), rows), -7, np.int32)
    kernels.matmul(name, packed, rows, q, many)
    np.testing.assert_array_equal(many, expected)


@each("rows, cols", SMALL)
def test_small_shapes(kernel: tuple[str, str], rows: int, cols: int) -> None:
    for seed in range(3):
        check(kernel, random_weights(rows, cols, seed), random_codes(3, cols, seed))


@each("n", [*range(1, 10), 15, 16, 17, 31, 32, 33, 36, 37, 40, 45])
def test_every_number_of_tokens(kernel: tuple[str, str], n: int) -> None:
    check(kernel, random_weights(68, 324), random_codes(n, 324))


@each("rows, cols", REAL)
def test_shapes_of_the_real_model(kernel: tuple[str, str], rows: int, cols: int) -> None:
    name, isa = kernel
    if isa == "scalar" and name != "i2_s":
        rows = rows // 20 * 4  # slow, and many rows show nothing new
    check(kernel, random_weights(rows, cols), random_codes(2, cols))


LIMITS = {
    "+1, 127": (1, 127),
    "-1, -127": (-1, -127),
    "-1, 127": (-1, 127),
    "+1, -127": (1, -127),
    "0, 127": (0, 127),
}
LIMIT_COLUMNS = [4, 128, 256, 260, 6912, 16384]


def check_constant(kernel: tuple[str, str], weight: int, code: int, cols: int) -> None:
    n = 1 if kernel[1] == "scalar" else 40  # few tokens, and a tile of many
    check(kernel, np.full((32, cols), weight, np.int8), np.full((n, cols), code, np.int8))


@each("cols", LIMIT_COLUMNS)
@each("case", LIMITS)
def test_sums_at_their_limits(kernel: tuple[str, str], case: str, cols: int) -> None:
    check_constant(kernel, *LIMITS[case], cols)


@each("cols", LIMIT_COLUMNS)
@each("weight", [-1, 0, 1])
@pytest.mark.parametrize("isa", [isa for name, isa in PAIRS if name == "i2_s"])
def test_i2_s_holds_for_minus_128_too(isa: str, weight: int, cols: int) -> None:
    """The quantiser never gives it, and the other formats do not promise it."""
    check_constant(("i2_s", isa), weight, -128, cols)


@each("cols", [128, 6912])
def test_alternating_signs(kernel: tuple[str, str], cols: int) -> None:
    """Sums that rise as far as they can and fall again, with every period a lane or a step could have."""
    column = np.arange(cols)
    for period in (1, 2, 4, 8, 16, 64, 128, 256):
        sign = np.where(column // period % 2, -1, 1).astype(np.int8)
        check(kernel, np.tile(sign, (32, 1)), np.tile(sign * np.int8(127), (5, 1)))
        check(kernel, np.tile(sign, (32, 1)), np.full((5, cols), -127, np.int8))


def test_one_weight_and_one_activation_in_every_place(kernel: tuple[str, str]) -> None:
    """Finds two places of the layout that were exchanged, which random sums could hide."""
    rows, cols = 36, 68
    for place in range(0, rows * cols, 7):
        row, column = divmod(place, cols)
        weights = np.zeros((rows, cols), np.int8)
        weights[row, column] = -1
        q = np.zeros((2, cols), np.int8)
        q[:, column] = 5, -127
        check(kernel, weights, q)


def test_rows_outside_the_range_stay_as_they_are(kernel: tuple[str, str]) -> None:
    name, isa = kernel
    kernels = table(isa)
    rows, cols = 164, 132
    weights, q = random_weights(rows, cols), random_codes(37, cols)
    packed = kernels.pack(name, official(weights))
    expected = q.astype(np.int64) @ weights.T.astype(np.int64)
    for first, last in [(0, 32), (32, 96), (96, 164), (160, 164), (64, 64)]:
        inside = np.zeros(rows, bool)
        inside[first:last] = True
        one = np.full(rows, -7, np.int32)
        kernels.matvec(name, packed, rows, q[0], one, first, last)
        np.testing.assert_array_equal(one, np.where(inside, expected[0], -7))
        many = np.full((len(q), rows), -7, np.int32)
        kernels.matmul(name, packed, rows, q, many, first, last)
        np.testing.assert_array_equal(many, np.where(inside, expected, -7))


def test_packing_in_pieces_is_packing_at_once(kernel: tuple[str, str]) -> None:
    name, isa = kernel
    if name.startswith("columns"):
        pytest.skip("its bytes hold rows from everywhere: it is packed as a whole")
    kernels = table(isa)
    source = official(random_weights(164, 132))
    whole = np.frombuffer(kernels.pack(name, source), np.uint8)
    pieces = [np.frombuffer(kernels.pack(name, source, first, last), np.uint8)
              for first, last in [(0, 32), (32, 128), (128, 164)]]  # fmt: skip
    np.testing.assert_array_equal(np.bitwise_or.reduce(pieces), whole)
    writers = sum((piece != 0).astype(int) for piece in pieces)
    assert (writers <= 1).all(), "a piece reaches into another's rows"


def test_code_3_is_found_everywhere(kernel: tuple[str, str]) -> None:
    name, isa = kernel
    good = official(random_weights(36, 68))
    for place in range(good.size):
        for field in range(4):
            bad = good.copy()
            bad.flat[place] |= 3 << 2 * field
            with pytest.raises(ValueError, match="code 3"):
                table(isa).pack(name, bad)


def test_code_3_is_reported_for_its_own_rows_only(kernel: tuple[str, str]) -> None:
    name, isa = kernel
    if name.startswith("columns"):
        pytest.skip("it is packed as a whole")
    bad = official(random_weights(128, 64))
    bad[3, 5] |= 3 << 2  # row 32 + 3
    table(isa).pack(name, bad, 0, 32)
    with pytest.raises(ValueError, match="code 3"):
        table(isa).pack(name, bad, 32, 64)


def test_a_planted_fault_is_noticed(kernel: tuple[str, str]) -> None:
    """Any packed bit that matters changes an accumulator: so the comparisons above can fail."""
    name, isa = kernel
    kernels = table(isa)
    weights, q = random_weights(64, 64), np.arange(1, 65, dtype=np.int8)
    packed = kernels.pack(name, official(weights))
    expected = weights.astype(np.int64) @ q
    packed_bytes = np.frombuffer(packed, np.uint8)
    noticed = 0
    for place in range(len(packed_bytes)):
        packed_bytes[place] ^= 1
        acc = np.zeros(64, np.int32)
        kernels.matvec(name, packed, 64, q, acc)
        noticed += bool((acc != expected).any())
        packed_bytes[place] ^= 1
    assert noticed > 0.9 * len(packed_bytes)  # a table format may hold padding


def test_wrong_shapes_are_refused(kernel: tuple[str, str]) -> None:
    name, isa = kernel
    kernels = table(isa)
    packed = kernels.pack(name, official(random_weights(64, 64)))
    q, acc = random_codes(1, 64), np.zeros(64, np.int32)
    with pytest.raises(ValueError, match="do not fit"):
        kernels.matvec(name, packed, 64, q[0], acc[:-1].copy())
    with pytest.raises(ValueError, match="do not fit"):
        kernels.matvec(name, packed, 512, q[0], np.zeros(512, np.int32))
    with pytest.raises(ValueError, match="do not fit"):
        kernels.matvec(name, packed, 64, q[0], acc, 8, 40)
    with pytest.raises(ValueError, match="there is no kernel"):
        kernels.pack("nibbles", official(random_weights(64, 64)))
