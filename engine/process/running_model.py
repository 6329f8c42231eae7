"""A loaded model with all that belongs to it, and how another one takes its place.

The one that runs goes on where the other cannot be loaded: both are in memory for a moment if they fit, else
the first is let go and read again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from cython_kernels.network.decoder import Decoder
from engine.errors import EngineError
from engine.generation.loop import generate
from engine.generation.speculation import Speculation
from engine.model.memory import check_memory, memory_needed
from engine.model.model import Model, load_model
from engine.model_folder.config import load_config
from engine.process.answers.guests import Guests
from engine.process.answers.meter import Surroundings
from engine.process.events import OWN, Choice, Load, ModelInfo
from engine.process.model_info import look_at, model_info, wished_kernel
from engine.process.past_conversations import PastConversations
from engine.process.shared_control import SharedControl
from engine.text.chat_message import ChatMessage
from engine.text.prompt_length import refuse_overlong

Notify = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class RunningModel:
    """``command`` is what it was loaded by; ``past`` is None where past conversations are not kept."""

    command: Load
    model: Model
    decoder: Decoder
    speculation: Speculation
    past: PastConversations | None
    guests: Guests  # conversations of other programs
    chosen: Choice | None = None  # by the preset among its options
    around: Surroundings = field(default_factory=Surroundings)  # seen while it answers

    def info(self) -> ModelInfo:
        """What its owner is told of it."""
        return model_info(self.model, self.chosen)


def run_model(
    command: Load, control: SharedControl, progress: Notify, heartbeat: Callable[[], None]
) -> RunningModel:
    """Loads the model; raises an EngineError with one sentence."""
    options = command.options
    speculation = Speculation(options.speculation)
    chosen = _preset_choice(command)
    kernel, isa, threads = chosen.row.way if chosen else (options.kernel, options.isa, options.threads)
    model = load_model(
        Path(command.path),
        kernel=kernel if command.insists or chosen else wished_kernel(command),
        threads=threads or None,
        isa=isa or None,
        context=options.context,
        kv=options.kv,
        progress=progress,
        heartbeat=heartbeat,
    )
    decoder = model.new_decoder()
    decoder.set_control(control.buffer)
    past = _open_past(model, decoder, options.prefix_cache_bytes, control)
    guests = Guests(model, control.guest_buffer, options.speculation)
    return RunningModel(command, model, decoder, speculation, past, guests, chosen)


def _preset_choice(command: Load) -> Choice | None:
    """What the preset among the options means for this model here. Raises EngineError."""
    if command.options.preset == OWN:
        return None
    from engine.speed.history import preset_choice

    return preset_choice(load_config(Path(command.path)), command.options.preset)


def prepare(running: RunningModel, messages: Sequence[ChatMessage], beat: Callable[[], None]) -> None:
    """Compute what every prompt of ``messages`` and a question begins with, where nothing is in memory yet.

    It ends in a token that nobody sees, so that all a first answer needs has been in use once: code that is
    loaded late, memory that is touched first, threads. ``beat`` may raise, to stop it; the stop flag does
    so too. EngineError where a prompt could not be made either.
    """
    tokenizer, decoder = running.model.tokenizer, running.decoder
    assert tokenizer is not None  # load_model always gives one
    if decoder.length:
        return  # a chat is worth more
    refuse_overlong(tokenizer, messages, decoder.context, beat)
    ids = tokenizer.encode_start(messages)
    if not ids:
        return
    beat()
    if running.past is not None:
        running.past.recall(ids, beat)
    unseen = replace(running.model.defaults, max_tokens=1, ignore_eos=True)
    for _ in generate(running.model, ids, unseen, decoder):
        pass


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
