"""Random checkpoints of any shape: in memory for benchmarks, on disk in the official layout for tests.

Every tensor is made from (seed, tensor name) alone, so nothing is kept: asking twice gives the same bytes.
The values are drawn so that the network behaves like a trained one in the ways that matter for arithmetic:
activations stay near 1 through all layers, and logits have a standard deviation of about 3.
"""

import hashlib
import json
import math
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.model_folder.checkpoint import (
    BARE,
    LARGEST_DIGITS,
    Digits,
    PackedMatrix,
    expected_tensors,
    linear_shapes,
    matrix_shape,
)
from engine.model_folder.config import ModelConfig
from engine.model_folder.config_values import config_values
from engine.model_folder.encoders.masters import ternarise
from engine.model_folder.groups import GROUP, Groups
from engine.model_folder.safetensors_file import INDEX_FILE, SINGLE_FILE

BITNET_2B4T = ModelConfig(
    model_type="bitnet",
    hidden_size=2560,
    intermediate_size=6912,
    num_layers=30,
    num_heads=20,
    num_kv_heads=5,
    head_dim=128,
    vocab_size=128256,
    rms_norm_eps=1e-5,
    rope_theta=500000.0,
    max_position=4096,
    activation="relu2",
    sub_norms=True,
    tied=True,
    scale_divides=False,
    bos_id=128000,
    eos_ids=(128001,),
)

TABLE_STD = 0.05  # small against the residual stream, so that tied logits do not just repeat the token
LOGIT_STD = 3.0
CHUNK = 1 << 20  # table elements made at a time

Spec = tuple[str, str, tuple[int, ...]]  # name, kind, shape: a row of expected_tensors


# With a share of closed gates asked for, these channels of the residual stream hold a constant. Every row of
# the gate has the same weight there, and the norm before it makes them shift the normal distribution of its
# sums as far as the share wants. So open gates are mostly small ones, as in trained networks.
BIAS_CHANNELS = 16
BIAS = 0.15  # in the tables: no larger than their largest other values
MOST_SHIFT = 4.0  # standard deviations: all gates open, or closed


def synthetic_checkpoint(
    config: ModelConfig, seed: int = 0, gate_sparsity: float | None = None
) -> "SyntheticCheckpoint":
    """Random weights for ``config``, with the interface of a Checkpoint.

    ``gate_sparsity`` is the share of gates that are to be closed, 0 to 1, in a network with sub-norms; as
    random weights have it (about a half) if None.
    """
    return SyntheticCheckpoint(config, seed, gate_sparsity)


class SyntheticCheckpoint:
    """Random weights, made anew at every call; the same bytes that write_checkpoint puts on disk."""

    def __init__(self, config: ModelConfig, seed: int, gate_sparsity: float | None = None) -> None:
        if gate_sparsity is not None and not (0.0 <= gate_sparsity <= 1.0 and config.sub_norms):
            raise ValueError(f"no share of closed gates is {gate_sparsity}; and it needs sub-norms")
        self.config = config
        self.gate_sparsity = gate_sparsity
        self._shift = 0.0  # of the gate's sums, in standard deviations
        if gate_sparsity is not None:
            share = min(max(1.0 - gate_sparsity, 1e-9), 1 - 1e-9)
            self._shift = min(max(NormalDist().inv_cdf(share), -MOST_SHIFT), MOST_SHIFT)
        self.path = Path(f"synthetic-{seed}")
        self.file_bytes = sum(_size(spec) for spec in expected_tensors(config))
        self._seed = seed

    def ternary(self, name: str) -> PackedMatrix:
        rows, cols = linear_shapes(self.config)[name.split(".", 3)[3]]
        if self.config.encoder:
            return PackedMatrix(*ternarise(self._master(name + ".weight", rows, cols)), rows, cols)
        scale = float(_widen(self._scale(name))[0])
        return PackedMatrix(self._packed(name + ".weight", rows, cols), scale, rows, cols)

    def digits(self, name: str) -> Digits:
        rows, cols = linear_shapes(self.config)[name.split(".", 3)[3]]
        return Digits(self._digits(name, rows, cols), self._row_scales(name, rows, cols))

    def groups(self, name: str) -> Groups:
        rows, cols = matrix_shape(self.config, name)
        return Groups(self._codes(name, rows, cols), self._group_scales(name, rows, cols))

    def vector(self, name: str) -> npt.NDArray[np.float32]:
        return _widen(self._norm(name))

    def table(self, name: str) -> npt.NDArray[np.uint16]:
        table = np.empty((self.config.vocab_size, self.config.hidden_size), np.uint16)
        start = 0
        for part in self._table_parts(name):
            table.reshape(-1)[start : start + part.size] = part
            start += part.size
        return table

    def release(self, array: npt.NDArray[np.generic]) -> None:
        """Nothing to do: an array goes with its last reference."""

    def close(self) -> None:
        """Nothing to do."""

    def pieces(self, spec: Spec) -> Iterator[npt.NDArray[np.generic]]:
        """The tensor's content as the file holds it, in order."""
        name, kind, shape = spec
        if kind == "table":
            yield from self._table_parts(name)
        elif kind == "packed":
            yield self._packed(name, 4 * shape[0], shape[1])
        elif kind == "master":
            yield self._master(name, *shape)
        elif kind == "digits":
            yield self._digits(name.removesuffix(".weight"), *shape)
        elif kind == "row scales":
            matrix = name.removesuffix(".weight_scale")
            yield self._row_scales(matrix, *linear_shapes(self.config)[matrix.split(".", 3)[3]])
        elif kind == "codes":
            matrix = name.removesuffix(".weight")
            yield self._codes(matrix, *matrix_shape(self.config, matrix))
        elif kind == "group scales":
            matrix, _, part = name.rpartition(".")
            scales = self._group_scales(matrix, *matrix_shape(self.config, matrix))
            yield scales if part == "scales" else -scales
        elif kind == "scale":
            yield self._scale(name.removesuffix(".weight_scale"))
        else:
            yield self._norm(name)

    def _bits(self, name: str, count: int) -> Iterator[npt.NDArray[np.uint64]]:
        """Random words without end, ``count`` at a time."""
        digest = hashlib.sha256(name.encode()).digest()
        words = np.random.SFC64(np.random.SeedSequence([self._seed, int.from_bytes(digest[:16], "little")]))
        while True:
            yield words.random_raw(count).astype("<u8", copy=False)

    def _packed(self, name: str, rows: int, cols: int) -> npt.NDArray[np.uint8]:
        """(rows / 4, cols) bytes without code 3; every weight is -1, 0 or +1 with nearly equal chance."""
        size = rows // 4 * cols
        words = next(self._bits(name, -(-size // 8)))
        packed = np.frombuffer(words.tobytes().translate(_BYTES), np.uint8, size).reshape(rows // 4, cols)
        return packed if self.gate_sparsity is None else self._biased(name, packed.copy())

    def _master(self, name: str, rows: int, cols: int) -> npt.NDArray[np.uint16]:
        """(rows, cols) bf16 weights that are still to be made ternary."""
        words = next(self._bits(name, -(-rows * cols // 4)))
        values: npt.NDArray[np.uint16] = _normal_bf16()[words.view("<u2")[: rows * cols]]
        return values.reshape(rows, cols)

    def _digits(self, name: str, rows: int, cols: int) -> npt.NDArray[np.int8]:
        """(rows, cols) whole numbers of five ternary digits, every one with nearly equal chance."""
        words = next(self._bits(name + ".weight", -(-rows * cols // 8)))
        return np.frombuffer(words.tobytes().translate(_DIGITS), np.int8, rows * cols).reshape(rows, cols)

    def _row_scales(self, name: str, rows: int, cols: int) -> npt.NDArray[np.float32]:
        """(rows,) that let sums of inputs near 1 come out near 1."""
        uniform = next(self._bits(name + ".weight_scale", rows)) / 2.0**64
        spread = LARGEST_DIGITS / math.sqrt(3) * math.sqrt(cols)
        return ((0.8 + 0.4 * uniform) / spread).astype(np.float32)

    def _codes(self, name: str, rows: int, cols: int) -> npt.NDArray[np.uint8]:
        """(rows, cols / 4) bytes without code 3."""
        size = rows * cols // 4
        words = next(self._bits(name + ".weight", -(-size // 8)))
        return np.frombuffer(words.tobytes().translate(_BYTES), np.uint8, size).reshape(rows, cols // 4)

    def _group_scales(self, name: str, rows: int, cols: int) -> npt.NDArray[np.float16]:
        """(rows, cols / 128) that let sums of inputs near 1 come out near 1; or those of a table."""
        uniform = next(self._bits(name + ".scales", rows * cols // GROUP)) / 2.0**64
        mean = math.sqrt(3 / 2) * (1 / math.sqrt(cols) if ".layers." in name else TABLE_STD)
        return (mean * (0.8 + 0.4 * uniform)).astype(np.float16).reshape(rows, cols // GROUP)

    def _biased(self, name: str, packed: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """The weights that a wanted share of closed gates decides; the others as they are."""
        if name.endswith("gate_proj.weight"):
            packed[:, :BIAS_CHANNELS] = 0b10101010 if self._shift > 0 else 0  # +1 or -1
        elif name.endswith(("o_proj.weight", "down_proj.weight")):  # nothing is added to the constant
            for row in range(BIAS_CHANNELS):
                shift = row // len(packed) * 2
                line = packed[row % len(packed)]
                line[:] = line & ~np.uint8(3 << shift) | np.uint8(1 << shift)
        return packed

    def _table_parts(self, name: str) -> Iterator[npt.NDArray[np.uint16]]:
        hidden = self.config.hidden_size
        left = self.config.vocab_size * hidden
        constant = _round_bf16(np.array([BIAS], np.float32))[0]
        for words in self._bits(name, CHUNK // 4):
            part = _normal_bf16()[words.view("<u2")[:left]]
            if self.gate_sparsity is not None:
                first = -left % hidden  # the channel of the part's first value
                for channel in range(BIAS_CHANNELS):
                    part[(channel - first) % hidden :: hidden] = constant
            yield part
            left -= part.size
            if not left:
                return

    def _norm(self, name: str) -> npt.NDArray[np.uint16]:
        """bf16 norm weights around the size that lets what follows come out near 1."""
        config = self.config
        size = config.head_dim if name.endswith(("q_norm.weight", "k_norm.weight")) else config.hidden_size
        if name.endswith("_proj.norm.weight"):
            _, size = linear_shapes(config)[name.split(".", 3)[3].removesuffix(".norm.weight")]
        if name == "model.norm.weight":
            mean = LOGIT_STD / (math.sqrt(size) * TABLE_STD)
        elif not config.sub_norms:
            mean = 1.0  # the scales carry the size then, as in models made from Llama
        else:
            target = 1.0
            if name.endswith("attn_sub_norm.weight"):
                size, target = config.attention_size, 0.5
            elif name.endswith("ffn_sub_norm.weight"):
                size, target = config.intermediate_size, 0.5
            mean = target / (_SCALE_MEAN * math.sqrt(size * 2 / 3))
        uniform = next(self._bits(name, size)) / 2.0**64
        values = mean * (0.5 + uniform)
        if self.gate_sparsity is not None and name.endswith("post_attention_layernorm.weight"):
            # each sublayer before this norm has added about 0.27 to the residual stream's mean square
            square = TABLE_STD**2 + 0.27 * (2 * int(name.split(".")[2]) + 1)
            spread = mean * math.sqrt((1 + 1 / 12) * size * 2 / 3)  # of the gate's sums, inputs being 1
            values[:BIAS_CHANNELS] = abs(self._shift) * spread / BIAS_CHANNELS * math.sqrt(square) / BIAS
        return _round_bf16(values.astype(np.float32))

    def _scale(self, name: str) -> npt.NDArray[np.uint16]:
        """(1,) bf16 weight scale of a matrix: 1.2 to 2.3 as in 2B4T, or of a Llama model's size."""
        uniform = float(next(self._bits(name + ".weight_scale", 1))[0] / 2.0**64)
        if self.config.sub_norms:
            scale = 1.2 + 1.1 * uniform
        else:
            _, cols = linear_shapes(self.config)[name.split(".", 3)[3]]
            scale = (0.8 + 0.4 * uniform) / math.sqrt(cols * 2 / 3)
        return _round_bf16(np.array([1 / scale if self.config.scale_divides else scale], np.float32))


def write_checkpoint(
    folder: Path,
    config: ModelConfig,
    seed: int = 0,
    *,
    shards: int = 1,
    stop_ids: Sequence[int] = (),
    tokenizer_files: Iterable[Path] = (),
) -> Path:
    """Writes a random model into ``folder`` (made if missing) and returns it.

    ``stop_ids`` are the eos ids of generation_config.json (config.eos_ids unless given);
    ``tokenizer_files`` are copied in. The full 2B4T shape takes 1.18 GB on disk and little memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = synthetic_checkpoint(config, seed)
    specs = file_order(config)
    per_shard = -(-len(specs) // shards)
    groups = [specs[i : i + per_shard] for i in range(0, len(specs), per_shard)]
    weight_map = {}

    def shown(name: str) -> str:
        return name.removeprefix(BARE) if config.encoder and config.encoder.bare else name

    for number, group in enumerate(groups, start=1):
        name = SINGLE_FILE if shards == 1 else f"model-{number:05}-of-{len(groups):05}.safetensors"
        weight_map.update({shown(spec[0]): name for spec in group})
        with (folder / name).open("wb") as stream:
            stream.write(safetensors_header([(shown(spec[0]), *spec[1:]) for spec in group]))
            for spec in group:
                for piece in weights.pieces(spec):
                    stream.write(piece.data)
    if shards > 1:
        index = {"metadata": {"total_size": weights.file_bytes}, "weight_map": weight_map}
        _write_json(folder / INDEX_FILE, index)
    _write_json(folder / "config.json", config_values(config))
    _write_json(
        folder / "generation_config.json",
        {
            "bos_token_id": config.bos_id,
            "eos_token_id": list(stop_ids or config.eos_ids),
            "do_sample": True,
            "temperature": 0.6,
            "max_length": config.max_position,
            "top_p": 0.9,
        },
    )
    for file in tokenizer_files:
        shutil.copyfile(file, folder / file.name)
    return folder


def file_order(config: ModelConfig) -> list[Spec]:
    """The tensors as safetensors puts them: the wider dtype first, then by name."""
    return sorted(expected_tensors(config), key=lambda spec: (-_width(spec), spec[0]))


def safetensors_header(specs: Iterable[Spec]) -> bytes:
    """The file up to its data: length, JSON, spaces up to a multiple of 8 bytes."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for spec in specs:
        name, kind, shape = spec
        end = offset + _size(spec)
        dtype = _DTYPES.get(kind, "BF16")
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


# ---- details -------------------------------------------------------------------------------------------

_DTYPES = {
    "packed": "U8",
    "digits": "I8",
    "row scales": "F32",
    "codes": "U32",
    "group scales": "F16",
}  # all else is BF16
_DIGITS = bytes((v * (2 * LARGEST_DIGITS + 1) // 256 - LARGEST_DIGITS) % 256 for v in range(256))
_SCALE_MEAN = 1.75  # of the weight scales of a network with sub-norms


def _spread_bytes() -> bytes:
    """256 bytes: value v becomes the (v * 81 / 256)-th byte that holds no code 3."""
    sound = [byte for byte in range(256) if not byte & (byte >> 1) & 0x55]
    return bytes(sound[v * len(sound) // 256] for v in range(256))


_BYTES = _spread_bytes()


@lru_cache(maxsize=1)
def _normal_bf16() -> npt.NDArray[np.uint16]:
    """(65536,) bf16 quantiles of the tables' normal distribution: one per random 16-bit number."""
    distribution = NormalDist(0.0, TABLE_STD)
    quantiles = [distribution.inv_cdf((i + 0.5) / 65536) for i in range(65536)]
    return _round_bf16(np.array(quantiles, np.float32))


def _round_bf16(values: npt.NDArray[np.float32]) -> npt.NDArray[np.uint16]:
    """bf16 bit patterns of finite values, rounded half to even."""
    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def _widen(bf16: npt.NDArray[np.uint16]) -> npt.NDArray[np.float32]:
    return (bf16.astype(np.uint32) << 16).view(np.float32)


def _size(spec: Spec) -> int:
    """Bytes of a tensor in the file."""
    return math.prod(spec[2]) * _width(spec)


def _width(spec: Spec) -> int:
    """Bytes of one value."""
    return {"U8": 1, "I8": 1, "F32": 4, "U32": 4}.get(_DTYPES.get(spec[1], ""), 2)


def _write_json(path: Path, values: dict[str, Any]) -> None:
    path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
