"""GuestRoutes: who hears of the engine's answers to other programs; for the owner of the engine process."""

from collections.abc import Callable

from engine.process.events import Event, Failed, Finished

Listener = Callable[[Event], None]


class GuestRoutes:
    """By the answers' ids. May be used in any thread; each answer ends for its listener once."""

    def __init__(self) -> None:
        self._listeners: dict[str, Listener] = {}

    def add(self, answer_id: str, listener: Listener) -> None:
        self._listeners[answer_id] = listener

    def deliver(self, event: Event) -> bool:
        """Whether ``event`` was of an answer to another program; its listener has it then."""
        answer_id = getattr(event, "id", None)
        if not isinstance(answer_id, str) or answer_id not in self._listeners:
            return False
        ended = isinstance(event, Finished | Failed)
        listener = (self._listeners.pop if ended else self._listeners.get)(answer_id, None)
        if listener is not None:
            listener(event)
        return True

    def fail(self, answer_id: str, sentence: str) -> None:
        """End one, unless it has ended."""
        self.deliver(Failed(answer_id, sentence))

    def fail_all(self, sentence: str) -> None:
        """The process that was answering is given up."""
        for answer_id in list(self._listeners):
            self.fail(answer_id, sentence)
