"""Ternary matrices with one fp16 scale per group of 128 columns."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.errors import CheckpointError

GROUP = 128  # columns that share a scale


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """One matrix: codes of -1, 0, +1 times the scale of their group."""

    codes: npt.NDArray[np.uint8]  # (rows, cols / 4), the first column in the lowest bits; code = weight + 1
    scales: npt.NDArray[np.float16]  # (rows, cols / 128)


def exact_scales(raw: npt.NDArray[Any], where: str) -> npt.NDArray[np.float16]:
    """Scales as the file holds them, f16 or bf16 (as uint16): the same numbers in f16.

    Raises CheckpointError where a bf16 number has no f16 one, naming ``where``.
    """
    if raw.dtype == np.float16:
        return raw if raw.flags.aligned else raw.copy()
    wide = (raw.astype(np.uint32) << 16).view(np.float32)
    with np.errstate(over="ignore"):
        found = wide.astype(np.float16)
    if not np.array_equal(found.astype(np.float32), wide):
        raise CheckpointError(
            f"{where} holds scales that f16 cannot hold exactly; this program needs f16 scales."
        )
    return found


def unpack_groups(groups: Groups) -> npt.NDArray[np.float64]:
    """(rows, cols): the weights themselves, exactly."""
    codes = groups.codes[..., None] >> np.array([0, 2, 4, 6], np.uint8) & 3
    weights = codes.reshape(len(codes), -1).astype(np.float64) - 1
    return weights * np.repeat(groups.scales.astype(np.float64), GROUP, axis=1)
