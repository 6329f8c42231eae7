"""What the conversations file needs and nobody should wait for, in a thread with a connection of its own.

In this order: the check of a large file, the removal of what was deleted, the daily backup (only of a
file found whole), then, whenever something was written, the full-text index and the checkpoint of the
write-ahead log. Every transaction is short, so that the window's own writes hardly ever wait.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from app import backups, schema, search
from app.repair import CHECK_AT_ONCE, check_mark, connect, is_whole
from app.store_errors import DAMAGED, is_damage

log = logging.getLogger(__name__)

BACKUP_EVERY = timedelta(days=1)
_SLICES_AT_ONCE = 32  # about 20 ms
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
        self._purge_before = time.time()  # what is deleted now; not what a person deletes, and may undo, next
        self._closing = threading.Event()
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

    def purge(self) -> None:
        """Remove for good what is deleted now."""
        self._purge_before = time.time()
        self._wake.set()

    def close(self) -> None:
        """End within about the length of one step."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _run(self) -> None:
        whole: bool | None = None
        while not self._closing.is_set():
            self._wake.wait(_HOUR_S)
            self._wake.clear()
            try:
                connection = connect(self._path)
                try:
                    if whole is None:
                        whole = self._check(connection)
                    if not whole:
                        return  # the file stays as it is until the next start repairs it
                    self._round(connection)
                finally:
                    connection.close()
            except Exception as error:
                if isinstance(error, sqlite3.Error) and is_damage(error):
                    self._report_damage()
                    return
                log.warning("Upkeep of the conversations: %s", error)
                self._wake.set()
                self._closing.wait(_RETRY_S)
            self._closing.wait(_REST_S)

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

    def _round(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA secure_delete = ON")  # deleted means deleted
        self._remove_deleted(connection)
        last = backups.last_daily(self._path)
        if last is None or datetime.now() - last >= BACKUP_EVERY:
            if connection.execute("SELECT EXISTS (SELECT 1 FROM messages)").fetchone()[0]:
                backups.write_backup(connection, self._path, "daily")
        while not self._closing.is_set() and index_next(connection):
            time.sleep(0.002)  # lets a waiting writer in
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _remove_deleted(self, connection: sqlite3.Connection) -> None:
        # From here on undelete finds nothing.
        connection.execute("UPDATE conversations SET deleted = -1 WHERE deleted <= ?", (self._purge_before,))
        doomed = "conversation_id IN (SELECT id FROM conversations WHERE deleted = -1)"
        for (seq,) in connection.execute(f"SELECT seq FROM messages WHERE {doomed}").fetchall():
            while search.remove_slices(connection, seq, _SLICES_AT_ONCE):
                if self._closing.is_set():
                    return  # the next start goes on with it
            connection.execute("DELETE FROM messages WHERE seq = ?", (seq,))
        connection.execute(f"DELETE FROM drafts WHERE {doomed}")
        connection.execute("DELETE FROM conversations WHERE deleted = -1")


def index_next(connection: sqlite3.Connection) -> bool:
    """Bring one text into the full-text index; False if all are there. An unfinished answer waits."""
    row = connection.execute(
        "SELECT seq, text FROM messages WHERE indexed = 0 AND (role <> 'assistant' OR reason <> '') "
        "ORDER BY seq LIMIT 1"
    ).fetchone()
    if row is None:
        return False
    seq, text = row
    while search.remove_slices(connection, seq, _SLICES_AT_ONCE):
        pass
    steps = search.index_slices(connection, seq, text)
    more = True
    while more:
        with schema.transaction(connection):
            for _ in range(_SLICES_AT_ONCE):
                more = next(steps, "end") is None
                if not more:
                    # Unless the text has been changed in between: then it is indexed once more.
                    connection.execute(
                        "UPDATE messages SET indexed = 1 WHERE seq = ? AND text IS ?", (seq, text)
                    )
                    break
    return True
