"""The engine as a terminal program needs it: calls that wait, and a Ctrl-C that stops the answer."""

import queue
import secrets
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import FrameType

from engine.errors import EngineError, WorkerError
from engine.process.client import EngineClient
from engine.process.events import (
    Counts,
    Died,
    EndReason,
    EstimateOptions,
    Event,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    ModelInfo,
    Piece,
    Prepare,
    Progress,
)
from engine.replay.turn import Turn
from engine.sampling.params import SamplingParams
from engine.text.chat_message import ChatMessage

WAIT_S = 0.2  # Windows delivers Ctrl-C only between waits


@dataclass(slots=True)
class _CtrlC:
    """Wakes the wait for events. ``pressed`` counts at once, also before events that came earlier."""

    pressed: bool = False


@dataclass(slots=True)
class Answer:
    """One answer as far as it came. ``sentence`` says what went wrong, if something did."""

    params: SamplingParams  # with the seed
    text: str = ""
    ids: list[int] = field(default_factory=list)
    reason: EndReason = EndReason.UNFINISHED
    counts: Counts = field(default_factory=Counts)
    sentence: str = ""
    prompt_ids: tuple[int, ...] = ()

    @property
    def seed(self) -> int:
        """Which gives the same answer again."""
        assert self.params.seed is not None
        return self.params.seed

    def turn(self) -> Turn:
        """For a proof bundle."""
        return Turn(self.prompt_ids, tuple(self.ids), self.params, self.reason)

    def message(self, info: ModelInfo) -> ChatMessage:
        return ChatMessage("assistant", self.text, tuple(self.ids), info.tokenizer_hash)


class TerminalEngine:
    """An engine process with one model, loaded again whenever the process was lost."""

    def __init__(self, command: Load, estimate: EstimateOptions | None = None) -> None:
        self._command = command
        self._estimate = estimate or EstimateOptions()
        self._events: queue.SimpleQueue[Event | _CtrlC] = queue.SimpleQueue()
        self._client = EngineClient(self._events.put)
        self._answers = 0
        self.info: ModelInfo | None = None  # None: not loaded

    def lost(self) -> str:
        """The sentence to show if the process has died since the last call, else ""."""
        sentence = ""
        while not self._events.empty():
            event = self._events.get()
            if isinstance(event, Died):
                self.info = None
                sentence = event.sentence
        return sentence

    def load(self, on_fraction: Callable[[float], None]) -> ModelInfo:
        """Load the model unless it is there. Raises EngineError with the sentence to show."""
        if self.info is not None:
            return self.info
        self._client.start()
        self._client.load(self._command)
        while True:
            match self._wait():
                case Loading(fraction):
                    on_fraction(fraction)
                case Loaded(info):
                    self.info = info
                    return info
                case LoadFailed(sentence):
                    raise EngineError(sentence)
                case Died(sentence):
                    raise WorkerError(sentence)

    def prepare(self, messages: Sequence[ChatMessage]) -> None:
        """Have what a prompt of ``messages`` and a question begins with computed while nothing is asked."""
        self._client.prepare(Prepare(tuple(messages)))

    def ask(
        self,
        messages: Sequence[ChatMessage],
        params: SamplingParams,
        on_text: Callable[[str], None],
        on_progress: Callable[[int, int], None],
    ) -> Answer:
        """Answer the last message; Ctrl-C cancels it, and a second one is a KeyboardInterrupt.

        A seed is drawn here where ``params`` has none, so that the answer can name it.
        """
        seed = secrets.randbits(31) if params.seed is None else params.seed
        answer = Answer(replace(params, seed=seed))
        self._answers += 1
        answer_id = str(self._answers)
        stopped = False
        with _interrupts_to(self._events) as ctrl_c:
            self._client.generate(
                Generate(answer_id, tuple(messages), answer.params, estimate=self._estimate)
            )
            while True:
                event = self._wait()
                if ctrl_c.pressed and not stopped:
                    self._client.stop()
                    stopped = True
                match event:
                    case Progress(id, done, total) if id == answer_id and not stopped:
                        on_progress(done, total)
                    case Piece(id, token, text) if id == answer_id and not stopped:
                        answer.text += text
                        if token is not None:
                            answer.ids.append(token)
                        on_text(text)
                    case Finished(id, reason, counts, prompt_ids) if id == answer_id:
                        answer.reason, answer.counts, answer.prompt_ids = reason, counts, prompt_ids
                        return answer
                    case Failed(id, sentence) if id == answer_id:
                        answer.reason, answer.sentence = EndReason.FAILED, sentence
                        if self._client.alive:
                            return answer
                    case Died(sentence):  # comes after the Failed of a running answer, and says the same
                        self.info = None
                        answer.reason, answer.sentence = EndReason.FAILED, sentence
                        return answer

    def close(self) -> None:
        self._client.close()

    def _wait(self) -> Event | _CtrlC:
        while True:
            try:
                return self._events.get(timeout=WAIT_S)
            except queue.Empty:
                continue


@contextmanager
def _interrupts_to(events: "queue.SimpleQueue[Event | _CtrlC]") -> Iterator[_CtrlC]:
    """The first Ctrl-C is noted and wakes who waits for events; a second one does what it did before."""
    before = signal.getsignal(signal.SIGINT)
    ctrl_c = _CtrlC()

    def handle(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        ctrl_c.pressed = True
        events.put(ctrl_c)

    signal.signal(signal.SIGINT, handle)
    try:
        yield ctrl_c
    finally:
        signal.signal(signal.SIGINT, before)
