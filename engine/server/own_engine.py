"""OwnEngine: an engine process with one model for a server that is no window's."""

import queue
from collections.abc import Callable

from engine.errors import EngineError
from engine.process.answers.routes import GuestRoutes
from engine.process.client import EngineClient
from engine.process.events import (
    Died,
    Embedded,
    Event,
    Failed,
    Finished,
    Load,
    Loaded,
    LoadFailed,
    Loading,
    ModelInfo,
    Piece,
    Serve,
    Unloaded,
)

MOST_DEATHS = 3  # of the process in a row, without an answer in between


class OwnEngine:
    """Loads the model of ``command``, and again where the process was lost, but not for ever.

    ``on_loss`` is told the sentence of each death, in the client's reader thread.
    """

    def __init__(self, command: Load, on_loss: Callable[[str], None] = lambda sentence: None) -> None:
        self._command = command
        self._on_loss = on_loss
        self._routes = GuestRoutes()
        self._opened: queue.SimpleQueue[Event] = queue.SimpleQueue()  # events of the first loading
        self._deaths = 0
        self.info: ModelInfo | None = None
        self._client = EngineClient(self._on_event)

    @property
    def pid(self) -> int | None:
        """Of the engine process."""
        return self._client.pid

    def load(self, on_fraction: Callable[[float], None]) -> ModelInfo:
        """Start the process and load the model. Raises EngineError with the sentence to show."""
        self._client.start()
        self._client.load(self._command)
        while True:
            match self._opened.get():
                case Loading(fraction):
                    on_fraction(fraction)
                case Loaded(info):
                    return info
                case LoadFailed(sentence) | Died(sentence):
                    raise EngineError(sentence)

    def serve(self, command: Serve, listener: Callable[[Event], None]) -> None:
        self._routes.add(command.id, listener)
        self._client.serve(command)

    def cancel(self, answer_id: str) -> None:
        self._client.cancel(answer_id)

    def close(self) -> None:
        self._client.close()

    def _on_event(self, event: Event) -> None:
        match event:
            case Piece() | Embedded() | Finished() | Failed():
                if isinstance(event, Finished):
                    self._deaths = 0
                self._routes.deliver(event)
            case Loaded(info):
                self.info = info
                self._opened.put(event)
            case Unloaded():
                self.info = None
            case Loading() | LoadFailed():
                self._opened.put(event)
            case Died(sentence):
                had_model, self.info = self.info is not None, None
                self._opened.put(event)
                if had_model:
                    self._restart(sentence)

    def _restart(self, sentence: str) -> None:
        self._on_loss(sentence)
        self._deaths += 1
        if self._deaths <= MOST_DEATHS:
            try:
                self._client.start()
                self._client.load(self._command)
            except EngineError as error:
                self._on_loss(str(error))
