"""Model: a checkpoint's weights packed for this CPU and one kernel, ready to make Decoders."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil

from cython_kernels.head.certified import CertifiedHead
from cython_kernels.network.decoder import Decoder
from cython_kernels.network.network import Network
from engine.errors import CheckpointError, ContextError, KernelError, MemoryShortError, NumericsError
from engine.machine.hardware import physical_cores
from engine.machine.kernel_choice import resolve, skipping_pays
from engine.machine.proof import choose, ensure, may_skip
from engine.model_folder.checkpoint import (
    EMBEDDINGS,
    HEAD,
    Checkpoint,
    Weights,
    expected_tensors,
    linear_shapes,
    open_checkpoint,
)
from engine.model_folder.config import ModelConfig, load_config
from engine.model_folder.generation_config import load_defaults
from engine.model_folder.identity import identity
from engine.sampling.params import SamplingParams
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids

SKIPPING = ("i2_s", "base3")  # kernels that leave out neurons; the lookup formats stay what their papers say
KV_BYTES = {"f16": 2, "f32": 4}
WORKING_BYTES = 160 << 20  # Python, its libraries and the decoder's scratch
CODE_BITS = 7  # of a weight of the certified head
CODED_ROW_BYTES = 20 + 25  # of a row of the certified head: scale and norms; what a decoder notes of it
CODED_ROWS = 2048  # coded at a time, by one thread

# MODEL.md section 3: names within a layer -> names of the kernels' network
MATRICES = {
    "self_attn.q_proj": "q", "self_attn.k_proj": "k", "self_attn.v_proj": "v", "self_attn.o_proj": "o",
    "mlp.gate_proj": "gate", "mlp.up_proj": "up", "mlp.down_proj": "down",
}  # fmt: skip
NORMS = {"input_layernorm": "input", "post_attention_layernorm": "post"}
SUB_NORMS = {"self_attn.attn_sub_norm": "attn_sub", "mlp.ffn_sub_norm": "ffn_sub"}

Notify = Callable[[float], None]


def memory_needed(config: ModelConfig, context: int, kv: str, certified: bool = True) -> int:
    """Bytes a loaded model keeps in memory: packed weights, head, KV cache and working memory.

    With a certified head few rows of the bf16 tables are read, and their pages stay on disk.
    """
    matrices = sum(rows * cols for rows, cols in linear_shapes(config).values()) // 4
    if certified:
        tables = config.vocab_size * (config.hidden_size * CODE_BITS // 8 + CODED_ROW_BYTES)
    else:
        tables = config.vocab_size * config.hidden_size * 2 * (1 if config.tied else 2)
    cache = 2 * config.num_layers * config.kv_size * min(context, config.max_position) * KV_BYTES[kv]
    return config.num_layers * matrices + tables + cache + WORKING_BYTES


def folder_memory_needed(folder: Path, context: int, kv: str) -> int:
    """The same for the model in ``folder``; reads its config.json only."""
    return memory_needed(load_config(folder), context, kv)


class Model:
    """Packed weights and what belongs to them. Read-only; several Decoders may share it."""

    def __init__(
        self,
        weights: Weights,
        *,
        name: str,
        kernel: str = "auto",
        threads: int | None = None,
        isa: str | None = None,
        context: int = 4096,
        kv: str = "f16",
        certified: bool = True,
        tokenizer: Tokenizer | None = None,
        stops: frozenset[int] = frozenset(),
        defaults: SamplingParams | None = None,
        progress: Notify | None = None,
        heartbeat: Callable[[], None] | None = None,
        skips: bool | None = None,
    ) -> None:
        """``skips`` False: read every weight, also of neurons that are zero; the logits are the same.

        None: as tuning found.
        """
        started = time.perf_counter()
        self.config = weights.config
        self.path = weights.path
        self.name = name
        self.tokenizer = tokenizer
        self.stop_ids = stops
        self.defaults = defaults or SamplingParams()
        self.kv = kv
        self.context = min(context, self.config.max_position)
        self.kernel, isa, self.threads = resolve(self.config, kernel, isa, threads)
        if kv not in KV_BYTES or self.context < 2 or self.threads < 1 or self.threads > 1024:
            raise KernelError(
                f"A context of {context}, {self.threads} threads and a KV cache in {kv!r} are not possible; "
                "use a context of at least 2, 1 to 1024 threads, and f16 or f32."
            )
        proof = ensure(heartbeat)
        kernels = choose(self.kernel, isa, proof)
        self.isa = kernels.origins[self.kernel]
        check_memory(self.config, self.context, kv, certified)
        skippable = self.config.activation == "relu2" and self.kernel in SKIPPING
        skips = skipping_pays(self.config, self.kernel) if skips is None else skips
        skips = skips and skippable and may_skip(kernels, proof)
        self.network = make_network(self.config, kernels, self.kernel, skips)
        fill_network(self.network, weights, progress or _ignore, heartbeat or _nothing, certified)
        self._weights = weights  # keeps the mapped tables open
        self.load_s = time.perf_counter() - started

    def identity(self) -> str | None:
        """Of all that decides keys and values, on any CPU; None where the weights are of no file."""
        return identity(self._weights, self.kv) if isinstance(self._weights, Checkpoint) else None

    def new_decoder(self, context: int | None = None, threads: int | None = None) -> Decoder:
        """A Decoder with a KV cache and threads of its own."""
        return Decoder(self.network, context or self.context, self.kv, threads or self.threads, NumericsError)

    def logits(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """(len(ids), vocab) float32 by the full head, in a fresh context; ContextError, NumericsError."""
        if not 0 < len(ids) <= self.config.max_position:
            raise ContextError(
                f"Logits need 1 to {self.config.max_position} tokens, and there are {len(ids)}."
            )
        logits = self.new_decoder(len(ids)).logits(ids)
        assert logits is not None, "nobody can stop a decoder that nobody else knows"
        return logits


def load_model(
    path: str | os.PathLike[str],
    kernel: str = "auto",
    threads: int | None = None,
    isa: str | None = None,
    context: int = 4096,
    kv: str = "f16",
    progress: Notify | None = None,
    heartbeat: Callable[[], None] | None = None,
    certified: bool = True,
) -> Model:
    """Load the model folder ``path`` (official layout); raises an EngineError with one sentence.

    ``certified``: find tokens without reading the whole head; the same tokens, in less time.
    ``progress`` gets 0.0 .. 1.0; ``heartbeat`` is called often, from this thread.
    """
    folder = Path(path)
    weights = open_checkpoint(folder)
    try:
        tokenizer = load_tokenizer(folder, weights.config)
        return Model(
            weights,
            name=folder.resolve().name,
            kernel=kernel,
            threads=threads,
            isa=isa,
            context=context,
            kv=kv,
            certified=certified,
            tokenizer=tokenizer,
            stops=stop_ids(folder, weights.config, tokenizer),
            defaults=load_defaults(folder),
            progress=progress,
            heartbeat=heartbeat,
        )
    except BaseException:
        weights.close()
        raise


def check_memory(config: ModelConfig, context: int, kv: str, certified: bool = True) -> None:
    """Refuse a model that does not fit before anything is read."""
    needed = memory_needed(config, context, kv, certified)
    free = psutil.virtual_memory().available
    if needed > free:
        raise MemoryShortError(
            f"The model needs {needed / 1e9:.1f} GB of memory and {free / 1e9:.1f} GB are free; "
            "close other programs or choose a shorter context."
        )


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
    total = sum(1 for _, kind, _ in expected_tensors(config) if kind == "packed")
    threads = physical_cores()
    done = 0

    def pack(layer: int, name: str, tensor: Any) -> Any:
        try:
            network.set_matrix(layer, MATRICES[name], tensor.packed, tensor.scale, config.scale_divides)
        except ValueError as error:
            raise CheckpointError(
                f"The tensor model.layers.{layer}.{name} in {weights.path} is damaged ({error}); "
                "download the model again."
            ) from None
        return tensor.packed

    with ThreadPoolExecutor(threads) as pool:
        for layer in range(config.num_layers):
            prefix = f"model.layers.{layer}."
            norms = NORMS | (SUB_NORMS if config.sub_norms else {})
            for name, short in norms.items():
                network.set_norm(layer, short, weights.vector(f"{prefix}{name}.weight"))
            jobs = [pool.submit(pack, layer, name, weights.ternary(prefix + name)) for name in MATRICES]
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


def _ignore(fraction: float) -> None:
    pass


def _nothing() -> None:
    pass
