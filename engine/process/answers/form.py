"""Form: what another program wants of an answer's text: where it ends, JSON, the chances of its tokens."""

from typing import TYPE_CHECKING

from engine.generation.chooser import Head, head_of
from engine.generation.json_head import JsonHead
from engine.generation.json_text import START, closing, read
from engine.generation.logged_head import LoggedHead
from engine.generation.loop import Step
from engine.generation.stop_texts import StopTexts
from engine.process.events import Chance, Serve
from engine.sampling.params import SamplingParams

if TYPE_CHECKING:
    from cython_kernels.network.decoder import Decoder
    from engine.process.answers.guests import Guests
    from engine.text.tokenizer import Tokenizer


class Form:
    """Of one answer. ``head`` chooses its tokens; None: as always. ``params`` have a seed."""

    def __init__(
        self,
        command: Serve,
        decoder: "Decoder",
        params: SamplingParams,
        tokenizer: "Tokenizer",
        guests: "Guests",
    ) -> None:
        self._tokenizer = tokenizer
        self._stops = StopTexts(command.stops)
        self._json = START if command.json else None
        self._log: LoggedHead | None = None
        self.head: Head | None = None
        if command.json or command.chances is not None:
            assert params.seed is not None
            head = head_of(decoder, params, params.seed)
            if command.json:
                head = JsonHead(head, guests.vocabulary(), params, params.seed)
            if command.chances is not None:
                head = self._log = LoggedHead(head, command.chances)
            self.head = head

    @property
    def is_over(self) -> bool:
        """One of the texts has come before which the answer ends."""
        return self._stops.found

    def text(self, step: Step) -> str:
        """What may be shown of the text of ``step``."""
        shown = self._stops.add(step.text) + (self._stops.finish() if step.reason else "")
        if self._json is not None:
            self._json = read(self._json, shown.encode()) or self._json
        return shown

    def chances(self, step: Step) -> tuple[Chance, ...]:
        """Of the token of ``step``, and of the likeliest, where they were asked for."""
        if self._log is None or step.token is None:
            return ()
        note = self._log.notes.popleft()
        return tuple(self._chance(*pair) for pair in ((note.token, note.logprob), *note.best))

    def rest(self) -> str:
        """What a JSON text that was cut lacks; "" for other texts."""
        return "" if self._json is None else closing(self._json)

    def _chance(self, token: int, logprob: float) -> Chance:
        content = self._tokenizer.token_bytes(token)
        return Chance(
            token, self._tokenizer.token_name(token).encode() if content is None else content, logprob
        )
