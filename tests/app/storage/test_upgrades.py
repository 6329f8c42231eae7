"""Programs of different versions and one file of chats: upgraded with a copy, refused, never shared."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.storage import backups, opening, schema
from app.storage.errors import StoreError
from app.storage.store import Store
from app.system.single_instance import SingleInstance
from tests.helpers import ROOT

NEWEST = len(schema.MIGRATIONS)
TEXTS = ("What is a tern?", "A sea bird. 田中 ü 😀")


def write(path: Path, version: int) -> None:
    """A file as the program of that version left it: one chat, a question and its answer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(opening.connect(path)) as connection:
        schema.migrate(connection, schema.MIGRATIONS[:version])
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "INSERT INTO conversations (id, title, created, updated) VALUES ('chat', 'Birds', 1, 2)"
        )
        for seq, (role, text) in enumerate(zip(("user", "assistant"), TEXTS, strict=True)):
            connection.execute(
                "INSERT INTO messages (id, conversation_id, role, reason, created, text) "
                "VALUES (?, 'chat', ?, ?, ?, ?)",
                (f"message {seq}", role, "stop" if seq else "", seq, text),
            )


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return schema.version(connection)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".sqlite3"}


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_file_of_every_earlier_version_is_upgraded_with_a_copy(tmp_path: Path, version: int) -> None:
    path = tmp_path / "田中 ü 😀/conversations.sqlite3"
    write(path, version)
    store, report = Store.open(path)
    assert (report.migrated_from, report.sentence) == (version, "")
    (info,) = store.conversations()
    assert info.title == "Birds"
    assert tuple(message.text for message in store.load("chat").messages.values()) == TEXTS
    store.close()
    assert version_of(path) == NEWEST
    (copy,) = backups.list_backups(path, "before-update")
    assert version_of(copy) == version, "the copy opens with the program that wrote it"


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_an_older_program_refuses_and_changes_nothing(tmp_path: Path, version: int) -> None:
    path = tmp_path / "conversations.sqlite3"
    write(path, NEWEST)
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="saved by a newer version of Tern and were not changed") as refused:
        opening.open_file(path, schema.MIGRATIONS[:version])
    assert "\n" not in str(refused.value)
    assert contents(tmp_path) == before
    assert backups.list_backups(path) == []


def test_a_newer_program_does_not_upgrade_what_an_older_one_has_open(
    qapp: QApplication, tern_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is the same in all versions, and is asked for before the file is opened."""
    older = SingleInstance(tern_home)
    assert older.acquire()
    path = tern_home / "conversations.sqlite3"
    write(path, NEWEST - 1)
    before = contents(tern_home)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    newer = subprocess.Popen([sys.executable, "-m", "app"], cwd=ROOT)
    try:
        for _ in range(600):
            if newer.poll() is not None:
                break
            qapp.processEvents()  # the older window answers
            try:
                newer.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    finally:
        newer.kill()
        newer.wait(20)
    assert newer.returncode == 0, "it has raised the older window, and ended"
    assert contents(tern_home) == before
    older.release()


def test_the_lock_is_where_every_version_looks_for_it(qapp: QApplication, tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    assert (tmp_path / "tern.lock").is_file()
    instance.release()
