"""Vectors of texts: of length 1, as int8 codes, and how alike two are (NUMERICS.md rule 12)."""

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from engine.errors import NumericsError

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int8]

LARGEST_CODE = 127
_ROWS = 4096  # widened at a time


def mean_of(rows: Iterable[Floats]) -> Floats:
    """The mean of vectors (width,), added in float64 one after the other and rounded once."""
    total, count = None, 0
    for row in rows:
        total = row.astype(np.float64) if total is None else total + row
        count += 1
    if total is None:
        raise ValueError("no vectors have no mean")
    return (total / count).astype(np.float32)


def unit(vector: Floats) -> Floats:
    """``vector`` (width,) divided by its length: the squares are summed exactly, so no order can show.

    Raises NumericsError where it is 0 everywhere.
    """
    wide = vector.astype(np.float64)
    length = math.sqrt(math.fsum((wide * wide).tolist()))
    if not length:
        raise NumericsError("The vector of a text is 0 everywhere: the checkpoint is damaged.")
    return (wide / length).astype(np.float32)


def int8_codes(vector: Floats) -> Codes:
    """(width,) codes of -127 to 127: the largest value becomes 127, the others are rounded half to even."""
    peak = np.maximum(np.abs(vector).max(), np.float32(1e-5))
    codes: Codes = np.rint(vector * (np.float32(LARGEST_CODE) / peak)).astype(np.int8)
    return codes


def cosines(codes: npt.NDArray[np.int8], question: Codes) -> npt.NDArray[np.float64]:
    """(n,) cosines between codes (n, width) and ``question`` (width,).

    Products are summed exactly, as whole numbers below 2^53, so equal codes rank equally on every machine.
    """
    wide = question.astype(np.float64)
    out = np.empty(len(codes), np.float64)
    for first in range(0, len(codes), _ROWS):
        rows = codes[first : first + _ROWS].astype(np.float64)
        squares = np.einsum("ij,ij->i", rows, rows) * (wide @ wide)
        out[first : first + _ROWS] = rows @ wide / np.sqrt(np.maximum(squares, 1.0))
    return out
