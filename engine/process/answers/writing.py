"""How one answer is written, turn by turn: the window's or terminal's own, and another program's.

Both are generators that give way after each token and each part of a prompt, so that others have their turn.
Errors leave them as they come.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from engine.energy.meter import Meter
from engine.errors import PromptError
from engine.generation.loop import PREFILL_CHUNK, common_prefix, turns
from engine.generation.speculation import Speculation
from engine.process.answers.form import Form
from engine.process.answers.meter import AnswerMeter
from engine.process.events import Counts, EndReason, Event, Finished, Generate, Piece, Progress, Serve, Texts
from engine.sampling.params import SamplingParams
from engine.speed.token_reads import token_reads
from engine.text.chat_message import ChatMessage
from engine.text.prompt_length import refuse_overlong

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder
    from engine.model.model import Model
    from engine.process.running_model import RunningModel
    from engine.text.tokenizer import Tokenizer

SHARED_CHUNK = 32  # tokens of a prompt that are read in a turn while others wait for theirs


@dataclass(frozen=True, slots=True)
class Desk:
    """What an answer needs of the process. ``beat`` is a sign of life and may raise, to stop the answer."""

    send: Callable[[Event], None]
    beat: Callable[[], None]
    energy: Meter
    share: Callable[[], float]  # of the computing since the answer began
    is_alone: Callable[[], bool]  # nobody else is answered

    def chunk(self) -> int:
        return PREFILL_CHUNK if self.is_alone() else SHARED_CHUNK


def write_own(command: Generate, running: "RunningModel", desk: Desk) -> Iterator[None]:
    """The answer to the owner: its conversation is the decoder's, and may be kept on disk."""
    began = time.perf_counter()
    model, decoder = running.model, running.decoder
    speculation, past = running.speculation, running.past
    assert model.tokenizer is not None  # load_model always gives one
    _refuse_encoder(model)
    refuse_overlong(model.tokenizer, command.messages, decoder.context, desk.beat)
    desk.beat()
    ids = model.tokenizer.encode_chat(
        command.messages,
        add_generation_prompt=not command.continue_last,
        continue_last=command.continue_last,
    )
    if past is not None:
        past.set_private(command.private)
    recalled = past.recall(ids, desk.beat) if past is not None else 0
    cached = common_prefix(decoder.tokens, ids)
    reads = partial(token_reads, model, decoder)
    meter = AnswerMeter(began, desk.energy, command.estimate, reads, running.around, command.id, desk.share)
    reason = EndReason.CANCELLED

    def progress(done: int, total: int) -> None:
        desk.send(Progress(command.id, done, total))
        meter.tell_usage(command.id, desk.send)

    prompt = tuple(ids)
    params, seed = _seeded(command.params)
    steps = turns(model, ids, params, decoder, progress, speculation, command.continue_last, desk.chunk)
    for step in steps:
        if step is not None:
            if step.token is not None:
                meter.count()
            if step.token is not None or step.text:
                desk.send(Piece(command.id, step.token, step.text, meter.recent_tok_s()))
            meter.tell_usage(command.id, desk.send)
            reason = step.reason or reason
        yield
    counts = _counts(meter, ids, cached, decoder, speculation)
    if past is not None and not recalled:
        past.learn(counts)
    desk.send(Finished(command.id, reason, counts, prompt, seed))


def _refuse_encoder(model: "Model") -> None:
    """Raises PromptError where the model makes vectors: its next tokens mean nothing."""
    if model.config.encoder is not None:
        raise PromptError(
            f"The model '{model.name}' makes vectors of texts and cannot answer; open one made for chatting."
        )


def write_for_guest(
    command: Serve, running: "RunningModel", desk: Desk, is_stopped: Callable[[], bool]
) -> Iterator[None]:
    """The answer to another program; ``is_stopped`` is asked before each token."""
    began = time.perf_counter()
    model = running.model
    assert model.tokenizer is not None
    _refuse_encoder(model)
    assert not isinstance(command.prompt, Texts), "of these, vectors are made"
    ids = _prompt_ids(command.prompt, model.tokenizer, model.context, desk.beat)
    with running.guests.slot(ids, command.slots) as slot:
        decoder, speculation = slot.decoder, slot.speculation
        cached = common_prefix(decoder.tokens, ids)
        meter = AnswerMeter(began, desk.energy, command.estimate, key=command.id, share=desk.share)
        reason = EndReason.CANCELLED
        params, seed = _seeded(command.params)
        form = Form(command, decoder, params, model.tokenizer, running.guests)
        steps = turns(model, ids, params, decoder, speculation=speculation, chunk=desk.chunk, head=form.head)
        for step in steps:
            if is_stopped():
                break
            if step is not None:
                text = form.text(step)
                if step.token is not None:
                    meter.count()
                if step.token is not None or text:
                    chances = form.chances(step)
                    desk.send(Piece(command.id, step.token, text, meter.recent_tok_s(), chances))
                if form.is_over:
                    reason = EndReason.STOP
                    break
                reason = step.reason or reason
            yield
        if rest := form.rest():
            desk.send(Piece(command.id, None, rest, meter.recent_tok_s()))
        counts = _counts(meter, ids, cached, decoder, speculation)
    desk.send(Finished(command.id, reason, counts, tuple(ids), seed))


def _prompt_ids(
    prompt: tuple[ChatMessage, ...] | str | tuple[int, ...],
    tokenizer: "Tokenizer",
    context: int,
    beat: Callable[[], None],
) -> Sequence[int]:
    """Token ids of what is to be answered; PromptError where there are none, or one that the model lacks."""
    if isinstance(prompt, str):
        refuse_overlong(tokenizer, [ChatMessage("user", prompt)], context, beat)
        beat()
        ids = tokenizer.encode_text(prompt)
        if tokenizer.bos_id is not None:
            ids.insert(0, tokenizer.bos_id)
    elif prompt and isinstance(prompt[0], ChatMessage):
        messages = [message for message in prompt if isinstance(message, ChatMessage)]
        refuse_overlong(tokenizer, messages, context, beat)
        beat()
        ids = tokenizer.encode_chat(messages)
    else:
        ids = [token for token in prompt if isinstance(token, int)]
        if any(not 0 <= token < tokenizer.vocab_size for token in ids):
            raise PromptError(
                f"The prompt has a token that is not among the model's {tokenizer.vocab_size:,}."
            )
    if not ids:
        raise PromptError("The prompt is empty.")
    return ids


def _seeded(params: SamplingParams) -> tuple[SamplingParams, int]:
    """With a seed, by which the answer can be given again, and that seed."""
    seed = secrets.randbits(64) if params.seed is None else params.seed
    return replace(params, seed=seed), seed


def _counts(
    meter: AnswerMeter, ids: Sequence[int], cached: int, decoder: "Decoder", speculation: Speculation
) -> Counts:
    """Of an answer to the prompt ``ids``, of which ``cached`` were there already."""
    return meter.counts(
        len(ids) - cached,
        cached,
        decoder.length,
        decoder.context,
        speculation.drafted,
        speculation.accepted,
    )
