"""An import in two steps: what was read lies in a file of its own, is looked at, then taken over whole.

The file beside the chats is filled by the process that reads (worker.py), which also compares it with what is
here. Taking over goes in short pieces, so that the window can save in between. Until the last piece nothing
of it is seen; where it ends early, the upkeep thread removes what there is of it (``deleted`` is -1 then).
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.conversation import Conversation, Message
from app.storage import schema
from app.storage.choices import pack_attachments
from app.storage.errors import told_as_store_error
from app.storage.exchange.tree import ExchangeError, digest
from app.storage.opening import connect, discard_staged

# A piece takes about so long, as the window may have to wait for its end; its size follows. s of a CPU: on a
# machine with much else to do, smaller pieces would only make more of them.
PIECE_S = 0.02
SMALLEST, LARGEST = 1 << 16, 1 << 20  # bytes of a piece
ROW_BYTES = 1 << 10  # that a message counts for beside its text
PIECE_MESSAGES = 500
PIECE_CHATS = 200
CHECKPOINT_BYTES = 8 << 20  # else the log grows until the window's own writing has to empty it
REST_S = 0.01  # between two pieces at least, for the window
PATIENCE_S = 30.0
SHOWN = 200  # chats of a preview
_COLUMNS = schema.MESSAGE_COLUMNS
_BUSY = "Some of these chats are being removed for good at this moment; import the file again in a minute."


@dataclass(frozen=True, slots=True)
class Row:
    """One chat of a preview. ``state``: "new", "grown" (a part is here), "here", "trash"."""

    id: str
    title: str
    messages: int
    created: float
    state: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What is in a file, and what of it is not here yet. Nothing is written so far."""

    staged: Path
    kinds: tuple[str, ...] = ()  # names of programs
    chats: int = 0
    messages: int = 0
    new_chats: int = 0
    grown_chats: int = 0
    trashed_chats: int = 0
    new_messages: int = 0
    branches: int = 0  # messages that have others beside them
    empty: int = 0  # chats without a word, left out
    problems: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    grown: frozenset[str] = frozenset()  # ids of chats that are here and get more messages

    @property
    def adds_anything(self) -> bool:
        return bool(self.new_chats or self.new_messages or self.trashed_chats)

    def discard(self) -> None:
        """The staged file goes; nothing in it is needed any more."""
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self.staged.with_name(self.staged.name + ending).unlink(missing_ok=True)


@dataclass(slots=True)
class _Counts:
    chats: int = 0
    messages: int = 0
    new_chats: int = 0
    grown_chats: int = 0
    trashed_chats: int = 0
    new_messages: int = 0
    branches: int = 0
    empty: int = 0
    kinds: dict[str, None] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    grown: set[str] = field(default_factory=set)


class Staging:
    """Fills a staged file; in the process that reads, with the chats opened for reading only."""

    def __init__(self, staged: Path, database: Path) -> None:
        self._path = staged
        self._counts = _Counts()
        self._own = sqlite3.connect(staged, isolation_level=None)
        self._own.execute("PRAGMA synchronous = OFF")  # it is thrown away in any case
        self._own.execute("PRAGMA journal_mode = OFF")
        self._own.execute(
            f"CREATE TABLE chats ({schema.INFO_COLUMNS}, draft, draft_files, state TEXT, PRIMARY KEY (id))"
        )
        self._own.execute(f"CREATE TABLE messages (n INTEGER PRIMARY KEY, {_COLUMNS}, UNIQUE (id))")
        self._own.execute("CREATE INDEX of_chat ON messages (conversation_id)")
        self._own.execute("BEGIN")
        self._theirs = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=PATIENCE_S)
        self._seen: dict[str, str] = {}  # id of a message in the file -> digest of chat, parent and text

    def add(self, kind: str, chat: Conversation) -> None:
        """Stages one chat. Raises ExchangeError or sqlite3.Error."""
        counts, info = self._counts, chat.info
        counts.kinds[kind] = None
        known = self._state_here(info.id)
        ids = self._ids(chat, known != "new")
        new = sum(1 for id_, is_new in ids.values() if is_new)
        state = "grown" if known == "here" and new else known
        first = self._own.execute("SELECT 1 FROM chats WHERE id = ?", (info.id,)).fetchone() is None
        if first:
            counts.chats += 1
            counts.new_chats += state == "new"
            counts.trashed_chats += state == "trash"
            counts.grown_chats += state == "grown"
            if len(counts.rows) < SHOWN:
                counts.rows.append(Row(info.id, info.title, len(ids), info.created, state))
            self._put_chat(chat, ids, state)
        if known == "here" and new:
            counts.grown.add(info.id)
        counts.messages += len(ids)
        counts.new_messages += new
        siblings = (len(chat.children(id_)) for id_ in (None, *chat.messages))
        counts.branches += sum(count - 1 for count in siblings if count > 1)
        for message in chat.messages.values():
            id_, is_new = ids[message.id]
            if is_new:
                parent = ids[message.parent_id][0] if message.parent_id is not None else None
                start = ids[message.prompt_from][0] if message.prompt_from in ids else ""
                message = replace(message, id=id_, parent_id=parent, prompt_from=start)
                self._own.execute(
                    f"INSERT INTO messages ({_COLUMNS}) VALUES ({schema.places(_COLUMNS)})",
                    schema.message_row(message),
                )

    def skip_empty(self) -> None:
        """A chat had no words."""
        self._counts.empty += 1

    def finish(self, problems: tuple[str, ...]) -> Preview:
        """Closes the file; what it holds."""
        self._own.execute("COMMIT")
        self._own.close()
        self._theirs.close()
        c = self._counts
        return Preview(
            *(self._path, tuple(c.kinds), c.chats, c.messages, c.new_chats, c.grown_chats, c.trashed_chats),
            *(c.new_messages, c.branches, c.empty, problems, tuple(c.rows), frozenset(c.grown)),
        )

    def _state_here(self, id_: str) -> str:
        row = self._theirs.execute("SELECT deleted FROM conversations WHERE id = ?", (id_,)).fetchone()
        if row is None:
            return "new"
        if row[0] is None:
            return "here"
        if row[0] > 0:
            return "trash"
        raise ExchangeError(_BUSY)

    def _ids(self, chat: Conversation, is_here: bool) -> dict[str, tuple[str, bool]]:
        """By each message's id in the file: its id here, and whether it is not here yet."""
        made: dict[str, tuple[str, bool]] = {}
        for message in chat.messages.values():
            parent = made[message.parent_id][0] if message.parent_id is not None else ""
            id_, is_new = self._id(message, parent)
            made[message.id] = id_, is_new
        return made

    def _id(self, message: Message, parent: str) -> tuple[str, bool]:
        id_ = message.id
        mark = digest(message.conversation_id, parent, message.role, message.text)
        while True:
            before = self._seen.get(id_)
            if before == mark:
                return id_, False  # the same once more in this file
            here = self._here(id_)
            if before is None and here is None:
                self._seen[id_] = mark
                return id_, True
            if before is None and here is not None and _is_same(here, message, parent):
                self._seen[id_] = mark
                return id_, False
            # Another message has this id: this one becomes a version beside it, with an id of its own.
            id_ = digest(id_, mark)

    def _here(self, id_: str) -> tuple[str, str, str] | None:
        row = self._theirs.execute(
            "SELECT conversation_id, parent_id, text FROM messages WHERE id = ?", (id_,)
        ).fetchone()
        return (row[0], row[1] or "", schema.to_text(row[2])) if row is not None else None

    def _put_chat(self, chat: Conversation, ids: dict[str, tuple[str, bool]], state: str) -> None:
        info = chat.info
        leaf = ids[info.leaf_id][0] if info.leaf_id in ids else None
        self._own.execute(
            f"INSERT INTO chats VALUES ({schema.places(schema.INFO_COLUMNS)}, ?, ?, ?)",
            (
                *schema.info_row(replace(info, leaf_id=leaf)),
                *(schema.to_column(info.draft), pack_attachments(info.draft_files), state),
            ),
        )


def _is_same(here: tuple[str, str, str], message: Message, parent: str) -> bool:
    """The message that is here may have gone on since."""
    chat, above, text = here
    return chat == message.conversation_id and above == parent and text.startswith(message.text)


# ---- taking over -----------------------------------------------------------------------------


def take_over(
    preview: Preview, database: Path, is_stopped: Callable[[], bool], on_progress: Callable[[int, int], None]
) -> bool:
    """All of a staged file becomes part of the chats, or nothing; False if it was stopped. StoreError.

    In any thread but the store's, for as long as it takes; the window saves in between.
    """
    with told_as_store_error(), closing(connect(database, PATIENCE_S)) as connection:
        connection.execute("ATTACH ? AS staged", (str(preview.staged),))
        try:
            for _ in _pieces(connection, on_progress):
                if is_stopped():
                    _undo(connection)
                    return False
                time.sleep(REST_S)
            _show(connection)
            return True
        except BaseException:
            with suppress(sqlite3.Error):  # else the next start does it
                _undo(connection)
            raise


def _marked(id_: str) -> str:
    """Messages for a chat that is here stand under this id until the end."""
    return f"'import ' || {id_}"


def _pieces(connection: sqlite3.Connection, on_progress: Callable[[int, int], None]) -> Iterator[None]:
    """Writes everything where it is not seen; a transaction at each step."""
    (most,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM staged.chats").fetchone()
    for first in range(1, most + 1, PIECE_CHATS):
        with _piece(connection):
            _put_chats(connection, first, first + PIECE_CHATS - 1)
        yield
    sizes = connection.execute(
        "SELECT n, length(CAST(text AS BLOB)) + length(ids) + length(replay) FROM staged.messages ORDER BY n"
    ).fetchall()
    columns = _COLUMNS.replace(
        "conversation_id", f"CASE c.state WHEN 'new' THEN c.id ELSE {_marked('c.id')} END"
    )
    columns = ", ".join(name if " " in name else f"m.{name}" for name in columns.split(", "))
    start, unsaved, limit = 0, 0, SMALLEST
    while start < len(sizes):
        end, held = start, 0
        while end < len(sizes) and (end == start or held < limit) and end - start < PIECE_MESSAGES:
            held += sizes[end][1] + ROW_BYTES
            end += 1
        began = time.thread_time()
        with _piece(connection):
            connection.execute(
                f"INSERT INTO messages ({_COLUMNS}) SELECT {columns} FROM staged.messages m "
                "JOIN staged.chats c ON c.id = m.conversation_id WHERE m.n BETWEEN ? AND ? ORDER BY m.n",
                (sizes[start][0], sizes[end - 1][0]),
            )
        took = time.thread_time() - began
        limit = round(min(LARGEST, max(SMALLEST, limit * min(2.0, max(0.5, PIECE_S / max(took, 0.001))))))
        start, unsaved = end, unsaved + held
        if unsaved > CHECKPOINT_BYTES:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # nobody waits for it
            unsaved = 0
        on_progress(start, len(sizes))
        yield


def _put_chats(connection: sqlite3.Connection, first: int, last: int) -> None:
    """The chats of those staged rows, and for those that are here a place for their messages."""
    rows = f"c.rowid BETWEEN {first} AND {last}"
    connection.execute(
        f"INSERT INTO conversations ({schema.INFO_COLUMNS}, deleted, forgotten) "
        f"SELECT {schema.INFO_COLUMNS}, {schema.STAGED}, 1 FROM staged.chats c WHERE state = 'new' AND {rows}"
    )
    connection.execute(
        "INSERT INTO conversations (id, title, created, updated, deleted, forgotten) "
        f"SELECT {_marked('c.id')}, '', created, updated, {schema.STAGED}, 1 FROM staged.chats c "
        f"WHERE state <> 'new' AND {rows} AND EXISTS "
        "(SELECT 1 FROM staged.messages m WHERE m.conversation_id = c.id)"
    )
    connection.execute(
        "INSERT OR REPLACE INTO drafts SELECT id, draft FROM staged.chats c "
        f"WHERE state = 'new' AND draft <> '' AND {rows}"
    )
    connection.execute(
        "INSERT OR REPLACE INTO draft_files SELECT id, draft_files FROM staged.chats c "
        f"WHERE state = 'new' AND draft_files IS NOT NULL AND {rows}"
    )


def _show(connection: sqlite3.Connection) -> None:
    """The last piece: everything is there at once."""
    with _piece(connection, durable=True):
        for (id_,) in connection.execute("SELECT id FROM staged.chats WHERE state <> 'new'").fetchall():
            connection.execute(
                "UPDATE messages SET conversation_id = ? WHERE conversation_id = ?", (id_, f"import {id_}")
            )
        connection.execute(
            f"DELETE FROM conversations WHERE deleted = {schema.STAGED} AND id LIKE 'import %'"
        )
        connection.execute(
            f"UPDATE conversations SET deleted = NULL, forgotten = 0 WHERE deleted = {schema.STAGED}"
        )
        connection.execute(
            "UPDATE conversations SET deleted = NULL, forgotten = 0 WHERE deleted > 0 AND id IN "
            "(SELECT id FROM staged.chats WHERE state = 'trash')"
        )
        connection.execute(
            "UPDATE conversations SET updated = max(updated, (SELECT s.updated FROM staged.chats s "
            "WHERE s.id = conversations.id)) WHERE id IN (SELECT id FROM staged.chats WHERE state = 'grown')"
        )


def _undo(connection: sqlite3.Connection) -> None:
    """What was written of an import that ended early goes, in the background."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    with schema.transaction(connection):
        discard_staged(connection)


@contextmanager
def _piece(connection: sqlite3.Connection, durable: bool = False) -> Iterator[None]:
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    with schema.turn(), schema.transaction(connection):
        yield
