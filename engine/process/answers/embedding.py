"""How vectors of another program's texts are made, turn by turn: a text in each."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engine.embedding.encoder import Encoder
from engine.errors import Stopped
from engine.process.answers.meter import AnswerMeter
from engine.process.answers.writing import Desk, write_for_guest
from engine.process.events import Embedded, EndReason, Finished, Serve, Texts
from engine.process.failures import CommandStopped
from engine.text.chat_message import ChatMessage
from engine.text.prompt_length import refuse_overlong

if TYPE_CHECKING:
    from engine.process.running_model import RunningModel

LONG = 100_000  # characters, from which on a text is measured piece by piece, with signs of life


def serve_guest(
    command: Serve, running: "RunningModel", desk: Desk, is_stopped: Callable[[], bool]
) -> Iterator[None]:
    """What another program asked for: vectors, or an answer."""
    write = embed_for_guest if isinstance(command.prompt, Texts) else write_for_guest
    yield from write(command, running, desk, is_stopped)


def embed_for_guest(
    command: Serve, running: "RunningModel", desk: Desk, is_stopped: Callable[[], bool]
) -> Iterator[None]:
    """An Embedded for each text, then Finished. Nothing is computed if one of them cannot be.

    Raises PromptError and ContextError, which name the text by its place, and CommandStopped.
    """
    began = time.perf_counter()
    texts = command.prompt
    assert isinstance(texts, Texts)
    with running.guests.slot((), command.slots) as slot:
        encoder = Encoder(running.model, slot.decoder)
        prompts = []
        tokenizer = running.model.tokenizer
        assert tokenizer is not None  # the encoder has looked
        for place, item in enumerate(texts.items):
            desk.beat()
            if isinstance(item, str) and len(item) > LONG:
                refuse_overlong(tokenizer, [ChatMessage("user", item)], slot.decoder.context, desk.beat)
            ids = encoder.ids_of(item) if isinstance(item, str) else encoder.whole_ids(item)
            encoder.check(ids, f"input[{place}]", texts.dimensions)
            prompts.append(ids)
        meter = AnswerMeter(began, desk.energy, command.estimate, key=command.id, share=desk.share)
        for ids in prompts:
            if is_stopped():
                raise CommandStopped
            try:
                vector = encoder.vector(ids, dimensions=texts.dimensions)
            except Stopped:
                raise CommandStopped from None
            desk.send(Embedded(command.id, vector.astype("<f4").tobytes()))
            yield
        decoder = slot.decoder
        counts = meter.counts(sum(map(len, prompts)), 0, decoder.length, decoder.context)
    desk.send(Finished(command.id, EndReason.STOP, counts))
