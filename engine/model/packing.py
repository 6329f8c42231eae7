"""Packs a checkpoint's tensors into the kernels' network."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from cython_kernels.groups import GroupKernels
from cython_kernels.head.certified import CertifiedHead
from cython_kernels.network.network import Network
from engine.errors import CheckpointError
from engine.machine.hardware import physical_cores
from engine.machine.results import Skipping
from engine.model_folder.checkpoint import (
    EMBEDDINGS,
    HEAD,
    Digits,
    PackedMatrix,
    Weights,
    expected_tensors,
)
from engine.model_folder.config import ModelConfig
from engine.model_folder.encoders.gemma import embed_scale
from engine.model_folder.groups import Groups

CODED_ROWS = 2048  # coded at a time, by one thread
# MODEL.md section 3: names within a layer -> names of the kernels' network
MATRICES = {
    "self_attn.q_proj": "q", "self_attn.k_proj": "k", "self_attn.v_proj": "v", "self_attn.o_proj": "o",
    "mlp.gate_proj": "gate", "mlp.up_proj": "up", "mlp.down_proj": "down",
}  # fmt: skip
GEMMA_NORMS = {  # 1 + w, as q_norm, k_norm and the last one
    "input_layernorm": "input", "post_attention_layernorm": "post_attn",
    "pre_feedforward_layernorm": "post", "post_feedforward_layernorm": "post_ffn",
}  # fmt: skip
NORMS = {"input_layernorm": "input", "post_attention_layernorm": "post"}
QK_NORMS = {"self_attn.q_norm": "q", "self_attn.k_norm": "k"}
OWN_NORMS = {  # in front of each matrix of an encoder
    "self_attn.q_proj.norm": "q_input", "self_attn.k_proj.norm": "k_input",
    "self_attn.v_proj.norm": "v_input", "self_attn.o_proj.norm": "attn_sub",
    "mlp.gate_proj.norm": "gate_input", "mlp.up_proj.norm": "up_input", "mlp.down_proj.norm": "ffn_sub",
}  # fmt: skip
SUB_NORMS = {"self_attn.attn_sub_norm": "attn_sub", "mlp.ffn_sub_norm": "ffn_sub"}

Notify = Callable[[float], None]


def make_network(
    config: ModelConfig, kernels: Any, kernel: str, skips: Skipping, groups: GroupKernels | None = None
) -> Network:
    """``groups``: the product of weights with scales of groups, where the model has them."""
    yarn = config.yarn
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
        yarn=(yarn.factor, yarn.original, yarn.beta_fast, yarn.beta_slow, yarn.magnitude) if yarn else None,
        silu=config.activation == "silu",
        gelu=config.activation == "gelu",
        embed_scale=embed_scale(config.hidden_size) if config.gemma else 1.0,
        score_scale=config.gemma.score_scale if config.gemma else 0.0,
        window_theta=config.gemma.window_theta if config.gemma else 0.0,
        skips_up=skips.up,
        skips_down=skips.down,
        activation_bits=config.activation_bits,
        groups=groups,
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
    total = sum(
        1 for _, kind, _ in expected_tensors(config) if kind in ("packed", "master", "digits", "codes")
    )
    threads = physical_cores()
    done = 0

    def pack(layer: int, name: str, tensor: PackedMatrix | Digits | Groups) -> Any:
        try:
            if isinstance(tensor, Groups):
                network.set_groups(layer, MATRICES[name], tensor.codes, tensor.scales.view(np.uint16))
                return tensor.codes
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

    read = weights.groups if config.groups else weights.digits if config.digits else weights.ternary
    with ThreadPoolExecutor(threads) as pool:
        for layer in range(config.num_layers):
            prefix = f"model.layers.{layer}."
            norms = (
                (GEMMA_NORMS if config.gemma else NORMS)
                | (SUB_NORMS if config.sub_norms else {})
                | (QK_NORMS if config.qk_norms else {})
            )
            norms |= OWN_NORMS if config.encoder else {}
            for name, short in norms.items():
                values = weights.vector(f"{prefix}{name}.weight")
                network.set_norm(layer, short, _shifted(config, values) if name not in OWN_NORMS else values)
            if config.gemma and config.gemma.windows[layer]:
                network.set_window(layer, config.gemma.windows[layer])
            jobs = [pool.submit(pack, layer, name, read(prefix + name)) for name in MATRICES]
            for job in jobs:
                weights.release(job.result())
                done += 1
                heartbeat()
            progress(done / total)
    if config.groups:
        _set_group_tables(network, weights)
        progress(1.0)
        return
    embed = weights.table(EMBEDDINGS)
    head = embed if config.tied else weights.table(HEAD)
    network.set_tables(embed, head, _shifted(config, weights.vector("model.norm.weight")))
    if certified and not config.encoder and (coded := code_head(head, weights, heartbeat)) is not None:
        network.set_certified(coded)


def _shifted(config: ModelConfig, norm: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """A norm as it is multiplied with: Gemma stores it less 1."""
    return norm + np.float32(1) if config.gemma else norm


def _set_group_tables(network: Network, weights: Weights) -> None:
    """Embedding and head as the matrices are: they are summed exactly, so nothing needs to be certified."""
    names = [name.removesuffix(".weight") for name in (EMBEDDINGS, HEAD)[: 1 if weights.config.tied else 2]]
    tables = [weights.groups(name) for name in names]
    pairs = [(table.codes, table.scales.view(np.uint16)) for table in tables]
    try:
        network.set_group_tables(
            pairs[0], pairs[1] if len(pairs) > 1 else None, weights.vector("model.norm.weight")
        )
    except ValueError as error:
        raise CheckpointError(
            f"The tables {' and '.join(names)} in {weights.path} are damaged ({error}); "
            "download the model again."
        ) from None
    for table in tables:
        weights.release(table.codes)


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
