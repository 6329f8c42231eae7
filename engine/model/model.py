"""Model: a checkpoint's weights packed for this CPU and one kernel, ready to make Decoders."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cython_kernels import load_groups
from cython_kernels.network.decoder import Decoder
from engine.errors import ContextError, KernelError, NumericsError
from engine.machine.kernel_choice import format_of, resolve, skipping
from engine.machine.proof import ensure_proved, kernels_for, may_skip, origin
from engine.machine.results import Skipping
from engine.model.memory import KV_BYTES, check_memory
from engine.model.packing import Notify, fill_network, make_network
from engine.model_folder.checkpoint import (
    Checkpoint,
    Weights,
    open_checkpoint,
)
from engine.model_folder.config import ModelConfig
from engine.model_folder.generation_config import load_defaults, load_system_prompt
from engine.model_folder.identity import identity
from engine.model_folder.locate import model_name
from engine.sampling.params import SamplingParams
from engine.text.tokenizer import Tokenizer, load_tokenizer, stop_ids

SKIPPING = ("i2_s", "base3", "tl2")  # kernels that can skip neurons; tl1 and t_mac stay what their papers say


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
        system_prompt: str = "",
        progress: Notify | None = None,
        heartbeat: Callable[[], None] | None = None,
        skips: Skipping | None = None,
        activation_bits: int | None = None,
    ) -> None:
        """``skips``: where weights of zero neurons are not read, which changes no bit; None: as found.

        ``activation_bits``: 16 or 8, of models that leave the choice (scales of groups); None: 16.
        """
        started = time.perf_counter()
        self.config = with_activations(weights.config, activation_bits)
        self.path = weights.path
        self.name = name
        self.tokenizer = tokenizer
        self.stop_ids = stops
        self.defaults = defaults or SamplingParams()
        self.system_prompt = system_prompt  # that its makers recommend; "" for none
        self.kv = kv
        self.context = min(context, self.config.max_position)
        self.kernel, isa, self.threads = resolve(self.config, kernel, isa, threads)
        if kv not in KV_BYTES or self.context < 2 or self.threads < 1 or self.threads > 1024:
            raise KernelError(
                f"A context of {context}, {self.threads} threads and a KV cache in {kv!r} are not possible; "
                "use a context of at least 2, 1 to 1024 threads, and f16 or f32."
            )
        proof = ensure_proved(heartbeat)
        kernels = kernels_for(self.kernel, isa, proof, format_of(self.config))
        self.isa = origin(kernels, self.kernel)
        check_memory(self.config, self.context, kv, certified)
        can_skip = self.config.activation == "relu2" and self.kernel in SKIPPING and may_skip(kernels, proof)
        wanted = skipping(self.config, self.kernel, self.threads) if skips is None else skips
        self.skips = wanted if can_skip else Skipping.NONE
        groups = load_groups(kernels.isa) if self.config.groups else None
        self.network = make_network(self.config, kernels, self.kernel, self.skips, groups)
        fill_network(self.network, weights, progress or _ignore, heartbeat or _nothing, certified)
        self._weights = weights  # keeps the mapped tables open
        self.load_s = time.perf_counter() - started

    def identity(self) -> str | None:
        """Hash of all that decides keys and values, on any CPU; None where the weights are of no file."""
        if not isinstance(self._weights, Checkpoint):
            return None
        return identity(self._weights, f"{self.kv} {self.config.activation_bits}")

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


def with_activations(config: ModelConfig, bits: int | None) -> ModelConfig:
    """``config`` with activations of so many bits, where that is for whoever loads it to say."""
    return replace(config, activation_bits=bits) if bits and config.groups else config


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
    activation_bits: int | None = None,
) -> Model:
    """Load the model that ``path`` leads to (official layout); raises an EngineError with one sentence.

    ``certified``: find tokens without reading the whole head; the same tokens, in less time.
    ``progress`` gets 0.0 .. 1.0; ``heartbeat`` is called often, from this thread.
    """
    weights = open_checkpoint(Path(path))
    folder = weights.path
    try:
        tokenizer = load_tokenizer(folder, weights.config)
        return Model(
            weights,
            name=model_name(folder.resolve()),
            kernel=kernel,
            threads=threads,
            isa=isa,
            context=context,
            kv=kv,
            certified=certified,
            activation_bits=activation_bits,
            tokenizer=tokenizer,
            stops=stop_ids(folder, weights.config, tokenizer),
            defaults=load_defaults(folder),
            system_prompt=load_system_prompt(folder),
            progress=progress,
            heartbeat=heartbeat,
        )
    except BaseException:
        weights.close()
        raise


def _ignore(fraction: float) -> None:
    pass


def _nothing() -> None:
    pass
