from typing import Any, Self

import numpy.typing as npt

from cython_kernels.system.memory import Memory
from cython_kernels.table import Kernels

class ProductRate:
    def __new__(
        cls,
        kernels: Kernels,
        kernel: str,
        packed: Memory,
        rows: int,
        q: npt.NDArray[Any],
        copies: int,
        threads: int,
    ) -> Self: ...
    def from_memory(self, count: int) -> float: ...
    def plain_read(self, count: int) -> float: ...
    def in_cache(self, passes: int) -> float: ...
    def make_tables(self, times: int) -> float | None: ...
    @property
    def weight_bytes(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def words_read(self) -> int: ...
