from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from cython_kernels.network.network import Network

TOKENS_PER_PASS: int
STATES_KEPT: int

class Decoder:
    network: Network
    context: int
    threads: int
    kv: str
    head_bytes: int
    head_rows: int
    def __new__(
        cls, network: Network, context: int, kv: str = "f16", threads: int = 1, error: type[Exception] = ...
    ) -> Self: ...
    @property
    def length(self) -> int: ...
    @property
    def tokens(self) -> list[int]: ...
    @property
    def token_bytes(self) -> int: ...
    @property
    def certified(self) -> bool: ...
    @property
    def skipped(self) -> tuple[float, float]: ...
    def set_control(self, buffer: Any) -> None: ...
    def truncate(self, length: int) -> None: ...
    def save(self, first: int, last: int) -> npt.NDArray[np.uint8]: ...
    def restore(self, ids: Sequence[int], data: Any) -> None: ...
    def append(self, ids: Sequence[int]) -> bool: ...
    def step(self, token: int) -> npt.NDArray[np.float32] | None: ...
    def logits(self, ids: Sequence[int]) -> npt.NDArray[np.float32] | None: ...
    def extend(self, ids: Sequence[int], keep: int = 1) -> bool: ...
    def full_logits(self, row: int = 0) -> npt.NDArray[np.float32] | None: ...
    def search(
        self,
        row: int,
        k: int,
        margin: float = 0.0,
        penalty: float = 1.0,
        context: Sequence[int] | npt.NDArray[np.int32] = (),
    ) -> tuple[npt.NDArray[np.int32] | None, npt.NDArray[np.float32]] | None: ...
    def search_above(
        self,
        row: int,
        level: float,
        penalty: float = 1.0,
        context: Sequence[int] | npt.NDArray[np.int32] = (),
    ) -> tuple[npt.NDArray[np.int32] | None, npt.NDArray[np.float32]] | None: ...
    def search_noisy(
        self,
        row: int,
        temperature: float,
        seed: int,
        position: int,
        penalty: float = 1.0,
        context: Sequence[int] | npt.NDArray[np.int32] = (),
    ) -> tuple[npt.NDArray[np.int32] | None, npt.NDArray[np.float32]] | None: ...
    def search_nucleus(
        self,
        row: int,
        temperature: float,
        spare: float,
        penalty: float = 1.0,
        context: Sequence[int] | npt.NDArray[np.int32] = (),
    ) -> tuple[npt.NDArray[np.int32] | None, npt.NDArray[np.float32], float, int, float] | None: ...
