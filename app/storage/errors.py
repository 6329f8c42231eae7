"""StoreError, and the sentence for each way in which SQLite refuses."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """Conversations could not be read or written; ``str(error)`` is fit to be shown."""


class NotThereError(StoreError):
    """There is no conversation of this id, or it is deleted."""

    def __init__(self) -> None:
        super().__init__("This chat no longer exists.")


class BusyError(StoreError):
    """Another thread of this process writes to the chats just now."""


DAMAGED = "The file with your chats is damaged; restart Tern to repair it."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full, so your chats cannot be saved; free some space.",
    sqlite3.SQLITE_READONLY: (
        "The file with your chats is read-only; allow Tern to write to its data folder."
    ),
    sqlite3.SQLITE_PERM: (
        "Tern is not allowed to use the file with your chats; allow it to write to its data folder."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The file with your chats cannot be opened; check that the data folder exists."
    ),
    sqlite3.SQLITE_BUSY: "Another program is using the file with your chats; close that program.",
    sqlite3.SQLITE_LOCKED: "Another program is using the file with your chats; close that program.",
    sqlite3.SQLITE_IOERR: (
        "The disk reports an error reading the file with your chats; check that it is connected."
    ),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error did not come from SQLite itself."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def told_as_store_error() -> Iterator[None]:
    """Inside, every error of SQLite becomes a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _SENTENCES.get(primary_code(error))
        raise StoreError(sentence or f"The file with your chats cannot be used ({error}).") from error
