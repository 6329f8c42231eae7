"""Turns: answers that are written at the same time, each a token (or a part of its prompt) at a time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.process.events import Generate, Serve


@dataclass(slots=True)
class Answer:
    """One that is being written. ``steps`` computes until somebody else may have a turn."""

    number: int  # of its command
    command: Generate | Serve
    steps: Iterator[None] = field(default_factory=lambda: iter(()))

    @property
    def is_guest(self) -> bool:
        """It is for another program."""
        return isinstance(self.command, Serve)


class Turns:
    """The answers in work, and the seconds that each of them computes."""

    def __init__(self) -> None:
        self._answers: list[Answer] = []
        self._seconds: dict[int, float] = {}  # that each has computed, by its number
        self._all = 0.0  # seconds that all have computed, those that ended too
        self._began = 0.0  # the turn in progress

    def __len__(self) -> int:
        return len(self._answers)

    def __contains__(self, answer_id: str) -> bool:
        return any(answer.command.id == answer_id for answer in self._answers)

    def is_alone(self) -> bool:
        """Nobody waits for a turn but the one whose it is."""
        return len(self._answers) < 2

    @property
    def has_own(self) -> bool:
        """The owner's own answer is among them."""
        return any(not answer.is_guest for answer in self._answers)

    def add(self, answer: Answer) -> None:
        self._answers.append(answer)
        self._seconds[answer.number] = 0.0

    def share(self, number: int) -> Callable[[], float]:
        """A function that gives the part of the computing from here on that was for answer ``number``.

        It is to be called during a turn of that answer.
        """
        before = self._all
        own_before = self._seconds[number]

        def share() -> float:
            running = time.perf_counter() - self._began
            everything = self._all - before + running
            own = self._seconds[number] - own_before + running
            return own / everything if everything > 0 else 1.0

        return share

    def round(self, before: Callable[[Answer], None], failed: Callable[[Answer, Exception], None]) -> None:
        """One turn for each: ``before`` is told whose it is, ``failed`` what ended an answer."""
        for answer in list(self._answers):
            before(answer)
            self._began = time.perf_counter()
            try:
                next(answer.steps)
            except StopIteration:
                self._end(answer)
            except Exception as error:
                self._end(answer)
                failed(answer, error)
            else:
                self._note(answer)

    def _note(self, answer: Answer) -> None:
        seconds = time.perf_counter() - self._began
        self._seconds[answer.number] += seconds
        self._all += seconds

    def _end(self, answer: Answer) -> None:
        self._note(answer)
        self._answers.remove(answer)
        del self._seconds[answer.number]
