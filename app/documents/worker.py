"""The process that reads documents and chooses passages of them, until the pipe is closed. It imports no Qt.

A file may be made to take all memory or to be read for ever. The other side ends the process then
(app/documents/reader.py).
"""

import contextlib
import gc
import logging
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from app.child_loop import serve, step_back
from app.documents.choosing import Choice, choose
from engine.documents.extract import Document, DocumentError, read_document

LAST_RESORT_S = 900.0  # on one file, whatever the other side does
NICENESS = 5
MEMORY = 2 << 30  # bytes of address space, where the system limits that


def main(connection: Connection) -> None:
    """Answers a path with a ``Document``, a ``Choice`` with texts, or with a sentence.

    First of all it says that it is there.
    """
    begin(NICENESS)
    serve(
        connection,
        lambda question: chosen(question) if isinstance(question, Choice) else read(question),
        LAST_RESORT_S,
        after=gc.collect,
    )


def begin(niceness: int) -> None:
    """What a process does first that opens foreign files."""
    step_back(niceness)
    if sys.platform != "win32":
        limit_memory()
    logging.disable()  # what libraries find remarkable about a broken file


def read(path: Path) -> Document | str:
    """The document, or the sentence that says why there is none."""
    try:
        return read_document(path)
    except DocumentError as error:
        return str(error)
    except MemoryError:
        return too_much_memory(path)
    except Exception:  # foreign libraries and files, whatever they stumble over
        return f"“{path.name}” is damaged and could not be read; try to open it elsewhere and save it again."


def chosen(choice: Choice) -> tuple[str, ...] | str:
    """The texts, or a sentence."""
    try:
        return choose(choice)
    except MemoryError:
        return too_much_memory(Path(choice.documents[0].name))


def too_much_memory(path: Path) -> str:
    return f"“{path.name}” takes too much memory to be read; choose a smaller part of it."


def limit_memory() -> None:
    """Has a request for more than MEMORY fail in this process. Not on Windows."""
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
