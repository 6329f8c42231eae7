"""Rows of the table about two versions of the program and one file of chats.

The older one is the program that was made. The newer one is made of the sources: it has a later number, and
one more step to bring the file up to date.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bare_system import Screen, wait_until
from chats import NEWEST, version_of
from rows import Table

from app.storage import backups

LATER = """
import sys
import engine.version
engine.version.__version__ = "99.0.0"
from app.storage import schema
def add_colour(connection):
    connection.execute("ALTER TABLE conversations ADD COLUMN colour TEXT")
schema.MIGRATIONS = (*schema.MIGRATIONS, add_colour)
from app.__main__ import main
sys.argv[0] = "tern"
sys.exit(main())
"""


class Versions:
    """Both programs on this system's screen, on one data folder."""

    def __init__(self, screen: Screen, bundle: Path, home: Path) -> None:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        self.screen = screen
        self.file = home.absolute() / "data/conversations.sqlite3"
        self.older = [str(bundle.absolute() / "tern")]
        self.newer = [sys.executable, "-c", LATER]
        self.environment = os.environ | {
            "HOME": str(home.absolute()),
            "TERN_HOME": str(self.file.parent),
            "TERN_CACHE": str(home.absolute() / "cache"),
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": screen.name,
        }

    def start(self, program: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(program, env=self.environment)

    def second_start_gives_way(self, first: list[str], second: list[str], version: int) -> None:
        """While ``first`` is open, ``second`` raises its window and ends; the file stays of ``version``."""
        self.screen.wait_until_empty()
        process = self.start(first)
        try:
            self.screen.window(process)
            wait_until(
                lambda: self.file.exists() and version_of(self.file) == version, 60, f"version {version}"
            )
            time.sleep(8)  # until it has loaded what it loads at its start, and answers at once
            other = self.start(second)
            try:
                status = other.wait(60)
            finally:
                other.kill()
            windows = self.screen.tool("search", "--onlyvisible", "--class", "tern").split()
            assert (status, len(windows)) == (0, 1), (status, windows)
            assert version_of(self.file) == version, version_of(self.file)
        finally:
            process.terminate()
            process.wait(60)

    def older_is_open(self) -> str:
        self.second_start_gives_way(self.older, self.newer, NEWEST)
        copies = backups.list_backups(self.file, "before-update")
        assert not copies, copies
        return f"the newer raised its window and ended; the chats stay in format {NEWEST}"

    def newer_is_open(self) -> str:
        self.second_start_gives_way(self.newer, self.older, NEWEST + 1)
        (copy,) = backups.list_backups(self.file, "before-update")
        assert version_of(copy) == NEWEST
        return f"brought to format {NEWEST + 1}, {copy.name} kept; the older raised its window and ended"

    def older_comes_back(self) -> str:
        """It says that the chats are of a newer version, and changes no byte."""
        before = self.file.read_bytes()
        self.screen.wait_until_empty()
        process = self.start(self.older)
        try:
            self.screen.press(self.screen.window(process), "Return")
            status = process.wait(30)
        finally:
            process.kill()
        assert status == 1, f"exit status {status}"
        assert self.file.read_bytes() == before
        return "refused, not a byte changed"


def check_versions(table: Table, screen: Screen, bundle: Path, home: Path) -> None:
    """One after the other, as when a new version is tried and given up."""
    versions = Versions(screen, bundle, home)
    table.check("two versions: the older is open", versions.older_is_open)
    table.check("two versions: the newer is open", versions.newer_is_open)
    table.check("two versions: back to the older", versions.older_comes_back)
