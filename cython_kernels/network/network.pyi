from typing import Self

import numpy as np
import numpy.typing as npt

from cython_kernels.groups import GroupKernels
from cython_kernels.head.certified import CertifiedHead
from cython_kernels.table import Kernels

MATRICES: tuple[str, ...]
NORMS: tuple[str, ...]
HEAD_NORMS: tuple[str, ...]
POST_NORMS: tuple[str, ...]
INPUT_NORMS: tuple[str, ...]

_Yarn = tuple[float, int, float, float, float]

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
    yarn: _Yarn | None
    silu: bool
    gelu: bool
    embed_scale: float
    score_scale: float
    window_theta: float
    up_layout: str
    down_layout: str
    skips_up: bool
    skips_down: bool
    kernel: str
    activation_bits: int
    kernels: Kernels
    groups: GroupKernels | None
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
        skips_up: bool = False,
        skips_down: bool = False,
        activation_bits: int = 8,
        yarn: _Yarn | None = None,
        groups: GroupKernels | None = None,
        gelu: bool = False,
        embed_scale: float = 1.0,
        score_scale: float = 0.0,
        window_theta: float = 0.0,
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
    def set_groups(
        self, layer: int, name: str, codes: npt.NDArray[np.uint8], scales: npt.NDArray[np.uint16]
    ) -> None: ...
    def set_group_tables(
        self,
        embed: tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint16]],
        head: tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint16]] | None,
        final_norm: npt.NDArray[np.float32],
    ) -> None: ...
    @property
    def head_bytes(self) -> int: ...
    def set_window(self, layer: int, window: int) -> None: ...
    def set_norm(self, layer: int, name: str, values: npt.NDArray[np.float32]) -> None: ...
    def set_tables(
        self, embed: npt.NDArray[np.uint16], head: npt.NDArray[np.uint16], final_norm: npt.NDArray[np.float32]
    ) -> None: ...
    def set_certified(self, certified: CertifiedHead) -> None: ...
    def check_complete(self) -> None: ...

def yarn_frequencies(
    head_dim: int, theta: float, factor: float, original: int, beta_fast: float, beta_slow: float
) -> npt.NDArray[np.float32]: ...
def rope_tables(
    positions: int, head_dim: int, theta: float, yarn: _Yarn | None = None
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]: ...
