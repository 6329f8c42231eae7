"""An encoder in float64, from the description of BitNet-embedding and the bytes of its file."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
SAFE_MARGIN = 2e-6


def tensors(file: Path) -> dict[str, Array]:
    """name -> float64 values of a file of bf16 tensors"""
    data = file.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    found = {}
    for name, tensor in header.items():
        if name == "__metadata__":
            continue
        assert tensor["dtype"] == "BF16"
        first, last = tensor["data_offsets"]
        bits = np.frombuffer(data[8 + length + first : 8 + length + last], "<u2").astype(np.uint32) << 16
        found[name.removeprefix("model.")] = bits.view(np.float32).astype(np.float64).reshape(tensor["shape"])
    return found


class EncoderReference:
    """The passes of one encoder; ``margin`` says how near a value to be rounded ever came to k + 1/2."""

    def __init__(self, folder: Path) -> None:
        self.weights = tensors(folder / "model.safetensors")
        self.config = json.loads((folder / "config.json").read_text())
        self.margin = np.inf

    def hidden(self, ids: list[int]) -> Array:
        """(n, hidden) behind the last norm"""
        config, w = self.config, self.weights
        d = config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"]
        heads, kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
        n = len(ids)
        x = w["embed_tokens.weight"][ids]
        gemma = config["model_type"] == "gemma3_text"
        if gemma:
            x = x * np.sqrt(config["hidden_size"])
        for index in range(config["num_hidden_layers"]):
            layer = f"layers.{index}."
            h = self._norm(x, layer + "input_layernorm")
            q, k, v = (self._linear(h, f"{layer}self_attn.{name}_proj") for name in "qkv")
            local = gemma and config["layer_types"][index] == "sliding_attention"
            theta = float(config["rope_local_base_freq" if local else "rope_theta"])
            scalar = config["query_pre_attn_scalar"] if gemma else d
            q = self._rotate(self._norm(q.reshape(n, heads, d), layer + "self_attn.q_norm"), theta)
            k = self._rotate(self._norm(k.reshape(n, kv_heads, d), layer + "self_attn.k_norm"), theta)
            v = v.reshape(n, kv_heads, d)
            out = np.empty((n, heads, d))
            for head in range(heads):
                shared = head // (heads // kv_heads)
                for t in range(n):
                    first = max(0, t + 1 - config["sliding_window"]) if local else 0
                    scores = k[first : t + 1, shared] @ q[t, head] / np.sqrt(scalar)
                    p = np.exp(scores - scores.max())
                    out[t, head] = p / p.sum() @ v[first : t + 1, shared]
            out = self._linear(out.reshape(n, heads * d), layer + "self_attn.o_proj")
            x = x + (self._norm(out, layer + "post_attention_layernorm") if gemma else out)
            h = self._norm(x, layer + f"{'pre_feedforward' if gemma else 'post_attention'}_layernorm")
            gate, up = self._linear(h, layer + "mlp.gate_proj"), self._linear(h, layer + "mlp.up_proj")
            if gemma:
                active = 0.5 * gate * (1 + np.tanh(np.sqrt(2 / np.pi) * (gate + 0.044715 * gate**3)))
            else:
                active = gate / (1 + np.exp(-gate))
            out = self._linear(active * up, layer + "mlp.down_proj")
            x = x + (self._norm(out, layer + "post_feedforward_layernorm") if gemma else out)
        return self._norm(x, "norm")

    def vector(self, ids: list[int], pooling: str = "last") -> Array:
        hidden = self.hidden(ids)
        pooled = hidden[-1] if pooling == "last" else hidden.mean(0)
        return np.asarray(pooled / np.linalg.norm(pooled))

    def _norm(self, x: Array, name: str) -> Array:
        square = np.mean(x * x, axis=-1, keepdims=True)
        weight = self.weights[name + ".weight"]
        if self.config["model_type"] == "gemma3_text" and "_proj." not in name:
            weight = 1 + weight
        return np.asarray(x / np.sqrt(square + self.config["rms_norm_eps"]) * weight)

    def _linear(self, x: Array, name: str) -> Array:
        """Each matrix normalises and rounds by itself."""
        h = self._norm(x, name + ".norm")
        scale = 127 / np.maximum(np.abs(h).max(-1, keepdims=True), 1e-5)
        value = h * scale
        self.margin = min(
            self.margin, float((np.abs(value - np.floor(value) - 0.5) / (np.abs(value) + 1)).min())
        )
        w = self.weights[name + ".weight"]
        mean = np.abs(w).mean()
        ternary = np.clip(np.rint(w / mean), -1, 1)
        return np.asarray(np.rint(value) @ ternary.T * mean / scale)

    def _rotate(self, x: Array, theta: float) -> Array:
        n, _, d = x.shape
        angle = np.arange(n)[:, None] * theta ** (-np.arange(0, d, 2) / d)
        cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
        a, b = x[..., : d // 2], x[..., d // 2 :]
        return np.concatenate([a * cos - b * sin, b * cos + a * sin], -1)
