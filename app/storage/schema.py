"""The tables of the conversations file, their versions, and how values become columns.

Text is stored as TEXT and read back unchanged, NUL included. What UTF-8 cannot hold (lone surrogates)
is stored in the same column as a BLOB in UTF-8 with surrogates; SQLite keeps the type with each value.
"""

import json
import sqlite3
import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from functools import partial
from typing import Any

from app.conversation import Attachment, ConversationInfo, ListedChat, Message
from app.storage.choices import pack_attachments, pack_options, unpack_attachments, unpack_options
from app.storage.errors import BusyError
from engine.process.events import Counts, EndReason, Energy

APPLICATION_ID = 0x5465726E  # "Tern"
# ``deleted`` of a conversation that is being imported: nobody sees it yet. -1 means that it is being removed,
# a date that it is in the trash.
STAGED = -2

# Version 1. Drafts have a table of their own so that a pasted book in the composer is not copied at every
# other change of its conversation. ``seq`` orders messages: a parent has a smaller one than its children.
# ``to_index`` names the messages whose text is not in the full-text index (text_index.py), which upkeep.py
# fills; ``change`` is another one at every change, so that none that comes while it does is overlooked.
_TABLES = (
    """CREATE TABLE conversations (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL DEFAULT '',
        pinned INTEGER NOT NULL DEFAULT 0,
        created REAL NOT NULL,
        updated REAL NOT NULL,
        system_prompt TEXT,
        leaf_id TEXT,
        scroll REAL NOT NULL DEFAULT 0,
        deleted REAL
    )""",
    """CREATE TABLE drafts (
        conversation_id TEXT PRIMARY KEY,
        text TEXT NOT NULL
    )""",
    """CREATE TABLE messages (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation_id TEXT NOT NULL,
        parent_id TEXT,
        role TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        model TEXT NOT NULL DEFAULT '',
        created REAL NOT NULL,
        counts TEXT,
        tokenizer_hash TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL,
        ids BLOB NOT NULL DEFAULT x''
    )""",
    "CREATE INDEX messages_of_conversation ON messages (conversation_id, seq)",
    "CREATE INDEX messages_unfinished ON messages (seq) WHERE role = 'assistant' AND reason = ''",
    "CREATE TABLE to_index (seq INTEGER PRIMARY KEY, change INTEGER NOT NULL)",
    """CREATE TRIGGER message_added AFTER INSERT ON messages BEGIN
        INSERT OR REPLACE INTO to_index VALUES (new.seq, random());
    END""",
    """CREATE TRIGGER message_changed AFTER UPDATE OF text ON messages BEGIN
        INSERT OR REPLACE INTO to_index VALUES (new.seq, random());
    END""",
    """CREATE TRIGGER message_removed AFTER DELETE ON messages BEGIN
        DELETE FROM to_index WHERE seq = old.seq;
    END""",
    # A name for this file, so that a full-text index made for another one is not taken for its own.
    "CREATE TABLE file (file_id TEXT NOT NULL)",
    "INSERT INTO file VALUES (hex(randomblob(16)))",
)


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _TABLES:
        connection.execute(statement)


def _add_prompt_from(connection: sqlite3.Connection) -> None:
    """An answer knows with which message its prompt began."""
    connection.execute("ALTER TABLE messages ADD COLUMN prompt_from TEXT NOT NULL DEFAULT ''")


def _add_trash(connection: sqlite3.Connection) -> None:
    """What is deleted is kept for a while; ``forgotten``: what was computed of it is no longer on disk."""
    connection.execute("ALTER TABLE conversations ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0")
    # Of what was deleted before it was said that it would be gone.
    connection.execute("UPDATE conversations SET deleted = -1 WHERE deleted IS NOT NULL")


def _add_energy(connection: sqlite3.Connection) -> None:
    """An answer knows what it took; NULL for those of before."""
    connection.execute("ALTER TABLE messages ADD COLUMN energy TEXT")


def _add_replay(connection: sqlite3.Connection) -> None:
    """An answer keeps what gives it again."""
    connection.execute("ALTER TABLE messages ADD COLUMN replay BLOB NOT NULL DEFAULT x''")


def _add_choices(connection: sqlite3.Connection) -> None:
    """Folders, the archive, what was chosen for one chat; pinned messages, and what is attached to them."""
    for column in ("folder TEXT NOT NULL DEFAULT ''", "archived INTEGER NOT NULL DEFAULT 0", "options TEXT"):
        connection.execute(f"ALTER TABLE conversations ADD COLUMN {column}")
    for column in (
        "pinned INTEGER NOT NULL DEFAULT 0",
        "attachments TEXT",
        "preset TEXT NOT NULL DEFAULT ''",
    ):
        connection.execute(f"ALTER TABLE messages ADD COLUMN {column}")


def _add_draft_files(connection: sqlite3.Connection) -> None:
    """What is attached to a draft: apart from its text, which is written much more often."""
    connection.execute(
        "CREATE TABLE draft_files (conversation_id TEXT PRIMARY KEY, attachments TEXT NOT NULL)"
    )


# Step i leads from version i to i + 1. A step, once released, is never changed.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create,
    _add_prompt_from,
    _add_trash,
    _add_energy,
    _add_replay,
    _add_choices,
    _add_draft_files,
)


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, steps: Sequence[Callable[[sqlite3.Connection], None]] = MIGRATIONS
) -> None:
    """Bring the file to the newest version, in one transaction: all steps or none."""
    with transaction(connection):
        for step in steps[version(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


# Threads of this process write to the chats in turn. SQLite alone has who waits look again after pauses that
# grow to a tenth of a second, in which a thread that writes one piece after the other has the file again.
_TURN = threading.Lock()
_TURN_S = 0.5  # then SQLite says that somebody is busy


_HURRY_S = 0.03
_thread = threading.local()


@contextmanager
def hurry() -> Iterator[None]:
    """What this thread writes inside is refused (BusyError) where it would have to wait for another."""
    _thread.hurried = True
    try:
        yield
    finally:
        _thread.hurried = False


@contextmanager
def turn() -> Iterator[None]:
    """No other thread of this process writes to the chats meanwhile: who waits is the next."""
    hurried = getattr(_thread, "hurried", False)
    mine = _TURN.acquire(timeout=_HURRY_S if hurried else _TURN_S)
    if hurried and not mine:
        raise BusyError("Chats are being written; this is tried again.")
    try:
        yield
    finally:
        if mine:
            _TURN.release()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some errors, a full disk for one, have rolled back already
            connection.execute("ROLLBACK")
        raise


# ---- values and columns ----------------------------------------------------------------------


def to_column(text: str) -> str | bytes:
    """Any Python string as something SQLite takes."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def to_text(column: str | bytes) -> str:
    return column if isinstance(column, str) else column.decode("utf-8", "surrogatepass")


def pack_ids(ids: Sequence[int]) -> bytes:
    """Token ids as little-endian uint32."""
    return struct.pack(f"<{len(ids)}I", *ids)


def unpack_ids(column: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(column) // 4}I", column)


def pack_counts(counts: Counts | None) -> str | None:
    """All but the energy, which has a column of its own."""
    if counts is None:
        return None
    values = asdict(counts)
    del values["energy"]
    return json.dumps(values)


def unpack_counts(column: str | None) -> Counts | None:
    if column is None:
        return None
    names = {field.name for field in fields(Counts)} - {"energy"}
    return Counts(**{name: value for name, value in json.loads(column).items() if name in names})


def pack_energy(counts: Counts | None) -> str | None:
    return None if counts is None or counts.energy == Energy() else json.dumps(asdict(counts.energy))


def unpack_energy(column: str | None) -> Energy:
    """What is known of an answer's energy; Energy() where nothing is."""
    if column is None:
        return Energy()
    names = {field.name for field in fields(Energy)}
    return Energy(**{name: value for name, value in json.loads(column).items() if name in names})


def unpack_reason(column: str) -> EndReason:
    """A reason of a later version counts as interrupted, so that the answer can be continued."""
    return EndReason(column) if column in list(EndReason) else EndReason.INTERRUPTED


INFO_COLUMNS = (
    "id, title, pinned, created, updated, system_prompt, leaf_id, scroll, folder, archived, options"
)
LIST_COLUMNS = "id, title, pinned, updated, folder, archived"
MESSAGE_COLUMNS = (
    "id, conversation_id, parent_id, role, text, ids, tokenizer_hash, reason, model, created, counts, "
    "prompt_from, energy, replay, pinned, attachments, preset"
)


def read_draft(connection: sqlite3.Connection, conversation_id: str) -> tuple[str, tuple[Attachment, ...]]:
    """What stands unsent in the composer of a conversation: its text, and what is attached."""
    ask = "SELECT {} FROM {} WHERE conversation_id = ?"
    text = connection.execute(ask.format("text", "drafts"), (conversation_id,)).fetchone()
    files = connection.execute(ask.format("attachments", "draft_files"), (conversation_id,)).fetchone()
    return to_text(text[0]) if text else "", unpack_attachments(files[0]) if files else ()


def to_info(
    row: Sequence[Any], draft: str = "", draft_files: tuple[Attachment, ...] = ()
) -> ConversationInfo:
    """The ConversationInfo in a row of INFO_COLUMNS."""
    id_, title, pinned, created, updated, system_prompt, leaf_id, scroll, folder, archived, options = row
    return ConversationInfo(
        *(id_, to_text(title), bool(pinned), created, updated),
        None if system_prompt is None else to_text(system_prompt),
        *(draft, draft_files, leaf_id, scroll),
        *(to_text(folder), bool(archived), unpack_options(options)),
    )


def to_list(rows: Iterable[Sequence[Any]]) -> list[ListedChat]:
    """The chats in rows of LIST_COLUMNS, quickly: nearly all have texts that are read as they stand."""
    chats: list[ListedChat] = list(map(partial(tuple.__new__, ListedChat), rows))
    for place, chat in enumerate(chats):
        if type(chat.title) is not str or type(chat.folder) is not str:
            chats[place] = chat._replace(title=to_text(chat.title), folder=to_text(chat.folder))
    return chats


def info_row(info: ConversationInfo) -> tuple[Any, ...]:
    """The values of a conversation in the order of INFO_COLUMNS."""
    prompt = None if info.system_prompt is None else to_column(info.system_prompt)
    return (
        *(info.id, to_column(info.title), info.pinned, info.created, info.updated, prompt),
        *(info.leaf_id, info.scroll, to_column(info.folder), info.archived, pack_options(info.options)),
    )


def to_message(row: Sequence[Any]) -> Message:
    """The Message in a row of MESSAGE_COLUMNS."""
    id_, conversation_id, parent_id, role, text, ids, tokenizer_hash, reason, model, created, *rest = row
    counts_column, prompt_from, energy, replay, pinned, attachments, preset = rest
    counts = unpack_counts(counts_column)
    if counts is not None:
        counts = replace(counts, energy=unpack_energy(energy))
    return Message(
        id_,
        conversation_id,
        parent_id,
        role,
        to_text(text),
        unpack_ids(ids),
        tokenizer_hash,
        unpack_reason(reason),
        to_text(model),
        created,
        counts,
        prompt_from,
        replay,
        bool(pinned),
        unpack_attachments(attachments),
        to_text(preset),
    )


def message_row(message: Message) -> tuple[Any, ...]:
    """The values of a message in the order of MESSAGE_COLUMNS."""
    return (
        message.id,
        message.conversation_id,
        message.parent_id,
        message.role,
        to_column(message.text),
        pack_ids(message.ids),
        message.tokenizer_hash,
        str(message.reason),
        to_column(message.model),
        message.created,
        pack_counts(message.counts),
        message.prompt_from,
        pack_energy(message.counts),
        message.replay,
        message.pinned,
        pack_attachments(message.attachments),
        to_column(message.preset),
    )


def places(columns: str) -> str:
    """A question mark for each of some columns."""
    return ", ".join("?" * len(columns.split(", ")))
