"""Opening the conversations file: checked, brought to this version, and repaired where it is damaged.

A damaged file is never thrown away: it is kept beside the new one under a dated name, all that can still
be read goes into the new one, and the last backup is offered for the rest.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.storage import backups, schema
from app.storage.errors import StoreError, is_damage, told_as_store_error

# Above this the check runs in the background after the start (app/storage/upkeep.py). bytes
CHECK_AT_ONCE = 32 << 20
# Writing stops the window for so long at most while another connection writes; the session tries again. s
BUSY_TIMEOUT = 0.5

Steps = Sequence[Callable[[sqlite3.Connection], None]]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found when the file was opened. ``sentence`` is "" when all was well."""

    sentence: str = ""
    damaged: Path | None = None  # where the damaged file is kept now
    backup: Path | None = None  # the last good backup, offered for ``Store.restore``
    migrated_from: int | None = None  # schema version before


def connect(path: Path, timeout: float = BUSY_TIMEOUT) -> sqlite3.Connection:
    """A connection as the store and the upkeep thread use it. Transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")  # in WAL: nobody waits for the disk (see store.py)
        # A safety net only: checkpoints are the work of the upkeep thread. pages
        connection.execute("PRAGMA wal_autocheckpoint = 20000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def check_mark(path: Path) -> Path:
    """This file says that the next start must check the database before anything else."""
    return path.with_suffix(".check")


def _damaged() -> sqlite3.DatabaseError:
    """As SQLite says it, for what a check has found."""
    error = sqlite3.DatabaseError("the check found damage")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def is_whole(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def open_file(path: Path, steps: Steps = schema.MIGRATIONS) -> tuple[sqlite3.Connection, Report]:
    """A connection to the whole, up-to-date file at ``path``, and what had to be done for it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_newer(_header_version(path), steps)
    except OSError as error:
        raise StoreError(
            f"The file with your chats, {path}, cannot be used ({error.strerror}); "
            "allow Tern to read and write its data folder."
        ) from error
    backup = next(iter(backups.list_backups(path)), None)
    was_there = path.exists() and path.stat().st_size > 0
    with told_as_store_error():
        try:
            connection, report = _open(path, steps)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return _begin_anew(path, steps, backup)
    if not was_there and backup is not None:
        report = Report("The file with your chats was missing or empty; there is a backup.", backup=backup)
    return connection, report


def _open(path: Path, steps: Steps) -> tuple[sqlite3.Connection, Report]:
    connection = connect(path)
    try:
        before = schema.version(connection)
        _refuse_newer(before, steps)
        _refuse_foreign(connection, path)
        must_check = check_mark(path).exists() or path.stat().st_size <= CHECK_AT_ONCE
        if must_check and not is_whole(connection):
            raise _damaged()
        connection.execute("PRAGMA journal_mode = WAL")
        # After a long message the -wal file goes back to this, below what upkeep takes as large. bytes
        connection.execute(f"PRAGMA journal_size_limit = {4 << 20}")
        report = Report()
        if before < len(steps):
            report = _bring_up_to_date(connection, path, steps, before)
        check_mark(path).unlink(missing_ok=True)
        return connection, report
    except BaseException:
        connection.close()
        raise


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, steps: Steps, before: int) -> Report:
    if before == 0:
        schema.migrate(connection, steps)
        return Report()
    try:
        backup = backups.write_backup(connection, path, "before-update")
    except OSError as error:
        raise StoreError(
            "Your chats must be converted to a new format, but the backup could not be "
            f"written ({error.strerror}); nothing was changed."
        ) from error
    try:
        schema.migrate(connection, steps)
    except sqlite3.Error as error:
        if is_damage(error):
            raise
        raise StoreError(
            f"Your chats could not be converted to the format of this version ({error}); nothing was "
            f"changed, and a copy is kept in {backup}."
        ) from error
    return Report(migrated_from=before)


def _begin_anew(path: Path, steps: Steps, backup: Path | None) -> tuple[sqlite3.Connection, Report]:
    kept = path.with_name(f"{path.stem}.damaged-{backups.stamp()}{path.suffix}")
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        if file.exists():
            os.replace(file, kept.with_name(kept.name + ending))
    check_mark(path).unlink(missing_ok=True)
    connection, _ = _open(path, steps)
    try:
        with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as source:
            saved = merge(source, connection)
    except sqlite3.Error:
        saved = 0  # not one readable page; the file stays where it is kept
    sentence = (
        f"The file with your chats was damaged; it was kept as {kept.name}, "
        f"and {saved} messages were recovered from it."
    )
    if backup is not None:
        sentence += f" The backup {backup.name} can restore what is missing."
    return connection, Report(sentence, kept, backup)


def merge(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Copy every row of ``source`` that can be read and is not in ``target``; the number of messages."""
    source.text_factory = lambda column: column.decode("utf-8", "replace")
    with schema.transaction(target):
        for table in ("conversations", "drafts", "draft_files"):
            _copy_rows(source, target, table, left_out=set())
        # Numbers are given anew, in the same order.
        messages = _copy_rows(source, target, "messages", left_out={"seq"})
        target.execute(
            "INSERT INTO conversations (id, title, created, updated) "
            "SELECT conversation_id, substr(text, 1, 40), min(created), max(created) FROM messages "
            "WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id"
        )
        mark_interrupted(target)
    return messages


def mark_interrupted(connection: sqlite3.Connection) -> None:
    """An answer that was being written when the program ended is cut; it can be continued."""
    connection.execute("UPDATE messages SET reason = 'interrupted' WHERE role = 'assistant' AND reason = ''")


def discard_staged(connection: sqlite3.Connection) -> None:
    """Leaves what there is of an import that ended early to the upkeep thread, which removes it."""
    staged = f"deleted = {schema.STAGED}"
    for table in ("drafts", "draft_files"):
        connection.execute(
            f"DELETE FROM {table} WHERE conversation_id IN (SELECT id FROM conversations WHERE {staged})"
        )
    connection.execute(f"UPDATE conversations SET deleted = -1 WHERE {staged}")


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection, table: str, left_out: set[str]) -> int:
    """The number of rows that were not in ``target`` before."""
    ours = {row[1] for row in target.execute(f"PRAGMA table_info({table})")} - left_out
    names: list[str] = []
    rows: dict[int, Sequence[Any]] = {}
    # From both ends: a damaged page in the middle hides what lies behind it.
    for order in ("ASC", "DESC"):
        try:
            cursor = source.execute(f"SELECT rowid, * FROM {table} NOT INDEXED ORDER BY rowid {order}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                if row[0] in rows:
                    break
                rows[row[0]] = row
        except sqlite3.DatabaseError:
            continue
    wanted = [i for i, name in enumerate(names) if i > 0 and name in ours]
    added = 0
    for rowid in sorted(rows):
        added += target.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(names[i] for i in wanted)}) "
            f"VALUES ({', '.join('?' * len(wanted))})",
            [rows[rowid][i] for i in wanted],
        ).rowcount
    return added


def _header_version(path: Path) -> int:
    """user_version as the first page has it, without opening the database: 0 if there is none."""
    if not path.exists():
        return 0
    with open(path, "rb") as file:
        header = file.read(64)
    return int.from_bytes(header[60:64], "big") if header.startswith(b"SQLite format 3\0") else 0


def _refuse_newer(version: int, steps: Steps) -> None:
    if version > len(steps):
        raise StoreError(
            "These chats were saved by a newer version of Tern and were not changed. "
            "Use that version, or choose another data folder with TERN_HOME."
        )


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    if not ours and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError(f"{path} is not a file of Tern's chats; it was not changed. Move it away.")
