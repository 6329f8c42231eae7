"""The folder a conversion writes: made beside its name, and given the name when it is complete.

While it is made it is called DIR.part, and DIR.part.lock beside it belongs to the one who makes it. What a
killed conversion leaves is removed by the next one; the system lets the lock of a dead program go.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import ConversionError

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def destination(folder: Path, replace: bool = False) -> Iterator[Path]:
    """An empty folder to write into; it becomes ``folder`` at the end, or goes if something is raised.

    ``replace``: what has the name is removed then, instead of being refused.

    Raises ConversionError: ``folder`` is there, another conversion writes it, or the disk does not take it.
    """
    folder = folder.absolute()
    part = folder.with_name(folder.name + ".part")
    old = folder.with_name(folder.name + ".old")
    with _disk_faults(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.with_name(folder.name + ".part.lock"), folder):
            if not replace:
                _refuse_existing(folder)
            _remove(part)
            _remove(old)
            part.mkdir()
            try:
                yield part
                _sync(part)
                if replace and os.path.lexists(folder):
                    os.rename(folder, old)
                _refuse_existing(folder)
                os.rename(part, folder)
                _sync(folder.parent)
                _remove(old)
            except BaseException:
                _remove(part)
                raise


def check_room(part: Path, size: int) -> None:
    """ConversionError where ``size`` bytes do not fit on the disk of ``part``."""
    free = shutil.disk_usage(part).free
    if free < size:
        raise ConversionError(
            f"The conversion needs {size / 1e6:,.0f} MB, but {part.parent} has only {free / 1e6:,.0f} MB "
            "left; free some space or choose another folder."
        )


def write_file(path: Path, content: bytes) -> None:
    """A new file, on the disk when this returns. Raises OSError."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _refuse_existing(folder: Path) -> None:
    if os.path.lexists(folder):
        raise ConversionError(f"{folder} already exists; choose another folder, or delete it first.")


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Puts a folder's names on the disk, where a system can."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _locked(path: Path, folder: Path) -> Iterator[None]:
    descriptor = -1
    while descriptor < 0:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            raise ConversionError(
                f"Another conversion is already writing {folder}; wait for it, or choose another folder."
            ) from None
        except OSError:
            pass  # a file system that knows no locks: nobody else can have one either
        if not _is_at(descriptor, path):  # the one who had the lock removed the file between our two steps
            os.close(descriptor)
            descriptor = -1
    try:
        yield
    finally:
        if sys.platform != "win32":
            path.unlink(missing_ok=True)  # while it is ours: nobody can have locked it
        os.close(descriptor)
        if sys.platform == "win32":
            try:
                path.unlink()
            except OSError:
                pass  # another program has it open already


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


@contextmanager
def _disk_faults(folder: Path) -> Iterator[None]:
    """Turns an OSError into a sentence about ``folder``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ConversionError(
                f"The disk is full, so {folder} was not written; free some space and try again."
            ) from error
        reason = error.strerror or str(error)
        raise ConversionError(f"{folder} cannot be written ({reason}); choose another folder.") from error
