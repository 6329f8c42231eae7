"""The documents below a folder, found without following a link twice, and without waiting for devices."""

import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.documents.kinds import SUFFIXES, suffix_of

MOST_FILES = 200_000  # of one folder; a whole disk is no folder of documents
SKIPPED = frozenset({"node_modules", "__pycache__", "$RECYCLE.BIN", "System Volume Information"})


@dataclass(frozen=True, slots=True)
class FileSeen:
    path: Path
    size: int
    mtime: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class FolderSeen:
    """``is_readable``: what is in it follows; else nothing is known of what is below."""

    path: Path
    is_readable: bool


def walk(root: Path) -> Iterator[FileSeen | FolderSeen]:
    """Folders before what is in them, the upper ones first. Hidden files and folders are left out.

    Links are followed after everything else, so that a file has the name it really has, and no folder and no
    file is seen twice, so that loops end.
    """
    folders, links = deque([root]), deque[Path]()
    seen: set[tuple[int, int]] = set()
    count = 0
    while folders or links:
        path = folders.popleft() if folders else links.popleft()
        try:
            found = os.stat(path)
            if not _note(found, seen):
                continue
            if stat.S_ISREG(found.st_mode) and path != root:  # at the end of a link
                count += 1
                yield FileSeen(path, found.st_size, found.st_mtime_ns)
            if not stat.S_ISDIR(found.st_mode):
                if path == root:
                    yield FolderSeen(path, False)
                continue
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError:  # a link to nowhere or to itself too
            if path == root or not path.is_symlink():
                yield FolderSeen(path, False)
            continue
        yield FolderSeen(path, True)
        for entry in entries:
            try:
                kind = _kind(entry)
                if kind == "file" and _note(found := entry.stat(), seen):
                    count += 1
                    yield FileSeen(path / entry.name, found.st_size, found.st_mtime_ns)
                elif kind in ("folder", "link"):
                    (links if kind == "link" else folders).append(path / entry.name)
            except OSError:  # it has just gone
                continue
            if count >= MOST_FILES:
                return


def _kind(entry: os.DirEntry[str]) -> str:
    """ "file", "folder" or "link"; "" for what is no document."""
    if entry.name.startswith((".", "~$")) or entry.name in SKIPPED:
        return ""
    is_document = suffix_of(entry.name) in SUFFIXES
    if entry.is_symlink():
        return "link" if is_document or entry.is_dir() else ""
    if entry.is_dir():
        return "folder"
    return "file" if is_document and entry.is_file() else ""


def _note(found: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """False if it was seen before. Windows gives no number in a list of a folder: there it never was."""
    key = (found.st_dev, found.st_ino)
    if found.st_ino and key in seen:
        return False
    seen.add(key)
    return True
