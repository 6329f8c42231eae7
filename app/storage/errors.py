"""StoreError, and the sentence for each way in which SQLite refuses."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StoreError(Exception):
    """Conversations could not be read or written; ``str(error)`` is fit to be shown."""


class NotThereError(StoreError):
    """There is no conversation of this id, or it is deleted."""

    def __init__(self) -> None:
        super().__init__("This conversation is no longer there.")


DAMAGED = "The conversations file is damaged; start Tern again to have it repaired."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full, so the conversations cannot be saved; make some room on it.",
    sqlite3.SQLITE_READONLY: "The conversations file is read-only; allow Tern to write in its data folder.",
    sqlite3.SQLITE_PERM: "Tern may not use its conversations file; allow it to write in its data folder.",
    sqlite3.SQLITE_CANTOPEN: "The conversations file cannot be opened; see whether the data folder is there.",
    sqlite3.SQLITE_BUSY: "Another program is using the conversations file; close it.",
    sqlite3.SQLITE_LOCKED: "Another program is using the conversations file; close it.",
    sqlite3.SQLITE_IOERR: "The disk reports an error on the conversations file; see whether it is connected.",
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
        raise StoreError(sentence or f"The conversations file cannot be used ({error}).") from error
