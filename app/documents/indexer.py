"""The process that indexes documents: it takes steps as long as it is asked for them. It imports no Qt.

The first question is a ``Look``, every other one None; each is answered with a ``Step``, or a ``Broken``.
"""

import contextlib
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from app.child_loop import serve
from app.documents.indexing import Look, Step, on_network, steps
from app.documents.worker import LAST_RESORT_S, begin
from engine.documents.index import Index, IndexDamagedError, IndexFullError

NICENESS = 12  # behind everything a person waits for


@dataclass(frozen=True, slots=True)
class Broken:
    """The index cannot be written; ``is_damaged``: it has to be made anew."""

    sentence: str
    is_damaged: bool


def main(connection: Connection) -> None:
    """First of all it says that it is there."""
    begin(NICENESS)
    work: Iterator[Step | Broken] = iter(())

    def answer(question: Look | None) -> Step | Broken:
        nonlocal work
        if isinstance(question, Look):
            work = answers(question)
        return next(work, Step(""))

    serve(connection, answer, LAST_RESORT_S, after=lambda: gc.collect(0))


def answers(look: Look) -> Iterator[Step | Broken]:
    """The steps of ``look``, the last of which has no folder, or is Broken."""
    try:
        with contextlib.closing(Index(look.index)) as index:
            yield from steps(look, index, on_network)
    except IndexDamagedError as error:
        yield Broken(str(error), True)
    except IndexFullError as error:
        yield Broken(str(error), False)
