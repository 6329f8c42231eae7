"""A safetensors file, written piece by piece: the header first, then each tensor at its place.

The widest values come first, so that all are aligned; within a width, by name. The same tensors give the
same bytes, in whatever order they are written.
"""

import json
import math
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

DTYPES: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "BF16": np.dtype("<u2"), "I8": np.dtype("i1")}

Spec = tuple[str, str, tuple[int, ...]]  # name, a key of DTYPES, shape


class TensorFile:
    """``with TensorFile(path, specs) as file:``; leaving it unharmed puts every byte on the disk.

    Raises OSError. ``size``: bytes of the whole file.
    """

    def __init__(self, path: Path, specs: Iterable[Spec]) -> None:
        header: dict[str, object] = {"__metadata__": {"format": "pt"}}
        offset = 0
        self._starts: dict[str, tuple[int, np.dtype[Any]]] = {}
        self._left = 0
        for name, dtype, shape in sorted(specs, key=lambda spec: (-DTYPES[spec[1]].itemsize, spec[0])):
            size = math.prod(shape) * DTYPES[dtype].itemsize
            header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [offset, offset + size]}
            self._starts[name] = offset, DTYPES[dtype]
            offset += size
        text = json.dumps(header, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 8)
        self._header = len(text).to_bytes(8, "little") + text
        self._left = offset
        self.size = len(self._header) + offset
        self._path = path

    def __enter__(self) -> "TensorFile":
        self._stream = self._path.open("xb", buffering=0)
        self._put(0, self._header)
        return self

    def write(self, name: str, first: int, values: npt.NDArray[np.generic]) -> None:
        """Puts ``values`` at the ``first`` value of the tensor ``name``; each value is written once."""
        start, dtype = self._starts[name]
        assert values.dtype == dtype, (name, values.dtype)
        data = np.ascontiguousarray(values).tobytes()
        self._put(len(self._header) + start + first * dtype.itemsize, data)
        self._left -= len(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                assert self._left == 0, f"{self._left} bytes were not written"
                os.fsync(self._stream.fileno())
        finally:
            self._stream.close()

    def _put(self, place: int, data: bytes) -> None:
        self._stream.seek(place)
        view = memoryview(data)
        while view:  # a disk that is nearly full takes a part
            view = view[self._stream.write(view) or 0 :]
