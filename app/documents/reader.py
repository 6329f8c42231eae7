"""Reads documents in a process of its own, which is ended when a file takes too much time or memory."""

import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.child_process import Budget, ChildBudgetError, ChildError, ChildProcess
from engine.documents.document import Document, DocumentError

if TYPE_CHECKING:
    from app.documents.choosing import Choice

BUDGET = Budget(cpu_s=180.0, wall_s=600.0, memory=1536 << 20)


class Reader:
    """``read`` and ``choose`` wait, so they are called in threads; several take turns.

    The process stays until ``rest``.
    """

    def __init__(self, budget: Budget = BUDGET) -> None:
        self._budget = budget
        self._turn = threading.Lock()
        self._child = ChildProcess("tern-reader", _main)

    def read(self, path: Path, is_stopped: Callable[[], bool] = lambda: False) -> Document:
        """The text of the file. Raises DocumentError with one sentence, or Stopped."""
        document: Document = self._ask(path, path.name, is_stopped)
        return document

    def choose(self, choice: "Choice", is_stopped: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
        """What goes into a prompt of each document. Raises DocumentError with one sentence, or Stopped."""
        texts: tuple[str, ...] = self._ask(choice, choice.documents[0].name, is_stopped)
        return texts

    def rest(self) -> None:
        """Nothing is to be read for now: the process goes, and comes back when it is needed."""
        with self._turn:
            self._child.end()

    def _ask(self, question: object, name: str, is_stopped: Callable[[], bool]) -> Any:
        with self._turn:
            try:
                answer = self._child.ask(question, self._budget, is_stopped)
            except ChildBudgetError as error:
                if error.what == "memory":
                    from app.documents import worker

                    raise DocumentError(worker.too_much_memory(Path(name))) from None
                raise DocumentError(
                    f"“{name}” takes too long to be read; choose a smaller part of it."
                ) from None
            except ChildError:
                raise DocumentError(
                    f"“{name}” could not be read, because the program that reads it ended; try it again."
                ) from None
        if isinstance(answer, str):
            raise DocumentError(answer)
        return answer


def _main(connection: Connection) -> None:
    """The process. What it reads files with is imported there, never in the window."""
    from app.documents.worker import main

    main(connection)
