import numpy as np
import numpy.typing as npt

from cython_kernels.system.memory import Memory

_Floats = npt.NDArray[np.float32]

NAMES: tuple[str, ...]
SPARSE_LAYOUTS: tuple[str, ...]
DIGITS_KERNEL: str

class Kernels:
    isa: str
    origins: dict[str, str]
    sparse_layouts: dict[str, str]
    digits_isa: str
    def pack(
        self, kernel: str, official: npt.NDArray[np.uint8], row0: int = 0, row1: int | None = None
    ) -> Memory: ...
    def matvec(
        self,
        kernel: str,
        packed: Memory,
        rows: int,
        q: npt.NDArray[np.int8],
        acc: npt.NDArray[np.int32],
        row0: int = 0,
        row1: int | None = None,
    ) -> None: ...
    def matmul(
        self,
        kernel: str,
        packed: Memory,
        rows: int,
        q: npt.NDArray[np.int8],
        acc: npt.NDArray[np.int32],
        row0: int = 0,
        row1: int | None = None,
    ) -> None: ...
    def matvec_prefetching(
        self,
        kernel: str,
        packed: Memory,
        rows: int,
        q: npt.NDArray[np.int8],
        acc: npt.NDArray[np.int32],
    ) -> bool: ...
    def rows_dot(
        self,
        layout: str,
        packed: Memory,
        rows: int,
        q: npt.NDArray[np.int8],
        which: npt.NDArray[np.int32],
    ) -> npt.NDArray[np.int32]: ...
    def add_columns(
        self,
        layout: str,
        packed: Memory,
        rows: int,
        cols: int,
        q: npt.NDArray[np.int8],
        which: npt.NDArray[np.int32],
    ) -> npt.NDArray[np.int32]: ...
    def rmsnorm(self, x: _Floats, w: _Floats, eps: float) -> _Floats: ...
    def quantize(self, x: _Floats) -> tuple[npt.NDArray[np.int8], float, int]: ...
    def gate(self, activation: str, gate: _Floats, up: _Floats) -> _Floats: ...
    def scale_rows(
        self,
        acc: npt.NDArray[np.int32],
        code_scale: _Floats,
        weight_scale: float,
        divides: bool,
        out: _Floats,
        add: bool,
    ) -> None: ...
    def rope(self, x: _Floats, cos: _Floats, sin: _Floats) -> None: ...
    def to_f16(self, x: _Floats) -> npt.NDArray[np.float16]: ...
    def attend(
        self,
        q: _Floats,
        keys: npt.NDArray[np.floating],
        values: npt.NDArray[np.floating],
        scale: float,
        group: int = 0,
    ) -> _Floats: ...
    def head_bf16(self, w: npt.NDArray[np.uint16], h: _Floats) -> _Floats: ...
    def head_rows(
        self, w: npt.NDArray[np.uint16], h: _Floats, rows: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.float32]: ...
    def head_dots(
        self,
        nibbles: npt.NDArray[np.uint8],
        bits: npt.NDArray[np.uint8] | None,
        parts: npt.NDArray[np.int8],
        rows: npt.NDArray[np.int32],
    ) -> npt.NDArray[np.int32]: ...
    def plane_c_dot(
        self, plane: npt.NDArray[np.uint8], q: npt.NDArray[np.int8], rows: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.int32]: ...
