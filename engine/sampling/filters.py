"""The filters between logits and choice, in the order of NUMERICS.md section 10.

Scores are float64, (n,). A filter returns the positions it keeps, (m,) ascending, at least one; equal
scores are told apart by their position (the lowest wins), so every filter keeps a definite set.
"""

import numpy as np
from numpy.typing import NDArray

from engine.sampling import noise

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

# Probabilities are counted in units of 2**-35 of the largest: whole numbers whose sums stay exact in
# float64 for up to 2**18 tokens, whatever the order of adding. What is below half a unit counts as 0.
UNIT = 2.0**35
_DEPTH = 25.0  # exp(-25) is below half a unit
_STEPS = 256  # table entries for every 1.0 of depth; depth = best score - score
_TABLE = noise.exp(-np.arange(int(_DEPTH) * _STEPS) / _STEPS) * UNIT  # [i] = units at depth i / _STEPS

_SLICE = 16384  # scores at a time: the temporaries stay in the L2 cache


def penalise(scores: Floats, penalty: float) -> Floats:
    """Repetition penalty, for tokens already in the text: divides positive scores, multiplies others."""
    return np.where(scores > 0, scores / penalty, scores * penalty)


def reachable(scores: Floats) -> Positions:
    """All but those so far below the best that no Gumbel noise lets them win: a shortcut, not a choice."""
    reach = noise.MOST_NOISE - noise.LEAST_NOISE
    return np.flatnonzero(scores >= scores.max() - reach)


def top_k(scores: Floats, k: int) -> Positions:
    """The k best."""
    if k >= len(scores):
        return np.arange(len(scores))
    least = np.partition(scores, len(scores) - k)[len(scores) - k]
    above = np.flatnonzero(scores > least)
    level = np.flatnonzero(scores == least)[: k - len(above)]
    return np.sort(np.concatenate([above, level]))


def top_p(scores: Floats, p: float) -> Positions:
    """The fewest best whose probabilities add up to p or more (nucleus sampling, Holtzman et al. 2020)."""
    best = scores.max()
    sums = np.zeros(len(_TABLE))  # units at each step of depth
    for start in range(0, len(scores), _SLICE):
        depths = best - scores[start : start + _SLICE]
        steps, units = _weigh(depths.take(np.flatnonzero(depths < _DEPTH)))
        sums += np.bincount(steps, weights=units, minlength=len(sums))
    np.cumsum(sums, out=sums)
    wanted = p * sums[-1]
    last = int(np.searchsorted(sums, wanted))  # the step in which the sum reaches p: only this one is sorted
    near = np.flatnonzero(scores > best - (last + 2) / _STEPS)
    depths = best - scores[near]
    steps, units = _weigh(depths)
    inside = np.flatnonzero(steps == last)
    order = inside[np.argsort(-scores[near[inside]], kind="stable")]
    before = sums[last - 1] if last else 0.0
    count = int(np.searchsorted(before + np.cumsum(units[order]), wanted)) + 1
    keep = steps < last
    keep[order[:count]] = True
    return near[keep]


def units(depths: Floats) -> Floats:
    """Probabilities (n,) in whole units, as ``top_p`` counts them; the best token has UNIT."""
    counts = np.zeros(len(depths))
    counted = np.flatnonzero(depths < _DEPTH)
    counts[counted] = _weigh(depths[counted])[1]
    return counts


def _weigh(depths: Floats) -> tuple[Positions, Floats]:
    """The step each depth falls into, and exp(-depth) in whole units.

    What is left after the step is below 1/256, where four terms of the series are good to 2**-46.
    """
    steps = (depths * _STEPS).astype(np.intp)
    x = steps * (1.0 / _STEPS) - depths
    rest = ((x * (1.0 / 24.0) + 1.0 / 6.0) * x + 0.5) * x * x + x + 1.0
    return steps, np.rint(_TABLE.take(steps, mode="clip") * rest)


def min_p(scores: Floats, p: float) -> Positions:
    """Those with at least p times the probability of the best."""
    return np.flatnonzero(scores >= least_min_p(scores, p))


def least_min_p(scores: Floats, p: float) -> float:
    """The lowest score that ``min_p`` keeps."""
    return float(scores.max() + noise.log(np.array([p]))[0])
