"""A loaded model with all that belongs to it, and how another one takes its place.

The one that runs goes on where the other cannot be loaded: both are in memory for a moment if they fit, else
the first is let go and read again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from cython_kernels.network.decoder import Decoder
from engine.errors import EngineError
from engine.generation.speculation import Speculation
from engine.model.memory import check_memory, memory_needed
from engine.model.model import Model, load_model
from engine.process.events import Load
from engine.process.model_info import look_at, wished_kernel
from engine.process.past_conversations import PastConversations
from engine.process.shared_control import SharedControl

Notify = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class RunningModel:
    """``command`` is what it was loaded by; ``past`` is None where past conversations are not kept."""

    command: Load
    model: Model
    decoder: Decoder
    speculation: Speculation
    past: PastConversations | None


def run_model(
    command: Load, control: SharedControl, progress: Notify, heartbeat: Callable[[], None]
) -> RunningModel:
    """Loads the model; raises an EngineError with one sentence."""
    options = command.options
    speculation = Speculation(options.speculation)
    model = load_model(
        Path(command.path),
        kernel=options.kernel if command.insists else wished_kernel(command),
        threads=options.threads or None,
        isa=options.isa or None,
        context=options.context,
        kv=options.kv,
        progress=progress,
        heartbeat=heartbeat,
    )
    decoder = model.new_decoder()
    decoder.set_control(control.buffer)
    past = _open_past(model, decoder, options.prefix_cache_bytes, control)
    return RunningModel(command, model, decoder, speculation, past)


def _open_past(
    model: Model, decoder: Decoder, allowed: int, control: SharedControl
) -> PastConversations | None:
    identity = model.identity()
    if allowed <= 0 or identity is None:
        return None
    try:
        return PastConversations(decoder, identity, allowed, control)
    except OSError:
        return None  # there is no data folder


def fits_beside(command: Load, running: RunningModel) -> bool:
    """Whether the model of ``command`` can be loaded while ``running`` is in memory.

    Raises EngineError if no model can be read from its folder, or if it does not even fit alone.
    """
    config = look_at(Path(command.path))
    context, kv, old = command.options.context, command.options.kv, running.model
    check_memory(config, context, kv, freed=memory_needed(old.config, old.context, old.kv))
    return memory_needed(config, context, kv) <= int(psutil.virtual_memory().available)


def run_again(command: Load, control: SharedControl, progress: Notify) -> RunningModel | None:
    """The model that was let go for another; None if it cannot be read any more."""
    try:
        return run_model(command, control, progress, control.beat)
    except (EngineError, OSError, MemoryError):
        return None
