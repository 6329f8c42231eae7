"""What the conversations file needs and nobody should wait for, in a thread with a connection of its own.

In this order: the check of a large file, the removal of what was deleted (and of what the engine computed
of chats and keeps on disk), the daily backup (only of a file found whole), then, whenever something was
written, the full-text index and the checkpoint of the write-ahead log. Every write to the conversations is
short, so that the window's own hardly ever wait.
"""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from app.storage import backups, schema, text_index
from app.storage.choices import unpack_attachments
from app.storage.errors import DAMAGED, is_damage
from app.storage.opening import CHECK_AT_ONCE, check_mark, connect, is_whole
from engine import past_blocks

log = logging.getLogger(__name__)

KEPT_DAYS = 30  # in the trash
DAY_S = 86_400.0
BACKUP_EVERY = timedelta(days=1)
_CHECKPOINT_BYTES = 8 << 20
_PATIENCE_S = 30.0  # the window goes first
_REST_S = 1.0  # between rounds while the window writes
_RETRY_S = 10.0  # after an error, a full disk for one
_HOUR_S = 3600.0


class Upkeep:
    """One thread for one file. ``wake`` after each write; ``close`` before the file is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()  # over the next two
        self._problem = ""
        self._on_problem: Callable[[str], None] | None = None
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._index_ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tern-upkeep", daemon=True)
        self._wake.set()

    def start(self) -> None:
        self._thread.start()

    def watch(self, on_problem: Callable[[str], None]) -> None:
        """``on_problem`` gets a sentence if the file is or turns out to be damaged, once, in any thread."""
        with self._lock:
            self._on_problem = on_problem
            problem = self._problem
        if problem:
            on_problem(problem)

    def wake(self) -> None:
        """Something was written."""
        self._wake.set()

    def read_index(self) -> sqlite3.Connection | None:
        """A connection to the full-text index, to be closed soon; None while the index is being opened."""
        return text_index.read_index(self._path) if self._index_ready.is_set() else None

    def rebuild_index(self) -> None:
        """The full-text index is damaged: make it anew."""
        text_index.discard_index(self._path)
        self._index_ready.clear()
        self._wake.set()

    def close(self) -> None:
        """End within about the length of one step."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _run(self) -> None:
        try:
            connection = connect(self._path, timeout=_PATIENCE_S)
            try:
                if self._check(connection):  # else it stays as it is until the next start repairs it
                    self._work(connection)
            finally:
                connection.close()
        except Exception as error:
            if isinstance(error, sqlite3.Error) and is_damage(error):
                self._report_damage()
            else:
                log.exception("Upkeep of the conversations has ended")

    def _work(self, connection: sqlite3.Connection) -> None:
        index: sqlite3.Connection | None = None
        try:
            while not self._closing.is_set():
                self._wake.wait(_HOUR_S)
                self._wake.clear()
                try:
                    if index is None or not self._index_ready.is_set():
                        index = self._open_index(connection, index)
                    self._round(connection, index)
                except (sqlite3.Error, OSError) as error:
                    if isinstance(error, sqlite3.Error) and is_damage(error):
                        if index is None or not is_whole(connection):
                            raise
                        self.rebuild_index()
                    log.warning("Upkeep of the conversations: %s", error)
                    self._wake.set()
                    self._closing.wait(_RETRY_S)
                self._closing.wait(_REST_S)
        finally:
            if index is not None:
                index.close()

    def _check(self, connection: sqlite3.Connection) -> bool:
        if self._path.stat().st_size <= CHECK_AT_ONCE or is_whole(connection):
            return True
        self._report_damage()
        return False

    def _report_damage(self) -> None:
        check_mark(self._path).touch()
        with self._lock:
            self._problem = DAMAGED
            on_problem = self._on_problem
        if on_problem is not None:
            on_problem(DAMAGED)

    def _open_index(
        self, connection: sqlite3.Connection, old: sqlite3.Connection | None
    ) -> sqlite3.Connection:
        if old is not None:
            old.close()
        file_id = connection.execute("SELECT file_id FROM file").fetchone()[0]
        index, is_new = text_index.open_index(self._path, file_id)
        if is_new:
            connection.execute("INSERT OR REPLACE INTO to_index SELECT seq, random() FROM messages")
        self._index_ready.set()
        return index

    def _round(self, connection: sqlite3.Connection, index: sqlite3.Connection) -> None:
        connection.execute("PRAGMA secure_delete = ON")  # deleted means deleted
        index.execute("PRAGMA secure_delete = ON")
        index.execute("PRAGMA synchronous = OFF")  # a power cut may cost the index, which is made anew then
        self._remove_deleted(connection, index)
        last = backups.last_daily(self._path)
        if last is None or datetime.now() - last >= BACKUP_EVERY:
            if connection.execute("SELECT EXISTS (SELECT 1 FROM messages)").fetchone()[0]:
                backups.write_backup(connection, self._path, "daily")
        while not self._closing.is_set() and index_next(connection, index, self._closing.is_set):
            pass
        self._to_disk(connection)

    def _to_disk(self, connection: sqlite3.Connection) -> None:
        """What the window has written without waiting for the disk."""
        wal = self._path.with_name(self._path.name + "-wal")
        if not wal.exists():  # a file system that cannot have it
            return
        if wal.stat().st_size >= _CHECKPOINT_BYTES:
            # Not every time: the first writer after a checkpoint waits for the disk.
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        else:
            with open(wal, "rb+") as file:
                os.fsync(file.fileno())

    def _remove_deleted(self, connection: sqlite3.Connection, index: sqlite3.Connection) -> None:
        # From here on undelete finds nothing.
        connection.execute(
            "UPDATE conversations SET deleted = -1 WHERE deleted BETWEEN 0 AND ?",
            (time.time() - KEPT_DAYS * DAY_S,),
        )
        _forget_deleted(connection)  # before the texts, so that an interruption leaves them to the next start
        doomed = "conversation_id IN (SELECT id FROM conversations WHERE deleted = -1)"
        numbers = connection.execute(f"SELECT seq FROM messages WHERE {doomed}").fetchall()
        for (seq,) in numbers:
            if self._closing.is_set():
                return  # the next start goes on with it
            text_index.remove_text(index, seq)
            connection.execute("DELETE FROM messages WHERE seq = ?", (seq,))
        for table in ("drafts", "draft_files"):
            connection.execute(f"DELETE FROM {table} WHERE {doomed}")
        connection.execute("DELETE FROM conversations WHERE deleted = -1")
        if numbers:
            index.execute("INSERT INTO search (search) VALUES ('optimize')")  # forgets their words too


def _forget_deleted(connection: sqlite3.Connection) -> None:
    """What was computed of the chats that are in the trash, or on their way out, since this was last done."""
    new = "deleted IS NOT NULL AND NOT forgotten"
    ids = [id_ for (id_,) in connection.execute(f"SELECT id FROM conversations WHERE {new}")]
    if not ids:
        return
    if any(
        connection.execute("SELECT 1 FROM messages WHERE conversation_id = ? LIMIT 1", (id_,)).fetchone()
        for id_ in ids
    ):
        _forget_kept_chats()
    connection.executemany(
        f"UPDATE conversations SET forgotten = 1 WHERE id = ? AND {new}", [(id_,) for id_ in ids]
    )


def _forget_kept_chats() -> None:
    """From keys and values a text could be worked out. Whose they are is not known, so all of them go."""
    with suppress(OSError):  # there is no data folder, and nothing in it
        past_blocks().clear()


def index_next(
    connection: sqlite3.Connection, index: sqlite3.Connection, is_closing: Callable[[], bool]
) -> bool:
    """Bring one text into the full-text index; False if all are there. An unfinished answer waits.

    What is attached is found by its name.
    """
    row = connection.execute(
        "SELECT seq, change, text, attachments FROM to_index JOIN messages USING (seq) "
        "WHERE role <> 'assistant' OR reason <> '' ORDER BY seq LIMIT 1"
    ).fetchone()
    if row is None:
        return False
    seq, change, text, attachments = row
    names = (attachment.name for attachment in unpack_attachments(attachments))
    searched = "\n".join((schema.to_text(text), *names))
    with schema.transaction(index):
        for _ in text_index.write_text(index, seq, searched):
            if is_closing():
                return False  # what is there now will be written once more
    with schema.turn():
        connection.execute("DELETE FROM to_index WHERE seq = ? AND change = ?", (seq, change))
    return True
