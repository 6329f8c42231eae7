from typing import Self

import numpy as np
import numpy.typing as npt

from cython_kernels.head.certified import CertifiedHead
from cython_kernels.table import Kernels

MATRICES: tuple[str, ...]
NORMS: tuple[str, ...]

class Network:
    hidden: int
    ffn: int
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    vocab: int
    eps: float
    theta: float
    silu: bool
    up_layout: str
    down_layout: str
    skips: bool
    kernel: str
    activation_bits: int
    kernels: Kernels
    certified: CertifiedHead | None
    def __new__(
        cls,
        kernels: Kernels,
        kernel: str,
        *,
        hidden: int,
        ffn: int,
        layers: int,
        heads: int,
        kv_heads: int,
        head_dim: int,
        vocab: int,
        eps: float,
        theta: float,
        silu: bool,
        skips: bool = False,
        activation_bits: int = 8,
    ) -> Self: ...
    def shape(self, name: str) -> tuple[int, int]: ...
    def packed_size(self, name: str) -> int: ...
    @property
    def packed_bytes(self) -> int: ...
    def set_matrix(
        self, layer: int, name: str, official: npt.NDArray[np.uint8], scale: float, divides: bool
    ) -> None: ...
    def set_digits(
        self, layer: int, name: str, digits: npt.NDArray[np.int8], row_scales: npt.NDArray[np.float32]
    ) -> None: ...
    def set_norm(self, layer: int, name: str, values: npt.NDArray[np.float32]) -> None: ...
    def set_tables(
        self, embed: npt.NDArray[np.uint16], head: npt.NDArray[np.uint16], final_norm: npt.NDArray[np.float32]
    ) -> None: ...
    def set_certified(self, certified: CertifiedHead) -> None: ...
    def check_complete(self) -> None: ...

def rope_tables(
    positions: int, head_dim: int, theta: float
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]: ...
