"""Conversations on disk: one SQLite file (WAL) with full-text search, backups beside it.

Everything here runs in the thread that opened the store. Errors are StoreError, each one sentence.

Durability: in WAL mode a killed process loses nothing that was committed; only a power cut can, and with
``synchronous = NORMAL`` it takes what was written since the last checkpoint. So what a person wrote is
committed with FULL (the disk has it before anything else happens, and all that was written before), and
the answer that is saved twice a second with NORMAL: that never waits for a disk, which may take long
while a model is being downloaded, and the upkeep thread's checkpoint brings it to the disk soon after.
"""

import math
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from app.conversation import Attachment, ChatOptions, Conversation, ConversationInfo, ListedChat, Message
from app.storage import backups, schema, search
from app.storage.choices import pack_attachments, pack_options
from app.storage.errors import NotThereError, StoreError, is_damage, told_as_store_error
from app.storage.opening import Report, discard_staged, mark_interrupted, merge, open_file
from app.storage.search import SearchHit
from app.storage.upkeep import DAY_S, KEPT_DAYS, Upkeep

__all__ = ["Report", "SearchHit", "Store", "StoreError"]


class TrashedChat(NamedTuple):
    """A deleted conversation. ``deleted``: when, in seconds since 1970."""

    id: str
    title: str
    deleted: float

    @property
    def days_left(self) -> int:
        """Until it is gone for good, begun days counted whole."""
        return max(0, math.ceil(KEPT_DAYS - (time.time() - self.deleted) / DAY_S))


class Store:
    """The conversations of one data folder."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Made by ``Store.open``."""
        self.path = path
        self._connection = connection
        self._upkeep = Upkeep(path)
        self._list: tuple[tuple[int, int], list[ListedChat]] | None = None  # as of when, the last read

    @classmethod
    def open(cls, path: Path) -> tuple["Store", Report]:
        """Open or make the file. A damaged one is kept aside under a dated name and a new one begun.

        Raises StoreError if the file is of a newer version (it is left alone) or cannot be opened.
        """
        connection, report = open_file(path)
        store = cls(path, connection)
        with store._writing():
            mark_interrupted(connection)
            discard_staged(connection)
        store._upkeep.start()
        return store, report

    def watch(self, on_problem: Callable[[str], None]) -> None:
        """``on_problem`` gets a sentence, in any thread, when the file is found damaged in use."""
        self._upkeep.watch(on_problem)

    # ---- conversations ---------------------------------------------------------------------

    def conversations(self) -> list[ListedChat]:
        """All that are not deleted: pinned first, then the latest used first."""
        with told_as_store_error():
            now = self._version()
            if self._list is None or self._list[0] != now:
                rows = self._connection.execute(
                    f"SELECT {schema.LIST_COLUMNS} FROM conversations WHERE deleted IS NULL "
                    "ORDER BY pinned DESC, updated DESC, rowid DESC"
                )
                self._list = now, schema.to_list(rows)
            return list(self._list[1])

    def listed(self, conversation_id: str) -> ListedChat | None:
        """One of ``conversations``; None if it is not among them."""
        with told_as_store_error():
            rows = self._connection.execute(
                f"SELECT {schema.LIST_COLUMNS} FROM conversations WHERE deleted IS NULL AND id = ?",
                (conversation_id,),
            )
            return next(iter(schema.to_list(rows)), None)

    def _version(self) -> tuple[int, int]:
        """Changes with every write, by this connection or by another one."""
        others = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return self._connection.total_changes, int(others)

    def load(self, conversation_id: str) -> Conversation:
        """A conversation with all its messages and its draft. NotThereError if there is none of that id."""
        with told_as_store_error():
            row = self._connection.execute(
                f"SELECT {schema.INFO_COLUMNS} FROM conversations WHERE id = ? AND deleted IS NULL",
                (conversation_id,),
            ).fetchone()
            if row is None:
                raise NotThereError
            info = schema.to_info(row, *schema.read_draft(self._connection, conversation_id))
            messages = self._connection.execute(
                f"SELECT {schema.MESSAGE_COLUMNS} FROM messages WHERE conversation_id = ? ORDER BY seq",
                (conversation_id,),
            )
            return Conversation(info, parents_first(map(schema.to_message, messages)))

    def create(self, info: ConversationInfo) -> None:
        """Make a conversation without messages; its draft is kept too."""
        with self._writing():
            self._connection.execute(
                f"INSERT INTO conversations ({schema.INFO_COLUMNS}) "
                f"VALUES ({schema.places(schema.INFO_COLUMNS)}) "
                "ON CONFLICT (id) DO NOTHING",  # tried again after an error that came too late
                schema.info_row(info),
            )
            self._write_draft(info.id, info.draft)
            self._write_draft_files(info.id, info.draft_files)

    def rename(self, conversation_id: str, title: str) -> None:
        self._set(conversation_id, "title", schema.to_column(title))

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._set(conversation_id, "pinned", pinned)

    def set_draft(self, conversation_id: str, draft: str) -> None:
        with self._writing():
            self._write_draft(conversation_id, draft)

    def set_draft_files(self, conversation_id: str, attachments: tuple[Attachment, ...]) -> None:
        with self._writing():
            self._write_draft_files(conversation_id, attachments)

    def set_system_prompt(self, conversation_id: str, system_prompt: str | None) -> None:
        column = None if system_prompt is None else schema.to_column(system_prompt)
        self._set(conversation_id, "system_prompt", column)

    def set_leaf(self, conversation_id: str, leaf_id: str | None) -> None:
        self._set(conversation_id, "leaf_id", leaf_id)

    def set_scroll(self, conversation_id: str, scroll: float) -> None:
        self._set(conversation_id, "scroll", scroll)

    def set_folder(self, conversation_id: str, folder: str) -> None:
        self._set(conversation_id, "folder", schema.to_column(folder))

    def set_folders(self, folders: Mapping[str, str]) -> None:
        """Put many chats into folders, by id, in one step."""
        with self._writing():
            self._connection.executemany(
                "UPDATE conversations SET folder = ? WHERE id = ?",
                [(schema.to_column(folder), id_) for id_, folder in folders.items()],
            )

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        self._set(conversation_id, "archived", archived)

    def set_options(self, conversation_id: str, options: ChatOptions) -> None:
        self._set(conversation_id, "options", pack_options(options))

    def delete(self, conversation_id: str) -> None:
        """Into the trash, from where ``undelete`` brings it back. After KEPT_DAYS it is gone for good."""
        self._set(conversation_id, "deleted", time.time())

    def undelete(self, conversation_id: str) -> None:
        """NotThereError if it is gone for good."""
        with self._writing():
            cursor = self._connection.execute(
                "UPDATE conversations SET deleted = NULL, forgotten = 0 WHERE id = ? AND deleted > 0",
                (conversation_id,),
            )
        if cursor.rowcount == 0:
            raise NotThereError

    def trash(self) -> list[TrashedChat]:
        """What was deleted and can be brought back, the latest first."""
        with told_as_store_error():
            rows = self._connection.execute(
                "SELECT id, title, deleted FROM conversations WHERE deleted > 0 "
                "ORDER BY deleted DESC, rowid DESC"
            )
            return [TrashedChat(id_, schema.to_text(title), deleted) for id_, title, deleted in rows]

    def remove(self, conversation_id: str) -> None:
        """For good, in the background, whether it is in the trash or not."""
        self._set(conversation_id, "deleted", -1)

    def empty_trash(self) -> None:
        """Remove for good what is in the trash, in the background."""
        with self._writing():
            self._connection.execute("UPDATE conversations SET deleted = -1 WHERE deleted > 0")

    # ---- messages --------------------------------------------------------------------------

    def add_message(self, message: Message) -> None:
        """Write a message and make it the leaf of the branch in view; a person's words durably."""
        with self._writing(durable=message.role == "user"):
            self._connection.execute(
                f"INSERT INTO messages ({schema.MESSAGE_COLUMNS}) "
                f"VALUES ({schema.places(schema.MESSAGE_COLUMNS)}) "
                "ON CONFLICT (id) DO NOTHING",  # tried again after an error that came too late
                schema.message_row(message),
            )
            self._connection.execute(
                "UPDATE conversations SET leaf_id = ?, updated = ? WHERE id = ?",
                (message.id, message.created, message.conversation_id),
            )

    def update_message(self, message: Message) -> None:
        """Write what an answer may change of a message that is there: text, ids, reason and the like."""
        row = (
            schema.to_column(message.text),
            schema.pack_ids(message.ids),
            message.tokenizer_hash,
            str(message.reason),
            schema.to_column(message.model),
            schema.pack_counts(message.counts),
            message.prompt_from,
            schema.pack_energy(message.counts),
            message.replay,
            message.pinned,
            pack_attachments(message.attachments),
            schema.to_column(message.preset),
            message.id,
        )
        with self._writing():
            self._connection.execute(
                "UPDATE messages SET text = ?, ids = ?, tokenizer_hash = ?, reason = ?, model = ?, "
                "counts = ?, prompt_from = ?, energy = ?, replay = ?, pinned = ?, attachments = ?, "
                "preset = ? WHERE id = ?",
                row,
            )

    def search(self, text: str, limit: int = 100) -> list[SearchHit]:
        """Titles first, then messages, newest first. Every word must occur, as the beginning of a word.

        A query without any letter or digit is looked for as it stands, in the newest messages.
        """
        if not text.strip():
            return []
        hits = list(islice(search.in_titles(self.conversations(), text), limit))
        with told_as_store_error():
            index = self._upkeep.read_index()
            try:
                return hits + list(
                    islice(search.in_messages(self._connection, index, text), limit - len(hits))
                )
            except sqlite3.DatabaseError as error:
                if index is None or not is_damage(error):
                    raise
                self._upkeep.rebuild_index()
            finally:
                if index is not None:
                    index.close()
            return hits + list(islice(search.in_messages(self._connection, None, text), limit - len(hits)))

    # ---- backups ---------------------------------------------------------------------------

    def backups(self) -> list[Path]:
        """Backups in the data folder, newest first."""
        return backups.list_backups(self.path)

    def backup(self) -> Path:
        """Write a backup now, remove the oldest beyond a bounded number. One is made every day anyhow."""
        with told_as_store_error():
            try:
                return backups.write_backup(self._connection, self.path, "daily")
            except OSError as error:
                raise StoreError(f"The backup could not be written ({error.strerror}).") from error

    def restore(self, backup: Path) -> int:
        """Bring back every conversation and message of a backup that is not here; the number of messages."""
        with told_as_store_error(), backups.copy_in_use(backup) as copy:
            schema.migrate(copy)
            count = merge(copy, self._connection)
        self._upkeep.wake()
        return count

    def imported(self) -> None:
        """Another connection has added chats: they are indexed, in the background."""
        self._upkeep.wake()

    def close(self) -> None:
        """The file is whole and alone afterwards: no -wal beside it."""
        self._upkeep.close()
        self._connection.close()

    # ---- writing ---------------------------------------------------------------------------

    @contextmanager
    def _writing(self, durable: bool = False) -> Iterator[None]:
        with told_as_store_error():
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            # In its turn it meets nobody but another program, or a short write of the upkeep's.
            with schema.turn(), schema.transaction(self._connection):
                yield
        self._upkeep.wake()

    def _set(self, conversation_id: str, column: str, value: Any) -> None:
        with self._writing():
            self._connection.execute(
                f"UPDATE conversations SET {column} = ? WHERE id = ?", (value, conversation_id)
            )

    def _write_draft(self, conversation_id: str, draft: str) -> None:
        if draft:
            self._connection.execute(
                "INSERT OR REPLACE INTO drafts (conversation_id, text) VALUES (?, ?)",
                (conversation_id, schema.to_column(draft)),
            )
        else:
            self._connection.execute("DELETE FROM drafts WHERE conversation_id = ?", (conversation_id,))

    def _write_draft_files(self, conversation_id: str, attachments: tuple[Attachment, ...]) -> None:
        if attachments:
            self._connection.execute(
                "INSERT OR REPLACE INTO draft_files VALUES (?, ?)",
                (conversation_id, pack_attachments(attachments)),
            )
        else:
            self._connection.execute("DELETE FROM draft_files WHERE conversation_id = ?", (conversation_id,))


def parents_first(messages: Iterator[Message]) -> list[Message]:
    """The order that Conversation wants, whatever a repaired file holds; an orphan becomes a root."""
    ordered: dict[str, Message] = {}
    waiting: dict[str, list[Message]] = {}  # by the parent they wait for

    def place(first: Message) -> None:
        ready = [first]
        while ready:
            message = ready.pop(0)
            ordered[message.id] = message
            ready.extend(waiting.pop(message.id, ()))

    for message in messages:
        if message.parent_id is None or message.parent_id in ordered:
            place(message)
        else:
            waiting.setdefault(message.parent_id, []).append(message)
    while waiting:
        orphan = waiting[next(iter(waiting))].pop(0)
        waiting = {parent: children for parent, children in waiting.items() if children}
        place(replace(orphan, parent_id=None))
    return list(ordered.values())
