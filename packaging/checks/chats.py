"""Rows of the table about one file of chats and programs of different versions."""

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from bare_system import UID, USER, BareSystem, Screen, end, wait_until
from rows import Table

from app.storage import backups, opening, schema

NEWEST = len(schema.MIGRATIONS)
TEXTS = ("What is a tern?", "A sea bird. 田中 ü 😀")


def chats_of_other_versions(table: Table, bare: BareSystem, screen: Screen, pictures: Path) -> None:
    """The installed program meets a file of the version before its own, then one of the next."""
    home = bare.make_home("chats of another version")
    folder = bare.root / home.lstrip("/") / ".local/share/tern"
    table.check(
        "chats of the version before", lambda: upgraded(bare, screen, home, folder / "conversations.sqlite3")
    )
    table.check(
        "chats of a newer version",
        lambda: refused(bare, screen, home, folder / "conversations.sqlite3", pictures / "newer.png"),
    )


def write_chat(path: Path, version: int) -> None:
    """The file as the program of that version left it: one chat, a question and its answer."""
    path.parent.mkdir(parents=True)
    with closing(opening.connect(path)) as connection:
        schema.migrate(connection, schema.MIGRATIONS[:version])
        connection.execute(
            "INSERT INTO conversations (id, title, created, updated) VALUES ('chat', 'Birds', 1, 2)"
        )
        for seq, text in enumerate(TEXTS):
            connection.execute(
                "INSERT INTO messages (id, conversation_id, role, reason, created, text) "
                "VALUES (?, 'chat', ?, ?, ?, ?)",
                (f"message {seq}", "assistant" if seq else "user", "stop" if seq else "", seq, text),
            )


def upgraded(bare: BareSystem, screen: Screen, home: str, path: Path) -> str:
    """Brought to the newest version with every word kept, and a copy that the older program opens."""
    write_chat(path, NEWEST - 1)
    own(bare, home)
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command("tern", home, screen.name))
    try:
        screen.window(process)
        wait_until(lambda: version_of(path) == NEWEST, 60, "the file to be upgraded")
    finally:
        end(process)
    with closing(_read_only(path)) as connection:
        kept = tuple(text for (text,) in connection.execute("SELECT text FROM messages ORDER BY seq"))
    assert kept == TEXTS, kept
    (copy,) = backups.list_backups(path, "before-update")
    assert version_of(copy) == NEWEST - 1
    return f"{NEWEST - 1} became {NEWEST}, both messages there, {copy.name} kept"


def refused(bare: BareSystem, screen: Screen, home: str, path: Path, picture: Path) -> str:
    """A program that finds a file of the next version says so, ends, and changes no byte of it."""
    shutil.rmtree(path.parent)
    write_chat(path, NEWEST)
    with closing(opening.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    own(bare, home)
    before = path.read_bytes()
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command("tern", home, screen.name))
    try:
        window = screen.window(process)
        screen.picture(picture)
        screen.tool("windowfocus", "--sync", window)
        screen.tool("key", "Return")
        status = process.wait(30)
    finally:
        end(process)
    assert status == 1, f"exit status {status}"
    assert path.read_bytes() == before
    return f"refused, not a byte changed, {picture.name}"


def two_copies(bare: BareSystem, screen: Screen, home: str) -> str:
    """The package's program has the window; that of ``home``, asked for the same data, raises it and ends."""
    data = f"/home/{USER}/.local/share/tern"
    told = bare.root / home.lstrip("/") / "told.txt"
    # One script, because the lock names a process of its namespace
    script = f"export TERN_HOME={data}; /usr/bin/tern & "
    script += 'until [ -e "$HOME/go.txt" ]; do sleep 0.2; done; '
    script += 'status=0; "$HOME/.local/bin/tern" || status=$?; echo $status >"$HOME/told.txt"; sleep 1000'
    screen.wait_until_empty()
    process = subprocess.Popen(bare.command(script, home, screen.name))
    try:
        screen.window(process)
        time.sleep(8)  # until it has loaded what it loads at its start, and answers at once
        (told.parent / "go.txt").touch()
        wait_until(lambda: told.exists() and told.stat().st_size, 120, "the second program to end")
        assert told.read_text("utf-8") == "0\n", "the second program did not end well"
        windows = screen.tool("search", "--onlyvisible", "--class", "tern").split()
        assert len(windows) == 1, windows
    finally:
        end(process)
    return "the second start raised the first's window and ended"


def own(bare: BareSystem, home: str) -> None:
    """Everything in ``home`` belongs to the person."""
    top = bare.root / home.lstrip("/")
    for path in [top, *top.rglob("*")]:
        os.chown(path, UID, UID)


def version_of(path: Path) -> int:
    """Of the tables in the file, also while a program has it open."""
    with closing(_read_only(path)) as connection:
        return schema.version(connection)


def last_answer(database: Path) -> str:
    """The last answer that has come to its end, or ""."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        row = connection.execute(
            "SELECT text FROM messages WHERE role = 'assistant' AND reason = 'stop' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    return str(row[0]).strip() if row else ""


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
