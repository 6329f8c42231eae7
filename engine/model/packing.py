"""Packs a checkpoint's tensors into the kernels' network."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from cython_kernels.head.certified import CertifiedHead
from cython_kernels.network.network import Network
from engine.errors import CheckpointError
from engine.machine.hardware import physical_cores
from engine.model_folder.checkpoint import (
    EMBEDDINGS,
    HEAD,
    Digits,
    PackedMatrix,
    Weights,
    expected_tensors,
)
from engine.model_folder.config import ModelConfig

CODED_ROWS = 2048  # coded at a time, by one thread
# MODEL.md section 3: names within a layer -> names of the kernels' network
MATRICES = {
    "self_attn.q_proj": "q", "self_attn.k_proj": "k", "self_attn.v_proj": "v", "self_attn.o_proj": "o",
    "mlp.gate_proj": "gate", "mlp.up_proj": "up", "mlp.down_proj": "down",
}  # fmt: skip
NORMS = {"input_layernorm": "input", "post_attention_layernorm": "post"}
SUB_NORMS = {"self_attn.attn_sub_norm": "attn_sub", "mlp.ffn_sub_norm": "ffn_sub"}

Notify = Callable[[float], None]


def make_network(config: ModelConfig, kernels: Any, kernel: str, skips: bool) -> Network:
    return Network(
        kernels,
        kernel,
        hidden=config.hidden_size,
        ffn=config.intermediate_size,
        layers=config.num_layers,
        heads=config.num_heads,
        kv_heads=config.num_kv_heads,
        head_dim=config.head_dim,
        vocab=config.vocab_size,
        eps=config.rms_norm_eps,
        theta=config.rope_theta,
        silu=config.activation == "silu",
        skips=skips,
        activation_bits=config.activation_bits,
    )


def fill_network(
    network: Network,
    weights: Weights,
    progress: Notify,
    heartbeat: Callable[[], None],
    certified: bool = True,
) -> None:
    """Pack every matrix, two at a time on two cores; mapped pages go back as soon as they are packed."""
    config = weights.config
    total = sum(1 for _, kind, _ in expected_tensors(config) if kind in ("packed", "digits"))
    threads = physical_cores()
    done = 0

    def pack(layer: int, name: str, tensor: PackedMatrix | Digits) -> Any:
        try:
            if isinstance(tensor, Digits):
                network.set_digits(layer, MATRICES[name], tensor.values, tensor.scales)
            else:
                network.set_matrix(layer, MATRICES[name], tensor.packed, tensor.scale, config.scale_divides)
        except ValueError as error:
            raise CheckpointError(
                f"The tensor model.layers.{layer}.{name} in {weights.path} is damaged ({error}); "
                "download the model again."
            ) from None
        return tensor.values if isinstance(tensor, Digits) else tensor.packed

    read = weights.digits if config.digits else weights.ternary
    with ThreadPoolExecutor(threads) as pool:
        for layer in range(config.num_layers):
            prefix = f"model.layers.{layer}."
            norms = NORMS | (SUB_NORMS if config.sub_norms else {})
            for name, short in norms.items():
                network.set_norm(layer, short, weights.vector(f"{prefix}{name}.weight"))
            jobs = [pool.submit(pack, layer, name, read(prefix + name)) for name in MATRICES]
            for job in jobs:
                weights.release(job.result())
                done += 1
                heartbeat()
            progress(done / total)
    embed = weights.table(EMBEDDINGS)
    head = embed if config.tied else weights.table(HEAD)
    network.set_tables(embed, head, weights.vector("model.norm.weight"))
    if certified and (coded := code_head(head, weights, heartbeat)) is not None:
        network.set_certified(coded)


def code_head(
    table: npt.NDArray[np.uint16], weights: Weights, heartbeat: Callable[[], None]
) -> CertifiedHead | None:
    """The certified head of ``table`` (vocab, hidden) bf16; its pages go back as soon as they are coded.

    None if a weight is not finite: then there is nothing to certify.
    """
    head = CertifiedHead(table)

    def code(first: int) -> None:
        last = min(first + CODED_ROWS, len(table))
        head.code(first, last)
        weights.release(table[first:last])

    with ThreadPoolExecutor(physical_cores()) as pool:
        jobs = [pool.submit(code, first) for first in range(0, len(table), CODED_ROWS)]
        for job in jobs:
            try:
                job.result()
            except ValueError:
                return None
            heartbeat()
    head.finish()
    return head
