"""What a config.json of Gemma 3's form says beyond that of a Qwen3: layers with a window, and factors."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import ConfigError
from engine.model_folder.fields import count, positive, show

_KINDS = ("sliding_attention", "full_attention")


@dataclass(frozen=True, slots=True)
class Gemma:
    """The arithmetic of Gemma 3 where it differs."""

    windows: tuple[int, ...]  # keys that a token of each layer sees, its own among them; 0: all
    window_theta: float  # RoPE's base in layers with a window
    query_scalar: float  # scores are divided by its square root

    @property
    def score_scale(self) -> float:
        return float(self.query_scalar**-0.5)


def embed_scale(hidden_size: int) -> float:
    """What embedded tokens are multiplied with, rounded to float32 by whoever uses it."""
    return math.sqrt(hidden_size)


def read_gemma(values: Mapping[str, Any], layers: int, source: str) -> Gemma:
    """Checks the keys of Gemma 3's form. Raises ConfigError."""
    kinds = values.get("layer_types")
    if kinds is None:
        every = count(values, "sliding_window_pattern", source, default=6)
        kinds = [_KINDS[(layer + 1) % every == 0] for layer in range(layers)]
    if not isinstance(kinds, list) or len(kinds) != layers or any(kind not in _KINDS for kind in kinds):
        raise ConfigError(
            f"{source}: layer_types is {show(kinds)}, not {layers} times one of {' and '.join(_KINDS)}."
        )
    window = count(values, "sliding_window", source)
    return Gemma(
        tuple(window if kind == _KINDS[0] else 0 for kind in kinds),
        positive(values, "rope_local_base_freq", source),
        positive(values, "query_pre_attn_scalar", source),
    )
