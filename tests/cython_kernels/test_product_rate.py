"""What times the kernels multiplies what it says: its sums are those of the weights."""

from typing import Any

import numpy as np
import pytest

import cython_kernels
from cython_kernels import digits
from cython_kernels.product_rate import ProductRate
from cython_kernels.system.clock import cycles_per_second
from cython_kernels.table import DIGITS_KERNEL

ROWS, COLS = 128, 200
RANDOM = np.random.default_rng(7)
FIELDS = RANDOM.integers(0, 3, (4, ROWS // 4, COLS), dtype=np.uint8)
OFFICIAL = FIELDS[0] | FIELDS[1] << 2 | FIELDS[2] << 4 | FIELDS[3] << 6
WEIGHTS = FIELDS.reshape(ROWS, COLS).astype(np.int64) - 1


def rate_of(kernel: str, isa: str, tokens: int, copies: int, threads: int) -> tuple[ProductRate, int]:
    """A timer, and the sum of all sums of one pass."""
    kernels = cython_kernels.load(isa)
    q: Any
    if kernel == DIGITS_KERNEL:
        weights = RANDOM.integers(-121, 122, (ROWS, COLS), dtype=np.int8)
        q = RANDOM.integers(-300, 300, (tokens, COLS), dtype=np.int16)  # whose sums float32 holds exactly
        packed = digits.pack(weights)
    else:
        weights, packed = WEIGHTS, kernels.pack(kernel, OFFICIAL)
        q = RANDOM.integers(-127, 128, (tokens, COLS), dtype=np.int8)
    expected = int((q.astype(np.int64) @ weights.astype(np.int64).T).sum())
    return ProductRate(kernels, kernel, packed, ROWS, q, copies, threads), expected


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("tokens", [1, 13])
@pytest.mark.parametrize(("kernel", "isa"), [*cython_kernels.provided(), *cython_kernels.provided_digits()])
def test_every_pass_multiplies_the_whole_matrix(kernel: str, isa: str, tokens: int, threads: int) -> None:
    rate, expected = rate_of(kernel, isa, tokens, 5, threads)
    assert rate.from_memory(7) > 0
    assert rate.total == 7 * expected
    assert rate.in_cache(2) > 0
    assert rate.total == (7 + 2 * threads) * expected


def test_a_walk_goes_on_where_the_last_one_ended() -> None:
    """A plain read moves the place too, so that nothing is read from the cache."""
    rate, _ = rate_of("i2_s", "scalar", 1, 3, 1)
    rate.plain_read(3)
    whole = rate.words_read
    for _ in range(3):
        rate.plain_read(1)
        rate.from_memory(3)
    assert rate.words_read == 2 * whole % 2**64 != 0


def test_a_table_is_made_only_where_sums_are_looked_up() -> None:
    looks_up, expected = rate_of("tl2", cython_kernels.available()[-1], 1, 1, 1)
    seconds = looks_up.make_tables(2)
    assert seconds is not None
    assert seconds > 0
    looks_up.in_cache(1)
    assert looks_up.total == expected
    assert rate_of("i2_s", "scalar", 1, 1, 1)[0].make_tables(2) is None


@pytest.mark.parametrize(("rows", "copies", "threads"), [(96, 2, 1), (128, 1, 2), (128, 2, 0)])
def test_shapes_that_do_not_fit_are_refused(rows: int, copies: int, threads: int) -> None:
    kernels = cython_kernels.load("scalar")
    packed = kernels.pack("i2_s", OFFICIAL)
    with pytest.raises(ValueError, match="cannot multiply"):
        ProductRate(kernels, "i2_s", packed, rows, np.zeros((1, COLS), np.int8), copies, threads)


def test_the_clock_is_a_processors() -> None:
    assert max(cycles_per_second(1000) for _ in range(50)) > 1e7  # one that is emulated is slow
    with pytest.raises(ValueError, match="0 steps"):
        cycles_per_second(0)
