"""One program at a time writes into a model's folder. The system lets the lock go with its program."""

import os
import sys
from pathlib import Path
from types import TracebackType

from engine.hub.errors import BusyFolderError
from engine.hub.files import disk_faults

LOCK = ".tern-lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """``with FolderLock(folder):`` makes the folder if missing; BusyFolderError if another has the lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / LOCK
        self._descriptor = -1

    def __enter__(self) -> None:
        with disk_faults(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        while self._descriptor < 0:
            with disk_faults(self._folder):
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(descriptor)
            except (BlockingIOError, PermissionError):
                os.close(descriptor)
                raise BusyFolderError(f"Another program is working in {self._folder}.") from None
            except OSError:
                pass  # a file system that knows no locks: nobody else can have one either
            if self._is_ours(descriptor):
                self._descriptor = descriptor
            else:  # the one who had the lock removed the file between our two steps
                os.close(descriptor)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)  # while it is ours: nobody can have locked it
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            try:
                self._path.unlink()
            except OSError:
                pass  # another program has it open already

    def _is_ours(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._path))
        except OSError:
            return False
