"""What a conversion reads: a network's tensors as rows of float32, and the files that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from engine.convert.names import tensors
from engine.errors import ConversionError
from engine.model_folder.config import ModelConfig, parse_config


class Rows(Protocol):
    """A matrix that is read some rows at a time; a vector is one row."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    def read(self, start: int, stop: int) -> npt.NDArray[np.float32]:
        """(stop - start, cols) float32, values as the file has them, numbers or not."""

    def release(self) -> None:
        """Gives back the memory of what was read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A network of Llama's shape. ``files``: what is written as it stands, by name."""

    path: Path
    config: ModelConfig
    rows: Mapping[str, Rows]  # of each of names.tensors(config)
    files: Mapping[str, bytes]


# What the written folder says of its weights.
QUANTIZATION = {"quant_method": "tern_digits", "digits": 5, "activation_bits": 16}


def config_for_digits(values: Mapping[str, Any], source: Path) -> ModelConfig:
    """The config of a network whose weights will be digits. Raises ConfigError, ConversionError."""
    if values.get("model_type") != "llama" or values.get("hidden_act") != "silu":
        found = f"{values.get('model_type')} with {values.get('hidden_act')}"
        raise ConversionError(f"{source} describes {found:.80}; only llama with silu can be converted.")
    return parse_config({**values, "quantization_config": QUANTIZATION}, str(source))


def config_values(config: ModelConfig) -> dict[str, Any]:
    """config.json of the folder that is written."""
    values: dict[str, Any] = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_act": config.activation,
        "hidden_size": config.hidden_size,
        "intermediate_size": config.intermediate_size,
        "num_hidden_layers": config.num_layers,
        "num_attention_heads": config.num_heads,
        "num_key_value_heads": config.num_kv_heads,
        "head_dim": config.head_dim,
        "vocab_size": config.vocab_size,
        "max_position_embeddings": config.max_position,
        "rms_norm_eps": config.rms_norm_eps,
        "rope_theta": config.rope_theta,
        "tie_word_embeddings": config.tied,
        "bos_token_id": config.bos_id,
        "eos_token_id": list(config.eos_ids),
        "quantization_config": QUANTIZATION,
    }
    return {name: value for name, value in values.items() if value is not None}


def check_tensors(config: ModelConfig, shapes: Mapping[str, tuple[int, ...]], source: Path) -> None:
    """Every tensor of the network is there with its shape, and no other. Raises ConversionError."""
    left = dict(shapes)
    for name, _, shape in tensors(config):
        found = left.pop(name, None)
        if found is None:
            raise ConversionError(
                f"{source} has no tensor {name}; it is incomplete, or a model that cannot be converted."
            )
        if found != shape:
            raise ConversionError(
                f"{source}: {name} has the shape {list(found)}, but its config requires {list(shape)}."
            )
    for name in sorted(left):
        raise ConversionError(
            f"{source} holds {name}, which is not part of the network that its config describes."
        )
