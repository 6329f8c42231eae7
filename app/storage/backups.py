"""Backups of the conversations: whole copies in the folder ``backups`` beside the file, a bounded number."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

_STAMP = re.compile(r"-(\d{8}-\d{6}-\d{6})$")
KEPT = {"daily": 7, "before-update": 3}


def stamp() -> str:
    return datetime.now().strftime("%Y%m%d-%H%M%S-%f")


def folder_of(database: Path) -> Path:
    return database.parent / "backups"


def list_backups(database: Path, kind: str = "*") -> list[Path]:
    """Newest first."""
    found = folder_of(database).glob(f"{database.stem}-{kind}-*{database.suffix}")
    return sorted((file for file in found if _STAMP.search(file.stem)), key=_written, reverse=True)


def last_daily(database: Path) -> datetime | None:
    """When the newest daily backup was made."""
    dailies = list_backups(database, "daily")
    return _written(dailies[0]) if dailies else None


def write_backup(connection: sqlite3.Connection, database: Path, kind: str) -> Path:
    """Copy what ``connection`` has open; the name tells kind and time. The oldest of the kind go.

    Readers and writers are not held up. Raises OSError or sqlite3.Error; then nothing is left behind.
    """
    folder = folder_of(database)
    folder.mkdir(exist_ok=True)
    target = folder / f"{database.stem}-{kind}-{stamp()}{database.suffix}"
    part = target.with_name(target.name + ".part")
    try:
        with closing(sqlite3.connect(part)) as copy:
            # In one step: in several it would begin again whenever the window saves in between.
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without -wal beside it
        with open(part, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    for old in list_backups(database, kind)[KEPT[kind] :]:
        old.unlink(missing_ok=True)
    return target


@contextmanager
def copy_in_use(backup: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a private copy of a backup, so that migrating it leaves the backup as it is."""
    part = backup.with_name(backup.name + ".restore")
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as source:
                source.backup(copy)
            yield copy
    finally:
        part.unlink(missing_ok=True)


def _written(backup: Path) -> datetime:
    return datetime.strptime(backup.stem[-22:], "%Y%m%d-%H%M%S-%f")
