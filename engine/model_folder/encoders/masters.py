"""Ternary weights made of 16-bit masters, exactly (NUMERICS.md rule 11)."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

LEAST_MEAN = np.float32(1e-5)


def ternarise(raw: npt.NDArray[Any]) -> tuple[npt.NDArray[np.uint8], float]:
    """Packed codes (rows / 4, cols) in the official layout, and mean |W|; ``raw``: (rows, cols) f16, or
    bf16 as uint16.

    ValueError where a weight is not finite.
    """
    patterns = raw.view(np.uint16)
    values = _values(raw.dtype)
    counts = np.bincount(patterns.reshape(-1), minlength=1 << 16)
    present = np.flatnonzero(counts)
    if not np.isfinite(values[present]).all():
        raise ValueError("it holds values that are not numbers")
    # a 16-bit float times a count is exact in float64, and fsum rounds once: no order can show
    total = math.fsum(abs(float(values[i])) * int(counts[i]) for i in present)
    mean = max(np.float32(total / raw.size), LEAST_MEAN)
    scale = np.float32(1) / mean
    with np.errstate(invalid="ignore", over="ignore"):
        rounded = np.clip(np.rint(values * scale), -1, 1)
    codes = (np.nan_to_num(rounded) + 1).astype(np.uint8)[patterns]
    quarters = codes.reshape(4, -1, codes.shape[1])
    return quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6, float(mean)


def _values(dtype: np.dtype[Any]) -> npt.NDArray[np.float32]:
    """(65536,) float32 of every bit pattern"""
    patterns = np.arange(1 << 16, dtype=np.uint32)
    if dtype == np.float16:
        return patterns.astype(np.uint16).view(np.float16).astype(np.float32)
    return (patterns << 16).view(np.float32)
