"""Small things about files: what failed, JSON, sizes, free space."""

import errno
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.hub.errors import DiskFullError, FolderError
from engine.whole_file import write_whole

Progress = Callable[[int, int], None]  # bytes done, of all


def no_progress(done: int, total: int) -> None:
    """For those who do not want to know."""


@contextmanager
def disk_faults(folder: Path, file: str = "") -> Iterator[None]:
    """Turns an OSError into a sentence about ``folder``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(
                f"The disk of {folder} is full; free some space, then resume the download.",
                file=file,
            ) from error
        if error.errno == errno.EFBIG:
            raise DiskFullError(
                f"The disk of {folder} cannot hold a file of this size; choose a folder on another disk.",
                file=file,
            ) from error
        reason = error.strerror or str(error)
        raise FolderError(
            f"{folder} cannot be written ({reason}); choose another folder.", file=file
        ) from error


def write_json(path: Path, values: dict[str, Any]) -> None:
    """All or nothing: a crash leaves the old file or the new one. Raises OSError."""
    write_whole(path, f"{json.dumps(values, indent=1)}\n".encode())


def read_json(path: Path) -> dict[str, Any]:
    """The object in ``path``, {} where there is none that can be read."""
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def file_size(path: Path) -> int:
    """Bytes, 0 where there is no file."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def folder_size(folder: Path) -> int:
    """Bytes of all files below ``folder``."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def free_space(folder: Path) -> int:
    """Bytes a program may still write where ``folder`` is, or will be."""
    folder = folder.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


PART = ".part"
