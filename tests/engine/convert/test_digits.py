"""Five ternary digits a weight: the numbers, the scale of a row, and that it is a good one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.convert.digits import LARGEST, to_digits
from engine.errors import ConversionError


def rows(seed: int, count: int, cols: int, spread: float = 1.0) -> np.ndarray:
    return (np.random.default_rng(seed).normal(size=(count, cols)) * spread).astype(np.float32)


def squared(weights: np.ndarray, digits: np.ndarray, scales: np.ndarray) -> np.ndarray:
    exact = digits.astype(np.float64) * scales.astype(np.float64)[:, None]
    return ((exact - weights) ** 2).sum(axis=1)


@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 5),
    cols=st.integers(1, 300),
    exponent=st.integers(-60, 60),
)
def test_digits_and_scales_are_near_the_weights(seed: int, count: int, cols: int, exponent: int) -> None:
    weights = rows(seed, count, cols, 2.0**exponent)
    digits, scales = to_digits(weights)
    assert (digits.dtype, digits.shape) == (np.int8, weights.shape)
    assert (scales.dtype, scales.shape) == (np.float32, (count,))
    assert np.abs(digits).max() <= LARGEST
    assert (scales > 0).all() and np.isfinite(scales).all()
    plain = np.abs(weights).max(axis=1) / LARGEST
    plain[plain == 0] = 1
    rounded = np.rint(weights / plain[:, None])
    assert (squared(weights, digits, scales) <= squared(weights, rounded, plain) * 1.01 + 1e-60).all()


def test_the_search_gains() -> None:
    """Against the largest weight over 121: by 2 % of the squared error, on rows as networks have them."""
    weights = rows(1, 200, 576)
    digits, scales = to_digits(weights)
    plain = np.abs(weights).max(axis=1) / np.float32(LARGEST)
    before = squared(weights, np.rint(weights / plain[:, None]), plain).sum()
    assert squared(weights, digits, scales).sum() < 0.985 * before


def test_what_is_representable_is_kept() -> None:
    digits = np.random.default_rng(2).integers(-121, 122, (7, 64)).astype(np.float32)
    digits[:, 0] = 121
    scales = np.float32(2.0) ** np.arange(-3, 4, dtype=np.float32)
    found, found_scales = to_digits(digits * scales[:, None])
    assert np.array_equal(found, digits) and np.array_equal(found_scales, scales)


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    weights = rows(3, 64, 100)
    digits, scales = to_digits(weights)
    for row in range(64):
        alone, scale = to_digits(weights[row : row + 1].copy())
        assert np.array_equal(alone[0], digits[row]) and scale[0] == scales[row]


def test_the_order_of_columns_does_not_matter() -> None:
    """So sums over a row are exact, and the same on every machine."""
    weights = rows(4, 20, 1000)
    order = np.random.default_rng(5).permutation(1000)
    digits, scales = to_digits(weights)
    mixed, mixed_scales = to_digits(np.ascontiguousarray(weights[:, order]))
    assert np.array_equal(mixed, digits[:, order]) and np.array_equal(mixed_scales, scales)


def test_nothing_and_next_to_nothing() -> None:
    weights = np.zeros((3, 8), np.float32)
    weights[1] = 1e-44
    weights[2, 3] = -1.0
    digits, scales = to_digits(weights)
    assert digits[:2].tolist() == [[0] * 8] * 2
    assert (scales > 0).all()
    assert digits[2, 3] == -121 and scales[2] == pytest.approx(1 / 121)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 3e38])
def test_what_is_no_weight(bad: float) -> None:
    weights = rows(6, 3, 8)
    weights[1, 2] = bad
    with pytest.raises(ConversionError, match="not numbers"):
        to_digits(weights)
