"""A file of a model, mapped and not read: its pages come in when they are used and can be given back."""

import mmap
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import CheckpointError


@dataclass(frozen=True, slots=True, eq=False)
class MappedFile:
    """A mapped file and its bytes as an array (size,) over that memory."""

    memory: mmap.mmap
    data: npt.NDArray[np.uint8]
    written_ns: int  # st_mtime_ns

    def release(self, array: npt.NDArray[np.generic]) -> None:
        """Gives the pages behind ``array`` back to the system, if it is a view of this file."""
        start = array.__array_interface__["data"][0] - self.data.__array_interface__["data"][0]
        if 0 <= start < self.data.size and hasattr(mmap.mmap, "madvise"):
            page = start - start % mmap.PAGESIZE
            self.memory.madvise(mmap.MADV_DONTNEED, page, start + array.nbytes - page)


def map_file(file: Path) -> MappedFile:
    try:
        with file.open("rb") as stream:
            memory = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            written_ns = os.fstat(stream.fileno()).st_mtime_ns
        return MappedFile(memory, np.frombuffer(memory, dtype=np.uint8), written_ns)
    except OSError as error:
        raise CheckpointError(f"{file} cannot be mapped ({error.strerror or error}).") from None
