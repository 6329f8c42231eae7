"""Each filter on a few numbers, and top-p against a plain sum over sorted probabilities."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sampling import filters


def scores(*probabilities: float) -> np.ndarray:
    return np.log(np.array(probabilities))


def test_penalise_divides_positive_and_multiplies_negative() -> None:
    assert filters.penalise(np.array([3.0, 0.0, -1.0]), 2.0).tolist() == [1.5, 0.0, -2.0]


def test_reachable_drops_only_what_no_noise_can_lift() -> None:
    assert filters.reachable(np.array([0.0, 40.34, 0.5, -5.0, -np.inf])).tolist() == [0, 1, 2]
    assert filters.reachable(np.array([-7.0])).tolist() == [0]


@pytest.mark.parametrize(
    ("k", "kept"),
    [(1, [1]), (2, [1, 3]), (3, [0, 1, 3]), (4, [0, 1, 2, 3]), (5, [0, 1, 2, 3, 4]), (9, [0, 1, 2, 3, 4])],
)
def test_top_k_keeps_the_k_best_the_lowest_of_equals_first(k: int, kept: list[int]) -> None:
    assert filters.top_k(np.array([2.0, 5.0, 2.0, 4.0, 1.0]), k).tolist() == kept


@pytest.mark.parametrize(
    ("p", "kept"),
    [
        (0.0, [2]),
        (0.49, [2]),
        (0.51, [1, 2]),
        (0.74, [1, 2]),
        (0.76, [1, 2, 3]),
        (0.89, [1, 2, 3]),
        (0.91, [0, 1, 2, 3]),
    ],
)
def test_top_p_keeps_the_token_that_passes_p(p: float, kept: list[int]) -> None:
    assert filters.top_p(scores(0.1, 0.25, 0.5, 0.15), p).tolist() == kept


def test_top_p_prefers_the_lowest_of_equals() -> None:
    assert filters.top_p(scores(0.25, 0.25, 0.25, 0.25), 0.5).tolist() == [0, 1]
    assert filters.top_p(np.array([1.0, 9.0, 9.0, 9.0]), 0.6).tolist() == [1, 2]


def test_top_p_of_minus_infinity_and_of_one_token() -> None:
    assert filters.top_p(np.array([-np.inf, 3.0, -np.inf]), 0.9).tolist() == [1]
    assert filters.top_p(np.array([3.0]), 0.5).tolist() == [0]


def test_min_p_compares_with_the_best() -> None:
    probabilities = scores(0.5, 0.2, 0.06, 0.04)
    assert filters.min_p(probabilities, 0.1).tolist() == [0, 1, 2]
    assert filters.min_p(probabilities, 0.45).tolist() == [0]
    assert filters.min_p(np.array([4.0, 4.0, 3.9]), 1.0).tolist() == [0, 1]


@given(
    st.lists(st.floats(-60, 60), min_size=1, max_size=200),
    st.floats(0.01, 0.99),
    st.sampled_from([1.0, 0.01, 100.0]),  # near each other, and far apart
)
def test_top_p_is_the_shortest_sorted_prefix(values: list[float], p: float, spread: float) -> None:
    array = np.array(values) * spread
    kept = filters.top_p(array, p).tolist()
    order = sorted(range(len(values)), key=lambda i: (-array[i], i))
    assert kept == sorted(order[: len(kept)])  # the best, and the lowest of equals
    probabilities = [math.exp(array[i] - array.max()) for i in order]
    total = math.fsum(probabilities)
    assert math.fsum(probabilities[: len(kept)]) >= (p - 1e-7) * total
    assert math.fsum(probabilities[: len(kept) - 1]) < (p + 1e-7) * total


def test_top_p_of_a_whole_vocabulary() -> None:
    array = np.random.default_rng(3).normal(0, 2, 128_256)
    kept = filters.top_p(array, 0.9)
    order = np.lexsort((np.arange(len(array)), -array))
    sums = np.cumsum(np.exp(array[order] - array.max()))
    count = int(np.searchsorted(sums, 0.9 * sums[-1])) + 1
    assert abs(len(kept) - count) <= 1  # the last one depends on rounding
    assert kept.tolist() == sorted(order[: len(kept)].tolist())
