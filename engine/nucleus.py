"""The sampler's choice from a nucleus (top-p without top-k) of which not all probabilities are known.

``filters.top_p`` keeps the fewest best tokens whose probabilities, counted in whole units, add up to p of the
sum of all. Here the logits of the likely tokens are known exactly, and of the others only that they are less
likely and how much they can all add up to. So the sum lies between two numbers, and the nucleus between two
sets, one inside the other. If the winner of the larger is in the smaller, it is the winner of the nucleus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine import filters, noise

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_SPARE = 0.02  # probability, the best token's being 1, that may stay unknown: costs a full head so often


def spare(p: float) -> float:
    """How much probability, the best token's being 1, need not be known to choose with top-p ``p`` most times."""
    return min(_MOST_SPARE, (1.0 - p) / 4)


def choose(
    ids: NDArray[np.int32],
    scores: NDArray[np.float64],
    temperature: float,
    p: float,
    min_p: float,
    unknown: tuple[float, int, float],
    seed: int,
    position: int,
) -> int | None:
    """The sampler's choice; None if it is not certain.

    ids (n,) ascending and their scores (n,) after the penalty; unknown: (dropped, n_dropped, ceiling) as of
    ``Decoder.search_nucleus``.
    """
    dropped, n_dropped, ceiling = unknown
    order = np.argsort(-scores, kind="stable")
    warm = scores / temperature
    sums = np.cumsum(filters.units(warm.max() - warm)[order])
    # a token's units are rounded from a value that is good to 2**-40
    most = sums[-1] + np.ceil(dropped * (1 + 1e-9) * filters.UNIT) + n_dropped
    fewest = int(np.searchsorted(sums, p * sums[-1])) + 1
    largest = int(np.searchsorted(sums, p * most)) + 1
    if largest > len(order):
        return None
    least = scores[order[largest - 1]]
    if not least > ceiling + 1e-9 * abs(ceiling):  # also after the division nothing unknown is as good
        return None
    kept = np.sort(order[:largest])
    if min_p > 0.0:
        kept = kept[filters.min_p(warm[kept], min_p)]
    kept = kept[filters.reachable(warm[kept])]
    winner = kept[np.argmax(warm[kept] + noise.gumbel(ids[kept], seed, position))] if len(kept) > 1 else kept[0]
    return int(ids[winner]) if winner in order[:fewest] else None
