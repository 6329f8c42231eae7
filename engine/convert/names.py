"""What the tensors are called: in GGUF files, and in the folder that is written."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from engine.model_folder.checkpoint import EMBEDDINGS, HEAD, linear_shapes
from engine.model_folder.config import ModelConfig

NORM = "model.norm.weight"

_GGUF = {"token_embd.weight": EMBEDDINGS, "output.weight": HEAD, "output_norm.weight": NORM}
_GGUF_LAYER = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
    "attn_norm": "input_layernorm",
    "ffn_norm": "post_attention_layernorm",
}
_IN_LAYER = re.compile(r"blk\.(0|[1-9]\d{0,8})\.(\w+)\.weight")


def folder_name(gguf_name: str) -> str | None:
    """The name in a model folder of a tensor of a GGUF file; None for one that no such network has."""
    match = _IN_LAYER.fullmatch(gguf_name)
    if match is None:
        return _GGUF.get(gguf_name)
    inner = _GGUF_LAYER.get(match[2])
    return inner and f"model.layers.{match[1]}.{inner}.weight"


def tensors(config: ModelConfig) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """(name, kind, shape) of every tensor of a network of Llama's shape; kind: table, vector or linear."""
    table = (config.vocab_size, config.hidden_size)
    yield EMBEDDINGS, "table", table
    if not config.tied:
        yield HEAD, "table", table
    yield NORM, "vector", (config.hidden_size,)
    for layer in range(config.num_layers):
        prefix = f"model.layers.{layer}."
        yield prefix + "input_layernorm.weight", "vector", (config.hidden_size,)
        yield prefix + "post_attention_layernorm.weight", "vector", (config.hidden_size,)
        for name, shape in linear_shapes(config).items():
            yield f"{prefix}{name}.weight", "linear", shape


def rotary_rows(heads: int, head_dim: int) -> npt.NDArray[np.intp]:
    """For each row of q or k in the folder, its row in a GGUF file.

    GGUF has the two rows that are turned together beside each other (2j, 2j + 1); the folder has them half a
    head apart (j, j + head_dim / 2).
    """
    rows = np.arange(heads * head_dim).reshape(heads, head_dim // 2, 2)
    return rows.swapaxes(1, 2).reshape(-1)
