"""PackedMatrix weights in the packing of the official checkpoints."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def official(weights: Array) -> Array:
    """weights (rows, cols) of -1, 0, 1 -> (rows / 4, cols) bytes of the checkpoint's layout"""
    quarters = (weights + 1).astype(np.uint8).reshape(4, -1, weights.shape[1])
    return quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6


def packed_groups(codes: Array) -> npt.NDArray[np.uint8]:
    """codes (rows, cols) 0 .. 3 -> (rows, cols / 4) bytes, the first column in the lowest bits"""
    fields = codes.astype(np.uint8).reshape(len(codes), -1, 4) << np.array([0, 2, 4, 6], np.uint8)
    return np.bitwise_or.reduce(fields, axis=2)
