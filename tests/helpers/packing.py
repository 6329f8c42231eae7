"""PackedMatrix weights in the packing of the official checkpoints."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def official(weights: Array) -> Array:
    """weights (rows, cols) of -1, 0, 1 -> (rows / 4, cols) bytes of the checkpoint's layout"""
    quarters = (weights + 1).astype(np.uint8).reshape(4, -1, weights.shape[1])
    return quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6
