"""Weights on disk in the official layout: ``model.safetensors``, or shards named by an index file.

The files are mapped, not read: a tensor's pages come in when it is used and can be given back with
``release``. Everything that can be known from headers and scales is checked at opening, so that a damaged
download is refused at once with a sentence that names the file and the tensor. Packed code 3 needs every
byte and is looked for where each byte is read anyway: by the kernels' packer, or by ``check_codes``.

Packing (transformers' integrations/bitnet.py): byte (r, c) of a packed tensor (rows/4, cols) holds column c
of the output rows r, r + rows/4, r + 2*rows/4, r + 3*rows/4 in its bits 0-1, 2-3, 4-5, 6-7; code 0, 1, 2 is
the weight -1, 0, +1. Weights of five ternary digits are whole numbers instead, a byte each.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from engine.errors import CheckpointError
from engine.model_folder.config import ModelConfig, load_config
from engine.model_folder.encoders.masters import ternarise
from engine.model_folder.groups import GROUP, Groups, exact_scales
from engine.model_folder.locate import find_model_folder
from engine.model_folder.mapped_file import map_file
from engine.model_folder.safetensors_file import AGAIN, Entry, names_of, read_header, weight_files

EMBEDDINGS = "model.embed_tokens.weight"
HEAD = "lm_head.weight"
BARE = "model."  # what names of encoders may lack

LARGEST_DIGITS = 121  # 1 + 3 + 9 + 27 + 81

# What a tensor is, and the dtypes it may have in the file.
DTYPES = {
    "table": ("BF16",),
    "vector": ("BF16", "F16", "F32"),
    "packed": ("U8",),
    "scale": ("BF16", "F16", "F32"),
    "digits": ("I8",),
    "row scales": ("F32",),
    "codes": ("U32",),
    "group scales": ("F16", "BF16"),
    "master": ("BF16", "F16"),
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
    def groups(self, name: str) -> Groups: ...
    def vector(self, name: str) -> npt.NDArray[np.float32]: ...
    def table(self, name: str) -> npt.NDArray[np.uint16]: ...
    def release(self, array: npt.NDArray[np.generic]) -> None: ...
    def close(self) -> None: ...


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


def matrix_shape(config: ModelConfig, name: str) -> tuple[int, int]:
    """(rows, cols) of a matrix or table by its whole name, as in "model.layers.0.mlp.up_proj"."""
    if not name.startswith("model.layers."):
        return config.vocab_size, config.hidden_size
    return linear_shapes(config)[name.split(".", 3)[3]]


def expected_tensors(config: ModelConfig) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """(name, kind, shape) of every tensor the network needs; kind is a key of DTYPES."""
    table = (config.vocab_size, config.hidden_size)
    for name in (EMBEDDINGS,) if config.tied else (EMBEDDINGS, HEAD):
        if config.groups:
            yield from _group_tensors(name.removesuffix(".weight"), *table)
        else:
            yield name, "table", table
    yield "model.norm.weight", "vector", (config.hidden_size,)
    for layer in range(config.num_layers):
        prefix = f"model.layers.{layer}."
        yield prefix + "input_layernorm.weight", "vector", (config.hidden_size,)
        yield prefix + "post_attention_layernorm.weight", "vector", (config.hidden_size,)
        if config.gemma:
            yield prefix + "pre_feedforward_layernorm.weight", "vector", (config.hidden_size,)
            yield prefix + "post_feedforward_layernorm.weight", "vector", (config.hidden_size,)
        if config.sub_norms:
            yield prefix + "self_attn.attn_sub_norm.weight", "vector", (config.attention_size,)
            yield prefix + "mlp.ffn_sub_norm.weight", "vector", (config.intermediate_size,)
        if config.qk_norms:
            yield prefix + "self_attn.q_norm.weight", "vector", (config.head_dim,)
            yield prefix + "self_attn.k_norm.weight", "vector", (config.head_dim,)
        for name, (rows, cols) in linear_shapes(config).items():
            if config.groups:
                yield from _group_tensors(prefix + name, rows, cols)
            elif config.digits:
                yield f"{prefix}{name}.weight", "digits", (rows, cols)
                yield f"{prefix}{name}.weight_scale", "row scales", (rows,)
            elif config.encoder:
                yield f"{prefix}{name}.weight", "master", (rows, cols)
                yield f"{prefix}{name}.norm.weight", "vector", (cols,)
            else:
                yield f"{prefix}{name}.weight", "packed", (rows // 4, cols)
                yield f"{prefix}{name}.weight_scale", "scale", (1,)


def _group_tensors(name: str, rows: int, cols: int) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    yield f"{name}.weight", "codes", (rows, cols // 16)
    yield f"{name}.scales", "group scales", (rows, cols // GROUP)
    yield f"{name}.biases", "group scales", (rows, cols // GROUP)


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
                name = self._canonical(name)
                if name in self._entries:
                    raise CheckpointError(
                        f"{file}: {name} is also in {self._entries[name].file.name}; {AGAIN}"
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
        """The matrix ``name`` (such as "model.layers.0.self_attn.q_proj"), a view of the mapped file.

        Of masters, which take a look at each weight, a copy. Raises CheckpointError.
        """
        if self.config.encoder:
            return self._ternarised(name)
        packed = self._raw(name + ".weight")
        scale = float(self.vector(name + ".weight_scale")[0])
        return PackedMatrix(packed, scale, 4 * packed.shape[0], packed.shape[1])

    def _ternarised(self, name: str) -> PackedMatrix:
        raw = self._raw(name + ".weight")
        try:
            packed, scale = ternarise(raw)
        except ValueError as error:
            raise CheckpointError(
                f"{self._entries[name + '.weight'].file}: {self.shown(name)}.weight is damaged "
                f"({error}); {AGAIN}"
            ) from None
        self.release(raw)
        return PackedMatrix(packed, scale, *raw.shape)

    def shown(self, name: str) -> str:
        """What the files call the tensor ``name``."""
        return name.removeprefix(BARE) if self.config.encoder and self.config.encoder.bare else name

    def _canonical(self, name: str) -> str:
        bare = self.config.encoder and self.config.encoder.bare
        return BARE + name if bare and not name.startswith("lm_head.") else name

    def digits(self, name: str) -> Digits:
        """The same of a model whose weights are of five ternary digits."""
        return Digits(self._raw(name + ".weight"), self.vector(name + ".weight_scale"))

    def groups(self, name: str) -> Groups:
        """The same, or a table, of a model with a scale per group of columns. Raises CheckpointError."""
        file = self._entries[name + ".scales"].file
        scales, biases = (
            exact_scales(self._raw(f"{name}.{part}"), f"{file}: {name}.{part}")
            for part in ("scales", "biases")
        )
        if not np.array_equal(biases, -scales):
            raise CheckpointError(
                f"{file}: {name}.biases are not the scales with the other sign: its weights are not ternary."
            )
        codes = self._raw(name + ".weight")  # sixteen of a word, the first in its lowest bits
        return Groups(codes.view(np.uint8) if codes.flags.aligned else codes.copy().view(np.uint8), scales)

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
                raise CheckpointError(f"{names_of(files)}: the tensor {self.shown(name)} is missing; {AGAIN}")
            if entry.dtype not in DTYPES[kind]:
                wanted = " or ".join(DTYPES[kind])
                raise CheckpointError(
                    f"{entry.file}: {self.shown(name)} is {entry.dtype} where {wanted} is needed: "
                    "the weights are not in the layout that config.json names."
                )
            if entry.shape != shape:
                raise CheckpointError(
                    f"{entry.file}: {self.shown(name)} has the shape {list(entry.shape)} where "
                    "config.json requires "
                    f"{list(shape)}; {AGAIN}"
                )
        for name in sorted(self._entries.keys() - expected.keys()):
            part_of_network = name.startswith("model.") and not name.endswith("rotary_emb.inv_freq")
            if part_of_network or name.endswith(".bias"):
                raise CheckpointError(
                    f"{self._entries[name].file}: the tensor {self.shown(name)} does not belong "
                    "to the architecture that "
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
                    f"{self._entries[name].file}: {self.shown(name)} is {wrong[0]}, but a weight "
                    "scale is a positive "
                    f"number; {AGAIN}"
                )
            if not np.isfinite(values).all():
                raise CheckpointError(
                    f"{self._entries[name].file}: {self.shown(name)} holds values that are not "
                    f"numbers; {AGAIN}"
                )


_NUMPY: dict[str, np.dtype[Any]] = {
    "U8": np.dtype("u1"),
    "U32": np.dtype("<u4"),
    "I8": np.dtype("i1"),
    "BF16": np.dtype("<u2"),
    "F16": np.dtype("<f2"),
    "F32": np.dtype("<f4"),
}
