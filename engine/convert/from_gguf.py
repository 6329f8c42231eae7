"""A GGUF file as a source: its metadata become config and tokenizer, its blocks rows of float32."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.convert.blocks import dequantise
from engine.convert.gguf import Gguf, GgufTensor
from engine.convert.metadata import Metadata
from engine.convert.names import folder_name, rotary_rows
from engine.convert.source import Rows, Source, check_tensors, config_for_digits
from engine.convert.tokenizer import tokenizer_files
from engine.errors import ConversionError
from engine.model_folder.config import ModelConfig

ARCHITECTURE = "llama"
QUANTIZATION_VERSION = 2  # of the block formats; there is no newer one


@dataclass(frozen=True, slots=True, eq=False)
class GgufRows:
    """A tensor of a file; ``order``: which row of the file each row is, None for as they are."""

    gguf: Gguf
    tensor: GgufTensor
    order: npt.NDArray[np.intp] | None

    @property
    def shape(self) -> tuple[int, ...]:
        return self.tensor.shape

    def read(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        raw = self.gguf.raw(self.tensor)
        rows = raw[start:stop] if self.order is None else raw[self.order[start:stop]]
        return dequantise(self.tensor.block, rows)

    def release(self) -> None:
        self.gguf.release(self.tensor)


def gguf_source(gguf: Gguf) -> Source:
    """The network in a file, as long as that is open. Raises ConversionError, ConfigError, TokenizerError."""
    metadata = Metadata(gguf.path, gguf.metadata)
    architecture = metadata.text("general.architecture")
    if architecture != ARCHITECTURE:
        raise ConversionError(
            f"{gguf.path} has the architecture {architecture:.60}; only {ARCHITECTURE} can be converted."
        )
    version = metadata.whole("general.quantization_version", QUANTIZATION_VERSION)
    if version != QUANTIZATION_VERSION:
        raise ConversionError(
            f"{gguf.path} has blocks of version {version}; only version {QUANTIZATION_VERSION} can be read."
        )
    names = {name: folder_name(name) for name in gguf.tensors}
    for name, known in names.items():
        if known is None:
            raise ConversionError(
                f"{gguf.path} holds the tensor {name}, which no network that can be converted has."
            )
    shapes = {known: gguf.tensors[name].shape for name, known in names.items() if known}
    tokens = tokenizer_files(metadata)
    config = config_for_digits(_config(metadata, shapes, tokens.end_ids), gguf.path)
    if tokens.count != config.vocab_size:
        raise ConversionError(
            f"{gguf.path} has {tokens.count} tokens, but an embedding table of {config.vocab_size} rows: "
            "it is damaged; download it again."
        )
    check_tensors(config, shapes, gguf.path)
    rows: dict[str, Rows] = {
        known: GgufRows(gguf, gguf.tensors[name], _order(known, config))
        for name, known in names.items()
        if known
    }
    ends = {"bos_token_id": config.bos_id, "eos_token_id": list(config.eos_ids)}
    generation = {name: value for name, value in ends.items() if value is not None}
    files = {**tokens.files, "generation_config.json": (json.dumps(generation, indent=1) + "\n").encode()}
    return Source(gguf.path, config, rows, files)


def _config(
    metadata: Metadata, shapes: dict[str, tuple[int, ...]], end_ids: tuple[int, ...]
) -> dict[str, Any]:
    """The keys of a config.json that say the same."""
    _refuse_variants(metadata)
    hidden = metadata.whole("llama.embedding_length")
    heads = metadata.whole("llama.attention.head_count")
    if not 0 < heads <= hidden or hidden % heads:
        raise ConversionError(f"{metadata.path}: a width of {hidden} cannot be divided among {heads} heads.")
    head_dim = metadata.whole("llama.attention.key_length", hidden // heads)
    for key in ("llama.attention.value_length", "llama.rope.dimension_count"):
        if metadata.whole(key, head_dim) != head_dim:
            raise ConversionError(
                f"{metadata.path}: {key} is not the head size, {head_dim}, which is not supported."
            )
    return {
        "model_type": "llama",
        "hidden_act": "silu",
        "hidden_size": hidden,
        "intermediate_size": metadata.whole("llama.feed_forward_length"),
        "num_hidden_layers": metadata.whole("llama.block_count"),
        "num_attention_heads": heads,
        "num_key_value_heads": metadata.whole("llama.attention.head_count_kv", heads),
        "head_dim": head_dim,
        "vocab_size": shapes.get("model.embed_tokens.weight", (metadata.whole("llama.vocab_size", 0),))[0],
        "max_position_embeddings": metadata.whole("llama.context_length"),
        "rms_norm_eps": metadata.number("llama.attention.layer_norm_rms_epsilon"),
        "rope_theta": metadata.number("llama.rope.freq_base", 10000.0),
        "tie_word_embeddings": "lm_head.weight" not in shapes,
        "bos_token_id": metadata.whole("tokenizer.ggml.bos_token_id", None),
        "eos_token_id": list(end_ids),
    }


def _refuse_variants(metadata: Metadata) -> None:
    """What the architecture may have and the arithmetic of this program has not."""
    if metadata.text("llama.rope.scaling.type", "none") != "none":
        raise ConversionError(f"{metadata.path} has scaled rotary embeddings; only plain ones are supported.")
    if metadata.whole("llama.expert_count", 0):
        raise ConversionError(f"{metadata.path} is a mixture of experts, which is not supported.")
    for key in ("llama.attention.sliding_window", "llama.attention.clamp_kqv"):
        if key in metadata.values:
            raise ConversionError(f"{metadata.path} has {key}, which is not supported.")


def _order(name: str, config: ModelConfig) -> npt.NDArray[np.intp] | None:
    if name.endswith("self_attn.q_proj.weight"):
        return rotary_rows(config.num_heads, config.head_dim)
    if name.endswith("self_attn.k_proj.weight"):
        return rotary_rows(config.num_kv_heads, config.head_dim)
    return None
