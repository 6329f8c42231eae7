"""The sampler's choice from a nucleus (top-p without top-k) of which not all probabilities are known.

``filters.top_p`` keeps the fewest best tokens whose probabilities, counted in whole units, add up to p of the
sum of all. Here the logits of the likely tokens are known exactly, and of the others only that they are less
likely and how much they can all add up to. So the sum lies between two numbers, and the nucleus between two
sets, one inside the other. If the winner of the larger is in the smaller, it is the winner of the nucleus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.sampling import filters, noise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cython_kernels.head.goals import Found

    Ids = NDArray[np.int32]
    Scores = NDArray[np.float64]

_MOST_SPARE = 0.02  # probability, the best token's being 1, that may stay unknown: costs a full head so often


def spare(p: float) -> float:
    """How much probability, the best token's being 1, may stay unknown and top-p ``p`` be sure most times."""
    return min(_MOST_SPARE, (1.0 - p) / 4)


def holds(token: int, ids: Ids, scores: Scores, temperature: float, p: float, min_p: float) -> bool:
    """Whether ``token`` is surely kept by top-p and min-p: if what is better has less than p of all.

    ids (n,) and their scores (n,) after the penalty hold all tokens with at least the score of this one.
    """
    warm = scores / temperature
    own = warm[np.flatnonzero(ids == token)[0]]
    if min_p > 0.0 and not own >= filters.least_min_p(warm, min_p):
        return False
    counts = filters.units(warm.max() - warm)
    better = (warm > own) | ((warm == own) & (ids < token))
    return bool(not better.any() or counts[better].sum() < p * counts.sum())


def choose(
    found: Found,
    scores: Scores,
    temperature: float,
    p: float,
    min_p: float,
    seed: int,
    position: int,
) -> int | None:
    """The sampler's choice; None if it is not certain.

    found: the rows that a search for a nucleus left, and how much the others can add up to; scores (n,): of
    its rows, after the penalty.
    """
    assert found.ids is not None
    ids = found.ids
    warm = scores / temperature
    order = np.argsort(-warm, kind="stable")
    sums = np.cumsum(filters.units(warm.max() - warm)[order])
    # a token's units are rounded from a value that is good to 2**-40
    unknown = np.ceil(found.dropped * (1 + 1e-9) * filters.UNIT) + found.n_dropped
    most = sums[-1] + unknown
    fewest = int(np.searchsorted(sums, p * sums[-1])) + 1
    largest = int(np.searchsorted(sums, p * most)) + 1
    if largest > len(order):
        return None
    least = scores[order[largest - 1]]
    if not least > found.ceiling + 1e-9 * abs(
        found.ceiling
    ):  # also after the division nothing unknown is as good
        return None
    kept = np.sort(order[:largest])
    if min_p > 0.0:
        kept = kept[filters.min_p(warm[kept], min_p)]
    kept = kept[filters.reachable(warm[kept])]
    winner = (
        kept[np.argmax(warm[kept] + noise.gumbel(ids[kept], seed, position))] if len(kept) > 1 else kept[0]
    )
    return int(ids[winner]) if winner in order[:fewest] else None
