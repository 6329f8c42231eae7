import numpy as np
import numpy.typing as npt

from cython_kernels.system.memory import Memory

_Floats = npt.NDArray[np.float32]

GROUPS_KERNEL: str
GROUP: int
MOST: dict[int, float]

class GroupKernels:
    isa: str
    def multiply(
        self,
        packed: Memory,
        rows: int,
        q: npt.NDArray[np.int16],
        bits: int,
        code_scale: _Floats,
        out: _Floats,
        row0: int = 0,
        row1: int | None = None,
    ) -> None: ...

def pack(codes: npt.NDArray[np.uint8], scales: npt.NDArray[np.uint16], bits: int) -> Memory: ...
def unpack(packed: Memory, rows: int, cols: int, row: int) -> _Floats: ...
