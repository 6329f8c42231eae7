"""One look through the folders of documents, in small steps, in the process that indexes.

A step takes about half a second, but for one that reads a file which may take long: that file is named
before, so that whoever waits knows what took too much, and can have it passed over.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.documents.worker import read
from engine.documents.document import Document
from engine.documents.index import Index
from engine.documents.tree import FileSeen, walk

STEP_S = 0.4
PLAIN_BYTES = 1 << 20
_SLOW = frozenset({"pdf", "docx", "html", "htm", "xhtml"})
WATCHED = 400  # folders whose changes are watched for, of each folder of the settings
NETWORKS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs afpfs webdav davfs ncpfs 9p afs coda ceph glusterfs lustre "
    "fuse.sshfs fuse.rclone fuse.davfs2 fuse.gvfsd-fuse fuse.glusterfs".split()
)

Trouble = str  # "", "gone", "unreadable", "empty"


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be done: all of ``folders`` are looked through, and files of none of them forgotten.

    ``failed``: sentences on files that took too much, which are not read again before they change.
    """

    index: Path
    folders: tuple[str, ...]
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is. ``folder``: the one that is worked on; "" at the end."""

    folder: str
    done: int = 0
    total: int = 0
    slow: str = ""  # the file that the next step begins with, if it may take long
    trouble: Trouble = ""  # of the folder, which is over then
    ended: bool = False  # the folder is looked through
    failed: int = 0  # of its files
    watched: tuple[str, ...] = ()  # folders that can be watched
    partly: bool = False  # folders in it could not be read


@dataclass(slots=True)
class _Folder:
    files: list[FileSeen] = field(default_factory=list)
    unreadable: list[Path] = field(default_factory=list)
    watched: list[str] = field(default_factory=list)
    trouble: Trouble = ""


def steps(look: Look, index: Index, is_network: Callable[[Path], bool]) -> Iterator[Step]:
    """Works through ``look``; what was done before a step is kept. Raises what ``Index`` raises."""
    failed = dict(look.failed)
    _forget_others(index, look.folders)
    for name in look.folders:
        root = Path(name)
        found = _Folder()
        for count in _scan(root, found):
            yield Step(name, total=count)
        known = index.known(root)
        if not found.files and known and not found.trouble:
            found.trouble = "empty"
        if found.trouble:
            yield Step(name, trouble=found.trouble, ended=True, done=len(known), total=len(known))
            continue
        _forget_gone(index, found, set(known))
        yield from _read(name, found, index, failed)
        index.commit()
        yield Step(
            name,
            *(len(found.files), len(found.files)),
            ended=True,
            failed=sum(bool(file.error) for file in index.known(root).values()),
            watched=() if is_network(root) else tuple(found.watched),
            partly=bool(found.unreadable),
        )
    yield Step("")


def _scan(root: Path, found: _Folder) -> Iterator[int]:
    """How many files there are so far, now and then."""
    pause = time.monotonic() + STEP_S
    for seen in walk(root):
        if isinstance(seen, FileSeen):
            found.files.append(seen)
        elif not seen.is_readable and seen.path == root:
            found.trouble = "unreadable" if os.path.lexists(root) else "gone"
        elif not seen.is_readable:
            found.unreadable.append(seen.path)
        elif len(found.watched) < WATCHED:
            found.watched.append(str(seen.path))
        if time.monotonic() > pause:
            yield len(found.files)
            pause = time.monotonic() + STEP_S


def _forget_others(index: Index, folders: tuple[str, ...]) -> None:
    kept: set[bytes] = set()
    for folder in folders:
        kept.update(index.known(Path(folder)))
    _forget(index, index.all_paths() - kept)


def _forget_gone(index: Index, found: _Folder, known: set[bytes]) -> None:
    gone = known - {os.fsencode(file.path) for file in found.files}
    for folder in found.unreadable:  # what is below may still be there
        start = os.path.join(os.fsencode(folder), b"")
        gone = {path for path in gone if not path.startswith(start)}
    _forget(index, gone)


def _forget(index: Index, paths: set[bytes]) -> None:
    for number, path in enumerate(sorted(paths)):
        index.remove(path)
        if number % 200 == 199:
            index.commit()
    index.commit()


def _read(name: str, found: _Folder, index: Index, failed: dict[str, str]) -> Iterator[Step]:
    known = index.known(Path(name))
    total = len(found.files)
    pause = time.monotonic() + STEP_S
    for done, file in enumerate(found.files):
        before = known.get(os.fsencode(file.path))
        if before is not None and (before.size, before.mtime) == (file.size, file.mtime):
            continue
        answer: Document | str | None = failed.get(str(file.path))
        slow = answer is None and _may_take_long(file)
        if slow or time.monotonic() > pause:
            index.commit()
            yield Step(name, done, total, slow=str(file.path) if slow else "")
            pause = time.monotonic() + STEP_S
        index.put(file.path, file.size, file.mtime, read(file.path) if answer is None else answer)


def _may_take_long(file: FileSeen) -> bool:
    return file.size > PLAIN_BYTES or file.path.suffix.lower().lstrip(".") in _SLOW


def on_network(path: Path) -> bool:
    """Whether the folder lies on another computer, of whose changes the system hears nothing."""
    import psutil

    try:
        disks = psutil.disk_partitions(all=True)
    except (OSError, RuntimeError):
        return True
    held = [disk for disk in disks if path.is_relative_to(disk.mountpoint)]
    nearest = max(held, key=lambda disk: len(disk.mountpoint), default=None)
    if str(path).startswith("\\\\"):
        return True
    return nearest is not None and (nearest.fstype.lower() in NETWORKS or "remote" in nearest.opts)
