"""Reads and writes exchange files in a process of its own, so that 100 MB do not hold up the window.

``run_apart`` starts it, from any thread but the main one, and ends it when it is told to stop. What it writes
gets its name when it is whole. It imports no Qt but for paper. What only the process needs is imported there.
"""

import contextlib
import errno
import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.child_loop import step_back
from app.child_process import cpu_s
from app.conversation import Conversation
from app.markdown.slow_code import SlowCode
from app.paths import slow_code_path
from app.storage import schema
from app.storage.errors import StoreError, told_as_store_error
from app.storage.exchange import markdown, tern
from app.storage.exchange.staging import Preview, Staging
from app.storage.exchange.tree import ExchangeError, to_conversation
from app.storage.store import parents_first
from engine.errors import Stopped

if TYPE_CHECKING:
    from app.storage.exchange.html import ColorCode

POLL_S = 0.05
CODE_BUDGET_S = 3.0  # of a CPU's time, for the colours of one block of code
MOST_SLOW = 20  # blocks of code that take longer; then there are no colours
PROGRESS_EVERY = 1 << 20  # bytes
NICENESS = 5
SUFFIXES = {"json": tern.SUFFIX, "markdown": ".md", "html": ".html", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Read:
    """Read an export into the file ``staged``; the result is a ``Preview``."""

    path: Path
    database: Path
    staged: Path


@dataclass(frozen=True, slots=True)
class Write:
    """Write chats; the result is their number.

    ``ids`` empty: all. ``target`` is a file, or for several chats in any format but "json" a new folder.
    ``chat``: a temporary one, which is in no file; it is written instead.
    ``kind``: a key of SUFFIXES, or "print" (then ``printer`` says how, and nothing is written).
    """

    kind: str
    target: Path
    database: Path
    ids: tuple[str, ...] = ()
    words: markdown.Words = markdown.Words()
    language: str = "en"
    page: str = "A4"
    printer: dict[str, Any] = field(default_factory=dict)
    colors: bool = True
    chat: Conversation | None = None


# ---- the side that asks ----------------------------------------------------------------------


def run_apart(
    request: Read | Write, is_stopped: Callable[[], bool], on_progress: Callable[[int, int], None]
) -> Any:
    """The result of ``request``. Raises ExchangeError with one sentence, or Stopped."""
    slow = SlowCode(slow_code_path)
    try:
        for _ in range(MOST_SLOW):
            try:
                return _run_once(request, is_stopped, on_progress)
            except _SlowError as error:
                slow.add(error.key)
        assert isinstance(request, Write)
        return _run_once(replace(request, colors=False), is_stopped, on_progress)
    except BaseException:
        if isinstance(request, Read):
            _remove(request.staged)
        raise
    finally:
        if isinstance(request, Write) and request.kind != "print":
            _remove(_part(request.target))


class _SlowError(Exception):
    """The colours of one block of code take too long."""

    def __init__(self, key: tuple[str, str]) -> None:
        super().__init__()
        self.key = key


def _run_once(
    request: Read | Write, is_stopped: Callable[[], bool], on_progress: Callable[[int, int], None]
) -> Any:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=main, args=(theirs, request), name="tern-exchange", daemon=True)
    key: tuple[str, str] | None = None
    used = 0.0
    try:
        process.start()
        assert process.pid is not None
        theirs.close()
        while True:
            while not ours.poll(POLL_S):
                if is_stopped():
                    raise Stopped
                if key is not None and cpu_s(process.pid) - used > CODE_BUDGET_S:
                    raise _SlowError(key)
            kind, *values = ours.recv()
            if kind == "progress":
                on_progress(*values)
            elif kind == "color":
                key = values[0]
                used = cpu_s(process.pid) if key is not None else 0.0
            elif kind == "failed":
                raise ExchangeError(values[0])
            else:
                return values[0]
    except (EOFError, OSError):
        raise ExchangeError(
            "The file could not be handled: the process for it ended before its time; close other programs "
            "and try again."
        ) from None
    finally:
        ours.close()
        if process.pid is not None:
            process.kill()
            process.join()


# ---- the process -----------------------------------------------------------------------------


def main(connection: Connection, request: Read | Write) -> None:
    """Does what is asked, says how far it is, and ends with the result or one sentence."""
    step_back(NICENESS)
    with contextlib.suppress(BrokenPipeError, EOFError):
        connection.send(answer(request, connection.send))


def answer(request: Read | Write, send: Callable[[Any], None]) -> tuple[str, Any]:
    """("done", result) or ("failed", sentence)."""
    try:
        with told_as_store_error():
            return "done", _read(request, send) if isinstance(request, Read) else _write(request, send)
    except (ExchangeError, StoreError) as error:
        return "failed", str(error)
    except MemoryError:
        return "failed", "There is not enough memory for this file; close other programs and try again."
    except OSError as error:
        return "failed", _sentence(request, error)


def _sentence(request: Read | Write, error: OSError) -> str:
    name = (request.path if isinstance(request, Read) else request.target).name
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full, so {name} was not written; free some space or choose another place."
    if isinstance(request, Read):
        return f"{name} cannot be read ({reason}); choose another file."
    return f"{name} cannot be written ({reason}); choose another place."


def _read(request: Read, send: Callable[[Any], None]) -> Preview:
    from app.storage.exchange import detect

    trouble = detect.Trouble([])
    told = 0

    def on_progress(done: int, total: int) -> None:
        nonlocal told
        if done - told >= PROGRESS_EVERY:
            told = done
            send(("progress", done, total))

    fallback = _changed(request.path)
    _remove(request.staged)
    staging = Staging(request.staged, request.database)
    for found in detect.chats(request.path, trouble, on_progress):
        chat = to_conversation(found, fallback)
        if chat is None:
            staging.skip_empty()
        else:
            staging.add(found.kind, chat)
    if trouble.strange:
        trouble.add(
            f"{trouble.strange} entries are no chats of a known format; they were left out."
            if trouble.strange > 1
            else "One entry is no chat of a known format; it was left out."
        )
    return staging.finish(tuple(trouble.sentences))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


# ---- writing ---------------------------------------------------------------------------------


def _write(request: Write, send: Callable[[Any], None]) -> int:
    with closing(
        sqlite3.connect(f"{request.database.as_uri()}?mode=ro", uri=True, timeout=30.0)
    ) as connection:
        ids = request.ids or _all(connection)
        chats = _chats(connection, ids, send) if request.chat is None else iter((request.chat,))
        if request.kind == "print":
            return _on_paper(next(chats), request, None, send)
        part = _part(request.target)
        _remove(part)
        if request.kind == "json":
            _to_file(part, tern.write(chats))
        elif len(request.ids) == 1:
            _one(next(chats), part, request, send)
        else:
            part.mkdir(parents=True)
            names: set[str] = set()
            for chat in chats:
                _one(
                    chat,
                    part / (markdown.free_name(chat.info.title, names) + SUFFIXES[request.kind]),
                    request,
                    send,
                )
        os.replace(part, request.target)
        return len(ids)


def _all(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT id FROM conversations WHERE deleted IS NULL ORDER BY updated DESC, rowid"
    )
    return tuple(id_ for (id_,) in rows)


def _chats(
    connection: sqlite3.Connection, ids: Iterable[str], send: Callable[[Any], None]
) -> Iterator[Conversation]:
    ids = tuple(ids)
    for number, id_ in enumerate(ids):
        row = connection.execute(
            f"SELECT {schema.INFO_COLUMNS} FROM conversations WHERE id = ? AND deleted IS NULL", (id_,)
        ).fetchone()
        if row is None:
            if len(ids) == 1:
                raise ExchangeError("This chat no longer exists.")
            continue
        messages = connection.execute(
            f"SELECT {schema.MESSAGE_COLUMNS} FROM messages WHERE conversation_id = ? ORDER BY seq", (id_,)
        )
        info = schema.to_info(row, *schema.read_draft(connection, id_))
        yield Conversation(info, parents_first(map(schema.to_message, messages)))
        send(("progress", number + 1, len(ids)))


def _one(chat: Conversation, target: Path, request: Write, send: Callable[[Any], None]) -> None:
    from app.storage.exchange import html

    if request.kind == "markdown":
        _to_file(target, markdown.text(chat, request.words))
    elif request.kind == "html":
        page = html.page(chat, request.words, html.browser_style(), _colors(request, send), request.language)
        _to_file(target, page)
    else:
        _on_paper(chat, request, target, send)


def _on_paper(chat: Conversation, request: Write, target: Path | None, send: Callable[[Any], None]) -> int:
    from app.storage.exchange import html, pdf  # Qt

    page = "".join(html.page(chat, request.words, html.plain_style(), _colors(request, send)))
    title = chat.info.title or request.words.untitled
    application = pdf.application()
    assert application is not None
    if target is None:
        return pdf.print_pages(page, title, request.printer)
    count = pdf.write_pdf(page, title, target, request.page)
    with open(target, "rb+") as file:
        if not file.read(5) == b"%PDF-":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file.fileno())
    return count


def _colors(request: Write, send: Callable[[Any], None]) -> "ColorCode":
    from app.markdown.coloring import Lines, colored

    slow = SlowCode(slow_code_path)

    def color(code: str, language: str) -> Lines:
        key = (language, code)
        lines: Lines = [[] for _ in range(code.count("\n") + 1)]
        if not request.colors or key in slow:
            return lines
        send(("color", key))
        with contextlib.suppress(Exception):  # hundreds of foreign lexers: one that fails leaves code plain
            for line, run in colored(code, language):
                lines[line].append(run)
        send(("color", None))
        return lines

    return color


def _to_file(target: Path, pieces: Iterable[str]) -> None:
    with open(target, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".tern-part")


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
