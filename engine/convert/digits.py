"""Rows of weights as five ternary digits each: whole numbers from -121 to 121 and one scale per row.

The scale of a row is looked for: the largest weight over 121, made smaller in STEPS steps, and of these the
one with the least squared error, then the least-squares scale for the numbers it gives. Sums are of whole
numbers that float64 holds exactly, so they do not depend on their order, and a row gives the same bytes on
every machine.
"""

import numpy as np
import numpy.typing as npt

from engine.errors import ConversionError

LARGEST = 121  # (3^5 - 1) / 2
STEPS = 11
SMALLEST = 0.9  # of the scale that cuts nothing off; below it, what is cut off costs more than is gained
FRACTIONS = 256  # of a step, in which errors are counted
LEAST = np.float32(2.0**-100)  # of a scale; keeps its inverse a number

Floats = npt.NDArray[np.float32]
Digits = npt.NDArray[np.int8]

# Of the scale that cuts nothing off; a tie goes to the larger one, which comes first.
_SHRINK = tuple(np.float32(1 - (1 - SMALLEST) * step / (STEPS - 1)) for step in range(STEPS))


def to_digits(weights: Floats) -> tuple[Digits, Floats]:
    """(rows, cols) float32 -> (rows, cols) int8 and (rows,) float32 scales, with weights ~ digits * scale.

    Raises ConversionError where a weight is not a number, or too large for one.
    """
    largest = np.abs(weights).max(axis=1)
    if not (largest < np.float32(2.0**100)).all():  # also false for what is not a number
        raise ConversionError("it holds values that are not numbers, or are far too large")
    full = np.maximum(largest / np.float32(LARGEST), LEAST)
    best = full.copy()
    least = np.full(len(weights), np.inf)
    for shrink in _SHRINK:
        scale = full * shrink
        error = _error(weights, scale) * np.square(scale.astype(np.float64))
        better = error < least
        least[better] = error[better]
        best[better] = scale[better]
    scale = _fitted(weights, best)
    return _round(weights, scale)[0].astype(np.int8), scale


def _round(weights: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """The whole numbers and what was rounded, both (rows, cols) float32."""
    exact = weights / scale[:, None]
    digits = np.rint(exact)
    np.clip(digits, -LARGEST, LARGEST, out=digits)
    return digits, exact


def _error(weights: Floats, scale: Floats) -> npt.NDArray[np.float64]:
    """(rows,) sum of squared errors, in squared FRACTIONS of a scale."""
    digits, exact = _round(weights, scale)
    exact -= digits
    exact *= np.float32(FRACTIONS)
    np.rint(exact, out=exact)
    np.square(exact, out=exact)
    total: npt.NDArray[np.float64] = exact.sum(axis=1, dtype=np.float64)
    return total


def _fitted(weights: Floats, scale: Floats) -> Floats:
    """(rows,) the scale with the least squared error for the numbers that ``scale`` gives."""
    digits, exact = _round(weights, scale)
    squares = np.square(digits).sum(axis=1, dtype=np.float64)
    exact -= digits
    exact *= np.float32(FRACTIONS)
    np.rint(exact, out=exact)
    exact *= digits  # whole numbers below 2^24
    off = exact.sum(axis=1, dtype=np.float64) / FRACTIONS
    change = 1 + np.divide(off, squares, out=np.zeros_like(off), where=squares > 0)
    fitted: Floats = (scale * change).astype(np.float32)
    return fitted
