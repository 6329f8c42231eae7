"""The network in plain NumPy, straight from the checkpoint: the outside opinion on every kernel.

Written from the description of the model, not from the kernels: whole matrices, no chunks, no fixed order
of sums. In float64 its rounding is far below that of any float32 program, so a float32 engine that rounds
activations to the same codes agrees with it to about 1e-6. A value that lies within rounding error of
k + 1/2 may become either code in two correct programs, and then the logits differ visibly; ``tie_margin``
says how close a prompt comes to that, and ``safe_prompt`` finds prompts that stay away.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.model_folder.checkpoint import EMBEDDINGS, HEAD, PackedMatrix, Weights
from engine.model_folder.config import ModelConfig
from engine.model_folder.groups import unpack_groups

Array = npt.NDArray[Any]
SAFE_MARGIN = 2e-6


@dataclass
class Run:
    """What one pass over a prompt of n tokens gave."""

    logits: Array  # (n, vocab)
    tie_margin: float  # how near any value v to be rounded came to k + 1/2: smallest distance / (|v| + 1)
    stages: dict[str, Array] = field(default_factory=dict)  # "L0_codes_attn_in", ...: see layer()


def reference_logits(
    weights: Weights, ids: list[int], dtype: npt.DTypeLike = np.float64, kv: str = "f32"
) -> Array:
    """(n, vocab) logits after each of the n tokens; kv "f16" rounds keys and values as the KV cache does.

    With "f16" a key near the middle of two f16 numbers may go either way in two correct programs, and the
    tie margin does not watch for that: compare loosely there.
    """
    return run(weights, ids, dtype, kv).logits


def run(weights: Weights, ids: list[int], dtype: npt.DTypeLike = np.float64, kv: str = "f32") -> Run:
    """The whole network over ``ids`` from an empty context, with every intermediate kept."""
    config = weights.config
    state = Pass(weights, np.dtype(dtype), kv)
    if config.groups:
        return _run_groups(state, ids)
    x = _widen(weights.table(EMBEDDINGS)[ids]).astype(dtype)
    for index in range(config.num_layers):
        x = layer(state, index, x)
    h = state.norm(x, "model.norm.weight")
    head = _widen(weights.table(EMBEDDINGS if config.tied else HEAD)).astype(dtype)
    return Run(h @ head.T, state.tie_margin, state.stages)


def _run_groups(state: "Pass", ids: list[int]) -> Run:
    """The same where the tables are ternary too, and the head takes codes as every matrix does."""
    config = state.weights.config
    x = unpack_groups(state.weights.groups("model.embed_tokens"))[ids].astype(state.dtype)
    for index in range(config.num_layers):
        x = layer(state, index, x)
    codes, scale = state.quantise(config.num_layers, "head_in", state.norm(x, "model.norm.weight"))
    head = state.weights.groups("model.embed_tokens" if config.tied else "lm_head")
    return Run(codes @ unpack_groups(head).T / scale, state.tie_margin, state.stages)


def greedy(weights: Weights, ids: list[int], count: int, kv: str = "f32") -> list[int]:
    """The ``count`` most likely next tokens one after the other; equal logits: the lowest id."""
    out: list[int] = []
    for _ in range(count):
        out.append(int(np.argmax(reference_logits(weights, [*ids, *out], kv=kv)[-1])))
    return out


def safe_prompt(weights: Weights, length: int, kv: str = "f32", seed: int = 0) -> list[int]:
    """Random token ids none of whose activations comes near a tie, so that logits can be compared.

    Grown token by token: what is safe stays safe, because a token sees only those before it.
    """
    source = np.random.default_rng(seed)
    ids: list[int] = []
    for _ in range(50 * length):
        if len(ids) == length:
            return ids
        longer = [*ids, int(source.integers(0, weights.config.vocab_size))]
        if run(weights, longer, kv=kv).tie_margin >= SAFE_MARGIN:
            ids = longer
    raise AssertionError(f"found no prompt of {length} tokens that stays {SAFE_MARGIN} away from all ties")


def unpack(ternary: PackedMatrix) -> Array:
    """(rows, cols) int8 weights -1, 0, +1."""
    codes = [(ternary.packed >> shift) & 3 for shift in (0, 2, 4, 6)]  # a quarter of the rows each
    return np.concatenate(codes).astype(np.int8) - np.int8(1)


class Pass:
    """One run's precision and what it collects."""

    def __init__(self, weights: Weights, dtype: np.dtype[Any], kv: str) -> None:
        assert kv in ("f16", "f32")
        self.weights, self.dtype, self.kv = weights, dtype, kv
        self.tie_margin = np.inf
        self.stages: dict[str, Array] = {}

    def keep(self, index: int, name: str, value: Array) -> Array:
        self.stages[f"L{index}_{name}"] = value
        return value

    def norm(self, x: Array, name: str) -> Array:
        eps = self.dtype.type(self.weights.config.rms_norm_eps)
        inverse = 1 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
        return self.weights.vector(name).astype(self.dtype) * (x * inverse)

    def quantise(self, index: int, site: str, h: Array) -> tuple[Array, Array]:
        """(n, cols) whole codes and (n, 1) scales, one per token."""
        self.keep(index, f"codes_{site}_normed", h)
        peak = np.max(np.abs(h), axis=-1, keepdims=True)
        limit = 32639 if self.weights.config.activation_bits == 16 else 127
        scale = self.dtype.type(limit) / np.maximum(peak, self.dtype.type(1e-5))
        value = h * scale
        codes = np.clip(np.rint(value), -limit - 1, limit).astype(np.int8 if limit == 127 else np.int16)
        distance = np.abs(value - np.floor(value) - self.dtype.type(0.5)) / (np.abs(value) + 1)
        self.tie_margin = min(self.tie_margin, float(distance.min()))
        self.keep(index, f"codes_{site}_scale", scale)
        return self.keep(index, f"codes_{site}", codes), scale

    def linear(self, index: int, name: str, codes: Array, scale: Array) -> Array:
        """(n, rows): integer sums, then the scales of activation and weight."""
        matrix = f"model.layers.{index}.{name}"
        if self.weights.config.groups:
            exact = codes.astype(np.float64) @ unpack_groups(self.weights.groups(matrix)).T
            return (exact / scale).astype(self.dtype)
        if self.weights.config.digits:
            digits = self.weights.digits(matrix)
            exact = codes.astype(np.float64) @ digits.values.astype(np.float64).T  # below 2^53
            return exact.astype(self.dtype) * (digits.scales.astype(self.dtype) / scale)
        ternary = self.weights.ternary(matrix)
        # float64 holds these integers exactly and multiplies matrices much faster than int32
        sums = codes.astype(np.float64) @ unpack(ternary).astype(np.float64).T
        sums = self.keep(index, f"acc_{name}", sums.astype(np.int32))
        weight_scale = self.dtype.type(ternary.scale)
        if self.weights.config.scale_divides:
            return sums.astype(self.dtype) / (scale * weight_scale)
        return sums.astype(self.dtype) * (weight_scale / scale)


def layer(state: Pass, index: int, x: Array) -> Array:
    """One decoder layer; x and the result: (n, hidden), the residual stream."""
    config = state.weights.config
    prefix = f"model.layers.{index}."
    state.keep(index, "x", x)

    h = state.norm(x, prefix + "input_layernorm.weight")
    codes, scale = state.quantise(index, "attn_in", h)
    q, k, v = (state.linear(index, f"self_attn.{name}_proj", codes, scale) for name in "qkv")
    q = q.reshape(len(x), config.num_heads, -1)
    k = k.reshape(len(x), config.num_kv_heads, -1)
    if config.qk_norms:
        q = state.norm(q, prefix + "self_attn.q_norm.weight")
        k = state.norm(k, prefix + "self_attn.k_norm.weight")
    q = state.keep(index, "q_rope", _rope(q, config))
    k = state.keep(index, "k_rope", _rope(k, config))
    v = state.keep(index, "v", v.reshape(len(x), config.num_kv_heads, -1))
    if state.kv == "f16":
        k, v = (part.astype(np.float32).astype(np.float16).astype(state.dtype) for part in (k, v))
    h = state.keep(index, "attn", _attention(q, k, v))
    if config.sub_norms:
        h = state.norm(h, prefix + "self_attn.attn_sub_norm.weight")
    codes, scale = state.quantise(index, "o_in", h)
    x = state.keep(index, "x1", x + state.linear(index, "self_attn.o_proj", codes, scale))

    h = state.norm(x, prefix + "post_attention_layernorm.weight")
    codes, scale = state.quantise(index, "mlp_in", h)
    gate = state.keep(index, "gate", state.linear(index, "mlp.gate_proj", codes, scale))
    up = state.keep(index, "up", state.linear(index, "mlp.up_proj", codes, scale))
    active = np.maximum(gate, 0) ** 2 if config.activation == "relu2" else gate / (1 + np.exp(-gate))
    h = state.keep(index, "ffn_prod", active * up)
    if config.sub_norms:
        h = state.norm(h, prefix + "mlp.ffn_sub_norm.weight")
    codes, scale = state.quantise(index, "down_in", h)
    return state.keep(index, "y", x + state.linear(index, "mlp.down_proj", codes, scale))


def _rope(x: Array, config: ModelConfig) -> Array:
    """Rotates the pairs (j, j + d/2) of x (n, heads, d) by position; angles are float32 as in training."""
    n, _, d = x.shape
    theta, yarn = config.rope_theta, config.yarn
    inverse = np.float32(1) / (theta ** (np.arange(0, d, 2) / d)).astype(np.float32)
    magnitude = 1.0
    if yarn:  # as its paper has it, with 32 turns and 1
        inverse = yarn_inverse(d, theta, yarn.factor, yarn.original).astype(np.float32)
        magnitude = 0.1 * np.log(yarn.factor) + 1
    angle = (np.arange(n, dtype=np.float32)[:, None] * inverse).astype(np.float64)
    cos, sin = ((f(angle) * magnitude).astype(x.dtype)[:, None, :] for f in (np.cos, np.sin))
    first, second = x[..., : d // 2], x[..., d // 2 :]
    return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)


def yarn_inverse(d: int, theta: float, factor: float, original: int) -> Array:
    """(d / 2,) float64 frequencies, pair by pair: kept, stretched, or between the two."""
    i = np.arange(d // 2)
    low = np.floor(d * np.log(original / (32 * 2 * np.pi)) / (2 * np.log(theta)))
    high = np.ceil(d * np.log(original / (2 * np.pi)) / (2 * np.log(theta)))
    share = np.clip((i - max(low, 0)) / (min(high, d - 1) - max(low, 0)), 0, 1)
    plain = theta ** (-2 * i / d)
    return np.asarray((1 - share) * plain + share * plain / factor)


def _attention(q: Array, k: Array, v: Array) -> Array:
    """(n, heads * d) from q (n, heads, d) and k, v (n, kv_heads, d): causal, grouped heads."""
    n, heads, d = q.shape
    group = heads // k.shape[1]
    q = q.transpose(1, 0, 2)
    k, v = (np.repeat(part, group, axis=1).transpose(1, 0, 2) for part in (k, v))
    scores = q @ k.transpose(0, 2, 1) * q.dtype.type(d**-0.5)  # (heads, n, n)
    scores = np.where(np.tri(n, dtype=bool), scores, -np.inf)
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    return np.asarray((p @ v).transpose(1, 0, 2).reshape(n, heads * d))


def _widen(bf16: Array) -> Array:
    return (bf16.astype(np.uint32) << 16).view(np.float32)
