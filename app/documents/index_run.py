"""Looks through all folders of documents once: a thread asks the process that indexes for step after step.

A file over which the process dies, or that takes too much, is passed over with a sentence; a damaged index is
thrown away and made anew; a folder that does not answer, as a dead network drive, ends the look.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.child_process import Budget, ChildBudgetError, ChildError, ChildProcess
from app.documents.indexer import Broken
from app.documents.indexing import Look, Step
from app.documents.worker import too_much_memory
from engine.documents.index import discard

STEP_BUDGET = Budget(cpu_s=60.0, wall_s=60.0, memory=1536 << 20)
SLOW_BUDGET = Budget(cpu_s=60.0, wall_s=300.0, memory=1536 << 20)
MOST_LOST = 20  # processes; after so many the rest is left for another time


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a look ended. ``sentence``: why it did before its time, "" if it did not."""

    sentence: str = ""


class IndexRun:
    """Of the thread that calls ``run``."""

    def __init__(self, index: Path, child: ChildProcess) -> None:
        self._index = index
        self._child = child

    def run(
        self, folders: tuple[str, ...], tell: Callable[[Step], None], is_stopped: Callable[[], bool]
    ) -> Outcome:
        """``tell`` hears of every step. Raises Stopped; what was read until then is kept."""
        failed: dict[str, str] = {}
        question: Look | None = Look(self._index, folders)
        slow = ""
        lost = 0
        was_damaged = False
        while True:
            try:
                budget = SLOW_BUDGET if slow else STEP_BUDGET
                answer = self._child.ask(question, budget, is_stopped)
            except ChildError as error:
                lost += 1
                if not slow or lost > MOST_LOST:
                    return Outcome(_no_answer(error))
                failed[slow] = _too_much(Path(slow), error)
                question, slow = Look(self._index, folders, tuple(failed.items())), ""
                continue
            if isinstance(answer, Broken):
                if not answer.is_damaged or was_damaged:
                    return Outcome(answer.sentence)
                was_damaged = True
                self._child.end()
                try:
                    discard(self._index)
                except OSError as error:
                    return Outcome(f"The index of the documents is damaged and cannot be removed: {error}.")
                question, slow = Look(self._index, folders, tuple(failed.items())), ""
                continue
            assert isinstance(answer, Step)
            if not answer.folder:
                return Outcome()
            question, slow = None, answer.slow
            tell(answer)


def _no_answer(error: ChildError) -> str:
    if isinstance(error, ChildBudgetError) and error.what == "time":
        return "The folder does not answer; if it is on a network drive, connect it again."
    return "The documents could not be read, because the program for it ended; it is tried again later."


def _too_much(path: Path, error: ChildError) -> str:
    if isinstance(error, ChildBudgetError):
        if error.what == "memory":
            return too_much_memory(path)
        return f"“{path.name}” takes too long to be read."
    return f"“{path.name}” could not be read, because the program that reads it ended."
