"""Weights on disk in the official layout: ``model.safetensors``, or shards named by an index file.

The files are mapped, not read: a tensor's pages come in when it is used and can be given back with
``release``. Everything that can be known from headers and scales is checked at opening, so that a damaged
download is refused at once with a sentence that names the file and the tensor. Packed code 3 needs every
byte and is looked for where each byte is read anyway: by the kernels' packer, or by ``check_codes``.

Packing (transformers' integrations/bitnet.py): byte (r, c) of a packed tensor (rows/4, cols) holds column c
of the output rows r, r + rows/4, r + 2*rows/4, r + 3*rows/4 in its bits 0-1, 2-3, 4-5, 6-7; code 0, 1, 2 is
the weight -1, 0, +1. Weights of five ternary digits are whole numbers instead, a byte each.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open

from engine.errors import CheckpointError
from engine.model_folder.config import ModelConfig, impostor_sentence, load_config, read_json
from engine.model_folder.locate import find_model_folder, gguf_sentence
from engine.model_folder.mapped_file import map_file

EMBEDDINGS = "model.embed_tokens.weight"
HEAD = "lm_head.weight"
SINGLE_FILE = "model.safetensors"
INDEX_FILE = "model.safetensors.index.json"

LARGEST_DIGITS = 121  # 1 + 3 + 9 + 27 + 81
MAX_HEADER_BYTES = 100_000_000  # the format's own limit

# What a tensor is, and the dtypes it may have in the file.
DTYPES = {
    "table": ("BF16",),
    "vector": ("BF16", "F16", "F32"),
    "packed": ("U8",),
    "scale": ("BF16", "F16", "F32"),
    "digits": ("I8",),
    "row scales": ("F32",),
}


@dataclass(frozen=True, slots=True, eq=False)
class PackedMatrix:
    """One packed weight matrix and its scale."""

    packed: npt.NDArray[np.uint8]  # (rows / 4, cols), official packing, read-only
    scale: float  # as stored; multiplies or divides by the config's scale_divides
    rows: int
    cols: int


@dataclass(frozen=True, slots=True, eq=False)
class Digits:
    """One matrix of weights of five ternary digits: whole numbers times the scale of their row."""

    values: npt.NDArray[np.int8]  # (rows, cols), -121 to 121, read-only
    scales: npt.NDArray[np.float32]  # (rows,)


class Weights(Protocol):
    """What a model is built from: a Checkpoint, or synthetic weights in memory."""

    @property
    def config(self) -> ModelConfig: ...
    @property
    def path(self) -> Path: ...
    @property
    def file_bytes(self) -> int: ...
    def ternary(self, name: str) -> PackedMatrix: ...
    def digits(self, name: str) -> Digits: ...
    def vector(self, name: str) -> npt.NDArray[np.float32]: ...
    def table(self, name: str) -> npt.NDArray[np.uint16]: ...
    def release(self, array: npt.NDArray[np.generic]) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a tensor lies: ``start`` is its byte offset in ``file``."""

    file: Path
    dtype: str
    shape: tuple[int, ...]
    start: int


def linear_shapes(config: ModelConfig) -> dict[str, tuple[int, int]]:
    """(rows, cols) of the seven matrices of a layer, by name within the layer."""
    hidden, ffn = config.hidden_size, config.intermediate_size
    return {
        "self_attn.q_proj": (config.attention_size, hidden),
        "self_attn.k_proj": (config.kv_size, hidden),
        "self_attn.v_proj": (config.kv_size, hidden),
        "self_attn.o_proj": (hidden, config.attention_size),
        "mlp.gate_proj": (ffn, hidden),
        "mlp.up_proj": (ffn, hidden),
        "mlp.down_proj": (hidden, ffn),
    }


def expected_tensors(config: ModelConfig) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """(name, kind, shape) of every tensor the network needs; kind is a key of DTYPES."""
    table = (config.vocab_size, config.hidden_size)
    yield EMBEDDINGS, "table", table
    if not config.tied:
        yield HEAD, "table", table
    yield "model.norm.weight", "vector", (config.hidden_size,)
    for layer in range(config.num_layers):
        prefix = f"model.layers.{layer}."
        yield prefix + "input_layernorm.weight", "vector", (config.hidden_size,)
        yield prefix + "post_attention_layernorm.weight", "vector", (config.hidden_size,)
        if config.sub_norms:
            yield prefix + "self_attn.attn_sub_norm.weight", "vector", (config.attention_size,)
            yield prefix + "mlp.ffn_sub_norm.weight", "vector", (config.intermediate_size,)
        for name, (rows, cols) in linear_shapes(config).items():
            if config.digits:
                yield f"{prefix}{name}.weight", "digits", (rows, cols)
                yield f"{prefix}{name}.weight_scale", "row scales", (rows,)
            else:
                yield f"{prefix}{name}.weight", "packed", (rows // 4, cols)
                yield f"{prefix}{name}.weight_scale", "scale", (1,)


def check_codes(packed: npt.NDArray[np.uint8]) -> bool:
    """True when no two bits of ``packed`` (any shape) hold code 3, which never occurs in a sound file."""
    return not np.any(packed & (packed >> 1) & 0x55)


def check_digits(values: npt.NDArray[np.int8]) -> bool:
    """True when every number in ``values`` is one that five ternary digits give."""
    return bool(-LARGEST_DIGITS <= values.min() and values.max() <= LARGEST_DIGITS)


def open_checkpoint(folder: Path) -> "Checkpoint":
    """Maps and checks the model in ``folder``. Raises CheckpointError (ConfigError for its config.json)."""
    return Checkpoint(Path(folder))


class Checkpoint:
    """The mapped weight files of one model folder. Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        folder = find_model_folder(folder)
        self.config = load_config(folder)
        self.path = folder
        files = weight_files(folder)
        self._entries: dict[str, Entry] = {}
        for file in files:
            for name, entry in read_header(file).items():
                if name in self._entries:
                    raise CheckpointError(
                        f"{file}: {name} is also in {self._entries[name].file.name}; {_AGAIN}"
                    )
                self._entries[name] = entry
        self._check_tensors(files)
        self._maps = {file: map_file(file) for file in files}
        self.file_bytes = sum(mapping.data.size for mapping in self._maps.values())
        self.written_ns = tuple(mapping.written_ns for mapping in self._maps.values())  # of each file
        try:
            self._check_values()
        except CheckpointError:
            self.close()
            raise

    def ternary(self, name: str) -> PackedMatrix:
        """The matrix ``name`` (such as "model.layers.0.self_attn.q_proj"), a view of the mapped file."""
        packed = self._raw(name + ".weight")
        scale = float(self.vector(name + ".weight_scale")[0])
        return PackedMatrix(packed, scale, 4 * packed.shape[0], packed.shape[1])

    def digits(self, name: str) -> Digits:
        """The same of a model whose weights are of five ternary digits."""
        return Digits(self._raw(name + ".weight"), self.vector(name + ".weight_scale"))

    def vector(self, name: str) -> npt.NDArray[np.float32]:
        """(n,) float32, widened exactly from what the file holds."""
        raw = self._raw(name)
        if raw.dtype == np.uint16:  # bf16 is the upper half of a float32
            return (raw.reshape(-1).astype(np.uint32) << 16).view(np.float32)
        return raw.reshape(-1).astype(np.float32)

    def table(self, name: str) -> npt.NDArray[np.uint16]:
        """(vocab, hidden) bf16 bit patterns: mapped, or a copy if the file has them at an odd byte."""
        raw = self._raw(name)
        return raw if raw.flags.aligned else raw.copy()

    def release(self, array: npt.NDArray[np.generic]) -> None:
        """Gives the pages behind a mapped ``array`` back to the system; they are read again if needed again.

        Arrays that are copies are left alone. Pages shared with a neighbour go too: they are clean.
        """
        for mapping in self._maps.values():
            mapping.release(array)

    def close(self) -> None:
        """Lets the files go. Views that are still in use keep their file mapped until they are gone."""
        self._maps.clear()

    def _raw(self, name: str) -> npt.NDArray[Any]:
        """The tensor as the file holds it (bf16 as uint16), a read-only view."""
        entry = self._entries[name]
        dtype = _NUMPY[entry.dtype]
        size = math.prod(entry.shape) * dtype.itemsize
        data = self._maps[entry.file].data[entry.start : entry.start + size]
        return data.view(dtype).reshape(entry.shape)

    def _check_tensors(self, files: list[Path]) -> None:
        """Every tensor is there with its dtype and shape, and none that means another architecture."""
        expected = {}
        for name, kind, shape in expected_tensors(self.config):
            expected[name] = kind
            entry = self._entries.get(name)
            if entry is None:
                raise CheckpointError(f"{_names(files)}: the tensor {name} is missing; {_AGAIN}")
            if entry.dtype not in DTYPES[kind]:
                wanted = " or ".join(DTYPES[kind])
                raise CheckpointError(
                    f"{entry.file}: {name} is {entry.dtype} where {wanted} is needed: "
                    "the weights are not in the layout that config.json names."
                )
            if entry.shape != shape:
                raise CheckpointError(
                    f"{entry.file}: {name} has the shape {list(entry.shape)} where config.json requires "
                    f"{list(shape)}; {_AGAIN}"
                )
        for name in sorted(self._entries.keys() - expected.keys()):
            part_of_network = name.startswith("model.") and not name.endswith("rotary_emb.inv_freq")
            if part_of_network or name.endswith(".bias"):
                raise CheckpointError(
                    f"{self._entries[name].file}: the tensor {name} does not belong to the architecture that "
                    "config.json describes; this program does not run such a model."
                )

    def _check_values(self) -> None:
        """Scales are finite and positive, norms finite. The tables and codes are not read here."""
        for name, kind, _ in expected_tensors(self.config):
            if kind not in ("scale", "row scales", "vector"):
                continue
            values = self.vector(name)
            wrong = values[~((values > 0) & (values < math.inf))]
            if kind != "vector" and wrong.size:
                raise CheckpointError(
                    f"{self._entries[name].file}: {name} is {wrong[0]}, but a weight scale is a positive "
                    f"number; {_AGAIN}"
                )
            if not np.isfinite(values).all():
                raise CheckpointError(
                    f"{self._entries[name].file}: {name} holds values that are not numbers; {_AGAIN}"
                )


_AGAIN = "the file is damaged or incomplete: download it again."
_NUMPY: dict[str, np.dtype[Any]] = {
    "U8": np.dtype("u1"),
    "I8": np.dtype("i1"),
    "BF16": np.dtype("<u2"),
    "F16": np.dtype("<f2"),
    "F32": np.dtype("<f4"),
}


def weight_files(folder: Path) -> list[Path]:
    """model.safetensors, or the files its index names. Raises CheckpointError."""
    if (folder / SINGLE_FILE).exists():
        return [folder / SINGLE_FILE]
    index = folder / INDEX_FILE
    if not index.exists():
        for gguf in sorted(folder.glob("*.gguf"))[:1]:
            raise CheckpointError(gguf_sentence(gguf))
        raise CheckpointError(
            f"{folder / SINGLE_FILE} is missing: the folder does not hold a complete model."
        )
    weight_map = read_json(index).get("weight_map")
    names = set(weight_map.values()) if isinstance(weight_map, dict) and _all_text(weight_map) else set()
    if not names or any(Path(name).name != name or not name.endswith(".safetensors") for name in names):
        raise CheckpointError(f"{index} does not name the files of the model; download it again.")
    for name in sorted(names):
        if not (folder / name).exists():
            raise CheckpointError(f"{folder / name} is missing: {INDEX_FILE} names it; download it again.")
    return [folder / name for name in sorted(names)]


def _all_text(weight_map: dict[str, object]) -> bool:
    return all(isinstance(name, str) for name in weight_map.values())


def read_header(file: Path) -> dict[str, Entry]:
    """The tensors of one safetensors file: 8 bytes length (little-endian), a JSON header, then the data."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            start = stream.read(512)
            length = int.from_bytes(start[:8], "little")
            impostor = impostor_sentence(file, start)
            if size == 0:
                raise CheckpointError(f"{file} is empty; download it again.")
            if impostor:
                raise CheckpointError(impostor)
            if size < 8 or length > size - 8:
                raise CheckpointError(f"{file} ends within its header; {_AGAIN}")
            if length > MAX_HEADER_BYTES:
                raise ValueError("no safetensors header is as long as this")
            stream.seek(8)
            header = json.loads(stream.read(length))
        entries = {
            name: Entry(file, tensor["dtype"], tuple(tensor["shape"]), 8 + length + tensor["data_offsets"][0])
            for name, tensor in header.items()
            if name != "__metadata__"
        }
        end = 8 + length + max((header[name]["data_offsets"][1] for name in entries), default=0)
        if size < end:
            raise CheckpointError(f"{file} has {size:,} bytes of {end:,}; {_AGAIN}")
        with safe_open(file, framework="numpy"):  # the library's own checks: offsets, sizes, overlaps
            pass
    except OSError as error:
        raise CheckpointError(f"{file} cannot be read ({error.strerror or error}).") from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, SafetensorError):
        raise CheckpointError(f"{file} is not a sound safetensors file; {_AGAIN}") from None
    return entries


def _names(files: list[Path]) -> str:
    return str(files[0]) if len(files) == 1 else f"{files[0].parent} ({len(files)} files)"
