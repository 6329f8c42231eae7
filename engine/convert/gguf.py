"""GGUF files (versions 2 and 3, little-endian): metadata and where the tensors lie.

A file comes from anywhere, so nothing in it is believed: each length is compared with what is left of the
file before anything is read or reserved, and every tensor has to lie inside the file, aligned and apart from
the others. What is wrong is a ConversionError of one sentence. The file is mapped; only metadata is read.
"""

import math
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.convert.blocks import BLOCKS, Block
from engine.errors import ConversionError
from engine.model_folder.fields import impostor_sentence

MAX_KEYS = 1 << 16
MAX_TENSORS = 1 << 16
MAX_NAME = 1 << 16  # bytes of a key, by the format
MAX_TENSOR_NAME = 127  # bytes; the format says 64, some programs write longer ones
MAX_DIMS = 4
MAX_DIM = 1 << 31
MAX_METADATA = 256 << 20  # bytes: a vocabulary of a million tokens with its merges is a tenth of it
DEFAULT_ALIGNMENT = 32
MAX_ALIGNMENT = 1 << 16

_AGAIN = "the file is damaged: download it again."

_TEXT, _ARRAY, _BOOL = 8, 9, 7
_NUMBERS = {
    0: "<u1", 1: "<i1", 2: "<u2", 3: "<i2", 4: "<u4", 5: "<i4", 6: "<f4", 7: "<u1",
    10: "<u8", 11: "<i8", 12: "<f8",
}  # fmt: skip

# Names of the types that are not converted, so that a refusal can say which one it is.
_OTHER_TYPES = {
    6: "Q5_0", 7: "Q5_1", 9: "Q8_1", 10: "Q2_K", 11: "Q3_K", 13: "Q5_K", 15: "Q8_K", 16: "IQ2_XXS",
    17: "IQ2_XS", 18: "IQ3_XXS", 19: "IQ1_S", 20: "IQ4_NL", 21: "IQ3_S", 22: "IQ2_S", 23: "IQ4_XS",
    24: "I8", 25: "I16", 26: "I32", 27: "I64", 28: "F64", 29: "IQ1_M", 34: "TQ1_0", 35: "TQ2_0", 39: "MXFP4",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """One tensor: ``rows`` rows of ``cols`` weights, or a vector as one row. ``start``: its byte."""

    name: str
    block: Block
    shape: tuple[int, ...]  # the slowest dimension first, as NumPy has it
    start: int

    @property
    def cols(self) -> int:
        return self.shape[-1]

    @property
    def rows(self) -> int:
        return math.prod(self.shape[:-1])

    @property
    def row_bytes(self) -> int:
        return self.cols // self.block.weights * self.block.bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return self.rows * self.row_bytes


class Gguf:
    """A mapped GGUF file, checked as a whole. ``metadata``: arrays of numbers are NumPy's, of texts lists."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as stream:
                start = stream.read(512)
                _check_kind(path, start)
                self._memory = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise ConversionError(f"{path} cannot be read ({error.strerror or error}).") from None
        self._data = np.frombuffer(self._memory, np.uint8)
        try:
            reader = _Reader(self._memory, path)
            tensors = reader.count("tensors", MAX_TENSORS)
            keys = reader.count("keys", MAX_KEYS)
            self.metadata = _metadata(reader, keys)
            self.tensors = _tensors(reader, tensors, self.alignment)
            self._check_places(reader.position)
        except ConversionError:
            self.close()
            raise

    def __enter__(self) -> "Gguf":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go. Views that are still in use keep it mapped until they are gone."""
        self._data = np.empty(0, np.uint8)

    def raw(self, tensor: GgufTensor) -> npt.NDArray[np.uint8]:
        """(rows, row_bytes) of the mapped file, read-only."""
        data = self._data[tensor.start : tensor.start + tensor.size]
        return data.reshape(tensor.rows, tensor.row_bytes)

    def release(self, tensor: GgufTensor) -> None:
        """Gives the tensor's pages back to the system; they are read again if needed again."""
        if hasattr(mmap.mmap, "madvise"):
            page = tensor.start - tensor.start % mmap.PAGESIZE
            self._memory.madvise(mmap.MADV_DONTNEED, page, tensor.start + tensor.size - page)

    @property
    def alignment(self) -> int:
        """Alignment of the tensors' data, in bytes."""
        found = self.metadata.get("general.alignment", DEFAULT_ALIGNMENT)
        if type(found) is not int or not 0 < found <= MAX_ALIGNMENT or found & (found - 1):
            raise ConversionError(f"{self.path}: general.alignment is {_show(found)}, not a power of two.")
        return found

    def _check_places(self, end_of_header: int) -> None:
        """Moves the tensors to their bytes in the file; they must lie in it, and nowhere on each other."""
        base = -(-end_of_header // self.alignment) * self.alignment
        size = len(self._memory)
        taken, before = base, ""
        for tensor in sorted(self.tensors.values(), key=lambda each: each.start):
            start = base + tensor.start
            if start < taken:
                raise ConversionError(
                    f"{self.path}: the tensors {before} and {tensor.name} overlap; {_AGAIN}"
                )
            taken, before = start + tensor.size, tensor.name
            if taken > size:
                raise ConversionError(
                    f"{self.path} is truncated: it has {size:,} bytes, but its tensor {tensor.name} ends at "
                    f"byte {taken:,}; download it again."
                )
            self.tensors[tensor.name] = GgufTensor(tensor.name, tensor.block, tensor.shape, start)


class _Reader:
    """Takes one value after the other, and never more than there is."""

    def __init__(self, memory: mmap.mmap, path: Path) -> None:
        self.memory = memory
        self.path = path
        self.position = 8  # behind magic and version
        self.end = min(len(memory), MAX_METADATA)

    def take(self, size: int) -> bytes:
        if size > self.end - self.position:
            if self.end < len(self.memory):
                raise ConversionError(f"{self.path} has more metadata than any model needs.")
            raise ConversionError(f"{self.path} ends within its metadata; download it again.")
        self.position += size
        return self.memory[self.position - size : self.position]

    def number(self, kind: str) -> int:
        return int(struct.unpack(kind, self.take(struct.calcsize(kind)))[0])

    def count(self, what: str, most: int) -> int:
        found = self.number("<Q")
        if found > most:
            raise ConversionError(
                f"{self.path} claims to hold {found:,} {what}; at most {most:,} are allowed."
            )
        return found

    def name(self, most: int) -> str:
        """A key or a tensor's name, fit to be shown."""
        found = self.text(most)
        if not found.isprintable():
            raise ConversionError(f"{self.path} holds a name that cannot be shown; {_AGAIN}")
        return found

    def text(self, most: int = MAX_METADATA) -> str:
        size = self.number("<Q")
        if size > most:
            raise ConversionError(
                f"{self.path} holds a text of {size:,} bytes; at most {most:,} are allowed."
            )
        try:
            return self.take(size).decode()
        except UnicodeDecodeError:
            raise ConversionError(f"{self.path} holds text that is not UTF-8; {_AGAIN}") from None

    def value(self, key: str, kind: int) -> Any:
        if kind == _TEXT:
            return self.text()
        if kind == _ARRAY:
            return self.array(key)
        number = self.numbers(key, kind, 1)[0]
        return bool(number) if kind == _BOOL else number.item()

    def array(self, key: str) -> Any:
        kind, count = self.number("<I"), self.number("<Q")
        if kind == _ARRAY:
            raise ConversionError(f"{self.path}: {_cut(key)} is an array of arrays, which is not supported.")
        if kind != _TEXT:
            return self.numbers(key, kind, count)
        if count > (self.end - self.position) // 8:  # each text has eight bytes for its length
            self.take(self.end)
        return [self.text() for _ in range(count)]

    def numbers(self, key: str, kind: int, count: int) -> npt.NDArray[Any]:
        if kind not in _NUMBERS:
            raise ConversionError(f"{self.path}: {_cut(key)} has the unknown type {kind}.")
        dtype = np.dtype(_NUMBERS[kind])
        found = np.frombuffer(self.take(count * dtype.itemsize), dtype)
        if kind == _BOOL and (found > 1).any():
            raise ConversionError(f"{self.path}: {_cut(key)} is neither true nor false; {_AGAIN}")
        return found


def _check_kind(path: Path, start: bytes) -> None:
    """Refuses what is no GGUF file of a version and byte order that is read."""
    impostor = impostor_sentence(path, start)
    if impostor:
        raise ConversionError(impostor)
    if not start:
        raise ConversionError(f"{path} is empty; download it again.")
    if start[:4] == b"FUGG":
        raise ConversionError(f"{path} is a big-endian GGUF file; only little-endian ones can be read.")
    if start[:4] != b"GGUF":
        raise ConversionError(f"{path} is not a GGUF file; give one, or a folder with safetensors.")
    if len(start) < 24:
        raise ConversionError(f"{path} ends within its header; download it again.")
    version = int.from_bytes(start[4:8], "little")
    if version not in (2, 3):
        if int.from_bytes(start[4:8], "big") in (1, 2, 3):
            raise ConversionError(f"{path} is a big-endian GGUF file; only little-endian ones can be read.")
        raise ConversionError(f"{path} is GGUF version {version}; only versions 2 and 3 can be read.")


def _metadata(reader: _Reader, count: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(count):
        key = reader.name(MAX_NAME)
        if key in found:
            raise ConversionError(f"{reader.path} holds the key {_cut(key)} twice; {_AGAIN}")
        found[key] = reader.value(key, reader.number("<I"))
    return found


def _tensors(reader: _Reader, count: int, alignment: int) -> dict[str, GgufTensor]:
    """The tensors as the file lists them, ``start`` still counted from the first byte of the data."""
    found: dict[str, GgufTensor] = {}
    for _ in range(count):
        name = reader.name(MAX_TENSOR_NAME)
        if name in found:
            raise ConversionError(f"{reader.path} holds the tensor {name} twice; {_AGAIN}")
        dims = reader.number("<I")
        if not 1 <= dims <= MAX_DIMS:
            raise ConversionError(
                f"{reader.path}: {name} has {dims} dimensions; 1 to {MAX_DIMS} are allowed."
            )
        shape = tuple(reader.number("<Q") for _ in range(dims))[::-1]
        if not all(1 <= dim <= MAX_DIM for dim in shape):
            raise ConversionError(f"{reader.path}: {name} has the impossible shape {list(shape)}; {_AGAIN}")
        kind, start = reader.number("<I"), reader.number("<Q")
        if kind not in BLOCKS:
            known = ", ".join(block.name for block in BLOCKS.values())
            other = _OTHER_TYPES.get(kind, f"of the type {kind}")
            raise ConversionError(f"{reader.path}: {name} is {other}; only {known} can be converted.")
        block = BLOCKS[kind]
        if shape[-1] % block.weights:
            raise ConversionError(
                f"{reader.path}: {name} has rows of {shape[-1]} weights, but {block.name} has blocks of "
                f"{block.weights}; {_AGAIN}"
            )
        if start % alignment:
            raise ConversionError(f"{reader.path}: {name} is not aligned to {alignment} bytes; {_AGAIN}")
        found[name] = GgufTensor(name, block, shape, start)
    return found


def _cut(key: str) -> str:
    return key if len(key) <= 80 else key[:77] + "..."


def _show(value: object) -> str:
    return _cut(repr(value))
