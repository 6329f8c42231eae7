"""A file on its way: ``NAME.part`` and a sidecar that says what it will be.

The part file holds good bytes only, in order, so it can be gone on with after a restart or a crash: what is
there is hashed again, the rest is appended. The file gets its name when its sum is right.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from engine.errors import Stopped
from engine.hub.digest import READ_BYTES, Digest, RemoteFile
from engine.hub.errors import DamagedError
from engine.hub.files import PART, disk_faults, read_json, write_json

SIDECAR = ".part.json"
SYNC_BYTES = 32 << 20  # written to the disk so often that the last time is quick as well


class PartFile:
    """One file being written into ``folder``, which the caller has locked. Raises HubError for the disk."""

    def __init__(
        self, folder: Path, file: RemoteFile, on_checked: Callable[[int], None], stop: threading.Event
    ) -> None:
        """Opens what an earlier run left of the same file and hashes it; ``on_checked`` gets bytes so far."""
        self.file = file
        self.done = 0  # good bytes
        self._unsynced = 0
        self._folder = folder
        self._path = folder / (file.name + PART)
        self._sidecar = folder / (file.name + SIDECAR)
        self._digest = Digest(file)
        with disk_faults(folder, file.name):
            if read_json(self._sidecar) != asdict(file):
                self._path.unlink(missing_ok=True)
                write_json(self._sidecar, asdict(file))
            self._stream = self._path.open("ab+", buffering=0)
        try:
            with disk_faults(folder, file.name):
                self._rehash(on_checked, stop)
        except BaseException:
            self._stream.close()
            raise

    def append(self, data: bytes) -> None:
        """Writes the next bytes."""
        rest = memoryview(data)
        with disk_faults(self._folder, self.file.name):
            while rest:
                written = self._stream.write(rest)
                self._digest.update(rest[:written])
                self.done += written
                rest = rest[written:]
            self._unsynced += len(data)
            if self._unsynced >= SYNC_BYTES:
                os.fsync(self._stream.fileno())
                self._unsynced = 0

    def finish(self) -> Path:
        """Gives the whole file its name. DamagedError, and the part is gone, if its sum is wrong."""
        with disk_faults(self._folder, self.file.name):
            if not self._digest.is_right():
                self.discard()
                raise DamagedError(
                    f"{self.file.name} arrived damaged (its {self._digest.kind} is not the listed one); "
                    "it has to be downloaded again; the other files are kept.",
                    file=self.file.name,
                )
            os.fsync(self._stream.fileno())
            self._stream.close()
            path = self._folder / self.file.name
            os.replace(self._path, path)
            self._sidecar.unlink(missing_ok=True)
        return path

    def replace_by_link(self, source: Path) -> bool:
        """Gives ``source``, known to be right, the file's name as a second one; False if that cannot be."""
        link = self._path.with_name(self.file.name + ".link")
        try:
            link.unlink(missing_ok=True)
            os.link(source, link)
        except OSError:
            return False
        with disk_faults(self._folder, self.file.name):
            os.replace(link, self._folder / self.file.name)
            self.discard()
        return True

    def discard(self) -> None:
        self._stream.close()
        remove_part(self._folder, self.file.name)

    def close(self) -> None:
        """Leaves the part for the next time."""
        self._stream.close()

    def _rehash(self, on_checked: Callable[[int], None], stop: threading.Event) -> None:
        self._stream.seek(0)
        while data := self._stream.read(READ_BYTES):
            if stop.is_set():
                raise Stopped
            data = data[: self.file.size - self.done]  # more than the whole file is never good
            self._digest.update(data)
            self.done += len(data)
            on_checked(self.done)
            if self.done == self.file.size:
                break
        self._stream.truncate(self.done)
        self._stream.seek(self.done)


def remove_part(folder: Path, name: str) -> None:
    """Raises OSError."""
    (folder / (name + PART)).unlink(missing_ok=True)
    (folder / (name + SIDECAR)).unlink(missing_ok=True)
