import numpy as np
import numpy.typing as npt

from cython_kernels.system.memory import Memory
from cython_kernels.table import Kernels

_Floats = npt.NDArray[np.float32]

LARGEST: int
LIMITS: dict[int, float]

def pack(digits: npt.NDArray[np.int8]) -> Memory: ...
def quantize(kernels: Kernels, x: _Floats, bits: int) -> tuple[npt.NDArray[np.int16], float]: ...
def multiply(
    kernels: Kernels,
    packed: Memory,
    rows: int,
    q: npt.NDArray[np.int16],
    acc: _Floats,
    row0: int = 0,
    row1: int | None = None,
) -> None: ...
def scale_rows(
    kernels: Kernels, acc: _Floats, code_scale: _Floats, row_scale: _Floats, out: _Floats, add: bool
) -> None: ...
